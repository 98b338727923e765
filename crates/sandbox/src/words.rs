//! Gigya's own words for its response codes (REST, 5).
//!
//! Observed wording where there is a recorded answer, else the official table's, else the code's name read out: both
//! are UNCONFIRMED (REST, 9.11).

use axum::http::StatusCode;
use gigya::ResponseCode as Code;

const MESSAGES: &[(Code, &str)] = &[
    (Code::DATA_PENDING, "Data pending"),
    (Code::OPERATION_CANCELED, "Operation canceled"),
    (Code::PERMISSION_GRANTED, "Permission granted"),
    (Code::PERMISSION_NOT_GRANTED, "Permission not granted"),
    (Code::REDIRECT, "Redirect"),
    (Code::NEW_USER, "New user"),
    (Code::OPERATION_DONE, "Operation done"),
    (Code::UPDATE_USER, "Update user"),
    (Code::OK_WITH_ERRORS, "OK with errors"),
    (Code::ACCOUNTS_LINKED, "Accounts linked"),
    (Code::OK_WITH_ERROR_LOGIN_IDENTIFIER_EXISTS, "OK with error login identifier exists"),
    (Code::ACCOUNT_PENDING_REGISTRATION, "Account Pending Registration"),
    (Code::ACCOUNT_PENDING_VERIFICATION, "Account Pending Verification"),
    (Code::ACCOUNT_MISSING_LOGINID, "Account missing loginID"),
    (Code::IDENTITY_ALREADY_ASSIGNED, "Identity already assigned"),
    (Code::AFTER_EMAIL_VERIFICATION, "After email verification"),
    (Code::PENDING_CODE_VERIFICATION, "Pending code verification"),
    (Code::CLIENT_LOG, "Client log"),
    (Code::INVALID_DATA_CENTER, "Invalid data center"),
    (Code::INVALID_REQUEST_FORMAT, "Invalid request format"),
    (Code::MISSING_REQUIRED_PARAMETER, "Missing required parameter"),
    (Code::UNIQUE_IDENTIFIER_EXISTS, "Unique identifier exists"),
    (Code::INVALID_PARAMETER_FORMAT, "Invalid parameter format"),
    (Code::INVALID_PARAMETER_VALUE, "Invalid parameter value"),
    (Code::DUPLICATE_VALUE, "Duplicate value"),
    (Code::INVALID_AUTHENTICATION_HEADER, "Invalid authentication header"),
    (Code::VALIDATION_ERROR, "Validation error"),
    (Code::INVALID_REDIRECT_URI, "Invalid redirect URI"),
    (Code::INVALID_RESPONSE_TYPE, "Invalid response type"),
    (Code::UNSUPPORTED_GRANT_TYPE, "Unsupported grant type"),
    (Code::INVALID_GRANT, "Invalid grant"),
    (Code::CODE_EXPIRED, "Code expired"),
    (Code::SCHEMA_VALIDATION_FAILED, "Schema validation failed"),
    (Code::CAPTCHA_VERIFICATION_FAILED, "CAPTCHA verification failed"),
    (Code::UNIQUE_INDEX_VALIDATION_ERROR, "Unique index validation"),
    (Code::INVALID_TYPE_VALIDATION_ERROR, "Invalid type validation"),
    (Code::DYNAMIC_FIELDS_VALIDATION_ERROR, "Dynamic fields validation"),
    (Code::WRITE_ACCESS_VALIDATION_ERROR, "Write access validation"),
    (Code::INVALID_FORMAT_VALIDATION_ERROR, "Invalid format validation"),
    (Code::REQUIRED_VALUE_VALIDATION_ERROR, "Required value validation"),
    (Code::EMAIL_NOT_VERIFIED, "Email not verified"),
    (Code::SCHEMA_CONFLICT_ERROR, "Schema conflict"),
    (Code::OPERATION_NOT_ALLOWED, "Operation not allowed"),
    (Code::SECURITY_VERIFICATION_FAILED, "Security verification failed"),
    (Code::INVALID_APIKEY_PARAMETER, "Invalid ApiKey parameter"),
    (Code::NOT_SUPPORTED, "Not supported"),
    (Code::UNSUPPORTED_USER_AGENT, "Browser insecure"),
    (Code::NO_PROVIDERS, "No providers"),
    (Code::POPUP_BLOCKED, "Popup blocked"),
    (Code::INVALID_EVENT_HANDLER, "Invalid event handler"),
    (Code::INVALID_CONTAINERID, "Invalid containerID"),
    (Code::NOT_CONNECTED, "Not connected"),
    (Code::INVALID_SITE_DOMAIN, "Invalid site domain"),
    (Code::PROVIDER_CONFIGURATION_ERROR, "Provider configuration error"),
    (Code::LIMIT_REACHED, "Limit reached"),
    (Code::FREQUENCY_LIMIT_REACHED, "Frequency limit reached"),
    (Code::INVALID_ACTION, "Invalid action"),
    (Code::INSUFFICIENT_POINTS_TO_REDEEM, "Insufficient points to redeem"),
    (Code::SIGNATURE_TIMESTAMP_EXPIRED, "Signature timestamp expired"),
    (Code::PASSKEY_AUTHENTICATOR_REGISTERED, "Passkey authenticator registered"),
    (Code::PASSKEY_ABORTED, "Passkey aborted"),
    (Code::ERROR_DURING_EXTENSIONS_OPERATION, "Error during extensions operation"),
    (Code::EXTENSION_POINT_CUSTOM_ERROR, "Extension point custom error"),
    (Code::INVALID_POLICY_CONFIGURATION, "Invalid policy configuration"),
    (Code::MEDIA_ITEMS_NOT_SUPPORTED, "Media items not supported"),
    (Code::SUSPECTED_SPAM, "Suspected spam"),
    (Code::LOGIN_FAILED_CAPTCHA_REQUIRED, "Login Failed Captcha Required"),
    (Code::LOGIN_FAILED_WRONG_CAPTCHA, "Login Failed Wrong Captcha"),
    (Code::REQUEST_FAILED_CAPTCHA_REQUIRED, "Request failed captcha required"),
    (Code::OLD_PASSWORD_USED, "Old password used"),
    (Code::FORBIDDEN, "Forbidden"),
    (Code::INVALID_SESSION_TOKEN, "Invalid session token"),
    (Code::REQUEST_HAS_EXPIRED, "Request has expired"),
    (Code::INVALID_REQUEST_SIGNATURE, "Invalid request signature"),
    (Code::DUPLICATE_NONCE, "Duplicate nonce"),
    (Code::UNAUTHORIZED_USER, "Unauthorized user"),
    (Code::SENSITIVE_DATA_SENT_OVER_HTTP, "Secret Sent Over Http"),
    (Code::PERMISSION_DENIED, "Permission denied"),
    (Code::INVALID_OPENID_URL, "Invalid OpenID Url"),
    (Code::PROVIDER_SESSION_EXPIRED, "Provider session expired"),
    (Code::INVALID_SECRET, "Invalid Secret"),
    (Code::SESSION_HAS_EXPIRED, "Session has expired"),
    (Code::NO_VALID_SESSION, "No valid session"),
    (Code::UNVERIFIED_USER, "Unverified user"),
    (Code::MISSING_REQUEST_REFERRER, "Missing request referrer"),
    (Code::UNEXPECTED_PROVIDER_USER, "Unexpected provider user"),
    (Code::PERMISSION_NOT_REQUESTED, "Permission not requested"),
    (Code::NO_USER_PERMISSION, "No user permission"),
    (Code::PROVIDER_LIMIT_REACHED, "Provider limit reached"),
    (Code::INVALID_TOKEN, "Invalid token"),
    (Code::UNAUTHORIZED_ACCESS_ERROR, "Unauthorized access error"),
    (Code::DIFFERENT_USER_FOR_REAUTH, "Different user for reauth"),
    (Code::SESSION_EXPIRED_RETRY, "Session expired retry"),
    (Code::APPROVED_BY_MODERATOR, "Approved by moderator"),
    (Code::TOKEN_HAS_RENEWED, "Token has renewed"),
    (Code::NO_USER_COOKIE, "No user cookie"),
    (Code::UNAUTHORIZED_PARTNER, "Unauthorized partner"),
    (Code::POST_DENIED, "Post denied"),
    (Code::NO_LOGIN_TICKET, "No login ticket"),
    (Code::ACCOUNT_DISABLED, "Account disabled"),
    (Code::INVALID_LOGINID, "Invalid LoginID"),
    (Code::LOGIN_IDENTIFIER_EXISTS, "Login identifier exists"),
    (Code::UNDERAGE_USER, "Underage user"),
    (Code::INVALID_SITE_CONFIGURATION_ERROR, "Invalid site configuration error"),
    (Code::LOGINID_DOES_NOT_EXIST, "Login ID does not exist"),
    (Code::API_RATE_LIMIT_EXCEEDED, "Api rate limit exceeded"),
    (Code::PENDING_PASSWORD_CHANGE, "Pending password change"),
    (Code::ACCOUNT_PENDING_TFA_VERIFICATION, "Account Pending TFA Verification"),
    (Code::ACCOUNT_PENDING_TFA_REGISTRATION, "Account Pending TFA Registration"),
    (Code::ACCOUNT_PENDING_RECENT_LOGIN, "Account Pending Recent Login"),
    (Code::ACCOUNT_TEMPORARILY_LOCKED_OUT, "Account Temporarily Locked Out"),
    (Code::REDUNDANT_OPERATION, "Redundant Operation"),
    (Code::INVALID_APPLICATION_ID, "Invalid application ID"),
    (
        Code::THIS_AUTHENTICATION_METHOD_IS_CURRENTLY_DISABLED,
        "This authentication method is currently disabled",
    ),
    (Code::NOT_FOUND, "Not found"),
    (Code::FRIEND_NOT_FOUND, "Friend not found"),
    (Code::CATEGORY_NOT_FOUND, "Category not found"),
    (Code::UID_NOT_FOUND, "UID not found"),
    (Code::RESOURCE_NOT_FOUND, "Invalid URL"),
    (Code::INVALID_API_METHOD, "Invalid API method"),
    (Code::IDENTITY_EXISTS, "Identity exists"),
    (Code::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS, "Force link / login identifier exists"),
    (Code::MISSING_USER_PHOTO, "Missing user photo"),
    (Code::COUNTER_NOT_REGISTERED, "Counter not registered"),
    (Code::INVALID_GMID_TICKET, "Invalid gmid ticket"),
    (Code::SAML_MAPPED_ATTRIBUTE_NOT_FOUND, "SAML mapped attribute not found"),
    (Code::SAML_CERTIFICATE_NOT_FOUND, "SAML certificate not found"),
    (Code::SAML_MESSAGE_NOT_FOUND, "Saml message not found"),
    (Code::TOO_MANY_REQUESTS_FOR_SAME_USER, "Too many requests for same user"),
    (Code::GONE, "Gone"),
    (Code::REQUEST_ENTITY_TOO_LARGE, "Request entity too large"),
    (Code::COMMENT_TEXT_TOO_LARGE, "Comment text too large"),
    (Code::OBJECT_TOO_LARGE, "Object too large"),
    (Code::PROFILE_PHOTO_TOO_LARGE, "Profile photo too large"),
    (Code::REQUEST_URI_TOO_LONG, "Request uri too long"),
    (Code::GENERAL_SECURITY_WARNING, "General security warning"),
    (Code::GENERAL_SERVER_ERROR, "General Server Error"),
    (Code::SERVER_LOGIN_ERROR, "Server login error"),
    (Code::DEFAULT_APPLICATION_CONFIGURATION_ERROR, "Default application configuration"),
    (Code::SESSION_MIGRATION_ERROR, "Session migration error"),
    (Code::PROVIDER_ERROR, "Provider error"),
    (Code::NETWORK_ERROR, "Network error"),
    (Code::DATABASE_ERROR, "Database error"),
    (Code::USERNAME_REQUIRED, "Username required"),
    (Code::NO_PROVIDER_APPLICATION, "No provider application"),
    (Code::LOAD_FAILED, "Load failed"),
    (Code::INVALID_ENVIRONMENT_CONFIG, "Invalid environment config"),
    (Code::ERROR_DURING_BACKEND_OPERATION, "Error during backend operation"),
    (Code::PASSKEY_ERROR, "Passkey error"),
    (Code::SERVICE_UNAVAILABLE_FOR_THIS_OPERATION, "Service unavailable for this operation"),
    (Code::TIMEOUT, "Timeout"),
    (Code::CLIENTTIMEOUT, "Request Timeout"),
    (Code::MISSING_ERROR_CODE, "Missing error code"),
];

/// The `errorMessage` of a code. A code that is in no list has none of its own.
pub fn message(code: Code) -> &'static str {
    MESSAGES.iter().find(|(known, _)| *known == code).map_or("Unknown error", |(_, message)| message)
}

/// The `statusCode` of a code: its thousands (REST, 5).
pub fn status_code(code: Code) -> u16 {
    if code == Code::OK { 200 } else { u16::try_from(code.0 / 1000).unwrap_or(500) }
}

/// The HTTP status of a code, where it is asked for: the `statusCode`, but for tokens (REST, 5: 403025).
pub fn http_status(code: Code) -> StatusCode {
    if code == Code::INVALID_TOKEN {
        return StatusCode::UNAUTHORIZED;
    }
    StatusCode::from_u16(status_code(code)).unwrap_or(StatusCode::OK)
}

/// The `statusReason` that goes with a `statusCode`: HTTP's own, but for two that have other names now.
pub fn status_reason(status_code: u16) -> &'static str {
    match status_code {
        413 => "Request Entity Too Large",
        414 => "Request-URI Too Long",
        other => {
            let known = StatusCode::from_u16(other).ok();
            known.and_then(|status| status.canonical_reason()).unwrap_or("Internal Server Error")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_that_gigya_lists_has_words_of_its_own() {
        let told: Vec<_> = MESSAGES.iter().map(|(code, _)| *code).collect();
        let errors: Vec<_> = Code::ALL_KNOWN.iter().copied().filter(|code| *code != Code::OK).collect();
        assert_eq!(told, errors);
    }

    #[test]
    fn a_code_that_nobody_lists_is_an_unknown_error_of_the_server() {
        assert_eq!((message(Code(999_999)), status_reason(999)), ("Unknown error", "Internal Server Error"));
    }

    #[test]
    fn a_status_is_told_by_its_reason() {
        let reasons = [206, 405, 410, 413, 414, 504].map(status_reason);
        let expected = [
            "Partial Content",
            "Method Not Allowed",
            "Gone",
            "Request Entity Too Large",
            "Request-URI Too Long",
            "Gateway Timeout",
        ];
        assert_eq!(reasons, expected);
    }
}

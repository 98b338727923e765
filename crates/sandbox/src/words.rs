//! Gigya's own words for its response codes (REST, 5).
//!
//! Observed wording where there is a recorded answer, else the official table's, else the code's name read out: both
//! are UNCONFIRMED (REST, 9.11).

use axum::http::StatusCode;
use gigya::ResponseCode as Code;

const MESSAGES: &[(Code, &str)] = &[
    (Code::ACCOUNT_PENDING_REGISTRATION, "Account Pending Registration"),
    (Code::ACCOUNT_PENDING_VERIFICATION, "Account Pending Verification"),
    (Code::ACCOUNT_MISSING_LOGINID, "Account missing loginID"),
    (Code::PENDING_CODE_VERIFICATION, "Pending code verification"),
    (Code::ACCOUNTS_LINKED, "Accounts linked"),
    (SAVED_BUT_LOGIN_IDENTIFIER_EXISTS, "OK with error login identifier exists"),
    (EMAIL_NOT_VERIFIED, "Email not verified"),
    (SECURITY_VERIFICATION_FAILED, "Security verification failed"),
    (DIFFERENT_USER_FOR_REAUTH, "Different user for reauth"),
    (Code(400_124), "Limit reached"),
    (Code(400_125), "Frequency limit reached"),
    (OPERATION_CANCELED, "Operation canceled"),
    (INVALID_TOKEN, "Invalid token"),
    (UNAUTHORIZED_ACCESS_ERROR, "Unauthorized access error"),
    (LOGINID_DOES_NOT_EXIST, "Login ID does not exist"),
    (Code::INVALID_DATA_CENTER, "Invalid data center"),
    (Code::MISSING_REQUIRED_PARAMETER, "Missing required parameter"),
    (Code::UNIQUE_IDENTIFIER_EXISTS, "Unique identifier exists"),
    (Code::INVALID_PARAMETER_VALUE, "Invalid parameter value"),
    (Code::INVALID_AUTHENTICATION_HEADER, "Invalid authentication header"),
    (Code::UNSUPPORTED_GRANT_TYPE, "Unsupported grant type"),
    (Code::INVALID_REQUEST_FORMAT, "Invalid request format"),
    (Code::REQUEST_ENTITY_TOO_LARGE, "Request entity too large"),
    (Code::VALIDATION_ERROR, "Validation error"),
    (Code::SCHEMA_VALIDATION_FAILED, "Schema validation failed"),
    (Code::CAPTCHA_VERIFICATION_FAILED, "CAPTCHA verification failed"),
    (Code::INVALID_TYPE_VALIDATION_ERROR, "Invalid type validation"),
    (INVALID_FORMAT, "Invalid format validation"),
    (Code::INVALID_APIKEY_PARAMETER, "Invalid ApiKey parameter"),
    (Code::INVALID_SITE_DOMAIN, "Invalid site domain"),
    (Code::LOGIN_FAILED_CAPTCHA_REQUIRED, "Login Failed Captcha Required"),
    (Code::LOGIN_FAILED_WRONG_CAPTCHA, "Login Failed Wrong Captcha"),
    (Code::REQUEST_FAILED_CAPTCHA_REQUIRED, "Request failed captcha required"),
    (Code::OLD_PASSWORD_USED, "Old password used"),
    (Code::REQUEST_HAS_EXPIRED, "Request has expired"),
    (Code::INVALID_REQUEST_SIGNATURE, "Invalid request signature"),
    (Code::DUPLICATE_NONCE, "Duplicate nonce"),
    (Code::UNAUTHORIZED_USER, "Unauthorized user"),
    (Code::SENSITIVE_DATA_SENT_OVER_HTTP, "Secret Sent Over Http"),
    (Code::PERMISSION_DENIED, "Permission denied"),
    (Code::INVALID_SECRET, "Invalid Secret"),
    (Code::SESSION_HAS_EXPIRED, "Session has expired"),
    (Code::NO_VALID_SESSION, "No valid session"),
    (Code::UNVERIFIED_USER, "Unverified user"),
    (Code::ACCOUNT_DISABLED, "Account disabled"),
    (Code::INVALID_LOGINID, "Invalid LoginID"),
    (Code::LOGIN_IDENTIFIER_EXISTS, "Login identifier exists"),
    (Code::UNDERAGE_USER, "Underage user"),
    (Code::API_RATE_LIMIT_EXCEEDED, "Api rate limit exceeded"),
    (Code::PENDING_PASSWORD_CHANGE, "Pending password change"),
    (Code::ACCOUNT_PENDING_TFA_VERIFICATION, "Account Pending TFA Verification"),
    (Code::ACCOUNT_PENDING_TFA_REGISTRATION, "Account Pending TFA Registration"),
    (Code::ACCOUNT_PENDING_RECENT_LOGIN, "Account Pending Recent Login"),
    (Code::ACCOUNT_TEMPORARILY_LOCKED_OUT, "Account temporarily locked out"),
    (Code::AUTHENTICATION_METHOD_DISABLED, "This authentication method is currently disabled"),
    (Code::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS, "Force link / login identifier exists"),
    (Code::TOO_MANY_REQUESTS_FOR_SAME_USER, "Too many requests for same user"),
    (Code::GENERAL_SERVER_ERROR, "General Server Error"),
    (Code::NETWORK_ERROR, "Network error"),
    (Code::SERVICE_UNAVAILABLE, "Service unavailable for this operation"),
    (Code::TIMEOUT, "Timeout"),
    (Code::CLIENT_TIMEOUT, "Request Timeout"),
];

/// The profile was saved, its login identifier was not: it belongs to another account.
pub const SAVED_BUT_LOGIN_IDENTIFIER_EXISTS: Code = Code(200_010);
/// The account has no verified address to send a mail to.
pub const EMAIL_NOT_VERIFIED: Code = Code(400_028);
/// Somebody else than the owner of the session has logged in again.
pub const DIFFERENT_USER_FOR_REAUTH: Code = Code(403_027);
/// Somebody did not want to log in after all.
pub const OPERATION_CANCELED: Code = Code(200_001);
/// A security question has to be answered.
pub const SECURITY_VERIFICATION_FAILED: Code = Code(400_050);
/// A token that is used up, too old or invented.
pub const INVALID_TOKEN: Code = Code(403_025);
/// The site does not tell whose login ID it is.
pub const UNAUTHORIZED_ACCESS_ERROR: Code = Code(403_026);
/// Nobody has this login ID.
pub const LOGINID_DOES_NOT_EXIST: Code = Code(403_047);

/// A value does not have the schema's format; only seen inside `validationErrors`.
pub const INVALID_FORMAT: Code = Code(400_026);

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
    if code == INVALID_TOKEN {
        return StatusCode::UNAUTHORIZED;
    }
    StatusCode::from_u16(status_code(code)).unwrap_or(StatusCode::OK)
}

/// The `statusReason` that goes with a `statusCode`.
pub fn status_reason(status_code: u16) -> &'static str {
    match status_code {
        200 => "OK",
        206 => "Partial Content",
        301 => "Moved Permanently",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        413 => "Request Entity Too Large",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Internal Server Error",
    }
}

//! How a call ended: Gigya's response codes (REST, section 5; Web SDK, 1.7).
//!
//! The table lists every code that public material knows. Thousands stand for the HTTP status that goes
//! with the code. What the participant is told of each is decided by [`family`](ResponseCode::family).

use serde::{Deserialize, Serialize};

/// A response code. Codes that nobody knows are kept as they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ResponseCode(pub u32);

macro_rules! codes {
    ($($code:literal $name:ident $doc:literal)*) => {
        impl ResponseCode {
            $(#[doc = $doc] pub const $name: Self = Self($code);)*

            /// Every code of the table, in ascending order.
            pub const ALL_KNOWN: &'static [Self] = &[$(Self::$name,)*];

            /// The code's name as Gigya's own lists write it; `None` for a code that is not in the table.
            /// For people who read logs: a program that calls it carries all the names along.
            pub fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => Some(stringify!($name)),)*
                    _ => None,
                }
            }
        }
    };
}

codes! {
    0 OK "Success."
    100_001 DATA_PENDING "The data are still being worked on; ask again."
    200_001 OPERATION_CANCELED "The user called the login off."
    200_002 PERMISSION_GRANTED "Inner code of the Web SDK."
    200_003 PERMISSION_NOT_GRANTED "The user refused what the provider asked for."
    200_004 REDIRECT "Inner code of the Web SDK."
    200_005 NEW_USER "Inner code of the Web SDK."
    200_006 OPERATION_DONE "Inner code of the Web SDK."
    200_007 UPDATE_USER "Inner code of the Web SDK."
    200_008 OK_WITH_ERRORS "Success, with errors that do no harm."
    200_009 ACCOUNTS_LINKED "The accounts were linked: a success."
    200_010 OK_WITH_ERROR_LOGIN_IDENTIFIER_EXISTS "Saved, but the login identifier is another account's."
    206_001 ACCOUNT_PENDING_REGISTRATION "Required fields or consents are missing; a registration token comes along."
    206_002 ACCOUNT_PENDING_VERIFICATION "The e-mail address must be verified first."
    206_003 ACCOUNT_MISSING_LOGINID "A social account without a login identifier."
    206_004 IDENTITY_ALREADY_ASSIGNED "The identity belongs to another account."
    206_005 AFTER_EMAIL_VERIFICATION "The e-mail address was verified just now; the Web SDK goes on by itself."
    206_006 PENDING_CODE_VERIFICATION "A code sent by mail must be entered first."
    300_001 CLIENT_LOG "Internal."
    301_001 INVALID_DATA_CENTER "Another data centre serves this API key."
    400_001 INVALID_REQUEST_FORMAT "The request itself is malformed, or insecure where https is wanted."
    400_002 MISSING_REQUIRED_PARAMETER "A parameter is missing; the details name it."
    400_003 UNIQUE_IDENTIFIER_EXISTS "The e-mail address or the username is taken."
    400_004 INVALID_PARAMETER_FORMAT "A parameter is not of the expected form."
    400_006 INVALID_PARAMETER_VALUE "A parameter has a value that is not permitted."
    400_007 DUPLICATE_VALUE "Internal."
    400_008 INVALID_AUTHENTICATION_HEADER "The authorization header is not acceptable."
    400_009 VALIDATION_ERROR "`validationErrors` says what is wrong."
    400_011 INVALID_REDIRECT_URI "OAuth: the address to come back to is not permitted."
    400_012 INVALID_RESPONSE_TYPE "OAuth: no such kind of answer."
    400_013 UNSUPPORTED_GRANT_TYPE "OAuth: no such kind of grant."
    400_014 INVALID_GRANT "OAuth: the grant is not acceptable."
    400_015 CODE_EXPIRED "OAuth: the code came too late."
    400_020 SCHEMA_VALIDATION_FAILED "A client may not write that field, or the schema does not know it."
    400_021 CAPTCHA_VERIFICATION_FAILED "The registration's captcha was wrong."
    400_022 UNIQUE_INDEX_VALIDATION_ERROR "The value must be unique and is not."
    400_023 INVALID_TYPE_VALIDATION_ERROR "The type of a value is not the schema's."
    400_024 DYNAMIC_FIELDS_VALIDATION_ERROR "One of the account's own fields (password, e-mail …) cannot be taken."
    400_025 WRITE_ACCESS_VALIDATION_ERROR "One of the account's own fields may not be written."
    400_026 INVALID_FORMAT_VALIDATION_ERROR "A value does not match the schema's pattern."
    400_027 REQUIRED_VALUE_VALIDATION_ERROR "A required value is missing; seen in `validationErrors`."
    400_028 EMAIL_NOT_VERIFIED "The account has no verified e-mail address to send a reset link to."
    400_029 SCHEMA_CONFLICT_ERROR "Internal: the object could not be indexed."
    400_030 OPERATION_NOT_ALLOWED "The account may have one identity only."
    400_050 SECURITY_VERIFICATION_FAILED "The security question must be answered, or was answered wrongly."
    400_093 INVALID_APIKEY_PARAMETER "The API key is unknown or malformed."
    400_096 NOT_SUPPORTED "Neither this site nor its providers support that."
    400_097 UNSUPPORTED_USER_AGENT "The browser is too old or not safe enough."
    400_100 NO_PROVIDERS "There is no such second factor."
    400_101 POPUP_BLOCKED "A pop-up was blocked; listed, but never raised (Web SDK, 1.6)."
    400_102 INVALID_EVENT_HANDLER "The page gave the Web SDK a handler that is none."
    400_103 INVALID_CONTAINERID "The page named an element that is not there."
    400_106 NOT_CONNECTED "The user is not connected, or not to that provider."
    400_120 INVALID_SITE_DOMAIN "The page's domain is not among the site's trusted ones."
    400_122 PROVIDER_CONFIGURATION_ERROR "A provider is set up wrongly."
    400_124 LIMIT_REACHED "A limit is reached."
    400_125 FREQUENCY_LIMIT_REACHED "Too often in too short a time."
    400_126 INVALID_ACTION "Of games: no such action."
    400_127 INSUFFICIENT_POINTS_TO_REDEEM "Of games: not enough points."
    400_128 SIGNATURE_TIMESTAMP_EXPIRED "The time inside a signature is too long ago."
    400_130 PASSKEY_AUTHENTICATOR_REGISTERED "This passkey is registered already."
    400_131 PASSKEY_ABORTED "The user called the passkey off."
    400_302 ERROR_DURING_EXTENSIONS_OPERATION "The site's own extension failed."
    400_303 EXTENSION_POINT_CUSTOM_ERROR "The site's own extension refused."
    401_000 INVALID_POLICY_CONFIGURATION "Two policies of the site contradict each other."
    401_001 MEDIA_ITEMS_NOT_SUPPORTED "Of comments: no pictures here."
    401_010 SUSPECTED_SPAM "A mail was to hold an address of a foreign domain."
    401_020 LOGIN_FAILED_CAPTCHA_REQUIRED "Too many failures: a captcha is asked for."
    401_021 LOGIN_FAILED_WRONG_CAPTCHA "The captcha was wrong."
    401_023 REQUEST_FAILED_CAPTCHA_REQUIRED "The request needs a captcha."
    401_030 OLD_PASSWORD_USED "A former password, not the present one; at a reset, one that was used before."
    403_000 FORBIDDEN "The caller may not call that."
    403_001 INVALID_SESSION_TOKEN "Internal: the session's token is none."
    403_002 REQUEST_HAS_EXPIRED "The timestamp is outside the window: a clock is wrong."
    403_003 INVALID_REQUEST_SIGNATURE "The signature does not fit the request."
    403_004 DUPLICATE_NONCE "The nonce was used before."
    403_005 UNAUTHORIZED_USER "Unknown UID, unknown user key, or no session."
    403_006 SENSITIVE_DATA_SENT_OVER_HTTP "A secret came over plain http."
    403_007 PERMISSION_DENIED "The caller may not do that, or there is no such method."
    403_008 INVALID_OPENID_URL "No OpenID answers under that address."
    403_009 PROVIDER_SESSION_EXPIRED "The session at the provider is over."
    403_010 INVALID_SECRET "The secret is wrong."
    403_011 SESSION_HAS_EXPIRED "The session is over."
    403_012 NO_VALID_SESSION "There is no session."
    403_013 UNVERIFIED_USER "The user is not verified."
    403_015 MISSING_REQUEST_REFERRER "The browser did not say which page asks."
    403_017 UNEXPECTED_PROVIDER_USER "Somebody else is logged in at the provider."
    403_022 PERMISSION_NOT_REQUESTED "The provider was never asked for this permission."
    403_023 NO_USER_PERMISSION "The user did not give this permission."
    403_024 PROVIDER_LIMIT_REACHED "The provider's limit is reached."
    403_025 INVALID_TOKEN "The token is used, old or none: a reset link, a registration token."
    403_026 UNAUTHORIZED_ACCESS_ERROR "The site does not tell which login IDs exist."
    403_027 DIFFERENT_USER_FOR_REAUTH "Somebody else logged in again."
    403_030 SESSION_EXPIRED_RETRY "Inner code of the Web SDK."
    403_031 APPROVED_BY_MODERATOR "Of comments: approved already."
    403_032 TOKEN_HAS_RENEWED "There is a newer token."
    403_035 NO_USER_COOKIE "The request says nothing of a user."
    403_036 UNAUTHORIZED_PARTNER "The site's contract does not hold this product."
    403_037 POST_DENIED "Of comments: one review each."
    403_040 NO_LOGIN_TICKET "The address that was come back to has no login ticket."
    403_041 ACCOUNT_DISABLED "The account is disabled."
    403_042 INVALID_LOGINID "Unknown login ID or wrong password: Gigya does not say which."
    403_043 LOGIN_IDENTIFIER_EXISTS "The login identifier belongs to another account."
    403_044 UNDERAGE_USER "Too young."
    403_045 INVALID_SITE_CONFIGURATION_ERROR "The site is not set up for that."
    403_047 LOGINID_DOES_NOT_EXIST "Nobody has this login ID."
    403_048 API_RATE_LIMIT_EXCEEDED "Too many calls."
    403_100 PENDING_PASSWORD_CHANGE "The password must be changed."
    403_101 ACCOUNT_PENDING_TFA_VERIFICATION "The second factor is asked for."
    403_102 ACCOUNT_PENDING_TFA_REGISTRATION "A second factor must be set up."
    403_110 ACCOUNT_PENDING_RECENT_LOGIN "A recent login is asked for."
    403_120 ACCOUNT_TEMPORARILY_LOCKED_OUT "The account or the address is locked for some time."
    403_200 REDUNDANT_OPERATION "There was nothing to do."
    403_201 INVALID_APPLICATION_ID "The provider's application is not the one that the site names."
    403_300 THIS_AUTHENTICATION_METHOD_IS_CURRENTLY_DISABLED "The way to log in is switched off."
    404_000 NOT_FOUND "Not there; of accounts: the e-mail address could not be verified."
    404_001 FRIEND_NOT_FOUND "No friend of this user."
    404_002 CATEGORY_NOT_FOUND "Of comments: no such category."
    404_003 UID_NOT_FOUND "Nobody has this UID."
    404_004 RESOURCE_NOT_FOUND "Nothing is at that address."
    405_001 INVALID_API_METHOD "Internal: no such method."
    409_001 IDENTITY_EXISTS "That identity is connected already."
    409_003 FORCE_LINK_LOGIN_IDENTIFIER_EXISTS "Forced linking."
    409_010 MISSING_USER_PHOTO "There is no picture."
    409_011 COUNTER_NOT_REGISTERED "There is no such counter."
    409_012 INVALID_GMID_TICKET "The browser's device ticket is not acceptable."
    409_013 SAML_MAPPED_ATTRIBUTE_NOT_FOUND "SAML: an attribute is missing."
    409_014 SAML_CERTIFICATE_NOT_FOUND "SAML: the certificate is missing."
    409_015 SAML_MESSAGE_NOT_FOUND "SAML: the message is not kept any more."
    409_030 TOO_MANY_REQUESTS_FOR_SAME_USER "More than five calls at once on one account."
    410_000 GONE "No longer there."
    413_001 REQUEST_ENTITY_TOO_LARGE "The request is too large."
    413_002 COMMENT_TEXT_TOO_LARGE "Of comments: too long."
    413_003 OBJECT_TOO_LARGE "More than the store takes (512 KB)."
    413_004 PROFILE_PHOTO_TOO_LARGE "The picture is too large."
    414_000 REQUEST_URI_TOO_LONG "The address is too long."
    500_000 GENERAL_SECURITY_WARNING "A warning without a name."
    500_001 GENERAL_SERVER_ERROR "Gigya's own failure."
    500_002 SERVER_LOGIN_ERROR "Gigya's own failure while logging in."
    500_003 DEFAULT_APPLICATION_CONFIGURATION_ERROR "The site is not set up for this data centre."
    500_014 SESSION_MIGRATION_ERROR "An old session could not be renewed."
    500_023 PROVIDER_ERROR "The provider's own failure."
    500_026 NETWORK_ERROR "Made by the client: no connection."
    500_028 DATABASE_ERROR "Gigya's store failed."
    500_029 USERNAME_REQUIRED "Inner code of the Web SDK."
    500_031 NO_PROVIDER_APPLICATION "The site has no application at this provider."
    500_032 LOAD_FAILED "Made by the client: a part could not be loaded."
    500_033 INVALID_ENVIRONMENT_CONFIG "Gigya's environment is set up wrongly."
    500_034 ERROR_DURING_BACKEND_OPERATION "Internal."
    500_131 PASSKEY_ERROR "The passkey failed."
    503_001 SERVICE_UNAVAILABLE_FOR_THIS_OPERATION "Not now."
    504_001 TIMEOUT "Made by a client: no answer in time."
    504_002 CLIENTTIMEOUT "Made by a client: no answer in time."
    599_999 MISSING_ERROR_CODE "An answer without a code."
}

/// Readable names for what Gigya calls otherwise.
impl ResponseCode {
    /// Gigya's `THIS_AUTHENTICATION_METHOD_IS_CURRENTLY_DISABLED`.
    pub const AUTHENTICATION_METHOD_DISABLED: Self = Self::THIS_AUTHENTICATION_METHOD_IS_CURRENTLY_DISABLED;
    /// Gigya's `SERVICE_UNAVAILABLE_FOR_THIS_OPERATION`.
    pub const SERVICE_UNAVAILABLE: Self = Self::SERVICE_UNAVAILABLE_FOR_THIS_OPERATION;
    /// Gigya's `CLIENTTIMEOUT`.
    pub const CLIENT_TIMEOUT: Self = Self::CLIENTTIMEOUT;
}

impl ResponseCode {
    /// Whether the call did what it was asked.
    pub fn is_success(self) -> bool {
        matches!(self, Self::OK | Self::OK_WITH_ERRORS | Self::ACCOUNTS_LINKED)
    }

    /// Whether the code is in the table.
    pub fn is_known(self) -> bool {
        Self::ALL_KNOWN.binary_search(&self).is_ok()
    }
}

impl std::fmt::Display for ResponseCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::fmt::Debug for ResponseCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{} {name}", self.0),
            None => write!(f, "{}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One code a line, with its name.
    fn listed() -> impl Iterator<Item = (ResponseCode, &'static str)> {
        include_str!("../tests/response-codes.tsv").lines().filter(|line| !line.starts_with('#')).map(
            |line| {
                let (code, name) = line.split_once('\t').unwrap();
                (ResponseCode(code.parse().unwrap()), name)
            },
        )
    }

    #[test]
    fn every_code_of_the_public_lists_is_in_the_table_under_its_own_name() {
        let listed: Vec<_> = listed().collect();
        let table: Vec<_> =
            ResponseCode::ALL_KNOWN.iter().map(|code| (*code, code.name().unwrap())).collect();
        assert_eq!(table, listed);
    }

    #[test]
    fn the_table_ascends_so_that_it_can_be_searched() {
        assert!(ResponseCode::ALL_KNOWN.is_sorted());
        assert!(ResponseCode::ALL_KNOWN.iter().all(|code| code.is_known()));
    }

    #[test]
    fn a_code_outside_the_table_is_not_known_and_has_no_name() {
        let code = ResponseCode(987_654);
        assert!(!code.is_known());
        assert_eq!(code.name(), None);
    }
}

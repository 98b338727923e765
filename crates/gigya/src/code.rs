//! How a call ended: Gigya's response codes (REST, section 5; Web SDK, 1.7).

use serde::{Deserialize, Serialize};

/// A response code. Codes that nobody knows are kept as they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ResponseCode(pub u32);

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        impl ResponseCode {
            $($(#[$doc])* pub const $name: Self = Self($code);)*

            /// The code's name as Gigya's own lists write it, for the codes that this crate names.
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
    /// Success.
    OK = 0;
    /// Required fields or consents are missing; a registration token comes along.
    ACCOUNT_PENDING_REGISTRATION = 206_001;
    /// The e-mail address must be verified first.
    ACCOUNT_PENDING_VERIFICATION = 206_002;
    /// A social account without a login identifier.
    ACCOUNT_MISSING_LOGINID = 206_003;
    /// A code sent by mail must be entered first.
    PENDING_CODE_VERIFICATION = 206_006;
    /// The accounts were linked: a success.
    ACCOUNTS_LINKED = 200_009;
    /// Another data centre serves this API key.
    INVALID_DATA_CENTER = 301_001;
    /// A parameter is missing; the details name it.
    MISSING_REQUIRED_PARAMETER = 400_002;
    /// The e-mail address or the username is taken.
    UNIQUE_IDENTIFIER_EXISTS = 400_003;
    /// A parameter has a value that is not permitted.
    INVALID_PARAMETER_VALUE = 400_006;
    /// The authorization header is not acceptable.
    INVALID_AUTHENTICATION_HEADER = 400_008;
    /// `validationErrors` says what is wrong.
    VALIDATION_ERROR = 400_009;
    /// A client may not write that field, or the schema does not know it.
    SCHEMA_VALIDATION_FAILED = 400_020;
    /// A required value is missing; seen in `validationErrors`.
    REQUIRED_VALUE_VALIDATION_ERROR = 400_027;
    /// The registration's captcha was wrong.
    CAPTCHA_VERIFICATION_FAILED = 400_021;
    /// The type of a value is not the schema's.
    INVALID_TYPE_VALIDATION_ERROR = 400_023;
    /// The API key is unknown or malformed.
    INVALID_APIKEY_PARAMETER = 400_093;
    /// The page's domain is not among the site's trusted ones.
    INVALID_SITE_DOMAIN = 400_120;
    /// Too many failures: a captcha is asked for.
    LOGIN_FAILED_CAPTCHA_REQUIRED = 401_020;
    /// The captcha was wrong.
    LOGIN_FAILED_WRONG_CAPTCHA = 401_021;
    /// The request needs a captcha.
    REQUEST_FAILED_CAPTCHA_REQUIRED = 401_023;
    /// A former password, not the present one.
    OLD_PASSWORD_USED = 401_030;
    /// The timestamp is outside the window: a clock is wrong.
    REQUEST_HAS_EXPIRED = 403_002;
    /// The signature does not fit the request.
    INVALID_REQUEST_SIGNATURE = 403_003;
    /// The nonce was used before.
    DUPLICATE_NONCE = 403_004;
    /// Unknown UID, unknown user key, or no session.
    UNAUTHORIZED_USER = 403_005;
    /// A secret came over plain http.
    SENSITIVE_DATA_SENT_OVER_HTTP = 403_006;
    /// The caller may not do that, or there is no such method.
    PERMISSION_DENIED = 403_007;
    /// The secret is wrong.
    INVALID_SECRET = 403_010;
    /// The session is over.
    SESSION_HAS_EXPIRED = 403_011;
    /// There is no session.
    NO_VALID_SESSION = 403_012;
    /// The user is not verified.
    UNVERIFIED_USER = 403_013;
    /// The account is disabled.
    ACCOUNT_DISABLED = 403_041;
    /// Unknown login ID or wrong password: Gigya does not say which.
    INVALID_LOGINID = 403_042;
    /// The login identifier belongs to another account.
    LOGIN_IDENTIFIER_EXISTS = 403_043;
    /// Too young.
    UNDERAGE_USER = 403_044;
    /// Too many calls.
    API_RATE_LIMIT_EXCEEDED = 403_048;
    /// The password must be changed.
    PENDING_PASSWORD_CHANGE = 403_100;
    /// The second factor is asked for.
    ACCOUNT_PENDING_TFA_VERIFICATION = 403_101;
    /// A second factor must be set up.
    ACCOUNT_PENDING_TFA_REGISTRATION = 403_102;
    /// A recent login is asked for.
    ACCOUNT_PENDING_RECENT_LOGIN = 403_110;
    /// The account or the address is locked for some time.
    ACCOUNT_TEMPORARILY_LOCKED_OUT = 403_120;
    /// The way to log in is switched off.
    AUTHENTICATION_METHOD_DISABLED = 403_300;
    /// Forced linking.
    FORCE_LINK_LOGIN_IDENTIFIER_EXISTS = 409_003;
    /// More than five calls at once on one account.
    TOO_MANY_REQUESTS_FOR_SAME_USER = 409_030;
    /// Gigya's own failure.
    GENERAL_SERVER_ERROR = 500_001;
    /// Made by the client: no connection.
    NETWORK_ERROR = 500_026;
    /// Not now.
    SERVICE_UNAVAILABLE = 503_001;
    /// Made by a client: no answer in time.
    TIMEOUT = 504_001;
    /// Made by a client: no answer in time.
    CLIENT_TIMEOUT = 504_002;
}

impl ResponseCode {
    /// Whether the call did what it was asked.
    pub fn is_success(self) -> bool {
        matches!(self, Self::OK | Self::ACCOUNTS_LINKED)
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

//! What a response code means for a participant: the many codes sorted into a few families, each of which
//! has one sentence in every language.
//!
//! What a code leads to (a screen, a retry) is the flow's affair; the family is what is said where nothing
//! better is known.

use crate::ResponseCode;

/// A family of response codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// The call did what it was asked.
    Success,
    /// Login ID or password is wrong; nobody says which.
    WrongCredentials,
    /// A former password: at a login the present one is wanted, at a change a new one.
    PasswordUsedBefore,
    /// The account is disabled.
    AccountDisabled,
    /// The participant is too young.
    Underage,
    /// The account or the participant's address is locked for some time.
    LockedOut,
    /// Too many calls, by this participant or by everybody.
    TooManyAttempts,
    /// There is no session, or none any more.
    SessionEnded,
    /// Somebody else than the one who began is logged in now, here or at the provider.
    OtherAccount,
    /// Gigya or the network fails.
    LogInServiceUnavailable,
    /// No answer in time.
    TookTooLong,
    /// The page, the site or a key is set up wrongly: an integrator's or an operator's affair.
    PageSetUpWrongly,
    /// Values that cannot be taken; `validationErrors` may name them.
    InvalidAnswers,
    /// The e-mail address, the username or the identity belongs to an account already.
    AlreadyAnAccount,
    /// A link, a code or a token is used or too old: that step begins again.
    LinkExpired,
    /// A captcha is asked for, or was wrong.
    CaptchaWanted,
    /// The participant called it off.
    Cancelled,
    /// This way is not to be had here; another one may be.
    NotEnabled,
    /// The site's own extension refused; the details may say why.
    Refused,
    /// The account asks for a step first: missing fields, a verification, a second factor.
    AccountNeedsAttention,
    /// Everything else. What helps is the ID of the call, for the support.
    Unexpected,
}

impl ResponseCode {
    /// The code's family (Web SDK, 1.7; REST, section 5). Codes that are not in the table are judged by
    /// their range.
    pub fn family(self) -> Family {
        match self {
            Self::OK | Self::OK_WITH_ERRORS | Self::ACCOUNTS_LINKED => Family::Success,

            // A reset for an unknown login ID must not say so: the flow answers it as a success (Web SDK,
            // 1.8, detail 4), and wherever else it appears it is told like a wrong password.
            Self::INVALID_LOGINID | Self::LOGINID_DOES_NOT_EXIST => Family::WrongCredentials,
            Self::OLD_PASSWORD_USED => Family::PasswordUsedBefore,
            Self::ACCOUNT_DISABLED => Family::AccountDisabled,
            Self::UNDERAGE_USER => Family::Underage,
            Self::ACCOUNT_TEMPORARILY_LOCKED_OUT => Family::LockedOut,

            Self::LIMIT_REACHED
            | Self::FREQUENCY_LIMIT_REACHED
            | Self::PROVIDER_LIMIT_REACHED
            | Self::API_RATE_LIMIT_EXCEEDED
            | Self::TOO_MANY_REQUESTS_FOR_SAME_USER => Family::TooManyAttempts,

            Self::NOT_CONNECTED
            | Self::INVALID_SESSION_TOKEN
            | Self::UNAUTHORIZED_USER
            | Self::PROVIDER_SESSION_EXPIRED
            | Self::SESSION_HAS_EXPIRED
            | Self::NO_VALID_SESSION
            | Self::SESSION_EXPIRED_RETRY
            | Self::NO_USER_COOKIE
            | Self::UID_NOT_FOUND => Family::SessionEnded,
            Self::UNEXPECTED_PROVIDER_USER | Self::DIFFERENT_USER_FOR_REAUTH => Family::OtherAccount,

            Self::INVALID_DATA_CENTER
            | Self::INVALID_AUTHENTICATION_HEADER
            | Self::INVALID_REDIRECT_URI
            | Self::INVALID_APIKEY_PARAMETER
            | Self::INVALID_CONTAINERID
            | Self::INVALID_SITE_DOMAIN
            | Self::INVALID_POLICY_CONFIGURATION
            | Self::SUSPECTED_SPAM
            | Self::INVALID_REQUEST_SIGNATURE
            | Self::SENSITIVE_DATA_SENT_OVER_HTTP
            | Self::PERMISSION_DENIED
            | Self::INVALID_SECRET
            | Self::MISSING_REQUEST_REFERRER
            | Self::UNAUTHORIZED_PARTNER
            | Self::INVALID_APPLICATION_ID
            | Self::DEFAULT_APPLICATION_CONFIGURATION_ERROR
            | Self::INVALID_ENVIRONMENT_CONFIG => Family::PageSetUpWrongly,

            Self::MISSING_REQUIRED_PARAMETER
            | Self::INVALID_PARAMETER_FORMAT
            | Self::INVALID_PARAMETER_VALUE
            | Self::VALIDATION_ERROR
            | Self::SCHEMA_VALIDATION_FAILED
            | Self::UNIQUE_INDEX_VALIDATION_ERROR
            | Self::INVALID_TYPE_VALIDATION_ERROR
            | Self::DYNAMIC_FIELDS_VALIDATION_ERROR
            | Self::WRITE_ACCESS_VALIDATION_ERROR
            | Self::INVALID_FORMAT_VALIDATION_ERROR
            | Self::REQUIRED_VALUE_VALIDATION_ERROR
            | Self::SECURITY_VERIFICATION_FAILED => Family::InvalidAnswers,

            Self::OK_WITH_ERROR_LOGIN_IDENTIFIER_EXISTS
            | Self::IDENTITY_ALREADY_ASSIGNED
            | Self::UNIQUE_IDENTIFIER_EXISTS
            | Self::LOGIN_IDENTIFIER_EXISTS
            | Self::IDENTITY_EXISTS
            | Self::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS => Family::AlreadyAnAccount,

            Self::CODE_EXPIRED | Self::INVALID_TOKEN | Self::NOT_FOUND | Self::SAML_MESSAGE_NOT_FOUND => {
                Family::LinkExpired
            }

            Self::CAPTCHA_VERIFICATION_FAILED
            | Self::LOGIN_FAILED_CAPTCHA_REQUIRED
            | Self::LOGIN_FAILED_WRONG_CAPTCHA
            | Self::REQUEST_FAILED_CAPTCHA_REQUIRED => Family::CaptchaWanted,

            Self::OPERATION_CANCELED
            | Self::PERMISSION_NOT_GRANTED
            | Self::PASSKEY_ABORTED
            | Self::NO_USER_PERMISSION => Family::Cancelled,

            Self::OPERATION_NOT_ALLOWED
            | Self::NOT_SUPPORTED
            | Self::UNSUPPORTED_USER_AGENT
            | Self::NO_PROVIDERS
            | Self::POPUP_BLOCKED
            | Self::PROVIDER_CONFIGURATION_ERROR
            | Self::UNAUTHORIZED_ACCESS_ERROR
            | Self::INVALID_SITE_CONFIGURATION_ERROR
            | Self::THIS_AUTHENTICATION_METHOD_IS_CURRENTLY_DISABLED
            | Self::SAML_MAPPED_ATTRIBUTE_NOT_FOUND
            | Self::SAML_CERTIFICATE_NOT_FOUND
            | Self::NO_PROVIDER_APPLICATION => Family::NotEnabled,

            Self::EXTENSION_POINT_CUSTOM_ERROR => Family::Refused,
            Self::EMAIL_NOT_VERIFIED | Self::UNVERIFIED_USER => Family::AccountNeedsAttention,
            Self::DATA_PENDING => Family::TookTooLong,
            other => other.family_of_range(),
        }
    }

    /// Interruptions are 206xxx and 4031xx (Web SDK, 1.4 and 1.5); from 500xxx on, thousands are the HTTP
    /// status of a failing server (REST, section 5).
    fn family_of_range(self) -> Family {
        match self.0 {
            206_000..=206_999 | 403_100..=403_199 => Family::AccountNeedsAttention,
            500_000..=503_999 => Family::LogInServiceUnavailable,
            504_000..=504_999 => Family::TookTooLong,
            _ => Family::Unexpected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(family: Family, codes: &[u32]) {
        for code in codes {
            assert_eq!(ResponseCode(*code).family(), family, "{code}");
        }
    }

    #[test]
    fn the_codes_that_the_window_must_know_are_told_as_the_contract_says() {
        check(Family::Success, &[0, 200_008, 200_009]);
        check(Family::Cancelled, &[200_001]);
        check(Family::WrongCredentials, &[403_042, 403_047]);
        check(Family::PasswordUsedBefore, &[401_030]);
        check(Family::AccountDisabled, &[403_041]);
        check(Family::Underage, &[403_044]);
        check(Family::LockedOut, &[403_120]);
        check(Family::TooManyAttempts, &[403_048, 400_124, 400_125]);
        check(Family::SessionEnded, &[403_005, 403_011, 403_012]);
        check(Family::OtherAccount, &[403_027]);
        check(Family::LogInServiceUnavailable, &[500_001, 500_023, 500_026]);
        check(Family::TookTooLong, &[100_001, 504_001, 504_002]);
        check(Family::PageSetUpWrongly, &[301_001, 400_093, 400_120, 403_007]);
        check(Family::InvalidAnswers, &[400_002, 400_006, 400_009, 400_020, 400_022, 400_027]);
        check(Family::AlreadyAnAccount, &[400_003, 403_043, 409_001, 409_003, 200_010, 206_004]);
        check(Family::LinkExpired, &[403_025, 404_000]);
        check(Family::CaptchaWanted, &[400_021, 401_020, 401_021, 401_023]);
        check(Family::NotEnabled, &[403_045, 403_300]);
        check(Family::Refused, &[400_303]);
    }

    #[test]
    fn every_interruption_asks_for_a_step_of_the_account() {
        let interruptions = [206_001, 206_002, 206_003, 206_005, 206_006, 403_100, 403_101, 403_102, 403_110];
        check(Family::AccountNeedsAttention, &interruptions);
    }

    #[test]
    fn an_unknown_code_falls_into_a_family_by_its_range() {
        check(Family::AccountNeedsAttention, &[206_099, 403_103, 403_121]);
        check(Family::LogInServiceUnavailable, &[500_999, 502_000, 503_002]);
        check(Family::TookTooLong, &[504_099]);
        check(Family::Unexpected, &[1, 400_999, 403_099, 403_999, 599_000, 987_654, u32::MAX]);
    }

    #[test]
    fn success_is_the_family_of_the_codes_that_mean_it_and_of_no_other() {
        for code in ResponseCode::ALL_KNOWN {
            assert_eq!(code.family() == Family::Success, code.is_success(), "{code:?}");
        }
    }

    /// A code that is added to the table must be sorted, or be named here as one that no participant meets.
    #[test]
    fn what_stays_unexpected_is_inner_to_gigya_or_belongs_to_what_the_window_does_not_do() {
        let inner = [
            200_002, 200_004, 200_005, 200_006, 200_007, 300_001, 400_007, 400_029, 400_102, 400_302,
            403_032, 405_001, 599_999,
        ];
        let requests = [
            400_001, 400_012, 400_013, 400_014, 400_128, 403_000, 403_002, 403_004, 403_022, 403_040,
            403_200, 409_012, 410_000, 413_001, 413_003, 414_000,
        ];
        let comments_games_pictures = [
            400_126, 400_127, 401_001, 403_031, 403_037, 404_001, 404_002, 404_004, 409_010, 409_011,
            413_002, 413_004,
        ];
        let passkeys_and_open_id = [400_130, 403_008];
        let mut expected =
            [&inner[..], &requests[..], &comments_games_pictures[..], &passkeys_and_open_id[..]].concat();
        expected.sort_unstable();
        let known = ResponseCode::ALL_KNOWN.iter();
        let unexpected: Vec<_> =
            known.filter(|code| code.family() == Family::Unexpected).map(|code| code.0).collect();
        assert_eq!(unexpected, expected);
    }
}

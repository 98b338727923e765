//! Accounts with a second factor (REST, 4.5).

use gigya::ResponseCode;

use super::Seeded;

/// Two phones that codes are sent to.
pub const TESS: Seeded = Seeded {
    login_id: "tess@example.com",
    password: "two-Phones-403",
    purpose: "second factor: a code to one of two phones (403101)",
    answer: ResponseCode::ACCOUNT_PENDING_TFA_VERIFICATION,
    uid: "e2a5c93014b673fd285f60a7d394ecb8",
    record: include_str!("second_factor/tess.json"),
};

/// Codes go to the e-mail address.
pub const EMIL: Seeded = Seeded {
    login_id: "emil@example.com",
    password: "one-Mail-403",
    purpose: "second factor: a code to the e-mail address (403101)",
    answer: ResponseCode::ACCOUNT_PENDING_TFA_VERIFICATION,
    uid: "f3b6da4125c784ae396a71b8e4a5fdc9",
    record: include_str!("second_factor/emil.json"),
};

/// An authenticator with the secret of `theo.json`, and two backup codes.
pub const THEO: Seeded = Seeded {
    login_id: "theo@example.com",
    password: "thirty-Seconds-403",
    purpose: "second factor: an authenticator, or the backup codes 10203040 and 50607080 (403101)",
    answer: ResponseCode::ACCOUNT_PENDING_TFA_VERIFICATION,
    uid: "04c7eb5236d895bf4a7b82c9f5b60eda",
    record: include_str!("second_factor/theo.json"),
};

/// Has no second factor and must register one.
pub const RITA: Seeded = Seeded {
    login_id: "rita@example.com",
    password: "no-Factor-403",
    purpose: "a second factor must be registered (403102)",
    answer: ResponseCode::ACCOUNT_PENDING_TFA_REGISTRATION,
    uid: "15d8fc6347e9a6c05b8c93da06c71feb",
    record: include_str!("second_factor/rita.json"),
};

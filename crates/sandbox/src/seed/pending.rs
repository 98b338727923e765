//! Accounts that something stands in the way of, one per state (Web SDK, 1.8).

use gigya::ResponseCode;

use super::Seeded;

/// A field and a consent are missing (206001). The account itself requires them, not the site.
pub const NINA: Seeded = Seeded {
    login_id: "nina@example.com",
    password: "last-Name-206",
    purpose: "a field and a consent are missing (206001)",
    answer: ResponseCode::ACCOUNT_PENDING_REGISTRATION,
    uid: "51c0b7e2d4964f0f8e6a13c5d7b90a21",
    record: include_str!("pending/nina.json"),
};

/// Two consents are missing (206001).
pub const OTTO: Seeded = Seeded {
    login_id: "otto@example.com",
    password: "new-Terms-206",
    purpose: "two consents are missing (206001)",
    answer: ResponseCode::ACCOUNT_PENDING_REGISTRATION,
    uid: "6a2f41d89c3e4b75a0d7e8f95b1c6430",
    record: include_str!("pending/otto.json"),
};

/// The address is to be verified by the link in a mail (206002).
pub const VERA: Seeded = Seeded {
    login_id: "vera@example.com",
    password: "unread-Mail-206",
    purpose: "the address is to be verified by a link (206002)",
    answer: ResponseCode::ACCOUNT_PENDING_VERIFICATION,
    uid: "7b3e52c9ad4f4c86b1e8f9a06c2d7541",
    record: include_str!("pending/vera.json"),
};

/// The address is to be verified by the code in a mail (206006).
pub const CODY: Seeded = Seeded {
    login_id: "cody@example.com",
    password: "six-Digits-206",
    purpose: "the address is to be verified by a code (206006)",
    answer: ResponseCode::PENDING_CODE_VERIFICATION,
    uid: "8c4f63dabe504d97c2f90ab17d3e8652",
    record: include_str!("pending/cody.json"),
};

/// The password must be changed (403100).
pub const OLGA: Seeded = Seeded {
    login_id: "olga@example.com",
    password: "change-Me-403",
    purpose: "the password must be changed (403100)",
    answer: ResponseCode::PENDING_PASSWORD_CHANGE,
    uid: "9d5074ebcf614ea8d30a1bc28e4f9763",
    record: include_str!("pending/olga.json"),
};

/// A security question stands before a lost password (400050), and an old password is known (401030).
pub const QUINN: Seeded = Seeded {
    login_id: "quinn@example.com",
    password: "first-Pet-400",
    purpose: "a lost password asks for the first pet, Rex; the one before was former-Pet-399",
    answer: ResponseCode::OK,
    uid: "ae6185fcd0724fb9e41b2cd39f50a874",
    record: include_str!("pending/quinn.json"),
};

/// A child (403044).
pub const TIM: Seeded = Seeded {
    login_id: "tim@example.com",
    password: "too-Young-403",
    purpose: "a child (403044)",
    answer: ResponseCode::UNDERAGE_USER,
    uid: "bf72960de18340caf52c3de4a061b985",
    record: include_str!("pending/tim.json"),
};

/// The account that [`LINUS_AGAIN`] is linked to.
pub const LINUS: Seeded = Seeded {
    login_id: "linus@example.com",
    password: "one-Account-1",
    purpose: "what linus-again is linked to",
    answer: ResponseCode::OK,
    uid: "c083a71ef29451db063d4ef5b172ca96",
    record: include_str!("pending/linus.json"),
};

/// The second account of the owner of [`LINUS`], with the same address (403043); logs in by username.
pub const LINUS_AGAIN: Seeded = Seeded {
    login_id: "linus-again",
    password: "two-Accounts-2",
    purpose: "the address is another account's: linus@example.com (403043)",
    answer: ResponseCode::LOGIN_IDENTIFIER_EXISTS,
    uid: "d194b82f03a562ec174e5f06c283dba7",
    record: include_str!("pending/linus_again.json"),
};

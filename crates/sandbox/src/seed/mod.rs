//! The accounts that a sandbox starts with.

pub(crate) mod file;
mod pending;
mod second_factor;

use gigya::ResponseCode;

pub use file::{Mistake, SeedError};
pub use pending::{CODY, LINUS, LINUS_AGAIN, NINA, OLGA, OTTO, QUINN, TIM, VERA};
pub use second_factor::{EMIL, RITA, TESS, THEO};

/// An account to try.
pub struct Seeded {
    /// What to log in with.
    pub login_id: &'static str,
    /// The password that goes with it.
    pub password: &'static str,
    /// What the account is for, in one phrase.
    pub purpose: &'static str,
    /// What a login with that password answers.
    pub answer: ResponseCode,
    /// The unique ID.
    pub uid: &'static str,
    /// Everything that is stored, as JSON, but for what `base.json` has; `{sandbox}` stands for the sandbox's
    /// address, and the member `sandbox` is what no answer shows.
    pub(crate) record: &'static str,
}

/// The account of `logichub-sap-gigya-actions.txt` ("Get Account Info"), member by member. What the source
/// masks is invented, with the login ID and the password; its pictures lie in the sandbox, so that a demo
/// needs no network.
pub const PINKY: Seeded = Seeded {
    login_id: "pinky.ray@example.com",
    password: "blonde-Ray-1980",
    purpose: "some fields known, greeted with a picture",
    answer: ResponseCode::OK,
    uid: "_gid_30A3XVJciH95WEkT2pQm7ee3MY+lUAtpVxvUWNseU=",
    record: include_str!("pinky.json"),
};

/// Every field of the mapping table in `qualifio-lite-registration.txt`.
pub const MARIE: Seeded = Seeded {
    login_id: "marie.peeters@example.com",
    password: "every-Field-1985",
    purpose: "every field known, two phones, two jobs, opt-ins given",
    answer: ResponseCode::OK,
    uid: "4f0c2a9e7b6d4e1fa3c85d20b91e6f37",
    record: include_str!("marie.json"),
};

/// None of those fields, not even the e-mail address.
pub const SAM: Seeded = Seeded {
    login_id: "sam@example.com",
    password: "nothing-Known-0",
    purpose: "no field known: the whole form is empty",
    answer: ResponseCode::OK,
    uid: "9d3e1b7c5a2f48d6b0e4c7f19a6d3582",
    record: include_str!("sam.json"),
};

/// A disabled account (403041).
pub const DORA: Seeded = Seeded {
    login_id: "dora@example.com",
    password: "switched-Off-403",
    purpose: "disabled: the right password is refused with a message of its own",
    answer: ResponseCode::ACCOUNT_DISABLED,
    uid: "c7a1e5d3908b4f62a6d4f1b8e3c59027",
    record: include_str!("dora.json"),
};

/// All of them.
pub const SEEDED: &[&Seeded] = &[
    &PINKY,
    &MARIE,
    &SAM,
    &DORA,
    &NINA,
    &OTTO,
    &VERA,
    &CODY,
    &OLGA,
    &QUINN,
    &TIM,
    &LINUS,
    &LINUS_AGAIN,
    &TESS,
    &EMIL,
    &THEO,
    &RITA,
];

/// What seeded accounts have in common, unless they say otherwise.
pub(crate) const BASE: &str = include_str!("base.json");

/// The accounts to try as a plain table.
pub fn table() -> String {
    let head = ["Login ID", "Password", "What it is for"];
    let rows = SEEDED.iter().map(|one| [one.login_id, one.password, one.purpose]);
    let line = |[login_id, password, purpose]: [&str; 3]| format!("{login_id:27}{password:20}{purpose}");
    std::iter::once(head).chain(rows).map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;

    #[test]
    fn the_readme_lists_every_seeded_account_with_its_password() {
        let readme = include_str!("../../README.md");
        for Seeded { login_id, password, .. } in SEEDED {
            assert!(readme.contains(&format!("| `{login_id}` | `{password}` |")), "{login_id}");
        }
    }

    #[test]
    fn every_seeded_account_is_the_one_that_its_entry_says() {
        for seeded in SEEDED {
            let account = Account::seeded(seeded, "http://127.0.0.1:1");
            assert_eq!(account.uid(), seeded.uid);
            assert!(account.has_login_id(seeded.login_id) && account.has_password(seeded.password));
        }
    }
}

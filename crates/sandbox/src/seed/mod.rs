//! The accounts that a sandbox starts with.

/// An account to try.
pub struct Seeded {
    /// What to log in with.
    pub login_id: &'static str,
    /// The password that goes with it.
    pub password: &'static str,
    /// What the account is for, in one phrase.
    pub purpose: &'static str,
    /// The unique ID.
    pub uid: &'static str,
    /// Everything that is stored, as JSON; `{sandbox}` stands for the sandbox's address.
    pub(crate) record: &'static str,
}

/// The account of `logichub-sap-gigya-actions.txt` ("Get Account Info"), member by member. What the source
/// masks is invented, with the login ID and the password; its pictures lie in the sandbox, so that a demo
/// needs no network.
pub const PINKY: Seeded = Seeded {
    login_id: "pinky.ray@example.com",
    password: "blonde-Ray-1980",
    purpose: "some fields known, greeted with a picture",
    uid: "_gid_30A3XVJciH95WEkT2pQm7ee3MY+lUAtpVxvUWNseU=",
    record: include_str!("pinky.json"),
};

/// Every field of the mapping table in `qualifio-lite-registration.txt`.
pub const MARIE: Seeded = Seeded {
    login_id: "marie.peeters@example.com",
    password: "every-Field-1985",
    purpose: "every field known, two phones, two jobs, opt-ins given",
    uid: "4f0c2a9e7b6d4e1fa3c85d20b91e6f37",
    record: include_str!("marie.json"),
};

/// None of those fields, not even the e-mail address.
pub const SAM: Seeded = Seeded {
    login_id: "sam@example.com",
    password: "nothing-Known-0",
    purpose: "no field known: the whole form is empty",
    uid: "9d3e1b7c5a2f48d6b0e4c7f19a6d3582",
    record: include_str!("sam.json"),
};

/// A disabled account (403041).
pub const DORA: Seeded = Seeded {
    login_id: "dora@example.com",
    password: "switched-Off-403",
    purpose: "disabled: the right password is refused with a message of its own",
    uid: "c7a1e5d3908b4f62a6d4f1b8e3c59027",
    record: include_str!("dora.json"),
};

/// All of them.
pub const SEEDED: [&Seeded; 4] = [&PINKY, &MARIE, &SAM, &DORA];

/// The accounts to try as a plain table.
pub fn table() -> String {
    let head = ["Login ID", "Password", "What it is for"];
    let rows = SEEDED.iter().map(|one| [one.login_id, one.password, one.purpose]);
    let line = |[login_id, password, purpose]: [&str; 3]| format!("{login_id:27}{password:18}{purpose}");
    std::iter::once(head).chain(rows).map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_seeded_account_is_the_one_that_its_entry_says() {
        for seeded in SEEDED {
            let record: Value = serde_json::from_str(seeded.record).unwrap();
            assert_eq!(record["UID"], seeded.uid);
            assert_eq!(record["loginIDs"]["emails"][0], seeded.login_id);
        }
    }
}

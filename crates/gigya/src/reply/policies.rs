//! `accounts.getPolicies`, as far as somebody who chooses a password needs it (REST, 4.12).

use super::Reply;
use crate::PasswordRules;

impl Reply {
    /// The block `passwordComplexity`; without it there are no rules to show.
    pub fn password_rules(&self) -> PasswordRules {
        self.member("passwordComplexity").unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Recorded (REST, 4.12), two blocks of the copied site's policies.
    const POLICIES: &str = r#"{"errorCode":0,
        "registration":{"requireCaptcha":false,"requireSecurityQuestion":false,"requireLoginID":false,"enforceCoppa":false},
        "passwordComplexity":{"minCharGroups":0,"minLength":6}}"#;

    #[test]
    fn the_recorded_rules_are_read() {
        let reply: Reply = serde_json::from_str(POLICIES).unwrap();
        let rules = PasswordRules { min_length: 6, min_char_groups: 0, pattern: None };
        assert_eq!(reply.password_rules(), rules);
    }

    #[test]
    fn a_site_that_says_nothing_has_no_rules_to_show() {
        for json in [r#"{"errorCode":0}"#, r#"{"errorCode":0,"passwordComplexity":"strong"}"#] {
            let reply: Reply = serde_json::from_str(json).unwrap();
            assert_eq!(reply.password_rules(), PasswordRules::default());
        }
    }
}

//! What a site asks of a new password: `passwordComplexity` of `accounts.getPolicies` (REST, 4.12).

use serde::{Deserialize, Serialize};

/// The rules for a new password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PasswordRules {
    /// The fewest characters.
    pub min_length: u32,
    /// Of how many of the groups small letter, capital letter, digit and other sign it must have one at least.
    pub min_char_groups: u32,
    /// A regular expression of the site's own, in JavaScript's syntax. Who has such an engine may judge by
    /// it; Gigya does in any case.
    #[serde(rename = "regExp", skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
}

/// One rule that a password can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// So many characters at least.
    Length(u32),
    /// So many groups of characters at least.
    Groups(u32),
}

impl PasswordRules {
    /// The rules in the order in which they are shown; one that any password meets is left out.
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules = Vec::new();
        if self.min_length > 0 {
            rules.push(Rule::Length(self.min_length));
        }
        if self.min_char_groups > 1 {
            rules.push(Rule::Groups(self.min_char_groups));
        }
        rules
    }

    /// Those that this password breaks.
    pub fn unmet(&self, password: &str) -> Vec<Rule> {
        let mut rules = self.rules();
        rules.retain(|rule| !rule.is_met_by(password));
        rules
    }
}

impl Rule {
    /// Whether this password keeps the rule.
    pub fn is_met_by(self, password: &str) -> bool {
        match self {
            Self::Length(least) => password.chars().count() >= least as usize,
            Self::Groups(least) => groups(password) >= least,
        }
    }
}

/// How many groups of characters occur. That letters beyond ASCII count by their case is UNCONFIRMED.
fn groups(password: &str) -> u32 {
    let mut found = [false; 4];
    for c in password.chars() {
        let group = if c.is_lowercase() {
            0
        } else if c.is_uppercase() {
            1
        } else if c.is_ascii_digit() {
            2
        } else {
            3
        };
        found[group] = true;
    }
    found.into_iter().map(u32::from).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(min_length: u32, min_char_groups: u32) -> PasswordRules {
        PasswordRules { min_length, min_char_groups, pattern: None }
    }

    #[test]
    fn a_password_is_told_which_rules_it_breaks_yet() {
        let rules = rules(8, 3);
        assert_eq!(rules.unmet("abc"), [Rule::Length(8), Rule::Groups(3)]);
        assert_eq!(rules.unmet("abcDEF12"), []);
        assert_eq!(rules.unmet("abcdefgh1"), [Rule::Groups(3)]);
    }

    #[test]
    fn characters_count_and_not_bytes() {
        assert_eq!(rules(6, 0).unmet("éééé"), [Rule::Length(6)]);
    }

    #[test]
    fn a_site_without_rules_shows_none() {
        assert_eq!(rules(0, 0).rules(), []);
        assert_eq!(rules(0, 1).rules(), []);
    }

    /// The block of a recorded answer (REST, 4.12).
    #[test]
    fn a_recorded_policy_is_read() {
        let read: PasswordRules = serde_json::from_str(r#"{"minCharGroups":0,"minLength":6}"#).unwrap();
        assert_eq!(read, rules(6, 0));
    }
}

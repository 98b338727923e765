//! Texts by name, for campaigns that say something in their own words. For the proxy, which checks them:
//! whoever calls this carries all the names along.

use crate::{Text, en, placeholders};

impl Text {
    /// The name in campaign files: `login-heading`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }

    /// The text with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|text| text.name() == name)
    }

    /// The names in braces that this text may use, in every language.
    pub fn placeholders(self) -> impl Iterator<Item = &'static str> {
        placeholders(en::text(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_in_lower_case_with_hyphens() {
        assert_eq!(Text::LoginHeading.name(), "login-heading");
        assert_eq!(Text::IHaveVerified.name(), "i-have-verified");
        assert_eq!(Text::Code.name(), "code");
    }

    #[test]
    fn every_text_is_found_by_its_name() {
        for text in Text::ALL {
            assert_eq!(Text::from_name(&text.name()), Some(*text));
        }
    }

    #[test]
    fn a_name_that_means_nothing_finds_nothing() {
        for name in ["", "LoginHeading", "login_heading", "login-headings"] {
            assert_eq!(Text::from_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_text_knows_its_placeholders() {
        assert!(Text::ComplaintNotAPhone.placeholders().eq(["min", "max"]));
        assert!(Text::Continue.placeholders().eq([""; 0]));
    }
}

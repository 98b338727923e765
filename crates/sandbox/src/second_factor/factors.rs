//! What an account has registered as second factors.

use serde::Deserialize;

use super::Provider;

/// An account's second factors. A seeded account writes them as `sandbox.factors`.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Factors {
    /// Whether one must be registered when there is none (403102).
    pub required: bool,
    /// Phones that codes are sent to.
    pub phones: Vec<Phone>,
    /// Whether codes are sent to the verified e-mail addresses.
    pub email: bool,
    /// The secret shared with an authenticator, in base32.
    pub totp: Option<String>,
    /// Codes for when everything else is out of reach, each good once.
    pub backup_codes: Vec<String>,
}

/// A phone.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct Phone {
    /// What methods call it.
    pub id: String,
    /// The number, E.164.
    pub number: String,
}

impl Phone {
    /// The number as it is shown: the last three digits (REST, 4.5).
    pub fn obfuscated(&self) -> String {
        let digits: Vec<char> = self.number.chars().filter(char::is_ascii_digit).collect();
        let (hidden, shown) = digits.split_at(digits.len().saturating_sub(3));
        format!("+{}{}", "#".repeat(hidden.len()), shown.iter().collect::<String>())
    }
}

impl Factors {
    /// Whether there is one to ask for. Backup codes only stand in for another.
    pub fn any(&self) -> bool {
        Provider::ALL.into_iter().any(|provider| self.has(provider))
    }

    /// Whether that one is registered.
    pub fn has(&self, provider: Provider) -> bool {
        match provider {
            Provider::Phone => !self.phones.is_empty(),
            Provider::Email => self.email,
            Provider::Totp => self.totp.is_some(),
        }
    }
}

/// An e-mail address as it is shown: `us***er@example.com` (REST, 4.5).
pub fn obfuscated(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let letters: Vec<char> = name.chars().collect();
    let ends = if letters.len() > 4 { 2 } else { letters.len().min(1) };
    let text = |letters: &[char]| letters.iter().collect::<String>();
    format!("{}***{}@{host}", text(&letters[..ends]), text(&letters[letters.len() - ends..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_number_the_last_three_digits_are_shown() {
        let phone = |number: &str| Phone { id: String::new(), number: number.to_owned() };
        assert_eq!(phone("+32 470 12 34 56").obfuscated(), "+########456");
        assert_eq!(phone("12").obfuscated(), "+12");
    }

    #[test]
    fn of_an_address_both_ends_of_the_name_are_shown() {
        assert_eq!(obfuscated("userother@example.com"), "us***er@example.com");
        assert_eq!(obfuscated("tess@example.com"), "t***s@example.com");
        assert_eq!(obfuscated("@example.com"), "***@example.com");
    }

    #[test]
    fn backup_codes_alone_are_no_second_factor() {
        let factors = Factors { backup_codes: vec!["12345678".to_owned()], ..Factors::default() };
        assert!(!factors.any());
    }
}

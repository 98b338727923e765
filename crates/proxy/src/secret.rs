//! Texts that must not be seen: hidden from `Debug`, wiped from memory when they are dropped.
//!
//! That covers what this program holds. The buffers of the HTTP libraries, through which a password comes in and
//! goes out, are freed without being wiped.

use std::fmt;

use zeroize::ZeroizeOnDrop;

/// The password of an account that is to be created, on its way from the browser to Gigya.
#[derive(ZeroizeOnDrop)]
pub struct Password(String);

/// `regToken`: continues a registration that is pending; lives one hour (REST, 3.4).
#[derive(ZeroizeOnDrop)]
pub struct RegistrationToken(String);

impl Password {
    /// Takes the text over.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for judging it and for the one call that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl RegistrationToken {
    /// Takes the text over.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for Gigya and for the browser that goes on with it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(***)")
    }
}

impl fmt::Debug for RegistrationToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RegistrationToken(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_a_password_nor_a_token_prints() {
        let shown =
            format!("{:?} {:?}", Password::new("s3cret".into()), RegistrationToken::new("s3cret".into()));
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}

//! Texts that must not be seen: wiped from memory when dropped, hidden from `Debug`.

use std::fmt;

use zeroize::ZeroizeOnDrop;

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
        pub struct $name(String);

        impl $name {
            /// Takes the text over.
            pub fn new(text: String) -> Self {
                Self(text)
            }

            /// The text, for the one call that needs it.
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(***)"))
            }
        }
    )*};
}

secrets! {
    /// A password on its way from the input to Gigya.
    Password

    /// Gigya's word on who the participant is, on its way to the proxy.
    IdToken

    /// `regToken`: continues a registration or a login that is pending; lives one hour (Web SDK, 1.8).
    RegistrationToken

    /// `pwrt`: what the link of a reset mail proves (Web SDK, 1.8, detail 4).
    ResetToken

    /// The answer of a captcha.
    CaptchaToken

    /// The answer to the account's security question.
    SecretAnswer

    /// A code from a mail, a text message, an authenticator or a sheet of paper.
    OneTimeCode

    /// What a one-time code is checked against: `vToken`, `phvToken`, `sctToken` (Web SDK, 1.3).
    VerificationToken

    /// What a provider gave of an identity that is to be connected to an account (409003).
    ProviderSession

    /// `gigyaAssertion`: a second factor that has begun.
    Assertion
}

/// What a participant typed or what Gigya knows of them: personal, so `Debug` does not show it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Personal(pub String);

impl fmt::Debug for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "Personal(empty)" } else { "Personal(***)" })
    }
}

impl From<&str> for Personal {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

//! What callers prove themselves by: the user key, the two secrets and the key pair of the sandbox's site.
//! They are throw-aways, public like the rest of the repository.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gigya::signature::Secret;
use jsonwebtoken::DecodingKey;

/// The user key (an application's name at Gigya).
pub const USER_KEY: &str = "sandbox-user-key";
/// The user key's secret, in base64: whoever signs with [`USER_KEY`] signs with this.
pub const USER_SECRET: &str = "YSBzZWNyZXQgb2YgdGhlIHNhbmRib3gncyB1c2VyIGtleQ==";
/// The partner's secret, in base64: UID signatures are made with it, and requests without a user key.
pub const PARTNER_SECRET: &str = "dGhlIHBhcnRuZXIncyBvd24gc2VjcmV0IGluIHRoZSBzYW5kYm94";
/// The user key's private key, in PKCS#1 as Gigya's console shows one: whoever sends bearer tokens signs them
/// with this.
pub const PRIVATE_KEY: &str = include_str!("private-key-of-the-sandbox-user-key.pem");

/// What the site knows of its callers.
pub struct Keys {
    /// The one user key.
    pub user_key: String,
    /// The user key's secret, as it travels.
    pub user_secret_text: String,
    /// The user key's secret.
    pub user_secret: Secret,
    /// The partner's secret.
    pub partner_secret: Secret,
    /// The public half of the user key's private key, which the site's owner has registered.
    pub public_key: DecodingKey,
}

impl Default for Keys {
    fn default() -> Self {
        let public_key = include_bytes!("public-key-of-the-sandbox-user-key.pem");
        Self {
            user_key: USER_KEY.to_owned(),
            user_secret_text: USER_SECRET.to_owned(),
            user_secret: read(USER_SECRET),
            partner_secret: partner_secret(),
            public_key: DecodingKey::from_rsa_pem(public_key).expect("the constant is a public key"),
        }
    }
}

/// The partner's secret, decoded.
pub fn partner_secret() -> Secret {
    read(PARTNER_SECRET)
}

fn read(constant: &str) -> Secret {
    Secret::from_base64(constant).expect("the constant is base64")
}

/// A secret for an app's session, and how it is told (REST, 3.4).
pub fn session_secret() -> (Secret, String) {
    let random: [u8; 32] = rand::random();
    let text = STANDARD.encode(random);
    (Secret::from_base64(&text).expect("it is base64"), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_partners_secret_is_not_the_user_keys() {
        assert_ne!(PARTNER_SECRET, USER_SECRET);
    }
}

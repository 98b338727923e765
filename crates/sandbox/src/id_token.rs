//! id_tokens and the key they are signed with (REST, 3.3).

use std::sync::LazyLock;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::Value;
use uuid::Uuid;

/// The site's key. One per process: making a key takes long, and no two sandboxes of a test run differ in it.
pub static SITE_KEY: LazyLock<SigningKey> = LazyLock::new(SigningKey::generate);

/// A key that is not the site's, under the site's name: only the signature shows it.
pub static FOREIGN_KEY: LazyLock<SigningKey> =
    LazyLock::new(|| SigningKey { kid: SITE_KEY.kid.clone(), ..SigningKey::generate() });

/// An RSA key of 2048 bits.
pub struct SigningKey {
    key: EncodingKey,
    /// The key's name. Its form is UNCONFIRMED (REST, 9.16): opaque to whoever verifies.
    kid: String,
}

impl SigningKey {
    fn generate() -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).expect("the system has random numbers");
        let der = pair.as_der().expect("a generated key can be written");
        // jsonwebtoken takes PKCS#8 only in this coat.
        let body = STANDARD.encode(der.as_ref());
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
        let key = EncodingKey::from_rsa_pem(pem.as_bytes()).expect("a generated key can be read");
        Self { key, kid: Uuid::now_v7().simple().to_string().to_uppercase() }
    }

    /// Signs claims as they are.
    pub fn sign(&self, claims: &Value) -> String {
        let header = Header { kid: Some(self.kid.clone()), ..Header::new(Algorithm::RS256) };
        jsonwebtoken::encode(&header, claims, &self.key).expect("JSON claims can be signed")
    }

    /// The public half, as `accounts.getJWTPublicKey` shows it.
    pub fn public(&self) -> Jwk {
        let mut jwk = Jwk::from_encoding_key(&self.key, Algorithm::RS256).expect("the key is an RSA key");
        jwk.common.key_id = Some(self.kid.clone());
        jwk.common.public_key_use = Some(PublicKeyUse::Signature);
        jwk
    }
}

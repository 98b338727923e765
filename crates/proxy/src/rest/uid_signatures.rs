//! `accounts.exchangeUIDSignature`: from a signature with the partner's secret to one with the user key's.

use super::client::RestClient;
use super::failure::Failure;
use super::method;
use super::site::Site;

/// A UID with its signature, and the moment it was signed (Unix seconds, as text).
#[derive(Clone, Copy)]
pub struct SignedUid<'a> {
    /// Whom it is about, says whoever brings it.
    pub uid: &'a str,
    /// Base64.
    pub signature: &'a str,
    /// Part of what is signed.
    pub timestamp: &'a str,
}

/// What Gigya signed anew.
pub struct Exchanged {
    /// The signature with the user key's secret.
    pub signature: String,
    /// Part of what is signed.
    pub timestamp: String,
}

impl RestClient {
    /// `accounts.exchangeUIDSignature` (REST, 3.1). Gigya takes a signature that is a minute old at most.
    ///
    /// # Errors
    /// When the call fails: 403002 for one that is too old, 400006 for one that is wrong; or when its answer has no
    /// signature of this UID.
    pub async fn exchange_uid_signature(
        &self,
        site: &Site,
        signed: SignedUid<'_>,
    ) -> Result<Exchanged, Failure> {
        let parameters = [
            ("UID", signed.uid),
            ("UIDSignature", signed.signature),
            ("signatureTimestamp", signed.timestamp),
        ];
        let reply = self.call(site, method::EXCHANGE_UID_SIGNATURE, &parameters).await?;
        if reply.text("UID") != Some(signed.uid) {
            return Err(Failure::Incomplete("signature of this UID"));
        }
        let text = |name| reply.text(name).map(str::to_owned).ok_or(Failure::Incomplete("UID signature"));
        Ok(Exchanged { signature: text("UIDSignature")?, timestamp: text("signatureTimestamp")? })
    }
}

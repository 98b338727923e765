//! Verifies the UID signature that Gigya gives with an account (REST, 3.1). It is made with the partner's secret:
//! where the proxy has a user key instead, Gigya exchanges it first for one that the user key's secret verifies.

use gigya::ResponseCode;
use gigya::signature::{is_fresh, verify_uid};

use super::{ProofError, Uid};
use crate::clock;
use crate::rest::{Failure, RestClient, SignedUid, Site, UidSecret};

/// The longest UID: that of sites that choose their own (REST, 4.2: `siteUID`).
const MAX_UID: usize = 252;

/// The length of an HMAC-SHA1 in base64.
const SIGNATURE: usize = 28;

/// Whom the signature proves to be there.
///
/// # Errors
/// When it proves nobody, when the site's credentials cannot verify it, or when Gigya does not exchange it.
pub async fn verify(gigya: &RestClient, site: &Site, signed: SignedUid<'_>) -> Result<Uid, ProofError> {
    verify_at(gigya, site, signed, clock::unix_seconds()).await
}

async fn verify_at(
    gigya: &RestClient,
    site: &Site,
    signed: SignedUid<'_>,
    now: u64,
) -> Result<Uid, ProofError> {
    let refused = |why: &str| ProofError::Refused(why.to_owned());
    let SignedUid { uid, signature, timestamp } = signed;
    // Judged before Gigya is asked, so that nobody makes it work with what cannot be right.
    if uid.is_empty() || uid.len() > MAX_UID || signature.len() != SIGNATURE {
        return Err(refused("it is no UID with a signature"));
    }
    if !is_fresh(timestamp, now) {
        return Err(refused("it was signed too long ago, or will be"));
    }
    let is_right = match site.credentials.uid_secret() {
        UidSecret::Partner(secret) => verify_uid(secret, uid, timestamp, signature, now),
        UidSecret::UserKey(secret) => {
            let exchanged = gigya.exchange_uid_signature(site, signed).await.map_err(of_exchange)?;
            verify_uid(secret, uid, &exchanged.timestamp, &exchanged.signature, now)
        }
        UidSecret::Nobody => {
            return Err(refused("a private key verifies no UID signature: send an id_token"));
        }
    };
    if is_right { Ok(Uid(uid.to_owned())) } else { Err(refused("its signature is wrong")) }
}

/// Gigya's own verdict on the signature is the participant's affair, all else is not.
fn of_exchange(failure: Failure) -> ProofError {
    let verdicts = [ResponseCode::REQUEST_HAS_EXPIRED, ResponseCode::INVALID_PARAMETER_VALUE];
    if failure.response_code().is_some_and(|code| verdicts.contains(&code)) {
        return ProofError::Refused(format!("it cannot be exchanged: {failure}"));
    }
    ProofError::Gigya(failure)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use gigya::signature::{Secret, sign_uid};

    use super::*;
    use crate::rest::{Credentials, Host};

    const SECRET: &str = "c2VjcmV0";
    const NOW: u64 = 1_700_000_000;

    fn partners() -> Credentials {
        Credentials::Signature { user_key: None, secret: Secret::from_base64(SECRET).unwrap() }
    }

    /// With nothing that answers: what is asked of Gigya fails.
    async fn verified(
        credentials: Credentials,
        uid: &str,
        signature: &str,
        timestamp: &str,
    ) -> Result<Uid, ProofError> {
        let host = Host::Custom("http://127.0.0.1:9".to_owned());
        let site = Site { api_key: "3_k".to_owned(), host, credentials };
        let gigya = RestClient::new(Duration::from_secs(5)).unwrap();
        verify_at(&gigya, &site, SignedUid { uid, signature, timestamp }, NOW).await
    }

    fn sign(uid: &str, then: u64) -> (String, String) {
        let timestamp = then.to_string();
        (sign_uid(&Secret::from_base64(SECRET).unwrap(), uid, &timestamp), timestamp)
    }

    #[tokio::test]
    async fn the_partner_verifies_for_three_minutes_without_asking_gigya() {
        for then in [NOW, NOW - 180, NOW + 180] {
            let (signature, timestamp) = sign("ada", then);
            let uid = verified(partners(), "ada", &signature, &timestamp).await.unwrap();
            assert_eq!(uid.as_str(), "ada");
        }
        for then in [NOW - 181, NOW + 181] {
            let (signature, timestamp) = sign("ada", then);
            let refused = verified(partners(), "ada", &signature, &timestamp).await;
            assert!(matches!(refused, Err(ProofError::Refused(_))));
        }
    }

    #[tokio::test]
    async fn what_was_signed_for_somebody_else_or_cannot_be_a_signature_proves_nobody() {
        let (signature, timestamp) = sign("ada", NOW);
        let long = "u".repeat(MAX_UID + 1);
        for (uid, signature, timestamp) in [
            ("eve", signature.as_str(), timestamp.as_str()),
            ("", &signature, &timestamp),
            (&long, &signature, &timestamp),
            ("ada", "", &timestamp),
            ("ada", &signature, "soon"),
            ("ada", &signature, ""),
        ] {
            let refused = verified(partners(), uid, signature, timestamp).await;
            assert!(matches!(refused, Err(ProofError::Refused(_))), "{uid} {signature} {timestamp}");
        }
    }
}

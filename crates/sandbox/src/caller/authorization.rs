//! The header `Authorization`: a token signed with the user key's private key (`Bearer`; REST, 2.4), or an
//! access token of `socialize.getToken` (`OAuth`; REST, 2.1e).
//!
//! UNCONFIRMED: that everything wrong with a bearer token is 400008 but its age (403002) and its return
//! (403004); the key's name beside `kid`; that the header goes before other credentials.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gigya::ResponseCode;
use jsonwebtoken::{Algorithm, crypto};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use time::OffsetDateTime;

use super::{Caller, Request, check_once, check_time, is_private};
use crate::fault::Fault;
use crate::site::Site;

/// Reads the header and checks what it holds.
pub fn check(header: &str, request: &Request<'_>, site: &mut Site) -> Result<Caller, Fault> {
    match header.split_once(' ') {
        Some(("Bearer", token)) => check_bearer(token, request, site),
        Some(("OAuth", token)) => check_access_token(token, request, site),
        Some(_) | None => Err(ResponseCode::INVALID_AUTHENTICATION_HEADER.into()),
    }
}

/// A token that `socialize.getToken` gave, and over https only: 403025.
pub fn check_access_token(token: &str, request: &Request<'_>, site: &Site) -> Result<Caller, Fault> {
    if is_private(request, site) && site.is_access_token(token, request.now) {
        Ok(Caller::Server)
    } else {
        Err(ResponseCode::INVALID_TOKEN.into())
    }
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: String,
}

/// Gigya asks for nothing more: no end, no API key, no hash of the body.
#[derive(Deserialize)]
struct Claims {
    iat: i64,
    jti: String,
}

fn check_bearer(token: &str, request: &Request<'_>, site: &mut Site) -> Result<Caller, Fault> {
    let read = read(token).filter(|(head, _)| head.alg == "RS256" && head.kid == site.keys.user_key);
    let (signed, signature) = token.rsplit_once('.').unwrap_or_default();
    let verified =
        crypto::verify(&url_safe(signature), signed.as_bytes(), &site.keys.public_key, Algorithm::RS256);
    let (Some((_, claims)), Ok(true)) = (read, verified) else {
        return Err(ResponseCode::INVALID_AUTHENTICATION_HEADER.into());
    };
    let issued = OffsetDateTime::from_unix_timestamp(claims.iat).map_err(|_| Fault::invalid("iat"))?;
    check_time(issued, request)?;
    check_once(&claims.jti, request, site)?;
    Ok(Caller::Server)
}

fn read(token: &str) -> Option<(Head, Claims)> {
    let [head, claims, _] = token.split('.').collect::<Vec<_>>().try_into().ok()?;
    Some((part(head)?, part(claims)?))
}

fn part<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(url_safe(text)).ok()?).ok()
}

/// .NET's tokens are in standard base64 with padding.
fn url_safe(text: &str) -> String {
    text.trim_end_matches('=').replace('+', "-").replace('/', "_")
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::DecodingKey;
    use jsonwebtoken::jwk::Jwk;
    use serde_json::Value;
    use time::Duration;

    use super::super::{identify, wire};
    use super::*;
    use crate::keys::Keys;
    use crate::parameters::Parameters;
    use crate::site::REQUEST_WINDOW;

    /// When SAP's tokens were issued.
    const ISSUED: OffsetDateTime = time::macros::datetime!(2023-11-14 22:13:20 UTC);

    /// SAP's tokens, one from JavaScript and one from .NET, and a site that knows their key.
    fn theirs() -> ([String; 2], Site) {
        let vectors: Value = serde_json::from_str(include_str!("../../../gigya/tests/vectors.json")).unwrap();
        let bearer = &vectors["rsaBearer"];
        let jwk: Jwk = serde_json::from_value(bearer["publicJwk"].clone()).unwrap();
        let public_key = DecodingKey::from_jwk(&jwk).unwrap();
        let mut site = Site::new(String::new());
        site.keys = Keys { user_key: "myUserKey".to_owned(), public_key, ..Keys::default() };
        ([0, 1].map(|which| bearer["tokens"][which]["token"].as_str().unwrap().to_owned()), site)
    }

    fn answered(header: &str, wall: OffsetDateTime, site: &mut Site) -> u32 {
        let parameters = Parameters::default();
        let request = wire::request("127.0.0.1:8702", wire::METHOD, &parameters);
        let request = Request { authorization: Some(header), wall, ..request };
        match identify(&request, site) {
            Ok(caller) => {
                assert!(caller == Caller::Server);
                0
            }
            Err(fault) => fault.code.0,
        }
    }

    #[test]
    fn what_saps_own_sdks_send_is_believed_once() {
        for which in [0, 1] {
            let (tokens, mut site) = theirs();
            let header = format!("Bearer {}", tokens[which]);
            assert_eq!(answered(&header, ISSUED, &mut site), 0);
            assert_eq!(answered(&header, ISSUED, &mut site), 403_004);
        }
    }

    #[test]
    fn a_token_that_is_older_than_the_window_has_expired() {
        let (tokens, mut site) = theirs();
        let header = format!("Bearer {}", tokens[0]);
        let late = ISSUED + REQUEST_WINDOW + Duration::SECOND;
        assert_eq!(answered(&header, late, &mut site), 403_002);
        assert_eq!(answered(&header, ISSUED + REQUEST_WINDOW, &mut site), 0);
    }

    #[test]
    fn another_key_another_name_and_what_is_no_token_are_no_acceptable_header() {
        let ([token, _], mut site) = theirs();
        let cut = token.rsplit_once('.').unwrap().0;
        let headers = [
            format!("Bearer {cut}.AAAA"),
            format!("Bearer {cut}"),
            "Bearer x".to_owned(),
            token.clone(),
            format!("Basic {token}"),
        ];
        for header in headers {
            assert_eq!(answered(&header, ISSUED, &mut site), 400_008, "{header}");
        }
        site.keys.user_key = "another".to_owned();
        assert_eq!(answered(&format!("Bearer {token}"), ISSUED, &mut site), 400_008);
        let foreign = &mut Site::new(String::new());
        foreign.keys.user_key = "myUserKey".to_owned();
        assert_eq!(answered(&format!("Bearer {token}"), ISSUED, foreign), 400_008);
    }
}

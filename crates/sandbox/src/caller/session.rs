//! Sessions: of a browser by its token (REST, 2.1d), of an app by its token and a signature (2.1c).

use gigya::ResponseCode;
use time::{Duration, OffsetDateTime};

use super::{Caller, Request, authorization, signature};
use crate::fault::Fault;
use crate::methods::Method;
use crate::sessions::Session;
use crate::site::Site;

/// A browser's session. An app's token is none (REST, 2.1d).
pub fn check(token: &str, now: OffsetDateTime, site: &Site) -> Result<Caller, Fault> {
    let session = live(token, now, site)?;
    if session.secret.is_some() {
        return Err(ResponseCode::UNAUTHORIZED_USER.into());
    }
    Ok(caller(session, token))
}

/// The parameter `oauth_token`: an app's session token, or an access token (REST, 2.1c and e).
pub fn check_oauth_token(token: &str, request: &Request<'_>, site: &mut Site) -> Result<Caller, Fault> {
    if site.is_access_token(token, request.now) {
        return authorization::check_access_token(token, request, site);
    }
    // Android does not sign what a registration token speaks for.
    if request.parameters.get("regToken").is_some() {
        return Ok(Caller::Anonymous);
    }
    let session = live(token, request.now, site)?;
    let caller = caller(session, token);
    let secret = session.secret.clone().ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    let sig = request.parameters.get("sig").unwrap_or_default();
    signature::check(sig, signature::By::Session(&secret), request, site)?;
    Ok(caller)
}

fn live<'a>(token: &str, now: OffsetDateTime, site: &'a Site) -> Result<&'a Session, Fault> {
    let session = site.sessions.get(token).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    if !session.lasts(now) {
        return Err(ResponseCode::SESSION_HAS_EXPIRED.into());
    }
    Ok(session)
}

fn caller(session: &Session, token: &str) -> Caller {
    Caller::Session { uid: session.uid.clone(), token: token.to_owned() }
}

/// Asks for another login where the last is too long ago (403110; Web SDK, 1.7). For which methods Gigya does
/// is UNCONFIRMED.
pub fn check_recent_login(
    method: &Method,
    caller: &Caller,
    site: &Site,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    let Caller::Session { token, .. } = caller else { return Ok(()) };
    let asks = ["accounts.getJWT", "accounts.setAccountInfo"].contains(&method.name);
    let (Some(seconds), Some(session), true) = (site.settings.recent_login, site.sessions.get(token), asks)
    else {
        return Ok(());
    };
    if now - session.since > Duration::seconds(seconds.into()) {
        return Err(ResponseCode::ACCOUNT_PENDING_RECENT_LOGIN.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{identify, wire};
    use super::*;
    use crate::parameters::Parameters;

    fn identify_at(query: &str, now: OffsetDateTime, site: &mut Site) -> Result<Caller, u32> {
        let parameters = Parameters::read(query, &[]);
        let request = wire::request("127.0.0.1:8702", wire::METHOD, &parameters);
        identify(&Request { now, wall: now, ..request }, site).map_err(|fault| fault.code.0)
    }

    #[test]
    fn a_session_ends_when_its_time_is_over() {
        let mut site = Site::new(String::new());
        let expires = Some(wire::NOW + Duration::seconds(60));
        let session = Session { uid: "u".to_owned(), since: wire::NOW, expires, secret: None };
        let query = format!("login_token={}", site.sessions.begin(session));
        assert!(matches!(
            identify_at(&query, wire::NOW + Duration::seconds(59), &mut site),
            Ok(Caller::Session { uid, .. }) if uid == "u"
        ));
        assert!(identify_at(&query, wire::NOW + Duration::seconds(60), &mut site) == Err(403_011));
    }
}

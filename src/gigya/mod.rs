//! The typed bridge to Gigya's Web SDK.
//!
//! Where to start: [`loader::ready`] waits until the page has a working SDK of the campaign's site;
//! [`session`], [`log_in`], [`prove`] and [`log_out`] are the calls that the conversation makes. `sdk` finds
//! the methods, `call` turns their callbacks into futures, `reply` reads what comes back, whatever its shape.
//!
//! "Web SDK" in the comments is `gigya-web-sdk-contract.md`.

mod call;
pub mod loader;
mod participant;
mod reply;
pub mod sdk;

use flow::{GigyaFault, IdToken, Participant, Password, Personal};
use web_sys::AbortSignal;

pub use participant::Session;
pub use sdk::Sdk;

use call::{Call, call};
use reply::garbage;

/// How long an id_token needs to live, in seconds: the proxy takes it at once and refuses it after a minute.
const PROOF_LIFETIME: u32 = 60;

/// Who is connected.
///
/// # Errors
///
/// When what comes back is no answer of Gigya.
pub async fn session(sdk: &Sdk, gone: &AbortSignal) -> Result<Session, GigyaFault> {
    Ok(participant::session(&call(sdk, &Call::GetUserInfo, gone).await?))
}

/// Logs in with a password.
///
/// # Errors
///
/// When Gigya refuses, or says yes without saying to whom.
pub async fn log_in(
    sdk: &Sdk,
    login_id: &Personal,
    password: &Password,
    gone: &AbortSignal,
) -> Result<Participant, GigyaFault> {
    let reply = call(sdk, &Call::Login { login_id, password }, gone).await?.accepted()?;
    participant::logged_in(&reply).ok_or_else(|| garbage("the answer has no UID"))
}

/// Asks for the proof of who is connected, meant for this campaign.
///
/// # Errors
///
/// When nobody is connected, or Gigya refuses.
pub async fn prove(sdk: &Sdk, campaign: &str, gone: &AbortSignal) -> Result<IdToken, GigyaFault> {
    let expiration = PROOF_LIFETIME;
    let mut reply = call(sdk, &Call::GetJwt { expiration, audience: Some(campaign) }, gone).await?;
    if reply.refuses_a_parameter() {
        // Not every site grants an audience; the proxy takes a proof without one (REST, 3.3).
        reply = call(sdk, &Call::GetJwt { expiration, audience: None }, gone).await?;
    }
    let reply = reply.accepted()?;
    reply.text(&["id_token"]).map(IdToken::new).ok_or_else(|| garbage("the answer has no id_token"))
}

/// Ends the session of this browser.
///
/// # Errors
///
/// When Gigya refuses.
pub async fn log_out(sdk: &Sdk, gone: &AbortSignal) -> Result<(), GigyaFault> {
    call(sdk, &Call::Logout, gone).await?.accepted().map(drop)
}

/// Whether this browser holds a sign of a session: the login token's cookie (Web SDK, 1.1).
pub fn has_session_cookie(cookies: &str, api_key: &str) -> bool {
    let name = format!("glt_{api_key}=");
    cookies
        .split(';')
        .any(|cookie| cookie.trim_start().strip_prefix(&name).is_some_and(|token| !token.is_empty()))
}

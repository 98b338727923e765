//! The typed bridge to Gigya's Web SDK.
//!
//! Where to start: [`loader::ready`] waits until the page has a working SDK of the campaign's site; a
//! [`Bridge`] makes the calls that the conversation asks for (`log_in`, `account`, `second_factor`).
//! `request` names each method and its parameters, `sdk` finds the methods, `call` turns their callbacks into
//! futures, `reply` reads what comes back, whatever its shape; `events` hears of logins elsewhere.
//!
//! "Web SDK" in the comments is `gigya-web-sdk-contract.md`, "REST" `gigya-rest-contract.md`.

mod account;
mod call;
pub mod events;
pub mod loader;
mod log_in;
mod participant;
mod reply;
mod request;
pub mod sdk;
mod second_factor;

pub use call::Bridge;
pub use participant::{Session, logged_in};
pub use reply::Reply;
pub use sdk::Sdk;
pub use second_factor::Begun;

use crate::page;
use contract::Provider;

/// The provider that was logged in with last in this browser, as the SDK remembers it (Web SDK, 1.1). A
/// password counts as one, `site`.
const LAST_PROVIDER: &str = "_gig_llp";

/// Whether this browser holds a sign of a session: the login token's cookie (Web SDK, 1.1).
pub fn has_session_cookie(cookies: &str, api_key: &str) -> bool {
    page::cookie(cookies, &format!("glt_{api_key}")).is_some()
}

/// The social provider of the last login in this browser.
pub fn last_provider(cookies: &str) -> Option<Provider> {
    let name = page::cookie(cookies, LAST_PROVIDER)?;
    name.parse().ok().filter(|_| name != gigya::Conflict::SITE)
}

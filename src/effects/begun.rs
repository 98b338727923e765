//! The note that a social login was begun in this tab.
//!
//! Anybody can prepare an address with a code and a token of their own, and lead somebody there. So what comes back
//! with the address is gone on with only where this note is, once and within the hour that Gigya's token lives; the
//! note goes with the answer, too, and with the tab. Without a storage there is no note: then nobody's return counts.

use js_sys::Date;

use crate::page::session_storage;

const NOTE: &str = "connection-window:social-login";

/// For how many minutes it holds.
const LASTS: u32 = 60;

/// A social login begins. Whether it was to be in a window of the provider's or in this tab does not matter: some
/// browsers have only the latter (Web SDK, 1.6).
pub fn note() {
    let _noted = session_storage().map(|storage| storage.set_item(NOTE, &this_minute().to_string()));
}

/// It has ended, in this page.
pub fn forget() {
    let _forgotten = session_storage().map(|storage| storage.remove_item(NOTE));
}

/// Whether one was begun here; asking uses the note up.
pub fn take() -> bool {
    let noted = session_storage().and_then(|storage| storage.get_item(NOTE).ok()?);
    forget();
    let minute = noted.and_then(|noted| noted.parse().ok());
    minute.and_then(|began| this_minute().checked_sub(began)).is_some_and(|minutes| minutes < LASTS)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "for some thousand years")]
fn this_minute() -> u32 {
    (Date::now() / 60_000.0) as u32
}

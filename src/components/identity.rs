//! Whose account it is about, on a screen that does not ask it.

use crate::dom::{El, el};

/// The line. An e-mail address is written from left to right in every language.
pub fn identity(login_id: &str) -> El {
    el("p", "cw-identity").child(el("span", "").attr("dir", "ltr").text(login_id))
}

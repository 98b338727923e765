//! The input of a login ID. Not of type e-mail: a login ID may be a user name as well.

use super::Control;
use crate::dom::{El, el};

/// The input alone, with what is known of it.
pub fn login_id(of: &Control, known: &str) -> El {
    let input = of
        .around(el("input", "cw-input"))
        .attr("type", "text")
        .attr("name", "username")
        .attr("inputmode", "email")
        .attr("autocomplete", "username")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false");
    input.input().set_value(known);
    input
}

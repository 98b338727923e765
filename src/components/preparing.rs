//! Stands in for what a step asks until Gigya has said what that is.

use crate::dom::{El, el};

/// The skeleton of one question and a button.
pub fn preparing() -> El {
    el("div", "cw-skeleton cw-skeleton-step").attr("aria-hidden", "true")
}

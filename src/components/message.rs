//! Sentences about the whole screen: why something failed, and how one came here.

use flow::{Notice, Problem};
use leptos::prelude::*;

use crate::ui::Ui;
use crate::words;

/// Why the last attempt failed; empty while nothing has.
pub fn problem(ui: Ui, problem: Memo<Option<Problem>>) -> AnyView {
    view! {
        <p class="cw-problem" role="alert">
            {move || problem.with(|problem| problem.as_ref().map(|problem| words::problem(ui, problem)))}
        </p>
    }
    .into_any()
}

/// How one came here; empty when there is nothing to say.
pub fn notice(ui: Ui, notice: Memo<Option<Notice>>) -> AnyView {
    view! {
        <p class="cw-note" role="status">
            {move || notice.get().map(|notice| words::notice(ui, notice))}
        </p>
    }
    .into_any()
}

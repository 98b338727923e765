//! What is wrong with the form, in one place above it: each complaint is a button that leads to its field.

use catalogue::Text;
use flow::{Problem, screen};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use crate::screens::form;
use crate::ui::Ui;
use crate::words;

/// The summary; hidden while nothing is wrong.
pub fn summary(ui: Ui) -> AnyView {
    let problem = ui.part(|screen| form::of(screen).and_then(shown_problem));
    let entries = ui.part(move |screen| form::of(screen).map(|form| entries(ui, form)).unwrap_or_default());
    view! {
        <div
            class="cw-summary"
            id=ui.id("summary")
            role="alert"
            tabindex="-1"
            hidden=move || problem.with(Option::is_none)
        >
            <p class="cw-summary-text">
                {move || problem.with(|problem| problem.as_ref().map(|problem| words::problem(ui, problem)))}
            </p>
            <ul class="cw-summary-list" hidden=move || entries.with(Vec::is_empty)>
                {move || entries.get().into_iter().map(|entry| line(ui, entry)).collect_view()}
            </ul>
        </div>
    }
    .into_any()
}

/// Complaints go one by one as they are mended; the sentence above them goes with the last.
fn shown_problem(form: &screen::Form) -> Option<Problem> {
    form.problem.clone().filter(|problem| *problem != Problem::InvalidAnswers || form.has_complaints())
}

/// A complaint: the id of its input, and what is said.
type Entry = (String, String);

fn entries(ui: Ui, form: &screen::Form) -> Vec<Entry> {
    let of_fields = form.fields.iter().filter_map(|answer| {
        let complaint = words::complaint(ui, &answer.field.kind, answer.complaint.as_ref()?);
        let id = ui.id(&format!("field-{}", answer.field.variable));
        let label = words::label(ui, &answer.field);
        Some((id, ui.fill(Text::SummaryLine, &[("label", &label), ("complaint", &complaint)])))
    });
    let of_opt_ins = form.opt_ins.iter().filter_map(|consent| {
        let complaint = words::complaint(ui, &contract::Kind::CheckBox, consent.complaint.as_ref()?);
        Some((ui.id(&format!("opt-in-{}", consent.opt_in.name)), complaint))
    });
    of_fields.chain(of_opt_ins).collect()
}

/// A button and no link: an address with `#` would confuse a page's router.
fn line(ui: Ui, (id, text): Entry) -> AnyView {
    let focus = move |event: MouseEvent| {
        // By selector from here: in a shadow root of the page, the document does not find an id.
        let window = event_target::<Element>(&event).closest(".cw-window").ok().flatten();
        let input = window.and_then(|window| window.query_selector(&format!("[id='{id}']")).ok().flatten());
        if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
            let focused = input.focus();
            debug_assert!(focused.is_ok(), "focus() never fails");
        }
    };
    view! {
        <li>
            <button class="cw-link" type="button" form=ui.id("form") on:click=focus>
                {text}
            </button>
        </li>
    }
    .into_any()
}

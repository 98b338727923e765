//! What is wrong with the form, in one place above it: each complaint is a button that leads to its field.

use catalogue::Text;
use contract::Kind;
use flow::{Problem, screen};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::dom::{El, el};
use crate::screens::form;
use crate::ui::Ui;
use crate::words;

/// The summary; hidden while nothing is wrong.
pub fn summary(ui: Ui) -> El {
    let sentence = move || {
        ui.read(|screen| Some(words::problem(ui, shown_problem(form::of(screen)?)?))).unwrap_or_default()
    };
    let entries =
        move || ui.read(|screen| form::of(screen).map(|form| entries(ui, form))).unwrap_or_default();
    let texts = move || entries().into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
    let lines = move || entries().into_iter().map(|(id, text)| line(ui, id, &text)).collect();
    el("div", "cw-summary")
        .attr("id", &ui.id("summary"))
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .follow_attr("hidden", move || sentence().is_empty().then_some(""))
        .child(el("p", "cw-summary-text").follow_text(sentence))
        .child(
            el("ul", "cw-summary-list")
                .follow_attr("hidden", move || texts().is_empty().then_some(""))
                .follow_children(texts, lines),
        )
}

/// Complaints go one by one as they are mended; the sentence above them goes with the last.
fn shown_problem(form: &screen::Form) -> Option<&Problem> {
    form.problem.as_ref().filter(|problem| **problem != Problem::InvalidAnswers || form.has_complaints())
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
        let complaint = words::complaint(ui, &Kind::CheckBox, consent.complaint.as_ref()?);
        Some((ui.id(&format!("opt-in-{}", consent.opt_in.name)), complaint))
    });
    of_fields.chain(of_opt_ins).collect()
}

/// A button and no link: an address with `#` would confuse a page's router.
fn line(ui: Ui, id: String, text: &str) -> El {
    let button = el("button", "cw-link").attr("type", "button").attr("form", &ui.id("form")).text(text);
    let from = button.element().clone();
    let focus = move |_| {
        // By selector from here: in a shadow root of the page, the document does not find an id.
        let window = from.closest(".cw-window").ok().flatten();
        let input = window.and_then(|window| window.query_selector(&format!("[id='{id}']")).ok().flatten());
        if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
            let focused = input.focus();
            debug_assert!(focused.is_ok(), "focus() never fails");
        }
    };
    el("li", "").child(button.on("click", focus))
}

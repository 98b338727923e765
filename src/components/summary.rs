//! What is wrong with the form, in one place above it: each complaint is a button that leads to its field.
//!
//! It is heard once, when it gets the focus, and so is no alert: that would be heard again with each complaint that
//! is mended.

use catalogue::Text;
use contract::Kind;
use flow::{Problem, Screen};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{rich_text, told};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// A complaint: the id of its input, and what is said.
pub type Entry = (String, String);

/// The summary; hidden while nothing is wrong. `own` are the complaints about inputs of the screen that are no
/// questions of the campaign; they come first.
pub fn summary(ui: Ui, own: fn(Ui, &Screen) -> Vec<Entry>) -> El {
    let entries = move || ui.read(|screen| entries(ui, screen, own));
    // Complaints go one by one as they are mended; the sentence above them goes with the last.
    let problem = move || {
        let problem = ui.read(|screen| screen.state().and_then(|(_, problem)| problem.cloned()))?;
        (problem != Problem::InvalidAnswers || !entries().is_empty()).then_some(problem)
    };
    let texts = move || entries().into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
    let lines = move || entries().into_iter().map(|(id, text)| line(ui, id, &text)).collect();
    let (sentence, list) = (ui.id("summary-text"), ui.id("summary-list"));
    el("div", "cw-summary")
        .attr("id", &ui.id("summary"))
        .attr("role", "group")
        .attr("aria-labelledby", &format!("{sentence} {list}"))
        .attr("tabindex", "-1")
        .follow_attr("hidden", move || problem().is_none().then_some(""))
        .child(told(ui, el("p", "cw-summary-text").attr("id", &sentence), problem))
        .child(
            el("ul", "cw-summary-list")
                .attr("id", &list)
                .follow_attr("hidden", move || texts().is_empty().then_some(""))
                .follow_children(texts, lines),
        )
}

/// A complaint about an input that is no question of the campaign; none while there is nothing to say.
pub fn entry(ui: Ui, id: &str, label: Text, complaint: Option<String>) -> Option<Entry> {
    Some((ui.id(id), text(ui, &ui.text(label), &complaint?)))
}

/// A summary of a screen that asks nothing beside the campaign's questions.
pub fn of_questions(ui: Ui) -> El {
    summary(ui, |_, _| Vec::new())
}

fn entries(ui: Ui, screen: &Screen, own: fn(Ui, &Screen) -> Vec<Entry>) -> Vec<Entry> {
    let mut entries = own(ui, screen);
    let Some((fields, opt_ins)) = screen.questions() else { return entries };
    entries.extend(fields.iter().filter_map(|answer| {
        let complaint = words::complaint(ui, &answer.field.kind, answer.complaint.as_ref()?);
        let id = ui.id(&format!("field-{}", answer.field.variable));
        Some((id, text(ui, &words::label(ui, &answer.field), &complaint)))
    }));
    entries.extend(opt_ins.iter().filter_map(|consent| {
        let complaint = words::complaint(ui, &Kind::CheckBox, consent.complaint.as_ref()?);
        let id = ui.id(&format!("opt-in-{}", consent.opt_in.name));
        Some((id, text(ui, &rich_text::words(&words::opt_in(ui, &consent.opt_in)), &complaint)))
    }));
    entries
}

fn text(ui: Ui, label: &str, complaint: &str) -> String {
    ui.fill(Text::SummaryLine, &[("label", label.trim_end_matches('.')), ("complaint", complaint)])
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

//! Where the code of a second factor is sent: to a number or an address that Gigya knows, or to a new one
//! that is being set up.

use std::rc::Rc;

use catalogue::Text;
use flow::{CodeBy, CodeTo, Event, Personal, Problem, Screen, screen};
use gigya::{FactorKind, Target};
use web_sys::HtmlInputElement;

use super::{back, waiting};
use crate::components::summary::{Entry, summary};
use crate::components::{Control, button, control, form};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The name of the input for a new number or address.
const NEW: &str = "new-target";

/// The targets, or the input for a new one.
pub fn stage(ui: Ui, factor: &screen::SecondFactor, kind: FactorKind, targets: &[Target]) -> Vec<El> {
    let (question, asked): (El, Rc<dyn Fn() -> CodeTo>) = if targets.is_empty() {
        let (question, input) = new_target(ui, kind);
        (question, Rc::new(move || CodeTo::New(Personal(input.value()))))
    } else {
        let (question, radios) = known_targets(ui, targets);
        (question, Rc::new(move || chosen(&radios)))
    };
    let send = Rc::clone(&asked);
    let call = (kind == FactorKind::Phone).then(|| {
        let event = move || Event::SendFactorCode { to: asked(), by: CodeBy::Call };
        button::action(ui, button::Look::Secondary, &ui.text(Text::CallMe), event)
    });
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::SendCode, Text::SendWaiting, waiting(ui)))
        .children(call)
        .child(back(ui, factor));
    let form = form(ui, move || ui.send(Event::SendFactorCode { to: send(), by: CodeBy::Message }))
        .child(question)
        .child(actions);
    vec![summary(ui, missing), form]
}

fn known_targets(ui: Ui, targets: &[Target]) -> (El, Vec<(HtmlInputElement, String)>) {
    let mut radios = Vec::new();
    let mut options = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        let radio = el("input", "cw-radio")
            .attr("type", "radio")
            .attr("name", &ui.id("target"))
            .attr("value", &target.id)
            .attr("form", &ui.id("form"));
        radio.input().set_checked(at == 0);
        radios.push((radio.input(), target.id.clone()));
        // The stars of a hidden number belong to it in every direction of writing.
        let shown = el("span", "cw-option-label").child(el("bdi", "").text(&target.shown));
        options.push(el("label", "cw-option").child(radio).child(shown));
    }
    let question = el("fieldset", "cw-field cw-group")
        .attr("data-name", "target")
        .child(el("legend", "cw-label").text(&ui.text(Text::ChooseTarget)))
        .child(el("div", "cw-options").children(options));
    (question, radios)
}

fn chosen(radios: &[(HtmlInputElement, String)]) -> CodeTo {
    let checked = radios.iter().find(|(radio, _)| radio.checked()).or(radios.first());
    CodeTo::Known(checked.map(|(_, id)| id.clone()).unwrap_or_default())
}

fn new_target(ui: Ui, kind: FactorKind) -> (El, HtmlInputElement) {
    let by_mail = kind == FactorKind::Email;
    let complaint = Box::new(move || {
        let missing = ui.read(is_missing);
        if missing {
            words::complaint(ui, &contract::Kind::Text, &contract::Complaint::Required)
        } else {
            String::new()
        }
    });
    let mut of = Control::plain(ui, NEW, &label(ui, by_mail), complaint);
    of.hint = (!by_mail).then(|| ui.text(Text::PhoneForCodesHint));
    let (kind, autocomplete) = if by_mail { ("email", "email") } else { ("tel", "tel") };
    let input = of
        .around(el("input", "cw-input"))
        .attr("type", kind)
        .attr("inputmode", kind)
        .attr("name", autocomplete)
        .attr("autocomplete", autocomplete);
    let written = input.input();
    (control(&of, input), written)
}

fn label(ui: Ui, by_mail: bool) -> String {
    ui.text(if by_mail { Text::VariableEmail } else { Text::PhoneForCodes })
}

/// An empty input is the one thing that can be wrong with the answer here.
fn is_missing(screen: &Screen) -> bool {
    screen.state().is_some_and(|(_, problem)| problem == Some(&Problem::InvalidAnswers))
}

fn missing(ui: Ui, screen: &Screen) -> Vec<Entry> {
    if !is_missing(screen) {
        return Vec::new();
    }
    let complaint = words::complaint(ui, &contract::Kind::Text, &contract::Complaint::Required);
    vec![(ui.id(NEW), complaint)]
}

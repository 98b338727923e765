//! Where the code of a second factor is sent: to a number or an address that Gigya knows, or to a new one
//! that is being set up.

use std::rc::Rc;

use catalogue::Text;
use flow::screen::FactorStage;
use flow::{CodeBy, CodeTo, Event, Personal, Screen, screen};
use gigya::{FactorKind, Target};
use web_sys::HtmlInputElement;

use super::{back, of, shown, waiting};
use crate::components::summary::{Entry, entry, summary};
use crate::components::{Control, button, control, form};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The name of the input for a new number or address.
const NEW: &str = "new-target";

/// The targets, or the input for a new one.
pub fn stage(
    ui: Ui,
    factor: &screen::SecondFactor,
    kind: FactorKind,
    targets: &[Target],
    before: Option<&CodeTo>,
) -> Vec<El> {
    let (question, asked): (El, Rc<dyn Fn() -> CodeTo>) = if targets.is_empty() {
        let (question, input) = new_target(ui, kind);
        if let Some(CodeTo::New(typed)) = before {
            input.set_value(&typed.0);
        }
        (question, Rc::new(move || CodeTo::New(Personal(input.value()))))
    } else {
        let (question, radios) = known_targets(ui, kind, targets, before);
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
    vec![summary(ui, complaints), form]
}

fn known_targets(
    ui: Ui,
    kind: FactorKind,
    targets: &[Target],
    before: Option<&CodeTo>,
) -> (El, Vec<(HtmlInputElement, String)>) {
    let chosen = |target: &Target| matches!(before, Some(CodeTo::Known(id)) if *id == target.id);
    let chosen = targets.iter().position(chosen).unwrap_or(0);
    let mut radios = Vec::new();
    let mut options = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        let radio = el("input", "cw-radio")
            .attr("type", "radio")
            .attr("name", &ui.id("target"))
            .attr("value", &target.id)
            .attr("form", &ui.id("form"));
        radio.input().set_checked(at == chosen);
        radios.push((radio.input(), target.id.clone()));
        // The stars of a hidden number belong to it in every direction of writing.
        let shown = el("bdi", "").text(&shown(kind, &target.shown));
        let label = el("span", "cw-option-label").child(shown);
        options.push(el("label", "cw-option").child(radio).child(label));
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
    let complaint = Box::new(move || ui.read(|screen| complaint(ui, screen)).unwrap_or_default());
    let mut of = Control::plain(ui, NEW, &ui.text(label(kind)), complaint);
    of.hint = (!by_mail).then(|| ui.text(Text::PhoneForCodesHint));
    let (kind, autocomplete) = if by_mail { ("email", "email") } else { ("tel", "tel") };
    let input = of
        .around(el("input", "cw-input"))
        .attr("type", kind)
        .attr("inputmode", kind)
        .attr("name", autocomplete)
        .attr("autocomplete", autocomplete)
        .on("input", move |_| ui.send(Event::Typed));
    let written = input.input();
    (control(&of, input), written)
}

fn label(kind: FactorKind) -> Text {
    if kind == FactorKind::Email { Text::VariableEmail } else { Text::PhoneForCodes }
}

fn complaint(ui: Ui, screen: &Screen) -> Option<String> {
    Some(words::complaint(ui, &contract::Kind::Text, of(screen)?.target_complaint.as_ref()?))
}

fn complaints(ui: Ui, screen: &Screen) -> Vec<Entry> {
    let Some(FactorStage::Sending { kind, .. }) = of(screen).map(|factor| &factor.stage) else {
        return Vec::new();
    };
    entry(ui, NEW, label(*kind), complaint(ui, screen)).into_iter().collect()
}

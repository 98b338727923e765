//! The code of a second factor: from a message, a call, a mail, an authenticator or a sheet of paper. Who sets
//! up an authenticator sees its picture, and its key as text.

use std::cell::Cell;
use std::rc::Rc;

use catalogue::Text;
use flow::screen::FactorStage;
use flow::{CodeBy, CodeTo, CoolDown, Event, Qr, Screen, screen};
use gigya::{FactorKind, Target};

use super::{back, of, shown, waiting};
use crate::components::code::{self, code};
use crate::components::{Control, button, form, problem, resend, ticked};
use crate::dom::{El, el};
use crate::ui::Ui;

/// What is known of the code.
pub struct Code<'a> {
    /// Which kind of factor it is from.
    pub kind: FactorKind,
    /// Where it was sent, and how.
    pub sent: Option<&'a (CodeTo, CodeBy)>,
    /// Among which it was chosen.
    pub targets: &'a [Target],
    /// What sets up an authenticator.
    pub qr: Option<&'a Qr>,
}

/// The code's form.
pub fn stage(ui: Ui, factor: &screen::SecondFactor, of_code: &Code<'_>) -> Vec<El> {
    let (code, input) = code(ui);
    let remember = Rc::new(Cell::new(false));
    let remembered = Rc::clone(&remember);
    let again = of_code.sent.map(|_| resend(ui, rest, sending));
    let waiting = waiting(ui);
    let confirming = move || waiting() && !ui.read(sending);
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::Verify, Text::VerifyWaiting, confirming))
        .children(again)
        .child(back(ui, factor));
    let send = move || {
        ui.send(Event::ConfirmFactor { code: code::typed(&input), remember_device: remember.get() });
    };
    let form = form(ui, send)
        .child(code)
        .child(remember_device(ui, remembered))
        .child(problem(ui, code::other_problem))
        .child(actions);
    let sentences = [sentence(ui, of_code, true), sentence(ui, of_code, false)];
    let sentence = move || sentences[usize::from(!ui.read(sending))].clone();
    let mut stage = vec![el("p", "cw-text").follow_text(sentence)];
    stage.extend(of_code.qr.map(|qr| authenticator(ui, qr)));
    stage.push(form);
    stage
}

fn sentence(ui: Ui, of: &Code<'_>, being_sent: bool) -> String {
    if let Some((to, by)) = of.sent {
        let target = match to {
            CodeTo::New(typed) => typed.0.as_str(),
            CodeTo::Known(id) => {
                of.targets.iter().find(|target| target.id == *id).map_or("", |target| &target.shown)
            }
        };
        let text = match by {
            CodeBy::Message if being_sent => Text::CodeBeingSentTo,
            CodeBy::Message => Text::CodeSentTo,
            CodeBy::Call => Text::CodeCalledTo,
        };
        return ui.fill(text, &[("target", &shown(of.kind, target))]);
    }
    ui.text(match (of.kind, of.qr) {
        (FactorKind::BackupCode, _) => Text::BackupCodeText,
        (FactorKind::Totp, Some(_)) => Text::TotpRegisterText,
        (FactorKind::Totp | FactorKind::Phone | FactorKind::Email, _) => Text::TotpText,
    })
}

/// The picture is data that came with Gigya's answer; anything else is not shown.
fn authenticator(ui: Ui, qr: &Qr) -> El {
    let picture =
        qr.picture.0.starts_with("data:image/").then(|| {
            el("img", "cw-qr").attr("alt", &ui.text(Text::QrAlternative)).attr("src", &qr.picture.0)
        });
    let key =
        qr.text.as_ref().map(|key| el("p", "cw-hint").text(&ui.fill(Text::QrSecret, &[("secret", &key.0)])));
    el("div", "cw-authenticator").children(picture).children(key)
}

fn remember_device(ui: Ui, remember: Rc<Cell<bool>>) -> El {
    let mut of = Control::plain(ui, "remember-device", &ui.text(Text::RememberDevice), Box::new(String::new));
    of.hint = Some(ui.text(Text::RememberDeviceHint));
    let label = of.labelled(el("span", "cw-option-label"));
    ticked(&of, label, false, Box::new(move |given| remember.set(given)))
}

fn sending(screen: &Screen) -> bool {
    of(screen).is_some_and(screen::SecondFactor::is_sending)
}

fn rest(screen: &Screen) -> Option<CoolDown> {
    let FactorStage::Code { resend, .. } = &of(screen)?.stage else { return None };
    Some(*resend)
}

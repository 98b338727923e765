//! *Second factor*: a kind is chosen, it is said where a code is sent, and the code is typed; each of these
//! stages stands in a file of its own.

mod choosing;
mod code;
mod sending;

use catalogue::Text;
use flow::screen::FactorStage;
use flow::{Event, FactorMode, Screen, screen};
use gigya::FactorKind;

use crate::components::button::{self, Look};
use crate::components::heading;
use crate::dom::{El, el};
use crate::ui::Ui;

/// The stage that the second factor is at. An account may be asked for one first and have to set another up then.
pub fn screen(ui: Ui) -> El {
    let title = move || {
        ui.read(|screen| {
            Some(match of(screen)?.mode {
                FactorMode::Verify => Text::SecondFactorHeading,
                FactorMode::Register => Text::SecondFactorRegisterHeading,
            })
        })
    };
    let name = move || title().map(|title| ui.text(title)).unwrap_or_default();
    el("div", "cw-screen cw-second-factor")
        .follow_children(name, move || title().map(|title| draw(ui, title)).unwrap_or_default())
}

fn draw(ui: Ui, title: Text) -> Vec<El> {
    let stage = el("div", "cw-step").follow_children(
        move || ui.read(|screen| of(screen).map(key)).unwrap_or_default(),
        move || ui.peek(|screen| of(screen).map(|factor| stage(ui, factor))).flatten().unwrap_or_default(),
    );
    vec![heading(ui, &ui.text(title)), stage]
}

/// A kind that is being begun has no targets yet: the choice still stands there.
fn is_choosing(factor: &screen::SecondFactor) -> bool {
    match &factor.stage {
        FactorStage::Choosing => true,
        FactorStage::Sending { targets, .. } => targets.is_empty() && factor.phase.is_waiting(),
        FactorStage::Code { .. } => false,
    }
}

/// What stands there, as text: another text means another stage.
fn key(factor: &screen::SecondFactor) -> String {
    match &factor.stage {
        FactorStage::Sending { kind, .. } if !is_choosing(factor) => format!("sending {kind:?}"),
        FactorStage::Choosing | FactorStage::Sending { .. } => {
            format!("choosing {} {}", factor.kinds.len(), factor.is_preparing())
        }
        FactorStage::Code { kind, sent, .. } => {
            let by = sent.as_ref().map(|(_, by)| by);
            format!("code {kind:?} {by:?}")
        }
    }
}

fn stage(ui: Ui, factor: &screen::SecondFactor) -> Vec<El> {
    match &factor.stage {
        FactorStage::Choosing => choosing::stage(ui, factor),
        FactorStage::Sending { .. } if is_choosing(factor) => choosing::stage(ui, factor),
        FactorStage::Sending { kind, targets, before } => {
            sending::stage(ui, factor, *kind, targets, before.as_ref())
        }
        FactorStage::Code { kind, sent, targets, qr, .. } => code::stage(
            ui,
            factor,
            &code::Code { kind: *kind, sent: sent.as_ref(), targets, qr: qr.as_ref() },
        ),
    }
}

/// Where a code goes, as it is read: a number that was parted between two lines would be read as two. An address
/// may be longer than a line.
fn shown(kind: FactorKind, target: &str) -> String {
    match kind {
        FactorKind::Phone => target.replace(' ', "\u{a0}").replace('-', "\u{2011}"),
        FactorKind::Email | FactorKind::Totp | FactorKind::BackupCode => target.to_owned(),
    }
}

fn waiting(ui: Ui) -> impl Fn() -> bool + 'static {
    move || ui.read(|screen| of(screen).is_some_and(|factor| factor.phase.is_waiting()))
}

/// One step back: to the choice where there is one, else to *Login*.
fn back(ui: Ui, factor: &screen::SecondFactor) -> El {
    let label = if factor.kinds.len() > 1 { Text::OtherFactor } else { Text::BackToLogin };
    button::action(ui, Look::Quiet, &ui.text(label), || Event::Back)
}

fn of(screen: &Screen) -> Option<&screen::SecondFactor> {
    if let Screen::SecondFactor(factor) = screen { Some(factor) } else { None }
}

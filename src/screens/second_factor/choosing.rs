//! Which second factor: one button for each kind. Until Gigya has named the kinds there is a skeleton, and so
//! there is where a kind goes without choosing.

use catalogue::Text;
use flow::screen::FactorStage;
use flow::{Event, FactorMode, screen};
use gigya::FactorKind;

use super::{back, of};
use crate::components::button::{self, Look};
use crate::components::{preparing, problem};
use crate::dom::{El, el};
use crate::ui::Ui;

/// The choice.
pub fn stage(ui: Ui, factor: &screen::SecondFactor) -> Vec<El> {
    if factor.is_preparing() {
        return vec![preparing()];
    }
    let said = problem(ui, |screen| of(screen)?.problem.as_ref());
    if factor.kinds.len() > 1 {
        let text = match factor.mode {
            FactorMode::Verify => Text::SecondFactorText,
            FactorMode::Register => Text::SecondFactorRegisterText,
        };
        let kinds = el("div", "cw-choices").children(factor.kinds.iter().map(|kind| way(ui, *kind)));
        let text = el("p", "cw-text").text(&ui.text(text));
        return vec![text, said, kinds, el("div", "cw-actions").child(back_to_login(ui))];
    }
    let actions = el("div", "cw-actions");
    let actions = match factor.kinds.first().copied() {
        None => {
            actions.child(button::action(ui, Look::Primary, &ui.text(Text::TryAgain), || Event::TryAgain))
        }
        Some(only) => actions.child(way(ui, only)),
    };
    vec![said, actions.child(back(ui, factor))]
}

fn way(ui: Ui, kind: FactorKind) -> El {
    let label = match kind {
        FactorKind::Phone => Text::FactorPhone,
        FactorKind::Email => Text::FactorEmail,
        FactorKind::Totp => Text::FactorTotp,
        FactorKind::BackupCode => Text::FactorBackupCode,
    };
    let begun = move || {
        ui.read(|screen| {
            of(screen).is_some_and(|factor| {
                matches!(factor.stage, FactorStage::Sending { kind: begun, .. } if begun == kind)
                    && factor.phase.is_waiting()
            })
        })
    };
    button::alternative(ui, label, Text::Loading, begun, move || Event::ChooseFactor { kind })
}

fn back_to_login(ui: Ui) -> El {
    button::action(ui, Look::Quiet, &ui.text(Text::BackToLogin), || Event::GoToLogin)
}

//! *Unavailable*: a plain sentence, *Try again*, and the page author's own fallback.
//!
//! Entered when the definition or Gigya cannot be had, or when the page is set up wrongly; left by *Try
//! again*, and where the campaign allows it by going on with the plain form.

use super::{Done, Outcome, Screen};
use crate::flow::Effects;
use crate::{Announcement, Effect, Fault, Flow, FocusTarget, Problem};

/// The window cannot go on by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unavailable {
    /// Why.
    pub problem: Problem,
    /// Whether the participant may go on with the page's own form, unfilled.
    pub plain_form: bool,
}

impl Flow {
    pub(crate) fn become_unavailable(&mut self, fault: Fault, fx: &mut Effects) {
        self.detecting = None;
        let allowed = self.definition.as_ref().is_some_and(|definition| definition.ways.plain_form);
        let plain_form = allowed && matches!(fault, Fault::Gigya(_));
        self.screen = Screen::Unavailable(Unavailable { problem: self.problem_of(&fault), plain_form });
        fx.push(Effect::Report(fault));
        fx.push(Effect::Announce(Announcement::Unavailable));
    }

    pub(crate) fn on_use_plain_form(&mut self, fx: &mut Effects) {
        if matches!(&self.screen, Screen::Unavailable(unavailable) if unavailable.plain_form) {
            self.screen = Screen::Done(Done { gigya_id: None, outcome: Outcome::PlainForm });
            fx.push(Effect::Announce(Announcement::PlainForm));
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
    }

    pub(crate) fn on_try_again(&mut self, fx: &mut Effects) {
        let plain = matches!(&self.screen, Screen::Done(done) if done.outcome == Outcome::PlainForm);
        if !plain && !matches!(self.screen, Screen::Unavailable(_)) {
            return self.prepare_again(fx);
        }
        fx.push(Effect::Focus(FocusTarget::Heading));
        if self.definition.is_some() {
            self.detect_behind_skeleton(fx);
        } else {
            self.load_definition(fx);
        }
    }
}

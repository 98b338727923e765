//! *AutoSubmitting*: everything that is asked is known, so no form is shown; a notice with *Undo* stands for
//! as long as the campaign says.
//!
//! Entered in place of *Form* when the campaign asks for it, every answer is there and right, and no required
//! opt-in is missing: one that was not given is never given for somebody. Ends in *Done*; by *Undo*, and when
//! sending fails, in *Form*.

use contract::{AutoSubmit, rules};

use super::form::Form;
use super::{Phase, Screen};
use crate::flow::Effects;
use crate::{Effect, Flow, FocusTarget, Ticket};

/// The form submits by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct AutoSubmitting {
    /// What is submitted.
    pub form: Form,
    /// For how many seconds the notice stands.
    pub seconds: u8,
    /// The timer of the notice; `None` once the form is being sent.
    pub(crate) stands: Option<Ticket>,
}

impl AutoSubmitting {
    /// Whether it can still be undone.
    pub fn can_be_undone(&self) -> bool {
        self.stands.is_some()
    }
}

impl Flow {
    pub(crate) fn may_submit_by_itself(&self, form: &Form) -> bool {
        let today = self.config.today;
        !self.undone
            && !form.is_touched()
            && form.fields.iter().all(|answer| {
                !answer.value.0.trim().is_empty()
                    && rules::check(&answer.field, &answer.value.0, today).is_ok()
            })
            && form.opt_ins.iter().all(|consent| rules::check_opt_in(&consent.opt_in, consent.given).is_ok())
    }

    pub(crate) fn auto_submit(&mut self, form: Form, auto_submit: AutoSubmit, fx: &mut Effects) {
        let seconds = auto_submit.seconds;
        let ticket = self.wait_for(u32::from(seconds) * 1_000, fx);
        self.screen = Screen::AutoSubmitting(AutoSubmitting { form, seconds, stands: Some(ticket) });
    }

    pub(crate) fn on_undo(&mut self, fx: &mut Effects) {
        if matches!(&self.screen, Screen::AutoSubmitting(auto) if auto.can_be_undone()) {
            self.undone = true;
            self.unfold();
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
    }

    /// Shows the form after all.
    pub(crate) fn unfold(&mut self) {
        if let Screen::AutoSubmitting(auto) = &self.screen {
            let mut form = auto.form.clone();
            form.phase = Phase::Editing;
            self.screen = Screen::Form(form);
        }
    }

    /// Whether this timer was the notice's.
    pub(crate) fn auto_submit_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) -> bool {
        let due = matches!(&self.screen, Screen::AutoSubmitting(auto) if auto.stands == Some(ticket));
        if due {
            self.on_submit(fx);
        }
        due
    }
}

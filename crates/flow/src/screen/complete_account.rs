//! *Complete account*: Gigya calls the account incomplete (206001, 206003), so the participant is asked for
//! what is missing, and for nothing else.
//!
//! Entered in place of a login's success, and after an account was created without all that the site
//! requires. Where the answer does not say what is missing, or names what neither the campaign nor the
//! catalogue knows, the schema is asked first. The answers are saved, and the registration's last call ends
//! as any login ends. Left by *Back*, to *Login*.

use contract::Complaint;
use gigya::{ResponseCode, Schema};

use super::form::{Answer, Consent, judge};
use super::questions::{Questions, entries, need_schema};
use super::{Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{Effect, Fault, FieldError, Flow, FocusTarget, GigyaFault, Interruption, Problem, Ticket};

/// An account is asked for what it lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct CompleteAccount {
    /// The missing fields.
    pub fields: Vec<Answer>,
    /// The missing consents, none of them ticked.
    pub opt_ins: Vec<Consent>,
    /// Whether a call is under way.
    pub phase: Phase,
    /// Why the answers could not be taken.
    pub problem: Option<Problem>,
    /// What Gigya said is missing.
    missing: Vec<String>,
    /// The paths whose values are numbers.
    numbers: Vec<String>,
    /// Whether the registration was finished without a question, for want of one.
    finished_blindly: bool,
}

impl CompleteAccount {
    /// Whether the questions are not known yet: a skeleton while the screen waits, else *Try again*.
    pub fn is_preparing(&self) -> bool {
        self.fields.is_empty() && self.opt_ins.is_empty()
    }
}

impl Flow {
    pub(crate) fn complete_account(&mut self, interruption: Interruption, fx: &mut Effects) {
        let mut missing = interruption.missing;
        if interruption.code == ResponseCode::ACCOUNT_MISSING_LOGINID {
            missing.push("profile.email".to_owned());
        }
        if let Screen::CompleteAccount(before) = &self.screen {
            if before.finished_blindly {
                let reference = interruption.call_id.as_ref();
                let said = Problem::of_code(interruption.code, reference);
                return self.say(said, fx);
            }
            let draft = crate::Draft::of(None, &before.fields, &before.opt_ins);
            self.kept = Some(draft);
        }
        self.screen = Screen::CompleteAccount(CompleteAccount {
            fields: vec![],
            opt_ins: vec![],
            phase: Phase::Editing,
            problem: None,
            missing,
            numbers: vec![],
            finished_blindly: false,
        });
        fx.push(Effect::Focus(FocusTarget::Heading));
        self.prepare_questions(fx);
    }

    /// Asks at once, or asks the schema first.
    pub(crate) fn prepare_questions(&mut self, fx: &mut Effects) {
        let (Screen::CompleteAccount(complete), Some(definition)) = (&self.screen, &self.definition) else {
            return;
        };
        if !need_schema(&definition.form, &complete.missing) {
            return self.ask_questions(None, fx);
        }
        let Some(registration) = self.registration.clone() else { return };
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::FetchSchema { ticket, registration });
    }

    pub(crate) fn on_schema_fetched(
        &mut self,
        ticket: Ticket,
        result: Result<Schema, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::CompleteAccount(complete) = &mut self.screen else { return };
        if complete.phase != Phase::Waiting(ticket) {
            return;
        }
        match result {
            Ok(schema) => self.ask_questions(Some(&schema), fx),
            // What Gigya named can be asked for without the schema.
            Err(_) if !complete.missing.is_empty() => self.ask_questions(None, fx),
            Err(fault) => self.call_failed(Fault::Gigya(fault), fx),
        }
    }

    fn ask_questions(&mut self, schema: Option<&Schema>, fx: &mut Effects) {
        let (Screen::CompleteAccount(complete), Some(definition)) = (&mut self.screen, &self.definition)
        else {
            return;
        };
        let questions = Questions::ask(&definition.form, &complete.missing, schema);
        complete.phase = Phase::Editing;
        complete.fields = questions.fields;
        complete.opt_ins = questions.opt_ins;
        complete.numbers = questions.numbers;
        if complete.is_preparing() {
            complete.finished_blindly = true;
            return self.finalize(fx);
        }
        if let Some(kept) = self.kept.take() {
            kept.put_back(&mut complete.fields, &mut complete.opt_ins);
        }
    }

    pub(crate) fn on_complete(&mut self, fx: &mut Effects) {
        let today = self.config.today;
        let Some(registration) = self.registration.clone() else { return };
        let Screen::CompleteAccount(complete) = &mut self.screen else { return };
        if complete.phase.is_waiting() || complete.is_preparing() {
            return;
        }
        if judge(&mut complete.fields, &mut complete.opt_ins, today) {
            return self.say(Problem::InvalidAnswers, fx);
        }
        let entries = entries(&complete.fields, &complete.opt_ins, &complete.numbers);
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::SaveAccount { ticket, registration, entries });
    }

    pub(crate) fn on_account_saved(
        &mut self,
        ticket: Ticket,
        result: Result<(), GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::CompleteAccount(complete) = &mut self.screen else { return };
        if complete.phase != Phase::Waiting(ticket) {
            return;
        }
        let Err(fault) = result else { return self.finalize(fx) };
        if let GigyaFault::Interrupted(interruption) = &fault {
            for error in &interruption.validation_errors {
                complain_at(complete, error);
            }
        }
        self.interrupted(fault, fx);
    }
}

/// Each error on its field (Web SDK, 1.9: public code showed the last one only).
fn complain_at(complete: &mut CompleteAccount, error: &FieldError) {
    let complaint = match error.code {
        ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR => Complaint::Required,
        ResponseCode::UNIQUE_IDENTIFIER_EXISTS | ResponseCode::UNIQUE_INDEX_VALIDATION_ERROR => {
            Complaint::Taken
        }
        _ => Complaint::Refused,
    };
    let birthday = |path: &str| path.starts_with("profile.birth");
    let meant = |path: &str| {
        path == error.path
            || (birthday(path) && birthday(&error.path))
            || path.strip_prefix("profile.") == Some(&error.path)
    };
    if let Some(answer) = complete.fields.iter_mut().find(|answer| meant(&answer.field.path)) {
        answer.complaint = Some(complaint);
    } else if let Some(consent) = complete.opt_ins.iter_mut().find(|consent| meant(&consent.opt_in.path)) {
        consent.complaint = Some(complaint);
    }
}

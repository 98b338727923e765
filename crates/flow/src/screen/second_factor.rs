//! *Second factor*: it is asked for (403101) or set up (403102).
//!
//! Entered in place of a login's success. A kind is chosen where there are several; a code is sent, or shown
//! by an authenticator, or stands on paper; the right code ends the login, a wrong one keeps the step. *Back*
//! goes one step back, at last to *Login*.

use gigya::{FactorKind, Factors, Target};

use super::verify_email::means_wrong_code;
use super::{CoolDown, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    CodeBy, CodeTo, Effect, FactorBegun, FactorMode, Flow, FocusTarget, GigyaFault, OneTimeCode, Problem, Qr,
    RESEND_AFTER_MS, Ticket, VerificationToken,
};

/// The second factor is asked for, or set up.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondFactor {
    /// Asked for or set up.
    pub mode: FactorMode,
    /// The kinds that can be chosen; empty until Gigya has named them.
    pub kinds: Vec<FactorKind>,
    /// How far it is.
    pub stage: FactorStage,
    /// Whether a call is under way.
    pub phase: Phase,
    /// What went wrong.
    pub problem: Option<Problem>,
}

/// How far a second factor is.
#[derive(Clone, Debug, PartialEq)]
pub enum FactorStage {
    /// One of the kinds is to be chosen.
    Choosing,
    /// It is to be said where a code is sent.
    Sending {
        /// Which kind.
        kind: FactorKind,
        /// The numbers or addresses that Gigya knows; a new one is asked for where it knows none.
        targets: Vec<Target>,
    },
    /// A code is to be typed.
    Code {
        /// Which kind.
        kind: FactorKind,
        /// Where it was sent, and how; `None` for an authenticator and a backup code.
        sent: Option<(CodeTo, CodeBy)>,
        /// The numbers or addresses among which it was chosen.
        targets: Vec<Target>,
        /// What sets up an authenticator.
        qr: Option<Qr>,
        /// When it can be sent again.
        resend: CoolDown,
    },
}

impl Flow {
    pub(crate) fn second_factor(&mut self, mode: FactorMode, fx: &mut Effects) {
        let (kinds, stage) = (vec![], FactorStage::Choosing);
        let (phase, problem) = (Phase::Editing, None);
        self.screen = Screen::SecondFactor(SecondFactor { mode, kinds, stage, phase, problem });
        fx.push(Effect::Focus(FocusTarget::Heading));
        self.fetch_factors(fx);
    }

    fn fetch_factors(&mut self, fx: &mut Effects) {
        let Some(registration) = self.registration.clone() else { return };
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::FetchFactors { ticket, registration });
    }

    /// *Try again* on a step that could not be prepared.
    pub(crate) fn prepare_again(&mut self, fx: &mut Effects) {
        if !matches!(self.screen.state(), Some((Phase::Editing, _))) {
            return;
        }
        if matches!(&self.screen, Screen::SecondFactor(factor) if factor.kinds.is_empty()) {
            self.fetch_factors(fx);
        } else if matches!(&self.screen, Screen::CompleteAccount(complete) if complete.is_preparing()) {
            self.prepare_questions(fx);
        }
    }

    /// The screen, when it waits for this.
    fn factor(&mut self, ticket: Ticket) -> Option<&mut SecondFactor> {
        match &mut self.screen {
            Screen::SecondFactor(factor) if factor.phase == Phase::Waiting(ticket) => Some(factor),
            _ => None,
        }
    }

    pub(crate) fn on_factors_fetched(
        &mut self,
        ticket: Ticket,
        result: Result<Factors, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Some(factor) = self.factor(ticket) else { return };
        let factors = match result {
            Ok(factors) => factors,
            Err(fault) => return self.interrupted(fault, fx),
        };
        factor.phase = Phase::Editing;
        factor.kinds = match factor.mode {
            FactorMode::Verify => factors.active,
            FactorMode::Register => factors.inactive,
        };
        match *factor.kinds.as_slice() {
            [] => self.say(Problem::AccountNeedsAttention, fx),
            [only] => self.begin_factor(only, fx),
            [..] => {}
        }
    }

    pub(crate) fn on_choose_factor(&mut self, kind: FactorKind, fx: &mut Effects) {
        if matches!(&self.screen, Screen::SecondFactor(factor)
            if factor.phase == Phase::Editing && factor.kinds.contains(&kind))
        {
            self.begin_factor(kind, fx);
        }
    }

    fn begin_factor(&mut self, kind: FactorKind, fx: &mut Effects) {
        let (Screen::SecondFactor(factor), Some(registration)) =
            (&mut self.screen, self.registration.clone())
        else {
            return;
        };
        // Remembers which kind is begun; its targets are what the answer brings.
        factor.stage = FactorStage::Sending { kind, targets: vec![] };
        let mode = factor.mode;
        (self.assertion, self.verification) = (None, None);
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::BeginFactor { ticket, registration, kind, mode });
    }

    pub(crate) fn on_factor_begun(
        &mut self,
        ticket: Ticket,
        result: Result<FactorBegun, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Some(factor) = self.factor(ticket) else { return };
        let FactorStage::Sending { kind, .. } = factor.stage else { return };
        let FactorBegun { assertion, targets, qr, verification } = match result {
            Ok(begun) => begun,
            Err(fault) => return self.interrupted(fault, fx),
        };
        factor.phase = Phase::Editing;
        let sends = matches!(kind, FactorKind::Phone | FactorKind::Email);
        factor.stage = if sends {
            FactorStage::Sending { kind, targets }
        } else {
            FactorStage::Code { kind, sent: None, targets, qr, resend: CoolDown::default() }
        };
        (self.assertion, self.verification) = (Some(assertion), verification);
        fx.push(Effect::Focus(FocusTarget::Heading));
    }

    pub(crate) fn on_send_factor_code(&mut self, to: CodeTo, by: CodeBy, fx: &mut Effects) {
        let (Screen::SecondFactor(factor), Some(assertion)) = (&mut self.screen, self.assertion.clone())
        else {
            return;
        };
        let FactorStage::Sending { kind, targets } = &factor.stage else { return };
        let known = match &to {
            CodeTo::Known(id) => targets.iter().any(|target| target.id == *id),
            CodeTo::New(_) => targets.is_empty(),
        };
        if factor.phase.is_waiting() || !known {
            return;
        }
        if matches!(&to, CodeTo::New(new) if new.0.trim().is_empty()) {
            return self.say(Problem::InvalidAnswers, fx);
        }
        let (kind, targets) = (*kind, targets.clone());
        factor.stage = FactorStage::Code {
            kind,
            sent: Some((to.clone(), by)),
            targets,
            qr: None,
            resend: CoolDown::default(),
        };
        self.verification = None;
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::SendFactorCode { ticket, assertion, kind, to, by });
    }

    /// *Send again*.
    pub(crate) fn resend_factor_code(&mut self, fx: &mut Effects) {
        let (Screen::SecondFactor(factor), Some(assertion)) = (&self.screen, self.assertion.clone()) else {
            return;
        };
        let FactorStage::Code { kind, sent: Some((to, by)), resend, .. } = &factor.stage else { return };
        if factor.phase.is_waiting() || !resend.is_over() {
            return;
        }
        let (kind, to, by) = (*kind, to.clone(), *by);
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::SendFactorCode { ticket, assertion, kind, to, by });
    }

    pub(crate) fn on_factor_code_sent(
        &mut self,
        ticket: Ticket,
        result: Result<VerificationToken, GigyaFault>,
        fx: &mut Effects,
    ) {
        if self.factor(ticket).is_none() {
            return;
        }
        match result {
            Ok(verification) => {
                self.verification = Some(verification);
                let cool_down = self.wait_for(RESEND_AFTER_MS, fx);
                let Some(factor) = self.factor(ticket) else { return };
                factor.phase = Phase::Editing;
                if let FactorStage::Code { resend, .. } = &mut factor.stage {
                    *resend = CoolDown(Some(cool_down));
                }
                fx.push(Effect::Focus(FocusTarget::Code));
            }
            Err(fault) => self.interrupted(fault, fx),
        }
    }

    /// A call failed: what it was to bring is not there, so the stage before it is shown.
    pub(crate) fn factor_step_failed(&mut self) {
        let begun = self.assertion.is_some();
        if let Screen::SecondFactor(factor) = &mut self.screen
            && !begun
        {
            factor.stage = FactorStage::Choosing;
        } else if self.verification.is_none() {
            self.choose_target_again();
        }
    }

    /// From a code that was sent, or could not be, back to where it is sent.
    fn choose_target_again(&mut self) -> bool {
        let Screen::SecondFactor(factor) = &mut self.screen else { return false };
        let FactorStage::Code { kind, sent: Some(_), targets, .. } = &factor.stage else { return false };
        factor.stage = FactorStage::Sending { kind: *kind, targets: targets.clone() };
        true
    }

    pub(crate) fn on_confirm_factor(&mut self, code: OneTimeCode, remember_device: bool, fx: &mut Effects) {
        let Screen::SecondFactor(factor) = &self.screen else { return };
        let FactorStage::Code { kind, sent, .. } = &factor.stage else { return };
        let (kind, mode, was_sent) = (*kind, factor.mode, sent.is_some());
        let (Some(registration), Some(assertion)) = (self.registration.clone(), self.assertion.clone())
        else {
            return;
        };
        let verification = self.verification.clone();
        if factor.phase.is_waiting() || (was_sent && verification.is_none()) {
            return;
        }
        if code.expose().trim().is_empty() {
            return self.code_is_wrong(fx);
        }
        let ticket = self.wait_on_screen(Asks::LogIn, fx);
        fx.push(Effect::ConfirmFactor {
            ticket,
            registration,
            assertion,
            kind,
            mode,
            verification,
            code,
            remember_device,
        });
    }

    /// Whether the login failed for a wrong code: the step stays.
    pub(crate) fn factor_code_was_wrong(&mut self, fault: &GigyaFault, fx: &mut Effects) -> bool {
        let wrong = matches!(self.screen, Screen::SecondFactor(_)) && means_wrong_code(fault);
        if wrong {
            self.code_is_wrong(fx);
        }
        wrong
    }

    /// *Back*: one step; says whether there was one.
    pub(crate) fn factor_back(&mut self, fx: &mut Effects) -> bool {
        let stepped = self.choose_target_again() || {
            let Screen::SecondFactor(factor) = &mut self.screen else { return false };
            let can_choose = factor.stage != FactorStage::Choosing && factor.kinds.len() > 1;
            if can_choose {
                factor.stage = FactorStage::Choosing;
            }
            can_choose
        };
        if stepped {
            if let Some((_, problem)) = self.screen.state_mut() {
                *problem = None;
            }
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
        stepped
    }
}

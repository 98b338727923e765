//! The code of a second factor that has begun: sent where that is needed, sent again after a pause, and
//! confirmed, which ends the login. A wrong one keeps the step.

use contract::Complaint;
use gigya::FactorKind;

use super::verify_email::means_wrong_code;
use super::{CoolDown, FactorStage, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    CodeBy, CodeTo, Effect, Flow, FocusTarget, GigyaFault, OneTimeCode, Problem, RESEND_AFTER_MS, Ticket,
    VerificationToken,
};

impl Flow {
    pub(crate) fn on_send_factor_code(&mut self, to: CodeTo, by: CodeBy, fx: &mut Effects) {
        let (Screen::SecondFactor(factor), Some(assertion)) = (&mut self.screen, self.assertion.clone())
        else {
            return;
        };
        let FactorStage::Sending { kind, targets, .. } = &factor.stage else { return };
        let known = match &to {
            CodeTo::Known(id) => targets.iter().any(|target| target.id == *id),
            CodeTo::New(_) => targets.is_empty(),
        };
        if factor.phase.is_waiting() || !known {
            return;
        }
        let missing = matches!(&to, CodeTo::New(new) if new.0.trim().is_empty());
        factor.target_complaint = missing.then_some(Complaint::Required);
        if missing {
            return self.say(Problem::InvalidAnswers, fx);
        }
        let (kind, targets) = (*kind, targets.clone());
        factor.stage = FactorStage::Code {
            kind,
            sent: Some((to.clone(), by)),
            targets,
            qr: None,
            resend: CoolDown::default(),
            sends: true,
        };
        self.verification = None;
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::SendFactorCode { ticket, assertion, kind, to, by });
    }

    /// *Send again*.
    pub(crate) fn resend_factor_code(&mut self, fx: &mut Effects) {
        let (Screen::SecondFactor(factor), Some(assertion)) = (&mut self.screen, self.assertion.clone())
        else {
            return;
        };
        let FactorStage::Code { kind, sent: Some((to, by)), resend, sends, .. } = &mut factor.stage else {
            return;
        };
        if factor.phase.is_waiting() || !resend.is_over() {
            return;
        }
        *sends = true;
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
            Err(fault) if means_wrong_code(&fault) => self.factor_target_refused(fx),
            Err(fault) => self.interrupted(fault, fx),
        }
    }

    /// Gigya calls a value invalid: a new number or address is told so. The others are Gigya's own, so it is
    /// the step that is too old (its assertion lives for five minutes; REST, 4.5), and it begins anew.
    fn factor_target_refused(&mut self, fx: &mut Effects) {
        let Screen::SecondFactor(factor) = &mut self.screen else { return };
        let FactorStage::Code { kind, sent: Some((to, _)), .. } = &factor.stage else { return };
        if matches!(to, CodeTo::New(_)) {
            let by_mail = *kind == FactorKind::Email;
            let complaint = if by_mail { Complaint::NotAnEmail } else { Complaint::NotAPhone };
            factor.target_complaint = Some(complaint);
            self.choose_target_again();
            return self.say(Problem::InvalidAnswers, fx);
        }
        (self.assertion, self.verification) = (None, None);
        self.factor_step_failed();
        self.say(Problem::LinkExpired, fx);
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
    pub(crate) fn choose_target_again(&mut self) -> bool {
        let Screen::SecondFactor(factor) = &mut self.screen else { return false };
        let FactorStage::Code { kind, sent: Some((to, _)), targets, .. } = &factor.stage else {
            return false;
        };
        let (targets, before) = (targets.clone(), Some(to.clone()));
        factor.stage = FactorStage::Sending { kind: *kind, targets, before };
        true
    }

    pub(crate) fn on_confirm_factor(&mut self, code: OneTimeCode, remember_device: bool, fx: &mut Effects) {
        let Screen::SecondFactor(factor) = &mut self.screen else { return };
        let FactorStage::Code { kind, sent, sends, .. } = &mut factor.stage else { return };
        *sends &= factor.phase.is_waiting();
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
            return self.factor_code_is_wrong(fx);
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

    /// Whether the login failed for a wrong code: the step stays. Gigya says the same of a right one when the
    /// assertion is too old (400006, "Invalid jwt"; REST, 5): then the factor is begun anew.
    pub(crate) fn factor_code_was_wrong(&mut self, fault: &GigyaFault, fx: &mut Effects) -> bool {
        let Screen::SecondFactor(factor) = &mut self.screen else { return false };
        if !means_wrong_code(fault) {
            return false;
        }
        match (&factor.stage, factor.good_until) {
            (FactorStage::Code { kind, .. }, None) => {
                let kind = *kind;
                factor.anew = true;
                self.begin_factor(kind, fx);
            }
            (FactorStage::Choosing | FactorStage::Sending { .. } | FactorStage::Code { .. }, _) => {
                self.factor_code_is_wrong(fx);
            }
        }
        true
    }

    /// The step stays, and the code can be typed again; another one is sent only where one was sent at all.
    fn factor_code_is_wrong(&mut self, fx: &mut Effects) {
        let was_sent = matches!(&self.screen, Screen::SecondFactor(factor)
            if matches!(factor.stage, FactorStage::Code { sent: Some(_), .. }));
        if was_sent {
            return self.code_is_wrong(fx);
        }
        self.tell(Problem::OwnCodeWrong);
        fx.push(Effect::Focus(FocusTarget::Code));
    }

    /// Whether this timer was the assertion's.
    pub(crate) fn assertion_time_passed(&mut self, ticket: Ticket) -> bool {
        let Screen::SecondFactor(factor) = &mut self.screen else { return false };
        factor.good_until.take_if(|good_until| *good_until == ticket).is_some()
    }
}

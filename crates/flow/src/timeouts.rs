//! What happens when a timer runs out: every wait has one, and so have the pauses that nobody waits for.

use crate::flow::{Asks, Effects};
use crate::screen::{CoolDown, FactorStage, Loading, ResetMailStage, Screen};
use crate::{Fault, Flow, GigyaFault, ProxyFault, Ticket};

impl Flow {
    /// Each wait that runs out ends as if its call had answered "too late".
    pub(crate) fn on_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) {
        if self.detecting.is_some_and(|detecting| detecting.ticket == ticket) {
            return self.on_session(ticket, Err(GigyaFault::TimedOut), fx);
        }
        if self.asked_rules == Some(ticket) {
            self.asked_rules = None;
        }
        if self.cooled_down(ticket)
            || self.assertion_time_passed(ticket)
            || self.code_time_passed(ticket)
            || self.social_time_passed(ticket, fx)
            || self.availability_time_passed(ticket, fx)
            || self.auto_submit_time_passed(ticket, fx)
            || self.proof_time_passed(ticket, fx)
            || self.recheck_time_passed(ticket, fx)
            || self.deadline != Some(ticket)
        {
            return;
        }
        // Whichever call of the wait is under way by now.
        let Some(ticket) = self.waiting() else { return };
        match &self.screen {
            Screen::Loading(Loading::Starting(_)) => {
                self.on_definition(ticket, Err(ProxyFault::TimedOut), fx);
            }
            Screen::Loading(Loading::Detecting(_)) => self.on_session(ticket, Err(GigyaFault::TimedOut), fx),
            Screen::Loading(Loading::LoggingOut(_)) => self.log_out_took_too_long(ticket, fx),
            Screen::CompleteAccount(complete)
                if complete.is_preparing() && self.registration.is_some() && self.asks == Asks::Gigya =>
            {
                self.on_schema_fetched(ticket, Err(GigyaFault::TimedOut), fx);
            }
            Screen::LinkAccount(link) if link.is_preparing() => {
                self.on_conflict_fetched(ticket, Err(GigyaFault::TimedOut), fx);
            }
            Screen::Hello(_)
            | Screen::Login(_)
            | Screen::CreateAccount(_)
            | Screen::ForgotPassword(_)
            | Screen::ResetPassword(_)
            | Screen::CompleteAccount(_)
            | Screen::VerifyEmail(_)
            | Screen::LinkAccount(_)
            | Screen::ChangePassword(_)
            | Screen::SecondFactor(_)
            | Screen::Form(_)
            | Screen::AutoSubmitting(_)
            | Screen::Done(_)
            | Screen::Unavailable(_) => {
                // Whose answer never came, but whose session began, is connected all the same.
                if let Some(began) = self.began.take() {
                    return self.greet(began, fx);
                }
                let fault = match self.asks {
                    Asks::Proxy => Fault::Proxy(ProxyFault::TimedOut),
                    Asks::Gigya | Asks::LogIn | Asks::Provider => Fault::Gigya(GigyaFault::TimedOut),
                };
                self.call_failed(fault, fx);
            }
        }
    }

    /// Whether this timer was the pause before something can be sent again.
    fn cooled_down(&mut self, ticket: Ticket) -> bool {
        let cool_down = if let Screen::VerifyEmail(verify) = &mut self.screen {
            &mut verify.resend
        } else if let Screen::ForgotPassword(forgot) = &mut self.screen
            && let ResetMailStage::Sent(cool_down) = &mut forgot.stage
        {
            cool_down
        } else if let Screen::SecondFactor(factor) = &mut self.screen
            && let FactorStage::Code { resend, .. } = &mut factor.stage
        {
            resend
        } else {
            return false;
        };
        let over = cool_down.0 == Some(ticket);
        if over {
            *cool_down = CoolDown::default();
        }
        over
    }
}

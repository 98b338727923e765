//! Whether somebody has the e-mail address of *Create account* already: asked when typing has paused, and never
//! again once the site has said that it does not tell (403026).

use contract::rules;
use gigya::ResponseCode;

use super::Screen;
use super::create_account::judge_email;
use crate::flow::Effects;
use crate::{Effect, Flow, GigyaFault, LOGIN_ID_PAUSE_MS, Personal, Ticket};

/// Whether an account may have an e-mail address as its login ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// Nobody was asked, or nobody said.
    Unknown,
    /// Gigya is asked when typing has paused.
    Pausing(Ticket),
    /// Gigya is being asked.
    Checking(Ticket),
    /// It is free.
    Free,
    /// There is an account: *log in instead?*
    Taken,
}

impl Flow {
    pub(crate) fn on_email_typed(&mut self, email: Personal, fx: &mut Effects) {
        let Screen::CreateAccount(create) = &mut self.screen else { return };
        if create.phase.is_waiting() {
            return;
        }
        if create.email_complaint.is_some() {
            create.email_complaint = judge_email(&email);
        }
        let askable = rules::is_email(email.0.trim());
        create.email = email;
        create.availability = Availability::Unknown;
        if askable && !self.login_ids_are_secret && !self.config.consent_pending {
            let ticket = self.wait_for(LOGIN_ID_PAUSE_MS, fx);
            if let Screen::CreateAccount(create) = &mut self.screen {
                create.availability = Availability::Pausing(ticket);
            }
        }
        self.keep_draft(fx);
    }

    /// Whether this timer was the pause in typing or the deadline of the question.
    pub(crate) fn availability_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) -> bool {
        let Screen::CreateAccount(create) = &mut self.screen else { return false };
        if create.availability == Availability::Checking(ticket) {
            create.availability = Availability::Unknown;
            return true;
        }
        if create.availability != Availability::Pausing(ticket) {
            return false;
        }
        let login_id = Personal(create.email.0.trim().to_owned());
        let ticket = self.wait(fx);
        if let Screen::CreateAccount(create) = &mut self.screen {
            create.availability = Availability::Checking(ticket);
        }
        fx.push(Effect::CheckLoginId { ticket, login_id });
        true
    }

    pub(crate) fn on_login_id_checked(&mut self, ticket: Ticket, result: &Result<bool, GigyaFault>) {
        let Screen::CreateAccount(create) = &mut self.screen else { return };
        if create.availability != Availability::Checking(ticket) {
            return;
        }
        create.availability = match result {
            Ok(true) => Availability::Free,
            Ok(false) => Availability::Taken,
            // The site does not tell who has an account: never asked again (Web SDK, 1.7).
            Err(fault) => {
                self.login_ids_are_secret |= fault.code() == Some(ResponseCode::UNAUTHORIZED_ACCESS_ERROR);
                Availability::Unknown
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Event;
    use crate::scenario::{Scenario, every_way, refused, ticket_of_call};

    fn opened() -> Scenario {
        let mut s = Scenario::on_login_of(every_way());
        s.update(Event::GoToCreateAccount);
        s
    }

    fn availability(s: &Scenario) -> Availability {
        let Screen::CreateAccount(create) = s.screen() else { panic!("{}", s.name()) };
        create.availability
    }

    fn type_email(s: &mut Scenario, email: &str) -> Vec<Effect> {
        s.update(Event::EmailTyped { email: email.into() })
    }

    fn check(s: &mut Scenario) -> Ticket {
        let effects = type_email(s, "ada@example.com");
        let effects = s.update(Event::TimePassed(s.ticket_of(&effects)));
        effects.iter().find_map(ticket_of_call).expect("Gigya is asked")
    }

    #[test]
    fn a_login_id_is_checked_when_typing_has_paused() {
        let mut s = opened();
        let first = type_email(&mut s, "ad@example.com");
        let first = s.ticket_of(&first);
        let ticket = check(&mut s);
        assert_eq!(s.update(Event::TimePassed(first)), [], "the pause before counts no more");
        s.update(Event::LoginIdChecked(ticket, Ok(false)));
        assert_eq!(availability(&s), Availability::Taken);
    }

    #[test]
    fn an_answer_about_an_address_that_was_changed_meanwhile_does_not_count() {
        let mut s = opened();
        let ticket = check(&mut s);
        type_email(&mut s, "bob@example.com");
        s.update(Event::LoginIdChecked(ticket, Ok(false)));
        assert_ne!(availability(&s), Availability::Taken);
    }

    #[test]
    fn a_site_that_keeps_its_login_ids_secret_is_never_asked_again() {
        let mut s = opened();
        let ticket = check(&mut s);
        let effects = s.update(Event::LoginIdChecked(ticket, Err(refused(403_026))));
        assert_eq!((effects, s.problem()), (vec![], None), "silently");
        let effects = type_email(&mut s, "bob@example.com");
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::StartTimer { .. })));
    }
}

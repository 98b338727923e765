//! *Login*: a participant who is not connected enters login ID and password.
//!
//! Entered when nobody is connected, after *Log out*, and when a session ends. Right credentials lead to
//! the form (by way of `opening`); wrong ones stay here with one neutral sentence. A session found while
//! *Login* stands there leads to *Hello*, unless something was typed: then it is offered.

use contract::Complaint;

use super::{Notice, Phase, Screen};
use crate::flow::Effects;
use crate::{
    Announcement, Effect, Fault, Flow, FocusTarget, GigyaFault, Participant, Password, Personal, Problem,
    Ticket,
};

/// A participant who is not connected logs in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Login {
    /// What stands in the login ID's input.
    pub login_id: Personal,
    /// Whether anything was typed.
    pub touched: bool,
    /// Whether a login is under way.
    pub phase: Phase,
    /// Why the last login failed.
    pub problem: Option<Problem>,
    /// What is wrong with the login ID.
    pub login_id_complaint: Option<Complaint>,
    /// What is wrong with the password.
    pub password_complaint: Option<Complaint>,
    /// How one came here.
    pub notice: Option<Notice>,
    /// Who turned out to be connected while something was being typed.
    pub offer: Option<Participant>,
    /// How many logins failed: the password's input is emptied when it grows.
    pub failures: u32,
}

impl Flow {
    pub(crate) fn on_login_typed(&mut self, login_id: Personal) {
        if let Screen::Login(login) = &mut self.screen {
            login.touched = true;
            login.login_id = login_id;
        }
    }

    pub(crate) fn on_log_in(&mut self, login_id: &Personal, password: Password, fx: &mut Effects) {
        let Screen::Login(login) = &self.screen else { return };
        if login.phase.is_waiting() {
            return;
        }
        let required = |text: &str| text.trim().is_empty().then_some(Complaint::Required);
        let login_id = Personal(login_id.0.trim().to_owned());
        let (of_login_id, of_password) = (required(&login_id.0), required(password.expose()));
        let mut next = Login {
            login_id: login_id.clone(),
            touched: true,
            login_id_complaint: of_login_id.clone(),
            password_complaint: of_password.clone(),
            ..login.clone()
        };
        if of_login_id.is_some() || of_password.is_some() {
            next.problem = None;
            let target = if of_login_id.is_some() { FocusTarget::LoginId } else { FocusTarget::Password };
            fx.push(Effect::Focus(target));
        } else {
            let ticket = self.wait(fx);
            next = Login { phase: Phase::Waiting(ticket), problem: None, notice: None, offer: None, ..next };
            self.detecting = None;
            self.asks_proxy = false;
            fx.push(Effect::LogIn { ticket, login_id, password });
        }
        self.screen = Screen::Login(next);
    }

    pub(crate) fn on_logged_in(
        &mut self,
        ticket: Ticket,
        result: Result<Participant, GigyaFault>,
        fx: &mut Effects,
    ) {
        if !matches!(&self.screen, Screen::Login(login) if login.phase == Phase::Waiting(ticket)) {
            return;
        }
        match result {
            Err(fault) => self.login_failed(Fault::Gigya(fault), fx),
            Ok(participant) => {
                fx.push(Effect::Announce(Announcement::Connected { gigya_id: participant.uid.clone() }));
                self.participant = Some(participant);
                self.open(fx);
            }
        }
    }

    pub(crate) fn login_failed(&mut self, fault: Fault, fx: &mut Effects) {
        let Screen::Login(login) = &mut self.screen else { return };
        login.phase = Phase::Editing;
        login.problem = Some(fault.problem());
        login.failures += 1;
        // A wrong password is the participant's affair; everything else may be the integrator's.
        if login.problem != Some(Problem::WrongCredentials) {
            fx.push(Effect::Report(fault));
        }
        fx.push(Effect::Focus(FocusTarget::Password));
    }

    /// The answer to the question that was asked behind the painted screen.
    pub(crate) fn on_session_behind_login(
        &mut self,
        result: Result<Option<Participant>, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::Login(login) = &mut self.screen else { return };
        match result {
            Ok(None) => {}
            Ok(Some(participant)) if login.touched => login.offer = Some(participant),
            Ok(Some(participant)) => self.greet(participant, fx),
            Err(fault) if login.touched => {
                let fault = Fault::Gigya(fault);
                login.problem = Some(fault.problem());
                fx.push(Effect::Report(fault));
            }
            Err(fault) => self.become_unavailable(Fault::Gigya(fault), fx),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{self, Scenario, ada};
    use crate::*;
    use contract::Complaint;

    fn login(s: &Scenario) -> screen::Login {
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        login.clone()
    }

    #[test]
    fn a_wrong_password_keeps_the_login_id_and_empties_the_password() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "wrong");
        let effects = s.update(Event::LoggedIn(ticket, Err(scenario::refused(403_042))));
        let login = login(&s);
        assert_eq!(login.login_id, Personal::from("ada@example.com"));
        assert_eq!((login.problem, login.failures), (Some(Problem::WrongCredentials), 1));
        assert_eq!(effects, [Effect::Focus(FocusTarget::Password)], "and the console stays quiet");
    }

    #[test]
    fn right_credentials_lead_to_the_form() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "right");
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        assert_eq!(s.name(), "login", "the screen waits until the form is there");
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn two_clicks_log_in_once() {
        let mut s = Scenario::on_login();
        s.log_in("ada@example.com", "right");
        let again =
            Event::LogIn { login_id: "ada@example.com".into(), password: Password::new("right".into()) };
        assert_eq!(s.update(again), []);
    }

    #[test]
    fn empty_inputs_are_named_and_nobody_is_asked() {
        let mut s = Scenario::on_login();
        let effects = s.update(Event::LogIn { login_id: " ".into(), password: Password::new(String::new()) });
        let login = login(&s);
        assert_eq!(login.login_id_complaint, Some(Complaint::Required));
        assert_eq!(login.password_complaint, Some(Complaint::Required));
        assert_eq!(effects, [Effect::Focus(FocusTarget::LoginId)]);
    }

    #[test]
    fn a_login_that_is_never_answered_ends_with_a_sentence_and_can_be_tried_again() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "right");
        s.update(Event::TimePassed(ticket));
        assert_eq!(login(&s).problem, Some(Problem::TookTooLong));
        assert_ne!(s.log_in("ada@example.com", "right"), ticket);
    }

    #[test]
    fn an_answer_to_a_login_given_up_changes_nothing() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "right");
        s.update(Event::TimePassed(ticket));
        assert_eq!(s.update(Event::LoggedIn(ticket, Ok(ada()))), []);
        assert_eq!(s.name(), "login");
    }

    #[test]
    fn a_session_found_later_is_greeted_when_nothing_was_typed() {
        let mut s = Scenario::start();
        let effects = s.arrive();
        let ticket = s.ticket_of(&effects);
        s.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
        assert_eq!(s.name(), "hello");
    }

    #[test]
    fn a_session_found_under_typing_is_offered_and_what_was_typed_stays() {
        let mut s = Scenario::start();
        let effects = s.arrive();
        let ticket = s.ticket_of(&effects);
        s.update(Event::LoginTyped { login_id: "ad".into() });
        s.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
        assert_eq!((login(&s).offer, login(&s).login_id), (Some(ada()), "ad".into()));
        let effects = s.update(Event::Continue);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Prove { .. })));
    }

    #[test]
    fn a_blocked_script_found_under_typing_keeps_what_was_typed() {
        let mut s = Scenario::start();
        let effects = s.arrive();
        let ticket = s.ticket_of(&effects);
        s.update(Event::LoginTyped { login_id: "ada@example.com".into() });
        s.update(Event::SessionDetected(ticket, Err(GigyaFault::ScriptIsAStub)));
        assert_eq!(login(&s).problem, Some(Problem::LogInServiceUnavailable));
        assert_eq!(login(&s).login_id, "ada@example.com".into());
    }

    #[test]
    fn a_silent_script_found_before_typing_shows_the_way_on() {
        let mut s = Scenario::start();
        let effects = s.arrive();
        let ticket = s.ticket_of(&effects);
        s.update(Event::TimePassed(ticket));
        assert_eq!((s.name(), s.problem()), ("unavailable", Some(Problem::TookTooLong)));
    }

    #[test]
    fn a_fault_after_the_login_greets_the_participant_who_is_connected_by_now() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "right");
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        let ticket = s.ticket_of(&effects);
        s.update(Event::TimePassed(ticket));
        assert_eq!((s.name(), s.problem()), ("hello", Some(Problem::TookTooLong)));
    }
}

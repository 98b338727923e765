//! *Login*: a participant who is not connected enters login ID and password, or asks a social provider.
//!
//! Entered when nobody is connected, after *Log out*, when a session ends, and by *Back* from the screens
//! around it. Right credentials lead to the form (by way of `opening`); wrong ones stay here with one
//! neutral sentence; what Gigya wants beside them leads to its screen (by way of `interruption`). A session
//! found while *Login* stands there leads to *Hello*, unless something was typed: then it is offered.

use contract::{Complaint, Provider};

use super::{CaptchaPlace, Half, Notice, Phase, Screen, Social};
use crate::Problem;
use crate::flow::{Asks, Effects};
use crate::{
    Announcement, CaptchaToken, Effect, Fault, Flow, FocusTarget, GigyaFault, LogInMode, Participant,
    Password, Personal, Ticket,
};

/// A participant who is not connected logs in.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is shown, or asked for, without the others")]
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
    /// How many passwords were wrong: its input is emptied when it grows.
    pub wrong_passwords: u32,
    /// Whether a captcha is shown; the password stays in its input meanwhile.
    pub captcha: CaptchaPlace,
    /// Whether the page has not said yet that Gigya may be asked.
    pub consent_pending: bool,
    /// The social provider of the last login in this browser.
    pub last_provider: Option<Provider>,
    /// The social provider that is waited for.
    pub social: Option<Social>,
    /// Whether Gigya cannot be had, and the campaign lets the participant go on with the plain form.
    pub plain_form: bool,
    /// Whether the participant proves again who they are.
    pub(crate) again: bool,
    /// The halves of a log-out that failed and can be tried again: here, everywhere.
    pub(crate) unfinished: Option<(Half, Half)>,
}

impl Login {
    /// Whether *Log out* is offered: because it failed, or because a login is asked for again of whoever is
    /// connected, which may be somebody else (403027).
    pub fn offers_log_out(&self) -> bool {
        self.unfinished.is_some() || self.again
    }

    /// Nothing is said any more about how one came here.
    pub(crate) fn go_on(&mut self) {
        (self.notice, self.unfinished, self.offer) = (None, None, None);
    }
}

impl Flow {
    /// *Login* as it is painted first.
    pub(crate) fn fresh_login(&self) -> Login {
        Login {
            consent_pending: self.config.consent_pending,
            last_provider: self.last_provider.clone(),
            ..Login::default()
        }
    }

    pub(crate) fn show_login(&mut self, notice: Option<Notice>, fx: &mut Effects) {
        self.token = None;
        self.participant = None;
        self.forget_step();
        self.screen = Screen::Login(Login { notice, ..self.fresh_login() });
        fx.push(Effect::Focus(FocusTarget::Heading));
    }

    pub(crate) fn on_login_typed(&mut self, login_id: Personal) {
        if let Screen::Login(login) = &mut self.screen {
            login.touched = true;
            login.login_id = login_id;
        } else if let Screen::ForgotPassword(forgot) = &mut self.screen {
            forgot.login_id = login_id;
        } else if let Screen::LinkAccount(link) = &mut self.screen {
            (link.login_id, self.typing) = (login_id, true);
        }
    }

    /// *Log in*, on *Login* and on *Link accounts*.
    pub(crate) fn on_log_in(
        &mut self,
        login_id: &Personal,
        password: Password,
        captcha: Option<CaptchaToken>,
        fx: &mut Effects,
    ) {
        if self.waiting().is_some() {
            // Its window may have been closed, which nobody is told of: there is *Cancel*.
            if self.screen.social().is_some() {
                fx.push(Effect::Focus(FocusTarget::Waiting));
            }
            return;
        }
        let required = |text: &str| text.trim().is_empty().then_some(Complaint::Required);
        let login_id = Personal(login_id.0.trim().to_owned());
        let (of_login_id, of_password) = (required(&login_id.0), required(password.expose()));
        let mode = if let Screen::Login(login) = &mut self.screen {
            (login.login_id, login.touched, login.social) = (login_id.clone(), true, None);
            login.login_id_complaint.clone_from(&of_login_id);
            login.password_complaint.clone_from(&of_password);
            if login.again { LogInMode::ReAuth } else { LogInMode::Standard }
        } else if let Screen::LinkAccount(link) = &mut self.screen {
            (link.login_id, link.social) = (login_id.clone(), None);
            link.login_id_complaint.clone_from(&of_login_id);
            link.password_complaint.clone_from(&of_password);
            match &self.registration {
                Some(registration) => LogInMode::Link(registration.clone()),
                None => return,
            }
        } else {
            return;
        };
        if of_login_id.is_some() || of_password.is_some() {
            if let Some((_, problem)) = self.screen.state_mut() {
                *problem = None;
            }
            let target = if of_login_id.is_some() { FocusTarget::LoginId } else { FocusTarget::Password };
            fx.push(Effect::Focus(target));
        } else if self.gigya_may_be_asked(fx) {
            let ticket = self.wait_on_screen(Asks::LogIn, fx);
            self.detecting = None;
            if let Screen::Login(login) = &mut self.screen {
                login.go_on();
                login.plain_form = false;
            }
            fx.push(Effect::LogIn { ticket, login_id, password, mode, captcha });
        }
    }

    pub(crate) fn offer_plain_form(&mut self, fault: &Fault) {
        let plain_form = self.may_go_plain(fault);
        if let Screen::Login(login) = &mut self.screen {
            login.plain_form = plain_form;
        }
    }

    /// The wait that [`LoggedIn`](crate::Event::LoggedIn) ends.
    pub(crate) fn login_ticket(&self) -> Option<Ticket> {
        let logs_in = matches!(self.asks, Asks::LogIn | Asks::Provider);
        if logs_in && !matches!(self.screen, Screen::Loading(_)) { self.waiting() } else { None }
    }

    pub(crate) fn on_logged_in(
        &mut self,
        ticket: Ticket,
        result: Result<Participant, GigyaFault>,
        fx: &mut Effects,
    ) {
        if self.login_ticket() != Some(ticket) {
            return;
        }
        if self.social_ended(result.as_ref().err(), fx) {
            return self.login_gave_up(fx);
        }
        match result {
            Err(fault) => {
                if !self.factor_code_was_wrong(&fault, fx) {
                    self.interrupted(fault, fx);
                }
                self.login_gave_up(fx);
            }
            Ok(participant) => {
                self.began = None;
                fx.push(Effect::Announce(Announcement::Connected { gigya_id: participant.uid.clone() }));
                self.participant = Some(participant);
                fx.extend(self.identity.take().map(Effect::ConnectIdentity));
                self.forget_step();
                self.open(fx);
            }
        }
    }

    /// The answer to the question that was asked behind the painted screen.
    pub(crate) fn on_session_behind_screen(
        &mut self,
        result: Result<Option<Participant>, GigyaFault>,
        fx: &mut Effects,
    ) {
        match result {
            Ok(None) => {}
            Ok(Some(participant)) => self.on_session_began(participant, fx),
            Err(fault) => {
                let untouched = matches!(&self.screen, Screen::Login(login) if !login.touched);
                let fault = Fault::Gigya(fault);
                if untouched {
                    return self.become_unavailable(fault, fx);
                }
                let said = self.problem_of(&fault);
                self.offer_plain_form(&fault);
                if let Some((_, problem)) = self.screen.state_mut() {
                    *problem = Some(said);
                    fx.push(Effect::Report(fault));
                }
            }
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
        assert_eq!((login.problem, login.wrong_passwords), (Some(Problem::WrongCredentials), 1));
        assert_eq!(effects, [Effect::Focus(FocusTarget::Password)], "and the console stays quiet");
    }

    #[test]
    fn a_password_that_may_be_right_stays_in_its_input_whatever_else_fails() {
        let faults = [
            GigyaFault::TimedOut,
            GigyaFault::ScriptIsAStub,
            GigyaFault::Garbage { because: "the answer is no object" },
            scenario::refused(500_001),
            scenario::refused(403_120),
            scenario::refused(987_654),
        ];
        for fault in faults {
            let mut s = Scenario::on_login();
            let ticket = s.log_in("ada@example.com", "right");
            let effects = s.update(Event::LoggedIn(ticket, Err(fault.clone())));
            let login = login(&s);
            assert_eq!((login.wrong_passwords, login.login_id), (0, "ada@example.com".into()), "{fault:?}");
            assert!(effects.contains(&Effect::Focus(FocusTarget::Summary)), "{fault:?}");
        }
    }

    #[test]
    fn a_password_that_was_changed_since_is_emptied_like_a_wrong_one() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "former");
        s.update(Event::LoggedIn(ticket, Err(scenario::refused(401_030))));
        assert_eq!(login(&s).wrong_passwords, 1);
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
        let again = Event::LogIn {
            login_id: "ada@example.com".into(),
            password: Password::new("right".into()),
            captcha: None,
        };
        assert_eq!(s.update(again), []);
    }

    #[test]
    fn empty_inputs_are_named_and_nobody_is_asked() {
        let mut s = Scenario::on_login();
        let effects = s.update(Event::LogIn {
            login_id: " ".into(),
            password: Password::new(String::new()),
            captcha: None,
        });
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
        s.update(Event::LoggedIn(ticket, Ok(ada())));
        s.time_passes();
        assert_eq!((s.name(), s.problem()), ("hello", Some(Problem::TookTooLong)));
    }
}

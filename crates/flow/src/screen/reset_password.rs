//! *Reset password*: the page that a reset mail's link leads to.
//!
//! Entered at the start, when the page's address brought the link's proof; nobody needs to be connected and
//! Gigya is not asked who is. A new password leads to *Login*, a link that is used or too old to *Forgot
//! password*.

use contract::{Complaint, PasswordEntry};
use gigya::{PasswordRules, ResponseCode};

use super::password_rules::complaint_of;
use super::{CaptchaPlace, Notice, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{Effect, Fault, Flow, GigyaFault, Password, Personal, Problem, Ticket};

/// The page that a reset mail leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct ResetPassword {
    /// Whose password, where the link says it.
    pub email: Option<Personal>,
    /// What is wrong with the password.
    pub password_complaint: Option<Complaint>,
    /// What is wrong with its repetition.
    pub repeat_complaint: Option<Complaint>,
    /// How the password is entered.
    pub entry: PasswordEntry,
    /// The site's rules for it, once they are known.
    pub rules: Option<PasswordRules>,
    /// Whether the password is being set.
    pub phase: Phase,
    /// Why it could not be.
    pub problem: Option<Problem>,
    /// Whether a captcha is shown.
    pub captcha: CaptchaPlace,
}

impl Flow {
    pub(crate) fn show_reset_password(&mut self, fx: &mut Effects) {
        self.screen = Screen::ResetPassword(ResetPassword {
            email: self.config.url.email.clone(),
            password_complaint: None,
            repeat_complaint: None,
            entry: self.password_entry(),
            rules: None,
            phase: Phase::Editing,
            problem: None,
            captcha: CaptchaPlace::default(),
        });
        self.want_rules(fx);
    }

    pub(crate) fn on_reset_password(
        &mut self,
        password: Password,
        repeat: Option<&Password>,
        fx: &mut Effects,
    ) {
        let (of_password, of_repeat) = self.judge_password(&password, repeat);
        let Some(token) = self.config.url.reset_token.clone() else { return };
        let Screen::ResetPassword(reset) = &mut self.screen else { return };
        if reset.phase.is_waiting() {
            return;
        }
        (reset.password_complaint, reset.repeat_complaint) = (of_password, of_repeat);
        if reset.password_complaint.is_some() || reset.repeat_complaint.is_some() {
            return self.say(Problem::InvalidAnswers, fx);
        }
        if self.gigya_may_be_asked(fx) {
            let ticket = self.wait_on_screen(Asks::Gigya, fx);
            let captcha = self.captcha.take();
            fx.push(Effect::ResetPassword { ticket, token, password, captcha });
        }
    }

    pub(crate) fn on_password_reset(
        &mut self,
        ticket: Ticket,
        result: Result<(), GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::ResetPassword(reset) = &mut self.screen else { return };
        if reset.phase != Phase::Waiting(ticket) {
            return;
        }
        match result {
            Ok(()) => self.go_to_login(Some(Notice::PasswordChanged), fx),
            Err(fault) if fault.code() == Some(ResponseCode::INVALID_TOKEN) => {
                let problem = self.problem_of(&Fault::Gigya(fault));
                self.config.url.reset_token = None;
                self.show_forgot_password(Some(problem), fx);
            }
            Err(fault) => {
                reset.password_complaint = complaint_of(&fault);
                if reset.password_complaint.is_some() {
                    self.say(Problem::InvalidAnswers, fx);
                } else {
                    self.failed_here(Fault::Gigya(fault), fx);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{self, Scenario, every_way, refused, secret};
    use crate::{Config, Event, FocusTarget, ResetToken, UrlArrival};

    fn opened() -> Scenario {
        let url = UrlArrival {
            reset_token: Some(ResetToken::new("TOP-SECRET".into())),
            email: Some("ada@example.com".into()),
            returned: None,
        };
        let mut s = Scenario::start_with(Config { url, ..scenario::config() }, every_way());
        s.arrive_with_session_hint();
        s
    }

    fn set(s: &mut Scenario) -> Vec<Effect> {
        s.update(Event::ResetPassword { password: secret(), repeat: Some(secret()) })
    }

    #[test]
    fn the_link_of_a_reset_mail_comes_before_everything_else() {
        let s = opened();
        let Screen::ResetPassword(reset) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(reset.email, Some("ada@example.com".into()));
        assert!(!s.flow().gigya_was_asked, "nobody is asked who is connected");
    }

    #[test]
    fn a_new_password_leads_to_login_with_the_email_address() {
        let mut s = opened();
        set(&mut s);
        s.reply(|ticket| Event::PasswordReset(ticket, Ok(())));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(
            (login.notice, &login.login_id),
            (Some(Notice::PasswordChanged), &"ada@example.com".into())
        );
        assert_eq!(s.flow().config.url.reset_token, None);
    }

    #[test]
    fn a_link_that_is_used_or_too_old_leads_to_asking_for_another() {
        let mut s = opened();
        set(&mut s);
        s.reply(|ticket| Event::PasswordReset(ticket, Err(refused(403_025))));
        let Screen::ForgotPassword(forgot) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(
            (&forgot.login_id, &forgot.problem),
            (&"ada@example.com".into(), &Some(Problem::LinkExpired))
        );
    }

    #[test]
    fn a_password_that_was_used_before_is_told_on_its_field() {
        let mut s = opened();
        set(&mut s);
        let effects = s.reply(|ticket| Event::PasswordReset(ticket, Err(refused(401_030))));
        let Screen::ResetPassword(reset) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(reset.password_complaint, Some(Complaint::UsedBefore));
        assert_eq!(effects, [Effect::Focus(FocusTarget::Summary)]);
    }

    #[test]
    fn a_repetition_that_differs_is_told_before_anybody_is_asked() {
        let mut s = opened();
        let other = Some(Password::new("other".into()));
        s.update(Event::ResetPassword { password: secret(), repeat: other });
        let Screen::ResetPassword(reset) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(reset.repeat_complaint, Some(Complaint::NotTheSame));
    }

    #[test]
    fn who_remembers_the_password_after_all_can_log_in() {
        let mut s = opened();
        s.update(Event::GoToLogin);
        assert_eq!(s.name(), "login");
    }
}

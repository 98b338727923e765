//! *Change password*: the site wants a new one before it lets the participant in (403100).
//!
//! Entered in place of a login's success; present and new password end it, by way of the registration's last
//! call, as any login ends. Left by *Back*, to *Login*.

use contract::{Complaint, PasswordEntry};
use gigya::{Family, PasswordRules};

use super::password_rules::{complaint_of, is_about};
use super::{CaptchaPlace, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{Effect, Flow, FocusTarget, GigyaFault, Password, Personal, Problem, Ticket};

/// The password must be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangePassword {
    /// Whose password, where that is known: password managers want to know it.
    pub login_id: Option<Personal>,
    /// What is wrong with the present password.
    pub old_complaint: Option<Complaint>,
    /// What is wrong with the new one.
    pub password_complaint: Option<Complaint>,
    /// What is wrong with its repetition.
    pub repeat_complaint: Option<Complaint>,
    /// How the new password is entered.
    pub entry: PasswordEntry,
    /// The site's rules for it, once they are known.
    pub rules: Option<PasswordRules>,
    /// Whether the password is being changed.
    pub phase: Phase,
    /// Why it could not be.
    pub problem: Option<Problem>,
    /// Whether a captcha is shown.
    pub captcha: CaptchaPlace,
}

impl Flow {
    pub(crate) fn change_password(&mut self, login_id: Option<Personal>, fx: &mut Effects) {
        self.screen = Screen::ChangePassword(ChangePassword {
            login_id,
            old_complaint: None,
            password_complaint: None,
            repeat_complaint: None,
            entry: self.password_entry(),
            rules: self.rules.clone(),
            phase: Phase::Editing,
            problem: None,
            captcha: CaptchaPlace::default(),
        });
        self.want_rules(fx);
        fx.push(Effect::Focus(FocusTarget::Heading));
    }

    pub(crate) fn on_change_password(
        &mut self,
        old: Password,
        new: Password,
        repeat: Option<&Password>,
        fx: &mut Effects,
    ) {
        let (of_password, of_repeat) = self.judge_password(&new, repeat);
        let Some(registration) = self.registration.clone() else { return };
        let Screen::ChangePassword(change) = &mut self.screen else { return };
        if change.phase.is_waiting() {
            return;
        }
        change.old_complaint = old.expose().is_empty().then_some(Complaint::Required);
        change.password_complaint = of_password.or_else(|| (old == new).then_some(Complaint::UsedBefore));
        change.repeat_complaint = of_repeat;
        let wrong = change.old_complaint.is_some()
            || change.password_complaint.is_some()
            || change.repeat_complaint.is_some();
        if wrong {
            return self.say(Problem::InvalidAnswers, fx);
        }
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        let captcha = self.captcha.take();
        fx.push(Effect::ChangePassword { ticket, registration, old, new, captcha });
    }

    pub(crate) fn on_password_changed(
        &mut self,
        ticket: Ticket,
        result: Result<(), GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::ChangePassword(change) = &mut self.screen else { return };
        if change.phase != Phase::Waiting(ticket) {
            return;
        }
        let Err(fault) = result else { return self.finalize(fx) };
        // `setAccountInfo` takes the present password as `password` (REST, 4.8).
        let old_is_wrong = is_about(&fault, "password")
            || fault.code().is_some_and(|code| code.family() == Family::WrongCredentials);
        change.old_complaint = old_is_wrong.then_some(Complaint::Refused);
        change.password_complaint = if old_is_wrong { None } else { complaint_of(&fault) };
        if let GigyaFault::Interrupted(interruption) = &fault {
            self.renew_registration(interruption.registration_token.as_ref());
        }
        let Screen::ChangePassword(change) = &self.screen else { return };
        if change.password_complaint.is_some() || change.old_complaint.is_some() {
            self.say(Problem::InvalidAnswers, fx);
        } else {
            self.interrupted(fault, fx);
        }
    }
}

#[cfg(test)]
mod tests {
    use gigya::ResponseCode;

    use super::*;
    use crate::scenario::{Scenario, ada, interruption, refused, secret};
    use crate::{Event, FieldError, Interruption};

    fn on() -> Scenario {
        Scenario::interrupted(interruption(403_100))
    }

    fn change(s: &Scenario) -> ChangePassword {
        let Screen::ChangePassword(change) = s.screen() else { panic!("{}", s.name()) };
        change.clone()
    }

    fn send(s: &mut Scenario, old: &str) -> Vec<Effect> {
        s.update(Event::ChangePassword {
            old: Password::new(old.into()),
            new: secret(),
            repeat: Some(secret()),
        })
    }

    #[test]
    fn a_changed_password_finishes_the_login() {
        let mut s = on();
        assert!(send(&mut s, "old").iter().any(|effect| matches!(effect, Effect::ChangePassword { .. })));
        s.reply(|ticket| Event::PasswordChanged(ticket, Ok(())));
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn a_password_that_was_used_before_is_told_on_its_field() {
        let mut s = on();
        send(&mut s, "old");
        s.reply(|ticket| Event::PasswordChanged(ticket, Err(refused(401_030))));
        assert_eq!(change(&s).password_complaint, Some(Complaint::UsedBefore));
    }

    #[test]
    fn a_wrong_present_password_is_told_on_its_field() {
        let wrong = FieldError {
            path: "password".into(),
            code: ResponseCode::INVALID_PARAMETER_VALUE,
            message: String::new(),
        };
        let in_its_field = Interruption {
            validation_errors: vec![wrong],
            ..Interruption::bare(ResponseCode::INVALID_PARAMETER_VALUE)
        };
        for fault in [refused(403_042), GigyaFault::Interrupted(in_its_field.into())] {
            let mut s = on();
            send(&mut s, "old");
            s.reply(|ticket| Event::PasswordChanged(ticket, Err(fault)));
            let change = change(&s);
            assert_eq!((change.old_complaint, change.password_complaint), (Some(Complaint::Refused), None));
            assert_eq!(change.phase, Phase::Editing);
        }
    }

    #[test]
    fn the_same_password_again_is_told_before_anybody_is_asked() {
        let mut s = on();
        assert_eq!(send(&mut s, "TOP-SECRET"), [Effect::Focus(FocusTarget::Summary)]);
        assert_eq!(change(&s).password_complaint, Some(Complaint::UsedBefore));
        send(&mut s, "");
        assert_eq!(change(&s).old_complaint, Some(Complaint::Required));
    }
}

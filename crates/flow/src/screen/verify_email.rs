//! *Verify e-mail*: the site wants to know that the address is the participant's, by a link (206002) or by a
//! code (206006).
//!
//! Entered in place of a login's success, and after an account was created: then it is a success that waits
//! for a mail. By link, the participant says that it was followed, perhaps on another device (Web SDK, 1.8,
//! detail 12). Mail can be sent again after half a minute. A code that is refused after it has grown old makes
//! room for another. Left by *Back*, to *Login*.

use gigya::{Family, ResponseCode};

use super::{CaptchaPlace, CoolDown, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    CODE_LIVES_MS, Effect, Flow, FocusTarget, GigyaFault, Interruption, OneTimeCode, Personal, Problem,
    RESEND_AFTER_MS, Ticket, VerificationToken,
};

/// An e-mail address is verified.
#[derive(Clone, Debug, PartialEq)]
pub struct VerifyEmail {
    /// Which address, where it is known.
    pub email: Option<Personal>,
    /// How.
    pub way: VerificationWay,
    /// When the mail can be sent again.
    pub resend: CoolDown,
    /// Whether a call is under way.
    pub phase: Phase,
    /// Whether the last call is one that sends a mail.
    pub(crate) sends: bool,
    /// What went wrong, or is not done yet.
    pub problem: Option<Problem>,
    /// Whether a captcha is shown.
    pub captcha: CaptchaPlace,
    /// The timer of the code; `None` when it has run out, and before there is one.
    pub(crate) good_until: Option<Ticket>,
}

/// How an e-mail address is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerificationWay {
    /// By following the link of a mail.
    Link,
    /// By typing the code of a mail.
    Code {
        /// Whether there is a code that can be typed.
        sent: bool,
    },
}

impl VerifyEmail {
    /// Whether a mail is being sent, rather than the address verified.
    pub fn is_sending(&self) -> bool {
        self.sends && self.phase.is_waiting()
    }
}

impl Flow {
    pub(crate) fn verify_by_link(&mut self, interruption: Interruption, fx: &mut Effects) {
        if matches!(&self.screen, Screen::VerifyEmail(verify) if verify.way == VerificationWay::Link) {
            return self.say(Problem::NotVerifiedYet, fx);
        }
        self.show_verify_email(interruption, VerificationWay::Link, fx);
    }

    pub(crate) fn verify_by_code(&mut self, interruption: Interruption, fx: &mut Effects) {
        self.show_verify_email(interruption, VerificationWay::Code { sent: false }, fx);
        self.send_mail(fx);
    }

    fn show_verify_email(&mut self, interruption: Interruption, way: VerificationWay, fx: &mut Effects) {
        let typed = self.known_login_id().filter(|login_id| login_id.0.contains('@'));
        self.screen = Screen::VerifyEmail(VerifyEmail {
            email: interruption.email.or(typed),
            way,
            resend: CoolDown::default(),
            phase: Phase::Editing,
            sends: false,
            problem: None,
            captcha: CaptchaPlace::default(),
            good_until: None,
        });
        fx.push(Effect::Focus(FocusTarget::Heading));
    }

    pub(crate) fn resend_mail(&mut self, fx: &mut Effects) {
        if matches!(&self.screen, Screen::VerifyEmail(verify)
            if verify.phase == Phase::Editing && verify.resend.is_over())
        {
            self.send_mail(fx);
        }
    }

    fn send_mail(&mut self, fx: &mut Effects) {
        let (Screen::VerifyEmail(verify), Some(registration)) = (&mut self.screen, self.registration.clone())
        else {
            return;
        };
        verify.sends = true;
        let (email, way) = (verify.email.clone(), verify.way);
        let captcha = self.captcha.take();
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(match way {
            VerificationWay::Link => Effect::ResendVerification { ticket, registration, email },
            VerificationWay::Code { .. } => Effect::SendCode { ticket, registration, email, captcha },
        });
    }

    pub(crate) fn on_verification_resent(
        &mut self,
        ticket: Ticket,
        result: Result<(), GigyaFault>,
        fx: &mut Effects,
    ) {
        if !self.verifying(ticket) {
            return;
        }
        match result {
            Ok(()) => self.mail_sent(fx),
            Err(fault) => self.interrupted(fault, fx),
        }
    }

    pub(crate) fn on_code_sent(
        &mut self,
        ticket: Ticket,
        result: Result<VerificationToken, GigyaFault>,
        fx: &mut Effects,
    ) {
        if !self.verifying(ticket) {
            return;
        }
        match result {
            Ok(verification) => {
                self.verification = Some(verification);
                self.mail_sent(fx);
                let good_until = Some(self.wait_for(CODE_LIVES_MS, fx));
                if let Screen::VerifyEmail(verify) = &mut self.screen {
                    (verify.way, verify.good_until) = (VerificationWay::Code { sent: true }, good_until);
                }
                fx.push(Effect::Focus(FocusTarget::Code));
            }
            Err(fault) => self.interrupted(fault, fx),
        }
    }

    fn verifying(&self, ticket: Ticket) -> bool {
        matches!(&self.screen, Screen::VerifyEmail(verify) if verify.phase == Phase::Waiting(ticket))
    }

    fn mail_sent(&mut self, fx: &mut Effects) {
        let cool_down = self.wait_for(RESEND_AFTER_MS, fx);
        if let Screen::VerifyEmail(verify) = &mut self.screen {
            (verify.phase, verify.resend) = (Phase::Editing, CoolDown(Some(cool_down)));
        }
    }

    pub(crate) fn on_have_verified(&mut self, fx: &mut Effects) {
        if let Screen::VerifyEmail(verify) = &mut self.screen
            && verify.phase == Phase::Editing
        {
            verify.sends = false;
            self.finalize(fx);
        }
    }

    pub(crate) fn on_confirm_code(&mut self, code: OneTimeCode, fx: &mut Effects) {
        let Screen::VerifyEmail(verify) = &mut self.screen else { return };
        let (Some(registration), Some(verification)) = (self.registration.clone(), self.verification.clone())
        else {
            return;
        };
        if verify.phase.is_waiting() {
            return;
        }
        verify.sends = false;
        if code.expose().trim().is_empty() {
            return self.code_is_wrong(fx);
        }
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::ConfirmCode { ticket, registration, verification, code });
    }

    pub(crate) fn on_code_confirmed(
        &mut self,
        ticket: Ticket,
        result: Result<(), GigyaFault>,
        fx: &mut Effects,
    ) {
        if !self.verifying(ticket) {
            return;
        }
        match result {
            Ok(()) => self.finalize(fx),
            Err(fault) if fault.code() == Some(ResponseCode::CODE_EXPIRED) => self.code_is_too_old(fx),
            Err(fault) if means_wrong_code(&fault) => {
                let too_old =
                    matches!(&self.screen, Screen::VerifyEmail(verify) if verify.good_until.is_none());
                if too_old { self.code_is_too_old(fx) } else { self.code_is_wrong(fx) }
            }
            Err(fault) => self.interrupted(fault, fx),
        }
    }

    /// Gigya says the same of a right code that comes too late as of a wrong one: nobody is to check what can
    /// only be sent anew.
    fn code_is_too_old(&mut self, fx: &mut Effects) {
        self.verification = None;
        if let Screen::VerifyEmail(verify) = &mut self.screen {
            (verify.way, verify.resend) = (VerificationWay::Code { sent: false }, CoolDown::default());
        }
        self.say(Problem::LinkExpired, fx);
    }

    /// Whether this timer was the code's.
    pub(crate) fn code_time_passed(&mut self, ticket: Ticket) -> bool {
        let Screen::VerifyEmail(verify) = &mut self.screen else { return false };
        verify.good_until.take_if(|good_until| *good_until == ticket).is_some()
    }

    /// The step stays, and the code can be typed again.
    pub(crate) fn code_is_wrong(&mut self, fx: &mut Effects) {
        self.tell(Problem::CodeWrong);
        fx.push(Effect::Focus(FocusTarget::Code));
    }
}

/// Gigya calls a wrong code an invalid value (recorded: "Wrong verification code" with 400006).
pub(crate) fn means_wrong_code(fault: &GigyaFault) -> bool {
    fault
        .code()
        .is_some_and(|code| matches!(code.family(), Family::InvalidAnswers | Family::WrongCredentials))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Event;
    use crate::scenario::{Scenario, ada, interrupted, interruption, refused, timers};

    fn verify(s: &Scenario) -> VerifyEmail {
        let Screen::VerifyEmail(verify) = s.screen() else { panic!("{}", s.name()) };
        verify.clone()
    }

    fn code_arrives(s: &mut Scenario) -> Vec<Effect> {
        s.reply(|ticket| Event::CodeSent(ticket, Ok(VerificationToken::new("TOP-SECRET".into()))))
    }

    fn by_code() -> Scenario {
        let mut s = Scenario::interrupted(interruption(206_006));
        code_arrives(&mut s);
        s
    }

    fn grow_old(s: &mut Scenario, sent: &[Effect]) {
        let lives = timers(sent).find(|(_, after_ms)| *after_ms == CODE_LIVES_MS);
        s.update(Event::TimePassed(lives.expect("the code has its time").0));
    }

    fn type_code(s: &mut Scenario, code: &str) -> Vec<Effect> {
        s.update(Event::ConfirmCode { code: OneTimeCode::new(code.into()) })
    }

    #[test]
    fn who_has_followed_the_link_goes_on_to_the_form() {
        let mut s = Scenario::interrupted(interruption(206_002));
        assert_eq!(verify(&s).email, Some("ada@example.com".into()));
        s.update(Event::HaveVerified);
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn who_has_not_followed_the_link_yet_is_told_and_stays() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::HaveVerified);
        s.reply(|ticket| Event::LoggedIn(ticket, Err(interrupted(206_002))));
        assert_eq!((s.name(), s.problem()), ("verify-email", Some(Problem::NotVerifiedYet)));
    }

    #[test]
    fn the_mail_can_be_sent_again_after_a_pause() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::Resend);
        let effects = s.reply(|ticket| Event::VerificationResent(ticket, Ok(())));
        assert!(!verify(&s).resend.is_over());
        assert_eq!(s.update(Event::Resend), []);
        s.update(Event::TimePassed(s.ticket_of(&effects)));
        let effects = s.update(Event::Resend);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::ResendVerification { .. })));
    }

    #[test]
    fn a_mail_that_cannot_be_sent_is_told() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::Resend);
        s.reply(|ticket| Event::VerificationResent(ticket, Err(refused(403_048))));
        assert_eq!(s.problem(), Some(Problem::TooManyAttempts));
    }

    #[test]
    fn a_code_is_sent_at_once_and_ends_the_step() {
        let mut s = by_code();
        assert_eq!(verify(&s).way, VerificationWay::Code { sent: true });
        let effects = type_code(&mut s, "123456");
        assert!(effects.iter().any(|effect| matches!(effect, Effect::ConfirmCode { .. })));
        let effects = s.reply(|ticket| Event::CodeConfirmed(ticket, Ok(())));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Finalize { .. })));
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn a_wrong_code_keeps_the_step() {
        let mut s = by_code();
        type_code(&mut s, "000000");
        let effects = s.reply(|ticket| Event::CodeConfirmed(ticket, Err(refused(400_006))));
        assert_eq!((s.name(), s.problem()), ("verify-email", Some(Problem::CodeWrong)));
        assert_eq!(effects, [Effect::Focus(FocusTarget::Code)]);
        assert!(!type_code(&mut s, "123456").is_empty());
    }

    #[test]
    fn a_code_that_comes_too_late_is_called_old_and_another_is_offered() {
        let mut s = Scenario::interrupted(interruption(206_006));
        let sent = code_arrives(&mut s);
        grow_old(&mut s, &sent);
        type_code(&mut s, "123456");
        let effects = s.reply(|ticket| Event::CodeConfirmed(ticket, Err(refused(400_006))));
        assert_eq!(
            (s.problem(), verify(&s).way),
            (Some(Problem::LinkExpired), VerificationWay::Code { sent: false })
        );
        assert_eq!(effects, [Effect::Focus(FocusTarget::Summary)]);
        let effects = s.update(Event::Resend);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::SendCode { .. })), "without a pause");
        code_arrives(&mut s);
        type_code(&mut s, "000000");
        s.reply(|ticket| Event::CodeConfirmed(ticket, Err(refused(400_006))));
        assert_eq!(s.problem(), Some(Problem::CodeWrong), "the new one is not too old");
    }

    #[test]
    fn a_code_that_was_sent_again_lives_from_then_on() {
        let mut s = Scenario::interrupted(interruption(206_006));
        let first = code_arrives(&mut s);
        let (rest, _) = timers(&first).find(|(_, after_ms)| *after_ms == RESEND_AFTER_MS).unwrap();
        s.update(Event::TimePassed(rest));
        s.update(Event::Resend);
        code_arrives(&mut s);
        grow_old(&mut s, &first);
        type_code(&mut s, "000000");
        s.reply(|ticket| Event::CodeConfirmed(ticket, Err(refused(400_006))));
        assert_eq!(s.problem(), Some(Problem::CodeWrong));
    }

    #[test]
    fn a_code_that_gigya_itself_calls_old_is_replaced_too() {
        let mut s = by_code();
        type_code(&mut s, "123456");
        s.reply(|ticket| Event::CodeConfirmed(ticket, Err(refused(400_015))));
        assert_eq!(
            (s.problem(), verify(&s).way),
            (Some(Problem::LinkExpired), VerificationWay::Code { sent: false })
        );
    }

    #[test]
    fn a_right_code_that_gigya_still_takes_leads_on_however_late_it_comes() {
        let mut s = Scenario::interrupted(interruption(206_006));
        let sent = code_arrives(&mut s);
        grow_old(&mut s, &sent);
        type_code(&mut s, "123456");
        let effects = s.reply(|ticket| Event::CodeConfirmed(ticket, Ok(())));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Finalize { .. })));
    }

    #[test]
    fn no_code_can_be_typed_before_one_was_sent() {
        let mut s = Scenario::interrupted(interruption(206_006));
        s.reply(|ticket| Event::CodeSent(ticket, Err(refused(500_001))));
        assert_eq!(verify(&s).way, VerificationWay::Code { sent: false });
        assert_eq!(type_code(&mut s, "123456"), []);
        assert!(s.update(Event::Resend).iter().any(|effect| matches!(effect, Effect::SendCode { .. })));
    }
}

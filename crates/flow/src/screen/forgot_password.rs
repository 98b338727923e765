//! *Forgot password*: a mail with a link that sets a new one.
//!
//! Entered by *Forgot password?* on *Login*, with the login ID that was typed, and when a mail's link is too
//! old. One neutral answer whether there is such an account or not (Web SDK, 1.8, detail 4); it can be sent
//! again after half a minute. An account with a security question asks that first. Left by *Back*, to
//! *Login*.

use contract::Complaint;
use gigya::ResponseCode;

use super::{CaptchaPlace, CoolDown, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    CaptchaToken, Effect, Fault, Flow, FocusTarget, GigyaFault, Personal, Problem, RESEND_AFTER_MS,
    ResetMail, SecretAnswer, Ticket,
};

/// A mail is asked for that sets a new password.
#[derive(Clone, Debug, PartialEq)]
pub struct ForgotPassword {
    /// What stands in the login ID's input.
    pub login_id: Personal,
    /// What is wrong with it.
    pub login_id_complaint: Option<Complaint>,
    /// What is wrong with the answer to the security question.
    pub answer_complaint: Option<Complaint>,
    /// How far it is.
    pub stage: ResetMailStage,
    /// Whether a captcha is shown.
    pub captcha: CaptchaPlace,
    /// Whether the mail is being asked for.
    pub phase: Phase,
    /// Why it could not be.
    pub problem: Option<Problem>,
}

/// How far asking for a reset mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResetMailStage {
    /// The login ID is asked for.
    Asking,
    /// The account's security question is asked.
    Question(Personal),
    /// Sent, if there is such an account.
    Sent(CoolDown),
}

impl ForgotPassword {
    pub(crate) fn is_sent(&self) -> bool {
        matches!(self.stage, ResetMailStage::Sent(_))
    }
}

impl Flow {
    pub(crate) fn on_forgot_password(&mut self, fx: &mut Effects) {
        let offered = self.definition.as_ref().is_some_and(|definition| definition.ways.forgot_password);
        if offered && matches!(self.screen, Screen::Login(_)) && self.waiting().is_none() {
            self.show_forgot_password(None, fx);
        }
    }

    pub(crate) fn show_forgot_password(&mut self, problem: Option<Problem>, fx: &mut Effects) {
        self.screen = Screen::ForgotPassword(ForgotPassword {
            login_id: self.known_login_id().unwrap_or_default(),
            login_id_complaint: None,
            answer_complaint: None,
            stage: ResetMailStage::Asking,
            captcha: CaptchaPlace::default(),
            phase: Phase::Editing,
            problem,
        });
        fx.push(Effect::Focus(FocusTarget::Heading));
    }

    pub(crate) fn on_send_reset_mail(
        &mut self,
        login_id: &Personal,
        answer: Option<SecretAnswer>,
        captcha: Option<CaptchaToken>,
        fx: &mut Effects,
    ) {
        let Screen::ForgotPassword(forgot) = &mut self.screen else { return };
        if forgot.phase.is_waiting() || matches!(forgot.stage, ResetMailStage::Sent(cool) if !cool.is_over())
        {
            return;
        }
        let asks_answer = matches!(forgot.stage, ResetMailStage::Question(_));
        let answer = answer.filter(|answer| asks_answer && !answer.expose().trim().is_empty());
        forgot.login_id = Personal(login_id.0.trim().to_owned());
        forgot.login_id_complaint = forgot.login_id.0.is_empty().then_some(Complaint::Required);
        forgot.answer_complaint = (asks_answer && answer.is_none()).then_some(Complaint::Required);
        if forgot.login_id_complaint.is_some() {
            forgot.problem = None;
            fx.push(Effect::Focus(FocusTarget::LoginId));
            return;
        }
        if forgot.answer_complaint.is_some() {
            return self.say(Problem::InvalidAnswers, fx);
        }
        let login_id = forgot.login_id.clone();
        if self.gigya_may_be_asked(fx) {
            let ticket = self.wait_on_screen(Asks::Gigya, fx);
            fx.push(Effect::SendResetMail { ticket, login_id, answer, captcha });
        }
    }

    pub(crate) fn on_reset_mail_sent(
        &mut self,
        ticket: Ticket,
        result: Result<ResetMail, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::ForgotPassword(forgot) = &mut self.screen else { return };
        if forgot.phase != Phase::Waiting(ticket) {
            return;
        }
        match result {
            Ok(ResetMail::Question(question)) => {
                let again = matches!(forgot.stage, ResetMailStage::Question(_));
                forgot.phase = Phase::Editing;
                forgot.stage = ResetMailStage::Question(question);
                if again {
                    self.say(Problem::AnswerWrong, fx);
                } else {
                    fx.push(Effect::Focus(FocusTarget::Heading));
                }
            }
            Err(fault) if !fault.code().is_some_and(tells_of_an_account) => {
                self.failed_here(Fault::Gigya(fault), fx);
            }
            Ok(ResetMail::Sent) | Err(_) => {
                forgot.phase = Phase::Editing;
                forgot.captcha = CaptchaPlace::default();
                let cool_down = self.wait_for(RESEND_AFTER_MS, fx);
                if let Screen::ForgotPassword(forgot) = &mut self.screen {
                    forgot.stage = ResetMailStage::Sent(CoolDown(Some(cool_down)));
                }
                fx.push(Effect::Focus(FocusTarget::Heading));
            }
        }
    }

    /// *Back*: to the login ID; says whether there was such a step.
    pub(crate) fn forgot_back(&mut self, fx: &mut Effects) -> bool {
        let Screen::ForgotPassword(forgot) = &mut self.screen else { return false };
        if !matches!(forgot.stage, ResetMailStage::Question(_)) {
            return false;
        }
        (forgot.stage, forgot.problem) = (ResetMailStage::Asking, None);
        fx.push(Effect::Focus(FocusTarget::Heading));
        true
    }
}

/// Whether the answer only tells that there is no such account, or that its address was never verified: neither is
/// anybody's business (Web SDK, 1.8, detail 4).
fn tells_of_an_account(code: ResponseCode) -> bool {
    matches!(code, ResponseCode::LOGINID_DOES_NOT_EXIST | ResponseCode::EMAIL_NOT_VERIFIED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Event;
    use crate::scenario::{Scenario, every_way, refused, reports};

    fn opened() -> Scenario {
        let mut s = Scenario::on_login_of(every_way());
        s.update(Event::LoginTyped { login_id: "ada@example.com".into() });
        s.update(Event::ForgotPassword);
        s
    }

    fn ask(s: &mut Scenario, answer: Option<&str>) -> Vec<Effect> {
        let answer = answer.map(|answer| SecretAnswer::new(answer.into()));
        s.update(Event::SendResetMail { login_id: "ada@example.com".into(), answer, captcha: None })
    }

    fn forgot(s: &Scenario) -> ForgotPassword {
        let Screen::ForgotPassword(forgot) = s.screen() else { panic!("{}", s.name()) };
        forgot.clone()
    }

    #[test]
    fn whether_an_address_was_ever_verified_is_not_told() {
        let mut s = opened();
        ask(&mut s, None);
        let effects = s.reply(|ticket| Event::ResetMailSent(ticket, Err(refused(400_028))));
        assert!(matches!(forgot(&s).stage, ResetMailStage::Sent(_)));
        assert!(!reports(&effects) && s.problem().is_none());
    }

    #[test]
    fn the_login_id_that_was_typed_is_taken_along() {
        assert_eq!(forgot(&opened()).login_id, "ada@example.com".into());
    }

    #[test]
    fn a_campaign_without_it_offers_no_way_there() {
        let mut s = Scenario::on_login();
        assert_eq!(s.update(Event::ForgotPassword), []);
    }

    #[test]
    fn an_unknown_login_id_is_answered_like_any_other() {
        let mut known = opened();
        ask(&mut known, None);
        let of_known = known.reply(|ticket| Event::ResetMailSent(ticket, Ok(ResetMail::Sent)));
        let mut unknown = opened();
        ask(&mut unknown, None);
        let of_unknown = unknown.reply(|ticket| Event::ResetMailSent(ticket, Err(refused(403_047))));
        assert_eq!((known.screen(), of_known), (unknown.screen(), of_unknown));
        assert!(matches!(forgot(&known).stage, ResetMailStage::Sent(_)));
    }

    #[test]
    fn a_mail_can_be_sent_again_after_a_pause() {
        let mut s = opened();
        ask(&mut s, None);
        let effects = s.reply(|ticket| Event::ResetMailSent(ticket, Ok(ResetMail::Sent)));
        assert!(effects.iter().any(|e| matches!(e, Effect::StartTimer { after_ms: RESEND_AFTER_MS, .. })));
        assert_eq!(ask(&mut s, None), []);
        s.update(Event::TimePassed(s.ticket_of(&effects)));
        assert!(ask(&mut s, None).iter().any(|effect| matches!(effect, Effect::SendResetMail { .. })));
    }

    #[test]
    fn a_security_question_is_asked_first_and_a_wrong_answer_is_told() {
        let mut s = opened();
        ask(&mut s, None);
        let question = || Ok(ResetMail::Question("First pet?".into()));
        s.reply(|ticket| Event::ResetMailSent(ticket, question()));
        assert_eq!((forgot(&s).stage, s.problem()), (ResetMailStage::Question("First pet?".into()), None));
        let effects = ask(&mut s, Some("Rex"));
        assert!(effects.iter().any(|e| matches!(e, Effect::SendResetMail { answer: Some(_), .. })));
        s.reply(|ticket| Event::ResetMailSent(ticket, question()));
        assert_eq!(s.problem(), Some(Problem::AnswerWrong));
        s.update(Event::Back);
        assert_eq!(forgot(&s).stage, ResetMailStage::Asking);
    }

    #[test]
    fn an_empty_answer_is_told_where_the_focus_goes_and_in_place_of_what_was_said_before() {
        let mut s = opened();
        ask(&mut s, None);
        let question = || Ok(ResetMail::Question("First pet?".into()));
        s.reply(|ticket| Event::ResetMailSent(ticket, question()));
        assert_eq!(ask(&mut s, None), [Effect::Focus(FocusTarget::Summary)]);
        assert_eq!(forgot(&s).answer_complaint, Some(Complaint::Required));
        assert_eq!(s.problem(), Some(Problem::InvalidAnswers));
        ask(&mut s, Some("Rex"));
        s.reply(|ticket| Event::ResetMailSent(ticket, question()));
        ask(&mut s, Some(" "));
        assert_eq!(
            s.problem(),
            Some(Problem::InvalidAnswers),
            "the answer that was wrong stands there no more"
        );
    }

    #[test]
    fn an_empty_login_id_is_named_and_nobody_is_asked() {
        let mut s = opened();
        ask(&mut s, None);
        s.reply(|ticket| Event::ResetMailSent(ticket, Err(refused(500_001))));
        let empty = Event::SendResetMail { login_id: " ".into(), answer: None, captcha: None };
        assert_eq!(s.update(empty), [Effect::Focus(FocusTarget::LoginId)]);
        assert_eq!(s.problem(), None, "what failed before is not what is wrong now");
    }

    #[test]
    fn a_failure_is_told_and_reported() {
        let mut s = opened();
        ask(&mut s, None);
        let effects = s.reply(|ticket| Event::ResetMailSent(ticket, Err(refused(500_001))));
        assert_eq!(s.problem(), Some(Problem::LogInServiceUnavailable));
        assert!(reports(&effects));
    }
}

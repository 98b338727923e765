//! Between the screens of a pending account: what Gigya wants leads to its screen, a token that is too old
//! leads back to *Login*, and every other failure is told where it happened.

use gigya::ResponseCode;

use super::{Hello, LinkAccount, Login, Notice, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::interruption::Step;
use crate::{
    Effect, Fault, Flow, FocusTarget, Framed, GigyaFault, Interruption, Password, Personal, Problem,
    RegistrationToken,
};

impl Screen {
    /// Whether this screen continues a pending registration or login.
    pub(crate) fn is_step(&self) -> bool {
        matches!(
            self,
            Self::CompleteAccount(_)
                | Self::VerifyEmail(_)
                | Self::LinkAccount(_)
                | Self::ChangePassword(_)
                | Self::SecondFactor(_)
        )
    }
}

impl Flow {
    /// A login, or a call on the way of a pending one, did not end in success.
    pub(crate) fn interrupted(&mut self, fault: GigyaFault, fx: &mut Effects) {
        if let GigyaFault::Interrupted(interruption) = &fault {
            self.renew_registration(interruption.registration_token.as_ref());
            if interruption.identity.is_some() {
                self.identity.clone_from(&interruption.identity);
            }
        }
        let step = fault.code().and_then(Step::of);
        let step = step.filter(|step| self.registration.is_some() || *step == Step::LogInAgain);
        match (step, fault) {
            (Some(step), GigyaFault::Interrupted(interruption)) => self.enter(step, *interruption, fx),
            (Some(step), GigyaFault::Refused { code, .. }) => self.enter(step, Interruption::bare(code), fx),
            (_, fault) => self.call_failed(Fault::Gigya(fault), fx),
        }
    }

    /// A newer registration token replaces the older one; an answer without one keeps it (Web SDK, 1.8,
    /// detail 1).
    pub(crate) fn renew_registration(&mut self, newer: Option<&RegistrationToken>) {
        if let Some(newer) = newer {
            self.registration = Some(newer.clone());
        }
    }

    fn enter(&mut self, step: Step, interruption: Interruption, fx: &mut Effects) {
        (self.held_password, self.typing) = (None, false);
        // What failed behind a former step says nothing about this one.
        (self.verification, self.assertion, self.captcha) = (None, None, None);
        let login_id = self.known_login_id().or_else(|| interruption.email.clone());
        match step {
            Step::Complete => self.complete_account(interruption, fx),
            Step::VerifyByLink => self.verify_by_link(interruption, fx),
            Step::VerifyByCode => self.verify_by_code(interruption, fx),
            Step::Link => self.link_account(interruption, fx),
            Step::ChangePassword => self.change_password(login_id, fx),
            Step::VerifyFactor => self.second_factor(crate::FactorMode::Verify, login_id, fx),
            Step::RegisterFactor => self.second_factor(crate::FactorMode::Register, login_id, fx),
            Step::LogInAgain => self.log_in_again(login_id, fx),
        }
    }

    /// Gigya wants a login that is more recent than the one there was (403110). What was typed waits for the
    /// form.
    fn log_in_again(&mut self, login_id: Option<Personal>, fx: &mut Effects) {
        self.keep_form();
        self.show_login(Some(Notice::LogInAgain), fx);
        if let Screen::Login(login) = &mut self.screen {
            (login.login_id, login.again) = (login_id.unwrap_or_default(), true);
        }
        self.session_too_old = true;
    }

    /// The last call of a pending registration.
    pub(crate) fn finalize(&mut self, fx: &mut Effects) {
        let Some(registration) = self.registration.clone() else { return };
        let ticket = self.wait_on_screen(Asks::LogIn, fx);
        fx.push(Effect::Finalize { ticket, registration });
    }

    /// A call that the screen waits for failed: a form keeps what was typed, whoever is connected is greeted
    /// with the reason, a session that is over or too old leads to *Login*, and before that the screen says it.
    pub(crate) fn call_failed(&mut self, fault: Fault, fx: &mut Effects) {
        if fault.code() == Some(ResponseCode::ACCOUNT_PENDING_RECENT_LOGIN) && self.participant.is_some() {
            return self.log_in_again(None, fx);
        }
        let no_session = matches!(&fault, Fault::Gigya(fault) if fault.means_no_session());
        if self.form_mut().is_some() {
            if no_session {
                self.session_ended_on_form(fx);
            } else {
                self.submitting_failed(fault, fx);
            }
            return;
        }
        match self.participant.clone() {
            None if fault.code() == Some(ResponseCode::INVALID_TOKEN) && self.screen.is_step() => {
                self.step_expired(fx);
            }
            None => {
                self.login_after_creation_failed(fx);
                self.failed_here(fault, fx);
            }
            Some(_) if no_session => {
                // A browser that keeps no session in a foreign frame forgets it between two calls.
                let forgot = self.config.framed == Framed::ForeignSite;
                let kept = self.keeps_a_draft();
                let notice = if forgot { Notice::ForgottenInFrame } else { Notice::SessionEnded { kept } };
                self.show_login(Some(notice), fx);
            }
            Some(participant) => {
                let (phase, problem) = (Phase::Editing, Some(self.problem_of(&fault)));
                let plain_form = self.may_go_plain(&fault);
                fx.push(Effect::Report(fault));
                fx.push(Effect::Focus(FocusTarget::Heading));
                self.screen = Screen::Hello(Hello { participant, phase, problem, plain_form });
            }
        }
    }

    /// What the participant is told: the campaign's own words come first. Without a connection nobody can be
    /// reached, whoever it is that does not answer.
    pub(crate) fn problem_of(&self, fault: &Fault) -> Problem {
        let mut said = fault.problem();
        if self.offline && said.is_of_the_line() {
            said = Problem::Offline;
        }
        let texts = self.definition.as_ref().map(|definition| &definition.texts);
        match (fault.code(), texts) {
            (Some(code), Some(texts)) if !texts.is_empty() && texts.contains_key(&code.0.to_string()) => {
                Problem::Replaced { code, instead_of: Box::new(said) }
            }
            _ => said,
        }
    }

    /// The same for a screen whose answers were sent: "see the fields" is only said where a field complains.
    pub(crate) fn said_of_answers(&self, fault: &Fault) -> Problem {
        let said = self.problem_of(fault);
        let points_nowhere = said == Problem::InvalidAnswers && !self.screen.has_complaints();
        if points_nowhere { Problem::Refused { because: None } } else { said }
    }

    /// The screen stays, with the reason.
    pub(crate) fn failed_here(&mut self, fault: Fault, fx: &mut Effects) {
        let mut said = self.said_of_answers(&fault);
        // Whatever else fails, the password may be right, and is not to be typed again.
        let is_of_the_password = self.asks != Asks::Provider
            && matches!(fault.problem(), Problem::WrongCredentials | Problem::PasswordUsedBefore);
        if fault.problem() == Problem::CaptchaWanted && !self.show_captcha() {
            said = Problem::AccountNeedsAttention;
        }
        self.held_password = None;
        if fault.problem() == Problem::Underage {
            // Of a child, nothing is kept (Web SDK, 1.7: 403044).
            (self.draft, self.kept) = (None, None);
            fx.push(Effect::WipeDraft);
        }
        self.offer_plain_form(&fault);
        if !said.is_the_participants() {
            fx.push(Effect::Report(fault));
        }
        self.factor_step_failed();
        self.tell(said);
        let mut target = FocusTarget::Summary;
        if let Screen::Login(Login { wrong_passwords, .. })
        | Screen::LinkAccount(LinkAccount { wrong_passwords, .. }) = &mut self.screen
            && is_of_the_password
        {
            *wrong_passwords += 1;
            target = FocusTarget::Password;
        }
        fx.push(Effect::Focus(target));
    }

    /// The participant can act again, and reads why.
    pub(crate) fn say(&mut self, said: Problem, fx: &mut Effects) {
        self.tell(said);
        fx.push(Effect::Focus(FocusTarget::Summary));
    }

    pub(crate) fn tell(&mut self, said: Problem) {
        if let Some((phase, problem)) = self.screen.state_mut() {
            (*phase, *problem) = (Phase::Editing, Some(said));
        }
    }

    /// The registration token's hour is over: the login begins again, and what was typed comes back.
    fn step_expired(&mut self, fx: &mut Effects) {
        self.keep_answers();
        let login_id = self.known_login_id().unwrap_or_default();
        let kept = self.kept.as_ref().is_some_and(|draft| !draft.is_empty());
        self.show_login(Some(Notice::StepExpired { kept }), fx);
        if let Screen::Login(login) = &mut self.screen {
            login.login_id = login_id;
        }
        // The token may be used up: by an answer that came too late, or in another tab.
        self.detect_quietly(fx);
    }

    /// The login ID or e-mail address that the screen knows.
    pub(crate) fn known_login_id(&self) -> Option<Personal> {
        let known = match &self.screen {
            Screen::Login(login) => Some(&login.login_id),
            Screen::CreateAccount(create) => Some(&create.email),
            Screen::ForgotPassword(forgot) => Some(&forgot.login_id),
            Screen::LinkAccount(link) => Some(&link.login_id),
            Screen::ResetPassword(reset) => reset.email.as_ref(),
            Screen::VerifyEmail(verify) => verify.email.as_ref(),
            Screen::CompleteAccount(complete) => complete.email.as_ref(),
            Screen::ChangePassword(change) => change.login_id.as_ref(),
            Screen::SecondFactor(factor) => factor.login_id.as_ref(),
            Screen::Loading(_)
            | Screen::Hello(_)
            | Screen::Form(_)
            | Screen::AutoSubmitting(_)
            | Screen::Done(_)
            | Screen::Unavailable(_) => None,
        };
        known.filter(|login_id| !login_id.0.is_empty()).cloned()
    }

    /// Nothing of a pending step outlives it.
    pub(crate) fn forget_step(&mut self) {
        self.registration = None;
        self.verification = None;
        self.assertion = None;
        self.identity = None;
        self.captcha = None;
        self.held_password = None;
        (self.typing, self.session_too_old) = (false, false);
    }

    /// Whether Gigya may be asked; where not, the participant reads why.
    pub(crate) fn gigya_may_be_asked(&mut self, fx: &mut Effects) -> bool {
        if self.config.consent_pending {
            self.say(Problem::ConsentPending, fx);
        }
        !self.config.consent_pending
    }

    /// *Back* and *You have an account already: log in*: never while a call is under way.
    pub(crate) fn on_go_to_login(&mut self, fx: &mut Effects) {
        let apart = self.screen.is_step()
            || matches!(
                self.screen,
                Screen::CreateAccount(_) | Screen::ForgotPassword(_) | Screen::ResetPassword(_)
            );
        if !apart || self.screen.state().is_some_and(|(phase, _)| phase.is_waiting()) {
            return;
        }
        self.keep_answers();
        self.go_to_login(None, fx);
    }

    /// What was typed comes back when the screen is entered again.
    fn keep_answers(&mut self) {
        if let Screen::CompleteAccount(complete) = &self.screen {
            self.kept = Some(complete.draft()).filter(|draft| draft.email.is_some());
        } else if let Screen::CreateAccount(create) = &self.screen
            && create.is_touched()
        {
            self.draft = Some(create.draft());
        }
    }

    /// *Login*, with the login ID that is known; who is connected by now is asked behind it.
    pub(crate) fn go_to_login(&mut self, notice: Option<Notice>, fx: &mut Effects) {
        let login_id = self.known_login_id().unwrap_or_default();
        let first = self.detecting.is_none() && !self.gigya_was_asked;
        self.config.url.reset_token = None;
        self.show_login(notice, fx);
        if let Screen::Login(login) = &mut self.screen {
            login.login_id = login_id;
        }
        if first {
            self.detect_behind_screen(fx);
        } else {
            self.detect_quietly(fx);
        }
    }

    /// *Back*: one step of a second factor or of a forgotten password, else to *Login*.
    pub(crate) fn on_back(&mut self, fx: &mut Effects) {
        let busy = self.screen.state().is_some_and(|(phase, _)| phase.is_waiting());
        if busy || self.factor_back(fx) || self.forgot_back(fx) {
            return;
        }
        self.on_go_to_login(fx);
    }
}

/// Whether the repetition is there and another text.
pub(crate) fn differs(password: &Password, repeat: Option<&Password>) -> bool {
    repeat.is_some_and(|repeat| repeat != password)
}

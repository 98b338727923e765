//! Interruptions: Gigya answered, and wants something more before it goes on. No error, but a next screen.
//!
//! [`Step::of`] is the table "login/socialLogin/register/finalize result" of Web SDK, 1.8. Every call that
//! ends in [`Event::LoggedIn`](crate::Event::LoggedIn) passes through it, and so does what the proxy
//! answers to the creation of an account.

use gigya::ResponseCode;

use crate::{Personal, ProviderSession, RegistrationToken};

/// Gigya wants something more.
#[derive(Clone, Debug, PartialEq)]
pub struct Interruption {
    /// What it wants.
    pub code: ResponseCode,
    /// Gigya's ID of the call.
    pub call_id: Option<String>,
    /// Continues this very registration or login. A newer one replaces an older (Web SDK, 1.8, detail 1).
    pub registration_token: Option<RegistrationToken>,
    /// What is missing, as paths into the account; empty when Gigya did not say.
    pub missing: Vec<String>,
    /// `validationErrors`.
    pub validation_errors: Vec<FieldError>,
    /// The e-mail address in question, when the answer has one.
    pub email: Option<Personal>,
    /// What else the answer tells of the person, as one text that is only compared: a social account may have
    /// no address (206003).
    pub person: Option<Personal>,
    /// What the provider gave, where the site wants it back once the accounts are linked (409003).
    pub identity: Option<ProviderSession>,
}

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// `fieldName` (`profile.firstName`, `email`, `password`).
    pub path: String,
    /// What kind of error.
    pub code: ResponseCode,
    /// Gigya's words for developers.
    pub message: String,
}

/// What the participant does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Complete,
    VerifyByLink,
    VerifyByCode,
    Link,
    ChangePassword,
    VerifyFactor,
    RegisterFactor,
    LogInAgain,
}

impl Interruption {
    /// An interruption of which nothing is known but its code.
    pub fn bare(code: ResponseCode) -> Self {
        Self {
            code,
            call_id: None,
            registration_token: None,
            missing: vec![],
            validation_errors: vec![],
            email: None,
            person: None,
            identity: None,
        }
    }
}

impl Step {
    pub fn of(code: ResponseCode) -> Option<Self> {
        use ResponseCode as C;
        Some(match code {
            C::ACCOUNT_PENDING_REGISTRATION | C::ACCOUNT_MISSING_LOGINID => Self::Complete,
            C::ACCOUNT_PENDING_VERIFICATION => Self::VerifyByLink,
            C::PENDING_CODE_VERIFICATION => Self::VerifyByCode,
            C::LOGIN_IDENTIFIER_EXISTS
            | C::OK_WITH_ERROR_LOGIN_IDENTIFIER_EXISTS
            | C::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS => Self::Link,
            C::PENDING_PASSWORD_CHANGE => Self::ChangePassword,
            C::ACCOUNT_PENDING_TFA_VERIFICATION => Self::VerifyFactor,
            C::ACCOUNT_PENDING_TFA_REGISTRATION => Self::RegisterFactor,
            C::ACCOUNT_PENDING_RECENT_LOGIN => Self::LogInAgain,
            // An open set: everything else is told on the screen where it happened.
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{self, Scenario, interrupted, interruption, refused};
    use crate::*;

    fn after(code: u32) -> &'static str {
        Scenario::interrupted(interruption(code)).name()
    }

    #[test]
    fn what_is_missing_is_asked_for() {
        assert_eq!((after(206_001), after(206_003)), ("complete-account", "complete-account"));
    }

    #[test]
    fn an_address_that_is_not_verified_is_verified_by_link_or_by_code() {
        assert_eq!((after(206_002), after(206_006)), ("verify-email", "verify-email"));
    }

    #[test]
    fn a_login_identifier_of_another_account_leads_to_linking() {
        assert_eq!([403_043, 200_010, 409_003].map(after), ["link-account"; 3]);
    }

    #[test]
    fn a_password_that_is_due_is_changed() {
        assert_eq!(after(403_100), "change-password");
    }

    #[test]
    fn a_second_factor_is_asked_for_or_set_up() {
        assert_eq!([403_101, 403_102].map(after), ["second-factor"; 2]);
    }

    #[test]
    fn a_login_that_is_not_recent_enough_is_asked_for_again() {
        let mut s = Scenario::interrupted(interruption(403_110));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!((login.notice, &login.login_id), (Some(Notice::LogInAgain), &"ada@example.com".into()));
        let event =
            Event::LogIn { login_id: "ada@example.com".into(), password: scenario::secret(), captcha: None };
        let effects = s.update(event);
        assert!(effects.iter().any(|e| matches!(e, Effect::LogIn { mode: LogInMode::ReAuth, .. })));
    }

    #[test]
    fn every_other_failure_is_told_on_the_same_screen() {
        let rows = [
            (403_041, Problem::AccountDisabled),
            (403_044, Problem::Underage),
            (403_047, Problem::WrongCredentials),
            (403_048, Problem::TooManyAttempts),
            (403_120, Problem::LockedOut),
            (403_300, Problem::NotEnabled),
            (401_030, Problem::PasswordUsedBefore),
            (400_303, Problem::Refused { because: None }),
        ];
        for (code, problem) in rows {
            let mut s = Scenario::on_login();
            let ticket = s.log_in("ada@example.com", "right");
            s.update(Event::LoggedIn(ticket, Err(refused(code))));
            assert_eq!((s.name(), s.problem()), ("login", Some(problem)), "{code}");
        }
    }

    #[test]
    fn an_interruption_without_a_token_is_a_sentence_and_no_dead_end() {
        let bare = Interruption::bare(gigya::ResponseCode(206_001));
        let s = Scenario::interrupted(bare);
        assert_eq!((s.name(), s.problem()), ("login", Some(Problem::AccountNeedsAttention)));
    }

    fn token_of_finalize(effects: &[Effect]) -> Option<RegistrationToken> {
        effects.iter().find_map(|effect| match effect {
            Effect::Finalize { registration, .. } => Some(registration.clone()),
            _ => None,
        })
    }

    #[test]
    fn a_newer_registration_token_replaces_the_older_one() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::HaveVerified);
        let newer = RegistrationToken::new("newer".into());
        let pending = Interruption { registration_token: Some(newer.clone()), ..interruption(206_002) };
        s.reply(|ticket| Event::LoggedIn(ticket, Err(GigyaFault::Interrupted(pending.into()))));
        assert_eq!(token_of_finalize(&s.update(Event::HaveVerified)), Some(newer));
    }

    #[test]
    fn an_answer_without_a_registration_token_keeps_the_one_there_is() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::HaveVerified);
        s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(500_001))));
        assert_eq!(token_of_finalize(&s.update(Event::HaveVerified)), Some(scenario::registration()));
    }

    #[test]
    fn a_step_whose_hour_is_over_leads_to_login_with_the_login_id() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::HaveVerified);
        s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(403_025))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        let notice = Notice::StepExpired { kept: false };
        assert_eq!((login.notice, &login.login_id), (Some(notice), &"ada@example.com".into()));
        assert_eq!(s.flow().registration, None);
    }

    #[test]
    fn a_captcha_is_shown_and_the_password_stays_in_its_input() {
        for code in [401_020, 401_021, 401_023, 400_021] {
            let mut s = Scenario::interrupted(Interruption::bare(gigya::ResponseCode(code)));
            let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
            assert!(login.captcha.is_shown() && login.wrong_passwords == 0, "{code}");
            assert_eq!(s.problem(), Some(Problem::CaptchaWanted));
            let captcha = Some(CaptchaToken::new("solved".into()));
            let event = Event::LogIn { login_id: "ada".into(), password: scenario::secret(), captcha };
            let sent = s.update(event);
            assert!(sent.iter().any(|e| matches!(e, Effect::LogIn { captcha: Some(_), .. })), "{code}");
        }
    }

    #[test]
    fn a_captcha_is_shown_under_the_campaigns_own_words_too() {
        let mut arrival = scenario::every_way();
        arrival.definition.texts.insert("401020".into(), contract::Localised::default());
        let mut s = Scenario::on_login_of(arrival);
        let ticket = s.log_in("ada", "right");
        s.update(Event::LoggedIn(ticket, Err(refused(401_020))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert!(login.captcha.is_shown() && matches!(login.problem, Some(Problem::Replaced { .. })));
    }

    #[test]
    fn a_captcha_that_the_campaign_cannot_show_is_told_to_both() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada", "right");
        let effects = s.update(Event::LoggedIn(ticket, Err(refused(401_020))));
        assert_eq!(s.problem(), Some(Problem::AccountNeedsAttention));
        assert!(scenario::reports(&effects));
    }

    #[test]
    fn a_campaigns_own_words_for_a_code_replace_the_sentence() {
        let mut arrival = scenario::arrival(false);
        arrival.definition.texts.insert("403041".into(), contract::Localised::default());
        let mut s = Scenario::on_login_of(arrival);
        let ticket = s.log_in("ada", "right");
        s.update(Event::LoggedIn(ticket, Err(refused(403_041))));
        let instead_of = Box::new(Problem::AccountDisabled);
        let code = gigya::ResponseCode(403_041);
        assert_eq!(s.problem(), Some(Problem::Replaced { code, instead_of }));
    }

    #[test]
    fn the_participants_own_mistakes_are_not_reported_and_everything_else_is() {
        for (code, reported) in
            [(403_042, false), (401_030, false), (403_120, false), (403_300, true), (987_654, true)]
        {
            let mut s = Scenario::on_login();
            let ticket = s.log_in("ada", "right");
            let effects = s.update(Event::LoggedIn(ticket, Err(refused(code))));
            assert_eq!(scenario::reports(&effects), reported, "{code}");
        }
    }

    #[test]
    fn back_from_any_step_leads_to_login_with_the_login_id_and_forgets_its_token() {
        for code in [206_001, 206_002, 206_006, 403_043, 403_100, 403_101, 403_102] {
            let missing = vec!["profile.firstName".to_owned()];
            let mut s = Scenario::interrupted(Interruption { missing, ..interruption(code) });
            if s.flow().waiting().is_some() {
                s.time_passes();
            }
            s.update(Event::Back);
            let Screen::Login(login) = s.screen() else { panic!("{code}: {}", s.name()) };
            assert_eq!(
                (&login.login_id, &s.flow().registration),
                (&"ada@example.com".into(), &None),
                "{code}"
            );
        }
    }

    #[test]
    fn a_late_answer_to_a_step_that_was_left_changes_nothing() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::HaveVerified);
        let ticket = s.flow().waiting().unwrap();
        s.update(Event::TimePassed(ticket));
        s.update(Event::GoToLogin);
        assert_eq!(s.update(Event::LoggedIn(ticket, Err(interrupted(206_002)))), []);
        assert_eq!(s.name(), "login");
    }
}

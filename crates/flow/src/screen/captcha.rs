//! A captcha, where Gigya wants one (401020, 401021, 401023, 400021): shown on the screen whose call was refused,
//! if the campaign has one, and answered with the next call.
//!
//! In a frame, there is a way out of it too: reCAPTCHA is not supported there (Web SDK, 1.6).
//!
//! A form hands the answer over with what was typed. Where the call is not a form's alone, the answer is kept
//! here until the call is made. Either way it is good once.

use super::{
    ChangePassword, CompleteAccount, CreateAccount, ForgotPassword, LinkAccount, Login, ResetPassword,
    Screen, VerificationWay, VerifyEmail,
};
use crate::flow::Asks;
use crate::{CaptchaToken, Flow, Framed};

/// The kind that the window shows. `invisible` and `FunCaptcha` work differently (Web SDK, 1.6): who meets one is
/// told to log in elsewhere, rather than left before a box that stays empty.
const CHECK_BOX: &str = "reCaptchaV2";

/// Whether a captcha is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaptchaPlace {
    /// None is asked for, or the campaign has none.
    #[default]
    Nowhere,
    /// It is shown.
    Here,
    /// It is shown, and so is the way to a tab of its own: in a frame its vendor may refuse to work.
    InFrame,
}

impl CaptchaPlace {
    /// Whether it is shown.
    pub fn is_shown(self) -> bool {
        match self {
            Self::Nowhere => false,
            Self::Here | Self::InFrame => true,
        }
    }
}

impl Flow {
    /// Shows the captcha where the call that was refused takes one; says whether it is shown.
    pub(crate) fn show_captcha(&mut self) -> bool {
        let captcha = self.definition.as_ref().and_then(|definition| definition.ways.captcha.as_ref());
        let has_one = captcha.is_some_and(|captcha| captcha.kind == CHECK_BOX);
        self.captcha = None;
        let place = match self.config.framed {
            _ if !has_one => CaptchaPlace::Nowhere,
            Framed::No => CaptchaPlace::Here,
            Framed::SameSite | Framed::ForeignSite => CaptchaPlace::InFrame,
        };
        self.shown_captcha().is_some_and(|shown| {
            *shown = place;
            place.is_shown()
        })
    }

    /// `login`, `register`, `setAccountInfo`, `resetPassword` and `otp.sendCode` take a captcha, and nothing else
    /// does (Web SDK, 1.3): after a refusal of another call there is no use in one.
    fn shown_captcha(&mut self) -> Option<&mut CaptchaPlace> {
        match &mut self.screen {
            Screen::Login(Login { captcha, .. })
            | Screen::CreateAccount(CreateAccount { captcha, .. })
            | Screen::ForgotPassword(ForgotPassword { captcha, .. })
            | Screen::LinkAccount(LinkAccount { captcha, .. }) => Some(captcha),
            Screen::ResetPassword(ResetPassword { captcha, .. })
            | Screen::CompleteAccount(CompleteAccount { captcha, .. })
            | Screen::ChangePassword(ChangePassword { captcha, .. })
            | Screen::VerifyEmail(VerifyEmail { captcha, way: VerificationWay::Code { .. }, .. }) => {
                Some(captcha).filter(|_| self.asks == Asks::Gigya)
            }
            Screen::VerifyEmail(VerifyEmail { way: VerificationWay::Link, .. })
            | Screen::SecondFactor(_)
            | Screen::Loading(_)
            | Screen::Hello(_)
            | Screen::Form(_)
            | Screen::AutoSubmitting(_)
            | Screen::Done(_)
            | Screen::Unavailable(_) => None,
        }
    }

    pub(crate) fn on_captcha_answered(&mut self, answer: CaptchaToken) {
        self.captcha = Some(answer).filter(|answer| !answer.expose().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{self, Scenario, every_way, interruption, refused, secret};
    use crate::{
        Config, Effect, Event, GigyaFault, Interruption, Password, Problem, ResetToken, Ticket, UrlArrival,
    };

    /// What Gigya says of captchas.
    const CODES: [u32; 4] = [401_020, 401_021, 401_023, 400_021];

    /// A call that takes a captcha.
    struct Call {
        on: fn() -> Scenario,
        send: fn() -> Event,
        failed: fn(Ticket, GigyaFault) -> Event,
    }

    const CALLS: [Call; 4] = [
        Call {
            on: on_reset_password,
            send: || Event::ResetPassword { password: secret(), repeat: None },
            failed: |ticket, fault| Event::PasswordReset(ticket, Err(fault)),
        },
        Call {
            on: || Scenario::interrupted(interruption(403_100)),
            send: || Event::ChangePassword { old: Password::new("old".into()), new: secret(), repeat: None },
            failed: |ticket, fault| Event::PasswordChanged(ticket, Err(fault)),
        },
        Call {
            on: on_complete_account,
            send: || Event::Complete,
            failed: |ticket, fault| Event::AccountSaved(ticket, Err(fault)),
        },
        Call {
            on: on_verify_email,
            send: || Event::Resend,
            failed: |ticket, fault| Event::CodeSent(ticket, Err(fault)),
        },
    ];

    fn on_reset_password() -> Scenario {
        let url = UrlArrival { reset_token: Some(ResetToken::new("proof".into())), ..UrlArrival::default() };
        let mut s = Scenario::start_with(Config { url, ..scenario::config() }, every_way());
        s.arrive();
        s
    }

    fn on_complete_account() -> Scenario {
        let missing = vec!["profile.firstName".to_owned()];
        let mut s = Scenario::interrupted(Interruption { missing, ..interruption(206_001) });
        s.update(Event::Edited { variable: "firstname".into(), value: "Ada".into() });
        s
    }

    /// The code could not be sent, so that the participant asks for it.
    fn on_verify_email() -> Scenario {
        let mut s = Scenario::interrupted(interruption(206_006));
        s.reply(|ticket| Event::CodeSent(ticket, Err(refused(500_001))));
        s
    }

    fn is_shown(s: &Scenario) -> bool {
        let shown = match s.screen() {
            Screen::ResetPassword(reset) => reset.captcha.is_shown(),
            Screen::ChangePassword(change) => change.captcha.is_shown(),
            Screen::CompleteAccount(complete) => complete.captcha.is_shown(),
            Screen::VerifyEmail(verify) => verify.captcha.is_shown(),
            other => panic!("{}", other.name()),
        };
        assert_eq!(s.problem() == Some(Problem::CaptchaWanted), shown, "seen and read alike");
        shown
    }

    /// What goes with the call that these effects ask for.
    fn sent(effects: &[Effect]) -> Option<CaptchaToken> {
        let sent = effects.iter().find_map(|effect| match effect {
            Effect::ResetPassword { captcha, .. }
            | Effect::ChangePassword { captcha, .. }
            | Effect::SaveAccount { captcha, .. }
            | Effect::SendCode { captcha, .. } => Some(captcha.clone()),
            _ => None,
        });
        sent.unwrap_or_else(|| panic!("the call: {effects:?}"))
    }

    fn answer(text: &str) -> Event {
        Event::CaptchaAnswered { answer: CaptchaToken::new(text.into()) }
    }

    #[test]
    fn whatever_takes_a_captcha_is_sent_again_with_its_answer_and_each_answer_once() {
        for Call { on, send, failed } in CALLS {
            for code in CODES {
                let mut s = on();
                assert_eq!(sent(&s.update(send())), None, "{code}: nobody is bothered before Gigya asks");
                s.reply(|ticket| failed(ticket, refused(code)));
                assert!(is_shown(&s), "{code}");
                s.update(answer("solved"));
                assert_eq!(sent(&s.update(send())), Some(CaptchaToken::new("solved".into())), "{code}");
                s.reply(|ticket| failed(ticket, refused(500_001)));
                assert_eq!(sent(&s.update(send())), None, "{code}: an answer is good once");
            }
        }
    }

    #[test]
    fn an_answer_that_has_grown_old_is_not_sent() {
        for Call { on, send, failed } in CALLS {
            let mut s = on();
            s.update(send());
            s.reply(|ticket| failed(ticket, refused(401_023)));
            s.update(answer("solved"));
            s.update(answer(""));
            assert_eq!(sent(&s.update(send())), None);
        }
    }

    #[test]
    fn what_was_answered_on_one_screen_is_not_sent_from_the_next() {
        let mut s = on_complete_account();
        s.update(Event::Complete);
        s.reply(|ticket| Event::AccountSaved(ticket, Err(refused(401_023))));
        s.update(answer("solved"));
        s.update(Event::Back);
        let effects = s.interrupt(interruption(206_006));
        assert_eq!(sent(&effects), None);
    }

    #[test]
    fn in_a_frame_a_captcha_comes_with_the_way_out_of_it() {
        for (framed, place) in [
            (Framed::No, CaptchaPlace::Here),
            (Framed::SameSite, CaptchaPlace::InFrame),
            (Framed::ForeignSite, CaptchaPlace::InFrame),
        ] {
            let mut s = Scenario::start_with(Config { framed, ..scenario::config() }, every_way());
            s.arrive();
            let ticket = s.log_in("ada", "right");
            s.update(Event::LoggedIn(ticket, Err(refused(401_020))));
            let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
            assert_eq!(login.captcha, place, "{framed:?}");
        }
    }

    #[test]
    fn a_captcha_of_a_kind_that_the_window_does_not_show_is_told_to_both() {
        for kind in ["invisible", "FunCaptcha"] {
            let mut arrival = every_way();
            arrival.definition.ways.captcha.as_mut().unwrap().kind = kind.into();
            let mut s = Scenario::on_login_of(arrival);
            let ticket = s.log_in("ada", "right");
            let effects = s.update(Event::LoggedIn(ticket, Err(refused(401_020))));
            assert_eq!(s.problem(), Some(Problem::AccountNeedsAttention), "{kind}");
            assert!(scenario::reports(&effects), "{kind}");
        }
    }

    #[test]
    fn where_the_call_takes_no_captcha_none_is_shown() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::Resend);
        s.reply(|ticket| Event::VerificationResent(ticket, Err(refused(401_023))));
        assert!(!is_shown(&s));
        assert_eq!(s.problem(), Some(Problem::AccountNeedsAttention));
        let mut s = on_complete_account();
        s.update(Event::Complete);
        s.reply(|ticket| Event::AccountSaved(ticket, Ok(())));
        s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(401_023))));
        assert!(!is_shown(&s), "finalizeRegistration");
        assert_eq!(s.problem(), Some(Problem::AccountNeedsAttention));
    }
}

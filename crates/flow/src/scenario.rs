//! The tests' way to any screen: the same steps that a visit takes.

use contract::{
    Address, Captcha, Definition, Field, Form, Kind, Localised, LogOut, OptIn, ParticipantToken,
    PasswordEntry, Prefill, ProblemCode, ProblemDetails, Provider, Site, Ways,
};
use gigya::ResponseCode;
use time::{Date, Month};

use crate::{
    Arrival, Config, Effect, Event, Flow, Framed, GigyaFault, IdToken, Interruption, Participant, Password,
    Problem, ProxyFault, RegistrationToken, Screen, Ticket, UrlArrival,
};

/// A conversation, what opened it, and what its campaign is.
pub struct Scenario {
    flow: Flow,
    opening: Vec<Effect>,
    arrival: Box<Arrival>,
}

impl Scenario {
    pub fn start() -> Self {
        Self::start_with(config(), arrival(false))
    }

    pub fn start_with(config: Config, arrival: Box<Arrival>) -> Self {
        let (flow, opening) = Flow::start(config);
        Self { flow, opening, arrival }
    }

    pub fn on_login() -> Self {
        Self::on_login_of(arrival(false))
    }

    /// Nobody is connected.
    pub fn on_login_of(arrival: Box<Arrival>) -> Self {
        let mut s = Self::start_with(config(), arrival);
        let effects = s.arrive();
        let ticket = s.ticket_of(&effects);
        s.update(Event::SessionDetected(ticket, Ok(None)));
        s
    }

    /// A login that Gigya interrupts.
    pub fn interrupted(interruption: Interruption) -> Self {
        let mut s = Self::on_login_of(every_way());
        s.interrupt(interruption);
        s
    }

    pub fn interrupt(&mut self, interruption: Interruption) -> Vec<Effect> {
        let ticket = self.log_in("ada@example.com", "right");
        self.update(Event::LoggedIn(ticket, Err(GigyaFault::Interrupted(interruption.into()))))
    }

    pub fn on_hello() -> Self {
        Self::start().greeted()
    }

    pub fn on_hello_with_page_form() -> Self {
        let mut arrival = arrival(false);
        arrival.definition.log_out = LogOut::Here;
        Self::start_with(Config { page_form: true, ..config() }, arrival).greeted()
    }

    pub fn on_form() -> Self {
        Self::on_form_with(prefill())
    }

    pub fn on_form_with(prefill: Prefill) -> Self {
        Self::on_form_of(arrival(false), prefill)
    }

    pub fn on_form_of(arrival: Box<Arrival>, prefill: Prefill) -> Self {
        let mut s = Self::start_with(config(), arrival).greeted();
        s.continue_to_prefill(prefill);
        s
    }

    pub fn on_form_logging_out(log_out: LogOut) -> Self {
        let mut arrival = arrival(false);
        arrival.definition.log_out = log_out;
        Self::on_form_of(arrival, prefill())
    }

    pub fn greeted(mut self) -> Self {
        let effects = self.arrive_with_session_hint();
        let ticket = self.ticket_of(&effects);
        self.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
        self
    }

    /// The answer to what the screen waits for.
    pub fn reply(&mut self, event: impl FnOnce(Ticket) -> Event) -> Vec<Effect> {
        let ticket = self.flow.waiting().expect("the screen waits");
        self.update(event(ticket))
    }

    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        self.flow.update(event)
    }

    pub fn screen(&self) -> &Screen {
        self.flow.screen()
    }

    pub fn flow(&self) -> &Flow {
        &self.flow
    }

    pub fn name(&self) -> &'static str {
        self.screen().name()
    }

    pub fn problem(&self) -> Option<Problem> {
        if let Screen::Unavailable(unavailable) = self.screen() {
            return Some(unavailable.problem.clone());
        }
        self.screen().state().and_then(|(_, problem)| problem.cloned())
    }

    pub fn first_ticket(&self) -> Ticket {
        self.ticket_of(&self.opening)
    }

    pub fn arrive(&mut self) -> Vec<Effect> {
        self.arrive_hinting(false)
    }

    pub fn arrive_with_session_hint(&mut self) -> Vec<Effect> {
        self.arrive_hinting(true)
    }

    fn arrive_hinting(&mut self, session_hint: bool) -> Vec<Effect> {
        let arrival = Box::new(Arrival { session_hint, ..(*self.arrival).clone() });
        self.update(Event::DefinitionArrived(self.first_ticket(), Ok(arrival)))
    }

    pub fn log_in(&mut self, login_id: &str, password: &str) -> Ticket {
        let password = Password::new(password.into());
        let effects = self.update(Event::LogIn { login_id: login_id.into(), password, captcha: None });
        self.ticket_of(&effects)
    }

    /// *Continue* and a proof; the ticket of the proxy's session.
    pub fn prove(&mut self) -> Ticket {
        let effects = self.update(Event::Continue);
        self.proved(&effects)
    }

    fn proved(&mut self, effects: &[Effect]) -> Ticket {
        let ticket = self.ticket_of(effects);
        let effects = self.update(Event::Proved(ticket, Ok(IdToken::new("proof".into()))));
        self.ticket_of(&effects)
    }

    pub fn continue_to_prefill(&mut self, prefill: Prefill) -> Vec<Effect> {
        let effects = self.update(Event::Continue);
        self.open_form_with(&effects, prefill)
    }

    pub fn open_form(&mut self, effects: &[Effect]) {
        self.open_form_with(effects, prefill());
    }

    pub fn open_form_with(&mut self, effects: &[Effect], prefill: Prefill) -> Vec<Effect> {
        let ticket = self.proved(effects);
        let effects = self.update(Event::SessionOpened(ticket, Ok(token())));
        let ticket = self.ticket_of(&effects);
        self.update(Event::Prefilled(ticket, Ok(prefill)))
    }

    /// The seven seconds are over.
    pub fn time_passes(&mut self) -> Vec<Effect> {
        let deadline = self.flow.deadline.expect("the participant waits");
        self.update(Event::TimePassed(deadline))
    }

    /// The ticket of the call that these effects ask for, or of their timer.
    #[expect(clippy::unused_self, reason = "reads as a sentence: the scenario's ticket of these effects")]
    pub fn ticket_of(&self, effects: &[Effect]) -> Ticket {
        let timer = timers(effects).next().map(|(ticket, _)| ticket);
        effects.iter().find_map(ticket_of_call).or(timer).expect("something is waited for")
    }
}

/// The timers that start, and after how many milliseconds they pass.
pub fn timers(effects: &[Effect]) -> impl Iterator<Item = (Ticket, u32)> {
    effects.iter().filter_map(|effect| match effect {
        Effect::StartTimer { ticket, after_ms } => Some((*ticket, *after_ms)),
        _ => None,
    })
}

/// The ticket of a call; `None` for what is no call.
pub fn ticket_of_call(effect: &Effect) -> Option<Ticket> {
    match effect {
        Effect::LoadDefinition { ticket, .. }
        | Effect::DetectSession { ticket }
        | Effect::LogIn { ticket, .. }
        | Effect::SocialLogin { ticket, .. }
        | Effect::FetchRules { ticket }
        | Effect::CheckLoginId { ticket, .. }
        | Effect::CreateAccount { ticket, .. }
        | Effect::SendResetMail { ticket, .. }
        | Effect::ResetPassword { ticket, .. }
        | Effect::FetchSchema { ticket, .. }
        | Effect::SaveAccount { ticket, .. }
        | Effect::Finalize { ticket, .. }
        | Effect::ResendVerification { ticket, .. }
        | Effect::SendCode { ticket, .. }
        | Effect::ConfirmCode { ticket, .. }
        | Effect::FetchConflict { ticket, .. }
        | Effect::ChangePassword { ticket, .. }
        | Effect::FetchFactors { ticket, .. }
        | Effect::BeginFactor { ticket, .. }
        | Effect::SendFactorCode { ticket, .. }
        | Effect::ConfirmFactor { ticket, .. }
        | Effect::Prove { ticket }
        | Effect::OpenSession { ticket, .. }
        | Effect::FetchPrefill { ticket, .. }
        | Effect::Submit { ticket, .. }
        | Effect::FillPageForm { ticket, .. }
        | Effect::LogOutHere { ticket }
        | Effect::LogOutEverywhere { ticket, .. } => Some(*ticket),
        Effect::StartTimer { .. }
        | Effect::ConnectIdentity(_)
        | Effect::KeepDraft(_)
        | Effect::WipeDraft
        | Effect::WipePageForm
        | Effect::OpenInNewTab
        | Effect::Focus(_)
        | Effect::Announce(_)
        | Effect::Report(_) => None,
    }
}

/// Whether the integrator hears of something.
pub fn reports(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Report(_)))
}

pub fn secret() -> Password {
    Password::new("TOP-SECRET".into())
}

pub fn provider(key: &str) -> Provider {
    key.parse().unwrap()
}

/// Gigya wants something more, and gives a token for it.
pub fn interruption(code: u32) -> Interruption {
    Interruption {
        registration_token: Some(registration()),
        email: Some("ada@example.com".into()),
        ..Interruption::bare(ResponseCode(code))
    }
}

pub fn interrupted(code: u32) -> GigyaFault {
    GigyaFault::Interrupted(interruption(code).into())
}

pub fn registration() -> RegistrationToken {
    RegistrationToken::new("TOP-SECRET".into())
}

pub fn config() -> Config {
    let today = Date::from_calendar_date(2026, Month::November, 21).unwrap();
    Config {
        campaign: "summer-quiz".into(),
        page_form: false,
        waited_ms: 0,
        today,
        consent_pending: false,
        framed: Framed::No,
        url: UrlArrival::default(),
    }
}

pub fn ada() -> Participant {
    Participant { uid: "ada".into(), first_name: "Ada".into(), picture: None }
}

pub fn token() -> ParticipantToken {
    ParticipantToken::new("TOP-SECRET")
}

/// Gigya knows first name and e-mail address, and keeps the latter to itself.
pub fn prefill() -> Prefill {
    Prefill {
        gigya_id: "ada".into(),
        values: [("firstname".to_owned(), "Ada".to_owned())].into(),
        withheld: ["email".to_owned()].into(),
        opt_ins: [].into(),
    }
}

pub fn refused(code: u32) -> GigyaFault {
    GigyaFault::Refused { code: ResponseCode(code), call_id: Some("c1".into()), details: String::new() }
}

pub fn proxy_refused(code: ProblemCode) -> ProxyFault {
    ProxyFault::Refused(ProblemDetails::new(code).into())
}

/// The same, with every way to an account.
pub fn every_way() -> Box<Arrival> {
    let mut arrival = arrival(false);
    arrival.definition.ways = Ways {
        create_account: Some(PasswordEntry::Repeat),
        forgot_password: true,
        providers: vec![provider("facebook"), provider("google")],
        captcha: Some(Captcha {
            kind: "reCaptchaV2".into(),
            site_key: "key".into(),
            script: "https://captcha.example/api.js".into(),
        }),
        lockout_minutes: None,
        plain_form: true,
    };
    arrival
}

/// A campaign that asks for a hidden e-mail address, a first name, a birthday and one required opt-in.
pub fn arrival(session_hint: bool) -> Box<Arrival> {
    let field = |variable: &str, path: &str, kind, required, hidden| Field {
        variable: variable.into(),
        kind,
        path: path.into(),
        required,
        hidden,
        label: Localised::default(),
        hint: Localised::default(),
        mask: None,
    };
    let definition = Definition {
        campaign: "summer-quiz".parse().unwrap(),
        gigya: Site {
            api_key: "3_key".into(),
            sdk: "https://cdns.eu1.gigya.com/js/gigya.js?apikey=3_key".into(),
        },
        log_out: LogOut::Everywhere,
        ways: Ways::default(),
        auto_submit: None,
        address: Address::Formal,
        texts: [].into(),
        form: Form {
            fields: vec![
                field("email", "profile.email", Kind::Email, true, true),
                field("firstname", "profile.firstName", Kind::Text, true, false),
                field("birthday", "profile.birthYear", Kind::Date, false, false),
            ],
            opt_ins: vec![OptIn {
                name: "terms".into(),
                path: "preferences.terms.isConsentGranted".into(),
                required: true,
                label: Localised::default(),
            }],
        },
    };
    Box::new(Arrival { definition, session_hint, last_provider: None, draft: None })
}

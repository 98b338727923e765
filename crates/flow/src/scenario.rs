//! The tests' way to any screen: the same steps that a visit takes.

use contract::{
    Address, Definition, Field, Form, Kind, Localised, LogOut, OptIn, ParticipantToken, Prefill, ProblemCode,
    ProblemDetails, Site, Ways,
};
use gigya::ResponseCode;
use time::{Date, Month};

use crate::{
    Arrival, Config, Effect, Event, Flow, Framed, GigyaFault, IdToken, Participant, Password, Problem, ProxyFault,
    Screen, Ticket, UrlArrival,
};

/// A conversation and what opened it.
pub struct Scenario {
    flow: Flow,
    opening: Vec<Effect>,
    log_out: LogOut,
}

impl Scenario {
    pub fn start() -> Self {
        Self::start_with(config(), LogOut::Everywhere)
    }

    fn start_with(config: Config, log_out: LogOut) -> Self {
        let (flow, opening) = Flow::start(config);
        Self { flow, opening, log_out }
    }

    pub fn on_login() -> Self {
        let mut s = Self::start();
        let effects = s.arrive();
        let ticket = s.ticket_of(&effects);
        s.update(Event::SessionDetected(ticket, Ok(None)));
        s
    }

    pub fn on_hello() -> Self {
        Self::start().greeted()
    }

    pub fn on_hello_with_page_form() -> Self {
        Self::start_with(Config { page_form: true, ..config() }, LogOut::Here).greeted()
    }

    pub fn on_form() -> Self {
        Self::on_form_with(prefill())
    }

    pub fn on_form_with(prefill: Prefill) -> Self {
        let mut s = Self::on_hello();
        s.continue_to_prefill(prefill);
        s
    }

    pub fn on_form_logging_out(log_out: LogOut) -> Self {
        let mut s = Self::start_with(config(), log_out).greeted();
        s.continue_to_prefill(prefill());
        s
    }

    fn greeted(mut self) -> Self {
        let effects = self.arrive_with_session_hint();
        let ticket = self.ticket_of(&effects);
        self.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
        self
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
        let mut arrival = arrival(session_hint);
        arrival.definition.log_out = self.log_out;
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

    /// The ticket of the wait that these effects begin.
    #[expect(clippy::unused_self, reason = "reads as a sentence: the scenario's ticket of these effects")]
    pub fn ticket_of(&self, effects: &[Effect]) -> Ticket {
        let timer = effects.iter().find_map(|effect| match effect {
            Effect::StartTimer { ticket, .. } => Some(*ticket),
            _ => None,
        });
        timer.expect("every wait has a timer")
    }
}

pub fn config() -> Config {
    let today = Date::from_calendar_date(2026, Month::November, 21).unwrap();
    Config {
        campaign: "summer-quiz".into(),
        page_form: false,
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

/// A campaign that asks for a hidden e-mail address, a first name, a birthday and one required opt-in.
pub fn arrival(session_hint: bool) -> Box<Arrival> {
    let field = |variable: &str, kind, required, hidden| Field {
        variable: variable.into(),
        kind,
        path: String::new(),
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
                field("email", Kind::Email, true, true),
                field("firstname", Kind::Text, true, false),
                field("birthday", Kind::Date, false, false),
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

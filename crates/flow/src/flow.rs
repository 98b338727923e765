//! The machine itself: what it remembers beside the screen, and where each event goes.

use contract::{CampaignId, Definition, LogOut, ParticipantToken};
use time::Date;

use crate::screen::form::Draft;
use crate::screen::{Loading, Notice, Screen, Unavailable};
use crate::{
    Announcement, DEADLINE_MS, Effect, Event, Fault, FocusTarget, GigyaFault, Personal, ProxyFault, Ticket,
};

/// What the page's author set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The `campaign` attribute as it is written; empty when it is missing.
    pub campaign: String,
    /// Whether the page's own form is to be filled instead of showing one.
    pub page_form: bool,
    /// The day on which the window opened, where the browser is.
    pub today: Date,
}

/// Who is connected, as far as the Web SDK says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The Gigya UID.
    pub uid: String,
    /// Empty when Gigya does not know it.
    pub first_name: Personal,
    /// The address of a picture (https, or http on loopback), if there is one.
    pub picture: Option<Personal>,
}

/// One window's conversation with one participant.
#[derive(Clone, Debug)]
pub struct Flow {
    pub(crate) config: Config,
    pub(crate) screen: Screen,
    pub(crate) definition: Option<Definition>,
    pub(crate) participant: Option<Participant>,
    pub(crate) token: Option<ParticipantToken>,
    /// The question who is connected, while *Login* stands there already.
    pub(crate) detecting: Option<Ticket>,
    /// What was typed into a form that a lost session took away.
    pub(crate) draft: Option<Draft>,
    /// Whether the present wait is for the proxy and not for Gigya.
    pub(crate) asks_proxy: bool,
    last_ticket: Ticket,
}

/// What `update` collects.
pub(crate) type Effects = Vec<Effect>;

impl Flow {
    /// Opens the conversation.
    pub fn start(config: Config) -> (Self, Vec<Effect>) {
        let mut flow = Self {
            config,
            screen: Screen::Loading(Loading::Starting(Ticket(0))),
            definition: None,
            participant: None,
            token: None,
            detecting: None,
            draft: None,
            asks_proxy: false,
            last_ticket: Ticket(0),
        };
        let mut effects = Effects::new();
        flow.load_definition(&mut effects);
        (flow, effects)
    }

    /// What is to be shown.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// How far *Log out* reaches in this campaign.
    pub fn log_out_scope(&self) -> LogOut {
        self.definition.as_ref().map(|definition| definition.log_out).unwrap_or_default()
    }

    /// Takes one event and says what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Effects::new();
        let fx = &mut effects;
        match event {
            Event::DefinitionArrived(ticket, result) => self.on_definition(ticket, result, fx),
            Event::SessionDetected(ticket, result) => self.on_session(ticket, result, fx),
            Event::LogIn { login_id, password } => self.on_log_in(&login_id, password, fx),
            Event::LoginTyped { login_id } => self.on_login_typed(login_id),
            Event::LoggedIn(ticket, result) => self.on_logged_in(ticket, result, fx),
            Event::Continue => self.on_continue(fx),
            Event::Proved(ticket, result) => self.on_proved(ticket, result, fx),
            Event::SessionOpened(ticket, result) => self.on_session_opened(ticket, result, fx),
            Event::Prefilled(ticket, result) => self.on_prefilled(ticket, result, fx),
            Event::PageFormFilled(ticket, result) => self.on_page_form_filled(ticket, result, fx),
            Event::Edited { variable, value } => self.on_edited(&variable, value),
            Event::OptInSet { name, given } => self.on_opt_in_set(&name, given),
            Event::Submit => self.on_submit(fx),
            Event::Submitted(ticket, result) => self.on_submitted(ticket, result, fx),
            Event::LogOut => self.on_log_out(fx),
            Event::LoggedOutHere(ticket, result) => self.on_logged_out_here(ticket, result, fx),
            Event::LoggedOutEverywhere(ticket, result) => self.on_logged_out_everywhere(ticket, result, fx),
            Event::TryAgain => self.on_try_again(fx),
            Event::TimePassed(ticket) => self.on_time_passed(ticket, fx),
        }
        effects
    }

    /// Takes an event of the way to the first screen, and hands back any other for [`Flow::update`], which
    /// takes all of them. A browser can begin with this before it has the code of the whole conversation.
    ///
    /// # Errors
    ///
    /// The event itself, when it belongs to what comes later.
    pub fn begin(&mut self, event: Event) -> Result<Vec<Effect>, Event> {
        let mut effects = Effects::new();
        let starting = matches!(self.screen, Screen::Loading(Loading::Starting(_)));
        if let Event::DefinitionArrived(ticket, result) = event {
            self.on_definition(ticket, result, &mut effects);
        } else if let (Event::TimePassed(ticket), true) = (&event, starting) {
            self.on_definition(*ticket, Err(ProxyFault::TimedOut), &mut effects);
        } else if let (Event::TryAgain, None) = (&event, &self.definition) {
            self.on_try_again(&mut effects);
        } else {
            return Err(event);
        }
        Ok(effects)
    }

    /// Begins a wait: its number, and the timer that ends it.
    pub(crate) fn wait(&mut self, fx: &mut Effects) -> Ticket {
        self.wait_for(DEADLINE_MS, fx)
    }

    pub(crate) fn wait_for(&mut self, after_ms: u32, fx: &mut Effects) -> Ticket {
        self.last_ticket = Ticket(self.last_ticket.0.wrapping_add(1));
        fx.push(Effect::StartTimer { ticket: self.last_ticket, after_ms });
        self.last_ticket
    }

    /// The wait that the screen shows, if it shows one.
    pub(crate) fn waiting(&self) -> Option<Ticket> {
        match &self.screen {
            Screen::Loading(loading) => Some(loading.ticket()),
            Screen::Hello(hello) => hello.phase.ticket(),
            Screen::Login(login) => login.phase.ticket(),
            Screen::Form(form) => form.phase.ticket(),
            Screen::Done(_) | Screen::Unavailable(_) => None,
        }
    }

    pub(crate) fn is_waiting_for(&self, ticket: Ticket) -> bool {
        self.waiting() == Some(ticket)
    }

    /// Fetches the definition, or says at once why that makes no sense.
    fn load_definition(&mut self, fx: &mut Effects) {
        let given = self.config.campaign.trim();
        if given.is_empty() {
            return self.become_unavailable(Fault::CampaignMissing, fx);
        }
        let Ok(campaign) = given.parse::<CampaignId>() else {
            let given = given.to_owned();
            return self.become_unavailable(Fault::CampaignMisspelt { given }, fx);
        };
        let ticket = self.wait(fx);
        self.screen = Screen::Loading(Loading::Starting(ticket));
        fx.push(Effect::LoadDefinition { ticket, campaign });
    }

    pub(crate) fn become_unavailable(&mut self, fault: Fault, fx: &mut Effects) {
        self.detecting = None;
        self.screen = Screen::Unavailable(Unavailable { problem: fault.problem() });
        fx.push(Effect::Report(fault));
        fx.push(Effect::Announce(Announcement::Unavailable));
    }

    fn on_try_again(&mut self, fx: &mut Effects) {
        if !matches!(self.screen, Screen::Unavailable(_)) {
            return;
        }
        fx.push(Effect::Focus(FocusTarget::Heading));
        if self.definition.is_some() {
            self.detect_behind_skeleton(fx);
        } else {
            self.load_definition(fx);
        }
    }

    /// Each wait that runs out ends as if its call had answered "too late".
    fn on_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) {
        if self.detecting == Some(ticket) {
            return self.on_session(ticket, Err(GigyaFault::TimedOut), fx);
        }
        if !self.is_waiting_for(ticket) {
            return;
        }
        match &self.screen {
            Screen::Loading(Loading::Starting(_)) => {
                self.on_definition(ticket, Err(ProxyFault::TimedOut), fx);
            }
            Screen::Loading(Loading::Detecting(_)) => self.on_session(ticket, Err(GigyaFault::TimedOut), fx),
            Screen::Loading(Loading::LoggingOut(_)) => self.log_out_took_too_long(fx),
            Screen::Login(_) | Screen::Hello(_) | Screen::Form(_) => {
                let fault = if self.asks_proxy {
                    Fault::Proxy(ProxyFault::TimedOut)
                } else {
                    Fault::Gigya(GigyaFault::TimedOut)
                };
                self.opening_failed(fault, fx);
            }
            Screen::Done(_) | Screen::Unavailable(_) => {}
        }
    }

    /// Forgets everything that belongs to the participant.
    pub(crate) fn wipe(&mut self) {
        self.participant = None;
        self.token = None;
        self.draft = None;
        self.detecting = None;
    }

    pub(crate) fn show_login(&mut self, notice: Option<Notice>, fx: &mut Effects) {
        self.token = None;
        self.participant = None;
        self.screen = Screen::Login(crate::screen::Login { notice, ..Default::default() });
        fx.push(Effect::Focus(FocusTarget::Heading));
    }
}

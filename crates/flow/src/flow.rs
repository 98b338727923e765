//! The machine itself: what it remembers beside the screen, and where each event goes.

use contract::{CampaignId, Definition, LogOut, ParticipantToken, Provider};
use gigya::PasswordRules;

use crate::screen::{HeldBack, Loading, Phase, Screen, Social};
use crate::{
    Assertion, CaptchaToken, Config, DEADLINE_MS, Draft, Effect, Event, Fault, IdToken, Participant,
    Password, Problem, ProviderSession, ProxyFault, RegistrationToken, Ticket, VerificationToken,
};

/// One window's conversation with one participant.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is remembered without the others")]
pub struct Flow {
    pub(crate) config: Config,
    pub(crate) screen: Screen,
    pub(crate) definition: Option<Definition>,
    pub(crate) participant: Option<Participant>,
    pub(crate) token: Option<ParticipantToken>,
    pub(crate) last_provider: Option<Provider>,
    /// The question who is connected, while another screen than the skeleton stands there.
    pub(crate) detecting: Option<Detecting>,
    /// Whether that question was put at all.
    pub(crate) gigya_was_asked: bool,
    /// What was clicked and waits for the answer to that question.
    pub(crate) held_back: Option<HeldBack>,
    /// Whose session began while the answer to a login is waited for: it may be this login's, or another's.
    pub(crate) began: Option<Participant>,
    /// What was typed: before a reload, or into a form that a lost session took away.
    pub(crate) draft: Option<Draft>,
    /// What was typed into a step that expired.
    pub(crate) kept: Option<Draft>,
    /// Who is to answer the present wait.
    pub(crate) asks: Asks,
    /// The registration or login that is pending.
    pub(crate) registration: Option<RegistrationToken>,
    /// What the next one-time code is checked against.
    pub(crate) verification: Option<VerificationToken>,
    /// The second factor that has begun.
    pub(crate) assertion: Option<Assertion>,
    /// What is to be connected to the account that this step ends in.
    pub(crate) identity: Option<ProviderSession>,
    /// Whether the browser has no connection at all.
    pub(crate) offline: bool,
    /// Whether something was typed that the flow hears of only when it is sent.
    pub(crate) typing: bool,
    /// Whether the session that there is does not do, since a login is asked for again (403110).
    pub(crate) session_too_old: bool,
    /// What a captcha was answered with, until the call that it is for.
    pub(crate) captcha: Option<CaptchaToken>,
    /// The password of an account that is being created, for the login that follows.
    pub(crate) held_password: Option<Password>,
    pub(crate) rules: Option<PasswordRules>,
    pub(crate) asked_rules: Option<Ticket>,
    /// Whether the site does not tell which login IDs exist (403026).
    pub(crate) login_ids_are_secret: bool,
    /// Who wants to see the form before it is sent, by Gigya UID.
    pub(crate) undone: Option<String>,
    /// What the rest of a log-out can be done with.
    pub(crate) log_out_means: Option<LogOutMeans>,
    /// The timer of the present wait, through all its calls.
    pub(crate) deadline: Option<Ticket>,
    /// For how long the wait that begins next has been going on already, in milliseconds.
    waited_ms: u32,
    last_ticket: Ticket,
}

/// Who is to answer the present wait of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// The proxy.
    Proxy,
    /// Gigya.
    Gigya,
    /// Gigya, and the answer is [`Event::LoggedIn`].
    LogIn,
    /// A social provider, and the answer is [`Event::LoggedIn`].
    Provider,
}

/// What ends all sessions without asking Gigya again, which knows nobody any more.
#[derive(Clone, Debug)]
pub(crate) enum LogOutMeans {
    Proof(IdToken),
    Token(ParticipantToken),
}

/// The question who is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Detecting {
    pub ticket: Ticket,
    /// Whether it is asked again, so that a failure is nobody's concern.
    pub quietly: bool,
}

/// What `update` collects.
pub(crate) type Effects = Vec<Effect>;

impl Flow {
    /// Opens the conversation.
    pub fn start(config: Config) -> (Self, Vec<Effect>) {
        let mut flow = Self {
            waited_ms: config.waited_ms,
            config,
            screen: Screen::Loading(Loading::Starting(Ticket(0))),
            definition: None,
            participant: None,
            token: None,
            last_provider: None,
            detecting: None,
            gigya_was_asked: false,
            held_back: None,
            began: None,
            draft: None,
            kept: None,
            asks: Asks::Proxy,
            registration: None,
            verification: None,
            assertion: None,
            identity: None,
            offline: false,
            typing: false,
            session_too_old: false,
            captcha: None,
            held_password: None,
            rules: None,
            asked_rules: None,
            login_ids_are_secret: false,
            undone: None,
            log_out_means: None,
            deadline: None,
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

    /// The campaign, once it is known.
    pub fn definition(&self) -> Option<&Definition> {
        self.definition.as_ref()
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
            Event::DefinitionArrived(ticket, result) => {
                self.on_definition(ticket, result, fx);
                self.go_on_from_redirect(fx);
            }
            Event::SessionDetected(ticket, result) => self.on_session(ticket, result, fx),
            Event::LoggedIn(ticket, result) => self.on_logged_in(ticket, result, fx),
            Event::Proved(ticket, result) => self.on_proved(ticket, result, fx),
            Event::SessionOpened(ticket, result) => self.on_session_opened(ticket, result, fx),
            Event::Prefilled(ticket, result) => self.on_prefilled(ticket, result, fx),
            Event::Submitted(ticket, result) => self.on_submitted(ticket, result, fx),
            Event::PageFormFilled(ticket, result) => self.on_page_form_filled(ticket, result, fx),
            Event::LoggedOutHere(ticket, result) => self.on_logged_out_here(ticket, result, fx),
            Event::LoggedOutEverywhere(ticket, result) => self.on_logged_out_everywhere(ticket, result, fx),
            Event::RulesFetched(ticket, result) => self.on_rules_fetched(ticket, result),
            Event::LoginIdChecked(ticket, result) => self.on_login_id_checked(ticket, &result),
            Event::AccountCreated(ticket, result) => self.on_account_created(ticket, result, fx),
            Event::ResetMailSent(ticket, result) => self.on_reset_mail_sent(ticket, result, fx),
            Event::PasswordReset(ticket, result) => self.on_password_reset(ticket, result, fx),
            Event::SchemaFetched(ticket, result) => self.on_schema_fetched(ticket, result, fx),
            Event::AccountSaved(ticket, result) => self.on_account_saved(ticket, result, fx),
            Event::VerificationResent(ticket, result) => self.on_verification_resent(ticket, result, fx),
            Event::CodeSent(ticket, result) => self.on_code_sent(ticket, result, fx),
            Event::CodeConfirmed(ticket, result) => self.on_code_confirmed(ticket, result, fx),
            Event::ConflictFetched(ticket, result) => self.on_conflict_fetched(ticket, result, fx),
            Event::PasswordChanged(ticket, result) => self.on_password_changed(ticket, result, fx),
            Event::FactorsFetched(ticket, result) => self.on_factors_fetched(ticket, result, fx),
            Event::FactorBegun(ticket, result) => self.on_factor_begun(ticket, result, fx),
            Event::FactorCodeSent(ticket, result) => self.on_factor_code_sent(ticket, result, fx),
            Event::TimePassed(ticket) => self.on_time_passed(ticket, fx),
            Event::SessionBegan(participant) => self.on_session_began(participant, fx),
            Event::SessionEnded => self.on_session_ended(fx),
            Event::FocusRegained => self.on_focus_regained(fx),
            Event::WentOffline => self.offline = true,
            Event::CameOnline => self.on_came_online(),
            Event::ConsentGiven => self.on_consent_given(fx),
            Event::Continue => self.on_continue(fx),
            Event::LogOut => self.on_log_out(fx),
            Event::NotYou => self.on_not_you(fx),
            Event::LogIn { login_id, password, captcha } => self.on_log_in(&login_id, password, captcha, fx),
            Event::LoginTyped { login_id } => self.on_login_typed(login_id),
            Event::SocialLogin { provider } => self.on_social_login(provider, fx),
            Event::RedirectInstead => self.on_redirect_instead(fx),
            Event::OpenInNewTab => self.on_open_in_new_tab(fx),
            Event::NewTabRefused { address } => self.on_new_tab_refused(address, fx),
            Event::CancelSocial => self.on_cancel_social(fx),
            Event::Back => self.on_back(fx),
            Event::GoToLogin => self.on_go_to_login(fx),
            Event::GoToCreateAccount => self.on_go_to_create_account(fx),
            Event::EmailTyped { email } => self.on_email_typed(email, fx),
            Event::CreateAccount { email, password, repeat, captcha } => {
                self.on_create_account(&email, password, repeat.as_ref(), captcha, fx);
            }
            Event::ForgotPassword => self.on_forgot_password(fx),
            Event::SendResetMail { login_id, answer, captcha } => {
                self.on_send_reset_mail(&login_id, answer, captcha, fx);
            }
            Event::ResetPassword { password, repeat } => {
                self.on_reset_password(password, repeat.as_ref(), fx);
            }
            Event::ChangePassword { old, new, repeat } => {
                self.on_change_password(old, new, repeat.as_ref(), fx);
            }
            Event::Complete => self.on_complete(fx),
            Event::CaptchaAnswered { answer } => self.on_captcha_answered(answer),
            Event::Resend => self.on_resend(fx),
            Event::HaveVerified => self.on_have_verified(fx),
            Event::ConfirmCode { code } => self.on_confirm_code(code, fx),
            Event::ChooseFactor { kind } => self.on_choose_factor(kind, fx),
            Event::SendFactorCode { to, by } => self.on_send_factor_code(to, by, fx),
            Event::ConfirmFactor { code, remember_device } => {
                self.on_confirm_factor(code, remember_device, fx);
            }
            Event::Typed => self.typing = true,
            Event::Edited { variable, value } => self.on_edited(&variable, value, fx),
            Event::OptInSet { name, given } => self.on_opt_in_set(&name, given, fx),
            Event::Submit => self.on_submit(fx),
            Event::Undo => self.on_undo(fx),
            Event::UsePlainForm => self.on_use_plain_form(fx),
            Event::TryAgain => self.on_try_again(fx),
        }
        self.settle();
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
        if self.comes_back_interrupted() {
            return Err(event);
        }
        if let Event::DefinitionArrived(ticket, result) = event {
            self.on_definition(ticket, result, &mut effects);
        } else if let (Event::TimePassed(ticket), true) = (&event, starting) {
            self.on_definition(*ticket, Err(ProxyFault::TimedOut), &mut effects);
        } else if let (Event::TryAgain, None) = (&event, &self.definition) {
            self.load_again(&mut effects);
        } else {
            return Err(event);
        }
        self.settle();
        Ok(effects)
    }

    /// What an event leaves behind only as long as it is needed.
    fn settle(&mut self) {
        self.waited_ms = 0;
        // The wait is over when the participant can act again.
        if self.waiting().is_none() {
            self.deadline = None;
        }
        if self.login_ticket().is_none() {
            self.began = None;
        }
        let waiting = self.waiting();
        self.held_back.take_if(|held_back| waiting != Some(held_back.ticket));
        if !self.is_logging_out() && !self.can_log_out_again() {
            self.log_out_means = None;
        }
    }

    /// The number of a call that is answered or given up, and the timer that gives it up. For what nobody waits
    /// for on the screen, or waits for longer: see [`Flow::call`].
    pub(crate) fn wait(&mut self, fx: &mut Effects) -> Ticket {
        self.wait_for(DEADLINE_MS, fx)
    }

    pub(crate) fn wait_for(&mut self, after_ms: u32, fx: &mut Effects) -> Ticket {
        let ticket = self.next_ticket();
        fx.push(Effect::StartTimer { ticket, after_ms });
        ticket
    }

    fn next_ticket(&mut self) -> Ticket {
        self.last_ticket = Ticket(self.last_ticket.0.wrapping_add(1));
        self.last_ticket
    }

    /// The number of a call that the participant waits for. The first of them starts the timer, and those that
    /// follow until the participant can act again have what is left of it: one click, one deadline.
    pub(crate) fn call(&mut self, fx: &mut Effects) -> Ticket {
        self.call_within(DEADLINE_MS, fx)
    }

    fn call_within(&mut self, patience_ms: u32, fx: &mut Effects) -> Ticket {
        if self.deadline.is_some() {
            return self.next_ticket();
        }
        let ticket = self.wait_for(patience_ms.saturating_sub(self.waited_ms), fx);
        self.deadline = Some(ticket);
        ticket
    }

    /// A call that the screen shows.
    pub(crate) fn wait_on_screen(&mut self, asks: Asks, fx: &mut Effects) -> Ticket {
        self.wait_on_screen_within(DEADLINE_MS, asks, fx)
    }

    /// The same for a click whose calls may take so long together.
    pub(crate) fn wait_on_screen_within(&mut self, patience_ms: u32, asks: Asks, fx: &mut Effects) -> Ticket {
        let ticket = self.call_within(patience_ms, fx);
        (self.asks, self.typing) = (asks, false);
        if let Some((phase, problem)) = self.screen.state_mut() {
            (*phase, *problem) = (Phase::Waiting(ticket), None);
        }
        ticket
    }

    /// The call that the screen waits for, if it waits for one.
    pub fn waiting(&self) -> Option<Ticket> {
        if let Screen::Loading(loading) = &self.screen {
            return Some(loading.ticket());
        }
        let social = self.screen.social().and_then(Social::ticket);
        social.or_else(|| self.screen.state().and_then(|(phase, _)| phase.ticket()))
    }

    pub(crate) fn is_waiting_for(&self, ticket: Ticket) -> bool {
        self.waiting() == Some(ticket)
    }

    /// Fetches the definition, or says at once why that makes no sense.
    pub(crate) fn load_definition(&mut self, fx: &mut Effects) {
        let given = self.config.campaign.trim();
        if given.is_empty() {
            return self.show_unavailable(Problem::PageSetUpWrongly, Fault::CampaignMissing, fx);
        }
        let Ok(campaign) = given.parse::<CampaignId>() else {
            let given = given.to_owned();
            let fault = Fault::CampaignMisspelt { given };
            return self.show_unavailable(Problem::PageSetUpWrongly, fault, fx);
        };
        let ticket = self.call(fx);
        self.screen = Screen::Loading(Loading::Starting(ticket));
        fx.push(Effect::LoadDefinition { ticket, campaign });
    }

    /// *Send again*: a verification mail or a second factor's code.
    fn on_resend(&mut self, fx: &mut Effects) {
        self.resend_mail(fx);
        self.resend_factor_code(fx);
    }

    /// Forgets everything that belongs to the participant.
    pub(crate) fn wipe(&mut self, fx: &mut Effects) {
        self.participant = None;
        self.token = None;
        self.draft = None;
        self.kept = None;
        self.undone = None;
        self.detecting = None;
        self.forget_step();
        fx.push(Effect::WipeDraft);
        if self.config.page_form {
            fx.push(Effect::WipePageForm);
        }
    }
}

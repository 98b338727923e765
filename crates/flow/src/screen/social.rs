//! A social provider is waited for: a state of *Login* and *Link accounts*.
//!
//! Entered by a click on the provider's button. The SDK never says that its window was blocked or closed
//! (Web SDK, 1.6), so the window offers *Cancel* and *Try again* at once, another way after seven seconds, and
//! gives up after two minutes. It ends as every login does (`interruption`, `opening`); *Cancel*, and a
//! participant who calls it off in the provider's window, leave the screen as it was.

use contract::Provider;
use gigya::{Family, ResponseCode};

use super::{LinkAccount, Login, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    DEADLINE_MS, Effect, Flow, FocusTarget, Framed, GigyaFault, RegistrationToken, SOCIAL_DEADLINE_MS,
    SocialMode, Ticket,
};

/// A provider is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Social {
    /// Which.
    pub provider: Provider,
    /// For how long already.
    pub phase: SocialPhase,
    /// What else can be done than waiting for a window.
    pub way_on: WayOn,
}

/// For how long a provider is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SocialPhase {
    /// Its window is opening, or the participant has begun there.
    Opening(Ticket),
    /// Long enough to ask whether the window is there at all.
    Waiting(Ticket),
    /// Too long: its answer does not count any more.
    Late,
}

/// The way on when no window comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOn {
    /// The provider can ask in this tab.
    ThisTab,
    /// The page stands in a frame, from where the SDK redirects the frame's host or nobody: a new tab.
    NewTab,
}

impl Social {
    pub(crate) fn ticket(&self) -> Option<Ticket> {
        match self.phase {
            SocialPhase::Opening(ticket) | SocialPhase::Waiting(ticket) => Some(ticket),
            SocialPhase::Late => None,
        }
    }
}

impl Screen {
    pub(crate) fn social(&self) -> Option<&Social> {
        if let Self::Login(Login { social, .. }) | Self::LinkAccount(LinkAccount { social, .. }) = self {
            return social.as_ref();
        }
        None
    }

    fn social_place(&mut self) -> Option<&mut Option<Social>> {
        if let Self::Login(Login { social, .. }) | Self::LinkAccount(LinkAccount { social, .. }) = self {
            return Some(social);
        }
        None
    }
}

impl Flow {
    pub(crate) fn on_social_login(&mut self, provider: Provider, fx: &mut Effects) {
        let offered = match &self.screen {
            Screen::LinkAccount(link) => link.providers.contains(&provider),
            Screen::Login(_) => self
                .definition
                .as_ref()
                .is_some_and(|definition| definition.ways.providers.contains(&provider)),
            Screen::Loading(_)
            | Screen::Hello(_)
            | Screen::CreateAccount(_)
            | Screen::ForgotPassword(_)
            | Screen::ResetPassword(_)
            | Screen::CompleteAccount(_)
            | Screen::VerifyEmail(_)
            | Screen::ChangePassword(_)
            | Screen::SecondFactor(_)
            | Screen::Form(_)
            | Screen::AutoSubmitting(_)
            | Screen::Done(_)
            | Screen::Unavailable(_) => false,
        };
        let busy = self.screen.state().is_some_and(|(phase, _)| phase.is_waiting());
        if offered && !busy && self.gigya_may_be_asked(fx) {
            self.ask_provider(provider, SocialMode::PopUp, fx);
        }
    }

    pub(crate) fn on_redirect_instead(&mut self, fx: &mut Effects) {
        let Some(social) = self.screen.social() else { return };
        if social.way_on == WayOn::ThisTab {
            let provider = social.provider.clone();
            self.ask_provider(provider, SocialMode::Redirect, fx);
        }
    }

    pub(crate) fn on_cancel_social(&mut self, fx: &mut Effects) {
        if let Some(place) = self.screen.social_place()
            && place.take().is_some()
        {
            fx.push(Effect::Focus(FocusTarget::Heading));
            self.login_gave_up(fx);
        }
    }

    fn ask_provider(&mut self, provider: Provider, mode: SocialMode, fx: &mut Effects) {
        let link = self.link_token();
        let ticket = self.wait(fx);
        self.detecting = None;
        self.asks = Asks::Provider;
        let way_on = if self.config.framed == Framed::No { WayOn::ThisTab } else { WayOn::NewTab };
        if let Some((_, problem)) = self.screen.state_mut() {
            *problem = None;
        }
        if let Screen::Login(login) = &mut self.screen {
            login.go_on();
        }
        if let Some(place) = self.screen.social_place() {
            *place = Some(Social { provider: provider.clone(), phase: SocialPhase::Opening(ticket), way_on });
        }
        fx.push(Effect::SocialLogin { ticket, provider, mode, link });
    }

    /// The registration that is waiting for the other account, on *Link accounts*.
    pub(crate) fn link_token(&self) -> Option<RegistrationToken> {
        if matches!(self.screen, Screen::LinkAccount(_)) { self.registration.clone() } else { None }
    }

    /// Whether this timer belongs to a provider that is waited for.
    pub(crate) fn social_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) -> bool {
        let Some(Some(social)) = self.screen.social_place() else { return false };
        match social.phase {
            SocialPhase::Opening(waited) if waited == ticket => {
                social.phase = SocialPhase::Waiting(ticket);
                fx.push(Effect::StartTimer { ticket, after_ms: SOCIAL_DEADLINE_MS - DEADLINE_MS });
                true
            }
            SocialPhase::Waiting(waited) if waited == ticket => {
                social.phase = SocialPhase::Late;
                self.login_gave_up(fx);
                true
            }
            SocialPhase::Opening(_) | SocialPhase::Waiting(_) | SocialPhase::Late => false,
        }
    }

    /// The provider has answered: the screen is as it was. Says whether a participant called it off, which
    /// is no failure. Whoever is connected now finds the provider marked the next time, as the SDK's cookie
    /// has it (Web SDK, 1.1); a login with a password marks none.
    pub(crate) fn social_ended(&mut self, fault: Option<&GigyaFault>, fx: &mut Effects) -> bool {
        let Some(place) = self.screen.social_place() else { return false };
        let waited_for = place.take();
        let called_off = fault.and_then(GigyaFault::code) == Some(ResponseCode::OPERATION_CANCELED);
        let called_off = called_off && waited_for.is_some();
        if called_off {
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
        match fault {
            None => self.last_provider = waited_for.map(|social| social.provider),
            Some(fault) if fault.code().is_some_and(|code| code.family() == Family::NotEnabled) => {
                if let Some(social) = waited_for {
                    self.withdraw(&social.provider);
                }
            }
            Some(_) => {}
        }
        called_off
    }

    /// Gigya has no such provider for this site, or has it switched off (403045, 403300; Web SDK, 1.7): its button
    /// would lead to the same refusal again.
    fn withdraw(&mut self, refused: &Provider) {
        if let Some(definition) = &mut self.definition {
            definition.ways.providers.retain(|provider| provider != refused);
        }
        if let Screen::LinkAccount(link) = &mut self.screen {
            link.providers.retain(|provider| provider != refused);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{self, Scenario, ada, every_way, provider, refused};
    use crate::screen::{SocialPhase, WayOn};
    use crate::*;

    fn click() -> Event {
        Event::SocialLogin { provider: provider("facebook") }
    }

    fn asked(effects: &[Effect]) -> Option<(Ticket, SocialMode)> {
        effects.iter().find_map(|effect| match effect {
            Effect::SocialLogin { ticket, mode, .. } => Some((*ticket, *mode)),
            _ => None,
        })
    }

    fn waiting() -> (Scenario, Ticket) {
        let mut s = Scenario::on_login_of(every_way());
        let (ticket, _) = asked(&s.update(click())).expect("the provider is asked");
        (s, ticket)
    }

    #[test]
    fn a_provider_is_asked_in_the_very_call_of_the_click() {
        let mut s = Scenario::on_login_of(every_way());
        assert_eq!(asked(&s.update(click())).map(|(_, mode)| mode), Some(SocialMode::PopUp));
    }

    #[test]
    fn a_provider_that_the_campaign_does_not_offer_is_never_asked() {
        let mut s = Scenario::on_login_of(every_way());
        assert_eq!(s.update(Event::SocialLogin { provider: provider("paypal") }), []);
    }

    #[test]
    fn an_accepted_social_login_leads_to_the_form() {
        let (mut s, ticket) = waiting();
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn a_social_login_called_off_leads_back_without_a_red_sentence() {
        let (mut s, ticket) = waiting();
        let effects = s.update(Event::LoggedIn(ticket, Err(refused(200_001))));
        assert_eq!((s.name(), s.problem(), s.screen().social()), ("login", None, None));
        assert!(!scenario::reports(&effects));
    }

    #[test]
    fn a_provider_that_fails_leaves_the_password_alone() {
        let (mut s, ticket) = waiting();
        let effects = s.update(Event::LoggedIn(ticket, Err(refused(500_023))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!((login.wrong_passwords, &login.social), (0, &None));
        assert!(effects.contains(&Effect::Focus(FocusTarget::Summary)));
    }

    #[test]
    fn a_provider_that_gigya_has_not_for_this_site_is_offered_no_longer() {
        for code in [403_045, 403_300] {
            let (mut s, ticket) = waiting();
            s.update(Event::LoggedIn(ticket, Err(refused(code))));
            assert_eq!((s.name(), s.problem()), ("login", Some(Problem::NotEnabled)), "{code}");
            assert_eq!(s.flow().definition().unwrap().ways.providers, [provider("google")], "{code}");
            assert_eq!(s.update(click()), [], "{code}");
            let google = Event::SocialLogin { provider: provider("google") };
            assert!(asked(&s.update(google)).is_some(), "{code}: the others stay");
        }
    }

    #[test]
    fn a_window_that_was_blocked_or_closed_is_survived() {
        let (mut s, ticket) = waiting();
        let effects = s.update(Event::TimePassed(ticket));
        assert_eq!(s.screen().social().unwrap().phase, SocialPhase::Waiting(ticket));
        assert_eq!(s.ticket_of(&effects), ticket, "the same wait goes on");
        let (again, _) = asked(&s.update(click())).expect("try again asks again");
        assert_eq!(s.update(Event::LoggedIn(ticket, Ok(ada()))), [], "the first window is forgotten");
        s.update(Event::LoggedIn(again, Ok(ada())));
        assert!(s.flow().participant.is_some());
    }

    #[test]
    fn a_window_that_never_answers_is_given_up_after_two_minutes() {
        let (mut s, ticket) = waiting();
        s.update(Event::TimePassed(ticket));
        s.update(Event::TimePassed(ticket));
        assert_eq!(s.screen().social().unwrap().phase, SocialPhase::Late);
        assert_eq!(s.update(Event::LoggedIn(ticket, Ok(ada()))), []);
        s.log_in("ada@example.com", "right");
    }

    #[test]
    fn cancel_leads_back_and_a_late_answer_changes_nothing() {
        let (mut s, ticket) = waiting();
        s.update(Event::CancelSocial);
        assert_eq!(s.screen().social(), None);
        assert_eq!(s.update(Event::LoggedIn(ticket, Ok(ada()))), []);
    }

    #[test]
    fn a_participant_can_be_asked_in_this_tab_instead() {
        let (mut s, _) = waiting();
        assert_eq!(s.screen().social().unwrap().way_on, WayOn::ThisTab);
        let effects = s.update(Event::RedirectInstead);
        assert_eq!(asked(&effects).map(|(_, mode)| mode), Some(SocialMode::Redirect));
    }

    #[test]
    fn nobody_is_redirected_from_inside_a_frame() {
        for framed in [Framed::SameSite, Framed::ForeignSite] {
            let mut s = Scenario::start_with(Config { framed, ..scenario::config() }, every_way());
            s.arrive();
            s.update(click());
            assert_eq!(s.screen().social().unwrap().way_on, WayOn::NewTab);
            assert_eq!(s.update(Event::RedirectInstead), []);
            assert_eq!(s.update(Event::OpenInNewTab), [Effect::OpenInNewTab]);
        }
    }

    fn returned(code: u32, token: bool) -> Scenario {
        let returned = Returned {
            code: gigya::ResponseCode(code),
            registration_token: token.then(scenario::registration),
            begun_here: true,
        };
        let mut s = coming_back(returned);
        s.arrive();
        s
    }

    fn coming_back(returned: Returned) -> Scenario {
        let url = UrlArrival { returned: Some(returned), ..UrlArrival::default() };
        Scenario::start_with(Config { url, ..scenario::config() }, every_way())
    }

    #[test]
    fn who_comes_back_from_a_redirect_goes_on_where_gigya_interrupted() {
        assert_eq!(returned(206_001, true).name(), "complete-account");
        assert_eq!(returned(403_101, true).name(), "second-factor");
    }

    #[test]
    fn who_comes_back_interrupted_goes_on_whatever_cookie_an_old_session_has_left() {
        let returned = Returned {
            code: gigya::ResponseCode(206_001),
            registration_token: Some(scenario::registration()),
            begun_here: true,
        };
        let mut s = coming_back(returned);
        s.arrive_with_session_hint();
        assert_eq!(s.name(), "complete-account");
    }

    #[test]
    fn an_address_that_this_tab_has_not_asked_for_leads_to_login_and_nothing_of_it_is_kept() {
        for (code, token) in
            [(206_001, true), (403_043, true), (409_003, true), (403_101, true), (403_041, false)]
        {
            let returned = Returned {
                code: gigya::ResponseCode(code),
                registration_token: token.then(scenario::registration),
                begun_here: false,
            };
            for session_hint in [false, true] {
                let mut s = coming_back(returned.clone());
                let effects = if session_hint { s.arrive_with_session_hint() } else { s.arrive() };
                let Screen::Login(login) = s.screen() else { panic!("{code}: {}", s.name()) };
                assert_eq!((login.notice, &login.problem), (Some(Notice::NotFinished), &None), "{code}");
                assert_eq!(s.flow().registration, None, "{code}");
                assert!(
                    effects.iter().any(|effect| matches!(effect, Effect::DetectSession { .. })),
                    "{code}"
                );
            }
        }
    }

    #[test]
    fn who_comes_back_from_a_redirect_with_a_session_is_greeted() {
        let mut s = returned(0, false);
        assert_eq!(s.name(), "loading");
        s.reply(|ticket| Event::SessionDetected(ticket, Ok(Some(ada()))));
        assert_eq!(s.name(), "hello");
    }

    #[test]
    fn who_called_a_redirect_off_finds_login_without_a_red_sentence() {
        let s = returned(200_001, false);
        assert_eq!((s.name(), s.problem()), ("login", None));
    }

    #[test]
    fn the_provider_of_the_last_login_is_marked() {
        let mut arrival = every_way();
        arrival.last_provider = Some(provider("google"));
        let s = Scenario::on_login_of(arrival);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.last_provider, Some(provider("google")));
    }

    #[test]
    fn whoever_logs_out_again_finds_the_provider_marked_that_connected_them() {
        let marked = |s: &Scenario| {
            let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
            login.last_provider.clone()
        };
        let (mut s, ticket) = waiting();
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        s.update(Event::SessionEnded);
        assert_eq!(marked(&s), Some(provider("facebook")));
        let ticket = s.log_in("ada@example.com", "right");
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        s.update(Event::SessionEnded);
        assert_eq!(marked(&s), None, "it was a password this time");
    }

    #[test]
    fn a_login_with_a_password_waits_until_the_provider_is_called_off() {
        let (mut s, _) = waiting();
        let event = Event::LogIn { login_id: "ada".into(), password: scenario::secret(), captcha: None };
        assert_eq!(
            s.update(event.clone()),
            [Effect::Focus(FocusTarget::Waiting)],
            "and is led to the way out"
        );
        s.update(Event::CancelSocial);
        assert!(!s.update(event).is_empty());
    }
}

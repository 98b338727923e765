//! A social provider is waited for: a state of *Login* and *Link accounts*.
//!
//! Entered by a click on the provider's button. The SDK never says that its window was blocked or closed
//! (Web SDK, 1.6), so the window offers *Cancel* at once, *Try again* and another way after seven seconds,
//! and gives up after two minutes. It ends as every login does (`interruption`, `opening`); *Cancel*, and a
//! participant who calls it off in the provider's window, leave the screen as it was.

use contract::Provider;
use gigya::ResponseCode;

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

    pub(crate) fn on_open_in_new_tab(&mut self, fx: &mut Effects) {
        if self.config.framed != Framed::No {
            fx.push(Effect::OpenInNewTab);
        }
    }

    pub(crate) fn on_cancel_social(&mut self, fx: &mut Effects) {
        if let Some(place) = self.screen.social_place()
            && place.take().is_some()
        {
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
    }

    fn ask_provider(&mut self, provider: Provider, mode: SocialMode, fx: &mut Effects) {
        let link = self.link_token();
        let ticket = self.wait(fx);
        self.detecting = None;
        self.asks = Asks::LogIn;
        let way_on = if self.config.framed == Framed::No { WayOn::ThisTab } else { WayOn::NewTab };
        if let Some((_, problem)) = self.screen.state_mut() {
            *problem = None;
        }
        if let Screen::Login(login) = &mut self.screen {
            (login.notice, login.offer) = (None, None);
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
                true
            }
            SocialPhase::Opening(_) | SocialPhase::Waiting(_) | SocialPhase::Late => false,
        }
    }

    /// The provider has answered: the screen is as it was. Says whether a participant called it off, which
    /// is no failure.
    pub(crate) fn social_ended(&mut self, fault: Option<&GigyaFault>, fx: &mut Effects) -> bool {
        let Some(place) = self.screen.social_place() else { return false };
        let was_waiting = place.take().is_some();
        let called_off = fault.and_then(GigyaFault::code) == Some(ResponseCode::OPERATION_CANCELED);
        if was_waiting && called_off {
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
        was_waiting && called_off
    }
}

//! *Loading*: the skeleton, while the definition comes, while Gigya is asked who is connected, and while
//! somebody is being logged out.
//!
//! Without a sign of a session *Login* is painted at once and Gigya is asked behind it.

use super::{Login, Screen};
use crate::flow::Effects;
use crate::{Announcement, Arrival, Effect, Fault, Flow, GigyaFault, Participant, ProxyFault, Ticket};

/// The skeleton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loading {
    /// The definition is on its way.
    Starting(Ticket),
    /// Gigya is asked who is connected.
    Detecting(Ticket),
    /// The participant is being logged out.
    LoggingOut(LoggingOut),
}

/// How far the log-out is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggingOut {
    pub(crate) ticket: Ticket,
    /// Ending the session of this browser.
    pub here: Half,
    /// Ending all sessions.
    pub everywhere: Half,
}

/// One half of the log-out; it works when the other fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The campaign does not ask for it.
    NotAsked,
    /// It waits for the proof of who the participant is.
    Proving,
    /// Its call is under way.
    Pending,
    /// It worked.
    Succeeded,
    /// It did not.
    Failed,
}

impl Loading {
    pub(crate) fn ticket(&self) -> Ticket {
        match self {
            Self::Starting(ticket) | Self::Detecting(ticket) => *ticket,
            Self::LoggingOut(logging_out) => logging_out.ticket,
        }
    }
}

impl Flow {
    pub(crate) fn on_definition(
        &mut self,
        ticket: Ticket,
        result: Result<Box<Arrival>, ProxyFault>,
        fx: &mut Effects,
    ) {
        if !matches!(self.screen, Screen::Loading(Loading::Starting(asked)) if asked == ticket) {
            return;
        }
        match result {
            Err(fault) => self.become_unavailable(Fault::Proxy(fault), fx),
            Ok(arrival) => {
                self.definition = Some(arrival.definition);
                if arrival.session_hint {
                    self.detect_behind_skeleton(fx);
                } else {
                    let ticket = self.wait(fx);
                    fx.push(Effect::DetectSession { ticket });
                    self.detecting = Some(ticket);
                    self.screen = Screen::Login(Login::default());
                    fx.push(Effect::Announce(Announcement::Ready));
                }
            }
        }
    }

    pub(crate) fn detect_behind_skeleton(&mut self, fx: &mut Effects) {
        let ticket = self.wait(fx);
        self.screen = Screen::Loading(Loading::Detecting(ticket));
        fx.push(Effect::DetectSession { ticket });
    }

    pub(crate) fn on_session(
        &mut self,
        ticket: Ticket,
        result: Result<Option<Participant>, GigyaFault>,
        fx: &mut Effects,
    ) {
        if self.detecting == Some(ticket) {
            self.detecting = None;
            return self.on_session_behind_login(result, fx);
        }
        if !matches!(self.screen, Screen::Loading(Loading::Detecting(asked)) if asked == ticket) {
            return;
        }
        match result {
            Err(fault) => return self.become_unavailable(Fault::Gigya(fault), fx),
            Ok(Some(participant)) => self.greet(participant, fx),
            Ok(None) => self.screen = Screen::Login(Login::default()),
        }
        fx.push(Effect::Announce(Announcement::Ready));
    }
}

#[cfg(test)]
mod tests {
    use contract::ProblemCode;

    use crate::scenario::{self, Scenario};
    use crate::*;

    #[test]
    fn a_missing_campaign_is_told_to_both_without_asking_anybody() {
        let (flow, effects) = Flow::start(Config { campaign: " ".into(), ..scenario::config() });
        assert_eq!(flow.screen().name(), "unavailable");
        assert!(effects.contains(&Effect::Report(Fault::CampaignMissing)));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::LoadDefinition { .. })));
    }

    #[test]
    fn a_misspelt_campaign_is_reported_as_it_is_written() {
        let (_, effects) = Flow::start(Config { campaign: "Summer Quiz".into(), ..scenario::config() });
        let fault = Fault::CampaignMisspelt { given: "Summer Quiz".into() };
        assert!(effects.contains(&Effect::Report(fault)));
    }

    #[test]
    fn an_unknown_campaign_is_told_as_a_page_set_up_wrongly() {
        let mut s = Scenario::start();
        let fault = scenario::proxy_refused(ProblemCode::UnknownCampaign);
        s.update(Event::DefinitionArrived(s.first_ticket(), Err(fault)));
        assert_eq!(s.problem(), Some(Problem::PageSetUpWrongly));
    }

    #[test]
    fn a_proxy_that_never_answers_is_told_when_the_time_has_passed_and_can_be_tried_again() {
        let mut s = Scenario::start();
        s.update(Event::TimePassed(s.first_ticket()));
        assert_eq!(s.problem(), Some(Problem::TookTooLong));
        let effects = s.update(Event::TryAgain);
        assert_eq!(s.name(), "loading");
        assert!(effects.iter().any(|effect| matches!(effect, Effect::LoadDefinition { .. })));
    }

    #[test]
    fn without_a_sign_of_a_session_login_is_painted_before_gigya_has_answered() {
        let mut s = Scenario::start();
        let effects = s.arrive();
        assert_eq!(s.name(), "login");
        assert!(effects.iter().any(|effect| matches!(effect, Effect::DetectSession { .. })));
        assert!(effects.contains(&Effect::Announce(Announcement::Ready)));
    }

    #[test]
    fn the_focus_stays_with_the_page_while_the_window_opens() {
        let mut s = Scenario::start();
        let effects = s.arrive();
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Focus(_))));
    }

    #[test]
    fn a_definition_that_comes_after_its_deadline_changes_nothing() {
        let mut s = Scenario::start();
        let late = s.first_ticket();
        s.update(Event::TimePassed(late));
        assert_eq!(s.update(Event::DefinitionArrived(late, Ok(scenario::arrival(false)))), []);
        assert_eq!(s.name(), "unavailable");
    }

    #[test]
    fn a_blocked_script_behind_the_skeleton_is_told() {
        let mut s = Scenario::start();
        let effects = s.arrive_with_session_hint();
        let fault = GigyaFault::ScriptBlocked { address: "https://cdns.eu1.gigya.com/js/gigya.js".into() };
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::SessionDetected(ticket, Err(fault.clone())));
        assert_eq!(s.problem(), Some(Problem::LogInServiceUnavailable));
        assert!(effects.contains(&Effect::Report(Fault::Gigya(fault))));
    }
}

//! *Loading*: the skeleton, while the definition comes, while Gigya is asked who is connected, and while
//! somebody is being logged out.
//!
//! Without a sign of a session *Login* is painted at once and Gigya is asked behind it.

use gigya::ResponseCode;

use super::{Notice, Screen};
use crate::flow::{Detecting, Effects};
use crate::{
    Announcement, Arrival, Effect, Fault, Flow, GigyaFault, Interruption, Participant, ProxyFault, Returned,
    Ticket,
};

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
    /// The timer of the proof, while it is waited for.
    pub(crate) proof_until: Option<Ticket>,
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
            Err(fault) => self.show_unavailable(fault.problem(), Fault::Proxy(fault), fx),
            Ok(arrival) => {
                let Arrival { definition, session_hint, last_provider, draft } = *arrival;
                self.definition = Some(definition);
                self.last_provider = last_provider;
                self.draft = draft;
                self.open_window(session_hint, fx);
            }
        }
    }

    /// The first screen: the link of a reset mail comes first, then the page's consent, then who is connected.
    fn open_window(&mut self, session_hint: bool, fx: &mut Effects) {
        let back_with_session =
            matches!(&self.config.url.returned, Some(returned) if returned.code.is_success());
        if self.config.url.reset_token.is_some() {
            self.show_reset_password(fx);
        } else if !self.config.consent_pending
            && ((session_hint && !self.comes_back_interrupted()) || back_with_session)
        {
            return self.detect_behind_skeleton(fx);
        } else {
            self.screen = Screen::Login(self.fresh_login());
            self.start_gigya(fx);
        }
        fx.push(Effect::Announce(Announcement::Ready));
    }

    /// The first that Gigya hears of the participant, behind the painted screen: who is connected. Not for
    /// somebody who comes back from a provider with more to do.
    pub(crate) fn start_gigya(&mut self, fx: &mut Effects) {
        let nobody_yet =
            matches!(self.screen, Screen::Login(_) | Screen::CreateAccount(_) | Screen::ForgotPassword(_));
        if nobody_yet && !self.comes_back_interrupted() {
            self.detect_behind_screen(fx);
        }
    }

    /// Whether a social login by redirect ended in something else than a session.
    pub(crate) fn comes_back_interrupted(&self) -> bool {
        self.config.url.returned.as_ref().is_some_and(|returned| !returned.code.is_success())
    }

    /// How such a login goes on. Reached from [`Flow::update`] alone, since it leads everywhere.
    pub(crate) fn go_on_from_redirect(&mut self, fx: &mut Effects) {
        if self.config.consent_pending || self.definition.is_none() || !self.comes_back_interrupted() {
            return;
        }
        let Some(Returned { code, registration_token, begun_here }) = self.config.url.returned.take() else {
            return;
        };
        // Whoever went on meanwhile, before the page's consent, is not torn away.
        if let Screen::Login(login) = &mut self.screen
            && code != ResponseCode::OPERATION_CANCELED
        {
            if begun_here {
                let interruption = Interruption { registration_token, ..Interruption::bare(code) };
                self.interrupted(GigyaFault::Interrupted(Box::new(interruption)), fx);
            } else {
                login.notice = Some(Notice::NotFinished);
            }
        }
        self.start_gigya(fx);
    }

    pub(crate) fn detect_behind_screen(&mut self, fx: &mut Effects) {
        if self.config.consent_pending {
            return;
        }
        let ticket = self.wait(fx);
        self.gigya_was_asked = true;
        self.detecting = Some(Detecting { ticket, quietly: false });
        fx.push(Effect::DetectSession { ticket });
    }

    pub(crate) fn detect_behind_skeleton(&mut self, fx: &mut Effects) {
        (self.participant, self.token) = (None, None);
        if self.config.consent_pending {
            self.screen = Screen::Login(self.fresh_login());
            return;
        }
        let ticket = self.call(fx);
        self.gigya_was_asked = true;
        self.screen = Screen::Loading(Loading::Detecting(ticket));
        fx.push(Effect::DetectSession { ticket });
    }

    pub(crate) fn on_session(
        &mut self,
        ticket: Ticket,
        result: Result<Option<Participant>, GigyaFault>,
        fx: &mut Effects,
    ) {
        if let Some(detecting) = self.detecting.take_if(|detecting| detecting.ticket == ticket) {
            let clicked = self.participant.as_ref().map(|participant| participant.uid.clone());
            let held_back = self.take_held_back();
            match result {
                Ok(None) if detecting.quietly => self.on_session_ended(fx),
                Err(_) if detecting.quietly => {}
                result => self.on_session_behind_screen(result, fx),
            }
            if let Some(act) = held_back {
                self.go_on_with(act, clicked.as_deref(), fx);
            }
            return;
        }
        if !matches!(self.screen, Screen::Loading(Loading::Detecting(asked)) if asked == ticket) {
            return;
        }
        match result {
            Err(fault) => return self.become_unavailable(Fault::Gigya(fault), fx),
            Ok(Some(participant)) => self.greet(participant, fx),
            Ok(None) => self.screen = Screen::Login(self.fresh_login()),
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
    fn the_files_the_campaign_and_the_session_have_seven_seconds_together() {
        let config = Config { waited_ms: 2_500, ..scenario::config() };
        let (_, effects) = Flow::start(config.clone());
        let after: Vec<_> = scenario::timers(&effects).map(|(_, after_ms)| after_ms).collect();
        assert_eq!(after, [DEADLINE_MS - 2_500], "what the files took counts");
        let mut s = Scenario::start_with(config, scenario::arrival(true));
        let effects = s.arrive_with_session_hint();
        assert_eq!(scenario::timers(&effects).count(), 0);
        s.time_passes();
        assert_eq!(s.problem(), Some(Problem::TookTooLong));
        let effects = s.update(Event::TryAgain);
        let after: Vec<_> = scenario::timers(&effects).map(|(_, after_ms)| after_ms).collect();
        assert_eq!(after, [DEADLINE_MS], "whoever tries again waits anew");
    }

    #[test]
    fn files_that_took_all_the_time_leave_none_and_not_less() {
        let (_, effects) = Flow::start(Config { waited_ms: DEADLINE_MS + 1, ..scenario::config() });
        assert_eq!(scenario::timers(&effects).map(|(_, after_ms)| after_ms).collect::<Vec<_>>(), [0]);
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

    #[test]
    fn who_was_connected_before_try_again_counts_no_more() {
        let mut s = Scenario::on_hello_with_page_form();
        s.continue_to_prefill(scenario::prefill());
        let missing = PageFormFault::NotFound { given: "#quiz".into() };
        s.reply(|ticket| Event::PageFormFilled(ticket, Err(missing)));
        s.update(Event::TryAgain);
        s.reply(|ticket| Event::SessionDetected(ticket, Ok(None)));
        let ticket = s.log_in("bob@example.com", "wrong");
        s.update(Event::LoggedIn(ticket, Err(scenario::refused(403_042))));
        assert_eq!((s.name(), s.problem()), ("login", Some(Problem::WrongCredentials)));
    }
}

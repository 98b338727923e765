//! *Log out*, from *Hello*, *Form*, *AutoSubmitting* and *Done*: two halves, each of which works when the other fails.
//!
//! Ending all sessions (proxy) needs a proof that only a living session gives, so the proof is asked for
//! before the session of this browser is ended (Web SDK). Everything typed and prefilled is wiped first.

use contract::{LogOut, ParticipantToken};

use super::{Half, Loading, LoggingOut, Notice, Screen};
use crate::flow::Effects;
use crate::{Announcement, Effect, Fault, Flow, GigyaFault, IdToken, ProxyFault, Ticket};

/// How long the proof may take, in milliseconds: logging out here must not wait for it for long.
const PROOF_MS: u32 = 3_000;

impl Flow {
    pub(crate) fn on_log_out(&mut self, fx: &mut Effects) {
        self.log_out(self.log_out_scope(), fx);
    }

    /// *Not you?*: whoever is connected need not be logged out of their own devices.
    pub(crate) fn on_not_you(&mut self, fx: &mut Effects) {
        if matches!(self.screen, Screen::Hello(_)) {
            self.log_out(LogOut::Here, fx);
        }
    }

    fn log_out(&mut self, scope: LogOut, fx: &mut Effects) {
        let connected = matches!(&self.screen, Screen::Done(done) if done.gigya_id.is_some())
            || matches!(self.screen, Screen::Hello(_) | Screen::Form(_) | Screen::AutoSubmitting(_));
        if !connected {
            return;
        }
        self.wipe(fx);
        match scope {
            LogOut::Here => {
                let ticket = self.wait(fx);
                self.log_out_with(ticket, Half::Pending, Half::NotAsked);
                fx.push(Effect::LogOutHere { ticket });
            }
            LogOut::Everywhere => {
                let ticket = self.wait_for(PROOF_MS, fx);
                self.log_out_with(ticket, Half::Proving, Half::Proving);
                fx.push(Effect::Prove { ticket });
            }
        }
    }

    fn log_out_with(&mut self, ticket: Ticket, here: Half, everywhere: Half) {
        self.screen = Screen::Loading(Loading::LoggingOut(LoggingOut { ticket, here, everywhere }));
    }

    fn logging_out(&mut self, ticket: Ticket) -> Option<&mut LoggingOut> {
        if let Screen::Loading(Loading::LoggingOut(halves)) = &mut self.screen
            && halves.ticket == ticket
        {
            return Some(halves);
        }
        None
    }

    pub(crate) fn is_logging_out(&self) -> bool {
        matches!(self.screen, Screen::Loading(Loading::LoggingOut(_)))
    }

    /// The proof is here or will not come: end the session of this browser, and all where that is possible.
    pub(crate) fn log_out_proved(&mut self, proof: Result<IdToken, GigyaFault>, fx: &mut Effects) {
        let ticket = self.wait(fx);
        let everywhere = if proof.is_ok() { Half::Proving } else { Half::Failed };
        self.log_out_with(ticket, Half::Pending, everywhere);
        fx.push(Effect::LogOutHere { ticket });
        match proof {
            Ok(id_token) => fx.push(Effect::OpenSession { ticket, id_token }),
            Err(fault) => fx.push(Effect::Report(Fault::Gigya(fault))),
        }
    }

    pub(crate) fn log_out_session_opened(
        &mut self,
        result: Result<ParticipantToken, ProxyFault>,
        fx: &mut Effects,
    ) {
        let Some(ticket) = self.waiting() else { return };
        let Some(halves) = self.logging_out(ticket) else { return };
        match result {
            Ok(token) => {
                halves.everywhere = Half::Pending;
                fx.push(Effect::LogOutEverywhere { ticket, token });
            }
            Err(fault) => {
                halves.everywhere = Half::Failed;
                fx.push(Effect::Report(Fault::Proxy(fault)));
                self.finish_log_out(ticket, fx);
            }
        }
    }

    pub(crate) fn on_logged_out_here(
        &mut self,
        ticket: Ticket,
        result: Result<(), GigyaFault>,
        fx: &mut Effects,
    ) {
        let Some(halves) = self.logging_out(ticket) else { return };
        halves.here = if result.is_ok() { Half::Succeeded } else { Half::Failed };
        fx.extend(result.err().map(|fault| Effect::Report(Fault::Gigya(fault))));
        self.finish_log_out(ticket, fx);
    }

    pub(crate) fn on_logged_out_everywhere(
        &mut self,
        ticket: Ticket,
        result: Result<(), ProxyFault>,
        fx: &mut Effects,
    ) {
        let Some(halves) = self.logging_out(ticket) else { return };
        halves.everywhere = if result.is_ok() { Half::Succeeded } else { Half::Failed };
        fx.extend(result.err().map(|fault| Effect::Report(Fault::Proxy(fault))));
        self.finish_log_out(ticket, fx);
    }

    pub(crate) fn log_out_took_too_long(&mut self, fx: &mut Effects) {
        let Some(ticket) = self.waiting() else { return };
        let Some(halves) = self.logging_out(ticket) else { return };
        if halves.here == Half::Proving {
            return self.log_out_proved(Err(GigyaFault::TimedOut), fx);
        }
        let late = [
            (&mut halves.here, Fault::Gigya(GigyaFault::TimedOut)),
            (&mut halves.everywhere, Fault::Proxy(ProxyFault::TimedOut)),
        ];
        for (half, fault) in late {
            if matches!(half, Half::Pending | Half::Proving) {
                *half = Half::Failed;
                fx.push(Effect::Report(fault));
            }
        }
        self.finish_log_out(ticket, fx);
    }

    fn finish_log_out(&mut self, ticket: Ticket, fx: &mut Effects) {
        let Some(halves) = self.logging_out(ticket) else { return };
        let notice = match (halves.here, halves.everywhere) {
            (Half::Pending | Half::Proving, _) | (_, Half::Pending | Half::Proving) => return,
            (Half::Succeeded | Half::NotAsked, Half::Succeeded | Half::NotAsked) => Notice::LoggedOut,
            (Half::Failed, Half::Succeeded) => Notice::StillConnectedHere,
            (Half::Succeeded | Half::NotAsked, Half::Failed) => Notice::StillConnectedElsewhere,
            (Half::Failed, Half::Failed | Half::NotAsked) => Notice::StillConnected,
        };
        // A page that hears this may forget the participant: not when nothing has ended at all.
        if notice != Notice::StillConnected {
            fx.push(Effect::Announce(Announcement::LoggedOut));
        }
        self.show_login(Some(notice), fx);
    }
}

#[cfg(test)]
mod tests {
    use contract::LogOut;

    use crate::scenario::{self, Scenario};
    use crate::*;

    fn notice(s: &Scenario) -> Option<Notice> {
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        login.notice
    }

    fn prove_log_out(s: &mut Scenario) -> Vec<Effect> {
        let effects = s.update(Event::LogOut);
        assert!(!effects.iter().any(|e| matches!(e, Effect::LogOutHere { .. })), "the proof comes first");
        let ticket = s.ticket_of(&effects);
        s.update(Event::Proved(ticket, Ok(IdToken::new("proof".into()))))
    }

    #[test]
    fn log_out_here_asks_the_sdk_only() {
        let mut s = Scenario::on_form_logging_out(LogOut::Here);
        let effects = s.update(Event::LogOut);
        let ticket = s.ticket_of(&effects);
        assert!(effects.contains(&Effect::LogOutHere { ticket }));
        let effects = s.update(Event::LoggedOutHere(ticket, Ok(())));
        assert_eq!((s.name(), notice(&s)), ("login", Some(Notice::LoggedOut)));
        assert!(effects.contains(&Effect::Announce(Announcement::LoggedOut)));
    }

    #[test]
    fn log_out_everywhere_asks_both() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        let effects = prove_log_out(&mut s);
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::SessionOpened(ticket, Ok(scenario::token())));
        assert_eq!(effects, [Effect::LogOutEverywhere { ticket, token: scenario::token() }]);
        s.update(Event::LoggedOutEverywhere(ticket, Ok(())));
        assert_eq!(s.name(), "loading", "the other half is still under way");
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        assert_eq!(notice(&s), Some(Notice::LoggedOut));
    }

    #[test]
    fn this_browser_is_logged_out_when_the_proxy_fails() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        let effects = prove_log_out(&mut s);
        let ticket = s.ticket_of(&effects);
        s.update(Event::SessionOpened(ticket, Err(ProxyFault::Unreachable)));
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        assert_eq!(notice(&s), Some(Notice::StillConnectedElsewhere));
    }

    #[test]
    fn all_devices_are_logged_out_when_the_sdk_fails() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        let effects = prove_log_out(&mut s);
        let ticket = s.ticket_of(&effects);
        s.update(Event::LoggedOutHere(ticket, Err(GigyaFault::ScriptIsAStub)));
        s.update(Event::SessionOpened(ticket, Ok(scenario::token())));
        s.update(Event::LoggedOutEverywhere(ticket, Ok(())));
        assert_eq!(notice(&s), Some(Notice::StillConnectedHere));
    }

    #[test]
    fn a_proof_that_never_comes_does_not_keep_this_browser_connected() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        let effects = s.update(Event::LogOut);
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::TimePassed(ticket));
        let ticket = s.ticket_of(&effects);
        assert!(effects.contains(&Effect::LogOutHere { ticket }));
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        assert_eq!(notice(&s), Some(Notice::StillConnectedElsewhere));
    }

    #[test]
    fn an_sdk_that_never_answers_leads_to_login_and_the_truth() {
        let mut s = Scenario::on_form_logging_out(LogOut::Here);
        let effects = s.update(Event::LogOut);
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::TimePassed(ticket));
        assert_eq!(notice(&s), Some(Notice::StillConnected));
        assert!(!effects.contains(&Effect::Announce(Announcement::LoggedOut)), "nobody was logged out");
    }

    #[test]
    fn the_half_that_took_too_long_is_the_one_reported() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        let effects = prove_log_out(&mut s);
        let ticket = s.ticket_of(&effects);
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        let effects = s.update(Event::TimePassed(ticket));
        assert!(effects.contains(&Effect::Report(Fault::Proxy(ProxyFault::TimedOut))));
        assert!(!effects.contains(&Effect::Report(Fault::Gigya(GigyaFault::TimedOut))));
    }

    #[test]
    fn everything_typed_and_prefilled_is_wiped() {
        let mut s = Scenario::on_form_logging_out(LogOut::Here);
        s.update(Event::Edited { variable: "firstname".into(), value: "Augusta".into() });
        let effects = s.update(Event::LogOut);
        let ticket = s.ticket_of(&effects);
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        let flow = s.flow();
        assert_eq!((&flow.participant, &flow.token, &flow.draft), (&None, &None, &None));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.login_id, Personal::default());
    }

    #[test]
    fn not_you_logs_out_in_this_browser_only() {
        let mut s = Scenario::on_hello();
        let effects = s.update(Event::NotYou);
        let ticket = s.ticket_of(&effects);
        assert!(effects.contains(&Effect::LogOutHere { ticket }) && effects.contains(&Effect::WipeDraft));
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        assert_eq!((s.name(), notice(&s)), ("login", Some(Notice::LoggedOut)));
    }

    #[test]
    fn the_event_of_our_own_log_out_changes_nothing() {
        let mut s = Scenario::on_form_logging_out(LogOut::Here);
        s.update(Event::LogOut);
        assert_eq!(s.update(Event::SessionEnded), []);
        assert_eq!(s.name(), "loading");
    }
}

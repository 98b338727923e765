//! *Log out*, from *Hello*, *Form*, *AutoSubmitting* and *Done*, and from a *Login* that asks whoever is connected
//! to log in again: two halves, each of which works when the other
//! fails.
//!
//! Ending all sessions (proxy) needs a proof that only a living session gives, so the proof is asked for
//! before the session of this browser is ended (Web SDK). Everything typed and prefilled is wiped first. What
//! failed is said on *Login*, where *Log out* tries that again.

use contract::{LogOut, ParticipantToken};

use super::{Half, Loading, LoggingOut, Login, Notice, Screen};
use crate::flow::{Effects, LogOutMeans};
use crate::{Announcement, Effect, Fault, Flow, GigyaFault, IdToken, ProxyFault, Ticket};

/// How long the proof may take, in milliseconds: logging out here must not wait for it for long.
const PROOF_MS: u32 = 3_000;

impl LogOutMeans {
    /// What ends all sessions by these means.
    fn used(self, ticket: Ticket) -> Effect {
        match self {
            Self::Proof(id_token) => Effect::OpenSession { ticket, id_token },
            Self::Token(token) => Effect::LogOutEverywhere { ticket, token },
        }
    }
}

impl Flow {
    pub(crate) fn on_log_out(&mut self, fx: &mut Effects) {
        if let Screen::Login(Login { unfinished: Some((here, everywhere)), .. }) = self.screen {
            return self.log_out_again(here, everywhere, fx);
        }
        // A session that has to be begun again gives no proof, which ending all of them takes (403110).
        let proves_nothing = matches!(&self.screen, Screen::Login(login) if login.again);
        self.log_out(if proves_nothing { LogOut::Here } else { self.log_out_scope() }, fx);
    }

    /// *Not you?*: whoever is connected need not be logged out of their own devices.
    pub(crate) fn on_not_you(&mut self, fx: &mut Effects) {
        if matches!(self.screen, Screen::Hello(_)) {
            self.log_out(LogOut::Here, fx);
        }
    }

    fn log_out(&mut self, scope: LogOut, fx: &mut Effects) {
        let connected = matches!(&self.screen, Screen::Done(done) if done.gigya_id.is_some())
            || matches!(&self.screen, Screen::Login(login) if login.again && !login.phase.is_waiting())
            || matches!(self.screen, Screen::Hello(_) | Screen::Form(_) | Screen::AutoSubmitting(_));
        if connected {
            self.forget_participant(fx);
            match scope {
                LogOut::Here => {
                    self.end_here(Half::NotAsked, fx);
                }
                LogOut::Everywhere => self.prove_for_log_out(fx),
            }
        }
    }

    /// *Log out* in the notice that it did not work, or not wholly: what worked is not done again.
    fn log_out_again(&mut self, here: Half, everywhere: Half, fx: &mut Effects) {
        self.forget_participant(fx);
        match (here, everywhere, self.log_out_means.clone()) {
            // The SDK forgets its session before Gigya answers (Web SDK, 1.3), so there may be no second proof.
            (Half::Failed, Half::Failed, Some(means)) => {
                let ticket = self.end_here(Half::Pending, fx);
                fx.push(means.used(ticket));
            }
            (Half::Failed, Half::Failed, None) => self.prove_for_log_out(fx),
            (Half::Failed, _, _) => {
                self.end_here(everywhere, fx);
            }
            (_, _, Some(means)) => self.end_everywhere(here, means, fx),
            (_, _, None) => {}
        }
    }

    fn forget_participant(&mut self, fx: &mut Effects) {
        self.wipe(fx);
        // A click while *Continue* or *Submit* is under way begins a wait of its own.
        self.deadline = None;
    }

    fn prove_for_log_out(&mut self, fx: &mut Effects) {
        let ticket = self.call(fx);
        let proof_until = Some(self.wait_for(PROOF_MS, fx));
        self.log_out_with(LoggingOut { ticket, proof_until, here: Half::Proving, everywhere: Half::Proving });
        fx.push(Effect::Prove { ticket });
    }

    fn end_here(&mut self, everywhere: Half, fx: &mut Effects) -> Ticket {
        let ticket = self.call(fx);
        self.log_out_with(LoggingOut { ticket, proof_until: None, here: Half::Pending, everywhere });
        fx.push(Effect::LogOutHere { ticket });
        ticket
    }

    fn end_everywhere(&mut self, here: Half, means: LogOutMeans, fx: &mut Effects) {
        let ticket = self.call(fx);
        self.log_out_with(LoggingOut { ticket, proof_until: None, here, everywhere: Half::Pending });
        fx.push(means.used(ticket));
    }

    fn log_out_with(&mut self, halves: LoggingOut) {
        self.screen = Screen::Loading(Loading::LoggingOut(halves));
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

    pub(crate) fn can_log_out_again(&self) -> bool {
        matches!(&self.screen, Screen::Login(login) if login.unfinished.is_some())
    }

    /// Whether this timer was the proof's.
    pub(crate) fn proof_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) -> bool {
        let due = matches!(&self.screen, Screen::Loading(Loading::LoggingOut(halves))
            if halves.proof_until == Some(ticket));
        if due {
            self.log_out_proved(Err(GigyaFault::TimedOut), fx);
        }
        due
    }

    /// The proof is here or will not come: end the session of this browser, and all where that is possible.
    pub(crate) fn log_out_proved(&mut self, proof: Result<IdToken, GigyaFault>, fx: &mut Effects) {
        let everywhere = if proof.is_ok() { Half::Pending } else { Half::Failed };
        let ticket = self.end_here(everywhere, fx);
        match proof {
            Ok(id_token) => {
                self.log_out_means = Some(LogOutMeans::Proof(id_token.clone()));
                fx.push(Effect::OpenSession { ticket, id_token });
            }
            Err(fault) => fx.push(Effect::Report(Fault::Gigya(fault))),
        }
    }

    pub(crate) fn log_out_session_opened(
        &mut self,
        result: Result<ParticipantToken, ProxyFault>,
        fx: &mut Effects,
    ) {
        let Some(ticket) = self.waiting() else { return };
        match result {
            Ok(token) => {
                self.log_out_means = Some(LogOutMeans::Token(token.clone()));
                fx.push(Effect::LogOutEverywhere { ticket, token });
            }
            Err(fault) => self.everywhere_ended(ticket, Err(fault), fx),
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
        if self.logging_out(ticket).is_some() {
            self.everywhere_ended(ticket, result, fx);
        }
    }

    fn everywhere_ended(&mut self, ticket: Ticket, result: Result<(), ProxyFault>, fx: &mut Effects) {
        let Some(halves) = self.logging_out(ticket) else { return };
        halves.everywhere = if result.is_ok() { Half::Succeeded } else { Half::Failed };
        if let Err(fault) = result {
            if fault.wants_proof() {
                self.log_out_means = None;
            }
            fx.push(Effect::Report(Fault::Proxy(fault)));
        }
        self.finish_log_out(ticket, fx);
    }

    pub(crate) fn log_out_took_too_long(&mut self, ticket: Ticket, fx: &mut Effects) {
        let Some(halves) = self.logging_out(ticket) else { return };
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
        let (here, everywhere) = (halves.here, halves.everywhere);
        // Only a session gives the proof: where this browser's has ended, the one there was has to do.
        let again = here == Half::Failed || (everywhere == Half::Failed && self.log_out_means.is_some());
        self.show_login(Some(notice), fx);
        if let Screen::Login(login) = &mut self.screen {
            login.unfinished = again.then_some((here, everywhere));
        }
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

    fn offers_log_out(s: &Scenario) -> bool {
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        login.offers_log_out()
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
        let mut after: Vec<_> = scenario::timers(&effects).collect();
        after.sort_by_key(|(_, after_ms)| *after_ms);
        assert!(after[0].1 < DEADLINE_MS, "the proof has less than the whole log-out");
        let effects = s.update(Event::TimePassed(after[0].0));
        let ticket = s.ticket_of(&effects);
        assert!(effects.contains(&Effect::LogOutHere { ticket }));
        assert_eq!(scenario::timers(&effects).count(), 0, "which has its seven seconds since the click");
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        assert_eq!(notice(&s), Some(Notice::StillConnectedElsewhere));
        assert_eq!(s.update(Event::LogOut), [], "and nothing is left to try it again with");
    }

    #[test]
    fn a_log_out_that_begins_under_another_wait_has_seconds_of_its_own() {
        let mut s = Scenario::on_hello();
        s.update(Event::Continue);
        let effects = s.update(Event::NotYou);
        assert_eq!(
            scenario::timers(&effects).map(|(_, after_ms)| after_ms).collect::<Vec<_>>(),
            [DEADLINE_MS]
        );
    }

    #[test]
    fn a_log_out_that_failed_can_be_tried_again_from_the_notice() {
        let mut s = Scenario::on_form_logging_out(LogOut::Here);
        s.update(Event::LogOut);
        s.reply(|ticket| Event::LoggedOutHere(ticket, Err(GigyaFault::TimedOut)));
        assert!(offers_log_out(&s) && notice(&s) == Some(Notice::StillConnected));
        let effects = s.update(Event::LogOut);
        assert!(effects.iter().any(|e| matches!(e, Effect::LogOutHere { .. })));
        s.reply(|ticket| Event::LoggedOutHere(ticket, Ok(())));
        assert!(!offers_log_out(&s) && notice(&s) == Some(Notice::LoggedOut));
    }

    #[test]
    fn a_log_out_that_failed_wholly_begins_again_with_the_proof() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        s.update(Event::LogOut);
        s.reply(|ticket| Event::Proved(ticket, Err(GigyaFault::ScriptIsAStub)));
        s.reply(|ticket| Event::LoggedOutHere(ticket, Err(GigyaFault::ScriptIsAStub)));
        assert_eq!(notice(&s), Some(Notice::StillConnected));
        prove_log_out(&mut s);
    }

    #[test]
    fn a_log_out_of_which_both_halves_failed_is_tried_again_without_a_second_proof() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        prove_log_out(&mut s);
        s.reply(|ticket| Event::LoggedOutHere(ticket, Err(GigyaFault::TimedOut)));
        s.reply(|ticket| Event::SessionOpened(ticket, Ok(scenario::token())));
        s.reply(|ticket| Event::LoggedOutEverywhere(ticket, Err(ProxyFault::TimedOut)));
        assert_eq!(notice(&s), Some(Notice::StillConnected));
        let effects = s.update(Event::LogOut);
        let ticket = s.ticket_of(&effects);
        assert!(effects.contains(&Effect::LogOutHere { ticket }));
        assert!(effects.contains(&Effect::LogOutEverywhere { ticket, token: scenario::token() }));
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        s.update(Event::LoggedOutEverywhere(ticket, Ok(())));
        assert_eq!(notice(&s), Some(Notice::LoggedOut));
    }

    #[test]
    fn only_the_half_that_failed_is_tried_again() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        prove_log_out(&mut s);
        s.reply(|ticket| Event::LoggedOutHere(ticket, Err(GigyaFault::TimedOut)));
        s.reply(|ticket| Event::SessionOpened(ticket, Ok(scenario::token())));
        s.reply(|ticket| Event::LoggedOutEverywhere(ticket, Ok(())));
        let effects = s.update(Event::LogOut);
        let calls: Vec<_> = effects.iter().filter(|e| scenario::ticket_of_call(e).is_some()).collect();
        assert!(matches!(calls[..], [Effect::LogOutHere { .. }]), "{calls:?}");
        s.reply(|ticket| Event::LoggedOutHere(ticket, Err(GigyaFault::TimedOut)));
        assert_eq!(notice(&s), Some(Notice::StillConnectedHere), "the other devices are still logged out");
    }

    #[test]
    fn the_other_devices_are_tried_again_with_the_proof_there_is() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        prove_log_out(&mut s);
        s.reply(|ticket| Event::LoggedOutHere(ticket, Ok(())));
        s.reply(|ticket| Event::SessionOpened(ticket, Err(ProxyFault::Unreachable)));
        let effects = s.update(Event::LogOut);
        let proof = IdToken::new("proof".into());
        let ticket = s.ticket_of(&effects);
        assert!(effects.contains(&Effect::OpenSession { ticket, id_token: proof }));
        s.update(Event::SessionOpened(ticket, Ok(scenario::token())));
        s.reply(|ticket| Event::LoggedOutEverywhere(ticket, Err(ProxyFault::TimedOut)));
        let effects = s.update(Event::LogOut);
        let ticket = s.ticket_of(&effects);
        assert!(effects.contains(&Effect::LogOutEverywhere { ticket, token: scenario::token() }));
        s.update(Event::LoggedOutEverywhere(ticket, Ok(())));
        assert_eq!(notice(&s), Some(Notice::LoggedOut));
        assert!(s.flow().log_out_means.is_none());
    }

    #[test]
    fn a_proof_that_is_too_old_by_then_is_not_offered_a_third_time() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        prove_log_out(&mut s);
        s.reply(|ticket| Event::LoggedOutHere(ticket, Ok(())));
        s.reply(|ticket| Event::SessionOpened(ticket, Err(ProxyFault::Unreachable)));
        s.update(Event::LogOut);
        let refused = scenario::proxy_refused(contract::ProblemCode::IdTokenRefused);
        s.reply(|ticket| Event::SessionOpened(ticket, Err(refused)));
        assert!(!offers_log_out(&s) && notice(&s) == Some(Notice::StillConnectedElsewhere));
    }

    #[test]
    fn whoever_logs_in_instead_of_trying_again_leaves_nothing_of_the_log_out_behind() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        prove_log_out(&mut s);
        s.reply(|ticket| Event::LoggedOutHere(ticket, Ok(())));
        s.reply(|ticket| Event::SessionOpened(ticket, Err(ProxyFault::Unreachable)));
        assert!(s.flow().log_out_means.is_some());
        s.log_in("bob@example.com", "right");
        assert!(s.flow().log_out_means.is_none() && !offers_log_out(&s));
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
        let effects = s.time_passes();
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
    fn the_pages_form_is_wiped_even_when_nobody_could_be_logged_out() {
        let mut s = Scenario::on_hello_with_page_form();
        s.continue_to_prefill(scenario::prefill());
        s.reply(|ticket| Event::PageFormFilled(ticket, Ok(1)));
        let effects = s.update(Event::LogOut);
        assert!(effects.contains(&Effect::WipePageForm), "before anybody is asked");
        s.reply(|ticket| Event::LoggedOutHere(ticket, Err(GigyaFault::TimedOut)));
        assert_eq!(notice(&s), Some(Notice::StillConnected));
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
    fn whoever_is_asked_to_log_in_again_as_somebody_else_logs_out_and_begins_anew() {
        let mut s = Scenario::on_form_logging_out(LogOut::Everywhere);
        s.update(Event::Edited { variable: "firstname".into(), value: "Augusta".into() });
        s.update(Event::OptInSet { name: "terms".into(), given: true });
        s.update(Event::Submit);
        let expired = scenario::proxy_refused(contract::ProblemCode::ParticipantTokenRefused);
        s.reply(|ticket| Event::Submitted(ticket, Err(expired)));
        s.reply(|ticket| Event::Proved(ticket, Err(scenario::refused(403_110))));
        assert!(offers_log_out(&s));
        let ticket = s.log_in("bob@example.com", "right");
        assert_eq!(s.update(Event::LogOut), [], "not under the login");
        s.update(Event::LoggedIn(ticket, Err(scenario::refused(403_027))));
        assert_eq!(s.problem(), Some(Problem::OtherAccount));
        let effects = s.update(Event::LogOut);
        let ticket = s.ticket_of(&effects);
        assert!(effects.contains(&Effect::LogOutHere { ticket }) && effects.contains(&Effect::WipeDraft));
        s.update(Event::LoggedOutHere(ticket, Ok(())));
        assert_eq!(notice(&s), Some(Notice::LoggedOut));
        let anew = Event::LogIn { login_id: "bob".into(), password: scenario::secret(), captcha: None };
        let effects = s.update(anew);
        assert!(effects.iter().any(|e| matches!(e, Effect::LogIn { mode: LogInMode::Standard, .. })));
    }

    #[test]
    fn the_event_of_our_own_log_out_changes_nothing() {
        let mut s = Scenario::on_form_logging_out(LogOut::Here);
        s.update(Event::LogOut);
        assert_eq!(s.update(Event::SessionEnded), []);
        assert_eq!(s.name(), "loading");
    }
}

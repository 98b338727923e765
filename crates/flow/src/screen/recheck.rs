//! *Continue* and *Submit* right after the participant came back to the tab: it is being asked who is connected
//! by now, and they wait for the answer (Web SDK, 1.8, detail 9).
//!
//! When it has come, they go on for whoever clicked, and for nobody else: a session that is over leads to
//! *Login*, and *Continue* never goes on as somebody who was not greeted. When it does not come soon, they go on
//! without, since the click's seven seconds are for what follows as well.

use super::{Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{Flow, Ticket};

/// How long the answer may take, in milliseconds.
const ANSWER_MS: u32 = 3_000;

/// What was clicked, and the wait that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HeldBack {
    act: Act,
    pub ticket: Ticket,
    /// The timer of the answer.
    until: Ticket,
}

/// What can wait until it is known who is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Continue,
    Submit,
}

impl Flow {
    /// Holds this back while it is being asked who is connected; says whether it is.
    pub(crate) fn asks_first(&mut self, act: Act, fx: &mut Effects) -> bool {
        let is_asked = self.detecting.is_some_and(|detecting| detecting.quietly);
        if is_asked {
            let ticket = self.wait_on_screen(Asks::Gigya, fx);
            let until = self.wait_for(ANSWER_MS, fx);
            self.held_back = Some(HeldBack { act, ticket, until });
        }
        is_asked
    }

    /// The question is answered: the participant can act again, and what was held back is handed out.
    pub(crate) fn take_held_back(&mut self) -> Option<Act> {
        let held_back = self.held_back.take().filter(|held_back| self.is_waiting_for(held_back.ticket))?;
        if let Some((phase, _)) = self.screen.state_mut() {
            *phase = Phase::Editing;
        }
        Some(held_back.act)
    }

    /// Whether this timer was the answer's.
    pub(crate) fn recheck_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) -> bool {
        let due = self.held_back.is_some_and(|held_back| held_back.until == ticket);
        if due && let Some(act) = self.take_held_back() {
            self.detecting = None;
            let clicked = self.participant.as_ref().map(|participant| participant.uid.clone());
            self.go_on_with(act, clicked.as_deref(), fx);
        }
        due
    }

    /// Goes on with it; `clicked` is who was connected when it was clicked.
    pub(crate) fn go_on_with(&mut self, act: Act, clicked: Option<&str>, fx: &mut Effects) {
        let same = self.participant.as_ref().map(|participant| participant.uid.as_str()) == clicked;
        match act {
            Act::Continue if same && matches!(self.screen, Screen::Hello(_)) => self.open(fx),
            Act::Continue => {}
            Act::Submit => self.on_submit(fx),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{self, Scenario, ada};
    use crate::{Effect, Event, GigyaFault, Notice, Participant};

    fn bob() -> Participant {
        Participant { uid: "bob".into(), ..ada() }
    }

    /// Back in the tab, and the answer who is connected has not come yet.
    fn back_in_the_tab(s: &mut Scenario) -> Ticket {
        let effects = s.update(Event::FocusRegained);
        effects.iter().find_map(scenario::ticket_of_call).expect("Gigya is asked who is connected")
    }

    fn typed_and_back() -> (Scenario, Ticket) {
        let mut s = Scenario::on_form();
        s.update(Event::Edited { variable: "firstname".into(), value: "Augusta".into() });
        s.update(Event::OptInSet { name: "terms".into(), given: true });
        let asked = back_in_the_tab(&mut s);
        (s, asked)
    }

    fn sends(effects: &[Effect]) -> bool {
        effects.iter().any(|effect| matches!(effect, Effect::Submit { .. }))
    }

    #[test]
    fn a_form_is_sent_once_it_is_known_that_the_same_participant_is_there() {
        let (mut s, asked) = typed_and_back();
        assert!(!sends(&s.update(Event::Submit)));
        assert!(s.flow().waiting().is_some(), "and the participant sees that it is under way");
        assert!(!sends(&s.update(Event::Submit)), "once");
        let effects = s.update(Event::SessionDetected(asked, Ok(Some(ada()))));
        assert!(sends(&effects));
        assert_eq!(scenario::timers(&effects).count(), 0, "one click, one deadline");
    }

    #[test]
    fn what_was_typed_is_not_sent_for_who_has_logged_out_in_another_tab() {
        let (mut s, asked) = typed_and_back();
        s.update(Event::Submit);
        assert!(!sends(&s.update(Event::SessionDetected(asked, Ok(None)))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::SessionEnded { kept: true }));
    }

    #[test]
    fn what_was_typed_is_not_sent_when_somebody_else_is_there() {
        let (mut s, asked) = typed_and_back();
        s.update(Event::Submit);
        assert!(!sends(&s.update(Event::SessionDetected(asked, Ok(Some(bob()))))));
        assert_eq!(s.name(), "login");
    }

    #[test]
    fn a_log_out_that_is_heard_of_meanwhile_counts() {
        let (mut s, asked) = typed_and_back();
        s.update(Event::Submit);
        s.update(Event::SessionEnded);
        assert!(!sends(&s.update(Event::SessionDetected(asked, Err(GigyaFault::TimedOut)))));
        assert_eq!(s.name(), "login");
    }

    #[test]
    fn a_question_that_is_not_answered_keeps_nobody_from_sending() {
        let (mut failed, asked) = typed_and_back();
        failed.update(Event::Submit);
        assert!(sends(&failed.update(Event::SessionDetected(asked, Err(GigyaFault::ScriptIsAStub)))));
        let (mut silent, asked) = typed_and_back();
        let effects = silent.update(Event::Submit);
        let (until, _) =
            scenario::timers(&effects).min_by_key(|(_, after_ms)| *after_ms).expect("two timers");
        assert!(sends(&silent.update(Event::TimePassed(until))));
        assert_eq!(silent.update(Event::SessionDetected(asked, Ok(None))), [], "too late to be heard");
    }

    #[test]
    fn continue_goes_on_for_who_was_greeted_only() {
        let proves = |found: Option<Participant>| {
            let mut s = Scenario::on_hello();
            let asked = back_in_the_tab(&mut s);
            let before = s.update(Event::Continue);
            assert!(!before.iter().any(|effect| matches!(effect, Effect::Prove { .. })));
            let effects = s.update(Event::SessionDetected(asked, Ok(found)));
            (s.name(), effects.iter().any(|effect| matches!(effect, Effect::Prove { .. })))
        };
        assert_eq!(proves(Some(ada())), ("hello", true));
        assert_eq!(proves(Some(bob())), ("hello", false), "Bob is greeted, and asked");
        assert_eq!(proves(None), ("login", false));
    }

    #[test]
    fn a_log_out_meanwhile_leaves_nothing_to_go_on_with() {
        let (mut s, asked) = typed_and_back();
        s.update(Event::Submit);
        s.update(Event::LogOut);
        assert_eq!(s.update(Event::SessionDetected(asked, Ok(Some(ada())))), []);
        assert_eq!(s.name(), "loading");
    }
}

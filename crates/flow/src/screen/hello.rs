//! *Hello*: a connected participant is greeted and chooses *Continue* or *Log out*.
//!
//! Entered when a session is found, or when the way from *Login* to the form breaks after the login; left
//! by *Continue* to the form, by *Log out* and *Not you?* to *Login*. Where Gigya does not answer any more and
//! the campaign allows it, one can go on with the plain form.

use super::{Phase, Screen};
use crate::flow::Effects;
use crate::{Announcement, Effect, Flow, Participant, Problem};

/// A connected participant is greeted.
#[derive(Clone, Debug, PartialEq)]
pub struct Hello {
    /// Who.
    pub participant: Participant,
    /// Whether *Continue* is under way.
    pub phase: Phase,
    /// Why the last *Continue* failed.
    pub problem: Option<Problem>,
    /// Whether Gigya cannot be had by now, and the campaign lets the participant go on with the plain form.
    pub plain_form: bool,
}

impl Flow {
    pub(crate) fn greet(&mut self, participant: Participant, fx: &mut Effects) {
        fx.push(Effect::Announce(Announcement::Connected { gigya_id: participant.uid.clone() }));
        self.participant = Some(participant.clone());
        self.forget_step();
        let (phase, problem) = (Phase::Editing, None);
        self.screen = Screen::Hello(Hello { participant, phase, problem, plain_form: false });
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{Scenario, ada};
    use crate::*;

    #[test]
    fn a_session_found_at_the_start_is_greeted_and_the_page_is_told() {
        let mut s = Scenario::start();
        let effects = s.arrive_with_session_hint();
        assert_eq!(s.name(), "loading", "the skeleton stays until Gigya has answered");
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
        assert_eq!(s.name(), "hello");
        assert!(effects.contains(&Effect::Announce(Announcement::Connected { gigya_id: "ada".into() })));
    }

    #[test]
    fn continue_clicked_twice_proves_once() {
        let mut s = Scenario::on_hello();
        let first = s.update(Event::Continue);
        assert!(first.iter().any(|effect| matches!(effect, Effect::Prove { .. })));
        assert_eq!(s.update(Event::Continue), []);
    }

    #[test]
    fn a_failure_after_continue_is_told_and_continue_works_again() {
        let mut s = Scenario::on_hello();
        let effects = s.update(Event::Continue);
        let ticket = s.ticket_of(&effects);
        s.update(Event::Proved(ticket, Err(GigyaFault::TimedOut)));
        let Screen::Hello(hello) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!((hello.phase, &hello.problem), (Phase::Editing, &Some(Problem::TookTooLong)));
        assert!(!s.update(Event::Continue).is_empty());
    }

    #[test]
    fn a_session_that_is_over_leads_to_login_with_a_notice() {
        let mut s = Scenario::on_hello();
        let effects = s.update(Event::Continue);
        let ticket = s.ticket_of(&effects);
        s.update(Event::Proved(ticket, Err(scenario::refused(403_005))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::SessionEnded { kept: false }));
    }

    #[test]
    fn a_proof_that_the_proxy_refuses_does_not_log_the_participant_out() {
        let mut s = Scenario::on_hello();
        let ticket = s.prove();
        s.update(Event::SessionOpened(
            ticket,
            Err(scenario::proxy_refused(contract::ProblemCode::IdTokenRefused)),
        ));
        assert_eq!(s.name(), "hello");
    }
}

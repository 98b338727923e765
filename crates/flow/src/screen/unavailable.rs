//! *Unavailable*: a plain sentence, *Try again*, and the page author's own fallback.
//!
//! Entered when the definition or Gigya cannot be had, or when the page is set up wrongly; left by *Try
//! again*, and where the campaign allows it by going on with the plain form.

use super::{Done, Hello, Login, Outcome, Screen};
use crate::flow::Effects;
use crate::{Announcement, Effect, Fault, Flow, FocusTarget, Problem};

/// The window cannot go on by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unavailable {
    /// Why.
    pub problem: Problem,
    /// Whether the participant may go on with the page's own form, unfilled.
    pub plain_form: bool,
}

impl Flow {
    pub(crate) fn become_unavailable(&mut self, fault: Fault, fx: &mut Effects) {
        let (said, plain_form) = (self.problem_of(&fault), self.may_go_plain(&fault));
        self.show_unavailable(said, fault, fx);
        if let Screen::Unavailable(unavailable) = &mut self.screen {
            unavailable.plain_form = plain_form;
        }
    }

    /// The same before the campaign is known, so without words of its own.
    pub(crate) fn show_unavailable(&mut self, problem: Problem, fault: Fault, fx: &mut Effects) {
        self.detecting = None;
        self.screen = Screen::Unavailable(Unavailable { problem, plain_form: false });
        fx.push(Effect::Report(fault));
        fx.push(Effect::Announce(Announcement::Unavailable));
    }

    /// Whether Gigya cannot be had, and the campaign takes participants without it.
    pub(crate) fn may_go_plain(&self, fault: &Fault) -> bool {
        let allowed = self.definition.as_ref().is_some_and(|definition| definition.ways.plain_form);
        let without_gigya = matches!(
            fault.problem(),
            Problem::LogInServiceUnavailable | Problem::TookTooLong | Problem::PageSetUpWrongly
        );
        allowed && without_gigya && matches!(fault, Fault::Gigya(_))
    }

    pub(crate) fn on_use_plain_form(&mut self, fx: &mut Effects) {
        let offered = match &self.screen {
            Screen::Unavailable(Unavailable { plain_form, .. })
            | Screen::Login(Login { plain_form, .. })
            | Screen::Hello(Hello { plain_form, .. }) => *plain_form,
            Screen::Loading(_)
            | Screen::CreateAccount(_)
            | Screen::ForgotPassword(_)
            | Screen::ResetPassword(_)
            | Screen::CompleteAccount(_)
            | Screen::VerifyEmail(_)
            | Screen::LinkAccount(_)
            | Screen::ChangePassword(_)
            | Screen::SecondFactor(_)
            | Screen::Form(_)
            | Screen::AutoSubmitting(_)
            | Screen::Done(_) => false,
        };
        if offered && self.waiting().is_none() {
            // Who goes on without Gigya goes on as nobody.
            (self.participant, self.token) = (None, None);
            fx.push(Effect::WipeDraft);
            self.screen = Screen::Done(Done { gigya_id: None, outcome: Outcome::PlainForm });
            fx.push(Effect::Announce(Announcement::PlainForm));
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
    }

    pub(crate) fn on_try_again(&mut self, fx: &mut Effects) {
        let plain = matches!(&self.screen, Screen::Done(done) if done.outcome == Outcome::PlainForm);
        if !plain && !matches!(self.screen, Screen::Unavailable(_)) {
            return self.prepare_again(fx);
        }
        if self.definition.is_none() {
            return self.load_again(fx);
        }
        fx.push(Effect::Focus(FocusTarget::Heading));
        self.detect_behind_skeleton(fx);
    }

    /// *Try again*, while the campaign is not known yet.
    pub(crate) fn load_again(&mut self, fx: &mut Effects) {
        if matches!(self.screen, Screen::Unavailable(_)) {
            fx.push(Effect::Focus(FocusTarget::Heading));
            self.load_definition(fx);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, arrival, every_way};
    use crate::{Arrival, Event, GigyaFault, ProxyFault};

    fn without_gigya(arrival: Box<Arrival>) -> Scenario {
        let mut s = Scenario::start_with(crate::scenario::config(), arrival);
        s.arrive_with_session_hint();
        s.reply(|ticket| Event::SessionDetected(ticket, Err(GigyaFault::ScriptIsAStub)));
        s
    }

    #[test]
    fn without_gigya_a_participant_goes_on_with_the_plain_form_where_the_campaign_allows_it() {
        let mut s = without_gigya(every_way());
        let effects = s.update(Event::UsePlainForm);
        let Screen::Done(done) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!((&done.gigya_id, &done.outcome), (&None, &Outcome::PlainForm));
        assert!(effects.contains(&Effect::Announce(Announcement::PlainForm)));
        s.update(Event::TryAgain);
        assert_eq!(s.name(), "loading", "and it is no dead end");
    }

    #[test]
    fn a_login_that_gigya_never_answers_offers_the_plain_form_too() {
        let mut s = Scenario::on_login_of(every_way());
        assert_eq!(s.update(Event::UsePlainForm), [], "not before");
        let ticket = s.log_in("ada@example.com", "right");
        s.update(Event::TimePassed(ticket));
        assert_eq!((s.name(), s.problem()), ("login", Some(Problem::TookTooLong)));
        s.update(Event::UsePlainForm);
        assert_eq!(s.name(), "done");
    }

    #[test]
    fn a_gigya_that_stops_answering_between_greeting_and_form_offers_the_plain_form_too() {
        let mut s = Scenario::start_with(crate::scenario::config(), every_way()).greeted();
        assert_eq!(s.update(Event::UsePlainForm), [], "not before");
        s.update(Event::Continue);
        s.time_passes();
        assert_eq!((s.name(), s.problem()), ("hello", Some(Problem::TookTooLong)));
        s.update(Event::Continue);
        assert_eq!(s.update(Event::UsePlainForm), [], "nor while it is tried again");
        s.time_passes();
        s.update(Event::UsePlainForm);
        let Screen::Done(done) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!((&done.gigya_id, &done.outcome), (&None, &Outcome::PlainForm));
    }

    #[test]
    fn a_greeting_whose_way_breaks_at_our_own_service_offers_no_plain_form() {
        let mut s = Scenario::start_with(crate::scenario::config(), every_way()).greeted();
        let ticket = s.prove();
        s.update(Event::SessionOpened(ticket, Err(ProxyFault::Unreachable)));
        assert_eq!((s.name(), s.update(Event::UsePlainForm)), ("hello", vec![]));
    }

    #[test]
    fn a_campaign_that_does_not_allow_it_offers_no_plain_form() {
        let mut s = without_gigya(arrival(false));
        assert_eq!(s.update(Event::UsePlainForm), []);
        s.update(Event::TryAgain);
        assert_eq!(s.name(), "loading");
    }

    #[test]
    fn without_our_own_service_there_is_no_plain_form() {
        let mut s = Scenario::start_with(crate::scenario::config(), every_way());
        s.reply(|ticket| Event::DefinitionArrived(ticket, Err(ProxyFault::Unreachable)));
        assert_eq!(s.update(Event::UsePlainForm), []);
    }

    #[test]
    fn a_key_a_domain_or_a_data_centre_that_is_wrong_is_told_and_reported() {
        for code in [301_001, 400_093, 400_120] {
            let mut s = Scenario::start();
            s.arrive_with_session_hint();
            let fault = crate::scenario::refused(code);
            let effects = s.reply(|ticket| Event::SessionDetected(ticket, Err(fault.clone())));
            assert_eq!(s.problem(), Some(Problem::PageSetUpWrongly), "{code}");
            assert!(effects.contains(&Effect::Report(Fault::Gigya(fault))));
        }
    }
}

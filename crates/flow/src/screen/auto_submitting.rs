//! *AutoSubmitting*: everything that is asked is known, so no form is shown; a notice with *Undo* stands for
//! as long as the campaign says.
//!
//! Entered in place of *Form* when the campaign asks for it, every answer is there and right, and no required
//! opt-in is missing: one that was not given is never given for somebody. *Submit* does not wait for the seconds.
//! Ends in *Done*; by *Undo*, and when sending fails, in *Form*.

use contract::{AutoSubmit, rules};

use super::form::Form;
use super::{Phase, Screen};
use crate::flow::Effects;
use crate::{Effect, Flow, FocusTarget, Ticket};

/// The form submits by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct AutoSubmitting {
    /// What is submitted.
    pub form: Form,
    /// For how many seconds the notice stands.
    pub seconds: u8,
    /// The timer of the notice; `None` once the form is being sent.
    pub(crate) stands: Option<Ticket>,
}

impl AutoSubmitting {
    /// Whether it can still be undone.
    pub fn can_be_undone(&self) -> bool {
        self.stands.is_some()
    }
}

impl Flow {
    pub(crate) fn may_submit_by_itself(&self, form: &Form) -> bool {
        let today = self.config.today;
        self.undone.as_ref() != Some(&form.gigya_id)
            && !form.is_touched()
            && form.fields.iter().all(|answer| {
                !answer.value.0.trim().is_empty()
                    && rules::check(&answer.field, &answer.value.0, today).is_ok()
            })
            && form.opt_ins.iter().all(|consent| rules::check_opt_in(&consent.opt_in, consent.given).is_ok())
    }

    pub(crate) fn auto_submit(&mut self, form: Form, auto_submit: AutoSubmit, fx: &mut Effects) {
        let seconds = auto_submit.seconds;
        let ticket = self.wait_for(u32::from(seconds) * 1_000, fx);
        self.screen = Screen::AutoSubmitting(AutoSubmitting { form, seconds, stands: Some(ticket) });
    }

    pub(crate) fn on_undo(&mut self, fx: &mut Effects) {
        let Screen::AutoSubmitting(auto) = &self.screen else { return };
        if auto.can_be_undone() {
            self.undone = Some(auto.form.gigya_id.clone());
            self.unfold();
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
    }

    /// Shows the form after all.
    pub(crate) fn unfold(&mut self) {
        if let Screen::AutoSubmitting(auto) = &self.screen {
            let mut form = auto.form.clone();
            form.phase = Phase::Editing;
            self.screen = Screen::Form(form);
        }
    }

    /// Whether this timer was the notice's.
    pub(crate) fn auto_submit_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) -> bool {
        let due = matches!(&self.screen, Screen::AutoSubmitting(auto) if auto.stands == Some(ticket));
        if due {
            self.on_submit(fx);
            // *Undo* goes away, and may have had the focus.
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use contract::{Participated, Prefill};

    use super::*;
    use crate::scenario::{Scenario, ada, arrival, prefill, refused, token};
    use crate::{Event, FocusTarget, GigyaFault, Participant, Problem, ProxyFault};

    fn known() -> Prefill {
        Prefill {
            values: [
                ("firstname".to_owned(), "Ada".to_owned()),
                ("birthday".to_owned(), "1985-03-07".to_owned()),
            ]
            .into(),
            opt_ins: [("terms".to_owned(), true)].into(),
            ..prefill()
        }
    }

    fn on(prefill: Prefill) -> Scenario {
        let mut arrival = arrival(false);
        arrival.definition.auto_submit = Some(AutoSubmit { seconds: 8 });
        Scenario::on_form_of(arrival, prefill)
    }

    fn time_passes(s: &mut Scenario) -> Vec<Effect> {
        let Screen::AutoSubmitting(auto) = s.screen() else { panic!("{}", s.name()) };
        s.update(Event::TimePassed(auto.stands.expect("the notice stands")))
    }

    #[test]
    fn when_everything_is_known_it_submits_by_itself_after_a_notice() {
        let mut s = on(known());
        assert_eq!(s.name(), "auto-submitting");
        let effects = time_passes(&mut s);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Submit { .. })));
        assert_eq!(s.name(), "auto-submitting", "no form is shown while it is sent");
        let done = Participated { gigya_id: "ada".into(), changed_meanwhile: vec![] };
        s.reply(|ticket| Event::Submitted(ticket, Ok(done)));
        assert_eq!(s.name(), "done");
    }

    #[test]
    fn who_has_read_the_notice_need_not_wait_for_it() {
        let mut s = on(known());
        let effects = s.update(Event::Submit);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Submit { .. })));
        assert_eq!(s.update(Event::Submit), [], "once");
    }

    #[test]
    fn a_campaign_that_does_not_ask_for_it_shows_the_form() {
        assert_eq!(Scenario::on_form_of(arrival(false), known()).name(), "form");
    }

    #[test]
    fn a_required_opt_in_that_was_never_given_shows_the_form() {
        let s = on(Prefill { opt_ins: [].into(), ..known() });
        let Screen::Form(form) = s.screen() else { panic!("{}", s.name()) };
        assert!(!form.opt_ins[0].given, "and it is not given for anybody");
    }

    #[test]
    fn an_unknown_field_shows_the_form_although_it_is_not_required() {
        assert_eq!(on(Prefill { opt_ins: known().opt_ins, ..prefill() }).name(), "form");
    }

    #[test]
    fn a_known_value_that_breaks_a_rule_shows_the_form() {
        let mut prefill = known();
        prefill.values.insert("birthday".into(), "2999-01-01".into());
        assert_eq!(on(prefill).name(), "form");
    }

    #[test]
    fn the_notice_takes_the_focus_and_can_be_undone() {
        let mut s = on(known());
        assert_eq!(s.update(Event::Undo), [Effect::Focus(FocusTarget::Heading)]);
        assert_eq!(s.name(), "form");
    }

    fn log_in_again(s: &mut Scenario, who: Participant) {
        let (ticket, gigya_id) = (s.log_in("somebody@example.com", "right"), who.uid.clone());
        let effects = s.update(Event::LoggedIn(ticket, Ok(who)));
        s.open_form_with(&effects, Prefill { gigya_id, ..known() });
    }

    #[test]
    fn what_one_participant_undid_is_not_undone_for_the_next() {
        let bob = || Participant { uid: "bob".into(), ..ada() };
        let mut logged_out = on(known());
        logged_out.update(Event::Undo);
        logged_out.update(Event::LogOut);
        logged_out.reply(|ticket| Event::Proved(ticket, Err(GigyaFault::TimedOut)));
        logged_out.reply(|ticket| Event::LoggedOutHere(ticket, Ok(())));
        log_in_again(&mut logged_out, ada());
        assert_eq!(logged_out.name(), "auto-submitting", "a log-out forgets it");

        let mut followed = on(known());
        followed.update(Event::Undo);
        followed.update(Event::SessionEnded);
        log_in_again(&mut followed, bob());
        assert_eq!(followed.name(), "auto-submitting");
        followed.update(Event::Undo);
        followed.update(Event::SessionEnded);
        log_in_again(&mut followed, bob());
        assert_eq!(followed.name(), "form", "whoever undid it is asked again");
    }

    #[test]
    fn the_timer_of_a_notice_that_was_undone_sends_nothing() {
        let mut s = on(known());
        let Screen::AutoSubmitting(auto) = s.screen() else { panic!("{}", s.name()) };
        let ticket = auto.stands.unwrap();
        s.update(Event::Undo);
        assert_eq!(s.update(Event::TimePassed(ticket)), []);
    }

    #[test]
    fn what_could_not_be_sent_is_shown_with_the_reason() {
        let mut s = on(known());
        time_passes(&mut s);
        s.reply(|ticket| Event::Submitted(ticket, Err(ProxyFault::Unreachable)));
        assert_eq!((s.name(), s.problem()), ("form", Some(Problem::ServiceUnavailable)));
    }

    #[test]
    fn a_session_that_ended_meanwhile_leads_to_login() {
        let mut s = on(known());
        time_passes(&mut s);
        let expired = crate::scenario::proxy_refused(contract::ProblemCode::ParticipantTokenRefused);
        s.reply(|ticket| Event::Submitted(ticket, Err(expired)));
        s.reply(|ticket| Event::Proved(ticket, Err(refused(403_005))));
        assert_eq!(s.name(), "login");
    }

    #[test]
    fn a_participant_token_that_ran_out_under_the_notice_is_renewed() {
        let mut s = on(known());
        time_passes(&mut s);
        let expired = crate::scenario::proxy_refused(contract::ProblemCode::ParticipantTokenRefused);
        s.reply(|ticket| Event::Submitted(ticket, Err(expired)));
        s.reply(|ticket| Event::Proved(ticket, Ok(crate::IdToken::new("fresh".into()))));
        let effects = s.reply(|ticket| Event::SessionOpened(ticket, Ok(token())));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Submit { .. })));
        let timed_out = s.reply(|ticket| Event::LoggedIn(ticket, Err(GigyaFault::TimedOut)));
        assert_eq!(timed_out, [], "a stray answer of another kind");
    }
}

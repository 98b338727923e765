//! The way from a connected participant to the form, behind *Hello* or the screen
//! where the login ended: prove who it is (Web SDK),
//! open a session (proxy), fetch what Gigya knows (proxy), then show the form or fill the page's.
//!
//! The same first two steps renew a participant token that ran out, on *Form*, and come before the log-out
//! on all devices.

use contract::{ParticipantToken, Prefill};

use super::recheck::Act;
use super::{Done, Outcome, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    Announcement, Effect, Fault, Flow, FocusTarget, GigyaFault, IdToken, PageFill, PageFormFault, ProxyFault,
    Ticket,
};

impl Flow {
    pub(crate) fn on_continue(&mut self, fx: &mut Effects) {
        if self.waiting().is_some() {
            return;
        }
        if let Screen::Login(login) = &mut self.screen {
            let Some(offered) = login.offer.take() else { return };
            self.greet(offered, fx);
        }
        if matches!(self.screen, Screen::Hello(_)) && !self.asks_first(Act::Continue, fx) {
            self.open(fx);
        }
    }

    /// First step: prove who it is.
    pub(crate) fn open(&mut self, fx: &mut Effects) {
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::Prove { ticket });
    }

    /// Whether a screen before the form waits for this on the way to it.
    fn opens(&self, ticket: Ticket) -> bool {
        let before = !matches!(self.screen, Screen::Form(_) | Screen::AutoSubmitting(_) | Screen::Loading(_));
        before && self.participant.is_some() && self.is_waiting_for(ticket)
    }

    pub(crate) fn on_proved(
        &mut self,
        ticket: Ticket,
        result: Result<IdToken, GigyaFault>,
        fx: &mut Effects,
    ) {
        if !self.is_waiting_for(ticket) {
            return;
        }
        if self.is_logging_out() {
            return self.log_out_proved(result, fx);
        }
        match result {
            Err(fault) => self.call_failed(Fault::Gigya(fault), fx),
            Ok(id_token) => {
                let ticket = self.wait_on_screen(Asks::Proxy, fx);
                fx.push(Effect::OpenSession { ticket, id_token });
            }
        }
    }

    pub(crate) fn on_session_opened(
        &mut self,
        ticket: Ticket,
        result: Result<ParticipantToken, ProxyFault>,
        fx: &mut Effects,
    ) {
        if !self.is_waiting_for(ticket) {
            return;
        }
        if self.is_logging_out() {
            return self.log_out_session_opened(result, fx);
        }
        match result {
            Err(fault) => self.call_failed(Fault::Proxy(fault), fx),
            Ok(token) => {
                self.token = Some(token.clone());
                if self.form_mut().is_some() {
                    return self.send_form(token, fx);
                }
                let ticket = self.wait_on_screen(Asks::Proxy, fx);
                fx.push(Effect::FetchPrefill { ticket, token });
            }
        }
    }

    pub(crate) fn on_prefilled(
        &mut self,
        ticket: Ticket,
        result: Result<Prefill, ProxyFault>,
        fx: &mut Effects,
    ) {
        if !self.opens(ticket) {
            return;
        }
        match result {
            Err(fault) => self.call_failed(Fault::Proxy(fault), fx),
            Ok(prefill) if self.config.page_form => {
                let ticket = self.wait_on_screen(Asks::Proxy, fx);
                let Prefill { gigya_id, values, opt_ins, .. } = prefill;
                fx.push(Effect::FillPageForm { ticket, fill: PageFill { gigya_id, values, opt_ins } });
            }
            Ok(prefill) => self.show_form(prefill, fx),
        }
    }

    pub(crate) fn on_page_form_filled(
        &mut self,
        ticket: Ticket,
        result: Result<u32, PageFormFault>,
        fx: &mut Effects,
    ) {
        if !self.opens(ticket) {
            return;
        }
        match result {
            Err(fault) => self.become_unavailable(Fault::PageForm(fault), fx),
            Ok(filled) => {
                let gigya_id = self.participant.as_ref().map(|p| p.uid.clone()).unwrap_or_default();
                fx.push(Effect::Announce(Announcement::FormFilled { gigya_id: gigya_id.clone(), filled }));
                fx.push(Effect::Focus(FocusTarget::Heading));
                fx.push(Effect::WipeDraft);
                self.screen =
                    Screen::Done(Done { gigya_id: Some(gigya_id), outcome: Outcome::FilledPageForm });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{self, Scenario};
    use crate::*;

    #[test]
    fn the_form_of_the_page_is_filled_instead_of_showing_one() {
        let mut s = Scenario::on_hello_with_page_form();
        let effects = s.continue_to_prefill(scenario::prefill());
        let fill = effects.iter().find_map(|effect| match effect {
            Effect::FillPageForm { fill, .. } => Some(fill.clone()),
            _ => None,
        });
        let fill = fill.expect("the page's form is filled");
        assert_eq!((fill.gigya_id.as_str(), fill.values["firstname"].as_str()), ("ada", "Ada"));
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::PageFormFilled(ticket, Ok(1)));
        assert_eq!(s.name(), "done");
        let told = Effect::Announce(Announcement::FormFilled { gigya_id: "ada".into(), filled: 1 });
        assert!(effects.contains(&told));
    }

    #[test]
    fn a_form_of_the_page_that_is_not_there_is_told_to_both() {
        let mut s = Scenario::on_hello_with_page_form();
        let effects = s.continue_to_prefill(scenario::prefill());
        let fault = PageFormFault::NotFound { given: "#quiz".into() };
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::PageFormFilled(ticket, Err(fault.clone())));
        assert_eq!(s.problem(), Some(Problem::PageFormMissing));
        assert!(effects.contains(&Effect::Report(Fault::PageForm(fault))));
    }

    #[test]
    fn a_session_that_is_too_old_for_a_proof_leads_to_login() {
        let mut s = Scenario::on_hello();
        s.update(Event::Continue);
        let effects = s.reply(|ticket| Event::Proved(ticket, Err(scenario::refused(403_110))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::LogInAgain));
        assert!(!scenario::reports(&effects) && effects.contains(&Effect::Focus(FocusTarget::Heading)));
    }

    #[test]
    fn a_prefill_that_is_never_answered_is_told_on_hello() {
        let mut s = Scenario::on_hello();
        let ticket = s.prove();
        let effects = s.update(Event::SessionOpened(ticket, Ok(scenario::token())));
        assert!(s.ticket_of(&effects) > ticket);
        s.time_passes();
        assert_eq!((s.name(), s.problem()), ("hello", Some(Problem::TookTooLong)));
    }

    #[test]
    fn one_deadline_counts_from_the_click_to_the_form() {
        let mut s = Scenario::on_login();
        let log_in = Event::LogIn { login_id: "ada".into(), password: scenario::secret(), captcha: None };
        let effects = s.update(log_in);
        let (deadline, after_ms) = scenario::timers(&effects).next().expect("the click starts it");
        assert_eq!(after_ms, DEADLINE_MS);
        let mut later = s.reply(|ticket| Event::LoggedIn(ticket, Ok(scenario::ada())));
        later.extend(s.reply(|ticket| Event::Proved(ticket, Ok(IdToken::new("proof".into())))));
        later.extend(s.reply(|ticket| Event::SessionOpened(ticket, Ok(scenario::token()))));
        assert_eq!(scenario::timers(&later).count(), 0, "no step has seven seconds of its own");
        s.update(Event::TimePassed(deadline));
        assert_eq!((s.name(), s.problem()), ("hello", Some(Problem::TookTooLong)));
        let again = s.update(Event::Continue);
        let (next, after_ms) = scenario::timers(&again).next().expect("another click, another deadline");
        assert!(next != deadline && after_ms == DEADLINE_MS);
    }

    #[test]
    fn a_deadline_that_was_kept_ends_nothing_that_began_later() {
        let mut s = Scenario::on_hello();
        let effects = s.update(Event::Continue);
        let (deadline, _) = scenario::timers(&effects).next().expect("a deadline");
        s.open_form(&effects);
        s.update(Event::OptInSet { name: "terms".into(), given: true });
        s.update(Event::Submit);
        assert_eq!(s.update(Event::TimePassed(deadline)), []);
        assert!(s.flow().waiting().is_some());
    }

    #[test]
    fn a_social_login_does_not_use_up_the_deadline_of_the_way_to_the_form() {
        let mut s = Scenario::on_login_of(scenario::every_way());
        s.update(Event::SocialLogin { provider: scenario::provider("facebook") });
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(scenario::ada())));
        assert_eq!(
            scenario::timers(&effects).map(|(_, after_ms)| after_ms).collect::<Vec<_>>(),
            [DEADLINE_MS]
        );
    }

    #[test]
    fn a_foreign_frame_that_forgets_the_session_at_once_is_told_as_such() {
        for (framed, notice) in [
            (Framed::ForeignSite, Notice::ForgottenInFrame),
            (Framed::No, Notice::SessionEnded { kept: false }),
        ] {
            let config = Config { framed, ..scenario::config() };
            let mut s = Scenario::start_with(config, scenario::arrival(false));
            s.arrive();
            let ticket = s.log_in("ada@example.com", "right");
            s.update(Event::LoggedIn(ticket, Ok(scenario::ada())));
            s.reply(|ticket| Event::Proved(ticket, Err(scenario::refused(403_005))));
            let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
            assert_eq!(login.notice, Some(notice));
        }
    }
}

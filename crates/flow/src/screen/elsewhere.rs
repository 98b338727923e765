//! What happens outside this window: a session begins or ends in another one, in another tab, or by single
//! sign-on; the participant comes back to the tab; the page gives its consent.
//!
//! The screen changes by itself, but never under somebody's typing: *Login* offers the session instead,
//! and a form says that its own is over and stays. Of a login here, callback and `onLogin` both come (Web SDK,
//! 1.8, detail 10): the callback acts, and the event counts only when that one fails or never comes.

use super::{Loading, Login, Notice, Phase, Screen};
use crate::flow::Effects;
use crate::{Effect, Flow, Participant, Problem};

impl Flow {
    pub(crate) fn on_session_began(&mut self, began: Participant, fx: &mut Effects) {
        // Who is connected by then is asked when the consent is given.
        if self.config.consent_pending {
            return;
        }
        if self.session_too_old {
            return;
        }
        // The answer to the login says whose that is; this event may be of another window's (Web SDK, 1.1).
        if self.login_ticket().is_some() {
            self.began = Some(began);
            return;
        }
        if let Screen::Loading(Loading::Detecting(ticket)) = self.screen {
            return self.on_session(ticket, Ok(Some(began)), fx);
        }
        if let Some(form) = self.form_mut() {
            if form.gigya_id != began.uid {
                self.session_lost_on_form(fx);
                // Nothing was typed, and it is known who is here by now.
                if matches!(self.screen, Screen::Login(_)) {
                    self.greet(began, fx);
                }
                return;
            }
            form.lost = false;
            if form.problem == Some(Problem::SessionEnded) {
                form.problem = None;
            }
            return;
        }
        if self.participant.as_ref().is_some_and(|known| known.uid == began.uid) {
            return;
        }
        if self.screen.state().is_some_and(|(phase, _)| phase.is_waiting()) {
            return;
        }
        if let Screen::Login(login) = &mut self.screen {
            if login.touched {
                login.offer = Some(began);
            } else {
                self.greet(began, fx);
            }
        } else if self.leads_to_a_session() {
            // Under typing it is *Login* that offers it, or greets: every way from here leads there.
            if !self.is_typed_into() {
                self.greet(began, fx);
            }
        } else if matches!(self.screen, Screen::Hello(_)) {
            self.token = None;
            self.greet(began, fx);
        } else if self.has_filled_page_form() {
            self.wipe(fx);
            self.greet(began, fx);
        }
    }

    /// Whether the screen is on the way to a session, which may as well begin in another tab: there a mail's
    /// link was followed, or a call that was given up here was answered after all.
    fn leads_to_a_session(&self) -> bool {
        let mail_is_sent = matches!(&self.screen, Screen::ForgotPassword(forgot) if forgot.is_sent());
        self.screen.is_step() || mail_is_sent || matches!(self.screen, Screen::CreateAccount(_))
    }

    fn is_typed_into(&self) -> bool {
        self.typing
            || matches!(&self.screen, Screen::CreateAccount(create) if create.is_touched())
            || matches!(&self.screen, Screen::CompleteAccount(complete) if !complete.draft().is_empty())
    }

    /// A login is over, and not by success: a session that began meanwhile is nobody's answer.
    pub(crate) fn login_gave_up(&mut self, fx: &mut Effects) {
        if let Some(began) = self.began.take() {
            self.on_session_began(began, fx);
        }
    }

    pub(crate) fn on_session_ended(&mut self, fx: &mut Effects) {
        self.began = None;
        if self.form_mut().is_some() {
            return self.session_lost_on_form(fx);
        }
        if let Screen::Login(login) = &mut self.screen {
            login.offer = None;
        } else if matches!(&self.screen, Screen::Hello(hello) if hello.phase == Phase::Editing) {
            let kept = self.keeps_a_draft();
            self.show_login(Some(Notice::SessionEnded { kept }), fx);
        } else if self.has_filled_page_form() {
            self.wipe(fx);
            // Without a move of the focus, which may be in the page's form.
            let notice = Some(Notice::SessionEnded { kept: false });
            self.screen = Screen::Login(Login { notice, ..self.fresh_login() });
        }
    }

    fn has_filled_page_form(&self) -> bool {
        matches!(&self.screen, Screen::Done(done) if done.fills_page_form())
    }

    /// The form's session is over. What was typed stays under the typing hands; *Submit* leads to *Login*.
    fn session_lost_on_form(&mut self, fx: &mut Effects) {
        let is_being_sent = self.held_back.is_none();
        let Some(form) = self.form_mut() else { return };
        // The proxy's answer says whether the form was still taken.
        if is_being_sent && form.phase.is_waiting() {
            return;
        }
        if form.is_touched() {
            (form.lost, form.problem) = (true, Some(Problem::SessionEnded));
        } else {
            self.session_ended_on_form(fx);
        }
    }

    /// Another tab may have logged in or out meanwhile (Web SDK, 1.8, detail 9).
    pub(crate) fn on_focus_regained(&mut self, fx: &mut Effects) {
        let idle = matches!(self.screen.state(), Some((Phase::Editing, _)));
        let asks = self.leads_to_a_session()
            || matches!(
                self.screen,
                Screen::Login(_) | Screen::Hello(_) | Screen::Form(_) | Screen::AutoSubmitting(_)
            );
        if (idle && asks && self.screen.social().is_none()) || self.has_filled_page_form() {
            self.detect_quietly(fx);
        }
    }

    /// Asks who is connected; a failure is nobody's concern.
    pub(crate) fn detect_quietly(&mut self, fx: &mut Effects) {
        if self.detecting.is_none() && !self.config.consent_pending {
            let ticket = self.wait(fx);
            self.detecting = Some(crate::flow::Detecting { ticket, quietly: true });
            fx.push(Effect::DetectSession { ticket });
        }
    }

    /// What was said of the missing connection is true no more.
    pub(crate) fn on_came_online(&mut self) {
        self.offline = false;
        if let Some((_, problem)) = self.screen.state_mut() {
            problem.take_if(|said| *said == Problem::Offline);
        }
    }

    pub(crate) fn on_consent_given(&mut self, fx: &mut Effects) {
        if !std::mem::take(&mut self.config.consent_pending) || self.definition.is_none() {
            return;
        }
        if let Some((_, problem)) = self.screen.state_mut()
            && *problem == Some(Problem::ConsentPending)
        {
            *problem = None;
        }
        if let Screen::Login(login) = &mut self.screen {
            login.consent_pending = false;
        }
        if matches!(self.screen, Screen::CreateAccount(_) | Screen::ResetPassword(_)) {
            self.want_rules(fx);
        }
        self.start_gigya(fx);
        self.go_on_from_redirect(fx);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{self, Scenario, ada, every_way, interruption, provider, secret, ticket_of_call};
    use crate::{
        Announcement, Config, Event, GigyaFault, Interruption, Password, ResetToken, Ticket, UrlArrival,
        VerificationToken,
    };

    fn bob() -> Participant {
        Participant { uid: "bob".into(), first_name: "Bob".into(), picture: None }
    }

    fn edit(s: &mut Scenario) {
        s.update(Event::Edited { variable: "firstname".into(), value: "Augusta".into() });
    }

    fn asked_quietly(s: &mut Scenario) -> Ticket {
        let effects = s.update(Event::FocusRegained);
        effects.iter().find_map(ticket_of_call).expect("Gigya is asked who is connected")
    }

    #[test]
    fn a_session_that_begins_elsewhere_is_greeted() {
        let mut s = Scenario::on_login();
        s.update(Event::SessionBegan(ada()));
        assert_eq!(s.name(), "hello");
    }

    #[test]
    fn a_session_that_begins_under_typing_is_offered() {
        let mut s = Scenario::on_login();
        s.update(Event::LoginTyped { login_id: "ad".into() });
        s.update(Event::SessionBegan(ada()));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!((&login.offer, &login.login_id), (&Some(ada()), &"ad".into()));
        s.update(Event::SessionEnded);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.offer, None, "and withdrawn when it ends");
    }

    #[test]
    fn callback_and_event_of_one_login_act_once() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "right");
        assert_eq!(s.update(Event::SessionBegan(ada())), [], "the answer is still to come");
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        let waits = s.flow().waiting();
        assert_eq!(s.update(Event::SessionBegan(ada())), []);
        assert_eq!(s.flow().waiting(), waits);
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn a_login_in_another_window_does_not_end_the_one_here() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "right");
        assert_eq!(s.update(Event::SessionBegan(bob())), []);
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        let told = Announcement::Connected { gigya_id: "ada".into() };
        assert!(effects.contains(&Effect::Announce(told)));
        assert_eq!(s.flow().participant, Some(ada()));
    }

    #[test]
    fn a_session_that_began_while_a_login_here_failed_is_offered() {
        let mut s = Scenario::on_login();
        let ticket = s.log_in("ada@example.com", "wrong");
        s.update(Event::SessionBegan(bob()));
        s.update(Event::LoggedIn(ticket, Err(scenario::refused(403_042))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!((&login.offer, &login.problem), (&Some(bob()), &Some(Problem::WrongCredentials)));
    }

    #[test]
    fn a_login_whose_answer_never_comes_greets_whoever_is_connected_by_then() {
        let mut s = Scenario::on_login();
        s.log_in("ada@example.com", "right");
        s.update(Event::SessionBegan(ada()));
        let effects = s.time_passes();
        assert_eq!((s.name(), s.problem()), ("hello", None));
        assert!(!scenario::reports(&effects), "nothing went wrong for anybody");
    }

    #[test]
    fn a_provider_that_is_called_off_leaves_whoever_connected_meanwhile() {
        let mut s = Scenario::on_login_of(every_way());
        s.update(Event::SocialLogin { provider: provider("facebook") });
        s.update(Event::SessionBegan(bob()));
        assert_eq!(s.name(), "login");
        s.update(Event::CancelSocial);
        assert_eq!(s.name(), "hello");
    }

    #[test]
    fn an_answer_that_came_after_its_deadline_leads_on_all_the_same() {
        let mut s = Scenario::interrupted(interruption(206_002));
        s.update(Event::HaveVerified);
        s.time_passes();
        assert_eq!((s.name(), s.problem()), ("verify-email", Some(Problem::TookTooLong)));
        s.update(Event::SessionBegan(ada()));
        assert_eq!(s.name(), "hello");
        assert_eq!(s.flow().registration, None, "nothing of the step is left");
    }

    #[test]
    fn a_step_that_was_finished_in_another_tab_is_over_here_too() {
        for code in [206_001, 206_002, 206_006, 403_043, 403_100, 403_101, 403_102] {
            let missing = vec!["profile.firstName".to_owned()];
            let mut s = Scenario::interrupted(Interruption { missing, ..interruption(code) });
            if s.flow().waiting().is_some() {
                s.time_passes();
            }
            let ticket = asked_quietly(&mut s);
            s.update(Event::SessionDetected(ticket, Ok(None)));
            let ticket = asked_quietly(&mut s);
            s.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
            assert_eq!(s.name(), "hello", "{code}");
        }
    }

    #[test]
    fn who_connects_in_another_tab_while_nothing_is_typed_into_anothers_form_is_greeted() {
        let mut s = Scenario::on_form();
        let effects = s.update(Event::SessionBegan(bob()));
        let Screen::Hello(hello) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(hello.participant, bob());
        assert!(effects.contains(&Effect::Announce(Announcement::Connected { gigya_id: "bob".into() })));
        assert_eq!(s.flow().token, None, "Ada's goes no further");
    }

    #[test]
    fn a_step_that_is_typed_into_stays() {
        let missing = vec!["profile.firstName".to_owned()];
        let mut answers = Scenario::interrupted(Interruption { missing, ..interruption(206_001) });
        edit(&mut answers);
        let mut code = Scenario::interrupted(interruption(206_006));
        code.reply(|ticket| Event::CodeSent(ticket, Ok(VerificationToken::new("TOP-SECRET".into()))));
        code.update(Event::Typed);
        let mut password = Scenario::on_login_of(every_way());
        password.update(Event::GoToCreateAccount);
        password.update(Event::Typed);
        for mut s in [answers, code, password] {
            let screen = s.screen().clone();
            assert_eq!(s.update(Event::SessionBegan(ada())), []);
            assert_eq!(s.screen(), &screen);
        }
    }

    #[test]
    fn a_step_that_was_finished_elsewhere_and_expires_under_typing_ends_connected() {
        let mut s = Scenario::interrupted(interruption(403_100));
        s.update(Event::Typed);
        s.update(Event::SessionBegan(ada()));
        let (old, new) = (secret(), Password::new("another".into()));
        s.update(Event::ChangePassword { old, new, repeat: Some(Password::new("another".into())) });
        let effects = s.reply(|ticket| Event::PasswordChanged(ticket, Err(scenario::refused(403_025))));
        assert_eq!(s.name(), "login");
        let ticket = effects.iter().find_map(ticket_of_call).expect("Gigya is asked who is connected");
        s.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
        assert_eq!(s.name(), "hello");
    }

    #[test]
    fn who_set_a_new_password_and_logged_in_in_another_tab_is_greeted_where_the_mail_was_asked_for() {
        let mut s = Scenario::on_login_of(every_way());
        s.update(Event::ForgotPassword);
        assert_eq!(s.update(Event::FocusRegained), [], "not before it is sent");
        s.update(Event::SendResetMail { login_id: "ada".into(), answer: None, captcha: None });
        s.reply(|ticket| Event::ResetMailSent(ticket, Ok(crate::ResetMail::Sent)));
        let ticket = asked_quietly(&mut s);
        s.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
        assert_eq!(s.name(), "hello");
    }

    #[test]
    fn a_second_factor_of_a_login_that_is_asked_for_again_is_not_ended_by_the_session_that_does_not_do() {
        let mut s = Scenario::interrupted(interruption(403_110));
        s.log_in("ada@example.com", "right");
        s.reply(|ticket| Event::LoggedIn(ticket, Err(scenario::interrupted(403_101))));
        s.time_passes();
        let ticket = asked_quietly(&mut s);
        assert_eq!(s.update(Event::SessionDetected(ticket, Ok(Some(ada())))), []);
        assert_eq!(s.name(), "second-factor");
    }

    #[test]
    fn a_session_that_ended_again_under_a_login_is_greeted_by_nobody() {
        let mut s = Scenario::on_login();
        s.log_in("ada@example.com", "right");
        s.update(Event::SessionBegan(bob()));
        s.update(Event::SessionEnded);
        s.time_passes();
        assert_eq!((s.name(), s.problem()), ("login", Some(Problem::TookTooLong)));
    }

    #[test]
    fn a_session_that_ends_elsewhere_leads_from_hello_to_login() {
        let mut s = Scenario::on_hello();
        s.update(Event::SessionEnded);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::SessionEnded { kept: false }));
    }

    #[test]
    fn a_session_that_ends_under_typing_leaves_the_form_until_submit() {
        let mut s = Scenario::on_form();
        edit(&mut s);
        s.update(Event::SessionEnded);
        assert_eq!((s.name(), s.problem()), ("form", Some(Problem::SessionEnded)));
        s.update(Event::Submit);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::SessionEnded { kept: true }));
        let ticket = s.log_in("ada@example.com", "right");
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        let Screen::Form(form) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(form.fields[0].value, "Augusta".into());
    }

    #[test]
    fn a_form_that_nobody_touched_leads_to_login_at_once_and_nothing_is_said_to_be_kept() {
        let mut s = Scenario::on_form();
        s.update(Event::SessionEnded);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::SessionEnded { kept: false }));
    }

    #[test]
    fn what_was_typed_is_said_to_be_kept_on_the_way_back_to_it_too() {
        let mut s = Scenario::on_form();
        edit(&mut s);
        s.update(Event::SessionEnded);
        s.update(Event::Submit);
        s.update(Event::SessionBegan(ada()));
        assert_eq!(s.name(), "hello");
        s.update(Event::SessionEnded);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::SessionEnded { kept: true }));
    }

    #[test]
    fn the_same_participant_who_comes_back_elsewhere_mends_the_form() {
        let mut s = Scenario::on_form();
        edit(&mut s);
        s.update(Event::SessionEnded);
        s.update(Event::SessionBegan(ada()));
        assert_eq!((s.name(), s.problem()), ("form", None));
    }

    #[test]
    fn what_one_participant_typed_is_never_sent_for_another() {
        let mut s = Scenario::on_form();
        edit(&mut s);
        s.update(Event::OptInSet { name: "terms".into(), given: true });
        s.update(Event::SessionBegan(bob()));
        let effects = s.update(Event::Submit);
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Submit { .. } | Effect::Prove { .. })));
        assert_eq!(s.name(), "login");
    }

    #[test]
    fn another_participant_is_greeted_in_place_of_the_one_before() {
        let mut s = Scenario::on_hello();
        s.update(Event::SessionBegan(bob()));
        let Screen::Hello(hello) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(hello.participant, bob());
    }

    #[test]
    fn who_comes_back_to_the_tab_is_asked_for_again() {
        let mut s = Scenario::on_hello();
        let ticket = asked_quietly(&mut s);
        s.update(Event::SessionDetected(ticket, Ok(None)));
        assert_eq!(s.name(), "login");
        let ticket = asked_quietly(&mut s);
        s.update(Event::SessionDetected(ticket, Ok(Some(ada()))));
        assert_eq!(s.name(), "hello");
    }

    fn on_filled_page_form() -> Scenario {
        let mut s = Scenario::on_hello_with_page_form();
        s.continue_to_prefill(scenario::prefill());
        s.reply(|ticket| Event::PageFormFilled(ticket, Ok(1)));
        s
    }

    #[test]
    fn a_session_that_ends_elsewhere_empties_the_pages_form_and_leaves_the_focus_there() {
        let mut s = on_filled_page_form();
        let effects = s.update(Event::SessionEnded);
        assert_eq!(effects, [Effect::WipeDraft, Effect::WipePageForm]);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::SessionEnded { kept: false }));
        assert_eq!(s.flow().participant, None);
    }

    #[test]
    fn who_comes_back_to_a_filled_form_of_the_page_is_asked_for_again() {
        let mut s = on_filled_page_form();
        let ticket = asked_quietly(&mut s);
        assert_eq!(s.update(Event::SessionDetected(ticket, Ok(Some(ada())))), []);
        assert_eq!(s.name(), "done");
        let ticket = asked_quietly(&mut s);
        let effects = s.update(Event::SessionDetected(ticket, Ok(None)));
        assert!(effects.contains(&Effect::WipePageForm));
    }

    #[test]
    fn another_participant_finds_nothing_of_the_one_before_in_the_pages_form() {
        let mut s = on_filled_page_form();
        assert!(s.update(Event::SessionBegan(bob())).contains(&Effect::WipePageForm));
        let Screen::Hello(hello) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(hello.participant, bob());
    }

    #[test]
    fn a_participation_that_was_taken_stays_taken_whoever_is_connected() {
        let mut s = Scenario::on_form();
        s.update(Event::OptInSet { name: "terms".into(), given: true });
        s.update(Event::Submit);
        let done = contract::Participated { gigya_id: "ada".into(), changed_meanwhile: vec![] };
        s.reply(|ticket| Event::Submitted(ticket, Ok(done)));
        assert_eq!(s.update(Event::SessionEnded), []);
        assert_eq!(s.name(), "done");
    }

    #[test]
    fn a_failure_of_that_question_is_nobodys_concern() {
        let mut s = Scenario::on_login();
        let ticket = asked_quietly(&mut s);
        assert_eq!(s.update(Event::SessionDetected(ticket, Err(GigyaFault::TimedOut))), []);
        let ticket = asked_quietly(&mut s);
        assert_eq!(s.update(Event::TimePassed(ticket)), []);
        assert_eq!((s.name(), s.problem()), ("login", None));
    }

    #[test]
    fn a_call_under_way_is_not_disturbed_by_a_focus() {
        let mut s = Scenario::on_login();
        s.log_in("ada@example.com", "right");
        assert_eq!(s.update(Event::FocusRegained), []);
    }

    #[test]
    fn without_a_connection_it_is_the_connection_that_is_told_whoever_does_not_answer() {
        let log_in = |offline: bool, fault: GigyaFault| {
            let mut s = Scenario::on_login();
            if offline {
                s.update(Event::WentOffline);
            }
            let ticket = s.log_in("ada@example.com", "right");
            let effects = s.update(Event::LoggedIn(ticket, Err(fault)));
            (s.problem(), scenario::reports(&effects))
        };
        for fault in [GigyaFault::TimedOut, GigyaFault::ScriptIsAStub, scenario::refused(500_026)] {
            assert_eq!(log_in(true, fault.clone()), (Some(Problem::Offline), false), "{fault:?}");
            assert_ne!(log_in(false, fault).0, Some(Problem::Offline));
        }
        let wrong = log_in(true, scenario::refused(403_042)).0;
        assert_eq!(wrong, Some(Problem::WrongCredentials), "an answer came all the same");

        let mut form = Scenario::on_form();
        form.update(Event::OptInSet { name: "terms".into(), given: true });
        form.update(Event::WentOffline);
        form.update(Event::Submit);
        form.reply(|ticket| Event::Submitted(ticket, Err(crate::ProxyFault::Unreachable)));
        assert_eq!(form.problem(), Some(Problem::Offline));
    }

    #[test]
    fn nobody_is_called_offline_any_more_once_the_connection_is_back() {
        let mut s = Scenario::on_login();
        s.update(Event::WentOffline);
        let ticket = s.log_in("ada@example.com", "right");
        s.update(Event::LoggedIn(ticket, Err(GigyaFault::TimedOut)));
        s.update(Event::CameOnline);
        assert_eq!(s.problem(), None);
        let ticket = s.log_in("ada@example.com", "wrong");
        s.update(Event::LoggedIn(ticket, Err(scenario::refused(403_042))));
        s.update(Event::WentOffline);
        s.update(Event::CameOnline);
        assert_eq!(s.problem(), Some(Problem::WrongCredentials), "and whatever else was said stays");
    }

    fn without_consent(url: UrlArrival) -> Scenario {
        let config = Config { consent_pending: true, url, ..scenario::config() };
        let mut s = Scenario::start_with(config, every_way());
        s.arrive_with_session_hint();
        s
    }

    #[test]
    fn nothing_is_asked_of_gigya_before_the_page_gives_its_consent() {
        let mut s = without_consent(UrlArrival::default());
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert!(login.consent_pending);
        let acts = [
            Event::LogIn { login_id: "ada".into(), password: secret(), captcha: None },
            Event::SocialLogin { provider: provider("facebook") },
            Event::FocusRegained,
            Event::ForgotPassword,
            Event::SendResetMail { login_id: "ada".into(), answer: None, captcha: None },
            Event::Back,
            Event::GoToCreateAccount,
            Event::EmailTyped { email: "ada@example.com".into() },
            Event::Edited { variable: "firstname".into(), value: "Ada".into() },
            Event::OptInSet { name: "terms".into(), given: true },
            Event::CreateAccount {
                email: "ada@example.com".into(),
                password: secret(),
                repeat: Some(Password::new("TOP-SECRET".into())),
                captcha: None,
            },
        ];
        for act in acts {
            let effects = s.update(act.clone());
            assert!(!effects.iter().any(|effect| ticket_of_call(effect).is_some()), "{act:?}: {effects:?}");
        }
        assert_eq!((s.name(), s.problem()), ("create-account", Some(Problem::ConsentPending)));
    }

    #[test]
    fn a_reset_link_waits_for_the_consent_too() {
        let token = Some(ResetToken::new("TOP-SECRET".into()));
        let mut s = without_consent(UrlArrival { reset_token: token, ..UrlArrival::default() });
        s.update(Event::ResetPassword { password: secret(), repeat: None });
        assert_eq!((s.name(), s.problem()), ("reset-password", Some(Problem::ConsentPending)));
        s.update(Event::ConsentGiven);
        assert_eq!(s.problem(), None);
        let effects = s.update(Event::ResetPassword { password: secret(), repeat: None });
        assert!(effects.iter().any(|effect| matches!(effect, Effect::ResetPassword { .. })));
    }

    #[test]
    fn everything_starts_with_the_consent() {
        let mut s = without_consent(UrlArrival::default());
        s.update(Event::LogIn { login_id: "ada".into(), password: secret(), captcha: None });
        assert_eq!(s.problem(), Some(Problem::ConsentPending));
        let effects = s.update(Event::ConsentGiven);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::DetectSession { .. })));
        assert_eq!(s.problem(), None);
        assert_eq!(s.update(Event::ConsentGiven), [], "once");
        s.log_in("ada@example.com", "right");
    }

    #[test]
    fn a_consent_that_comes_before_the_definition_counts() {
        let config = Config { consent_pending: true, ..scenario::config() };
        let mut s = Scenario::start_with(config, every_way());
        s.update(Event::ConsentGiven);
        let effects = s.arrive();
        assert!(effects.iter().any(|effect| matches!(effect, Effect::DetectSession { .. })));
    }
}

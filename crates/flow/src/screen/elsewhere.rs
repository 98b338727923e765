//! What happens outside this window: a session begins or ends in another one, in another tab, or by single
//! sign-on; the participant comes back to the tab; the page gives its consent.
//!
//! The screen changes by itself, but never under somebody's typing: *Login* offers the session instead,
//! and a form says that its own is over and stays. Callback and `onLogin` both come (Web SDK, 1.8, detail
//! 10): whichever comes first acts, and the other finds the same UID.

use super::{Loading, Notice, Phase, Screen};
use crate::flow::Effects;
use crate::{Effect, Flow, Participant, Problem};

impl Flow {
    pub(crate) fn on_session_began(&mut self, began: Participant, fx: &mut Effects) {
        if let Some(ticket) = self.login_ticket() {
            return self.on_logged_in(ticket, Ok(began), fx);
        }
        if let Screen::Loading(Loading::Detecting(ticket)) = self.screen {
            return self.on_session(ticket, Ok(Some(began)), fx);
        }
        if let Some(form) = self.form_mut() {
            if form.gigya_id != began.uid {
                return self.session_lost_on_form(fx);
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
        } else if let Screen::CreateAccount(create) = &self.screen {
            // Under typing it is offered by *Login*, which asks again.
            if !create.is_touched() {
                self.greet(began, fx);
            }
        } else if matches!(self.screen, Screen::Hello(_)) {
            self.token = None;
            self.greet(began, fx);
        }
    }

    pub(crate) fn on_session_ended(&mut self, fx: &mut Effects) {
        if self.form_mut().is_some() {
            return self.session_lost_on_form(fx);
        }
        if let Screen::Login(login) = &mut self.screen {
            login.offer = None;
        } else if matches!(&self.screen, Screen::Hello(hello) if hello.phase == Phase::Editing) {
            self.show_login(Some(Notice::SessionEnded), fx);
        }
    }

    /// The form's session is over. What was typed stays under the typing hands; *Submit* leads to *Login*.
    fn session_lost_on_form(&mut self, fx: &mut Effects) {
        let Some(form) = self.form_mut() else { return };
        // The proxy's answer says whether the form was still taken.
        if form.phase.is_waiting() {
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
        let asks = matches!(
            self.screen,
            Screen::Login(_) | Screen::Hello(_) | Screen::Form(_) | Screen::CreateAccount(_)
        );
        if idle && asks && self.screen.social().is_none() {
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
        if !matches!(self.screen, Screen::ResetPassword(_)) {
            self.start_gigya(fx);
        }
    }
}

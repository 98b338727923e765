//! *Form*: the campaign's questions, answered as far as Gigya knows the answers.
//!
//! Entered when the prefill has come, and by *Undo* from *AutoSubmitting*; every field can be edited.
//! *Submit* judges the answers with the proxy's own rules and sends them once; it leads to *Done*. A session
//! that ends meanwhile leads to *Login*, and what was typed comes back for the same participant only. *Log
//! out* wipes it.

use contract::{Field, ParticipantToken, Participated, Participation, Prefill};

pub use super::answers::{Answer, Consent};
use super::answers::{complain, has_complaints, judge};
use super::recheck::Act;
use super::{AutoSubmitting, Done, Notice, Outcome, Phase, Screen};
use crate::draft::Draft;
use crate::flow::{Asks, Effects};
use crate::{Announcement, Effect, Fault, Flow, FocusTarget, Personal, Problem, ProxyFault, Ticket};

/// The campaign's form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The participant's Gigya UID.
    pub gigya_id: String,
    /// The fields that are shown, in order.
    pub fields: Vec<Answer>,
    /// The opt-ins, in order.
    pub opt_ins: Vec<Consent>,
    /// Whether the form is being sent.
    pub phase: Phase,
    /// Why it could not be sent.
    pub problem: Option<Problem>,
    /// Whether the participant has just linked two accounts: from now on they are one.
    pub linked: bool,
    /// Whether the session ended elsewhere while something was being typed.
    pub(crate) lost: bool,
    /// Whether the participant token was renewed already for this submission.
    renewed: bool,
}

impl Form {
    /// Whether anything on the form is wrong.
    pub fn has_complaints(&self) -> bool {
        has_complaints(&self.fields, &self.opt_ins)
    }

    /// Whether anything was typed or ticked.
    pub(crate) fn is_touched(&self) -> bool {
        self.fields.iter().any(Answer::is_changed) || self.opt_ins.iter().any(Consent::is_changed)
    }

    fn draft(&self) -> Draft {
        Draft::of(Some(self.gigya_id.clone()), &self.fields, &self.opt_ins)
    }

    fn participation(&self) -> Participation {
        // Inserted one by one: collecting into a map sorts first, which is a lot of code for a few entries.
        let mut participation = Participation::default();
        for answer in &self.fields {
            let variable = &answer.field.variable;
            if answer.is_changed() {
                participation.changed.insert(variable.clone(), answer.shown_with.0.clone());
            }
            participation.values.insert(variable.clone(), answer.value.0.trim().to_owned());
        }
        for consent in &self.opt_ins {
            let name = &consent.opt_in.name;
            if consent.is_changed() {
                let shown_with = consent.shown_with.map(|shown| if shown { "true" } else { "false" });
                participation.changed.insert(name.clone(), shown_with.unwrap_or_default().to_owned());
            }
            participation.opt_ins.insert(name.clone(), consent.given);
        }
        participation
    }
}

impl Flow {
    /// The form, on *Form* and behind *AutoSubmitting*.
    pub(crate) fn form_mut(&mut self) -> Option<&mut Form> {
        if let Screen::Form(form) | Screen::AutoSubmitting(AutoSubmitting { form, .. }) = &mut self.screen {
            return Some(form);
        }
        None
    }

    pub(crate) fn show_form(&mut self, prefill: Prefill, fx: &mut Effects) {
        let Some(definition) = &self.definition else { return };
        let mut form = Form {
            fields: vec![],
            opt_ins: vec![],
            gigya_id: prefill.gigya_id,
            phase: Phase::Editing,
            problem: None,
            linked: matches!(self.screen, Screen::LinkAccount(_)),
            lost: false,
            renewed: false,
        };
        for field in &definition.form.fields {
            if !field.hidden || (field.required && !prefill.withheld.contains(&field.variable)) {
                let known = prefill.values.get(&field.variable).cloned().unwrap_or_default();
                form.fields.push(Answer::new(field.clone(), Personal(known)));
            }
        }
        for opt_in in &definition.form.opt_ins {
            form.opt_ins.push(Consent::new(opt_in.clone(), prefill.opt_ins.get(&opt_in.name).copied()));
        }
        let auto_submit = definition.auto_submit;
        if let Some(draft) = self.draft.take() {
            if draft.owner.as_deref() == Some(&form.gigya_id) {
                draft.put_back(&mut form.fields, &mut form.opt_ins);
            } else {
                fx.push(Effect::WipeDraft);
            }
        }
        match auto_submit {
            Some(auto_submit) if self.may_submit_by_itself(&form) => self.auto_submit(form, auto_submit, fx),
            _ => self.screen = Screen::Form(form),
        }
        fx.push(Effect::Focus(FocusTarget::Heading));
    }

    /// A field of *Form*, *Create account* or *Complete account*.
    pub(crate) fn on_edited(&mut self, variable: &str, value: Personal, fx: &mut Effects) {
        let today = self.config.today;
        let Some((fields, _)) = self.screen.questions_mut() else { return };
        let Some(answer) = fields.iter_mut().find(|a| a.field.variable == variable) else { return };
        answer.value = value;
        // A complaint goes as soon as it is mended; a new one waits for *Submit*.
        if answer.complaint.is_some() {
            answer.judge(today);
        }
        self.keep_draft(fx);
    }

    pub(crate) fn on_opt_in_set(&mut self, name: &str, given: bool, fx: &mut Effects) {
        let Some((_, opt_ins)) = self.screen.questions_mut() else { return };
        let Some(consent) = opt_ins.iter_mut().find(|c| c.opt_in.name == name) else { return };
        consent.given = given;
        if consent.complaint.is_some() {
            consent.judge();
        }
        self.keep_draft(fx);
    }

    pub(crate) fn keep_draft(&self, fx: &mut Effects) {
        if let Screen::Form(form) = &self.screen {
            fx.push(Effect::KeepDraft(form.draft()));
        } else if let Screen::CreateAccount(create) = &self.screen {
            fx.push(Effect::KeepDraft(create.draft()));
        }
    }

    pub(crate) fn on_submit(&mut self, fx: &mut Effects) {
        let today = self.config.today;
        let Some(form) = self.form_mut() else { return };
        if form.phase.is_waiting() {
            return;
        }
        if form.lost {
            return self.session_ended_on_form(fx);
        }
        if judge(&mut form.fields, &mut form.opt_ins, today) {
            form.problem = Some(Problem::InvalidAnswers);
            fx.push(Effect::Focus(FocusTarget::Summary));
            return;
        }
        if self.asks_first(Act::Submit, fx) {
            return;
        }
        if let Some(form) = self.form_mut() {
            form.renewed = false;
        }
        if let Screen::AutoSubmitting(auto) = &mut self.screen {
            auto.stands = None;
        }
        match self.token.clone() {
            Some(token) => self.send_form(token, fx),
            None => self.open(fx),
        }
    }

    pub(crate) fn send_form(&mut self, token: ParticipantToken, fx: &mut Effects) {
        let ticket = self.wait_on_screen(Asks::Proxy, fx);
        let Some(form) = self.form_mut() else { return };
        fx.push(Effect::Submit { ticket, token, participation: form.participation() });
    }

    pub(crate) fn on_submitted(
        &mut self,
        ticket: Ticket,
        result: Result<Participated, ProxyFault>,
        fx: &mut Effects,
    ) {
        let Some(form) = self.form_mut() else { return };
        if form.phase != Phase::Waiting(ticket) {
            return;
        }
        match result {
            Ok(Participated { gigya_id, changed_meanwhile }) => {
                fx.push(Effect::Announce(Announcement::Participated { gigya_id: gigya_id.clone() }));
                fx.push(Effect::Focus(FocusTarget::Heading));
                let fields = form.fields.iter().map(|answer| &answer.field);
                let named = |field: &&Field| changed_meanwhile.contains(&field.variable);
                let changed_meanwhile = fields.filter(named).cloned().collect();
                fx.push(Effect::WipeDraft);
                let outcome = Outcome::Participated { changed_meanwhile };
                self.screen = Screen::Done(Done { gigya_id: Some(gigya_id), outcome });
            }
            // The participant token lives ten minutes; forms are left open for longer.
            Err(fault) if fault.wants_proof() && !form.renewed => {
                form.renewed = true;
                self.token = None;
                self.open(fx);
            }
            Err(fault) => self.submitting_failed(Fault::Proxy(fault), fx),
        }
    }

    /// The form stays as it is, or is shown at last, with the reason.
    pub(crate) fn submitting_failed(&mut self, fault: Fault, fx: &mut Effects) {
        self.unfold();
        let Some(definition) = &self.definition else { return };
        let Screen::Form(form) = &mut self.screen else { return };
        if let Fault::Proxy(ProxyFault::Refused(details)) = &fault {
            for (name, complaint) in &details.complaints {
                complain(&mut form.fields, &mut form.opt_ins, &definition.form.fields, name, complaint);
            }
        }
        self.tell(self.said_of_answers(&fault));
        fx.push(Effect::Report(fault));
        fx.push(Effect::Focus(FocusTarget::Summary));
    }

    pub(crate) fn session_ended_on_form(&mut self, fx: &mut Effects) {
        let kept = self.keep_form();
        self.show_login(Some(Notice::SessionEnded { kept }), fx);
    }

    /// What was typed waits for the same participant; says whether there was something.
    pub(crate) fn keep_form(&mut self) -> bool {
        let Some(form) = self.form_mut() else { return false };
        let typed = form.is_touched().then(|| form.draft());
        self.draft = typed;
        self.draft.is_some()
    }

    /// Whether something that the connected participant typed waits for the form.
    pub(crate) fn keeps_a_draft(&self) -> bool {
        let uid = self.participant.as_ref().map(|participant| &participant.uid);
        let of_them = |draft: &&Draft| draft.owner.is_some() && draft.owner.as_ref() == uid;
        self.draft.as_ref().filter(of_them).is_some_and(|draft| !draft.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use contract::{Complaint, ProblemCode, ProblemDetails};

    use crate::scenario::{self, Scenario};
    use crate::*;

    fn form(s: &Scenario) -> screen::Form {
        let Screen::Form(form) = s.screen() else { panic!("{}", s.name()) };
        form.clone()
    }

    fn edit(s: &mut Scenario, variable: &str, value: &str) {
        s.update(Event::Edited { variable: variable.into(), value: value.into() });
    }

    fn agree(s: &mut Scenario) {
        s.update(Event::OptInSet { name: "terms".into(), given: true });
    }

    fn sent(effects: &[Effect]) -> Option<contract::Participation> {
        effects.iter().find_map(|effect| match effect {
            Effect::Submit { participation, .. } => Some(participation.clone()),
            _ => None,
        })
    }

    #[test]
    fn a_hidden_field_that_gigya_knows_is_not_shown() {
        let s = Scenario::on_form();
        let shown: Vec<_> = form(&s).fields.iter().map(|a| a.field.variable.clone()).collect();
        assert_eq!(shown, ["firstname", "birthday"]);
    }

    #[test]
    fn a_hidden_required_field_that_gigya_lacks_is_shown() {
        let s = Scenario::on_form_with(contract::Prefill { withheld: [].into(), ..scenario::prefill() });
        assert_eq!(form(&s).fields[0].field.variable, "email");
    }

    #[test]
    fn only_what_was_changed_is_named_with_what_it_was_shown_with() {
        let mut s = Scenario::on_form();
        edit(&mut s, "firstname", " Augusta ");
        agree(&mut s);
        let participation = sent(&s.update(Event::Submit)).expect("the form is sent");
        assert_eq!(participation.values["firstname"], "Augusta");
        let changed: Vec<_> = participation.changed.into_iter().collect();
        assert_eq!(changed, [("firstname".into(), "Ada".into()), ("terms".into(), String::new())]);
    }

    #[test]
    fn a_double_click_submits_once() {
        let mut s = Scenario::on_form();
        agree(&mut s);
        assert!(sent(&s.update(Event::Submit)).is_some());
        assert_eq!(s.update(Event::Submit), []);
    }

    #[test]
    fn an_opt_in_that_is_required_and_not_given_stops_the_form() {
        let mut s = Scenario::on_form();
        let effects = s.update(Event::Submit);
        assert_eq!(effects, [Effect::Focus(FocusTarget::Summary)]);
        assert_eq!(form(&s).opt_ins[0].complaint, Some(Complaint::Required));
        assert_eq!(form(&s).problem, Some(Problem::InvalidAnswers));
    }

    #[test]
    fn a_complaint_goes_as_soon_as_it_is_mended() {
        let mut s = Scenario::on_form();
        edit(&mut s, "firstname", "");
        s.update(Event::Submit);
        assert_eq!(form(&s).fields[0].complaint, Some(Complaint::Required));
        edit(&mut s, "firstname", "A");
        assert_eq!(form(&s).fields[0].complaint, None);
    }

    #[test]
    fn a_field_is_not_judged_while_it_is_typed_for_the_first_time() {
        let mut s = Scenario::on_form();
        edit(&mut s, "birthday", "19");
        assert_eq!(form(&s).fields[1].complaint, None);
    }

    #[test]
    fn a_value_that_the_proxy_refuses_is_told_on_its_field() {
        let mut s = Scenario::on_form();
        agree(&mut s);
        let effects = s.update(Event::Submit);
        let mut details = ProblemDetails::new(ProblemCode::InvalidParticipation);
        details.complaints.insert("firstname".into(), Complaint::TooLong);
        details.complaints.insert("email".into(), Complaint::Required);
        let ticket = s.ticket_of(&effects);
        s.update(Event::Submitted(ticket, Err(ProxyFault::Refused(details.into()))));
        let form = form(&s);
        assert_eq!(form.fields[0].complaint, Some(Complaint::TooLong));
        let email = form.fields.last().expect("the hidden field that Gigya lacks by now is shown");
        assert_eq!((email.field.variable.as_str(), &email.complaint), ("email", &Some(Complaint::Required)));
    }

    #[test]
    fn a_proxy_that_is_down_loses_nothing_that_was_typed() {
        let mut s = Scenario::on_form();
        edit(&mut s, "firstname", "Augusta");
        agree(&mut s);
        let effects = s.update(Event::Submit);
        let ticket = s.ticket_of(&effects);
        s.update(Event::Submitted(ticket, Err(ProxyFault::Unreachable)));
        assert_eq!(form(&s).problem, Some(Problem::ServiceUnavailable));
        assert_eq!(form(&s).fields[0].value, "Augusta".into());
        assert!(sent(&s.update(Event::Submit)).is_some(), "and it can be sent again");
    }

    #[test]
    fn who_is_told_to_wait_keeps_the_form_and_may_send_it_again() {
        let mut s = Scenario::on_form();
        edit(&mut s, "firstname", "Augusta");
        agree(&mut s);
        let effects = s.update(Event::Submit);
        let ticket = s.ticket_of(&effects);
        let refused = scenario::proxy_refused(ProblemCode::TooManyRequests);
        s.update(Event::Submitted(ticket, Err(refused)));
        assert_eq!(form(&s).problem, Some(Problem::TooManyAttempts));
        assert_eq!(form(&s).fields[0].value, "Augusta".into());
        assert!(sent(&s.update(Event::Submit)).is_some());
    }

    #[test]
    fn a_token_that_ran_out_is_renewed_once_without_a_word() {
        let mut s = Scenario::on_form();
        agree(&mut s);
        let effects = s.update(Event::Submit);
        let expired = || Err(scenario::proxy_refused(ProblemCode::ParticipantTokenRefused));
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::Submitted(ticket, expired()));
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::Proved(ticket, Ok(IdToken::new("fresh".into()))));
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::SessionOpened(ticket, Ok(scenario::token())));
        assert!(sent(&effects).is_some());
        let ticket = s.ticket_of(&effects);
        s.update(Event::Submitted(ticket, expired()));
        assert_eq!(form(&s).problem, Some(Problem::SessionEnded), "a second refusal is told");
    }

    fn lose_the_session(s: &mut Scenario) {
        lose_the_session_by(s, 403_005);
    }

    fn lose_the_session_by(s: &mut Scenario, code: u32) {
        edit(s, "firstname", "Augusta");
        agree(s);
        let effects = s.update(Event::Submit);
        let expired = scenario::proxy_refused(ProblemCode::ParticipantTokenRefused);
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::Submitted(ticket, Err(expired)));
        let ticket = s.ticket_of(&effects);
        s.update(Event::Proved(ticket, Err(scenario::refused(code))));
        assert_eq!(s.name(), "login");
    }

    #[test]
    fn a_session_that_is_too_old_is_begun_again_with_what_was_typed() {
        let mut s = Scenario::on_form();
        lose_the_session_by(&mut s, 403_110);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!((login.notice, &login.problem), (Some(Notice::LogInAgain), &None));
        assert_eq!(s.update(Event::SessionBegan(scenario::ada())), [], "it is the session that does not do");
        let ada = || "ada@example.com".into();
        let again = Event::LogIn { login_id: ada(), password: scenario::secret(), captcha: None };
        let effects = s.update(again);
        assert!(effects.iter().any(|e| matches!(e, Effect::LogIn { mode: LogInMode::ReAuth, .. })));
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(scenario::ada())));
        s.open_form(&effects);
        assert_eq!(form(&s).fields[0].value, "Augusta".into());
    }

    #[test]
    fn what_was_typed_comes_back_when_the_same_participant_logs_in_again() {
        let mut s = Scenario::on_form();
        lose_the_session(&mut s);
        let ticket = s.log_in("ada@example.com", "right");
        let effects = s.update(Event::LoggedIn(ticket, Ok(scenario::ada())));
        s.open_form(&effects);
        assert_eq!(form(&s).fields[0].value, "Augusta".into());
        assert_eq!(form(&s).fields[0].shown_with, "Ada".into());
    }

    #[test]
    fn another_participant_sees_nothing_of_what_was_typed() {
        let mut s = Scenario::on_form();
        lose_the_session(&mut s);
        let ticket = s.log_in("bob@example.com", "right");
        let bob = Participant { uid: "bob".into(), ..scenario::ada() };
        let effects = s.update(Event::LoggedIn(ticket, Ok(bob)));
        s.open_form_with(&effects, contract::Prefill { gigya_id: "bob".into(), ..scenario::prefill() });
        assert_eq!(form(&s).fields[0].value, "Ada".into());
    }

    #[test]
    fn the_page_is_told_the_gigya_id_at_the_end() {
        let mut s = Scenario::on_form();
        agree(&mut s);
        let effects = s.update(Event::Submit);
        let done = contract::Participated { gigya_id: "ada".into(), changed_meanwhile: vec![] };
        let ticket = s.ticket_of(&effects);
        let effects = s.update(Event::Submitted(ticket, Ok(done)));
        assert_eq!(s.name(), "done");
        assert!(effects.contains(&Effect::Announce(Announcement::Participated { gigya_id: "ada".into() })));
    }

    #[test]
    fn a_field_that_changed_meanwhile_is_told_at_the_end() {
        let mut s = Scenario::on_form();
        agree(&mut s);
        let effects = s.update(Event::Submit);
        let changed_meanwhile = vec!["firstname".to_owned(), "terms".to_owned()];
        let done = contract::Participated { gigya_id: "ada".into(), changed_meanwhile };
        s.update(Event::Submitted(s.ticket_of(&effects), Ok(done)));
        let Screen::Done(done) = s.screen() else { panic!("{}", s.name()) };
        let screen::Outcome::Participated { changed_meanwhile } = &done.outcome else { panic!("{done:?}") };
        let told: Vec<_> = changed_meanwhile.iter().map(|field| field.variable.as_str()).collect();
        assert_eq!(told, ["firstname"]);
    }

    fn kept(effects: &[Effect]) -> Option<Draft> {
        effects.iter().find_map(|effect| match effect {
            Effect::KeepDraft(draft) => Some(draft.clone()),
            _ => None,
        })
    }

    #[test]
    fn a_draft_holds_what_was_typed_and_nothing_that_was_prefilled() {
        let mut s = Scenario::on_form();
        let effects = s.update(Event::Edited { variable: "birthday".into(), value: "1985-03-07".into() });
        let draft = kept(&effects).expect("kept");
        assert_eq!(draft.owner.as_deref(), Some("ada"));
        assert_eq!(draft.values, [("birthday".to_owned(), "1985-03-07".into())]);
        assert!(!format!("{draft:?}").contains("1985"));
    }

    fn reloaded(draft: Draft) -> (Scenario, Vec<Effect>) {
        let mut arrival = scenario::arrival(false);
        arrival.draft = Some(draft);
        let mut s = Scenario::start_with(scenario::config(), arrival).greeted();
        let effects = s.continue_to_prefill(scenario::prefill());
        (s, effects)
    }

    #[test]
    fn a_draft_survives_a_reload_for_who_typed_it() {
        let values = vec![("firstname".to_owned(), "Augusta".into())];
        let (s, effects) = reloaded(Draft { owner: Some("ada".into()), values, ..Draft::default() });
        assert_eq!(form(&s).fields[0].value, "Augusta".into());
        assert!(!effects.contains(&Effect::WipeDraft));
    }

    #[test]
    fn a_draft_of_somebody_else_is_wiped() {
        for owner in [Some("bob".to_owned()), None] {
            let values = vec![("firstname".to_owned(), "Bob".into())];
            let (s, effects) = reloaded(Draft { owner, values, ..Draft::default() });
            assert_eq!(form(&s).fields[0].value, "Ada".into());
            assert!(effects.contains(&Effect::WipeDraft));
        }
    }

    #[test]
    fn a_participation_that_was_taken_wipes_the_draft() {
        let mut s = Scenario::on_form();
        agree(&mut s);
        s.update(Event::Submit);
        let done = contract::Participated { gigya_id: "ada".into(), changed_meanwhile: vec![] };
        assert!(s.reply(|ticket| Event::Submitted(ticket, Ok(done))).contains(&Effect::WipeDraft));
    }
}

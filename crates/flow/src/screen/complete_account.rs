//! *Complete account*: Gigya calls the account incomplete (206001, 206003), so the participant is asked for
//! what is missing, and for nothing else.
//!
//! Entered in place of a login's success, and after an account was created without all that the site
//! requires. Where the answer does not say what is missing, or names what neither the campaign nor the
//! catalogue knows, the schema is asked first. The answers are saved, and the registration's last call ends
//! as any login ends. Left by *Back*, to *Login*.

use contract::Complaint;
use gigya::{ResponseCode, Schema};

use super::answers::{Answer, Consent, judge};
use super::questions::{Questions, entries, need_schema};
use super::{CaptchaPlace, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    Draft, Effect, Fault, FieldError, Flow, FocusTarget, GigyaFault, Interruption, Personal, Problem, Ticket,
};

/// An account is asked for what it lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct CompleteAccount {
    /// The missing fields.
    pub fields: Vec<Answer>,
    /// The missing consents, none of them ticked.
    pub opt_ins: Vec<Consent>,
    /// Whether a call is under way.
    pub phase: Phase,
    /// Why the answers could not be taken.
    pub problem: Option<Problem>,
    /// Whether a captcha is shown.
    pub captcha: CaptchaPlace,
    /// Whose account it is, where that is known: nobody else sees what was typed.
    pub(crate) email: Option<Personal>,
    /// What tells whose it is where there is no address.
    person: Option<Personal>,
    /// What Gigya said is missing.
    missing: Vec<String>,
    /// The paths whose values are numbers.
    numbers: Vec<String>,
    /// Whether the registration was finished without a question, for want of one.
    finished_blindly: bool,
    /// The paths that were asked for before, and what Gigya said to the answers.
    before: Option<(Vec<String>, Fault)>,
}

impl CompleteAccount {
    /// Whether the questions are not known yet: a skeleton while the screen waits, else *Try again*.
    pub fn is_preparing(&self) -> bool {
        self.fields.is_empty() && self.opt_ins.is_empty()
    }

    pub(crate) fn draft(&self) -> Draft {
        Draft { email: self.whose().cloned(), ..Draft::of(None, &self.fields, &self.opt_ins) }
    }

    fn whose(&self) -> Option<&Personal> {
        self.email.as_ref().or(self.person.as_ref())
    }

    /// The paths that are asked for.
    fn asked(&self) -> Vec<String> {
        let fields = self.fields.iter().map(|answer| &answer.field.path);
        fields.chain(self.opt_ins.iter().map(|consent| &consent.opt_in.path)).cloned().collect()
    }
}

impl Flow {
    pub(crate) fn complete_account(&mut self, interruption: Interruption, fx: &mut Effects) {
        let mut asked_before = None;
        if let Screen::CompleteAccount(before) = &self.screen {
            let fault = Fault::Gigya(GigyaFault::Interrupted(Box::new(interruption.clone())));
            if before.finished_blindly {
                return self.say(self.problem_of(&fault), fx);
            }
            asked_before = Some((before.asked(), fault));
            self.kept = Some(before.draft());
        }
        let mut missing = interruption.missing;
        if interruption.code == ResponseCode::ACCOUNT_MISSING_LOGINID {
            missing.push("profile.email".to_owned());
        }
        let (email, person) = if let Screen::CompleteAccount(before) = &self.screen {
            (before.email.clone(), before.person.clone())
        } else {
            (interruption.email.or_else(|| self.known_login_id()), interruption.person)
        };
        self.screen = Screen::CompleteAccount(CompleteAccount {
            fields: vec![],
            opt_ins: vec![],
            phase: Phase::Editing,
            problem: None,
            captcha: CaptchaPlace::default(),
            email,
            person,
            missing,
            numbers: vec![],
            finished_blindly: false,
            before: asked_before,
        });
        fx.push(Effect::Focus(FocusTarget::Heading));
        self.prepare_questions(fx);
    }

    /// Asks at once, or asks the schema first.
    pub(crate) fn prepare_questions(&mut self, fx: &mut Effects) {
        let (Screen::CompleteAccount(complete), Some(definition)) = (&self.screen, &self.definition) else {
            return;
        };
        if !need_schema(&definition.form, &complete.missing) {
            return self.ask_questions(None, fx);
        }
        let Some(registration) = self.registration.clone() else { return };
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::FetchSchema { ticket, registration });
    }

    pub(crate) fn on_schema_fetched(
        &mut self,
        ticket: Ticket,
        result: Result<Schema, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::CompleteAccount(complete) = &mut self.screen else { return };
        if complete.phase != Phase::Waiting(ticket) {
            return;
        }
        match result {
            Ok(schema) => self.ask_questions(Some(&schema), fx),
            // What Gigya named can be asked for without the schema.
            Err(_) if !complete.missing.is_empty() => self.ask_questions(None, fx),
            Err(fault) => self.call_failed(Fault::Gigya(fault), fx),
        }
    }

    fn ask_questions(&mut self, schema: Option<&Schema>, fx: &mut Effects) {
        let (Screen::CompleteAccount(complete), Some(definition)) = (&mut self.screen, &self.definition)
        else {
            return;
        };
        let questions = Questions::ask(&definition.form, &complete.missing, schema);
        let nameless = questions.opt_ins.iter().filter(|consent| consent.opt_in.label.0.is_empty());
        let nameless = nameless.map(|consent| consent.opt_in.path.clone());
        fx.extend(nameless.map(|path| Effect::Report(Fault::ConsentWithoutWords { path })));
        complete.phase = Phase::Editing;
        complete.fields = questions.fields;
        complete.opt_ins = questions.opt_ins;
        complete.numbers = questions.numbers;
        if complete.is_preparing() {
            complete.finished_blindly = true;
            return self.finalize(fx);
        }
        if let Some(kept) = self.kept.take().filter(|kept| kept.email.as_ref() == complete.whose()) {
            kept.put_back(&mut complete.fields, &mut complete.opt_ins);
        }
        let asked = complete.asked();
        if let Some((_, fault)) = complete.before.take().filter(|(before, _)| *before == asked) {
            self.was_not_kept(fault, fx);
        }
    }

    /// The same is asked for as before, and was answered: Gigya keeps none of it, for whatever reason.
    fn was_not_kept(&mut self, fault: Fault, fx: &mut Effects) {
        let said = self.problem_of(&fault);
        let own_words = matches!(said, Problem::Replaced { .. });
        self.say(if own_words { said } else { Problem::Refused { because: None } }, fx);
        fx.push(Effect::Report(fault));
    }

    pub(crate) fn on_complete(&mut self, fx: &mut Effects) {
        let today = self.config.today;
        let Some(registration) = self.registration.clone() else { return };
        let Screen::CompleteAccount(complete) = &mut self.screen else { return };
        if complete.phase.is_waiting() || complete.is_preparing() {
            return;
        }
        if judge(&mut complete.fields, &mut complete.opt_ins, today) {
            return self.say(Problem::InvalidAnswers, fx);
        }
        let entries = entries(&complete.fields, &complete.opt_ins, &complete.numbers);
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        let captcha = self.captcha.take();
        fx.push(Effect::SaveAccount { ticket, registration, entries, captcha });
    }

    pub(crate) fn on_account_saved(
        &mut self,
        ticket: Ticket,
        result: Result<(), GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::CompleteAccount(complete) = &mut self.screen else { return };
        if complete.phase != Phase::Waiting(ticket) {
            return;
        }
        let Err(fault) = result else { return self.finalize(fx) };
        if let GigyaFault::Interrupted(interruption) = &fault {
            for error in &interruption.validation_errors {
                complain_at(complete, error);
            }
        }
        self.interrupted(fault, fx);
    }
}

/// Each error on its field (Web SDK, 1.9: public code showed the last one only).
fn complain_at(complete: &mut CompleteAccount, error: &FieldError) {
    let complaint = match error.code {
        ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR => Complaint::Required,
        ResponseCode::UNIQUE_IDENTIFIER_EXISTS | ResponseCode::UNIQUE_INDEX_VALIDATION_ERROR => {
            Complaint::Taken
        }
        _ => Complaint::Refused,
    };
    let birthday = |path: &str| path.starts_with("profile.birth");
    let meant = |path: &str| {
        path == error.path
            || (birthday(path) && birthday(&error.path))
            || path.strip_prefix("profile.") == Some(&error.path)
    };
    if let Some(answer) = complete.fields.iter_mut().find(|answer| meant(&answer.field.path)) {
        answer.complaint = Some(complaint);
    } else if let Some(consent) = complete.opt_ins.iter_mut().find(|consent| meant(&consent.opt_in.path)) {
        consent.complaint = Some(complaint);
    }
}

#[cfg(test)]
mod tests {
    use contract::Localised;
    use gigya::{SchemaField, SchemaKind};

    use super::*;
    use crate::scenario::{Scenario, ada, every_way, interruption, refused};
    use crate::{Entry, Event, Notice, Scalar};

    fn missing(paths: &[&str]) -> Interruption {
        Interruption {
            missing: paths.iter().map(|path| (*path).to_owned()).collect(),
            ..interruption(206_001)
        }
    }

    fn on(paths: &[&str]) -> Scenario {
        Scenario::interrupted(missing(paths))
    }

    fn complete(s: &Scenario) -> CompleteAccount {
        let Screen::CompleteAccount(complete) = s.screen() else { panic!("{}", s.name()) };
        complete.clone()
    }

    fn edit(s: &mut Scenario, variable: &str, value: &str) {
        s.update(Event::Edited { variable: variable.into(), value: value.into() });
    }

    fn saved(effects: &[Effect]) -> Vec<(String, Scalar)> {
        let entries = effects.iter().find_map(|effect| match effect {
            Effect::SaveAccount { entries, .. } => Some(entries.clone()),
            _ => None,
        });
        entries.expect("saved").into_iter().map(|Entry { path, value }| (path, value)).collect()
    }

    fn text(value: &str) -> Scalar {
        Scalar::Text(Personal::from(value))
    }

    fn finalizes(effects: &[Effect]) -> bool {
        effects.iter().any(|effect| matches!(effect, Effect::Finalize { .. }))
    }

    #[test]
    fn only_what_is_missing_is_asked_with_the_campaigns_own_question() {
        let s = on(&["profile.firstName", "preferences.terms.isConsentGranted"]);
        let complete = complete(&s);
        let asked: Vec<_> = complete.fields.iter().map(|a| a.field.variable.as_str()).collect();
        assert_eq!(asked, ["firstname"]);
        assert_eq!((complete.opt_ins[0].opt_in.name.as_str(), complete.opt_ins[0].given), ("terms", false));
    }

    #[test]
    fn the_answers_are_saved_and_the_registration_is_finished() {
        let mut s = on(&["profile.firstName", "preferences.terms"]);
        edit(&mut s, "firstname", " Ada ");
        s.update(Event::OptInSet { name: "terms".into(), given: true });
        let entries = saved(&s.update(Event::Complete));
        let expected = [
            ("profile.firstName".to_owned(), text("Ada")),
            ("preferences.terms.isConsentGranted".to_owned(), Scalar::Boolean(true)),
        ];
        assert_eq!(entries, expected);
        assert!(finalizes(&s.reply(|ticket| Event::AccountSaved(ticket, Ok(())))));
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn a_consent_that_the_campaign_has_no_words_for_is_named_to_the_integrator() {
        let reported = |paths: &[&str], words: &str| {
            let mut arrival = every_way();
            arrival.definition.form.opt_ins[0].label =
                Localised([("en".to_owned(), words.to_owned())].into());
            let mut s = Scenario::on_login_of(arrival);
            let effects = s.interrupt(missing(paths));
            assert_eq!(complete(&s).opt_ins.len(), paths.len());
            let reported = effects.into_iter().filter_map(|effect| match effect {
                Effect::Report(fault) => Some(fault),
                _ => None,
            });
            reported.collect::<Vec<_>>()
        };
        let (terms, privacy) = ("preferences.terms.isConsentGranted", "preferences.privacy.isConsentGranted");
        assert_eq!(reported(&[terms], "I accept the rules."), []);
        let nameless = Fault::ConsentWithoutWords { path: privacy.to_owned() };
        assert_eq!(reported(&[terms, "preferences.privacy"], "I accept the rules."), [nameless]);
    }

    #[test]
    fn a_missing_birthday_is_one_question_and_three_answers() {
        let mut s = on(&["profile.birthYear", "profile.birthMonth", "profile.birthDay"]);
        assert_eq!(complete(&s).fields.len(), 1);
        edit(&mut s, "birthday", "1985-03-07");
        let parts: Vec<_> = saved(&s.update(Event::Complete)).into_iter().map(|(_, value)| value).collect();
        assert_eq!(parts, [1985, 3, 7].map(Scalar::Number));
    }

    #[test]
    fn a_social_account_without_an_email_address_is_asked_for_one() {
        let mut s = Scenario::interrupted(interruption(206_003));
        assert_eq!(complete(&s).fields[0].field.path, "profile.email");
        s.update(Event::Complete);
        assert_eq!(complete(&s).fields[0].complaint, Some(Complaint::Required));
        assert_eq!(s.problem(), Some(Problem::InvalidAnswers));
    }

    fn field(path: &str, kind: SchemaKind, required: bool, known: bool) -> SchemaField {
        SchemaField { path: path.into(), kind, required, known, options: vec![] }
    }

    fn schema() -> Schema {
        Schema {
            fields: vec![
                field("data.shoeSize", SchemaKind::Number, true, false),
                field("data.club", SchemaKind::Boolean, false, false),
                field("profile.lastName", SchemaKind::Text, true, false),
                field("profile.city", SchemaKind::Text, true, true),
            ],
        }
    }

    #[test]
    fn when_nobody_says_what_is_missing_the_schema_does() {
        let mut s = on(&[]);
        assert!(complete(&s).is_preparing());
        s.reply(|ticket| Event::SchemaFetched(ticket, Ok(schema())));
        let asked: Vec<_> = complete(&s).fields.iter().map(|a| a.field.path.clone()).collect();
        assert_eq!(asked, ["data.shoeSize", "profile.lastName"], "required ones that the account lacks");
        edit(&mut s, "shoeSize", "42");
        edit(&mut s, "lastname", "Lovelace");
        let entries = saved(&s.update(Event::Complete));
        assert_eq!(entries[0].1, Scalar::Number(42), "in the schema's own type");
    }

    #[test]
    fn a_missing_path_that_nobody_knows_is_asked_as_text_when_the_schema_cannot_be_had() {
        let mut s = on(&["data.quiz.team"]);
        s.time_passes();
        assert_eq!(complete(&s).fields[0].field.variable, "team");
        edit(&mut s, "team", "red");
        assert_eq!(saved(&s.update(Event::Complete)), [("data.quiz.team".to_owned(), text("red"))]);
    }

    #[test]
    fn a_schema_that_cannot_be_had_is_told_and_tried_again() {
        let mut s = on(&[]);
        s.reply(|ticket| Event::SchemaFetched(ticket, Err(refused(500_001))));
        assert_eq!(s.problem(), Some(Problem::LogInServiceUnavailable));
        let effects = s.update(Event::TryAgain);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::FetchSchema { .. })));
    }

    #[test]
    fn a_registration_that_lacks_nothing_is_finished_once_without_a_question() {
        let mut s = on(&[]);
        assert!(finalizes(&s.reply(|ticket| Event::SchemaFetched(ticket, Ok(Schema::default())))));
        s.reply(|ticket| Event::LoggedIn(ticket, Err(GigyaFault::Interrupted(missing(&[]).into()))));
        assert_eq!(s.problem(), Some(Problem::AccountNeedsAttention), "and not for ever");
    }

    #[test]
    fn every_validation_error_lands_on_its_field() {
        let mut s = on(&["profile.firstName", "profile.lastName"]);
        edit(&mut s, "firstname", "Ada");
        edit(&mut s, "lastname", "Lovelace");
        s.update(Event::Complete);
        let error = |path: &str, code| FieldError {
            path: path.into(),
            code: ResponseCode(code),
            message: String::new(),
        };
        let validation_errors = vec![error("profile.firstName", 400_026), error("profile.lastName", 400_027)];
        let refusal = Interruption { validation_errors, ..Interruption::bare(ResponseCode(400_006)) };
        s.reply(|ticket| Event::AccountSaved(ticket, Err(GigyaFault::Interrupted(refusal.into()))));
        let complaints: Vec<_> = complete(&s).fields.into_iter().map(|answer| answer.complaint).collect();
        assert_eq!(complaints, [Some(Complaint::Refused), Some(Complaint::Required)]);
        assert_eq!(s.problem(), Some(Problem::InvalidAnswers));
    }

    #[test]
    fn a_saved_address_of_another_account_leads_to_linking() {
        let mut s = Scenario::interrupted(interruption(206_003));
        edit(&mut s, "email", "ada@example.com");
        s.update(Event::Complete);
        s.reply(|ticket| Event::AccountSaved(ticket, Err(crate::scenario::interrupted(200_010))));
        assert_eq!(s.name(), "link-account");
    }

    #[test]
    fn what_was_typed_comes_back_when_an_expired_step_is_entered_again() {
        let mut s = on(&["profile.firstName"]);
        edit(&mut s, "firstname", "Ada");
        s.update(Event::Complete);
        s.reply(|ticket| Event::AccountSaved(ticket, Err(refused(403_025))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.notice, Some(Notice::StepExpired { kept: true }));
        s.interrupt(missing(&["profile.firstName"]));
        assert_eq!(complete(&s).fields[0].value, "Ada".into());
    }

    #[test]
    fn what_one_participant_typed_into_an_expired_step_is_not_shown_to_another() {
        let mut s = on(&["profile.firstName"]);
        edit(&mut s, "firstname", "Ada");
        s.update(Event::Complete);
        s.reply(|ticket| Event::AccountSaved(ticket, Err(refused(403_025))));
        let email = Some("bob@example.com".into());
        s.interrupt(Interruption { email, ..missing(&["profile.firstName"]) });
        assert_eq!(complete(&s).fields[0].value, Personal::default());
    }

    /// A social account without an address, of a provider that tells this of its owner.
    fn nameless(profile: Option<&str>) -> Interruption {
        let person = profile.map(Personal::from);
        Interruption { email: None, person, ..interruption(206_003) }
    }

    fn by_facebook(s: &mut Scenario, profile: Option<&str>) {
        s.update(Event::SocialLogin { provider: crate::scenario::provider("facebook") });
        let pending = GigyaFault::Interrupted(nameless(profile).into());
        s.reply(|ticket| Event::LoggedIn(ticket, Err(pending)));
    }

    /// Asked for an address, which is typed and sent too late; then Facebook is clicked again.
    fn expired_at_facebook(before: Option<&str>, after: Option<&str>) -> (Option<Notice>, Personal) {
        let mut s = Scenario::on_login_of(crate::scenario::every_way());
        by_facebook(&mut s, before);
        edit(&mut s, "email", "gust@example.com");
        s.update(Event::Complete);
        s.reply(|ticket| Event::AccountSaved(ticket, Err(refused(403_025))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        let notice = login.notice;
        by_facebook(&mut s, after);
        (notice, complete(&s).fields[0].value.clone())
    }

    #[test]
    fn what_was_typed_is_kept_for_a_social_account_without_an_address_too() {
        let gust = Some(r#"{"firstName":"Gust"}"#);
        let kept = (Some(Notice::StepExpired { kept: true }), "gust@example.com".into());
        assert_eq!(expired_at_facebook(gust, gust), kept);
    }

    #[test]
    fn what_was_typed_without_an_address_is_shown_to_nobody_else_and_not_said_to_be_kept_for_nobody() {
        let (gust, lotte) = (Some(r#"{"firstName":"Gust"}"#), Some(r#"{"firstName":"Lotte"}"#));
        assert_eq!(expired_at_facebook(gust, lotte).1, Personal::default());
        let lost = (Some(Notice::StepExpired { kept: false }), Personal::default());
        assert_eq!(expired_at_facebook(None, None), lost, "nothing tells whether it is the same person");
    }

    fn answered_and_asked_again(s: &mut Scenario, again: Interruption) -> Vec<Effect> {
        edit(s, "firstname", "Ada");
        s.update(Event::Complete);
        s.reply(|ticket| Event::AccountSaved(ticket, Ok(())));
        s.reply(|ticket| Event::LoggedIn(ticket, Err(GigyaFault::Interrupted(again.into()))))
    }

    #[test]
    fn an_answer_that_gigya_does_not_keep_is_told_to_both() {
        let mut s = on(&["profile.firstName"]);
        let again = missing(&["profile.firstName"]);
        let effects = answered_and_asked_again(&mut s, again.clone());
        assert_eq!(s.problem(), Some(Problem::Refused { because: None }));
        assert_eq!(complete(&s).fields[0].value, "Ada".into());
        let fault = Fault::Gigya(GigyaFault::Interrupted(again.into()));
        assert!(effects.contains(&Effect::Report(fault)));
        let focused = effects.iter().rfind(|effect| matches!(effect, Effect::Focus(_)));
        assert_eq!(focused, Some(&Effect::Focus(FocusTarget::Summary)));
    }

    #[test]
    fn an_answer_that_gigya_does_not_keep_is_told_where_only_the_schema_names_the_question() {
        let schema = || Schema { fields: vec![field("profile.firstName", SchemaKind::Text, true, false)] };
        let mut s = on(&[]);
        s.reply(|ticket| Event::SchemaFetched(ticket, Ok(schema())));
        answered_and_asked_again(&mut s, missing(&[]));
        let effects = s.reply(|ticket| Event::SchemaFetched(ticket, Ok(schema())));
        assert_eq!(s.problem(), Some(Problem::Refused { because: None }));
        assert!(crate::scenario::reports(&effects));
    }

    #[test]
    fn what_is_still_missing_after_saving_is_asked_again_with_what_was_typed() {
        let mut s = on(&["profile.firstName"]);
        edit(&mut s, "firstname", "Ada");
        s.update(Event::Complete);
        s.reply(|ticket| Event::AccountSaved(ticket, Ok(())));
        let again = Interruption { email: None, ..missing(&["profile.firstName", "profile.lastName"]) };
        s.reply(|ticket| Event::LoggedIn(ticket, Err(GigyaFault::Interrupted(again.into()))));
        let values: Vec<_> = complete(&s).fields.into_iter().map(|answer| answer.value.0).collect();
        assert_eq!(values, ["Ada", ""]);
        assert_eq!(s.problem(), None, "another question is no failure");
    }

    #[test]
    fn consents_that_the_campaign_does_not_know_are_asked_by_their_names() {
        let mut s = on(&[
            "preferences.privacy.policy_2026.isConsentGranted",
            "subscriptions.newsletter.email.isSubscribed",
            "preferences.cookies.policy_2026",
        ]);
        let names: Vec<_> = complete(&s).opt_ins.into_iter().map(|consent| consent.opt_in.name).collect();
        assert_eq!(names, ["policy_2026", "newsletter", "preferences.cookies.policy_2026.isConsentGranted"]);
        for name in names {
            s.update(Event::OptInSet { name, given: true });
        }
        let paths: Vec<_> = saved(&s.update(Event::Complete)).into_iter().map(|(path, _)| path).collect();
        assert_eq!(paths[1], "subscriptions.newsletter.email.isSubscribed");
        assert_eq!(paths[2], "preferences.cookies.policy_2026.isConsentGranted", "where the answer is kept");
    }

    #[test]
    fn an_opt_in_of_the_campaign_is_saved_wherever_the_campaign_keeps_it() {
        let mut arrival = crate::scenario::every_way();
        arrival.definition.form.opt_ins[0].path = "data.newsletter".into();
        let mut s = Scenario::on_login_of(arrival);
        s.interrupt(missing(&["data.newsletter"]));
        s.update(Event::OptInSet { name: "terms".into(), given: true });
        let entries = saved(&s.update(Event::Complete));
        assert_eq!(entries, [("data.newsletter".to_owned(), Scalar::Boolean(true))]);
    }

    #[test]
    fn a_field_named_without_its_block_is_one_of_the_profile() {
        let s = on(&["lastName", "profile.phones"]);
        let asked: Vec<_> =
            complete(&s).fields.into_iter().map(|a| (a.field.variable, a.field.path)).collect();
        let expected = [("lastname", "profile.lastName"), ("phone", "profile.phones.number")];
        assert_eq!(asked, expected.map(|(variable, path)| (variable.to_owned(), path.to_owned())));
    }

    #[test]
    fn a_username_is_written_where_gigya_keeps_it() {
        let mut s = on(&["username"]);
        s.reply(|ticket| Event::SchemaFetched(ticket, Ok(Schema::default())));
        edit(&mut s, "username", "ada");
        assert_eq!(saved(&s.update(Event::Complete)), [("username".to_owned(), text("ada"))]);
    }

    #[test]
    fn a_password_is_never_asked_for_as_a_field() {
        let mut s = on(&["password", "communications.newsletter", "profile.firstName"]);
        s.reply(|ticket| Event::SchemaFetched(ticket, Ok(Schema::default())));
        let asked: Vec<_> = complete(&s).fields.into_iter().map(|answer| answer.field.path).collect();
        assert_eq!(asked, ["profile.firstName"]);
    }

    #[test]
    fn a_blind_finish_that_ends_where_it_began_is_told_in_the_campaigns_own_words() {
        let mut arrival = crate::scenario::every_way();
        let words = [("206001".to_owned(), contract::Localised::default())];
        arrival.definition.texts = words.into();
        let mut s = Scenario::on_login_of(arrival);
        s.interrupt(missing(&[]));
        s.reply(|ticket| Event::SchemaFetched(ticket, Ok(Schema::default())));
        s.reply(|ticket| Event::LoggedIn(ticket, Err(GigyaFault::Interrupted(missing(&[]).into()))));
        let said = s.problem().expect("it is told");
        assert!(matches!(said, Problem::Replaced { .. }), "{said:?}");
    }

    #[test]
    fn an_error_on_a_path_that_was_not_asked_is_a_sentence() {
        let mut s = on(&["profile.firstName"]);
        edit(&mut s, "firstname", "Ada");
        s.update(Event::Complete);
        let error = FieldError { path: "data.x".into(), code: ResponseCode(400_026), message: String::new() };
        let refusal =
            Interruption { validation_errors: vec![error], ..Interruption::bare(ResponseCode(400_006)) };
        s.reply(|ticket| Event::AccountSaved(ticket, Err(GigyaFault::Interrupted(refusal.into()))));
        assert_eq!(s.problem(), Some(Problem::Refused { because: None }));
    }

    #[test]
    fn what_was_typed_comes_back_after_a_look_at_login() {
        let mut s = on(&["profile.firstName"]);
        edit(&mut s, "firstname", "Ada");
        s.update(Event::Back);
        assert_eq!(s.name(), "login");
        s.interrupt(missing(&["profile.firstName"]));
        assert_eq!(complete(&s).fields[0].value, "Ada".into());
    }

    #[test]
    fn two_fields_that_are_called_alike_are_both_asked_for() {
        let mut s = on(&["data.home.team", "data.away.team"]);
        s.reply(|ticket| Event::SchemaFetched(ticket, Ok(Schema::default())));
        edit(&mut s, "team", "red");
        edit(&mut s, "data.away.team", "blue");
        let entries = saved(&s.update(Event::Complete));
        assert_eq!(
            entries,
            [("data.home.team".to_owned(), text("red")), ("data.away.team".to_owned(), text("blue"))]
        );
    }
}

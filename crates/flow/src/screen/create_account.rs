//! *Create account*: the campaign's form, empty, with e-mail address and password.
//!
//! Entered by *Create an account* on *Login*. The proxy creates the account; then the window logs in with the
//! password that is still in memory, so the participant ends connected. A registration that is pending
//! leads on as a pending login does. *You have an account already* leads to *Login* and keeps the e-mail
//! address. What is typed is kept as a draft, but never the password.

use contract::{AccountReply, Complaint, PasswordEntry, ProblemDetails, rules};
use gigya::{PasswordRules, ResponseCode};

use super::answers::{Answer, Consent, complain, judge};
use super::{Availability, CaptchaPlace, Notice, Phase, Screen};
use crate::draft::Draft;
use crate::flow::{Asks, Effects};
use crate::interruption::Step;
use crate::{
    CaptchaToken, Effect, Fault, Flow, FocusTarget, GigyaFault, Interruption, LogInMode, NewAccount,
    Password, Personal, Problem, ProxyFault, RegistrationToken, Ticket,
};

/// How long a new account and its login may take together, in milliseconds. It is several calls to Gigya, and who gave
/// up too early would find that the account is there already.
const NEW_ACCOUNT_MS: u32 = 15_000;

/// An account is created.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateAccount {
    /// What stands in the e-mail address's input.
    pub email: Personal,
    /// The campaign's fields but the e-mail address.
    pub fields: Vec<Answer>,
    /// The opt-ins, none of them ticked.
    pub opt_ins: Vec<Consent>,
    /// What is wrong with the e-mail address.
    pub email_complaint: Option<Complaint>,
    /// What is wrong with the password.
    pub password_complaint: Option<Complaint>,
    /// What is wrong with its repetition.
    pub repeat_complaint: Option<Complaint>,
    /// How the password is entered.
    pub entry: PasswordEntry,
    /// The site's rules for it, once they are known.
    pub rules: Option<PasswordRules>,
    /// Whether somebody has this e-mail address already.
    pub availability: Availability,
    /// Whether a captcha is shown.
    pub captcha: CaptchaPlace,
    /// Whether the account is being created.
    pub phase: Phase,
    /// Why it could not be.
    pub problem: Option<Problem>,
    /// Whether the account is there and only the login is waited for.
    pub(crate) created: bool,
}

impl CreateAccount {
    pub(crate) fn is_touched(&self) -> bool {
        !self.email.0.is_empty()
            || self.fields.iter().any(Answer::is_changed)
            || self.opt_ins.iter().any(Consent::is_changed)
    }

    pub(crate) fn draft(&self) -> Draft {
        let email = Some(self.email.clone()).filter(|email| !email.0.is_empty());
        Draft { email, ..Draft::of(None, &self.fields, &self.opt_ins) }
    }
}

impl Flow {
    pub(crate) fn on_go_to_create_account(&mut self, fx: &mut Effects) {
        let (Some(definition), Screen::Login(login)) = (&self.definition, &self.screen) else { return };
        let Some(entry) = definition.ways.create_account else { return };
        if self.waiting().is_some() {
            return;
        }
        let mut create = CreateAccount {
            email: login.login_id.clone(),
            fields: vec![],
            opt_ins: vec![],
            email_complaint: None,
            password_complaint: None,
            repeat_complaint: None,
            entry,
            rules: self.rules.clone(),
            availability: Availability::Unknown,
            captcha: CaptchaPlace::default(),
            phase: Phase::Editing,
            problem: None,
            created: false,
        };
        for field in &definition.form.fields {
            let is_the_email = field.variable == "email" || field.path == "profile.email";
            if !is_the_email && (!field.hidden || field.required) {
                create.fields.push(Answer::new(field.clone(), Personal::default()));
            }
        }
        for opt_in in &definition.form.opt_ins {
            create.opt_ins.push(Consent::new(opt_in.clone(), None));
        }
        if let Some(mut draft) = self.draft.take_if(|draft| draft.owner.is_none()) {
            if create.email.0.is_empty() {
                create.email = draft.email.take().unwrap_or_default();
            }
            draft.put_back(&mut create.fields, &mut create.opt_ins);
        }
        self.screen = Screen::CreateAccount(create);
        self.want_rules(fx);
        fx.push(Effect::Focus(FocusTarget::Heading));
    }

    pub(crate) fn on_create_account(
        &mut self,
        email: &Personal,
        password: Password,
        repeat: Option<&Password>,
        captcha: Option<CaptchaToken>,
        fx: &mut Effects,
    ) {
        let today = self.config.today;
        let (of_password, of_repeat) = self.judge_password(&password, repeat);
        let Screen::CreateAccount(create) = &mut self.screen else { return };
        if create.phase.is_waiting() {
            return;
        }
        create.email = Personal(email.0.trim().to_owned());
        create.email_complaint = judge_email(&create.email);
        (create.password_complaint, create.repeat_complaint) = (of_password, of_repeat);
        let wrong = judge(&mut create.fields, &mut create.opt_ins, today)
            || create.email_complaint.is_some()
            || create.password_complaint.is_some()
            || create.repeat_complaint.is_some();
        if wrong {
            return self.say(Problem::InvalidAnswers, fx);
        }
        let mut account = NewAccount {
            email: create.email.clone(),
            password: password.clone(),
            values: contract::Values::new(),
            opt_ins: contract::OptIns::new(),
            captcha,
        };
        for answer in &create.fields {
            account.values.insert(answer.field.variable.clone(), answer.value.0.trim().to_owned());
        }
        for consent in &create.opt_ins {
            account.opt_ins.insert(consent.opt_in.name.clone(), consent.given);
        }
        // The login that follows is Gigya's, so nothing begins before the page's consent.
        if self.gigya_may_be_asked(fx) {
            let ticket = self.wait_on_screen_within(NEW_ACCOUNT_MS, Asks::Proxy, fx);
            self.held_password = Some(password);
            fx.push(Effect::CreateAccount { ticket, account });
        }
    }

    pub(crate) fn on_account_created(
        &mut self,
        ticket: Ticket,
        result: Result<AccountReply, ProxyFault>,
        fx: &mut Effects,
    ) {
        let Screen::CreateAccount(create) = &mut self.screen else { return };
        if create.phase != Phase::Waiting(ticket) || create.created {
            return;
        }
        match result {
            Err(fault) => self.creating_failed(fault, fx),
            Ok(AccountReply::Created) => {
                create.created = true;
                let login_id = create.email.clone();
                fx.push(Effect::WipeDraft);
                let Some(password) = self.held_password.take() else { return };
                let ticket = self.wait_on_screen(Asks::LogIn, fx);
                self.detecting = None;
                fx.push(Effect::LogIn {
                    ticket,
                    login_id,
                    password,
                    mode: LogInMode::Standard,
                    captcha: None,
                });
            }
            Ok(AccountReply::Pending { code, registration_token, missing }) => {
                let email = Some(create.email.clone());
                let interruption = Interruption {
                    registration_token: Some(RegistrationToken::new(registration_token)),
                    missing,
                    email,
                    ..Interruption::bare(ResponseCode(code))
                };
                // Any other code is a refusal, and there is no account.
                if Step::of(interruption.code).is_some() {
                    create.created = true;
                    fx.push(Effect::WipeDraft);
                }
                self.interrupted(GigyaFault::Interrupted(Box::new(interruption)), fx);
            }
        }
    }

    fn creating_failed(&mut self, fault: ProxyFault, fx: &mut Effects) {
        if let (ProxyFault::Refused(details), Screen::CreateAccount(create), Some(definition)) =
            (&fault, &mut self.screen, &self.definition)
        {
            for (name, complaint) in &details.complaints {
                if name == "email" {
                    create.email_complaint = Some(complaint.clone());
                } else if name == "password" {
                    create.password_complaint = Some(complaint.clone());
                } else {
                    let asked = &definition.form.fields;
                    complain(&mut create.fields, &mut create.opt_ins, asked, name, complaint);
                }
            }
        }
        let mended_by_typing = matches!(&fault, ProxyFault::Refused(details) if is_mended_by_typing(details));
        let fault = Fault::Proxy(fault);
        if let Screen::CreateAccount(create) = &mut self.screen {
            let taken = Some(Complaint::Taken);
            if create.email_complaint == taken || fault.problem() == Problem::AlreadyAnAccount {
                (create.email_complaint, create.availability) = (taken, Availability::Taken);
            }
        }
        if mended_by_typing {
            self.held_password = None;
            let said = self.problem_of(&fault);
            return self.say(said, fx);
        }
        self.failed_here(fault, fx);
    }

    /// The account is there, and its login failed: *Login* says both.
    pub(crate) fn login_after_creation_failed(&mut self, fx: &mut Effects) {
        if matches!(&self.screen, Screen::CreateAccount(create) if create.created) {
            let login_id = self.known_login_id().unwrap_or_default();
            self.show_login(Some(Notice::AccountCreated), fx);
            if let Screen::Login(login) = &mut self.screen {
                login.login_id = login_id;
            }
        }
    }
}

/// Whether the participant's own choice is all that was refused: nothing for the integrator to hear of.
fn is_mended_by_typing(details: &ProblemDetails) -> bool {
    let own = |complaint: &Complaint| matches!(complaint, Complaint::Taken | Complaint::WeakPassword);
    !details.complaints.is_empty() && details.complaints.values().all(own)
}

pub(crate) fn judge_email(email: &Personal) -> Option<Complaint> {
    match email.0.trim() {
        "" => Some(Complaint::Required),
        email if !rules::is_email(email) => Some(Complaint::NotAnEmail),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use contract::ProblemCode;

    use super::*;
    use crate::scenario::{Scenario, ada, every_way, refused, reports, secret, ticket_of_call};
    use crate::{Event, FocusTarget, Screen};

    fn opened() -> Scenario {
        let mut s = Scenario::on_login_of(every_way());
        s.update(Event::GoToCreateAccount);
        s
    }

    fn create(s: &Scenario) -> CreateAccount {
        let Screen::CreateAccount(create) = s.screen() else { panic!("{}", s.name()) };
        create.clone()
    }

    fn fill(s: &mut Scenario) {
        s.update(Event::Edited { variable: "firstname".into(), value: "Ada".into() });
        s.update(Event::OptInSet { name: "terms".into(), given: true });
    }

    fn send_with(s: &mut Scenario, email: &str, repeat: &str) -> Vec<Effect> {
        let repeat = Some(Password::new(repeat.into()));
        s.update(Event::CreateAccount { email: email.into(), password: secret(), repeat, captcha: None })
    }

    fn send(s: &mut Scenario) -> Vec<Effect> {
        send_with(s, "ada@example.com", "TOP-SECRET")
    }

    fn created(effects: &[Effect]) -> Option<NewAccount> {
        effects.iter().find_map(|effect| match effect {
            Effect::CreateAccount { account, .. } => Some(account.clone()),
            _ => None,
        })
    }

    #[test]
    fn the_campaigns_form_is_asked_empty_and_without_the_email_address() {
        let create = create(&opened());
        let asked: Vec<_> =
            create.fields.iter().map(|a| (a.field.variable.as_str(), a.value.0.as_str())).collect();
        assert_eq!(asked, [("firstname", ""), ("birthday", "")]);
        assert!(!create.opt_ins[0].given);
    }

    #[test]
    fn a_campaign_that_creates_no_accounts_offers_no_way_there() {
        let mut s = Scenario::on_login();
        assert_eq!(s.update(Event::GoToCreateAccount), []);
        assert_eq!(s.name(), "login");
    }

    #[test]
    fn a_created_account_is_logged_in_to_with_the_password_in_memory() {
        let mut s = opened();
        fill(&mut s);
        let account = created(&send(&mut s)).expect("the proxy is asked");
        assert_eq!((account.values["firstname"].as_str(), account.opt_ins["terms"]), ("Ada", true));
        let done = AccountReply::Created;
        let effects = s.reply(|ticket| Event::AccountCreated(ticket, Ok(done)));
        let logs_in = |effect: &Effect| {
            matches!(effect, Effect::LogIn { login_id, password, .. }
                if login_id.0 == "ada@example.com" && *password == secret())
        };
        assert!(effects.iter().any(logs_in));
        assert_eq!(s.flow().held_password, None, "and wiped as soon as the call has it");
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn a_look_at_login_loses_nothing_that_was_typed() {
        let mut s = opened();
        fill(&mut s);
        s.update(Event::EmailTyped { email: "ada@example.com".into() });
        s.update(Event::GoToLogin);
        s.update(Event::GoToCreateAccount);
        let create = create(&s);
        assert_eq!((&create.email, &create.fields[0].value), (&"ada@example.com".into(), &"Ada".into()));
        assert!(create.opt_ins[0].given);
    }

    #[test]
    fn a_new_account_may_take_as_long_as_its_calls_together() {
        let mut s = opened();
        fill(&mut s);
        let effects = send(&mut s);
        let timer = effects.iter().find_map(|effect| match effect {
            Effect::StartTimer { ticket, after_ms } => Some((*ticket, *after_ms)),
            _ => None,
        });
        let (deadline, after_ms) = timer.expect("it does not wait for ever");
        assert!(after_ms > crate::DEADLINE_MS);
        s.update(Event::TimePassed(deadline));
        assert_eq!(s.problem(), Some(Problem::TookTooLong));
    }

    #[test]
    fn a_refusal_that_complains_of_no_field_is_a_sentence() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        let mut details = ProblemDetails::new(ProblemCode::AccountNotCreated);
        details.response_code = Some(400_006);
        let refusal = ProxyFault::Refused(Box::new(details));
        s.reply(|ticket| Event::AccountCreated(ticket, Err(refusal)));
        assert_eq!(s.problem(), Some(Problem::Refused { because: None }));
    }

    #[test]
    fn a_pending_answer_that_is_no_step_created_nothing() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        let registration_token = "token".to_owned();
        let pending = AccountReply::Pending { code: 206_004, registration_token, missing: vec![] };
        s.reply(|ticket| Event::AccountCreated(ticket, Ok(pending)));
        assert_eq!(s.name(), "create-account", "and nobody reads that their account is ready");
        assert!(s.problem().is_some());
    }

    #[test]
    fn nothing_is_kept_of_a_child() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        let mut details = ProblemDetails::new(ProblemCode::AccountNotCreated);
        details.response_code = Some(403_044);
        let refusal = ProxyFault::Refused(Box::new(details));
        let effects = s.reply(|ticket| Event::AccountCreated(ticket, Err(refusal)));
        assert!(effects.contains(&Effect::WipeDraft));
        assert_eq!((s.problem(), &s.flow().draft), (Some(Problem::Underage), &None));
    }

    #[test]
    fn two_clicks_create_one_account() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        assert_eq!(send(&mut s), []);
    }

    #[test]
    fn an_account_that_is_pending_goes_on_with_its_token() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        let registration_token = "TOP-SECRET".to_owned();
        let pending = AccountReply::Pending { code: 206_002, registration_token, missing: vec![] };
        s.reply(|ticket| Event::AccountCreated(ticket, Ok(pending)));
        let Screen::VerifyEmail(verify) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(verify.email, Some("ada@example.com".into()));
        assert_eq!((&s.flow().held_password, s.problem()), (&None, None), "a success that waits for a mail");
    }

    #[test]
    fn a_login_that_fails_after_the_account_was_created_says_that_it_is_there() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        s.reply(|ticket| Event::AccountCreated(ticket, Ok(AccountReply::Created)));
        s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(500_001))));
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(
            (login.notice, &login.login_id),
            (Some(Notice::AccountCreated), &"ada@example.com".into())
        );
        assert_eq!(login.problem, Some(Problem::LogInServiceUnavailable));
    }

    #[test]
    fn a_taken_address_and_a_weak_password_are_the_participants_own_affair() {
        for (complaint, reported) in
            [(Complaint::Taken, false), (Complaint::WeakPassword, false), (Complaint::Refused, true)]
        {
            let mut s = opened();
            fill(&mut s);
            send(&mut s);
            let mut details = ProblemDetails::new(ProblemCode::AccountNotCreated);
            details.complaints.insert("email".into(), complaint);
            let refused = Err(ProxyFault::Refused(details.into()));
            let effects = s.reply(|ticket| Event::AccountCreated(ticket, refused));
            assert_eq!(reports(&effects), reported);
            assert_eq!((s.problem(), &s.flow().held_password), (Some(Problem::InvalidAnswers), &None));
        }
    }

    #[test]
    fn all_complaints_land_on_their_fields_and_the_summary_takes_the_focus() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        let mut details = ProblemDetails::new(ProblemCode::AccountNotCreated);
        details.complaints.insert("email".into(), Complaint::Taken);
        details.complaints.insert("password".into(), Complaint::WeakPassword);
        details.complaints.insert("firstname".into(), Complaint::TooLong);
        let effects =
            s.reply(|ticket| Event::AccountCreated(ticket, Err(ProxyFault::Refused(details.into()))));
        let create = create(&s);
        assert_eq!(create.email_complaint, Some(Complaint::Taken));
        assert_eq!(create.password_complaint, Some(Complaint::WeakPassword));
        assert_eq!(create.fields[0].complaint, Some(Complaint::TooLong));
        assert_eq!(create.availability, Availability::Taken);
        assert!(effects.contains(&Effect::Focus(FocusTarget::Summary)));
        assert_eq!(s.flow().held_password, None);
    }

    #[test]
    fn an_address_that_is_taken_is_told_on_its_field_however_gigya_says_it() {
        for code in [400_003, 403_043] {
            let mut s = opened();
            fill(&mut s);
            send(&mut s);
            let mut details = ProblemDetails::new(ProblemCode::AccountNotCreated);
            details.response_code = Some(code);
            s.reply(|ticket| Event::AccountCreated(ticket, Err(ProxyFault::Refused(details.into()))));
            assert_eq!(create(&s).email_complaint, Some(Complaint::Taken), "{code}");
            assert_eq!(s.problem(), Some(Problem::AlreadyAnAccount));
        }
    }

    #[test]
    fn what_is_wrong_is_told_before_anybody_is_asked() {
        let mut s = opened();
        let effects = send_with(&mut s, "ada", "something else");
        assert_eq!(created(&effects), None);
        let create = create(&s);
        assert_eq!(create.email_complaint, Some(Complaint::NotAnEmail));
        assert_eq!(create.repeat_complaint, Some(Complaint::NotTheSame));
        assert_eq!(create.fields[0].complaint, Some(Complaint::Required));
        assert_eq!(create.opt_ins[0].complaint, Some(Complaint::Required));
    }

    #[test]
    fn the_sites_rules_for_passwords_are_shown_and_kept() {
        let mut s = Scenario::on_login_of(every_way());
        let effects = s.update(Event::GoToCreateAccount);
        let ticket = effects.iter().find_map(ticket_of_call).expect("the rules are asked for");
        let rules = PasswordRules { min_length: 20, ..PasswordRules::default() };
        s.update(Event::RulesFetched(ticket, Ok(rules.clone())));
        assert_eq!(create(&s).rules, Some(rules));
        fill(&mut s);
        send(&mut s);
        assert_eq!(create(&s).password_complaint, Some(Complaint::WeakPassword));
    }

    #[test]
    fn an_account_can_be_created_without_the_sites_rules() {
        let mut s = Scenario::on_login_of(every_way());
        let effects = s.update(Event::GoToCreateAccount);
        let ticket = effects.iter().find_map(ticket_of_call).unwrap();
        s.update(Event::TimePassed(ticket));
        fill(&mut s);
        assert!(created(&send(&mut s)).is_some());
    }

    fn type_email(s: &mut Scenario, email: &str) -> Vec<Effect> {
        s.update(Event::EmailTyped { email: email.into() })
    }

    #[test]
    fn who_has_an_account_already_logs_in_and_keeps_the_email_address() {
        let mut s = opened();
        type_email(&mut s, "ada@example.com");
        s.update(Event::GoToLogin);
        let Screen::Login(login) = s.screen() else { panic!("{}", s.name()) };
        assert_eq!(login.login_id, "ada@example.com".into());
    }

    #[test]
    fn what_was_typed_is_kept_without_the_password_and_comes_back() {
        let mut s = opened();
        type_email(&mut s, "ada@example.com");
        let effects = s.update(Event::Edited { variable: "firstname".into(), value: "Ada".into() });
        let Some(Effect::KeepDraft(draft)) = effects.last() else { panic!("{effects:?}") };
        let mut arrival = every_way();
        arrival.draft = Some(draft.clone());
        let mut s = Scenario::on_login_of(arrival);
        s.update(Event::GoToCreateAccount);
        let create = create(&s);
        assert_eq!((create.email, &create.fields[0].value), ("ada@example.com".into(), &"Ada".into()));
    }

    #[test]
    fn a_captcha_is_shown_where_the_site_wants_one() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        let mut details = ProblemDetails::new(ProblemCode::AccountNotCreated);
        details.response_code = Some(400_021);
        s.reply(|ticket| Event::AccountCreated(ticket, Err(ProxyFault::Refused(details.into()))));
        assert!(create(&s).captcha.is_shown());
        assert_eq!(s.problem(), Some(Problem::CaptchaWanted));
    }

    #[test]
    fn a_proxy_that_never_answers_is_told_and_the_password_is_wiped() {
        let mut s = opened();
        fill(&mut s);
        send(&mut s);
        let ticket = s.flow().waiting().unwrap();
        s.update(Event::TimePassed(ticket));
        assert_eq!((s.problem(), &s.flow().held_password), (Some(Problem::TookTooLong), &None));
        assert!(created(&send(&mut s)).is_some());
        assert_eq!(s.update(Event::AccountCreated(ticket, Err(ProxyFault::Garbage))), [], "too late");
    }
}

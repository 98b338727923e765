//! *Create account*: the campaign's form, empty, with e-mail address and password.
//!
//! Entered by *Create an account* on *Login*. The proxy creates the account; then the window logs in with the
//! password that is still in memory, so the participant ends connected. A registration that is pending
//! leads on as a pending login does. *You have an account already* leads to *Login* and keeps the e-mail
//! address. What is typed is kept as a draft, but never the password.

use contract::{AccountReply, Complaint, PasswordEntry, rules};
use gigya::{PasswordRules, ResponseCode};

use super::form::{Answer, Consent, complain, judge};
use super::{Notice, Phase, Screen};
use crate::draft::Draft;
use crate::flow::{Asks, Effects};
use crate::{
    CaptchaToken, Effect, Fault, Flow, FocusTarget, GigyaFault, Interruption, LOGIN_ID_PAUSE_MS, LogInMode,
    NewAccount, Password, Personal, Problem, ProxyFault, RegistrationToken, Ticket,
};

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
    pub captcha: bool,
    /// Whether the account is being created.
    pub phase: Phase,
    /// Why it could not be.
    pub problem: Option<Problem>,
    /// Whether the account is there and only the login is waited for.
    pub(crate) created: bool,
}

/// Whether an account may have an e-mail address as its login ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// Nobody was asked, or nobody said.
    Unknown,
    /// Gigya is asked when typing has paused.
    Pausing(Ticket),
    /// Gigya is being asked.
    Checking(Ticket),
    /// It is free.
    Free,
    /// There is an account: *log in instead?*
    Taken,
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
            captcha: false,
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

    pub(crate) fn on_email_typed(&mut self, email: Personal, fx: &mut Effects) {
        let Screen::CreateAccount(create) = &mut self.screen else { return };
        if create.phase.is_waiting() {
            return;
        }
        if create.email_complaint.is_some() {
            create.email_complaint = judge_email(&email);
        }
        let askable = rules::is_email(email.0.trim());
        create.email = email;
        create.availability = Availability::Unknown;
        if askable && !self.login_ids_are_secret && !self.config.consent_pending {
            let ticket = self.wait_for(LOGIN_ID_PAUSE_MS, fx);
            if let Screen::CreateAccount(create) = &mut self.screen {
                create.availability = Availability::Pausing(ticket);
            }
        }
        self.keep_draft(fx);
    }

    /// Whether this timer was the pause in typing or the deadline of the question.
    pub(crate) fn availability_time_passed(&mut self, ticket: Ticket, fx: &mut Effects) -> bool {
        let Screen::CreateAccount(create) = &mut self.screen else { return false };
        if create.availability == Availability::Checking(ticket) {
            create.availability = Availability::Unknown;
            return true;
        }
        if create.availability != Availability::Pausing(ticket) {
            return false;
        }
        let login_id = Personal(create.email.0.trim().to_owned());
        let ticket = self.wait(fx);
        if let Screen::CreateAccount(create) = &mut self.screen {
            create.availability = Availability::Checking(ticket);
        }
        fx.push(Effect::CheckLoginId { ticket, login_id });
        true
    }

    pub(crate) fn on_login_id_checked(&mut self, ticket: Ticket, result: &Result<bool, GigyaFault>) {
        let Screen::CreateAccount(create) = &mut self.screen else { return };
        if create.availability != Availability::Checking(ticket) {
            return;
        }
        create.availability = match result {
            Ok(true) => Availability::Free,
            Ok(false) => Availability::Taken,
            // The site does not tell who has an account: never asked again (Web SDK, 1.7).
            Err(fault) => {
                self.login_ids_are_secret |= fault.code() == Some(ResponseCode::UNAUTHORIZED_ACCESS_ERROR);
                Availability::Unknown
            }
        };
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
            let ticket = self.wait_on_screen(Asks::Proxy, fx);
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
            Ok(AccountReply::Created { .. }) => {
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
                create.created = true;
                fx.push(Effect::WipeDraft);
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
            if create.email_complaint == Some(Complaint::Taken) {
                create.availability = Availability::Taken;
            }
        }
        self.failed_here(Fault::Proxy(fault), fx);
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

fn judge_email(email: &Personal) -> Option<Complaint> {
    match email.0.trim() {
        "" => Some(Complaint::Required),
        email if !rules::is_email(email) => Some(Complaint::NotAnEmail),
        _ => None,
    }
}

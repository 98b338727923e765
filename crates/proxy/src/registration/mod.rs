//! A new account: whether what somebody gave can be taken, what Gigya is told, and what its answer means.
//!
//! Where to start: [`judge`] says what is wrong before Gigya is asked, [`create`] asks it, [`complaints`] says what
//! is wrong in Gigya's eyes. Nobody is known here yet, so whatever is asked is theirs to answer: a new account is
//! an update of an empty one.

mod write_access;

use std::collections::BTreeMap;

use contract::{AccountReply, AccountRequest, Complaint, Participation, rules};
use gigya::{ResponseCode, ValidationError};
use time::Date;
use tokio::time::{Instant, timeout_at};

use crate::app::App;
use crate::campaign::Campaign;
use crate::mapping::Account;
use crate::participation::{self, Complaints};
use crate::rest::{Failure, NewAccount, Registered, Site};
use crate::secret::Password;

pub use write_access::WriteAccess;

/// What complaints call the e-mail address and the password: `contract` says so.
const EMAIL: &str = "email";
const PASSWORD: &str = "password";

/// Judges what can be judged without Gigya.
///
/// # Errors
/// What is wrong with which field or opt-in, with the e-mail address and with the password.
pub fn judge(
    campaign: &Campaign,
    request: &AccountRequest,
    password: &Password,
    today: Date,
) -> Result<(), Complaints> {
    let form = as_form(campaign, request);
    let mut complaints = participation::judge(campaign, &form, today).err().unwrap_or_default();
    // The form's own field for the address holds the login ID, which is judged once.
    complaints.retain(|name, _| !emails(campaign).any(|email| email == name));
    complaints.extend(of_email(request.email.trim()).map(|complaint| (EMAIL.to_owned(), complaint)));
    complaints.extend(of_password(password).map(|complaint| (PASSWORD.to_owned(), complaint)));
    if complaints.is_empty() { Ok(()) } else { Err(complaints) }
}

/// Creates the account. What `accounts.register` may not write follows in `accounts.setAccountInfo`; should the
/// account have waited for just that, its registration is finalized. At `until` what follows is given up.
///
/// # Errors
/// When there is no account at the end. One that lacks what followed is there all the same: the form asks for what
/// Gigya does not know.
pub async fn create(
    app: &App,
    campaign: &Campaign,
    request: &AccountRequest,
    password: &Password,
    today: Date,
    until: Instant,
) -> Result<AccountReply, Failure> {
    let site = &campaign.site;
    let account = account(campaign, request, today);
    let captcha = request.captcha.as_deref();
    let kind = campaign.definition.ways.captcha.as_ref().map(|captcha| captcha.kind.as_str());
    let (token, client_fields) =
        tokio::try_join!(app.gigya.begin_registration(site), app.write_access.of_site(&app.gigya, site))?;
    let (now, afterwards) = client_fields.split(&account);
    let new = NewAccount {
        email: request.email.trim(),
        password,
        members: &now,
        language: &request.language,
        captcha: captcha.map(|answer| (answer, kind)),
    };
    let registered = app.gigya.register(site, &token, &new).await.inspect_err(|failure| {
        if tells_of_write_access(failure) {
            app.write_access.forget(site);
        }
    })?;
    if afterwards.is_empty() {
        return Ok(reply(registered));
    }
    let rest = write_afterwards(app, site, &registered, &afterwards, &request.language);
    let finalized = timeout_at(until, rest).await.unwrap_or(Err(Failure::TimedOut));
    // What fails here leaves the account as it is.
    let finalized = finalized.unwrap_or_else(|failure| {
        let call_id = failure.call_id();
        tracing::warn!(call_id, cause = %failure, "a new account lacks what only a server may write");
        None
    });
    Ok(reply(finalized.unwrap_or(registered)))
}

/// Writes what `accounts.register` may not write; gives the new end of a registration that waited for just that. An account that was there before is never
/// written to: nobody has proved whose it is.
async fn write_afterwards(
    app: &App,
    site: &Site,
    registered: &Registered,
    members: &Account,
    language: &str,
) -> Result<Option<Registered>, Failure> {
    let (uid, waits) = match registered {
        Registered::Created(uid) => (uid.clone(), None),
        Registered::Pending { code, token, .. } if is_of_a_new_account(*code) => {
            let waits = (*code == ResponseCode::ACCOUNT_PENDING_REGISTRATION).then_some(token);
            (app.gigya.uid_of(site, token).await?, waits)
        }
        Registered::Linked | Registered::Pending { .. } => return Ok(None),
    };
    app.gigya.update_account(site, &uid, members, Some(language)).await?;
    match waits {
        Some(token) => app.gigya.finalize_registration(site, token).await.map(Some),
        None => Ok(None),
    }
}

/// The pending states of the account that was just made; the others are about one that was there before.
fn is_of_a_new_account(code: ResponseCode) -> bool {
    let states = [
        ResponseCode::ACCOUNT_PENDING_REGISTRATION,
        ResponseCode::ACCOUNT_PENDING_VERIFICATION,
        ResponseCode::PENDING_CODE_VERIFICATION,
    ];
    states.contains(&code)
}

/// What Gigya says about the campaign's fields, the e-mail address and the password (REST, 4.2). A taken address
/// may come as the answer's own code, with no field.
pub fn complaints(campaign: &Campaign, code: ResponseCode, errors: &[ValidationError]) -> Complaints {
    let mut complaints = participation::complaints(campaign, code, errors);
    complaints.retain(|name, _| !emails(campaign).any(|email| email == name));
    if errors.is_empty() && is_taken(code) {
        complaints.insert(EMAIL.to_owned(), Complaint::Taken);
    }
    for error in errors {
        let (name, complaint) = match error.field_name.as_str() {
            "email" | "profile.email" | "loginID" => (EMAIL, email_complaint(error.error_code)),
            "password" => (PASSWORD, password_complaint(error.error_code)),
            _ => continue,
        };
        complaints.insert(name.to_owned(), complaint);
    }
    complaints
}

/// The form of somebody whom Gigya does not know: all that is shown is theirs, and it was empty before. An opt-in
/// that is not given is not refused either, so it is left unanswered.
fn as_form(campaign: &Campaign, request: &AccountRequest) -> Participation {
    let mut values = request.values.clone();
    let shown = campaign.fields().filter(|(field, _)| !field.hidden || field.required);
    let mut changed: BTreeMap<String, String> = BTreeMap::new();
    for (field, target) in shown {
        changed.insert(field.variable.clone(), String::new());
        if target.is_email() {
            values.insert(field.variable.clone(), request.email.trim().to_owned());
        }
    }
    let given = request.opt_ins.iter().filter(|(_, given)| **given);
    changed.extend(given.map(|(name, _)| (name.clone(), String::new())));
    Participation { values, opt_ins: request.opt_ins.clone(), changed }
}

/// What the account is to hold.
fn account(campaign: &Campaign, request: &AccountRequest, today: Date) -> Account {
    let form = as_form(campaign, request);
    let mut account = participation::outcome(campaign, &form, &Account::new(), today).changes;
    // The login ID and the address in the profile are two things at Gigya; the form reads the latter.
    gigya::account::set(&mut account, "profile.email", request.email.trim().into());
    account
}

/// The fields of the form that ask for the e-mail address.
fn emails(campaign: &Campaign) -> impl Iterator<Item = &str> {
    campaign.fields().filter(|(_, target)| target.is_email()).map(|(field, _)| field.variable.as_str())
}

fn of_email(email: &str) -> Option<Complaint> {
    match email {
        "" => Some(Complaint::Required),
        long if long.chars().count() > rules::MAX_LENGTH => Some(Complaint::TooLong),
        email => (!rules::is_email(email)).then_some(Complaint::NotAnEmail),
    }
}

/// The site's own rules are Gigya's to judge; white space is part of a password.
fn of_password(password: &Password) -> Option<Complaint> {
    match password.expose() {
        "" => Some(Complaint::Required),
        text => (text.chars().count() > rules::MAX_LENGTH).then_some(Complaint::TooLong),
    }
}

fn email_complaint(code: ResponseCode) -> Complaint {
    match code {
        code if is_taken(code) => Complaint::Taken,
        ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR => Complaint::Required,
        ResponseCode::INVALID_PARAMETER_FORMAT
        | ResponseCode::INVALID_PARAMETER_VALUE
        | ResponseCode::INVALID_FORMAT_VALIDATION_ERROR => Complaint::NotAnEmail,
        _ => Complaint::Refused,
    }
}

fn password_complaint(code: ResponseCode) -> Complaint {
    match code {
        ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR => Complaint::Required,
        _ => Complaint::WeakPassword,
    }
}

fn is_taken(code: ResponseCode) -> bool {
    [ResponseCode::UNIQUE_IDENTIFIER_EXISTS, ResponseCode::LOGIN_IDENTIFIER_EXISTS].contains(&code)
}

/// Whether a client wrote what a client may not write: the schema has changed since it was read (REST, 5).
fn tells_of_write_access(failure: &Failure) -> bool {
    let codes = [ResponseCode::SCHEMA_VALIDATION_FAILED, ResponseCode::WRITE_ACCESS_VALIDATION_ERROR];
    let Failure::Refused { code, validation_errors, .. } = failure else { return false };
    codes.contains(code) || validation_errors.iter().any(|error| codes.contains(&error.error_code))
}

fn reply(registered: Registered) -> AccountReply {
    match registered {
        Registered::Created(_) | Registered::Linked => AccountReply::Created,
        Registered::Pending { code, token, missing } => {
            AccountReply::Pending { code: code.0, registration_token: token.expose().to_owned(), missing }
        }
    }
}

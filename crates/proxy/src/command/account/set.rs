//! `connection-proxy account set`: "Set Account Info" of `logichub-sap-gigya-actions.txt`, by
//! `accounts.setAccountInfo` (REST, 4.8): a new password, an account's own risk policy.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{ArgGroup, Args};
use rand::Rng as _;
use rand::seq::SliceRandom as _;
use serde_json::Value;
use zeroize::Zeroizing;

use super::subject::{Subject, SubjectOptions};
use crate::command::answer::Refusal;
use crate::command::ask::Request;
use crate::command::given::GivenSecret;
use crate::command::rows::Row;
use crate::command::run::{self, Action};
use crate::command::template::{Template, TemplateError, Values};
use crate::rest::method;

/// What `account set` is given.
#[derive(Args)]
#[group(skip)]
#[command(group = ArgGroup::new("change").required(true).multiple(true).args([
    "new_password_column", "new_password_file", "new_password_prompt", "random_password", "rba",
]))]
pub struct Options {
    #[command(flatten)]
    subject: SubjectOptions,
    #[command(flatten)]
    password: PasswordOptions,
    /// The account's risk policy, as a JSON template: `{"riskPolicy": "{{risk_policy}}", "riskPolicyLocked": true}`.
    /// Names are columns or the connection's reference values
    #[arg(long, value_name = "TEMPLATE", help_heading = "What is changed")]
    rba: Option<String>,
    /// Triggers no webhooks
    #[arg(long, help_heading = "What is changed")]
    mute_webhooks: bool,
    #[command(flatten)]
    run: run::Options,
}

/// A change of the password.
#[derive(Args)]
#[group(skip)]
#[command(
    next_help_heading = "What is changed",
    group = ArgGroup::new("new_password").requires("permission").args([
        "new_password_column", "new_password_file", "new_password_prompt", "random_password",
    ]),
    group = ArgGroup::new("permission").requires("new_password").args([
        "old_password_column", "old_password_file", "old_password_prompt", "security_override",
    ]),
)]
#[expect(clippy::struct_excessive_bools, reason = "options of a command line")]
struct PasswordOptions {
    /// The column that holds new passwords
    #[arg(long, value_name = "COLUMN", requires = "input")]
    new_password_column: Option<String>,
    /// The file that holds the new password
    #[arg(long, value_name = "FILE", conflicts_with = "input")]
    new_password_file: Option<PathBuf>,
    /// Asks for the new password, twice
    #[arg(long, conflicts_with = "input")]
    new_password_prompt: bool,
    /// Sets a password that nobody knows: 8 letters and 4 digits. Its owner resets it by mail
    #[arg(long)]
    random_password: bool,
    /// The column that holds old passwords
    #[arg(long, value_name = "COLUMN", requires = "input")]
    old_password_column: Option<String>,
    /// The file that holds the old password
    #[arg(long, value_name = "FILE", conflicts_with = "input")]
    old_password_file: Option<PathBuf>,
    /// Asks for the old password
    #[arg(long, conflicts_with = "input")]
    old_password_prompt: bool,
    /// Needs no old password; the user key must have the permission for it
    #[arg(long)]
    security_override: bool,
}

/// Where a new password comes from.
#[derive(Debug)]
enum NewPassword {
    Given(GivenSecret),
    Random,
}

struct Set {
    subject: Subject,
    old: GivenSecret,
    new: NewPassword,
    security_override: bool,
    rba: Option<Template>,
    mute_webhooks: bool,
}

/// Runs it.
pub async fn run(options: Options) -> ExitCode {
    let Options { subject, password, rba, mute_webhooks, run } = options;
    run::run(run, |connection| Set::new(subject, &password, rba, mute_webhooks, &connection.values)).await
}

impl Set {
    fn new(
        subject: SubjectOptions,
        password: &PasswordOptions,
        rba: Option<String>,
        mute_webhooks: bool,
        values: &Values,
    ) -> Result<Self, Box<dyn Error>> {
        let old = GivenSecret::new(
            password.old_password_column.clone(),
            password.old_password_file.as_deref(),
            password.old_password_prompt,
            "the old password",
            false,
        )?;
        let new = GivenSecret::new(
            password.new_password_column.clone(),
            password.new_password_file.as_deref(),
            password.new_password_prompt,
            "the new password",
            true,
        )?;
        Ok(Self {
            subject: subject.read()?,
            old,
            new: if password.random_password { NewPassword::Random } else { NewPassword::Given(new) },
            security_override: password.security_override,
            rba: rba.map(|text| Template::new(&text, values)),
            mute_webhooks,
        })
    }

    /// The parameters of a change of the password; none, when there is none.
    fn password(&self, row: &mut Row) -> Result<Vec<(&'static str, Zeroizing<String>)>, Refusal> {
        let old = self.old.take_of(row)?;
        let new = match &self.new {
            NewPassword::Random => Some(random_password()),
            NewPassword::Given(given) => {
                let new = given.take_of(row)?;
                if new.is_none() && given.is_given() {
                    return Err(Refusal::missing("there is no new password"));
                }
                new
            }
        };
        let Some(new) = new else { return Ok(Vec::new()) };
        let mut parameters = vec![("newPassword", new)];
        match old {
            Some(old) => parameters.push(("password", old)),
            None if self.security_override => {
                parameters.push(("securityOverride", Zeroizing::new("true".to_owned())));
            }
            None => return Err(Refusal::missing("there is no old password, and no --security-override")),
        }
        Ok(parameters)
    }

    fn risk_policy(&self, row: &Row) -> Result<Option<(&'static str, Zeroizing<String>)>, Refusal> {
        let Some(template) = &self.rba else { return Ok(None) };
        let policy = template.fill_json(row).map_err(|error| match error {
            TemplateError::NoSuchName { .. } => Refusal::missing(error.to_string()),
            TemplateError::Malformed(_) | TemplateError::NotJson => Refusal::invalid(error.to_string()),
        })?;
        Ok(Some(("rba", Value::Object(policy).to_string().into())))
    }
}

impl Action for Set {
    fn command(&self) -> &'static str {
        "account set"
    }

    fn members(&self) -> &'static [&'static str] {
        &[]
    }

    fn changes(&self) -> bool {
        true
    }

    fn columns(&self) -> Vec<&str> {
        let columns = self.subject.columns().chain(self.old.column());
        match &self.new {
            NewPassword::Given(new) => columns.chain(new.column()).collect(),
            NewPassword::Random => columns.collect(),
        }
    }

    fn secret_columns(&self) -> Vec<&str> {
        let columns = self.subject.secret_columns().chain(self.old.column());
        match &self.new {
            NewPassword::Given(new) => columns.chain(new.column()).collect(),
            NewPassword::Random => columns.collect(),
        }
    }

    fn check(&self, columns: Option<&[Arc<str>]>) -> Result<(), TemplateError> {
        self.rba.as_ref().map_or(Ok(()), |template| template.check(columns))
    }

    fn request(&self, row: &mut Row) -> Result<Request, Refusal> {
        let (named, whose) = self.subject.of(row)?;
        let password = self.password(row)?;
        let mut parameters = vec![named];
        parameters.extend(password);
        parameters.extend(self.risk_policy(row)?);
        if self.mute_webhooks {
            parameters.push(("muteWebhooks", Zeroizing::new("true".to_owned())));
        }
        // The second time, the old password would be wrong.
        Ok(Request { method: method::SET_ACCOUNT_INFO.once(), parameters, api_key: None, whose })
    }

    fn told(&self) -> String {
        let Self { subject, old, new, security_override, rba, mute_webhooks } = self;
        format!("{subject:?} {old:?} {new:?} {security_override} {rba:?} {mute_webhooks}")
    }
}

/// "8 characters from [a-zA-Z] and 4 digits from [0-9]" (the source), in any order.
fn random_password() -> Zeroizing<String> {
    let letters: Vec<u8> = (b'a'..=b'z').chain(b'A'..=b'Z').collect();
    let digits: Vec<u8> = (b'0'..=b'9').collect();
    let mut chance = rand::rng();
    let mut draw = |kinds: &[u8], count: usize| -> Vec<char> {
        (0..count).map(|_| char::from(kinds[chance.random_range(0..kinds.len())])).collect()
    };
    let mut characters = Zeroizing::new([draw(&letters, 8), draw(&digits, 4)].concat());
    characters.shuffle(&mut rand::rng());
    Zeroizing::new(characters.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_password_is_eight_letters_and_four_digits_and_never_the_same() {
        let passwords: Vec<_> = (0..50).map(|_| random_password()).collect();
        for password in &passwords {
            let letters = password.chars().filter(char::is_ascii_alphabetic).count();
            let digits = password.chars().filter(char::is_ascii_digit).count();
            assert_eq!((letters, digits, password.len()), (8, 4, 12));
        }
        assert!(passwords.iter().any(|password| password != &passwords[0]));
    }
}

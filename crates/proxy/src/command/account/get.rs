//! `connection-proxy account get`: "Get Account Info" of `logichub-sap-gigya-actions.txt`, by
//! `accounts.getAccountInfo` (REST, 4.7).

use std::process::ExitCode;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::subject::{Subject, SubjectOptions};
use crate::command::answer::Refusal;
use crate::command::ask::Request;
use crate::command::rows::Row;
use crate::command::run::{self, Action};
use crate::rest::method;

/// What can be included: the source's list, and what REST, 4.7 has besides.
const INCLUDE: [&str; 20] = [
    "identities-active",
    "identities-all",
    "identities-global",
    "loginIDs",
    "emails",
    "profile",
    "data",
    "password",
    "isLockedOut",
    "lastLoginLocation",
    "regSource",
    "irank",
    "rba",
    "subscriptions",
    "userInfo",
    "preferences",
    "groups",
    "memberships",
    "internal",
    "customIdentifiers",
];

/// The extra fields of a profile: the source's list, and `specialties`, as REST, 4.7 spells one of them.
const EXTRA_PROFILE_FIELDS: [&str; 31] = [
    "languages",
    "address",
    "phones",
    "education",
    "educationLevel",
    "honors",
    "publications",
    "patents",
    "certifications",
    "professionalHeadline",
    "bio",
    "industry",
    "specialities",
    "specialties",
    "work",
    "skills",
    "religion",
    "politicalView",
    "interestedIn",
    "relationshipStatus",
    "hometown",
    "favorites",
    "followersCount",
    "followingCount",
    "username",
    "name",
    "locale",
    "verified",
    "timezone",
    "likes",
    "samlData",
];

/// The members of the source's sample, and what else can be included (REST, 4.7 and 6.1).
const MEMBERS: [&str; 42] = [
    "UID",
    "UIDSignature",
    "signatureTimestamp",
    "loginProvider",
    "isRegistered",
    "isActive",
    "isVerified",
    "iRank",
    "loginIDs",
    "emails",
    "socialProviders",
    "profile",
    "identities",
    "data",
    "subscriptions",
    "preferences",
    "password",
    "created",
    "createdTimestamp",
    "lastLogin",
    "lastLoginTimestamp",
    "lastUpdated",
    "lastUpdatedTimestamp",
    "oldestDataUpdated",
    "oldestDataUpdatedTimestamp",
    "registered",
    "registeredTimestamp",
    "verified",
    "verifiedTimestamp",
    "regSource",
    "lastLoginLocation",
    "rbaPolicy",
    "phoneNumber",
    "customIdentifiers",
    "communications",
    "groups",
    "memberships",
    "internal",
    "userInfo",
    "isLockedOut",
    "lockedUntil",
    "tfaStatus",
];

/// What `account get` is given.
#[derive(Args)]
#[group(skip)]
pub struct Options {
    #[command(flatten)]
    subject: SubjectOptions,
    /// What of the account is wanted, separated by commas
    #[arg(
        long,
        value_name = "FIELDS",
        value_delimiter = ',',
        default_value = "profile,data,subscriptions",
        hide_possible_values = true,
        value_parser = PossibleValuesParser::new(INCLUDE),
        help_heading = "What is wanted"
    )]
    include: Vec<String>,
    /// Which further fields of the profile are wanted, separated by commas
    #[arg(
        long,
        value_name = "FIELDS",
        value_delimiter = ',',
        hide_possible_values = true,
        value_parser = PossibleValuesParser::new(EXTRA_PROFILE_FIELDS),
        help_heading = "What is wanted"
    )]
    extra_profile_fields: Vec<String>,
    #[command(flatten)]
    run: run::Options,
}

struct Get {
    subject: Subject,
    include: String,
    extra_profile_fields: String,
}

/// Runs it.
pub async fn run(options: Options) -> ExitCode {
    let Options { subject, include, extra_profile_fields, run } = options;
    let action = || {
        let (include, extra_profile_fields) = (include.join(","), extra_profile_fields.join(","));
        Ok(Get { subject: subject.read()?, include, extra_profile_fields })
    };
    run::run(run, |_| action()).await
}

impl Action for Get {
    fn command(&self) -> &'static str {
        "account get"
    }

    fn members(&self) -> &'static [&'static str] {
        &MEMBERS
    }

    fn changes(&self) -> bool {
        false
    }

    fn columns(&self) -> Vec<&str> {
        self.subject.columns().collect()
    }

    fn secret_columns(&self) -> Vec<&str> {
        self.subject.secret_columns().collect()
    }

    fn request(&self, row: &mut Row) -> Result<Request, Refusal> {
        let (named, whose) = self.subject.of(row)?;
        let mut parameters = vec![named, ("include", self.include.clone().into())];
        if !self.extra_profile_fields.is_empty() {
            parameters.push(("extraProfileFields", self.extra_profile_fields.clone().into()));
        }
        Ok(Request { method: method::GET_ACCOUNT_INFO, parameters, api_key: None, whose })
    }

    fn told(&self) -> String {
        format!("{:?} {} {}", self.subject, self.include, self.extra_profile_fields)
    }
}

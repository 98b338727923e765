//! What the world answers in the preview: everything goes well, unless a scene says otherwise.

use contract::{AccountReply, ParticipantToken, Participated, Prefill};
use flow::{
    Arrival, Assertion, Effect, Event, FactorBegun, FactorMode, GigyaFault, IdToken, Interruption,
    Participant, ProxyFault, Qr, RegistrationToken, ResetMail, Ticket, VerificationToken,
};
use gigya::{Conflict, FactorKind, Factors, PasswordRules, ResponseCode, Schema, Target};

/// An answer.
pub enum Reply {
    /// This happens next.
    Event(Box<Event>),
    /// Nothing ever comes.
    Silence,
}

impl From<Event> for Reply {
    fn from(event: Event) -> Self {
        Self::Event(Box::new(event))
    }
}

/// What comes when all is well.
pub fn reply(arrival: &Arrival, effect: &Effect) -> Reply {
    match effect {
        Effect::LoadDefinition { ticket, .. } => {
            Event::DefinitionArrived(*ticket, Ok(Box::new(arrival.clone()))).into()
        }
        Effect::DetectSession { ticket } => Event::SessionDetected(*ticket, Ok(None)).into(),
        Effect::LogIn { ticket, .. }
        | Effect::SocialLogin { ticket, .. }
        | Effect::Finalize { ticket, .. }
        | Effect::ConfirmFactor { ticket, .. } => Event::LoggedIn(*ticket, Ok(ada())).into(),
        Effect::FetchRules { ticket } => Event::RulesFetched(*ticket, Ok(rules())).into(),
        Effect::CheckLoginId { ticket, .. } => Event::LoginIdChecked(*ticket, Ok(true)).into(),
        Effect::CreateAccount { ticket, .. } => {
            let created = AccountReply::Created;
            Event::AccountCreated(*ticket, Ok(created)).into()
        }
        Effect::SendResetMail { ticket, .. } => Event::ResetMailSent(*ticket, Ok(ResetMail::Sent)).into(),
        Effect::ResetPassword { ticket, .. } => Event::PasswordReset(*ticket, Ok(())).into(),
        Effect::FetchSchema { ticket, .. } => Event::SchemaFetched(*ticket, Ok(Schema::default())).into(),
        Effect::SaveAccount { ticket, .. } => Event::AccountSaved(*ticket, Ok(())).into(),
        Effect::ResendVerification { ticket, .. } => Event::VerificationResent(*ticket, Ok(())).into(),
        Effect::SendCode { ticket, .. } => Event::CodeSent(*ticket, Ok(verification())).into(),
        Effect::ConfirmCode { ticket, .. } => Event::CodeConfirmed(*ticket, Ok(())).into(),
        Effect::FetchConflict { ticket, .. } => Event::ConflictFetched(*ticket, Ok(conflict())).into(),
        Effect::ChangePassword { ticket, .. } => Event::PasswordChanged(*ticket, Ok(())).into(),
        Effect::FetchFactors { ticket, .. } => Event::FactorsFetched(*ticket, Ok(factors())).into(),
        Effect::BeginFactor { ticket, kind, mode, .. } => {
            Event::FactorBegun(*ticket, Ok(begun(*kind, *mode))).into()
        }
        Effect::SendFactorCode { ticket, .. } => Event::FactorCodeSent(*ticket, Ok(verification())).into(),
        Effect::Prove { ticket } => Event::Proved(*ticket, Ok(IdToken::new(String::new()))).into(),
        Effect::OpenSession { ticket, .. } => {
            Event::SessionOpened(*ticket, Ok(ParticipantToken::new(""))).into()
        }
        Effect::FetchPrefill { ticket, .. } => Event::Prefilled(*ticket, Ok(prefill())).into(),
        Effect::Submit { ticket, .. } => {
            let done = Participated { gigya_id: "ada".to_owned(), changed_meanwhile: Vec::new() };
            Event::Submitted(*ticket, Ok(done)).into()
        }
        Effect::FillPageForm { ticket, .. } => Event::PageFormFilled(*ticket, Ok(5)).into(),
        Effect::LogOutHere { ticket } => Event::LoggedOutHere(*ticket, Ok(())).into(),
        Effect::LogOutEverywhere { ticket, .. } => Event::LoggedOutEverywhere(*ticket, Ok(())).into(),
        Effect::StartTimer { .. }
        | Effect::KeepDraft(_)
        | Effect::WipeDraft
        | Effect::WipePageForm
        | Effect::ConnectIdentity(_)
        | Effect::OpenInNewTab
        | Effect::Focus(_)
        | Effect::Announce(_)
        | Effect::Report(_) => Reply::Silence,
    }
}

/// The same call of Gigya when it fails; `None` for what is no call of Gigya.
pub fn failure(effect: &Effect, fault: GigyaFault) -> Option<Reply> {
    let event = match effect {
        Effect::DetectSession { ticket } => Event::SessionDetected(*ticket, Err(fault)),
        Effect::LogIn { ticket, .. }
        | Effect::SocialLogin { ticket, .. }
        | Effect::Finalize { ticket, .. }
        | Effect::ConfirmFactor { ticket, .. } => Event::LoggedIn(*ticket, Err(fault)),
        Effect::FetchRules { ticket } => Event::RulesFetched(*ticket, Err(fault)),
        Effect::CheckLoginId { ticket, .. } => Event::LoginIdChecked(*ticket, Err(fault)),
        Effect::SendResetMail { ticket, .. } => Event::ResetMailSent(*ticket, Err(fault)),
        Effect::ResetPassword { ticket, .. } => Event::PasswordReset(*ticket, Err(fault)),
        Effect::FetchSchema { ticket, .. } => Event::SchemaFetched(*ticket, Err(fault)),
        Effect::SaveAccount { ticket, .. } => Event::AccountSaved(*ticket, Err(fault)),
        Effect::ResendVerification { ticket, .. } => Event::VerificationResent(*ticket, Err(fault)),
        Effect::SendCode { ticket, .. } => Event::CodeSent(*ticket, Err(fault)),
        Effect::ConfirmCode { ticket, .. } => Event::CodeConfirmed(*ticket, Err(fault)),
        Effect::FetchConflict { ticket, .. } => Event::ConflictFetched(*ticket, Err(fault)),
        Effect::ChangePassword { ticket, .. } => Event::PasswordChanged(*ticket, Err(fault)),
        Effect::FetchFactors { ticket, .. } => Event::FactorsFetched(*ticket, Err(fault)),
        Effect::BeginFactor { ticket, .. } => Event::FactorBegun(*ticket, Err(fault)),
        Effect::SendFactorCode { ticket, .. } => Event::FactorCodeSent(*ticket, Err(fault)),
        Effect::Prove { ticket } => Event::Proved(*ticket, Err(fault)),
        Effect::LogOutHere { ticket } => Event::LoggedOutHere(*ticket, Err(fault)),
        Effect::LoadDefinition { .. }
        | Effect::CreateAccount { .. }
        | Effect::OpenSession { .. }
        | Effect::FetchPrefill { .. }
        | Effect::Submit { .. }
        | Effect::FillPageForm { .. }
        | Effect::LogOutEverywhere { .. }
        | Effect::StartTimer { .. }
        | Effect::KeepDraft(_)
        | Effect::WipeDraft
        | Effect::WipePageForm
        | Effect::ConnectIdentity(_)
        | Effect::OpenInNewTab
        | Effect::Focus(_)
        | Effect::Announce(_)
        | Effect::Report(_) => return None,
    };
    Some(event.into())
}

/// The campaign of the preview, with every way to an account.
pub fn arrival() -> Arrival {
    let definition =
        serde_json::from_str(include_str!("campaign.json")).expect("the preview's campaign is a definition");
    Arrival { definition, session_hint: false, last_provider: None, draft: None }
}

/// The participant of the preview.
pub fn ada() -> Participant {
    Participant { uid: "ada".to_owned(), first_name: "Ada".into(), picture: None }
}

/// What Gigya knows of her.
pub fn prefill() -> Prefill {
    let values = [
        ("email", "ada@example.com"),
        ("firstname", "Ada"),
        ("lastname", "Lovelace"),
        ("gender", "f"),
        ("birthday", "1990-12-10"),
        ("phone", "+32 487 66 49 25"),
        ("address", "Rue de la Science"),
        ("number", "12"),
        ("zipcode", "1040"),
        ("locality", "Bruxelles"),
        ("country", "Belgique"),
        ("team", "north"),
    ];
    Prefill {
        gigya_id: "ada".to_owned(),
        values: values.map(|(variable, value)| (variable.to_owned(), value.to_owned())).into(),
        opt_ins: [("terms".to_owned(), true)].into(),
        ..Prefill::default()
    }
}

/// What the site asks of a new password.
pub fn rules() -> PasswordRules {
    PasswordRules { min_length: 8, min_char_groups: 3, pattern: None }
}

/// The other account has a password and a provider.
pub fn conflict() -> Conflict {
    let login_providers = ["site", "facebook"].map(str::to_owned).into();
    Conflict { login_providers, login_id: Some("ada@example.com".to_owned()) }
}

/// Every kind of second factor, set up or not.
fn factors() -> Factors {
    let all = [FactorKind::Phone, FactorKind::Email, FactorKind::Totp, FactorKind::BackupCode];
    Factors { active: all.into(), inactive: all[..3].into(), others: Vec::new() }
}

fn begun(kind: FactorKind, mode: FactorMode) -> FactorBegun {
    let target = |id: &str, shown: &str| Target { id: id.to_owned(), shown: shown.to_owned() };
    let targets = match (kind, mode) {
        (FactorKind::Phone, FactorMode::Verify) => {
            vec![target("1", "+32 ••• •• •• 25"), target("2", "+44 •••• ••••23")]
        }
        (FactorKind::Email, FactorMode::Verify) => vec![target("1", "a••@e••••••.com")],
        _ => vec![],
    };
    let qr = (kind == FactorKind::Totp && mode == FactorMode::Register).then(|| Qr {
        picture: include_str!("qr.txt").trim().into(),
        text: Some("JBSW Y3DP EHPK 3PXP".into()),
    });
    FactorBegun {
        assertion: Assertion::new(String::new()),
        targets,
        qr,
        verification: (kind == FactorKind::Totp).then(verification),
    }
}

fn verification() -> VerificationToken {
    VerificationToken::new(String::new())
}

/// Gigya refuses.
pub fn refused(code: u32) -> GigyaFault {
    let (code, call_id) = (ResponseCode(code), Some("9f2c4e7a".to_owned()));
    GigyaFault::Refused { code, call_id, details: String::new() }
}

/// Gigya wants something more.
pub fn interruption(code: u32) -> Interruption {
    Interruption {
        registration_token: Some(RegistrationToken::new(String::new())),
        email: Some("ada@example.com".into()),
        ..Interruption::bare(ResponseCode(code))
    }
}

/// The answer to a login that Gigya interrupts.
pub fn interrupted(ticket: Ticket, interruption: Interruption) -> Reply {
    Event::LoggedIn(ticket, Err(GigyaFault::Interrupted(Box::new(interruption)))).into()
}

/// The proxy is down.
pub const DOWN: ProxyFault = ProxyFault::Unreachable;

//! What the world answers in the preview.

use contract::{Definition, ParticipantToken, Participated, Prefill};
use flow::{Arrival, Effect, Event, GigyaFault, IdToken, Participant, ProxyFault};
use gigya::ResponseCode;

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
pub fn reply(effect: &Effect) -> Reply {
    match effect {
        Effect::LoadDefinition { ticket, .. } => arrival(*ticket, false),
        Effect::DetectSession { ticket } => Event::SessionDetected(*ticket, Ok(None)).into(),
        Effect::LogIn { ticket, .. } => Event::LoggedIn(*ticket, Ok(ada())).into(),
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
        Effect::StartTimer { .. } | Effect::Focus(_) | Effect::Announce(_) | Effect::Report(_) => {
            Reply::Silence
        }
    }
}

/// The definition arrives, with or without a sign of a session.
pub fn arrival(ticket: flow::Ticket, session_hint: bool) -> Reply {
    let definition: Definition =
        serde_json::from_str(include_str!("campaign.json")).expect("the preview's campaign is a definition");
    Event::DefinitionArrived(ticket, Ok(Box::new(Arrival { definition, session_hint }))).into()
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

/// Gigya refuses.
pub fn refused(code: ResponseCode) -> GigyaFault {
    GigyaFault::Refused { code, call_id: Some("9f2c4e7a".to_owned()), details: String::new() }
}

/// The proxy is down.
pub const DOWN: ProxyFault = ProxyFault::Unreachable;

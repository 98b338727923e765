//! What holds for any order of events.

use contract::{Participated, ProblemCode};
use proptest::prelude::*;

use crate::scenario::{ada, arrival, config, prefill, proxy_refused, refused, token};
use crate::{Config, Effect, Event, Flow, GigyaFault, IdToken, Password, ProxyFault, Screen, Ticket};

/// Any event, with a ticket near the present one, so that both fresh and stale replies occur.
fn any_event() -> impl Strategy<Value = Event> {
    let ticket = (0u32..12).prop_map(Ticket);
    let fault = prop_oneof![
        Just(GigyaFault::TimedOut),
        Just(GigyaFault::ScriptIsAStub),
        Just(refused(403_042)),
        Just(refused(403_005)),
        Just(refused(206_001)),
    ];
    let proxy_fault = prop_oneof![
        Just(ProxyFault::Unreachable),
        Just(proxy_refused(ProblemCode::ParticipantTokenRefused)),
        Just(proxy_refused(ProblemCode::InvalidParticipation)),
    ];
    let reply = (ticket, any::<bool>(), any::<bool>(), fault, proxy_fault, 0..10u8).prop_map(
        |(ticket, fine, flag, fault, proxy_fault, which)| {
            let gigya = |fault: GigyaFault| if fine { Ok(()) } else { Err(fault) };
            let proxy = |fault: ProxyFault| if fine { Ok(()) } else { Err(fault) };
            match which {
                0 => Event::DefinitionArrived(ticket, proxy(proxy_fault).map(|()| arrival(flag))),
                1 => Event::SessionDetected(ticket, gigya(fault).map(|()| flag.then(ada))),
                2 => Event::LoggedIn(ticket, gigya(fault).map(|()| ada())),
                3 => Event::Proved(ticket, gigya(fault).map(|()| IdToken::new("TOP-SECRET".into()))),
                4 => Event::SessionOpened(ticket, proxy(proxy_fault).map(|()| token())),
                5 => Event::Prefilled(ticket, proxy(proxy_fault).map(|()| prefill())),
                6 => Event::Submitted(
                    ticket,
                    proxy(proxy_fault)
                        .map(|()| Participated { gigya_id: "ada".into(), changed_meanwhile: vec![] }),
                ),
                7 => Event::LoggedOutHere(ticket, gigya(fault)),
                8 => Event::LoggedOutEverywhere(ticket, proxy(proxy_fault)),
                _ => Event::TimePassed(ticket),
            }
        },
    );
    let act = prop_oneof![
        Just(Event::Continue),
        Just(Event::LogOut),
        Just(Event::LogIn { login_id: "ada".into(), password: Password::new("TOP-SECRET".into()) }),
        Just(Event::LoginTyped { login_id: "a".into() }),
        Just(Event::Edited { variable: "firstname".into(), value: "TOP-SECRET".into() }),
        Just(Event::OptInSet { name: "terms".into(), given: true }),
        Just(Event::Submit),
        Just(Event::TryAgain),
    ];
    prop_oneof![3 => reply, 1 => act]
}

fn any_visit() -> impl Strategy<Value = (bool, Vec<Event>)> {
    (any::<bool>(), prop::collection::vec(any_event(), 0..80))
}

/// The answer to whatever the flow asks, when everything works.
fn works(effect: &Effect) -> Option<Event> {
    Some(match effect {
        Effect::LoadDefinition { ticket, .. } => Event::DefinitionArrived(*ticket, Ok(arrival(false))),
        Effect::DetectSession { ticket } => Event::SessionDetected(*ticket, Ok(None)),
        Effect::LogIn { ticket, .. } => Event::LoggedIn(*ticket, Ok(ada())),
        Effect::Prove { ticket } => Event::Proved(*ticket, Ok(IdToken::new("proof".into()))),
        Effect::OpenSession { ticket, .. } => Event::SessionOpened(*ticket, Ok(token())),
        Effect::FetchPrefill { ticket, .. } => Event::Prefilled(*ticket, Ok(prefill())),
        Effect::Submit { ticket, .. } => {
            Event::Submitted(*ticket, Ok(Participated { gigya_id: "ada".into(), changed_meanwhile: vec![] }))
        }
        Effect::FillPageForm { ticket, .. } => Event::PageFormFilled(*ticket, Ok(1)),
        Effect::LogOutHere { ticket } => Event::LoggedOutHere(*ticket, Ok(())),
        Effect::LogOutEverywhere { ticket, .. } => Event::LoggedOutEverywhere(*ticket, Ok(())),
        Effect::StartTimer { .. } | Effect::Focus(_) | Effect::Announce(_) | Effect::Report(_) => {
            return None;
        }
    })
}

proptest! {
    #[test]
    fn no_debug_shows_a_password_a_token_or_an_answer((page_form, events) in any_visit()) {
        let (mut flow, _) = Flow::start(Config { page_form, ..config() });
        for event in events {
            let event_shown = format!("{event:?}");
            let effects = flow.update(event);
            let shown = format!("{event_shown}{effects:?}{flow:?}");
            prop_assert!(!shown.contains("TOP-SECRET"));
        }
    }

    #[test]
    fn at_most_one_login_and_one_submission_are_in_flight((page_form, events) in any_visit()) {
        let (mut flow, _) = Flow::start(Config { page_form, ..config() });
        let mut in_flight: Option<Ticket> = None;
        for event in events {
            let before = flow.waiting();
            for effect in flow.update(event) {
                if let Effect::LogIn { ticket, .. } | Effect::Submit { ticket, .. } = effect {
                    prop_assert!(in_flight.is_none() || in_flight != before, "a second call while one is waited for");
                    in_flight = Some(ticket);
                }
            }
        }
    }

    #[test]
    fn a_reply_that_nobody_waits_for_changes_nothing((page_form, events) in any_visit(), stray in any_event()) {
        let (mut flow, _) = Flow::start(Config { page_form, ..config() });
        for event in events {
            flow.update(event);
        }
        let ticket = match &stray {
            Event::LoggedIn(ticket, _) | Event::Proved(ticket, _) | Event::Prefilled(ticket, _) => *ticket,
            _ => return Ok(()),
        };
        if flow.waiting() != Some(ticket) {
            let screen = flow.screen().clone();
            prop_assert_eq!(flow.update(stray), vec![]);
            prop_assert_eq!(flow.screen(), &screen);
        }
    }

    #[test]
    fn whatever_begin_takes_update_takes_in_the_same_way((page_form, events) in any_visit()) {
        let (mut flow, _) = Flow::start(Config { page_form, ..config() });
        for event in events {
            let mut beginning = flow.clone();
            let begun = beginning.begin(event.clone());
            let effects = flow.update(event.clone());
            match begun {
                Ok(begun) => prop_assert_eq!((begun, beginning.screen()), (effects, flow.screen())),
                Err(handed_back) => prop_assert_eq!(handed_back, event),
            }
        }
    }

    #[test]
    fn every_wait_has_its_timer((page_form, events) in any_visit()) {
        let (mut flow, opening) = Flow::start(Config { page_form, ..config() });
        let mut timers: Vec<Ticket> = vec![];
        let mut note = |effects: &[Effect]| {
            timers.extend(effects.iter().filter_map(|effect| match effect {
                Effect::StartTimer { ticket, .. } => Some(*ticket),
                _ => None,
            }));
            timers.clone()
        };
        note(&opening);
        for event in events {
            let timers = note(&flow.update(event));
            prop_assert!(flow.waiting().is_none_or(|ticket| timers.contains(&ticket)));
        }
    }

    #[test]
    fn login_or_the_form_can_be_reached_from_everywhere((page_form, events) in any_visit()) {
        let (mut flow, _) = Flow::start(Config { page_form, ..config() });
        let mut open = vec![];
        for event in events {
            open.extend(flow.update(event));
        }
        for _ in 0..60 {
            if matches!(flow.screen(), Screen::Login(_) | Screen::Form(_)) {
                return Ok(());
            }
            // From now on everything works: calls that are waited for answer, waits without a call run out,
            // and the participant clicks what there is to click.
            let effects = match open.pop().and_then(|effect| works(&effect)) {
                Some(reply) => flow.update(reply),
                None => match flow.waiting() {
                    Some(ticket) => flow.update(Event::TimePassed(ticket)),
                    None => [Event::TryAgain, Event::LogOut].map(|act| flow.update(act)).concat(),
                },
            };
            open.extend(effects);
        }
        prop_assert!(false, "stuck on {}", flow.screen().name());
    }
}

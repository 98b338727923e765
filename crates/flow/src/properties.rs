//! What holds for any order of events.

use proptest::prelude::*;

use crate::scenario::ticket_of_call;
use crate::screen::Social;
use crate::walk::{Plan, Walk, any_plan};
use crate::{Effect, Event, Screen, Ticket};

fn is_login(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::LogIn { .. }
            | Effect::SocialLogin { .. }
            | Effect::Finalize { .. }
            | Effect::ConfirmFactor { .. }
            | Effect::Submit { .. }
    )
}

/// Whether the participant gives up the provider that is waited for.
fn asks_a_provider_again(event: &Event) -> bool {
    matches!(event, Event::SocialLogin { .. } | Event::RedirectInstead)
}

fn walked(plan: &Plan) -> Walk {
    let mut walk = Walk::begin(plan);
    for step in plan.steps() {
        let event = walk.event(step);
        walk.update(event);
    }
    walk
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_debug_shows_a_password_a_token_or_an_answer(plan in any_plan(60)) {
        let mut walk = Walk::begin(&plan);
        for step in plan.steps() {
            let event = walk.event(step);
            let event_shown = format!("{event:?}");
            let effects = walk.update(event);
            let shown = format!("{event_shown}{effects:?}{:?}", walk.flow);
            prop_assert!(!shown.contains("TOP-SECRET"), "{}", shown);
        }
    }

    #[test]
    fn at_most_one_login_and_one_submission_are_in_flight(plan in any_plan(80)) {
        let mut walk = Walk::begin(&plan);
        let mut in_flight: Option<Ticket> = None;
        for step in plan.steps() {
            let before = walk.flow.waiting();
            let event = walk.event(step);
            let again = asks_a_provider_again(&event);
            for effect in walk.update(event).iter().filter(|effect| is_login(effect)) {
                prop_assert!(again || in_flight.is_none() || in_flight != before, "a second call while one is waited for");
                in_flight = ticket_of_call(effect);
            }
        }
    }

    #[test]
    fn a_reply_that_nobody_waits_for_changes_nothing(plan in any_plan(60), which: u8, outcome: u8) {
        let mut walk = walked(&plan);
        let waited_for = walk.remembered();
        let stale = |effect: &&Effect| ticket_of_call(effect).is_some_and(|ticket| !waited_for.contains(&ticket));
        let calls: Vec<_> = walk.asked.iter().filter(stale).cloned().collect();
        prop_assume!(!calls.is_empty());
        let late = walk.answer(&calls[usize::from(which) % calls.len()], outcome).expect("a call has an answer");
        let screen = walk.flow.screen().clone();
        prop_assert_eq!(walk.update(late), vec![]);
        prop_assert_eq!(walk.flow.screen(), &screen);
    }

    #[test]
    fn every_wait_has_its_timer(plan in any_plan(60)) {
        let mut walk = Walk::begin(&plan);
        for step in plan.steps() {
            let event = walk.event(step);
            walk.update(event);
            let timers = walk.timers();
            let ends = |timer: Option<Ticket>| timer.is_some_and(|timer| timers.contains(&timer));
            let social = walk.flow.screen().social().and_then(Social::ticket);
            prop_assert_eq!(walk.flow.waiting().is_some(), ends(walk.flow.deadline) || ends(social));
            let detecting = walk.flow.detecting.map(|detecting| detecting.ticket);
            for background in [detecting, walk.flow.asked_rules] {
                prop_assert!(background.is_none() || ends(background));
            }
        }
    }

    #[test]
    fn whatever_begin_takes_update_takes_in_the_same_way(plan in any_plan(60)) {
        let mut walk = Walk::begin(&plan);
        for step in plan.steps() {
            let event = walk.event(step);
            let mut beginning = walk.flow.clone();
            let begun = beginning.begin(event.clone());
            let effects = walk.update(event.clone());
            match begun {
                Ok(begun) => prop_assert_eq!((begun, beginning.screen()), (effects, walk.flow.screen())),
                Err(handed_back) => prop_assert_eq!(handed_back, event),
            }
        }
    }

    #[test]
    fn a_password_is_held_only_while_an_account_is_being_created(plan in any_plan(60)) {
        let mut walk = Walk::begin(&plan);
        for step in plan.steps() {
            let event = walk.event(step);
            walk.update(event);
            let creating = matches!(walk.flow.screen(), Screen::CreateAccount(_)) && walk.flow.waiting().is_some();
            prop_assert!(creating || walk.flow.held_password.is_none());
        }
    }

    #[test]
    fn the_means_of_a_log_out_are_kept_only_while_it_can_go_on(plan in any_plan(60)) {
        let mut walk = Walk::begin(&plan);
        for step in plan.steps() {
            let event = walk.event(step);
            walk.update(event);
            let goes_on = walk.flow.is_logging_out() || walk.flow.can_log_out_again();
            prop_assert!(goes_on || walk.flow.log_out_means.is_none());
        }
    }

    #[test]
    fn login_or_the_form_can_be_reached_from_everywhere(plan in any_plan(60)) {
        let mut walk = walked(&plan);
        for _ in 0..40 {
            if matches!(walk.flow.screen(), Screen::Login(_) | Screen::Form(_)) {
                return Ok(());
            }
            // From now on everything works: calls that are waited for answer, waits without a call run out,
            // and the participant clicks what there is to click.
            let waits = walk.flow.waiting();
            let newest = walk.asked.iter().rposition(|effect| waits.is_some() && ticket_of_call(effect) == waits);
            let reply = newest.map(|at| walk.asked.remove(at)).and_then(|call| walk.answer(&call, 0));
            match (reply, waits) {
                (Some(reply), _) => { walk.update(reply); }
                (None, Some(ticket)) => {
                    walk.update(Event::TimePassed(walk.flow.deadline.unwrap_or(ticket)));
                }
                (None, None) => {
                    for act in [Event::TryAgain, Event::Undo, Event::Back, Event::LogOut] {
                        walk.update(act);
                    }
                }
            }
        }
        prop_assert!(false, "stuck on {}", walk.flow.screen().name());
    }
}

//! From right to left, every screen is as from left to right and seen in a mirror: on the phone, in the
//! pseudo-language of each direction, whose texts are equally long.
//!
//! The window takes no arrow keys itself: radio buttons are the browser's own, which knows the direction.

use serde_json::Value;

use crate::booth::{Booth, Studio};
use crate::view::{FULLEST, Frame, Scene, Sitting};

/// Where everything stands that has a place: how far from the edge of the card at which lines begin, by name.
const PLACES: &str = "
    const card = document.querySelector('.cw');
    const edge = card.getBoundingClientRect();
    const mirrored = getComputedStyle(card).direction === 'rtl';
    const parts = '.cw-label, .cw-input, .cw-select, .cw-check, .cw-radio, .cw-option-label, .cw-reveal, .cw-button, '
      + '.cw-monogram, .cw-last-used, .cw-field, .cw-hint, .cw-note, .cw-problem, .cw-rule, .cw-avatar, .cw-qr';
    return [...card.querySelectorAll(parts)]
      .filter((part) => part.checkVisibility() && part.getClientRects().length > 0)
      .map((part) => {
        const {left, right} = part.getBoundingClientRect();
        const start = mirrored ? edge.right - right : left - edge.left;
        const end = mirrored ? edge.right - left : right - edge.left;
        return {part: part.className, start, end, room: edge.width};
      });";

/// What has the focus, and where that is; nothing where the page has it.
const FOCUS: &str = "
    const card = document.querySelector('.cw');
    const focused = document.activeElement;
    if (!card.contains(focused)) return null;
    const {left, right, top, bottom} = focused.getBoundingClientRect();
    const start = getComputedStyle(card).direction === 'rtl' ? -right : left;
    return {name: focused.id || focused.textContent, start, top, bottom};";

/// Which way lines run in the card.
const DIRECTION: &str = "return getComputedStyle(document.querySelector('.cw')).direction";

/// Whether there is anything to be reached by Tab.
const HAS_CONTROLS: &str = "
    const controls = document.querySelectorAll('.cw button, .cw input:not([type=hidden]), .cw select');
    return [...controls].some((control) => control.checkVisibility());";

/// Browsers set letters between pixels.
const TOLERANCE: f64 = 2.0;

async fn open(booth: &Booth<'_>, scene: &Scene, frame: Frame) {
    booth.take(&Sitting { scene: scene.clone(), frame }).await;
}

fn number(of: &Value, name: &str) -> f64 {
    of[name].as_f64().unwrap_or_else(|| panic!("{name} of {of}"))
}

/// Where Tab goes, in order.
async fn focus_order(booth: &Booth<'_>) -> Vec<Value> {
    booth.change("document.activeElement.blur()").await;
    let mut order: Vec<Value> = Vec::new();
    loop {
        booth.tab().await;
        let focused = booth.ask(FOCUS).await;
        if focused.is_null() || order.first().is_some_and(|first| first == &focused && order.len() > 1) {
            return order;
        }
        // A date has a stop for each of its parts.
        if order.last() != Some(&focused) {
            order.push(focused);
        }
        assert!(order.len() < 100, "Tab comes to no end: {order:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_right_to_left_everything_stands_on_the_other_side_and_fits_on_a_phone() {
    let studio = Studio::start().await;
    let booth = studio.booth().await;
    for (screen, state) in FULLEST {
        let scene = Scene { screen: screen.to_owned(), state: state.to_owned() };
        let mut places = Vec::new();
        for frame in [Frame::Pseudo, Frame::RightToLeft] {
            open(&booth, &scene, frame).await;
            let expected = if frame == Frame::RightToLeft { "rtl" } else { "ltr" };
            assert_eq!(booth.ask(DIRECTION).await, expected, "{screen}");
            places.push(booth.ask(PLACES).await.as_array().expect("a list").clone());
            let width = booth.ask("return document.documentElement.scrollWidth").await;
            assert!(width.as_u64() <= Some(frame.width().into()), "{screen}, {frame:?}: {width} pixels wide");
        }
        assert_eq!(places[0].len(), places[1].len(), "{screen}");
        for (ltr, rtl) in places[0].iter().zip(&places[1]) {
            assert_eq!(ltr["part"], rtl["part"], "{screen}");
            let apart = (number(ltr, "start") - number(rtl, "start")).abs();
            assert!(apart <= TOLERANCE, "{screen}: {ltr} from left to right, {rtl} from right to left");
            for place in [ltr, rtl] {
                let fits = number(place, "start") >= 0.0 && number(place, "end") <= number(place, "room");
                assert!(fits, "{screen}: {place} stands beyond the card");
            }
        }
    }
    booth.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tab_goes_down_the_screen_and_along_its_lines_in_either_direction() {
    let studio = Studio::start().await;
    let booth = studio.booth().await;
    for (screen, state) in FULLEST {
        let scene = Scene { screen: screen.to_owned(), state: state.to_owned() };
        let mut names = Vec::new();
        for frame in [Frame::Pseudo, Frame::RightToLeft] {
            open(&booth, &scene, frame).await;
            let order = focus_order(&booth).await;
            assert_eq!(booth.ask(HAS_CONTROLS).await, !order.is_empty(), "{screen}, {frame:?}: {order:?}");
            for pair in order.windows(2) {
                let below = number(&pair[1], "top") >= number(&pair[0], "bottom") - TOLERANCE;
                let further = number(&pair[1], "start") > number(&pair[0], "start");
                assert!(below || further, "{screen}, {frame:?}: from {} to {}", pair[0], pair[1]);
            }
            names.push(order.len());
        }
        assert_eq!(names[0], names[1], "{screen}: as many stops in either direction");
    }
    booth.close().await;
}

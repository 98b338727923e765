//! *Send again*, which rests for a while after each time: a mail takes as long to arrive.

use catalogue::Text;
use flow::{CoolDown, Event, RESEND_AFTER_MS, Screen};

use super::seconds::counted_down;
use crate::dom::{El, el};
use crate::ui::Ui;

/// What the button can do.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ready,
    Sending,
    Resting,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Sending => "sending",
            Self::Resting => "resting",
        }
    }
}

/// The button; `rest` is how the screen rests, `sending` whether it is sending just now.
pub fn resend(ui: Ui, rest: fn(&Screen) -> Option<CoolDown>, sending: fn(&Screen) -> bool) -> El {
    resend_by(ui, rest, sending, move || ui.send(Event::Resend))
}

/// The button, where sending again takes more than saying so.
pub fn resend_by(
    ui: Ui,
    rest: fn(&Screen) -> Option<CoolDown>,
    sending: fn(&Screen) -> bool,
    send: impl Fn() + 'static,
) -> El {
    let state = move || {
        ui.read(|screen| match rest(screen) {
            _ if sending(screen) => State::Sending,
            Some(rest) if !rest.is_over() => State::Resting,
            Some(_) | None => State::Ready,
        })
    };
    let label = move || {
        let again = ui.text(Text::SendAgain);
        let left = move |left: u32| ui.fill(Text::SendAgainIn, &[("seconds", &left.to_string())]);
        match state() {
            State::Ready => vec![el("span", "").text(&again)],
            State::Sending => vec![el("span", "cw-label-waiting").text(&ui.text(Text::SendWaiting))],
            State::Resting => {
                vec![el("span", "cw-unseen").text(&again), counted_down(RESEND_AFTER_MS / 1_000, left)]
            }
        }
    };
    el("button", "cw-button cw-secondary cw-resend")
        .attr("type", "button")
        .attr("form", &ui.id("form"))
        .follow_attr("aria-disabled", move || (state() != State::Ready).then_some("true"))
        .on("click", move |_| send())
        .follow_children(move || state().name().to_owned(), label)
}

/// That it was sent, for as long as the button rests.
pub fn sent_again(ui: Ui, rest: fn(&Screen) -> Option<CoolDown>) -> El {
    let resting = move || ui.read(|screen| rest(screen).is_some_and(|rest| !rest.is_over()));
    let sentence = move || if resting() { ui.text(Text::SentAgain) } else { String::new() };
    el("p", "cw-note").attr("role", "status").follow_text(sentence)
}

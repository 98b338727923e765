//! *AutoSubmitting*: everything is known already, so the form is sent by itself in some seconds, or at once by
//! *Submit*; *Undo* shows it instead.
//!
//! The seconds can be seen passing by. Who hears the window hears once how many there are, from its status
//! line.

use catalogue::Text;
use flow::{Event, Screen, screen};

use crate::components::button::{self, Look};
use crate::components::heading;
use crate::components::seconds::counted_down;
use crate::dom::{El, el};
use crate::ui::Ui;

/// The notice.
pub fn screen(ui: Ui, auto: &screen::AutoSubmitting) -> El {
    let sending = move || ui.read(|screen| of(screen).is_some_and(|auto| !auto.can_be_undone()));
    let seconds = u32::from(auto.seconds);
    let counting = move || if sending() { "" } else { "counting" }.to_owned();
    let sentence = move || {
        if sending() {
            return Vec::new();
        }
        let sentence = move |left: u32| ui.fill(Text::AutoSubmitText, &[("seconds", &left.to_string())]);
        vec![el("p", "cw-text").child(counted_down(seconds, sentence))]
    };
    let greeting = el("div", "cw-greeting")
        .child(el("div", "cw-tick").attr("aria-hidden", "true"))
        .child(heading(ui, &ui.text(Text::AutoSubmitHeading)))
        .child(el("div", "cw-counting").follow_children(counting, sentence));
    let now = button::progress(ui, Text::Submit, Text::SubmitWaiting, sending, || Event::Submit);
    let undo = button::action(ui, Look::Secondary, &ui.text(Text::Undo), || Event::Undo);
    let undo = undo.follow_attr("hidden", move || sending().then_some(""));
    let actions = el("div", "cw-actions").child(now).child(undo);
    el("div", "cw-screen cw-auto-submitting").child(greeting).child(actions)
}

fn of(screen: &Screen) -> Option<&screen::AutoSubmitting> {
    if let Screen::AutoSubmitting(auto) = screen { Some(auto) } else { None }
}

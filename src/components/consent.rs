//! An opt-in: a check box with the campaign's own sentence.

use contract::Kind;
use flow::Event;
use flow::screen::form::Consent;
use leptos::prelude::*;

use super::{Control, check_box, rich_text};
use crate::screens::form;
use crate::ui::Ui;
use crate::words;

/// The opt-in with its present answer.
pub fn consent(ui: Ui, consent: &Consent) -> AnyView {
    let opt_in = &consent.opt_in;
    let (asked, set) = (opt_in.name.clone(), opt_in.name.clone());
    let complaint = ui.part(move |screen| {
        let opt_ins = form::of(screen).map(|form| form.opt_ins.as_slice()).unwrap_or_default();
        let consent = opt_ins.iter().find(|consent| consent.opt_in.name == asked);
        let complaint = consent.and_then(|consent| consent.complaint.as_ref());
        complaint.map(|complaint| words::complaint(ui, &Kind::CheckBox, complaint)).unwrap_or_default()
    });
    let sentence = opt_in.label.get(&ui.language()).unwrap_or(&opt_in.name).to_owned();
    let control = Control {
        id: ui.id(&format!("opt-in-{}", opt_in.name)),
        name: opt_in.name.clone(),
        label: sentence.clone(),
        hint: None,
        required: opt_in.required,
        complaint,
    };
    let star = opt_in.required.then(|| view! { <span class="cw-star" aria-hidden="true">"*"</span> });
    let label = view! { {rich_text(ui, &sentence)} {star} }.into_any();
    let set = Box::new(move |given| ui.send(Event::OptInSet { name: set.clone(), given }));
    check_box::ticked(ui, &control, label, consent.given, set)
}

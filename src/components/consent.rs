//! An opt-in: a check box with the campaign's own sentence. One that Gigya asks for and the campaign does not
//! word is called by its name.

use contract::Kind;
use flow::Event;
use flow::screen::form::Consent;

use super::{Control, check_box, rich_text};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The opt-in with its present answer.
pub fn consent(ui: Ui, consent: &Consent) -> El {
    let opt_in = &consent.opt_in;
    let (asked, set) = (opt_in.name.clone(), opt_in.name.clone());
    let complaint = move || {
        ui.read(|screen| {
            let (_, opt_ins) = screen.questions()?;
            let consent = opt_ins.iter().find(|consent| consent.opt_in.name == asked)?;
            Some(words::complaint(ui, &Kind::CheckBox, consent.complaint.as_ref()?))
        })
    };
    let sentence = words::opt_in(ui, opt_in);
    let control = Control {
        id: ui.id(&format!("opt-in-{}", opt_in.name)),
        form: ui.id("form"),
        name: opt_in.name.clone(),
        label: sentence.clone(),
        hint: None,
        required: opt_in.required,
        complaint: std::rc::Rc::new(move || complaint().unwrap_or_default()),
    };
    let label = control.starred(rich_text(ui, el("span", "cw-option-label"), &sentence));
    let set = Box::new(move |given| ui.send(Event::OptInSet { name: set.clone(), given }));
    check_box::ticked(&control, label, consent.given, set)
}

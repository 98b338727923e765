//! A new password: the site's rules, each ticked off as it is met, and a repetition where the campaign wants
//! one. What is typed stays in the inputs until the form is sent.

use std::rc::Rc;

use catalogue::Text;
use contract::{Complaint, Kind, PasswordEntry};
use flow::{Event, Password, Screen};
use gigya::{PasswordRules, Rule};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::summary::{Entry, entry};
use super::{Control, control, password};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The inputs of a new password.
#[derive(Clone)]
pub struct NewPassword {
    password: HtmlInputElement,
    repeat: Option<HtmlInputElement>,
}

impl NewPassword {
    /// What stands in them.
    pub fn typed(&self) -> (Password, Option<Password>) {
        let typed = |input: &HtmlInputElement| Password::new(input.value());
        (typed(&self.password), self.repeat.as_ref().map(typed))
    }
}

/// The inputs, and what is drawn of them. Stars for `required` are for screens where other inputs have some.
pub fn new_password(ui: Ui, label: Text, entry: PasswordEntry, required: bool) -> (NewPassword, Vec<El>) {
    let of_password = complaint(ui, |asked| asked.password);
    let of_password = Control { required, ..Control::plain(ui, "password", &ui.text(label), of_password) };
    let rules_id = ui.id("rules");
    let described_by = format!("{rules_id} {}", of_password.complaint_id());
    let input = password::input(&of_password, "new-password").attr("aria-describedby", &described_by);
    let changed = Trigger::new();
    let written = input.input();
    let rules = rules(ui, &rules_id, changed, written.clone());
    let shown = password(ui, &of_password, input, move || {
        changed.notify();
        ui.send(Event::Typed);
    });
    let mut drawn = vec![control(&of_password, shown), rules];
    let mut inputs = NewPassword { password: written, repeat: None };
    if entry == PasswordEntry::Repeat {
        let of_repeat = complaint(ui, |asked| asked.repeat);
        let label = ui.text(Text::RepeatPassword);
        let of_repeat = Control { required, ..Control::plain(ui, "repeat", &label, of_repeat) };
        let input = password::input(&of_repeat, "new-password");
        inputs.repeat = Some(input.input());
        drawn.push(control(&of_repeat, password(ui, &of_repeat, input, || {})));
    }
    (inputs, drawn)
}

/// Whose password it is, for password managers, on a screen that does not ask it.
pub fn username(ui: Ui, login_id: &str) -> El {
    let input = el("input", "")
        .attr("type", "text")
        .attr("name", "username")
        .attr("autocomplete", "username")
        .attr("form", &ui.id("form"))
        .attr("readonly", "")
        .attr("hidden", "");
    input.input().set_value(login_id);
    input
}

/// What is wrong with it, for the summary; `label` is what the password is called.
pub fn complaints(ui: Ui, screen: &Screen, label: Text) -> impl Iterator<Item = Entry> {
    let said = |complaint: Option<&Complaint>| Some(words::complaint(ui, &Kind::Text, complaint?));
    let asked = Asked::on(screen);
    let password = entry(ui, "password", label, asked.as_ref().and_then(|asked| said(asked.password)));
    let repeat = asked.and_then(|asked| said(asked.repeat));
    password.into_iter().chain(entry(ui, "repeat", Text::RepeatPassword, repeat))
}

/// What the screens with a new password have in common.
struct Asked<'a> {
    rules: Option<&'a PasswordRules>,
    password: Option<&'a Complaint>,
    repeat: Option<&'a Complaint>,
}

impl<'a> Asked<'a> {
    fn on(screen: &'a Screen) -> Option<Self> {
        let (rules, password, repeat) = if let Screen::CreateAccount(create) = screen {
            (&create.rules, &create.password_complaint, &create.repeat_complaint)
        } else if let Screen::ResetPassword(reset) = screen {
            (&reset.rules, &reset.password_complaint, &reset.repeat_complaint)
        } else if let Screen::ChangePassword(change) = screen {
            (&change.rules, &change.password_complaint, &change.repeat_complaint)
        } else {
            return None;
        };
        Some(Self { rules: rules.as_ref(), password: password.as_ref(), repeat: repeat.as_ref() })
    }
}

fn complaint(ui: Ui, of_input: for<'a> fn(Asked<'a>) -> Option<&'a Complaint>) -> Box<dyn Fn() -> String> {
    Box::new(move || {
        let said = |screen: &Screen| Some(words::complaint(ui, &Kind::Text, of_input(Asked::on(screen)?)?));
        ui.read(said).unwrap_or_default()
    })
}

/// The rules arrive after the screen was drawn. Each is told when it is met, and not at every key.
fn rules(ui: Ui, id: &str, changed: Trigger, written: HtmlInputElement) -> El {
    let asked = move || {
        ui.read(|screen| Asked::on(screen).and_then(|asked| Some(asked.rules?.rules()))).unwrap_or_default()
    };
    let key = move || asked().iter().map(|rule| format!("{rule:?}")).collect::<Vec<_>>().join(" ");
    let written = Rc::new(written);
    let drawn = move || {
        let rules = asked();
        if rules.is_empty() {
            return vec![];
        }
        let line = |asked: Rule| {
            let written = Rc::clone(&written);
            rule(ui, asked, move || {
                changed.track();
                asked.is_met_by(Password::new(written.value()).expose())
            })
        };
        let list = el("ul", "cw-rule-list").children(rules.into_iter().map(line));
        vec![el("p", "cw-rules-text").text(&ui.text(Text::PasswordRules)), list]
    };
    el("div", "cw-rules").attr("id", id).attr("aria-live", "polite").follow_children(key, drawn)
}

fn rule(ui: Ui, rule: Rule, is_met: impl Fn() -> bool + Clone + 'static) -> El {
    let (text, least) = match rule {
        Rule::Length(least) => (Text::PasswordRuleLength, least),
        Rule::Groups(least) => (Text::PasswordRuleGroups, least),
    };
    let met = is_met.clone();
    let said = move || format!(" ({})", ui.text(if is_met() { Text::RuleMet } else { Text::RuleUnmet }));
    el("li", "cw-rule")
        .attr("aria-atomic", "true")
        .follow_attr("data-met", move || Some(if met() { "true" } else { "false" }))
        .child(el("span", "cw-rule-text").text(&ui.fill(text, &[("min", &least.to_string())])))
        .child(el("span", "cw-unseen").follow_text(said))
}

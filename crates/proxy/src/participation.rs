//! A form that was sent: whether it can be taken, and what it changes.

use std::collections::BTreeMap;

use contract::{Complaint, Field, Participation, rules};
use gigya::{ResponseCode, ValidationError};
use time::Date;

use crate::campaign::Campaign;
use crate::mapping::{Account, Reading, Target, Update};
use crate::prefill;

/// What is wrong, by field and opt-in.
pub type Complaints = BTreeMap<String, Complaint>;

/// What a form changes.
pub struct Outcome {
    /// What Gigya is to merge; empty when nothing changed.
    pub changes: Account,
    /// The names whose value at Gigya is neither what the participant was shown nor what they wrote.
    pub changed_meanwhile: Vec<String>,
}

/// Judges what can be judged without the account.
///
/// # Errors
/// What is wrong with which field or opt-in.
pub fn judge(campaign: &Campaign, form: &Participation, today: Date) -> Result<(), Complaints> {
    let mut complaints = not_asked(campaign, form);
    for (field, _) in campaign.fields() {
        let value = value_of(form, field);
        let not_shown = field.hidden && !form.changed.contains_key(&field.variable);
        if value.is_empty() && not_shown {
            continue;
        }
        if let Err(complaint) = rules::check(field, value, today) {
            complaints.entry(field.variable.clone()).or_insert(complaint);
        }
    }
    for (opt_in, _) in campaign.opt_ins() {
        let given = form.opt_ins.get(&opt_in.name).copied().unwrap_or_default();
        if let Err(complaint) = rules::check_opt_in(opt_in, given) {
            complaints.insert(opt_in.name.clone(), complaint);
        }
    }
    none(complaints)
}

/// Judges the required fields that are hidden where Gigya knows their values. One that it does not know must be
/// answered; one that it knows was never on a screen, and whoever answers it all the same overwrites what they
/// did not see. The value that Gigya has already may be sent again: an answer to a form can get lost.
///
/// # Errors
/// Those that are missing, and those that nobody asked for.
pub fn judge_hidden(
    campaign: &Campaign,
    form: &Participation,
    account: &Account,
    today: Date,
) -> Result<(), Complaints> {
    let reading = Reading::new(account, campaign.targets());
    let hidden = campaign.fields().filter(|(field, _)| field.hidden && field.required);
    let complaint = |field: &Field, target: &Target| {
        let sent = value_of(form, field);
        let answered = !sent.is_empty() || form.changed.contains_key(&field.variable);
        match prefill::known(&reading, field, target, today) {
            None => sent.is_empty().then_some(Complaint::Required),
            Some(known) => (answered && known != sent).then_some(Complaint::NotAsked),
        }
    };
    let complaints = hidden.filter_map(|(field, target)| {
        complaint(field, target).map(|complaint| (field.variable.clone(), complaint))
    });
    none(complaints.collect())
}

/// What the form changes in this account: only what the participant changed (of an address, all of it), and
/// only where the account does not say so already.
pub fn outcome(campaign: &Campaign, form: &Participation, account: &Account, today: Date) -> Outcome {
    let reading = Reading::new(account, campaign.targets());
    let mut update = Update::new(account, campaign.targets());
    let mut changed_meanwhile = Vec::new();
    let known = |field, target| prefill::known(&reading, field, target, today).unwrap_or_default();
    // An address is one text at Gigya: the parts on the screen are written together, else the participant's
    // number would follow a street that somebody else put there meanwhile.
    let readdressed = campaign.fields().any(|(field, target)| {
        let changed = is_address(target) && form.changed.contains_key(&field.variable);
        changed && known(field, target) != value_of(form, field)
    });
    let mut differs = |name: &str, shown: Option<&str>, present: &str, new: &str| {
        if shown.is_some_and(|shown| shown != present) && present != new {
            changed_meanwhile.push(name.to_owned());
        }
        shown.is_some() && present != new
    };
    for (field, target) in campaign.fields() {
        let new = value_of(form, field);
        let goes_along = readdressed && is_address(target) && is_sent(form, field);
        let shown = shown(form, &field.variable).or(goes_along.then_some(new));
        if differs(&field.variable, shown, &known(field, target), new) {
            update.field(field, target, new);
        }
    }
    for (opt_in, path) in campaign.opt_ins() {
        let present = reading.given(path).map(|given| given.to_string()).unwrap_or_default();
        let given = form.opt_ins.get(&opt_in.name).copied().unwrap_or_default();
        if differs(&opt_in.name, shown(form, &opt_in.name), &present, &given.to_string()) {
            update.opt_in(path, given);
        }
    }
    Outcome { changes: update.finish(), changed_meanwhile }
}

/// What Gigya says about fields of the form. Its `fieldName` is a path, with or without `profile.` before it
/// (REST, 4.2). A taken e-mail address may come as the answer's own code, with no path (REST, 5).
pub fn complaints(campaign: &Campaign, code: ResponseCode, errors: &[ValidationError]) -> Complaints {
    let mut complaints = Complaints::new();
    let taken = [ResponseCode::UNIQUE_IDENTIFIER_EXISTS, ResponseCode::LOGIN_IDENTIFIER_EXISTS];
    if errors.is_empty() && taken.contains(&code) {
        let emails = campaign.fields().filter(|(_, target)| target.is_email());
        complaints.extend(emails.map(|(field, _)| (field.variable.clone(), Complaint::Refused)));
    }
    for error in errors {
        let complaint = match error.error_code {
            ResponseCode::REQUIRED_VALUE_VALIDATION_ERROR => Complaint::Required,
            _ => Complaint::Refused,
        };
        let names_it =
            |place: &str| place == error.field_name || place == format!("profile.{}", error.field_name);
        let fields =
            campaign.fields().filter(|(_, target)| target.gigya_paths().iter().any(|path| names_it(path)));
        let opt_ins = campaign.opt_ins().filter(|(_, path)| names_it(path));
        let names = fields.map(|(field, _)| &field.variable).chain(opt_ins.map(|(opt_in, _)| &opt_in.name));
        complaints.extend(names.map(|name| (name.clone(), complaint.clone())));
    }
    complaints
}

/// Names that the campaign does not ask for, and answers to fields that it never shows.
fn not_asked(campaign: &Campaign, form: &Participation) -> Complaints {
    let is_field = |name: &String| campaign.fields().any(|(field, _)| field.variable == *name);
    let is_opt_in = |name: &String| campaign.opt_ins().any(|(opt_in, _)| opt_in.name == *name);
    let values = form.values.keys().filter(|name| !is_field(name));
    let opt_ins = form.opt_ins.keys().filter(|name| !is_opt_in(name));
    let changed = form.changed.keys().filter(|name| !is_field(name) && !is_opt_in(name));
    let never_shown =
        campaign.fields().map(|(field, _)| field).filter(|field| field.hidden && !field.required);
    let answered =
        |field: &&Field| !value_of(form, field).is_empty() || form.changed.contains_key(&field.variable);
    let never_shown = never_shown.filter(answered).map(|field| &field.variable);
    let all = values.chain(opt_ins).chain(changed).chain(never_shown);
    all.map(|name| (name.clone(), Complaint::NotAsked)).collect()
}

fn value_of<'a>(form: &'a Participation, field: &Field) -> &'a str {
    form.values.get(&field.variable).map(|value| value.trim()).unwrap_or_default()
}

/// Whether the form speaks of a field; a field that is shown and absent is empty.
fn is_sent(form: &Participation, field: &Field) -> bool {
    !field.hidden || form.values.contains_key(&field.variable)
}

/// What a changed field or opt-in was shown with.
fn shown<'a>(form: &'a Participation, name: &str) -> Option<&'a str> {
    form.changed.get(name).map(|shown| shown.trim())
}

fn is_address(target: &Target) -> bool {
    matches!(target, Target::Address(_))
}

fn none(complaints: Complaints) -> Result<(), Complaints> {
    if complaints.is_empty() { Ok(()) } else { Err(complaints) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{self, Campaign};
    use crate::environment::Environment;

    fn quiz() -> Campaign {
        let text = include_str!("../../../campaigns/summer-quiz.toml");
        let environment =
            Environment::of([("GIGYA_SANDBOX_USER_KEY", "key"), ("GIGYA_SANDBOX_SECRET", "c2VjcmV0")]);
        campaign::read("quiz".parse().unwrap(), "quiz.toml", text, &environment).expect("it is an example")
    }

    fn error(code: u32, field_name: &str) -> ValidationError {
        let (message, field_name) = (String::new(), field_name.to_owned());
        ValidationError { error_code: ResponseCode(code), message, field_name }
    }

    #[test]
    fn what_gigya_says_about_a_path_is_said_about_its_fields() {
        let table: [(ValidationError, &[&str]); 6] = [
            // Recorded (REST, 4.2): the name of a field, without its `profile.`.
            (error(400_003, "email"), &["email"]),
            (error(400_006, "profile.zip"), &["zipcode"]),
            (error(400_023, "profile.birthMonth"), &["birthday"]),
            (error(400_006, "profile.address"), &["address", "box", "number"]),
            (error(400_006, "profile.phones"), &["phone"]),
            (error(400_025, "data.optIns.newsletter"), &["newsletter"]),
        ];
        for (error, names) in table {
            let expected = names.iter().map(|name| ((*name).to_owned(), Complaint::Refused)).collect();
            assert_eq!(complaints(&quiz(), ResponseCode::VALIDATION_ERROR, &[error]), expected, "{names:?}");
        }
    }

    #[test]
    fn what_gigya_misses_is_required_and_what_nobody_asked_is_no_complaint() {
        let errors = [error(400_027, "profile.zip"), error(400_006, "password")];
        let found = complaints(&quiz(), ResponseCode::VALIDATION_ERROR, &errors);
        assert_eq!(found, Complaints::from([("zipcode".to_owned(), Complaint::Required)]));
    }
}

//! What `accounts.setAccountInfo` is to merge: changed values, and nothing else of an account.

use contract::{Field, Kind};
use gigya::account;
use serde_json::{Number, Value, json};

use super::address::{Asked, Parts};
use super::entries::{JOBS, PHONES};
use super::target::Target;
use super::{Account, birthday};

/// An update of one account, written change by change.
pub struct Update<'a> {
    account: &'a Account,
    changes: Account,
    /// The parts of the address: written once, at the end, because a joined text may not split again.
    address: Parts,
    address_changed: bool,
}

impl<'a> Update<'a> {
    /// No change yet of an account whose texts are decoded, for the form that has these targets.
    pub fn new<'t>(account: &'a Account, targets: impl Iterator<Item = &'t Target>) -> Self {
        let address = Parts::read(account, Asked::by(targets));
        Self { account, changes: Account::new(), address, address_changed: false }
    }

    /// A field has this value now; an empty one deletes it (REST, 4.8: null deletes).
    pub fn field(&mut self, field: &Field, target: &Target, value: &str) {
        match target {
            Target::Path(path) => {
                let value = match (&field.kind, value) {
                    (_, "") => Value::Null,
                    (Kind::CheckBox, value) => json!(value == "true"),
                    (Kind::Text | Kind::Email | Kind::Phone | Kind::Date | Kind::Choice { .. }, value) => {
                        self.as_it_was(path, value)
                    }
                };
                account::set(&mut self.changes, path, value);
            }
            Target::Birthday => birthday::write(&mut self.changes, value),
            Target::Phone => PHONES.write(self.account, &mut self.changes, "number", value),
            Target::Job(part) => JOBS.write(self.account, &mut self.changes, part.member(), value),
            Target::Address(part) => {
                self.address.set(*part, value);
                self.address_changed = true;
            }
        }
    }

    /// A number where the account holds one: a schema that says so takes no text there (REST, 5, 400006).
    fn as_it_was(&self, path: &str, text: &str) -> Value {
        let was_number = account::get(self.account, path).is_some_and(Value::is_number);
        let number = was_number.then(|| text.parse::<Number>().ok()).flatten();
        number.map_or_else(|| json!(text), Value::Number)
    }

    /// An opt-in is given or refused now.
    pub fn opt_in(&mut self, path: &str, given: bool) {
        account::set(&mut self.changes, path, json!(given));
    }

    /// The members to merge; empty when nothing changed.
    pub fn finish(mut self) -> Account {
        if self.address_changed {
            self.address.write(&mut self.changes);
        }
        self.changes
    }
}

#[cfg(test)]
mod tests {
    use super::super::field;
    use super::*;
    use crate::mapping::target::AddressPart;

    fn update(account: &Value, edits: &[(Target, &str)]) -> Value {
        let account = account.as_object().unwrap().clone();
        let mut update = Update::new(&account, edits.iter().map(|(target, _)| target));
        for (target, value) in edits {
            update.field(&field(Kind::Text), target, value);
        }
        Value::Object(update.finish())
    }

    #[test]
    fn nothing_changed_is_nothing_to_merge() {
        assert_eq!(update(&json!({"profile": {"city": "Diest"}}), &[]), json!({}));
    }

    #[test]
    fn a_cleared_value_is_a_null() {
        let city = Target::Path("profile.city".into());
        assert_eq!(update(&json!({}), &[(city, "")]), json!({"profile": {"city": null}}));
    }

    #[test]
    fn a_number_stays_a_number_unless_a_word_is_written_over_it() {
        let before = json!({"data": {"size": 42, "zip": "3290"}});
        for (path, text, written) in [
            ("size", "43", json!(43)),
            ("size", "1.5", json!(1.5)),
            ("size", "large", json!("large")),
            ("zip", "3000", json!("3000")),
        ] {
            let edits = [(Target::Path(format!("data.{path}")), text)];
            assert_eq!(update(&before, &edits), json!({"data": {path: written}}));
        }
    }

    #[test]
    fn a_check_box_and_an_opt_in_are_booleans() {
        let account = Account::new();
        let mut update = Update::new(&account, std::iter::empty());
        update.field(&field(Kind::CheckBox), &Target::Path("data.vip".into()), "true");
        update.opt_in("preferences.terms.isConsentGranted", false);
        let expected = json!({"data": {"vip": true}, "preferences": {"terms": {"isConsentGranted": false}}});
        assert_eq!(Value::Object(update.finish()), expected);
    }

    #[test]
    fn parts_of_an_address_that_change_together_are_joined_once() {
        let edits = [
            (Target::Address(AddressPart::Street), "Rue du 8 Mai"),
            (Target::Address(AddressPart::Number), "5"),
        ];
        let before = json!({"profile": {"address": "Rue de Birmingham 280"}});
        assert_eq!(update(&before, &edits), json!({"profile": {"address": "Rue du 8 Mai 5"}}));
    }
}

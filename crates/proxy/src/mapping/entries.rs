//! Phones and jobs: arrays at Gigya, of which a form shows one entry.
//!
//! `accounts.setAccountInfo` merges objects (REST, 4.8) and nobody says that it merges arrays: one that is
//! sent is taken to replace the one that was. So the entry that is shown is changed in its place and the whole
//! array is written back: the others survive, and so do the entry's other members.

use gigya::account;
use serde_json::{Map, Value, json};

use super::Account;

/// An array with the member that marks the entry to show.
#[derive(Clone, Copy)]
pub struct Entries {
    path: &'static str,
    mark: &'static str,
}

/// The participant's phones (REST, 6.2).
pub const PHONES: Entries = Entries { path: "profile.phones", mark: "default" };
/// The participant's jobs (REST, 6.2).
pub const JOBS: Entries = Entries { path: "profile.work", mark: "isCurrent" };

impl Entries {
    /// A member of the entry that is shown.
    pub fn read<'a>(&self, account: &'a Account, member: &str) -> Option<&'a Value> {
        let list = account::get(account, self.path)?.as_array()?;
        list.get(self.shown(list)?)?.get(member).filter(|value| !value.is_null())
    }

    /// Puts the whole array with one changed member into what is to be merged. An empty text takes the
    /// member away, and the entry with it when nothing that a person would miss is left.
    pub fn write(&self, account: &Account, changes: &mut Account, member: &str, text: &str) {
        let present = account::get(changes, self.path).or_else(|| account::get(account, self.path));
        let mut list = present.and_then(Value::as_array).cloned().unwrap_or_default();
        match (self.shown(&list), text) {
            (None, "") => return,
            (None, text) => list.push(json!({ member: text })),
            (Some(at), "") => {
                if let Some(entry) = list[at].as_object_mut() {
                    entry.remove(member);
                    if self.is_hollow(entry) {
                        list.remove(at);
                    }
                }
            }
            (Some(at), text) => list[at][member] = json!(text),
        }
        let whole = if list.is_empty() { Value::Null } else { Value::Array(list) };
        account::set(changes, self.path, whole);
    }

    /// The entry that is marked, else the first.
    fn shown(&self, list: &[Value]) -> Option<usize> {
        let marked = list.iter().position(|entry| entry.get(self.mark) == Some(&Value::Bool(true)));
        let first = || list.iter().position(Value::is_object);
        marked.or_else(first)
    }

    /// Whether an entry says nothing any more: a phone without a number is only a `type` and a mark.
    fn is_hollow(&self, entry: &Map<String, Value>) -> bool {
        entry.keys().all(|key| key == self.mark || key == "type")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(profile: &Value) -> Account {
        Account::from_iter([("profile".to_owned(), profile.clone())])
    }

    fn written(before: &Value, entries: Entries, edits: &[(&str, &str)]) -> Value {
        let mut changes = Account::new();
        for (member, text) in edits {
            entries.write(&account(before), &mut changes, member, text);
        }
        Value::Object(changes)
    }

    #[test]
    fn the_marked_phone_is_shown_else_the_first() {
        let first = account(&json!({"phones": [{"number": "1"}, {"number": "2"}]}));
        assert_eq!(PHONES.read(&first, "number"), Some(&json!("1")));
        let marked = account(&json!({"phones": [{"number": "1"}, {"number": "2", "default": true}]}));
        assert_eq!(PHONES.read(&marked, "number"), Some(&json!("2")));
        assert_eq!(PHONES.read(&account(&json!({})), "number"), None);
    }

    #[test]
    fn a_changed_phone_keeps_its_type_and_its_siblings() {
        let before = json!({"phones": [{"number": "1", "type": "mobile"}, {"number": "2", "type": "home"}]});
        let after = json!({"profile":
            {"phones": [{"number": "9", "type": "mobile"}, {"number": "2", "type": "home"}]}});
        assert_eq!(written(&before, PHONES, &[("number", "9")]), after);
    }

    #[test]
    fn title_and_company_of_one_job_change_together() {
        let before = json!({"work": [{"company": "Old"}, {"company": "Now", "isCurrent": true, "size": 3}]});
        let after = json!({"profile": {"work":
            [{"company": "Old"}, {"company": "New", "title": "Cook", "isCurrent": true, "size": 3}]}});
        assert_eq!(written(&before, JOBS, &[("company", "New"), ("title", "Cook")]), after);
    }

    #[test]
    fn a_phone_without_its_number_goes_and_the_last_one_takes_the_array_along() {
        let two = json!({"phones": [{"number": "1", "type": "mobile"}, {"number": "2"}]});
        assert_eq!(
            written(&two, PHONES, &[("number", "")]),
            json!({"profile": {"phones": [{"number": "2"}]}})
        );
        let one = json!({"phones": [{"number": "1"}]});
        assert_eq!(written(&one, PHONES, &[("number", "")]), json!({"profile": {"phones": null}}));
    }
}

//! A birthday: three integers at Gigya, one ISO date in a form. All or nothing, both ways.

use contract::rules;
use gigya::account;
use serde_json::{Value, json};

use super::Account;

const DAY: &str = "profile.birthDay";
const MONTH: &str = "profile.birthMonth";
const YEAR: &str = "profile.birthYear";

/// The date, if all three parts are there and make one.
pub fn read(account: &Account) -> Option<String> {
    let part = |path| account::get(account, path)?.as_u64();
    let text = format!("{:04}-{:02}-{:02}", part(YEAR)?, part(MONTH)?, part(DAY)?);
    rules::parse_date(&text).map(|_| text)
}

/// Puts the three parts of a date into what is to be merged; three nulls for an empty one.
pub fn write(changes: &mut Account, text: &str) {
    let parts = match rules::parse_date(text) {
        Some(date) => [json!(date.day()), json!(u8::from(date.month())), json!(date.year())],
        None => [Value::Null, Value::Null, Value::Null],
    };
    for (path, part) in [DAY, MONTH, YEAR].into_iter().zip(parts) {
        account::set(changes, path, part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(profile: &Value) -> Account {
        Account::from_iter([("profile".to_owned(), profile.clone())])
    }

    #[test]
    fn three_integers_are_one_date() {
        let whole = account(&json!({"birthDay": 6, "birthMonth": 5, "birthYear": 1959}));
        assert_eq!(read(&whole).as_deref(), Some("1959-05-06"));
        let mut changes = Account::new();
        write(&mut changes, "1959-05-06");
        assert_eq!(changes, whole);
    }

    #[test]
    fn a_birthday_is_all_or_nothing() {
        assert_eq!(read(&account(&json!({"birthDay": 6, "birthMonth": 5}))), None);
        assert_eq!(read(&account(&json!({"birthDay": 31, "birthMonth": 2, "birthYear": 1959}))), None);
        let mut changes = Account::new();
        write(&mut changes, "");
        assert_eq!(changes, account(&json!({"birthDay": null, "birthMonth": null, "birthYear": null})));
    }
}

//! The values of a form, as an account has them.

use contract::{Choice, Field, Kind, rules};
use gigya::account;
use serde_json::Value;

use super::address::{Asked, Parts};
use super::entries::{JOBS, PHONES};
use super::target::Target;
use super::{Account, birthday};

/// An account, read for one form.
pub struct Reading<'a> {
    account: &'a Account,
    address: Parts,
}

impl<'a> Reading<'a> {
    /// Prepares an account for the form that has these targets. Its texts are decoded already.
    pub fn new<'t>(account: &'a Account, targets: impl Iterator<Item = &'t Target>) -> Self {
        Self { account, address: Parts::read(account, Asked::by(targets)) }
    }

    /// What the account knows for a field, in the form's words; `None` for nothing.
    pub fn value(&self, field: &Field, target: &Target) -> Option<String> {
        let text = match target {
            Target::Path(path) => as_text(account::get(self.account, path)?),
            Target::Birthday => birthday::read(self.account),
            Target::Phone => as_text(PHONES.read(self.account, "number")?),
            Target::Job(part) => as_text(JOBS.read(self.account, part.member())?),
            Target::Address(part) => Some(self.address.get(*part).to_owned()),
        }?;
        in_words_of(&field.kind, text.trim())
    }

    /// Whether an opt-in was given; `None` when it was never answered.
    pub fn given(&self, path: &str) -> Option<bool> {
        account::get(self.account, path)?.as_bool()
    }
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The value as a field of this kind can show it; what it cannot show is not known.
fn in_words_of(kind: &Kind, text: &str) -> Option<String> {
    let shown = match kind {
        Kind::Text | Kind::Email | Kind::Phone => !text.is_empty(),
        Kind::Date => rules::parse_date(text).is_some(),
        Kind::CheckBox => text == "true" || text == "false",
        Kind::Choice { options } => return option_for(options, text),
    };
    shown.then(|| text.to_owned())
}

/// The option with this value, else the one with this label in any language: accounts hold `Belgium` where
/// a campaign offers `BE` (`qualifio-lite-registration.txt` against REST, 6.2).
fn option_for(options: &[Choice], text: &str) -> Option<String> {
    let text_lower = text.to_lowercase();
    let is_label = |option: &&Choice| option.label.0.values().any(|label| label.to_lowercase() == text_lower);
    let found = options.iter().find(|option| option.value == text);
    found.or_else(|| options.iter().find(is_label)).map(|option| option.value.clone())
}

#[cfg(test)]
mod tests {
    use contract::Localised;
    use serde_json::json;

    use super::super::field;
    use super::*;

    fn read(kind: Kind, value: &Value) -> Option<String> {
        let account = Account::from_iter([("data".to_owned(), json!({ "x": value }))]);
        Reading::new(&account, std::iter::empty()).value(&field(kind), &Target::Path("data.x".into()))
    }

    #[test]
    fn what_a_field_cannot_show_is_not_known() {
        assert_eq!(read(Kind::Text, &json!("  ")), None);
        assert_eq!(read(Kind::Text, &json!(3290)).as_deref(), Some("3290"));
        assert_eq!(read(Kind::Text, &json!(["a"])), None);
        assert_eq!(read(Kind::Date, &json!("06/05/1959")), None);
        assert_eq!(read(Kind::CheckBox, &json!(true)).as_deref(), Some("true"));
        assert_eq!(read(Kind::CheckBox, &json!("perhaps")), None);
    }

    #[test]
    fn an_account_may_hold_an_options_label_in_any_language() {
        let label = Localised([("en".into(), "Belgium".into()), ("fr".into(), "Belgique".into())].into());
        let options = vec![Choice { value: "BE".into(), label }];
        for (held, shown) in
            [("BE", Some("BE")), ("belgique", Some("BE")), ("BELGIUM", Some("BE")), ("NL", None)]
        {
            let kind = Kind::Choice { options: options.clone() };
            assert_eq!(read(kind, &json!(held)).as_deref(), shown, "{held}");
        }
    }
}

//! `accounts.getSchema` as a list of fields (REST, 4.12).

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Reply;
use crate::{Schema, SchemaEntry, SchemaField, SchemaKind, account};

/// The blocks of the answer, and what their fields' paths begin with.
const BLOCKS: [(&str, &str); 4] = [
    ("profileSchema", "profile"),
    ("dataSchema", "data"),
    ("preferencesSchema", "preferences"),
    ("subscriptionsSchema", "subscriptions"),
];

/// A field as the schema describes it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Described {
    #[serde(rename = "type")]
    kind: String,
    required: bool,
    format: Option<String>,
    write_access: String,
}

impl Schema {
    /// The fields of the answer to `accounts.getSchema`, with what the account has of them. Left out is what
    /// a participant may not write.
    pub fn read(schema: &Reply, account: &Map<String, Value>) -> Self {
        let fields = described(schema).filter(|(_, field)| !field.is_of_servers());
        Self { fields: fields.map(|(path, field)| field.at(path, account)).collect() }
    }
}

impl Reply {
    /// Every field that the answer to `accounts.getSchema` names, whoever may write it.
    pub fn schema_entries(&self) -> Vec<SchemaEntry> {
        let entry = |(path, field): (String, Described)| SchemaEntry {
            kind: field.kind(),
            required: field.required,
            server_only: field.is_of_servers(),
            path,
        };
        described(self).map(entry).collect()
    }

    /// Whether a field of this part of an account (`data`) that the schema does not name comes about when a server
    /// writes it (REST, 4.8).
    pub fn schema_grows(&self, root: &str) -> bool {
        let block = BLOCKS.iter().find(|(_, name)| *name == root).map(|(block, _)| *block);
        let block = block.and_then(|block| self.rest.get(block));
        block.and_then(|block| block.get("dynamicSchema")).and_then(Value::as_bool).unwrap_or_default()
    }
}

fn described(schema: &Reply) -> impl Iterator<Item = (String, Described)> {
    BLOCKS.into_iter().flat_map(|(block, root)| {
        let fields = schema.rest.get(block).and_then(|block| block.get("fields")).and_then(Value::as_object);
        fields.into_iter().flatten().filter_map(move |(name, value)| {
            // A subscription describes each of its channels; here, mail is the only one.
            let mail = value.get("email").filter(|_| root == "subscriptions");
            let field = Described::deserialize(mail.unwrap_or(value)).ok()?;
            Some((path(root, name), field))
        })
    })
}

/// Where an account keeps the field (REST, 6.4 for consents and subscriptions).
fn path(root: &str, name: &str) -> String {
    match root {
        "preferences" => format!("preferences.{name}.isConsentGranted"),
        "subscriptions" => format!("subscriptions.{name}.email.isSubscribed"),
        _ => format!("{root}.{name}"),
    }
}

impl Described {
    fn kind(&self) -> SchemaKind {
        match self.kind.as_str() {
            "integer" | "long" | "float" => SchemaKind::Number,
            "date" => SchemaKind::Date,
            "boolean" | "consent" | "subscription" => SchemaKind::Boolean,
            _ => SchemaKind::Text,
        }
    }

    fn is_of_servers(&self) -> bool {
        self.write_access == "serverOnly"
    }

    fn at(self, path: String, account: &Map<String, Value>) -> SchemaField {
        // A consent that was refused is as little an answer as none.
        let known = account::get(account, &path)
            .is_some_and(|value| *value != Value::Bool(false) && value.as_str() != Some(""));
        let options = self.format.as_deref().map(options).unwrap_or_default();
        SchemaField { kind: self.kind(), required: self.required, known, options, path }
    }
}

/// The values that a format allows, where it is a list of them: `regex('^(red|blue)$')`, or a class of
/// single characters as recorded for the gender, `regex('^[fmu]{1}$')`. Any other format is Gigya's to judge.
fn options(format: &str) -> Vec<String> {
    let pattern = format.strip_prefix("regex('").and_then(|rest| rest.strip_suffix("')")).unwrap_or_default();
    let whole = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')).unwrap_or_default();
    let is_plain = |text: &str| text.chars().all(|c| c.is_alphanumeric() || " _-".contains(c));
    let within = |open: &str, close: &str| {
        whole.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).filter(|inside| !inside.is_empty())
    };
    let class = within("[", "]{1}").or_else(|| within("[", "]"));
    if let Some(characters) = class.filter(|inside| inside.chars().all(char::is_alphanumeric)) {
        return characters.chars().map(String::from).collect();
    }
    let group = within("(?:", ")").or_else(|| within("(", ")"));
    let words: Vec<&str> = group.unwrap_or_default().split('|').collect();
    let plain = words.iter().all(|word| !word.is_empty() && is_plain(word));
    if plain { words.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema(answer: &Value, account: &Value) -> Schema {
        let reply: Reply = serde_json::from_value(answer.clone()).unwrap();
        Schema::read(&reply, account.as_object().unwrap())
    }

    fn field<'a>(schema: &'a Schema, path: &str) -> &'a SchemaField {
        schema.fields.iter().find(|field| field.path == path).unwrap_or_else(|| panic!("{path} is there"))
    }

    /// The members are those of the recorded schema (REST, 4.12).
    fn answer() -> Value {
        json!({
            "errorCode": 0,
            "profileSchema": {"fields": {
                "gender": {"required": false, "format": "regex('^[fmu]{1}$')", "type": "string", "allowNull": true, "writeAccess": "clientModify"},
                "birthYear": {"required": true, "type": "long", "allowNull": true, "writeAccess": "clientModify"},
                "zip": {"required": true, "type": "string", "allowNull": true, "writeAccess": "clientModify"},
            }, "dynamicSchema": false},
            "dataSchema": {"fields": {
                "crm.id": {"required": true, "type": "string", "writeAccess": "serverOnly"},
                "crm.since": {"required": false, "type": "date", "writeAccess": "clientCreate"},
            }, "dynamicSchema": true},
            "preferencesSchema": {"fields": {"terms.tos": {"type": "consent", "required": true, "writeAccess": "clientModify"}}},
            "subscriptionsSchema": {"fields": {"news": {"email": {"type": "subscription", "required": true, "doubleOptIn": false}}}},
        })
    }

    #[test]
    fn each_field_has_its_path_its_kind_and_whether_it_is_required() {
        let schema = schema(&answer(), &json!({}));
        let kind = |path| (field(&schema, path).kind, field(&schema, path).required);
        assert_eq!(kind("profile.gender"), (SchemaKind::Text, false));
        assert_eq!(kind("profile.birthYear"), (SchemaKind::Number, true));
        assert_eq!(kind("data.crm.since"), (SchemaKind::Date, false));
        assert_eq!(kind("preferences.terms.tos.isConsentGranted"), (SchemaKind::Boolean, true));
        assert_eq!(kind("subscriptions.news.email.isSubscribed"), (SchemaKind::Boolean, true));
    }

    #[test]
    fn what_a_participant_may_not_write_is_left_out() {
        assert!(schema(&answer(), &json!({})).fields.iter().all(|field| field.path != "data.crm.id"));
    }

    #[test]
    fn whoever_judges_the_schema_itself_sees_every_field_and_where_there_may_be_more() {
        let reply: Reply = serde_json::from_value(answer()).unwrap();
        let entries = reply.schema_entries();
        let of_servers: Vec<_> = entries.iter().filter(|entry| entry.server_only).collect();
        assert_eq!((entries.len(), of_servers.len()), (7, 1));
        let path = "data.crm.id".to_owned();
        let id = SchemaEntry { path, kind: SchemaKind::Text, required: true, server_only: true };
        assert_eq!(*of_servers[0], id);
        assert!(reply.schema_grows("data") && !reply.schema_grows("profile"));
        assert!(!reply.schema_grows("preferences") && !reply.schema_grows("elsewhere"));
    }

    #[test]
    fn what_the_account_has_is_known_and_a_refused_consent_is_not() {
        let account = json!({
            "profile": {"zip": "3290", "birthYear": null, "gender": ""},
            "preferences": {"terms": {"tos": {"isConsentGranted": false}}},
        });
        let schema = schema(&answer(), &account);
        assert!(field(&schema, "profile.zip").known);
        for path in ["profile.birthYear", "profile.gender", "preferences.terms.tos.isConsentGranted"] {
            assert!(!field(&schema, path).known, "{path}");
        }
    }

    #[test]
    fn a_format_that_lists_values_gives_them_to_choose_from() {
        assert_eq!(field(&schema(&answer(), &json!({})), "profile.gender").options, ["f", "m", "u"]);
        assert_eq!(options("regex('^(red|dark blue)$')"), ["red", "dark blue"]);
        for format in
            ["regex('^[a-z]{2}$')", "regex('^(a.|b)$')", "regex('.*')", "email", "regex('^()$')", ""]
        {
            assert_eq!(options(format), [""; 0], "{format}");
        }
    }

    #[test]
    fn an_answer_of_another_form_has_no_fields() {
        for answer in [json!({"errorCode": 0}), json!({"errorCode": 0, "profileSchema": {"fields": []}})] {
            assert_eq!(schema(&answer, &json!({})).fields, []);
        }
    }
}

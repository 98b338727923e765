//! `accounts.getSchema` (REST, 4.12): which fields there are, of what type, required of whom, and who may
//! write them.

use serde_json::{Map, Value, json};

use super::{Call, Method};
use crate::account;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::policies::{CONSENTS, Policies, SUBSCRIPTIONS};
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.getSchema",
    parameters: &["sections", "schemaType", "filter", "scope"],
    keyless: false,
    run,
};

const ALL: &str = "profileSchema,dataSchema,preferencesSchema,subscriptionsSchema";

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let policies = &site.settings.policies;
    // Servers say `include`, the SDK `sections`.
    let asked = call.parameters.list("include", "");
    let asked = if asked.is_empty() { call.parameters.list("sections", ALL) } else { asked };
    let clients_only = call.parameters.get("filter") == Some("clientOnly");
    let mut payload = Payload::default();
    let mut add = |name: &'static str, fields: Map<String, Value>| {
        if asked.contains(&name) {
            let fields: Map<_, _> = if clients_only {
                fields.into_iter().filter(|(_, field)| field["writeAccess"] != "serverOnly").collect()
            } else {
                fields
            };
            let dynamic = name == "dataSchema" && policies.dynamic_schema;
            payload.add(name, json!({ "fields": fields, "dynamicSchema": dynamic }));
        }
    };
    let profile = account::profile_types().map(|(name, kind)| {
        let mut field = field(policies, &format!("profile.{name}"), &json!(kind));
        if name == "gender" {
            field["format"] = "regex('^[fmu]{1}$')".into();
        }
        (name.to_owned(), field)
    });
    add("profileSchema", profile.collect());
    let data = policies.data.iter();
    let data =
        data.map(|(name, kind)| (name.clone(), field(policies, &format!("data.{name}"), &json!(kind))));
    add("dataSchema", data.collect());
    add(
        "preferencesSchema",
        CONSENTS.iter().map(|name| ((*name).to_owned(), consent(policies, name))).collect(),
    );
    add(
        "subscriptionsSchema",
        SUBSCRIPTIONS.iter().map(|name| ((*name).to_owned(), subscription(policies, name))).collect(),
    );
    Ok(payload)
}

fn field(policies: &Policies, path: &str, kind: &Value) -> Value {
    let named = |list: &[String]| list.iter().any(|one| one == path);
    let write_access = if named(&policies.server_only) {
        "serverOnly"
    } else if named(&policies.client_create) {
        "clientCreate"
    } else {
        "clientModify"
    };
    let required = named(&policies.required);
    let mut field =
        json!({ "type": kind, "required": required, "allowNull": true, "writeAccess": write_access });
    if let Some(format) = policies.formats.get(path) {
        field["format"] = format.to_string().into();
    }
    field
}

/// A statement to agree to. What there is beside `required` is UNCONFIRMED.
fn consent(policies: &Policies, name: &str) -> Value {
    let path = format!("preferences.{name}.isConsentGranted");
    json!({
        "type": "consent",
        "required": policies.required.contains(&path),
        "currentDocVersion": 1,
        "minDocVersion": 1,
        "writeAccess": "clientModify",
    })
}

fn subscription(policies: &Policies, name: &str) -> Value {
    let confirmed = policies.double_opt_in.iter().any(|one| one == name);
    json!({
        "email": { "type": "subscription", "required": false, "doubleOptIn": confirmed, "description": "" },
    })
}

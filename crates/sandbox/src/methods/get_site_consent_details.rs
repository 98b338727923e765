//! `accounts.getSiteConsentDetails` (Web SDK, 1.3): the statements of the site, their versions and purposes.
//! The form of the answer is UNCONFIRMED: this file is the one place that knows it.

use serde_json::{Map, Value, json};

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::policies::CONSENTS;
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.getSiteConsentDetails", parameters: &["sections"], keyless: false, run };

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(site: &mut Site, _: &Call<'_>) -> Result<Payload, Fault> {
    let details: Map<String, Value> =
        CONSENTS.iter().map(|name| ((*name).to_owned(), details(site, name))).collect();
    Ok(Payload::default().with("siteConsentDetails", details))
}

fn details(site: &Site, name: &str) -> Value {
    let path = format!("preferences.{name}.isConsentGranted");
    let statement = |purpose: &str| {
        json!({
            "purpose": purpose,
            "documentUrl": format!("https://example.com/{name}"),
            "currentDocVersion": 1,
            "minDocVersion": 1,
        })
    };
    json!({
        "isMandatory": site.settings.policies.required.contains(&path),
        "defaultLang": "en",
        "langs": ["en", "fr"],
        "legalStatements": {
            "en": statement("I have read this and agree."),
            "fr": statement("J’ai lu ce texte et je l’accepte."),
        },
    })
}

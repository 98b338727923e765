//! Recorded replies; `replies/README.md` says where each comes from.

use std::path::Path;

use gigya::{Outcome, Reply, ResponseCode};
use serde_json::Value;

fn recorded() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn reply(name: &str) -> Reply {
    let (_, text) = recorded().into_iter().find(|(file, _)| file == name).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_recorded_reply_is_read_and_written_without_loss() {
    let recorded = recorded();
    assert_eq!(recorded.len(), 11);
    for (name, text) in recorded {
        let reply: Reply = serde_json::from_str(&text).unwrap();
        let original: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&reply).unwrap(), original, "{name}");
    }
}

#[test]
fn every_recorded_reply_is_named_with_its_origin() {
    let origins = include_str!("replies/README.md");
    for (name, _) in recorded() {
        assert!(origins.contains(&format!("| `{name}` |")), "{name}");
    }
}

#[test]
fn a_recorded_success_is_done_and_a_recorded_error_says_which_field_is_wrong() {
    assert!(matches!(reply("login.json").outcome(), Outcome::Done(_)));
    let Outcome::Refused(refused) = reply("email-taken.json").outcome() else { panic!("it is an error") };
    assert_eq!(refused.error_code, ResponseCode::VALIDATION_ERROR);
    let error = &refused.validation_errors[0];
    assert_eq!(
        (error.error_code, error.field_name.as_str()),
        (ResponseCode::UNIQUE_IDENTIFIER_EXISTS, "email")
    );
}

#[test]
fn a_recorded_pending_registration_is_a_state_that_can_be_gone_on_with() {
    let Outcome::Interrupted(interruption) = reply("pending-registration.json").outcome() else {
        panic!("it is a state")
    };
    assert_eq!(interruption.reg_token, "…");
    assert_eq!(interruption.reply.missing_fields(), ["name"]);
}

#[test]
fn a_recorded_registration_without_consents_names_them() {
    let Outcome::Refused(pending) = reply("pending-consents.json").outcome() else { panic!("no token came") };
    assert_eq!(
        pending.missing_fields(),
        [
            "preferences.terms.connectlife_terms_conditions.isConsentGranted",
            "preferences.privacy.connectlife_privacy_policy.isConsentGranted",
        ]
    );
}

#[test]
fn recorded_policies_say_what_a_password_must_be_like() {
    let rules = reply("policies.json").password_rules();
    assert_eq!((rules.min_length, rules.min_char_groups, rules.pattern), (6, 0, None));
}

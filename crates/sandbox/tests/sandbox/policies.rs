//! What the site tells of itself (REST, 4.10 and 4.12; Web SDK, 1.3).

use gigya_sandbox::seed::MARIE;
use serde_json::{Value, json};

use crate::site::Site;

#[tokio::test]
async fn a_login_id_is_available_or_not_or_nobody_is_told() {
    let site = Site::start().await;
    let ask = async |login_id| site.call("accounts.isAvailableLoginID", &[("loginID", login_id)]).await;
    assert_eq!(ask(MARIE.login_id).await["isAvailable"], false);
    assert_eq!(ask("new@example.com").await["isAvailable"], true);
    site.sandbox.change_settings(|settings| settings.policies.prevent_login_id_harvesting = true);
    assert_eq!(ask("new@example.com").await["errorCode"], 403_026);
}

#[tokio::test]
async fn anybody_reads_four_sections_of_the_policies_and_a_server_all() {
    let site = Site::start().await;
    site.sandbox.change_settings(|settings| settings.policies.password_min_length = 10);
    let reply = site.call("accounts.getPolicies", &[]).await;
    assert_eq!(reply["passwordComplexity"], json!({"minCharGroups": 2, "minLength": 10}));
    for name in ["registration", "gigyaPlugins", "security"] {
        assert!(reply[name].is_object(), "{name}");
    }
    assert!(reply["passwordReset"].is_null() && reply["accountOptions"].is_null());
    let private = [("sections", "passwordComplexity,passwordReset")];
    let refused = site.call("accounts.getPolicies", &private).await;
    assert_eq!(
        (&refused["errorCode"], &refused["errorMessage"]),
        (&json!(403_007), &json!("Permission denied"))
    );
    let signed = site.signed("accounts.getPolicies", &private).await;
    assert_eq!(signed["passwordReset"]["tokenExpiration"], 3600);
    assert!(signed["security"].is_null());
    let all = site.signed("accounts.getPolicies", &[]).await;
    assert_eq!(all["accountOptions"]["preventLoginIDHarvesting"], false);
}

#[tokio::test]
async fn the_schema_says_what_is_required_and_who_writes_what() {
    let site = Site::start().await;
    let consent = "preferences.terms.tos.isConsentGranted".to_owned();
    let required = vec!["profile.lastName".to_owned(), consent];
    site.sandbox.change_settings(|settings| settings.policies.required = required);
    let schema = site.call("accounts.getSchema", &[]).await;
    let field = |schema_name: &str, name: &str, member: &str| -> Value {
        schema[schema_name]["fields"][name][member].clone()
    };
    assert_eq!(field("profileSchema", "lastName", "required"), true);
    assert_eq!(field("profileSchema", "firstName", "required"), false);
    assert_eq!(field("profileSchema", "birthYear", "type"), "long");
    assert_eq!(field("profileSchema", "gender", "format"), "regex('^[fmu]{1}$')");
    assert_eq!(field("dataSchema", "loyalty", "writeAccess"), "serverOnly");
    assert_eq!(field("dataSchema", "memberSince", "writeAccess"), "clientCreate");
    assert_eq!(field("dataSchema", "optIns.newsletter", "writeAccess"), "clientModify");
    assert_eq!(field("preferencesSchema", "terms.tos", "required"), true);
    assert_eq!(schema["subscriptionsSchema"]["fields"]["newsletter"]["email"]["type"], "subscription");
}

#[tokio::test]
async fn the_schema_comes_in_sections() {
    let site = Site::start().await;
    for name in ["sections", "include"] {
        let schema = site.call("accounts.getSchema", &[(name, "dataSchema")]).await;
        assert!(schema["dataSchema"].is_object() && schema["profileSchema"].is_null(), "{name}");
    }
}

#[tokio::test]
async fn the_statements_have_versions_and_purposes() {
    let site = Site::start().await;
    let reply = site.call("accounts.getSiteConsentDetails", &[]).await;
    let statement = &reply["siteConsentDetails"]["terms.tos"];
    assert_eq!(statement["isMandatory"], false);
    assert!(statement["legalStatements"]["fr"]["purpose"].is_string());
}

//! `accounts.getAccountInfo` and `accounts.setAccountInfo` (REST, 4.7 and 4.8).

use gigya_sandbox::seed::{MARIE, PINKY, SAM};
use serde_json::{Value, json};

use crate::site::Site;

const GET: &str = "accounts.getAccountInfo";
const SET: &str = "accounts.setAccountInfo";

/// Writes as a server and gives the answer.
async fn set(site: &Site, uid: &str, name: &str, value: &Value) -> Value {
    site.signed(SET, &[("UID", uid), (name, &value.to_string())]).await
}

fn stored(site: &Site, uid: &str) -> Value {
    site.sandbox.account(uid).unwrap()
}

/// Member by member as `logichub-sap-gigya-actions.txt` has it, but for what it masks and the pictures.
#[tokio::test]
async fn the_account_of_the_source_document_is_there() {
    let site = Site::start().await;
    let include = "profile,data,identities-all,loginIDs,emails,password,lastLoginLocation,rba,regSource";
    let parameters = [("UID", PINKY.uid), ("include", include), ("extraProfileFields", "samlData")];
    let account = site.signed(GET, &parameters).await;
    assert!(PINKY.uid.starts_with("_gid_30A3XVJciH95WE") && PINKY.uid.ends_with("7ee3MY+lUAtpVxvUWNseU="));
    let profile = &account["profile"];
    assert_eq!((&profile["firstName"], &profile["lastName"]), (&json!("Pinky"), &json!("Ray")));
    let birthday = ["birthYear", "birthMonth", "birthDay"].map(|name| profile[name].clone());
    assert_eq!(birthday, [json!(1980), json!(4), json!(22)]);
    let more = ["city", "gender", "age", "samlData"].map(|name| profile[name].clone());
    assert_eq!(more, [json!("Athens, Greece"), json!("m"), json!(34), json!({})]);
    assert_eq!(account["data"], json!({"hair": "blonde"}));
    let providers: Vec<_> =
        account["identities"].as_array().unwrap().iter().map(|one| &one["provider"]).collect();
    assert_eq!(providers, ["facebook", "site"]);
    assert_eq!(account["identities"][0]["birthYear"], "1980");
    assert_eq!(account["rbaPolicy"], json!({"riskPolicy": "low", "riskPolicyLocked": false}));
    assert_eq!(account["lastLoginLocation"]["country"], "IL");
    assert_eq!(account["created"], "2014-09-27T23:47:41.527Z");
    assert_eq!(account["registered"], "2014-09-27T23:47:41.59Z");
    assert_eq!(account["verifiedTimestamp"], 1_411_861_661_543_i64);
    assert_eq!(account["lastUpdatedTimestamp"], 1_412_516_393_455_i64);
}

#[tokio::test]
async fn the_picture_lies_in_the_sandbox() {
    let site = Site::start().await;
    let account = site.signed(GET, &[("UID", PINKY.uid)]).await;
    let picture = account["profile"]["photoURL"].as_str().unwrap();
    assert!(picture.starts_with(site.sandbox.url()), "{picture}");
    let response = site.http.get(picture).send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"image/svg+xml".parse().unwrap())
    );
}

#[tokio::test]
async fn one_account_has_every_field_of_the_mapping_table_and_one_has_none() {
    let site = Site::start().await;
    let extra = ("extraProfileFields", "address,phones,work");
    let full = site.signed(GET, &[("UID", MARIE.uid), extra]).await["profile"].clone();
    let table = [
        "email",
        "firstName",
        "lastName",
        "gender",
        "birthDay",
        "birthMonth",
        "birthYear",
        "phones",
        "address",
        "city",
        "zip",
        "country",
        "work",
    ];
    let empty = site.signed(GET, &[("UID", SAM.uid), extra]).await["profile"].clone();
    for name in table {
        assert!(!full[name].is_null() && empty[name].is_null(), "{name}");
    }
    assert_eq!((full["phones"].as_array().unwrap().len(), full["work"].as_array().unwrap().len()), (2, 2));
    for job in full["work"].as_array().unwrap() {
        assert!(job["title"].is_string() && job["company"].is_string());
    }
}

#[tokio::test]
async fn include_says_which_parts_come_and_an_entry_with_a_space_is_not_known() {
    let site = Site::start().await;
    let by_default = site.signed(GET, &[("UID", PINKY.uid)]).await;
    assert!(by_default["profile"].is_object() && by_default["data"].is_object());
    assert!(by_default["emails"].is_null() && by_default["loginIDs"].is_null());
    let asked = site.signed(GET, &[("UID", PINKY.uid), ("include", "emails, profile")]).await;
    assert_eq!(asked["emails"]["verified"], json!([PINKY.login_id]));
    assert!(asked["profile"].is_null() && asked["data"].is_null());
}

#[tokio::test]
async fn address_phones_and_work_come_only_when_named() {
    let site = Site::start().await;
    let plain = site.signed(GET, &[("UID", MARIE.uid)]).await;
    let named = site.signed(GET, &[("UID", MARIE.uid), ("extraProfileFields", "phones,address")]).await;
    for (name, comes) in [("phones", true), ("address", true), ("work", false)] {
        assert!(plain["profile"][name].is_null(), "{name}");
        assert_eq!(!named["profile"][name].is_null(), comes, "{name}");
    }
}

#[tokio::test]
async fn objects_are_merged_arrays_replaced_and_null_deletes() {
    let site = Site::start().await;
    let phones = json!([{"number": "+32 1"}]);
    let reply =
        set(&site, MARIE.uid, "profile", &json!({"zip": null, "city": "Aarschot", "phones": phones})).await;
    assert_eq!(reply["errorCode"], 0);
    let profile = &stored(&site, MARIE.uid)["profile"];
    assert_eq!((&profile["city"], &profile["phones"]), (&json!("Aarschot"), &phones));
    assert_eq!(profile["firstName"], "Marie");
    assert!(profile.get("zip").is_none());
}

#[tokio::test]
async fn data_and_opt_ins_are_merged_too() {
    let site = Site::start().await;
    set(&site, MARIE.uid, "data", &json!({"optIns": {"partners": false}})).await;
    let data = &stored(&site, MARIE.uid)["data"];
    assert_eq!(data["optIns"], json!({"newsletter": true, "partners": false}));
    let consent = json!({"terms": {"tos": {"isConsentGranted": true}}});
    assert_eq!(set(&site, MARIE.uid, "preferences", &consent).await["errorCode"], 0);
    assert_eq!(stored(&site, MARIE.uid)["preferences"], consent);
    let tags = json!({"newsletter": {"email": {"tags": ["spring"]}}});
    assert_eq!(set(&site, MARIE.uid, "subscriptions", &tags).await["errorCode"], 0);
    assert_eq!(stored(&site, MARIE.uid)["subscriptions"], tags);
}

#[tokio::test]
async fn what_the_browser_writes_in_its_session_is_stored_and_dated() {
    let site = Site::start().await;
    let token = site.session(&SAM).await;
    let before = stored(&site, SAM.uid)["lastUpdatedTimestamp"].as_i64().unwrap();
    let parameters = [("login_token", token.as_str()), ("profile", r#"{"firstName": "Sam"}"#)];
    assert_eq!(site.call(SET, &parameters).await["errorCode"], 0);
    let account = stored(&site, SAM.uid);
    assert_eq!(account["profile"], json!({"firstName": "Sam"}));
    assert!(account["lastUpdatedTimestamp"].as_i64().unwrap() > before);
}

#[tokio::test]
async fn a_wrong_type_is_refused_on_its_field_and_nothing_is_written() {
    let site = Site::start().await;
    let reply = set(&site, SAM.uid, "profile", &json!({"firstName": "Sam", "birthDay": "6"})).await;
    assert_eq!((&reply["errorCode"], &reply["statusCode"]), (&json!(400_006), &json!(400)));
    let errors = reply["validationErrors"].as_array().unwrap();
    assert_eq!(errors.len(), 1);
    assert_eq!(
        (&errors[0]["fieldName"], &errors[0]["errorCode"]),
        (&json!("profile.birthDay"), &json!(400_023))
    );
    assert_eq!(stored(&site, SAM.uid)["profile"], json!({}));
}

#[tokio::test]
async fn what_is_no_json_object_is_refused() {
    let site = Site::start().await;
    for text in ["not json", "[1]", "\"text\""] {
        assert_eq!(
            site.signed(SET, &[("UID", SAM.uid), ("profile", text)]).await["errorCode"],
            400_006,
            "{text}"
        );
    }
}

#[tokio::test]
async fn text_is_sanitised_and_its_ampersands_encoded() {
    let site = Site::start().await;
    set(&site, SAM.uid, "profile", &json!({"city": "Tom & <i>Jerry</i>"})).await;
    set(&site, SAM.uid, "data", &json!({"motto": "you & me"})).await;
    let account = stored(&site, SAM.uid);
    assert_eq!(account["profile"]["city"], "Tom &amp; Jerry");
    assert_eq!(account["data"]["motto"], "you & me");
}

#[tokio::test]
async fn the_age_follows_the_birthday() {
    let site = Site::start().await;
    set(&site, SAM.uid, "profile", &json!({"birthDay": 1, "birthMonth": 1, "birthYear": 1990})).await;
    let this_year = time::OffsetDateTime::now_utc().year();
    assert_eq!(stored(&site, SAM.uid)["profile"]["age"], this_year - 1990);
    set(&site, SAM.uid, "profile", &json!({"birthYear": null})).await;
    assert_eq!(stored(&site, SAM.uid)["profile"], json!({"birthDay": 1, "birthMonth": 1}));
}

//! The envelope (REST, 1.3) and the conventions of a request (REST, 1.2).

use gigya_sandbox::seed::{MARIE, NINA};
use gigya_sandbox::{API_KEY, USER_SECRET};
use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use crate::site::{self, Site};

/// The names of the members at the top, in the order of the text.
fn top_level_names(pretty: &str) -> Vec<&str> {
    let lines = pretty.lines().filter_map(|line| line.strip_prefix("  \""));
    lines.filter_map(|line| line.split_once("\": ")).map(|(name, _)| name).collect()
}

#[tokio::test]
async fn an_error_comes_with_http_200_as_pretty_json_in_the_recorded_order() {
    let site = Site::start().await;
    let response = site.post("accounts.getAccountInfo", &[("apiKey", API_KEY)]).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/javascript; charset=utf-8");
    let text = response.text().await.unwrap();
    assert_eq!(
        top_level_names(&text),
        [
            "callId",
            "errorCode",
            "errorDetails",
            "errorMessage",
            "apiVersion",
            "statusCode",
            "statusReason",
            "time"
        ]
    );
    assert!(text.contains("\n  \"errorCode\": 403005,\n"), "{text}");
    assert!(text.contains("\n  \"statusReason\": \"Forbidden\",\n"), "{text}");
}

#[tokio::test]
async fn a_success_has_no_error_message() {
    let site = Site::start().await;
    let text = site.post("accounts.initRegistration", &[("apiKey", API_KEY)]).await.text().await.unwrap();
    assert_eq!(
        top_level_names(&text),
        ["callId", "errorCode", "apiVersion", "statusCode", "statusReason", "time", "regToken"]
    );
}

/// The order of the login recorded in 2020 and 2026 (REST, 4.4).
#[tokio::test]
async fn a_login_has_its_members_in_the_recorded_order() {
    let site = Site::start().await;
    let parameters = [("apiKey", API_KEY), ("loginID", MARIE.login_id), ("password", MARIE.password)];
    let text = site.post("accounts.login", &parameters).await.text().await.unwrap();
    let recorded = "callId errorCode apiVersion statusCode statusReason time registeredTimestamp UID \
                    UIDSignature signatureTimestamp created createdTimestamp isActive isRegistered \
                    isVerified lastLogin lastLoginTimestamp lastUpdated lastUpdatedTimestamp loginProvider \
                    oldestDataUpdated oldestDataUpdatedTimestamp profile registered socialProviders \
                    verified verifiedTimestamp newUser sessionInfo";
    assert_eq!(top_level_names(&text), recorded.split_whitespace().collect::<Vec<_>>());
}

#[tokio::test]
async fn the_call_id_is_a_version_7_uuid_without_dashes_and_the_time_has_milliseconds() {
    let site = Site::start().await;
    let reply = site.call("socialize.getIDs", &[]).await;
    let call_id = reply["callId"].as_str().unwrap();
    assert_eq!((call_id.len(), call_id.to_lowercase().as_str()), (32, call_id));
    assert_eq!(Uuid::parse_str(call_id).unwrap().get_version_num(), 7);
    // It begins with the moment of the call, in milliseconds.
    let began = i128::from_str_radix(&call_id[..12], 16).unwrap();
    let answered = OffsetDateTime::parse(reply["time"].as_str().unwrap(), &Rfc3339).unwrap();
    let answered = answered.unix_timestamp_nanos() / 1_000_000;
    assert!((answered - 60_000..=answered).contains(&began), "{began} {answered}");
    let time = reply["time"].as_str().unwrap();
    assert_eq!(time.len(), "2026-06-01T11:05:28.811Z".len());
    assert!(time.starts_with(&OffsetDateTime::now_utc().year().to_string()) && time.ends_with('Z'), "{time}");
}

#[tokio::test]
async fn the_http_status_tells_only_when_asked_to() {
    let site = Site::start().await;
    let asked = [("apiKey", API_KEY), ("httpStatusCodes", "true")];
    assert_eq!(site.post("accounts.getAccountInfo", &asked).await.status(), 403);
    assert_eq!(site.post("socialize.getIDs", &asked).await.status(), 200);
    let pending = [&asked[..], &[("loginID", NINA.login_id), ("password", NINA.password)]].concat();
    assert_eq!(site.post("accounts.login", &pending).await.status(), 206);
    let invented = [&asked[..], &[("regToken", "st2.s.invented")]].concat();
    assert_eq!(site.post("accounts.finalizeRegistration", &invented).await.status(), 401);
    let not_asked = [("apiKey", API_KEY), ("httpStatusCodes", "false")];
    assert_eq!(site.post("accounts.getAccountInfo", &not_asked).await.status(), 200);
}

#[tokio::test]
async fn the_context_comes_back_verbatim() {
    let site = Site::start().await;
    let reply = site.call("socialize.getIDs", &[("context", "{\"a\": 1} & more")]).await;
    assert_eq!(reply["context"], "{\"a\": 1} & more");
}

#[tokio::test]
async fn an_unknown_parameter_does_no_harm_and_is_reported() {
    let site = Site::start().await;
    let reply = site.call("socialize.getIDs", &[("shoeSize", "43"), ("pageURL", "http://x/")]).await;
    assert_eq!(reply["errorCode"], 0);
    let ignored = reply["ignoredParams"].as_array().unwrap();
    assert_eq!(ignored.len(), 1);
    assert_eq!((&ignored[0]["paramName"], &ignored[0]["warningCode"]), (&json!("shoeSize"), &json!(403_007)));
}

/// Recorded of a registration in 2017 (REST, 4.2).
#[tokio::test]
async fn an_unknown_parameter_of_a_call_that_fails_is_reported_as_well() {
    let site = Site::start().await;
    let stray = [("email", MARIE.login_id), ("password", "quiet-River-77"), ("firstName", "Marie")];
    let reply = site.call("accounts.register", &stray).await;
    assert_eq!((&reply["errorCode"], &reply["errorDetails"]), (&json!(400_009), &json!("Validation failed")));
    assert_eq!(
        reply["ignoredParams"],
        json!([{
            "paramName": "firstName",
            "warningCode": 403_007,
            "message": "This parameter was not recognized as valid for this API method with your security \
                        credentials nor was it recognized as a standard Gigya control parameter.",
        }])
    );
}

#[tokio::test]
async fn a_call_is_a_get_as_well_and_the_key_is_spelled_in_any_case() {
    let site = Site::start().await;
    for name in ["apiKey", "apikey", "APIKey", "ApiKey"] {
        let address = site.address(&format!("socialize.getIDs?{name}={API_KEY}"));
        let reply = site::json(site.http.get(address).send().await.unwrap()).await;
        assert_eq!(reply["errorCode"], 0, "{name}");
        assert_eq!(reply["ignoredParams"], json!(null), "{name}");
    }
}

#[tokio::test]
async fn a_wrong_api_key_is_told_in_the_words_seen() {
    let site = Site::start().await;
    let keys = [
        (None, "Missing required parameter: ApiKey"),
        (Some("3_another_site"), "Invalid ApiKey parameter"),
        (Some("nonsense"), "GSKeyBase is invalid, no version: nonsense"),
    ];
    for (key, details) in keys {
        let parameters: Vec<_> = key.into_iter().map(|key| ("apiKey", key)).collect();
        let reply = site::json(site.post("accounts.login", &parameters).await).await;
        assert_eq!((&reply["errorCode"], &reply["errorDetails"]), (&json!(400_093), &json!(details)));
    }
}

#[tokio::test]
async fn an_unknown_method_is_refused_in_gigyas_words() {
    let site = Site::start().await;
    let reply = site.call("admin.createSite", &[]).await;
    assert_eq!(reply["errorCode"], 403_007);
    assert_eq!(reply["errorMessage"], "Permission denied");
    assert_eq!(
        reply["errorDetails"],
        "Invalid namespace &#39;admin&#39; or method &#39;createSite&#39; or you do not have the required \
         permissions to call it. "
    );
}

#[tokio::test]
async fn a_page_of_any_origin_may_read_the_answer_with_credentials() {
    let site = Site::start().await;
    let address = site.address("socialize.getIDs");
    let request = site.http.post(address).header("origin", "http://localhost:8700");
    let response = request.form(&[("apiKey", API_KEY)]).send().await.unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], "http://localhost:8700");
    assert_eq!(response.headers()["access-control-allow-credentials"], "true");
}

#[tokio::test]
async fn two_spellings_of_the_key_at_once_are_a_server_error() {
    let site = Site::start().await;
    let reply = site.call("socialize.getIDs", &[("APIKey", API_KEY)]).await;
    assert_eq!(reply["errorCode"], 500_001);
}

#[tokio::test]
async fn a_multipart_form_is_read_and_its_signature_checked_like_any_other() {
    let site = Site::start().await;
    let address = site.address("accounts.getAccountInfo");
    let signed =
        site::sign(&address, USER_SECRET, &site::seconds(), &site::credentials(&[("UID", MARIE.uid)]));
    let part = |(name, value): &(String, String)| {
        format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = signed.iter().map(part).collect::<String>() + "--cut--\r\n";
    let send = async |body: String| {
        let request = site.http.post(&address).header("content-type", "multipart/form-data; boundary=cut");
        site::json(request.body(body).send().await.unwrap()).await
    };
    assert_eq!(send(body.clone()).await["UID"], MARIE.uid);
    let cut_off = body.split_at(body.len() / 2).0.to_owned();
    assert_eq!(send(cut_off).await["errorCode"], 400_001);
}

#[tokio::test]
async fn a_body_of_more_than_two_megabytes_is_too_large() {
    let site = Site::start().await;
    let filler = "x".repeat(2 << 20);
    let reply = site.call("socialize.getIDs", &[("context", &filler)]).await;
    assert_eq!(reply["errorCode"], 413_001);
}

#[tokio::test]
async fn jsonp_hands_the_answer_to_the_function_that_is_named_with_the_context_second() {
    let site = Site::start().await;
    let query = format!("apiKey={API_KEY}&format=jsonp&callback=gigya.callback&context=C1");
    let address = site.address(&format!("socialize.getIDs?{query}"));
    let text = site.http.get(address).send().await.unwrap().text().await.unwrap();
    let json = text.strip_prefix("gigya.callback(").and_then(|rest| rest.strip_suffix(");")).unwrap();
    assert_eq!(top_level_names(json)[..2], ["callId", "context"]);
    let reply: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!((&reply["errorCode"], &reply["ignoredParams"]), (&json!(0), &json!(null)));
}

#[tokio::test]
async fn a_callback_that_is_no_name_and_a_format_that_is_not_written_are_refused_as_json() {
    let site = Site::start().await;
    let script = [("format", "jsonp"), ("callback", "alert(1)//")];
    assert_eq!(site.call("socialize.getIDs", &script).await["errorCode"], 400_006);
    assert_eq!(site.call("socialize.getIDs", &[("format", "jsonp")]).await["errorCode"], 400_002);
    assert_eq!(site.call("socialize.getIDs", &[("format", "xml")]).await["errorCode"], 400_006);
}

#[tokio::test]
async fn who_understands_gzip_gets_gzip() {
    let site = Site::start().await;
    // Whatever other members of the workspace ask of reqwest, this client unpacks nothing by itself.
    let http = reqwest::Client::builder().no_gzip().build().unwrap();
    let request = http.post(site.address("socialize.getIDs")).header("accept-encoding", "gzip");
    let response = request.form(&[("apiKey", API_KEY)]).send().await.unwrap();
    assert_eq!(response.headers()["content-encoding"], "gzip");
    let packed = response.bytes().await.unwrap();
    let reply: serde_json::Value =
        serde_json::from_reader(flate2::read::GzDecoder::new(&packed[..])).unwrap();
    assert_eq!(reply["errorCode"], 0);
    let plain = site.post("socialize.getIDs", &[("apiKey", API_KEY)]).await;
    assert!(plain.headers().get("content-encoding").is_none());
}

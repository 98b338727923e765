//! The script under Gigya's own names, over TLS (REST, 1.1; Web SDK, 1.1 and 1.10): a page that names
//! `https://cdns.eu1.gigya.com` need not know that it talks to a sandbox.

use gigya_sandbox::seed::PINKY;
use serde_json::json;

use crate::bench::Bench;

/// The hosts that the page has loaded something from, and what it asked there.
const ADDRESSES: &str =
    "return performance.getEntriesByType('resource').map(({ name }) => name.split('?')[0])";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_names_gigyas_script_logs_in_over_https_at_the_hosts_of_the_data_center() {
    let bench = Bench::set_under_gigyas_names().await;
    let answer = bench.log_in(&PINKY, &json!({})).await;
    assert_eq!((&answer["errorCode"], &answer["UID"]), (&json!(0), &json!(PINKY.uid)));
    assert_eq!(bench.ask("return gigya.hasSession()").await, true);
    let asked = bench.ask(ADDRESSES).await;
    for address in [
        "https://cdns.eu1.gigya.com/js/gigya.js",
        "https://cdns.eu1.gigya.com/sdk.config.get",
        "https://socialize.eu1.gigya.com/socialize.getIDs",
        "https://accounts.eu1.gigya.com/accounts.login",
        "https://accounts.eu1.gigya.com/accounts.verifyLogin",
    ] {
        assert!(asked.as_array().unwrap().contains(&json!(address)), "{address}: {asked}");
    }
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_answers_from_its_window_at_gigyas_own_host() {
    let bench = Bench::set_under_gigyas_names().await;
    bench.choose(&json!({ "provider": "facebook" }), "[value=pinky]").await;
    let answer = bench.answer().await;
    assert_eq!((&answer["errorCode"], &answer["UID"]), (&json!(0), &json!(PINKY.uid)));
    bench.alone().await;
    bench.close().await;
}

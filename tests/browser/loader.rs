//! Waiting for the Web SDK, whatever the page and the blockers do (`gigya-web-sdk-contract.md`, 1.1).

use connection_window::gigya::loader::ready;
use contract::Site;
use flow::GigyaFault;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::gigya::{
    finding, heard, inserting, install, install_instead, listen_to_service_ready, remove_scripts, starting,
    times_inserted, uninstall,
};

fn site() -> Site {
    Site { api_key: "3_key".into(), sdk: "https://cdns.eu1.gigya.com/js/gigya.js?apikey=3_key".into() }
}

/// A page without a trace of Gigya.
fn empty_page() {
    uninstall();
    remove_scripts();
}

#[wasm_bindgen_test]
async fn an_sdk_that_the_page_has_is_used_as_it_is() {
    empty_page();
    install("3_key");
    let before = times_inserted();
    assert!(ready(&site(), &inserting(Some(""))).await.is_ok());
    assert_eq!(times_inserted(), before);
}

#[wasm_bindgen_test]
async fn an_sdk_of_another_site_is_refused_by_its_key() {
    empty_page();
    install("3_other");
    let fault = ready(&site(), &inserting(Some(""))).await.err();
    assert_eq!(fault, Some(GigyaFault::OtherSite { loaded: "3_other".into() }));
}

#[wasm_bindgen_test]
async fn the_script_is_inserted_once_for_all_windows_and_the_page_hears_of_it_too() {
    empty_page();
    listen_to_service_ready();
    let before = times_inserted();
    let script = inserting(Some(&starting("3_key")));
    let (site, other_site) = (site(), site());
    let first =
        wasm_bindgen_futures::future_to_promise(
            async move { Ok(ready(&site, &script).await.is_ok().into()) },
        );
    let script = inserting(Some(&starting("3_key")));
    assert!(ready(&other_site, &script).await.is_ok());
    assert_eq!(wasm_bindgen_futures::JsFuture::from(first).await.unwrap().as_bool(), Some(true));
    assert_eq!(times_inserted(), before + 1);
    assert_eq!(heard(), "socialize");
}

#[wasm_bindgen_test]
async fn a_blocked_script_is_told_with_its_address_and_tried_again_next_time() {
    empty_page();
    let fault = ready(&site(), &inserting(None)).await.err();
    assert_eq!(fault, Some(GigyaFault::ScriptBlocked { address: site().sdk }));
    assert!(ready(&site(), &inserting(Some(&starting("3_key")))).await.is_ok());
}

#[wasm_bindgen_test]
async fn an_empty_script_is_a_stub() {
    empty_page();
    let fault = ready(&site(), &inserting(Some(""))).await.err();
    assert_eq!(fault, Some(GigyaFault::ScriptIsAStub));
}

#[wasm_bindgen_test]
async fn a_surrogate_that_swallows_every_call_is_a_stub_and_is_cleared_away() {
    for surrogate in [
        "window.gigya = {accounts: {}, socialize: {}}",
        "window.gigya = {isGigya: true, isReady: true, accounts: {}}",
        "window.gigya = function () {}",
    ] {
        empty_page();
        let fault = ready(&site(), &inserting(Some(surrogate))).await.err();
        assert_eq!(fault, Some(GigyaFault::ScriptIsAStub), "{surrogate}");
        assert!(ready(&site(), &inserting(Some(&starting("3_key")))).await.is_ok(), "{surrogate}");
    }
}

#[wasm_bindgen_test]
async fn an_sdk_that_comes_by_itself_is_found_without_being_called() {
    empty_page();
    install_instead(r#"{"isGigya":true,"isReady":false}"#);
    let waiting = wasm_bindgen_futures::future_to_promise(async {
        Ok(ready(&site(), &inserting(Some(""))).await.is_ok().into())
    });
    // The page's own script becomes ready after a while and tells nobody.
    install("3_key");
    assert_eq!(wasm_bindgen_futures::JsFuture::from(waiting).await.unwrap().as_bool(), Some(true));
}

#[wasm_bindgen_test]
async fn a_script_of_the_page_that_a_consent_tool_holds_back_is_told_as_such() {
    empty_page();
    let fault = ready(&site(), &finding("text/plain")).await.err();
    let address = "https://cdns.eu1.gigya.com/js/gigya.js?apikey=3_key".to_owned();
    assert_eq!(fault, Some(GigyaFault::PagesScriptInert { address, script_type: "text/plain".into() }));
}

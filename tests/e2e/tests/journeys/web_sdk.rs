//! A page that has Gigya's Web SDK already.

use e2e::{Page, Stage, journey};
use gigya_sandbox::seed::PINKY;

/// The page's own script tag, and its own handler.
fn page_with_sdk(stage: &Stage, api_key: &str) -> Page {
    let handler =
        "window.onGigyaServiceReady = () => { window.pageWasTold = (window.pageWasTold ?? 0) + 1; };";
    stage.pages.put_file("/handler.js", "text/javascript", handler);
    let scripts = format!(
        "<script src='/handler.js'></script><script async src='{}/js/gigya.js?apikey={api_key}'></script>",
        stage.sandbox.url()
    );
    Page::with_window("campaign='summer-quiz'").with_head(&scripts)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_own_web_sdk_is_used_and_its_handler_is_called() {
    journey(async |stage| {
        stage.open_page(&page_with_sdk(stage, gigya_sandbox::API_KEY)).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        let scripts = "return document.querySelectorAll('script[src*=\"gigya.js\"]').length";
        assert_eq!(stage.ask_page(scripts).await, 1);
        assert_eq!(stage.calls("sdk.config.get"), 1);
        assert_eq!(stage.ask_page("return window.pageWasTold").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_sdk_of_another_site_is_named() {
    journey(async |stage| {
        stage.open_page(&page_with_sdk(stage, "3_another_site")).await;
        stage.see_screen("unavailable").await;
        stage.see("This page is not quite ready.").await;
        stage.read_on_console(&["the page has Gigya's script for the API key 3_another_site already"]).await;
        stage.read_on_console(&["sdk.config.get", "400"]).await;
    })
    .await;
}

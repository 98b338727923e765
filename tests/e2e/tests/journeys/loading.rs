//! Nothing waits for what it does not need.

use axum::http::StatusCode;
use e2e::{Page, eventually, journey};

const PARTS: [&str; 5] =
    ["/core.*.js", "/core.*.wasm", "/connection-window.*.css", "/texts.en.*.json", "/v1/campaigns/*"];

#[tokio::test(flavor = "multi_thread")]
async fn all_parts_are_asked_for_before_any_of_them_is_answered() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold_until_all_are_asked_for(&PARTS);
        stage.open_page_over(&Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
        eventually(&format!("all of {PARTS:?} asked for"), async || {
            gate.missing(&PARTS).is_empty().then_some(())
        })
        .await;
        stage.see_screen("login").await;
        for part in PARTS {
            assert_eq!(gate.count(part), 1, "{part}");
        }
        assert_eq!(gate.count("/texts.fr.*.json"), 0, "one language is enough");
    })
    .await;
}

/// A page that asks for the wasm before the loader can.
fn ahead(origin: &str) -> Page {
    let line = format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{origin}/core.wasm\">");
    Page::with_window("campaign='summer-quiz'").with_head(&line)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_may_ask_for_the_wasm_ahead_of_the_loader() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold_until_all_are_asked_for(&["/core.wasm", "/connection-window.js"]);
        stage.open_page_over(&ahead(gate.origin()), gate.origin()).await;
        stage.see_screen("login").await;
        assert_eq!(gate.count("/core.wasm"), 1);
        assert_eq!(gate.count("/core.*.wasm"), 0, "it is not downloaded twice");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_for_ahead_is_not_needed() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.answer("/core.wasm", StatusCode::NOT_FOUND, "");
        stage.open_page_over(&ahead(gate.origin()), gate.origin()).await;
        stage.see_screen("login").await;
        assert_eq!(gate.count("/core.*.wasm"), 1);
        for _ in 0..gate.count("/core.wasm") {
            stage.read_on_console(&["Failed to load resource", "/core.wasm", "404"]).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_tries_again_does_without_what_was_asked_for_ahead() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold("/core.wasm");
        stage.open_page_over(&ahead(gate.origin()), gate.origin()).await;
        stage.read_on_console(&["<connection-window>", "did not come within 7 seconds"]).await;
        stage.click("Try again").await;
        stage.see_screen("login").await;
        let focused = "return document.activeElement?.closest('connection-window') !== null";
        assert_eq!(stage.ask_page(focused).await, true, "the focus stays in the window");
        assert_eq!(gate.count("/core.*.wasm"), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn gigyas_script_starts_without_waiting_for_the_wasm() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold("/core.*.wasm");
        stage.open_page_over(&Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
        eventually("the start of the Web SDK", async || (stage.calls("sdk.config.get") > 0).then_some(()))
            .await;
        gate.open();
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_api_key_and_data_center_gigyas_script_does_not_wait_for_the_definition() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold("/v1/campaigns/*");
        let attributes = "campaign='summer-quiz' api-key='3_sandbox_site' data-center='eu1'";
        stage.open_page_over(&Page::with_window(attributes), gate.origin()).await;
        // The page's policy keeps the request from leaving the browser.
        stage
            .read_on_console(&["https://cdns.eu1.gigya.com/js/gigya.js?apikey=3_sandbox_site", "script-src"])
            .await;
        assert_eq!(gate.passed().iter().filter(|one| one.address.starts_with("/v1/")).count(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn login_is_painted_without_waiting_for_gigya() {
    journey(async |stage| {
        stage.sandbox.set_script(gigya_sandbox::ScriptMode::Hang);
        stage.open().await;
        stage.see_screen("login").await;
        assert_eq!(stage.calls("socialize.getUserInfo"), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_jumps_while_the_window_loads() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.hold("/core.*.wasm");
        stage.open_page_over(&Page::with_window("campaign='contest'"), gate.origin()).await;
        let height = "return document.querySelector('connection-window').getBoundingClientRect().height";
        let drawn =
            "return document.querySelector('connection-window .cw-skeleton')?.style.minBlockSize === ''";
        eventually("the skeleton, with its style sheet", async || {
            stage.ask_page(drawn).await.as_bool().filter(|drawn| *drawn)
        })
        .await;
        let skeleton = stage.ask_page(height).await.as_f64().unwrap_or_default();
        gate.open();
        stage.see_screen("login").await;
        let login = stage.ask_page(height).await.as_f64().unwrap_or_default();
        // Less than half a line.
        assert!((login - skeleton).abs() < 10.0, "the skeleton is {skeleton} high, Login {login}");
    })
    .await;
}

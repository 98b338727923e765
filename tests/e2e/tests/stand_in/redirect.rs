//! Social login by redirect (Web SDK, 1.6): the page goes away and comes back.

use e2e::eventually;
use serde_json::{Value, json};

use crate::bench::Bench;

const PARAMETERS: &str = "{ provider: 'facebook', authFlow: 'redirect' }";

impl Bench {
    /// Goes to the provider, presses a button there, and comes back.
    async fn go_and_choose(&self, button: &str) {
        self.ask(&format!("gigya.accounts.socialLogin({PARAMETERS})")).await;
        self.click(button).await;
        let origin = self.pages.origin();
        eventually("the page is back", async || {
            let address = self.driver.current_url().await.ok()?;
            address.as_str().starts_with(origin).then_some(())
        })
        .await;
        self.ready().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_comes_back_once_and_is_told_to_who_comes_late() {
    let bench = Bench::set(&json!({ "ignoreInterruptions": true })).await;
    bench.go_and_choose("[value=pinky]").await;
    assert_eq!(bench.ask("return gigya.hasSession()").await, true);
    let event = bench.ask("return window.events[0]").await;
    assert_eq!((&event["eventName"], &event["provider"]), (&json!("login"), &json!("facebook")));
    let address = bench.driver.current_url().await.unwrap();
    bench.open(address.as_str()).await;
    assert_eq!(bench.ask("return gigya.hasSession()").await, true);
    assert_eq!(bench.ask("return window.events.length").await, 0);
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_stands_in_the_address_and_has_session_waits_for_a_login() {
    let bench = Bench::set(&json!({ "ignoreInterruptions": true })).await;
    bench.go_and_choose("[value=without-email]").await;
    let query = bench.ask("return Object.fromEntries(new URLSearchParams(location.search))").await;
    assert_eq!(query["errorCode"], "206003");
    assert!(query["regToken"].is_string());
    assert!(!bench.shows(".gigya-screen-dialog").await);
    let racing = "const later = fetch('/none.svg').then(() => 'waits');
        return Promise.race([gigya.hasSession(), later])";
    assert_eq!(bench.ask(racing).await, "waits");
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_global_configuration_keeps_the_interruption_away() {
    let bench = Bench::set(&json!({})).await;
    bench.go_and_choose("[value=without-email]").await;
    eventually("the dialog opens", async || bench.shows(".gigya-screen-dialog[open]").await.then_some(()))
        .await;
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_frame_of_another_site_a_redirect_does_nothing_and_never_answers() {
    let bench = Bench::set(&json!({ "ignoreInterruptions": true })).await;
    let framed = bench.pages.origin().replace("localhost", "127.0.0.1");
    bench.pages.put_file("/host", "text/html", &format!("<iframe src='{framed}/quiz'></iframe>"));
    bench.driver.goto(format!("{}/host", bench.pages.origin())).await.unwrap();
    bench.driver.enter_frame(0).await.unwrap();
    bench.ready().await;
    bench.call("socialLogin", &json!({ "provider": "facebook", "authFlow": "redirect" })).await;
    let ticket = async || {
        let calls = bench.sandbox.calls();
        calls.iter().any(|call| call.method == "socialize.getGmidTicket").then_some(())
    };
    eventually("the SDK asks for its ticket", ticket).await;
    assert_eq!(bench.answers().await, Value::from(0));
    bench.driver.enter_default_frame().await.unwrap();
    assert_eq!(bench.ask("return location.pathname").await, "/host");
    bench.close().await;
}

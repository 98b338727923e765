//! A page that the campaign does not list gets nothing.

use e2e::{Page, PageServer, journey};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_an_origin_that_is_not_listed_gets_nothing() {
    journey(async |stage| {
        let foreign = PageServer::start().await;
        let page = Page::with_window("campaign='summer-quiz'");
        foreign.put_page(&page, stage.proxy.url(), stage.sandbox.url());
        stage.visit(foreign.origin()).await;
        stage.check_screen("unavailable").await;
        stage.see("Fallback for pages without script").await;
        stage.read_on_console(&["CORS policy", foreign.origin()]).await;
        stage.read_on_console(&["net::ERR_FAILED"]).await;
        stage.read_on_console(&["<connection-window>", "origins"]).await;

        let ask = format!(
            "const done = arguments[0];
             const paths = ['', '/session', '/prefill', '/participations'];
             Promise.all(paths.map((path) => fetch('{}/v1/campaigns/summer-quiz' + path)
               .then((answer) => answer.text(), (error) => error.name))).then(done);",
            stage.proxy.url()
        );
        let answers = stage.driver().execute_async(&ask, vec![]).await.expect("the page asks");
        assert_eq!(answers.json(), &json!(["TypeError", "TypeError", "TypeError", "TypeError"]));
        for _ in 0..4 {
            stage.read_on_console(&["CORS policy"]).await;
            stage.read_on_console(&["net::ERR_FAILED"]).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn even_a_caller_without_a_browser_gets_only_a_refusal_from_another_origin() {
    journey(async |stage| {
        let address = format!("{}/v1/campaigns/summer-quiz", stage.proxy.url());
        for origin in ["https://evil.example", "null", "http://localhost"] {
            let answer = reqwest::Client::new().get(&address).header("origin", origin).send().await;
            let answer = answer.expect("the proxy answers");
            assert_eq!(answer.status(), 403, "{origin}");
            assert!(!answer.headers().contains_key("access-control-allow-origin"), "{origin}");
            let body = answer.text().await.expect("a body");
            assert!(!body.contains("api_key") && !body.contains("firstname"), "{body}");
        }
    })
    .await;
}

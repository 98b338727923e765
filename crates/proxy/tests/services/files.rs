//! The widget's files.

use connection_proxy::{Proxy, Settings};
use contract::ProblemCode;
use reqwest::{Method, Response};

use crate::world::{page, refusal, settings};

const PLAIN: &str = "export {};";

/// A proxy over one campaign and a folder of files, each with what `cargo xtask dist` puts beside it.
struct Widget {
    proxy: Proxy,
    _folder: tempfile::TempDir,
}

impl Widget {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (campaigns, dist) = (folder.path().join("campaigns"), folder.path().join("dist"));
        std::fs::create_dir_all(&campaigns).unwrap();
        std::fs::create_dir_all(&dist).unwrap();
        let campaign = include_str!("../../../../campaigns/contest.toml");
        std::fs::write(campaigns.join("contest.toml"), campaign).unwrap();
        for name in ["connection-window.js", "glue.0123abcd.js"] {
            std::fs::write(dist.join(name), PLAIN).unwrap();
            std::fs::write(dist.join(format!("{name}.br")), "in brotli").unwrap();
            std::fs::write(dist.join(format!("{name}.gz")), "in gzip").unwrap();
        }
        std::fs::write(dist.join("widget.wasm"), "\0asm").unwrap();
        std::fs::write(folder.path().join("private.txt"), "private").unwrap();
        let proxy = Proxy::start(Settings { widget: Some(dist), ..settings(&campaigns) }).await.unwrap();
        Self { proxy, _folder: folder }
    }

    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        let mut request = page().get(format!("{}{path}", self.proxy.url()));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().await.unwrap()
    }
}

#[tokio::test]
async fn a_file_is_served_in_the_best_form_that_the_browser_takes() {
    let widget = Widget::new().await;
    for (accepted, coding, body) in [
        ("gzip, deflate, br", Some("br"), "in brotli"),
        ("gzip", Some("gzip"), "in gzip"),
        ("identity", None, PLAIN),
    ] {
        let response = widget.get("/connection-window.js", &[("accept-encoding", accepted)]).await;
        let headers = response.headers();
        assert_eq!(headers.get("content-encoding").map(|c| c.to_str().unwrap()), coding, "{accepted}");
        assert_eq!(headers["content-type"], "text/javascript");
        assert!(headers["vary"].to_str().unwrap().eq_ignore_ascii_case("accept-encoding"));
        assert_eq!(response.text().await.unwrap(), body);
    }
    assert_eq!(widget.get("/widget.wasm", &[]).await.headers()["content-type"], "application/wasm");
}

#[tokio::test]
async fn every_page_may_load_the_files() {
    let widget = Widget::new().await;
    let response = widget.get("/connection-window.js", &[("origin", "https://any.example.com")]).await;
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    assert_eq!(response.headers()["cross-origin-resource-policy"], "cross-origin");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn a_name_with_a_content_hash_is_kept_for_ever_and_others_are_asked_for_again() {
    let widget = Widget::new().await;
    let hashed = widget.get("/glue.0123abcd.js", &[]).await;
    assert_eq!(hashed.headers()["cache-control"], "public, max-age=31536000, immutable");

    let first = widget.get("/connection-window.js", &[]).await;
    assert_eq!(first.headers()["cache-control"], "no-cache");
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    let again = widget.get("/connection-window.js", &[("if-none-match", &tag)]).await;
    assert_eq!(again.status(), 304);
}

#[tokio::test]
async fn what_is_not_in_the_folder_is_a_problem() {
    let widget = Widget::new().await;
    for path in ["/", "/nothing.js", "/../private.txt", "/%2e%2e/private.txt", "/..%2fprivate.txt"] {
        refusal(widget.get(path, &[]).await, ProblemCode::NotFound).await;
    }
    let url = format!("{}/connection-window.js", widget.proxy.url());
    let response = page().request(Method::POST, url).send().await.unwrap();
    refusal(response, ProblemCode::MethodNotAllowed).await;
}

//! The campaign page: an origin of its own, with the strict policy that brands have.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A page that a test writes.
#[derive(Clone, Debug)]
pub struct Page {
    body: String,
    head: String,
    language: &'static str,
    policy: String,
    has_script: bool,
}

/// Everything that the window needs and nothing else; `{proxy}` and `{gigya}` stand for the two origins.
/// Inline styles and scripts are refused, and so is every form that sends itself.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {proxy} {gigya}; \
     style-src 'self' {proxy}; img-src 'self' https: {gigya}; frame-src {gigya}; \
     connect-src {proxy} {gigya}; form-action 'none'; base-uri 'none'";

impl Page {
    /// The page of the integrators' guide: a script tag and one element with these attributes.
    pub fn with_window(attributes: &str) -> Self {
        Self::with_body(&format!(
            "<connection-window {attributes}>Fallback for pages without script</connection-window>"
        ))
    }

    /// A page with this body, and the script tag.
    pub fn with_body(body: &str) -> Self {
        Self {
            body: body.to_owned(),
            head: String::new(),
            language: "en",
            policy: STRICT_POLICY.to_owned(),
            has_script: true,
        }
    }

    /// The same page in another language.
    #[must_use]
    pub fn in_language(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    /// The same page with more in its head.
    #[must_use]
    pub fn with_head(mut self, more: &str) -> Self {
        self.head.push_str(more);
        self
    }

    /// The same page with something else in its policy.
    ///
    /// # Panics
    /// When the policy has nothing like it.
    #[must_use]
    pub fn with_policy_of(self, instead: &str, of: &str) -> Self {
        assert!(self.policy.contains(of), "the policy has no {of}");
        Self { policy: self.policy.replace(of, instead), ..self }
    }

    /// The same page as a browser without script sees it.
    #[must_use]
    pub fn without_script(self) -> Self {
        Self { has_script: false, ..self }
    }

    fn html(&self, proxy: &str) -> String {
        let Self { body, head, language, has_script, .. } = self;
        let script = if *has_script {
            format!("<script type=\"module\" src=\"{proxy}/connection-window.js\"></script>")
        } else {
            String::new()
        };
        format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>Summer quiz</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <link rel=\"icon\" href=\"/none.svg\"><script src=\"/hear.js\"></script>{head}{script}</head>\
             <body><main><h1>Summer quiz</h1>{body}</main></body></html>"
        )
    }
}

/// Notes every event of every window, from before the first.
const HEAR: &str = "window.heard = [];
for (const type of ['ready', 'connected', 'participated', 'form-filled', 'logged-out', 'unavailable']) {
  addEventListener(`cw-${type}`, (event) => window.heard.push({type: event.type, detail: event.detail}));
}";

#[derive(Clone)]
struct File {
    content_type: &'static str,
    content: String,
    policy: String,
}

type Files = Arc<Mutex<BTreeMap<String, File>>>;

/// Serves pages and their files from one origin.
pub struct PageServer {
    origin: String,
    files: Files,
    task: JoinHandle<()>,
}

impl PageServer {
    /// Starts on a free port.
    ///
    /// # Panics
    /// When there is none.
    pub async fn start() -> Self {
        let files = Files::default();
        let router = Router::new().fallback(serve).with_state(files.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let task = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        // Another host than the services': another site, as in life.
        let server = Self { origin: format!("http://localhost:{port}"), files, task };
        server.put_file("/hear.js", "text/javascript", HEAR);
        server.put_file("/none.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        server
    }

    /// The page's origin.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Puts a page at the root; its script comes from `proxy`.
    pub fn put_page(&self, page: &Page, proxy: &str, gigya: &str) {
        let policy = page.policy.replace("{proxy}", proxy).replace("{gigya}", gigya);
        self.put("/", File { content_type: "text/html; charset=utf-8", content: page.html(proxy), policy });
    }

    /// Puts a file of the page (a script, a style sheet) at a path.
    pub fn put_file(&self, path: &str, content_type: &'static str, content: &str) {
        self.put(path, File { content_type, content: content.to_owned(), policy: String::new() });
    }

    fn put(&self, path: &str, file: File) {
        self.files.lock().expect("no holder panics").insert(path.to_owned(), file);
    }
}

impl Drop for PageServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(State(files): State<Files>, uri: Uri) -> Response {
    let file = files.lock().expect("no holder panics").get(uri.path()).cloned();
    let Some(File { content_type, content, policy }) = file else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = ([(header::CONTENT_TYPE, content_type)], content).into_response();
    if let Some(policy) = policy.parse().ok().filter(|_| !policy.is_empty()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

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
/// Inline styles and scripts are refused, and so is every form that sends itself. The picture of an
/// authenticator's QR code comes as `data:`.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {proxy} {gigya}; \
     style-src 'self' {proxy}; img-src 'self' data: https: {gigya}; frame-src {gigya}; \
     connect-src {proxy} {gigya}; form-action 'none'";

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

    /// The same page with a clock that stands still for whatever waits half a second or longer: a journey lets
    /// the time pass by [`Stage::pass_time`](crate::Stage::pass_time), and nothing runs out before.
    #[must_use]
    pub fn with_clock(self) -> Self {
        self.with_head("<script src=\"/clock.js\"></script>")
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

/// Notes every event of every window, from before the first, and what the page's policy refuses.
const HEAR: &str = "window.heard = [];
for (const type of ['ready', 'connected', 'participated', 'form-filled', 'logged-out', 'plain-form', 'unavailable', 'resize']) {
  addEventListener(`cw-${type}`, (event) => window.heard.push({type: event.type, detail: event.detail}));
}
window.refused = [];
addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) => {
  window.refused.push(`${violatedDirective}: ${blockedURI} ${sample}`);
});";

/// Notes what the frame says, and who said it.
const HOST: &str = "window.told = [];
addEventListener('message', ({data, origin}) => window.told.push({data, origin}));";

/// Keeps long timers back until `passTime` lets their time pass; what they start in turn is kept back again.
const CLOCK: &str = "const {setTimeout, clearTimeout} = window;
const waiting = new Map();
let [now, last] = [0, 1e6];
window.setTimeout = (call, after = 0, ...rest) => {
  if (after < 500) {
    return setTimeout(call, after, ...rest);
  }
  last += 1;
  waiting.set(last, {due: now + after, call: () => call(...rest)});
  return last;
};
window.clearTimeout = (timer) => waiting.delete(timer) || clearTimeout(timer);
window.passTime = (milliseconds) => {
  now += milliseconds;
  for (const [timer, {due, call}] of [...waiting].filter(([, {due}]) => due <= now)) {
    waiting.delete(timer);
    call();
  }
};";

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
        server.put_file("/clock.js", "text/javascript", CLOCK);
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

    /// Puts the page of a host that shows the campaign page in a frame, and notes what the frame tells it.
    /// Answers its address: on another site, as browsers count them.
    pub fn put_host(&self) -> String {
        self.put_host_with("")
    }

    /// The same host with these attributes on its frame.
    pub fn put_host_with(&self, attributes: &str) -> String {
        self.put_file("/host.js", "text/javascript", HOST);
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title>\
             <link rel=\"icon\" href=\"/none.svg\"><script src=\"/host.js\"></script></head>\
             <body><iframe title=\"Quiz\" width=\"100%\" height=\"700\" {attributes} src=\"{}/\"></iframe></body></html>",
            self.origin
        );
        self.put_file("/host", "text/html; charset=utf-8", &page);
        format!("{}/host", self.origin.replace("localhost", "127.0.0.1"))
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

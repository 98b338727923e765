//! A gate in front of the proxy: it notes everything that goes through to the browser, and on demand holds
//! answers back, breaks them off, or gives others in their place.
//!
//! What is asked for one after the other never comes through a gate that holds each back until all were
//! asked for; what is asked for side by side does.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The gate.
pub struct Gate {
    origin: String,
    inner: Inner,
    task: JoinHandle<()>,
}

/// What happens to requests of a path. `*` stands for anything, once.
struct Rule {
    path: &'static str,
    conduct: Conduct,
}

#[derive(Clone)]
enum Conduct {
    HoldUntilAsked(BTreeSet<&'static str>),
    HoldForEver,
    BreakOff,
    Answer(StatusCode, Arc<str>),
}

/// A request that went through to the proxy and its answer that went through to the browser, as text.
#[derive(Clone, Debug)]
pub struct Passed {
    /// The address that was asked for.
    pub address: String,
    /// What the browser sent.
    pub request: String,
    /// What it got: header fields and body.
    pub answer: String,
}

#[derive(Clone)]
struct Inner {
    upstream: Arc<str>,
    rules: Arc<Mutex<Vec<Rule>>>,
    passed: Arc<Mutex<Vec<Passed>>>,
    asked: watch::Sender<Vec<String>>,
    client: reqwest::Client,
}

/// What a call of the widget carries that matters to the proxy.
const CARRIED: [HeaderName; 5] = [
    header::ORIGIN,
    header::AUTHORIZATION,
    header::CONTENT_TYPE,
    header::ACCESS_CONTROL_REQUEST_METHOD,
    header::ACCESS_CONTROL_REQUEST_HEADERS,
];

impl Gate {
    /// Puts an open gate in front of this origin.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn before(upstream: &str) -> Self {
        let inner = Inner {
            upstream: upstream.into(),
            rules: Arc::default(),
            passed: Arc::default(),
            asked: watch::Sender::default(),
            client: reqwest::Client::new(),
        };
        let router = Router::new().fallback(pass).with_state(inner.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("it is bound"));
        let task = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        Self { origin, inner, task }
    }

    /// The gate's own origin.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Holds the answers to each of these paths back until all of them were asked for.
    pub fn hold_until_all_are_asked_for(&self, paths: &[&'static str]) {
        let all: BTreeSet<_> = paths.iter().copied().collect();
        for path in paths {
            self.rule(path, Conduct::HoldUntilAsked(all.clone()));
        }
    }

    /// Never answers requests of this path.
    pub fn hold(&self, path: &'static str) {
        self.rule(path, Conduct::HoldForEver);
    }

    /// Breaks the connection off when this path is asked for.
    pub fn break_off(&self, path: &'static str) {
        self.rule(path, Conduct::BreakOff);
    }

    /// Gives this answer, readable by every page, to requests of this path.
    pub fn answer(&self, path: &'static str, status: StatusCode, body: &str) {
        self.rule(path, Conduct::Answer(status, body.into()));
    }

    /// Opens the gate again: rules end, and what is held back goes through.
    pub fn open(&self) {
        self.inner.rules().clear();
        self.inner.asked.send_modify(|_| {});
    }

    /// Which of these paths nobody asked for yet.
    pub fn missing(&self, paths: &[&'static str]) -> Vec<&'static str> {
        let asked = self.inner.asked.borrow();
        paths.iter().copied().filter(|path| !asked.iter().any(|one| fits(path, one))).collect()
    }

    /// How often this path was asked for.
    pub fn count(&self, path: &str) -> usize {
        self.inner.asked.borrow().iter().filter(|one| fits(path, one)).count()
    }

    /// Everything that went through.
    ///
    /// # Panics
    /// When the gate did.
    pub fn passed(&self) -> Vec<Passed> {
        self.inner.passed.lock().expect("no holder panics").clone()
    }

    fn rule(&self, path: &'static str, conduct: Conduct) {
        self.inner.rules().push(Rule { path, conduct });
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Inner {
    fn rules(&self) -> MutexGuard<'_, Vec<Rule>> {
        self.rules.lock().expect("no holder panics")
    }

    fn conduct(&self, path: &str) -> Option<Conduct> {
        self.rules().iter().find(|rule| fits(rule.path, path)).map(|rule| rule.conduct.clone())
    }

    /// Whether an answer to this path must wait, with these paths asked for so far.
    fn must_wait(&self, path: &str, asked: &[String]) -> bool {
        match self.conduct(path) {
            Some(Conduct::HoldForEver) => true,
            Some(Conduct::HoldUntilAsked(all)) => {
                !all.iter().all(|awaited| asked.iter().any(|one| fits(awaited, one)))
            }
            Some(Conduct::BreakOff | Conduct::Answer(..)) | None => false,
        }
    }
}

fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
    }
}

async fn pass(
    State(inner): State<Inner>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    // Preflights go through: a rule is about the call itself.
    if method == Method::OPTIONS {
        return forward(&inner, method, &uri, &headers, body).await;
    }
    let path = uri.path().to_owned();
    inner.asked.send_modify(|asked| asked.push(path.clone()));
    let mut asked = inner.asked.subscribe();
    // An error means that the gate is gone, and the browser with it.
    let _ = asked.wait_for(|asked| !inner.must_wait(&path, asked)).await;
    match inner.conduct(&path) {
        Some(Conduct::BreakOff) => broken_off(),
        Some(Conduct::Answer(status, text)) => {
            (status, [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text.to_string()).into_response()
        }
        Some(Conduct::HoldUntilAsked(_) | Conduct::HoldForEver) | None => {
            forward(&inner, method, &uri, &headers, body).await
        }
    }
}

async fn forward(inner: &Inner, method: Method, uri: &Uri, headers: &HeaderMap, body: Bytes) -> Response {
    let sent = String::from_utf8_lossy(&body).into_owned();
    let mut request = inner.client.request(method, format!("{}{uri}", inner.upstream)).body(body);
    for name in CARRIED {
        if let Some(value) = headers.get(&name) {
            request = request.header(name, value);
        }
    }
    let Ok(reply) = request.send().await else { return broken_off() };
    let (status, headers) = (reply.status(), reply.headers().clone());
    let Ok(body) = reply.bytes().await else { return broken_off() };
    let answer = format!("{headers:?}\n{}", String::from_utf8_lossy(&body));
    let passed = Passed { address: uri.to_string(), request: sent, answer };
    inner.passed.lock().expect("no holder panics").push(passed);
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// A body that fails at once: the server gives the connection up before it has sent the head.
fn broken_off() -> Response {
    let failure = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    Response::new(Body::from_stream(stream::iter([Err::<Bytes, _>(failure)])))
}

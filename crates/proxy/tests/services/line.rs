//! A Gigya at the other end of a raw connection: it does what a test says, byte by byte, and remembers what it heard.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use connection_proxy::{Environment, Limits, Proxy};
use contract::{SessionReply, SignedSessionRequest};
use gigya::signature::{Secret, sign_uid};
use reqwest::header::ORIGIN;
use reqwest::{Client, Response};
use serde::Serialize;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::exchange::Exchange;
use crate::world::{PAGE, page, proxy_of, read, unix_seconds};

/// A secret of nobody's.
pub const SECRET: &str = "dGhlIHBhcnRuZXIncyBzZWNyZXQgb24gYSByYXcgbGluZQ==";

/// Enough for a machine that is busy with other tests: who waits longer is hanging.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is done with one request.
#[derive(Clone)]
pub enum Way {
    /// An answer; the connection stays.
    Json(Value),
    /// These bytes; the connection ends.
    Bytes(Vec<u8>),
    /// These bytes, and nothing more, until the other side gives up.
    Hang(Vec<u8>),
    /// An answer once the test says so.
    Held(Value),
    /// The connection is torn down.
    Reset,
}

/// A request that came.
#[derive(Clone, Debug)]
pub struct Heard {
    pub method: String,
    pub authorization: Option<String>,
    pub form: BTreeMap<String, String>,
}

/// The raw end. It stops when it is dropped.
pub struct Line {
    pub url: String,
    shared: Arc<Shared>,
    server: JoinHandle<()>,
}

/// What happens to a request, and to the how many-th of its method it is, from 0.
type Script = dyn Fn(&Heard, usize) -> Way + Send + Sync;

struct Shared {
    script: Box<Script>,
    heard: Mutex<Vec<Heard>>,
    counts: watch::Sender<Counts>,
    released: watch::Sender<bool>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    connections: usize,
    open: usize,
    heard: usize,
}

impl Line {
    /// Listens.
    pub async fn new(script: impl Fn(&Heard, usize) -> Way + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::new(Shared {
            script: Box::new(script),
            heard: Mutex::default(),
            counts: watch::Sender::default(),
            released: watch::Sender::default(),
        });
        let serving = Arc::clone(&shared);
        let server = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                serving.counts.send_modify(|counts| {
                    counts.connections += 1;
                    counts.open += 1;
                });
                let serving = Arc::clone(&serving);
                tokio::spawn(async move {
                    serve(connection, &serving).await;
                    serving.counts.send_modify(|counts| counts.open -= 1);
                });
            }
        });
        Self { url, shared, server }
    }

    /// What came, in order.
    pub fn heard(&self) -> Vec<Heard> {
        self.shared.heard.lock().unwrap().clone()
    }

    /// How often a method was called.
    pub fn calls_of(&self, method: &str) -> usize {
        self.heard().iter().filter(|heard| heard.method == method).count()
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        self.shared.counts.borrow().connections
    }

    /// Waits until so many requests came.
    pub async fn has_heard(&self, requests: usize) {
        self.wait_for(|counts| counts.heard >= requests).await;
    }

    /// Waits until the other side has given every connection up.
    pub async fn is_left_alone(&self) {
        self.wait_for(|counts| counts.open == 0).await;
    }

    /// Gives the answers that are held.
    pub fn release(&self) {
        self.shared.released.send_replace(true);
    }

    async fn wait_for(&self, what: impl FnMut(&Counts) -> bool) {
        let mut counts = self.shared.counts.subscribe();
        let waited = tokio::time::timeout(PATIENCE, counts.wait_for(what)).await;
        waited.expect("it comes to that").unwrap();
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn serve(connection: TcpStream, shared: &Shared) {
    let mut connection = BufReader::new(connection);
    while let Some(heard) = hear(&mut connection).await {
        let before = {
            let mut all = shared.heard.lock().unwrap();
            let before = all.iter().filter(|one| one.method == heard.method).count();
            all.push(heard.clone());
            before
        };
        shared.counts.send_modify(|counts| counts.heard += 1);
        let answer = match (shared.script)(&heard, before) {
            Way::Json(value) => value,
            Way::Held(value) => {
                shared.released.subscribe().wait_for(|released| *released).await.unwrap();
                value
            }
            Way::Bytes(bytes) => {
                let _ = connection.write_all(&bytes).await;
                return;
            }
            Way::Hang(bytes) => {
                let _ = connection.write_all(&bytes).await;
                let _ = connection.read_to_end(&mut Vec::new()).await;
                return;
            }
            Way::Reset => {
                connection.into_inner().set_zero_linger().unwrap();
                return;
            }
        };
        let answer = http("200 OK", &["content-type: text/javascript"], answer.to_string().as_bytes());
        if connection.write_all(&answer).await.is_err() {
            return;
        }
    }
}

async fn hear(connection: &mut BufReader<TcpStream>) -> Option<Heard> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if connection.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        let named = lines.iter().filter_map(|line| line.split_once(": "));
        named.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
    };
    let mut body = vec![0; header("content-length")?.parse().unwrap()];
    connection.read_exact(&mut body).await.ok()?;
    Some(Heard {
        method: lines[0].split(' ').nth(1)?.trim_start_matches('/').to_owned(),
        authorization: header("authorization"),
        form: url::form_urlencoded::parse(&body).into_owned().collect(),
    })
}

/// A whole answer.
pub fn http(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let length = format!("content-length: {}", body.len());
    let start = format!("HTTP/1.1 {status}");
    let head = [&[start.as_str()], headers, &[&length, "", ""]].concat().join("\r\n");
    [head.as_bytes(), body].concat()
}

/// What an account's answer has.
pub fn account() -> Value {
    json!({"errorCode": 0, "UID": "ada", "profile": {"firstName": "Ada"}})
}

/// An answer with this response code.
pub fn code(code: u32) -> Value {
    json!({"errorCode": code, "callId": "on-the-line"})
}

/// A proxy on such a line, with the partner's secret: it knows who somebody is without asking.
pub struct Wired {
    pub line: Line,
    proxy: Proxy,
    http: Client,
    _campaigns: TempDir,
}

impl Wired {
    pub async fn new(limits: Limits, script: impl Fn(&Heard, usize) -> Way + Send + Sync + 'static) -> Self {
        let credentials = Environment::of([("GIGYA_SANDBOX_PARTNER_SECRET", SECRET)]);
        Self::with_credentials(credentials, limits, script).await
    }

    pub async fn with_credentials(
        credentials: Environment,
        limits: Limits,
        script: impl Fn(&Heard, usize) -> Way + Send + Sync + 'static,
    ) -> Self {
        let line = Line::new(script).await;
        let (proxy, campaigns) = proxy_of(&line.url, |settings| {
            settings.environment = credentials;
            settings.limits = limits;
        })
        .await;
        Self { line, proxy, http: page(), _campaigns: campaigns }
    }

    pub async fn post(&self, path: &str, body: &impl Serialize) -> Response {
        let request = Exchange::of(self.http.post(self.address(path)));
        answered(request.header(ORIGIN, PAGE).json(body)).await
    }

    /// The operators' address.
    pub fn operators_url(&self) -> &str {
        self.proxy.operators_url()
    }

    /// Asks for Ada's prefill, and does not wait for it.
    pub async fn start_prefill(&self) -> JoinHandle<Response> {
        tokio::spawn(answered(self.prefill_request("contest").await))
    }

    /// Closes the page's connections.
    pub fn close_page(&mut self) {
        self.http = page();
    }

    /// Stops the proxy; the line goes on.
    pub fn stop(self) -> (Line, JoinHandle<()>) {
        (self.line, tokio::spawn(self.proxy.stop()))
    }

    /// Asks for Ada's prefill.
    pub async fn prefill(&self) -> Response {
        self.prefill_of("contest").await
    }

    pub async fn prefill_of(&self, campaign: &str) -> Response {
        answered(self.prefill_request(campaign).await).await
    }

    async fn prefill_request(&self, campaign: &str) -> Exchange {
        let proof = signed("ada", SECRET);
        let session: SessionReply = read(self.post(&format!("{campaign}/session"), &proof).await).await;
        let request =
            Exchange::of(self.http.get(self.address(&format!("{campaign}/prefill")))).header(ORIGIN, PAGE);
        request.bearer_auth(session.token.expose())
    }

    fn address(&self, path: &str) -> String {
        format!("{}/v1/campaigns/{path}", self.proxy.url())
    }
}

/// The answer, which comes.
async fn answered(request: Exchange) -> Response {
    tokio::time::timeout(PATIENCE, request.send()).await.expect("an answer comes").unwrap()
}

/// A UID with a fresh signature.
pub fn signed(uid: &str, secret: &str) -> SignedSessionRequest {
    let timestamp = unix_seconds().to_string();
    let signature = sign_uid(&Secret::from_base64(secret).unwrap(), uid, &timestamp);
    SignedSessionRequest { uid: uid.to_owned(), signature, timestamp }
}

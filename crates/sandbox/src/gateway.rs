//! HTTP in, HTTP out: one address per method, GET with a query or POST with a form (REST, 1.1 and 1.2).

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, Method as Verb, Response, Uri, header};
use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::caller::{Request, check_api_key, check_recent_login, check_settings, identify};
use crate::control::Deviation;
use crate::envelope::{Payload, Wishes, envelope, seal};
use crate::fault::Fault;
use crate::limits;
use crate::methods::{self, Call, Method};
use crate::parameters::Parameters;
use crate::server::Shared;
use crate::site::API_KEY;

/// A call that arrived: the method and which parameters it had, never their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// When, by the site's clock.
    pub at: OffsetDateTime,
    /// The `callId` of its answer.
    pub call_id: String,
    /// The response code of its answer; `None` as long as there is none.
    pub code: Option<u32>,
    /// Namespace and name (`accounts.login`), whether there is such a method or not.
    pub method: String,
    /// The names of the parameters, as they came.
    pub parameters: Vec<String>,
}

impl Received {
    /// Whether a parameter of this name came along.
    pub fn has(&self, parameter: &str) -> bool {
        self.parameters.iter().any(|name| name == parameter)
    }
}

/// What arrived, without its wrapping.
pub struct Incoming<'a> {
    /// `GET` or `POST`.
    pub verb: &'a str,
    /// The path.
    pub path: &'a str,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// Where it comes from.
    pub from: IpAddr,
    /// From the query and the form.
    pub parameters: Parameters,
}

/// A call that was answered, before the answer has its form.
pub struct Reply {
    outcome: Result<Payload, Fault>,
    wishes: Wishes,
    call_id: String,
    wall: OffsetDateTime,
}

impl Reply {
    /// The answer as the JSON of its envelope.
    pub fn envelope(self) -> Value {
        json!(envelope(self.outcome, &self.wishes, &self.call_id, self.wall))
    }

    /// The answer as HTTP.
    fn seal(self) -> Response<Body> {
        seal(self.outcome, &self.wishes, &self.call_id, self.wall)
    }
}

/// Answers a call of `/<namespace>.<method>`.
pub async fn answer(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(name): Path<String>,
    verb: Verb,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let parameters = Parameters::read(uri.query().unwrap_or_default(), &body);
    let (verb, path) = (verb.as_str(), uri.path());
    let incoming = Incoming { verb, path, headers: &headers, from: from.ip(), parameters };
    perform(&shared, &name, &incoming).await.map_or_else(|response| response, Reply::seal)
}

/// Calls a method. The error is a response that is none of Gigya's: somebody wants one to go wrong.
pub async fn perform(shared: &Shared, name: &str, call: &Incoming<'_>) -> Result<Reply, Response<Body>> {
    let wall = OffsetDateTime::now_utc();
    let now = wall + shared.control().ahead;
    let parameters = &call.parameters;
    // A UUID version 7 without dashes, as since 2025: it begins with the moment of the call (REST, 1.3).
    let call_id = Uuid::now_v7().simple().to_string();
    let deviation = note(shared, name, call, now, &call_id);
    let method = methods::find(name);
    // A path that names no method is the client's own text, and stays out of the log.
    let logged = method.as_ref().map_or("unknown", |method| method.name);
    let wishes = Wishes {
        context: parameters.get("context").map(str::to_owned),
        http_status_codes: parameters.is_true("httpStatusCodes"),
        ignored_parameters: method.as_ref().map_or_else(|_| Vec::new(), |m| parameters.unknown(m.parameters)),
    };
    let outcome = match deviation {
        None => method.and_then(|method| {
            let request = Request {
                http_method: call.verb,
                host: host(call.headers),
                path: call.path,
                session_cookie: session_cookie(call.headers),
                origin: origin(call.headers),
                address: call.from,
                parameters,
                now,
                wall,
            };
            run(method, &request, shared)
        }),
        Some(Deviation::Fault(fault)) => Err(fault),
        Some(Deviation::Response(response)) => return Err(response),
        Some(Deviation::Silence) => {
            shared.stopped().await;
            return Err(Response::default());
        }
    };
    let code = outcome.as_ref().map_or_else(|fault| fault.code.0, |_| 0);
    shared.control().note_answer(&call_id, code);
    tracing::info!(method = logged, code, call_id, "answered");
    Ok(Reply { outcome, wishes, call_id, wall })
}

fn note(
    shared: &Shared,
    name: &str,
    call: &Incoming<'_>,
    at: OffsetDateTime,
    call_id: &str,
) -> Option<Deviation> {
    let mut control = shared.control();
    let parameters = call.parameters.names();
    control.note(Received {
        at,
        call_id: call_id.to_owned(),
        code: None,
        method: name.to_owned(),
        parameters,
    });
    control.deviation(name)
}

fn run(method: &Method, request: &Request<'_>, shared: &Shared) -> Result<Payload, Fault> {
    if !method.keyless {
        check_api_key(request.parameters)?;
    }
    let mut site = shared.site();
    check_settings(method, request, &site.settings)?;
    let caller = identify(request, &mut site)?;
    check_recent_login(method, &caller, &site, request.now)?;
    let Request { address, parameters, now, wall, .. } = *request;
    let call = Call { caller, address, parameters, now, wall };
    limits::check(&mut site, method.name, &call)?;
    (method.run)(&mut site, &call)
}

/// The `Host` header; empty when it is missing, which fits no signature.
pub fn host(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}

/// The origin of the page that asks; a server has none.
fn origin(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok())
}

fn session_cookie(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| name.strip_prefix("glt_") == Some(API_KEY)).map(|(_, token)| token)
}

//! HTTP in, HTTP out: one address per method, GET with a query or POST with a form (REST, 1.1 and 1.2).

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{self, ConnectInfo, Path, State};
use axum::http::{HeaderMap, Response, header};
use gigya::ResponseCode;
use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::caller::{
    Caller, Request, check_api_key, check_recent_login, check_settings, identify, is_private,
};
use crate::control::Deviation;
use crate::envelope::{Payload, Wishes, callback, envelope, seal};
use crate::fault::Fault;
use crate::form;
use crate::limits;
use crate::methods::{self, Call, Method, session_verify};
use crate::parameters::Parameters;
use crate::server::Shared;
use crate::site::SESSION_COOKIE;
use crate::under_way::{Held, TooMany};

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

/// Parameters of a call that are noted, and letters of a name: a hundred thousand calls are kept.
const NOTED_PARAMETERS: usize = 100;
const NOTED_LETTERS: usize = 100;

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
    request: extract::Request,
) -> Response<Body> {
    let (verb, uri, headers) = (request.method().clone(), request.uri().clone(), request.headers().clone());
    let parameters = match form::read(request).await {
        Ok(parameters) => parameters,
        // Nobody has noted it: what could not be read is no call.
        Err(fault) => return logged(call_id(), "unknown", Err(fault), Wishes::default()).seal(),
    };
    let (verb, path) = (verb.as_str(), uri.path());
    let incoming = Incoming { verb, path, headers: &headers, from: from.ip(), parameters };
    perform(&shared, &name, &incoming).await.map_or_else(|response| response, Reply::seal)
}

/// Calls a method. The error is a response that is none of Gigya's: somebody wants one to go wrong.
pub async fn perform(shared: &Shared, name: &str, call: &Incoming<'_>) -> Result<Reply, Response<Body>> {
    let now = shared.now();
    let parameters = &call.parameters;
    let call_id = call_id();
    let deviation = note(shared, name, call, now, &call_id);
    let method = methods::find(name);
    // A path that names no method is the client's own text, and stays out of the log.
    let logged = method.as_ref().map_or("unknown", |method| method.name);
    let wishes = Wishes::of(parameters, method.as_ref().ok().map(|method| method.parameters));
    // Until the end of this call, answered or given up.
    let Ok(_under_way) = hold(shared, parameters, now) else {
        let fault = ResponseCode::TOO_MANY_REQUESTS_FOR_SAME_USER;
        return Ok(reply(shared, call_id, logged, Err(fault.into()), wishes));
    };
    match deviation {
        None => {}
        Some(Deviation::Fault(fault)) => return Ok(reply(shared, call_id, logged, Err(fault), wishes)),
        Some(Deviation::Response(response)) => return Err(response),
        Some(Deviation::Late(delay)) => tokio::select! {
            () = tokio::time::sleep(delay) => {}
            () = shared.stopped() => return Err(Response::default()),
        },
        Some(Deviation::Silence) => {
            shared.stopped().await;
            return Err(Response::default());
        }
    }
    let outcome = method.and_then(|method| run(method, call, shared));
    Ok(reply(shared, call_id, logged, outcome, wishes))
}

/// A UUID version 7 without dashes, as since 2025: it begins with the moment of the call (REST, 1.3).
fn call_id() -> String {
    Uuid::now_v7().simple().to_string()
}

/// An answer, noted and logged.
fn reply(
    shared: &Shared,
    call_id: String,
    method: &str,
    outcome: Result<Payload, Fault>,
    wishes: Wishes,
) -> Reply {
    let code = outcome.as_ref().map_or_else(|fault| fault.code.0, |_| 0);
    shared.control().note_answer(&call_id, code);
    logged(call_id, method, outcome, wishes)
}

/// An answer, logged.
fn logged(call_id: String, method: &str, outcome: Result<Payload, Fault>, wishes: Wishes) -> Reply {
    let code = outcome.as_ref().map_or_else(|fault| fault.code.0, |_| 0);
    tracing::info!(method, code, call_id, "answered");
    Reply { outcome, wishes, call_id, wall: OffsetDateTime::now_utc() }
}

fn note(
    shared: &Shared,
    name: &str,
    call: &Incoming<'_>,
    at: OffsetDateTime,
    call_id: &str,
) -> Option<Deviation> {
    let short = |name: &str| name.chars().take(NOTED_LETTERS).collect();
    let parameters = call.parameters.pairs().take(NOTED_PARAMETERS).map(|(name, _)| short(name)).collect();
    let (call_id, method) = (call_id.to_owned(), short(name));
    let mut control = shared.control();
    control.note(Received { at, call_id, code: None, method, parameters });
    control.deviation(name)
}

fn run(method: &Method, call: &Incoming<'_>, shared: &Shared) -> Result<Payload, Fault> {
    let wall = OffsetDateTime::now_utc();
    let (parameters, headers) = (&call.parameters, call.headers);
    let request = Request {
        http_method: call.verb,
        host: host(headers),
        path: call.path,
        api_key: parameters.get("apiKey").or_else(|| header(headers, "apikey")),
        authorization: header(headers, header::AUTHORIZATION.as_str()),
        session_cookie: cookie(headers, SESSION_COOKIE),
        origin: header(headers, header::ORIGIN.as_str()),
        address: call.from,
        parameters,
        now: wall + shared.control().ahead,
        wall,
    };
    callback(parameters)?;
    if !method.keyless {
        check_api_key(&request)?;
    }
    let mut site = shared.site();
    check_settings(method, &request, &site.settings)?;
    // Its token is what it is asked about, and nobody else's business.
    let asks_about_a_token = method.name == session_verify::METHOD.name;
    let caller = if asks_about_a_token { Caller::Anonymous } else { identify(&request, &mut site)? };
    check_recent_login(method, &caller, &site, request.now)?;
    let private = is_private(&request, &site);
    let Request { address, now, .. } = request;
    let named = |name| parameters.get(name).or_else(|| cookie(headers, name));
    let (gmid, ucid) = (named("gmid"), named("ucid"));
    let call = Call { caller, address, parameters, gmid, ucid, now, wall, private };
    limits::check(&mut site, method.name, &call)?;
    (method.run)(&mut site, &call)
}

/// Counts a call about an account among those under way, unless there are as many as the settings allow.
fn hold(shared: &Shared, parameters: &Parameters, now: OffsetDateTime) -> Result<Option<Held>, TooMany> {
    let (about, most) = {
        let site = shared.site();
        (limits::subject(&site, parameters, now), site.settings.limits.calls_at_once_per_account)
    };
    about.map(|uid| shared.under_way.hold(uid, most)).transpose()
}

/// The `Host` header; empty when it is missing, which fits no signature.
pub fn host(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

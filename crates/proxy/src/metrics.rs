//! What operators can count: requests, calls to Gigya, refusals, sessions and participations, on `/metrics` in the
//! text form that Prometheus reads.
//!
//! A label's values come from closed sets or from the campaign files, never from a request: whoever invents
//! addresses, methods or response codes adds no series, and nothing here is about a person.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use gigya::ResponseCode;
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

/// The bounds of durations, in seconds: from what needs no call to the longest that a request may take.
const DURATIONS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 6.5];

/// What stands in for a value of no closed set.
const OTHER: &str = "other";

/// All that is counted. Clones count together.
#[derive(Clone)]
pub struct Metrics {
    requests: Family<Answered, Counter>,
    request_duration: Family<Route, Histogram>,
    connections: Gauge,
    calls: Family<Called, Counter>,
    call_duration: Family<GigyaMethod, Histogram>,
    calls_in_flight: Gauge,
    retries: Family<GigyaMethod, Counter>,
    circuits: Family<Site, Gauge>,
    refusals: Family<Quota, Counter>,
    sessions: Family<Campaign, Counter>,
    participations: Family<Campaign, Counter>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
    method: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Called {
    method: &'static str,
    outcome: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct GigyaMethod {
    method: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Site {
    site: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Quota {
    quota: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Campaign {
    campaign: String,
}

fn durations<Labels: Clone + std::hash::Hash + Eq>() -> Family<Labels, Histogram> {
    Family::new_with_constructor(|| Histogram::new(DURATIONS))
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            requests: Family::default(),
            request_duration: durations(),
            connections: Gauge::default(),
            calls: Family::default(),
            call_duration: durations(),
            calls_in_flight: Gauge::default(),
            retries: Family::default(),
            circuits: Family::default(),
            refusals: Family::default(),
            sessions: Family::default(),
            participations: Family::default(),
        }
    }
}

impl Metrics {
    /// The text that `/metrics` answers. `circuits` are the states of the sites' circuits at this moment: 0 closed,
    /// 1 one call is let through, 2 open.
    ///
    /// # Errors
    /// Never, as long as a `String` takes text.
    pub fn text(&self, circuits: Vec<(String, i64)>) -> Result<String, std::fmt::Error> {
        for (site, state) in circuits {
            self.circuits.get_or_create(&Site { site }).set(state);
        }
        let mut text = String::new();
        text::encode(&mut text, &self.registry())?;
        Ok(text)
    }

    fn registry(&self) -> Registry {
        let mut all = Registry::with_prefix("connection_proxy");
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        all.register("build", "The version that runs", build);
        all.register("requests", "Requests answered on the public address", self.requests.clone());
        let help = "How long requests took";
        all.register_with_unit("request_duration", help, Unit::Seconds, self.request_duration.clone());
        all.register("connections", "Connections that are open on either address", self.connections.clone());
        all.register("gigya_calls", "Calls to Gigya, by how they ended", self.calls.clone());
        let help = "How long calls to Gigya took, with their repetitions";
        all.register_with_unit("gigya_call_duration", help, Unit::Seconds, self.call_duration.clone());
        all.register(
            "gigya_calls_in_flight",
            "Calls that Gigya has not answered",
            self.calls_in_flight.clone(),
        );
        all.register("gigya_retries", "Calls to Gigya that were repeated", self.retries.clone());
        let help = "Whether a site's Gigya is asked: 0 yes, 1 one call to see, 2 no";
        all.register("gigya_circuit", help, self.circuits.clone());
        all.register("quota_refusals", "Requests refused because a quota was used up", self.refusals.clone());
        all.register("sessions_opened", "Participants who proved who they are", self.sessions.clone());
        all.register("participations", "Forms that were taken", self.participations.clone());
        all
    }

    /// A session was opened.
    pub fn session_opened(&self, campaign: &str) {
        self.sessions.get_or_create(&Campaign { campaign: campaign.to_owned() }).inc();
    }

    /// A form was taken.
    pub fn participated(&self, campaign: &str) {
        self.participations.get_or_create(&Campaign { campaign: campaign.to_owned() }).inc();
    }

    /// A quota was used up.
    pub fn refused(&self, quota: String) {
        self.refusals.get_or_create(&Quota { quota }).inc();
    }

    /// A call was not made, since its site's circuit is open.
    pub fn rested(&self, method: &'static str) {
        self.calls.get_or_create(&Called { method, outcome: "resting".to_owned() }).inc();
    }

    /// A connection is open, until the answer is dropped.
    pub fn connected(&self) -> impl Drop + Send + use<> {
        Held::new(&self.connections)
    }

    /// A call begins.
    pub fn call(&self, method: &'static str) -> Call {
        let (metrics, held) = (self.clone(), Held::new(&self.calls_in_flight));
        Call { metrics, method, begun: Instant::now(), tries: AtomicU64::new(0), outcome: None, _held: held }
    }
}

/// Counts as one for as long as it is there.
struct Held(Gauge);

impl Held {
    fn new(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// A call to Gigya. Dropped without an end, it was given up: its request took too long, or its participant is gone.
pub struct Call {
    metrics: Metrics,
    method: &'static str,
    begun: Instant,
    tries: AtomicU64,
    outcome: Option<String>,
    _held: Held,
}

impl Call {
    /// Gigya is asked, for the first time or again.
    pub fn asked(&self) {
        if self.tries.fetch_add(1, Ordering::Relaxed) > 0 {
            self.metrics.retries.get_or_create(&GigyaMethod { method: self.method }).inc();
        }
    }

    /// Gigya answered with this code.
    pub fn answered(mut self, code: ResponseCode) {
        self.outcome = Some(if code.is_known() { code.to_string() } else { OTHER.to_owned() });
    }

    /// There was no answer of Gigya's.
    pub fn failed(mut self, how: &'static str) {
        self.outcome = Some(how.to_owned());
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        let Self { metrics, method, begun, outcome, .. } = self;
        let outcome = outcome.take().unwrap_or_else(|| "given-up".to_owned());
        metrics.calls.get_or_create(&Called { method, outcome }).inc();
        metrics.call_duration.get_or_create(&GigyaMethod { method }).observe(seconds(begun.elapsed()));
    }
}

/// Counts a request and how long it took.
pub async fn measure(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    // The widget's files have no template: they and what nobody serves are one.
    let route = request.extensions().get::<MatchedPath>().map_or(OTHER, MatchedPath::as_str).to_owned();
    let method = name(request.method());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    metrics.requests.get_or_create(&Answered { route: route.clone(), method, status }).inc();
    metrics.request_duration.get_or_create(&Route { route, method }).observe(seconds(begun.elapsed()));
    response
}

/// HTTP lets anybody invent methods.
fn name(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"];
    known.into_iter().find(|known| method.as_str() == *known).unwrap_or(OTHER)
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn a_method_or_a_code_that_somebody_invents_adds_no_series() {
        let metrics = Metrics::default();
        for code in [987_654, 987_655] {
            metrics.call("accounts.logout").answered(ResponseCode(code));
        }
        let text = metrics.text(Vec::new()).unwrap();
        let series = r#"connection_proxy_gigya_calls_total{method="accounts.logout",outcome="other"} 2"#;
        assert!(text.contains(series), "{text}");
        assert_eq!(name(&Method::from_bytes(b"BREW").unwrap()), "other");
    }

    #[test]
    fn a_call_that_nobody_waits_for_any_more_was_given_up() {
        let metrics = Metrics::default();
        let call = metrics.call("accounts.logout");
        assert!(metrics.text(Vec::new()).unwrap().contains("connection_proxy_gigya_calls_in_flight 1"));
        drop(call);
        let text = metrics.text(Vec::new()).unwrap();
        assert!(text.contains(r#"outcome="given-up"} 1"#), "{text}");
        assert!(text.contains("connection_proxy_gigya_calls_in_flight 0"), "{text}");
    }

    /// The rows of the operators' table: a metric and its labels.
    fn documented() -> BTreeMap<String, BTreeSet<String>> {
        let rows = include_str!("../../../docs/operators.md").lines();
        let rows = rows.filter_map(|line| line.strip_prefix("| `connection_proxy_")?.split_once('`'));
        rows.map(|(name, rest)| {
            let labels = rest.split('|').nth(1).unwrap();
            let labels = labels.split(',').map(|label| label.trim().trim_matches('`').to_owned());
            (format!("connection_proxy_{name}"), labels.filter(|label| !label.is_empty()).collect())
        })
        .collect()
    }

    #[test]
    fn the_operators_table_has_every_metric_with_its_labels() {
        let metrics = Metrics::default();
        let (route, method, quota) = ("/r".to_owned(), "GET", "q".to_owned());
        metrics.requests.get_or_create(&Answered { route: route.clone(), method, status: 200 }).inc();
        metrics.request_duration.get_or_create(&Route { route, method }).observe(0.1);
        let call = metrics.call("accounts.logout");
        call.asked();
        call.asked();
        call.answered(ResponseCode::OK);
        metrics.refused(quota);
        metrics.session_opened("c");
        metrics.participated("c");
        let text = metrics.text(vec![("s".to_owned(), 0)]).unwrap();
        let mut told = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (series, _) = line.rsplit_once(' ').unwrap();
            let (name, labels) = series.split_once('{').unwrap_or((series, ""));
            let name =
                ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
            let labels = labels.split(',').filter_map(|label| label.split_once('='));
            let labels = labels.map(|(label, _)| label.to_owned()).filter(|label| label != "le");
            told.insert(name.to_owned(), labels.collect::<BTreeSet<_>>());
        }
        assert_eq!(told, documented());
    }
}

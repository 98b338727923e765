//! The script that pages name in place of Gigya's: `GET /js/gigya.js?apikey=…` (Web SDK, 1.1).

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use gigya::DataCenter;
use serde_json::json;

use crate::control::ScriptMode;
use crate::gateway;
use crate::parameters::Parameters;
use crate::server::Shared;

/// The stand-in in parts, which see each other as those of one function do.
const STAND_IN: [&str; 9] = [
    include_str!("stand_in/methods.js"),
    include_str!("stand_in/calls.js"),
    include_str!("stand_in/requests.js"),
    include_str!("stand_in/answers.js"),
    include_str!("stand_in/social.js"),
    include_str!("stand_in/interruptions.js"),
    include_str!("stand_in/events.js"),
    include_str!("stand_in/storage.js"),
    include_str!("stand_in/start.js"),
];
const STUB: &str = include_str!("stub.js");
const SILENT: &str = include_str!("silent.js");

/// Serves the stand-in, or what the control plane put in its place. An unknown API key gets the script
/// like any other: the SDK notices when it asks for the site's settings.
pub async fn serve(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let mode = shared.control().script;
    let scheme = if shared.site().is_secure() { "https" } else { "http" };
    let text = match mode {
        ScriptMode::Normal => prologue(query.as_deref().unwrap_or_default(), scheme, &headers) + &stand_in(),
        ScriptMode::Empty => String::new(),
        ScriptMode::Stub => STUB.to_owned(),
        ScriptMode::Silent => SILENT.to_owned(),
        ScriptMode::Hang => {
            shared.stopped().await;
            String::new()
        }
        ScriptMode::Missing => return StatusCode::NOT_FOUND.into_response(),
    };
    // Asked for again by every page: the control plane may have changed it between two.
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, text).into_response()
}

/// The parts as one script. A page that names it twice has one SDK.
fn stand_in() -> String {
    format!("if (!window.gigya.isGigya) (() => {{\n'use strict';\n\n{}}})();\n", STAND_IN.join("\n"))
}

/// The real file begins with the site's own values (Web SDK, 1.10); `sandboxApi` is the sandbox's. The parameter is
/// named in any case.
fn prologue(query: &str, scheme: &str, headers: &HeaderMap) -> String {
    let parameters = Parameters::read(query, &[]);
    let api = Api::of(gateway::host(headers));
    let site = json!({
        "apiKey": parameters.get("apiKey").unwrap_or_default(),
        "lang": parameters.get("lang").unwrap_or("en"),
        "dataCenter": api.data_center.map_or("sandbox", DataCenter::name),
        "defaultApiDomain": api.domain,
        "sandboxApi": api.pattern(scheme),
        "build": { "number": 18148, "version": "sandbox" },
        "partnerSettings": {},
        "providersConfig": {},
    });
    format!("window.gigya = window.gigya?.isGigya ? window.gigya : {site};\n")
}

/// Where a script that comes from some host sends its calls.
struct Api {
    /// `None` is the sandbox under its own name.
    data_center: Option<DataCenter>,
    /// The domain, with the port where there is one.
    domain: String,
}

impl Api {
    /// The content delivery network of a data centre stands beside a host for each namespace (Web SDK, 1.1). The
    /// one without a data centre in its name knows the site's: here it is the SDKs' default (REST, 1.1).
    fn of(host: &str) -> Self {
        let (name, port) = host.rsplit_once(':').map_or((host, String::new()), |(n, p)| (n, format!(":{p}")));
        let data_center = match name.strip_prefix("cdns.") {
            Some("gigya.com") => Some(DataCenter::default()),
            Some(domain) => DataCenter::of_domain(domain),
            None => None,
        };
        let domain = data_center.map_or_else(|| host.to_owned(), |center| center.domain().to_owned() + &port);
        Self { data_center, domain }
    }

    fn pattern(&self, scheme: &str) -> String {
        let host = if self.data_center.is_some() { "{namespace}." } else { "" };
        format!("{scheme}://{host}{}", self.domain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_of_gigyas_network_calls_a_host_for_each_namespace_and_another_its_own() {
        let hosts = [
            ("cdns.eu1.gigya.com", "https://{namespace}.eu1.gigya.com"),
            ("cdns.gigya.com:8702", "https://{namespace}.us1.gigya.com:8702"),
            ("cdns.cn1.sapcdm.cn", "https://{namespace}.cn1.sapcdm.cn"),
            ("127.0.0.1:8702", "https://127.0.0.1:8702"),
            ("cdns.example.com", "https://cdns.example.com"),
            ("[::1]:8702", "https://[::1]:8702"),
        ];
        for (host, pattern) in hosts {
            assert_eq!(Api::of(host).pattern("https"), pattern, "{host}");
        }
    }
}

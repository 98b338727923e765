//! What a load asked for, in order: made of the log that the browser kept.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::demo::addresses::Addresses;

/// One request.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// `GET`, or `OPTIONS` where the browser asks first whether it may.
    pub method: String,
    /// Whom it went to.
    pub host: Host,
    /// What was asked for, without hash and query.
    pub path: String,
    /// When it began, in milliseconds from the navigation.
    pub start: f64,
    /// When its answer was complete, and the bytes that were received, headers included; nothing when it was
    /// not answered.
    pub end: Option<(f64, u64)>,
}

/// The places that a page speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    Page,
    Proxy,
    Gigya,
    Other,
}

impl Host {
    /// As the table says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Proxy => "proxy",
            Self::Gigya => "Gigya",
            Self::Other => "elsewhere",
        }
    }

    fn of(address: &str, addresses: Addresses) -> Self {
        let rest = address.split_once("://").map_or("", |(_, rest)| rest);
        let authority = rest.split('/').next().unwrap_or_default();
        let is_at = |port: u16| authority.ends_with(&format!(":{port}"));
        if is_at(addresses.page_port()) {
            Self::Page
        } else if is_at(addresses.proxy()) {
            Self::Proxy
        } else if is_at(addresses.sandbox()) {
            Self::Gigya
        } else {
            Self::Other
        }
    }
}

/// The requests since the navigation to `page`, as they began.
pub fn in_order(events: &[Value], page: &str, addresses: Addresses) -> Vec<Request> {
    let is_navigation = |event: &Value| {
        let parameters = &event["params"];
        event["method"] == "Network.requestWillBeSent"
            && parameters["type"] == "Document"
            && parameters["request"]["url"] == page
    };
    let Some(first) = events.iter().position(is_navigation) else { return Vec::new() };
    let events = &events[first..];
    let zero = events[0]["params"]["timestamp"].as_f64().unwrap_or_default();
    let since = |parameters: &Value| (parameters["timestamp"].as_f64().unwrap_or_default() - zero) * 1000.0;

    let mut requests: Vec<Request> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for event in events {
        let parameters = &event["params"];
        let Some(id) = parameters["requestId"].as_str() else { continue };
        match event["method"].as_str() {
            Some("Network.requestWillBeSent") => {
                let request = &parameters["request"];
                let address = request["url"].as_str().unwrap_or_default();
                // What an address holds in itself is not asked for.
                if address.starts_with("http") {
                    places.insert(id, requests.len());
                    requests.push(Request {
                        method: request["method"].as_str().unwrap_or_default().to_owned(),
                        host: Host::of(address, addresses),
                        path: path_of(address),
                        start: since(parameters),
                        end: None,
                    });
                }
            }
            Some("Network.loadingFinished") => {
                let received = parameters["encodedDataLength"].as_f64().unwrap_or_default();
                if let Some(place) = places.get(id) {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "a number of bytes, which JSON has as a float"
                    )]
                    let received = received as u64;
                    requests[*place].end = Some((since(parameters), received));
                }
            }
            Some(_) | None => {}
        }
    }
    requests.sort_by(|one, other| one.start.total_cmp(&other.start));
    requests
}

/// The bytes that were received until `moment`, in milliseconds from the navigation. Gigya's are not counted:
/// the sandbox's script is no measure of Gigya's own, and *Login* does not wait for it.
pub fn received_until(requests: &[Request], moment: f64) -> u64 {
    let ours = requests.iter().filter(|request| request.host != Host::Gigya);
    ours.filter_map(|request| request.end).filter(|(end, _)| *end <= moment).map(|(_, size)| size).sum()
}

/// The path of an address, without query, and without the hash that the build puts into names.
fn path_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.find('/').map_or("/", |at| &rest[at..]);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let is_hash = |part: &&str| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    path.split('.').filter(|part| !is_hash(part)).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn begins(id: &str, kind: &str, address: &str, at: f64) -> Value {
        json!({"method": "Network.requestWillBeSent", "params": {
            "requestId": id, "type": kind, "timestamp": at, "request": {"method": "GET", "url": address},
        }})
    }

    fn ends(id: &str, received: u32, at: f64) -> Value {
        json!({"method": "Network.loadingFinished", "params": {
            "requestId": id, "timestamp": at, "encodedDataLength": received,
        }})
    }

    fn example() -> Vec<Request> {
        let events = [
            begins("0", "Document", "http://localhost:9000/empty.html", 9.0),
            ends("0", 500, 9.5),
            begins("1", "Document", "http://localhost:9000/window.html", 10.0),
            ends("1", 1500, 10.25),
            begins("2", "Other", "data:,", 10.25),
            begins("3", "Script", "http://127.0.0.1:9001/core.ec96278c.js", 10.5),
            begins("4", "Script", "http://127.0.0.1:9002/js/gigya.js?apikey=1", 10.375),
            ends("3", 4000, 11.0),
            ends("4", 20_000, 11.0),
            begins("5", "Fetch", "http://127.0.0.1:9001/v1/campaigns/quiz", 11.5),
        ];
        in_order(&events, "http://localhost:9000/window.html", Addresses::from(9000))
    }

    #[test]
    fn requests_are_told_in_the_order_in_which_they_began_from_the_navigation_on() {
        let told: Vec<_> = example()
            .into_iter()
            .map(|request| (request.host, request.path, request.start, request.end))
            .collect();
        let expected = [
            (Host::Page, "/window.html".to_owned(), 0.0, Some((250.0, 1500))),
            (Host::Gigya, "/js/gigya.js".to_owned(), 375.0, Some((1000.0, 20_000))),
            (Host::Proxy, "/core.js".to_owned(), 500.0, Some((1000.0, 4000))),
            (Host::Proxy, "/v1/campaigns/quiz".to_owned(), 1500.0, None),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn only_what_was_there_in_time_counts_and_nothing_of_gigyas() {
        assert_eq!(received_until(&example(), 999.0), 1500);
        assert_eq!(received_until(&example(), 1000.0), 5500);
    }

    #[test]
    fn a_name_keeps_its_parts_but_for_the_hash() {
        assert_eq!(path_of("http://127.0.0.1:9001/texts.en.ba236879.json"), "/texts.en.json");
        assert_eq!(
            path_of("http://127.0.0.1:9002/accounts.getAccountInfo?x=a.b"),
            "/accounts.getAccountInfo"
        );
        assert_eq!(path_of("http://127.0.0.1:9002"), "/");
    }
}

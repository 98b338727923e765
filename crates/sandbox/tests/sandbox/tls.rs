//! The sandbox over TLS, under Gigya's own names (REST, 1.1).

use std::net::{Ipv4Addr, SocketAddr};

use gigya_sandbox::seed::PINKY;
use gigya_sandbox::{API_KEY, Sandbox, USER_KEY, USER_SECRET};
use reqwest::{Certificate, Client};
use serde_json::Value;

use crate::site::{self, credentials, seconds, sign};

/// One name below each domain of the contract's table, and the host of the Web SDK.
const NAMES: [&str; 9] = [
    "accounts.us1.gigya.com",
    "accounts.eu1.gigya.com",
    "accounts.eu2.gigya.com",
    "socialize.au1.gigya.com",
    "accounts.cn1.sapcdm.cn",
    "accounts.cn1.gigya-api.cn",
    "accounts.ru1.gigya.com",
    "accounts.global.gigya.com",
    "cdns.gigya.com",
];

async fn start() -> (Sandbox, Client) {
    let sandbox = Sandbox::start_with_tls_on((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
    let authority = Certificate::from_pem(sandbox.authority().unwrap().as_bytes()).unwrap();
    let address: SocketAddr = sandbox.url().strip_prefix("https://").unwrap().parse().unwrap();
    let trusting = Client::builder().tls_certs_only([authority]);
    let names = NAMES.into_iter().chain(["login.example.com"]);
    let client = names.fold(trusting, |client, name| client.resolve(name, address)).build().unwrap();
    (sandbox, client)
}

/// The address of the sandbox under another name.
fn under(sandbox: &Sandbox, name: &str, path: &str) -> String {
    let port = sandbox.url().rsplit_once(':').unwrap().1;
    format!("https://{name}:{port}/{path}")
}

#[tokio::test]
async fn who_trusts_the_authority_meets_the_sandbox_under_every_name_of_gigyas() {
    let (sandbox, client) = start().await;
    for name in NAMES.into_iter().chain(["localhost", "127.0.0.1"]) {
        let address = under(&sandbox, name, "socialize.getIDs");
        let reply = site::json(client.post(address).form(&[("apiKey", API_KEY)]).send().await.unwrap()).await;
        assert_eq!(reply["errorCode"], 0, "{name}");
    }
}

#[tokio::test]
async fn the_certificate_is_for_nobody_elses_name() {
    let (sandbox, client) = start().await;
    let refused = client.get(under(&sandbox, "login.example.com", "js/gigya.js")).send().await;
    assert!(refused.unwrap_err().is_connect());
}

#[tokio::test]
async fn who_does_not_trust_the_authority_gets_no_answer() {
    let (sandbox, _) = start().await;
    let refused = Client::new().get(format!("{}/js/gigya.js", sandbox.url())).send().await;
    assert!(refused.unwrap_err().is_connect());
}

#[tokio::test]
async fn a_request_is_signed_for_the_name_that_it_was_sent_to() {
    let (sandbox, client) = start().await;
    let address = under(&sandbox, "accounts.us1.gigya.com", "accounts.getAccountInfo");
    let signed = sign(&address, USER_SECRET, &seconds(), &credentials(&[("UID", PINKY.uid)]));
    let reply = site::json(client.post(address).form(&signed).send().await.unwrap()).await;
    assert_eq!(reply["profile"]["firstName"], "Pinky");
}

/// Over plain http the same is 403006 (REST, 2.1a).
#[tokio::test]
async fn a_secret_travels_over_tls_under_any_name() {
    let (sandbox, client) = start().await;
    let address = under(&sandbox, "accounts.eu1.gigya.com", "accounts.getAccountInfo");
    let form = [("apiKey", API_KEY), ("userKey", USER_KEY), ("secret", USER_SECRET), ("UID", PINKY.uid)];
    let reply: Value = site::json(client.post(address).form(&form).send().await.unwrap()).await;
    assert_eq!(reply["UID"], PINKY.uid);
}

#[tokio::test]
async fn the_script_sends_its_calls_to_the_data_center_that_it_came_from() {
    let (sandbox, client) = start().await;
    let port = sandbox.url().rsplit_once(':').unwrap().1;
    let told = async |host: &str| {
        let address = under(&sandbox, host, "js/gigya.js?apikey=3_sandbox_site");
        let script = client.get(&address).send().await.unwrap().text().await.unwrap();
        script.lines().next().unwrap().to_owned()
    };
    let of_network = told("cdns.gigya.com").await;
    assert!(of_network.contains(r#""dataCenter":"us1""#), "{of_network}");
    let address = format!(r#""sandboxApi":"https://{{namespace}}.us1.gigya.com:{port}""#);
    assert!(of_network.contains(&address), "{of_network}");
    let own = told("127.0.0.1").await;
    assert!(own.contains(&format!(r#""sandboxApi":"{}""#, sandbox.url())), "{own}");
}

#[tokio::test]
async fn a_stopped_sandbox_has_given_its_answers() {
    let (sandbox, client) = start().await;
    let address = format!("{}/sandbox/accounts", sandbox.url());
    assert!(client.get(&address).send().await.is_ok());
    sandbox.stop().await;
    assert!(client.get(&address).send().await.is_err());
}

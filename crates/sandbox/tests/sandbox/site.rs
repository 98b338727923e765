//! A client of the sandbox: a browser without credentials, and a server that signs.

use std::sync::atomic::{AtomicU32, Ordering};

use gigya::signature::{Secret, sign_request};
use gigya_sandbox::seed::Seeded;
use gigya_sandbox::{API_KEY, Sandbox, USER_KEY, USER_SECRET};
use reqwest::Response;
use serde_json::Value;
use time::OffsetDateTime;

pub type Pairs<'a> = &'a [(&'a str, &'a str)];

pub struct Site {
    pub sandbox: Sandbox,
    pub http: reqwest::Client,
}

impl Site {
    pub async fn start() -> Self {
        Self { sandbox: Sandbox::start().await, http: reqwest::Client::new() }
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.sandbox.url())
    }

    /// Posts exactly these parameters.
    pub async fn post(&self, method: &str, parameters: Pairs<'_>) -> Response {
        self.http.post(self.address(method)).form(parameters).send().await.unwrap()
    }

    /// Calls a method as a browser does: with the API key only.
    pub async fn call(&self, method: &str, parameters: Pairs<'_>) -> Value {
        let with_key = [&[("apiKey", API_KEY)], parameters].concat();
        json(self.post(method, &with_key).await).await
    }

    /// Calls a method as a server does: signed with the user key's secret.
    pub async fn signed(&self, method: &str, parameters: Pairs<'_>) -> Value {
        let signed = sign(&self.address(method), USER_SECRET, &seconds(), &credentials(parameters));
        let pairs: Vec<_> = signed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        json(self.post(method, &pairs).await).await
    }

    pub async fn log_in(&self, who: &Seeded) -> Value {
        let credentials = [("loginID", who.login_id), ("password", who.password), ("targetEnv", "jssdk")];
        self.call("accounts.login", &credentials).await
    }

    /// Logs in and gives the session's token.
    pub async fn session(&self, who: &Seeded) -> String {
        let reply = self.log_in(who).await;
        reply["sessionInfo"]["login_token"].as_str().unwrap().to_owned()
    }

    /// Does something on the control plane.
    pub async fn control(&self, path: &str, body: &Value) {
        let address = self.address(&format!("sandbox/{path}"));
        let response = self.http.post(address).json(body).send().await.unwrap();
        assert_eq!(response.status(), 204, "{path}");
    }
}

/// The registration token of an answer.
pub fn token(reply: &Value) -> String {
    reply["regToken"].as_str().expect("the answer has a registration token").to_owned()
}

/// Adds API key and user key.
pub fn credentials(parameters: Pairs<'_>) -> Vec<(&str, &str)> {
    [&[("apiKey", API_KEY), ("userKey", USER_KEY)], parameters].concat()
}

/// Adds timestamp, a fresh nonce and the signature.
pub fn sign(address: &str, secret: &str, timestamp: &str, parameters: Pairs<'_>) -> Vec<(String, String)> {
    static NONCE: AtomicU32 = AtomicU32::new(0);
    let nonce = NONCE.fetch_add(1, Ordering::Relaxed).to_string();
    let secret = Secret::from_base64(secret).unwrap();
    let all = [parameters, &[("timestamp", timestamp), ("nonce", &nonce)]].concat();
    let sig = sign_request(&secret, "POST", address, all.iter().copied());
    let owned = all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    owned.chain([("sig".to_owned(), sig)]).collect()
}

/// Now, in Unix seconds.
pub fn seconds() -> String {
    OffsetDateTime::now_utc().unix_timestamp().to_string()
}

/// The body, whatever its type says: Gigya calls JSON `text/javascript`.
pub async fn json(response: Response) -> Value {
    serde_json::from_str(&response.text().await.unwrap()).unwrap()
}

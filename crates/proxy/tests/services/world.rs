//! A proxy in front of a sandbox, and what a page does with it.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connection_proxy::{Environment, Limits, Proxy, Quotas, Settings, TrustedProxies};
use contract::{
    AccountRequest, Participated, Participation, Prefill, ProblemCode, ProblemDetails, SessionReply,
    SessionRequest,
};
use gigya_sandbox::seed::Seeded;
use gigya_sandbox::{API_KEY, Sandbox, USER_KEY, USER_SECRET};
use reqwest::header::{CONTENT_TYPE, ORIGIN};
use reqwest::{Client, Method, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::exchange::Exchange;

/// The page that every campaign here lists.
pub const PAGE: &str = "http://localhost:8700";
/// A page that none lists.
pub const ELSEWHERE: &str = "https://elsewhere.example.com";

/// The examples that integrators copy, a campaign with what they do not use, and one of another site.
const CAMPAIGNS: [(&str, &str); 5] = [
    ("summer-quiz", include_str!("../../../../campaigns/summer-quiz.toml")),
    ("contest", include_str!("../../../../campaigns/contest.toml")),
    ("lucky-draw", include_str!("../../../../campaigns/lucky-draw.toml")),
    ("kinds", include_str!("kinds.toml")),
    ("other-site", include_str!("other-site.toml")),
];

/// Where the sandbox is in those files.
const DEMO_SANDBOX: &str = "http://127.0.0.1:8702";

/// A proxy, a sandbox, and a page that talks to them. All of it stops when it is dropped.
pub struct World {
    pub sandbox: Sandbox,
    pub proxy: Proxy,
    http: Client,
    _campaigns: TempDir,
}

impl World {
    pub async fn new() -> Self {
        Self::with_limits(Limits::default()).await
    }

    /// A proxy with little patience, for upstreams that do not answer.
    pub async fn impatient() -> Self {
        let (call, request) = (Duration::from_millis(300), Duration::from_secs(20));
        Self::with_limits(Limits { call, request, ..Limits::default() }).await
    }

    pub async fn with_limits(limits: Limits) -> Self {
        Self::with(|settings| settings.limits = limits).await
    }

    /// A proxy with these credentials.
    pub async fn with_credentials(credentials: Environment) -> Self {
        Self::with(|settings| settings.environment = credentials).await
    }

    /// A proxy that takes no more than these quotas say: `session-per-address=1`.
    pub async fn with_quotas(quotas: &[&str]) -> Self {
        let set = quotas.iter().map(|quota| quota.parse().unwrap());
        Self::with(|settings| settings.quotas = Quotas::default().with(set)).await
    }

    /// A proxy with other settings.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let sandbox = Sandbox::start().await;
        let (proxy, campaigns) = proxy_of(sandbox.url(), change).await;
        Self { sandbox, proxy, http: page(), _campaigns: campaigns }
    }

    /// A request of the page.
    pub fn request(&self, method: Method, path: &str) -> Exchange {
        self.bare_request(method, path).header(ORIGIN, PAGE)
    }

    /// A request that no browser would make: without `Origin`.
    pub fn bare_request(&self, method: Method, path: &str) -> Exchange {
        Exchange::of(self.http.request(method, format!("{}{path}", self.proxy.url())))
    }

    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    pub async fn post(&self, path: &str, body: &impl Serialize) -> Response {
        self.request(Method::POST, path).json(body).send().await.unwrap()
    }

    /// Shows an id_token to a campaign.
    pub async fn open_session(&self, campaign: &str, id_token: &str) -> Response {
        let request = SessionRequest { id_token: id_token.to_owned() };
        self.post(&format!("/v1/campaigns/{campaign}/session"), &request).await
    }

    /// Connects a participant of the sandbox to a campaign.
    pub async fn connect(&self, who: &Seeded, campaign: &str) -> Participant<'_> {
        let id_token = self.sandbox.mint_id_token(&claims(who.uid));
        let reply: SessionReply = read(self.open_session(campaign, &id_token).await).await;
        assert_eq!(reply.expires_in, 600);
        Participant { world: self, campaign: campaign.to_owned(), token: reply.token.expose().to_owned() }
    }

    /// How often a Gigya method was called.
    pub fn calls_of(&self, method: &str) -> usize {
        self.sandbox.calls().iter().filter(|call| call.method == method).count()
    }

    /// A value of an account in the sandbox.
    pub fn stored(&self, who: &Seeded, pointer: &str) -> Value {
        self.sandbox.account(who.uid).unwrap().pointer(pointer).cloned().unwrap_or(Value::Null)
    }

    /// Somebody else changes an account.
    pub fn change_account(&self, who: &Seeded, changes: &Value) {
        self.sandbox.change_account(who.uid, changes.as_object().unwrap());
    }
}

/// A participant whose session is open.
pub struct Participant<'w> {
    pub world: &'w World,
    pub campaign: String,
    pub token: String,
}

impl Participant<'_> {
    pub fn request(&self, method: Method, resource: &str) -> Exchange {
        let path = format!("/v1/campaigns/{}/{resource}", self.campaign);
        self.world.request(method, &path).bearer_auth(&self.token)
    }

    pub async fn prefill(&self) -> Prefill {
        read(self.request(Method::GET, "prefill").send().await.unwrap()).await
    }

    pub async fn send(&self, form: &Participation) -> Response {
        self.request(Method::POST, "participations").json(form).send().await.unwrap()
    }

    pub async fn take_part(&self, form: &Participation) -> Participated {
        read(self.send(form).await).await
    }
}

/// Settings for a folder of campaigns, with the sandbox's credentials and free ports.
pub fn settings(campaigns: &std::path::Path) -> Settings {
    let loopback = ([127, 0, 0, 1], 0).into();
    Settings {
        listen: loopback,
        operators: loopback,
        campaigns: campaigns.to_owned(),
        widget: None,
        environment: credentials(),
        limits: Limits::default(),
        quotas: Quotas::default(),
        trusted_proxies: TrustedProxies::default(),
    }
}

fn credentials() -> Environment {
    Environment::of([("GIGYA_SANDBOX_USER_KEY", USER_KEY), ("GIGYA_SANDBOX_SECRET", USER_SECRET)])
}

/// A proxy whose campaigns are at this Gigya, and the folder with their files.
pub async fn proxy_of(gigya: &str, change: impl FnOnce(&mut Settings)) -> (Proxy, TempDir) {
    let campaigns = tempfile::tempdir().unwrap();
    for (name, text) in CAMPAIGNS {
        let path = campaigns.path().join(format!("{name}.toml"));
        std::fs::write(path, text.replace(DEMO_SANDBOX, gigya)).unwrap();
    }
    let mut settings = settings(campaigns.path());
    change(&mut settings);
    (Proxy::start(settings).await.unwrap(), campaigns)
}

/// What a page sends its requests with; packed answers stay packed.
pub fn page() -> Client {
    Client::builder().no_proxy().no_gzip().build().unwrap()
}

/// What a fresh id_token of the sandbox's site says (REST, 3.3).
pub fn claims(uid: &str) -> Value {
    let now = unix_seconds();
    json!({
        "iss": gigya::id_token_issuer(API_KEY),
        "apiKey": API_KEY,
        "iat": now,
        "exp": now + 300,
        "sub": uid,
    })
}

pub fn unix_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// A form as the widget sends it after a prefill, with these edits: name and new value; opt-ins by `true`
/// and `false`.
pub fn edited(prefill: &Prefill, edits: &[(&str, &str)]) -> Participation {
    let mut form = Participation {
        values: prefill.values.clone(),
        opt_ins: prefill.opt_ins.clone(),
        changed: BTreeMap::new(),
    };
    for (name, value) in edits {
        let name = (*name).to_owned();
        let is_opt_in = ["terms", "newsletter", "news"].contains(&name.as_str());
        let shown = if is_opt_in {
            let given = value.parse().unwrap();
            form.opt_ins.insert(name.clone(), given).map(|before| before.to_string())
        } else {
            form.values.insert(name.clone(), (*value).to_owned())
        };
        form.changed.insert(name, shown.unwrap_or_default());
    }
    form
}

/// Somebody who fills the form of the summer quiz without an account: all of it but gender and newsletter.
pub fn newcomer() -> AccountRequest {
    let values = [
        ("firstname", "Ada"),
        ("lastname", "Byron & Co"),
        ("birthday", "1985-12-10"),
        ("phone", "0487 66 49251"),
        ("address", "Rue de Birmingham"),
        ("number", "280"),
        ("box", "B"),
        ("country", "BE"),
        ("function", "Cook"),
        ("company", "Spotify"),
        ("favourite_team", "blue"),
    ];
    AccountRequest {
        email: "ada@example.com".to_owned(),
        password: "Difference-Engine-1".to_owned(),
        language: "en".to_owned(),
        values: values.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        opt_ins: [("terms".to_owned(), true), ("newsletter".to_owned(), false)].into(),
        captcha: None,
    }
}

/// The body of a success.
pub async fn read<T: DeserializeOwned>(response: Response) -> T {
    let (status, body) = (response.status(), response.text().await.unwrap());
    assert!(status.is_success(), "{status}: {body}");
    serde_json::from_str(&body).unwrap()
}

/// The body of a refusal, which is what RFC 9457 says, with this code.
pub async fn refusal(response: Response, code: ProblemCode) -> ProblemDetails {
    assert_eq!(response.headers()[CONTENT_TYPE], "application/problem+json");
    let status = response.status().as_u16();
    let problem: ProblemDetails = serde_json::from_str(&response.text().await.unwrap()).unwrap();
    assert_eq!((problem.code, status, problem.status), (code, code.status(), code.status()));
    problem
}

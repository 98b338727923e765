//! A running sandbox, and the handle on it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, LazyLock};

use serde_json::{Map, Value};
use time::{Duration, OffsetDateTime};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::control::{InjectedFault, ScriptMode};
use crate::gateway::Received;
use crate::id_token::{FOREIGN_KEY, SITE_KEY};
use crate::outbox::Message;
use crate::scenario::Scenario;
use crate::seed::{SeedError, file};
use crate::server::{self, Shared};
use crate::settings::Settings;
use crate::tls::Tls;

/// The sandbox cannot start.
#[derive(Debug, thiserror::Error)]
#[error("the sandbox cannot listen on {address}: {source}; stop what listens there or choose another port")]
pub struct StartError {
    address: SocketAddr,
    source: std::io::Error,
}

/// A running sandbox. It stops when it is dropped.
pub struct Sandbox {
    url: String,
    shared: Arc<Shared>,
    stop: watch::Sender<()>,
    server: JoinHandle<()>,
    authority: Option<String>,
}

impl Sandbox {
    /// Starts on a free port of this machine.
    ///
    /// # Panics
    /// When this machine has no free port.
    pub async fn start() -> Self {
        Self::start_on((Ipv4Addr::LOCALHOST, 0).into()).await.expect("this machine has a free port")
    }

    /// Starts on a free port of this machine, in a scenario.
    ///
    /// # Panics
    /// When this machine has no free port.
    pub async fn start_with(scenario: Scenario) -> Self {
        let sandbox = Self::start().await;
        sandbox.set_scenario(scenario);
        sandbox
    }

    /// Starts on an address; port 0 is a free one.
    ///
    /// # Errors
    /// When the address is taken or is not this machine's.
    ///
    /// # Panics
    /// When this system cannot make an RSA key.
    pub async fn start_on(address: SocketAddr) -> Result<Self, StartError> {
        Self::serve(address, None).await
    }

    /// Starts on an address and speaks TLS, with a certificate for `localhost`, this machine's loopback
    /// addresses and every name of Gigya's (`accounts.eu1.gigya.com`). Clients trust it who trust
    /// [`authority`](Self::authority).
    ///
    /// # Errors
    /// When the address is taken or is not this machine's.
    ///
    /// # Panics
    /// When this system cannot make keys.
    pub async fn start_with_tls_on(address: SocketAddr) -> Result<Self, StartError> {
        let tls = Tls::generate(address.ip()).expect("a certificate can be made");
        Self::serve(address, Some(tls)).await
    }

    async fn serve(address: SocketAddr, tls: Option<Tls>) -> Result<Self, StartError> {
        let failed = |source| StartError { address, source };
        // Made before anybody can ask, so that no answer waits for it.
        tokio::task::spawn_blocking(|| LazyLock::force(&SITE_KEY)).await.expect("a key can be made");
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let url = format!("{scheme}://{}", listener.local_addr().map_err(failed)?);
        let (stop, stopped) = watch::channel(());
        let shared = Arc::new(Shared::new(url.clone(), stopped));
        let (config, authority) = tls.map(|tls| (tls.config, tls.authority)).unzip();
        let serving = server::serve(listener, config, Arc::clone(&shared));
        let server = tokio::spawn(async move {
            if let Err(error) = serving.await {
                tracing::error!(%error, "the sandbox stopped serving");
            }
        });
        Ok(Self { url, shared, stop, server, authority })
    }

    /// The certificate of the authority that signed this sandbox's own (PEM), when it speaks TLS. It is made
    /// at every start.
    pub fn authority(&self) -> Option<&str> {
        self.authority.as_deref()
    }

    /// Where it answers: `http://127.0.0.1:<port>` (`https` with TLS), without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops, and waits until every answer under way is given.
    pub async fn stop(self) {
        drop(self.stop);
        if let Err(error) = self.server.await {
            tracing::error!(%error, "the sandbox stopped badly");
        }
    }

    /// Back to how it started: seeded accounts, no session, no fault, the working script.
    pub fn reset(&self) {
        self.shared.reset();
    }

    /// Resets, and sets a scenario.
    pub fn set_scenario(&self, scenario: Scenario) {
        self.shared.set_scenario(scenario);
    }

    /// Adds accounts, which come back after every reset. The README documents the form:
    /// `{"accounts": [{"email": "ann@example.com", "password": "…", "profile": {}}]}`.
    ///
    /// # Errors
    /// When one of them is wrong; then none is added.
    pub fn seed(&self, text: &str) -> Result<(), SeedError> {
        let now = self.shared.now();
        let mut site = self.shared.site();
        let accounts = file::read(text, &site, now)?;
        site.keep_accounts(accounts);
        Ok(())
    }

    /// Changes the site's settings, until the next reset.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.shared.site().settings);
    }

    /// Solves a captcha and gives its token, as the checkbox of `/recaptcha/api.js` does.
    pub fn solve_captcha(&self) -> String {
        self.shared.solve_captcha()
    }

    /// The code that the authenticator of an account shows now, by UID or login ID. It has one when it is
    /// registered, and when its picture has just been shown.
    pub fn authenticator_code(&self, who: &str) -> Option<String> {
        self.shared.authenticator_code(who)
    }

    /// What is stored of an account, by UID or login ID: `profile`, `data`, `loginIDs` and the rest.
    pub fn account(&self, who: &str) -> Option<Value> {
        let site = self.shared.site();
        let account = site.find(who).or_else(|| site.person(who));
        account.map(|account| Value::Object(account.record().clone()))
    }

    /// Changes an account behind everybody's back, with the merge of `accounts.setAccountInfo`
    /// (`{"profile": {"city": "Diest"}}`).
    ///
    /// # Panics
    /// When there is no such account or the change is none that Gigya would accept.
    pub fn change_account(&self, who: &str, changes: &Map<String, Value>) {
        let mut site = self.shared.site();
        let uid = site.find(who).expect("the account is there").uid().to_owned();
        let account = site.account_mut(&uid).expect("the account is there");
        account.change(changes, OffsetDateTime::now_utc()).expect("the change is valid");
    }

    /// Ends all sessions of an account, as if the participant had logged out elsewhere.
    ///
    /// # Panics
    /// When there is no such account.
    pub fn end_sessions(&self, who: &str) {
        let mut site = self.shared.site();
        let uid = site.find(who).expect("the account is there").uid().to_owned();
        site.sessions.end_all_of(&uid);
    }

    /// Moves the site's clock ahead, so that tokens and codes age. What clients check by their own clock
    /// (signatures, id_tokens) keeps to the real one. In all it goes a hundred years ahead at most.
    pub fn advance(&self, by: Duration) {
        self.shared.control().advance(by);
    }

    /// The mails and text messages since the start or the last reset, oldest first; no more than the last ten
    /// thousand.
    pub fn outbox(&self) -> Vec<Message> {
        self.shared.site().outbox.messages().iter().cloned().collect()
    }

    /// The calls since the start or the last reset, oldest first; no more than the last hundred thousand.
    pub fn calls(&self) -> Vec<Received> {
        self.shared.control().received.iter().cloned().collect()
    }

    /// An id_token with these claims, signed with the site's key.
    pub fn mint_id_token(&self, claims: &Value) -> String {
        SITE_KEY.sign(claims)
    }

    /// An id_token with these claims that names the site's key and is signed with another.
    pub fn mint_foreign_id_token(&self, claims: &Value) -> String {
        FOREIGN_KEY.sign(claims)
    }

    /// Makes something go wrong.
    pub fn inject(&self, fault: InjectedFault) {
        self.shared.control().faults.push(fault);
    }

    /// Nothing goes wrong any more.
    pub fn clear_faults(&self) {
        self.shared.control().faults.clear();
    }

    /// Chooses what is served in place of the Web SDK.
    pub fn set_script(&self, mode: ScriptMode) {
        self.shared.control().script = mode;
    }
}

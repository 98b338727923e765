//! The server: what its parts share, and every address on one page.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::http::Method as Verb;
use axum::middleware::{from_fn, map_response};
use axum::routing::{get, post};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use time::OffsetDateTime;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::control::{self, Control};
use crate::scenario::Scenario;
use crate::site::Site;
use crate::under_way::UnderWay;
use crate::{captcha, gateway, sdk, second_factor, social};

/// What every request sees.
pub struct Shared {
    site: Mutex<Site>,
    control: Mutex<Control>,
    /// Calls that are not answered yet.
    pub under_way: UnderWay,
    /// Closed when the sandbox stops, so that nothing hangs longer than the sandbox lives.
    stop: watch::Receiver<()>,
}

impl Shared {
    /// A seeded sandbox that answers at `url`.
    pub fn new(url: String, stop: watch::Receiver<()>) -> Self {
        Self {
            site: Mutex::new(Site::new(url)),
            control: Mutex::default(),
            under_way: UnderWay::default(),
            stop,
        }
    }

    /// The imitated site.
    pub fn site(&self) -> MutexGuard<'_, Site> {
        self.site.lock().expect("no method panics with the site in its hands")
    }

    /// The control plane.
    pub fn control(&self) -> MutexGuard<'_, Control> {
        self.control.lock().expect("nothing panics with the control plane in its hands")
    }

    /// Back to how it started.
    pub fn reset(&self) {
        self.site().reset();
        *self.control() = Control::default();
    }

    /// Resets, and sets a scenario.
    pub fn set_scenario(&self, scenario: Scenario) {
        self.reset();
        let now = self.now();
        scenario.set(&mut self.site(), &mut self.control(), now);
    }

    /// What the site's clock says.
    pub fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc() + self.control().ahead
    }

    /// The token of a captcha that was just solved.
    pub fn solve_captcha(&self) -> String {
        let now = self.now();
        self.site().captchas.issue(now)
    }

    /// The code that the authenticator of an account shows now: the registered one, or the one whose picture
    /// was shown last.
    pub fn authenticator_code(&self, who: &str) -> Option<String> {
        let now = self.now();
        let site = self.site();
        let account = site.find(who)?;
        let shown = site.second_factors.secrets.find(|(owner, _)| owner == account.uid(), now);
        let registered = account.hidden.factors.totp.as_ref();
        let secret = registered.or(shown.map(|(_, secret)| secret))?;
        second_factor::current_code(secret, OffsetDateTime::now_utc())
    }

    /// Waits until the sandbox stops.
    pub async fn stopped(&self) {
        let mut stop = self.stop.clone();
        // Nothing is ever sent: the wait ends when the sender is gone.
        while stop.changed().await.is_ok() {}
    }
}

/// Answers until the sandbox stops, over TLS when there is a configuration for it.
pub async fn serve(
    listener: TcpListener,
    tls: Option<Arc<ServerConfig>>,
    shared: Arc<Shared>,
) -> io::Result<()> {
    let service = router(Arc::clone(&shared)).into_make_service_with_connect_info::<SocketAddr>();
    let Some(config) = tls else {
        let ends = async move { shared.stopped().await };
        return axum::serve(listener, service).with_graceful_shutdown(ends).await;
    };
    let handle = Handle::new();
    let server = axum_server::from_tcp_rustls(listener.into_std()?, RustlsConfig::from_config(config))?;
    let serving = server.handle(handle.clone()).serve(service);
    let ends = async {
        shared.stopped().await;
        handle.graceful_shutdown(None);
    };
    tokio::join!(serving, ends).0
}

/// Every address.
pub fn router(shared: Arc<Shared>) -> Router {
    // UNCONFIRMED (REST, 9.20): the Web SDK needs its page's origin back, with credentials. The real Gigya
    // asks whether the site trusts the page; the sandbox trusts every page.
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::mirror_request())
        .allow_methods([Verb::GET, Verb::POST])
        .allow_credentials(true);
    let control = Router::new()
        .route("/sandbox/", get(control::show).post(control::act))
        .nest("/sandbox", control::router())
        .layer(from_fn(control::own_page::only));
    Router::new()
        .route("/{method}", get(gateway::answer).post(gateway::answer))
        .layer(CompressionLayer::new())
        .layer(cors)
        .layer(map_response(control::break_off))
        .route("/accounts.socialLogin", get(social::show).post(social::choose))
        .route("/recaptcha/api.js", get(captcha::script))
        .route("/recaptcha/api2/anchor", get(captcha::frame))
        .route("/recaptcha/solve", post(captcha::solve))
        .route("/js/gigya.js", get(sdk::serve))
        .route("/JS/gigya.js", get(sdk::serve))
        .merge(control)
        .with_state(shared)
}

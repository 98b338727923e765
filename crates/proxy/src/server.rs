//! The running proxy: started from settings, stopped when it is dropped.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;
use crate::campaign::{CampaignError, directory};
use crate::identity::{IdTokens, TokenKey, TokenKeyError};
use crate::listen::Serving;
use crate::metrics::Metrics;
use crate::quota::Gate;
use crate::registration::WriteAccess;
use crate::rest::RestClient;
use crate::settings::{Limits, Settings};
use crate::{listen, router};

/// A running proxy. Dropping it stops it.
#[derive(Debug)]
pub struct Proxy {
    url: String,
    operators_url: String,
    public: Server,
    operators: Server,
    patience: Duration,
}

/// Why the proxy did not start, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Something is wrong with the campaign files.
    #[error("{}", list(.0))]
    Campaigns(Vec<CampaignError>),
    /// An address cannot be listened on.
    #[error("{address} cannot be listened on ({source}): stop what uses it, or choose another with {option}")]
    Address {
        /// The address.
        address: SocketAddr,
        /// The option that sets it.
        option: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// The key of participant tokens cannot be used.
    #[error(transparent)]
    TokenKey(#[from] TokenKeyError),
    /// The widget's files are not there.
    #[error("there is no folder {}: build the widget with `cargo xtask dist`, or name its folder with --widget", .0.display())]
    NoWidget(PathBuf),
    /// The HTTP client cannot be made.
    #[error("calls to Gigya are not possible ({0}): check the system's certificates")]
    Client(#[from] reqwest::Error),
}

fn list(errors: &[CampaignError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl Proxy {
    /// Reads the campaigns and listens.
    ///
    /// # Errors
    /// When a setting, a campaign file or a credential is wrong, or an address is taken.
    pub async fn start(settings: Settings) -> Result<Self, StartError> {
        let campaigns =
            directory::load(&settings.campaigns, &settings.environment).map_err(StartError::Campaigns)?;
        let token_key = TokenKey::from_environment(&settings.environment)?;
        if let Some(folder) = settings.widget.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(StartError::NoWidget(folder.clone()));
        }
        let (public, url) = bind(settings.listen, "--listen").await?;
        let (operators, operators_url) = bind(settings.operators, "--operators").await?;

        let names: Vec<_> = campaigns.keys().map(String::as_str).collect();
        tracing::info!(campaigns = names.join(", "), url, operators = operators_url, "the proxy listens");
        let id_tokens = IdTokens::of(campaigns.values().map(|campaign| campaign.site.api_key.as_str()));
        let metrics = Metrics::default();
        let gigya = RestClient::new(settings.limits.call)?.counted_in(metrics.clone());
        let write_access = WriteAccess::default();
        let limits = settings.limits;
        let gate = Gate::new(&settings.quotas, settings.trusted_proxies, metrics.clone());
        let app = Arc::new(App {
            campaigns,
            gigya,
            id_tokens,
            write_access,
            token_key,
            gate,
            metrics: metrics.clone(),
            limits,
        });
        let public_router = router::public(Arc::clone(&app), settings.widget.as_deref());
        let public = start(public, limits, &metrics, public_router);
        let serving = Serving::new(public.task.abort_handle(), public.stop.subscribe());
        let operators = start(operators, limits, &metrics, router::operators(app, serving));
        Ok(Self { url, operators_url, public, operators, patience: limits.request * 2 })
    }

    /// The public address: `http://127.0.0.1:8701`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The operators' address.
    pub fn operators_url(&self) -> &str {
        &self.operators_url
    }

    /// Takes no more requests and waits until those that run are answered. Until then operators can see how it does.
    pub async fn stop(self) {
        let Self { public, operators, patience, .. } = self;
        public.stop(patience).await;
        operators.stop(patience).await;
    }
}

/// One address that is served. Dropping it stops it.
#[derive(Debug)]
struct Server {
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Server {
    async fn stop(self, patience: Duration) {
        let Self { stop, mut task } = self;
        drop(stop);
        // A connection that sends its request byte by byte must not keep the proxy from stopping.
        if tokio::time::timeout(patience, &mut task).await.is_err() {
            task.abort();
        }
    }
}

fn start(listener: TcpListener, limits: Limits, metrics: &Metrics, router: Router) -> Server {
    let (stop, stopped) = watch::channel(());
    let task = tokio::spawn(listen::serve(listener, router, limits, metrics.clone(), stopped));
    Server { stop, task }
}

/// Listens; gives the address with the port that was taken.
async fn bind(address: SocketAddr, option: &'static str) -> Result<(TcpListener, String), StartError> {
    let cannot = |source| StartError::Address { address, option, source };
    let listener = TcpListener::bind(address).await.map_err(cannot)?;
    let url = format!("http://{}", listener.local_addr().map_err(cannot)?);
    Ok((listener, url))
}

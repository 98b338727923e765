//! The stage: sandbox, proxy, campaign page and browser of one journey.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use connection_proxy::{Environment, Limits, Proxy, Quotas, Settings, TrustedProxies};
use futures_util::FutureExt;
use gigya_sandbox::seed::SEEDED;
use gigya_sandbox::{Message, Received, Sandbox};
use tempfile::TempDir;
use thirtyfour::BrowserLogEntry;
use thirtyfour::prelude::*;

use crate::browser::{Browser, Cookies};
use crate::find::eventually;
use crate::gate::Gate;
use crate::page::{Page, PageServer};

/// Everything that a journey needs.
pub struct Stage {
    /// Gigya's place.
    pub sandbox: Sandbox,
    /// The real proxy.
    pub proxy: Proxy,
    /// The campaign page's origin.
    pub pages: PageServer,
    browser: Browser,
    window: Mutex<LookedAt>,
    console: Mutex<Vec<BrowserLogEntry>>,
    /// What stood on the console, read or not, and names a person.
    personal: Mutex<Vec<String>>,
    _campaigns: TempDir,
}

/// Runs a journey. Whatever happens, the browser goes; an error on its console that the journey did not
/// read there fails it, and so does a person's name there or in the address.
///
/// # Panics
/// When the journey does, or when such an error is left.
pub async fn journey(play: impl AsyncFnOnce(&Stage)) {
    journey_with(Cookies::All, play).await;
}

/// Runs a journey in a browser that takes these cookies only.
///
/// # Panics
/// As [`journey`].
pub async fn journey_with(cookies: Cookies, play: impl AsyncFnOnce(&Stage)) {
    let stage = Stage::set(cookies).await;
    let outcome = AssertUnwindSafe(play(&stage)).catch_unwind().await;
    stage.collect_console().await;
    let said: Vec<_> =
        stage.console().iter().map(|entry| format!("{}: {}", entry.level, entry.message)).collect();
    let address = stage.driver().current_url().await.map(String::from).unwrap_or_default();
    let closed = stage.driver().clone().quit().await;
    if let Err(panic) = outcome {
        eprintln!("the console said: {said:#?}");
        std::panic::resume_unwind(panic);
    }
    closed.expect("the browser closes");
    assert!(!names_somebody(&address), "the address names a person: {address}");
    let personal = stage.personal.lock().expect("no holder panics");
    assert!(personal.is_empty(), "the console names a person: {personal:#?}");
    let errors: Vec<_> = said.iter().filter(|entry| entry.starts_with("SEVERE")).collect();
    assert!(errors.is_empty(), "nobody expected on the console: {errors:#?}");
}

impl Stage {
    async fn set(cookies: Cookies) -> Self {
        let pages = PageServer::start().await;
        let sandbox = Sandbox::start().await;
        let campaigns = campaigns_for(&pages, &sandbox);
        let settings = Settings {
            listen: ([127, 0, 0, 1], 0).into(),
            operators: ([127, 0, 0, 1], 0).into(),
            campaigns: campaigns.path().to_owned(),
            widget: Some(widget_folder()),
            environment: Environment::of([
                ("GIGYA_SANDBOX_USER_KEY", gigya_sandbox::USER_KEY),
                ("GIGYA_SANDBOX_SECRET", gigya_sandbox::USER_SECRET),
            ]),
            limits: Limits::default(),
            quotas: Quotas::default(),
            trusted_proxies: TrustedProxies::default(),
        };
        let proxy = Proxy::start(settings).await.expect("the proxy starts");
        let browser = Browser::start_with(cookies).await;
        Self {
            sandbox,
            proxy,
            pages,
            browser,
            window: Mutex::default(),
            console: Mutex::default(),
            personal: Mutex::default(),
            _campaigns: campaigns,
        }
    }

    /// The browser's session.
    pub fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// Opens the example campaign's page.
    pub async fn open(&self) {
        self.open_page(&Page::with_window(r#"campaign="summer-quiz""#)).await;
    }

    /// Opens a page.
    pub async fn open_page(&self, page: &Page) {
        self.open_page_over(page, self.proxy.url()).await;
    }

    /// Opens a page whose window comes from, and talks to, this origin instead of the proxy's.
    pub async fn open_page_over(&self, page: &Page, proxy: &str) {
        self.pages.put_page(page, proxy, self.sandbox.url());
        self.visit(self.pages.origin()).await;
    }

    /// Goes to an address.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn visit(&self, origin: &str) {
        self.driver().goto(format!("{origin}/")).await.expect("the page opens");
    }

    /// Follows a link to a page of this stage.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn follow(&self, link: &str) {
        self.driver().goto(link).await.expect("the page opens");
    }

    /// Lets time pass at Gigya: links, codes, tokens and lock-outs grow old.
    ///
    /// # Panics
    /// When it is more than there is.
    pub fn pass_time_at_gigya(&self, time: Duration) {
        self.sandbox.advance(time.try_into().expect("hours, not ages"));
    }

    /// Follows a link on another device.
    ///
    /// # Panics
    /// When it leads nowhere.
    pub async fn follow_elsewhere(&self, link: &str) {
        let answer = reqwest::get(link).await.expect("the link leads somewhere");
        assert!(answer.status().is_success(), "{link}: {}", answer.status());
    }

    /// The latest message to this address or number, once so many were sent to it.
    pub async fn message(&self, to: &str, count: usize) -> Message {
        eventually(&format!("{count} messages"), async || {
            let mut sent = self.sandbox.outbox();
            sent.retain(|message| message.to == to);
            (sent.len() >= count).then(|| sent.pop())?
        })
        .await
    }

    /// Loads the page once more.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn reload(&self) {
        self.driver().refresh().await.expect("the page opens again");
    }

    /// Puts a gate in front of the proxy.
    pub async fn gate(&self) -> Gate {
        Gate::before(self.proxy.url()).await
    }

    /// From now on looks at the window with this id, where there are several.
    ///
    /// # Panics
    /// When a journey panicked in here, which none does.
    pub fn look_at(&self, id: &str) {
        *self.window.lock().expect("no holder panics") = LookedAt { id: Some(id.to_owned()) };
    }

    pub(crate) fn window(&self) -> LookedAt {
        self.window.lock().expect("no holder panics").clone()
    }

    /// How often a method of Gigya was called, by the browser or by the proxy.
    pub fn calls(&self, method: &str) -> usize {
        self.sandbox.calls().iter().filter(|call: &&Received| call.method == method).count()
    }

    /// What stands on the console and was not read yet.
    pub(crate) fn console(&self) -> MutexGuard<'_, Vec<BrowserLogEntry>> {
        self.console.lock().expect("no holder panics")
    }

    /// Takes what the browser wrote on its console since the last time.
    pub(crate) async fn collect_console(&self) {
        let mut entries = self.driver().browser_log().await.expect("the browser has a console");
        for entry in &mut entries {
            entry.message = readable(&entry.message);
        }
        let personal = entries.iter().map(|entry| entry.message.clone()).filter(|said| names_somebody(said));
        self.personal.lock().expect("no holder panics").extend(personal);
        self.console().extend(entries);
    }
}

/// Which of the windows of a page a journey looks at; the first, if nothing else is said.
#[derive(Clone, Default)]
pub(crate) struct LookedAt {
    id: Option<String>,
}

impl LookedAt {
    pub(crate) fn xpath(&self) -> String {
        self.id.as_ref().map_or("//connection-window".into(), |id| format!("//connection-window[@id='{id}']"))
    }

    pub(crate) fn selector(&self) -> String {
        self.id.as_ref().map_or("connection-window".into(), |id| format!("connection-window#{id}"))
    }
}

/// Whether a text names one of the sandbox's participants, or what they log in with.
fn names_somebody(text: &str) -> bool {
    SEEDED.iter().any(|one| [one.login_id, one.password, one.uid].iter().any(|known| text.contains(known)))
}

/// The driver writes what a script said as a JSON text after its place: `https://… 0:12 "…"`.
fn readable(message: &str) -> String {
    let parts = message.split_once(" \"");
    let said = parts.and_then(|(_, text)| serde_json::from_str::<String>(&format!("\"{text}")).ok());
    said.unwrap_or_else(|| message.to_owned())
}

/// The example campaigns and those of the tests, with the addresses of this stage.
fn campaigns_for(pages: &PageServer, sandbox: &Sandbox) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources =
        ["../../campaigns", "campaigns"].map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let entries = sources.iter().flat_map(|folder| std::fs::read_dir(folder).expect("campaign files"));
    for entry in entries {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a campaign file is text");
        let text = text
            .replace("http://localhost:8700", pages.origin())
            .replace("http://127.0.0.1:8702", sandbox.url());
        std::fs::write(folder.path().join(path.file_name().expect("it has a name")), text)
            .expect("it is written");
    }
    folder
}

/// The built widget.
///
/// # Panics
/// When `WIDGET_DIR` does not name it.
pub fn widget_folder() -> PathBuf {
    std::env::var_os("WIDGET_DIR")
        .expect("WIDGET_DIR names the built widget: run `cargo xtask test e2e`")
        .into()
}

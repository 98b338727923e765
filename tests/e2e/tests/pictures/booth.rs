//! Where pictures are taken: the built preview on a loopback address, and a Chromium in which nothing moves.
//!
//! The preview is the designers' own page, with one style sheet more, which brings the font of the tests, and
//! one script more, which stops what runs by the clock. Neither is in what goes out.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::Html;
use axum::routing::get;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use e2e::{Browser, eventually};
use image::RgbaImage;
use serde_json::{Value, json};
use thirtyfour::Key;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::file::coarsened;
use crate::font;
use crate::view::{Scene, Sitting, View};

/// Higher than any screen, so that none scrolls.
const HEIGHT: u32 = 3200;

/// Seconds that are counted down would differ from picture to picture.
const STILL: &str = "window.setInterval = () => 0;";

/// Waits for what a picture needs: the window, fonts, pictures and the captcha's own box. Answers where the
/// window stands.
const SETTLED: &str = "
    const [theme, margin, done] = arguments;
    const seen = () => {
      const element = document.querySelector('connection-window');
      const card = element?.querySelector('.cw');
      if (!card?.hasChildNodes()) return;
      const captcha = card.querySelector('.cw-captcha');
      if (captcha && !captcha.querySelector('.captcha-stand-in, .cw-complaint:not(:empty)')) return;
      if ([...card.querySelectorAll('img')].some((picture) => !picture.complete)) return;
      if (document.fonts.status !== 'loaded') return;
      if (element.getAttribute('theme') !== theme) return element.setAttribute('theme', theme);
      const {x, y, width, height} = card.getBoundingClientRect();
      return {x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin};
    };
    const look = (before) => requestAnimationFrame(() => {
      const now = seen();
      // Laid out in one frame and alike in the next.
      if (now && JSON.stringify(now) === JSON.stringify(before)) done(now); else look(now);
    });
    look();";

/// The margin of the card in a picture: its shadow is seen, and the page's edge is not.
const MARGIN: u32 = 16;

/// Serves the preview. Dropping it ends that.
pub struct Studio {
    origin: String,
    task: JoinHandle<()>,
}

/// A browser in front of the preview.
pub struct Booth<'studio> {
    studio: &'studio Studio,
    browser: Browser,
    width: AtomicU32,
}

impl Studio {
    /// Starts on a free port.
    ///
    /// # Panics
    /// When `PREVIEW_DIR` does not name the built preview.
    pub async fn start() -> Self {
        let folder = std::env::var_os("PREVIEW_DIR").map(PathBuf::from);
        let folder = folder.expect("PREVIEW_DIR names the built preview: run `cargo xtask test pictures`");
        let page = std::fs::read_to_string(folder.join("index.html")).expect("the preview has a page");
        let head = format!(
            "<link rel=icon href=data:,><script>{STILL}</script><style>{}</style></head>",
            font::style_sheet()
        );
        let page = Html(page.replace("</head>", &head));
        let router = font::FILES
            .iter()
            .fold(Router::new(), |router, (path, bytes)| {
                router.route(path, get(([(CONTENT_TYPE, "font/woff2")], *bytes)))
            })
            .route("/", get(page))
            .fallback_service(ServeDir::new(folder));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("it is bound"));
        let task = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        Self { origin, task }
    }

    /// Opens a browser.
    pub async fn booth(&self) -> Booth<'_> {
        let browser = Browser::start_for_pictures().await;
        let booth = Booth { studio: self, browser, width: AtomicU32::default() };
        let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        booth.command("Emulation.setEmulatedMedia", still).await;
        booth
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Booth<'_> {
    /// Closes the browser.
    ///
    /// # Panics
    /// When it does not.
    pub async fn close(self) {
        self.browser.driver.quit().await.expect("the browser closes");
    }

    /// All that the preview has to show, as its bar says.
    ///
    /// # Panics
    /// When there is no bar.
    pub async fn scenes(&self) -> Vec<Scene> {
        let mut scenes = Vec::new();
        for screen in self.links("", 0, "screen").await {
            let states = self.links(&format!("?screen={screen}"), 1, "state").await;
            scenes.extend(states.into_iter().map(|state| Scene { screen: screen.clone(), state }));
        }
        scenes
    }

    /// What the links of one row of the bar change in the address.
    async fn links(&self, address: &str, row: usize, name: &str) -> Vec<String> {
        self.go(address).await;
        let script = "const [row, name] = arguments;
            return [...document.querySelectorAll('.bar-row')[row]?.querySelectorAll('a') ?? []]
              .map((link) => new URL(link.href).searchParams.get(name));";
        eventually("the bar", async || {
            let found = self.browser.driver.execute(script, vec![row.into(), name.into()]).await.ok()?;
            found.convert::<Vec<String>>().ok().filter(|names| !names.is_empty())
        })
        .await
    }

    /// Opens a scene and pictures it in every theme.
    ///
    /// # Panics
    /// When it does not come to rest.
    pub async fn take(&self, sitting: &Sitting) -> Vec<(View, RgbaImage)> {
        let width = sitting.frame.width();
        if self.width.swap(width, Ordering::Relaxed) != width {
            let size = json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
            self.command("Emulation.setDeviceMetricsOverride", size).await;
        }
        self.go(&sitting.address()).await;
        let mut pictures = Vec::new();
        for view in sitting.views() {
            let picture = self.picture(view.theme.name()).await;
            pictures.push((view, picture));
        }
        pictures
    }

    /// Pictures what is open.
    ///
    /// # Panics
    /// When it does not come to rest.
    pub async fn picture(&self, theme: &str) -> RgbaImage {
        let settled = self.browser.driver.execute_async(SETTLED, vec![theme.into(), MARGIN.into()]).await;
        let mut clip = settled.expect("the scene comes to rest").json().clone();
        clip["scale"] = json!(1);
        let how = json!({ "clip": clip, "optimizeForSpeed": true });
        let taken = self.command("Page.captureScreenshot", how).await;
        let taken = BASE64_STANDARD.decode(taken["data"].as_str().unwrap_or_default());
        let picture = image::load_from_memory(&taken.expect("a picture comes as base64"));
        coarsened(picture.expect("a picture comes as PNG").into_rgba8())
    }

    /// What a picture does not show of the scene that is open: that it is of another screen than its name says,
    /// and what the console calls an error.
    ///
    /// # Panics
    /// When the browser has no console.
    pub async fn strange(&self, scene: &Scene) -> Vec<String> {
        let Scene { screen, state } = scene;
        let shown = self.ask("return document.querySelector('.cw').dataset.screen").await;
        let mut strange = Vec::new();
        if shown != **screen {
            strange.push(format!("{screen}, {state}: it shows {shown}"));
        }
        let console = self.browser.driver.browser_log().await.expect("the browser has a console");
        let errors = console.into_iter().filter(|entry| entry.level == "SEVERE");
        // The one scene in which something cannot be loaded.
        let unexpected = errors.filter(|error| !error.message.contains("/no-captcha.js"));
        strange.extend(unexpected.map(|error| format!("{screen}, {state}: {}", error.message)));
        strange
    }

    /// Asks the page that is open.
    ///
    /// # Panics
    /// When the script fails.
    pub async fn ask(&self, script: &str) -> Value {
        let answer = self.browser.driver.execute(script, vec![]).await;
        answer.expect("the page answers").json().clone()
    }

    /// Presses Tab.
    ///
    /// # Panics
    /// When the browser takes no keys.
    pub async fn tab(&self) {
        let tab = self.browser.driver.action_chain().send_keys(Key::Tab);
        tab.perform().await.expect("the browser takes keys");
    }

    /// Changes what is open.
    ///
    /// # Panics
    /// When the script fails.
    pub async fn change(&self, script: &str) {
        self.browser.driver.execute(script, vec![]).await.expect("the page can be changed");
    }

    /// Opens an address of the preview.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn go(&self, address: &str) {
        let address = format!("{}/{address}", self.studio.origin);
        self.browser.driver.goto(address).await.expect("the preview opens");
    }

    async fn command(&self, method: &str, parameters: Value) -> Value {
        let answer = self.browser.driver.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

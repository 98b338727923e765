//! How the page is looked at: colours, width, and pictures of it.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::Stage;

/// What the participant's system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Colours {
    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Stage {
    /// Lets the system prefer these colours, and no motion.
    ///
    /// # Panics
    /// When the browser does not.
    pub async fn set_colours(&self, colours: Colours) {
        let features = [("prefers-color-scheme", colours.name()), ("prefers-reduced-motion", "reduce")]
            .map(|(name, value)| json!({ "name": name, "value": value }));
        let media = json!({ "media": "", "features": features });
        self.command("Emulation.setEmulatedMedia", media).await;
    }

    /// Gives the page this size.
    ///
    /// # Panics
    /// When the browser does not.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Gives the page the size of the browser again.
    ///
    /// # Panics
    /// When the browser does not.
    pub async fn resize_back(&self) {
        self.command("Emulation.clearDeviceMetricsOverride", json!({})).await;
    }

    /// When `SCREENSHOTS` names a folder: saves pictures of the page, narrow and wide, light and dark. They
    /// are for people to look at, not for the test.
    ///
    /// # Panics
    /// When one cannot be written.
    pub async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("SCREENSHOTS").map(PathBuf::from) else { return };
        // The harness names each test's thread after it: `login::wrong_credentials…`.
        let test = std::thread::current().name().unwrap_or_default().replace("::", "/");
        let folder = folder.join(test);
        std::fs::create_dir_all(&folder).expect("the folder of pictures can be made");
        let language = self.ask_page("return document.documentElement.lang").await;
        let language = language.as_str().unwrap_or_default();
        for width in [360, 1280] {
            self.resize(width, 800).await;
            let height = self.ask_page("return document.documentElement.scrollHeight").await;
            self.resize(width, height.as_u64().and_then(|h| u32::try_from(h).ok()).unwrap_or(800)).await;
            for colours in [Colours::Light, Colours::Dark] {
                self.set_colours(colours).await;
                let path = folder.join(format!("{name}-{language}-{width}-{}.png", colours.name()));
                self.driver().screenshot(&path).await.expect("the picture is written");
            }
        }
        self.set_colours(Colours::Light).await;
        self.resize_back().await;
    }

    /// A command of the browser's own protocol.
    pub(crate) async fn command(&self, method: &str, parameters: Value) -> Value {
        let answer = self.driver().cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

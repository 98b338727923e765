//! The line between the browser and everybody: gone, or slow.

use serde_json::json;

use crate::Stage;

impl Stage {
    /// Cuts the line.
    pub async fn go_offline(&self) {
        self.set_line(true, 0, -1.0).await;
    }

    /// A slow phone: 1.44 Mbit/s, and 562 ms more for each request.
    pub async fn slow_the_line(&self) {
        self.set_line(false, 562, 1_440_000.0 / 8.0).await;
    }

    /// Mends the line.
    pub async fn go_online(&self) {
        self.set_line(false, 0, -1.0).await;
    }

    /// `bytes_per_second` below zero is as fast as it gets.
    async fn set_line(&self, offline: bool, latency_ms: u32, bytes_per_second: f64) {
        let line = json!({
            "offline": offline,
            "latency": latency_ms,
            "downloadThroughput": bytes_per_second,
            "uploadThroughput": bytes_per_second,
        });
        self.command("Network.enable", json!({})).await;
        self.command("Network.emulateNetworkConditions", line).await;
    }

    /// All that this page has asked this origin for, as the browser counts it.
    ///
    /// # Panics
    /// When the page does not say.
    pub async fn requests_to(&self, origin: &str) -> Vec<String> {
        let names = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
        let names = self.ask_page(names).await;
        let names = names.as_array().expect("a list").iter().filter_map(|name| name.as_str());
        names.filter(|name| name.starts_with(origin)).map(str::to_owned).collect()
    }
}

//! What a page takes of the machine's memory, and how often it listens.

use serde_json::json;

use crate::Stage;

/// To be put into a page's head, before the window's script: remembers the window's memory, and counts the
/// handlers that are given to Gigya.
pub const WATCH_MEMORY: &str = "
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...asked) => {
  const made = await instantiate.apply(WebAssembly, asked);
  window.windowMemory ??= (made.instance ?? made).exports.memory;
  return made;
};
window.handlersAtGigya = 0;
window.onGigyaServiceReady = () => {
  const add = gigya.accounts.addEventHandlers;
  gigya.accounts.addEventHandlers = (...handlers) => {
    window.handlersAtGigya += 1;
    return add(...handlers);
  };
};";

impl Stage {
    /// How many pages of 64 KiB the windows' WebAssembly has, on a page that watches.
    ///
    /// # Panics
    /// When the page does not watch.
    pub async fn wasm_pages(&self) -> u64 {
        let bytes = self.ask_page("return window.windowMemory?.buffer.byteLength").await;
        bytes.as_u64().expect("the page watches its memory") / 65_536
    }

    /// How many handlers Gigya was given, on a page that watches.
    pub async fn handlers_at_gigya(&self) -> u64 {
        self.ask_page("return window.handlersAtGigya").await.as_u64().unwrap_or_default()
    }

    /// How many bytes the page's scripts hold, after what nobody holds was cleared away.
    ///
    /// # Panics
    /// When the browser does not say.
    pub async fn script_heap(&self) -> f64 {
        self.command("HeapProfiler.collectGarbage", json!({})).await;
        let usage = self.command("Runtime.getHeapUsage", json!({})).await;
        usage["usedSize"].as_f64().expect("the browser weighs its heap")
    }
}

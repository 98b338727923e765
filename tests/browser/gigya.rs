//! A `window.gigya` that answers as a test tells it to; see `gigya.js`.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen(module = "/tests/browser/gigya.js")]
extern "C" {
    pub(crate) fn install(api_key: &str);
    pub(crate) fn uninstall();
    #[wasm_bindgen(js_name = installInstead)]
    pub(crate) fn install_instead(json: &str);
    pub(crate) fn answer(method: &str, json: &str);
    #[wasm_bindgen(js_name = answerInTurn)]
    pub(crate) fn answer_in_turn(method: &str, first: &str, second: &str);
    #[wasm_bindgen(js_name = answerTwice)]
    pub(crate) fn answer_twice(method: &str, first: &str, second: &str);
    #[wasm_bindgen(js_name = handlersRegistered)]
    pub(crate) fn handlers_registered() -> u32;
    pub(crate) fn raise(event: &str, json: &str);
    #[wasm_bindgen(js_name = answerCyclic)]
    pub(crate) fn answer_cyclic(method: &str, code: u32);
    #[wasm_bindgen(js_name = answerUndefined)]
    pub(crate) fn answer_undefined(method: &str);
    #[wasm_bindgen(js_name = breakDown)]
    pub(crate) fn break_down(method: &str);
    #[wasm_bindgen(js_name = answerLater)]
    pub(crate) fn answer_later(method: &str, json: &str) -> Function;
    #[wasm_bindgen(js_name = listenersOf)]
    pub(crate) fn listeners_of(signal: &AbortSignal) -> Function;
    pub(crate) fn sent(method: &str) -> String;
    #[wasm_bindgen(js_name = timesCalled)]
    pub(crate) fn times_called(method: &str) -> u32;
    pub(crate) fn inserting(source: Option<&str>) -> Function;
    pub(crate) fn finding(script_type: &str) -> Function;
    #[wasm_bindgen(js_name = timesInserted)]
    pub(crate) fn times_inserted() -> u32;
    #[wasm_bindgen(js_name = listenToServiceReady)]
    pub(crate) fn listen_to_service_ready();
    pub(crate) fn heard() -> String;
    pub(crate) fn starting(api_key: &str) -> String;
    #[wasm_bindgen(js_name = removeScripts)]
    pub(crate) fn remove_scripts();
}

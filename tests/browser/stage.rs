//! A window on a page, without the loader: what `element.js` would hand over, made by the test.

use catalogue::{LANGUAGES, Text};
use connection_window::element::{ConnectionWindow, Opening};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Document, Element, HtmlElement};

#[wasm_bindgen(module = "/tests/browser/stage.js")]
extern "C" {
    #[wasm_bindgen(js_name = opening)]
    fn opening_of(
        element: &HtmlElement,
        place: &HtmlElement,
        language: &str,
        names: Vec<String>,
        texts: Vec<String>,
        definition: Option<&str>,
        abort: &AbortController,
        script: &Function,
    ) -> Opening;
    /// The window's events that the element dispatched since then, as `name detail, …`.
    fn listen(element: &HtmlElement) -> Function;
    #[wasm_bindgen(js_name = fallbackIsShown)]
    fn fallback_is_shown(opening: &Opening) -> bool;
    fn moment() -> Promise;
    /// How many faults nobody has caught.
    pub(crate) fn uncaught() -> u32;
}

/// The campaign of the tests, as the proxy would answer.
pub(crate) const DEFINITION: &str = r#"{
    "campaign": "summer-quiz",
    "gigya": {"api_key": "3_key", "sdk": "https://cdns.eu1.gigya.com/js/gigya.js?apikey=3_key"},
    "log_out": "here",
    "form": {"fields": [], "opt_ins": []}
}"#;

/// One element of the page and its window.
pub(crate) struct Stage {
    pub(crate) element: HtmlElement,
    pub(crate) place: HtmlElement,
    pub(crate) window: Option<ConnectionWindow>,
    opening: Opening,
    events: Function,
}

impl Stage {
    /// A window of the campaign, with these attributes.
    pub(crate) fn open(attributes: &[(&str, &str)], definition: Option<&str>) -> Self {
        let element = create("connection-window");
        for (name, value) in attributes {
            element.set_attribute(name, value).unwrap();
        }
        let place = create("div");
        element.append_child(&place).unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        let events = listen(&element);
        let names = Text::ALL.iter().map(|text| text.name()).collect();
        let texts = Text::ALL.iter().map(|text| (LANGUAGES[0].text)(*text).to_owned()).collect();
        let abort = AbortController::new().unwrap();
        let script = Function::new_no_args("return null");
        let opening =
            opening_of(&element, &place, LANGUAGES[0].tag, names, texts, definition, &abort, &script);
        let window = ConnectionWindow::new(&opening).ok();
        Self { element, place, window, opening, events }
    }

    /// The campaign's window.
    pub(crate) fn of_the_campaign() -> Self {
        Self::open(&[("campaign", "summer-quiz")], Some(DEFINITION))
    }

    /// Waits for this screen.
    pub(crate) async fn on(&self, screen: &str) {
        until(|| self.screen() == screen, &format!("{screen} instead of {}", self.screen())).await;
    }

    pub(crate) fn screen(&self) -> String {
        self.place.get_attribute("data-screen").unwrap_or_default()
    }

    /// Waits until the element has dispatched this.
    pub(crate) async fn hears(&self, event: &str) {
        until(|| self.events().contains(event), event).await;
    }

    pub(crate) fn events(&self) -> String {
        self.events.call0(&JsValue::NULL).unwrap().as_string().unwrap()
    }

    pub(crate) fn shows_the_fallback(&self) -> bool {
        fallback_is_shown(&self.opening)
    }

    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        self.place.query_selector(selector).unwrap()
    }

    /// Takes the window away, as the loader does when the element leaves the page.
    pub(crate) fn close(&mut self) {
        self.window = None;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.close();
        self.element.remove();
    }
}

/// Waits for what is expected, and not for ever.
pub(crate) async fn until(mut expected: impl FnMut() -> bool, what: &str) {
    for _ in 0..300 {
        if expected() {
            return;
        }
        JsFuture::from(moment()).await.unwrap();
    }
    panic!("waited in vain for {what}");
}

/// What a conversation is opened with on a page where nothing is special.
pub(crate) fn config(campaign: &str) -> flow::Config {
    flow::Config {
        campaign: campaign.into(),
        page_form: false,
        waited_ms: 0,
        today: connection_window::config::today(),
        consent_pending: false,
        framed: flow::Framed::No,
        url: flow::UrlArrival::default(),
    }
}

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub(crate) fn create(name: &str) -> HtmlElement {
    document().create_element(name).unwrap().dyn_into().unwrap()
}

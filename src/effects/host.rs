//! The element and the page around the window: the events that go out, the name of the screen, the
//! author's fallback.

use flow::screen::{Done, Outcome};
use flow::{Announcement, Screen};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::page;

/// The event that says that the window cannot go on.
pub const UNAVAILABLE: &str = "cw-unavailable";

/// The element, as its window sees it.
pub struct Host {
    element: HtmlElement,
    place: HtmlElement,
    show_fallback: Function,
}

impl Host {
    /// The element, the `div` that the window is drawn into, and `element.js`'s way to show the fallback.
    pub fn new(element: HtmlElement, place: HtmlElement, show_fallback: Function) -> Self {
        Self { element, place, show_fallback }
    }

    /// The element.
    pub fn element(&self) -> &HtmlElement {
        &self.element
    }

    /// The `div` that the window is drawn into.
    pub fn place(&self) -> &HtmlElement {
        &self.place
    }

    /// Names the screen for style sheets, and shows what the author wrote for the case that the window
    /// cannot go on: it is unavailable, a part of it is missing, or the participant goes on without it.
    pub fn screen_changed(&self, screen: &Screen, missing: bool) {
        let named = self.place.set_attribute("data-screen", screen.name());
        let without = matches!(screen, Screen::Done(Done { outcome: Outcome::PlainForm, .. }));
        let shown = missing || without || matches!(screen, Screen::Unavailable(_));
        let shown = self.show_fallback.call1(&JsValue::NULL, &shown.into());
        debug_assert!(named.is_ok() && shown.is_ok(), "neither of them fails");
    }

    /// Tells the page what happened.
    pub fn announce(&self, announcement: Announcement) {
        let (name, detail) = event(announcement);
        self.tell(name, &detail);
    }

    /// Dispatches an event in a moment: what the page then does, such as removing the element, must not
    /// happen in the middle of our own work.
    pub fn tell(&self, name: &'static str, detail: &JsValue) {
        let (element, detail) = (self.element.clone(), detail.clone());
        page::spawn(Box::pin(async move {
            let init = CustomEventInit::new();
            init.set_bubbles(true);
            init.set_composed(true);
            init.set_detail(&detail);
            if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
                let told = element.dispatch_event(&event);
                debug_assert!(told.is_ok(), "a fresh event can be dispatched");
            }
        }));
    }
}

/// The name and the `detail` of an announcement, as `docs/integrators.md` lists them.
fn event(announcement: Announcement) -> (&'static str, JsValue) {
    let of = |gigya_id: String, filled: Option<u32>| {
        let detail = Object::new();
        let mut set = vec![Reflect::set(&detail, &"gigyaId".into(), &gigya_id.into())];
        set.extend(filled.map(|filled| Reflect::set(&detail, &"filled".into(), &filled.into())));
        debug_assert!(set.iter().all(Result::is_ok), "a plain object takes every member");
        detail.into()
    };
    match announcement {
        Announcement::Ready => ("cw-ready", JsValue::NULL),
        Announcement::Connected { gigya_id } => ("cw-connected", of(gigya_id, None)),
        Announcement::Participated { gigya_id } => ("cw-participated", of(gigya_id, None)),
        Announcement::FormFilled { gigya_id, filled } => ("cw-form-filled", of(gigya_id, Some(filled))),
        Announcement::LoggedOut => ("cw-logged-out", JsValue::NULL),
        Announcement::PlainForm => ("cw-plain-form", JsValue::NULL),
        Announcement::Unavailable => (UNAVAILABLE, JsValue::NULL),
    }
}

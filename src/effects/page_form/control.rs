//! One control of the page's form.

use js_sys::{Array, Object, Reflect, WeakMap};
use wasm_bindgen::prelude::*;
use web_sys::{
    Event, EventInit, HtmlElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement,
    HtmlTextAreaElement,
};

thread_local! {
    /// What we filled: control → [what stood there, what we put there].
    static FILLED: WeakMap = WeakMap::new();
}

/// The types of input that are filled like text. The list is closed: whatever else there is, or will be, is
/// not touched.
const TEXT: [&str; 8] = ["text", "search", "email", "tel", "url", "number", "date", "hidden"];

/// A control that can be filled.
#[derive(PartialEq)]
pub enum Control {
    Text(HtmlInputElement),
    LongText(HtmlTextAreaElement),
    Tick(HtmlInputElement),
    Radio(HtmlInputElement),
    Choice(HtmlSelectElement),
}

impl Control {
    /// The control, if it can be filled.
    pub fn of(element: web_sys::Element) -> Option<Self> {
        if element.matches(":disabled").unwrap_or(true) {
            return None;
        }
        let element = match element.dyn_into::<HtmlInputElement>() {
            Ok(input) => {
                return match input.type_().as_str() {
                    "checkbox" => Some(Self::Tick(input)),
                    "radio" => Some(Self::Radio(input)),
                    kind => TEXT.contains(&kind).then_some(Self::Text(input)),
                };
            }
            Err(element) => element,
        };
        let element = match element.dyn_into::<HtmlSelectElement>() {
            Ok(select) => return Some(Self::Choice(select)),
            Err(element) => element,
        };
        element.dyn_into().ok().map(Self::LongText)
    }

    /// Its name in the form.
    pub fn name(&self) -> String {
        self.element().get_attribute("name").unwrap_or_default()
    }

    pub fn is_radio(&self) -> bool {
        matches!(self, Self::Radio(_))
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(_) | Self::LongText(_)) && self.value().is_empty()
    }

    /// Whether we put there what stands there.
    pub fn is_ours(&self) -> bool {
        self.remembered().is_some_and(|(_, ours)| ours == self.value())
    }

    /// Whether something else stands there than the page's source says.
    pub fn is_changed(&self) -> bool {
        match self {
            Self::Text(input) => input.value() != input.default_value(),
            Self::LongText(area) => area.default_value().is_ok_and(|default| default != area.value()),
            Self::Tick(input) | Self::Radio(input) => input.checked() != input.default_checked(),
            Self::Choice(select) => {
                let options = (0..select.length()).filter_map(|index| select.item(index)?.dyn_into().ok());
                let options: Vec<HtmlOptionElement> = options.collect();
                if options.iter().any(HtmlOptionElement::default_selected) {
                    options.iter().any(|option| option.selected() != option.default_selected())
                } else {
                    select.selected_index() > 0
                }
            }
        }
    }

    /// Puts a value there, as if it had been typed or chosen. Answers whether it now stands there and did
    /// not before.
    pub fn fill(&self, value: &str) -> bool {
        let before = self.value();
        let wanted = match self {
            Self::Tick(input) => (value == "true" || value == input.value()).to_string(),
            // A radio button that is not the one chosen is left alone: choosing the other clears it.
            Self::Radio(input) if value == input.value() => "true".to_owned(),
            Self::Radio(_) => return false,
            Self::Text(_) | Self::LongText(_) | Self::Choice(_) => value.to_owned(),
        };
        if before == wanted {
            return false;
        }
        self.set(&wanted);
        if self.value() != wanted {
            // No such option, or no such date: as it was, then.
            self.set(&before);
            return false;
        }
        let remembered = Array::of2(&self.first(before).into(), &wanted.into());
        FILLED.with(|filled| filled.set(self.element().as_ref(), &remembered));
        self.tell_page();
        true
    }

    /// What stood there before anything of ours did: what we put there for a former participant is nobody's.
    fn first(&self, before: String) -> String {
        self.remembered().filter(|(_, ours)| *ours == before).map_or(before, |(first, _)| first)
    }

    /// Puts back what stood there, unless it has been changed since.
    pub fn wipe(&self) {
        let Some((before, ours)) = self.remembered() else { return };
        if self.value() == ours {
            self.set(&before);
            self.tell_page();
        }
        FILLED.with(|filled| filled.delete(self.element().as_ref()));
    }

    /// What stands there; `true` or `false` for what is ticked.
    fn value(&self) -> String {
        match self {
            Self::Text(input) => input.value(),
            Self::LongText(area) => area.value(),
            Self::Tick(input) | Self::Radio(input) => input.checked().to_string(),
            Self::Choice(select) => select.value(),
        }
    }

    fn set(&self, value: &str) {
        match self {
            Self::Text(_) | Self::LongText(_) | Self::Choice(_) => self.set_natively("value", &value.into()),
            // React hears of a box that is ticked by its click only.
            Self::Tick(input) if input.checked().to_string() != value => input.click(),
            Self::Radio(input) if value == "true" => input.click(),
            Self::Tick(_) => {}
            Self::Radio(_) => self.set_natively("checked", &JsValue::FALSE),
        }
    }

    /// By the setter of the element's class: a framework such as React puts its own before it, and would take
    /// the value for one that it knows already.
    fn set_natively(&self, property: &str, value: &JsValue) {
        let element = self.element();
        let class = Object::get_prototype_of(element.as_ref());
        let set = Reflect::set_with_receiver(&class, &property.into(), value, element.as_ref());
        debug_assert!(set.is_ok(), "a control takes a text");
    }

    /// The events that the page's scripts expect. A click has sent them already.
    fn tell_page(&self) {
        if matches!(self, Self::Tick(_)) || matches!(self, Self::Radio(input) if input.checked()) {
            return;
        }
        let init = EventInit::new();
        init.set_bubbles(true);
        for name in ["input", "change"] {
            if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
                let told = self.element().dispatch_event(&event);
                debug_assert!(told.is_ok(), "a fresh event can be dispatched");
            }
        }
    }

    fn remembered(&self) -> Option<(String, String)> {
        let entry = FILLED.with(|filled| filled.get(self.element().as_ref()));
        let entry: Array = entry.dyn_into().ok()?;
        entry.get(0).as_string().zip(entry.get(1).as_string())
    }

    pub fn element(&self) -> &HtmlElement {
        match self {
            Self::Text(input) | Self::Tick(input) | Self::Radio(input) => input,
            Self::LongText(area) => area,
            Self::Choice(select) => select,
        }
    }
}

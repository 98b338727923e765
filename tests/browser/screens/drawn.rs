//! A window that is drawn on the page with the real flow behind it and nothing behind the flow.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use catalogue::{LANGUAGES, Texts};
use connection_window::app;
use connection_window::ui::Ui;
use contract::{Definition, ParticipantToken, Prefill};
use flow::{Arrival, Config, Effect, Event, Flow, IdToken, Participant, Screen, Ticket};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventInit, HtmlElement, HtmlInputElement};

use crate::stage::{config, create, document, until};

const CAMPAIGN: &str = include_str!("campaign.json");

thread_local! {
    /// How many windows were drawn: a test that failed leaves its own behind, and ids must not meet.
    /// Far from those of real windows.
    static DRAWN: Cell<u32> = const { Cell::new(1000) };
}

/// The window, and what was clicked and typed in it.
pub struct Drawn {
    pub place: HtmlElement,
    itself: Rc<Itself>,
    view: Option<Box<dyn std::any::Any>>,
}

struct Itself {
    ui: Cell<Option<Ui>>,
    flow: RefCell<Flow>,
    effects: RefCell<Vec<Effect>>,
    events: RefCell<Vec<Event>>,
}

impl Itself {
    fn update(&self, event: Event) {
        *self.effects.borrow_mut() = self.flow.borrow_mut().update(event);
        if let Some(ui) = self.ui.get() {
            ui.screen_changed();
        }
    }
}

impl Drawn {
    /// The skeleton.
    pub fn loading() -> Self {
        Self::loading_in(&document().body().unwrap())
    }

    /// The skeleton, within this element of the page.
    pub fn loading_in(parent: &Element) -> Self {
        Self::started(parent, config("quiz"))
    }

    /// The same, begun in this way.
    pub fn started(parent: &Element, config: Config) -> Self {
        let (flow, effects) = Flow::start(config);
        let place = create("div");
        place.set_class_name("cw");
        parent.append_child(&place).unwrap();
        let itself = Rc::new(Itself {
            ui: Cell::new(None),
            flow: RefCell::new(flow),
            effects: RefCell::new(effects),
            events: RefCell::default(),
        });
        let shared = Rc::clone(&itself);
        let within = place.clone();
        let serial = DRAWN.get() + 1;
        DRAWN.set(serial);
        let view = leptos::mount::mount_to(place.clone(), move || {
            let (heard, shown) = (Rc::clone(&shared), Rc::clone(&shared));
            let look = move |look: &mut dyn FnMut(&Screen, Option<&Definition>)| {
                let flow = shown.flow.borrow();
                look(flow.screen(), flow.definition());
            };
            let ui = Ui::new(look, Texts::from(&LANGUAGES[0]), serial, move |event: Event| {
                heard.events.borrow_mut().push(event.clone());
                heard.update(event);
            });
            shared.ui.set(Some(ui));
            app::draw(ui, &within);
        });
        Self { place, itself, view: Some(Box::new(view)) }
    }

    pub async fn login() -> Self {
        Self::loading().opened_as(None).await
    }

    pub async fn login_in(parent: &Element) -> Self {
        Self::loading_in(parent).opened_as(None).await
    }

    pub async fn hello(participant: Participant) -> Self {
        Self::loading().opened_as(Some(participant)).await
    }

    pub async fn form(prefill: Prefill) -> Self {
        let drawn = Self::hello(ada()).await;
        drawn.happens(Event::Continue);
        drawn.happens(Event::Proved(drawn.ticket(), Ok(IdToken::new(String::new()))));
        drawn.happens(Event::SessionOpened(drawn.ticket(), Ok(ParticipantToken::new(""))));
        drawn.happens(Event::Prefilled(drawn.ticket(), Ok(prefill)));
        drawn.shows("Your details").await;
        drawn
    }

    async fn opened_as(self, participant: Option<Participant>) -> Self {
        let definition: Definition = serde_json::from_str(CAMPAIGN).unwrap();
        let arrival = Arrival { definition, session_hint: true, last_provider: None, draft: None };
        self.happens(Event::DefinitionArrived(self.ticket(), Ok(Box::new(arrival))));
        self.happens(Event::SessionDetected(self.ticket(), Ok(participant)));
        self.has("[aria-busy=false]").await;
        self
    }

    /// Something happens that is no click.
    pub fn happens(&self, event: Event) {
        self.itself.update(event);
    }

    /// The ticket of the timer that began last, or else of what the screen waits for.
    pub fn ticket(&self) -> Ticket {
        let effects = self.itself.effects.borrow();
        let timer = effects.iter().find_map(|effect| {
            let Effect::StartTimer { ticket, .. } = effect else { return None };
            Some(*ticket)
        });
        timer.or_else(|| self.itself.flow.borrow().waiting()).expect("something is awaited")
    }

    /// What was clicked and typed, in order.
    pub fn events(&self) -> Vec<Event> {
        self.itself.events.borrow().clone()
    }

    /// The name of the screen.
    pub fn screen(&self) -> &'static str {
        self.itself.flow.borrow().screen().name()
    }

    pub fn text(&self) -> String {
        self.place.text_content().unwrap_or_default()
    }

    /// Waits until this is to be read.
    pub async fn shows(&self, text: &str) {
        until(|| self.text().contains(text), text).await;
    }

    /// Waits until there is such an element.
    pub async fn has(&self, selector: &str) {
        until(|| self.place.query_selector(selector).unwrap().is_some(), selector).await;
    }

    pub fn find(&self, selector: &str) -> Element {
        self.place.query_selector(selector).unwrap().unwrap_or_else(|| panic!("there is no {selector}"))
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.place.query_selector_all(selector).unwrap().length()
    }

    /// The control that this label is for.
    pub fn labelled(&self, label: &str) -> HtmlInputElement {
        let labels = self.place.query_selector_all("label").unwrap();
        let found = (0..labels.length()).filter_map(|at| labels.get(at)).find(|found| {
            found.text_content().is_some_and(|text| text.trim_end_matches('*').trim() == label)
        });
        let found: Element = found.unwrap_or_else(|| panic!("no label says {label}")).unchecked_into();
        let control = match found.get_attribute("for") {
            Some(id) => self.find(&format!("[id='{id}']")),
            None => found.query_selector("input").unwrap().expect("the label holds its input"),
        };
        control.unchecked_into()
    }

    pub fn click(&self, label: &str) {
        let buttons = self.place.query_selector_all("button").unwrap();
        let found = (0..buttons.length())
            .filter_map(|at| buttons.get(at))
            .find(|button| button.text_content().is_some_and(|text| text.starts_with(label)));
        found.unwrap_or_else(|| panic!("no button says {label}")).unchecked_into::<HtmlElement>().click();
    }

    pub fn type_into(&self, label: &str, text: &str) {
        let input = self.labelled(label);
        input.set_value(text);
        dispatch(&input, "input");
    }

    /// What describes this control: its hint and its complaint.
    pub fn description(&self, control: &Element) -> String {
        let ids = control.get_attribute("aria-describedby").expect("the control is described");
        let texts = ids.split(' ').map(|id| self.find(&format!("[id='{id}']")).text_content().unwrap());
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    pub async fn complains(&self, control: &Element, complaint: &str) {
        until(|| self.description(control).contains(complaint), complaint).await;
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.view = None;
        self.place.remove();
    }
}

/// What a password manager sees of this control: its type and what may be filled in.
pub fn autocomplete_of(drawn: &Drawn, label: &str) -> (String, String) {
    let input = drawn.labelled(label);
    (input.type_(), attribute(&input, "autocomplete"))
}

/// Lets the page hear of something, as when a participant does it.
pub fn dispatch(target: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict(name, &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

pub fn ada() -> Participant {
    Participant { uid: "ada".into(), first_name: "Ada".into(), picture: None }
}

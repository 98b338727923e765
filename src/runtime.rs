//! The one loop: an event goes to the flow, the flow says what is to be shown and done, and what was done
//! comes back as an event.
//!
//! A window lives as long as its [`Runtime`]. What runs on its behalf holds it weakly, so nothing happens
//! any more once it has gone.
//!
//! Until the second part of the wasm is here, `held` says what the loop can do and what has to wait.

mod held;
pub mod run;

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use catalogue::Texts;
use contract::{Address, Definition};
use flow::{Arrival, Event, Flow, FocusTarget, ProxyFault, Screen, Ticket};
use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, HtmlElement};

use crate::app;
use crate::config::{self, Circumstances, Config};
use crate::effects::drafts::Drafts;
use crate::effects::focus;
use crate::effects::gigya::Gigya;
use crate::effects::host::Host;
use crate::effects::page_form::PageForm;
use crate::effects::proxy::Proxy;
use crate::effects::timer::Timers;
use crate::element::Opening;
use crate::page;
use crate::ui::{Rest, Ui};
use crate::wire::Json;
use held::Held;

thread_local! {
    /// How many windows the page has had: ids must be unique.
    static WINDOWS: Cell<u32> = const { Cell::new(0) };
}

/// One window at work. Dropping it takes the window off the page and cancels what is under way.
pub struct Runtime {
    window: Rc<Window>,
    /// The owner of what is drawn; dropped, it takes signals, followers and listeners along.
    _view: Box<dyn Any>,
    abort: AbortController,
}

/// What one window consists of.
pub struct Window {
    flow: RefCell<Flow>,
    events: RefCell<VecDeque<Event>>,
    busy: Cell<bool>,
    held: RefCell<Held>,
    ui: OnceCell<Ui>,
    /// What goes on for as long as the window stands.
    standing: OnceCell<Box<dyn Any>>,
    /// `element.js` loads the texts in another address.
    texts_in: Function,
    /// What the texts are called, in their order, as their file has them.
    names: Array,
    /// `element.js` lets the page's policy look at the address of a script.
    trusted: Function,
    pub(crate) campaign: String,
    pub(crate) gigya: Rc<Gigya>,
    pub(crate) proxy: Rc<Proxy>,
    pub(crate) host: Host,
    pub(crate) page_form: Option<PageForm>,
    pub(crate) drafts: Drafts,
    timers: Timers,
}

impl Runtime {
    /// Opens the conversation and draws it. `None` when the texts are not those of this build.
    pub fn start(opening: &Opening) -> Option<Self> {
        let file = opening.texts();
        let texts = Texts::new(opening.language(), strings(&Object::values(&file))?)?;
        let circumstances = Circumstances {
            arrival: Json::new(opening.arrival()),
            consent_pending: opening.consent_pending(),
            waited_ms: opening.waited_ms(),
        };
        let config = Config::read(&opening.element(), &circumstances, config::today());
        let campaign = config.flow.campaign.trim().to_owned();
        let abort = opening.abort();
        let (flow, effects) = Flow::start(config.flow);
        let window = Rc::new(Window {
            flow: RefCell::new(flow),
            events: RefCell::default(),
            busy: Cell::default(),
            held: RefCell::default(),
            ui: OnceCell::new(),
            standing: OnceCell::new(),
            texts_in: opening.texts_in(),
            names: Object::keys(&file),
            trusted: opening.trusted(),
            gigya: Rc::new(Gigya::new(
                opening.gigya_script(),
                opening.clean_address(),
                &opening.language(),
                abort.signal(),
            )),
            proxy: Rc::new(Proxy::new(
                &opening.proxy(),
                &campaign,
                opening.language(),
                opening.definition(),
                abort.signal(),
            )),
            host: Host::new(opening.element(), opening.place(), opening.show_fallback()),
            page_form: config.page_form.map(|config| PageForm::new(config, opening.typed())),
            drafts: Drafts::of(&campaign),
            timers: Timers::default(),
            campaign,
        });
        let view = window.draw(opening.place(), texts);
        window.show();
        window.run_all(effects);
        window.ask_for_second();
        Some(Self { window, _view: view, abort })
    }

    /// Takes an event.
    pub fn dispatch(&self, event: Event) {
        self.window.dispatch(event);
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.window.host.place().set_text_content(None);
        self.abort.abort();
    }
}

impl Window {
    fn draw(self: &Rc<Self>, place: HtmlElement, texts: Texts) -> Box<dyn Any> {
        let serial = WINDOWS.get() + 1;
        WINDOWS.set(serial);
        let (window, seen) = (Rc::downgrade(self), Rc::downgrade(self));
        let slot = Rc::clone(self);
        // What is drawn belongs to the owner that leptos makes here, and goes with it.
        Box::new(leptos::mount::mount_to(place.clone(), move || {
            let look = move |look: &mut dyn FnMut(&Screen, Option<&Definition>)| {
                if let Some(window) = seen.upgrade() {
                    let flow = window.flow.borrow();
                    look(flow.screen(), flow.definition());
                }
            };
            let ui = Ui::new(look, texts, serial, move |event| dispatch(&window, event));
            let first = slot.ui.set(ui);
            debug_assert!(first.is_ok(), "a window is drawn once");
            app::draw(ui, &place);
        }))
    }

    /// Takes an event, after those that are being taken already.
    pub(crate) fn dispatch(self: &Rc<Self>, event: Event) {
        self.ask_again(&event);
        self.events.borrow_mut().push_back(event);
        self.take_events();
    }

    fn take_events(self: &Rc<Self>) {
        if self.busy.replace(true) {
            return;
        }
        while let Some(event) = self.next() {
            let focused = focus::is_in(self.host.place());
            let Some(effects) = self.update(event) else { continue };
            self.show();
            self.run_all(effects);
            if let (Some(ui), true) = (self.ui.get(), focused) {
                focus::keep(*ui, self.host.place());
            }
        }
        self.busy.set(false);
    }

    fn next(&self) -> Option<Event> {
        self.events.borrow_mut().pop_front()
    }

    fn show(&self) {
        if let Some(ui) = self.ui.get() {
            self.host.screen_changed(self.flow.borrow().screen(), ui.peek_rest() == Rest::Missing);
            ui.screen_changed();
        }
    }

    pub(crate) fn load_definition(self: &Rc<Self>, ticket: Ticket) {
        let (window, proxy) = (Rc::downgrade(self), Rc::clone(&self.proxy));
        self.later(async move {
            let arrival = match proxy.definition().await {
                // Nobody hears of the fault: what has gone takes no event.
                Ok(definition) => arrival(&window, definition).await.ok_or(ProxyFault::TimedOut),
                Err(fault) => Err(fault),
            };
            Event::DefinitionArrived(ticket, arrival)
        });
    }

    /// How the campaign speaks is known only when the texts are here already: it may address people in another
    /// way, and say some things in its own words. Without the texts in that address, those that are here will do.
    fn speak_as(&self, definition: &Definition, texts: Option<Vec<String>>) {
        let Some(ui) = self.ui.get() else { return };
        if let Some(texts) = texts.and_then(|texts| Texts::new(ui.language(), texts)) {
            ui.set_texts(texts);
        }
        if !definition.texts.is_empty() {
            let names = strings(&self.names).unwrap_or_default();
            ui.change_texts(|texts| texts.replace(&definition.texts, &names));
        }
    }

    /// Asks `element.js` for the texts in this address; `None` where the window has them already.
    fn texts_in(&self, address: Address) -> Option<Promise> {
        let address = match address {
            Address::Formal => "formal",
            Address::Informal => "informal",
        };
        self.texts_in.call1(&JsValue::NULL, &address.into()).ok()?.dyn_into().ok()
    }

    /// Whether that has begun which goes on for as long as the window stands.
    fn is_standing(&self) -> bool {
        self.standing.get().is_some()
    }

    /// Keeps what goes on for as long as the window stands.
    pub(crate) fn keep(&self, standing: Box<dyn Any>) {
        let first = self.standing.set(standing);
        debug_assert!(first.is_ok(), "it begins once");
    }

    pub(crate) fn start_timer(self: &Rc<Self>, ticket: Ticket, after_ms: u32) {
        let window = Rc::downgrade(self);
        self.timers.start(ticket, after_ms, move || dispatch(&window, Event::TimePassed(ticket)));
    }

    pub(crate) fn focus(&self, target: &FocusTarget) {
        if let Some(ui) = self.ui.get() {
            focus::focus(*ui, self.host.place(), target);
        }
    }

    /// Dispatches what this becomes, unless the window has gone by then.
    pub(crate) fn later(self: &Rc<Self>, event: impl Future<Output = Event> + 'static) {
        let window = Rc::downgrade(self);
        page::spawn(Box::pin(async move {
            let event = event.await;
            dispatch(&window, event);
        }));
    }
}

/// What the flow learns with the definition, once the texts in the campaign's address are here; `None` when the
/// window has gone meanwhile.
async fn arrival(window: &Weak<Window>, definition: Definition) -> Option<Box<Arrival>> {
    let file = window.upgrade()?.texts_in(definition.address);
    let texts = came(file).await;
    let window = window.upgrade()?;
    window.speak_as(&definition, texts);
    let signs = window.gigya.connect_to(&definition);
    let draft = window.drafts.read();
    Some(Box::new(Arrival { definition, session_hint: signs.session, last_provider: signs.provider, draft }))
}

/// The texts of a file that was asked for; `None` when it did not come.
async fn came(file: Option<Promise>) -> Option<Vec<String>> {
    let file: Object = JsFuture::from(file?).await.ok()?.dyn_into().ok()?;
    strings(&Object::values(&file))
}

/// The entries as texts; `None` when one is none.
fn strings(file: &Array) -> Option<Vec<String>> {
    file.iter().map(|text| text.as_string()).collect()
}

pub(crate) fn dispatch(window: &Weak<Window>, event: Event) {
    if let Some(window) = window.upgrade() {
        if let Event::TimePassed(ticket) = event {
            window.timers.forget(ticket);
        }
        window.dispatch(event);
    }
}

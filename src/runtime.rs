//! The one loop: an event goes to the flow, the flow says what is to be shown and done, and what was done
//! comes back as an event.
//!
//! A window lives as long as its [`Runtime`]. What runs on its behalf holds it weakly, so nothing happens
//! any more once it has gone.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::{Rc, Weak};

use catalogue::Texts;
use flow::{Announcement, Arrival, Effect, Event, Flow, PageFormFault, Screen};
use web_sys::{AbortController, HtmlElement};

use crate::app;
use crate::config::{self, Config};
use crate::console;
use crate::effects::focus;
use crate::effects::gigya::Gigya;
use crate::effects::host::Host;
use crate::effects::page_form::PageForm;
use crate::effects::proxy::Proxy;
use crate::effects::timer::Timers;
use crate::element::Opening;
use crate::ui::Ui;

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

struct Window {
    flow: RefCell<Flow>,
    events: RefCell<VecDeque<Event>>,
    busy: Cell<bool>,
    ui: OnceCell<Ui>,
    campaign: String,
    gigya: Rc<Gigya>,
    proxy: Rc<Proxy>,
    host: Host,
    page_form: Option<PageForm>,
    timers: Timers,
}

impl Runtime {
    /// Opens the conversation and draws it. `None` when the texts are not those of this build.
    pub fn start(opening: &Opening) -> Option<Self> {
        let texts: Option<Vec<String>> = opening.texts().iter().map(|text| text.as_string()).collect();
        let texts = Texts::new(opening.language(), texts?)?;
        let config = Config::read(&opening.element(), config::today());
        let campaign = config.flow.campaign.trim().to_owned();
        let abort = opening.abort();
        let (flow, effects) = Flow::start(config.flow);
        let window = Rc::new(Window {
            flow: RefCell::new(flow),
            events: RefCell::default(),
            busy: Cell::default(),
            ui: OnceCell::new(),
            gigya: Rc::new(Gigya::new(opening.gigya_script(), abort.signal())),
            proxy: Rc::new(Proxy::new(
                &opening.proxy(),
                &campaign,
                opening.language(),
                opening.definition(),
                abort.signal(),
            )),
            host: Host::new(opening.element(), opening.place(), opening.show_fallback()),
            page_form: config.page_form.map(PageForm::new),
            timers: Timers::default(),
            campaign,
        });
        let view = window.draw(opening.place(), texts);
        window.host.screen_changed(window.flow.borrow().screen());
        window.run_all(effects);
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
            let look = move |look: &mut dyn FnMut(&Screen)| {
                if let Some(window) = seen.upgrade() {
                    look(window.flow.borrow().screen());
                }
            };
            let ui = Ui::new(look, texts, serial, move |event| dispatch(&window, event));
            let first = slot.ui.set(ui);
            debug_assert!(first.is_ok(), "a window is drawn once");
            app::draw(ui, &place);
        }))
    }

    /// Takes an event, after those that are being taken already.
    fn dispatch(self: &Rc<Self>, event: Event) {
        self.events.borrow_mut().push_back(event);
        if self.busy.replace(true) {
            return;
        }
        while let Some(event) = self.next() {
            let effects = self.flow.borrow_mut().update(event);
            self.show();
            self.run_all(effects);
        }
        self.busy.set(false);
    }

    fn next(&self) -> Option<Event> {
        self.events.borrow_mut().pop_front()
    }

    fn show(&self) {
        self.host.screen_changed(self.flow.borrow().screen());
        if let Some(ui) = self.ui.get() {
            ui.screen_changed();
        }
    }

    fn run_all(self: &Rc<Self>, effects: Vec<Effect>) {
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self: &Rc<Self>, effect: Effect) {
        let (gigya, proxy) = (Rc::clone(&self.gigya), Rc::clone(&self.proxy));
        match effect {
            Effect::LoadDefinition { ticket, campaign: _ } => self.later(async move {
                let arrival = proxy.definition().await.map(|definition| {
                    let session_hint = gigya.connect_to(&definition.gigya);
                    Box::new(Arrival { definition, session_hint })
                });
                Event::DefinitionArrived(ticket, arrival)
            }),
            Effect::DetectSession { ticket } => {
                self.later(async move { Event::SessionDetected(ticket, gigya.detect().await) });
            }
            Effect::LogIn { ticket, login_id, password } => {
                self.later(async move { Event::LoggedIn(ticket, gigya.log_in(&login_id, &password).await) });
            }
            Effect::Prove { ticket } => {
                let campaign = self.campaign.clone();
                self.later(async move { Event::Proved(ticket, gigya.prove(&campaign).await) });
            }
            Effect::OpenSession { ticket, id_token } => {
                self.later(async move { Event::SessionOpened(ticket, proxy.open_session(&id_token).await) });
            }
            Effect::FetchPrefill { ticket, token } => {
                self.later(async move { Event::Prefilled(ticket, proxy.prefill(&token).await) });
            }
            Effect::Submit { ticket, token, participation } => self
                .later(async move { Event::Submitted(ticket, proxy.submit(&token, &participation).await) }),
            Effect::LogOutHere { ticket } => {
                self.later(async move { Event::LoggedOutHere(ticket, gigya.log_out().await) });
            }
            Effect::LogOutEverywhere { ticket, token } => {
                self.later(async move { Event::LoggedOutEverywhere(ticket, proxy.log_out(&token).await) });
            }
            Effect::FillPageForm { ticket, fill } => {
                let unset = || PageFormFault::NotFound { given: String::new() };
                let filled = self.page_form.as_ref().ok_or_else(unset).and_then(|form| form.fill(&fill));
                self.dispatch(Event::PageFormFilled(ticket, filled));
            }
            Effect::StartTimer { ticket, after_ms } => {
                let window = Rc::downgrade(self);
                self.timers.start(ticket, after_ms, move || dispatch(&window, Event::TimePassed(ticket)));
            }
            Effect::Focus(target) => {
                if let Some(ui) = self.ui.get() {
                    focus::focus(*ui, self.host.place(), &target);
                }
            }
            Effect::Announce(announcement) => {
                if let (Announcement::LoggedOut, Some(form)) = (&announcement, &self.page_form) {
                    form.wipe();
                }
                self.host.announce(announcement);
            }
            Effect::Report(fault) => console::report(&fault),
        }
    }

    /// Dispatches what this becomes, unless the window has gone by then.
    fn later(self: &Rc<Self>, event: impl Future<Output = Event> + 'static) {
        spawn(Rc::downgrade(self), Box::pin(event));
    }
}

/// Takes a box, so that there is one task in the wasm and not one per effect.
fn spawn(window: Weak<Window>, event: Pin<Box<dyn Future<Output = Event>>>) {
    wasm_bindgen_futures::spawn_local(async move {
        let event = event.await;
        dispatch(&window, event);
    });
}

fn dispatch(window: &Weak<Window>, event: Event) {
    if let Some(window) = window.upgrade() {
        if let Event::TimePassed(ticket) = event {
            window.timers.forget(ticket);
        }
        window.dispatch(event);
    }
}

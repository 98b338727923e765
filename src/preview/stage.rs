//! Plays a scene: the real flow and the real screens, with a script in place of the world.
//!
//! The scene's opening is answered at once, what is clicked afterwards after a moment, so that waiting can
//! be seen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use catalogue::Texts;
use contract::Definition;
use flow::{Config, Effect, Event, Flow, Framed, Screen, UrlArrival};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::choice::Choice;
use super::script::{self, Reply};
use crate::app;
use crate::config;
use crate::effects::focus::focus;
use crate::page;
use crate::ui::Ui;

/// How long a scripted answer takes.
const MOMENT: Duration = Duration::from_millis(900);

/// What a scene changes of the script; `None` for what it leaves as it is.
pub type Twist = fn(&Effect) -> Option<Reply>;

/// A scene while it is being opened.
pub struct Stage {
    flow: Flow,
    twist: Twist,
}

impl Stage {
    /// Opens the conversation and plays until nothing more comes.
    pub fn open(page_form: bool, twist: Twist) -> Self {
        let config = Config {
            campaign: "summer-quiz".to_owned(),
            page_form,
            today: config::today(),
            consent_pending: false,
            framed: Framed::No,
            url: UrlArrival::default(),
        };
        let (flow, effects) = Flow::start(config);
        let mut stage = Self { flow, twist };
        stage.play(effects);
        stage
    }

    /// From now on the world differs in this way.
    pub fn twist(&mut self, twist: Twist) {
        self.twist = twist;
    }

    /// Something happens; plays until nothing more comes.
    pub fn then(&mut self, event: Event) {
        let effects = self.flow.update(event);
        self.play(effects);
    }

    fn play(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let twisted = (self.twist)(&effect);
            if let Reply::Event(event) = twisted.unwrap_or_else(|| script::reply(&effect)) {
                self.then(*event);
            }
        }
    }
}

/// The element with the scene in it.
pub fn stage(choice: &Choice) -> AnyView {
    let flow = Rc::new(RefCell::new((choice.scene.open)().flow));
    let shown = Rc::clone(&flow);
    let itself = Rc::new(Cell::new(None));
    let me = Rc::clone(&itself);
    let look = move |look: &mut dyn FnMut(&Screen, Option<&Definition>)| {
        let flow = shown.borrow();
        look(flow.screen(), flow.definition());
    };
    let ui = Ui::new(look, Texts::from(choice.language), 1, move |event| {
        if let Some(ui) = me.get() {
            perform(ui, &flow, event);
        }
    });
    itself.set(Some(ui));
    let screen = move || ui.read(Screen::name);
    // Drawn as the widget draws it: into an element that is there already.
    let place = NodeRef::<leptos::html::Div>::new();
    place.on_load(move |place| app::draw(ui, &place));
    let theme = (choice.theme != "system").then_some(choice.theme);
    view! {
        <main class=format!("stage stage-{}", choice.width)>
            <connection-window theme=theme>
                <div class="cw" node_ref=place lang=choice.language.tag data-screen=screen></div>
            </connection-window>
        </main>
    }
    .into_any()
}

fn perform(ui: Ui, flow: &Rc<RefCell<Flow>>, event: Event) {
    let effects = flow.borrow_mut().update(event);
    ui.screen_changed();
    for effect in effects {
        if let Effect::Focus(target) = &effect {
            let place = page::document().query_selector("connection-window").ok().flatten();
            if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
                focus(ui, &place, target);
            }
        }
        if let Reply::Event(event) = script::reply(&effect) {
            let flow = Rc::clone(flow);
            set_timeout(move || perform(ui, &flow, *event), MOMENT);
        }
    }
}

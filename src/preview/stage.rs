//! Plays a scene: the real flow and the real screens, with a script in place of the world.
//!
//! The scene's opening is answered at once and its clock stands still, so that every state can be looked at;
//! what is clicked afterwards is answered after a moment, so that waiting can be seen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use catalogue::{Text, direction};
use contract::Definition;
use flow::{Arrival, Config, Effect, Event, Flow, Framed, Screen, Ticket, UrlArrival};
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
type Twist = Box<dyn Fn(&Effect) -> Option<Reply>>;

/// What a scene begins with.
pub struct Opening {
    config: Config,
    arrival: Arrival,
    twists: Vec<Twist>,
}

impl Opening {
    /// The campaign with every way to an account, and nobody connected.
    pub fn new() -> Self {
        let config = Config {
            campaign: "summer-quiz".to_owned(),
            page_form: false,
            waited_ms: 0,
            today: config::today(),
            consent_pending: false,
            framed: Framed::No,
            url: UrlArrival::default(),
        };
        Self { config, arrival: script::arrival(), twists: Vec::new() }
    }

    /// The participant of the preview is connected.
    pub fn connected() -> Self {
        let mut opening = Self::new().on(|effect| {
            let Effect::DetectSession { ticket } = effect else { return None };
            Some(Event::SessionDetected(*ticket, Ok(Some(script::ada()))).into())
        });
        opening.arrival.session_hint = true;
        opening
    }

    /// The page is set up differently.
    pub fn config(mut self, edit: impl FnOnce(&mut Config)) -> Self {
        edit(&mut self.config);
        self
    }

    /// The campaign is another one.
    pub fn campaign(mut self, edit: impl FnOnce(&mut Definition)) -> Self {
        edit(&mut self.arrival.definition);
        self
    }

    /// The browser remembers something.
    pub fn arrival(mut self, edit: impl FnOnce(&mut Arrival)) -> Self {
        edit(&mut self.arrival);
        self
    }

    /// The world answers differently; a later twist goes before an earlier one.
    pub fn on(mut self, twist: impl Fn(&Effect) -> Option<Reply> + 'static) -> Self {
        self.twists.insert(0, Box::new(twist));
        self
    }

    /// The calls that fit never come back.
    pub fn silent(self, fits: impl Fn(&Effect) -> bool + 'static) -> Self {
        self.on(move |effect| fits(effect).then_some(Reply::Silence))
    }

    /// Plays until nothing more comes.
    pub fn begin(self) -> Stage {
        let Self { config, arrival, twists } = self;
        let (flow, effects) = Flow::start(config);
        let mut stage = Stage { flow, arrival, twists, timers: Vec::new() };
        stage.play(effects);
        stage
    }

    /// Plays, and then this happens.
    pub fn then(self, event: Event) -> Stage {
        self.begin().then(event)
    }
}

/// A scene while it is being played.
pub struct Stage {
    flow: Flow,
    arrival: Arrival,
    twists: Vec<Twist>,
    timers: Vec<(Ticket, u32)>,
}

impl Stage {
    /// From now on the world answers differently.
    pub fn on(mut self, twist: impl Fn(&Effect) -> Option<Reply> + 'static) -> Self {
        self.twists.insert(0, Box::new(twist));
        self
    }

    /// Something happens; plays until nothing more comes.
    pub fn then(mut self, event: Event) -> Self {
        self.happens(event);
        self
    }

    /// The last timer of so many milliseconds runs out.
    pub fn time_passes(self, after_ms: u32) -> Self {
        let timer = self.timers.iter().rev().find(|(_, after)| *after == after_ms);
        let ticket = timer.expect("such a timer was started").0;
        self.then(Event::TimePassed(ticket))
    }

    fn happens(&mut self, event: Event) {
        let effects = self.flow.update(event);
        self.play(effects);
    }

    fn play(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::StartTimer { ticket, after_ms } = effect {
                self.timers.push((ticket, after_ms));
            }
            let twisted = self.twists.iter().find_map(|twist| twist(&effect));
            if let Reply::Event(event) = twisted.unwrap_or_else(|| script::reply(&self.arrival, &effect)) {
                self.happens(*event);
            }
        }
    }
}

/// The element with the scene in it.
pub fn stage(choice: &Choice) -> AnyView {
    let Stage { flow, arrival, .. } = (choice.scene.open)();
    let flow = Rc::new(RefCell::new(flow));
    let shown = Rc::clone(&flow);
    let itself = Rc::new(Cell::new(None));
    let me = Rc::clone(&itself);
    let look = move |look: &mut dyn FnMut(&Screen, Option<&Definition>)| {
        let flow = shown.borrow();
        look(flow.screen(), flow.definition());
    };
    let mut texts = choice.voice.texts();
    let names: Vec<_> = Text::ALL.iter().map(|text| text.name()).collect();
    texts.replace(&arrival.definition.texts, &names);
    let arrival = Rc::new(arrival);
    let ui = Ui::new(look, texts, 1, move |event| {
        if let Some(ui) = me.get() {
            perform(ui, &flow, &arrival, event);
        }
    });
    itself.set(Some(ui));
    let screen = move || ui.read(Screen::name);
    // Drawn as the widget draws it: into an element that is there already.
    let place = NodeRef::<leptos::html::Div>::new();
    place.on_load(move |place| app::draw(ui, &place));
    let theme = (choice.theme != "system").then_some(choice.theme);
    let tag = choice.voice.tag();
    view! {
        <main class=format!("stage stage-{}", choice.width)>
            <connection-window theme=theme>
                <div class="cw" node_ref=place lang=tag dir=direction(tag).as_str() data-screen=screen></div>
            </connection-window>
        </main>
    }
    .into_any()
}

fn perform(ui: Ui, flow: &Rc<RefCell<Flow>>, arrival: &Rc<Arrival>, event: Event) {
    let effects = flow.borrow_mut().update(event);
    ui.screen_changed();
    for effect in effects {
        if let Effect::Focus(target) = &effect {
            let place = page::document().query_selector("connection-window").ok().flatten();
            if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
                focus(ui, &place, target);
            }
        }
        let (event, after) = match (&effect, script::reply(arrival, &effect)) {
            (Effect::StartTimer { ticket, after_ms }, _) => {
                (Event::TimePassed(*ticket), Duration::from_millis((*after_ms).into()))
            }
            (_, Reply::Event(event)) => (*event, MOMENT),
            (_, Reply::Silence) => continue,
        };
        let (flow, arrival) = (Rc::clone(flow), Rc::clone(arrival));
        set_timeout(move || perform(ui, &flow, &arrival, event), after);
    }
}

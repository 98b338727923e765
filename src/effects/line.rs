//! Whether the browser has a connection at all: the SDK's and the proxy's failures do not tell (Web SDK, 1.7:
//! "offline hint").

use std::rc::Rc;

use flow::Event;

use super::listening::Listening;
use crate::page;

/// Listens until it is dropped.
pub struct Line {
    _listening: [Listening; 2],
}

impl Line {
    /// Tells each change from now on, and at once if there is no connection to begin with.
    pub fn watch(tell: impl Fn(Event) + 'static) -> Self {
        let tell = Rc::new(tell);
        let went = Rc::clone(&tell);
        if !page::window().navigator().on_line() {
            tell(Event::WentOffline);
        }
        let window = || page::window().into();
        let went = Listening::to(window(), "offline", move || went(Event::WentOffline));
        let came = Listening::to(window(), "online", move || tell(Event::CameOnline));
        Self { _listening: [went, came] }
    }
}

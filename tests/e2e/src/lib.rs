//! The world of the end-to-end journeys: the built widget in Chromium, on a campaign page of its own origin,
//! over the real proxy and the sandbox.
//!
//! [`journey`] sets a [`Stage`], lets a test act on it, and closes it: whatever happened, the browser goes,
//! and a console error that the test did not read there fails it. `find` reads the page as a person does, by
//! words and labels; `act` clicks and types; `check` looks at what must hold; `looks` changes colours and
//! width, `network` the line, `memory` weighs the page; `tabs` has the other windows of the browser. A [`Page`] is what an integrator
//! writes; a [`Gate`] stands in front of the proxy and disturbs.

mod act;
mod browser;
mod check;
mod find;
mod gate;
mod looks;
mod memory;
mod network;
mod page;
mod stage;
mod tabs;

pub use browser::{Browser, Cookies};
pub use find::eventually;
pub use gate::{Gate, Passed};
pub use looks::Colours;
pub use memory::WATCH_MEMORY;
pub use page::{Page, PageServer, STRICT_POLICY};
pub use stage::{Stage, journey, journey_with, widget_folder};
pub use tabs::AtProvider;

//! The connection window: the log-in and form step of a campaign page, as the element
//! `<connection-window>`.
//!
//! Where to start: [`app`] draws what the flow (`crates/flow`) shows, one file per screen under
//! [`screens`], made of [`components`] and those of [`dom`], in the words of [`words`]; [`ui`] is what they
//! share.
//!
//! The way of a click: [`element`] is what the page's script holds, [`runtime`] is the loop between flow and
//! world, [`effects`] does what the flow asks for, by way of [`gigya`] where the Web SDK is asked and of
//! [`wire`] where the proxy answers; [`console`] tells the integrator what went wrong. `element.js` loads all
//! this and defines the element.
//!
//! A browser downloads the crate in two parts: [`second`] is the border.

pub mod app;
pub mod components;
pub mod config;
pub mod console;
pub mod dom;
pub mod effects;
pub mod element;
pub mod gigya;
mod page;
#[cfg(feature = "preview")]
pub mod preview;
mod recaptcha;
pub mod runtime;
pub mod screens;
pub mod second;
pub mod ui;
pub mod wire;
pub mod words;

//! The connection window: the log-in and form step of a campaign page, as the element
//! `<connection-window>`.
//!
//! Where to start: [`app`] draws what the flow (`crates/flow`) shows, one file per screen under
//! [`screens`], made of [`components`], in the words of [`words`]; [`ui`] is what they share.

pub mod app;
pub mod components;
pub mod screens;
pub mod ui;
pub mod words;

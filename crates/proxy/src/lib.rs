//! The proxy: between a page's connection window and Gigya, with the secret that no browser may see.
//!
//! Where to start: `router` has every address on one page; a request passes `origin` (which page asks) and `quota`
//! (how often), a handler in `handlers`, and mostly `rest` (the signed call to Gigya); what goes wrong leaves as a
//! `problem`. `campaign` reads the campaign files, `identity` knows who a participant is, `mapping`
//! goes between a form and an account, `prefill` and `participation` are what the form is about,
//! `registration` is how an account comes about.
//!
//! ```text
//! campaigns ─▶ router ─▶ origin ─▶ quota ─▶ handlers ─▶ prefill · participation · registration ─▶ rest ─▶ Gigya
//!                                     identity ┘            mapping ┘
//! ```
//!
//! [`Proxy::start`] runs it, for the binary and for tests alike; [`Program`] is the binary's command line, whose
//! other commands are in `command`; `check` is the self-test that one of them runs.

mod app;
mod campaign;
mod check;
mod clock;
mod command;
mod environment;
mod handlers;
mod identity;
mod listen;
mod mapping;
mod metrics;
mod operation;
mod origin;
mod participation;
mod prefill;
mod problem;
mod quota;
mod registration;
mod rest;
mod router;
mod secret;
mod server;
mod settings;
mod web_address;
mod widget;

pub use campaign::CampaignError;
pub use command::Program;
pub use environment::Environment;
pub use identity::TokenKeyError;
pub use quota::{QuotaError, QuotaSetting, Quotas, TrustedProxies, TrustedProxyError};
pub use server::{Proxy, StartError};
pub use settings::{Limits, Settings};

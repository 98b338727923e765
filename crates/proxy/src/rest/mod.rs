//! Gigya over REST: calls that Gigya believes, with limits on time and size.
//!
//! Where to start: [`RestClient`] has a method per Gigya method that the proxy calls; [`Failure`] is how a
//! call can fail; [`Site`] says where a campaign's calls go and what proves that they may be made. `method` lists
//! what is called, `persistence` repeats what may be repeated, `circuit` spares a Gigya that is out of order.

mod accounts;
mod circuit;
mod client;
mod credentials;
mod excerpt;
mod failure;
pub mod method;
mod persistence;
mod registration;
mod site;
mod uid_signatures;

pub use accounts::Wanted;
pub use client::RestClient;
pub use credentials::{Credentials, UidSecret};
pub use failure::{Failure, setting_of};
pub use method::Method;
pub use registration::{NewAccount, Registered, SCHEMA_SECTIONS};
pub use site::{Host, Site};
pub use uid_signatures::SignedUid;

//! Gigya over REST: signed calls with limits on time and size.
//!
//! Where to start: [`RestClient`] has a method per Gigya method that the proxy calls; [`Failure`] is how a
//! call can fail; [`Site`] says where a campaign's calls go and what signs them.

mod accounts;
mod client;
mod failure;
mod registration;
mod site;

pub use accounts::Wanted;
pub use client::RestClient;
pub use failure::Failure;
pub use registration::{NewAccount, Registered};
pub use site::{Credentials, Host, Site};

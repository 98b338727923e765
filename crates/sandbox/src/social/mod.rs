//! Social login: a provider that does not exist, the people who have an identity there, and the page on
//! which one of them says who is logging in (Web SDK, 1.6; REST, 4.4).
//!
//! The SDK opens `/accounts.socialLogin?x_provider=…` in a pop-up, or goes there; [`page`] shows the
//! provider, and its answer runs the method `accounts.socialLogin` and goes [`back`] as a message or in the
//! address.

mod back;
mod identity;
mod page;

pub use identity::Identity;
pub use page::{choose, show};

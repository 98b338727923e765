//! Gigya's vocabulary: what its methods, replies and accounts are called, and how requests are signed.
//!
//! Where to start: [`ResponseCode`] says how a call ended and [`Family`] what that means, [`Reply`] is the
//! envelope around every answer, [`account`] finds its way in an account, [`DataCenter`] knows the hosts,
//! [`signature`] and [`bearer`] sign. [`PasswordRules`], [`Schema`], [`Conflict`] and [`Factors`] are what
//! the steps to an account need to know. The facts come from `gigya-rest-contract.md` ("REST") and
//! `gigya-web-sdk-contract.md` ("Web SDK"); each item names the section.
//!
//! Nothing here sends anything.

pub mod account;
#[cfg(feature = "bearer")]
pub mod bearer;
mod code;
mod conflict;
mod data_center;
mod factor;
mod family;
mod policy;
mod reply;
mod schema;
#[cfg(feature = "signing")]
pub mod signature;

pub use code::ResponseCode;
pub use conflict::Conflict;
pub use data_center::{DataCenter, DataCenterError};
pub use factor::{FactorKind, Factors, Target};
pub use family::Family;
pub use policy::{PasswordRules, Rule};
pub use reply::{Interruption, Outcome, Reply, ValidationError};
pub use schema::{Schema, SchemaEntry, SchemaField, SchemaKind};

/// The issuer that an id_token of this site names (REST, 3.3).
pub fn id_token_issuer(api_key: &str) -> String {
    format!("https://fidm.gigya.com/jwt/{api_key}/")
}

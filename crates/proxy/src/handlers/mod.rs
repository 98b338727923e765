//! What answers requests: one file per resource, one function per method.

pub mod accounts;
mod body;
pub mod definition;
pub mod description;
pub mod fallback;
pub mod health;
pub mod metrics;
mod participant;
pub mod participations;
pub mod prefill;
pub mod session;

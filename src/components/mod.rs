//! The pieces that screens are made of: functions from plain values to elements.

mod avatar;
pub mod button;
mod check_box;
mod choice;
mod consent;
mod control;
mod date;
mod field;
mod heading;
mod message;
pub mod password;
mod questions;
mod rich_text;
pub mod summary;
mod text;

pub use avatar::avatar;
pub use consent::consent;
pub use control::{Control, control};
pub use field::field;
pub use heading::heading;
pub use message::{notice, problem};
pub use password::password;
pub use questions::{any_required, questions};
pub use rich_text::rich_text;
pub use summary::summary;

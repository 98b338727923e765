//! The pieces that screens are made of: functions from plain values to elements.

mod avatar;
pub mod button;
mod check_box;
mod choice;
pub mod code;
mod consent;
mod control;
mod date;
mod field;
mod form;
mod heading;
mod message;
pub mod password;
mod preparing;
mod questions;
mod resend;
mod rich_text;
pub mod seconds;
pub mod summary;
mod text;

pub use avatar::avatar;
pub use check_box::ticked;
pub use consent::consent;
pub use control::{Control, control};
pub use field::field;
pub use form::form;
pub use heading::heading;
pub use message::{notice, problem, sentence, told};
pub use password::password;
pub use preparing::preparing;
pub use questions::{any_required, questions};
pub use resend::{resend, sent_again};
pub use rich_text::rich_text;

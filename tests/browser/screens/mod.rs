//! The screens as they are drawn: what a screen reader, a password manager and a thumb find in them.

mod drawn;

pub mod done;
pub mod form;
pub mod hello;
pub mod login;
pub mod rich_text;
pub mod window;

//! The screens as they are drawn: what a screen reader, a password manager and a thumb find in them.

mod drawn;
mod ways;

pub mod auto_submitting;
pub mod captcha;
pub mod change_password;
pub mod complete_account;
pub mod create_account;
pub mod done;
pub mod forgot_password;
pub mod form;
pub mod hello;
pub mod link_account;
pub mod login;
pub mod problems;
pub mod reset_password;
pub mod rich_text;
pub mod second_factor;
pub mod social;
pub mod verify_email;
pub mod window;

//! The screens, one file each, as in the flow. Each is built when it is entered and takes what stays the
//! same from the state it is entered with; what changes afterwards, it follows.

pub mod auto_submitting;
pub mod change_password;
pub mod complete_account;
pub mod create_account;
pub mod done;
pub mod forgot_password;
pub mod form;
pub mod hello;
pub mod link_account;
pub mod loading;
pub mod login;
pub mod reset_password;
pub mod second_factor;
pub mod unavailable;
pub mod verify_email;

//! The screens, one file each, as in the flow. Each is built when it is entered and takes what stays the
//! same from the state it is entered with; what changes afterwards, it follows.

pub mod auto_submitting;
pub mod complete_account;
pub mod done;
pub mod form;
pub mod hello;
pub mod link_account;
pub mod loading;
pub mod login;
pub mod second_factor;
pub mod unavailable;
pub mod verify_email;

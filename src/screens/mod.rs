//! The screens, one file each, as in the flow. Each is built when it is entered and takes what stays the
//! same from the state it is entered with; what changes afterwards, it follows.

pub mod done;
pub mod form;
pub mod hello;
pub mod loading;
pub mod login;
pub mod unavailable;

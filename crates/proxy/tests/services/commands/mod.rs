//! The operators' commands, as a shell runs them, against the sandbox.

mod accounts;
mod desk;
mod interruption;
mod long;
mod rba;
mod rows;
mod secrets;
mod status;
mod terminal;
mod typing;

//! The sandbox over HTTP, as its clients see it.

mod account;
mod authentication;
mod control;
mod envelope;
mod id_token;
mod login;
mod program;
mod script;
mod session;
mod site;

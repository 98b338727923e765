//! The sandbox over HTTP, as its clients see it.

mod account;
mod authentication;
mod captcha;
mod control;
mod envelope;
mod id_token;
mod lockout;
mod login;
mod program;
mod script;
mod session;
mod settings;
mod site;
mod social;

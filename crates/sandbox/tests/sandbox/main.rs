//! The sandbox over HTTP, as its clients see it.

mod account;
mod authentication;
mod captcha;
mod control;
mod envelope;
mod id_token;
mod independent_client;
mod limits;
mod linking;
mod lockout;
mod login;
mod mailbox;
mod password;
mod policies;
mod program;
mod rba;
mod registration;
mod scenario;
mod script;
mod second_factor;
mod seed;
mod session;
mod settings;
mod site;
mod social;
mod tls;

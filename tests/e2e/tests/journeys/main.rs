//! The journeys that people take through the connection window, and what page authors rely on.

mod auto_submit;
mod connected;
mod consent;
mod create_account;
mod drafts;
mod element;
mod elsewhere;
mod faults;
mod forgot_password;
mod form;
mod french;
mod lifetime;
mod loading;
mod log_out;
mod login;
mod origins;
mod page_form;
mod patience;
mod pending;
mod policy;
mod second;
mod secrets;
mod social;
mod styles;
mod upstream;
mod web_sdk;

//! The proxy over HTTP, against the sandbox in the same process: one file per subject.

mod accounts;
mod campaign_files;
mod campaign_ways;
mod check;
mod commands;
mod credentials;
mod definition;
mod files;
mod line;
mod linked_accounts;
mod log_out;
mod metrics;
mod origins;
mod participations;
mod patience;
mod prefill;
mod quotas;
mod repetition;
mod requests;
mod secrets;
mod sessions;
mod uid_signatures;
mod upstream;
mod wire;
mod world;

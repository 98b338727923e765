//! The binary: a command line in, an exit status out.

use std::process::ExitCode;

use clap::Parser;
use connection_proxy::Program;

#[tokio::main]
async fn main() -> ExitCode {
    Program::parse().run().await
}

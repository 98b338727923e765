//! The binary: how it starts, refuses to start, and stops.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

fn proxy() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_connection-proxy"));
    command.args(["--listen", "127.0.0.1:0", "--operators", "127.0.0.1:0"]);
    command.args(["--campaigns", concat!(env!("CARGO_MANIFEST_DIR"), "/../../campaigns")]);
    command.args(["--widget", env!("CARGO_MANIFEST_DIR")]);
    command.env_clear().stderr(Stdio::piped());
    command
}

#[test]
fn a_start_that_fails_says_why_and_ends_with_status_1() {
    let output = proxy().output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    for file in ["summer-quiz.toml:", "contest.toml:"] {
        assert!(message.contains(file) && message.contains("GIGYA_SANDBOX_SECRET"), "{message}");
    }
}

#[test]
fn a_proxy_that_is_terminated_stops_with_status_0() {
    let mut command = proxy();
    command.env("GIGYA_SANDBOX_USER_KEY", "key").env("GIGYA_SANDBOX_SECRET", "c2VjcmV0");
    let mut child = command.spawn().unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(log.by_ref().any(|line| line.contains("the proxy listens")), "it starts");
    assert!(Command::new("sh").args(["-c", &format!("kill {}", child.id())]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(log.any(|line| line.contains("stopping")));
}

#[test]
fn a_log_in_json_is_asked_for_by_1_as_well_as_by_true() {
    for yes in ["1", "true"] {
        let mut command = proxy();
        command.env("GIGYA_SANDBOX_USER_KEY", "key").env("GIGYA_SANDBOX_SECRET", "c2VjcmV0");
        let mut child = command.env("CONNECTION_PROXY_LOG_JSON", yes).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let started = log.find(|line| line.contains("the proxy listens"));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(started.is_some_and(|line| line.starts_with('{')), "{yes}");
    }
}

#[test]
fn serve_is_what_no_command_at_all_does() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_connection-proxy"));
    command.arg("serve").env_clear().stderr(Stdio::piped());
    // The variables are those of the options, wherever these stand.
    command.env("CONNECTION_PROXY_LISTEN", "127.0.0.1:0").env("CONNECTION_PROXY_OPERATORS", "127.0.0.1:0");
    command.env("CONNECTION_PROXY_CAMPAIGNS", "no/such/folder");
    let output = command.output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("no/such/folder"), "{message}");
}

#[test]
fn options_of_the_proxy_before_another_command_are_refused_rather_than_ignored() {
    let output = proxy().arg("serve").output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains("serve"), "{message}");
}

//! The binary: how it starts, refuses to start, and stops.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStderr, Command, Stdio};

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

/// Starts the proxy in a shell that has set its limits so, and gives its log.
fn limited(limits: &str) -> (Child, Lines<BufReader<ChildStderr>>) {
    let proxy = proxy();
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{limits} && exec \"$0\" \"$@\"")]).arg(proxy.get_program());
    command.args(proxy.get_args()).env_clear().stderr(Stdio::piped());
    command.env("GIGYA_SANDBOX_USER_KEY", "key").env("GIGYA_SANDBOX_SECRET", "c2VjcmV0");
    let mut child = command.spawn().unwrap();
    let log = BufReader::new(child.stderr.take().unwrap()).lines();
    (child, log)
}

#[test]
fn the_proxy_sees_to_it_that_it_may_open_a_file_for_each_connection() {
    let (mut child, mut log) = limited("ulimit -Sn 256");
    assert!(log.any(|line| line.unwrap().contains("the proxy listens")), "it starts");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap();
    let numbers: Vec<u64> = line.split_whitespace().map_while(|word| word.parse().ok()).collect();
    // Two for each of 8192 connections, and some besides, where the system lets it have so many.
    assert!(numbers[0] > (2 * 8192).min(numbers[1] - 1), "{limits}");
}

#[test]
fn fewer_open_files_than_connections_are_warned_about() {
    let (mut child, mut log) = limited("ulimit -n 256");
    let warned = log.find(|line| line.as_ref().unwrap().contains("--max-connections"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(warned.is_some_and(|line| line.unwrap().contains("allowed=256 needed=16640")));
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

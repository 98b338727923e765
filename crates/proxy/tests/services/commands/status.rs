//! What the shell is told, and what the operator is told who has made a mistake.

use gigya_sandbox::seed::MARIE;

use super::desk::{Desk, SET_FROM_FILE, ended};

const GET: [&str; 4] = ["account", "get", "--uid", MARIE.uid];

#[tokio::test]
async fn the_status_tells_all_well_some_errors_nothing_run_and_a_wrong_command_line() {
    let desk = Desk::new().await;
    assert_eq!(desk.run(&GET).await.status, 0);
    assert_eq!(desk.run(&["account", "get", "--uid", "nobody"]).await.status, 3);
    assert_eq!(desk.run(&[&GET[..], &["--connections", "no.toml"]].concat()).await.status, 1);
    assert_eq!(desk.run(&["account", "get"]).await.status, 2);
}

#[tokio::test]
async fn a_mistake_is_told_with_its_place_and_what_to_do_and_nothing_is_run() {
    let desk = Desk::new().await;
    desk.write("people.csv", "uid,policy\na,high\n");
    desk.write("twice.csv", "uid,uid\na,b\n");
    let template = r#"{"riskPolicy": "{{polcy}}"}"#;
    let cases: [(&[&str], &str); 6] = [
        (
            &["account", "log-out", "--input", "people.csv", "--uid-column", "UID"],
            "no column `UID`: write `uid`",
        ),
        (
            &["account", "log-out", "--input", "twice.csv", "--uid-column", "uid"],
            "twice.csv: its first line names `uid` twice",
        ),
        (
            &["account", "log-out", "--input", "none.csv", "--uid-column", "uid"],
            "none.csv: it cannot be read",
        ),
        (
            &["account", "set", "--input", "people.csv", "--uid-column", "uid", "--rba", template],
            "`{{polcy}}` is neither a column nor a reference value: write `policy`",
        ),
        (
            &["account", "log-out", "--uid", "x", "--connection", "sandbx"],
            "there is no connection `sandbx`: write `sandbox`",
        ),
        (&["account", "log-out", "--uid", "x", "--output", "people.csv"], "people.csv is there already"),
    ];
    for (line, expected) in cases {
        let ran = desk.run(line).await;
        assert!(ran.status == 1 && ran.stderr.contains(expected), "{line:?}: {} {}", ran.status, ran.stderr);
    }
    assert!(desk.sandbox.calls().is_empty());
    assert_eq!(desk.read("people.csv"), "uid,policy\na,high\n");
}

#[tokio::test]
async fn a_machine_that_cannot_call_gigya_is_told_before_anything_is_left_behind() {
    let desk = Desk::new().await;
    desk.write("people.csv", &format!("uid\n{}\n", MARIE.uid));
    let line = [&SET_FROM_FILE[..], &["--rba", r#"{"riskPolicy": "low"}"#]].concat();
    let mut command = desk.command(&line);
    // Where there is no certificate, no call can be trusted.
    command.env("SSL_CERT_FILE", "people.csv");
    let ran = ended(command).await;
    assert!(ran.status == 1 && ran.stderr.contains("check the system's certificates"), "{}", ran.stderr);
    assert!(!desk.path("out.jsonl").exists() && !desk.path("out.jsonl.journal").exists());
    assert_eq!(desk.run(&line).await.status, 0, "the same command runs as if nothing had been");
}

#[tokio::test]
async fn a_table_is_refused_for_changes_from_a_file_since_it_would_not_tell_what_was_done() {
    let desk = Desk::new().await;
    desk.write("people.csv", &format!("uid\n{}\n", MARIE.uid));
    let log_out = ["account", "log-out", "--format", "table"];
    let ran = desk.run(&[&log_out[..], &["--input", "people.csv", "--uid-column", "uid"]].concat()).await;
    assert!(ran.status == 1 && ran.stderr.contains("Choose --format jsonl or csv"), "{}", ran.stderr);
    assert!(desk.sandbox.calls().is_empty());
    let ran = desk.run(&[&log_out[..], &["--uid", MARIE.uid]].concat()).await;
    assert!(ran.status == 0 && ran.stdout.contains(MARIE.uid), "one row is its whole table: {}", ran.stdout);
}

#[tokio::test]
async fn options_that_contradict_each_other_are_refused() {
    let desk = Desk::new().await;
    let cases: [&[&str]; 9] = [
        &["account", "get", "--uid", "x", "--reg-token-prompt"],
        &["account", "get", "--uid", "x", "--input", "people.csv"],
        &["account", "get", "--uid-column", "x"],
        &["account", "set", "--uid", "x"],
        &["account", "set", "--uid", "x", "--random-password"],
        &[
            "account",
            "set",
            "--uid",
            "x",
            "--random-password",
            "--new-password-prompt",
            "--security-override",
        ],
        &["rba", "unlock", "--uid", "x", "--ip", "192.0.2.1"],
        &["login-id", "check", "--login-id", "x", "--resume"],
        &["account", "log-out", "--input", "a.csv", "--uid-column", "u", "--parallel", "0"],
    ];
    for line in cases {
        assert_eq!(desk.run(line).await.status, 2, "{line:?}");
    }
}

#[tokio::test]
async fn the_connection_can_be_named_by_the_environment() {
    let desk = Desk::new().await;
    std::fs::rename(desk.path("connections.toml"), desk.path("other.toml")).unwrap();
    let mut command = desk.command(&GET);
    command.env("CONNECTION_PROXY_CONNECTIONS", "other.toml").env("CONNECTION_PROXY_CONNECTION", "sandbox");
    assert_eq!(ended(command).await.status, 0);
}

//! Runs that are interrupted, and taken up again.

use std::process::{Child, Command};

use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour};
use serde_json::json;

use super::desk::{Desk, Ran, lines};

/// So many rows about a few accounts.
fn rows(count: usize) -> String {
    let rows: Vec<_> =
        (0..count).map(|n| format!("{n},{}\n", [MARIE.uid, PINKY.uid, "nobody"][n % 3])).collect();
    format!("n,uid\n{}", rows.concat())
}

const SET: [&str; 10] = [
    "account",
    "set",
    "--input",
    "people.csv",
    "--uid-column",
    "uid",
    "--rba",
    r#"{"riskPolicy": "p{{n}}"}"#,
    "--output",
    "out.jsonl",
];

fn resumed<'a>(line: &[&'a str]) -> Vec<&'a str> {
    [line, &["--resume"]].concat()
}

/// Starts a run whose first calls hang, and ends it in the hard way when they are under way.
async fn killed_while_calls_hang(desk: &Desk) {
    desk.write("people.csv", &rows(6));
    desk.sandbox.inject(InjectedFault::always("accounts.setAccountInfo", Misbehaviour::Hang));
    let mut child = desk.command(&SET).spawn().unwrap();
    under_way(desk, 3).await;
    child.kill().unwrap();
    child.wait().unwrap();
    desk.sandbox.clear_faults();
}

/// Waits until so many changes have arrived.
async fn under_way(desk: &Desk, count: usize) {
    while desk.calls_of("accounts.setAccountInfo") < count {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_was_begun_and_not_answered_is_not_done_again_blindly() {
    let desk = Desk::new().await;
    killed_while_calls_hang(&desk).await;
    // Six rows about three accounts: one of each is under way, the others wait for their turn.
    assert_eq!(desk.calls_of("accounts.setAccountInfo"), 3);
    let ran = desk.run(&resumed(&SET)).await;
    assert_eq!((ran.status, desk.calls_of("accounts.setAccountInfo")), (3, 6), "{}", ran.stderr);
    let told: Vec<_> =
        lines(&desk.read("out.jsonl")).iter().map(|row| json!([row["n"], row["errorCode"]])).collect();
    let expected =
        json!([["0", 504_002], ["1", 504_002], ["2", 504_002], ["3", 0], ["4", 0], ["5", 403_005]]);
    assert_eq!(json!(told), expected);
    assert!(desk.read("out.jsonl").contains("nobody knows whether this was done"));
    assert!(!desk.path("out.jsonl.journal").exists(), "the run has come to its end");
}

#[tokio::test]
async fn it_is_done_again_when_the_operator_says_so() {
    let desk = Desk::new().await;
    killed_while_calls_hang(&desk).await;
    let ran = desk.run(&[&resumed(&SET)[..], &["--repeat-unknown"]].concat()).await;
    assert_eq!((ran.status, desk.calls_of("accounts.setAccountInfo")), (3, 9), "{}", ran.stderr);
    let errors = lines(&desk.read("out.jsonl")).iter().filter(|row| row["has_error"] == true).count();
    assert_eq!(errors, 2, "nobody's rows");
}

#[tokio::test]
async fn a_run_is_taken_up_only_with_the_input_and_the_options_that_it_had() {
    let desk = Desk::new().await;
    killed_while_calls_hang(&desk).await;
    let told = |ran: Ran| (ran.status, ran.stderr);
    let (status, stderr) = told(desk.run(&SET).await);
    assert!(
        status == 1 && stderr.contains("take it up again with --resume")
            || stderr.contains("Take it up again with --resume"),
        "{stderr}"
    );
    let other: Vec<_> = resumed(&SET).iter().map(|part| part.replace("p{{n}}", "q{{n}}")).collect();
    let other: Vec<_> = other.iter().map(String::as_str).collect();
    let (status, stderr) = told(desk.run(&other).await);
    assert!(status == 1 && stderr.contains("is of another command"), "{stderr}");
    desk.write("people.csv", &rows(7));
    let (status, stderr) = told(desk.run(&resumed(&SET)).await);
    assert!(status == 1 && stderr.contains("the input was changed"), "{stderr}");
    desk.write("people.csv", &rows(6));
    assert_eq!(desk.run(&resumed(&SET)).await.status, 3);
    let (status, stderr) = told(desk.run(&resumed(&SET)).await);
    assert!(status == 1 && stderr.contains("there is nothing to take up"), "{stderr}");
}

#[tokio::test]
async fn with_nothing_to_take_up_a_run_begins() {
    let desk = Desk::new().await;
    desk.write("people.csv", &rows(3));
    assert_eq!(desk.run(&resumed(&SET)).await.status, 3);
    assert_eq!(lines(&desk.read("out.jsonl")).len(), 3);
}

/// As Ctrl-C does.
fn interrupt(child: &Child) {
    let sent = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap();
    assert!(sent.success());
}

#[tokio::test]
async fn ctrl_c_lets_come_to_an_end_what_is_under_way_and_says_how_to_go_on() {
    let desk = Desk::new().await;
    desk.write("people.csv", &rows(3000));
    let child = desk.command(&SET).spawn().unwrap();
    under_way(&desk, 100).await;
    interrupt(&child);
    let output = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap();
    let ran = Ran::of(output);
    assert_eq!(ran.status, 4, "{}", ran.stderr);
    assert!(ran.stderr.contains("the same command with --resume goes on from here"), "{}", ran.stderr);
    let first = lines(&desk.read("out.jsonl"));
    assert!(first.len() < 3000);
    assert_eq!(first.len(), desk.calls_of("accounts.setAccountInfo"), "every call has its row");

    assert_eq!(desk.run(&resumed(&SET)).await.status, 3);
    let all = lines(&desk.read("out.jsonl"));
    assert_eq!((all.len(), desk.calls_of("accounts.setAccountInfo")), (3000, 3000));
    assert!(all[..first.len()] == first[..]);
    assert!(
        all.iter()
            .enumerate()
            .all(|(n, row)| row["n"].as_str().and_then(|text| text.parse().ok()) == Some(n))
    );
}

#[tokio::test]
async fn a_run_that_only_reads_asks_again_what_was_not_written() {
    let desk = Desk::new().await;
    desk.write("people.csv", &rows(3));
    let get = [
        "account",
        "get",
        "--input",
        "people.csv",
        "--uid-column",
        "uid",
        "--output",
        "out.csv",
        "-f",
        "csv",
    ];
    desk.sandbox.inject(InjectedFault::always("accounts.getAccountInfo", Misbehaviour::Hang));
    let mut child = desk.command(&get).spawn().unwrap();
    while desk.calls_of("accounts.getAccountInfo") < 3 {
        tokio::task::yield_now().await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    desk.sandbox.clear_faults();
    assert_eq!(desk.run(&resumed(&get)).await.status, 3);
    let records = csv::Reader::from_path(desk.path("out.csv")).unwrap().into_records().count();
    assert_eq!(records, 3, "with one line of names");
}

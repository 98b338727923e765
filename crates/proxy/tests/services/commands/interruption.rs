//! Runs that are interrupted, and taken up again.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

use gigya::ResponseCode;
use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour};
use serde_json::json;

use super::desk::{Desk, Ran, SET_FROM_FILE, has_written, lines};

/// So many rows about a few accounts.
fn rows(count: usize) -> String {
    let rows: Vec<_> =
        (0..count).map(|n| format!("{n},{}\n", [MARIE.uid, PINKY.uid, "nobody"][n % 3])).collect();
    format!("n,uid\n{}", rows.concat())
}

/// Gives each account of the file a policy.
fn set() -> Vec<&'static str> {
    [&SET_FROM_FILE[..], &["--rba", r#"{"riskPolicy": "p{{n}}"}"#]].concat()
}

fn resumed<'a>(line: &[&'a str]) -> Vec<&'a str> {
    [line, &["--resume"]].concat()
}

/// Starts a run whose first calls hang, and ends it in the hard way when they are under way.
async fn killed_while_calls_hang(desk: &Desk) {
    desk.write("people.csv", &rows(6));
    desk.sandbox.inject(InjectedFault::always("accounts.setAccountInfo", Misbehaviour::Hang));
    let mut child = desk.command(&set()).spawn().unwrap();
    desk.under_way(&mut child, CHANGE, 3).await;
    child.kill().unwrap();
    child.wait().unwrap();
    desk.sandbox.clear_faults();
}

/// What `set` calls.
const CHANGE: &str = "accounts.setAccountInfo";

#[tokio::test]
async fn what_was_begun_and_not_answered_is_not_done_again_blindly() {
    let desk = Desk::new().await;
    killed_while_calls_hang(&desk).await;
    // Six rows about three accounts: one of each is under way, the others wait for their turn.
    assert_eq!(desk.calls_of("accounts.setAccountInfo"), 3);
    let ran = desk.run(&resumed(&set())).await;
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
    let ran = desk.run(&[&resumed(&set())[..], &["--repeat-unknown"]].concat()).await;
    assert_eq!((ran.status, desk.calls_of("accounts.setAccountInfo")), (3, 9), "{}", ran.stderr);
    let errors = lines(&desk.read("out.jsonl")).iter().filter(|row| row["has_error"] == true).count();
    assert_eq!(errors, 2, "nobody's rows");
}

#[tokio::test]
async fn what_was_told_to_be_unknown_is_not_done_behind_later_rows() {
    let desk = Desk::new().await;
    killed_while_calls_hang(&desk).await;
    // Taken up, it tells so, begins the later rows about the same accounts, and is killed again.
    desk.sandbox.inject(InjectedFault::always(CHANGE, Misbehaviour::Hang));
    let mut child = desk.command(&resumed(&set())).spawn().unwrap();
    desk.under_way(&mut child, CHANGE, 6).await;
    child.kill().unwrap();
    child.wait().unwrap();
    desk.sandbox.clear_faults();
    let ran = desk.run(&[&resumed(&set())[..], &["--repeat-unknown"]].concat()).await;
    assert_eq!((ran.status, desk.calls_of(CHANGE)), (3, 9), "{}", ran.stderr);
    let told: Vec<_> = lines(&desk.read("out.jsonl")).iter().map(|row| row["errorCode"].clone()).collect();
    assert_eq!(json!(told), json!([504_002, 504_002, 504_002, 0, 0, 403_005]));
}

#[tokio::test]
async fn a_run_is_taken_up_only_with_the_input_and_the_options_that_it_had() {
    let desk = Desk::new().await;
    killed_while_calls_hang(&desk).await;
    let told = |ran: Ran| (ran.status, ran.stderr);
    let (status, stderr) = told(desk.run(&set()).await);
    assert!(status == 1 && stderr.contains("Take it up again with --resume"), "{stderr}");
    let other: Vec<_> = resumed(&set()).iter().map(|part| part.replace("p{{n}}", "q{{n}}")).collect();
    let other: Vec<_> = other.iter().map(String::as_str).collect();
    let (status, stderr) = told(desk.run(&other).await);
    assert!(status == 1 && stderr.contains("is of another command"), "{stderr}");
    desk.write("people.csv", &rows(7));
    let (status, stderr) = told(desk.run(&resumed(&set())).await);
    assert!(status == 1 && stderr.contains("the input was changed"), "{stderr}");
    desk.write("people.csv", &rows(6));
    assert_eq!(desk.run(&resumed(&set())).await.status, 3);
    let (status, stderr) = told(desk.run(&resumed(&set())).await);
    assert!(status == 1 && stderr.contains("there is nothing to take up"), "{stderr}");
}

#[tokio::test]
async fn with_nothing_to_take_up_a_run_begins() {
    let desk = Desk::new().await;
    desk.write("people.csv", &rows(3));
    assert_eq!(desk.run(&resumed(&set())).await.status, 3);
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
    let mut child = desk.command(&set()).spawn().unwrap();
    desk.under_way(&mut child, CHANGE, 100).await;
    interrupt(&child);
    let output = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap();
    let ran = Ran::of(output);
    assert_eq!(ran.status, 4, "{}", ran.stderr);
    assert!(ran.stderr.contains("the same command with --resume goes on from here"), "{}", ran.stderr);
    let first = lines(&desk.read("out.jsonl"));
    assert!(first.len() < 3000);
    // What was under way behind a row that was not begun is in the journal, not yet in the output.
    let answered = desk.read("out.jsonl.journal").matches("{\"answered\"").count();
    assert_eq!(answered, desk.calls_of(CHANGE), "every call has its answer");
    assert!((answered - 8..=answered).contains(&first.len()), "{} {answered}", first.len());

    assert_eq!(desk.run(&resumed(&set())).await.status, 3);
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
async fn rows_that_wait_for_their_turn_are_not_begun_after_ctrl_c() {
    let desk = Desk::new().await;
    let rows: Vec<_> = (0..6).map(|n| format!("{n},{}\n", MARIE.uid)).collect();
    desk.write("people.csv", &format!("n,uid\n{}", rows.concat()));
    // The first row goes on asking; the others are about the same account and wait.
    let busy = Misbehaviour::Code { code: ResponseCode::API_RATE_LIMIT_EXCEEDED };
    desk.sandbox.inject(InjectedFault::always(CHANGE, busy));
    let mut child = desk.command(&set()).spawn().unwrap();
    desk.under_way(&mut child, CHANGE, 1).await;
    interrupt(&child);
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let told = tokio::task::spawn_blocking(move || {
        let mut line = String::new();
        stderr.read_line(&mut line).unwrap();
        (line, stderr)
    });
    let (line, stderr) = told.await.unwrap();
    assert!(line.starts_with("stopping"), "{line}");
    desk.sandbox.clear_faults();
    let status = tokio::task::spawn_blocking(move || child.wait().unwrap()).await.unwrap();
    drop(stderr);
    assert_eq!((status.code(), lines(&desk.read("out.jsonl")).len()), (Some(4), 1));

    assert_eq!(desk.run(&resumed(&set())).await.status, 0);
    assert_eq!(lines(&desk.read("out.jsonl")).len(), 6);
}

#[tokio::test]
async fn rows_from_a_pipe_are_all_answered_and_nobody_says_that_they_can_be_taken_up() {
    let desk = Desk::new().await;
    let piped = |part| if part == "people.csv" { "/dev/stdin" } else { part };
    let set: Vec<&str> = set().into_iter().map(piped).collect();
    let run = |line: &[&str]| {
        let mut command = desk.command(line);
        tokio::task::spawn_blocking(move || {
            let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
            let mut stdin = child.stdin.take().unwrap();
            // More than is read at once, to tell the columns.
            let writing = std::thread::spawn(move || stdin.write_all(rows(600).as_bytes()));
            let ran = Ran::of(child.wait_with_output().unwrap());
            (ran, writing.join().unwrap().is_ok())
        })
    };
    let (ran, are_read) = run(&set).await.unwrap();
    assert!(ran.status == 3 && are_read, "{}", ran.stderr);
    assert_eq!(lines(&desk.read("out.jsonl")).len(), 600);
    assert!(!desk.path("out.jsonl.journal").exists());
    let (ran, _) = run(&resumed(&set)).await.unwrap();
    assert!(ran.status == 1 && ran.stderr.contains("from stdin or a pipe"), "{}", ran.stderr);
}

#[tokio::test]
async fn csv_goes_on_behind_the_names_and_the_rows_that_it_has() {
    let desk = Desk::new().await;
    desk.write("people.csv", &rows(900));
    let into_csv = |part| if part == "out.jsonl" { "out.csv" } else { part };
    let set: Vec<&str> = set().into_iter().map(into_csv).chain(["--format", "csv"]).collect();
    let mut child = desk.command(&set).spawn().unwrap();
    has_written(&mut child, &desk.path("out.csv"), 400).await;
    child.kill().unwrap();
    child.wait().unwrap();
    let ran = desk.run(&resumed(&set)).await;
    assert_eq!(ran.status, 3, "{}", ran.stderr);
    let records = csv::Reader::from_path(desk.path("out.csv")).unwrap().into_records();
    let numbers: Vec<usize> = records.map(|record| record.unwrap()[0].parse().unwrap()).collect();
    assert!(numbers.into_iter().eq(0..900), "each once, in their order");
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
    desk.under_way(&mut child, "accounts.getAccountInfo", 3).await;
    child.kill().unwrap();
    child.wait().unwrap();
    desk.sandbox.clear_faults();
    assert_eq!(desk.run(&resumed(&get)).await.status, 3);
    let records = csv::Reader::from_path(desk.path("out.csv")).unwrap().into_records().count();
    assert_eq!(records, 3, "with one line of names");
}

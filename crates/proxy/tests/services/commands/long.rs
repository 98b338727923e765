//! Ten thousand rows with faults in them: each is answered once and in its order, memory stays flat, and a run that
//! is killed in the middle is taken up again without a change being made twice.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Stdio};

use gigya_sandbox::seed::SEEDED;
use serde_json::Value;

use super::desk::{Desk, Ran, SET_FROM_FILE, has_written, lines};

const ROWS: usize = 10_000;

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Flaw {
    None,
    NoUid,
    UnknownUid,
    OpenQuotationMark,
    TooManyValues,
    NoPolicy,
}

fn flaw(n: usize) -> Flaw {
    match n % 50 {
        7 => Flaw::NoUid,
        14 => Flaw::UnknownUid,
        21 => Flaw::OpenQuotationMark,
        28 => Flaw::TooManyValues,
        35 => Flaw::NoPolicy,
        _ => Flaw::None,
    }
}

fn file() -> String {
    let mut file = "n,uid,policy\n".to_owned();
    for n in 0..ROWS {
        let uid = SEEDED[n % SEEDED.len()].uid;
        let line = match flaw(n) {
            Flaw::None => format!("{n},{uid},p{n}"),
            Flaw::NoUid => format!("{n},,p{n}"),
            Flaw::UnknownUid => format!("{n},nobody{n},p{n}"),
            Flaw::OpenQuotationMark => format!("{n},{uid},\"p{n}"),
            Flaw::TooManyValues => format!("{n},{uid},p{n},{n}"),
            Flaw::NoPolicy => format!("{n},{uid},"),
        };
        writeln!(file, "{line}").unwrap();
    }
    file
}

/// What a row is answered with when nothing interrupts.
fn expected_code(n: usize) -> u32 {
    match flaw(n) {
        Flaw::None => 0,
        Flaw::NoUid | Flaw::NoPolicy => 400_002,
        Flaw::UnknownUid => 403_005,
        Flaw::OpenQuotationMark | Flaw::TooManyValues => 400_001,
    }
}

/// Gives each account of the file a policy.
fn set() -> Vec<&'static str> {
    [&SET_FROM_FILE[..], &["--rba", r#"{"riskPolicy": "{{policy}}"}"#, "--parallel", "8"]].concat()
}

/// The most memory that a run has needed so far, in kB.
fn most_memory(run: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// What allocators and threads may take by themselves after the first thousand rows, in kB. Half a kilobyte for
/// each of nine thousand more rows is beyond it.
const SLACK: u64 = 4096;

#[tokio::test]
async fn ten_thousand_rows_are_each_answered_once_though_the_run_is_killed_in_the_middle() {
    let desk = Desk::new().await;
    desk.write("people.csv", &file());
    let path = desk.path("out.jsonl");
    let mut first = desk.command(&set()).spawn().unwrap();
    has_written(&mut first, &path, 1000).await;
    let few = most_memory(&first);
    has_written(&mut first, &path, 5000).await;
    let many = most_memory(&first);
    first.kill().unwrap();
    assert_eq!(first.wait().unwrap().code(), None, "it was killed, not done");
    assert!(many <= few + SLACK, "{few} kB for 1,000 rows, {many} kB for 5,000, with a journal");
    assert!(desk.path("out.jsonl.journal").exists());

    let mut second = desk.command(&[&set()[..], &["--resume"]].concat()).spawn().unwrap();
    has_written(&mut second, &path, 9000).await;
    let taken_up = most_memory(&second);
    assert!(taken_up <= few + SLACK, "{few} kB for 1,000 rows, {taken_up} kB for those behind 5,000");
    let output = tokio::task::spawn_blocking(move || second.wait_with_output().unwrap()).await.unwrap();
    let ran = Ran::of(output);
    assert_eq!(ran.status, 3, "{}", ran.stderr);
    let rows = lines(&desk.read("out.jsonl"));
    assert_eq!(rows.len(), ROWS);
    let (mut answered, mut unknown) = (BTreeSet::new(), 0);
    for (n, row) in rows.iter().enumerate() {
        let code = row["errorCode"].as_u64().unwrap();
        if code == 504_002 {
            unknown += 1;
        } else {
            assert_eq!(code, u64::from(expected_code(n)), "{row}");
        }
        match row.get("n") {
            Some(number) => assert_eq!(number, &Value::from(n.to_string())),
            None => assert!(matches!(flaw(n), Flaw::OpenQuotationMark | Flaw::TooManyValues), "{row}"),
        }
        if let Some(call) = row.get("callId") {
            assert!(answered.insert(call.to_string()), "an answer of its own");
        }
    }
    // Every change has a row with its answer, but those that were under way when the run was killed.
    let calls = desk.calls_of("accounts.setAccountInfo");
    assert!(unknown <= 8, "{unknown}");
    assert!(
        (answered.len()..=answered.len() + unknown).contains(&calls),
        "{} {unknown} {calls}",
        answered.len()
    );
}

/// A run that is given rows one by one and answers them on stdout.
struct Fed {
    child: Child,
    answers: std::io::Lines<BufReader<ChildStdout>>,
}

impl Fed {
    /// Gives rows and waits for their answers; then the most memory that the run has needed so far, in kB.
    fn memory_after(&mut self, rows: std::ops::Range<usize>) -> u64 {
        let text: String = rows
            .clone()
            .map(|n| if n % 4 > 0 { "one,two\n".to_owned() } else { format!("{n}@example.com\n") })
            .collect();
        let mut stdin = self.child.stdin.take().unwrap();
        let writing = std::thread::spawn(move || {
            stdin.write_all(text.as_bytes()).unwrap();
            stdin
        });
        for answer in self.answers.by_ref().take(rows.len()) {
            assert!(answer.unwrap().contains("\"has_error\""));
        }
        self.child.stdin = Some(writing.join().unwrap());
        most_memory(&self.child)
    }
}

#[tokio::test]
async fn ten_thousand_rows_need_no_more_memory_than_a_thousand() {
    let desk = Desk::new().await;
    let check = ["login-id", "check", "--input", "-", "--login-id-column", "login"];
    let mut child = desk.command(&check).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(b"login\n").unwrap();
    let answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut fed = Fed { child, answers };
    let measured = tokio::task::spawn_blocking(move || {
        let few = fed.memory_after(0..1000);
        let many = fed.memory_after(1000..ROWS);
        drop(fed.child.stdin.take());
        assert_eq!(fed.child.wait().unwrap().code(), Some(3));
        (few, many)
    });
    let (few, many) = measured.await.unwrap();
    assert!(many <= few + SLACK, "{few} kB for 1,000 rows, {many} kB for {ROWS}");
}

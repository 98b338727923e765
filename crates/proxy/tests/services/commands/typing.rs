//! The commands in a terminal: what is asked for, what is shown of it, and how far a long run is.

use gigya::ResponseCode;
use gigya_sandbox::seed::{MARIE, NINA, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour};
use serde_json::json;

use super::desk::{Desk, lines};
use super::terminal::in_terminal;

const SET: [&str; 6] =
    ["account", "set", "--uid", MARIE.uid, "--old-password-prompt", "--new-password-prompt"];
const NEW: &str = "other-Field-1985";

#[tokio::test]
async fn passwords_are_asked_for_and_not_shown() {
    let desk = Desk::new().await;
    let left = in_terminal(&desk, &SET, |terminal| {
        for (question, answer) in [
            ("the old password: ", MARIE.password),
            ("the new password: ", NEW),
            ("the new password, again: ", NEW),
        ] {
            terminal.reads(question);
            terminal.types_unseen(&format!("{answer}\r"));
        }
    })
    .await;
    assert_eq!(left.status, Some(0), "{}{}", left.stdout, left.shown);
    assert_eq!(left.shown, "the old password: \r\nthe new password: \r\nthe new password, again: \r\n");
    assert_eq!(lines(&left.stdout)[0]["errorCode"], json!(0), "stdout has the answer and nothing else");
    assert!(left.is_as_before);
    assert_eq!(desk.log_in(MARIE.login_id, NEW).await, 0);
}

#[tokio::test]
async fn a_new_password_that_is_typed_differently_the_second_time_changes_nothing() {
    let desk = Desk::new().await;
    let left = in_terminal(&desk, &SET, |terminal| {
        for (question, answer) in
            [("the old password: ", "x"), ("the new password: ", NEW), ("again: ", "other-Feild-1985")]
        {
            terminal.reads(question);
            terminal.types_unseen(&format!("{answer}\r"));
        }
    })
    .await;
    assert_eq!((left.status, left.stdout.as_str()), (Some(1), ""));
    assert!(
        left.shown
            .ends_with("the new password was not typed twice in the same way: run the command again\r\n")
    );
    assert!(desk.sandbox.calls().is_empty() && !left.shown.contains("1985"), "{}", left.shown);
}

#[tokio::test]
async fn whoever_leaves_a_question_is_told_and_gets_the_terminal_back() {
    let desk = Desk::new().await;
    // Ctrl-C in the middle of a password, Ctrl-D (the end of the input), and nothing but the enter key.
    for keys in ["blonde\u{3}", "\u{4}", "\r"] {
        let left = in_terminal(&desk, &SET, move |terminal| {
            terminal.reads("the old password: ");
            terminal.types_unseen(keys);
        })
        .await;
        assert_eq!((left.status, left.stdout.as_str()), (Some(1), ""), "{keys:?} {}", left.shown);
        let told = "the old password was not typed, so nothing was done: run the command again, or put it into a file";
        assert_eq!(left.shown.lines().last(), Some(told), "{keys:?}");
        assert!(left.is_as_before, "{keys:?}");
        assert!(!left.shown.contains("blonde"), "{}", left.shown);
    }
    assert!(desk.sandbox.calls().is_empty());
}

#[tokio::test]
async fn a_registration_token_is_asked_for_and_not_shown() {
    let desk = Desk::new().await;
    let credentials = [("loginID", NINA.login_id), ("password", NINA.password)];
    let token = desk.browser("accounts.login", &credentials).await["regToken"].as_str().unwrap().to_owned();
    let keys = format!("{token}\r");
    let left = in_terminal(&desk, &["account", "get", "--reg-token-prompt"], move |terminal| {
        terminal.reads("the registration token: ");
        terminal.types_unseen(&keys);
    })
    .await;
    assert_eq!((left.status, &lines(&left.stdout)[0]["UID"]), (Some(0), &json!(NINA.uid)), "{}", left.shown);
    assert!(!left.shown.contains(&token));
}

/// Rows about a few accounts.
fn rows(count: usize) -> String {
    let rows: Vec<_> = (0..count).map(|n| format!("{}\n", [MARIE.uid, PINKY.uid, NINA.uid][n % 3])).collect();
    format!("uid\n{}", rows.concat())
}

const OVER: [&str; 6] = ["account", "get", "--input", "people.csv", "--uid-column", "uid"];

#[tokio::test]
async fn how_far_a_long_run_is_stands_in_the_terminal_until_it_is_done() {
    let desk = Desk::new().await;
    desk.write("people.csv", &rows(300));
    let left = in_terminal(&desk, &[&OVER[..], &["--output", "out.jsonl"]].concat(), |terminal| {
        terminal.reads(" rows, 0 with errors");
    })
    .await;
    assert_eq!((left.status, left.stdout.as_str()), (Some(0), ""));
    assert!(left.shown.contains("% "), "{}", left.shown);
    // The bar is cleared (CSI 2 K) before the sum stands in its line.
    let (_, last) = left.shown.rsplit_once("\u{1b}[2K").unwrap();
    assert_eq!(last.trim_start_matches('\r'), "The sandbox: rows: 300, with errors: 0\r\n");
    assert_eq!(lines(&desk.read("out.jsonl")).len(), 300);
}

#[tokio::test]
async fn answers_that_are_read_in_the_terminal_have_no_bar_among_them() {
    let desk = Desk::new().await;
    desk.write("people.csv", &rows(300));
    let left = in_terminal(&desk, &OVER, |_| {}).await;
    assert_eq!(left.shown, "The sandbox: rows: 300, with errors: 0\r\n");
    assert_eq!((left.status, lines(&left.stdout).len()), (Some(0), 300));
}

#[tokio::test]
async fn where_stderr_is_no_terminal_it_has_sentences_only() {
    let desk = Desk::new().await;
    desk.write("people.csv", &rows(300));
    let ran = desk.run(&[&OVER[..], &["--output", "out.jsonl"]].concat()).await;
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", "The sandbox: rows: 300, with errors: 0\n"));
}

/// A row without a UID is answered at once; of the others, about one account, the second waits for the first.
fn three_rows() -> String {
    format!("n,uid\n0,\n1,{}\n2,{}\n", MARIE.uid, MARIE.uid)
}

const LOG_OUT: [&str; 4] = ["account", "log-out", "--output", "out.jsonl"];

/// Waits for the first call. One that is not begun yet would not be, after Ctrl-C.
async fn a_call_is_under_way(desk: &Desk) {
    while desk.calls_of("accounts.logout") == 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn ctrl_c_in_the_terminal_is_answered_in_a_line_of_its_own() {
    let desk = Desk::new().await;
    desk.write("people.csv", &three_rows());
    let busy = Misbehaviour::Code { code: ResponseCode::API_RATE_LIMIT_EXCEEDED };
    desk.sandbox.inject(InjectedFault::always("accounts.logout", busy));
    let (asked, is_asked) = std::sync::mpsc::channel();
    let (told, is_stopping) = tokio::sync::oneshot::channel();
    let log_out = [&LOG_OUT[..], &OVER[2..]].concat();
    let session = in_terminal(&desk, &log_out, move |terminal| {
        terminal.reads("1 rows, 1 with errors");
        is_asked.recv().unwrap();
        terminal.types("\u{3}");
        terminal.reads("stopping: ");
        told.send(()).unwrap();
    });
    let (left, ()) = tokio::join!(session, async {
        a_call_is_under_way(&desk).await;
        asked.send(()).unwrap();
        is_stopping.await.unwrap();
        desk.sandbox.clear_faults();
    });
    assert_eq!(left.status, Some(4), "{}", left.shown);
    let told = |line: &str| left.shown.contains(&format!("\r\u{1b}[2K{line}\r\n"));
    let stopping = "stopping: calls that are under way are waited for; once more ends at once";
    assert!(told(stopping) && told("The sandbox: rows: 2, with errors: 1"), "{:?}", left.shown);
    let end = "stopped before the end: the same command with --resume goes on from here\r\n";
    assert!(left.shown.ends_with(end), "{:?}", left.shown);
}

#[tokio::test]
async fn ctrl_c_once_more_ends_a_run_at_once_and_leaves_no_half_a_line() {
    let desk = Desk::new().await;
    desk.write("people.csv", &three_rows());
    desk.sandbox.inject(InjectedFault::always("accounts.logout", Misbehaviour::Hang));
    let (asked, is_asked) = std::sync::mpsc::channel();
    let log_out = [&LOG_OUT[..], &OVER[2..]].concat();
    let session = in_terminal(&desk, &log_out, move |terminal| {
        terminal.reads("1 rows, 1 with errors");
        is_asked.recv().unwrap();
        terminal.types("\u{3}");
        terminal.reads("stopping: ");
        terminal.types("\u{3}");
    });
    let (left, ()) = tokio::join!(session, async {
        a_call_is_under_way(&desk).await;
        asked.send(()).unwrap();
    });
    assert_eq!(left.status, Some(4), "{}", left.shown);
    let (_, last) = left.shown.rsplit_once("\u{1b}[2K").unwrap();
    assert_eq!(last, "ended at once: nobody has waited for what was under way\r\n", "{:?}", left.shown);
    assert!(desk.path("out.jsonl.journal").exists());
}

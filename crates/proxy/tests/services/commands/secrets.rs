//! Secrets come in by files, columns and prompts, and go nowhere but to Gigya.

use gigya_sandbox::seed::{DORA, MARIE, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour, USER_SECRET};

use super::desk::{Desk, SET_FROM_FILE, ended, goes_on};

/// Changes the passwords of a file.
fn set() -> Vec<&'static str> {
    [&SET_FROM_FILE[..], &["--old-password-column", "old", "--new-password-column", "new"]].concat()
}

#[tokio::test]
async fn no_secret_is_in_what_a_run_writes_however_it_ends_and_however_much_is_logged() {
    let desk = Desk::new().await;
    let rows = format!(
        "uid,old,new\n{},{},brand-New-77\n,{},brand-New-77\nx,\"{},brand-New-77\n",
        MARIE.uid, MARIE.password, PINKY.password, PINKY.password
    );
    desk.write("people.csv", &rows);
    let mut command = desk.command(&set());
    command.env("RUST_LOG", "trace");
    let ran = ended(command).await;
    assert_eq!(ran.status, 3);
    let written = [ran.stdout, ran.stderr, desk.read("out.jsonl")].concat();
    assert!(written.contains("Gigya answered"), "the log is there");
    for secret in [MARIE.password, PINKY.password, "brand-New-77", USER_SECRET] {
        assert!(!written.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_wrong_secret_writes_no_password_into_the_output_the_journal_or_the_log() {
    let desk = Desk::new().await;
    let rows = [(MARIE, 0), (PINKY, 1), (DORA, 2)]
        .map(|(account, n)| format!("{},{},brand-New-7{n}\n", account.uid, account.password));
    desk.write("people.csv", &format!("uid,old,new\n{}", rows.concat()));
    // One answer never comes, so that the journal is still there when the others are in it.
    desk.sandbox.inject(InjectedFault::once("accounts.setAccountInfo", Misbehaviour::Hang));
    let mut command = desk.command(&set());
    command.env("SANDBOX_SECRET", "d3Jvbmcgc2VjcmV0").env("RUST_LOG", "trace");
    let mut child = command.spawn().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let log = std::thread::spawn(move || std::io::read_to_string(&mut stderr).unwrap());
    let path = desk.path("out.jsonl.journal");
    let journal = || std::fs::read_to_string(&path).unwrap_or_default();
    while journal().matches("{\"answered\"").count() < 2 {
        goes_on(&mut child);
        tokio::task::yield_now().await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let written = [log.join().unwrap(), desk.read("out.jsonl"), journal()].concat();
    assert!(written.contains("Gigya answered") && written.contains("403003"), "{written}");
    for secret in [MARIE.password, PINKY.password, DORA.password, "brand-New-7", "d3Jvbmcgc2VjcmV0"] {
        assert!(!written.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn the_output_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new().await;
    desk.run(&["account", "get", "--uid", MARIE.uid, "--output", "out.jsonl"]).await;
    let mode = std::fs::metadata(desk.path("out.jsonl")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn no_option_takes_a_password_or_a_secret() {
    let desk = Desk::new().await;
    for option in ["--new-password", "--old-password", "--secret", "--reg-token", "--password"] {
        let ran = desk.run(&["account", "set", "--uid", "x", option, "hunter2"]).await;
        assert_eq!(ran.status, 2, "{option}");
        assert!(!ran.stderr.contains("hunter2"), "{}", ran.stderr);
    }
}

#[tokio::test]
async fn a_prompt_without_a_terminal_says_what_to_do_instead() {
    let desk = Desk::new().await;
    let set = ["account", "set", "--uid", "x", "--security-override", "--new-password-prompt"];
    let mut command = desk.command(&set);
    // A session of its own has no terminal, though the tests may run in one.
    let mut alone = std::process::Command::new("setsid");
    alone.arg("--wait").arg(command.get_program()).args(command.get_args());
    alone.current_dir(command.get_current_dir().unwrap()).env("SANDBOX_SECRET", USER_SECRET);
    command = alone;
    command.stdin(std::process::Stdio::null());
    let ran = ended(command).await;
    assert!(ran.status == 1 && ran.stderr.contains("put it into a file"), "{}{}", ran.status, ran.stderr);
}

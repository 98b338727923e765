//! Secrets come in by files, columns and prompts, and go nowhere but to Gigya.

use gigya_sandbox::USER_SECRET;
use gigya_sandbox::seed::{MARIE, PINKY};

use super::desk::Desk;

#[tokio::test]
async fn no_secret_is_in_what_a_run_writes_however_it_ends_and_however_much_is_logged() {
    let desk = Desk::new().await;
    let rows = format!(
        "uid,old,new\n{},{},brand-New-77\n,{},brand-New-77\nx,\"{},brand-New-77\n",
        MARIE.uid, MARIE.password, PINKY.password, PINKY.password
    );
    desk.write("people.csv", &rows);
    let set = [
        "account",
        "set",
        "--input",
        "people.csv",
        "--uid-column",
        "uid",
        "--old-password-column",
        "old",
        "--new-password-column",
        "new",
        "--output",
        "out.jsonl",
    ];
    let mut command = desk.command(&set);
    command.env("RUST_LOG", "trace");
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let ran = super::desk::Ran::of(output);
    assert_eq!(ran.status, 3);
    let written = [ran.stdout, ran.stderr, desk.read("out.jsonl")].concat();
    assert!(written.contains("Gigya answered"), "the log is there");
    for secret in [MARIE.password, PINKY.password, "brand-New-77", USER_SECRET] {
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
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let ran = super::desk::Ran::of(output);
    assert!(ran.status == 1 && ran.stderr.contains("put it into a file"), "{}{}", ran.status, ran.stderr);
}

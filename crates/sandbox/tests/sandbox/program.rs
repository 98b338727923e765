//! The program `gigya-sandbox`.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use gigya_sandbox::Sandbox;
use gigya_sandbox::seed::SEEDED;

fn program(port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gigya-sandbox"));
    command.args(["--port", port]).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Ends the program however the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, which is what most tests want.
        drop(self.0.kill());
    }
}

#[test]
fn it_says_where_it_is_and_who_can_log_in_and_ends_when_it_is_told_to() {
    let mut running = Running(program("0").spawn().unwrap());
    let mut lines = BufReader::new(running.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.next().unwrap().starts_with("The sandbox answers at http://127.0.0.1:"));
    assert_eq!(lines.next().unwrap(), "API key: 3_sandbox_site");
    for who in SEEDED {
        let told = lines.by_ref().find(|line| line.starts_with(who.login_id)).unwrap();
        assert!(told.contains(who.password) && told.contains(who.purpose), "{told}");
    }
    let terminated = Command::new("kill").arg(running.0.id().to_string()).status().unwrap();
    assert!(terminated.success());
    assert!(running.0.wait().unwrap().success());
}

#[tokio::test]
async fn a_taken_port_is_an_error_that_says_what_to_do() {
    let taken = Sandbox::start().await;
    let port = taken.url().rsplit_once(':').unwrap().1;
    let output = program(port).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(&format!("127.0.0.1:{port}")) && told.contains("--port"), "{told}");
}

#[tokio::test]
async fn with_tls_it_writes_the_certificate_that_clients_trust() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.pem");
    let mut command = program("0");
    let mut running = Running(command.args(["--tls", "--tls-ca"]).arg(&file).spawn().unwrap());
    let mut lines = BufReader::new(running.0.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let url = first.strip_prefix("The sandbox answers at ").unwrap();
    assert!(url.starts_with("https://127.0.0.1:"), "{url}");
    let authority = reqwest::Certificate::from_pem(&std::fs::read(&file).unwrap()).unwrap();
    let client = reqwest::Client::builder().tls_certs_only([authority]).build().unwrap();
    assert_eq!(client.get(format!("{url}/sandbox/accounts")).send().await.unwrap().status(), 200);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("missing").join("sandbox.pem");
    let output = program("0").args(["--tls", "--tls-ca"]).arg(&file).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(file.to_str().unwrap()) && told.contains("--tls-ca"), "{told}");
}

#[test]
fn a_mistake_in_a_file_of_accounts_names_the_file_the_account_and_the_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("accounts.json");
    let told = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let output = program("0").arg("--seed").arg(&file).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let told = told(r#"{"accounts": [{"email": "ann@example.com"}]}"#);
    let expected = format!("{}: account 1 (ann@example.com): there is no password; add", file.display());
    assert!(told.contains(&expected), "{told}");
    let output = program("0").args(["--seed", "missing.json"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("missing.json cannot be read") && told.contains("--seed"), "{told}");
}

#[tokio::test]
async fn it_starts_in_a_scenario_with_accounts_of_ones_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("accounts.json");
    std::fs::write(&file, include_str!("../../src/seed/example.json")).unwrap();
    let mut command = program("0");
    let mut running =
        Running(command.args(["--scenario", "recent-login", "--seed"]).arg(&file).spawn().unwrap());
    let mut lines = BufReader::new(running.0.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let url = first.strip_prefix("The sandbox answers at ").unwrap();
    let settings = reqwest::get(format!("{url}/sandbox/settings")).await.unwrap();
    assert_eq!(crate::site::json(settings).await["recentLogin"], 60);
    let login = [
        ("apiKey", "3_sandbox_site"),
        ("loginID", "ann.example@example.com"),
        ("password", "quiet-River-77"),
    ];
    let request = reqwest::Client::new().post(format!("{url}/accounts.login")).form(&login);
    assert_eq!(crate::site::json(request.send().await.unwrap()).await["errorCode"], 0);
}

#[test]
fn a_scenario_that_is_none_is_told_the_names_on_the_command_line() {
    let output = program("0").args(["--scenario", "locked"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("`locked`") && told.contains("locked-out"), "{told}");
}

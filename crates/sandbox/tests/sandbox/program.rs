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

//! Rows in, rows out: the same order, the columns kept, whatever is wrong with one of them.

use gigya::ResponseCode;
use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour};
use serde_json::{Value, json};

use super::desk::Desk;

const CHECK: [&str; 4] = ["login-id", "check", "--login-id-column", "login"];

#[tokio::test]
async fn a_broken_row_is_a_row_with_its_error_and_the_rest_goes_on() {
    let desk = Desk::new().await;
    let rows = "n,login\n0,a@example.com\n1,\"open\n2\n3,b@example.com,x\n4,\n5,marie.peeters@example.com\n";
    let ran = desk.over(rows, "people.csv", &CHECK).await;
    assert_eq!(ran.status, 3);
    let told: Vec<_> =
        ran.rows().iter().map(|row| json!([row["n"], row["errorCode"], row["isAvailable"]])).collect();
    let broken = json!([null, 400_001, null]);
    let expected = json!([["0", 0, true], broken, broken, broken, ["4", 400_002, null], ["5", 0, false]]);
    assert_eq!(json!(told), expected, "{}", ran.stdout);
    assert!(ran.stderr.contains("The sandbox: rows: 6, with errors: 4"), "{}", ran.stderr);
}

#[tokio::test]
async fn rows_may_be_json_and_come_from_stdin() {
    let desk = Desk::new().await;
    let mut command = desk.command(&[&CHECK[..], &["--input", "-"]].concat());
    let rows = "{\"n\": 1, \"login\": \"a@example.com\"}\nnot json\n{\"login\": [1]}\n{\"n\": {\"deep\": true}, \"login\": 7}\n";
    let ran = tokio::task::spawn_blocking(move || {
        let mut child = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), rows.as_bytes()).unwrap();
        super::desk::Ran::of(child.wait_with_output().unwrap())
    });
    let ran = ran.await.unwrap();
    let told: Vec<_> = ran.rows().iter().map(|row| json!([row["n"], row["errorCode"]])).collect();
    assert_eq!(
        json!(told),
        json!([[1, 0], [null, 400_001], [null, 400_006], [{"deep": true}, 0]]),
        "{}",
        ran.stderr
    );
}

#[tokio::test]
async fn csv_has_a_column_for_each_member_and_json_for_what_is_nested() {
    let desk = Desk::new().await;
    let rows = format!("UID,note\n{},\"=1+1\"\nnobody,\"two\nlines\"\n", MARIE.uid);
    let get = ["account", "get", "--uid-column", "UID", "--include", "profile", "--format", "csv"];
    let ran = desk.over(&rows, "people.csv", &get).await;
    let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
    let names = reader.headers().unwrap().clone();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| &records[row][names.iter().position(|known| known == name).unwrap()];
    assert_eq!((cell(0, "input.UID"), cell(0, "UID"), cell(0, "note")), (MARIE.uid, MARIE.uid, "=1+1"));
    let profile: Value = serde_json::from_str(cell(0, "profile")).unwrap();
    assert_eq!(
        (&profile["firstName"], cell(0, "has_error"), cell(0, "error")),
        (&json!("Marie"), "false", "")
    );
    assert_eq!((cell(1, "input.UID"), cell(1, "UID"), cell(1, "note")), ("nobody", "", "two\nlines"));
    assert_eq!((cell(1, "has_error"), cell(1, "errorCode")), ("true", "403005"));
    assert_eq!(cell(0, "more"), "", "every member has its column");
}

#[tokio::test]
async fn a_spreadsheet_is_given_no_formula_of_somebody_elses() {
    let desk = Desk::new().await;
    let rows = format!("UID,phone\n{},+32 470\n", PINKY.uid);
    // The account's own text, which anybody can have typed who registered.
    let changes = json!({"profile": {"firstName": "=1+1"}});
    desk.sandbox.change_account(PINKY.uid, changes.as_object().unwrap());
    let get = ["account", "get", "--uid-column", "UID", "--format", "csv"];
    let ran = desk.over(&rows, "people.csv", &get).await;
    let record = csv::Reader::from_reader(ran.stdout.as_bytes()).into_records().next().unwrap().unwrap();
    assert!(record.iter().skip(2).all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{record:?}");
    assert_eq!(&record[1], "+32 470", "the file's own columns stay as they are");
}

#[tokio::test]
async fn a_column_called_as_a_member_of_the_answer_is_kept_under_another_name() {
    let desk = Desk::new().await;
    let rows = format!(
        "{}\n",
        json!({"UID": PINKY.uid, "error": "mine", "input.error": "mine too", "callId": 7, "city": "Diest"})
    );
    let row = desk.over(&rows, "people.jsonl", &["account", "log-out", "--uid-column", "UID"]).await.row();
    assert_eq!((&row["input.UID"], &row["UID"]), (&json!(PINKY.uid), &json!(PINKY.uid)));
    assert_eq!((&row["input.input.error"], &row["input.error"]), (&json!("mine"), &json!("mine too")));
    assert_eq!(
        (&row["error"], &row["input.callId"], &row["city"]),
        (&Value::Null, &json!(7), &json!("Diest"))
    );
}

#[tokio::test]
async fn other_separators_and_a_mark_of_byte_order_are_understood() {
    let desk = Desk::new().await;
    let rows = "\u{feff}login;n\r\na@example.com;\"1;2\"\r\n";
    let row = desk.over(rows, "people.csv", &[&CHECK[..], &["--delimiter", ";"]].concat()).await.row();
    assert_eq!((&row["n"], &row["isAvailable"]), (&json!("1;2"), &json!(true)));
}

#[tokio::test]
async fn a_table_shows_what_the_answer_is_about() {
    let desk = Desk::new().await;
    let ran =
        desk.over("login\na@example.com\n", "people.csv", &[&CHECK[..], &["-f", "table"]].concat()).await;
    for shown in ["login", "has_error", "isAvailable", "a@example.com", "true"] {
        assert!(ran.stdout.contains(shown), "{shown}: {}", ran.stdout);
    }
}

#[tokio::test]
async fn an_account_that_is_wider_than_a_line_is_a_table_of_its_own_with_a_line_for_each_member() {
    let desk = Desk::new().await;
    let rows = format!("who,UID\nMarie,{}\nnobody,x\n", MARIE.uid);
    let get = ["account", "get", "--uid-column", "UID", "--include", "profile,emails", "-f", "table"];
    let ran = desk.over(&rows, "people.csv", &get).await;
    let is_shown = |name: &str, value: &str| {
        let cells = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        ran.stdout.lines().any(|line| cells(line) == [name, value])
    };
    for (name, value) in
        [("who", "Marie"), ("input.UID", MARIE.uid), ("has_error", "false"), ("UID", MARIE.uid)]
    {
        assert!(is_shown(name, value), "{name}: {}", ran.stdout);
    }
    assert!(is_shown("who", "nobody") && is_shown("has_error", "true"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("tfaStatus"), "what an account has not: {}", ran.stdout);
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 120), "{}", ran.stdout);
}

#[tokio::test]
async fn what_gigya_had_no_time_for_is_asked_again_even_if_it_changes_something() {
    let desk = Desk::new().await;
    for code in [403_048, 409_030] {
        let code = Misbehaviour::Code { code: ResponseCode(code) };
        desk.sandbox.inject(InjectedFault::once("accounts.logout", code));
    }
    let ran = desk.run(&["account", "log-out", "--uid", PINKY.uid]).await;
    assert_eq!((ran.status, desk.calls_of("accounts.logout")), (0, 3), "{}", ran.stdout);
}

#[tokio::test]
async fn a_change_whose_answer_is_lost_is_not_made_twice_and_a_read_is() {
    let desk = Desk::new().await;
    for method in ["accounts.setAccountInfo", "accounts.getAccountInfo"] {
        desk.sandbox.inject(InjectedFault::once(method, Misbehaviour::Drop));
    }
    let set = ["account", "set", "--uid", PINKY.uid, "--rba", r#"{"riskPolicy": "low"}"#];
    let row = desk.run(&set).await.row();
    assert_eq!((&row["errorCode"], desk.calls_of("accounts.setAccountInfo")), (&json!(504_002), 1));
    assert!(row["errorDetails"].as_str().unwrap().ends_with("nobody knows whether this was done"), "{row}");
    assert_eq!(desk.run(&["account", "get", "--uid", PINKY.uid]).await.status, 0);
    assert_eq!(desk.calls_of("accounts.getAccountInfo"), 2);
}

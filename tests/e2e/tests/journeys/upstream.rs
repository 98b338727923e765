//! When a call breaks on the way: a plain sentence and a way on for the participant, a precise message for the
//! integrator, and nothing typed is lost.

use axum::http::StatusCode;
use e2e::{Page, journey};
use gigya::ResponseCode;
use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour};

const TERMS: &str = "I accept the rules of the quiz";

/// What the proxy says of a participant token that has run out.
const TOKEN_REFUSED: &str = r#"{"type": "urn:connection-window:problem:participant-token-refused",
    "title": "", "status": 401, "code": "participant-token-refused"}"#;

fn quiz() -> Page {
    Page::with_window("campaign='summer-quiz'")
}

/// A response code that nobody knows.
fn unknown_code() -> Misbehaviour {
    Misbehaviour::Code { code: ResponseCode(987_654) }
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_and_codes_that_nobody_knows_at_login_keep_what_was_typed() {
    journey(async |stage| {
        stage.open().await;
        let faults = [
            (Misbehaviour::Garbage, "We cannot reach the log-in service.", "500001"),
            (Misbehaviour::Drop, "We cannot reach the log-in service.", "500026"),
            (
                unknown_code(),
                "Something went wrong on our side. Please try again. For the support,",
                "987654",
            ),
        ];
        for (fault, sentence, told) in faults {
            let broken_off = fault == Misbehaviour::Drop;
            // Not once only: a browser repeats by itself what breaks off.
            stage.sandbox.inject(InjectedFault::always("accounts.login", fault));
            stage.log_in(PINKY.login_id, PINKY.password).await;
            stage.see(sentence).await;
            stage.sandbox.clear_faults();
            assert_eq!(stage.value("E-mail address").await, PINKY.login_id);
            assert_eq!(stage.value("Password").await, PINKY.password, "it may be right");
            stage.read_on_console(&["<connection-window>", told]).await;
            if broken_off {
                stage.read_on_console(&["net::ERR"]).await;
            }
        }
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_and_codes_that_nobody_knows_at_the_prefill_leave_continue() {
    journey(async |stage| {
        stage.open().await;
        stage.sandbox.inject(InjectedFault::once("accounts.getAccountInfo", Misbehaviour::Garbage));
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.check_screen("hello").await;
        stage.see("We cannot be reached right now. Please try again in a moment.").await;
        stage.read_on_console(&["the proxy refused (502"]).await;
        stage.read_on_console(&["502"]).await;

        stage.sandbox.inject(InjectedFault::once("accounts.getAccountInfo", unknown_code()));
        stage.click("Continue").await;
        stage.read_on_console(&["the proxy refused (502", "callId"]).await;
        stage.read_on_console(&["502"]).await;

        stage.sandbox.inject(InjectedFault::once("accounts.getJWT", unknown_code()));
        stage.click("Continue").await;
        stage.see("Something went wrong on our side.").await;
        stage.read_on_console(&["987654"]).await;

        stage.click("Continue").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_could_not_be_sent_keeps_every_answer_and_can_be_sent_again() {
    journey(async |stage| {
        let gate = stage.gate().await;
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.fill("First name", "Maria").await;
        stage.tick(TERMS).await;

        for fault in [Misbehaviour::Garbage, Misbehaviour::Drop, unknown_code()] {
            // Always: the proxy repeats a call that failed in passing.
            stage.sandbox.inject(InjectedFault::always("accounts.setAccountInfo", fault));
            stage.click("Submit").await;
            stage.read_on_console(&["the proxy refused (502"]).await;
            stage.read_on_console(&["502"]).await;
            stage.see("We cannot be reached right now.").await;
            stage.see_focus("summary").await;
            stage.sandbox.clear_faults();
        }
        stage.check_screen("form").await;

        gate.answer("/v1/campaigns/*/participations", StatusCode::BAD_GATEWAY, "<h1>Bad Gateway</h1>");
        stage.click("Submit").await;
        stage.read_on_console(&["502"]).await;
        stage.read_on_console(&["what answers in the proxy's place is not the proxy"]).await;
        gate.open();
        gate.break_off("/v1/campaigns/*/participations");
        stage.click("Submit").await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["the proxy could not be reached"]).await;
        gate.open();

        assert_eq!(stage.value("First name").await, "Maria");
        assert!(stage.is_ticked(TERMS).await);
        stage.click("Submit").await;
        stage.see_screen("done").await;
        let account = stage.sandbox.account(MARIE.uid).expect("Marie has an account");
        assert_eq!(account["profile"]["firstName"], "Maria");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ended_elsewhere_leads_to_login_with_a_reason() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.reload().await;
        stage.see_screen("hello").await;
        stage.sandbox.end_sessions(PINKY.login_id);
        stage.click("Continue").await;
        stage.check_screen("login").await;
        stage.see("Your session has ended. Please log in again").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_survives_a_session_that_ends_for_the_same_participant_only() {
    journey(async |stage| {
        let gate = stage.gate().await;
        for (login_id, password, street) in
            [(MARIE.login_id, MARIE.password, "Rue Neuve"), (PINKY.login_id, PINKY.password, "")]
        {
            stage.open_page_over(&quiz(), gate.origin()).await;
            stage.log_in(MARIE.login_id, MARIE.password).await;
            stage.fill("Street", "Rue Neuve").await;
            stage.tick(TERMS).await;
            gate.answer("/v1/campaigns/*/participations", StatusCode::UNAUTHORIZED, TOKEN_REFUSED);
            stage.sandbox.end_sessions(MARIE.login_id);
            stage.click("Submit").await;
            stage.see_screen("login").await;
            stage.see("Your session has ended. Please log in again").await;
            stage.read_on_console(&["401"]).await;
            gate.open();

            stage.log_in(login_id, password).await;
            stage.see_screen("form").await;
            assert_eq!(stage.value("Street").await, street);
            assert_eq!(stage.is_ticked(TERMS).await, login_id == MARIE.login_id);
            stage.click("Log out").await;
            stage.see_screen("login").await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_field_that_gigya_lost_meanwhile_is_asked_for() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.fill("First name", "Maria").await;
        stage.tick(TERMS).await;
        let lost = serde_json::json!({ "profile": { "email": null } });
        stage.sandbox.change_account(MARIE.uid, lost.as_object().expect("an object"));
        stage.click("Submit").await;
        stage.see_complaint("E-mail", "Please fill this in.").await;
        stage.read_on_console(&["the proxy refused (422"]).await;
        stage.read_on_console(&["422"]).await;
        assert_eq!(stage.value("First name").await, "Maria");
        stage.fill("E-mail", "maria@example.com").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
        let account = stage.sandbox.account(MARIE.uid).expect("Marie has an account");
        assert_eq!(account["profile"]["email"], "maria@example.com");
    })
    .await;
}

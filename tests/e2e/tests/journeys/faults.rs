//! When things go wrong: a plain sentence and a way on for the participant, a precise message for the
//! integrator, and nothing typed is lost. What never answers is in `patience`.

use axum::http::StatusCode;
use e2e::{Page, Stage, journey};
use gigya::ResponseCode;
use gigya_sandbox::seed::{MARIE, PINKY};
use gigya_sandbox::{InjectedFault, Misbehaviour, ScriptMode};

const FALLBACK: &str = "Fallback for pages without script";
const LAST_RESORT: &str = "This part of the page could not be loaded. Please reload the page.";
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
async fn a_campaign_that_is_missing_misspelt_or_unknown_is_named() {
    journey(async |stage| {
        let slips: [(&str, &[&str]); 3] = [
            ("", &["the attribute `campaign` is missing", "<connection-window campaign="]),
            ("campaign='Summer Quiz'", &["\"Summer Quiz\"", "lower-case letters"]),
            ("campaign='sumer-quiz'", &["no campaign is called `sumer-quiz`"]),
        ];
        for (attributes, told) in slips {
            stage.open_page(&Page::with_window(attributes)).await;
            stage.check_screen("unavailable").await;
            stage.see("This page is not quite ready. Please come back later: it is not your fault.").await;
            stage.see(FALLBACK).await;
            stage.read_on_console(told).await;
            if !attributes.is_empty() {
                stage.read_on_console(&["404"]).await;
            }
            stage.event("cw-unavailable").await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_is_down_is_told_and_tried_again() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.break_off("/v1/campaigns/*");
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.check_screen("unavailable").await;
        stage.see("We cannot be reached right now. Please try again in a moment.").await;
        stage.see(FALLBACK).await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["the proxy could not be reached", "connect-src"]).await;
        gate.open();
        stage.click("Try again").await;
        stage.see_screen("login").await;
        assert!(!stage.sees_now(FALLBACK).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_that_cannot_be_loaded_leaves_the_authors_fallback() {
    journey(async |stage| {
        let nobody = {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
            format!("http://{}", listener.local_addr().expect("it is bound"))
        };
        stage.open_page_over(&quiz(), &nobody).await;
        stage.see(FALLBACK).await;
        stage.read_on_console(&["ERR_CONNECTION_REFUSED"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn web_assembly_that_the_policy_refuses_leaves_a_sentence_and_the_fallback() {
    journey(async |stage| {
        stage.open_page(&quiz().with_policy_of("", "'wasm-unsafe-eval'")).await;
        stage.see(LAST_RESORT).await;
        stage.see(FALLBACK).await;
        stage.check_accessibility().await;
        stage.picture("last-resort").await;
        stage.read_on_console(&["<connection-window>", "add 'wasm-unsafe-eval' to its script-src"]).await;
        stage.event("cw-unavailable").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wasm_that_does_not_come_through_can_be_tried_again() {
    journey(async |stage| {
        let gate = stage.gate().await;
        gate.break_off("/core.*.wasm");
        stage.open_page_over(&quiz(), gate.origin()).await;
        stage.see(LAST_RESORT).await;
        stage.read_on_console(&["net::ERR"]).await;
        stage.read_on_console(&["<connection-window>", "could not load", ".wasm"]).await;
        gate.open();
        stage.click("Try again").await;
        stage.see_screen("login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_style_sheet_the_window_is_plain_but_works() {
    journey(async |stage| {
        stage.open_page(&quiz().with_policy_of("style-src 'self'", "style-src 'self' {proxy}")).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.read_on_console(&["<connection-window>", "style-src"]).await;
        stage.read_on_console(&["Content Security Policy", "style-src"]).await;
    })
    .await;
}

async fn see_the_log_in_service_missing(stage: &Stage, mode: ScriptMode, told: &[&str]) {
    stage.sandbox.set_script(mode);
    stage.open().await;
    stage.see_screen("unavailable").await;
    stage
        .see("We cannot reach the log-in service. If you use a blocker, allow this page, then try again.")
        .await;
    stage.see(FALLBACK).await;
    stage.read_on_console(told).await;
    stage.sandbox.set_script(ScriptMode::Normal);
    stage.click("Try again").await;
    stage.see_screen("login").await;
    stage.log_in(PINKY.login_id, PINKY.password).await;
    stage.see_screen("form").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gigya_script_that_is_blocked_is_told_and_tried_again() {
    journey(async |stage| {
        let told = ["Gigya's script could not be loaded from", "/js/gigya.js", "script-src"];
        see_the_log_in_service_missing(stage, ScriptMode::Missing, &told).await;
        stage.read_on_console(&["404"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gigya_script_replaced_by_a_blockers_stub_is_told_and_tried_again() {
    journey(async |stage| {
        let told = ["window.gigya is there but does nothing", "content blocker"];
        see_the_log_in_service_missing(stage, ScriptMode::Stub, &told).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_gigya_script_is_told_and_tried_again() {
    journey(async |stage| {
        see_the_log_in_service_missing(stage, ScriptMode::Empty, &["<connection-window>", "content blocker"])
            .await;
    })
    .await;
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
        stage.read_on_console(&["the proxy refused (502)"]).await;
        stage.read_on_console(&["502"]).await;

        stage.sandbox.inject(InjectedFault::once("accounts.getAccountInfo", unknown_code()));
        stage.click("Continue").await;
        stage.read_on_console(&["the proxy refused (502)", "callId"]).await;
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
            stage.sandbox.inject(InjectedFault::once("accounts.setAccountInfo", fault));
            stage.click("Submit").await;
            stage.read_on_console(&["the proxy refused (502)"]).await;
            stage.read_on_console(&["502"]).await;
            stage.see("We cannot be reached right now.").await;
            stage.see_focus("summary").await;
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
        stage.read_on_console(&["the proxy refused (422)"]).await;
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

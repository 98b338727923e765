//! The pseudo-language: whatever the window says outside its brackets did not come from the catalogue.

use std::time::Duration;

use axum::http::StatusCode;
use catalogue::{Direction, Text, Texts, fill};
use e2e::{AtProvider, Gate, Page, Stage, journey};
use gigya_sandbox::seed::{CODY, LINUS, LINUS_AGAIN, NINA, OLGA, PINKY, RITA, Seeded, TESS, THEO, VERA};
use gigya_sandbox::{Captcha, ScriptMode};

/// What is shown is a person's own, or a machine's: an address, a name's initial, a secret key.
const OWN: &str = ".cw-identity, .cw-avatar, .cw-monogram";

/// Texts and texted attributes outside of all brackets; brackets may stand in brackets.
const ESCAPED: &str = "
    const window = document.querySelector('connection-window > .cw');
    const said = [];
    const walker = document.createTreeWalker(window, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(arguments[0])) {
        said.push(walker.currentNode.data);
      }
    }
    for (const element of window.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-valuetext', 'aria-description']) {
        said.push(element.getAttribute(name) ?? '');
      }
    }
    const outside = (text) => {
      const inner = text.replace(/\\[[^\\[\\]]*\\]/gu, '');
      return inner === text ? text : outside(inner);
    };
    return said.filter((text) => /\\p{L}/u.test(outside(text)))";

/// The window's words for this.
fn said(text: Text) -> String {
    Texts::pseudo(Direction::Ltr).get(text).to_owned()
}

fn filled(text: Text, name: &str, value: &str) -> String {
    fill(&said(text), &[(name, value)])
}

/// A gate that gives the pseudo-language out as English.
async fn gate(stage: &Stage) -> Gate {
    let gate = stage.gate().await;
    let texts = Texts::pseudo(Direction::Ltr);
    let texts: Vec<_> = Text::ALL.iter().map(|text| texts.get(*text)).collect();
    let file = serde_json::to_string(&texts).expect("texts are JSON");
    gate.answer("/texts.en.*.json", StatusCode::OK, &file);
    gate
}

async fn open(stage: &Stage, gate: &Gate, campaign: &str) {
    let page = Page::with_window(&format!("campaign='{campaign}'")).with_clock();
    stage.open_page_over(&page, gate.origin()).await;
}

/// Waits for a screen and looks at all that it says.
async fn check(stage: &Stage, screen: &str) {
    stage.see_screen(screen).await;
    let escaped = stage.driver().execute(ESCAPED, vec![OWN.into()]).await.expect("the page is read");
    assert_eq!(escaped.json(), &serde_json::json!([]), "`{screen}` says this, and the catalogue does not");
    stage.picture(screen).await;
}

async fn press(stage: &Stage, text: Text) {
    stage.click(&said(text)).await;
}

async fn see(stage: &Stage, text: Text) {
    stage.see_in_window(&said(text)).await;
}

async fn log_in(stage: &Stage, Seeded { login_id, password, .. }: &Seeded) {
    try_to_log_in(stage, login_id, password).await;
}

async fn try_to_log_in(stage: &Stage, login_id: &str, password: &str) {
    stage.fill(&said(Text::LoginId), login_id).await;
    stage.fill(&said(Text::Password), password).await;
    press(stage, Text::LogIn).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_said_before_anybody_is_connected_is_in_the_catalogue() {
    journey(async |stage| {
        let gate = gate(stage).await;
        open(stage, &gate, "pseudo").await;
        see(stage, Text::ForgotPassword).await;
        check(stage, "login").await;
        press(stage, Text::LogIn).await;
        see(stage, Text::ComplaintRequired).await;
        check(stage, "login").await;
        try_to_log_in(stage, PINKY.login_id, "wrong").await;
        see(stage, Text::ProblemWrongCredentials).await;
        check(stage, "login").await;

        stage.click(&filled(Text::ContinueWith, "provider", "Facebook")).await;
        stage.choose_at_provider(AtProvider::Silence).await;
        stage.pass_time(Duration::from_secs(7)).await;
        see(stage, Text::PopUpHint).await;
        check(stage, "login").await;
        press(stage, Text::Cancel).await;

        press(stage, Text::ForgotPassword).await;
        check(stage, "forgot-password").await;
        stage.fill(&said(Text::LoginId), "").await;
        press(stage, Text::SendLink).await;
        check(stage, "forgot-password").await;
        stage.fill(&said(Text::LoginId), PINKY.login_id).await;
        press(stage, Text::SendLink).await;
        see(stage, Text::ResetSentText).await;
        check(stage, "forgot-password").await;
        press(stage, Text::BackToLogin).await;

        press(stage, Text::CreateAnAccount).await;
        see(stage, Text::PasswordRules).await;
        check(stage, "create-account").await;
        press(stage, Text::CreateAccount).await;
        stage.see_focus("summary").await;
        check(stage, "create-account").await;
        stage.fill(&said(Text::VariableEmail), PINKY.login_id).await;
        stage.pass_time(Duration::from_secs(1)).await;
        see(stage, Text::EmailTaken).await;
        check(stage, "create-account").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_said_of_an_account_that_is_pending_is_in_the_catalogue() {
    journey(async |stage| {
        let gate = gate(stage).await;
        let pending = [
            (&NINA, "complete-account"),
            (&VERA, "verify-email"),
            (&CODY, "verify-email"),
            (&OLGA, "change-password"),
            (&TESS, "second-factor"),
            (&THEO, "second-factor"),
            (&RITA, "second-factor"),
            (&LINUS_AGAIN, "link-account"),
        ];
        for (who, screen) in pending {
            open(stage, &gate, "pseudo").await;
            log_in(stage, who).await;
            check(stage, screen).await;
            assert!(!stage.sees_now(LINUS.uid).await);
        }
        stage.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
        open(stage, &gate, "pseudo").await;
        log_in(stage, &PINKY).await;
        see(stage, Text::ProblemAccountNeedsAttention).await;
        stage.read_on_console(&["401020"]).await;
        check(stage, "login").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_said_to_who_is_connected_is_in_the_catalogue() {
    journey(async |stage| {
        let gate = gate(stage).await;
        open(stage, &gate, "pseudo").await;
        log_in(stage, &PINKY).await;
        check(stage, "form").await;
        stage.fill(&said(Text::VariableFirstname), "").await;
        press(stage, Text::Submit).await;
        stage.see_focus("summary").await;
        check(stage, "form").await;
        stage.reload().await;
        check(stage, "hello").await;
        press(stage, Text::Continue).await;
        stage.fill(&said(Text::VariableFirstname), "Pinky").await;
        stage.tick("[Rules.]").await;
        press(stage, Text::Submit).await;
        check(stage, "done").await;
        press(stage, Text::LogOut).await;
        see(stage, Text::NoticeLoggedOut).await;
        check(stage, "login").await;

        open(stage, &gate, "lucky-draw").await;
        log_in(stage, &PINKY).await;
        check(stage, "auto-submitting").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_said_without_gigya_is_in_the_catalogue() {
    journey(async |stage| {
        let gate = gate(stage).await;
        stage.sandbox.set_script(ScriptMode::Stub);
        open(stage, &gate, "pseudo").await;
        check(stage, "unavailable").await;
        stage.read_on_console(&["window.gigya is there but does nothing"]).await;
        press(stage, Text::UsePlainForm).await;
        check(stage, "done").await;
    })
    .await;
}

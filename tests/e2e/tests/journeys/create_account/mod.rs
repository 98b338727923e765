//! A newcomer: from *Create an account* to *Done*, and what may come between.

mod complaints;
mod created;
mod refused;

use e2e::{Gate, Page, Stage};

const EMAIL: &str = "lotte.nieuw@example.com";
const PASSWORD: &str = "brand-New-2026";
const TERMS: &str = "I accept the rules of the quiz";

/// Opens *Create account* of a page's campaign.
async fn open(stage: &Stage, page: &Page, proxy: &str) {
    stage.open_page_over(page, proxy).await;
    stage.click("Create an account").await;
    stage.see_screen("create-account").await;
}

async fn open_quiz(stage: &Stage) {
    open(stage, &Page::with_window("campaign='summer-quiz'"), stage.proxy.url()).await;
}

/// What the quiz requires of everybody.
async fn fill_in(stage: &Stage, email: &str, password: &str) {
    stage.fill("E-mail", email).await;
    stage.fill("Choose a password", password).await;
    stage.fill("First name", "Lotte").await;
    stage.fill("Last name", "Nieuw").await;
    stage.fill_date("Date of birth", "05061985").await;
    stage.tick(TERMS).await;
}

/// What the guarded campaign requires of everybody.
async fn fill_in_guarded(stage: &Stage) {
    stage.fill("E-mail", EMAIL).await;
    stage.fill("Choose a password", PASSWORD).await;
    stage.fill("Repeat the password", PASSWORD).await;
    stage.fill("First name", "Lotte").await;
}

/// No answer of the proxy has a session in it, and no address a person.
fn no_session_passed(gate: &Gate) {
    let passed = gate.passed();
    assert!(passed.iter().any(|one| one.address.ends_with("/accounts")), "the account was created here");
    for one in passed {
        for secret in ["sessionInfo", "sessionToken", "cookieValue", "login_token", PASSWORD] {
            assert!(!one.answer.contains(secret), "the answer to {} has {secret}", one.address);
        }
        for personal in [EMAIL, "lotte", "Lotte", PASSWORD] {
            assert!(!one.address.contains(personal), "{} names a person", one.address);
        }
    }
}

//! The secret is the proxy's, the password is Gigya's.

use std::path::Path;

use e2e::{Page, journey, widget_folder};
use gigya_sandbox::seed::MARIE;
use gigya_sandbox::{PARTNER_SECRET, USER_KEY, USER_SECRET};

const SECRETS: [&str; 3] = [USER_SECRET, PARTNER_SECRET, USER_KEY];

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn no_file_of_the_widget_holds_a_secret() {
    fn look_into(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).expect("the built widget");
        let look = |path: &Path| {
            let bytes = std::fs::read(path).expect("a file can be read");
            for secret in SECRETS {
                assert!(!holds(&bytes, secret), "{} holds a secret", path.display());
            }
            1
        };
        entries
            .map(|entry| entry.expect("a file").path())
            .map(|path| if path.is_dir() { look_into(&path) } else { look(&path) })
            .sum()
    }
    let files = look_into(&widget_folder());
    assert!(files >= 6, "loader, glue, wasm, styles and two languages, not {files} files");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_holds_a_secret_and_no_request_a_password_or_a_person_in_its_address() {
    journey(async |stage| {
        let gate = stage.gate().await;
        stage.open_page_over(&Page::with_window("campaign='summer-quiz'"), gate.origin()).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("form").await;
        stage.reload().await;
        stage.click("Continue").await;
        stage.fill("First name", "Maria").await;
        stage.click("Submit").await;
        stage.see_complaint("I accept the rules of the quiz", "Please tick").await;
        stage.tick("I accept the rules of the quiz").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
        stage.click("Log out").await;
        stage.see_screen("login").await;

        let passed = gate.passed();
        for part in ["/session", "/prefill", "/participations", ".wasm"] {
            assert!(
                passed.iter().any(|one| one.address.contains(part)),
                "{part} was not part of the journey"
            );
        }
        for one in passed {
            for secret in SECRETS {
                assert!(!one.answer.contains(secret), "the answer to {} holds a secret", one.address);
            }
            assert!(!one.request.contains(MARIE.password), "{} was sent the password", one.address);
            for personal in [MARIE.uid, MARIE.login_id, "Maria"] {
                assert!(!one.address.contains(personal), "{} names a person", one.address);
            }
        }
    })
    .await;
}

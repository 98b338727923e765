//! The comparison is worth something: it sees what a person would see, and nothing where nothing has changed.

use crate::booth::Studio;
use crate::difference::difference;
use crate::view::{Frame, Scene, Sitting};

/// What may happen to a screen by mistake, smaller than what usually does.
const CHANGES: [(&str, &str); 8] = [
    ("a text of another length", "one('.cw-label').textContent = 'E-mail'"),
    ("another letter", "one('.cw-text').firstChild.data = one('.cw-text').textContent.replace('we', 'he')"),
    ("another colour of buttons", "set('--cw-accent', '#2b5fd0')"),
    ("another colour of texts", "set('--cw-muted', '#6b7284')"),
    ("other corners", "set('--cw-control-radius', '8px')"),
    ("a hidden button", "one('.cw-reveal').style.visibility = 'hidden'"),
    ("a field moved down by 4 pixels", "one('.cw-field').style.transform = 'translateY(4px)'"),
    ("a space smaller by 4 pixels", "one('.cw-form').style.gap = '16px'"),
];

fn login() -> Sitting {
    let scene = Scene { screen: "login".to_owned(), state: "empty".to_owned() };
    Sitting { scene, frame: Frame::Phone }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_change_is_seen_in_the_picture_and_no_change_is_not() {
    let studio = Studio::start().await;
    let booth = studio.booth().await;
    let mut unseen = Vec::new();
    for (view, before) in booth.take(&login()).await {
        let theme = view.theme.name();
        booth.go(&login().address()).await;
        let again = booth.picture(theme).await;
        assert!(difference(&before, &again).is_none(), "nothing has changed in {theme}");
        for (change, script) in CHANGES {
            booth.go(&login().address()).await;
            booth.picture(theme).await;
            booth
                .change(&format!(
                    "const one = (part) => document.querySelector(`connection-window ${{part}}`);
                     const set = (token, value) =>
                       document.querySelector('connection-window').style.setProperty(token, value);
                     {script};"
                ))
                .await;
            let after = booth.picture(theme).await;
            if difference(&before, &after).is_none() {
                unseen.push(format!("{change} in {theme}"));
            }
        }
    }
    booth.close().await;
    assert!(unseen.is_empty(), "the comparison does not see: {unseen:?}");
}

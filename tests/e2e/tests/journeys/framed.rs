//! The campaign page in a frame of another site, in a browser that takes no cookies there.
//!
//! Gigya's session is a cookie of the campaign page; where the browser does not keep it, the Web SDK has its
//! local storage, which browsers part by the site around the frame (Web SDK, 1.1). Where a browser forbids that
//! too, nobody stays connected, whatever the window does: it says so, and offers a tab of its own.

use std::time::Duration;

use e2e::{AtProvider, Cookies, Page, Stage, eventually, journey, journey_with};
use gigya_sandbox::Captcha;
use gigya_sandbox::seed::PINKY;
use serde_json::json;

const FORGOTTEN: &str =
    "Your browser did not keep the log-in, because this page stands inside another website.";
const NEW_TAB: &str = "Open in a new tab";

/// A browser that forbids frames of another site to keep anything.
const FORBID: &str = "if (window.top !== window) {
  const forbidden = () => { throw new DOMException('forbidden', 'SecurityError'); };
  for (const storage of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, storage, {get: forbidden});
  }
}";

/// A captcha whose vendor refuses to work in frames, as Google may (Web SDK, 1.6).
const NO_CAPTCHA_IN_FRAMES: &str = "if (window.top !== window) {
  window.grecaptcha = {render: () => { throw new Error('not in frames'); }};
}";
const CAPTCHA_WANTED: &str = "A quick check first: please confirm that you are a person, then try again.";

fn quiz() -> Page {
    Page::with_window("campaign='summer-quiz'").with_clock()
}

/// Opens a page in the frame of the host's page and goes there.
async fn open_in_frame(stage: &Stage, page: &Page) {
    stage.open_page(page).await;
    let host = stage.pages.put_host();
    stage.driver().goto(&host).await.expect("the host's page opens");
    stage.enter_frame().await;
    stage.see_screen("login").await;
}

async fn open_where_nothing_is_kept(stage: &Stage) {
    stage.pages.put_file("/forbid.js", "text/javascript", FORBID);
    open_in_frame(stage, &quiz().with_head("<script src='/forbid.js'></script>")).await;
}

/// Presses *Open in a new tab* and goes there.
async fn go_to_new_tab(stage: &Stage) {
    let before = stage.driver().windows().await.expect("there are windows");
    stage.click(NEW_TAB).await;
    let tab = eventually("the new tab", async || {
        stage.driver().windows().await.ok()?.into_iter().find(|window| !before.contains(window))
    })
    .await;
    stage.show_tab(&tab).await;
    stage.see_screen("login").await;
}

async fn submit(stage: &Stage) {
    stage.check_screen("form").await;
    stage.tick("I accept the rules of the quiz").await;
    stage.click("Submit").await;
    stage.check_screen("done").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_cookies_whoever_logs_in_with_a_password_takes_part_and_is_known_after_a_reload() {
    journey_with(Cookies::FirstParty, async |stage| {
        open_in_frame(stage, &quiz()).await;
        assert_eq!(stage.ask_page("document.cookie = 'any=1'; return document.cookie").await, "");
        stage.check_screen("login").await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        submit(stage).await;
        stage.reload().await;
        stage.enter_frame().await;
        stage.check_screen("hello").await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.reload().await;
        stage.enter_frame().await;
        stage.see_screen("login").await;
        assert!(!stage.sees_now("Hello, Pinky").await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_cookies_whoever_logs_in_with_a_provider_takes_part_and_is_known_after_a_reload() {
    journey_with(Cookies::FirstParty, async |stage| {
        open_in_frame(stage, &quiz()).await;
        stage.click("Continue with Facebook").await;
        stage.choose_at_provider(AtProvider::Pinky).await;
        stage.enter_frame().await;
        submit(stage).await;
        stage.reload().await;
        stage.enter_frame().await;
        stage.see_screen("hello").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_that_the_browser_does_not_keep_is_led_to_a_tab_of_its_own() {
    journey_with(Cookies::FirstParty, async |stage| {
        open_where_nothing_is_kept(stage).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_in_window(FORGOTTEN).await;
        stage.check_screen("login").await;
        go_to_new_tab(stage).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        submit(stage).await;
        stage.reload().await;
        stage.see_screen("hello").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_social_log_in_that_the_browser_does_not_keep_is_led_to_a_tab_of_its_own() {
    journey_with(Cookies::FirstParty, async |stage| {
        open_where_nothing_is_kept(stage).await;
        stage.click("Continue with Facebook").await;
        stage.choose_at_provider(AtProvider::Pinky).await;
        stage.enter_frame().await;
        stage.see_in_window(FORGOTTEN).await;
        go_to_new_tab(stage).await;
        stage.click("Continue with Facebook").await;
        stage.see_in_window("Waiting for Facebook…").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_for_a_provider_in_a_frame_is_offered_a_tab_and_never_a_redirect() {
    journey_with(Cookies::FirstParty, async |stage| {
        open_in_frame(stage, &quiz()).await;
        stage.click("Continue with Facebook").await;
        stage.choose_at_provider(AtProvider::Silence).await;
        stage.enter_frame().await;
        stage.pass_time(Duration::from_secs(7)).await;
        stage.see_in_window("This page stands inside another website").await;
        stage.check_screen("login").await;
        assert!(!stage.sees_now("Use this tab instead").await);
        stage.leave_frame().await;
        let host = stage.ask_page("return location.pathname").await;
        assert_eq!(host, "/host", "the host's page is where it was");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_that_may_open_no_tab_asks_its_host_for_one_and_says_the_address() {
    journey_with(Cookies::FirstParty, async |stage| {
        stage.pages.put_file("/forbid.js", "text/javascript", FORBID);
        stage.open_page(&quiz().with_head("<script src='/forbid.js'></script>")).await;
        let sandbox = "sandbox='allow-scripts allow-same-origin allow-forms'";
        let host = stage.pages.put_host_with(sandbox);
        stage.driver().goto(&host).await.expect("the host's page opens");
        stage.enter_frame().await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_in_window(FORGOTTEN).await;
        stage.click(NEW_TAB).await;
        let address = format!("{}/", stage.pages.origin());
        stage.see_in_window(&format!("Copy this address, and open it in one: {address}")).await;
        stage.see_focus("summary").await;
        stage.check_screen("login").await;
        stage.leave_frame().await;
        let asked = "return window.told.find(({data}) => data.type === 'connection-window:new-tab')";
        let asked = eventually("the host asked", async || {
            let asked = stage.ask_page(asked).await;
            asked.is_object().then_some(asked)
        })
        .await;
        assert_eq!(asked["origin"], stage.pages.origin());
        let expected = json!({"type": "connection-window:new-tab", "address": address});
        assert_eq!(asked["data"], expected);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_captcha_that_works_in_the_frame_is_solved_there() {
    journey_with(Cookies::FirstParty, async |stage| {
        stage.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
        open_in_frame(stage, &Page::with_window("campaign='guarded'")).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_in_window(CAPTCHA_WANTED).await;
        stage.see_in_window("If the check does not work here, it does in a tab of its own.").await;
        stage.check_screen("login").await;
        stage.solve_captcha().await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_captcha_that_does_not_work_in_the_frame_is_led_to_a_tab_of_its_own() {
    journey_with(Cookies::FirstParty, async |stage| {
        stage.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
        stage.pages.put_file("/no-captcha.js", "text/javascript", NO_CAPTCHA_IN_FRAMES);
        let page =
            Page::with_window("campaign='guarded'").with_head("<script src='/no-captcha.js'></script>");
        open_in_frame(stage, &page).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_in_window("The check could not be loaded.").await;
        stage.check_screen("login").await;
        go_to_new_tab(stage).await;
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_in_window(CAPTCHA_WANTED).await;
        assert!(!stage.sees_now(NEW_TAB).await, "it is out of the frame");
        stage.solve_captcha().await;
        stage.click("Log in").await;
        stage.see_screen("form").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_host_is_told_how_high_the_window_is_and_nothing_else() {
    journey(async |stage| {
        open_in_frame(stage, &quiz()).await;
        stage.see_screen("login").await;
        let own =
            "return Math.ceil(document.querySelector('connection-window').getBoundingClientRect().height)";
        for screen in ["login", "form"] {
            stage.see_screen(screen).await;
            eventually(&format!("the host told of the height of `{screen}`"), async || {
                let height = stage.ask_page(own).await;
                stage.leave_frame().await;
                let last = stage.ask_page("return window.told.at(-1)").await;
                stage.enter_frame().await;
                let expected = json!({"type": "connection-window:height", "height": height});
                (last["data"] == expected && last["origin"] == stage.pages.origin()).then_some(())
            })
            .await;
            if screen == "login" {
                stage.log_in(PINKY.login_id, PINKY.password).await;
            }
        }
        stage.leave_frame().await;
        let told =
            stage.ask_page("return window.told.map(({data}) => Object.keys(data).sort().join())").await;
        let told = told.as_array().expect("a list").clone();
        assert!(told.len() >= 2 && told.iter().all(|keys| keys == "height,type"), "{told:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_hears_of_the_height_by_an_event_too() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='summer-quiz'")).await;
        stage.see_screen("login").await;
        let login = stage.event("cw-resize").await["height"].as_f64().expect("a height");
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        eventually("a higher window told", async || {
            stage.event("cw-resize").await["height"].as_f64().filter(|form| *form > login)
        })
        .await;
    })
    .await;
}

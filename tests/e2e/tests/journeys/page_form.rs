//! A form of the page, filled by the window.

use e2e::{Page, journey};
use gigya_sandbox::seed::MARIE;
use serde_json::json;

const FORM: &str = "<form id='quiz'>\
    <p><label>First name <input name='firstname'></label></p>\
    <p><label>Last name <input name='lastname'></label></p>\
    <p><label>Born <input name='birthday' type='date'></label></p>\
    <p><label>Country <select name='country'><option value=''>?</option><option value='BE'>Belgium</option>\
       </select></label></p>\
    <p><label><input name='gender' type='radio' value='f'> Ms</label> \
       <label><input name='gender' type='radio' value='m'> Mr</label></p>\
    <p><label><input name='newsletter' type='checkbox'> Newsletter</label></p>\
    <p><label>E-mail <input name='email'></label></p>\
    <input type='hidden' name='gigya_id'><input type='hidden' name='crm_id'></form>";

const LISTEN: &str = "window.told = [];
    for (const type of ['input', 'change']) {
      document.querySelector('#quiz').addEventListener(type, (event) => window.told.push(`${type} ${event.target.name}`));
    }";

fn page(attributes: &str) -> Page {
    let window =
        format!("<connection-window campaign='summer-quiz' {attributes}>Fallback</connection-window>");
    Page::with_body(&format!("{FORM}{window}")).with_head("<script type='module' src='/listen.js'></script>")
}

const VALUES: &str = "return Object.fromEntries(new FormData(document.querySelector('#quiz')))";

#[tokio::test(flavor = "multi_thread")]
async fn the_form_of_the_page_is_filled_by_variable_name_and_its_scripts_hear_of_it() {
    journey(async |stage| {
        stage.pages.put_file("/listen.js", "text/javascript", LISTEN);
        stage.open_page(&page("form-selector='#quiz'")).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.check_screen("done").await;
        stage.see("Your details are filled in").await;

        let values = stage.ask_page(VALUES).await;
        let known = json!({
            "firstname": "Marie", "lastname": "Peeters", "birthday": "1985-05-06", "country": "BE",
            "gender": "f", "newsletter": "on", "email": "", "gigya_id": MARIE.uid, "crm_id": "",
        });
        assert_eq!(values, known, "and a hidden field's value stays at the proxy");
        let told = stage.ask_page("return window.told").await;
        for event in
            ["input firstname", "change firstname", "change country", "change gender", "change newsletter"]
        {
            assert!(told.as_array().is_some_and(|told| told.contains(&json!(event))), "no {event} in {told}");
        }
        let filled = stage.event("cw-form-filled").await;
        assert_eq!((&filled["gigyaId"], &filled["filled"]), (&json!(MARIE.uid), &json!(6)));
        assert_eq!(stage.calls("accounts.setAccountInfo"), 0, "sending it is the page's affair");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_participant_typed_is_never_written_over() {
    journey(async |stage| {
        stage.pages.put_file("/listen.js", "text/javascript", LISTEN);
        stage.open_page(&page("form-selector='#quiz' gigya-id-field='crm_id'")).await;
        stage.see_screen("login").await;
        let of_the_page = "document.querySelector('[name=lastname]').focus()";
        stage.ask_page(of_the_page).await;
        stage.press("Janssens").await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("done").await;
        let values = stage.ask_page(VALUES).await;
        assert_eq!((&values["firstname"], &values["lastname"]), (&json!("Marie"), &json!("Janssens")));
        assert_eq!((&values["gigya_id"], &values["crm_id"]), (&json!(""), &json!(MARIE.uid)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn log_out_takes_back_what_was_filled_and_leaves_what_was_typed() {
    journey(async |stage| {
        stage.pages.put_file("/listen.js", "text/javascript", LISTEN);
        stage.open_page(&page("form-selector='#quiz'")).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("done").await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
        let values = stage.ask_page(VALUES).await.to_string();
        for known in ["Marie", "Peeters", MARIE.uid] {
            assert!(!values.contains(known), "{known} is left in {values}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_out_in_another_tab_takes_it_back_too() {
    journey(async |stage| {
        stage.pages.put_file("/listen.js", "text/javascript", LISTEN);
        stage.open_page(&page("form-selector='#quiz'")).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("done").await;
        let first = stage.tab().await;
        stage.open_tab().await;
        stage.open().await;
        stage.see_screen("hello").await;
        stage.click("Log out").await;
        stage.see_screen("login").await;
        stage.show_tab(&first).await;
        stage.check_screen("login").await;
        stage.see("Your session has ended.").await;
        let values = stage.ask_page(VALUES).await.to_string();
        for known in ["Marie", "Peeters", MARIE.uid] {
            assert!(!values.contains(known), "{known} is left in {values}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_selector_that_finds_no_form_is_told_to_participant_and_integrator() {
    journey(async |stage| {
        stage.pages.put_file("/listen.js", "text/javascript", LISTEN);
        stage.open_page(&page("form-selector='#quizz'")).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.check_screen("unavailable").await;
        stage.see("We cannot find the form of this page.").await;
        stage.see("Fallback").await;
        stage.read_on_console(&["form-selector", "\"#quizz\"", "no <form> of the page fits"]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_selector_that_is_none_is_named() {
    journey(async |stage| {
        stage.pages.put_file("/listen.js", "text/javascript", LISTEN);
        stage.open_page(&page("form-selector='##'")).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("unavailable").await;
        stage.read_on_console(&["form-selector", "\"##\"", "no CSS selector"]).await;
    })
    .await;
}

//! The form: refused values, the keyboard.

use e2e::{Page, Stage, journey};
use gigya_sandbox::seed::{MARIE, PINKY, SAM};
use serde_json::{Value, json};
use thirtyfour::Key;

const TERMS: &str = "I accept the rules of the quiz";

#[tokio::test(flavor = "multi_thread")]
async fn each_value_that_cannot_be_taken_is_refused_on_its_field_and_summed_up() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.fill("First name", "").await;
        stage.fill("Last name", &"é".repeat(251)).await;
        stage.fill("Phone number", "12345").await;
        // 31 February: the browser's own date field holds no value then.
        stage.fill_date("Date of birth", "02311985").await;
        stage.click("Submit").await;

        stage.see_focus("summary").await;
        stage.see_complaint("First name", "Please fill this in.").await;
        stage.see_complaint("Last name", "Please write at most 250 characters.").await;
        stage.see_complaint("Phone number", "Please write a phone number with 6 to 15 digits.").await;
        stage.see_complaint("Date of birth", "Please give a full date: day, month and year.").await;
        stage.see_complaint(TERMS, "Please tick this box to take part.").await;
        stage.check_screen("form").await;
        let summary = "const summary = document.querySelector('connection-window [id$=-summary]');
            return summary.getAttribute('role') + [...summary.querySelectorAll('li')].map((li) => li.textContent)";
        let said = stage.ask_page(summary).await;
        let said = said.as_str().expect("a text");
        assert!(said.starts_with("group"), "it is heard by its focus, once: {said}");
        for words in ["First name: Please", "Last name: Please", "Phone number: Please", "Date of birth: Please"] {
            assert!(said.contains(words), "{words} in {said}");
        }
        assert_eq!(stage.calls("accounts.setAccountInfo"), 0, "nothing was sent");

        stage.click("Phone number: Please write a phone number with 6 to 15 digits.").await;
        stage.see_focus("field-phone").await;
        stage.fill("Phone number", "+32 487 66 49 26").await;
        stage.fill("First name", "Marie").await;
        stage.fill("Last name", "Peeters").await;
        stage.fill_date("Date of birth", "05061985").await;
        stage.tick(TERMS).await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_e_mail_and_a_mask_are_judged_too() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='contest'")).await;
        stage.log_in(SAM.login_id, SAM.password).await;
        stage.fill("E-mail", "sam@localhost").await;
        stage.fill("Postcode", "32 90").await;
        stage.click("Submit").await;
        stage.see_complaint("E-mail", "Please write a full e-mail address, like name@example.com.").await;
        stage.see_complaint("Postcode", "Please write it like this: 1234").await;
        stage.fill("E-mail", "sam@example.com").await;
        stage.fill("Postcode", "3290").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
        let account = stage.sandbox.account(SAM.uid).expect("Sam has an account");
        assert_eq!(account["profile"]["zip"], "3290");
    })
    .await;
}

/// Sends a form past the widget, as anybody can with the tools of a browser: an id_token from the page's own
/// Web SDK, a session of the proxy, a participation.
async fn send_past_the_widget(stage: &Stage, participation: &Value) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const campaign = '{}/v1/campaigns/summer-quiz';
         const post = (path, body, token) => fetch(campaign + path, {{method: 'POST', body: JSON.stringify(body),
           headers: {{'Content-Type': 'application/json', ...(token && {{Authorization: `Bearer ${{token}}`}})}}}});
         window.gigya.accounts.getJWT({{audience: 'summer-quiz', callback: async ({{id_token}}) => {{
           const {{token}} = await (await post('/session', {{id_token}})).json();
           const answer = await post('/participations', {participation}, token);
           done({{status: answer.status, body: await answer.json()}});
         }}}});",
        stage.proxy.url()
    );
    stage.driver().execute_async(script, vec![]).await.expect("the page asks").json().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proxy_refuses_the_same_values_when_the_widget_is_gone_round() {
    journey(async |stage| {
        stage.open().await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("form").await;
        let before = stage.sandbox.account(MARIE.uid).expect("Marie has an account");
        let participation = json!({
            "values": {
                "firstname": "", "lastname": "é".repeat(251), "phone": "12345", "birthday": "1985-02-31",
                "gender": "x", "country": "XX",
            },
            "opt_ins": { "terms": false },
            "changed": { "firstname": "Marie" },
        });
        let answer = send_past_the_widget(stage, &participation).await;
        assert_eq!(
            (&answer["status"], &answer["body"]["code"]),
            (&json!(422), &json!("invalid-participation"))
        );
        let complaints = &answer["body"]["complaints"];
        let expected = [
            ("firstname", "required"),
            ("lastname", "too-long"),
            ("phone", "not-a-phone"),
            ("birthday", "not-a-date"),
            ("gender", "not-a-choice"),
            ("country", "not-a-choice"),
            ("terms", "required"),
        ];
        for (name, complaint) in expected {
            assert_eq!(complaints[name]["complaint"], complaint, "{name}: {complaints}");
        }
        stage.read_on_console(&["422"]).await;

        let foreign = json!({ "values": { "iRank": "99" }, "changed": { "iRank": "" } });
        let answer = send_past_the_widget(stage, &foreign).await;
        assert_eq!(answer["body"]["complaints"]["iRank"]["complaint"], "not-asked");
        stage.read_on_console(&["422"]).await;

        let somebody_else = json!({ "values": {}, "UID": PINKY.uid });
        let answer = send_past_the_widget(stage, &somebody_else).await;
        assert_eq!(answer["status"], 400);
        stage.read_on_console(&["400"]).await;
        assert_eq!(stage.sandbox.account(MARIE.uid), Some(before), "nothing was written");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_leads_from_login_to_done() {
    journey(async |stage| {
        stage.open().await;
        stage.see_screen("login").await;
        stage.tab_to("E-mail address").await;
        stage.press(MARIE.login_id).await;
        stage.tab_to("Password").await;
        stage.press(MARIE.password).await;
        stage.tab_to("Log in").await;
        stage.press(Key::Enter).await;

        stage.see_screen("form").await;
        stage.see_focus("heading").await;
        stage.tab_to("First name").await;
        // Tab has marked the whole of it.
        stage.press("Maria").await;
        stage.tab_to("Gender").await;
        stage.press("M").await;
        stage.tab_to("Country").await;
        stage.press("N").await;
        stage.tab_to(TERMS).await;
        stage.press(" ").await;
        stage.tab_to("Submit").await;
        stage.press(Key::Enter).await;

        stage.see_screen("done").await;
        stage.see_focus("heading").await;
        let profile = &stage.sandbox.account(MARIE.uid).expect("Marie has an account")["profile"];
        assert_eq!((&profile["firstName"], &profile["gender"]), (&json!("Maria"), &json!("m")));
        assert_eq!(profile["country"], "NL");
    })
    .await;
}

//! `connection-proxy check` against the sandbox, as somebody at a shell sees it.

use std::process::Command;

use gigya::ResponseCode;
use gigya_sandbox::seed::SEEDED;
use gigya_sandbox::{
    Captcha, InjectedFault, Misbehaviour, PARTNER_SECRET, Received, Sandbox, USER_KEY, USER_SECRET,
};
use serde_json::{Value, json};

use crate::campaign_files::folder;
use crate::line::{Line, Way, code, http};

const QUIZ: &str = include_str!("../../../../campaigns/summer-quiz.toml");
const CONTEST: &str = include_str!("../../../../campaigns/contest.toml");
const DRAW: &str = include_str!("../../../../campaigns/lucky-draw.toml");
const DEMO_SANDBOX: &str = "http://127.0.0.1:8702";
const CREDENTIALS: [(&str, &str); 2] =
    [("GIGYA_SANDBOX_USER_KEY", USER_KEY), ("GIGYA_SANDBOX_SECRET", USER_SECRET)];

/// What a shell is told.
struct Told {
    status: i32,
    said: String,
    complained: String,
}

impl Told {
    /// A line with these words says that something is wrong, and it is followed by what to do and by the call.
    #[track_caller]
    fn is_wrong(&self, words: &str, remedy: &str, evidence: &str) {
        let Self { status, said, .. } = self;
        let mut lines = said.lines().skip_while(|line| !(line.contains("WRONG") && line.contains(words)));
        assert!(lines.next().is_some() && *status == 1, "{status}: {said}");
        let (to_do, call) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        assert!(to_do.contains(remedy) && call.contains(evidence), "{said}");
        assert!(evidence.is_empty() || call.contains("callId "), "{said}");
    }
}

/// Checks these files at that Gigya.
async fn check(gigya: &str, files: &[(&str, &str)], variables: &[(&str, &str)], arguments: &[&str]) -> Told {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.replace(DEMO_SANDBOX, gigya))).collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let campaigns = folder(&files);
    let mut command = Command::new(env!("CARGO_BIN_EXE_connection-proxy"));
    command.arg("check").arg("--campaigns").arg(campaigns.path()).args(arguments);
    command.env_clear().envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let [said, complained] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    let told = Told { status: output.status.code().unwrap(), said, complained };
    for (_, value) in variables.iter().filter(|(name, _)| !name.ends_with("USER_KEY")) {
        assert!(!told.said.contains(value) && !told.complained.contains(value), "a secret is shown");
    }
    told
}

/// Checks the contest at a sandbox.
async fn contest(sandbox: &Sandbox) -> Told {
    check(sandbox.url(), &[("contest.toml", CONTEST)], &CREDENTIALS, &[]).await
}

/// Checks the quiz, which offers to create an account.
async fn quiz(sandbox: &Sandbox) -> Told {
    check(sandbox.url(), &[("summer-quiz.toml", QUIZ)], &CREDENTIALS, &[]).await
}

#[tokio::test]
async fn the_example_campaigns_are_right_and_checking_them_changes_nothing() {
    let sandbox = Sandbox::start().await;
    let accounts = || SEEDED.iter().map(|who| sandbox.account(who.uid)).collect::<Vec<_>>();
    let before = accounts();
    let files = [("contest.toml", CONTEST), ("summer-quiz.toml", QUIZ), ("lucky-draw.toml", DRAW)];
    let Told { status, said, complained } = check(sandbox.url(), &files, &CREDENTIALS, &[]).await;
    assert_eq!((status, complained.as_str()), (0, ""), "{said}");
    let expected = [
        "Gigya knows the API key 3_sandbox_site.",
        "The site is where the campaign file says",
        "Gigya believes the user key and its secret.",
        "clock agrees with Gigya's",
        "may read accounts",
        "may change accounts",
        "may log participants out on all devices",
        "may begin registrations",
        "may create accounts",
        "may finalize registrations",
        "may have UID signatures exchanged",
        "keys that participants' id_tokens are verified with",
        "has a place for each of the form's 4 fields and opt-ins",
        "has a place for each of the form's 17 fields and opt-ins",
        "requires nothing of an account but its login ID",
        "policies do not contradict",
    ];
    for words in expected {
        assert!(
            said.lines().any(|line| line.starts_with("  ok     ") && line.contains(words)),
            "{words}\n{said}"
        );
    }
    assert!(said.ends_with("3 campaigns checked: 3 right.\n"), "{said}");
    assert_eq!(accounts(), before);
    // Nor could a new account have come about: it has neither a login ID nor a password.
    let calls = sandbox.calls();
    let mut registrations = calls.iter().filter(|call| call.method == "accounts.register");
    let has_what_makes_an_account =
        |call: &Received| ["email", "username", "password", "profile"].iter().any(|name| call.has(name));
    assert!(registrations.clone().count() > 0 && !registrations.any(has_what_makes_an_account));
}

#[tokio::test]
async fn the_partners_secret_is_believed_or_named_with_its_setting() {
    let sandbox = Sandbox::start().await;
    let files = [("contest.toml", CONTEST)];
    let partner = |secret| [("GIGYA_SANDBOX_PARTNER_SECRET", secret)];
    let told = check(sandbox.url(), &files, &partner(PARTNER_SECRET), &[]).await;
    assert!(told.status == 0 && told.said.contains("Gigya believes the partner's secret"), "{}", told.said);
    let told = check(sandbox.url(), &files, &partner(USER_SECRET), &[]).await;
    told.is_wrong("secret is not the one", "GIGYA_SANDBOX_PARTNER_SECRET", "403003");
}

#[tokio::test]
async fn a_key_and_credentials_that_gigya_does_not_know_are_named_with_their_setting() {
    let sandbox = Sandbox::start().await;
    let files = [("contest.toml", CONTEST)];
    let stranger = [("GIGYA_SANDBOX_USER_KEY", "nobody"), CREDENTIALS[1]];
    let told = check(sandbox.url(), &files, &stranger, &[]).await;
    told.is_wrong("does not know the user key", "GIGYA_SANDBOX_USER_KEY", "403005");
    assert!(told.said.contains("The rest was not checked"), "{}", told.said);

    let mistaken = [CREDENTIALS[0], ("GIGYA_SANDBOX_SECRET", PARTNER_SECRET)];
    let told = check(sandbox.url(), &files, &mistaken, &[]).await;
    told.is_wrong("secret is not the one", "GIGYA_SANDBOX_SECRET", "accounts.getSchema answered 403003");

    let in_body = [CREDENTIALS[0], ("GIGYA_SANDBOX_SECRET_IN_BODY", PARTNER_SECRET)];
    let told = check(sandbox.url(), &files, &in_body, &[]).await;
    told.is_wrong("secret is not the one", "GIGYA_SANDBOX_SECRET_IN_BODY", "403010");

    let another_key = include_str!("../../../gigya/tests/private-key.pkcs1.pem");
    let signed = [CREDENTIALS[0], ("GIGYA_SANDBOX_PRIVATE_KEY", another_key)];
    let told = check(sandbox.url(), &files, &signed, &[]).await;
    told.is_wrong("signed with the private key", "GIGYA_SANDBOX_PRIVATE_KEY", "400008");

    let foreign = CONTEST.replace("3_sandbox_site", "3_foreign_site");
    let told = check(sandbox.url(), &[("contest.toml", &foreign)], &CREDENTIALS, &[]).await;
    told.is_wrong("does not know the API key 3_foreign_site", "`api_key`", "400093");
}

#[tokio::test]
async fn the_right_data_centre_is_named() {
    let sandbox = Sandbox::start().await;
    sandbox.change_settings(|settings| settings.data_center = Some("eu2.gigya.com".to_owned()));
    contest(&sandbox).await.is_wrong("another data centre serves it", "data_center = \"eu2\"", "301001");
}

/// An answer of a Gigya whose clock is an hour ahead.
fn an_hour_ahead(body: &Value) -> Way {
    let later = std::time::SystemTime::now() + std::time::Duration::from_hours(1);
    let mut header = headers::HeaderMap::new();
    headers::HeaderMapExt::typed_insert(&mut header, headers::Date::from(later));
    let date = format!("date: {}", header["date"].to_str().unwrap());
    Way::Bytes(http("200 OK", &[&date], body.to_string().as_bytes()))
}

#[tokio::test]
async fn a_wrong_clock_is_told_in_seconds_and_the_rest_is_checked_with_gigyas_time() {
    let line = Line::new(|_, before| match before {
        0 => an_hour_ahead(&code(403_002)),
        _ => an_hour_ahead(&code(403_003)),
    })
    .await;
    let told = check(&line.url, &[("contest.toml", CONTEST)], &CREDENTIALS, &[]).await;
    told.is_wrong("clock is 3600 seconds behind Gigya's", "NTP", "403002");
    told.is_wrong("secret is not the one", "GIGYA_SANDBOX_SECRET", "403003");
}

#[tokio::test]
async fn a_clock_that_only_participants_would_stumble_over_is_wrong_too() {
    let line = Line::new(|_, _| an_hour_ahead(&code(400_093))).await;
    let told = check(&line.url, &[("contest.toml", CONTEST)], &CREDENTIALS, &[]).await;
    told.is_wrong("seconds behind Gigya's", "nobody is let in", "");
}

#[tokio::test]
async fn a_missing_permission_is_named_with_its_method() {
    let sandbox = Sandbox::start().await;
    let code = ResponseCode::PERMISSION_DENIED;
    for (method, words) in [
        ("accounts.getAccountInfo", "may not read accounts"),
        ("accounts.setAccountInfo", "may not change accounts"),
        ("accounts.getSchema", "may not read the site's schema"),
    ] {
        sandbox.inject(InjectedFault::always(method, Misbehaviour::Code { code }));
        let told = contest(&sandbox).await;
        told.is_wrong(words, method, "403007");
        assert!(told.said.contains("Gigya believes the user key"), "{}", told.said);
        sandbox.clear_faults();
    }
}

#[tokio::test]
async fn a_campaign_that_creates_accounts_needs_the_permissions_for_it() {
    let sandbox = Sandbox::start().await;
    let code = ResponseCode::PERMISSION_DENIED;
    for (method, words) in [
        ("accounts.initRegistration", "may not begin registrations"),
        ("accounts.register", "may not create accounts"),
        ("accounts.finalizeRegistration", "may not finalize registrations"),
    ] {
        sandbox.inject(InjectedFault::always(method, Misbehaviour::Code { code }));
        quiz(&sandbox).await.is_wrong(words, method, "403007");
        let told = contest(&sandbox).await;
        assert!(told.status == 0 && !told.said.contains(words), "it creates none: {}", told.said);
        sandbox.clear_faults();
    }
}

#[tokio::test]
async fn what_only_pages_of_another_make_need_is_a_note() {
    let sandbox = Sandbox::start().await;
    let (method, code) = ("accounts.exchangeUIDSignature", ResponseCode::PERMISSION_DENIED);
    sandbox.inject(InjectedFault::always(method, Misbehaviour::Code { code }));
    let told = contest(&sandbox).await;
    let note = told.said.lines().find(|line| line.starts_with("  note   A page that sends UID signatures"));
    assert!(told.status == 0 && note.is_some_and(|line| line.contains(method)), "{}", told.said);
}

#[tokio::test]
async fn what_gigya_says_nothing_of_is_called_neither_right_nor_wrong() {
    let sandbox = Sandbox::start().await;
    for (method, code) in [
        ("accounts.setAccountInfo", ResponseCode::SERVICE_UNAVAILABLE),
        ("accounts.getAccountInfo", ResponseCode::API_RATE_LIMIT_EXCEEDED),
        ("accounts.getJWTPublicKey", ResponseCode::GENERAL_SERVER_ERROR),
        ("accounts.exchangeUIDSignature", ResponseCode::SERVICE_UNAVAILABLE),
        ("accounts.getPolicies", ResponseCode::TIMEOUT),
    ] {
        sandbox.inject(InjectedFault::always(method, Misbehaviour::Code { code }));
        let Told { status, said, .. } = contest(&sandbox).await;
        let line = said.lines().find(|line| line.starts_with("  ?      ")).unwrap_or(&said);
        assert!(status == 2 && line.contains("could not be found out"), "{method}: {status}: {said}");
        assert!(!said.contains("WRONG") && said.contains(&code.to_string()), "{said}");
        sandbox.clear_faults();
    }
}

#[tokio::test]
async fn what_a_broken_connection_hides_is_not_called_refused() {
    let sandbox = Sandbox::start().await;
    for method in ["accounts.exchangeUIDSignature", "accounts.getPolicies"] {
        sandbox.inject(InjectedFault::always(method, Misbehaviour::Drop));
        let Told { status, said, .. } = contest(&sandbox).await;
        let unknown = said.lines().filter(|line| line.starts_with("  ?      ")).count();
        assert!(status == 2 && unknown == 1 && !said.contains("refused"), "{method}: {status}: {said}");
        sandbox.clear_faults();
    }
}

#[tokio::test]
async fn a_place_that_the_schema_does_not_have_is_named_with_its_field() {
    let sandbox = Sandbox::start().await;
    sandbox.change_settings(|settings| settings.policies.dynamic_schema = false);
    let elsewhere = CONTEST.replace("data.optIns.newsletter", "data.newsletters.weekly");
    let told = check(sandbox.url(), &[("contest.toml", &elsewhere)], &CREDENTIALS, &[]).await;
    told.is_wrong(
        "The opt-in `newsletter` is kept at `data.newsletters.weekly`",
        "schema in the Gigya console",
        "getSchema",
    );
    let text = CONTEST.replace("data.optIns.newsletter", "data.hair");
    let told = check(sandbox.url(), &[("contest.toml", &text)], &CREDENTIALS, &[]).await;
    told.is_wrong("`newsletter` holds yes or no, and `data.hair` is no boolean", "another kind", "getSchema");
}

#[tokio::test]
async fn what_the_site_requires_and_the_form_does_not_is_named() {
    let sandbox = Sandbox::start().await;
    let required =
        ["profile.zip", "profile.country", "preferences.terms.tos.isConsentGranted", "profile.email"];
    sandbox.change_settings(|settings| settings.policies.required = required.map(str::to_owned).to_vec());
    let told = contest(&sandbox).await;
    told.is_wrong("lets people leave the field `zipcode` empty", "`required = true`", "getSchema");
    told.is_wrong(
        "requires `profile.country`",
        "Add a `[[field]]` with `gigya = \"profile.country\"`",
        "getSchema",
    );
    let consent = "preferences.terms.tos.isConsentGranted";
    told.is_wrong(&format!("requires `{consent}`"), "Add a `[[opt_in]]`", "getSchema");
    assert!(!told.said.contains("profile.email"), "the login ID is there by itself");

    let required = ["profile.firstName", "preferences.terms.summerQuiz.isConsentGranted"];
    sandbox.change_settings(|settings| settings.policies.required = required.map(str::to_owned).to_vec());
    let told = quiz(&sandbox).await;
    assert!(
        told.status == 0 && told.said.contains("asks for everything that the site requires (2)"),
        "{}",
        told.said
    );
}

#[tokio::test]
async fn a_captcha_that_the_campaign_file_does_not_know_is_told() {
    let sandbox = Sandbox::start().await;
    sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
    quiz(&sandbox).await.is_wrong("captcha when people register", "[log_in.captcha]", "accounts.getPolicies");
    sandbox.change_settings(|settings| settings.captcha = Captcha::AfterFailure);
    quiz(&sandbox).await.is_wrong("captcha after failed log-ins (1)", "[log_in.captcha]", "getPolicies");
}

/// A Gigya that believes everybody and has these policies.
fn with_policies(policies: Value) -> impl Fn(&crate::line::Heard, usize) -> Way + Send + Sync + 'static {
    move |heard, _| match heard.method.as_str() {
        "accounts.getPolicies" => Way::Json(policies.clone()),
        _ => Way::Json(json!({"errorCode": 0, "keys": []})),
    }
}

#[tokio::test]
async fn policies_that_contradict_the_campaign_are_told() {
    let policies = json!({
        "errorCode": 0, "callId": "policies",
        "registration": {"requireSecurityQuestion": true},
        "accountOptions": {"loginIdentifiers": "username"},
        "security": {"accountLockout": {"failedLoginThreshold": 3, "lockoutTimeSec": 600}},
    });
    let line = Line::new(with_policies(policies)).await;
    let told = check(&line.url, &[("summer-quiz.toml", QUIZ)], &CREDENTIALS, &[]).await;
    told.is_wrong("login identifiers are `username`", "Add `email`", "callId policies");
    told.is_wrong("requires a security question", "Switch the question off", "callId policies");
    told.is_wrong("after 5 minutes; the site says 600 seconds", "`lockout_minutes`", "callId policies");
    told.is_wrong("id_tokens are verified with: there are none", "nobody is let in", "");
}

#[tokio::test]
async fn policies_that_may_not_be_read_are_a_note_and_nothing_is_wrong() {
    let sandbox = Sandbox::start().await;
    let code = ResponseCode::PERMISSION_DENIED;
    sandbox.inject(InjectedFault::always("accounts.getPolicies", Misbehaviour::Code { code }));
    let told = contest(&sandbox).await;
    assert!(
        told.status == 0 && told.said.contains("  note   The site's policies may not be read"),
        "{}",
        told.said
    );
}

#[tokio::test]
async fn programs_are_told_the_same_as_json() {
    let sandbox = Sandbox::start().await;
    let mistaken = [CREDENTIALS[0], ("GIGYA_SANDBOX_SECRET", PARTNER_SECRET)];
    let files = [("contest.toml", CONTEST), ("lucky-draw.toml", DRAW)];
    let told = check(sandbox.url(), &files, &mistaken, &["--format", "json", "lucky-draw"]).await;
    let report: Value = serde_json::from_str(&told.said).unwrap();
    assert_eq!(
        (told.status, &report["campaign"], &report["verdict"]),
        (1, &json!("lucky-draw"), &json!("wrong"))
    );
    let findings = report["findings"].as_array().unwrap();
    let wrong = findings.iter().find(|finding| finding["mark"] == "wrong").unwrap();
    assert_eq!((&wrong["about"], &wrong["method"]), (&json!("credentials"), &json!("accounts.getSchema")));
    assert_eq!(wrong["response_code"], 403_003);
    assert!(wrong["call_id"].is_string() && wrong["remedy"].is_string() && wrong["text"].is_string());
}

#[tokio::test]
async fn what_cannot_be_found_out_ends_with_status_2() {
    let sandbox = Sandbox::start().await;
    let files = [("contest.toml", CONTEST)];
    let told = check(sandbox.url(), &files, &CREDENTIALS, &["contset"]).await;
    assert!(told.status == 2 && told.complained.contains("no campaign `contset`: name one of contest"));
    let told = check(sandbox.url(), &files, &[], &[]).await;
    assert!(told.status == 2 && told.complained.contains("GIGYA_SANDBOX_USER_KEY"), "{}", told.complained);

    sandbox
        .inject(InjectedFault::always("*", Misbehaviour::Code { code: ResponseCode::GENERAL_SERVER_ERROR }));
    let told = contest(&sandbox).await;
    assert!(told.status == 2 && told.said.contains("500001"), "{}", told.said);
    let line = Line::new(|_, _| Way::Reset).await;
    let told = check(&line.url, &files, &CREDENTIALS, &[]).await;
    assert!(told.status == 2 && told.said.contains(&line.url), "{}", told.said);
    assert!(told.said.ends_with("1 campaign checked: 1 without an answer.\n"), "{}", told.said);
}

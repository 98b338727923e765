//! New accounts: what is refused, what Gigya is told, and what comes of it.

use std::collections::BTreeMap;
use std::time::Duration;

use connection_proxy::Limits;
use contract::{AccountReply, AccountRequest, Complaint, ProblemCode, ProblemDetails};
use gigya::ResponseCode;
use gigya_sandbox::seed::MARIE;
use gigya_sandbox::{Captcha, EmailVerification, InjectedFault, Misbehaviour, Policies};
use reqwest::Response;
use serde_json::{Value, json};

use crate::world::{World, newcomer, read, refusal};

const QUIZ: &str = "/v1/campaigns/summer-quiz/accounts";
const INIT: &str = "accounts.initRegistration";
const REGISTER: &str = "accounts.register";
const SCHEMA: &str = "accounts.getSchema";
const SET: &str = "accounts.setAccountInfo";
const FINALIZE: &str = "accounts.finalizeRegistration";

const TEAM: &str = "data.summerQuiz.favouriteTeam";

impl World {
    async fn create(&self, request: &AccountRequest) -> Response {
        self.post(QUIZ, request).await
    }

    /// The UID of an account that can be used.
    async fn created(&self, request: &AccountRequest) -> String {
        assert_eq!(read::<AccountReply>(self.create(request).await).await, AccountReply::Created);
        self.stored_of(request, "/UID").as_str().expect("an account has a UID").to_owned()
    }

    /// Code and missing paths of an account that waits, and the token that it goes on with.
    async fn pending(&self, request: &AccountRequest) -> (u32, Vec<String>, String) {
        match read(self.create(request).await).await {
            AccountReply::Pending { code, registration_token, missing } => {
                (code, missing, registration_token)
            }
            created @ AccountReply::Created => panic!("{created:?}"),
        }
    }

    async fn not_created(&self, request: &AccountRequest) -> ProblemDetails {
        refusal(self.create(request).await, ProblemCode::AccountNotCreated).await
    }

    fn stored_of(&self, request: &AccountRequest, pointer: &str) -> Value {
        let account = self.sandbox.account(&request.email).expect("the account is there");
        account.pointer(pointer).cloned().unwrap_or(Value::Null)
    }

    fn change_policies(&self, change: impl FnOnce(&mut Policies)) {
        self.sandbox.change_settings(|settings| change(&mut settings.policies));
    }

    fn refuse_once(&self, method: &str, code: u32) {
        let code = ResponseCode(code);
        self.sandbox.inject(InjectedFault::once(method, Misbehaviour::Code { code }));
    }

    fn methods(&self) -> Vec<String> {
        self.sandbox.calls().into_iter().map(|call| call.method).collect()
    }
}

fn complaints<const N: usize>(named: [(&str, Complaint); N]) -> BTreeMap<String, Complaint> {
    named.into_iter().map(|(name, complaint)| (name.to_owned(), complaint)).collect()
}

#[tokio::test]
async fn an_account_begins_with_everything_that_the_form_asked() {
    let world = World::new().await;
    let request = newcomer();
    let uid = world.created(&request).await;
    let account = world.sandbox.account(&uid).unwrap();
    assert_eq!(account["loginIDs"]["unverifiedEmails"], json!(["ada@example.com"]));
    let expected = [
        ("/profile/email", json!("ada@example.com")),
        ("/profile/firstName", json!("Ada")),
        ("/profile/lastName", json!("Byron &amp; Co")),
        ("/profile/birthDay", json!(10)),
        ("/profile/birthMonth", json!(12)),
        ("/profile/birthYear", json!(1985)),
        ("/profile/phones", json!([{"number": "0487 66 49251"}])),
        ("/profile/address", json!("Rue de Birmingham 280 B")),
        ("/profile/country", json!("BE")),
        ("/profile/work", json!([{"title": "Cook", "company": "Spotify"}])),
        ("/data/summerQuiz/favouriteTeam", json!("blue")),
        ("/preferences/terms/summerQuiz/isConsentGranted", json!(true)),
        // Neither asked and given nor refused.
        ("/data/optIns/newsletter", Value::Null),
        ("/profile/gender", Value::Null),
    ];
    for (pointer, value) in expected {
        assert_eq!(world.stored_of(&request, pointer), value, "{pointer}");
    }
    assert_eq!(account["isRegistered"], true);
}

#[tokio::test]
async fn the_address_in_the_profile_is_the_login_id_whatever_the_form_says() {
    let world = World::new().await;
    let mut request = newcomer();
    request.values.insert("email".to_owned(), "somebody.else@example.com".to_owned());
    world.created(&request).await;
    assert_eq!(world.stored_of(&request, "/profile/email"), "ada@example.com");
}

#[tokio::test]
async fn whoever_created_an_account_logs_in_with_the_same_password() {
    let world = World::new().await;
    let request = newcomer();
    let uid = world.created(&request).await;
    let form =
        [("apiKey", gigya_sandbox::API_KEY), ("loginID", &request.email), ("password", &request.password)];
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("{}/accounts.login", world.sandbox.url());
    let login: Value = http.post(url).form(&form).send().await.unwrap().json().await.unwrap();
    assert_eq!((&login["errorCode"], &login["UID"]), (&json!(0), &json!(uid)));
}

#[tokio::test]
async fn neither_a_session_nor_a_uid_comes_back_with_the_account() {
    let world = World::new().await;
    let response = world.create(&newcomer()).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert!(!response.headers().contains_key("set-cookie"));
    let body: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
    let members: Vec<_> = body.as_object().unwrap().keys().collect();
    assert_eq!(members, ["account"]);
}

#[tokio::test]
async fn a_campaign_that_offers_no_accounts_creates_none() {
    let world = World::new().await;
    let response = world.post("/v1/campaigns/contest/accounts", &newcomer()).await;
    let detail = refusal(response, ProblemCode::NotOffered).await.detail.unwrap();
    assert!(detail.contains("[create_account]"), "{detail}");
    assert!(world.sandbox.calls().is_empty());
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once_and_gigya_is_not_asked() {
    let world = World::new().await;
    let mut request = newcomer();
    "ada@localhost".clone_into(&mut request.email);
    request.password.clear();
    request.opt_ins.remove("terms");
    for (name, value) in [("firstname", " "), ("phone", "call me"), ("shoes", "43"), ("country", "Belgium")] {
        request.values.insert(name.to_owned(), value.to_owned());
    }
    let expected = complaints([
        ("email", Complaint::NotAnEmail),
        ("password", Complaint::Required),
        ("firstname", Complaint::Required),
        ("phone", Complaint::NotAPhone),
        ("shoes", Complaint::NotAsked),
        ("country", Complaint::NotAChoice),
        ("terms", Complaint::Required),
    ]);
    assert_eq!(world.not_created(&request).await.complaints, expected);
    assert!(world.sandbox.calls().is_empty());
}

#[tokio::test]
async fn an_address_and_a_password_may_have_250_characters_and_no_more() {
    let world = World::new().await;
    let mut request = newcomer();
    request.email = format!("{}@example.com", "a".repeat(239));
    request.password = "é".repeat(251);
    let expected = complaints([("email", Complaint::TooLong), ("password", Complaint::TooLong)]);
    assert_eq!(world.not_created(&request).await.complaints, expected);
    request = AccountRequest { password: format!("A1{}", "é".repeat(248)), ..newcomer() };
    world.created(&request).await;
}

#[tokio::test]
async fn what_is_no_language_or_no_captcha_is_refused() {
    let world = World::new().await;
    let french = AccountRequest { language: "french".to_owned(), ..newcomer() };
    let captcha = AccountRequest { captcha: Some("x".repeat(8 * 1024 + 1)), ..newcomer() };
    for request in [french, captcha] {
        refusal(world.create(&request).await, ProblemCode::BadRequest).await;
    }
    let body = json!({"email": "a@example.com", "password": "x", "language": "en", "UID": "somebody"});
    refusal(world.post(QUIZ, &body).await, ProblemCode::BadRequest).await;
    assert!(world.sandbox.calls().is_empty());
}

#[tokio::test]
async fn a_taken_address_and_a_weak_password_are_told_on_their_fields() {
    let world = World::new().await;
    let request =
        AccountRequest { email: MARIE.login_id.to_owned(), password: "short".to_owned(), ..newcomer() };
    let problem = world.not_created(&request).await;
    let expected = complaints([("email", Complaint::Taken), ("password", Complaint::WeakPassword)]);
    assert_eq!(problem.complaints, expected);
    assert_eq!(problem.response_code, Some(400_009));
    assert!(problem.call_id.is_some());
}

#[tokio::test]
async fn a_taken_address_is_told_on_its_field_though_gigya_names_none() {
    let world = World::new().await;
    for code in [400_003, 403_043] {
        world.refuse_once(REGISTER, code);
        let problem = world.not_created(&newcomer()).await;
        assert_eq!(problem.complaints, complaints([("email", Complaint::Taken)]), "{code}");
    }
}

#[tokio::test]
async fn what_only_a_server_may_write_follows_the_registration() {
    let world = World::new().await;
    world.change_policies(|policies| policies.server_only.push(TEAM.to_owned()));
    let mut request = newcomer();
    request.opt_ins.insert("newsletter".to_owned(), true);
    world.created(&request).await;
    assert_eq!(world.stored_of(&request, "/data/summerQuiz/favouriteTeam"), "blue");
    assert_eq!(world.stored_of(&request, "/data/optIns/newsletter"), true);
    let methods = world.methods();
    assert_eq!(methods[2..], [REGISTER, SET], "{methods:?}");
}

#[tokio::test]
async fn a_registration_that_waits_for_what_only_a_server_may_write_is_finalized() {
    let world = World::new().await;
    world.change_policies(|policies| {
        policies.server_only.push(TEAM.to_owned());
        policies.required.push(TEAM.to_owned());
    });
    let request = newcomer();
    let uid = world.created(&request).await;
    let account = world.sandbox.account(&uid).unwrap();
    assert_eq!(account["isRegistered"], true);
    assert_eq!(world.calls_of(FINALIZE), 1);
}

#[tokio::test]
async fn an_account_that_lacks_what_the_campaign_does_not_ask_goes_on_with_its_token() {
    let world = World::new().await;
    world.change_policies(|policies| policies.required = vec!["data.hair".into(), "profile.state".into()]);
    let (code, missing, token) = world.pending(&newcomer()).await;
    assert_eq!((code, missing), (206_001, vec!["data.hair".to_owned(), "profile.state".to_owned()]));
    let form = [("apiKey", gigya_sandbox::API_KEY), ("regToken", &token)];
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("{}/accounts.finalizeRegistration", world.sandbox.url());
    let answer: Value = http.post(url).form(&form).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["errorCode"], 206_001, "the token is good");
    let terms = "/preferences/terms/summerQuiz/isConsentGranted";
    assert_eq!(world.stored_of(&newcomer(), terms), true, "what a server may write is there already");
}

#[tokio::test]
async fn an_account_whose_address_is_to_be_verified_is_there_and_waits() {
    for (verification, expected) in [(EmailVerification::Link, 206_002), (EmailVerification::Code, 206_006)] {
        let world = World::new().await;
        world.change_policies(|policies| policies.email_verification = verification);
        let (code, missing, _) = world.pending(&newcomer()).await;
        assert_eq!((code, missing.len()), (expected, 0));
        assert_eq!(world.stored_of(&newcomer(), "/profile/firstName"), "Ada");
    }
}

#[tokio::test]
async fn a_captcha_is_asked_for_and_its_answer_goes_along() {
    let world = World::new().await;
    world.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
    let problem = world.not_created(&newcomer()).await;
    assert_eq!((problem.response_code, problem.complaints.len()), (Some(401_023), 0));
    let wrong = AccountRequest { captcha: Some("a guess".to_owned()), ..newcomer() };
    assert_eq!(world.not_created(&wrong).await.response_code, Some(400_021));
    let right = AccountRequest { captcha: Some(world.sandbox.solve_captcha()), ..newcomer() };
    world.created(&right).await;
}

#[tokio::test]
async fn a_child_is_refused_and_not_remembered() {
    let world = World::new().await;
    let mut request = newcomer();
    request.values.insert("birthday".to_owned(), "2020-01-01".to_owned());
    let problem = world.not_created(&request).await;
    assert_eq!(problem.response_code, Some(403_044));
    assert_eq!(world.sandbox.account(&request.email), None);
}

#[tokio::test]
async fn what_the_participant_can_act_on_is_told_by_its_code_and_the_rest_is_gigyas_affair() {
    let world = World::new().await;
    for code in [400_006, 400_303, 403_048, 403_120, 403_300] {
        world.refuse_once(REGISTER, code);
        let problem = world.not_created(&newcomer()).await;
        assert_eq!((problem.response_code, problem.call_id.is_some()), (Some(code), true));
    }
    for code in [301_001, 403_005, 403_007, 403_025, 500_001, 987_654] {
        world.refuse_once(REGISTER, code);
        let problem = refusal(world.create(&newcomer()).await, ProblemCode::GigyaUnavailable).await;
        assert_eq!((problem.response_code, problem.call_id.is_some()), (Some(code), true));
    }
}

#[tokio::test]
async fn the_words_of_the_sites_own_extension_go_to_the_participant() {
    let world = World::new().await;
    let (code, details) = (ResponseCode(400_303), " Once a week is enough. ".to_owned());
    world.sandbox.inject(InjectedFault::once(REGISTER, Misbehaviour::Said { code, details }));
    let problem = world.not_created(&newcomer()).await;
    assert_eq!(problem.site_says.as_deref(), Some("Once a week is enough."));

    let (code, details) = (ResponseCode(400_006), "You sent: ada@example.com".to_owned());
    world.sandbox.inject(InjectedFault::once(REGISTER, Misbehaviour::Said { code, details }));
    assert_eq!(world.not_created(&newcomer()).await.site_says, None, "nobody else's words do");
}

#[tokio::test]
async fn a_gigya_out_of_order_creates_nothing_and_says_so() {
    let world = World::impatient().await;
    for method in [SCHEMA, INIT, REGISTER] {
        for way in [Misbehaviour::Hang, Misbehaviour::Drop, Misbehaviour::Garbage] {
            world.sandbox.inject(InjectedFault::always(method, way.clone()));
            let problem = refusal(world.create(&newcomer()).await, ProblemCode::GigyaUnavailable).await;
            assert_eq!(problem.call_id, None, "{method} {way:?}");
            world.sandbox.clear_faults();
        }
    }
    assert_eq!(world.sandbox.account(&newcomer().email), None);
    world.created(&newcomer()).await;
}

#[tokio::test]
async fn an_account_is_there_though_what_should_follow_was_refused() {
    let world = World::new().await;
    world.change_policies(|policies| policies.server_only.push(TEAM.to_owned()));
    world.refuse_once(SET, 500_028);
    let request = newcomer();
    let uid = world.created(&request).await;
    assert_eq!(world.stored_of(&request, "/UID"), uid);
    assert_eq!(world.stored_of(&request, "/data/summerQuiz"), Value::Null);
}

#[tokio::test]
async fn the_schema_is_read_once_in_a_while_and_anew_when_it_has_changed() {
    let world = World::new().await;
    let named = |name: &str| AccountRequest { email: format!("{name}@example.com"), ..newcomer() };
    world.created(&named("one")).await;
    world.created(&named("two")).await;
    assert_eq!(world.calls_of(SCHEMA), 1);

    world.change_policies(|policies| policies.server_only.push(TEAM.to_owned()));
    let problem = world.not_created(&named("three")).await;
    assert_eq!(problem.complaints, complaints([("favourite_team", Complaint::Refused)]));
    world.created(&named("three")).await;
    assert_eq!(world.calls_of(SCHEMA), 2);
    assert_eq!(world.stored_of(&named("three"), "/data/summerQuiz/favouriteTeam"), "blue");
}

#[tokio::test]
async fn calls_for_a_new_account_are_signed_and_say_what_gigya_needs() {
    let world = World::new().await;
    world.created(&newcomer()).await;
    let calls = world.sandbox.calls();
    assert!(calls.iter().all(|call| call.has("sig") && call.has("userKey") && !call.has("secret")));
    let register = calls.iter().find(|call| call.method == REGISTER).unwrap();
    for needed in ["regToken", "email", "password", "profile", "data", "lang", "finalizeRegistration"] {
        assert!(register.has(needed), "{needed}");
    }
    assert!(!register.has("captchaToken"));
}

#[tokio::test]
async fn an_account_is_told_of_though_what_should_follow_never_ends() {
    let (call, request) = (Duration::from_mins(1), Duration::from_secs(3));
    let world = World::with_limits(Limits { call, request, ..Limits::default() }).await;
    world.change_policies(|policies| policies.server_only.push(TEAM.to_owned()));
    world.sandbox.inject(InjectedFault::always(SET, Misbehaviour::Hang));
    world.created(&newcomer()).await;
}

//! What must not leave the proxy: the secret anywhere, a participant's data into the log.

use std::cell::RefCell;
use std::io::Write;
use std::sync::Once;

use contract::{AccountReply, AccountRequest, ProblemCode};
use gigya_sandbox::seed::MARIE;
use gigya_sandbox::{InjectedFault, Misbehaviour, USER_SECRET};
use reqwest::{Method, Response};

use crate::world::{ELSEWHERE, World, claims, edited, newcomer, read, refusal};

thread_local! {
    /// What this thread has logged since it began to listen.
    static LOGGED: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// Keeps what the thread logs that listens, and nothing of the others.
struct Listener;

impl Write for Listener {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.as_mut().map(|logged| logged.extend_from_slice(bytes)));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Collects what this thread logs from now on, in every detail. The tests' runtimes have one thread, so that
/// is the proxy's whole log.
///
/// There is one subscriber for the process: one per test would race with the other tests of this binary for
/// tracing's memory of who wants to hear what.
fn listen() {
    static SUBSCRIBER: Once = Once::new();
    SUBSCRIBER.call_once(|| {
        let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false);
        tracing::subscriber::set_global_default(subscriber.with_writer(|| Listener).finish()).unwrap();
    });
    LOGGED.set(Some(Vec::new()));
}

/// What this thread has logged since it began to listen.
fn logged() -> String {
    String::from_utf8(LOGGED.take().expect("this thread listens")).unwrap()
}

/// Head and body as text.
async fn whole(response: Response) -> String {
    let head = format!("{:?}", response.headers());
    head + &response.text().await.unwrap()
}

#[tokio::test]
async fn the_secret_is_in_no_answer_and_no_personal_data_is_in_the_log() {
    listen();
    let world = World::new().await;
    let id_token = world.sandbox.mint_id_token(&claims(MARIE.uid));
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("locality", "Sint-Truiden"), ("terms", "true")]);
    let invalid = edited(&marie.prefill().await, &[("phone", "call me"), ("terms", "true")]);

    let mut answers = String::new();
    for response in [
        world.get("/v1/campaigns/summer-quiz").await,
        world.open_session("summer-quiz", &id_token).await,
        world.open_session("summer-quiz", "no.id.token").await,
        marie.request(Method::GET, "prefill").send().await.unwrap(),
        marie.send(&form).await,
        marie.send(&invalid).await,
        marie.request(Method::DELETE, "session").send().await.unwrap(),
        world
            .bare_request(Method::GET, "/v1/campaigns/contest")
            .header("origin", ELSEWHERE)
            .send()
            .await
            .unwrap(),
    ] {
        answers += &whole(response).await;
    }
    for way in [Misbehaviour::Garbage, Misbehaviour::Drop] {
        world.sandbox.inject(InjectedFault::always("accounts.getAccountInfo", way));
        answers += &whole(marie.request(Method::GET, "prefill").send().await.unwrap()).await;
        world.sandbox.clear_faults();
    }

    assert!(
        answers.contains("favourite_team") && answers.contains("gigya-unavailable"),
        "the journey was made"
    );
    let logged = logged();
    assert!(logged.contains("the request failed") && logged.contains("the request was refused"));
    let secret = "a secret of the sandbox's user key";
    for hidden in [USER_SECRET, secret, "sandbox-user-key"] {
        assert!(!answers.contains(hidden) && !logged.contains(hidden), "{hidden}");
    }
    for personal in
        [MARIE.uid, "Peeters", "marie.peeters", "487 66", "Sint-Truiden", "call me", &id_token, &marie.token]
    {
        assert!(!logged.contains(personal), "{personal}");
    }
}

#[tokio::test]
async fn neither_password_nor_address_nor_token_of_a_new_account_is_in_the_log() {
    listen();
    let world = World::new().await;
    let good = newcomer();
    let weak = AccountRequest { password: "weakling".to_owned(), ..newcomer() };
    let no_address = AccountRequest { email: "ada.at.home".to_owned(), ..newcomer() };
    let taken = AccountRequest { email: MARIE.login_id.to_owned(), ..newcomer() };
    let path = "/v1/campaigns/summer-quiz/accounts";
    let mut answers = String::new();
    for request in [&weak, &no_address, &taken, &good] {
        answers += &whole(world.post(path, request).await).await;
    }
    world.sandbox.change_settings(|settings| settings.policies.required.push("data.hair".to_owned()));
    let pending = AccountRequest { email: "pending@example.com".to_owned(), ..newcomer() };
    let reply: AccountReply = read(world.post(path, &pending).await).await;
    let AccountReply::Pending { registration_token, .. } = reply else { panic!("{reply:?}") };
    for way in [Misbehaviour::Garbage, Misbehaviour::Drop] {
        world.sandbox.inject(InjectedFault::once("accounts.register", way));
        answers += &whole(world.post(path, &newcomer()).await).await;
    }

    assert!(answers.contains("weak-password") && answers.contains("created"), "the journey was made");
    let logged = logged();
    assert!(logged.contains("the request failed") && logged.contains("the request was refused"));
    let personal = ["ada@", "ada%40", "ada.at.home", "pending@", "marie.peeters", "Byron", "487 66"];
    let secret = [&*good.password, "weakling", &registration_token, "st2.s."];
    for hidden in personal.into_iter().chain(secret) {
        assert!(!logged.contains(hidden), "{hidden}");
    }
    for hidden in [&*good.password, "weakling", USER_SECRET, "cookieValue"] {
        assert!(!answers.contains(hidden), "{hidden}");
    }
}

#[tokio::test]
async fn a_failure_is_logged_once_with_gigyas_call_id_and_what_an_operator_can_do() {
    listen();
    let world = World::new().await;
    let marie = world.connect(&MARIE, "contest").await;
    world.sandbox.change_settings(|settings| settings.data_center = Some("eu1.gigya.com".to_owned()));
    let response = marie.request(Method::GET, "prefill").send().await.unwrap();
    let problem = refusal(response, ProblemCode::GigyaUnavailable).await;
    assert!(!problem.detail.unwrap().contains("data_center"), "internal text stays inside");

    let logged = logged();
    let failures: Vec<_> = logged.lines().filter(|line| line.contains("ERROR")).collect();
    let [failure] = failures[..] else { panic!("{failures:?}") };
    assert!(failure.contains(&problem.call_id.unwrap()), "{failure}");
    for needed in ["301001", "data_center", "eu1", "contest"] {
        assert!(failure.contains(needed), "{needed}: {failure}");
    }
}

#[tokio::test]
async fn calls_are_signed_and_never_carry_the_secret() {
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("locality", "Leuven"), ("terms", "true")]);
    marie.take_part(&form).await;
    marie.request(Method::DELETE, "session").send().await.unwrap();
    let calls = world.sandbox.calls();
    // Keys, prefill, the account again, its update, log-out.
    assert_eq!(calls.len(), 5);
    for call in calls {
        for needed in ["apiKey", "userKey", "timestamp", "nonce", "sig", "format", "httpStatusCodes"] {
            assert!(call.has(needed), "{} without {needed}", call.method);
        }
        assert!(!call.has("secret"), "{}", call.method);
    }
}

#[tokio::test]
async fn what_anybody_can_cause_does_not_fill_the_log() {
    listen();
    let world = World::new().await;
    let foreign = format!("https://{}.example", "x".repeat(5000));
    for _ in 0..300 {
        for (path, origin) in [("/v1/campaigns/contest", &*foreign), ("/v1/campaigns/no-such-one", ELSEWHERE)]
        {
            world.bare_request(Method::GET, path).header("origin", origin).send().await.unwrap();
        }
        world.get("/nothing-is-here").await;
    }
    let logged = logged();
    let told: Vec<_> =
        logged.lines().filter(|line| line.contains("INFO") && line.contains("refused")).collect();
    assert!(
        told.iter().any(|line| line.contains("contest does not list") && line.contains("https://xxx")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|line| line.contains("no campaign is called") && line.contains("no-such-one")),
        "{told:?}"
    );
    assert!(told.len() < 600, "{} lines for 900 refusals", told.len());
    assert!(!logged.contains(&"x".repeat(101)), "an origin is cut");
}

#[tokio::test]
async fn a_refusal_that_a_mapping_can_be_behind_is_a_warning_to_the_operator() {
    listen();
    let world = World::new().await;
    let marie = world.connect(&MARIE, "summer-quiz").await;
    let form = edited(&marie.prefill().await, &[("locality", "Leuven"), ("terms", "true")]);
    let refused = Misbehaviour::Code { code: gigya::ResponseCode::INVALID_PARAMETER_VALUE };
    world.sandbox.inject(InjectedFault::once("accounts.setAccountInfo", refused));
    refusal(marie.send(&form).await, ProblemCode::InvalidParticipation).await;
    let logged = logged();
    let warned = logged.lines().filter(|line| line.contains("WARN") && line.contains("what the form allows"));
    assert_eq!(warned.count(), 1, "{logged}");
}

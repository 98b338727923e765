//! The ways to an account that a campaign file offers, its words and its manners: what a browser gets of them,
//! and what is refused.

use connection_proxy::Proxy;
use contract::{Address, AutoSubmit, Definition, PasswordEntry, Ways};

use crate::campaign_files::{check_refused, folder, refused_text};
use crate::world::{World, read, settings};

/// What is written above `[gigya]`, the first line of it, what is wrong with it and what to write.
const BROKEN: [(&str, &str, &str, &str); 28] = [
    ("address = \"rude\"", "address", "`rude` is no way to address people", "`formal`"),
    (
        "[create_acount]",
        "[create_acount]",
        "`create_acount` is no key of a campaign",
        "write `create_account`",
    ),
    ("create_account = true", "create_account", "cannot be this boolean", "a section `[create_account]`"),
    ("[create_account]\npassword = \"twice\"", "password", "`twice` does not say", "or `repeat` (twice)"),
    ("[create_account]\npasword = \"show\"", "pasword", "no key of [create_account]", "write `password`"),
    ("[log_in]\nforgot_password = \"yes\"", "forgot_password", "this string", "`forgot_password = true`"),
    ("[log_in]\nproviders = \"google\"", "providers", "this string", "`providers = [\"…\"]`"),
    ("[log_in]\nproviders = [\"facebok\"]", "providers", "`facebok` is no provider", "write `facebook`"),
    ("[log_in]\nproviders = [\"saml-\"]", "providers", "`saml-` is no provider", "`saml-` and a name"),
    ("[log_in]\nproviders = [\"saml-Staff\"]", "providers", "`saml-Staff`", "lower-case letters"),
    ("[log_in]\nproviders = [\"google\", \"googleplus\"]", "providers", "offered twice", "once"),
    ("[log_in]\nlockout_minutes = 0", "lockout_minutes", "cannot be 0", "from 1 to 1440"),
    ("[log_in]\nlockout_minutes = 70000", "lockout_minutes", "cannot be 70000", "from 1 to 1440"),
    ("[log_in]\nlockout_minutes = \"5\"", "lockout_minutes", "cannot be this string", "up to 1440"),
    ("[log_in]\nplain_form = 1", "plain_form", "cannot be this integer", "`plain_form = true`"),
    ("[log_in.captcha]\nkind = \"reCaptchaV2\"", "[log_in.captcha]", "has no `site_key`", "add `site_key"),
    ("[log_in.captcha]\nkind = \"reCaptcha2\"", "kind", "is no captcha", "write `reCaptchaV2`"),
    (
        "[log_in.captcha]\nkind = \"FunCaptcha\"",
        "kind",
        "is no captcha",
        "let the site ask for `reCaptchaV2`",
    ),
    ("[log_in.captcha]\nkind = \"reCaptchaV3\"", "kind", "is no captcha", "leave `[log_in.captcha]` out"),
    ("[log_in.captcha]\nsite_key = \"a b\"", "site_key", "`site_key` is no key", "without spaces"),
    ("[log_in.captcha]\nscript = \"http://example.com/x.js\"", "script", "cannot be", "`https://`"),
    ("[log_in.captcha]\nscript = \"javascript:alert(1)\"", "script", "cannot be", "`https://`"),
    ("[auto_submit]\nseconds = 19", "seconds", "`seconds` of [auto_submit] cannot be 19", "from 20 to 120"),
    (
        "[texts.xx]\nlogin-heading = \"X\"",
        "[texts.xx]",
        "`xx` is no language of the window",
        "write one of en, fr, nl, de",
    ),
    ("[texts.en]\nlogin-headding = \"X\"", "login-headding", "names no text", "write `login-heading`"),
    ("[texts.en]\n403141 = \"X\"", "403141", "`403141` names no text", "`403041` is the nearest"),
    ("[texts.en]\nhello-heading = \"Hello!\"", "hello-heading", "other placeholders", "use `{first_name}`"),
    ("[texts.en]\n403041 = \"Oh, {first_name}!\"", "403041", "other placeholders", "without braces"),
];

#[tokio::test]
async fn a_way_that_makes_no_sense_is_refused_with_its_line_and_its_remedy() {
    for (written, line_start, wrong, remedy) in BROKEN {
        check_refused(("[gigya]", &format!("{written}\n[gigya]"), line_start, wrong, remedy)).await;
    }
}

const SITE: &str = r#"
origins = ["http://localhost:8700"]
[gigya]
api_key = "3_sandbox_site"
credentials = "sandbox"
"#;

#[tokio::test]
async fn a_form_cannot_ask_for_what_a_new_account_asks_for_by_itself() {
    let password = "[[field]]\nvariable = \"password\"\ngigya = \"data.word\"\nlabel = { en = \"Word\" }";
    let opt_in = "[[opt_in]]\nname = \"email\"\ngigya = \"data.mails\"\nlabel = { en = \"Mails\" }";
    let elsewhere = "[[field]]\nvariable = \"email\"\ngigya = \"data.email\"";
    for (entry, name) in [(password, "password"), (opt_in, "email"), (elsewhere, "email")] {
        let message = refused_text(&format!("{SITE}[create_account]\n{entry}")).await;
        let wrong = format!("contest.toml:8: `{name}` is what [create_account] asks for by itself");
        assert!(message.contains(&wrong) && message.contains("another name"), "{message}");
    }
}

#[tokio::test]
async fn a_form_that_asks_nothing_cannot_be_submitted_by_itself() {
    let message = refused_text(&format!("{SITE}[auto_submit]")).await;
    assert!(message.contains("contest.toml:6: there is nothing to submit"), "{message}");
}

#[tokio::test]
async fn what_the_guide_for_integrators_writes_is_accepted() {
    let guide = include_str!("../../../../docs/integrators.md");
    let snippets: Vec<_> =
        guide.split("```toml\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    assert!(snippets.iter().any(|snippet| snippet.contains("[log_in.captcha]")));
    let file = format!("{SITE}{}[[field]]\nvariable = \"firstname\"", snippets.concat());
    let folder = folder(&[("contest.toml", &file)]);
    Proxy::start(settings(folder.path())).await.unwrap();
}

async fn definition(campaign: &str) -> Definition {
    let world = World::new().await;
    read(world.get(&format!("/v1/campaigns/{campaign}")).await).await
}

#[tokio::test]
async fn a_browser_learns_which_ways_the_campaign_offers() {
    let quiz = definition("summer-quiz").await;
    let providers: Vec<_> = quiz.ways.providers.iter().map(contract::Provider::as_str).collect();
    assert_eq!(providers, ["facebook", "google"]);
    assert_eq!(quiz.ways.create_account, Some(PasswordEntry::Show));
    assert_eq!(quiz.ways.lockout_minutes, Some(5));
    assert!(quiz.ways.forgot_password && quiz.ways.plain_form && quiz.ways.captcha.is_none());
    assert_eq!((quiz.auto_submit, quiz.address), (None, Address::Formal));
    assert_eq!(quiz.texts["403044"].0.keys().collect::<Vec<_>>(), ["en", "fr"]);
    assert_eq!(quiz.texts["done-text"].get("en"), Some("Look into your mailbox on Monday."));
}

#[tokio::test]
async fn a_campaign_that_says_nothing_offers_nothing() {
    let contest = definition("contest").await;
    assert_eq!((contest.ways, contest.auto_submit), (Ways::default(), None));
    assert!(contest.texts.is_empty());
}

#[tokio::test]
async fn a_campaign_may_submit_by_itself_and_speak_informally() {
    let draw = definition("lucky-draw").await;
    assert_eq!((draw.auto_submit, draw.address), (Some(AutoSubmit { seconds: 20 }), Address::Informal));
    assert_eq!(draw.ways.create_account, Some(PasswordEntry::Repeat));
}

#[tokio::test]
async fn a_browser_learns_where_each_answer_is_kept_so_that_an_account_can_be_completed() {
    let quiz = definition("summer-quiz").await;
    let path = |variable: &str| {
        let field = quiz.form.fields.iter().find(|field| field.variable == variable);
        field.map(|field| field.path.clone()).unwrap()
    };
    for (variable, expected) in [
        ("firstname", "profile.firstName"),
        ("birthday", "profile.birthDay"),
        ("phone", "profile.phones.number"),
        ("number", "profile.address"),
        ("favourite_team", "data.summerQuiz.favouriteTeam"),
    ] {
        assert_eq!(path(variable), expected);
    }
    assert_eq!(quiz.form.opt_ins[0].path, "preferences.terms.summerQuiz.isConsentGranted");
}

//! Campaign files that are wrong, and everything else that keeps the proxy from starting.

use std::net::TcpListener;
use std::path::Path;

use connection_proxy::{Environment, Proxy, Settings};
use tempfile::TempDir;

use crate::world::settings;

/// What the broken files here began as.
pub const CONTEST: &str = include_str!("../../../../campaigns/contest.toml");

/// A folder with these campaign files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

async fn refused(settings: Settings) -> String {
    Proxy::start(settings).await.unwrap_err().to_string()
}

async fn refused_folder(folder: &Path) -> String {
    refused(settings(folder)).await
}

const BROKEN: [Breakage<'static>; 34] = [
    ("origins = [", "orgins = [", "orgins", "`orgins` is no key of a campaign", "write `origins`"),
    (
        "origins = [\"http://localhost:8700\"]",
        "origins = []",
        "origins",
        "lists no origin",
        "`origins = [\"https://",
    ),
    (
        "http://localhost:8700",
        "http://example.com",
        "origins",
        "cannot be an origin",
        "http is for this machine only",
    ),
    ("http://localhost:8700", "https://*.example.com", "origins", "cannot be an origin", "one by one"),
    (
        "http://localhost:8700",
        "https://example.com/quiz",
        "origins",
        "cannot be an origin",
        "write `https://example.com` and nothing after it",
    ),
    (
        "[\"http://localhost:8700\"]",
        "\"http://localhost:8700\"",
        "origins",
        "cannot be this string",
        "`origins = [\"…\"]`",
    ),
    ("\"here\"", "\"nowhere\"", "log_out", "`nowhere`", "`here` (this browser) or `everywhere`"),
    ("\"here\"", "true", "log_out", "cannot be this boolean", "`log_out = \"…\"`"),
    ("api_key =", "apikey =", "apikey", "`apikey` is no key of [gigya]", "write `api_key`"),
    ("api_key = \"3_sandbox_site\"", "", "[gigya]", "has no `api_key`", "add `api_key = \"3_…\"`"),
    ("\"3_sandbox_site\"", "\"3 sandbox\"", "api_key", "is no API key", "Gigya console"),
    (
        "\"eu1\"",
        "\"mars\"",
        "data_center",
        "`mars` is no data centre",
        "us1, eu1, eu2, au1, cn1, ru1, global",
    ),
    (
        "http://127.0.0.1:8702",
        "http://login.example.com",
        "host",
        "`host` cannot be",
        "http is for this machine only",
    ),
    ("http://127.0.0.1:8702", "https://login.example.com/x", "host", "`host` cannot be", "without a path"),
    ("\"sandbox\"", "\"My Secret!\"", "credentials", "no name of credentials", "stays in the environment"),
    ("\"sandbox\"", "\"other\"", "credentials", "no user key", "GIGYA_OTHER_USER_KEY"),
    ("\"sandbox\"", "\"other\"", "credentials", "no usable secret", "GIGYA_OTHER_SECRET"),
    ("required = true", "requird = true", "requird", "`requird` is no key of a field", "write `required`"),
    ("required = true", "required = \"yes\"", "required", "cannot be this string", "`required = true`"),
    (
        "required = true",
        "secret = 1",
        "secret",
        "`secret` is no key of a field",
        "write one of variable, kind",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"zip code\"",
        "variable = \"zip",
        "is no name",
        "at most 64 letters",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"firstname\"",
        "variable = \"firstname\"\nmask",
        "is used twice",
        "a name of its own",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"shoes\"",
        "[[field]]\nvariable = \"shoes\"",
        "no standard variable and has no `gigya`",
        "`gigya = \"data.shoes\"`",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"shoes\"\ngigya = \"data.shoes\"",
        "[[field]]\nvariable = \"shoes\"",
        "has no `label`",
        "add `label = { en = \"…\" }`",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"zipcode\"\ngigya = \"profile.Zip\"",
        "gigya = \"profile.Zip",
        "no place in an account",
        "`profile.zip`",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"zipcode\"\ngigya = \"profile.email\"",
        "[[field]]\nvariable = \"zipcode\"",
        "do not go together",
        "`profile.email` is taken",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"zipcode\"\nkind = \"choise\"",
        "kind",
        "`choise` is no kind of field",
        "write `choice`",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"zipcode\"\nkind = \"choice\"",
        "kind",
        "a choice has no `options`",
        "add `options",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"zipcode\"\nkind = \"phone\"",
        "mask",
        "only a text has a `mask`",
        "leave it out",
    ),
    (
        "variable = \"zipcode\"",
        "variable = \"number\"",
        "[[field]]\nvariable = \"number\"",
        "do not go together",
        "ask for `address` with a `number`",
    ),
    (
        "gigya = \"data.optIns.newsletter\"",
        "gigya = \"profile.email\"",
        "gigya = \"profile.email",
        "no place for an opt-in",
        "`subscriptions.….isSubscribed`",
    ),
    (
        "en = \"Send me the newsletter.\"",
        "english = \"Yes.\"",
        "label",
        "no language tag",
        "`en`, `fr` or `fr-BE`",
    ),
    (
        "Send me the newsletter.",
        "[Rules](http://example.com/rules)",
        "label",
        "is not https",
        "`[label](https://…)`",
    ),
    ("log_out = \"here\"", "log_out = here", "log_out", "", "mend the line as TOML wants it"),
];

/// What is said of a file with this text.
pub async fn refused_text(text: &str) -> String {
    refused_folder(folder(&[("contest.toml", text)]).path()).await
}

/// One change to a file, and what the message says of it: the text that the named line begins with, what is
/// wrong, what to write.
pub type Breakage<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

/// Checks that the contest's file is refused once it is changed so.
pub async fn check_refused((from, to, line_start, wrong, remedy): Breakage<'_>) {
    assert!(CONTEST.contains(from), "{from}");
    let text = CONTEST.replacen(from, to, 1);
    let start = format!("\n{line_start}");
    let (before, _) = text.split_once(&start).unwrap_or_else(|| panic!("no line begins with {line_start}"));
    let line = before.matches('\n').count() + 2;
    let message = refused_text(&text).await;
    let place = format!("contest.toml:{line}: ");
    let found = message
        .lines()
        .any(|error| error.contains(&place) && error.contains(wrong) && error.contains(remedy));
    assert!(found, "`{to}` should be refused at line {line} with “{wrong}” and “{remedy}”:\n{message}");
}

#[tokio::test]
async fn a_broken_campaign_file_is_refused_with_its_line_and_its_remedy() {
    for breakage in BROKEN {
        check_refused(breakage).await;
    }
}

#[tokio::test]
async fn everything_that_is_wrong_with_all_files_is_told_at_once() {
    let broken = CONTEST.replace("\"here\"", "\"nowhere\"").replace("required = true", "requird = true");
    let other = CONTEST.replace("\"eu1\"", "\"mars\"");
    let folder =
        folder(&[("one.toml", &broken), ("two.toml", &other), ("Three!.toml", ""), ("good.toml", CONTEST)]);
    let message = refused_folder(folder.path()).await;
    let named = |file: &str| message.lines().filter(|line| line.contains(file)).count();
    assert_eq!(
        (named("one.toml"), named("two.toml"), named("Three!.toml"), named("good.toml")),
        (2, 1, 1, 0)
    );
    assert!(message.contains("rename the file"), "{message}");
}

#[tokio::test]
async fn a_folder_without_campaigns_is_refused() {
    let empty = folder(&[("readme.txt", "")]);
    assert!(refused_folder(empty.path()).await.contains("there is no campaign file"));
    assert!(refused_folder(&empty.path().join("nowhere")).await.contains("--campaigns"));
}

#[tokio::test]
async fn a_port_that_is_taken_is_named_with_the_option_that_changes_it() {
    let folder = folder(&[("contest.toml", CONTEST)]);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let message = refused(Settings { listen: address, ..settings(folder.path()) }).await;
    assert!(message.contains(&address.to_string()) && message.contains("--listen"), "{message}");
    let message = refused(Settings { operators: address, ..settings(folder.path()) }).await;
    assert!(message.contains("--operators"), "{message}");
}

#[tokio::test]
async fn a_widget_that_was_not_built_is_refused_with_how_to_build_it() {
    let folder = folder(&[("contest.toml", CONTEST)]);
    let widget = Some(folder.path().join("dist"));
    let message = refused(Settings { widget, ..settings(folder.path()) }).await;
    assert!(message.contains("cargo xtask dist") && message.contains("--widget"), "{message}");
}

#[tokio::test]
async fn a_secret_that_is_no_secret_is_refused_without_being_shown() {
    let folder = folder(&[("contest.toml", CONTEST)]);
    let environment =
        Environment::of([("GIGYA_SANDBOX_USER_KEY", "key"), ("GIGYA_SANDBOX_SECRET", "my s3cret, typed")]);
    let message = refused(Settings { environment, ..settings(folder.path()) }).await;
    assert!(message.contains("not base64") && !message.contains("s3cret"), "{message}");
}

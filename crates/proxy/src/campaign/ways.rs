//! The sections `[create_account]`, `[log_in]`, `[log_in.captcha]` and `[auto_submit]` of a campaign file: which
//! ways to an account and through the form the campaign offers.

use std::ops::RangeInclusive;

use contract::{AutoSubmit, Captcha, PasswordEntry, Provider, Ways};
use url::Url;

use super::providers;
use super::reader::Section;
use crate::web_address;

const CREATE_ACCOUNT_KEYS: [&str; 1] = ["password"];
const LOG_IN_KEYS: [&str; 5] = ["forgot_password", "providers", "lockout_minutes", "plain_form", "captcha"];
const CAPTCHA_KEYS: [&str; 3] = ["kind", "site_key", "script"];
const AUTO_SUBMIT_KEYS: [&str; 1] = ["seconds"];

/// The captcha that the window shows. Two more are a page's to show, and the others the Web SDK's own affair (Web
/// SDK, 1.6).
const CAPTCHA_KINDS: [&str; 1] = ["reCaptchaV2"];
const OTHER_CAPTCHA_KINDS: [&str; 2] = ["invisible", "FunCaptcha"];
const UNSEEN_CAPTCHA_KINDS: [&str; 2] = ["reCaptchaV3", "reCaptchaEnterpriseScore"];

/// A lock-out of more than a day is no matter of waiting.
const LOCKOUT_MINUTES: RangeInclusive<u16> = 1..=1440;

/// Long enough to be read, found and undone by anybody (WCAG 2.2.1 asks for 20 seconds at least); who has read it sooner
/// sends it at once.
const UNDO_SECONDS: RangeInclusive<u8> = 20..=120;
const UNDO_SECONDS_BY_DEFAULT: u8 = 20;

/// Reads the ways to an account. What is wrong with them is reported.
pub fn read(campaign: &Section<'_>) -> Ways {
    let create_account = campaign.section("create_account", "[create_account]", &CREATE_ACCOUNT_KEYS);
    let mut ways =
        Ways { create_account: create_account.map(|section| password(&section)), ..Ways::default() };
    if let Some(log_in) = campaign.section("log_in", "[log_in]", &LOG_IN_KEYS) {
        ways.forgot_password = log_in.flag("forgot_password");
        ways.providers = offered(&log_in);
        ways.lockout_minutes = log_in.number("lockout_minutes", LOCKOUT_MINUTES);
        ways.plain_form = log_in.flag("plain_form");
        let section = log_in.section("captcha", "[log_in.captcha]", &CAPTCHA_KEYS);
        ways.captcha = section.and_then(|section| captcha(&section));
    }
    ways
}

/// Reads `[auto_submit]`, which makes no sense for a form that asks nothing.
pub fn read_auto_submit(campaign: &Section<'_>) -> Option<AutoSubmit> {
    let section = campaign.section("auto_submit", "[auto_submit]", &AUTO_SUBMIT_KEYS)?;
    if !campaign.has("field") && !campaign.has("opt_in") {
        let remedy = "add a `[[field]]`, or leave `[auto_submit]` out";
        section.report.add(&section.place, "there is nothing to submit", remedy);
    }
    let seconds = section.number("seconds", UNDO_SECONDS).unwrap_or(UNDO_SECONDS_BY_DEFAULT);
    Some(AutoSubmit { seconds })
}

/// How a new password is entered. A wrong word is reported, so what is given in its place never counts.
fn password(section: &Section<'_>) -> PasswordEntry {
    match section.text("password") {
        None | Some(("show", _)) => PasswordEntry::Show,
        Some(("repeat", _)) => PasswordEntry::Repeat,
        Some((other, place)) => {
            let remedy = "write `show` (once, and it can be made readable) or `repeat` (twice)";
            section.report.add(&place, format!("`{other}` does not say how a password is entered"), remedy);
            PasswordEntry::Show
        }
    }
}

fn offered(section: &Section<'_>) -> Vec<Provider> {
    let mut offered: Vec<Provider> = Vec::new();
    for (name, place) in section.texts("providers") {
        match providers::find(name) {
            Ok(provider) if offered.iter().any(|other| providers::are_one(other, &provider)) => {
                let remedy = "name each provider once";
                section.report.add(&place, format!("`{name}` is offered twice"), remedy);
            }
            Ok(provider) => offered.push(provider),
            Err(remedy) => {
                section.report.add(&place, format!("`{name}` is no provider that Gigya knows"), remedy);
            }
        }
    }
    offered
}

fn captcha(section: &Section<'_>) -> Option<Captcha> {
    let kind = section.required_text("kind", "reCaptchaV2");
    let site_key = section.required_text("site_key", "6L…");
    let script = section.required_text("script", "https://…");
    if let Some((kind, place)) = &kind
        && !CAPTCHA_KINDS.contains(kind)
    {
        let remedy = if UNSEEN_CAPTCHA_KINDS.contains(kind) {
            "leave `[log_in.captcha]` out: Gigya's script brings this one along by itself".to_owned()
        } else if OTHER_CAPTCHA_KINDS.contains(kind) {
            "let the site ask for `reCaptchaV2` (Gigya's console), and write its keys".to_owned()
        } else {
            super::reader::suggest(kind, &CAPTCHA_KINDS)
        };
        section.report.add(place, format!("`{kind}` is no captcha that the window shows"), remedy);
    }
    if let Some((key, place)) = &site_key
        && (key.len() > 200 || !key.bytes().all(|b| b.is_ascii_graphic()))
    {
        let remedy = "copy the public key of the captcha's provider, without spaces";
        section.report.add(place, "`site_key` is no key", remedy);
    }
    if let Some((script, place)) = &script
        && !script.parse::<Url>().is_ok_and(|url| web_address::is_safe(&url))
    {
        let remedy = "write an address that begins with `https://`; http is for this machine only";
        section.report.add(place, format!("`{script}` cannot be the captcha's script"), remedy);
    }
    let (kind, site_key, script) = (kind?.0.to_owned(), site_key?.0.to_owned(), script?.0.to_owned());
    Some(Captcha { kind, site_key, script })
}

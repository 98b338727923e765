//! One campaign file, from its text to a [`Campaign`].

use std::collections::BTreeSet;
use std::ops::Range;

use contract::{Address, CampaignId, Definition, Form, LogOut};
use url::Url;

use super::reader::Section;
use super::report::Report;
use super::{Campaign, CampaignError, fields, site, ways, wording};
use crate::environment::Environment;
use crate::mapping;
use crate::web_address;

const KEYS: [&str; 10] = [
    "origins",
    "log_out",
    "address",
    "gigya",
    "create_account",
    "log_in",
    "auto_submit",
    "texts",
    "field",
    "opt_in",
];

/// Reads the text of the file `file`, which describes the campaign `id`.
///
/// # Errors
/// Everything that is wrong with it, by line.
pub fn read(
    id: CampaignId,
    file: &str,
    text: &str,
    environment: &Environment,
) -> Result<Campaign, Vec<CampaignError>> {
    let report = Report::new(file, text);
    let campaign = report
        .parse()
        .and_then(|table| judge(id, &Section::open("a campaign", &table, 0..0, &KEYS, &report), environment));
    report.conclude(campaign)
}

fn judge(id: CampaignId, section: &Section<'_>, environment: &Environment) -> Option<Campaign> {
    let origins = origins(section);
    let (log_out, address) = (log_out(section), address(section));
    let (ways, auto_submit) = (ways::read(section), ways::read_auto_submit(section));
    let texts = wording::read(section);
    if !section.has("gigya") {
        let remedy = "add `[gigya]` with `api_key = \"3_…\"`";
        section.report.add(&section.place, "the campaign names no Gigya site", remedy);
    }
    let gigya = section.section("gigya", "[gigya]", &site::KEYS);
    let site = gigya.and_then(|section| site::read(&section, environment));
    let field_sections =
        section.sections("field", "a field", "`[[field]]` above each field", &fields::FIELD_KEYS);
    let opt_in_sections =
        section.sections("opt_in", "an opt-in", "`[[opt_in]]` above each opt-in", &fields::OPT_IN_KEYS);
    let read_fields: Vec<_> = field_sections.iter().map(fields::read_field).collect();
    let read_opt_ins: Vec<_> = opt_in_sections.iter().map(fields::read_opt_in).collect();
    check_names(&field_sections, &opt_in_sections);
    if ways.create_account.is_some() {
        check_names_of_account(&field_sections, &opt_in_sections);
    }

    let fields: Option<Vec<_>> = read_fields.into_iter().collect();
    let opt_ins: Option<Vec<_>> = read_opt_ins.into_iter().collect();
    let (fields, targets): (Vec<_>, Vec<_>) = fields?.into_iter().unzip();
    let (opt_ins, consents): (Vec<_>, Vec<_>) = opt_ins?.into_iter().unzip();
    let field_places = field_sections.iter().map(|field| field.place.clone());
    let opt_in_places = opt_in_sections.iter().map(|opt_in| opt_in.place.clone());
    let places: Vec<Range<usize>> = field_places.chain(opt_in_places).collect();
    for (at, remedy) in mapping::conflicts(&targets, &consents) {
        let wrong = "two entries of the form do not go together at Gigya";
        section.report.add(places.get(at).unwrap_or(&section.place), wrong, remedy);
    }

    let (site, variables) = site?;
    let public = contract::Site { api_key: site.api_key.clone(), sdk: site.host.sdk(&site.api_key) };
    let definition = Definition {
        campaign: id,
        gigya: public,
        log_out: log_out?,
        form: Form { fields, opt_ins },
        ways,
        auto_submit,
        address: address?,
        texts,
    };
    Some(Campaign { definition, origins, site, variables, targets, consents })
}

fn origins(section: &Section<'_>) -> Vec<String> {
    let mut origins = Vec::new();
    let listed = section.texts("origins");
    if !section.has("origins") || listed.is_empty() {
        let remedy = "add the pages that may show it: `origins = [\"https://www.example.com\"]`";
        section.report.add(&section.place_of("origins"), "the campaign lists no origin", remedy);
    }
    for (text, place) in listed {
        match origin(text) {
            Ok(origin) => origins.push(origin),
            Err(remedy) => section.report.add(&place, format!("`{text}` cannot be an origin"), remedy),
        }
    }
    origins
}

/// The origin as browsers write it, or what to write instead.
fn origin(text: &str) -> Result<String, String> {
    let url = text.parse::<Url>().ok().filter(|url| web_address::is_safe(url) && !text.contains('*'));
    let remedy = "write `https://` and the host, one by one; http is for this machine only";
    let url = url.ok_or(remedy)?;
    web_address::bare_origin(&url)
        .ok_or_else(|| format!("write `{}` and nothing after it", url.origin().ascii_serialization()))
}

fn log_out(section: &Section<'_>) -> Option<LogOut> {
    match section.text("log_out") {
        None | Some(("here", _)) => Some(LogOut::Here),
        Some(("everywhere", _)) => Some(LogOut::Everywhere),
        Some((other, place)) => {
            let remedy = "write `here` (this browser) or `everywhere` (all of the participant's devices)";
            section.report.add(&place, format!("`{other}` does not say how far a log-out reaches"), remedy);
            None
        }
    }
}

fn address(section: &Section<'_>) -> Option<Address> {
    match section.text("address") {
        None | Some(("formal", _)) => Some(Address::Formal),
        Some(("informal", _)) => Some(Address::Informal),
        Some((other, place)) => {
            let remedy = "write `formal` (*vous*, *Sie*) or `informal` (*tu*, *du*)";
            section.report.add(&place, format!("`{other}` is no way to address people"), remedy);
            None
        }
    }
}

/// Reports a name that two fields, two opt-ins, or a field and an opt-in share.
fn check_names(fields: &[Section<'_>], opt_ins: &[Section<'_>]) {
    let variables = fields.iter().map(|section| (section, "variable"));
    let names = opt_ins.iter().map(|section| (section, "name"));
    let mut seen = BTreeSet::new();
    for (section, key) in variables.chain(names) {
        let Some((name, place)) = section.text(key) else { continue };
        if !seen.insert(name) {
            let remedy = "give each field and each opt-in a name of its own";
            section.report.add(&place, format!("the name `{name}` is used twice"), remedy);
        }
    }
}

/// Reports what cannot be told from the e-mail address and the password of a new account: *Create an account*
/// asks for these two beside the form, and complaints name them so.
fn check_names_of_account(fields: &[Section<'_>], opt_ins: &[Section<'_>]) {
    let variables = fields.iter().filter_map(|section| Some((section, section.text("variable")?)));
    let names = opt_ins.iter().filter_map(|section| Some((section, section.text("name")?)));
    let is_login_id = |section: &Section<'_>| match section.text("gigya") {
        Some((gigya, _)) => gigya == "profile.email",
        None => section.has("variable"),
    };
    for (section, (name, place)) in variables.chain(names) {
        if name == "password" || (name == "email" && !is_login_id(section)) {
            let wrong = format!("`{name}` is what [create_account] asks for by itself");
            section.report.add(&place, wrong, "give it another name");
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const QUIZ: &str = include_str!("../../../../campaigns/summer-quiz.toml");

    fn errors(text: &str) -> Vec<CampaignError> {
        let credentials = [("GIGYA_SANDBOX_USER_KEY", "key"), ("GIGYA_SANDBOX_SECRET", "c2VjcmV0")];
        let read = read("quiz".parse().unwrap(), "quiz.toml", text, &Environment::of(credentials));
        read.err().unwrap_or_default()
    }

    #[test]
    fn the_example_is_right() {
        assert_eq!(errors(QUIZ), []);
    }

    proptest! {
        #[test]
        fn whatever_is_taken_out_of_a_file_each_error_names_a_line_of_it(
            from in 0..QUIZ.len(), length in 1..200_usize
        ) {
            let bytes = [&QUIZ.as_bytes()[..from], QUIZ.as_bytes().get(from + length..).unwrap_or_default()];
            let text = String::from_utf8_lossy(&bytes.concat()).into_owned();
            let lines = text.matches('\n').count() + 1;
            for error in errors(&text) {
                prop_assert!(error.line.is_some_and(|line| (1..=lines).contains(&line)), "{error}");
                prop_assert!(!error.remedy.is_empty());
            }
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in any::<String>()) {
            errors(&text);
        }
    }
}

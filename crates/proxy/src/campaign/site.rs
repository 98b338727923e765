//! The section `[gigya]` of a campaign file: which site, where it is, which credentials go with it.

use gigya::{DataCenter, DataCenterError};
use url::Url;

use super::reader::{Placed, Section};
use crate::environment::Environment;
use crate::rest::{Credentials, Host, Site};
use crate::web_address;

/// The keys of the section.
pub const KEYS: [&str; 4] = ["api_key", "data_center", "host", "credentials"];

/// Reads the section: the site, and what the names of its credentials' variables begin with. `None` when something
/// is wrong with it, which is then reported.
pub fn read(section: &Section<'_>, environment: &Environment) -> Option<(Site, String)> {
    let api_key = api_key(section);
    let host = host(section);
    let variables = variables(section)?;
    let credentials = credentials(section, &variables, environment);
    Some((Site { api_key: api_key?, host: host?, credentials: credentials? }, variables))
}

fn api_key(section: &Section<'_>) -> Option<String> {
    check_api_key(section, section.required_text("api_key", "3_…")?)
}

/// The API key, when it can be one.
pub fn check_api_key(section: &Section<'_>, (key, place): Placed<&str>) -> Option<String> {
    if !is_api_key(key) {
        let remedy = "copy it from the Gigya console: letters, digits, `_` and `-`";
        section.report.add(&place, "`api_key` is no API key", remedy);
        return None;
    }
    Some(key.to_owned())
}

/// Whether it is written as API keys are.
pub fn is_api_key(key: &str) -> bool {
    key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// The custom host where there is one, else the data centre's; both are judged.
fn host(section: &Section<'_>) -> Option<Host> {
    let center = match section.text("data_center") {
        Some(placed) => data_center(section, placed),
        None => Some(DataCenter::default()),
    };
    let custom = match section.text("host") {
        Some(placed) => Some(Host::Custom(custom_host(section, placed)?)),
        None => None,
    };
    custom.or(center.map(Host::DataCenter))
}

/// The data centre of that name.
pub fn data_center(section: &Section<'_>, (name, place): Placed<&str>) -> Option<DataCenter> {
    let parsed = name.parse::<DataCenter>();
    if parsed.is_err() {
        section.report.add(&place, format!("`{name}` is no data centre"), DataCenterError::remedy());
    }
    parsed.ok()
}

/// The customer's own host, when it is safe.
pub fn custom_host(section: &Section<'_>, (text, place): Placed<&str>) -> Option<String> {
    let origin =
        text.parse::<Url>().ok().filter(web_address::is_safe).and_then(|url| web_address::bare_origin(&url));
    if origin.is_none() {
        let wrong = format!("`host` cannot be `{text}`");
        let remedy = "write `https://` and the host without a path; http is for this machine only";
        section.report.add(&place, wrong, remedy);
    }
    origin
}

/// What the names of the variables begin with that `credentials` asks for.
fn variables(section: &Section<'_>) -> Option<String> {
    match section.text("credentials") {
        Some(placed) => Some(format!("GIGYA_{}_", variable_part(section, placed)?)),
        None => Some("GIGYA_".to_owned()),
    }
}

/// The credentials from the environment, under names that begin so.
fn credentials(section: &Section<'_>, variables: &str, environment: &Environment) -> Option<Credentials> {
    let place = section.place_of("credentials");
    let read = Credentials::from_environment(variables, environment);
    let reported = read.map_err(|errors| {
        for error in errors {
            section.report.add(&place, error.wrong, error.remedy);
        }
    });
    reported.ok()
}

fn variable_part(section: &Section<'_>, (name, place): Placed<&str>) -> Option<String> {
    if name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Some(name.to_uppercase().replace('-', "_"));
    }
    let remedy =
        "write a name of lower-case letters, digits and hyphens; the secret stays in the environment";
    section.report.add(&place, "`credentials` is no name of credentials", remedy);
    None
}

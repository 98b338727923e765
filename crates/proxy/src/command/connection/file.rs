//! The file of connections, from its text to the one [`Connection`] that is asked for.

use std::ops::Range;
use std::path::Path;

use gigya::DataCenter;

use super::{Connection, secrets};
use crate::campaign::CampaignError;
use crate::campaign::reader::Section;
use crate::campaign::report::Report;
use crate::campaign::{site, suggest};
use crate::command::rows::Row;
use crate::command::template::{Template, Values};
use crate::environment::Environment;
use crate::rest::{Host, Site};

/// The keys of a connection.
const KEYS: [&str; 10] = [
    "label",
    "api_key",
    "user_key",
    "secret_env",
    "secret_file",
    "private_key_env",
    "private_key_file",
    "data_center",
    "host",
    "values",
];

/// Reads the connection of that name, or the only one. Relative names of files begin at `folder`.
///
/// # Errors
/// Everything that is wrong with it, by line.
pub fn read(
    file: &str,
    folder: &Path,
    text: &str,
    name: Option<&str>,
    environment: &Environment,
) -> Result<Connection, Vec<CampaignError>> {
    let report = Report::new(file, text);
    let connection = report.parse().and_then(|table| {
        let names: Vec<String> = table.keys().map(|key| key.get_ref().to_string()).collect();
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let whole = Section::open("the file of connections", &table, 0..0, &known, &report);
        let name = choose(&whole, &known, name)?;
        judge(name, &whole.section(name, "a connection", &KEYS)?, folder, environment)
    });
    report.conclude(connection)
}

/// The name that is meant.
fn choose<'n>(whole: &Section<'_>, known: &[&'n str], name: Option<&str>) -> Option<&'n str> {
    let (wrong, remedy) = match (name, known) {
        (_, []) => ("there is no connection".to_owned(), "add `[name]` with `api_key = \"3_…\"`".to_owned()),
        (None, [only]) => return Some(only),
        (None, several) => {
            let remedy = format!("say which with --connection: {}", several.join(", "));
            (format!("there are {} connections", several.len()), remedy)
        }
        (Some(name), known) => match known.iter().find(|known| **known == name) {
            Some(name) => return Some(name),
            None => (format!("there is no connection `{name}`"), suggest(name, known)),
        },
    };
    whole.report.add(&whole.place, wrong, remedy);
    None
}

fn judge(name: &str, section: &Section<'_>, folder: &Path, environment: &Environment) -> Option<Connection> {
    let values = values(section);
    let filled = Filled { section, values: &values };
    let api_key = filled
        .required("api_key", "3_…")
        .and_then(|(key, place)| site::check_api_key(section, (&key, place)));
    let host = host(section, &filled);
    let user_key = filled.required("user_key", "…").map(|(key, _)| key);
    let credentials = secrets::read(section, &filled, folder, user_key.as_deref(), environment);
    let site = Site { api_key: api_key?, host: host?, credentials: credentials? };
    let label = section.text("label").map(|(label, _)| label.to_owned());
    Some(Connection { name: name.to_owned(), label, site, values })
}

fn values(section: &Section<'_>) -> Values {
    let Some(table) = section.open_section("values", "`values`", "[name.values]") else {
        return Values::new();
    };
    let read = |(key, _)| Some((String::from(key), table.text(key)?.0.to_owned()));
    table.keys().filter_map(read).collect()
}

fn host(section: &Section<'_>, filled: &Filled<'_, '_>) -> Option<Host> {
    let center = match filled.text("data_center")? {
        Some((name, place)) => site::data_center(section, (&name, place)),
        None => Some(DataCenter::default()),
    };
    match filled.text("host")? {
        Some((host, place)) => site::custom_host(section, (&host, place)).map(Host::Custom),
        None => center.map(Host::DataCenter),
    }
}

/// A connection's texts, which may name its reference values.
pub struct Filled<'s, 't> {
    section: &'s Section<'t>,
    values: &'s Values,
}

impl Filled<'_, '_> {
    /// A text with its names filled in: `Some(None)` when it is not there, `None` when it is wrong.
    #[expect(
        clippy::option_option,
        reason = "not there is no error, and an error is reported where it is found"
    )]
    pub fn text(&self, key: &str) -> Option<Option<(String, Range<usize>)>> {
        let Some((text, place)) = self.section.text(key) else {
            return if self.section.has(key) { None } else { Some(None) };
        };
        match Template::new(text, self.values).fill(&Row::default()) {
            Ok(filled) => Some(Some((filled, place))),
            Err(error) => {
                let remedy = "name what stands in the connection's `values`";
                self.section.report.add(&place, format!("`{key}` cannot be filled: {error}"), remedy);
                None
            }
        }
    }

    /// A text that must be there.
    pub fn required(&self, key: &str, example: &str) -> Option<(String, Range<usize>)> {
        self.section.required_text(key, example)?;
        self.text(key).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
[brand-a]
label = "Brand A"
api_key = "3_key"
user_key = "key"
secret_env = "BRAND_A_SECRET"
data_center = "Europe"

[brand-b]
api_key = "3_{{site}}"
user_key = "key"
secret_env = "BRAND_A_SECRET"
host = "https://login.{{hostname}}.com"
[brand-b.values]
site = "other"
hostname = "example"
"#;

    fn read_as(text: &str, name: Option<&str>) -> Result<Connection, String> {
        let environment = Environment::of([("BRAND_A_SECRET", "c2VjcmV0")]);
        read("connections.toml", Path::new("."), text, name, &environment)
            .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn a_connection_is_a_named_block() {
        let connection = read_as(FILE, Some("brand-a")).unwrap();
        assert_eq!((connection.name.as_str(), connection.label.as_deref()), ("brand-a", Some("Brand A")));
        assert_eq!(connection.site.api_key, "3_key");
        assert!(matches!(connection.site.host, Host::DataCenter(DataCenter::Eu1)));
    }

    #[test]
    fn reference_values_fill_what_a_connection_says() {
        let site = read_as(FILE, Some("brand-b")).unwrap().site;
        assert_eq!(site.api_key, "3_other");
        assert!(matches!(site.host, Host::Custom(host) if host == "https://login.example.com"));
    }

    #[test]
    fn without_a_data_centre_it_is_the_united_states() {
        let text = FILE.replace("data_center = \"Europe\"\n", "");
        let site = read_as(&text, Some("brand-a")).unwrap().site;
        assert!(matches!(site.host, Host::DataCenter(DataCenter::Us1)));
    }

    #[test]
    fn the_only_connection_needs_no_name_and_several_do() {
        let only = &FILE[..FILE.find("[brand-b]").unwrap()];
        assert_eq!(read_as(only, None).unwrap().name, "brand-a");
        let told = read_as(FILE, None).unwrap_err();
        assert!(
            told.contains("there are 2 connections: say which with --connection: brand-a, brand-b"),
            "{told}"
        );
        let told = read_as(FILE, Some("brnad-a")).unwrap_err();
        assert!(told.contains("there is no connection `brnad-a`: write `brand-a`"), "{told}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_what_to_write() {
        let cases = [
            (
                "data_center = \"Europe\"",
                "data_center = \"Mars\"",
                ":7: `Mars` is no data centre: write one of us1",
            ),
            ("api_key = \"3_key\"", "api_key = \"3 key\"", ":4: `api_key` is no API key"),
            ("user_key = \"key\"\n", "", ":2: a connection has no `user_key`"),
            ("label", "lable", ":3: `lable` is no key of a connection: write `label`"),
            ("secret_env = \"BRAND_A_SECRET\"\n", "", ":2: there is no secret: add `secret_env"),
            ("\"BRAND_A_SECRET\"", "\"BRAND_C_SECRET\"", ":6: BRAND_C_SECRET is not set"),
            (
                "data_center = \"Europe\"",
                "host = \"http://example.com\"",
                ":7: `host` cannot be `http://example.com`",
            ),
            (
                "data_center = \"Europe\"",
                "host = \"https://{{x}}\"",
                ":7: `host` cannot be filled: `{{x}}` is not there",
            ),
        ];
        for (right, wrong, expected) in cases {
            let told = read_as(&FILE.replacen(right, wrong, 1), Some("brand-a")).unwrap_err();
            assert!(told.contains(&format!("connections.toml{expected}")), "{wrong}: {told}");
        }
    }

    #[test]
    fn a_secret_in_the_file_itself_is_refused() {
        let text = FILE.replacen("secret_env = \"BRAND_A_SECRET\"", "secret = \"c2VjcmV0\"", 1);
        let told = read_as(&text, Some("brand-a")).unwrap_err();
        assert!(told.contains("`secret` is no key of a connection") && !told.contains("c2VjcmV0"), "{told}");
    }
}

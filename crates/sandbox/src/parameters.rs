//! The parameters of a call, from the query and the form alike (REST, 1.2).

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::fault::Fault;

/// Parameters that every method takes (REST, 1.2 and 2.1; Web SDK, 1.10). Compared without case.
const COMMON: &[&str] = &[
    "apikey",
    "userkey",
    "secret",
    "timestamp",
    "nonce",
    "sig",
    "login_token",
    "oauth_token",
    "format",
    "callback",
    "httpstatuscodes",
    "context",
    "cid",
    "sdk",
    "sdkbuild",
    "targetenv",
    "authmode",
    "pageurl",
    "source",
    "lang",
    "include",
    "gmid",
    "ucid",
];

/// The longest, in seconds, that anything lives whose lifetime the caller chooses: a hundred years, so that now
/// and all of it is a moment that can be written.
pub const LONGEST_LIFETIME: i64 = 100 * 365 * 24 * 3600;

/// What a call brought along. Its `Debug` shows names, never values.
#[derive(Clone, Default)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads query and form body.
    pub fn read(query: &str, form: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes()).chain(form_urlencoded::parse(form));
        Self(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// Adds one more.
    pub fn add(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }

    /// The value of a parameter. Names are exact, but for `apiKey`, which the wild writes in four ways.
    pub fn get(&self, name: &str) -> Option<&str> {
        let fits = |given: &str| {
            if name == "apiKey" { given.eq_ignore_ascii_case(name) } else { given == name }
        };
        self.pairs().find(|(given, _)| fits(given)).map(|(_, value)| value)
    }

    /// The value of a parameter that must be there.
    pub fn require(&self, name: &str) -> Result<&str, Fault> {
        self.get(name).filter(|value| !value.is_empty()).ok_or_else(|| Fault::missing(name))
    }

    /// Whether a parameter says `true`.
    pub fn is_true(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// Yes or no, `None` when the parameter is absent.
    pub fn boolean(&self, name: &str) -> Result<Option<bool>, Fault> {
        self.get(name)
            .map(|text| text.to_ascii_lowercase().parse().map_err(|_| Fault::invalid(name)))
            .transpose()
    }

    /// How many seconds something is to live, one at least; `None` when the parameter is absent.
    pub fn lifetime(&self, name: &str) -> Result<Option<i64>, Fault> {
        let seconds: Option<i64> = self.number(name)?;
        let fits = seconds.is_none_or(|seconds| (1..=LONGEST_LIFETIME).contains(&seconds));
        if fits { Ok(seconds) } else { Err(Fault::invalid(name)) }
    }

    /// A number, `None` when the parameter is absent.
    pub fn number<T: FromStr>(&self, name: &str) -> Result<Option<T>, Fault> {
        self.get(name).map(|value| value.parse().map_err(|_| Fault::invalid(name))).transpose()
    }

    /// An object, which travels as JSON in one field; `None` when the parameter is absent.
    pub fn object(&self, name: &str) -> Result<Option<Map<String, Value>>, Fault> {
        self.get(name).map(|text| serde_json::from_str(text).map_err(|_| Fault::invalid(name))).transpose()
    }

    /// A comma-separated list. It is not trimmed: SAP says "without spaces", and an entry that begins with
    /// one is simply not known (REST, 4.7).
    pub fn list<'a>(&'a self, name: &str, default: &'a str) -> Vec<&'a str> {
        let text = self.get(name).filter(|value| !value.is_empty()).unwrap_or(default);
        text.split(',').filter(|entry| !entry.is_empty()).collect()
    }

    /// A list of texts, as a JSON array (so the Web SDK sends one) or separated by commas.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        match self.get(name) {
            Some(text) if text.starts_with('[') => {
                serde_json::from_str(text).map_err(|_| Fault::invalid(name))
            }
            Some(_) | None => Ok(self.list(name, "").into_iter().map(str::to_owned).collect()),
        }
    }

    /// Whether `apiKey` is there in two spellings.
    pub fn spells_api_key_twice(&self) -> bool {
        let mut spellings =
            self.pairs().map(|(name, _)| name).filter(|name| name.eq_ignore_ascii_case("apiKey"));
        let first = spellings.next();
        spellings.any(|other| Some(other) != first)
    }

    /// All pairs as they came.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The names that neither the method nor every method takes.
    pub fn unknown(&self, known: &[&str]) -> Vec<String> {
        let common = |name: &str| COMMON.contains(&name.to_ascii_lowercase().as_str());
        let unknown = |name: &&str| !known.contains(name) && !common(name);
        self.pairs().map(|(name, _)| name).filter(unknown).map(str::to_owned).collect()
    }
}

impl fmt::Debug for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.pairs().map(|(name, _)| name)).finish()
    }
}

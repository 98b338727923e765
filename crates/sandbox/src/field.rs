//! What the schema says about one field: its type and its format (REST, 4.12).

use std::fmt;

use regex::Regex;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::Date;
use time::OffsetDateTime;
use time::format_description::well_known::{Iso8601, Rfc3339};

/// The type of a field of `data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// A number without fraction.
    Integer,
    /// The same, larger.
    Long,
    /// A number.
    Float,
    /// Text.
    String,
    /// Text that searches compare as a whole.
    BasicString,
    /// Long text.
    Text,
    /// A day, or a moment.
    Date,
    /// Yes or no.
    Boolean,
}

impl FieldType {
    /// Whether a value is of this type. That Gigya converts nothing (`"3"` for a number) is UNCONFIRMED, like
    /// the forms of dates: here `2026-06-01` and `2026-06-01T11:05:28.811Z`.
    pub fn accepts(self, value: &Value) -> bool {
        match self {
            Self::Integer => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
            Self::Long => value.is_i64(),
            Self::Float => value.is_number(),
            Self::String | Self::BasicString | Self::Text => value.is_string(),
            Self::Date => value.as_str().is_some_and(is_date),
            Self::Boolean => value.is_boolean(),
        }
    }
}

fn is_date(text: &str) -> bool {
    Date::parse(text, &Iso8601::DATE).is_ok() || OffsetDateTime::parse(text, &Rfc3339).is_ok()
}

/// A pattern that a text has to match. Gigya writes it `regex('…')`; what it compares is UNCONFIRMED: here, as
/// recorded patterns bring their own anchors, any part of the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Format(Regex);

impl Format {
    /// Whether a text has the format.
    pub fn fits(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// The pattern alone.
    pub fn pattern(&self) -> &str {
        self.0.as_str()
    }
}

/// As the schema shows it.
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "regex('{}')", self.pattern())
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.pattern() == other.pattern()
    }
}

impl Eq for Format {}

impl TryFrom<String> for Format {
    type Error = String;

    fn try_from(pattern: String) -> Result<Self, String> {
        Regex::new(&pattern)
            .map(Self)
            .map_err(|error| format!("`{pattern}` is no regular expression: {error}"))
    }
}

impl From<Format> for String {
    fn from(format: Format) -> Self {
        format.pattern().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_of_its_type_or_it_is_not() {
        let fit = [
            (FieldType::Integer, json!(-3), json!(3_000_000_000_i64)),
            (FieldType::Long, json!(3_000_000_000_i64), json!(1.5)),
            (FieldType::Float, json!(1.5), json!("1.5")),
            (FieldType::String, json!(""), json!(1)),
            (FieldType::BasicString, json!("a"), json!(["a"])),
            (FieldType::Text, json!("a"), json!({})),
            (FieldType::Date, json!("2026-06-01"), json!("1 June")),
            (FieldType::Date, json!("2026-06-01T11:05:28.811Z"), json!(1_780_311_928)),
            (FieldType::Boolean, json!(false), json!("false")),
        ];
        for (kind, right, wrong) in fit {
            assert!(kind.accepts(&right) && !kind.accepts(&wrong), "{kind:?} {right} {wrong}");
        }
    }

    #[test]
    fn a_pattern_that_is_none_is_refused_with_what_is_wrong() {
        let error = serde_json::from_value::<Format>(json!("(")).unwrap_err().to_string();
        assert!(error.contains("`(` is no regular expression"), "{error}");
        let zip: Format = serde_json::from_value(json!("^[0-9]{4}$")).unwrap();
        assert!(zip.fits("3290") && !zip.fits("32900"));
        assert_eq!(zip.to_string(), "regex('^[0-9]{4}$')");
    }
}

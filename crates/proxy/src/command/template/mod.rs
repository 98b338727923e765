//! Texts with names in them (`https://{{hostname}}`), filled with a connection's reference values and a row's
//! columns. A name that is not there is an error, never an empty text.

mod json;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use serde_json::Map;

use super::rows::Row;
use crate::campaign::suggest;

/// Reference values by name.
pub type Values = BTreeMap<String, String>;

/// A template with the reference values that it may name.
#[derive(Debug)]
pub struct Template {
    text: String,
    values: Values,
}

/// A template that cannot be filled.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It names what is not there.
    #[error("`{{{{{name}}}}}` is {place}: {remedy}")]
    NoSuchName {
        /// The name.
        name: String,
        /// Where it is not.
        place: &'static str,
        /// What to do.
        remedy: String,
    },
    /// It is no template.
    #[error("the template cannot be filled ({0}): names stand between `{{{{` and `}}}}`")]
    Malformed(String),
    /// It was filled, and is not the JSON that it should be.
    #[error(
        "what the template becomes is no JSON object: write one such as {{\"riskPolicy\": \"{{{{risk_policy}}}}\"}}"
    )]
    NotJson,
}

impl Template {
    /// A template with what it may name beside columns.
    pub fn new(text: &str, values: &Values) -> Self {
        Self { text: text.to_owned(), values: values.clone() }
    }

    /// Fills it with reference values and a row. A column that is empty in this row is not there, and one goes
    /// before a reference value of its name.
    ///
    /// # Errors
    /// When a name is not there.
    pub fn fill(&self, row: &Row) -> Result<String, TemplateError> {
        let environment = environment();
        self.render(&environment, &self.known(row))
    }

    /// The same, as a JSON object.
    ///
    /// # Errors
    /// When a name is not there or it becomes no JSON object.
    pub fn fill_json(&self, row: &Row) -> Result<Map<String, serde_json::Value>, TemplateError> {
        let mut environment = environment();
        environment.set_formatter(json::write);
        let text = self.render(&environment, &self.known(row))?;
        serde_json::from_str(&json::settle(&text)).map_err(|_| TemplateError::NotJson)
    }

    /// Looks, before any row, for what no row can mend: a template that is none, and, where the columns are known,
    /// names that are neither among them nor among the reference values, in whatever branch they stand. What it
    /// becomes depends on the values, so it is not filled.
    ///
    /// # Errors
    /// When it is no template, or names what is not there.
    pub fn check(&self, columns: Option<&[Arc<str>]>) -> Result<(), TemplateError> {
        let environment = environment();
        let template = environment.template_from_str(&self.text).map_err(|error| malformed(&error))?;
        let Some(columns) = columns else { return Ok(()) };
        let is_known =
            |name: &str| self.values.contains_key(name) || columns.iter().any(|column| **column == *name);
        match missing(&environment, &template, is_known).find(|name| !self.provides_for(name)) {
            Some(name) => Err(self.unknown(name, columns)),
            None => Ok(()),
        }
    }

    /// Whether the template says somewhere what happens when there is no such name: `risk | default('low')`,
    /// `risk is defined`.
    fn provides_for(&self, name: &str) -> bool {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        self.text.match_indices(name).any(|(at, _)| {
            let after = self.text[at + name.len()..].trim_start();
            let filter =
                after.strip_prefix('|').map(|filter| filter.trim_start().split(|c| !is_name(c)).next());
            let provides = matches!(filter, Some(Some("default" | "d"))) || after.starts_with("is ");
            provides && !self.text[..at].ends_with(is_name)
        })
    }

    fn unknown(&self, name: String, columns: &[Arc<str>]) -> TemplateError {
        let columns = columns.iter().map(AsRef::as_ref);
        let known: Vec<&str> = columns.chain(self.values.keys().map(String::as_str)).collect();
        let remedy = if known.is_empty() {
            "add it to the connection's `values`".to_owned()
        } else {
            suggest(&name, &known)
        };
        TemplateError::NoSuchName { name, place: "neither a column nor a reference value", remedy }
    }

    fn known<'r>(&'r self, row: &'r Row) -> BTreeMap<&'r str, Value> {
        let values = self.values.iter().map(|(name, value)| (name.as_str(), Value::from(value.as_str())));
        let there = row.columns().filter(|(_, value)| !value.is_null() && **value != "");
        let columns = there.map(|(name, value)| (name.as_ref(), Value::from(Serde(value))));
        values.chain(columns).collect()
    }

    fn render(
        &self,
        environment: &Environment<'_>,
        known: &BTreeMap<&str, Value>,
    ) -> Result<String, TemplateError> {
        let template = environment.template_from_str(&self.text).map_err(|error| malformed(&error))?;
        template.render(Value::from_pairs(known.clone())).map_err(|error| {
            match missing(environment, &template, |name| known.contains_key(name)).next() {
                Some(name) if error.kind() == ErrorKind::UndefinedError => TemplateError::NoSuchName {
                    name,
                    place: "not there, or empty",
                    remedy: "give it a value, or say `default('…')` in the template".to_owned(),
                },
                Some(_) | None => malformed(&error),
            }
        })
    }
}

/// The names that are neither known nor the language's own, in their order.
fn missing(
    environment: &Environment<'_>,
    template: &minijinja::Template<'_, '_>,
    is_known: impl Fn(&str) -> bool,
) -> impl Iterator<Item = String> {
    let own: BTreeSet<&str> = environment.globals().map(|(name, _)| name).collect();
    let names = template.undeclared_variables(false).into_iter();
    let missing: BTreeSet<_> = names.filter(|name| !own.contains(name.as_str()) && !is_known(name)).collect();
    missing.into_iter()
}

fn environment<'t>() -> Environment<'t> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
}

/// What minijinja says, without the values that it was given.
fn malformed(error: &Error) -> TemplateError {
    TemplateError::Malformed(error.detail().unwrap_or("it is no template").to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const POLICY: &str = r#"{"riskPolicy": "{{risk_policy}}", "riskPolicyLocked": true}"#;

    fn row(columns: &[(&str, serde_json::Value)]) -> Row {
        Row::new(columns.iter().map(|(name, value)| (Arc::from(*name), value.clone())).collect())
    }

    fn values(values: &[(&str, &str)]) -> Values {
        values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_reference_value_fills_a_text() {
        let template = Template::new("https://www.{{hostname}}.com", &values(&[("hostname", "example")]));
        assert_eq!(template.fill(&Row::default()).unwrap(), "https://www.example.com");
    }

    #[test]
    fn a_column_fills_a_policy_and_goes_before_a_reference_value() {
        let template = Template::new(POLICY, &values(&[("risk_policy", "low")]));
        let filled = |row: &Row| template.fill_json(row).unwrap()["riskPolicy"].clone();
        assert_eq!(filled(&row(&[("risk_policy", json!("high"))])), "high");
        assert_eq!(filled(&row(&[("risk_policy", json!(""))])), "low");
    }

    #[test]
    fn a_name_that_is_not_there_is_an_error_that_says_which() {
        let template = Template::new(POLICY, &values(&[("risk_polcy", "low")]));
        let columns = [Arc::from("uid")];
        let told = template.check(Some(&columns)).unwrap_err().to_string();
        assert_eq!(told, "`{{risk_policy}}` is neither a column nor a reference value: write `risk_polcy`");
        let told = template.fill_json(&row(&[("risk_policy", json!(null))])).unwrap_err().to_string();
        assert!(told.starts_with("`{{risk_policy}}` is not there, or empty"), "{told}");
    }

    #[test]
    fn a_template_may_say_what_stands_for_a_name_that_is_not_there() {
        let template =
            Template::new(r#"{"riskPolicy": "{{ risk_policy | default('low') }}"}"#, &Values::new());
        assert_eq!(template.check(Some(&[])), Ok(()));
        assert_eq!(template.fill_json(&Row::default()).unwrap()["riskPolicy"], "low");
    }

    #[test]
    fn a_name_that_is_nowhere_is_found_in_every_branch_and_whatever_a_value_must_be() {
        let checked = |text: &str| {
            let columns = [Arc::from("level"), Arc::from("risk")];
            Template::new(text, &Values::new()).check(Some(&columns))
        };
        for right in [
            r#"{"level": {{ level | int }}}"#,
            r#"{"all": [{% for n in range(level | int) %}{{ n }}{% endfor %}]}"#,
            r#"{% if risky is defined %}{"a": "{{ risky }}"}{% else %}{}{% endif %}"#,
        ] {
            assert_eq!(checked(right), Ok(()), "{right}");
        }
        for wrong in [
            r#"{% if risk == "high" %}{"a": "{{ rsik }}"}{% else %}{}{% endif %}"#,
            r#"{"a": "{{ rsik }}", "b": "{{ a_rsik | default('x') }}"}"#,
        ] {
            let told = checked(wrong).unwrap_err().to_string();
            assert!(told.starts_with("`{{rsik}}` is neither a column nor a reference value"), "{told}");
        }
    }

    #[test]
    fn where_each_row_has_columns_of_its_own_only_what_is_no_template_is_told_beforehand() {
        let checked = |text: &str| Template::new(text, &Values::new()).check(None);
        assert_eq!(checked(POLICY), Ok(()));
        assert!(matches!(checked("{{ risk"), Err(TemplateError::Malformed(_))));
    }

    #[test]
    fn yes_no_and_numbers_stand_without_quotation_marks_and_other_texts_get_theirs() {
        let template = Template::new(r#"{"riskPolicyLocked": {{locked}}}"#, &Values::new());
        let filled =
            |value| template.fill_json(&row(&[("locked", value)])).unwrap()["riskPolicyLocked"].clone();
        for (written, meant) in
            [(json!(true), json!(true)), (json!("false"), json!(false)), (json!("3"), json!(3))]
        {
            assert_eq!(filled(written), meant);
        }
        assert_eq!(filled(json!(r#"true, "riskPolicy": "_off""#)), json!(r#"true, "riskPolicy": "_off""#));
    }

    #[test]
    fn a_value_that_reads_null_deletes_nothing_and_the_template_itself_may() {
        let template = Template::new(r#"{"riskPolicy": {{risk}}}"#, &Values::new());
        assert_eq!(
            template.fill_json(&row(&[("risk", json!("null"))])).unwrap()["riskPolicy"],
            json!("null")
        );
        let template = Template::new(r#"{"riskPolicy": null}"#, &Values::new());
        assert_eq!(template.fill_json(&Row::default()).unwrap()["riskPolicy"], json!(null));
    }

    #[test]
    fn a_list_or_an_object_is_no_text_but_the_template_can_make_json_of_it() {
        let tags = row(&[("tags", json!(["a", "b"]))]);
        assert!(Template::new(r#"{"tags": {{tags}}}"#, &Values::new()).fill_json(&tags).is_err());
        let filled = Template::new(r#"{"tags": {{tags | tojson}}}"#, &Values::new()).fill_json(&tags);
        assert_eq!(filled.unwrap()["tags"], json!(["a", "b"]));
    }

    #[test]
    fn what_is_no_template_or_no_json_is_told() {
        let filled = |text: &str| Template::new(text, &Values::new()).fill_json(&Row::default()).unwrap_err();
        assert!(matches!(filled("{{"), TemplateError::Malformed(_)));
        for text in ["[1]", "low", r#"{"a": 1"#] {
            assert_eq!(filled(text), TemplateError::NotJson, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_a_column_holds_it_is_one_text_and_nothing_else_changes(value in any::<String>()) {
            prop_assume!(!value.is_empty());
            let filled = Template::new(POLICY, &Values::new()).fill_json(&row(&[("risk_policy", json!(value))]));
            prop_assert_eq!(json!(filled.unwrap()), json!({"riskPolicy": value, "riskPolicyLocked": true}));
        }

        #[test]
        fn outside_of_quotation_marks_it_is_one_value_too(value in any::<String>()) {
            prop_assume!(!value.is_empty());
            let template = Template::new(r#"{"a": {{value}}, "b": 1}"#, &Values::new());
            let filled = template.fill_json(&row(&[("value", json!(value))])).unwrap();
            prop_assert!(filled.len() == 2 && filled["b"] == 1);
        }
    }
}

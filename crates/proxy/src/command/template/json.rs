//! How values get into a template of JSON: so that none can end the text that it stands in, and none that stands
//! outside of one can be more than one value.
//!
//! Each value is written escaped and between two marks; what the marks become depends on where they stand, which
//! is only seen when the whole is there.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind, Output, State};

/// Before and after a value: characters of private use, which values hold escaped.
const BEGIN: char = '\u{e000}';
const END: char = '\u{e001}';

/// Writes a value between marks. What the template made JSON of by itself (`tojson`) stays as it is.
pub fn write(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let text = match value.as_str() {
        Some(text) if value.is_safe() => text.to_owned(),
        Some(text) => format!("{BEGIN}{}{END}", escaped(text)),
        None if value.is_number() || value.kind() == ValueKind::Bool => {
            format!("{BEGIN}{}{END}", value.to_string().to_lowercase())
        }
        None => {
            let wrong = "a list or an object stands where a text should";
            return Err(Error::new(ErrorKind::InvalidOperation, wrong));
        }
    };
    out.write_str(&text).map_err(Error::from)
}

/// A text as it stands inside a JSON text.
fn escaped(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let inner = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    inner.replace(BEGIN, "\\ue000").replace(END, "\\ue001")
}

/// Takes the marks away: inside a JSON text there is nothing left to do, outside of one a value is `true`, `false`
/// or a number, or gets its quotation marks.
pub fn settle(rendered: &str) -> String {
    let mut settled = String::with_capacity(rendered.len());
    let mut rest = rendered;
    let mut is_inside = false;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (value, after) = after.split_once(END).unwrap_or((after, ""));
        settled.push_str(before);
        is_inside = ends_inside(before, is_inside);
        // `null` is a text, too: where a template puts it, Gigya would delete what is there (REST, 4.8).
        let is_scalar = serde_json::from_str::<serde_json::Value>(value)
            .is_ok_and(|value| value.is_boolean() || value.is_number());
        if is_inside || is_scalar {
            settled.push_str(value);
        } else {
            settled.extend(["\"", value, "\""]);
        }
        rest = after;
    }
    settled.push_str(rest);
    settled
}

/// Whether a piece of JSON ends inside a text, when it began inside one or not.
fn ends_inside(json: &str, mut is_inside: bool) -> bool {
    let mut is_escaped = false;
    for character in json.chars() {
        match character {
            '"' if !is_escaped => is_inside = !is_inside,
            '\\' if is_inside && !is_escaped => {
                is_escaped = true;
                continue;
            }
            _ => {}
        }
        is_escaped = false;
    }
    is_inside
}

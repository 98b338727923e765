//! The sections `[[field]]` and `[[opt_in]]` of a campaign file: what is asked and where it is kept.

use contract::{Choice, Field, GENDERS, Kind, OptIn};

use super::reader::Section;
use super::standard::{self, Standard};
use crate::mapping::{self, Target};

/// The keys of a field.
pub const FIELD_KEYS: [&str; 9] =
    ["variable", "kind", "gigya", "required", "hidden", "label", "hint", "mask", "options"];
/// The keys of an opt-in.
pub const OPT_IN_KEYS: [&str; 4] = ["name", "gigya", "required", "label"];
const OPTION_KEYS: [&str; 2] = ["value", "label"];
const KINDS: [&str; 6] = ["text", "email", "phone", "date", "choice", "check-box"];

/// A field and its place in an account; `None` when something is wrong with it, which is then reported.
pub fn read_field(section: &Section<'_>) -> Option<(Field, Target)> {
    let variable = name(section, "variable", "firstname")?;
    let standard = standard::find(&variable);
    let target = target(section, &variable, standard);
    let kind = kind(section, standard, target.as_ref());
    let path = target.as_ref().and_then(|target| target.gigya_paths().into_iter().next());
    let field = Field {
        path: path.unwrap_or_default(),
        label: section.localised("label"),
        hint: section.localised("hint"),
        mask: section.text("mask").map(|(mask, _)| mask.to_owned()),
        required: section.flag("required"),
        hidden: section.flag("hidden"),
        kind: kind?,
        variable,
    };
    let target = target?;
    if standard.is_none() && !section.has("label") {
        let wrong = format!("the field `{}` has no `label`", field.variable);
        section.report.add(&section.place, wrong, "add `label = { en = \"…\" }`");
    }
    if field.mask.is_some() && field.kind != Kind::Text {
        let remedy = "leave it out, or make the field a text";
        section.report.add(&section.place_of("mask"), "only a text has a `mask`", remedy);
    }
    if let Err(remedy) = target.takes(&field.kind) {
        let wrong = format!("the kind of `{}` does not fit its place at Gigya", field.variable);
        section.report.add(&section.place_of("kind"), wrong, remedy);
    }
    Some((field, target))
}

/// An opt-in and its path in an account; `None` when something is wrong with it, which is then reported.
pub fn read_opt_in(section: &Section<'_>) -> Option<(OptIn, String)> {
    let name = name(section, "name", "newsletter");
    let path = section.required_text("gigya", "data.optIns.newsletter");
    if let Some((path, place)) = &path
        && let Err(remedy) = mapping::check_opt_in_path(path)
    {
        section.report.add(place, format!("`{path}` is no place for an opt-in"), remedy);
    }
    let label = section.localised("label");
    if !section.has("label") {
        let remedy = "add `label = { en = \"…\" }`, the sentence that is agreed to";
        section.report.add(&section.place, "an opt-in has no `label`", remedy);
    }
    let path = path?.0.to_owned();
    let opt_in = OptIn { name: name?, path: path.clone(), required: section.flag("required"), label };
    Some((opt_in, path))
}

/// A name on the wire and in forms of the page: `^[A-Za-z0-9_-]{1,64}$`.
fn name(section: &Section<'_>, key: &str, example: &str) -> Option<String> {
    let (name, place) = section.required_text(key, example)?;
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if name.len() > 64 || !name.bytes().all(allowed) {
        let remedy = "write at most 64 letters, digits, `_` and `-`";
        section.report.add(&place, format!("`{name}` is no name"), remedy);
        return None;
    }
    Some(name.to_owned())
}

fn target(section: &Section<'_>, variable: &str, standard: Option<&Standard>) -> Option<Target> {
    let (text, place) = match (section.text("gigya"), standard) {
        (Some(placed), _) => placed,
        (None, Some(standard)) => (standard.gigya, section.place.clone()),
        (None, None) => {
            if !section.has("gigya") {
                let wrong = format!("`{variable}` is no standard variable and has no `gigya`");
                let remedy = format!("add its place in the account, such as `gigya = \"data.{variable}\"`");
                section.report.add(&section.place, wrong, remedy);
            }
            return None;
        }
    };
    let target = text.parse::<Target>();
    if let Err(remedy) = &target {
        section.report.add(&place, format!("`{text}` is no place in an account"), remedy);
    }
    target.ok()
}

fn kind(section: &Section<'_>, standard: Option<&Standard>, target: Option<&Target>) -> Option<Kind> {
    let of_gender = target.is_some_and(Target::is_gender);
    let named = section.text("kind");
    let kind = match &named {
        None if section.has("options") => Kind::Choice { options: Vec::new() },
        None => standard.map_or(Kind::Text, Standard::kind),
        Some(("text", _)) => Kind::Text,
        Some(("email", _)) => Kind::Email,
        Some(("phone", _)) => Kind::Phone,
        Some(("date", _)) => Kind::Date,
        Some(("choice", _)) => Kind::Choice { options: Vec::new() },
        Some(("check-box", _)) => Kind::CheckBox,
        Some((other, place)) => {
            let remedy = super::reader::suggest(other, &KINDS);
            section.report.add(place, format!("`{other}` is no kind of field"), remedy);
            return None;
        }
    };
    match kind {
        Kind::Choice { .. } if section.has("options") => {
            Some(Kind::Choice { options: options(section, of_gender)? })
        }
        Kind::Choice { .. } if of_gender => Some(Kind::Choice { options: standard::genders() }),
        Kind::Choice { .. } => {
            let remedy = "add `options = [{ value = \"…\", label = { en = \"…\" } }]`";
            section.report.add(&section.place_of("kind"), "a choice has no `options`", remedy);
            None
        }
        Kind::Text | Kind::Email | Kind::Phone | Kind::Date | Kind::CheckBox => {
            if section.has("options") {
                let remedy = "leave them out, or write `kind = \"choice\"`";
                section.report.add(&section.place_of("options"), "only a choice has `options`", remedy);
            }
            Some(kind)
        }
    }
}

fn options(section: &Section<'_>, of_gender: bool) -> Option<Vec<Choice>> {
    let shape = "`options = [{ value = \"…\", label = { en = \"…\" } }]`";
    let entries = section.sections("options", "an option", shape, &OPTION_KEYS);
    let mut options: Vec<Choice> = Vec::new();
    for entry in &entries {
        let Some((value, place)) = entry.required_text("value", "red") else { continue };
        if options.iter().any(|option| option.value == value) {
            entry.report.add(&place, format!("`{value}` is offered twice"), "leave one of the two out");
        }
        let is_gender = GENDERS.contains(&value);
        if of_gender && !is_gender {
            entry.report.add(&place, format!("Gigya knows no gender `{value}`"), "write `f`, `m` or `u`");
        } else if !of_gender && !entry.has("label") {
            let wrong = format!("the option `{value}` has no `label`");
            entry.report.add(&entry.place, wrong, "add `label = { en = \"…\" }`");
        }
        options.push(Choice { value: value.to_owned(), label: entry.localised("label") });
    }
    if options.is_empty() && entries.is_empty() {
        section.report.add(&section.place_of("options"), "a choice offers nothing", format!("write {shape}"));
    }
    (!options.is_empty()).then_some(options)
}

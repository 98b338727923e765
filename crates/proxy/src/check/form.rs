//! The site's schema beside the form: whether each field and opt-in has its place, of its kind, and whether the form
//! asks for what the site requires (REST, 4.12).

use contract::Kind;
use gigya::account::overlap;
use gigya::{Reply, SchemaEntry, SchemaKind};

use super::finding::{About, Finding};
use crate::campaign::Campaign;
use crate::rest::method::GET_SCHEMA;

/// A new account has it without any field: it is the login ID.
const LOGIN_ID: &str = "profile.email";

/// A place in an account that the form writes.
struct Place {
    /// As the campaign file names what is kept there: "the field `zipcode`".
    name: String,
    path: String,
    holds_boolean: bool,
    /// Whether nobody can leave it empty.
    required: bool,
}

/// Compares them.
pub fn check(campaign: &Campaign, schema: &Reply, findings: &mut Vec<Finding>) {
    let (places, entries) = (places(campaign), schema.schema_entries());
    let before = findings.len();
    findings.extend(places.iter().filter_map(|place| misplaced(place, schema, &entries)));
    if findings.len() == before {
        let all = campaign.fields().count() + campaign.opt_ins().count();
        let text = format!("The site's schema has a place for each of the form's {all} fields and opt-ins.");
        findings.push(Finding::right(About::Schema, text));
    }

    let required: Vec<_> = entries.iter().filter(|entry| entry.required && entry.path != LOGIN_ID).collect();
    let before = findings.len();
    findings.extend(required.iter().filter_map(|entry| unasked(entry, &places, schema)));
    if findings.len() == before {
        let text = match required.len() {
            0 => "The site requires nothing of an account but its login ID.".to_owned(),
            all => format!("The form asks for everything that the site requires ({all})."),
        };
        findings.push(Finding::right(About::RequiredField, text));
    }
}

fn places(campaign: &Campaign) -> Vec<Place> {
    let fields = campaign.fields().flat_map(|(field, target)| {
        target.gigya_paths().into_iter().map(|path| Place {
            name: format!("the field `{}`", field.variable),
            path,
            holds_boolean: field.kind == Kind::CheckBox,
            required: field.required,
        })
    });
    let opt_ins = campaign.opt_ins().map(|(opt_in, path)| Place {
        name: format!("the opt-in `{}`", opt_in.name),
        path: path.to_owned(),
        holds_boolean: true,
        required: opt_in.required,
    });
    fields.chain(opt_ins).collect()
}

/// What is wrong with where something is kept.
fn misplaced(place: &Place, schema: &Reply, entries: &[SchemaEntry]) -> Option<Finding> {
    let Place { name, path, holds_boolean, .. } = place;
    let Some(entry) = entries.iter().find(|entry| overlap(&entry.path, path)) else {
        let root = path.split('.').next().unwrap_or_default();
        if schema.schema_grows(root) {
            let text = format!(
                "{name} is kept at `{path}`, which the site's schema does not have yet: Gigya adds it when it is \
                 first written."
            );
            return Some(Finding::note(About::Schema, capitalised(&text)));
        }
        let text = format!("{name} is kept at `{path}`, which the site's schema does not have.");
        let remedy = "Add it to the schema in the Gigya console, or name another place as `gigya = \"…\"` in the \
                      campaign file.";
        return Some(Finding::wrong(About::Schema, capitalised(&text), remedy).shown_by(GET_SCHEMA, schema));
    };
    let is_boolean = entry.kind == SchemaKind::Boolean;
    if is_boolean == *holds_boolean {
        return None;
    }
    let (is, wants) = if is_boolean { ("yes or no", "text") } else { ("no boolean", "yes or no") };
    let text = format!("{name} holds {wants}, and `{path}` is {is} in the site's schema.");
    let remedy =
        "Give the field another kind, or name another place as `gigya = \"…\"` in the campaign file.";
    Some(Finding::wrong(About::Schema, capitalised(&text), remedy).shown_by(GET_SCHEMA, schema))
}

/// What an account may lack at the end although the site requires it.
fn unasked(entry: &SchemaEntry, places: &[Place], schema: &Reply) -> Option<Finding> {
    let path = &entry.path;
    let asking: Vec<_> = places.iter().filter(|place| overlap(path, &place.path)).collect();
    if asking.iter().any(|place| place.required) {
        return None;
    }
    let (text, remedy) = match asking.first() {
        Some(place) => (
            format!("The site requires `{path}`, and the form lets people leave {} empty.", place.name),
            "Write `required = true` there in the campaign file, or make it optional in the site's schema."
                .to_owned(),
        ),
        None => (
            format!("The site requires `{path}` of every account, and the form does not ask for it."),
            format!(
                "Add a `{}` with `gigya = \"{path}\"` to the campaign file, or make it optional in the site's \
                 schema; until then whoever lacks it is asked in a step of its own.",
                if entry.kind == SchemaKind::Boolean { "[[opt_in]]" } else { "[[field]]" }
            ),
        ),
    };
    Some(Finding::wrong(About::RequiredField, text, remedy).shown_by(GET_SCHEMA, schema))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

//! Between a form and an account: every value of a form is text, an account has numbers, arrays and
//! several values in one.
//!
//! Where to start: a [`Target`] says where a field lives, a [`Reading`] takes the form's values out of an
//! account, an [`Update`] makes of changed values what `accounts.setAccountInfo` is to merge.

mod address;
mod birthday;
mod entries;
mod place;
mod reading;
mod target;
mod update;

use serde_json::{Map, Value};

pub use place::{check_opt_in_path, conflicts, extra_profile_fields, sections};
pub use reading::Reading;
pub use target::Target;
pub use update::Update;

/// An account, or the part of one: `{"profile": {…}, "data": {…}}`.
pub type Account = Map<String, Value>;

/// A field of this kind, for tests that look at nothing else of it.
#[cfg(test)]
fn field(kind: contract::Kind) -> contract::Field {
    let (label, hint) = (contract::Localised::default(), contract::Localised::default());
    let (variable, path) = ("x".to_owned(), String::new());
    contract::Field { variable, kind, path, required: false, hidden: false, label, hint, mask: None }
}

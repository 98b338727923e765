//! The fourteen variables that need no description: the mapping table of `qualifio-lite-registration.txt`.

use contract::{Choice, GENDERS, Kind, Localised};

/// The places of an account that are no plain dotted path, in the words of the mapping table. `number` and
/// `box` are parts of the one text at `profile.address`.
pub const BIRTHDAY: &str = "profile.birthDay profile.birthMonth profile.birthYear";

/// A variable with its Gigya parameter.
pub struct Standard {
    /// The CRM variable.
    pub variable: &'static str,
    /// Its place in an account.
    pub gigya: &'static str,
}

const fn standard(variable: &'static str, gigya: &'static str) -> Standard {
    Standard { variable, gigya }
}

/// The table, in its own order.
pub const VARIABLES: [Standard; 14] = [
    standard("email", "profile.email"),
    standard("firstname", "profile.firstName"),
    standard("lastname", "profile.lastName"),
    standard("gender", "profile.gender"),
    standard("birthday", BIRTHDAY),
    standard("phone", "profile.phones.number"),
    standard("address", "profile.address"),
    standard("number", "profile.address.number"),
    standard("box", "profile.address.box"),
    standard("locality", "profile.city"),
    standard("zipcode", "profile.zip"),
    standard("country", "profile.country"),
    standard("function", "profile.work.title"),
    standard("company", "profile.work.company"),
];

/// The entry of a variable, if it is one of the fourteen.
pub fn find(variable: &str) -> Option<&'static Standard> {
    VARIABLES.iter().find(|standard| standard.variable == variable)
}

impl Standard {
    /// What is typed into it, unless the campaign says otherwise.
    pub fn kind(&self) -> Kind {
        match self.variable {
            "email" => Kind::Email,
            "gender" => Kind::Choice { options: genders() },
            "birthday" => Kind::Date,
            "phone" => Kind::Phone,
            _ => Kind::Text,
        }
    }
}

/// Gigya's genders, named by the catalogue.
pub fn genders() -> Vec<Choice> {
    GENDERS.map(|value| Choice { value: value.to_owned(), label: Localised::default() }).to_vec()
}

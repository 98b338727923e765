//! Where one field of a form lives in an account.

use std::str::FromStr;

use contract::Kind;

use crate::campaign::BIRTHDAY;

/// The place of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// One value at a dotted path.
    Path(String),
    /// The three integers `birthDay`, `birthMonth` and `birthYear` of the profile.
    Birthday,
    /// The number of the phone that is shown, in `profile.phones`.
    Phone,
    /// A part of the job that is shown, in `profile.work`.
    Job(JobPart),
    /// A part of the one text `profile.address`.
    Address(AddressPart),
}

/// What a job has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobPart {
    /// `title`: the variable `function`.
    Title,
    /// `company`.
    Company,
}

/// What the text of an address consists of, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressPart {
    /// The street, or the whole text where no other part is asked.
    Street,
    /// The house number.
    Number,
    /// The box, apartment or unit.
    Box,
}

impl JobPart {
    /// The member of an entry of `profile.work`.
    pub const fn member(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Company => "company",
        }
    }
}

/// The texts of a profile (REST, 6.2), but for those that say who somebody is to Gigya (`username`,
/// `verified`) and `address`, which has its own target.
const PROFILE_TEXTS: [&str; 26] = [
    "firstName",
    "lastName",
    "nickname",
    "bio",
    "city",
    "company",
    "country",
    "email",
    "gender",
    "hometown",
    "industry",
    "interestedIn",
    "languages",
    "locale",
    "name",
    "photoURL",
    "politicalView",
    "professionalHeadline",
    "profileURL",
    "relationshipStatus",
    "religion",
    "specialities",
    "state",
    "thumbnailURL",
    "timezone",
    "zip",
];

impl FromStr for Target {
    /// What to write instead.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            BIRTHDAY => return Ok(Self::Birthday),
            "profile.phones.number" => return Ok(Self::Phone),
            "profile.work.title" => return Ok(Self::Job(JobPart::Title)),
            "profile.work.company" => return Ok(Self::Job(JobPart::Company)),
            "profile.address" => return Ok(Self::Address(AddressPart::Street)),
            "profile.address.number" => return Ok(Self::Address(AddressPart::Number)),
            "profile.address.box" => return Ok(Self::Address(AddressPart::Box)),
            _ => {}
        }
        match text.split_once('.') {
            Some(("profile", name)) if PROFILE_TEXTS.contains(&name) => Ok(Self::Path(text.to_owned())),
            Some(("profile", name)) if name.starts_with("birth") => {
                Err(format!("a birthday is one field: write `{BIRTHDAY}`"))
            }
            Some(("profile", name)) => {
                let meant = PROFILE_TEXTS.iter().find(|known| known.eq_ignore_ascii_case(name));
                let meant = meant.unwrap_or(&"firstName");
                Err(format!("write a text of the profile, such as `profile.{meant}`"))
            }
            Some(("data", rest)) if super::place::is_path(rest) => Ok(Self::Path(text.to_owned())),
            _ => Err("write `profile.…` or `data.…`".to_owned()),
        }
    }
}

impl Target {
    /// Whether it is the one place that takes nothing but Gigya's genders.
    pub fn is_gender(&self) -> bool {
        matches!(self, Self::Path(path) if path == "profile.gender")
    }

    /// Whether it is the address by which Gigya knows somebody, which no two accounts share.
    pub fn is_email(&self) -> bool {
        matches!(self, Self::Path(path) if path == "profile.email")
    }

    /// Whether a field of this kind can live here.
    ///
    /// # Errors
    /// What to write instead.
    pub fn takes(&self, kind: &Kind) -> Result<(), &'static str> {
        match self {
            Self::Birthday if *kind != Kind::Date => Err("write `kind = \"date\"`, or another `gigya`"),
            Self::Path(_) if self.is_gender() && !matches!(kind, Kind::Choice { .. }) => {
                Err("leave `kind` out: a gender is a choice of `f`, `m` and `u`")
            }
            Self::Path(path) if *kind == Kind::CheckBox && !path.starts_with("data.") => {
                Err("a check box needs a place of its own: write `gigya = \"data.…\"`")
            }
            Self::Phone | Self::Job(_) | Self::Address(_) if *kind == Kind::CheckBox => {
                Err("a check box needs a place of its own: write `gigya = \"data.…\"`")
            }
            Self::Birthday | Self::Path(_) | Self::Phone | Self::Job(_) | Self::Address(_) => Ok(()),
        }
    }

    /// The paths that Gigya's complaints name it by.
    pub fn gigya_paths(&self) -> Vec<String> {
        let whole = |place: String| match place.split_once(':') {
            Some((path, _)) => path.to_owned(),
            None => place,
        };
        let mut paths: Vec<_> = self.places().into_iter().map(whole).collect();
        match self {
            Self::Phone => paths.push("profile.phones".to_owned()),
            Self::Job(_) => paths.push("profile.work".to_owned()),
            Self::Path(_) | Self::Birthday | Self::Address(_) => {}
        }
        paths
    }

    /// The paths of an account that it covers. The parts of an address share one text and are told apart
    /// by a name that no path has.
    pub fn places(&self) -> Vec<String> {
        let places: &[&str] = match self {
            Self::Path(path) => return vec![path.clone()],
            Self::Birthday => &["profile.birthDay", "profile.birthMonth", "profile.birthYear"],
            Self::Phone => &["profile.phones.number"],
            Self::Job(JobPart::Title) => &["profile.work.title"],
            Self::Job(JobPart::Company) => &["profile.work.company"],
            Self::Address(AddressPart::Street) => &["profile.address:street"],
            Self::Address(AddressPart::Number) => &["profile.address:number"],
            Self::Address(AddressPart::Box) => &["profile.address:box"],
        };
        places.iter().map(|place| (*place).to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_understood_as_the_mapping_table_writes_it() {
        let target = |text: &str| text.parse::<Target>();
        assert_eq!(target("profile.city"), Ok(Target::Path("profile.city".into())));
        assert_eq!(target("data.quiz.team"), Ok(Target::Path("data.quiz.team".into())));
        assert_eq!(target("profile.work.company"), Ok(Target::Job(JobPart::Company)));
        assert_eq!(target(BIRTHDAY), Ok(Target::Birthday));
    }

    #[test]
    fn a_place_that_gigya_does_not_have_is_refused_with_what_to_write() {
        let remedy = |text: &str| text.parse::<Target>().unwrap_err();
        assert!(remedy("profile.firstname").contains("`profile.firstName`"));
        assert!(remedy("profile.birthYear").contains("profile.birthDay profile.birthMonth"));
        assert!(remedy("password").contains("`data.…`"));
        assert!(remedy("data..team").contains("`data.…`"));
    }
}

//! The campaigns: one TOML file each, read and judged as a whole when the proxy starts.
//!
//! Where to start: [`directory::load`] reads a folder of files, [`file::read`] turns one file into a
//! [`Campaign`], [`reader`] finds values with their lines, [`report`] collects everything that is wrong.

pub mod directory;
mod fields;
mod file;
mod providers;
pub mod reader;
pub mod report;
pub mod site;
mod standard;
mod texts;
mod ways;
mod wording;

use contract::{Definition, Field, OptIn};

use crate::mapping::{self, Target};
use crate::rest::{Site, Wanted};

#[cfg(test)]
pub use file::read;
pub use reader::suggest;
pub use report::CampaignError;
pub use standard::BIRTHDAY;
pub use texts::is_language_tag;

/// One campaign: what a browser may know of it, and what only the proxy knows.
pub struct Campaign {
    /// The public part.
    pub definition: Definition,
    /// The pages that may talk about it, as browsers write them in `Origin`.
    pub origins: Vec<String>,
    /// The Gigya site, with the credentials for it.
    pub site: Site,
    /// What the names of the variables begin with that its credentials come from: `GIGYA_`.
    pub variables: String,
    /// Where each field of the form lives in an account, in the form's order.
    targets: Vec<Target>,
    /// Where each opt-in of the form lives, as a dotted path, in the form's order.
    consents: Vec<String>,
}

impl Campaign {
    /// The campaign's name.
    pub fn name(&self) -> &str {
        self.definition.campaign.as_str()
    }

    /// The fields, each with its place in an account.
    pub fn fields(&self) -> impl Iterator<Item = (&Field, &Target)> {
        self.definition.form.fields.iter().zip(&self.targets)
    }

    /// The opt-ins, each with its path in an account.
    pub fn opt_ins(&self) -> impl Iterator<Item = (&OptIn, &str)> {
        self.definition.form.opt_ins.iter().zip(self.consents.iter().map(String::as_str))
    }

    /// Where the fields live in an account.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.targets.iter()
    }

    /// What of an account the form needs.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            sections: mapping::sections(self.targets(), self.consents.iter().map(String::as_str)),
            extra_profile_fields: mapping::extra_profile_fields(self.targets()),
        }
    }
}

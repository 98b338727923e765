//! Where a site's data lives (REST, 1.1).

use std::fmt;
use std::str::FromStr;

/// A data centre of Gigya.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DataCenter {
    /// United States: the default of Gigya's own SDKs.
    #[default]
    Us1,
    /// Europe.
    Eu1,
    /// Europe on another cloud.
    Eu2,
    /// Australia.
    Au1,
    /// China.
    Cn1,
    /// Russia: in old documents only, UNCONFIRMED whether it still exists.
    Ru1,
    /// Global site groups.
    Global,
}

/// The text names no data centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataCenterError(String);

impl fmt::Display for DataCenterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no data centre: write one of us1, eu1, eu2, au1, cn1, ru1, global", self.0)
    }
}

impl std::error::Error for DataCenterError {}

impl DataCenter {
    /// The domain below which the namespaces are hosts: `accounts.<domain>`.
    pub const fn domain(self) -> &'static str {
        match self {
            Self::Us1 => "us1.gigya.com",
            Self::Eu1 => "eu1.gigya.com",
            Self::Eu2 => "eu2.gigya.com",
            Self::Au1 => "au1.gigya.com",
            Self::Cn1 => "cn1.sapcdm.cn",
            Self::Ru1 => "ru1.gigya.com",
            Self::Global => "global.gigya.com",
        }
    }
}

impl FromStr for DataCenter {
    type Err = DataCenterError;

    /// Understands Gigya's short names and the names that people write (`EU`, `Europe`).
    fn from_str(text: &str) -> Result<Self, DataCenterError> {
        match text.trim().to_ascii_lowercase().as_str() {
            "us" | "us1" | "united states" => Ok(Self::Us1),
            "eu" | "eu1" | "europe" => Ok(Self::Eu1),
            "eu2" => Ok(Self::Eu2),
            "au" | "au1" | "australia" => Ok(Self::Au1),
            "cn" | "cn1" | "china" => Ok(Self::Cn1),
            "ru" | "ru1" | "russia" => Ok(Self::Ru1),
            "global" => Ok(Self::Global),
            _ => Err(DataCenterError(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_centre_is_understood_as_people_write_it() {
        for name in ["EU", "Europe", "eu1", " eu "] {
            assert_eq!(name.parse(), Ok(DataCenter::Eu1), "{name}");
        }
        assert_eq!("China".parse::<DataCenter>().unwrap().domain(), "cn1.sapcdm.cn");
    }

    #[test]
    fn a_wrong_data_centre_is_refused_with_the_list() {
        let error = "mars".parse::<DataCenter>().unwrap_err().to_string();
        assert!(error.contains("`mars`") && error.contains("us1, eu1, eu2, au1, cn1"), "{error}");
    }
}

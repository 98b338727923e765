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

impl DataCenterError {
    /// What to do about it: the list.
    pub fn remedy() -> String {
        let names: Vec<_> = DataCenter::ALL.iter().map(|center| center.name()).collect();
        format!("write one of {}", names.join(", "))
    }
}

impl fmt::Display for DataCenterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no data centre: {}", self.0, Self::remedy())
    }
}

impl std::error::Error for DataCenterError {}

impl DataCenter {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Us1, Self::Eu1, Self::Eu2, Self::Au1, Self::Cn1, Self::Ru1, Self::Global];

    /// Gigya's own short name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Us1 => "us1",
            Self::Eu1 => "eu1",
            Self::Eu2 => "eu2",
            Self::Au1 => "au1",
            Self::Cn1 => "cn1",
            Self::Ru1 => "ru1",
            Self::Global => "global",
        }
    }

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

    /// The data centre of a domain, as the `apiDomain` of a 301001 names it (REST, 1.3).
    pub fn of_domain(domain: &str) -> Option<Self> {
        // China's older name (REST, 1.1).
        let domain = if domain == "cn1.gigya-api.cn" { "cn1.sapcdm.cn" } else { domain };
        Self::ALL.into_iter().find(|center| center.domain() == domain)
    }
}

impl fmt::Display for DataCenter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for DataCenter {
    type Err = DataCenterError;

    /// Understands Gigya's short names, their domains, and the names that people write (`EU`, `Europe`).
    fn from_str(text: &str) -> Result<Self, DataCenterError> {
        let name = text.trim().to_ascii_lowercase();
        match name.as_str() {
            "us" | "usa" | "united states" => Ok(Self::Us1),
            "eu" | "europe" => Ok(Self::Eu1),
            "au" | "australia" => Ok(Self::Au1),
            "cn" | "china" => Ok(Self::Cn1),
            "ru" | "russia" => Ok(Self::Ru1),
            other => Self::ALL
                .into_iter()
                .find(|center| center.name() == other)
                .or_else(|| Self::of_domain(other))
                .ok_or_else(|| DataCenterError(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_centre_is_understood_as_people_write_it() {
        let written = [
            (DataCenter::Us1, "US"),
            (DataCenter::Us1, "United States"),
            (DataCenter::Eu1, "EU"),
            (DataCenter::Eu1, "Europe"),
            (DataCenter::Eu1, " eu "),
            (DataCenter::Eu1, "eu1.gigya.com"),
            (DataCenter::Eu2, "EU2"),
            (DataCenter::Au1, "Australia"),
            (DataCenter::Cn1, "China"),
            (DataCenter::Cn1, "cn1.gigya-api.cn"),
            (DataCenter::Ru1, "Russia"),
            (DataCenter::Global, "Global"),
        ];
        for (center, text) in written {
            assert_eq!(text.parse(), Ok(center), "{text}");
        }
    }

    #[test]
    fn every_data_centre_is_found_by_its_own_name_and_by_its_domain() {
        for center in DataCenter::ALL {
            assert_eq!(center.to_string().parse(), Ok(center));
            assert_eq!(DataCenter::of_domain(center.domain()), Some(center));
        }
        assert_eq!(DataCenter::of_domain("login.example.com"), None);
    }

    #[test]
    fn china_lies_outside_gigyas_own_domain() {
        assert_eq!(DataCenter::Cn1.domain(), "cn1.sapcdm.cn");
    }

    #[test]
    fn without_a_choice_it_is_the_united_states() {
        assert_eq!(DataCenter::default(), DataCenter::Us1);
    }

    #[test]
    fn a_wrong_data_centre_is_refused_with_the_list() {
        for wrong in ["mars", "", "eu3", "eu1.example.com"] {
            let error = wrong.parse::<DataCenter>().unwrap_err().to_string();
            let expected =
                format!("`{wrong}` is no data centre: write one of us1, eu1, eu2, au1, cn1, ru1, global");
            assert_eq!(error, expected);
        }
    }
}

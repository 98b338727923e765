//! How much is allowed: a quota for each operation, by address and, where the participant is known, by participant.
//! The unit is requests a minute; docs/operators.md says why each is what it is.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::str::FromStr;

use crate::operation::Operation;

/// By whom requests are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Per {
    /// The address that they come from: an IPv4 address, or the first half of an IPv6 address.
    Address,
    /// The participant whom a verified token or proof names.
    Participant,
}

impl Per {
    const ALL: [Self; 2] = [Self::Address, Self::Participant];

    /// How a quota's name ends.
    const fn name(self) -> &'static str {
        match self {
            Self::Address => "per-address",
            Self::Participant => "per-participant",
        }
    }
}

/// How many requests a minute are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotas(BTreeMap<(Operation, Per), NonZeroU32>);

/// One quota, set by an operator: `session-per-address=3000`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaSetting {
    name: (Operation, Per),
    per_minute: NonZeroU32,
}

/// The text sets no quota.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuotaError {
    /// There is no such quota.
    #[error("there is no quota `{given}`: it is one of {}", known())]
    Unknown {
        /// What was written.
        given: String,
    },
    /// The number is none.
    #[error("`{0}` is no number of requests a minute: write `session-per-address=3000`, with 1 or more")]
    NoNumber(String),
}

fn known() -> String {
    Quotas::default().iter().map(|(name, _)| spell(name)).collect::<Vec<_>>().join(", ")
}

/// How operators write a quota: `session-per-address`.
pub fn spell((operation, per): (Operation, Per)) -> String {
    format!("{}-{}", operation.name(), per.name())
}

/// A visit takes one definition, one session, one prefill and one participation; an address may be a school's, a
/// company's or a mobile network's, with a thousand visits in the minute after the link was shown. Only new accounts
/// are worth more to an attacker than to a crowd.
const fn by_default(operation: Operation, per: Per) -> Option<u32> {
    match (operation, per) {
        (Operation::Definition, Per::Address) => Some(6000),
        (
            Operation::Session | Operation::LogOut | Operation::Prefill | Operation::Participation,
            Per::Address,
        ) => Some(1200),
        (Operation::Account, Per::Address) => Some(120),
        (Operation::Session | Operation::Prefill, Per::Participant) => Some(60),
        (Operation::LogOut | Operation::Participation, Per::Participant) => Some(30),
        // Nobody is known there.
        (Operation::Definition | Operation::Account, Per::Participant) => None,
    }
}

impl Default for Quotas {
    fn default() -> Self {
        let names = Operation::ALL.into_iter().flat_map(|operation| Per::ALL.map(|per| (operation, per)));
        let set = names.filter_map(|name| {
            let per_minute = NonZeroU32::new(by_default(name.0, name.1)?)?;
            Some((name, per_minute))
        });
        Self(set.collect())
    }
}

impl Quotas {
    /// The same with some of them set by the operator; of two settings of one quota the last counts.
    #[must_use]
    pub fn with(mut self, settings: impl IntoIterator<Item = QuotaSetting>) -> Self {
        self.0.extend(settings.into_iter().map(|setting| (setting.name, setting.per_minute)));
        self
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = ((Operation, Per), NonZeroU32)> {
        self.0.iter().map(|(name, per_minute)| (*name, *per_minute))
    }
}

impl FromStr for QuotaSetting {
    type Err = QuotaError;

    fn from_str(text: &str) -> Result<Self, QuotaError> {
        let (given, number) = text.split_once('=').ok_or_else(|| QuotaError::NoNumber(text.to_owned()))?;
        let given = given.trim();
        let mut known = Quotas::default().0.into_keys();
        let name = known.find(|name| spell(*name) == given);
        let name = name.ok_or_else(|| QuotaError::Unknown { given: given.to_owned() })?;
        let per_minute = number.trim().parse().map_err(|_| QuotaError::NoNumber(text.to_owned()))?;
        Ok(Self { name, per_minute })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_name(quotas: &Quotas) -> BTreeMap<String, u32> {
        quotas.iter().map(|(name, per_minute)| (spell(name), per_minute.get())).collect()
    }

    #[test]
    fn an_operator_sets_some_quotas_and_the_others_stay() {
        let settings = ["account-per-address=7", "account-per-address = 8"].map(|text| text.parse().unwrap());
        let quotas = by_name(&Quotas::default().with(settings));
        let before = by_name(&Quotas::default());
        assert_eq!(quotas["account-per-address"], 8, "the last counts");
        assert_eq!(quotas["prefill-per-address"], before["prefill-per-address"]);
        assert_eq!(quotas.len(), before.len());
    }

    #[test]
    fn a_quota_that_does_not_exist_or_allows_nothing_is_refused_with_what_to_write() {
        let refused = |text: &str| text.parse::<QuotaSetting>().unwrap_err().to_string();
        assert!(refused("sessions=3").contains("session-per-address, session-per-participant"));
        assert!(refused("definition-per-participant=3").contains("there is no quota"));
        for none in ["session-per-address", "session-per-address=0", "session-per-address=-1"] {
            assert!(refused(none).contains("write `session-per-address=3000`"), "{none}");
        }
    }

    #[test]
    fn the_operators_table_has_every_quota() {
        let rows = include_str!("../../../../docs/operators.md").lines();
        let rows = rows.filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        let rows = rows.filter(|(name, _)| name.contains("-per-"));
        let documented: BTreeMap<_, _> = rows
            .map(|(name, rest)| (name.to_owned(), rest.split(' ').next().unwrap().parse().unwrap()))
            .collect();
        assert_eq!(documented, by_name(&Quotas::default()));
    }

    #[test]
    fn every_operation_is_limited_by_address() {
        let quotas = Quotas::default();
        for operation in Operation::ALL {
            assert!(quotas.0.contains_key(&(operation, Per::Address)), "{operation:?}");
        }
    }
}

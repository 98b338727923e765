//! What a campaign's addresses do: the one table that the router, the quotas, the metrics and the description of
//! the interface share.

use axum::routing::MethodFilter;

/// One method of one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// What the window needs to know of the campaign.
    Definition,
    /// From a proof of Gigya's to a participant token.
    Session,
    /// Log out.
    LogOut,
    /// A new account.
    Account,
    /// What Gigya knows of the participant.
    Prefill,
    /// The form, sent.
    Participation,
}

impl Operation {
    /// All of them, in the order of a visit.
    pub const ALL: [Self; 6] =
        [Self::Definition, Self::Session, Self::LogOut, Self::Account, Self::Prefill, Self::Participation];

    /// Its name in options, metrics and the description of the interface.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Session => "session",
            Self::LogOut => "log-out",
            Self::Account => "account",
            Self::Prefill => "prefill",
            Self::Participation => "participation",
        }
    }

    /// Its address, as a template.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Definition => "/v1/campaigns/{campaign}",
            Self::Session | Self::LogOut => "/v1/campaigns/{campaign}/session",
            Self::Account => "/v1/campaigns/{campaign}/accounts",
            Self::Prefill => "/v1/campaigns/{campaign}/prefill",
            Self::Participation => "/v1/campaigns/{campaign}/participations",
        }
    }

    /// Its method.
    pub const fn method(self) -> MethodFilter {
        match self {
            Self::Definition | Self::Prefill => MethodFilter::GET,
            Self::Session | Self::Account | Self::Participation => MethodFilter::POST,
            Self::LogOut => MethodFilter::DELETE,
        }
    }
}

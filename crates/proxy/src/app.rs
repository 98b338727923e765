//! What every handler can reach.

use std::sync::Arc;

use crate::campaign::directory::Campaigns;
use crate::identity::{IdTokens, TokenKey};
use crate::metrics::Metrics;
use crate::quota::Gate;
use crate::registration::WriteAccess;
use crate::rest::RestClient;
use crate::settings::Limits;

/// The running proxy, as handlers see it.
pub struct App {
    /// The campaigns, by name.
    pub campaigns: Campaigns,
    /// Calls Gigya.
    pub gigya: RestClient,
    /// Verifies what participants bring from Gigya.
    pub id_tokens: IdTokens,
    /// What an account may begin with.
    pub write_access: WriteAccess,
    /// Issues and verifies what they show from then on.
    pub token_key: TokenKey,
    /// Counts who asks how often.
    pub gate: Gate,
    /// What operators count.
    pub metrics: Metrics,
    /// How long things may take.
    pub limits: Limits,
}

/// What handlers share.
pub type Shared = Arc<App>;

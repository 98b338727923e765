//! Who asks too often is told to wait: by address before anything is looked at, by participant once their token or
//! their proof is verified.
//!
//! Where to start: [`Quotas`] says how much is allowed, [`Gate`] counts, [`by_address`] stands before every
//! operation, and `visitor` knows whose address counts when other proxies stand in front.

mod counter;
mod names;
mod visitor;

use std::collections::BTreeMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Once;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use contract::ProblemCode;

pub use names::{QuotaError, QuotaSetting, Quotas};
pub use visitor::{Peer, TrustedProxies, TrustedProxyError};

use crate::app::Shared;
use crate::identity::Uid;
use crate::metrics::Metrics;
use crate::operation::Operation;
use crate::problem::Problem;
use counter::Counter;
use names::Per;

/// Enough to see which page or which name is wrong, and not enough to fill a disk.
const LINES: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Counts what each address and each participant asks for.
pub struct Gate {
    counters: BTreeMap<(Operation, Per), Counter>,
    /// How many refusals that no quota counts the log tells a minute.
    lines: Counter,
    trusted: TrustedProxies,
    /// Done once a proxy in front that is not listed was warned about.
    warned: Once,
    metrics: Metrics,
}

impl Gate {
    /// Allows this much; believes these proxies about addresses; counts whom it refuses.
    pub fn new(quotas: &Quotas, trusted: TrustedProxies, metrics: Metrics) -> Self {
        let counters = quotas.iter().map(|(name, per_minute)| (name, Counter::new(per_minute))).collect();
        let lines = Counter::new(LINES);
        Self { counters, lines, trusted, warned: Once::new(), metrics }
    }

    /// Whether the log tells of one more refusal that anybody can cause without being counted.
    pub fn has_a_line_left(&self) -> bool {
        self.lines.admit(()).is_ok()
    }

    /// Lets a verified participant through, or says when to come back.
    ///
    /// # Errors
    /// When the participant's quota is used up.
    pub fn admit_participant(&self, operation: Operation, uid: &Uid) -> Result<(), Problem> {
        self.admit(operation, Per::Participant, uid.as_str())
    }

    /// The address that a request counts for.
    fn visitor(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if self.trusted.disbelieves(peer, headers) {
            // Once: anybody can send such a header, and must not fill the log.
            self.warned.call_once(|| {
                tracing::warn!(
                    "a request names another address than its own, and who sends it is not believed: if that is a proxy \
                     in front, list it in --trusted-proxies, or all its visitors share one quota"
                );
            });
        }
        self.trusted.visitor(peer, headers)
    }

    fn admit(&self, operation: Operation, per: Per, key: impl Hash) -> Result<(), Problem> {
        let Some(counter) = self.counters.get(&(operation, per)) else { return Ok(()) };
        counter.admit(key).map_err(|wait| {
            let whom = match per {
                Per::Address => "this address",
                Per::Participant => "this participant",
            };
            let detail = format!("wait for the seconds that Retry-After names: {whom} asked very often");
            let quota = names::spell((operation, per));
            let cause = format!("the quota {quota} is used up");
            self.metrics.refused(quota);
            Problem::new(ProblemCode::TooManyRequests, detail).retry_after(wait).caused_by(cause).quiet(true)
        })
    }
}

/// Stands before an operation: the address that asks must have some of its quota left.
pub async fn by_address(
    State((app, operation)): State<(Shared, Operation)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let peer = request.extensions().get::<Peer>().copied();
    let Peer(peer) = peer.ok_or_else(|| Problem::internal("the server does not say who asks"))?;
    let visitor = app.gate.visitor(peer, request.headers());
    app.gate.admit(operation, Per::Address, visitor::network(visitor))?;
    // What a verified participant is counted by, further in.
    request.extensions_mut().insert(operation);
    Ok(next.run(request).await)
}

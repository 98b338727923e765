//! Leaves a site's Gigya in peace for a moment after it has failed again and again, then lets one call through to
//! see whether it is back. Until then participants are told at once, and need not wait one after the other for
//! answers that do not come. `docs/decisions/0011` says why this is not a library's.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How many calls in a row must fail. One answer in between shows that Gigya is there, so no single account that
/// Gigya stumbles over closes a busy campaign.
const FAILURES: u32 = 5;

/// How long Gigya is left in peace. Short: participants wait seconds, not minutes.
const PAUSE: Duration = Duration::from_secs(5);

/// What a site's latest calls have shown.
#[derive(Debug, Default)]
pub struct Circuit {
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    /// Calls pass; so many have failed in a row.
    Closed { failures: u32 },
    /// None passes until the pause is over.
    Open { until: Instant },
    /// One has passed to see; the others are told how it goes from here.
    HalfOpen,
}

/// A call that may be made. Dropped without a verdict (its participant is gone), it says nothing of Gigya.
#[derive(Debug)]
pub struct Passage<'c> {
    circuit: &'c Circuit,
    is_probe: bool,
}

impl Default for State {
    fn default() -> Self {
        Self::Closed { failures: 0 }
    }
}

impl Circuit {
    /// Lets a call through.
    ///
    /// # Errors
    /// When none may pass: how long yet, at least.
    pub fn enter(&self) -> Result<Passage<'_>, Duration> {
        let mut state = self.state();
        let is_probe = match *state {
            State::Closed { .. } => false,
            State::Open { until } => {
                let left = until.saturating_duration_since(Instant::now());
                if !left.is_zero() {
                    return Err(left);
                }
                *state = State::HalfOpen;
                true
            }
            State::HalfOpen => return Err(PAUSE),
        };
        Ok(Passage { circuit: self, is_probe })
    }

    /// How open it is: 0 calls pass, 1 the next one passes to see or is on its way, 2 none passes.
    pub fn level(&self) -> i64 {
        match *self.state() {
            State::Closed { .. } => 0,
            State::Open { until } if until > Instant::now() => 2,
            State::Open { .. } | State::HalfOpen => 1,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Passage<'_> {
    /// Gigya has answered, whatever it said.
    pub fn answered(mut self) {
        self.is_probe = false;
        let mut state = self.circuit.state();
        if !matches!(*state, State::Closed { .. }) {
            tracing::info!("Gigya answers again");
        }
        *state = State::default();
    }

    /// Gigya has not answered, or only that it is out of order.
    pub fn failed(mut self) {
        let is_probe = std::mem::take(&mut self.is_probe);
        let mut state = self.circuit.state();
        let opens = match &mut *state {
            State::Closed { failures } => {
                *failures += 1;
                *failures >= FAILURES
            }
            State::HalfOpen => is_probe,
            State::Open { .. } => false,
        };
        if opens {
            *state = State::Open { until: Instant::now() + PAUSE };
            tracing::warn!("Gigya fails again and again: it is left in peace for {PAUSE:?}");
        }
    }
}

impl Drop for Passage<'_> {
    fn drop(&mut self) {
        if self.is_probe {
            let mut state = self.circuit.state();
            if matches!(*state, State::HalfOpen) {
                *state = State::Open { until: Instant::now() };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    fn fail(circuit: &Circuit, times: u32) {
        for _ in 0..times {
            circuit.enter().unwrap().failed();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn calls_pass_until_five_in_a_row_have_failed() {
        let circuit = Circuit::default();
        fail(&circuit, FAILURES - 1);
        circuit.enter().unwrap().answered();
        fail(&circuit, FAILURES);
        assert_eq!(circuit.enter().unwrap_err(), PAUSE);
        advance(Duration::from_secs(3)).await;
        assert_eq!(circuit.enter().unwrap_err(), Duration::from_secs(2));
        assert_eq!(circuit.level(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn after_the_pause_one_call_passes_and_its_answer_lets_all_pass() {
        let circuit = Circuit::default();
        fail(&circuit, FAILURES);
        advance(PAUSE).await;
        assert_eq!(circuit.level(), 1, "nobody need ask for it to be known");
        let probe = circuit.enter().unwrap();
        assert!(circuit.enter().is_err(), "one at a time");
        assert_eq!(circuit.level(), 1);
        probe.answered();
        assert_eq!(circuit.level(), 0);
        let _one = circuit.enter().unwrap();
        circuit.enter().unwrap().failed();
        assert!(circuit.enter().is_ok(), "the count begins anew");
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_fails_after_the_pause_begins_another() {
        let circuit = Circuit::default();
        fail(&circuit, FAILURES);
        advance(PAUSE).await;
        fail(&circuit, 1);
        assert_eq!(circuit.enter().unwrap_err(), PAUSE);
    }

    #[tokio::test(start_paused = true)]
    async fn a_participant_who_goes_away_neither_opens_nor_blocks_it() {
        let circuit = Circuit::default();
        for _ in 0..FAILURES {
            drop(circuit.enter().unwrap());
        }
        fail(&circuit, FAILURES);
        advance(PAUSE).await;
        drop(circuit.enter().unwrap());
        circuit.enter().expect("the next one finds out").answered();
        assert!(circuit.enter().is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn calls_that_were_under_way_when_it_opened_do_not_prolong_the_pause() {
        let circuit = Circuit::default();
        let (late, later) = (circuit.enter().unwrap(), circuit.enter().unwrap());
        fail(&circuit, FAILURES);
        advance(PAUSE).await;
        late.failed();
        let probe = circuit.enter().unwrap();
        later.failed();
        assert!(circuit.enter().is_err());
        probe.answered();
        assert!(circuit.enter().is_ok());
    }
}

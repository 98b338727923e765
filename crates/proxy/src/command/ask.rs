//! One call for one row, with more patience than for a participant who waits.
//!
//! What Gigya has not done for lack of time (403048, 409030; REST, 1.4), or has not heard since no connection came
//! about, is asked again until it is done, whatever it is. What may have been done is asked again by `rest`, and only
//! where a second time changes nothing.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use gigya::{Reply, ResponseCode};
use tokio::time::{Instant, sleep};
use zeroize::Zeroizing;

use crate::rest::{Failure, Method, RestClient, Site};

/// How long one call may take, with its repetitions: nobody waits at a screen, and an account that is large may
/// take its time.
pub const LIMIT: Duration = Duration::from_secs(30);

/// How long a row waits for its turn at a Gigya that has too much to do or is out of order.
const PATIENCE: Duration = Duration::from_mins(1);

/// The first pause, and the longest.
const PAUSES: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(8));

/// A call for a row.
pub struct Request {
    /// What is called.
    pub method: Method,
    /// What with.
    pub parameters: Vec<(&'static str, Zeroizing<String>)>,
    /// Another site's API key than the connection's.
    pub api_key: Option<String>,
    /// Whose account it is about.
    pub whose: Whose,
}

/// Whose account a call is about, as far as the row says. It has no `Debug`: a registration token is a secret.
#[derive(Clone, PartialEq, Eq)]
pub enum Whose {
    /// Nobody's.
    Nobodys,
    /// The account of this UID.
    Uid(String),
    /// Somebody's whose UID only Gigya knows; a registration token or a login ID stands for it.
    Somebodys(Zeroizing<String>),
}

/// Makes the call.
///
/// # Errors
/// When no answer came.
pub async fn ask(gigya: &RestClient, site: &Site, request: &Request) -> Result<Reply, Failure> {
    let own = request.api_key.as_ref().map(|key| Site { api_key: key.clone(), ..site.clone() });
    let site = own.as_ref().unwrap_or(site);
    let parameters: Vec<_> = request.parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
    wait_for_a_turn(|| gigya.exchange(site, request.method, &parameters)).await
}

/// Asks until Gigya has had time for it.
async fn wait_for_a_turn<Asked: Future<Output = Result<Reply, Failure>>>(
    mut ask: impl FnMut() -> Asked,
) -> Result<Reply, Failure> {
    let deadline = Instant::now() + PATIENCE;
    let (first, longest) = PAUSES;
    let pauses = ExponentialBuilder::new().with_min_delay(first).with_max_delay(longest);
    let mut pauses = pauses.without_max_times().with_jitter().build();
    loop {
        let answer = ask().await;
        let pause = match &answer {
            Ok(reply) if is_undone(reply.error_code) => pauses.next(),
            Err(Failure::Resting(left)) => pauses.next().map(|pause| pause.max(*left)),
            Err(Failure::NotConnected(_)) => pauses.next(),
            Ok(_) | Err(_) => None,
        };
        match pause {
            Some(pause) if Instant::now() + pause < deadline => sleep(pause).await,
            Some(_) | None => return answer,
        }
    }
}

/// Whether Gigya has done nothing, because it had too much to do.
fn is_undone(code: ResponseCode) -> bool {
    [ResponseCode::API_RATE_LIMIT_EXCEEDED, ResponseCode::TOO_MANY_REQUESTS_FOR_SAME_USER].contains(&code)
}

#[cfg(test)]
mod tests {
    use std::future::ready;

    use super::*;

    fn code(code: u32) -> Reply {
        Reply { error_code: ResponseCode(code), ..Reply::default() }
    }

    /// How it ends, and how often Gigya was asked.
    async fn persisted(mut answers: Vec<Result<Reply, Failure>>) -> (Option<u32>, usize) {
        let all = answers.len();
        answers.reverse();
        let answer = wait_for_a_turn(|| ready(answers.pop().expect("it is asked no more than this"))).await;
        (answer.ok().map(|reply| reply.error_code.0), all - answers.len())
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_is_waited_for_and_so_is_a_gigya_that_is_left_in_peace() {
        let answers = vec![
            Ok(code(403_048)),
            Ok(code(409_030)),
            Err(Failure::Resting(Duration::from_secs(5))),
            Err(Failure::NotConnected("refused".to_owned())),
            Ok(code(0)),
        ];
        assert_eq!(persisted(answers).await, (Some(0), 5));
    }

    #[tokio::test(start_paused = true)]
    async fn what_may_have_been_done_is_not_asked_again() {
        for answer in
            [Ok(code(500_001)), Err(Failure::TimedOut), Err(Failure::Unreachable("reset".to_owned()))]
        {
            assert_eq!(persisted(vec![answer, Ok(code(0))]).await.1, 1);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn patience_ends() {
        let start = Instant::now();
        let answer = wait_for_a_turn(|| ready(Ok(code(403_048)))).await;
        assert_eq!(answer.unwrap().error_code.0, 403_048);
        assert!(start.elapsed() <= PATIENCE && start.elapsed() > PATIENCE / 2);
    }
}

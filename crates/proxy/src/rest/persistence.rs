//! One call with its repetitions, within one limit of time.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use gigya::{Reply, ResponseCode};
use tokio::time::{Instant, sleep, timeout_at};

use super::failure::Failure;

/// The codes that pass by themselves (REST, 1.4 and 8).
const PASSING: [ResponseCode; 5] = [
    ResponseCode::API_RATE_LIMIT_EXCEEDED,
    ResponseCode::TOO_MANY_REQUESTS_FOR_SAME_USER,
    ResponseCode::GENERAL_SERVER_ERROR,
    ResponseCode::SERVICE_UNAVAILABLE,
    ResponseCode::TIMEOUT,
];

/// How often a call is repeated: participants wait for seconds at most, and a Gigya in trouble is not helped by
/// thrice as many calls.
const REPETITIONS: usize = 2;

/// The first pause; the next is twice as long. Each is drawn out by up to its own length, so that the many who
/// failed together do not come back together.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// Asks until there is an answer, a failure that does not pass, or no time for another try.
///
/// # Errors
/// The last failure; [`Failure::TimedOut`] when there was no answer within `limit`.
pub async fn persist<Asked: Future<Output = Result<Reply, Failure>>>(
    limit: Duration,
    repeatable: bool,
    mut ask: impl FnMut() -> Asked,
) -> Result<Reply, Failure> {
    let deadline = Instant::now() + limit;
    let repetitions = if repeatable { REPETITIONS } else { 0 };
    let pauses = ExponentialBuilder::new().with_min_delay(FIRST_PAUSE).with_max_times(repetitions);
    let mut pauses = pauses.with_jitter().build();
    let mut was_sent = false;
    loop {
        let answer = match timeout_at(deadline, ask()).await.unwrap_or(Err(Failure::TimedOut)) {
            // Of the call as a whole it is not true: a try before was sent, and may have been heeded.
            Err(Failure::NotConnected(why)) if was_sent => Err(Failure::Unreachable(why)),
            answer => answer,
        };
        was_sent |= !matches!(answer, Err(Failure::NotConnected(_)));
        if !passes(&answer) {
            return answer;
        }
        match pauses.next() {
            Some(pause) if Instant::now() + pause < deadline => {
                tracing::debug!(?answer, ?pause, "the call is repeated");
                sleep(pause).await;
            }
            Some(_) | None => return answer,
        }
    }
}

/// Whether another try may end otherwise. One that took all the time is none of them.
fn passes(answer: &Result<Reply, Failure>) -> bool {
    match answer {
        Ok(reply) => PASSING.contains(&reply.error_code),
        Err(failure) => matches!(failure, Failure::NotConnected(_) | Failure::Unreachable(_)),
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    const LIMIT: Duration = Duration::from_secs(5);

    fn code(code: u32) -> Reply {
        Reply { error_code: ResponseCode(code), ..Reply::default() }
    }

    fn broken() -> Failure {
        Failure::Unreachable("connection reset".to_owned())
    }

    /// Gives these answers one after the other; says the last one's code and how many were asked for.
    async fn persisted(repeatable: bool, answers: Vec<Result<Reply, Failure>>) -> (Option<u32>, usize) {
        let all = answers.len();
        let mut answers = answers.into_iter();
        let last = persist(LIMIT, repeatable, || ready(answers.next().expect("no more than these"))).await;
        (last.ok().map(|reply| reply.error_code.0), all - answers.len())
    }

    #[tokio::test(start_paused = true)]
    async fn what_passes_by_itself_is_asked_again_and_answered() {
        for passing in [403_048, 409_030, 500_001, 503_001, 504_001] {
            assert_eq!(
                persisted(true, vec![Ok(code(passing)), Ok(code(0))]).await,
                (Some(0), 2),
                "{passing}"
            );
        }
        assert_eq!(persisted(true, vec![Err(broken()), Ok(code(500_001)), Ok(code(0))]).await, (Some(0), 3));
    }

    #[tokio::test(start_paused = true)]
    async fn it_is_asked_three_times_and_no_more() {
        let answers = vec![Ok(code(500_001)), Err(broken()), Ok(code(403_048)), Ok(code(0))];
        assert_eq!(persisted(true, answers).await, (Some(403_048), 3));
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_was_not_sent_only_if_none_of_its_tries_was() {
        let refused = || Err(Failure::NotConnected("refused".to_owned()));
        for (before, was_sent) in [(refused(), false), (Err(broken()), true), (Ok(code(500_001)), true)] {
            let mut answers = vec![before, refused(), refused()].into_iter();
            let last = persist(LIMIT, true, || ready(answers.next().unwrap())).await;
            assert_eq!(matches!(last, Err(Failure::Unreachable(_))), was_sent, "{last:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_may_not_be_repeated_is_made_once() {
        assert_eq!(persisted(false, vec![Ok(code(500_001)), Ok(code(0))]).await, (Some(500_001), 1));
        assert_eq!(persisted(false, vec![Err(broken()), Ok(code(0))]).await, (None, 1));
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_stays_as_it_is_is_not_asked_for_again() {
        for staying in [0, 206_001, 400_009, 403_005, 403_042, 500_023, 987_654] {
            assert_eq!(persisted(true, vec![Ok(code(staying)), Ok(code(0))]).await, (Some(staying), 1));
        }
        for staying in [Failure::TooLarge, Failure::TimedOut, Failure::Incomplete("UID")] {
            assert_eq!(persisted(true, vec![Err(staying), Ok(code(0))]).await, (None, 1));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_pauses_grow_and_are_never_the_same_for_all() {
        let mut waited = Vec::new();
        for _ in 0..20 {
            let start = Instant::now();
            let _ = persisted(true, vec![Err(broken()), Err(broken()), Err(broken())]).await;
            waited.push(start.elapsed());
        }
        let (least, most) = (FIRST_PAUSE * 3, FIRST_PAUSE * 6);
        assert!(
            waited.iter().all(|wait| (least..=most + Duration::from_millis(2)).contains(wait)),
            "{waited:?}"
        );
        assert!(waited.iter().any(|wait| *wait != waited[0]), "{waited:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn no_answer_ends_with_the_limit() {
        let start = Instant::now();
        let answer = persist(LIMIT, true, pending).await;
        assert!(matches!(answer, Err(Failure::TimedOut)));
        assert_eq!(start.elapsed(), LIMIT);
    }

    #[tokio::test(start_paused = true)]
    async fn a_late_failure_is_not_waited_upon_beyond_the_limit() {
        let start = Instant::now();
        let answer = persist(LIMIT, true, || async {
            sleep(LIMIT.saturating_sub(Duration::from_millis(10))).await;
            Ok(code(500_001))
        });
        assert_eq!(answer.await.unwrap().error_code, ResponseCode::GENERAL_SERVER_ERROR);
        assert!(start.elapsed() < LIMIT);
    }
}

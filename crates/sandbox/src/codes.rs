//! Six digits that were sent to somebody, with the token that goes with them: for e-mail addresses to be
//! verified, and for second factors.

use gigya::{ResponseCode, signature};
use rand::Rng as _;
use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::tokens::Tokens;

/// How long a code is good. UNCONFIRMED; a second factor's is within the five minutes of the assertion
/// (REST, 4.18).
const LIFETIME: Duration = Duration::minutes(5);
/// How many codes may be tried. UNCONFIRMED, like the code of the answer (REST, 9.13).
const TRIES: u8 = 5;

struct Sent<T> {
    about: T,
    code: String,
    tries_left: u8,
}

/// The codes that are out, and what each of them is about.
pub struct Codes<T>(Tokens<Sent<T>>);

impl<T> Default for Codes<T> {
    fn default() -> Self {
        Self(Tokens::default())
    }
}

impl<T> Codes<T> {
    /// Makes a code: its token, and the digits to send.
    pub fn issue(&mut self, about: T, now: OffsetDateTime) -> (String, String) {
        let code = format!("{:06}", rand::rng().random_range(0..1_000_000));
        let sent = Sent { about, code: code.clone(), tries_left: TRIES };
        (self.0.issue(sent, LIFETIME, now), code)
    }

    /// Takes a code. Right, it is good once; what is wrong is told in the words recorded for second factors
    /// (REST, 4.5), but for a token that is too old or invented, which each method words for itself.
    pub fn take(&mut self, token: &str, code: &str, old: &str, now: OffsetDateTime) -> Result<T, Fault> {
        let refuse = |details: &str| Fault::new(ResponseCode::INVALID_PARAMETER_VALUE, details);
        let sent = self.0.get_mut(token, now).ok_or_else(|| refuse(old))?;
        if sent.tries_left == 0 {
            return Err(refuse("Maximum allowed tries exceeded"));
        }
        if signature::equal(&sent.code, code) {
            return self.0.take(token).map(|sent| sent.about).ok_or_else(|| refuse(old));
        }
        sent.tries_left -= 1;
        Err(refuse(WRONG_CODE))
    }

    /// Ends every code that is about such a thing.
    pub fn retire_all(&mut self, such: impl Fn(&T) -> bool) {
        self.0.retire_all(|sent| such(&sent.about));
    }
}

/// What a wrong code is told (REST, 4.5).
pub const WRONG_CODE: &str = "Wrong verification code";

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    fn told(outcome: Result<&str, Fault>) -> Result<&str, String> {
        outcome.map_err(|fault| fault.details)
    }

    #[test]
    fn a_code_is_good_once() {
        let mut codes = Codes::default();
        let (token, code) = codes.issue("about", NOON);
        assert_eq!(code.len(), 6);
        assert_eq!(told(codes.take(&token, "no digits", "old", NOON)), Err(WRONG_CODE.to_owned()));
        assert_eq!(told(codes.take(&token, &code, "old", NOON)), Ok("about"));
        assert_eq!(told(codes.take(&token, &code, "old", NOON)), Err("old".to_owned()));
    }

    #[test]
    fn after_five_minutes_it_is_good_no_longer() {
        let mut codes = Codes::default();
        let (token, code) = codes.issue("about", NOON);
        let late = NOON + Duration::minutes(5);
        assert_eq!(told(codes.take(&token, &code, "old", late)), Err("old".to_owned()));
    }

    #[test]
    fn after_five_wrong_ones_the_right_one_comes_too_late() {
        let mut codes = Codes::default();
        let (token, code) = codes.issue("about", NOON);
        for _ in 0..5 {
            assert_eq!(told(codes.take(&token, "no digits", "old", NOON)), Err(WRONG_CODE.to_owned()));
        }
        let exceeded = Err("Maximum allowed tries exceeded".to_owned());
        assert_eq!(told(codes.take(&token, &code, "old", NOON)), exceeded);
    }
}

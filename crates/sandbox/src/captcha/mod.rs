//! Captchas: which calls need one, which tokens are good, and the script that shows one.
//!
//! A visible captcha is rendered by the page, not by the SDK, and its token goes with the call as
//! `captchaToken` and `captchaType` (Web SDK, 1.6). The real script and its frame are Google's; here the
//! sandbox serves both under names of its own site, so that a page's policy for Gigya's addresses covers
//! them. As with Google, a token is good once and for two minutes.

mod widget;

use gigya::ResponseCode;
use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::methods::Call;
use crate::settings::Captcha;
use crate::site::Site;
use crate::tokens::Tokens;

pub use widget::{frame, script, solve};

/// The kinds that the SDK names (Web SDK, 1.6). Only the checkbox of `reCaptchaV2` is shown by the sandbox's
/// script; a token of it passes as any of them.
const KINDS: [&str; 5] =
    ["reCaptchaV2", "invisible", "reCaptchaV3", "reCaptchaEnterpriseScore", "FunCaptcha"];

const LIFETIME: Duration = Duration::minutes(2);

/// The tokens that were handed out and not yet used.
#[derive(Default)]
pub struct Solved(Tokens<()>);

impl Solved {
    /// The token of a captcha that was just solved.
    pub fn issue(&mut self, now: OffsetDateTime) -> String {
        self.0.issue((), LIFETIME, now)
    }

    /// Uses a token up; says whether it was good.
    fn spend(&mut self, token: &str, now: OffsetDateTime) -> bool {
        let good = self.0.get(token, now).is_some();
        self.0.retire(token);
        good
    }
}

/// At a login: 401020 with `errorFlags` (REST, 1.3) without a captcha, 401021 with a wrong one.
pub fn check_login(site: &mut Site, call: &Call<'_>, uid: Option<&str>) -> Result<(), Fault> {
    let needed = match site.settings.captcha {
        Captcha::Off => false,
        Captcha::AfterFailure => uid.is_some_and(|uid| site.lockouts.failed_lately(uid, call.now)),
        Captcha::Always => true,
    };
    let missing =
        || Fault::from(ResponseCode::LOGIN_FAILED_CAPTCHA_REQUIRED).with("errorFlags", "captchaNeeded");
    check(site, call, needed, missing, ResponseCode::LOGIN_FAILED_WRONG_CAPTCHA)
}

/// At a registration, a password reset, a change of an account and a code by mail (Web SDK, 1.3): 401023 without
/// a captcha, 400021 with a wrong one. Which of the two a registration without captcha gets is UNCONFIRMED
/// (REST, 4.2 names 400021 only).
pub fn check_request(site: &mut Site, call: &Call<'_>) -> Result<(), Fault> {
    let needed = site.settings.captcha == Captcha::Always;
    let missing = || ResponseCode::REQUEST_FAILED_CAPTCHA_REQUIRED.into();
    check(site, call, needed, missing, ResponseCode::CAPTCHA_VERIFICATION_FAILED)
}

fn check(
    site: &mut Site,
    call: &Call<'_>,
    needed: bool,
    missing: impl FnOnce() -> Fault,
    wrong: ResponseCode,
) -> Result<(), Fault> {
    if !needed {
        return Ok(());
    }
    let Some(token) = call.parameters.get("captchaToken").filter(|token| !token.is_empty()) else {
        return Err(missing());
    };
    if call.parameters.get("captchaType").is_some_and(|kind| !KINDS.contains(&kind)) {
        return Err(Fault::invalid("captchaType"));
    }
    if site.captchas.spend(token, call.now) { Ok(()) } else { Err(wrong.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    #[test]
    fn a_token_is_good_once_and_for_two_minutes() {
        let mut solved = Solved::default();
        let (first, second) = (solved.issue(NOON), solved.issue(NOON));
        assert!(solved.spend(&first, NOON + Duration::seconds(119)));
        assert!(!solved.spend(&first, NOON + Duration::seconds(119)));
        assert!(!solved.spend(&second, NOON + Duration::seconds(120)));
        assert!(!solved.spend("a guess", NOON));
    }
}

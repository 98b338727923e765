//! Scenarios: named states of the sandbox, for a demo or a test that wants to see one thing. Setting one is
//! a reset and what its entry says; where a seeded account suffices it only names the account.

use std::fmt;
use std::str::FromStr;

use gigya::ResponseCode;
use serde::Serialize;
use time::OffsetDateTime;

use crate::control::{Control, InjectedFault, Misbehaviour};
use crate::limits::Limits;
use crate::lockout::{self, Target};
use crate::seed::{
    CODY, DORA, EMIL, LINUS_AGAIN, MARIE, NINA, OLGA, OTTO, PINKY, QUINN, RITA, Seeded, TESS, THEO, TIM, VERA,
};
use crate::settings::Captcha;
use crate::site::Site;

/// A named state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// As started.
    Fresh,
    /// An account that nothing stands in the way of.
    Connected,
    /// A field and a consent are missing (206001).
    PendingRegistration,
    /// Consents are missing (206001).
    PendingConsent,
    /// The address is to be verified by a link (206002).
    UnverifiedEmail,
    /// The address is to be verified by a code (206006).
    CodePending,
    /// The password must be changed (403100).
    ChangePassword,
    /// A lost password asks a question (400050).
    SecurityQuestion,
    /// The account is locked for a minute (403120).
    LockedOut,
    /// A code to a phone (403101).
    SecondFactor,
    /// A code to an e-mail address (403101).
    SecondFactorEmail,
    /// An authenticator, or a backup code (403101).
    SecondFactorApp,
    /// A second factor must be registered (403102).
    SecondFactorRegistration,
    /// A captcha at every login (401020), registration and reset (401023).
    Captcha,
    /// A captcha at a login after one that failed (401020).
    CaptchaAfterFailure,
    /// A login must be no older than a minute (403110).
    RecentLogin,
    /// Two accounts with one address (403043).
    Conflict,
    /// The same after a social login (403043).
    SocialConflict,
    /// The same where the site has LinkAccounts v2 (409003).
    ForcedLinking,
    /// Every login is one too many (403048).
    RateLimited,
    /// The limits of Gigya's lowest tier are on (403048, 409030).
    Limited,
    /// Passwords are switched off (403300).
    MethodDisabled,
    /// The account is disabled (403041).
    Disabled,
    /// The participant is a child (403044).
    Underage,
    /// Nobody knows the API key (400093).
    UnknownKey,
    /// The site lives in another data centre (301001).
    WrongDataCenter,
    /// The site trusts other pages than the one that asks (400120).
    ForeignPage,
}

/// What somebody who sets a scenario wants to know.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description {
    scenario: &'static str,
    #[serde(rename = "loginID")]
    login_id: &'static str,
    password: &'static str,
}

impl Scenario {
    /// All of them.
    pub const ALL: [Self; 27] = [
        Self::Fresh,
        Self::Connected,
        Self::PendingRegistration,
        Self::PendingConsent,
        Self::UnverifiedEmail,
        Self::CodePending,
        Self::ChangePassword,
        Self::SecurityQuestion,
        Self::LockedOut,
        Self::SecondFactor,
        Self::SecondFactorEmail,
        Self::SecondFactorApp,
        Self::SecondFactorRegistration,
        Self::Captcha,
        Self::CaptchaAfterFailure,
        Self::RecentLogin,
        Self::Conflict,
        Self::SocialConflict,
        Self::ForcedLinking,
        Self::RateLimited,
        Self::Limited,
        Self::MethodDisabled,
        Self::Disabled,
        Self::Underage,
        Self::UnknownKey,
        Self::WrongDataCenter,
        Self::ForeignPage,
    ];

    /// Its name in addresses and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Connected => "connected",
            Self::PendingRegistration => "pending-registration",
            Self::PendingConsent => "pending-consent",
            Self::UnverifiedEmail => "unverified-email",
            Self::CodePending => "code-pending",
            Self::ChangePassword => "change-password",
            Self::SecurityQuestion => "security-question",
            Self::LockedOut => "locked-out",
            Self::SecondFactor => "second-factor",
            Self::SecondFactorEmail => "second-factor-email",
            Self::SecondFactorApp => "second-factor-app",
            Self::SecondFactorRegistration => "second-factor-registration",
            Self::Captcha => "captcha",
            Self::CaptchaAfterFailure => "captcha-after-failure",
            Self::RecentLogin => "recent-login",
            Self::Conflict => "conflict",
            Self::SocialConflict => "social-conflict",
            Self::ForcedLinking => "forced-linking",
            Self::RateLimited => "rate-limited",
            Self::Limited => "limited",
            Self::MethodDisabled => "method-disabled",
            Self::Disabled => "disabled",
            Self::Underage => "underage",
            Self::UnknownKey => "unknown-key",
            Self::WrongDataCenter => "wrong-data-center",
            Self::ForeignPage => "foreign-page",
        }
    }

    /// The account to try it with.
    pub fn account(self) -> &'static Seeded {
        match self {
            Self::PendingRegistration => &NINA,
            Self::PendingConsent => &OTTO,
            Self::UnverifiedEmail => &VERA,
            Self::CodePending => &CODY,
            Self::ChangePassword => &OLGA,
            Self::SecurityQuestion => &QUINN,
            Self::SecondFactor => &TESS,
            Self::SecondFactorEmail => &EMIL,
            Self::SecondFactorApp => &THEO,
            Self::SecondFactorRegistration => &RITA,
            Self::Conflict => &LINUS_AGAIN,
            // Her identity at every provider has the address of this account.
            Self::SocialConflict | Self::ForcedLinking => &MARIE,
            Self::Disabled => &DORA,
            Self::Underage => &TIM,
            Self::Fresh
            | Self::Connected
            | Self::LockedOut
            | Self::Captcha
            | Self::CaptchaAfterFailure
            | Self::RecentLogin
            | Self::RateLimited
            | Self::Limited
            | Self::MethodDisabled
            | Self::UnknownKey
            | Self::WrongDataCenter
            | Self::ForeignPage => &PINKY,
        }
    }

    /// What to log in with.
    pub fn describe(self) -> Description {
        let Seeded { login_id, password, .. } = self.account();
        Description { scenario: self.name(), login_id, password }
    }

    /// Changes a sandbox that was just reset.
    pub(crate) fn set(self, site: &mut Site, control: &mut Control, now: OffsetDateTime) {
        let mut refuse_logins = |code| {
            control.faults.push(InjectedFault::always("accounts.login", Misbehaviour::Code { code }));
        };
        match self {
            Self::LockedOut => {
                let pinky = Target::Account(PINKY.uid.to_owned());
                site.lockouts.lock(&pinky, now + lockout::DURATION);
            }
            Self::Captcha => site.settings.captcha = Captcha::Always,
            Self::CaptchaAfterFailure => site.settings.captcha = Captcha::AfterFailure,
            Self::RecentLogin => site.settings.recent_login = Some(60),
            Self::ForcedLinking => site.settings.link_account_v2 = true,
            Self::RateLimited => refuse_logins(ResponseCode::API_RATE_LIMIT_EXCEEDED),
            Self::Limited => site.settings.limits = Limits::LOWEST_TIER,
            Self::MethodDisabled => refuse_logins(ResponseCode::AUTHENTICATION_METHOD_DISABLED),
            Self::UnknownKey => site.settings.known_key = false,
            Self::WrongDataCenter => site.settings.data_center = Some("eu2.gigya.com".to_owned()),
            Self::ForeignPage => {
                site.settings.trusted_origins = Some(vec!["https://www.example.com".to_owned()]);
            }
            Self::Fresh
            | Self::Connected
            | Self::PendingRegistration
            | Self::PendingConsent
            | Self::UnverifiedEmail
            | Self::CodePending
            | Self::ChangePassword
            | Self::SecurityQuestion
            | Self::SecondFactor
            | Self::SecondFactorEmail
            | Self::SecondFactorApp
            | Self::SecondFactorRegistration
            | Self::Conflict
            | Self::SocialConflict
            | Self::Disabled
            | Self::Underage => {}
        }
    }
}

/// There is no such scenario.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownScenario(String);

impl FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|scenario| scenario.name() == name);
        found.ok_or_else(|| UnknownScenario(name.to_owned()))
    }
}

impl fmt::Display for UnknownScenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Scenario::ALL.map(Scenario::name).join(", ");
        write!(f, "there is no scenario `{}`; write one of: {names}", self.0)
    }
}

impl std::error::Error for UnknownScenario {}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = include_str!("../README.md");

    #[test]
    fn every_scenario_is_found_by_its_name_and_documented_with_its_account() {
        for scenario in Scenario::ALL {
            assert_eq!(scenario.name().parse(), Ok(scenario));
            let row = format!("| `{}` | `{}` |", scenario.name(), scenario.account().login_id);
            assert!(README.contains(&row), "the README lacks the row {row}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_told_the_names() {
        let error = "locked".parse::<Scenario>().unwrap_err().to_string();
        assert!(error.contains("`locked`") && error.contains("locked-out"), "{error}");
    }
}

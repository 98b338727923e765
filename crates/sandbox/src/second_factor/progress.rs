//! How far somebody has come with a second factor: assertions, codes on their way, proofs, trusted devices.

use std::collections::HashMap;

use gigya::ResponseCode;
use time::{Duration, OffsetDateTime};

use super::Phone;
use crate::codes::Codes;
use crate::fault::Fault;
use crate::tokens::Tokens;

/// How long an assertion lives (REST, 4.18).
const ASSERTION_LIFETIME: Duration = Duration::minutes(5);
/// How long a device is trusted: `expirationPeriod` of the risk policy (REST, 4.15 and 4.18).
const TRUST: Duration = Duration::seconds(2_592_000);

/// A kind of second factor (Web SDK, 1.3). `gigyaPush` needs an app and is not imitated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// A code to a phone.
    Phone,
    /// A code to an e-mail address.
    Email,
    /// An authenticator.
    Totp,
}

impl Provider {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Email, Self::Totp];

    /// Gigya's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "gigyaPhone",
            Self::Email => "gigyaEmail",
            Self::Totp => "gigyaTotp",
        }
    }
}

/// What a second factor is taken out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To show it.
    Verify,
    /// To have it from now on.
    Register,
}

/// Somebody who has begun with one provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Assertion {
    /// Whose account.
    pub uid: String,
    /// With what.
    pub provider: Provider,
    /// What for.
    pub mode: Mode,
}

/// A factor that is to be registered once everything is finalized.
#[derive(Clone, PartialEq, Eq)]
pub enum Register {
    /// Nothing: it was there already.
    Nothing,
    /// That phone.
    Phone(Phone),
    /// The e-mail addresses.
    Email,
    /// An authenticator with this secret.
    Totp(String),
}

/// Somebody who has shown a factor, and what is to be registered with it.
#[derive(Clone, PartialEq, Eq)]
pub struct Proof {
    /// Whose account.
    pub uid: String,
    /// What it gains.
    pub register: Register,
}

/// Everything that is under way.
#[derive(Default)]
pub struct SecondFactors {
    assertions: Tokens<Assertion>,
    /// Codes on their way to phones and addresses.
    pub codes: Codes<Proof>,
    /// Secrets that were shown as a picture and are not registered yet, by their `sctToken`.
    pub secrets: Tokens<(String, String)>,
    proofs: Tokens<Proof>,
    devices: HashMap<(String, String), OffsetDateTime>,
}

impl SecondFactors {
    /// Begins with a provider.
    pub fn begin(&mut self, assertion: Assertion, now: OffsetDateTime) -> String {
        self.assertions.issue(assertion, ASSERTION_LIFETIME, now)
    }

    /// Reads an assertion; 400006 in the recorded words when it is too old or invented (REST, 4.5).
    pub fn assertion(&self, token: &str, now: OffsetDateTime) -> Result<Assertion, Fault> {
        self.assertions.get(token, now).cloned().ok_or_else(invalid_jwt)
    }

    /// Notes that a factor was shown.
    pub fn prove(&mut self, proof: Proof, now: OffsetDateTime) -> String {
        self.proofs.issue(proof, ASSERTION_LIFETIME, now)
    }

    /// Uses a proof up.
    pub fn proof(&mut self, token: &str, now: OffsetDateTime) -> Result<Proof, Fault> {
        let proof = self.proofs.get(token, now).cloned();
        self.proofs.retire(token);
        proof.ok_or_else(invalid_jwt)
    }

    /// Trusts a device for some thirty days.
    pub fn trust(&mut self, uid: &str, device: &str, now: OffsetDateTime) {
        self.devices.insert((uid.to_owned(), device.to_owned()), now + TRUST);
    }

    /// Ends everything that stands for an account which is no longer there.
    pub fn retire_all_of(&mut self, gone: &str) {
        self.assertions.retire_all(|assertion| assertion.uid == gone);
        self.codes.retire_all(|proof| proof.uid == gone);
        self.secrets.retire_all(|(uid, _)| uid == gone);
        self.proofs.retire_all(|proof| proof.uid == gone);
        self.devices.retain(|(uid, _), _| uid != gone);
    }

    /// Whether a device is trusted.
    pub fn trusts(&self, uid: &str, device: &str, now: OffsetDateTime) -> bool {
        self.devices.get(&(uid.to_owned(), device.to_owned())).is_some_and(|ends| now < *ends)
    }
}

/// What an assertion that is too old is told.
pub const INVALID_JWT: &str = "Invalid jwt";

fn invalid_jwt() -> Fault {
    Fault::new(ResponseCode::INVALID_PARAMETER_VALUE, INVALID_JWT)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    #[test]
    fn no_device_and_no_assertion_outlives_its_account() {
        let mut factors = SecondFactors::default();
        let begin =
            |uid: &str| Assertion { uid: uid.to_owned(), provider: Provider::Totp, mode: Mode::Verify };
        let (gone, stays) = (factors.begin(begin("gone"), NOON), factors.begin(begin("stays"), NOON));
        factors.trust("gone", "device", NOON);
        factors.trust("stays", "device", NOON);
        factors.retire_all_of("gone");
        assert!(factors.assertion(&gone, NOON).is_err() && factors.assertion(&stays, NOON).is_ok());
        assert!(!factors.trusts("gone", "device", NOON) && factors.trusts("stays", "device", NOON));
    }
}

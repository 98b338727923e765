//! Authenticators: codes that change every thirty seconds (RFC 6238), and the picture that brings the
//! secret into an app.
//!
//! They go by the real clock: the participant's phone does, too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use qrcode::QrCode;
use qrcode::render::svg;
use time::OffsetDateTime;
use totp_rs::{Builder, Secret, Totp};

/// What an app shows above the code.
const ISSUER: &str = "Sandbox";

/// A secret that nobody has yet, in base32.
pub fn new_secret() -> String {
    Secret::from(rand::random::<[u8; 20]>()).to_base32()
}

/// The code that an authenticator with that secret shows.
pub fn current_code(secret: &str, wall: OffsetDateTime) -> Option<String> {
    Some(totp(secret, "")?.generate(seconds(wall)).to_string())
}

/// Whether a code is right, give or take thirty seconds.
pub fn is_right(secret: &str, code: &str, wall: OffsetDateTime) -> bool {
    totp(secret, "").is_some_and(|totp| totp.check(code, seconds(wall)).is_some())
}

/// The picture to scan, as a data URL. Its form at Gigya is UNCONFIRMED.
pub fn picture(secret: &str, login_id: &str) -> Option<String> {
    let address = totp(secret, login_id)?.to_url().ok()?;
    let image = QrCode::new(address).ok()?.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    Some(format!("data:image/svg+xml;base64,{}", STANDARD.encode(image)))
}

/// `None` for a secret that is too short or no base32.
fn totp(secret: &str, login_id: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    // A colon would end the name in the picture's address.
    let name = login_id.replace(':', " ");
    Builder::new().with_secret(secret).with_account_name(name).with_issuer(Some(ISSUER)).build().ok()
}

fn seconds(moment: OffsetDateTime) -> u64 {
    u64::try_from(moment.unix_timestamp()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B: the ASCII text 12345678901234567890.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(seconds: i64) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(seconds).unwrap()
    }

    /// The last six of the eight digits in the appendix.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (moment, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(current_code(SECRET, at(moment)).as_deref(), Some(code));
        }
    }

    #[test]
    fn a_code_is_right_half_a_minute_sooner_and_later() {
        for (moment, right) in [(29, true), (59, true), (89, true), (120, false)] {
            assert_eq!(is_right(SECRET, "287082", at(moment)), right, "{moment}");
        }
        assert!(!is_right(SECRET, "", at(59)) && !is_right("too short", "287082", at(59)));
    }

    #[test]
    fn every_secret_is_new_and_makes_a_picture() {
        let secret = new_secret();
        assert_ne!(secret, new_secret());
        let picture = picture(&secret, "a:b@example.com").unwrap();
        assert!(picture.starts_with("data:image/svg+xml;base64,"));
    }
}

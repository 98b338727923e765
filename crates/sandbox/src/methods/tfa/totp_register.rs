//! `accounts.tfa.totp.register`: a new secret, as a picture to scan.

use time::Duration;

use super::{account, registering};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::{Call, Method};
use crate::second_factor::{Provider, new_secret, picture};
use crate::site::Site;

pub const METHOD: Method =
    Method { name: "accounts.tfa.totp.register", parameters: &["gigyaAssertion"], keyless: false, run };

/// The member that has the picture. Its name and its form, a data URL, are UNCONFIRMED.
const PICTURE: &str = "qrCode";
/// The member that goes with the first code. The name is that of `totp.verify`'s parameter (Web SDK, 1.10);
/// that it is this one's too is UNCONFIRMED.
const TOKEN: &str = "sctToken";

/// How long the picture is good: as long as the assertion (REST, 4.18).
const LIFETIME: Duration = Duration::minutes(5);

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let uid = registering(site, call, Provider::Totp)?.uid;
    let secret = new_secret();
    let image = picture(&secret, account(site, &uid)?.login_id().unwrap_or("participant"));
    // One picture at a time: a new one takes the old one's place.
    site.second_factors.secrets.retire_all(|(owner, _)| *owner == uid);
    let token = site.second_factors.secrets.issue((uid, secret), LIFETIME, call.now);
    Ok(Payload::default().with(PICTURE, image).with(TOKEN, token))
}

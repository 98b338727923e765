//! `accounts.webSdkBootstrap` (REST, 3.4 and 4.5): names for the device, as cookies for a year. Clients that expect a
//! second factor begin with it.

use uuid::Uuid;

use super::{Call, Method};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::{API_KEY, Site};

pub const METHOD: Method = Method { name: "accounts.webSdkBootstrap", parameters: &[], keyless: false, run };

const YEAR: u32 = 365 * 24 * 3600;
const VERSION: &str = "ver4";

#[expect(clippy::unnecessary_wraps, reason = "every method has the same form")]
fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    // A page of another site gets cookies along with its calls only so, and plain http keeps none of that kind.
    let attributes = if site.is_secure() { "; Secure; SameSite=None" } else { "" };
    let bootstrap = format!("gig_bootstrap_{API_KEY}");
    let cookies = [
        ("gmid", name(call.gmid)),
        ("ucid", name(call.ucid)),
        ("hasGmid", VERSION.to_owned()),
        (bootstrap.as_str(), format!("sandbox_{VERSION}")),
    ];
    let mut payload = Payload::default().with("hasGmid", VERSION);
    for (name, value) in cookies {
        payload.set_cookie(format!("{name}={value}; Path=/; Max-Age={YEAR}{attributes}"));
    }
    Ok(payload)
}

/// The name that the device has, or one of its own.
fn name(known: Option<&str>) -> String {
    let fits = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
    known.filter(fits).map_or_else(|| Uuid::now_v7().simple().to_string(), str::to_owned)
}

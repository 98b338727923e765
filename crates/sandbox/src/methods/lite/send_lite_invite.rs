//! `accounts.sendLiteInvite` (REST, 4.16 and 6.5.8): a mail to the owner of a lite account, who has no password,
//! with a link that opens it.
//!
//! UNCONFIRMED: what stands in the link. Here it leads to the page of the site's settings with a `regToken`, which is
//! good as long as the invitation, so that `sessionExpiration` is checked and decides nothing.

use time::Duration;

use super::named;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::mailbox;
use crate::methods::{Call, Method};
use crate::registration::Holder;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.sendLiteInvite",
    parameters: &["email", "emailToken", "invitationExpiration", "sessionExpiration"],
    keyless: false,
    run,
};

/// In seconds, when nobody says.
const LIFETIME: i64 = 600;

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    let email = named(site, call)?.email.clone();
    let seconds = call.parameters.lifetime("invitationExpiration")?.unwrap_or(LIFETIME);
    call.parameters.lifetime("sessionExpiration")?;
    let holder = Holder::Lite { email: Some(email.clone()), reads: true };
    let token = site.registrations.issue_for(holder, Duration::seconds(seconds), call.now);
    mailbox::send_invitation(site, &email, &token, call.now);
    Ok(Payload::default())
}

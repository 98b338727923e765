//! Two accounts of one person become one (REST, 4.13; Web SDK, 1.8): the owner of both logs in to the one
//! that was there first, with the registration token that told of the conflict.

use gigya::ResponseCode;
use time::Duration;

use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::Call;
use crate::registration::Holder;
use crate::site::Site;

/// How long what a provider gave is good. UNCONFIRMED: as long as the registration token beside it.
pub const IDENTITY_LIFETIME: Duration = Duration::hours(1);

/// Links what the token stands for to the account that somebody has just logged in to.
///
/// UNCONFIRMED: that 200009 brings the account, the session and a registration token at once. Some clients
/// take it for a success, others finalize the registration with the token; here both lead on.
pub fn link(
    site: &mut Site,
    call: &Call<'_>,
    token: &str,
    uid: &str,
    manner: &Manner,
) -> Result<Payload, Fault> {
    let Holder::Linking { candidate, conflicting } = site.registrations.holder(token, call.now)?.clone()
    else {
        return Err(ResponseCode::INVALID_TOKEN.into());
    };
    if conflicting != uid {
        return Err(Fault::new(ResponseCode::INVALID_LOGINID, "invalid loginID or password"));
    }
    // An identity that waits is connected by a call of its own (Web SDK, 1.7: 409003).
    if site.identities.find(|waiting| *waiting == candidate, call.now).is_none() {
        absorb(site, &candidate, uid);
    }
    let members = enter(site, call, uid, manner)?;
    let token = site.registrations.issue(Holder::of(uid), call.now);
    Err(Fault { members, ..ResponseCode::ACCOUNTS_LINKED.into() }.with("regToken", token))
}

/// Connects an identity that waits to an account; 409001 when there is none, or no longer.
pub fn connect(site: &mut Site, given: &str, uid: &str, now: time::OffsetDateTime) -> Result<(), Fault> {
    let waiting = site.identities.get(given, now).cloned();
    site.identities.retire(given);
    absorb(site, &waiting.ok_or(ResponseCode::IDENTITY_EXISTS)?, uid);
    Ok(())
}

fn absorb(site: &mut Site, candidate: &str, uid: &str) {
    if let Some(candidate) = site.remove_account(candidate)
        && let Some(account) = site.account_mut(uid)
    {
        account.absorb(candidate);
    }
}

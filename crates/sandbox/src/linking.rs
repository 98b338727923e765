//! Two accounts of one person become one (REST, 4.13; Web SDK, 1.8): the owner of both logs in to the one
//! that was there first, with the registration token that told of the conflict.

use gigya::ResponseCode;

use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::methods::Call;
use crate::registration::Holder;
use crate::site::Site;
use crate::words::INVALID_TOKEN;

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
        return Err(INVALID_TOKEN.into());
    };
    if conflicting != uid {
        return Err(Fault::new(ResponseCode::INVALID_LOGINID, "invalid loginID or password"));
    }
    if let Some(candidate) = site.remove_account(&candidate)
        && let Some(account) = site.account_mut(uid)
    {
        account.absorb(candidate);
    }
    let members = enter(site, call, uid, manner)?;
    let token = site.registrations.issue(Holder::of(uid), call.now);
    Err(Fault { members, ..ResponseCode::ACCOUNTS_LINKED.into() }.with("regToken", token))
}

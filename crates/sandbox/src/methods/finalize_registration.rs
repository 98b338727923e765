//! `accounts.finalizeRegistration` (REST, 4.3): the way on after everything pending.

use time::OffsetDateTime;

use super::{Call, Method};
use crate::account::Stamps;
use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::mailbox::{self, Address};
use crate::policies::EmailVerification;
use crate::site::Site;
use crate::standing;

pub const METHOD: Method = Method {
    name: "accounts.finalizeRegistration",
    parameters: &[
        "regToken",
        "includeUserInfo",
        "sessionExpiration",
        "allowAccountsLinking",
        "subscriptions",
    ],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let token = call.parameters.require("regToken")?;
    let uid = site.registrations.holder(token, call.now)?.uid()?.to_owned();
    let new_user = complete(site, &uid, call.now);
    let manner = Manner { include: "profile,data", stamps: Stamps::Milliseconds, new_user };
    let mut answer = enter(site, call, &uid, &manner)?;
    // Here alone it has this name (REST, 6.1).
    answer.rename("rbaPolicy", "rba");
    Ok(answer)
}

/// Finalizes the registration of an account that has everything it must have, and says whether it was not
/// final before. Somebody whose address is to be verified gets the mail now.
pub fn complete(site: &mut Site, uid: &str, now: OffsetDateTime) -> bool {
    let Some(account) = site.account(uid) else { return false };
    let ready = account.has_login_ids() && standing::missing_fields(site, account).is_empty();
    if account.is_registered() || !ready {
        return false;
    }
    let by_link = standing::pending_verification(site, account) == EmailVerification::Link;
    let address = account.emails("unverified").first().map(|email| (*email).to_owned());
    if let Some(account) = site.account_mut(uid) {
        account.finalize(now);
    }
    if let (true, Some(email)) = (by_link, address) {
        mailbox::send_link(site, Address { uid: uid.to_owned(), email }, now);
    }
    true
}

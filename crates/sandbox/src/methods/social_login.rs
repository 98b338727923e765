//! `accounts.socialLogin` (Web SDK, 1.3 and 1.6): a login by somebody's identity at a provider. It has no
//! address of its own: the provider's page runs it with the identity that was chosen there.

use gigya::ResponseCode;

use super::{Call, Method};
use crate::account::Stamps;
use crate::entry::{Manner, enter};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::linking::{self, link};
use crate::lite;
use crate::site::{Site, token};
use crate::social::Identity;
use crate::words;

pub const METHOD: Method = Method {
    name: "accounts.socialLogin",
    parameters: &[
        "provider",
        "identity",
        "authFlow",
        "redirectURL",
        "redirectMethod",
        "regToken",
        "loginMode",
        "conflictHandling",
        "forceAuthentication",
        "sessionExpiration",
        "extraFields",
        "includeUserInfo",
        "authCodeOnly",
        "enabledProviders",
        "regSource",
        "finalizeRegistration",
        "dataCenter",
    ],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    let provider = call.parameters.require("provider")?;
    let identity = match call.parameters.get("identity") {
        None | Some("") => return Err(ResponseCode::OPERATION_CANCELED.into()),
        Some(key) => Identity::of(key).ok_or_else(|| Fault::invalid("identity"))?,
    };
    let known = identity.account(site, provider).map(|account| account.uid().to_owned());
    let new_user = known.is_none();
    if call.parameters.get("loginMode") == Some("link") {
        // Nobody becomes a new member by linking: the identity must be the other account's.
        let uid = known.ok_or_else(|| Fault::from(ResponseCode::INVALID_LOGINID))?;
        let token = call.parameters.require("regToken")?;
        let manner = Manner { include: "profile", stamps: Stamps::Seconds, new_user };
        return link(site, call, token, &uid, &manner);
    }
    let uid = match known {
        Some(uid) => uid,
        None => create(site, call, provider, identity)?,
    };
    let account = site.account_mut(&uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    account.log_in_by(provider);
    let manner = Manner { include: "profile", stamps: Stamps::Seconds, new_user };
    enter(site, call, &uid, &manner).map_err(|fault| {
        let conflict = fault.code == ResponseCode::LOGIN_IDENTIFIER_EXISTS;
        if conflict && site.settings.link_account_v2 {
            let given = site.identities.issue(uid, linking::IDENTITY_LIFETIME, call.now);
            forced(fault, provider, identity, given)
        } else {
            fault
        }
    })
}

/// With LinkAccounts v2 a conflict is told with what the SDK needs to connect the identity afterwards
/// (Web SDK, 1.7: 409003).
fn forced(conflict: Fault, provider: &str, identity: Identity, given: String) -> Fault {
    let code = ResponseCode::FORCE_LINK_LOGIN_IDENTIFIER_EXISTS;
    Fault { code, details: words::message(code).to_owned(), ..conflict }
        .with("provider", provider)
        .with("provider_uid", identity.told().provider_uid)
        .with("access_token", given)
        .with("code", token())
}

/// Makes the account of a first login. Who has its e-mail address already is in its way (403043).
fn create(site: &mut Site, call: &Call<'_>, provider: &str, identity: Identity) -> Result<String, Fault> {
    let email = identity.told().email;
    let conflicting = email.and_then(|email| site.account_by_login_id(email));
    let mut account = identity.begin(provider, call.now)?;
    account.hidden.conflicts_with = conflicting.map(|account| account.uid().to_owned());
    // What stands under an address that somebody else logs in with remains theirs.
    if let (Some(email), None) = (email, &account.hidden.conflicts_with) {
        lite::promote(site, &mut account, email);
    }
    let uid = account.uid().to_owned();
    site.add_account(account);
    Ok(uid)
}

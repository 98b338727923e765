//! `accounts.rba.unlock` (REST, 4.15; "RBA Unlock" of `logichub-sap-gigya-actions.txt`): lets an account or an
//! address that is locked out try again at once.
//!
//! UNCONFIRMED (REST, 9.7): 400002 when nobody is named, 400006 when more than one is, 403047 for a login ID that
//! nobody has, 403005 for an unknown UID; and that what is not locked is unlocked with success.

use std::net::IpAddr;

use gigya::ResponseCode;

use super::{Call, Method};
use crate::caller::Caller;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;
use crate::words::LOGINID_DOES_NOT_EXIST;

pub const METHOD: Method =
    Method { name: "accounts.rba.unlock", parameters: &["loginID", "UID", "ip"], keyless: false, run };

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    if call.caller != Caller::Server {
        return Err(ResponseCode::PERMISSION_DENIED.into());
    }
    match ["loginID", "UID", "ip"].map(|name| call.parameters.get(name)) {
        [Some(login_id), None, None] => {
            let account = site.account_by_login_id(login_id).ok_or(LOGINID_DOES_NOT_EXIST)?;
            let uid = account.uid().to_owned();
            site.lockouts.unlock_account(&uid);
        }
        [None, Some(uid), None] => {
            site.account(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
            site.lockouts.unlock_account(uid);
        }
        [None, None, Some(text)] => {
            let address: IpAddr = text.parse().map_err(|_| Fault::invalid("ip"))?;
            site.lockouts.unlock_address(address);
        }
        [None, None, None] => return Err(Fault::missing("loginID")),
        [..] => return Err(Fault::invalid("loginID")),
    }
    Ok(Payload::default())
}

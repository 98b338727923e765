//! `accounts.linkAccounts` (REST, 4.13), the older way: login ID and password of the account that was there
//! first. Today's is `accounts.login` with `loginMode=link`, which does the same.

use super::{Call, Method, login};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const METHOD: Method = Method {
    name: "accounts.linkAccounts",
    parameters: &["loginID", "password", "regToken", "sessionExpiration", "includeUserInfo", "UID"],
    keyless: false,
    run,
};

fn run(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.parameters.require("regToken")?;
    login::by_password(site, call, login::Mode::Link)
}

//! How somebody proves to have an e-mail address: by following a link in a mail, or by typing the code in it
//! (REST, 4.11 and 4.18; Web SDK, 1.8).

use rand::Rng as _;
use time::{Duration, OffsetDateTime};
use url::Url;

use crate::fault::Fault;
use crate::site::Site;
use crate::tokens::Tokens;

/// How long a link verifies an address: the policy's `verificationEmailExpiration`.
const LINK_LIFETIME: Duration = Duration::hours(24);
/// How long a code does. UNCONFIRMED.
const CODE_LIFETIME: Duration = Duration::minutes(5);
/// How many codes may be tried. UNCONFIRMED, like the code of the answer (REST, 9.13).
const TRIES: u8 = 5;

/// An address of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    /// Whose.
    pub uid: String,
    /// What is to be verified.
    pub email: String,
}

/// A code that is on its way.
struct Sent {
    address: Address,
    code: String,
    tries_left: u8,
}

/// Every link and code that is out.
#[derive(Default)]
pub struct Mailbox {
    links: Tokens<Address>,
    codes: Tokens<Sent>,
}

/// Sends a link to an address. The page it leads to is the sandbox's own.
pub fn send_link(site: &mut Site, address: Address, now: OffsetDateTime) {
    let email = address.email.clone();
    let token = site.mailbox.links.issue(address, LINK_LIFETIME, now);
    let text = format!(
        "Please confirm that this address is yours, within 24 hours:\n{}/sandbox/verify?vt={token}",
        site.url()
    );
    site.outbox.mail(&email, "Please confirm your e-mail address", &text, now);
}

/// Follows a link: the address is verified. `false` for a link that is too old or invented; one that is
/// followed twice does no harm.
pub fn follow_link(site: &mut Site, token: &str, now: OffsetDateTime) -> bool {
    let Some(Address { uid, email }) = site.mailbox.links.get(token, now).cloned() else { return false };
    let Some(account) = site.account_mut(&uid) else { return false };
    account.verify_email(&email, now);
    true
}

/// Sends a code to an address, and gives the token that goes with it.
pub fn send_code(site: &mut Site, address: Address, now: OffsetDateTime) -> String {
    let email = address.email.clone();
    let code = format!("{:06}", rand::rng().random_range(0..1_000_000));
    let text = format!("Your code is {code}. It is good for five minutes.");
    site.outbox.mail(&email, "Your code", &text, now);
    site.mailbox.codes.issue(Sent { address, code, tries_left: TRIES }, CODE_LIFETIME, now)
}

/// Takes a code. Right, it verifies the address once; wrong ones are told in the words recorded for second
/// factors (REST, 4.5).
pub fn take_code(site: &mut Site, token: &str, code: &str, now: OffsetDateTime) -> Result<Address, Fault> {
    let refuse = |details: &str| Fault::new(gigya::ResponseCode::INVALID_PARAMETER_VALUE, details);
    let sent = site.mailbox.codes.get_mut(token, now).ok_or_else(|| refuse("Invalid argument: vToken"))?;
    if sent.tries_left == 0 {
        return Err(refuse("Maximum allowed tries exceeded"));
    }
    if sent.code != code {
        sent.tries_left -= 1;
        return Err(refuse("Wrong verification code"));
    }
    let address = sent.address.clone();
    site.mailbox.codes.retire(token);
    if let Some(account) = site.account_mut(&address.uid) {
        account.verify_email(&address.email, now);
    }
    Ok(address)
}

/// Sends the link that sets a new password: to the page of the site's settings, with `pwrt` and `gig_email`
/// (Web SDK, 1.8, "Reset").
pub fn send_reset(site: &mut Site, email: &str, token: &str, now: OffsetDateTime) {
    let page = &site.settings.policies.reset_url;
    let link = Url::parse_with_params(page, [("pwrt", token), ("gig_email", email)]);
    // A setting that is no address is sent as it is: the reader of the outbox sees what is wrong.
    let link = link.map_or_else(|_| page.clone(), String::from);
    let text = format!("Choose a new password within an hour:\n{link}\nDid you not ask for it? Do nothing.");
    site.outbox.mail(email, "A new password", &text, now);
}

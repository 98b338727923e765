//! The mails to participants, and what following their links does: an address is verified, by a link or a code
//! (REST, 4.11 and 4.18; Web SDK, 1.8), a subscription confirmed, a lite account opened, a password reset.

use time::{Duration, OffsetDateTime};
use url::Url;

use crate::codes::Codes;
use crate::fault::Fault;
use crate::site::Site;
use crate::subscription;
use crate::tokens::Tokens;

/// How long a link verifies an address: the policy's `verificationEmailExpiration`.
pub const LINK_LIFETIME: Duration = Duration::hours(24);

/// How long a link confirms a subscription: the policy's `confirmationLinkExpiration` (REST, 4.18).
pub const CONFIRMATION_LIFETIME: Duration = Duration::seconds(1_209_600);

/// An address of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    /// Whose.
    pub uid: String,
    /// What is to be verified.
    pub email: String,
}

/// Every link and code that is out.
#[derive(Default)]
pub struct Mailbox {
    links: Tokens<Address>,
    codes: Codes<Address>,
    /// The address, and what it was subscribed to.
    confirmations: Tokens<(String, String)>,
}

impl Mailbox {
    /// Ends every link and code of an account that is no longer there.
    pub fn retire_all_of(&mut self, gone: &str) {
        self.links.retire_all(|address| address.uid == gone);
        self.codes.retire_all(|address| address.uid == gone);
    }
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
    let (token, code) = site.mailbox.codes.issue(address, now);
    let text = format!("Your code is {code}. It is good for five minutes.");
    site.outbox.mail(&email, "Your code", &text, now);
    token
}

/// Takes a code. Right, and asked for by the same account, it verifies the address once.
pub fn take_code(
    site: &mut Site,
    uid: &str,
    token: &str,
    code: &str,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    let address = site.mailbox.codes.take(token, code, "Invalid argument: vToken", now)?;
    let account = site.account_mut(uid).filter(|_| address.uid == uid);
    account.ok_or_else(|| Fault::invalid("vToken"))?.verify_email(&address.email, now);
    Ok(())
}

/// Asks the owner of an address to confirm a subscription. The page that the link leads to is the sandbox's own.
pub fn send_confirmation(site: &mut Site, email: &str, subscription: &str, now: OffsetDateTime) {
    let wanted = (email.to_owned(), subscription.to_owned());
    let token = site.mailbox.confirmations.issue(wanted, CONFIRMATION_LIFETIME, now);
    let text = format!(
        "Please confirm within 14 days that you want {subscription}:\n{}/sandbox/confirm?token={token}",
        site.url()
    );
    site.outbox.mail(email, "Please confirm your subscription", &text, now);
}

/// Follows a link that confirms a subscription; `false` for one that is too old or invented.
pub fn follow_confirmation(site: &mut Site, token: &str, now: OffsetDateTime) -> bool {
    let Some((email, id)) = site.mailbox.confirmations.get(token, now).cloned() else { return false };
    subscription::confirm(site, &email, &id, now).is_ok()
}

/// Invites the owner of a lite account: to the page of the site's settings, with the token that opens the account.
pub fn send_invitation(site: &mut Site, email: &str, token: &str, now: OffsetDateTime) {
    let link = linked(&site.settings.policies.lite_url, &[("regToken", token)]);
    let text = format!("See and change what we know of you:\n{link}");
    site.outbox.mail(email, "What we know of you", &text, now);
}

/// Sends the link that sets a new password: to the page of the site's settings, with `pwrt` and `gig_email`
/// (Web SDK, 1.8, "Reset").
pub fn send_reset(site: &mut Site, email: &str, token: &str, now: OffsetDateTime) {
    let link = linked(&site.settings.policies.reset_url, &[("pwrt", token), ("gig_email", email)]);
    let text = format!("Choose a new password within an hour:\n{link}\nDid you not ask for it? Do nothing.");
    site.outbox.mail(email, "A new password", &text, now);
}

/// A page with something in its address. A setting that is no address is sent as it is: the reader of the outbox sees
/// what is wrong.
fn linked(page: &str, parameters: &[(&str, &str)]) -> String {
    Url::parse_with_params(page, parameters).map_or_else(|_| page.to_owned(), String::from)
}

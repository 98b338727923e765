//! The one site of the sandbox: its keys, accounts and sessions.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gigya::signature;
use time::{Duration, OffsetDateTime};

use crate::account::Account;
use crate::captcha::Solved;
use crate::keys::{Keys, partner_secret};
use crate::limits::Traffic;
use crate::lite::LiteAccount;
use crate::lockout::{Lockouts, Target};
use crate::mailbox::Mailbox;
use crate::methods::search::Cursors;
use crate::outbox::Outbox;
use crate::password::Resets;
use crate::registration::Registrations;
use crate::second_factor::SecondFactors;
use crate::seed;
use crate::sessions::Sessions;
use crate::settings::Settings;
use crate::tokens::Tokens;

/// The API key of the sandbox's site: public, in every script tag.
pub const API_KEY: &str = "3_sandbox_site";

/// The cookie of a browser's session, `glt_<apiKey>`, for pages on the sandbox's own host (REST, 2.1d).
pub const SESSION_COOKIE: &str = "glt_3_sandbox_site";

/// How far a request's timestamp may be from now. The exact limit is UNCONFIRMED (REST, 2.2 and 9.2).
pub const REQUEST_WINDOW: Duration = Duration::seconds(120);

/// Everything that the methods read and change.
pub struct Site {
    /// Where the sandbox answers (`http://127.0.0.1:8702`), for addresses in seeded accounts.
    url: String,
    accounts: Vec<Account>,
    /// Accounts that come back after a reset, besides those that every sandbox has.
    own: Vec<Account>,
    /// Lite accounts, one for each address.
    lite: Vec<LiteAccount>,
    /// Sessions of browsers and apps.
    pub sessions: Sessions,
    nonces: HashMap<String, OffsetDateTime>,
    /// What its callers prove themselves by.
    pub keys: Keys,
    /// The login IDs that tokens stand for.
    pub login_ids: Tokens<String>,
    /// Those of `socialize.getToken`.
    pub access_tokens: Tokens<()>,
    nonces_cleared: OffsetDateTime,
    /// What was sent to participants.
    pub outbox: Outbox,
    /// What the site's owner has set.
    pub settings: Settings,
    /// Who has asked how often.
    pub traffic: Traffic,
    /// Who has to wait after failed logins.
    pub lockouts: Lockouts,
    /// Registration tokens.
    pub registrations: Registrations,
    /// Accounts of identities that wait to be connected to another account (409003), by what their provider gave.
    pub identities: Tokens<String>,
    /// Links and codes that verify addresses.
    pub mailbox: Mailbox,
    /// Searches that are not read to their end.
    pub cursors: Cursors,
    /// Tokens that set new passwords.
    pub resets: Resets,
    /// Captchas that were solved and not yet used.
    pub captchas: Solved,
    /// Second factors on their way.
    pub second_factors: SecondFactors,
}

impl Site {
    /// A site with the seeded accounts.
    pub fn new(url: String) -> Self {
        let accounts = seed::SEEDED.iter().map(|seeded| Account::seeded(seeded, &url)).collect();
        Self {
            url,
            accounts,
            own: Vec::new(),
            lite: Vec::new(),
            sessions: Sessions::default(),
            nonces: HashMap::new(),
            keys: Keys::default(),
            login_ids: Tokens::default(),
            access_tokens: Tokens::default(),
            nonces_cleared: OffsetDateTime::UNIX_EPOCH,
            outbox: Outbox::default(),
            settings: Settings::default(),
            traffic: Traffic::default(),
            lockouts: Lockouts::default(),
            registrations: Registrations::default(),
            identities: Tokens::default(),
            mailbox: Mailbox::default(),
            cursors: Cursors::default(),
            resets: Resets::default(),
            captchas: Solved::default(),
            second_factors: SecondFactors::default(),
        }
    }

    /// Back to the seeded accounts, without any session.
    pub fn reset(&mut self) {
        let own = std::mem::take(&mut self.own);
        *self = Self::new(std::mem::take(&mut self.url));
        self.keep_accounts(own);
    }

    /// Where the sandbox answers.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether it is asked over TLS, as Gigya is.
    pub fn is_secure(&self) -> bool {
        self.url.starts_with("https:")
    }

    /// All accounts.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    /// The account with this UID.
    pub fn account(&self, uid: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.uid() == uid)
    }

    /// The account with this UID, full or lite.
    pub fn person(&self, uid: &str) -> Option<&Account> {
        let lite = || self.lite.iter().map(|lite| &lite.account).find(|account| account.uid() == uid);
        self.account(uid).or_else(lite)
    }

    /// The account with this UID, to change it.
    pub fn account_mut(&mut self, uid: &str) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.uid() == uid)
    }

    /// Adds accounts that come back after a reset.
    pub fn keep_accounts(&mut self, accounts: Vec<Account>) {
        for account in accounts {
            self.own.push(account.clone());
            self.add_account(account);
        }
    }

    /// Adds an account, full or lite.
    pub fn add_account(&mut self, account: Account) {
        match account.address().filter(|_| account.is_lite()).map(str::to_owned) {
            Some(email) => self.lite.push(LiteAccount::new(account, email)),
            None => self.accounts.push(account),
        }
    }

    /// All lite accounts, those of full accounts among them.
    pub fn lite_accounts(&self) -> &[LiteAccount] {
        &self.lite
    }

    /// The lite account of an address.
    pub fn lite_account(&self, email: &str) -> Option<&LiteAccount> {
        self.lite.iter().find(|lite| lite.email.eq_ignore_ascii_case(email))
    }

    /// The lite account whose record has this token.
    pub fn lite_account_by_token(&self, token: &str) -> Option<&LiteAccount> {
        self.lite.iter().find(|lite| lite.has_token(token))
    }

    /// Takes the lite account of an address away, with the tokens of its owner.
    pub fn remove_lite_account(&mut self, email: &str) {
        self.registrations.retire_all_of_address(email);
        self.lite.retain(|lite| !lite.email.eq_ignore_ascii_case(email));
    }

    /// The lite account of an address, to change it.
    pub fn lite_account_mut(&mut self, email: &str) -> Option<&mut LiteAccount> {
        self.lite.iter_mut().find(|lite| lite.email.eq_ignore_ascii_case(email))
    }

    /// The lite accounts with this UID, to change them: one, or one for each address of a full account.
    pub fn lite_accounts_of(&mut self, uid: &str) -> impl Iterator<Item = &mut LiteAccount> {
        self.lite.iter_mut().filter(move |lite| lite.account.uid() == uid)
    }

    /// Takes an account away, with everything that stands for it: whoever is given its UID later inherits nothing.
    pub fn remove_account(&mut self, uid: &str) -> Option<Account> {
        self.sessions.end_all_of(uid);
        self.registrations.retire_all_of(uid);
        self.resets.retire(uid);
        self.identities.retire_all(|waiting| waiting == uid);
        self.mailbox.retire_all_of(uid);
        self.second_factors.retire_all_of(uid);
        self.lockouts.unlock(&Target::Account(uid.to_owned()));
        let position = self.accounts.iter().position(|account| account.uid() == uid)?;
        Some(self.accounts.remove(position))
    }

    /// The account that this e-mail address or username logs in to.
    pub fn account_by_login_id(&self, login_id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.has_login_id(login_id))
    }

    /// The account with this UID or login ID.
    pub fn find(&self, who: &str) -> Option<&Account> {
        self.account(who).or_else(|| self.account_by_login_id(who))
    }

    /// Notes a nonce; `false` when it was used before within the window.
    pub fn use_nonce(&mut self, nonce: &str, now: OffsetDateTime) -> bool {
        // A timestamp may be a window early, so its nonce matters for two windows. They are looked through once a
        // window, not at every call: there may be thousands.
        if now - self.nonces_cleared > REQUEST_WINDOW {
            self.nonces.retain(|_, used| now - *used <= REQUEST_WINDOW * 2);
            self.nonces_cleared = now;
        }
        self.nonces.insert(nonce.to_owned(), now).is_none()
    }

    /// Whether an access token is one of ours.
    pub fn is_access_token(&self, token: &str, now: OffsetDateTime) -> bool {
        self.access_tokens.get(token, now).is_some()
    }

    /// The signature that goes with a UID (REST, 3.1), made with the partner's secret.
    pub fn sign_uid(uid: &str, timestamp: &str) -> String {
        signature::sign_uid(&partner_secret(), uid, timestamp)
    }
}

/// A token in today's form: login tokens and registration tokens begin with `st2.s.` (REST, 3.4).
pub fn token() -> String {
    let random: [u8; 36] = rand::random();
    format!("st2.s.{}", URL_SAFE_NO_PAD.encode(random))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_identity_waits_with_an_account_that_is_gone() {
        let mut site = Site::new(String::new());
        let now = OffsetDateTime::UNIX_EPOCH;
        let given = site.identities.issue(seed::PINKY.uid.to_owned(), Duration::HOUR, now);
        assert!(site.remove_account(seed::PINKY.uid).is_some());
        assert_eq!(site.identities.get(&given, now), None);
    }

    #[test]
    fn the_cookie_of_a_session_is_named_after_the_site() {
        assert_eq!(SESSION_COOKIE, format!("glt_{API_KEY}"));
    }
}

//! New passwords, and the tokens in mails that let somebody choose one (REST, 4.9).

use gigya::ResponseCode;
use time::{Duration, OffsetDateTime};

use crate::fault::{Fault, FieldFault};
use crate::site::Site;
use crate::tokens::Tokens;

/// The policy's `tokenExpiration`.
pub const TOKEN_LIFETIME: Duration = Duration::hours(1);

/// The tokens in mails about lost passwords, and whose password they change.
#[derive(Default)]
pub struct Resets(Tokens<String>);

impl Resets {
    /// A token for an account. Earlier ones are revoked.
    pub fn issue(&mut self, uid: &str, now: OffsetDateTime) -> String {
        self.0.retire_all(|other| other == uid);
        self.0.issue(uid.to_owned(), TOKEN_LIFETIME, now)
    }

    /// Whose password a token changes. One that is used up, revoked or too old gets 403025; what has not
    /// even the form of a token 400006.
    pub fn uid(&self, token: &str, now: OffsetDateTime) -> Result<&str, Fault> {
        if !token.starts_with("st2.s.") {
            return Err(Fault::invalid("passwordResetToken"));
        }
        self.0.get(token, now).map(String::as_str).ok_or_else(|| ResponseCode::INVALID_TOKEN.into())
    }

    /// Ends the token of an account.
    pub fn retire(&mut self, uid: &str) {
        self.0.retire_all(|other| other == uid);
    }
}

/// What is wrong with a new password on its field, in the documented words (REST, 4.2).
pub fn too_simple(site: &Site, password: &str, field: &str) -> Option<FieldFault> {
    let fits = site.settings.policies.accept_password(password);
    (!fits).then(|| FieldFault {
        error_code: ResponseCode::INVALID_PARAMETER_VALUE,
        message: "Password does not meet complexity requirements".to_owned(),
        field_name: field.to_owned(),
    })
}

/// Changes a password: 400006 when it is too simple, 401030 when the account has or had it.
pub fn change(site: &mut Site, uid: &str, password: &str, now: OffsetDateTime) -> Result<(), Fault> {
    if let Some(fault) = too_simple(site, password, "newPassword") {
        return Err(Fault::invalid_fields(vec![fault]));
    }
    let account = site.account_mut(uid).ok_or(ResponseCode::UNAUTHORIZED_USER)?;
    if account.has_password(password) || account.had_password(password) {
        return Err(Fault::new(
            ResponseCode::OLD_PASSWORD_USED,
            "invalid password: the provided password was already in use by this account",
        ));
    }
    account.set_password(password, now);
    Ok(())
}

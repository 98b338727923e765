//! Login IDs that a call adds to an account (REST, 4.8).

use gigya::ResponseCode;
use serde_json::{Map, Value};

use super::Call;
use crate::account::{Account, is_email};
use crate::fault::{Fault, FieldFault};
use crate::site::Site;

/// Something new to log in with.
pub enum LoginId {
    /// A name.
    Username(String),
    /// An e-mail address.
    Email {
        /// Where it stands in the call.
        field: &'static str,
        /// The address.
        address: String,
    },
}

impl LoginId {
    /// What is typed to log in.
    pub fn text(&self) -> &str {
        match self {
            Self::Username(text) | Self::Email { address: text, .. } => text,
        }
    }

    /// Who logs in with it.
    pub fn owner<'a>(&self, site: &'a Site) -> Option<&'a Account> {
        site.account_by_login_id(self.text())
    }

    /// What is wrong with it by itself.
    pub fn malformed(&self) -> Option<FieldFault> {
        match self {
            Self::Email { field, address } if !is_email(address) => {
                Some(FieldFault::new(ResponseCode::INVALID_PARAMETER_VALUE, "Invalid email", field))
            }
            Self::Username(_) | Self::Email { .. } => None,
        }
    }

    /// That somebody else has it.
    pub fn taken(&self, site: &Site) -> Option<FieldFault> {
        let (field, message) = match self {
            Self::Username(_) => ("username", "Username already exists"),
            Self::Email { field, .. } => (*field, "email already exists"),
        };
        let code = ResponseCode::UNIQUE_IDENTIFIER_EXISTS;
        self.owner(site).map(|_| FieldFault::new(code, message, field))
    }
}

/// The login IDs that a call adds. The address in the profile becomes one where there is none to log in with,
/// or only one that another account has.
pub fn new_login_ids(
    account: &Account,
    call: &Call<'_>,
    changes: &Map<String, Value>,
) -> Result<Vec<LoginId>, Fault> {
    let needs_one = !account.has_login_ids() || account.hidden.conflicts_with.is_some();
    let in_profile = gigya::account::get(changes, "profile.email").and_then(Value::as_str);
    let in_profile = in_profile.filter(|_| needs_one).map(str::to_owned);
    let in_profile = in_profile.map(|address| LoginId::Email { field: "profile.email", address });
    let added = call.parameters.texts("addLoginEmails")?.into_iter();
    let added = added.map(|address| LoginId::Email { field: "addLoginEmails", address });
    let username = call.parameters.get("username").map(|name| LoginId::Username(name.to_owned()));
    let all = in_profile.into_iter().chain(added).chain(username);
    Ok(all.filter(|login_id| !account.has_login_id(login_id.text())).collect())
}

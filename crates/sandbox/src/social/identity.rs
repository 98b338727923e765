//! The people who have an identity at every provider, one for each way that a social login can go.

use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use crate::account::Account;
use crate::fault::Fault;
use crate::seed::{MARIE, PINKY};
use crate::site::Site;

/// Somebody at a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// The owner of a connected account: logged in.
    Pinky,
    /// Nobody knows her yet: an account is made, and she is logged in.
    New,
    /// The provider tells no e-mail address: 206003.
    WithoutEmail,
    /// Her e-mail address belongs to an account with a password: 403043, or 409003.
    Marie,
    /// The e-mail address belongs to an account that is connected with Facebook: the same, and the account
    /// is linked by its password or by Facebook.
    PinkyElsewhere,
}

/// What a provider tells of somebody.
pub struct Told {
    /// How the provider knows somebody.
    pub provider_uid: &'static str,
    /// First and last name.
    pub name: (&'static str, &'static str),
    /// The e-mail address.
    pub email: Option<&'static str>,
}

impl Identity {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Pinky, Self::New, Self::WithoutEmail, Self::Marie, Self::PinkyElsewhere];

    /// Its name in the form of the provider's page.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pinky => "pinky",
            Self::New => "new",
            Self::WithoutEmail => "without-email",
            Self::Marie => "marie",
            Self::PinkyElsewhere => "pinky-elsewhere",
        }
    }

    /// The identity of that name.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|identity| identity.key() == key)
    }

    /// What happens, for the provider's page.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Pinky => "has a connected account",
            Self::New => "has no account yet",
            Self::WithoutEmail => "has an identity without e-mail address",
            Self::Marie => "has an account with that address and a password",
            Self::PinkyElsewhere => "has another account with that address, connected with Facebook",
        }
    }

    /// What the provider tells.
    pub fn told(self) -> Told {
        match self {
            Self::Pinky => Told {
                provider_uid: "10204456750325770",
                name: ("Pinky", "Ray"),
                email: Some(PINKY.login_id),
            },
            Self::New => Told {
                provider_uid: "20311200990000001",
                name: ("Lotte", "Nieuw"),
                email: Some("lotte.nieuw@example.com"),
            },
            Self::WithoutEmail => {
                Told { provider_uid: "20311200990000002", name: ("Gust", "Zonder"), email: None }
            }
            Self::Marie => Told {
                provider_uid: "20311200990000003",
                name: ("Marie", "Peeters"),
                email: Some(MARIE.login_id),
            },
            Self::PinkyElsewhere => Told {
                provider_uid: "20311200990000004",
                name: ("Pinky", "Ray"),
                email: Some(PINKY.login_id),
            },
        }
    }

    /// The account that is connected with this identity. Pinky's is with every provider, although the
    /// record, which is a source document's, names Facebook only.
    pub fn account<'a>(self, site: &'a Site, provider: &str) -> Option<&'a Account> {
        if self == Self::Pinky {
            return site.account(PINKY.uid);
        }
        let told = self.told();
        let is_this = |identity: &Value| {
            identity["provider"] == provider && identity["providerUID"] == told.provider_uid
        };
        let connected = |account: &&Account| {
            let identities = account.record().get("identities").and_then(Value::as_array);
            identities.is_some_and(|identities| identities.iter().any(is_this))
        };
        site.accounts().iter().find(connected)
    }

    /// The account that a first login makes. The provider's address is a login identifier and counts as
    /// verified, as the policy `loginIdentifiers: email, providerEmail` has it (REST, 4.12).
    pub fn begin(self, provider: &str, now: OffsetDateTime) -> Result<Account, Fault> {
        let Told { provider_uid, name: (first, last), email } = self.told();
        let mut account = Account::begin(provider, Some(provider_uid), now);
        let profile = json!({ "firstName": first, "lastName": last, "email": email });
        account.change(&Map::from_iter([("profile".to_owned(), profile)]), now)?;
        if let Some(email) = email {
            account.verify_email(email, now);
            account.finalize(now);
        }
        Ok(account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_identity_is_found_by_its_key() {
        for identity in Identity::ALL {
            assert_eq!(Identity::of(identity.key()), Some(identity));
        }
    }
}

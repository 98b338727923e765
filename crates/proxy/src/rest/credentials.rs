//! What proves to Gigya that the proxy may call: chosen by the credentials that the environment holds (REST, 2.1).

use std::fmt;

use gigya::bearer::PrivateKey;
use gigya::signature::{self, Secret};
use zeroize::Zeroizing;

use crate::environment::{Environment, SecretError};

/// A site's credentials. Their `Debug` shows none of them.
#[derive(Clone)]
pub enum Credentials {
    /// Signs each request; the secret never travels (REST, 2.1 b).
    Signature {
        /// Names who signs; the partner itself signs without.
        user_key: Option<String>,
        /// The user key's, or the partner's.
        secret: Secret,
    },
    /// User key and secret in the body, over TLS (REST, 2.1 a).
    InBody {
        /// Names whose secret it is.
        user_key: String,
        /// As it travels.
        text: Zeroizing<String>,
        /// The same, for checking signatures.
        secret: Secret,
    },
    /// A token signed with a private key (REST, 2.4).
    Bearer {
        /// Names whose key it is.
        user_key: String,
        /// Never leaves the proxy.
        key: PrivateKey,
    },
}

/// Credentials that cannot be had: what is wrong, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct CredentialsError {
    /// What is wrong.
    pub wrong: &'static str,
    /// What to do.
    pub remedy: String,
}

/// A request's parameters. There may be a password among them: they are wiped when the request is sent.
pub type Form = Zeroizing<Vec<(String, String)>>;

/// A request that Gigya will believe.
pub struct Proven {
    /// The whole body.
    pub form: Form,
    /// What goes into `Authorization`, with [`Credentials::Bearer`].
    pub bearer: Option<String>,
}

/// Who checks a UID signature, which is made with the partner's secret (REST, 3.1).
pub enum UidSecret<'a> {
    /// The proxy itself.
    Partner(&'a Secret),
    /// The proxy, after Gigya has exchanged it for one of the user key's.
    UserKey(&'a Secret),
    /// Nobody: a private key verifies nothing.
    Nobody,
}

/// The variables that hold a secret, after the prefix.
const SIGNING: &str = "SECRET";
const IN_BODY: &str = "SECRET_IN_BODY";
const PRIVATE_KEY: &str = "PRIVATE_KEY";
const PARTNER: &str = "PARTNER_SECRET";

const UNUSABLE: &str = "there is no usable secret for this site";

impl Credentials {
    /// Reads the variables of this prefix (`GIGYA_`): a user key and one of the secrets, or the partner's secret.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn from_environment(prefix: &str, environment: &Environment) -> Result<Self, Vec<CredentialsError>> {
        let mut errors = Vec::new();
        let found = secret(prefix, environment).map_err(|error| errors.push(error)).ok();
        let user_key = environment.get(&format!("{prefix}USER_KEY"));
        let is_partners = matches!(found, Some((PARTNER, _)));
        match &user_key {
            None if !is_partners => errors.push(CredentialsError {
                wrong: "there is no user key for this site",
                remedy: format!("set the environment variable {prefix}USER_KEY"),
            }),
            Some(_) if is_partners => errors.push(CredentialsError {
                wrong: "there are a user key and the partner's secret for this site",
                remedy: format!("unset {prefix}USER_KEY, or give the user key's secret as {prefix}{SIGNING}"),
            }),
            None | Some(_) => {}
        }
        let made = found.and_then(|(name, text)| {
            let made = Self::of(name, &text, user_key);
            made.map_err(|remedy| errors.push(CredentialsError { wrong: UNUSABLE, remedy })).ok().flatten()
        });
        made.filter(|_| errors.is_empty()).ok_or(errors)
    }

    /// `None` without the user key that there should be.
    fn of(name: &str, text: &str, user_key: Option<String>) -> Result<Option<Self>, String> {
        let said = |error: &dyn fmt::Display| error.to_string();
        if name == PRIVATE_KEY {
            let key = PrivateKey::from_pem(text).map_err(|error| said(&error))?;
            return Ok(user_key.map(|user_key| Self::Bearer { user_key, key }));
        }
        let secret = Secret::from_base64(text).map_err(|error| said(&error))?;
        Ok(match name {
            PARTNER => Some(Self::Signature { user_key: None, secret }),
            IN_BODY => {
                let text = Zeroizing::new(text.to_owned());
                user_key.map(|user_key| Self::InBody { user_key, text, secret })
            }
            _ => user_key.map(|user_key| Self::Signature { user_key: Some(user_key), secret }),
        })
    }

    /// Makes a request that Gigya will believe at `now` (Unix seconds by its clock), once: of a nonce.
    pub fn prove(
        &self,
        api_key: &str,
        url: &str,
        parameters: &[(&str, &str)],
        now: u64,
        nonce: &str,
    ) -> Proven {
        let timestamp = now.to_string();
        let mut all = vec![("apiKey", api_key), ("format", "json"), ("httpStatusCodes", "false")];
        all.extend_from_slice(parameters);
        match self {
            Self::Signature { user_key, secret } => {
                all.extend(user_key.as_deref().map(|user_key| ("userKey", user_key)));
                all.extend([("timestamp", timestamp.as_str()), ("nonce", nonce)]);
                let signature = signature::sign_request(secret, "POST", url, all.iter().copied());
                all.push(("sig", &signature));
                Proven { form: form(&all), bearer: None }
            }
            Self::InBody { user_key, text, .. } => {
                all.extend([("userKey", user_key.as_str()), ("secret", text.as_str())]);
                Proven { form: form(&all), bearer: None }
            }
            Self::Bearer { user_key, key } => {
                Proven { form: form(&all), bearer: Some(key.token(user_key, now, nonce)) }
            }
        }
    }

    /// Whom Gigya is to believe, and the end of the name of the variable that holds the secret.
    pub fn in_words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Signature { user_key: Some(_), .. } => ("the user key and its secret", SIGNING),
            Self::Signature { user_key: None, .. } => ("the partner's secret", PARTNER),
            Self::InBody { .. } => ("the user key and its secret", IN_BODY),
            Self::Bearer { .. } => ("the user key and its private key", PRIVATE_KEY),
        }
    }

    /// Who can check a UID signature.
    pub fn uid_secret(&self) -> UidSecret<'_> {
        match self {
            Self::Signature { user_key: None, secret } => UidSecret::Partner(secret),
            Self::Signature { user_key: Some(_), secret } | Self::InBody { secret, .. } => {
                UidSecret::UserKey(secret)
            }
            Self::Bearer { .. } => UidSecret::Nobody,
        }
    }
}

fn form(parameters: &[(&str, &str)]) -> Form {
    Form::new(parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// The one secret that is set, with the name of its variable.
fn secret(
    prefix: &str,
    environment: &Environment,
) -> Result<(&'static str, Zeroizing<String>), CredentialsError> {
    let unusable = |remedy: String| CredentialsError { wrong: UNUSABLE, remedy };
    let mut found = Vec::new();
    for name in [SIGNING, IN_BODY, PRIVATE_KEY, PARTNER] {
        match environment.secret(&format!("{prefix}{name}")) {
            Ok(text) => found.push((name, text)),
            Err(SecretError::Missing(_)) => {}
            Err(error) => return Err(unusable(error.to_string())),
        }
    }
    if found.len() > 1 {
        let names: Vec<_> = found.iter().map(|(name, _)| format!("{prefix}{name}")).collect();
        return Err(unusable(format!("set one of {} and unset the others", names.join(" and "))));
    }
    found.pop().ok_or_else(|| unusable(SecretError::Missing(format!("{prefix}{SIGNING}")).to_string()))
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "c2VjcmV0";
    const KEY: &str = include_str!("../../../gigya/tests/private-key.pkcs1.pem");
    const URL: &str = "https://accounts.eu1.gigya.com/accounts.logout";

    fn read<const N: usize>(variables: [(&str, &str); N]) -> Result<Credentials, Vec<CredentialsError>> {
        Credentials::from_environment("G_", &Environment::of(variables))
    }

    /// The names of the parameters, and what goes into the header.
    fn sent(credentials: &Credentials) -> (Vec<String>, Option<String>) {
        let Proven { form, bearer } = credentials.prove("3_k", URL, &[("UID", "ada")], 1_700_000_000, "n");
        let mut names: Vec<_> = form.iter().map(|(name, _)| name.clone()).collect();
        names.sort_unstable();
        (names, bearer)
    }

    #[test]
    fn a_secret_signs_and_stays_at_home() {
        let credentials = read([("G_USER_KEY", "key"), ("G_SECRET", SECRET)]).unwrap();
        let names = ["UID", "apiKey", "format", "httpStatusCodes", "nonce", "sig", "timestamp", "userKey"];
        assert_eq!(sent(&credentials), (names.map(str::to_owned).to_vec(), None));
        let Proven { form, .. } = credentials.prove("3_k", URL, &[], 1, "n");
        assert!(form.iter().all(|(_, value)| !value.contains(SECRET)));
    }

    #[test]
    fn the_partner_signs_without_a_user_key() {
        let credentials = read([("G_PARTNER_SECRET", SECRET)]).unwrap();
        let names = ["UID", "apiKey", "format", "httpStatusCodes", "nonce", "sig", "timestamp"];
        assert_eq!(sent(&credentials), (names.map(str::to_owned).to_vec(), None));
        assert!(matches!(credentials.uid_secret(), UidSecret::Partner(_)));
    }

    #[test]
    fn a_secret_in_the_body_is_not_signed_with() {
        let credentials = read([("G_USER_KEY", "key"), ("G_SECRET_IN_BODY", SECRET)]).unwrap();
        let names = ["UID", "apiKey", "format", "httpStatusCodes", "secret", "userKey"];
        assert_eq!(sent(&credentials), (names.map(str::to_owned).to_vec(), None));
        assert!(matches!(credentials.uid_secret(), UidSecret::UserKey(_)));
    }

    #[test]
    fn a_private_key_makes_a_bearer_token_and_leaves_the_body_bare() {
        let credentials = read([("G_USER_KEY", "key"), ("G_PRIVATE_KEY", KEY)]).unwrap();
        let (names, bearer) = sent(&credentials);
        assert_eq!(names, ["UID", "apiKey", "format", "httpStatusCodes"]);
        let header = jsonwebtoken::decode_header(bearer.unwrap()).unwrap();
        assert_eq!((header.kid.as_deref(), header.alg), (Some("key"), jsonwebtoken::Algorithm::RS256));
        assert!(matches!(credentials.uid_secret(), UidSecret::Nobody));
    }

    #[test]
    fn credentials_that_do_not_fit_together_are_refused_with_what_to_do() {
        let refused = |read: Result<Credentials, Vec<CredentialsError>>| {
            let errors = read.unwrap_err();
            let told: Vec<_> =
                errors.iter().map(|error| format!("{}: {}", error.wrong, error.remedy)).collect();
            told.join("\n")
        };
        let none = refused(read([]));
        assert!(
            none.contains("set the environment variable G_USER_KEY") && none.contains("G_SECRET_FILE"),
            "{none}"
        );
        let both = refused(read([("G_USER_KEY", "k"), ("G_SECRET", SECRET), ("G_PRIVATE_KEY", KEY)]));
        assert!(both.contains("set one of G_SECRET and G_PRIVATE_KEY and unset the others"), "{both}");
        let mixed = refused(read([("G_USER_KEY", "k"), ("G_PARTNER_SECRET", SECRET)]));
        assert!(mixed.contains("unset G_USER_KEY"), "{mixed}");
        let keyless = refused(read([("G_PRIVATE_KEY", KEY)]));
        assert!(keyless.contains("G_USER_KEY"), "{keyless}");
    }

    #[test]
    fn what_is_no_secret_is_refused_and_none_is_printed() {
        for (name, text) in
            [("G_SECRET", "my s3cret!"), ("G_SECRET_IN_BODY", "my s3cret!"), ("G_PRIVATE_KEY", SECRET)]
        {
            let errors = read([("G_USER_KEY", "key"), (name, text)]).unwrap_err();
            assert!(errors[0].wrong == UNUSABLE && !format!("{errors:?}").contains(text), "{errors:?}");
        }
        assert_eq!(format!("{:?}", read([("G_PARTNER_SECRET", SECRET)]).unwrap()), "Credentials(***)");
    }
}

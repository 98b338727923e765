//! A connection's credentials: the user key, and a secret or a private key from the environment or from a file.
//! The file of connections never holds them.

use std::path::Path;

use gigya::bearer::PrivateKey;
use gigya::signature::Secret;
use zeroize::Zeroizing;

use super::file::Filled;
use crate::campaign::reader::Section;
use crate::environment::Environment;
use crate::rest::Credentials;

/// Where a secret may come from.
const PLACES: [&str; 4] = ["secret_env", "secret_file", "private_key_env", "private_key_file"];

/// Reads them; what is wrong is reported.
pub fn read(
    section: &Section<'_>,
    filled: &Filled<'_, '_>,
    folder: &Path,
    user_key: Option<&str>,
    environment: &Environment,
) -> Option<Credentials> {
    let named: Vec<_> = PLACES.into_iter().filter(|key| section.has(key)).collect();
    let [key] = named[..] else {
        let wrong = if named.is_empty() { "there is no secret" } else { "there is more than one secret" };
        let remedy = if named.is_empty() {
            "add `secret_env = \"…\"` or `secret_file = \"…\"`".to_owned()
        } else {
            format!("keep one of {}", named.join(", "))
        };
        section.report.add(&section.place, wrong, remedy);
        return None;
    };
    let (named, place) = filled.text(key)??;
    let read = if key.ends_with("_env") {
        environment.secret(&named).map_err(|error| error.to_string())
    } else {
        of_file(&folder.join(named))
    };
    // Without a user key there is nothing to make: that is reported where it is missed.
    let user_key = user_key?;
    let made = read.and_then(|text| made(key, &text, user_key.to_owned()));
    made.map_err(|told| {
        let (wrong, remedy) = told.split_once(": ").unwrap_or((&told, "check it"));
        section.report.add(&place, wrong, remedy);
    })
    .ok()
}

fn made(key: &str, text: &str, user_key: String) -> Result<Credentials, String> {
    if key.starts_with("private_key") {
        let key = PrivateKey::from_pem(text).map_err(|error| error.to_string())?;
        return Ok(Credentials::Bearer { user_key, key });
    }
    let secret = Secret::from_base64(text).map_err(|error| error.to_string())?;
    Ok(Credentials::Signature { user_key: Some(user_key), secret })
}

fn of_file(path: &Path) -> Result<Zeroizing<String>, String> {
    let read = std::fs::read_to_string(path).map(Zeroizing::new);
    let text = read.map_err(|error| {
        format!(
            "the file {} cannot be read ({}): check its name and its permissions",
            path.display(),
            error.kind()
        )
    })?;
    if text.trim().is_empty() {
        return Err(format!("the file {} is empty: write the secret there", path.display()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_comes_from_a_file_beside_the_connections() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), "c2VjcmV0\n").unwrap();
        let connection = |file: &str| {
            let text = format!("[a]\napi_key = \"3_k\"\nuser_key = \"k\"\nsecret_file = \"{file}\"\n");
            let environment = Environment::of([]);
            super::super::read("connections.toml", folder.path(), &text, None, &environment)
        };
        let site = connection("secret").unwrap().site;
        assert!(matches!(site.credentials, Credentials::Signature { user_key: Some(key), .. } if key == "k"));
        let told = connection("other").unwrap_err()[0].to_string();
        assert!(
            told.starts_with("connections.toml:4: the file ") && told.contains("cannot be read"),
            "{told}"
        );
    }

    #[test]
    fn a_private_key_makes_bearer_tokens() {
        let key = include_str!("../../../../gigya/tests/private-key.pkcs1.pem");
        let environment = Environment::of([("KEY", key)]);
        let text = "[a]\napi_key = \"3_k\"\nuser_key = \"k\"\nprivate_key_env = \"KEY\"\n";
        let site = super::super::read("c.toml", Path::new("."), text, None, &environment).unwrap().site;
        assert!(matches!(site.credentials, Credentials::Bearer { .. }));
    }

    #[test]
    fn two_secrets_are_one_too_many() {
        let text = "[a]\napi_key = \"3_k\"\nuser_key = \"k\"\nsecret_env = \"A\"\nsecret_file = \"b\"\n";
        let told =
            super::super::read("c.toml", Path::new("."), text, None, &Environment::of([])).unwrap_err();
        assert!(told[0].to_string().contains("keep one of secret_env, secret_file"), "{told:?}");
    }
}

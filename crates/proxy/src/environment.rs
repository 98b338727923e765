//! Where secrets come from: variables of the environment, or files that they name. Never a campaign file.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

/// The variables that the proxy may look at. Tests bring their own.
#[derive(Clone)]
pub struct Environment(Arc<LookUp>);

type LookUp = dyn Fn(&str) -> Option<String> + Send + Sync;

/// A secret that could not be had.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// Neither the variable nor the one that names a file is set.
    #[error("{0} is not set: set it, or set {0}_FILE to the file that holds it")]
    Missing(String),
    /// It is there and says nothing: a template that was not filled in.
    #[error("{0} holds an empty secret: write the secret there, or unset it")]
    Empty(String),
    /// Both are set.
    #[error("{0} and {0}_FILE are both set: unset one of them")]
    Twice(String),
    /// The file cannot be read.
    #[error("{variable} names a file that cannot be read ({reason}): check its path and its permissions")]
    Unreadable {
        /// The variable that names the file.
        variable: String,
        /// What the system said.
        reason: String,
    },
}

impl Environment {
    /// The environment of this process.
    pub fn of_process() -> Self {
        Self(Arc::new(|name| std::env::var(name).ok()))
    }

    /// These variables and no others.
    pub fn of<const N: usize>(variables: [(&str, &str); N]) -> Self {
        let variables: BTreeMap<_, _> =
            variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
        Self(Arc::new(move |name| variables.get(name).cloned()))
    }

    /// A variable that is set and not empty.
    pub fn get(&self, name: &str) -> Option<String> {
        (self.0)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// A secret: from the variable `name`, else from the file that `name_FILE` names. It is wiped when it is dropped,
    /// and so is all that was read for it.
    ///
    /// # Errors
    /// When neither or both are set, the file cannot be read, or there is nothing in what is set.
    pub fn secret(&self, name: &str) -> Result<Zeroizing<String>, SecretError> {
        let file_variable = format!("{name}_FILE");
        let text = |name: &str| (self.0)(name).map(Zeroizing::new).map(|value| trimmed(&value));
        let (place, secret) = match (text(name), text(&file_variable)) {
            (Some(_), Some(_)) => return Err(SecretError::Twice(name.to_owned())),
            (None, None) => return Err(SecretError::Missing(name.to_owned())),
            (Some(secret), None) => (name.to_owned(), secret),
            (None, Some(path)) if path.is_empty() => (file_variable, path),
            (None, Some(path)) => match std::fs::read_to_string(&*path).map(Zeroizing::new) {
                Ok(text) => (file_variable, trimmed(&text)),
                Err(error) => {
                    let reason = error.kind().to_string();
                    return Err(SecretError::Unreadable { variable: file_variable, reason });
                }
            },
        };
        if secret.is_empty() { Err(SecretError::Empty(place)) } else { Ok(secret) }
    }
}

fn trimmed(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.trim().to_owned())
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_comes_from_a_variable_or_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        std::fs::write(&path, "from-file\n").unwrap();
        let path = path.to_str().unwrap();
        let secret = |environment: Environment| environment.secret("S").unwrap();
        assert_eq!(*secret(Environment::of([("S", " plain ")])), "plain");
        assert_eq!(*secret(Environment::of([("S_FILE", path)])), "from-file");
    }

    #[test]
    fn a_secret_of_the_environment_is_wiped_when_it_is_done_with() {
        fn is_wiped<T: zeroize::ZeroizeOnDrop>(_: &T) {}
        is_wiped(&Environment::of([("S", "plain")]).secret("S").unwrap());
    }

    #[test]
    fn an_empty_secret_is_refused_wherever_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        std::fs::write(&path, " \n").unwrap();
        for (variable, value) in [("S", ""), ("S", " "), ("S_FILE", ""), ("S_FILE", path.to_str().unwrap())] {
            let refused = Environment::of([(variable, value)]).secret("S");
            assert_eq!(refused, Err(SecretError::Empty(variable.to_owned())), "{variable}={value}");
        }
    }

    #[test]
    fn a_secret_that_is_missing_doubled_or_unreadable_is_refused() {
        let refused = |environment: Environment| environment.secret("S").unwrap_err().to_string();
        assert!(refused(Environment::of([])).contains("S is not set: set it, or set S_FILE"));
        assert!(refused(Environment::of([("S", "a"), ("S_FILE", "b")])).contains("both set"));
        let unreadable = refused(Environment::of([("S_FILE", "no/such/file")]));
        assert!(unreadable.starts_with("S_FILE names a file") && !unreadable.contains("no/such"));
    }
}

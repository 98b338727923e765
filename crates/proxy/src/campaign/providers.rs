//! The social providers that the Web SDK knows (Web SDK, 1.6).

use contract::Provider;

use super::reader;

/// The keys that the Web SDK's list shows. Which of them a site has is set in its console.
const KEYS: [&str; 18] = [
    "facebook",
    "twitter",
    "googleplus",
    "google",
    "linkedin",
    "amazon",
    "yahoo",
    "messenger",
    "microsoft",
    "paypal",
    "paypaloauth",
    "apple",
    "line",
    "xing",
    "wechat",
    "kakao",
    "naver",
    "vkontakte",
];

/// Two keys of one provider.
const ALIASES: [[&str; 2]; 2] = [["googleplus", "google"], ["messenger", "microsoft"]];

/// A provider by its key, or by `saml-` and the name that the site's console gives it.
///
/// # Errors
/// What to write instead.
pub fn find(name: &str) -> Result<Provider, String> {
    let is_saml = name.strip_prefix("saml-").is_some_and(|rest| !rest.is_empty());
    if !is_saml && !KEYS.contains(&name) {
        let meant = reader::nearest(name, KEYS).unwrap_or("facebook");
        return Err(format!("write `{meant}`, the nearest that it does know, or `saml-` and a name"));
    }
    name.parse().map_err(|error: contract::ProviderError| format!("write another: {error}"))
}

/// Whether two keys lead to the same provider.
pub fn are_one(one: &Provider, other: &Provider) -> bool {
    let canonical = |provider: &Provider| {
        let alias = ALIASES.iter().find(|[_, alias]| *alias == provider.as_str());
        alias.map_or(provider.as_str().to_owned(), |[key, _]| (*key).to_owned())
    };
    canonical(one) == canonical(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_named_by_its_key_or_as_one_of_saml() {
        for good in ["facebook", "google", "vkontakte", "saml-staff"] {
            assert!(find(good).is_ok(), "{good}");
        }
        assert!(find("facebok").unwrap_err().contains("`facebook`"));
        for bad in ["saml-", "saml-Staff", "Facebook", "oidc-staff"] {
            assert!(find(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_guide_for_integrators_names_them_all() {
        let guide = include_str!("../../../../docs/integrators.md");
        for key in KEYS {
            assert!(guide.contains(&format!("`{key}`")), "{key}");
        }
    }

    #[test]
    fn google_has_two_keys() {
        let provider = |name: &str| find(name).unwrap();
        assert!(are_one(&provider("google"), &provider("googleplus")));
        assert!(!are_one(&provider("google"), &provider("facebook")));
    }
}

//! What a site's owner sets in Gigya's console, as far as the sandbox imitates it: switched by
//! `POST /sandbox/settings` or [`Sandbox::change_settings`](crate::Sandbox::change_settings), and as at the
//! start again after a reset.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::limits::Limits;
use crate::policies::Policies;

/// The site's settings. As JSON, what is not named is as at the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "switches that have nothing to do with each other")]
pub struct Settings {
    /// When a captcha is asked for.
    pub captcha: Captcha,
    /// Whether failed logins lock the account and the address (403120).
    pub lockout: bool,
    /// For how many seconds after a login a browser may ask for a token of its session and change its
    /// account; then 403110 asks for another. `None` is for ever.
    pub recent_login: Option<u32>,
    /// LinkAccounts v2: a social login whose e-mail address is taken ends with 409003, not 403043.
    pub link_account_v2: bool,
    /// Whether the SDK has a default screen-set to open for interruptions (Web SDK, 1.5).
    pub default_screen_set: bool,
    /// Whether Gigya knows the API key at all (400093).
    pub known_key: bool,
    /// The site lives in another data centre, whose domain this is (`eu2.gigya.com`): every call is sent
    /// there (301001).
    pub data_center: Option<String>,
    /// The origins that may call (400120), `http://localhost:8700`; `None` is any.
    pub trusted_origins: Option<Vec<String>>,
    /// How often may be asked.
    pub limits: Limits,
    /// Whether a signature must be the documented one: what known clients do otherwise (REST, 2.2) is then
    /// refused like any wrong signature (403003).
    pub strict_signatures: bool,
    /// What decides about accounts.
    pub policies: Policies,
}

/// When a captcha is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Captcha {
    /// Never.
    #[default]
    Off,
    /// At a login after one that failed: the first rule of `logichub-sap-gigya-actions.txt`, which is
    /// switched off there.
    AfterFailure,
    /// At every login, registration and reset of a password.
    Always,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            captcha: Captcha::Off,
            lockout: true,
            recent_login: None,
            link_account_v2: false,
            default_screen_set: true,
            known_key: true,
            data_center: None,
            trusted_origins: None,
            limits: Limits::default(),
            strict_signatures: false,
            policies: Policies::default(),
        }
    }
}

impl Settings {
    /// Whether a page of that origin, or whose address that is, may call. Nobody's page is a server.
    pub fn trusts(&self, page: Option<&str>) -> bool {
        let (Some(trusted), Some(page)) = (&self.trusted_origins, page) else { return true };
        let Ok(page) = Url::parse(page) else { return false };
        let origin = page.origin().ascii_serialization();
        trusted.iter().any(|one| one.trim_end_matches('/') == origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_names_every_setting_limit_and_policy() {
        let readme = include_str!("../README.md");
        let settings = serde_json::to_value(Settings::default()).unwrap();
        let objects = [&settings, &settings["limits"], &settings["policies"]];
        for name in objects.into_iter().flat_map(|object| object.as_object().unwrap().keys()) {
            assert!(readme.contains(&format!("`{name}`")), "{name}");
        }
    }

    #[test]
    fn a_trusted_origin_is_compared_whole() {
        let trusted_origins = Some(vec!["http://localhost:8700".to_owned()]);
        let settings = Settings { trusted_origins, ..Settings::default() };
        for page in ["http://localhost:8700", "http://localhost:8700/quiz?a=b"] {
            assert!(settings.trusts(Some(page)), "{page}");
        }
        for page in ["http://localhost:8701/", "https://localhost:8700", "null"] {
            assert!(!settings.trusts(Some(page)), "{page}");
        }
        assert!(settings.trusts(None) && Settings::default().trusts(Some("https://example.com")));
    }

    #[test]
    fn what_is_not_named_is_as_at_the_start_and_a_slip_of_the_pen_is_refused() {
        let read = |text| serde_json::from_str::<Settings>(text);
        let expected = Settings { captcha: Captcha::AfterFailure, ..Settings::default() };
        assert_eq!(read(r#"{"captcha": "afterFailure"}"#).unwrap(), expected);
        assert!(read(r#"{"capcha": "always"}"#).is_err());
    }
}

//! The campaign as a browser may see it: derived by the proxy from the campaign file, without any secret.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The name of a campaign in addresses and in the element's `campaign` attribute.
///
/// One to 64 characters: lower-case ASCII letters, digits and inner hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CampaignId(String);

/// The text is no campaign name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CampaignIdError;

impl fmt::Display for CampaignIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a campaign is named by 1 to 64 lower-case letters, digits and inner hyphens")
    }
}

impl std::error::Error for CampaignIdError {}

impl CampaignId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CampaignId {
    type Err = CampaignIdError;

    fn from_str(text: &str) -> Result<Self, CampaignIdError> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let well_formed = (1..=64).contains(&text.len())
            && text.chars().all(allowed)
            && !text.starts_with('-')
            && !text.ends_with('-');
        if well_formed { Ok(Self(text.to_owned())) } else { Err(CampaignIdError) }
    }
}

impl TryFrom<String> for CampaignId {
    type Error = CampaignIdError;

    fn try_from(text: String) -> Result<Self, CampaignIdError> {
        text.parse()
    }
}

impl From<CampaignId> for String {
    fn from(id: CampaignId) -> Self {
        id.0
    }
}

impl fmt::Display for CampaignId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the widget needs to know of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The campaign's name.
    pub campaign: CampaignId,
    /// The Gigya site that its participants connect to.
    pub gigya: Site,
    /// How far *Log out* reaches.
    pub log_out: LogOut,
    /// What participants are asked.
    pub form: Form,
    /// The ways to an account that the campaign offers, beside e-mail and password.
    #[serde(default)]
    pub ways: Ways,
    /// Submits by itself when nothing is left to ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_submit: Option<AutoSubmit>,
    /// How the participant is addressed, in languages that know the difference.
    #[serde(default)]
    pub address: Address,
    /// Texts in the campaign's own words: by the catalogue's name of the text (`login-heading`) or by
    /// Gigya's response code (`403041`). The proxy has checked that each name is one of these.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, Localised>,
}

/// The ways to an account that a campaign offers. None by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ways {
    /// *Create an account*, and how its password is entered; `None` when it is not offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_account: Option<PasswordEntry>,
    /// *Forgot password?*.
    #[serde(default)]
    pub forgot_password: bool,
    /// Social providers by Gigya's key (`facebook`; Web SDK, 1.6), in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<Provider>,
    /// The captcha that Gigya may ask for; `None` when the site has none that is visible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captcha: Option<Captcha>,
    /// After how many minutes a locked account opens again, as far as the campaign's author knows: Gigya
    /// gives no time (Web SDK, 1.7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lockout_minutes: Option<u16>,
    /// Whether a participant may go on with the page's own plain form when Gigya cannot be had.
    #[serde(default)]
    pub plain_form: bool,
}

/// How a new password is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PasswordEntry {
    /// Once, and it can be made readable.
    Show,
    /// Twice.
    Repeat,
}

/// A social provider by Gigya's key: 1 to 40 lower-case ASCII letters, digits, hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Provider(String);

/// The text is no provider's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProviderError;

impl fmt::Display for ProviderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a provider is named by Gigya's key: 1 to 40 lower-case letters, digits and hyphens")
    }
}

impl std::error::Error for ProviderError {}

impl Provider {
    /// Gigya's key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Provider {
    type Err = ProviderError;

    fn from_str(text: &str) -> Result<Self, ProviderError> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let well_formed = (1..=40).contains(&text.len()) && text.chars().all(allowed);
        if well_formed { Ok(Self(text.to_owned())) } else { Err(ProviderError) }
    }
}

impl TryFrom<String> for Provider {
    type Error = ProviderError;

    fn try_from(text: String) -> Result<Self, ProviderError> {
        text.parse()
    }
}

impl From<Provider> for String {
    fn from(provider: Provider) -> Self {
        provider.0
    }
}

/// A captcha that the window shows when Gigya asks for one (Web SDK, 1.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captcha {
    /// Gigya's `captchaType`: `reCaptchaV2`, the one that the window shows.
    pub kind: String,
    /// The public key that the captcha's provider gave to the site.
    pub site_key: String,
    /// The address of the provider's script.
    pub script: String,
}

/// Submitting without a form when every requested value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutoSubmit {
    /// For how many seconds the notice with *undo* stands; 20 to 120.
    pub seconds: u8,
}

/// How the participant is addressed: *vous* or *tu*, *u* or *je*, *Sie* or *du*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Address {
    /// *vous*, *u*, *Sie*.
    #[default]
    Formal,
    /// *tu*, *je*, *du*.
    Informal,
}

/// A Gigya site, as far as it is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The site's public API key.
    pub api_key: String,
    /// The complete address of the Web SDK's script, without the `lang` parameter.
    pub sdk: String,
}

/// How far *Log out* reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogOut {
    /// This browser only, through the Web SDK.
    #[default]
    Here,
    /// All of the participant's devices, through the proxy, and this browser through the Web SDK.
    Everywhere,
}

/// The fields and the opt-ins, in the order in which they are shown.
///
/// Names are unique over both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// What is asked.
    pub fields: Vec<Field>,
    /// What is consented to.
    pub opt_ins: Vec<OptIn>,
}

/// One field of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The CRM variable (`firstname`): the field's name on the wire and in a form of the page.
    pub variable: String,
    /// What is typed into it.
    #[serde(flatten)]
    pub kind: Kind,
    /// The path in the Gigya account (`profile.firstName`), so that an account that Gigya calls incomplete
    /// can be completed with the campaign's own question. Of several that make one value, the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Whether it must be answered.
    #[serde(default)]
    pub required: bool,
    /// Not shown to a participant for whom Gigya knows the value. A hidden field that is required and
    /// unknown is shown; one that is not required never is.
    #[serde(default)]
    pub hidden: bool,
    /// What the field is called; empty for a standard variable, which the catalogue names.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub label: Localised,
    /// A short help below the field.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub hint: Localised,
    /// The form of the value: `9` stands for a digit, `A` for a letter, `*` for either, anything else for
    /// itself. Only for text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask: Option<String>,
}

/// What is typed into a field. Every value travels as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// One line of text, 250 characters at most.
    Text,
    /// An e-mail address.
    Email,
    /// A phone number as people write it, with 6 to 15 digits.
    Phone,
    /// A calendar date that is not in the future, as `YYYY-MM-DD`.
    Date,
    /// One of a list.
    Choice {
        /// What may be chosen; not empty.
        options: Vec<Choice>,
    },
    /// Yes or no, as `true` or `false`.
    CheckBox,
}

/// One entry of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown; empty for the standard genders `f`, `m`, `u`, which the catalogue names.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub label: Localised,
}

/// Gigya's genders (`gigya-rest-contract.md`, 6.2): female, male, unspecified.
pub const GENDERS: [&str; 3] = ["f", "m", "u"];

/// A consent that the participant may give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptIn {
    /// Its name on the wire.
    pub name: String,
    /// The path in the Gigya account (`preferences.terms.isConsentGranted`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Whether nobody takes part without it.
    #[serde(default)]
    pub required: bool,
    /// The sentence beside the check box; may hold `[label](https://…)` and `*emphasis*`.
    pub label: Localised,
}

/// A text of the campaign in one or more languages, keyed by language tag (`en`, `fr`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localised(pub BTreeMap<String, String>);

impl Localised {
    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text in this language, else in its base language (`fr` for `fr-BE`), else in English, else in
    /// any; `None` when there is none at all.
    pub fn get(&self, language: &str) -> Option<&str> {
        let base = language.split('-').next().unwrap_or(language);
        [language, base, "en"]
            .iter()
            .find_map(|tag| self.0.get(*tag))
            .or_else(|| self.0.values().next())
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_name_is_lower_case_letters_digits_and_inner_hyphens() {
        for good in ["summer-quiz", "a", "quiz2026"] {
            assert!(good.parse::<CampaignId>().is_ok(), "{good}");
        }
        for bad in ["", "-quiz", "quiz-", "Quiz", "summer quiz", "../etc", &"a".repeat(65)] {
            assert_eq!(bad.parse::<CampaignId>(), Err(CampaignIdError), "{bad}");
        }
    }

    #[test]
    fn a_field_travels_with_its_kind_beside_its_variable() {
        let json = r#"{"variable":"gender","kind":"choice","options":[{"value":"f"}],"required":true}"#;
        let field: Field = serde_json::from_str(json).unwrap();
        assert_eq!(
            field.kind,
            Kind::Choice { options: vec![Choice { value: "f".into(), label: Localised::default() }] }
        );
        assert!(field.required && !field.hidden);
    }

    #[test]
    fn a_text_falls_back_to_the_base_language_then_to_english_then_to_any() {
        let text = |pairs: &[(&str, &str)]| {
            Localised(pairs.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect())
        };
        let both = text(&[("en", "Yes"), ("fr", "Oui")]);
        assert_eq!(both.get("fr-BE"), Some("Oui"));
        assert_eq!(both.get("nl"), Some("Yes"));
        assert_eq!(text(&[("fr", "Oui")]).get("nl"), Some("Oui"));
        assert_eq!(text(&[]).get("en"), None);
    }
}

//! Windows of a campaign that offers every way to an account.

use contract::{Captcha, Definition, PasswordEntry};
use flow::{Arrival, Config, Event, GigyaFault, Interruption, Password, RegistrationToken};
use gigya::{PasswordRules, ResponseCode};

use super::drawn::Drawn;
use crate::stage::{config, document};

/// The campaign.
pub fn campaign() -> Definition {
    let mut campaign: Definition = serde_json::from_str(include_str!("campaign.json")).unwrap();
    campaign.ways.create_account = Some(PasswordEntry::Show);
    campaign.ways.forgot_password = true;
    campaign.ways.providers = ["google", "facebook"].map(|key| key.parse().unwrap()).into();
    campaign
}

/// A script that shows a button in place of a captcha, and answers when it is pressed.
pub fn captcha() -> Captcha {
    let script = "data:text/javascript,window.grecaptcha={reset(){},render(place,options){\
                  const tick=document.createElement('button');tick.type='button';tick.className='tick';\
                  tick.onclick=()=>options.callback('answer of '%2Boptions.sitekey);place.append(tick);return 0}}";
    Captcha { kind: "reCaptchaV2".into(), site_key: "key".into(), script: script.into() }
}

/// *Login* of this campaign.
pub async fn login(campaign: Definition) -> Drawn {
    let drawn = arrived(config("quiz"), campaign).await;
    drawn.happens(Event::SessionDetected(drawn.ticket(), Ok(None)));
    drawn
}

/// The first screen of this campaign; Google was the provider of the last login.
pub async fn arrived(config: Config, campaign: Definition) -> Drawn {
    let drawn = Drawn::started(&document().body().unwrap(), config);
    let last_provider = Some("google".parse().unwrap());
    let arrival = Arrival { definition: campaign, session_hint: false, last_provider, draft: None };
    drawn.happens(Event::DefinitionArrived(drawn.ticket(), Ok(Box::new(arrival))));
    drawn.has("form").await;
    drawn
}

/// The site asks for eight characters of three groups.
pub fn rules_arrive(drawn: &Drawn) {
    let rules = PasswordRules { min_length: 8, min_char_groups: 3, pattern: None };
    drawn.happens(Event::RulesFetched(drawn.ticket(), Ok(rules)));
}

/// A login ends in this way.
pub fn login_ends(drawn: &Drawn, fault: GigyaFault) {
    let password = Password::new("secret".into());
    drawn.happens(Event::LogIn { login_id: "ada@example.com".into(), password, captcha: None });
    drawn.happens(Event::LoggedIn(drawn.ticket(), Err(fault)));
}

/// Gigya refuses.
pub fn refused(code: ResponseCode) -> GigyaFault {
    GigyaFault::Refused { code, call_id: Some("c1".into()), details: String::new() }
}

/// Gigya wants something first.
pub fn interrupted(code: ResponseCode) -> GigyaFault {
    let registration_token = Some(RegistrationToken::new("token".into()));
    GigyaFault::Interrupted(Box::new(Interruption { registration_token, ..Interruption::bare(code) }))
}

/// Clicks a button that the buttons' own names do not tell apart.
pub fn press(drawn: &Drawn, selector: &str) {
    use wasm_bindgen::JsCast;
    drawn.find(selector).unchecked_into::<web_sys::HtmlElement>().click();
}

//! *Login*.

use contract::{AccountReply, Localised, Provider};
use flow::{
    DEADLINE_MS, Effect, Event, Framed, GigyaFault, Returned, SOCIAL_DEADLINE_MS, Ticket, UrlArrival,
};
use gigya::ResponseCode;

use super::{Opening, Scene, Stage, interrupting, log_in, password, refusing, scene};
use crate::preview::script::{self, DOWN, Reply};

pub const SCENES: &[Scene] = &[
    scene("login", "empty", || Opening::new().begin()),
    scene("login", "password-only", || {
        Opening::new().campaign(|campaign| campaign.ways = <_>::default()).begin()
    }),
    scene("login", "last-provider", last_provider),
    scene("login", "own-words", own_words),
    scene("login", "long-texts", long_texts),
    scene("login", "nothing-typed", nothing_typed),
    scene("login", "waiting", || Opening::new().silent(is_login).then(log_in())),
    scene("login", "wrong-password", || refused(403_042)),
    scene("login", "former-password", || refused(401_030)),
    scene("login", "disabled", || refused(403_041)),
    scene("login", "underage", || refused(403_044)),
    scene("login", "locked-out", || refused(403_120)),
    scene("login", "locked-out-minutes", locked_out_minutes),
    scene("login", "too-many-attempts", || refused(403_048)),
    scene("login", "not-enabled", || refused(403_300)),
    scene("login", "site-refuses", || refused(400_303)),
    scene("login", "site-says-why", site_says_why),
    scene("login", "other-account", || refused(403_017)),
    scene("login", "needs-attention", || refused(403_102)),
    scene("login", "set-up-wrongly", || refused(400_093)),
    scene("login", "service-unavailable", || refused(500_001)),
    scene("login", "took-too-long", took_too_long),
    scene("login", "offline", offline),
    scene("login", "unknown-code", || refused(987_654)),
    scene("login", "captcha", || refused(401_020)),
    scene("login", "captcha-unavailable", captcha_unavailable),
    scene("login", "captcha-in-frame", || framed().on(refusing(401_020, is_login)).then(log_in())),
    scene("login", "consent-pending", || consent_pending().begin()),
    scene("login", "consent-asked", || consent_pending().then(log_in())),
    scene("login", "found-connected", found_connected),
    scene("login", "social-opening", || with_facebook(Opening::new())),
    scene("login", "social-waiting", || with_facebook(Opening::new()).time_passes(DEADLINE_MS)),
    scene("login", "social-late", social_late),
    scene("login", "social-in-frame", social_in_frame),
    scene("login", "social-not-finished", social_not_finished),
    scene("login", "logged-out", || Opening::connected().then(Event::LogOut)),
    scene("login", "still-connected-here", still_connected_here),
    scene("login", "still-connected-elsewhere", still_connected_elsewhere),
    scene("login", "still-connected", still_connected),
    scene("login", "session-ended", session_ended),
    scene("login", "session-ended-kept", session_ended_kept),
    scene("login", "step-expired", step_expired),
    scene("login", "step-expired-kept", super::pending::answers_expired),
    scene("login", "account-created", account_created),
    scene("login", "password-changed", password_changed),
    scene("login", "log-in-again", || refused(403_110)),
    scene("login", "log-in-again-as-another", log_in_again_as_another),
    scene("login", "forgotten-in-frame", forgotten_in_frame),
    scene("login", "not-begun-here", not_begun_here),
    scene("login", "no-new-tab", no_new_tab),
];

fn is_login(effect: &Effect) -> bool {
    matches!(effect, Effect::LogIn { .. })
}

fn refused(code: u32) -> Stage {
    Opening::new().on(refusing(code, is_login)).then(log_in())
}

fn failed(fault: fn() -> GigyaFault) -> Opening {
    Opening::new().on(move |effect| if is_login(effect) { script::failure(effect, fault()) } else { None })
}

fn facebook() -> Provider {
    "facebook".parse().expect("a provider's key")
}

fn last_provider() -> Stage {
    Opening::new().arrival(|arrival| arrival.last_provider = Some(facebook())).begin()
}

fn words(texts: &[(&str, &str)]) -> Localised {
    Localised(texts.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect())
}

/// The campaign says the heading and a response code in its own words.
fn own_words() -> Stage {
    let heading = words(&[
        ("en", "Log in to play"),
        ("fr", "Connectez-vous pour jouer"),
        ("nl", "Log in om te spelen"),
        ("de", "Zum Mitspielen einloggen"),
    ]);
    let wrong =
        words(&[("en", "That is not it. Ask [our team](https://example.com/help), *we are glad to help*.")]);
    let opening = Opening::new().campaign(|campaign| {
        campaign.texts = [("login-heading".to_owned(), heading), ("403042".to_owned(), wrong)].into();
    });
    opening.on(refusing(403_042, is_login)).then(log_in())
}

fn long_texts() -> Stage {
    let endless = "Donaudampfschifffahrtsgesellschaftskapitänsanwärterinnenvereinigung";
    let heading = words(&[("en", &format!("Log in to the grand prize draw of the {endless}"))]);
    let text = words(&[(
        "en",
        "Everything that you have ever told us is filled in for you, and whatever has changed since you can \
         change here, at any time, as often as you like, without any consequence for your chances to win.",
    )]);
    let button = words(&[("en", "Log in and go straight to the questions of the first round")]);
    let opening = Opening::new().campaign(|campaign| {
        campaign.texts = [("login-heading", heading), ("login-text", text), ("log-in", button)]
            .map(|(name, words)| (name.to_owned(), words))
            .into();
    });
    opening.begin()
}

fn nothing_typed() -> Stage {
    Opening::new().then(Event::LogIn { login_id: "".into(), password: password(""), captcha: None })
}

fn locked_out_minutes() -> Stage {
    let opening = Opening::new().campaign(|campaign| campaign.ways.lockout_minutes = Some(5));
    opening.on(refusing(403_120, is_login)).then(log_in())
}

fn site_says_why() -> Stage {
    let fault = || GigyaFault::Refused {
        code: ResponseCode::EXTENSION_POINT_CUSTOM_ERROR,
        call_id: None,
        details: "Members of the jury cannot take part.".to_owned(),
    };
    failed(fault).then(log_in())
}

fn took_too_long() -> Stage {
    failed(|| GigyaFault::TimedOut).then(log_in())
}

fn offline() -> Stage {
    Opening::new().on(refusing(500_026, is_login)).then(Event::WentOffline).then(log_in())
}

fn captcha_unavailable() -> Stage {
    let opening = Opening::new().campaign(|campaign| {
        if let Some(captcha) = &mut campaign.ways.captcha {
            "/no-captcha.js".clone_into(&mut captcha.script);
        }
    });
    opening.on(refusing(401_020, is_login)).then(log_in())
}

fn consent_pending() -> Opening {
    Opening::new().config(|config| config.consent_pending = true)
}

/// Gigya answers only after something was typed.
fn found_connected() -> Stage {
    let silent = Opening::new().silent(|effect| matches!(effect, Effect::DetectSession { .. }));
    // The second ticket of a visit is the question who is connected.
    let found = Event::SessionDetected(Ticket(2), Ok(Some(script::ada())));
    silent.then(Event::LoginTyped { login_id: "ad".into() }).then(found)
}

fn with_facebook(opening: Opening) -> Stage {
    let silent = opening.silent(|effect| matches!(effect, Effect::SocialLogin { .. }));
    silent.then(Event::SocialLogin { provider: facebook() })
}

fn social_late() -> Stage {
    let waiting = with_facebook(Opening::new()).time_passes(DEADLINE_MS);
    waiting.time_passes(SOCIAL_DEADLINE_MS - DEADLINE_MS)
}

fn framed() -> Opening {
    Opening::new().config(|config| config.framed = Framed::ForeignSite)
}

fn no_new_tab() -> Stage {
    forgotten_in_frame().then(Event::NewTabRefused { address: "https://campaign.example.com/quiz".into() })
}

fn social_in_frame() -> Stage {
    with_facebook(framed()).time_passes(DEADLINE_MS)
}

fn social_not_finished() -> Stage {
    let is_social = |effect: &Effect| matches!(effect, Effect::SocialLogin { .. });
    Opening::new().on(refusing(200_003, is_social)).then(Event::SocialLogin { provider: facebook() })
}

fn fails_here(effect: &Effect) -> Option<Reply> {
    let Effect::LogOutHere { .. } = effect else { return None };
    script::failure(effect, script::refused(500_001))
}

fn fails_everywhere(effect: &Effect) -> Option<Reply> {
    let Effect::LogOutEverywhere { ticket, .. } = effect else { return None };
    Some(Event::LoggedOutEverywhere(*ticket, Err(DOWN)).into())
}

fn still_connected_here() -> Stage {
    Opening::connected().on(fails_here).then(Event::LogOut)
}

fn still_connected_elsewhere() -> Stage {
    Opening::connected().on(fails_everywhere).then(Event::LogOut)
}

fn still_connected() -> Stage {
    Opening::connected().on(fails_here).on(fails_everywhere).then(Event::LogOut)
}

fn session_ended() -> Stage {
    Opening::connected().then(Event::SessionEnded)
}

fn session_ended_kept() -> Stage {
    let typed = Event::Edited { variable: "firstname".to_owned(), value: "Augusta".into() };
    Opening::connected().then(Event::Continue).then(typed).then(Event::SessionEnded).then(Event::Submit)
}

fn step_expired() -> Stage {
    let is_finalize = |effect: &Effect| matches!(effect, Effect::Finalize { .. });
    interrupting(206_002).on(refusing(403_025, is_finalize)).then(log_in()).then(Event::HaveVerified)
}

fn account_created() -> Stage {
    let created = |effect: &Effect| {
        let Effect::CreateAccount { ticket, .. } = effect else { return None };
        Some(Event::AccountCreated(*ticket, Ok(AccountReply::Created)).into())
    };
    let opening = Opening::new().campaign(|campaign| campaign.form = <_>::default());
    let form = opening.on(created).on(refusing(500_001, is_login)).then(Event::GoToCreateAccount);
    form.then(super::account::create("long-Enough-1", None))
}

fn log_in_again_as_another() -> Stage {
    let too_old = Opening::connected().on(refusing(403_110, |effect| matches!(effect, Effect::Prove { .. })));
    too_old.on(refusing(403_027, is_login)).then(Event::Continue).then(log_in())
}

fn password_changed() -> Stage {
    let url = UrlArrival {
        reset_token: Some(flow::ResetToken::new("preview".to_owned())),
        email: Some("ada@example.com".into()),
        returned: None,
    };
    let opening = Opening::new().config(|config| config.url = url);
    opening.then(Event::ResetPassword { password: password("long-Enough-1"), repeat: None })
}

fn forgotten_in_frame() -> Stage {
    framed().on(refusing(403_005, |effect| matches!(effect, Effect::Prove { .. }))).then(log_in())
}

fn not_begun_here() -> Stage {
    let returned = Returned { code: ResponseCode(206_001), registration_token: None, begun_here: false };
    Opening::new().config(|config| config.url.returned = Some(returned)).begin()
}

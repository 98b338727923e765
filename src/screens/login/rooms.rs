//! What *Login* has beside login ID and password. The second part of the wasm draws it, into the places that
//! the first part has left.

use catalogue::Text;
use flow::screen::Login;
use flow::{Event, Notice, Participant};

use super::{Room, of};
use crate::components::button::{self, Look};
use crate::components::{captcha, notice, plain_form, problem, social};
use crate::dom::{El, el};
use crate::ui::Ui;

/// Draws what comes into a place.
pub fn furnish(ui: Ui, room: Room) -> Vec<El> {
    match room {
        Room::News => news(ui),
        Room::Below => below(ui),
        Room::Ways => ways(ui),
    }
}

fn news(ui: Ui) -> Vec<El> {
    let pending = move || {
        let pending = ui.read(|screen| of(screen).is_some_and(|login| login.consent_pending));
        if pending { ui.text(Text::ConsentPendingText) } else { String::new() }
    };
    let kept = move || ui.read(|screen| of(screen)?.notice) != Some(Notice::ForgottenInFrame);
    let offered = move || ui.read(|screen| Some(of(screen)?.offer.as_ref()?.uid.clone())).unwrap_or_default();
    let done = move || !ui.read(|screen| of(screen).is_some_and(Login::offers_log_out));
    vec![
        el("p", "cw-note").attr("role", "status").follow_text(pending),
        notice(ui, |screen| of(screen)?.notice),
        button::action(ui, Look::Secondary, &ui.text(Text::LogOut), || Event::LogOut)
            .follow_attr("hidden", move || done().then_some("")),
        button::action(ui, Look::Secondary, &ui.text(Text::OpenInNewTab), || Event::OpenInNewTab)
            .follow_attr("hidden", move || kept().then_some("")),
        // Always there, so that what comes into it is heard.
        el("div", "cw-offers")
            .attr("role", "status")
            .follow_children(offered, move || offer(ui).into_iter().collect()),
    ]
}

fn below(ui: Ui) -> Vec<El> {
    vec![
        problem(ui, |screen| of(screen)?.problem.as_ref()),
        plain_form(ui, |screen| of(screen).is_some_and(|login| login.plain_form)),
        captcha(ui),
    ]
}

/// Somebody turned out to be connected while something was being typed.
fn offer(ui: Ui) -> Option<El> {
    let Participant { first_name, .. } = ui.peek(|screen| of(screen)?.offer.clone())??;
    let label = if first_name.0.is_empty() {
        ui.text(Text::ContinueAsUnnamed)
    } else {
        ui.fill(Text::ContinueAs, &[("first_name", &first_name.0)])
    };
    let note = el("div", "cw-note cw-offer")
        .child(el("p", "cw-text").text(&ui.text(Text::OfferText)))
        .child(button::action(ui, Look::Secondary, &label, || Event::Continue));
    Some(note)
}

/// The other ways in. Each is as high as one of the lines that were kept free for it.
fn ways(ui: Ui) -> Vec<El> {
    let Some(ways) = ui.campaign(|campaign| campaign.ways.clone()) else { return vec![] };
    let last = ui.peek(|screen| of(screen)?.last_provider.clone()).flatten();
    let forgot = || button::action(ui, Look::Quiet, &ui.text(Text::ForgotPassword), || Event::ForgotPassword);
    let create =
        || button::action(ui, Look::Secondary, &ui.text(Text::CreateAnAccount), || Event::GoToCreateAccount);
    let forgot = ways.forgot_password.then(forgot);
    let providers =
        (!ways.providers.is_empty()).then(|| social(ui, &ui.text(Text::SocialLabel), ways.providers, last));
    let create = ways.create_account.map(|_| create());
    forgot.into_iter().chain(providers).chain(create).collect()
}

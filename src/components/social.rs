//! Social providers: a button for each, and what stands in their place while one of them is waited for.

use catalogue::{Text, provider};
use contract::Provider;
use flow::screen::{LinkAccount, Login, Social, SocialPhase, WayOn};
use flow::{Event, Screen};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::button::{self, Look};
use crate::dom::{El, el};
use crate::page;
use crate::ui::Ui;

/// The providers' buttons in this order, under a label if it says anything; while one is waited for, the way
/// out of that.
pub fn social(ui: Ui, label: &str, providers: Vec<Provider>, last: Option<Provider>) -> El {
    let label = label.to_owned();
    let waited_for =
        move || ui.read(|screen| Some(of(screen)?.provider.as_str().to_owned())).unwrap_or_default();
    let drawn = move || match ui.peek(|screen| of(screen).cloned()).flatten() {
        Some(social) => vec![waiting(ui, &social)],
        None => buttons(ui, &label, &providers, last.as_ref()),
    };
    el("div", "cw-social").follow_children(waited_for, drawn)
}

fn of(screen: &Screen) -> Option<&Social> {
    if let Screen::Login(Login { social, .. }) | Screen::LinkAccount(LinkAccount { social, .. }) = screen {
        return social.as_ref();
    }
    None
}

/// One that Gigya has refused for good is offered no longer.
fn is_offered(ui: Ui, provider: &Provider) -> bool {
    let to_link = |screen: &Screen| {
        let Screen::LinkAccount(link) = screen else { return None };
        Some(link.providers.contains(provider))
    };
    ui.peek(to_link)
        .flatten()
        .or_else(|| ui.campaign(|campaign| campaign.ways.providers.contains(provider)))
        .unwrap_or_default()
}

fn buttons(ui: Ui, label: &str, providers: &[Provider], last: Option<&Provider>) -> Vec<El> {
    let mut offered = providers.iter().filter(|provider| is_offered(ui, provider)).peekable();
    let label = (!label.is_empty() && offered.peek().is_some())
        .then(|| el("p", "cw-or").child(el("span", "").text(label)));
    let button = |asked: &Provider| {
        let name = provider(asked.as_str());
        let used = last == Some(asked);
        let used = used.then(|| el("span", "cw-last-used").text(&ui.text(Text::LastUsed)));
        let chosen = asked.clone();
        button::action(ui, Look::Secondary, "", move || Event::SocialLogin { provider: chosen.clone() })
            .attr("data-provider", asked.as_str())
            .child(monogram(name))
            .child(el("span", "cw-social-label").text(&ui.fill(Text::ContinueWith, &[("provider", name)])))
            .children(used)
    };
    label.into_iter().chain(offered.map(button)).collect()
}

/// No mark of the provider's own: those may not be shipped along.
fn monogram(name: &str) -> El {
    let initial: String = name.chars().take(1).collect();
    el("span", "cw-monogram").attr("aria-hidden", "true").text(&initial)
}

/// It takes the focus: the button that was pressed has gone.
fn waiting(ui: Ui, social: &Social) -> El {
    let name = provider(social.provider.as_str()).to_owned();
    let again = social.provider.clone();
    let phase = move || ui.read(|screen| Some(of(screen)?.phase));
    let hidden_at_first = move || matches!(phase(), None | Some(SocialPhase::Opening(_))).then_some("");
    let text = {
        let name = name.clone();
        move || {
            let late = phase() == Some(SocialPhase::Late);
            let text = if late { Text::SocialLateText } else { Text::SocialWaitingText };
            ui.fill(text, &[("provider", &name)])
        }
    };
    let title = move || {
        let late = phase() == Some(SocialPhase::Late);
        if late { ui.text(Text::SocialLate) } else { ui.fill(Text::SocialWaiting, &[("provider", &name)]) }
    };
    let title =
        el("p", "cw-waiting-title").attr("id", &ui.id("waiting")).attr("tabindex", "-1").follow_text(title);
    let begins: HtmlElement = title.element().clone().unchecked_into();
    page::when_drawn(move || {
        let focused = begins.focus();
        debug_assert!(focused.is_ok(), "focus() never fails");
    });
    let (framed, label) = match social.way_on {
        WayOn::ThisTab => (None, Text::UseThisTab),
        WayOn::NewTab => (Some(Text::FramedText), Text::OpenInNewTab),
    };
    let way_on = social.way_on;
    let way_on = button::action(ui, Look::Secondary, &ui.text(label), move || match way_on {
        WayOn::ThisTab => Event::RedirectInstead,
        WayOn::NewTab => Event::OpenInNewTab,
    });
    let hints = [Text::PopUpHint].into_iter().chain(framed);
    let hint = |text| el("p", "cw-text").follow_attr("hidden", hidden_at_first).text(&ui.text(text));
    let try_again = move || Event::SocialLogin { provider: again.clone() };
    let actions = el("div", "cw-actions")
        .child(button::action(ui, Look::Secondary, &ui.text(Text::TryAgain), try_again))
        .child(way_on.follow_attr("hidden", hidden_at_first))
        .child(button::action(ui, Look::Quiet, &ui.text(Text::Cancel), || Event::CancelSocial));
    el("div", "cw-note cw-waiting")
        .attr("role", "group")
        .follow_attr("data-late", move || (phase() == Some(SocialPhase::Late)).then_some("true"))
        .child(title)
        .child(el("p", "cw-text").attr("role", "status").follow_text(text))
        .children(hints.map(hint))
        .child(actions)
}

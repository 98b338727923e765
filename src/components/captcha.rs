//! A captcha: shown when Gigya asks for one, in a place that every form which can meet one has for it.
//!
//! Its answer stands in a hidden input of the form until the form is sent; the flow has it at once where a
//! button may send it as well as a form. An answer is good once, so the captcha begins again after each call.
//! Where it cannot be shown, a sentence says so, with a way to try again; in a frame there is a way to a tab of its
//! own as well.

use std::cell::Cell;

use catalogue::Text;
use flow::screen::{
    CaptchaPlace, ChangePassword, CompleteAccount, CreateAccount, ForgotPassword, LinkAccount, Login,
    ResetPassword, VerifyEmail,
};
use flow::{CaptchaToken, Event, Screen};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::button::{self, Look};
use crate::console;
use crate::dom::{El, el};
use crate::page;
use crate::recaptcha::{self, Widget};
use crate::ui::Ui;

/// The place of the captcha; empty while none is asked for.
pub fn captcha(ui: Ui) -> El {
    let asked = move || if ui.read(is_asked) { "asked".to_owned() } else { String::new() };
    let drawn = move || if ui.peek(is_asked) == Some(true) { draw(ui).into_iter().collect() } else { vec![] };
    el("div", "cw-captcha-place").follow_children(asked, drawn)
}

/// The answer of the captcha within this element.
pub fn answer(within: &Element) -> Option<CaptchaToken> {
    let input = within.query_selector("input[name=captcha]").ok()??;
    let token = input.unchecked_into::<HtmlInputElement>().value();
    (!token.is_empty()).then(|| CaptchaToken::new(token))
}

fn is_asked(screen: &Screen) -> bool {
    place(screen).is_shown()
}

fn place(screen: &Screen) -> CaptchaPlace {
    if let Screen::Login(Login { captcha, .. })
    | Screen::CreateAccount(CreateAccount { captcha, .. })
    | Screen::ForgotPassword(ForgotPassword { captcha, .. })
    | Screen::LinkAccount(LinkAccount { captcha, .. })
    | Screen::ResetPassword(ResetPassword { captcha, .. })
    | Screen::CompleteAccount(CompleteAccount { captcha, .. })
    | Screen::ChangePassword(ChangePassword { captcha, .. })
    | Screen::VerifyEmail(VerifyEmail { captcha, .. }) = screen
    {
        return *captcha;
    }
    CaptchaPlace::Nowhere
}

/// Whether the flow keeps the answer; else it comes with the form.
fn is_kept(screen: &Screen) -> bool {
    matches!(
        screen,
        Screen::ResetPassword(_)
            | Screen::CompleteAccount(_)
            | Screen::ChangePassword(_)
            | Screen::VerifyEmail(_)
    )
}

fn draw(ui: Ui) -> Option<El> {
    let captcha = ui.campaign(|campaign| campaign.ways.captcha.clone())??;
    let input = el("input", "").attr("type", "hidden").attr("name", "captcha").attr("form", &ui.id("form"));
    let (unavailable, attempts) = (RwSignal::new(false), RwSignal::new(0_u32));
    let widget = StoredValue::new_local(None::<Widget>);
    let (answered, used) = (input.input(), input.input());
    let is_kept = ui.peek(is_kept) == Some(true);
    // Each attempt has an element of its own: a captcha is shown once in one.
    let frame = move || {
        let frame = el("div", "cw-captcha-frame");
        let (captcha, within, answered) = (captcha.clone(), frame.element().clone(), answered.clone());
        page::spawn(Box::pin(async move {
            let answered = move |token: String| {
                answered.set_value(&token);
                // The vendor may call after the screen has gone, and the window with it.
                if is_kept && unavailable.try_get_untracked().is_some() {
                    ui.send(Event::CaptchaAnswered { answer: CaptchaToken::new(token) });
                }
            };
            let shown = recaptcha::show(&captcha, &within, answered).await;
            if shown.is_none() {
                console::captcha_unavailable(&captcha);
            }
            // The screen may have gone meanwhile, and with it whoever would like to know.
            let _gone = unavailable.try_set(shown.is_none());
            let _gone = widget.try_set_value(shown);
        }));
        vec![frame]
    };
    let was_waiting = Cell::new(false);
    let begin_again = move || {
        let waiting = ui.read(|screen| screen.state().is_some_and(|(phase, _)| phase.is_waiting()));
        if was_waiting.replace(waiting) && !waiting {
            used.set_value("");
            widget.with_value(|widget| widget.as_ref().map(Widget::reset));
        }
    };
    let try_again = move || {
        unavailable.set(false);
        attempts.update(|attempts| *attempts += 1);
    };
    let sentence = move || if unavailable.get() { ui.text(Text::CaptchaUnavailable) } else { String::new() };
    let try_again = button::press(ui, Look::Secondary, try_again).text(&ui.text(Text::TryAgain));
    let out = ui.peek(place) == Some(CaptchaPlace::InFrame);
    let out = out.then(|| {
        let label = ui.text(Text::OpenInNewTab);
        [
            el("p", "cw-hint").text(&ui.text(Text::CaptchaFramedText)),
            button::action(ui, Look::Secondary, &label, || Event::OpenInNewTab),
        ]
    });
    let drawn = el("div", "cw-captcha")
        .attr("role", "group")
        .attr("aria-labelledby", &ui.id("captcha"))
        .follow(begin_again)
        .child(el("p", "cw-label").attr("id", &ui.id("captcha")).text(&ui.text(Text::CaptchaLabel)))
        .child(
            el("div", "")
                .follow_attr("hidden", move || unavailable.get().then_some(""))
                .follow_children(move || attempts.get().to_string(), frame),
        )
        .child(el("p", "cw-complaint").attr("role", "alert").follow_text(sentence))
        .child(try_again.follow_attr("hidden", move || (!unavailable.get()).then_some("")))
        .children(out.into_iter().flatten())
        .child(input);
    Some(drawn)
}

//! *Create account*: e-mail address, the campaign's questions, a password, the opt-ins.
//!
//! The password stands in its inputs only, and stays there when the account could not be created: it need
//! not be typed again.

use catalogue::Text;
use contract::Kind;
use flow::screen::{self, Availability};
use flow::{Event, Personal, Screen};
use web_sys::HtmlInputElement;

use crate::components::button::{self, Look};
use crate::components::summary::{Entry, entry};
use crate::components::{Control, captcha, control, form, heading, new_password, questions, summary};
use crate::dom::{El, el};
use crate::ui::Ui;
use crate::words;

/// The form of a new account.
pub fn screen(ui: Ui, create: &screen::CreateAccount) -> El {
    let (written, email) = email(ui, &create.email.0);
    let (passwords, password) = new_password(ui, Text::ChoosePassword, create.entry, true);
    let captcha = captcha(ui);
    let shown = captcha.clone();
    let send = move || {
        let (password, repeat) = passwords.typed();
        let (email, captcha) = (Personal(written.value()), captcha::answer(shown.element()));
        ui.send(Event::CreateAccount { email, password, repeat, captcha });
    };
    let waiting = move || ui.read(|screen| of(screen).is_some_and(|create| create.phase.is_waiting()));
    let log_in = ui.text(Text::AlreadyAnAccountLogIn);
    let actions = el("div", "cw-actions")
        .child(button::submit(ui, Text::CreateAccount, Text::CreateAccountWaiting, waiting))
        .child(button::action(ui, Look::Quiet, &log_in, || Event::GoToLogin));
    let form =
        form(ui, send).child(email).children(password).children(questions(ui)).child(captcha).child(actions);
    el("div", "cw-screen cw-create-account")
        .child(heading(ui, &ui.text(Text::CreateAccountHeading)))
        .child(el("p", "cw-text").text(&ui.text(Text::CreateAccountText)))
        .child(el("p", "cw-hint").text(&ui.text(Text::RequiredNote)))
        .child(summary(ui, complaints))
        .child(form)
}

/// In the order of the inputs.
fn complaints(ui: Ui, screen: &Screen) -> Vec<Entry> {
    let email = entry(ui, "login-id", Text::VariableEmail, email_complaint(ui, screen));
    email.into_iter().chain(new_password::complaints(ui, screen, Text::ChoosePassword)).collect()
}

fn email_complaint(ui: Ui, screen: &Screen) -> Option<String> {
    Some(words::complaint(ui, &Kind::Email, of(screen)?.email_complaint.as_ref()?))
}

/// The e-mail address, which is the login ID, and whether somebody has it already.
fn email(ui: Ui, known: &str) -> (HtmlInputElement, El) {
    let complaint = move || ui.read(|screen| email_complaint(ui, screen)).unwrap_or_default();
    let label = ui.text(Text::VariableEmail);
    let of_email = Control { required: true, ..Control::plain(ui, "login-id", &label, Box::new(complaint)) };
    let input = of_email
        .around(el("input", "cw-input"))
        .attr("type", "email")
        .attr("inputmode", "email")
        .attr("name", "email")
        // What password managers keep beside the password.
        .attr("autocomplete", "username")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false");
    let (written, typed) = (input.input(), input.input());
    written.set_value(known);
    let input = input.on("input", move |_| ui.send(Event::EmailTyped { email: Personal(typed.value()) }));
    let drawn = control(&of_email, input).children(availability(ui));
    (written, drawn)
}

fn availability(ui: Ui) -> [El; 2] {
    let found = move || ui.read(|screen| of(screen).map(|create| create.availability));
    // A complaint says it all.
    let complained =
        move || ui.read(|screen| of(screen).is_some_and(|create| create.email_complaint.is_some()));
    let sentence = move || match found() {
        _ if complained() => String::new(),
        Some(Availability::Checking(_)) => ui.text(Text::EmailChecking),
        Some(Availability::Free) => ui.text(Text::EmailFree),
        Some(Availability::Taken) => ui.text(Text::EmailTaken),
        Some(Availability::Unknown | Availability::Pausing(_)) | None => String::new(),
    };
    let taken = move || found() == Some(Availability::Taken);
    [
        el("p", "cw-hint cw-availability").attr("role", "status").follow_text(sentence),
        button::link(ui, &ui.text(Text::LogIn), || Event::GoToLogin)
            .attr("class", "cw-link cw-taken")
            .follow_attr("hidden", move || (!taken()).then_some("")),
    ]
}

fn of(screen: &Screen) -> Option<&screen::CreateAccount> {
    if let Screen::CreateAccount(create) = screen { Some(create) } else { None }
}

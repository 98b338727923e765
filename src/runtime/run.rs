//! Does what the flow asks for. Each effect with a ticket comes back as its event, however it ends.

use std::rc::Rc;

use flow::{Effect, Event, Fault, GigyaFault, PageFormFault, Ticket};

use super::{Window, dispatch};
use crate::console;
use crate::effects::attention::Attention;
use crate::effects::height::Height;
use crate::effects::line::Line;
use crate::effects::new_tab;
use crate::gigya::{Begun, Bridge};
use crate::page;
use crate::recaptcha;

/// Begins what goes on for as long as the window stands.
pub fn stand(window: &Rc<Window>) {
    let (telling, looking, listening) = (Rc::downgrade(window), Rc::downgrade(window), Rc::downgrade(window));
    window.gigya.tell_of_sessions(Rc::new(move |event| dispatch(&telling, event)));
    let attention = Attention::watch(move || dispatch(&looking, Event::FocusRegained));
    let line = Line::watch(move |event| dispatch(&listening, event));
    let height = Height::watch(window);
    recaptcha::insert_by(&window.trusted);
    window.keep(Box::new((attention, line, height)));
}

/// Does one thing.
#[expect(clippy::too_many_lines, reason = "one short arm for each effect, and nothing else")]
pub fn run(window: &Rc<Window>, effect: Effect) {
    let (gigya, proxy) = (Rc::clone(&window.gigya), Rc::clone(&window.proxy));
    match effect {
        Effect::LoadDefinition { ticket, campaign: _ } => window.load_definition(ticket),
        Effect::DetectSession { ticket } => {
            window.later(async move { Event::SessionDetected(ticket, gigya.detect().await) });
        }
        Effect::LogIn { ticket, login_id, password, mode, captcha } => {
            ask(window, ticket, Event::LoggedIn, async move |gigya| {
                gigya.log_in(&login_id, &password, &mode, captcha.as_ref()).await
            });
        }
        Effect::SocialLogin { ticket, provider, mode, link } => {
            let answer = gigya.social_login(provider, mode, link);
            window.later(async move { Event::LoggedIn(ticket, answer.await) });
        }
        Effect::FetchRules { ticket } => {
            ask(window, ticket, Event::RulesFetched, async |gigya| gigya.password_rules().await);
        }
        Effect::CheckLoginId { ticket, login_id } => {
            ask(window, ticket, Event::LoginIdChecked, async move |gigya| {
                gigya.is_available(&login_id).await
            });
        }
        Effect::CreateAccount { ticket, account } => {
            window.later(async move { Event::AccountCreated(ticket, proxy.create_account(&account).await) });
        }
        Effect::SendResetMail { ticket, login_id, answer, captcha } => {
            ask(window, ticket, Event::ResetMailSent, async move |gigya| {
                gigya.send_reset_mail(&login_id, answer.as_ref(), captcha.as_ref()).await
            });
        }
        Effect::ResetPassword { ticket, token, password, captcha } => {
            ask(window, ticket, Event::PasswordReset, async move |gigya| {
                gigya.reset_password(&token, &password, captcha.as_ref()).await
            });
        }
        Effect::FetchSchema { ticket, registration } => {
            ask(window, ticket, Event::SchemaFetched, async move |gigya| gigya.schema(&registration).await);
        }
        Effect::SaveAccount { ticket, registration, entries, captcha } => {
            ask(window, ticket, Event::AccountSaved, async move |gigya| {
                gigya.save(&registration, &entries, captcha.as_ref()).await
            });
        }
        Effect::Finalize { ticket, registration } => {
            ask(window, ticket, Event::LoggedIn, async move |gigya| gigya.finalize(&registration).await);
        }
        Effect::ResendVerification { ticket, registration, email } => {
            ask(window, ticket, Event::VerificationResent, async move |gigya| {
                gigya.resend_verification(&registration, email.as_ref()).await
            });
        }
        Effect::SendCode { ticket, registration, email, captcha } => {
            ask(window, ticket, Event::CodeSent, async move |gigya| {
                gigya.send_code(&registration, email.as_ref(), captcha.as_ref()).await
            });
        }
        Effect::ConfirmCode { ticket, registration, verification, code } => {
            ask(window, ticket, Event::CodeConfirmed, async move |gigya| {
                gigya.confirm_code(&registration, &verification, &code).await
            });
        }
        Effect::FetchConflict { ticket, registration } => {
            ask(window, ticket, Event::ConflictFetched, async move |gigya| {
                gigya.conflict(&registration).await
            });
        }
        Effect::ChangePassword { ticket, registration, old, new, captcha } => {
            ask(window, ticket, Event::PasswordChanged, async move |gigya| {
                gigya.change_password(&registration, &old, &new, captcha.as_ref()).await
            });
        }
        Effect::FetchFactors { ticket, registration } => {
            ask(window, ticket, Event::FactorsFetched, async move |gigya| gigya.factors(&registration).await);
        }
        Effect::BeginFactor { ticket, registration, kind, mode } => {
            ask(window, ticket, Event::FactorBegun, async move |gigya| {
                gigya.begin_factor(&registration, kind, mode).await
            });
        }
        Effect::SendFactorCode { ticket, assertion, kind, to, by } => {
            ask(window, ticket, Event::FactorCodeSent, async move |gigya| {
                gigya.send_factor_code(&assertion, kind, &to, by).await
            });
        }
        Effect::ConfirmFactor {
            ticket,
            registration,
            assertion,
            kind,
            mode: _,
            verification,
            code,
            remember_device,
        } => {
            ask(window, ticket, Event::LoggedIn, async move |gigya| {
                let begun = Begun { kind, assertion: &assertion, verification: verification.as_ref() };
                gigya.confirm_factor(&registration, begun, &code, remember_device).await
            });
        }
        Effect::Prove { ticket } => {
            let campaign = window.campaign.clone();
            ask(window, ticket, Event::Proved, async move |gigya| gigya.prove(&campaign).await);
        }
        Effect::OpenSession { ticket, id_token } => {
            window.later(async move { Event::SessionOpened(ticket, proxy.open_session(&id_token).await) });
        }
        Effect::FetchPrefill { ticket, token } => {
            window.later(async move { Event::Prefilled(ticket, proxy.prefill(&token).await) });
        }
        Effect::Submit { ticket, token, participation } => {
            window.later(async move { Event::Submitted(ticket, proxy.submit(&token, &participation).await) });
        }
        Effect::LogOutHere { ticket } => {
            ask(window, ticket, Event::LoggedOutHere, async |gigya| gigya.log_out().await);
        }
        Effect::LogOutEverywhere { ticket, token } => {
            window.later(async move { Event::LoggedOutEverywhere(ticket, proxy.log_out(&token).await) });
        }
        Effect::FillPageForm { ticket, fill } => {
            let unset = || PageFormFault::NotFound { given: String::new() };
            let filled = window.page_form.as_ref().ok_or_else(unset).and_then(|form| form.fill(&fill));
            window.dispatch(Event::PageFormFilled(ticket, filled));
        }
        Effect::ConnectIdentity(identity) => page::spawn(Box::pin(async move {
            let connected = match gigya.bridge().await {
                Ok(bridge) => bridge.connect(&identity).await,
                Err(fault) => Err(fault),
            };
            if let Err(fault) = connected {
                console::report(&Fault::IdentityNotConnected(fault));
            }
        })),
        Effect::StartTimer { ticket, after_ms } => window.start_timer(ticket, after_ms),
        Effect::KeepDraft(draft) => window.drafts.keep(&draft),
        Effect::WipeDraft => window.drafts.wipe(),
        Effect::WipePageForm => {
            if let Some(form) = &window.page_form {
                form.wipe();
            }
        }
        Effect::OpenInNewTab => {
            if let Some(refused) = new_tab::open() {
                window.dispatch(refused);
            }
        }
        Effect::Focus(target) => window.focus(&target),
        Effect::Announce(announcement) => window.host.announce(announcement),
        Effect::Report(fault) => console::report(&fault),
    }
}

/// Asks the Web SDK, once it works; what it says becomes this event.
fn ask<T: 'static>(
    window: &Rc<Window>,
    ticket: Ticket,
    event: fn(Ticket, Result<T, GigyaFault>) -> Event,
    call: impl AsyncFnOnce(Bridge) -> Result<T, GigyaFault> + 'static,
) {
    let gigya = Rc::clone(&window.gigya);
    window.later(async move {
        let answer = match gigya.bridge().await {
            Ok(bridge) => call(bridge).await,
            Err(fault) => Err(fault),
        };
        event(ticket, answer)
    });
}

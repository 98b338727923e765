//! The bridge to the Web SDK, against an SDK that misbehaves in each way that is known
//! (`gigya-web-sdk-contract.md`, 1.2 to 1.5): sessions and logins.

pub mod answers;
pub mod log_in;
pub mod session;

use ::gigya::ResponseCode;
use connection_window::gigya::sdk::Sight;
use connection_window::gigya::{Bridge, Sdk, Session};
use flow::{GigyaFault, LogInMode, Participant, Password, Personal, RegistrationToken};
use web_sys::{AbortController, AbortSignal};

use crate::gigya::install;

const NOBODY: Session = Session { participant: None, complaint: None };

/// A working SDK, as a window calls it that goes when `gone` says so.
pub(crate) fn bridge_until(gone: AbortSignal) -> Bridge {
    install("3_key");
    match Sdk::look() {
        Sight::Ready(sdk) => Bridge { sdk, gone, language: "fr".into(), captcha: Some("reCaptchaV2".into()) },
        Sight::Missing | Sight::Starting | Sight::Stub => panic!("the double is a working SDK"),
    }
}

pub(crate) fn bridge() -> Bridge {
    bridge_until(AbortController::new().unwrap().signal())
}

pub(crate) fn token() -> RegistrationToken {
    RegistrationToken::new("st2.reg".into())
}

async fn try_to_log_in(bridge: &Bridge) -> Result<Participant, GigyaFault> {
    let (login_id, password) = (Personal::from("ada@example.com"), Password::new("correct horse".into()));
    bridge.log_in(&login_id, &password, &LogInMode::Standard, None).await
}

fn is_garbage<T>(result: &Result<T, GigyaFault>) -> bool {
    matches!(result, Err(GigyaFault::Garbage { .. }))
}

pub(crate) fn code<T>(result: &Result<T, GigyaFault>) -> Option<ResponseCode> {
    result.as_ref().err().and_then(GigyaFault::code)
}

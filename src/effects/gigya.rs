//! The calls of Gigya's Web SDK that the conversation asks for, each after making sure that the SDK is
//! there.

use std::cell::RefCell;

use contract::Site;
use flow::{Fault, GigyaFault, IdToken, Participant, Password, Personal};
use js_sys::Function;
use web_sys::AbortSignal;

use crate::console;
use crate::gigya::{self, Sdk, loader};
use crate::page::{self, Task};

/// Gigya, as one window sees it.
pub struct Gigya {
    /// `element.js` inserts the script.
    script: Function,
    /// The window has gone.
    gone: AbortSignal,
    /// Known from the campaign's definition on.
    site: RefCell<Option<Site>>,
}

impl Gigya {
    /// Before the campaign is known.
    pub fn new(script: Function, gone: AbortSignal) -> Self {
        Self { script, gone, site: RefCell::default() }
    }

    /// The campaign is known. Answers whether this browser holds a sign of a session.
    pub fn connect_to(&self, site: &Site) -> bool {
        self.site.replace(Some(site.clone()));
        gigya::has_session_cookie(&page::cookies(), &site.api_key)
    }

    /// Who is connected.
    pub async fn detect(&self) -> Result<Option<Participant>, GigyaFault> {
        let session = gigya::session(&self.sdk().await?, &self.gone).await?;
        if let Some(complaint) = session.complaint {
            console::report(&Fault::Gigya(complaint));
        }
        Ok(session.participant)
    }

    /// Logs in.
    pub async fn log_in(&self, login_id: &Personal, password: &Password) -> Result<Participant, GigyaFault> {
        gigya::log_in(&self.sdk().await?, login_id, password, &self.gone).await
    }

    /// The proof of who is connected, meant for this campaign.
    pub async fn prove(&self, campaign: &str) -> Result<IdToken, GigyaFault> {
        gigya::prove(&self.sdk().await?, campaign, &self.gone).await
    }

    /// Ends the session of this browser.
    pub async fn log_out(&self) -> Result<(), GigyaFault> {
        gigya::log_out(&self.sdk().await?, &self.gone).await
    }

    fn sdk(&self) -> Task<'_, Result<Sdk, GigyaFault>> {
        let site = self.site.borrow().clone();
        Box::pin(async move {
            // The conversation asks nothing of Gigya before the definition has arrived.
            let site = site.ok_or(GigyaFault::TimedOut)?;
            loader::ready(&site, &self.script).await
        })
    }
}

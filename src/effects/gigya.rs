//! Gigya as one window sees it: the campaign's site, its SDK once it works, and what happens there outside
//! this window.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use contract::{Definition, Provider, Site};
use flow::{Event, Fault, GigyaFault, Participant, RegistrationToken, SocialMode};
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

use crate::console;
use crate::effects::begun;
use crate::gigya::events::{self, Change, Listening};
use crate::gigya::{self, Bridge, Sdk, loader};
use crate::page::{self, Task};

/// Gigya, as one window sees it.
pub struct Gigya {
    /// `element.js` inserts the script.
    script: Function,
    /// `element.js` takes out of the address what was meant for the SDK.
    clean_address: Function,
    /// The window has gone.
    gone: AbortSignal,
    /// The window's language.
    language: Rc<str>,
    /// Known from the campaign's definition on.
    campaign: RefCell<Option<Campaign>>,
    /// Takes what happens outside the window.
    tell: OnceCell<Tell>,
    listening: RefCell<Option<Listening>>,
}

/// Takes an event.
pub type Tell = Rc<dyn Fn(Event)>;

/// What of a campaign the SDK's calls need.
#[derive(Clone)]
struct Campaign {
    site: Site,
    captcha: Option<Rc<str>>,
}

/// Signs that this browser has been here before.
pub struct Signs {
    /// Whether there is a sign of a session.
    pub session: bool,
    /// The social provider of the last login.
    pub provider: Option<Provider>,
}

impl Gigya {
    /// Before the campaign is known.
    pub fn new(script: Function, clean_address: Function, language: &str, gone: AbortSignal) -> Self {
        Self {
            script,
            clean_address,
            gone,
            language: language.into(),
            campaign: RefCell::default(),
            tell: OnceCell::new(),
            listening: RefCell::default(),
        }
    }

    /// The campaign is known. Answers what this browser remembers.
    pub fn connect_to(&self, definition: &Definition) -> Signs {
        let site = definition.gigya.clone();
        let cookies = page::cookies();
        let session = gigya::has_session_cookie(&cookies, &site.api_key);
        let captcha = definition.ways.captcha.as_ref().map(|captcha| captcha.kind.as_str().into());
        self.campaign.replace(Some(Campaign { site, captcha }));
        Signs { session, provider: gigya::last_provider(&cookies) }
    }

    /// What happens at Gigya outside this window is told from now on, once its SDK works.
    pub fn tell_of_sessions(&self, tell: Tell) {
        let first = self.tell.set(tell);
        debug_assert!(first.is_ok(), "a window listens once");
    }

    /// Who is connected.
    pub async fn detect(&self) -> Result<Option<Participant>, GigyaFault> {
        let session = self.bridge().await?.session().await?;
        if let Some(complaint) = session.complaint {
            console::report(&Fault::Gigya(complaint));
        }
        Ok(session.participant)
    }

    /// Logs in with a social provider. Where the SDK works already it is called before this returns, in the
    /// very call that the click makes. When the answer leads away from the page instead, the tab knows what it
    /// has asked for.
    pub fn social_login(
        self: &Rc<Self>,
        provider: Provider,
        mode: SocialMode,
        link: Option<RegistrationToken>,
    ) -> Task<'static, Result<Participant, GigyaFault>> {
        begun::note();
        let answer = self.ask_provider(provider, mode, link);
        Box::pin(async move {
            let answer = answer.await;
            begun::forget();
            answer
        })
    }

    fn ask_provider(
        self: &Rc<Self>,
        provider: Provider,
        mode: SocialMode,
        link: Option<RegistrationToken>,
    ) -> Task<'static, Result<Participant, GigyaFault>> {
        let ready = self.campaign().and_then(|campaign| {
            let sdk = loader::present(&campaign.site)?;
            Ok(self.bridge_to(sdk, campaign.captcha))
        });
        if let Ok(bridge) = ready {
            return bridge.social_login(&provider, mode, link.as_ref());
        }
        let gigya = Rc::clone(self);
        Box::pin(async move { gigya.bridge().await?.social_login(&provider, mode, link.as_ref()).await })
    }

    /// The calls, once the SDK works.
    pub fn bridge(&self) -> Task<'_, Result<Bridge, GigyaFault>> {
        Box::pin(async move {
            let campaign = self.campaign()?;
            let sdk = loader::ready(&campaign.site, &self.script).await?;
            Ok(self.bridge_to(sdk, campaign.captcha))
        })
    }

    /// The conversation asks nothing of Gigya before the definition has arrived.
    fn campaign(&self) -> Result<Campaign, GigyaFault> {
        self.campaign.borrow().clone().ok_or(GigyaFault::TimedOut)
    }

    fn bridge_to(&self, sdk: Sdk, captcha: Option<Rc<str>>) -> Bridge {
        // The SDK has read the page's address by now, and nobody else needs to.
        let cleaned = self.clean_address.call0(&JsValue::NULL);
        debug_assert!(cleaned.is_ok(), "the loader's functions do not fail");
        let bridge = Bridge { sdk, gone: self.gone.clone(), language: Rc::clone(&self.language), captcha };
        self.listen(&bridge);
        bridge
    }

    fn listen(&self, bridge: &Bridge) {
        let Some(tell) = self.tell.get().cloned() else { return };
        if self.listening.borrow().is_some() {
            return;
        }
        let asking = bridge.clone();
        let listening = events::listen(&bridge.sdk, move |change| session_changed(&asking, &tell, change));
        self.listening.replace(Some(listening));
    }
}

/// After two accounts were linked the event does not say whose session it is (Web SDK, 1.10): then the SDK is
/// asked.
fn session_changed(bridge: &Bridge, tell: &Tell, change: Change) {
    match change {
        Change::Ended => tell(Event::SessionEnded),
        Change::Began(event) => {
            if let Some(participant) = gigya::logged_in(&event) {
                return tell(Event::SessionBegan(participant));
            }
            let (bridge, tell) = (bridge.clone(), Rc::clone(tell));
            page::spawn(Box::pin(async move {
                let session = bridge.session().await;
                if let Some(participant) = session.ok().and_then(|session| session.participant) {
                    tell(Event::SessionBegan(participant));
                }
            }));
        }
    }
}

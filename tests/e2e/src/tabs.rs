//! The other windows of the browser: a social provider's, and further tabs of the same participant.

use serde_json::json;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::Stage;
use crate::find::eventually;

/// What is pressed on the provider's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtProvider {
    /// Pinky, whose account is connected with it.
    Pinky,
    /// Somebody without an account.
    New,
    /// Somebody whose e-mail address the provider does not tell.
    WithoutEmail,
    /// Marie, who has an account with a password.
    Marie,
    /// Pinky, whose account is connected with Facebook, at another provider.
    PinkyElsewhere,
    /// The participant calls it off.
    Cancel,
    /// The participant closes the window.
    Close,
    /// Nothing ever comes.
    Silence,
}

impl AtProvider {
    fn css(self) -> &'static str {
        match self {
            Self::Pinky => "[value='pinky']",
            Self::New => "[value='new']",
            Self::WithoutEmail => "[value='without-email']",
            Self::Marie => "[value='marie']",
            Self::PinkyElsewhere => "[value='pinky-elsewhere']",
            Self::Cancel => "[name='identity'][value='']",
            Self::Close => "[data-close]",
            Self::Silence => "[data-silence]",
        }
    }
}

impl Stage {
    /// Waits for the provider's window, presses a button there and comes back to the page. In a frame, the
    /// frame has to be entered again.
    pub async fn choose_at_provider(&self, choice: AtProvider) {
        let page = self.tab().await;
        let provider = eventually("the provider's window", async || {
            self.driver().windows().await.ok()?.into_iter().find(|window| *window != page)
        })
        .await;
        self.switch_to(&provider).await;
        self.press_at_provider(choice).await;
        self.switch_to(&page).await;
    }

    /// Presses a button of the provider's page, which stands in this very window.
    pub async fn press_at_provider(&self, choice: AtProvider) {
        eventually(&format!("{choice:?} at the provider"), async || {
            let button = self.driver().find(By::Css(choice.css())).await.ok()?;
            match button.click().await {
                // It went with its window, before the driver had seen that it was pressed.
                Ok(()) => Some(()),
                Err(error) => matches!(&*error, WebDriverErrorInner::NoSuchWindow(_)).then_some(()),
            }
        })
        .await;
    }

    /// Waits until the page is the only window.
    pub async fn see_no_other_window(&self) {
        eventually("the other window gone", async || {
            (self.driver().windows().await.ok()?.len() == 1).then_some(())
        })
        .await;
    }

    /// The tab that is looked at.
    ///
    /// # Panics
    /// When it was closed.
    pub async fn tab(&self) -> WindowHandle {
        self.driver().window().await.expect("the tab is there")
    }

    /// Opens another tab and goes there.
    ///
    /// # Panics
    /// When the browser opens none.
    pub async fn open_tab(&self) {
        let tab = self.driver().new_tab().await.expect("another tab opens");
        self.show_tab(&tab).await;
    }

    /// Comes back to a tab, as somebody who clicks on it.
    pub async fn show_tab(&self, tab: &WindowHandle) {
        self.switch_to(tab).await;
        self.command("Page.bringToFront", json!({})).await;
    }

    /// Goes into the frame of the host's page.
    pub async fn enter_frame(&self) {
        eventually("the frame", async || {
            self.driver().enter_default_frame().await.ok()?;
            self.driver().enter_frame(0).await.ok()
        })
        .await;
    }

    /// Goes out of the frame again.
    ///
    /// # Panics
    /// When the page has gone.
    pub async fn leave_frame(&self) {
        self.driver().enter_default_frame().await.expect("the host's page is there");
    }

    async fn switch_to(&self, window: &WindowHandle) {
        self.driver().switch_to_window(window.clone()).await.expect("the window is there");
    }
}

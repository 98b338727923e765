//! What a person does: clicks, types, chooses, presses keys.

use std::time::Duration;

use thirtyfour::prelude::*;

use crate::Stage;
use crate::find::eventually;

impl Stage {
    /// Clicks the button with these words.
    pub async fn click(&self, words: &str) {
        let what = format!("the button `{words}`");
        self.act_on(&what, &self.button(words), async |button| button.click().await).await;
    }

    /// Clicks the button with these words twice, as fast as a hand does.
    pub async fn double_click(&self, words: &str) {
        let what = format!("the button `{words}`");
        let twice = async |button: WebElement| {
            self.driver().action_chain().double_click_element(&button).perform().await
        };
        self.act_on(&what, &self.button(words), twice).await;
    }

    /// Replaces what stands in a field.
    pub async fn fill(&self, label: &str, text: &str) {
        let what = format!("the field `{label}`");
        let type_over = async |field: WebElement| {
            field.click().await?;
            field.send_keys(Key::Control + "a").await?;
            let keys = if text.is_empty() { Key::Delete.into() } else { TypingData::from(text) };
            field.send_keys(keys).await
        };
        self.act_on(&what, &self.field(label), type_over).await;
    }

    /// Types a date into the browser's own date field, as an American would: `05061985`.
    pub async fn fill_date(&self, label: &str, month_day_year: &str) {
        let what = format!("the date `{label}`");
        self.act_on(&what, &self.field(label), async |field| field.send_keys(month_day_year).await).await;
    }

    /// Chooses an entry of a list or one of some radio buttons.
    pub async fn choose(&self, label: &str, entry: &str) {
        let what = format!("the entry `{entry}` of `{label}`");
        self.act_on(&what, &self.entry(label, entry), async |entry| entry.click().await).await;
    }

    /// Whether an entry is the one that is chosen.
    pub async fn is_chosen(&self, label: &str, entry: &str) -> bool {
        let what = format!("the entry `{entry}` of `{label}`");
        self.act_on(&what, &self.entry(label, entry), async |entry| entry.is_selected().await).await
    }

    /// Ticks or clears a check box.
    pub async fn tick(&self, label: &str) {
        let what = format!("the check box `{label}`");
        self.act_on(&what, &self.field(label), async |field| field.click().await).await;
    }

    /// What stands in a field.
    pub async fn value(&self, label: &str) -> String {
        let what = format!("the field `{label}`");
        self.act_on(&what, &self.field(label), async |field| field.prop("value").await)
            .await
            .unwrap_or_default()
    }

    /// Whether a check box is ticked.
    pub async fn is_ticked(&self, label: &str) -> bool {
        let what = format!("the check box `{label}`");
        self.act_on(&what, &self.field(label), async |field| field.is_selected().await).await
    }

    /// Presses keys wherever the focus is.
    ///
    /// # Panics
    /// When the browser does not take them.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let pressed = self.driver().action_chain().send_keys(keys).perform().await;
        pressed.expect("the browser takes keys");
    }

    /// Goes on with Tab until the control with this label or these words has the focus.
    ///
    /// # Panics
    /// When it is not to be reached by Tab.
    pub async fn tab_to(&self, words: &str) {
        let script = "const at = document.activeElement;
            return at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent ?? ''";
        for _ in 0..60 {
            self.press(Key::Tab).await;
            let at = self.ask_page(script).await;
            if at.as_str().unwrap_or_default().trim().starts_with(words) {
                return;
            }
        }
        panic!("`{words}` is not to be reached by the keyboard");
    }

    /// Enters login ID and password on *Login* and sends them.
    pub async fn log_in(&self, login_id: &str, password: &str) {
        self.fill("E-mail address", login_id).await;
        self.fill("Password", password).await;
        self.click("Log in").await;
    }

    /// Lets time pass on a page that [has a clock](crate::Page::with_clock).
    pub async fn pass_time(&self, time: Duration) {
        self.ask_page(&format!("window.passTime({})", time.as_millis())).await;
    }

    /// Ticks the check box of the captcha, which stands in a frame of its own, and waits for its answer.
    ///
    /// # Panics
    /// When there is no captcha, or it has no answer.
    pub async fn solve_captcha(&self) {
        let frame = format!("{}//iframe[@title='reCAPTCHA']", self.window().xpath());
        self.act_on("the captcha", &frame, async |frame| frame.enter_frame().await).await;
        self.act_on("its check box", "//input", async |tick| tick.click().await).await;
        self.driver().enter_parent_frame().await.expect("there is a page around the frame");
        let answer = "return document.querySelector('connection-window input[name=captcha]')?.value ?? ''";
        eventually("an answer of the captcha", async || {
            self.ask_page(answer).await.as_str().filter(|answer| !answer.is_empty()).map(|_| ())
        })
        .await;
    }

    /// Runs a script of the test in the page and takes its answer.
    ///
    /// # Panics
    /// When it throws.
    pub async fn ask_page(&self, script: &str) -> serde_json::Value {
        let answer = self.driver().execute(script, vec![]).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }
}

//! Finds things as a person does: by the words on them, when they can be seen.

use std::time::Duration;

use thirtyfour::prelude::*;
use tokio::time::{interval, timeout};

use crate::Stage;

/// How long a person looks for something before giving up; a passing test never waits so long. Longer than
/// the seven seconds after which the window itself gives up, on a slow machine too.
pub const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(40);

/// Looks again and again until there is something.
///
/// # Panics
/// When nothing comes.
pub async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let looking = async {
        let mut glances = interval(GLANCE);
        loop {
            glances.tick().await;
            if let Some(found) = look().await {
                return found;
            }
        }
    };
    timeout(PATIENCE, looking).await.unwrap_or_else(|_| panic!("this never happened: {what}"))
}

impl Stage {
    /// Does something to the first visible element of this XPath, as soon as it is there and lets itself be
    /// acted on: the window may draw it anew at any moment.
    ///
    /// # Panics
    /// When it does not come, with what the page says instead.
    pub async fn act_on<T>(
        &self,
        what: &str,
        xpath: &str,
        act: impl AsyncFn(WebElement) -> WebDriverResult<T>,
    ) -> T {
        let mut last = "it is not there".to_owned();
        let looking = async {
            let mut glances = interval(GLANCE);
            loop {
                glances.tick().await;
                match self.visible(xpath).await {
                    Ok(Some(element)) => match act(element).await {
                        Ok(done) => return done,
                        Err(error) => last = error.to_string(),
                    },
                    Ok(None) => {}
                    Err(error) => last = error.to_string(),
                }
            }
        };
        if let Ok(done) = timeout(PATIENCE, looking).await {
            return done;
        }
        panic!("{what}: {last}; the page says: {}", self.page_text().await)
    }

    async fn visible(&self, xpath: &str) -> WebDriverResult<Option<WebElement>> {
        for element in self.driver().find_all(By::XPath(xpath)).await? {
            if element.is_displayed().await? {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// All that the page shows as text.
    pub async fn page_text(&self) -> String {
        self.text_of("body").await
    }

    /// Waits until these words stand on the page.
    ///
    /// # Panics
    /// When they do not come, with what the page says instead.
    pub async fn see(&self, words: &str) {
        self.see_in("body", words).await;
    }

    /// Waits until these words stand in the window that is looked at.
    ///
    /// # Panics
    /// When they do not come, with what the window says instead.
    pub async fn see_in_window(&self, words: &str) {
        self.see_in(&format!("{} > .cw", self.window().selector()), words).await;
    }

    async fn see_in(&self, place: &str, words: &str) {
        let mut said = String::new();
        let looking = async {
            let mut glances = interval(GLANCE);
            while !said.contains(words) {
                glances.tick().await;
                said = self.text_of(place).await;
            }
        };
        let seen = timeout(PATIENCE, looking).await.is_ok();
        assert!(seen, "`{words}` never stood in {place}, which says: {said}");
    }

    /// Whether these words stand on the page now.
    pub async fn sees_now(&self, words: &str) -> bool {
        self.page_text().await.contains(words)
    }

    /// What is rendered of a place: `innerText` knows what is hidden. Empty while there is none.
    async fn text_of(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        let text = self.driver().execute(script, vec![selector.into()]).await;
        let text = text.ok().and_then(|text| text.json().as_str().map(str::to_owned)).unwrap_or_default();
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until the window that is looked at shows this screen.
    pub async fn see_screen(&self, name: &str) {
        let xpath = format!("{}//*[@data-screen={}]", self.window().xpath(), quoted(name));
        self.act_on(&format!("the screen `{name}`"), &xpath, async |_| Ok(())).await;
    }

    /// Whether a field with this label is on the screen now.
    pub async fn has_field(&self, label: &str) -> bool {
        matches!(self.visible(&self.field(label)).await, Ok(Some(_)))
    }

    /// Waits until a field with this label is gone from the screen.
    pub async fn see_no_field(&self, label: &str) {
        let xpath = self.field(label);
        eventually(&format!("the field `{label}` gone"), async || {
            self.visible(&xpath).await.is_ok_and(|field| field.is_none()).then_some(())
        })
        .await;
    }

    pub(crate) fn button(&self, words: &str) -> String {
        let words = quoted(words);
        // A button that can wait holds both of its texts, one of them hidden.
        format!(
            "{}//button[normalize-space()={words} or *[normalize-space()={words}]]",
            self.window().xpath()
        )
    }

    /// The control that a label with these first words is tied to, or stands in.
    pub(crate) fn field(&self, label: &str) -> String {
        let (window, words) = (self.window().xpath(), quoted(label));
        let label = format!("{window}//label[starts-with(normalize-space(),{words})]");
        let control = "*[self::input or self::select]";
        format!("{window}//{control}[@id=({label}/@for)] | {label}//{control}")
    }

    /// An entry of a list, or one of some radio buttons, below these words.
    pub(crate) fn entry(&self, label: &str, entry: &str) -> String {
        let entry = quoted(entry);
        let list = format!("({})/option[normalize-space()={entry}]", self.field(label));
        let group = format!(
            "{}//fieldset[starts-with(normalize-space(legend),{})]",
            self.window().xpath(),
            quoted(label)
        );
        format!("{list} | {group}//label[normalize-space()={entry}]/input")
    }
}

/// An XPath literal: XPath knows no escapes.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}

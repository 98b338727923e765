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

    /// All that the page says.
    pub async fn page_text(&self) -> String {
        match self.driver().find(By::Tag("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits until these words are to be seen on the page.
    pub async fn see(&self, words: &str) {
        self.act_on(&format!("the words `{words}`"), &innermost("//body", words), async |_| Ok(())).await;
    }

    /// Waits until these words are to be seen in the window that is looked at.
    pub async fn see_in_window(&self, words: &str) {
        let xpath = innermost(&self.window(), words);
        self.act_on(&format!("the words `{words}` in the window"), &xpath, async |_| Ok(())).await;
    }

    /// Whether these words are to be seen on the page now.
    pub async fn sees_now(&self, words: &str) -> bool {
        matches!(self.visible(&innermost("//body", words)).await, Ok(Some(_)))
    }

    /// Waits until the window that is looked at shows this screen.
    pub async fn see_screen(&self, name: &str) {
        let xpath = format!("{}//*[@data-screen={}]", self.window(), quoted(name));
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
        format!("{}//button[normalize-space()={words} or *[normalize-space()={words}]]", self.window())
    }

    /// The control that a label with these first words is tied to, or stands in.
    pub(crate) fn field(&self, label: &str) -> String {
        let (window, words) = (self.window(), quoted(label));
        let label = format!("{window}//label[starts-with(normalize-space(),{words})]");
        let control = "*[self::input or self::select]";
        format!("{window}//{control}[@id=({label}/@for)] | {label}//{control}")
    }

    /// An entry of a list, or one of some radio buttons, below these words.
    pub(crate) fn entry(&self, label: &str, entry: &str) -> String {
        let entry = quoted(entry);
        let list = format!("({})/option[normalize-space()={entry}]", self.field(label));
        let group =
            format!("{}//fieldset[starts-with(normalize-space(legend),{})]", self.window(), quoted(label));
        format!("{list} | {group}//label[normalize-space()={entry}]/input")
    }
}

/// The innermost elements that hold these words: an outer one is visible even when they are not.
fn innermost(root: &str, words: &str) -> String {
    let holds = format!("contains(normalize-space(),{})", quoted(words));
    format!("{root}//*[not(self::script) and {holds} and not(*[{holds}])]")
}

/// An XPath literal: XPath knows no escapes.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}

//! What a journey looks at besides words: accessibility, the events of the element, the focus.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::find::eventually;
use crate::{Colours, Stage};

const AXE: &str = "const done = arguments[0];
    const told = (node) => `${node.target}: ${node.failureSummary}`;
    // A colour that is still changing is no colour to judge.
    const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    Promise.allSettled(changes.map((change) => change.finished)).then(
        () => axe.run(document, {resultTypes: ['violations'], preload: false})).then(
        (found) => done(found.violations.map((violation) => `${violation.id}: ${violation.nodes.map(told)}`)),
        (error) => done([String(error)]));";

/// The narrowest page that must do without a horizontal scroll bar (WCAG 2.2, 1.4.10): also what a page of
/// 640 pixels is at 200 %.
const NARROWEST: u32 = 320;

impl Stage {
    /// Waits for a screen and judges it as a whole: axe-core in light and dark, and the narrowest page.
    ///
    /// # Panics
    /// When something is wrong with it.
    pub async fn check_screen(&self, name: &str) {
        self.see_screen(name).await;
        self.check_accessibility().await;
        let inner_width = "return window.innerWidth";
        let before = self.ask_page(inner_width).await;
        self.resize(NARROWEST, 800).await;
        let width = self.ask_page("return document.documentElement.scrollWidth").await;
        let fits = width.as_u64().is_some_and(|width| width <= NARROWEST.into());
        assert!(fits, "`{name}` is {width} pixels wide on a page of {NARROWEST}");
        self.resize_back().await;
        self.picture(name).await;
        // The browser takes its time, and a click before that would miss.
        let as_before = async || (self.ask_page(inner_width).await == before).then_some(());
        eventually("the page as wide as before", as_before).await;
    }

    /// Lets axe-core judge the whole page, in light and dark.
    ///
    /// # Panics
    /// When it finds a violation.
    pub async fn check_accessibility(&self) {
        let path = std::env::var("AXE_PATH").expect("AXE_PATH names axe.min.js: run `cargo xtask test e2e`");
        let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        self.driver().execute(source, vec![]).await.expect("axe-core is loaded");
        for colours in [Colours::Light, Colours::Dark] {
            self.set_colours(colours).await;
            let found = self.driver().execute_async(AXE, vec![]).await.expect("axe-core answers");
            let screen = self.screen_name().await;
            assert_eq!(found.json(), &json!([]), "axe-core on `{screen}` in {colours:?}");
        }
        self.set_colours(Colours::Light).await;
    }

    /// The name of the screen that the first window shows.
    pub async fn screen_name(&self) -> String {
        let script = "return document.querySelector('connection-window [data-screen]')?.dataset.screen ?? ''";
        self.ask_page(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// How often windows of this page have dispatched this event.
    pub async fn count_events(&self, name: &str) -> u64 {
        let script = format!("return window.heard.filter((event) => event.type === '{name}').length");
        self.ask_page(&script).await.as_u64().unwrap_or_default()
    }

    /// The detail of the last event with this name, once it came.
    pub async fn event(&self, name: &str) -> Value {
        let script =
            format!("return window.heard.findLast((event) => event.type === '{name}')?.detail ?? {{}}");
        eventually(&format!("the event {name}"), async || self.count_events(name).await.checked_sub(1)).await;
        self.ask_page(&script).await
    }

    /// Waits until this part of the window has the focus: `heading`, `password`, `field-birthday` …
    pub async fn see_focus(&self, part: &str) {
        let script = "return document.activeElement?.id ?? ''";
        eventually(&format!("the focus on `{part}`"), async || {
            let id = self.ask_page(script).await;
            id.as_str().is_some_and(|id| id.ends_with(&format!("-{part}"))).then_some(())
        })
        .await;
    }

    /// Waits until a field is marked as wrong and what it is described by says so.
    pub async fn see_complaint(&self, label: &str, words: &str) {
        let what = format!("`{words}` below `{label}`");
        let says = async |field: WebElement| {
            let invalid = field.attr("aria-invalid").await?;
            let ids = field.attr("aria-describedby").await?.unwrap_or_default();
            let script = "return arguments[0].split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')";
            let said = self.driver().execute(script, vec![ids.into()]).await?;
            let said = said.json().as_str().unwrap_or_default().to_owned();
            if invalid.as_deref() == Some("true") && said.contains(words) {
                return Ok(());
            }
            Err(WebDriverError::NotFound(
                words.to_owned(),
                format!("aria-invalid is {invalid:?}, said is {said}"),
            ))
        };
        self.act_on(&what, &self.field(label), says).await;
    }

    /// Waits until an error or a warning with all these words stands on the console. What a journey reads
    /// there is expected; an error that nobody reads fails it.
    pub async fn read_on_console(&self, words: &[&str]) {
        eventually(&format!("{words:?} on the console"), async || {
            self.collect_console().await;
            let mut console = self.console();
            let at = console.iter().position(|entry| words.iter().all(|word| entry.message.contains(word)));
            at.map(|at| console.remove(at))
        })
        .await;
    }
}

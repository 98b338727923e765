//! A page with nothing but the stand-in, and the browser that shows it.

use std::net::Ipv4Addr;

use e2e::{Browser, PageServer, eventually};
use gigya_sandbox::{API_KEY, Sandbox};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Sandbox, page and browser.
pub struct Bench {
    pub sandbox: Sandbox,
    pub pages: PageServer,
    pub driver: WebDriver,
    _browser: Browser,
}

impl Bench {
    /// Opens the page, with a global configuration for the SDK.
    pub async fn set(configuration: &Value) -> Self {
        let (sandbox, browser) = (Sandbox::start().await, Browser::start().await);
        let network = sandbox.url().to_owned();
        Self::of(sandbox, browser, &network, configuration).await
    }

    /// Opens a page that names Gigya's own script, in a browser that finds Gigya's names at the sandbox.
    pub async fn set_under_gigyas_names() -> Self {
        let sandbox = Sandbox::start_with_tls_on((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
        let port = sandbox.url().rsplit_once(':').unwrap().1.parse().unwrap();
        let browser = Browser::start_with_gigya_at(port).await;
        Self::of(sandbox, browser, "https://cdns.eu1.gigya.com", &json!({})).await
    }

    async fn of(sandbox: Sandbox, browser: Browser, network: &str, configuration: &Value) -> Self {
        let (pages, driver) = (PageServer::start().await, browser.driver.clone());
        let page = format!(
            "<!doctype html><title>Bench</title><link rel=icon href=/none.svg><button>Go</button>\
             <div id=captcha></div><script>window.answers = []; window.events = [];\
             window.__gigyaConf = {configuration};</script>\
             <script src='{network}/js/gigya.js?apikey={API_KEY}'></script>"
        );
        pages.put_file("/quiz", "text/html", &page);
        let bench = Self { sandbox, pages, driver, _browser: browser };
        bench.open(&format!("{}/quiz", bench.pages.origin())).await;
        bench
    }

    pub async fn open(&self, address: &str) {
        self.driver.goto(address).await.unwrap();
        self.ready().await;
    }

    /// Waits for the SDK, and hears its events.
    pub async fn ready(&self) {
        let is_ready = "return window.gigya?.isReady === true";
        eventually("the SDK is ready", async || (self.ask(is_ready).await == true).then_some(())).await;
        let hear = "const onEvent = ({ eventName, provider, regToken }) =>
              window.events.push({ eventName, provider, regToken });
            gigya.accounts.addEventHandlers({ onLogin: onEvent, onPendingRegistration: onEvent })";
        self.ask(hear).await;
    }

    /// What a script returns.
    pub async fn ask(&self, script: &str) -> Value {
        self.driver.execute(script, vec![]).await.map_or(Value::Null, |answer| answer.json().clone())
    }

    /// Calls a method of `gigya.accounts` on a click, as a window does.
    pub async fn call(&self, method: &str, parameters: &Value) {
        let on_click = format!(
            "window.answers = []; document.querySelector('button').onclick = () =>
               gigya.accounts.{method}({{ ...{parameters}, callback: (answer) => window.answers.push(answer) }})"
        );
        self.ask(&on_click).await;
        self.click("button").await;
    }

    /// The answer of the last call.
    pub async fn answer(&self) -> Value {
        eventually("the callback answers", async || {
            Some(self.ask("return window.answers[0]").await).filter(|answer| !answer.is_null())
        })
        .await
    }

    /// How many answers there are, once the page has had time for another.
    pub async fn answers(&self) -> Value {
        self.ask("return fetch('/none.svg').then(() => window.answers.length)").await
    }

    pub async fn click(&self, css: &str) {
        eventually(css, async || self.driver.find(By::Css(css)).await.ok()?.click().await.ok()).await;
    }

    pub async fn shows(&self, css: &str) -> bool {
        self.driver.find(By::Css(css)).await.is_ok()
    }

    /// Logs in by password and gives the answer.
    pub async fn log_in(&self, who: &gigya_sandbox::seed::Seeded, more: &Value) -> Value {
        let mut parameters = json!({ "loginID": who.login_id, "password": who.password });
        parameters.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        self.call("login", &parameters).await;
        self.answer().await
    }

    /// Begins a social login in a pop-up, and presses a button of the provider's page.
    pub async fn choose(&self, parameters: &Value, button: &str) {
        let page = self.driver.window().await.unwrap();
        self.call("socialLogin", parameters).await;
        let popup = eventually("the pop-up opens", async || {
            self.driver.windows().await.ok()?.into_iter().find(|window| *window != page)
        })
        .await;
        self.driver.switch_to_window(popup).await.unwrap();
        self.click(button).await;
        self.driver.switch_to_window(page).await.unwrap();
    }

    /// Waits until the pop-up is gone.
    pub async fn alone(&self) {
        eventually("the pop-up closes", async || {
            (self.driver.windows().await.ok()?.len() == 1).then_some(())
        })
        .await;
    }

    pub async fn close(self) {
        self.driver.clone().quit().await.unwrap();
    }
}

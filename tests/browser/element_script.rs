//! `element.js` by itself: what it takes out of the page's address, when it asks anything of Gigya, and which
//! texts it loads.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/tests/browser/element_script.js")]
extern "C" {
    async fn load(source: &str, query: &str) -> JsValue;
    fn query() -> String;
    #[wasm_bindgen(js_name = restoreAddress)]
    fn restore_address();
    fn mount(name: &str, attributes: &str, definition: Option<&str>) -> HtmlElement;
    async fn opened(element: &HtmlElement, number: u32);
    fn handed(element: &HtmlElement, name: &str) -> String;
    #[wasm_bindgen(js_name = textsIn)]
    async fn texts_in(element: &HtmlElement, address: &str) -> JsValue;
    #[wasm_bindgen(js_name = cleanAddress)]
    fn clean_address(element: &HtmlElement);
    fn heard(element: &HtmlElement) -> String;
    #[wasm_bindgen(js_name = giveConsent)]
    fn give_consent(element: &HtmlElement);
    fn restart(element: &HtmlElement);
    #[wasm_bindgen(js_name = gigyaScripts)]
    fn gigya_scripts() -> u32;
    #[wasm_bindgen(js_name = configureGigya)]
    fn configure_gigya(json: &str);
    #[wasm_bindgen(js_name = gigyaConfiguration)]
    fn gigya_configuration() -> String;
    async fn settled();
}

const SCRIPT: &str = include_str!("../../src/element.js");

const CAMPAIGN: &str = r#"{"campaign":"summer-quiz"}"#;

/// A script that starts at once and comes from nowhere.
const WITH_KEY: &str = r#"{"campaign":"summer-quiz","api-key":"3_key","data-center":"invalid"}"#;

/// The element and the page's address, both gone in the end.
struct Page(HtmlElement);

impl Page {
    async fn at(address: &str, attributes: &str) -> Self {
        let name = load(SCRIPT, address).await.as_string().unwrap();
        let element = mount(&name, attributes, None);
        opened(&element, 1).await;
        Self(element)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.0.remove();
        restore_address();
    }
}

#[wasm_bindgen_test]
async fn a_mails_link_leaves_the_address_and_goes_to_the_window() {
    let page = Page::at("?quiz=1&pwrt=secret&gig_email=ada%40example.com", CAMPAIGN).await;
    assert_eq!(query(), "?quiz=1 true");
    assert_eq!(handed(&page.0, "arrival"), r#"{"pwrt":"secret","gig_email":"ada@example.com"}"#);
}

#[wasm_bindgen_test]
async fn a_providers_return_leaves_the_address_before_the_sdk_reads_it() {
    let page = Page::at("?errorCode=206001&errorMessage=Pending&regToken=st2", CAMPAIGN).await;
    assert_eq!(query(), " true");
    let arrival = r#"{"regToken":"st2","errorCode":"206001","errorMessage":"Pending"}"#;
    assert_eq!(handed(&page.0, "arrival"), arrival);
}

#[wasm_bindgen_test]
async fn what_is_the_pages_own_stays_in_its_address() {
    let page = Page::at("?errorCode=not-found&errorMessage=Oh&authCode=mine", CAMPAIGN).await;
    clean_address(&page.0);
    assert_eq!(query(), "?errorCode=not-found&errorMessage=Oh&authCode=mine true");
    assert_eq!(handed(&page.0, "arrival"), "{}");
}

#[wasm_bindgen_test]
async fn what_is_meant_for_the_sdk_stays_until_the_sdk_has_read_it() {
    let page = Page::at("?gig_events=socialLogin&authCode=code&quiz=1", CAMPAIGN).await;
    assert_eq!(query(), "?gig_events=socialLogin&authCode=code&quiz=1 true");
    assert_eq!(handed(&page.0, "arrival"), r#"{"forSdk":"socialLogin"}"#);
    clean_address(&page.0);
    assert_eq!(query(), "?quiz=1 true");
}

#[wasm_bindgen_test]
async fn what_came_with_the_address_comes_again_when_an_attribute_changes_but_not_after_a_restart() {
    let page = Page::at("?pwrt=secret", CAMPAIGN).await;
    page.0.set_attribute("lang", "fr").unwrap();
    opened(&page.0, 2).await;
    assert_eq!(handed(&page.0, "arrival"), r#"{"pwrt":"secret"}"#);
    restart(&page.0);
    opened(&page.0, 3).await;
    assert_eq!(handed(&page.0, "arrival"), "{}");
}

#[wasm_bindgen_test]
async fn nothing_is_asked_of_gigya_before_the_page_consents() {
    let pending = WITH_KEY.replace('}', r#","consent":"pending"}"#);
    let page = Page::at("", &pending).await;
    assert_eq!(handed(&page.0, "consentPending"), "true");
    assert_eq!(gigya_scripts(), 0);
    give_consent(&page.0);
    settled().await;
    assert_eq!((gigya_scripts(), heard(&page.0).as_str()), (1, "consent"));
    assert_eq!(page.0.get_attribute("consent").as_deref(), Some("given"));
}

#[wasm_bindgen_test]
async fn consent_is_given_once_by_changing_the_attribute_or_taking_it_away() {
    for given in [Some("given"), None] {
        let pending = CAMPAIGN.replace('}', r#","consent":"pending"}"#);
        let page = Page::at("", &pending).await;
        match given {
            Some(given) => page.0.set_attribute("consent", given).unwrap(),
            None => page.0.remove_attribute("consent").unwrap(),
        }
        give_consent(&page.0);
        settled().await;
        assert_eq!(heard(&page.0), "consent", "and the same window goes on");
    }
}

#[wasm_bindgen_test]
async fn consent_that_was_never_withheld_need_not_be_given() {
    let page = Page::at("", CAMPAIGN).await;
    assert_eq!(handed(&page.0, "consentPending"), "false");
    give_consent(&page.0);
    settled().await;
    assert_eq!(heard(&page.0), "");
}

#[wasm_bindgen_test]
async fn the_sdk_is_told_not_to_open_dialogs_and_the_pages_settings_stay() {
    configure_gigya(r#"{"lang":"fr","sessionExpiration":0}"#);
    let page = Page::at("", WITH_KEY).await;
    assert_eq!(gigya_scripts(), 1);
    let expected = r#"{"ignoreInterruptions":true,"lang":"fr","sessionExpiration":0}"#;
    assert_eq!(gigya_configuration(), expected);
    drop(page);
    configure_gigya(r#"{"ignoreInterruptions":false}"#);
    let _page = Page::at("", WITH_KEY).await;
    assert_eq!(gigya_configuration(), r#"{"ignoreInterruptions":false}"#);
}

#[wasm_bindgen_test]
async fn the_texts_come_in_the_address_that_is_named_and_the_other_can_be_had() {
    let page = Page::at("", r#"{"campaign":"summer-quiz","lang":"fr"}"#).await;
    assert_eq!(handed(&page.0, "texts"), r#"["vous"]"#);
    assert_eq!(texts_in(&page.0, "formal").await.as_string().unwrap(), "null");
    assert_eq!(texts_in(&page.0, "informal").await.as_string().unwrap(), r#"["tu"]"#);
    page.0.set_attribute("address", "informal").unwrap();
    opened(&page.0, 2).await;
    assert_eq!(handed(&page.0, "texts"), r#"["tu"]"#);
    assert_eq!(texts_in(&page.0, "formal").await.as_string().unwrap(), r#"["vous"]"#);
}

#[wasm_bindgen_test]
async fn a_language_that_knows_one_address_has_one_file() {
    let page = Page::at("", r#"{"campaign":"summer-quiz","lang":"en","address":"informal"}"#).await;
    assert_eq!(handed(&page.0, "texts"), r#"["formal or not"]"#);
    assert_eq!(texts_in(&page.0, "informal").await.as_string().unwrap(), "null");
}

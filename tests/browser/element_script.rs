//! `element.js` by itself: what it takes out of the page's address, when and where it asks anything of Gigya,
//! which files it loads, and what the windows of a page share.

use ::gigya::DataCenter;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/tests/browser/stage.js")]
extern "C" {
    async fn load(source: &str, query: &str, build: Option<&str>) -> JsValue;
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
    /// The window that is there now.
    fn handle(element: &HtmlElement) -> JsValue;
    #[wasm_bindgen(js_name = heardBy)]
    fn heard_by(handle: &JsValue) -> String;
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
    fn told() -> String;
    fn instances() -> u32;
    #[wasm_bindgen(js_name = startedAhead)]
    fn started_ahead() -> bool;
    #[wasm_bindgen(js_name = tryAgainWith)]
    async fn try_again_with(element: &HtmlElement, address: &str, text: &str);
    #[wasm_bindgen(js_name = letSecondIn)]
    async fn let_second_in(reason: Option<&str>) -> JsValue;
    #[wasm_bindgen(js_name = removeSheets)]
    fn remove_sheets();
    #[wasm_bindgen(js_name = countSheets)]
    fn count_sheets() -> u32;
    #[wasm_bindgen(js_name = gigyaAddress)]
    fn gigya_address() -> Option<String>;
    #[wasm_bindgen(js_name = allowPolicy)]
    fn allow_policy(name: &str);
    #[wasm_bindgen(js_name = allowAllPolicies)]
    fn allow_all_policies();
    #[wasm_bindgen(js_name = insertGigya)]
    fn insert_gigya(element: &HtmlElement, address: &str) -> String;
}

const SCRIPT: &str = include_str!("../../src/element.js");

const CAMPAIGN: &str = r#"{"campaign":"summer-quiz"}"#;

/// A script that starts at once and comes from nowhere.
const WITH_KEY: &str = r#"{"campaign":"summer-quiz","api-key":"3_key","data-center":"eu"}"#;

/// The element and the page's address, both gone in the end.
struct Page(HtmlElement);

impl Page {
    async fn at(address: &str, attributes: &str) -> Self {
        Self::of(None, address, attributes).await
    }

    /// The page has asked for the wasm ahead, and the script is of this build.
    async fn of(build: Option<&str>, address: &str, attributes: &str) -> Self {
        let name = load(SCRIPT, address, build).await.as_string().unwrap();
        let element = mount(&name, attributes, None);
        opened(&element, 1).await;
        Self(element)
    }
}

/// Another element of the page, gone in the end.
struct Gone(HtmlElement);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.remove();
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
async fn a_restart_lets_the_window_finish_what_it_is_doing() {
    let page = Page::at("", CAMPAIGN).await;
    let before = handle(&page.0);
    restart(&page.0);
    assert_eq!(heard_by(&before), "");
    opened(&page.0, 2).await;
    assert_eq!(heard_by(&before), "free");
}

#[wasm_bindgen_test]
async fn a_data_centre_is_found_by_every_name_that_the_campaign_file_understands() {
    for center in DataCenter::ALL {
        for name in [center.name(), center.domain()] {
            let page = Page::at("", &WITH_KEY.replace("eu", name)).await;
            let host =
                center.domain().replace("gigya.com", "gigya.invalid").replace("sapcdm.cn", "sapcdm.invalid");
            assert_eq!(gigya_address(), Some(format!("https://cdns.{host}/js/gigya.js")), "{name}");
            drop(page);
        }
    }
    for written in
        ["US", "usa", "United States", "EU", "Europe", "AU", "Australia", "CN", "China", "RU", "Russia"]
    {
        let center: DataCenter = written.parse().unwrap();
        let page = Page::at("", &WITH_KEY.replace("eu", written)).await;
        assert!(gigya_address().unwrap().contains(&format!("cdns.{center}.")), "{written}");
        drop(page);
    }
}

#[wasm_bindgen_test]
async fn what_is_no_data_centre_never_becomes_the_host_of_a_script() {
    for center in ["evil.example/", "evil.example/#", "eu9", "toString", "__proto__", "x@evil.example"] {
        let page = Page::at("", &WITH_KEY.replace("eu", center)).await;
        settled().await;
        assert_eq!(gigya_scripts(), 0, "{center}");
        assert!(told().contains(&format!("data-center=\"{center}\" is no data centre")), "{}", told());
        drop(page);
    }
}

#[wasm_bindgen_test]
async fn gigyas_script_goes_through_a_policy_that_the_page_can_name() {
    allow_policy("connection-window");
    let page = Page::at("", WITH_KEY).await;
    assert_eq!(gigya_scripts(), 1);
    drop(page);
    let page = Page::at("", CAMPAIGN).await;
    for address in
        ["http://evil.example/gigya.js", "javascript://localhost/%0aalert(1)", "data:text/javascript,1"]
    {
        assert!(insert_gigya(&page.0, address).contains("is not on https"), "{address}");
    }
    assert_eq!(insert_gigya(&page.0, "http://127.0.0.1:9/gigya.js?apikey=3_key"), "");
    allow_all_policies();
}

#[wasm_bindgen_test]
async fn a_page_that_names_other_policies_is_told_which_to_add() {
    allow_policy("their-own");
    let page = Page::at("", CAMPAIGN).await;
    assert!(
        insert_gigya(&page.0, "https://cdns.eu1.gigya.invalid/js/gigya.js?apikey=3_key")
            .contains("disallowed")
    );
    assert!(told().contains("add connection-window to its trusted-types"), "{}", told());
    assert_eq!(gigya_scripts(), 0);
    allow_all_policies();
}

#[wasm_bindgen_test]
async fn a_window_that_has_to_try_again_shares_the_wasm_with_the_others() {
    let page = Page::at("", CAMPAIGN).await;
    let other = Gone(mount(&page.0.local_name(), r#"{"campaign":"summer-quiz","lang":"nl"}"#, None));
    try_again_with(&other.0, "http://127.0.0.1:9/texts.nl.json", r#"{"hello":"u"}"#).await;
    opened(&other.0, 1).await;
    assert_eq!(handed(&other.0, "texts"), r#"{"hello":"u"}"#);
    assert_eq!(instances(), 1);
}

#[wasm_bindgen_test]
async fn the_wasm_that_the_page_asked_for_ahead_is_used_if_it_is_of_the_loaders_build() {
    for (build, is_used) in [("0123abcd", true), ("89abcdef", false)] {
        let _page = Page::of(Some(build), "", CAMPAIGN).await;
        assert_eq!(started_ahead(), is_used, "{build}");
    }
}

#[wasm_bindgen_test]
async fn a_second_part_that_cannot_be_let_in_is_told_with_its_reason() {
    let _page = Page::at("", CAMPAIGN).await;
    assert_eq!(let_second_in(Some("another version")).await.as_bool(), Some(false));
    assert!(told().contains("could not load"), "{}", told());
    assert!(told().contains("another version"), "{}", told());
    assert_eq!(let_second_in(None).await.as_bool(), Some(true));
}

#[wasm_bindgen_test]
async fn a_style_sheet_that_a_router_removed_comes_back_with_the_next_window() {
    let page = Page::at("", CAMPAIGN).await;
    let before = count_sheets();
    remove_sheets();
    restart(&page.0);
    opened(&page.0, 2).await;
    assert_eq!((before, count_sheets()), (1, 1));
    restart(&page.0);
    opened(&page.0, 3).await;
    assert_eq!(count_sheets(), 1);
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
    assert_eq!(handed(&page.0, "texts"), r#"{"hello":"vous"}"#);
    assert_eq!(texts_in(&page.0, "formal").await.as_string().unwrap(), "null");
    assert_eq!(texts_in(&page.0, "informal").await.as_string().unwrap(), r#"{"hello":"tu"}"#);
    page.0.set_attribute("address", "informal").unwrap();
    opened(&page.0, 2).await;
    assert_eq!(handed(&page.0, "texts"), r#"{"hello":"tu"}"#);
    assert_eq!(texts_in(&page.0, "formal").await.as_string().unwrap(), r#"{"hello":"vous"}"#);
}

#[wasm_bindgen_test]
async fn a_language_that_knows_one_address_has_one_file() {
    let page = Page::at("", r#"{"campaign":"summer-quiz","lang":"en","address":"informal"}"#).await;
    assert_eq!(handed(&page.0, "texts"), r#"{"hello":"formal or not"}"#);
    assert_eq!(texts_in(&page.0, "informal").await.as_string().unwrap(), "null");
}

//! The page's styles do not deform the window, nor the window the page.

use e2e::{Colours, Page, Stage, journey};
use gigya_sandbox::seed::PINKY;
use serde_json::Value;

/// What resets and frameworks do, and worse.
const HOSTILE: &str = "
    * { box-sizing: content-box; margin: 7px; }
    *, *::before, *::after { letter-spacing: 0.4em; }
    html { font-size: 8px; line-height: 3; }
    body { text-align: right; text-transform: uppercase; color: lime; font-family: fantasy; }
    input, select { width: 5px; height: 90px; padding: 40px; border: 9px dotted red; appearance: none; display: inline; float: right; opacity: .2; background: red; }
    button { all: unset; color: red; }
    label, p, h2, legend { display: inline; font-size: 50px; color: red; position: absolute; }
    form, fieldset, ul, li { display: flex; border: 5px solid red; padding: 50px; list-style: square; }
    a { color: red; text-decoration: overline; }
    img, svg { max-width: 3px; }
    main input[type], main button[type], main form[id] { min-width: 900px; transform: rotate(9deg); }
    :focus { outline: none; }
";

const MEASURE: &str = "
    const names = ['display', 'position', 'float', 'box-sizing', 'width', 'height', 'min-width', 'margin-top',
      'margin-left', 'padding-top', 'padding-left', 'border-top-width', 'border-top-style', 'font-size',
      'font-weight', 'line-height', 'letter-spacing', 'text-transform', 'text-align', 'text-decoration-line',
      'color', 'background-color', 'opacity', 'transform', 'list-style-type', 'max-width'];
    // The browser draws the entries of an open list itself.
    return [...document.querySelectorAll('connection-window .cw *:not(option)')].flatMap((element) => {
      const style = getComputedStyle(element);
      const what = `${element.localName}.${element.className}#${element.id}`;
      return names.map((name) => `${what} ${name}: ${style.getPropertyValue(name)}`);
    })";

fn lines(answer: &Value) -> Vec<String> {
    let lines = answer.as_array().expect("a list").iter();
    lines.map(|line| line.as_str().expect("a text").to_owned()).collect()
}

async fn measure_login_and_form(stage: &Stage, page: &Page) -> [Vec<String>; 2] {
    stage.set_colours(Colours::Light).await;
    stage.open_page(page).await;
    stage.see_screen("login").await;
    let login = lines(&stage.ask_page(MEASURE).await);
    stage.log_in(PINKY.login_id, PINKY.password).await;
    stage.see_screen("form").await;
    stage.see_focus("heading").await;
    let form = lines(&stage.ask_page(MEASURE).await);
    stage.ask_page("document.querySelector('connection-window').logOut()").await;
    stage.see("You are logged out.").await;
    [login, form]
}

fn check_alike(before: &[Vec<String>; 2], after: &[Vec<String>; 2], culprit: &str) {
    for (before, after) in before.iter().zip(after) {
        assert!(before.len() > 100, "there is something to compare");
        let changed: Vec<_> =
            before.iter().zip(after).filter(|(b, a)| b != a).map(|(b, a)| format!("{b} → {a}")).collect();
        assert!(changed.is_empty() && before.len() == after.len(), "{culprit} deforms: {changed:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_style_sheet_of_the_page_does_not_deform_the_window() {
    journey(async |stage| {
        stage.pages.put_file("/plain.css", "text/css", "main { width: 600px; margin: 0; }");
        stage.pages.put_file("/hostile.css", "text/css", HOSTILE);
        let window = Page::with_window("campaign='summer-quiz' theme='light'");
        let plain = window.with_head("<link rel='stylesheet' href='/plain.css'>");
        let hostile = plain.clone().with_head("<link rel='stylesheet' href='/hostile.css'>");
        let before = measure_login_and_form(stage, &plain).await;
        let after = measure_login_and_form(stage, &hostile).await;
        stage.picture("hostile").await;
        check_alike(&before, &after, "a hostile style sheet");
    })
    .await;
}

/// What many campaign pages begin with, and where `cargo xtask test e2e` has put it.
const FOUNDATIONS: [(&str, &str); 3] = [
    ("Bootstrap", "BOOTSTRAP_PATH"),
    ("Tailwind's preflight", "PREFLIGHT_PATH"),
    ("normalize.css", "NORMALIZE_PATH"),
];

fn foundation(variable: &str) -> String {
    let path = std::env::var(variable)
        .unwrap_or_else(|_| panic!("{variable} names a style sheet: run `cargo xtask test e2e`"));
    let sheet = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    // Tailwind's compiler puts the theme's value there; a browser understands a variable with the same default.
    sheet.replace("--theme(", "var(")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_style_sheets_that_campaign_pages_begin_with_do_not_deform_the_window() {
    journey(async |stage| {
        let window = Page::with_window("campaign='summer-quiz' theme='light'");
        let own = |path: &str| format!("<link rel='stylesheet' href='{path}'>");
        stage.pages.put_file("/own.css", "text/css", "main { width: 600px; margin: 0; }");
        let before = measure_login_and_form(stage, &window.clone().with_head(&own("/own.css"))).await;
        for (name, variable) in FOUNDATIONS {
            stage.pages.put_file("/foundation.css", "text/css", &foundation(variable));
            let page = window.clone().with_head(&own("/foundation.css")).with_head(&own("/own.css"));
            let after = measure_login_and_form(stage, &page).await;
            check_alike(&before, &after, name);
            stage.check_accessibility().await;
            stage.picture(name).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_windows_styles_do_not_reach_the_page() {
    journey(async |stage| {
        let own = "<section id='own'><h2>Own</h2><p>Text <a href='#'>link</a></p><form><label>Own \
            <input name='own'></label><select><option>1</option></select><button>Go</button>\
            <fieldset><legend>Own</legend><input type='checkbox'><input type='radio'></fieldset></form>\
            <ul><li>One</li></ul></section>";
        let window = "<connection-window campaign='summer-quiz'></connection-window>";
        let measure = "return [...document.querySelectorAll('html, body, #own, #own *')].flatMap((element) =>
            [...getComputedStyle(element)].filter((name) => !/height|block-size|origin|inset|top|bottom/.test(name))
              .map((name) => `${element.localName} ${name}: ${getComputedStyle(element).getPropertyValue(name)}`))";
        let with_window = Page::with_body(&format!("{own}{window}"));
        // High enough for both: a scroll bar would make the page narrower.
        stage.resize(1280, 2400).await;
        stage.open_page(&with_window.clone().without_script()).await;
        let before = lines(&stage.ask_page(measure).await);
        stage.open_page(&with_window).await;
        stage.see_in_window("Create an account").await;
        let after = lines(&stage.ask_page(measure).await);
        assert!(before.len() > 100, "there is something to compare");
        let changed: Vec<_> = after.iter().filter(|line| !before.contains(line)).collect();
        assert!(changed.is_empty() && before.len() == after.len(), "the window reaches out: {changed:#?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_theme_is_the_systems_unless_the_page_says_otherwise() {
    journey(async |stage| {
        let colour = "return getComputedStyle(document.querySelector('connection-window h2')).color";
        stage.open().await;
        stage.see_screen("login").await;
        stage.set_colours(Colours::Light).await;
        let light = stage.ask_page(colour).await;
        stage.set_colours(Colours::Dark).await;
        let dark = stage.ask_page(colour).await;
        assert_ne!(light, dark);
        stage.ask_page("document.querySelector('connection-window').theme = 'light'").await;
        assert_eq!(stage.ask_page(colour).await, light);
        stage.set_colours(Colours::Light).await;
        stage.ask_page("document.querySelector('connection-window').theme = 'dark'").await;
        assert_eq!(stage.ask_page(colour).await, dark);
    })
    .await;
}

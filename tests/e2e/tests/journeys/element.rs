//! What a page author expects of an element.

use e2e::{Page, journey};
use gigya_sandbox::seed::{MARIE, PINKY};

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_stand_on_one_page() {
    journey(async |stage| {
        let page = Page::with_body(
            "<connection-window id='one' campaign='summer-quiz'></connection-window>\
             <connection-window id='two' campaign='contest' lang='fr'></connection-window>",
        );
        stage.open_page(&page).await;
        stage.look_at("two");
        stage.see_in_window("Connectez-vous pour participer").await;
        stage.look_at("one");
        stage.see_in_window("Log in to take part").await;
        stage.check_screen("login").await;
        let ids = "return [...document.querySelectorAll('[id]')].map((element) => element.id)";
        let ids = stage.ask_page(ids).await;
        let ids: Vec<_> = ids.as_array().expect("a list").iter().filter_map(|id| id.as_str()).collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(ids.len(), unique.len(), "an id stands twice: {ids:?}");
        assert_eq!(stage.calls("sdk.config.get"), 1, "one Web SDK serves both");

        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        stage.look_at("two");
        stage.see_in_window("Bonjour Pinky").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_removed_and_added_many_times_works_like_one_that_was_never_touched() {
    journey(async |stage| {
        stage.open().await;
        stage.see_screen("login").await;
        let remove_and_add = "const done = arguments[0];
            const element = document.querySelector('connection-window');
            const place = element.parentNode;
            const turn = () => new Promise((resolve) => requestAnimationFrame(resolve));
            (async () => {
              for (let time = 0; time < 20; time += 1) {
                element.remove();
                await turn();
                place.append(element);
                await turn();
              }
            })().then(done);";
        stage.driver().execute_async(remove_and_add, vec![]).await.expect("the page does it");
        stage.see_screen("login").await;
        let windows =
            stage.ask_page("return document.querySelectorAll('connection-window > .cw').length").await;
        assert_eq!(windows, 1);
        let scripts = "return document.querySelectorAll('script[src*=\"gigya.js\"]').length";
        assert_eq!(stage.ask_page(scripts).await, 1);
        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        assert_eq!(stage.calls("accounts.login"), 1);
        assert_eq!(stage.count_events("cw-connected").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attribute_changed_later_takes_effect() {
    journey(async |stage| {
        stage.open().await;
        stage.see_screen("login").await;
        stage.ask_page("document.querySelector('connection-window').setAttribute('lang', 'fr')").await;
        stage.see("Connectez-vous pour participer").await;
        stage.ask_page("document.querySelector('connection-window').removeAttribute('lang')").await;
        stage.see("Log in to take part").await;
        stage.ask_page("document.querySelector('connection-window').campaign = 'contest'").await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.see_screen("form").await;
        assert!(stage.has_field("E-mail").await && !stage.has_field("Last name").await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_is_moved_goes_on_as_it_was() {
    journey(async |stage| {
        let page =
            Page::with_body("<connection-window campaign='summer-quiz'></connection-window><aside></aside>");
        stage.open_page(&page).await;
        stage.log_in(MARIE.login_id, MARIE.password).await;
        stage.fill("First name", "Maria").await;
        stage
            .ask_page("document.querySelector('aside').append(document.querySelector('connection-window'))")
            .await;
        stage.see_screen("form").await;
        assert_eq!(stage.value("First name").await, "Maria");
        stage.tick("I accept the rules of the quiz").await;
        stage.click("Submit").await;
        stage.see_screen("done").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_element_made_by_a_script_works_and_so_do_properties_set_before_its_class_was_there() {
    journey(async |stage| {
        let make = "const element = document.createElement('connection-window');
            element.campaign = 'summer-quiz';
            document.querySelector('main').append(element);";
        stage.pages.put_file("/make.js", "text/javascript", make);
        stage.open_page(&Page::with_body("").with_head("<script defer src='/make.js'></script>")).await;
        stage.see_screen("login").await;
        assert_eq!(
            stage.ask_page("return document.querySelector('connection-window').campaign").await,
            "summer-quiz"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_authors_own_children_are_hidden_while_the_window_works_and_stay_the_authors() {
    journey(async |stage| {
        stage.open().await;
        stage.see_screen("login").await;
        assert!(!stage.sees_now("Fallback for pages without script").await);
        stage
            .ask_page("window.element = document.querySelector('connection-window'); element.remove()")
            .await;
        let left = stage.ask_page("return window.element.innerHTML").await;
        assert_eq!(left, "Fallback for pages without script");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_without_script_shows_the_authors_fallback() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='summer-quiz'").without_script()).await;
        stage.see("Fallback for pages without script").await;
    })
    .await;
}

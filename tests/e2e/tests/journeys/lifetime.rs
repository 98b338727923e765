//! A page that removes and mounts the window again and again pays for one.

use e2e::{Page, Stage, WATCH_MEMORY, journey};
use gigya_sandbox::seed::PINKY;

/// Removes the window and mounts it again, each time until *Login* is there, so many times.
async fn mount_again(stage: &Stage, times: u32) {
    let script = format!(
        "const done = arguments[0];
         const element = document.querySelector('connection-window');
         const place = element.parentNode;
         const turn = () => new Promise((resolve) => requestAnimationFrame(resolve));
         (async () => {{
           for (let time = 0; time < {times}; time += 1) {{
             element.remove();
             await turn();
             place.append(element);
             while (!element.querySelector('.cw[data-screen=login]')) {{
               await turn();
             }}
           }}
         }})().then(done);"
    );
    stage.driver().execute_async(script, vec![]).await.expect("the page does it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_windows_in_turn_take_no_more_than_ten() {
    journey(async |stage| {
        stage.pages.put_file("/watch.js", "text/javascript", WATCH_MEMORY);
        let watching =
            Page::with_window("campaign='summer-quiz'").with_head("<script src='/watch.js'></script>");
        stage.open_page(&watching).await;
        stage.see_in_window("Forgot password?").await;
        mount_again(stage, 10).await;
        let (pages, heap) = (stage.wasm_pages().await, stage.script_heap().await);
        mount_again(stage, 90).await;
        let (pages_after, heap_after) = (stage.wasm_pages().await, stage.script_heap().await);
        assert_eq!(pages_after, pages, "pages of WebAssembly");
        assert!(heap_after < heap * 1.1, "the scripts hold {heap_after} bytes after {heap}");
        assert_eq!(stage.handlers_at_gigya().await, 1);
        let scripts = "return document.querySelectorAll('script[src*=\"gigya.js\"]').length";
        assert_eq!(stage.ask_page(scripts).await, 1);

        stage.log_in(PINKY.login_id, PINKY.password).await;
        stage.see_screen("form").await;
        assert_eq!(stage.calls("accounts.login"), 1);
        assert_eq!(stage.count_events("cw-connected").await, 1);
    })
    .await;
}

//! A captcha that the page renders itself (Web SDK, 1.6).

use e2e::eventually;
use gigya_sandbox::Captcha;
use gigya_sandbox::seed::PINKY;
use serde_json::json;

use crate::bench::Bench;

#[tokio::test(flavor = "multi_thread")]
async fn a_ticked_checkbox_gives_a_token_that_logs_in() {
    let bench = Bench::set(&json!({})).await;
    bench.sandbox.change_settings(|settings| settings.captcha = Captcha::Always);
    assert_eq!(bench.log_in(&PINKY, &json!({})).await["errorCode"], 401_020);
    let render = format!(
        "window.tokens = []; window.ready = () => grecaptcha.render('captcha', {{
           sitekey: 'any', callback: (token) => window.tokens.push(token) }});
         const script = document.createElement('script');
         script.src = '{}/recaptcha/api.js?onload=ready&render=explicit';
         document.body.append(script)",
        bench.sandbox.url()
    );
    bench.ask(&render).await;
    eventually("the frame comes", async || bench.driver.enter_frame(0).await.ok()).await;
    bench.click("input").await;
    bench.driver.enter_default_frame().await.unwrap();
    let token = eventually("a token comes", async || {
        Some(bench.ask("return window.tokens[0]").await).filter(|token| !token.is_null())
    })
    .await;
    assert_eq!(bench.ask("return grecaptcha.getResponse()").await, token);
    let solved = json!({ "captchaToken": token, "captchaType": "reCaptchaV2" });
    assert_eq!(bench.log_in(&PINKY, &solved).await["errorCode"], 0);
    bench.ask("grecaptcha.reset()").await;
    assert_eq!(bench.ask("return grecaptcha.getResponse()").await, "");
    bench.close().await;
}

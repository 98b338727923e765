//! The window in French, screen by screen.

use e2e::{Page, journey};
use gigya_sandbox::seed::PINKY;

#[tokio::test(flavor = "multi_thread")]
async fn a_french_page_has_a_french_window() {
    journey(async |stage| {
        stage.open_page(&Page::with_window("campaign='summer-quiz'").in_language("fr")).await;
        stage.check_screen("login").await;
        stage.see("Connectez-vous pour participer").await;
        stage.fill("Adresse e-mail", PINKY.login_id).await;
        stage.fill("Mot de passe", "faux").await;
        stage.click("Se connecter").await;
        stage.see("L’adresse e-mail ou le mot de passe n’est pas correct. Veuillez réessayer.").await;
        stage.fill("Mot de passe", PINKY.password).await;
        stage.click("Se connecter").await;
        stage.check_screen("form").await;
        stage.see("Vos données").await;
        stage.reload().await;
        stage.check_screen("hello").await;
        stage.see("Bonjour Pinky").await;
        stage.click("Continuer").await;
        stage.see_screen("form").await;
        assert!(stage.has_field("Prénom").await && stage.has_field("Pays").await);
        stage.click("Envoyer").await;
        stage
            .see_complaint("J’accepte le règlement du quiz", "Veuillez cocher cette case pour participer.")
            .await;
        stage.tick("J’accepte le règlement du quiz").await;
        stage.click("Envoyer").await;
        stage.check_screen("done").await;
        stage.see("Merci, c’est enregistré").await;
        let language = "return document.querySelector('connection-window > .cw').lang";
        assert_eq!(stage.ask_page(language).await, "fr");
        stage.click("Se déconnecter").await;
        stage.see("Votre compte est déconnecté.").await;

        stage.open_page(&Page::with_window("").in_language("fr")).await;
        stage.check_screen("unavailable").await;
        stage.see("Désolés, cela ne fonctionne pas pour le moment").await;
        stage.read_on_console(&["the attribute `campaign` is missing"]).await;
    })
    .await;
}

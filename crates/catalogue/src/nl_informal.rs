//! Dutch, with *je*: the texts that differ.

use crate::{Text, nl};

#[expect(clippy::too_many_lines, reason = "a line is a text, and half a language helps nobody")]
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is the same with both addresses")]
pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::HelloText => "Je bent verbonden. Ga door, dan vullen wij je gegevens voor je in.",
        Text::NotYou => "Ben jij dit niet?",

        Text::LoginText => "Gebruik je account, dan vullen wij je gegevens voor je in.",
        Text::OfferText => "Je bent al verbonden.",
        Text::CaptchaLabel => "Bevestig dat je een mens bent",
        Text::CaptchaUnavailable => {
            "De controle kon niet worden geladen. Gebruik je een blocker, sta deze pagina dan toe en probeer \
             het opnieuw."
        }
        Text::ConsentPendingText => {
            "Voor het inloggen is je toestemming nodig. Maak je keuze in de privacy-instellingen van deze \
             pagina, daarna kun je hier verder."
        }

        Text::SocialLabel => "Of met een account dat je al hebt",
        Text::PopUpHint => {
            "Geen venster te zien? Misschien heeft je browser het geblokkeerd: sta pop-ups toe voor deze \
             pagina en probeer het opnieuw."
        }

        Text::CreateAccountText => "Het kost een minuutje, en de volgende keer zijn je gegevens al ingevuld.",
        Text::PasswordRules => "Dit heeft je wachtwoord nodig:",
        Text::AlreadyAnAccountLogIn => "Je hebt al een account: log in",
        Text::CreateAccountWaiting => "Je account wordt aangemaakt…",

        Text::ForgotPasswordText => {
            "Dat overkomt iedereen. Geef ons je e-mailadres, dan sturen we je een link om een nieuw \
             wachtwoord te kiezen."
        }
        Text::ResetSentHeading => "Kijk in je mailbox",
        Text::SecurityQuestionText => "Eerst één vraag, die je zelf voor je account hebt gekozen.",
        Text::SecurityAnswer => "Je antwoord",

        Text::ResetPasswordText => "Sla het op, log ermee in en ga verder waar je was.",

        Text::CompleteAccountText => "Alleen dit ontbreekt nog aan je account.",

        Text::VerifyEmailHeading => "Bevestig je e-mailadres",
        Text::VerifyEmailLinkTextUnnamed => "We hebben je een link gemaild. Open die en kom dan hier terug.",
        Text::VerifyEmailSendText => {
            "Om zeker te zijn dat het adres van jou is, sturen we er een code naartoe."
        }
        Text::VerifyEmailCodeTextUnnamed => "We hebben je een code gemaild. Vul die hier in.",

        Text::LinkAccountHeading => "Je hebt al een account",
        Text::LinkAccountTextUnnamed => {
            "Je e-mailadres hoort al bij een account. Log daar één keer mee in, dan worden de twee samen één."
        }

        Text::ChangePasswordText => {
            "Je wachtwoord heeft lang genoeg dienst gedaan. Kies een nieuw en ga verder."
        }

        Text::SecondFactorHeading => "Bevestig dat jij het bent",
        Text::SecondFactorText => "Je account heeft een tweede slot. Hoe wil je het openen?",
        Text::SecondFactorRegisterHeading => "Bescherm je account",
        Text::SecondFactorRegisterText => {
            "Dit account vraagt bij het inloggen om een tweede stap. Kies wat je het beste past."
        }
        Text::TotpText => "Open je authenticator-app en vul de code in die je daar ziet.",
        Text::TotpRegisterText => {
            "Scan deze afbeelding met je authenticator-app en vul de code in die je daar ziet."
        }
        Text::QrAlternative => "QR-code voor je authenticator-app",
        Text::BackupCodeText => {
            "Vul een van de reservecodes in die je hebt bewaard. Elke code werkt één keer."
        }

        Text::FormHeading => "Je gegevens",

        Text::AutoSubmitText => "Je gegevens worden verstuurd over {seconds}\u{a0}s. Je hoeft niets te doen.",

        Text::DoneHeading => "Bedankt, je doet mee",
        Text::DoneText => "We hebben je gegevens goed ontvangen.",
        Text::ChangedMeanwhile => {
            "Deze gegevens waren net ergens anders gewijzigd: {fields}. We hebben bewaard wat je nu hebt \
             verstuurd."
        }
        Text::PageFormFilledHeading => "Je gegevens zijn ingevuld",
        Text::PlainFormHeading => "Nu ben jij aan zet",

        Text::UsePlainFormText => "Je kunt toch meedoen, zonder in te loggen.",

        Text::NoticeLoggedOut => "Je bent uitgelogd.",
        Text::NoticeStillConnectedHere => {
            "Je bent uitgelogd op je andere apparaten, maar niet op dit apparaat. Probeer het zo meteen \
             opnieuw."
        }
        Text::NoticeStillConnectedElsewhere => {
            "Je bent uitgelogd op dit apparaat. Op je andere apparaten is dat niet gelukt."
        }
        Text::NoticeSessionEnded => "Je sessie is afgelopen. Log opnieuw in.",
        Text::NoticeSessionEndedKept => {
            "Je sessie is afgelopen. Log opnieuw in: wat je hebt getypt, is bewaard."
        }
        Text::NoticePasswordChanged => "Je nieuwe wachtwoord is opgeslagen. Log ermee in.",
        Text::NoticeLogInAgain => "Log nog één keer in, zo blijft je account veilig.",
        Text::NoticeForgottenInFrame => {
            "Je browser heeft de login niet onthouden, omdat deze pagina binnen een andere website staat. In \
             een eigen tabblad lukt het wel."
        }
        Text::NoticeStepExpiredKept => {
            "Deze stap is verlopen. Log opnieuw in: wat je hebt getypt, is bewaard."
        }
        Text::NoticeAccountCreated => "Je account is klaar. Log ermee in.",
        Text::NoticeAccountLinked => "Je accounts zijn gekoppeld: voortaan zijn ze één.",

        Text::ProblemUnderage => {
            "Sorry, een account is hier voor oudere deelnemers. We bewaren niets van wat je hebt getypt. Met \
             vragen kun je terecht bij de klantenservice van de site."
        }
        Text::ProblemAccountNeedsAttention => {
            "Je account vraagt nog één stap. Log eerst in op onze website en kom dan hier terug."
        }
        Text::ProblemSessionEnded => "Je bent niet meer verbonden. Log opnieuw in.",
        Text::ProblemLogInServiceUnavailable => {
            "We kunnen de inlogdienst niet bereiken. Gebruik je een blocker, sta deze pagina dan toe en \
             probeer het opnieuw."
        }
        Text::ProblemTookTooLong => "Dit duurt te lang. Controleer je verbinding en probeer het opnieuw.",
        Text::ProblemOffline => "Je bent offline. Controleer je internetverbinding en probeer het opnieuw.",
        Text::ProblemNewPicture => {
            "Dat duurde even, dus dit is een nieuwe afbeelding. Scan die en vul daarna de code in die je in \
             je app ziet."
        }
        Text::ProblemPageSetUpWrongly => {
            "Deze pagina is nog niet helemaal klaar. Kom later terug: het ligt niet aan jou."
        }
        Text::ProblemNotVerifiedYet => {
            "Je adres is nog niet bevestigd. Open de link in onze mail, of laat die opnieuw versturen."
        }
        Text::ProblemCaptchaWanted => {
            "Eerst een korte controle: bevestig dat je een mens bent en probeer het opnieuw."
        }
        Text::ProblemRefused => {
            "Dit kon niet worden aanvaard. Kijk na wat je hebt ingevuld, of neem contact op met de \
             klantenservice van de site."
        }
        Text::ProblemConsentPending => {
            "Voor het inloggen is eerst je toestemming nodig. Maak je keuze in de privacy-instellingen van \
             deze pagina en probeer het opnieuw."
        }

        same => nl::text(same),
    }
}

//! German, with *du*: the texts that differ.

use crate::{Text, de};

#[expect(clippy::too_many_lines, reason = "a line is a text, and half a language helps nobody")]
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is the same with both addresses")]
pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::HelloText => "Du bist verbunden. Geh weiter, wir füllen deine Angaben für dich aus.",
        Text::NotYou => "Das bist nicht du?",

        Text::LoginHeading => "Melde dich an und mach mit",
        Text::LoginText => "Mit deinem Konto füllen wir deine Angaben für dich aus.",
        Text::OfferText => "Du bist schon verbunden.",
        Text::CaptchaLabel => "Bitte bestätige, dass du ein Mensch bist",
        Text::CaptchaUnavailable => {
            "Die Prüfung konnte nicht geladen werden. Wenn du einen Blocker benutzt, erlaube diese Seite und \
             versuch es noch einmal."
        }
        Text::ConsentPendingText => {
            "Für die Anmeldung brauchen wir deine Zustimmung. Triff deine Wahl in den \
             Datenschutz-Einstellungen dieser Seite, dann geht es hier weiter."
        }

        Text::SocialLabel => "Oder mit einem Konto, das du schon hast",
        Text::SocialWaitingText => {
            "Ein Fenster von {provider} ist aufgegangen. Melde dich dort an, dann geht es hier weiter."
        }
        Text::PopUpHint => {
            "Kein Fenster zu sehen? Vielleicht hat dein Browser es blockiert: Erlaube Pop-ups für diese \
             Seite und versuch es noch einmal."
        }

        Text::CreateAccountText => {
            "Es dauert eine Minute, und beim nächsten Mal sind deine Angaben schon ausgefüllt."
        }
        Text::PasswordRules => "Das braucht dein Passwort:",
        Text::AlreadyAnAccountLogIn => "Du hast schon ein Konto: anmelden",
        Text::CreateAccountWaiting => "Dein Konto wird erstellt…",

        Text::ForgotPasswordText => {
            "Das passiert allen einmal. Gib uns deine E-Mail-Adresse, und wir senden dir einen Link für ein \
             neues."
        }
        Text::ResetSentHeading => "Bitte sieh in dein Postfach",
        Text::ResetSentHint => {
            "Nach ein paar Minuten noch nichts da? Sieh auch im Spam-Ordner nach, oder lass den Link erneut \
             senden. Eine Adresse, die nie bestätigt wurde, bekommt keine E-Mail."
        }
        Text::SecurityQuestionText => "Zuerst eine Frage, die du selbst für dein Konto gewählt hast.",
        Text::SecurityAnswer => "Deine Antwort",

        Text::ResetPasswordText => "Speichere es, melde dich damit an, und es geht weiter, wo du warst.",

        Text::CompleteAccountText => "Nur das fehlt deinem Konto noch.",

        Text::VerifyEmailHeading => "Bestätige deine E-Mail-Adresse",
        Text::VerifyEmailLinkText => {
            "Wir haben einen Link an {email} gesendet. Öffne ihn und komm dann hierher zurück."
        }
        Text::VerifyEmailLinkTextUnnamed => {
            "Wir haben dir einen Link gemailt. Öffne ihn und komm dann hierher zurück."
        }
        Text::VerifyEmailSendText => {
            "Damit wir sicher sind, dass die Adresse dir gehört, senden wir einen Code dorthin."
        }
        Text::VerifyEmailCodeText => "Wir haben einen Code an {email} gesendet. Bitte gib ihn hier ein.",
        Text::VerifyEmailCodeTextUnnamed => "Wir haben dir einen Code gemailt. Bitte gib ihn hier ein.",

        Text::LinkAccountHeading => "Du hast schon ein Konto",
        Text::LinkAccountText => {
            "{email} gehört schon zu einem Konto. Melde dich dort einmal an, dann werden aus zweien eins."
        }
        Text::LinkAccountTextUnnamed => {
            "Deine E-Mail-Adresse gehört schon zu einem Konto. Melde dich dort einmal an, dann werden aus \
             zweien eins."
        }

        Text::ChangePasswordText => {
            "Dein Passwort hat lange genug gedient. Wähle ein neues, dann geht es weiter."
        }

        Text::SecondFactorHeading => "Bestätige, dass du es bist",
        Text::SecondFactorText => "Dein Konto hat ein zweites Schloss. Wie möchtest du es öffnen?",
        Text::SecondFactorRegisterHeading => "Schütze dein Konto",
        Text::SecondFactorRegisterText => {
            "Dieses Konto verlangt bei der Anmeldung einen zweiten Schritt. Wähle, was dir am besten passt."
        }
        Text::TotpText => "Öffne deine Authenticator-App und gib den Code ein, der dort steht.",
        Text::TotpRegisterText => {
            "Scanne dieses Bild mit deiner Authenticator-App und gib den Code ein, der dort steht."
        }
        Text::QrAlternative => "QR-Code für deine Authenticator-App",
        Text::QrSecret => "Keine Kamera zur Hand? Tippe diesen Schlüssel in die App: {secret}",
        Text::BackupCodeText => "Gib einen der Ersatzcodes ein, die du aufgehoben hast. Jeder gilt einmal.",

        Text::FormHeading => "Deine Angaben",
        Text::FormText => "Bitte prüfe sie und ergänze, was fehlt.",

        Text::AutoSubmitText => "Deine Angaben gehen in {seconds}\u{a0}s ab. Du brauchst nichts zu tun.",

        Text::DoneHeading => "Danke, du bist dabei",
        Text::DoneText => "Deine Angaben sind bei uns angekommen.",
        Text::ChangedMeanwhile => {
            "Diese Angaben waren gerade anderswo geändert worden: {fields}. Wir haben behalten, was du jetzt \
             gesendet hast."
        }
        Text::PageFormFilledHeading => "Deine Angaben sind ausgefüllt",
        Text::PageFormFilledText => "Bitte prüfe das Formular auf dieser Seite und sende es ab.",
        Text::PlainFormHeading => "Jetzt bist du dran",
        Text::PlainFormText => {
            "Füll bitte das Formular auf dieser Seite aus und sende es ab. Ein Konto ist dafür nicht nötig."
        }

        Text::UsePlainFormText => "Mitmachen kannst du trotzdem, ohne Anmeldung.",
        Text::LastResort => "Dieser Teil der Seite konnte nicht geladen werden. Bitte lade die Seite neu.",

        Text::NoticeLoggedOut => "Du bist abgemeldet.",
        Text::NoticeStillConnectedHere => {
            "Auf deinen anderen Geräten bist du abgemeldet, auf diesem noch nicht. Bitte versuch es gleich \
             noch einmal."
        }
        Text::NoticeStillConnectedElsewhere => {
            "Auf diesem Gerät bist du abgemeldet. Auf deinen anderen Geräten ist es nicht gelungen."
        }
        Text::NoticeStillConnected => {
            "Die Abmeldung ist nicht gelungen. Bitte versuch es gleich noch einmal."
        }
        Text::NoticeSessionEnded => "Deine Sitzung ist beendet. Bitte melde dich wieder an.",
        Text::NoticeSessionEndedKept => {
            "Deine Sitzung ist beendet. Bitte melde dich wieder an: Was du geschrieben hast, ist noch da."
        }
        Text::NoticePasswordChanged => "Dein neues Passwort ist gespeichert. Bitte melde dich damit an.",
        Text::NoticeLogInAgain => "Zum Schutz deines Kontos melde dich bitte noch einmal an.",
        Text::NoticeForgottenInFrame => {
            "Dein Browser hat sich die Anmeldung nicht gemerkt, weil diese Seite in einer anderen Website \
             steht. In einem eigenen Tab klappt es."
        }
        Text::NoticeStepExpired => "Dieser Schritt ist abgelaufen. Bitte melde dich wieder an.",
        Text::NoticeStepExpiredKept => {
            "Dieser Schritt ist abgelaufen. Bitte melde dich wieder an: Was du geschrieben hast, ist noch da."
        }
        Text::NoticeAccountCreated => "Dein Konto ist fertig. Bitte melde dich an.",
        Text::NoticeAccountLinked => "Deine Konten sind verknüpft: Ab jetzt sind sie eins.",

        Text::ProblemWrongCredentials => {
            "E-Mail-Adresse oder Passwort stimmt nicht. Bitte versuch es noch einmal."
        }
        Text::ProblemPasswordUsedBefore => {
            "Das ist ein früheres Passwort. Nimm bitte das aktuelle, oder fordere ein neues an."
        }
        Text::ProblemAccountDisabled => {
            "Dieses Konto kann nicht benutzt werden. Bitte wende dich an den Support der Website."
        }
        Text::ProblemUnderage => {
            "Ein Konto ist hier leider erst in höherem Alter möglich. Von dem, was du geschrieben hast, \
             behalten wir nichts. Bei Fragen hilft der Support der Website gern."
        }
        Text::ProblemLockedOut => {
            "Zu viele Versuche. Bitte warte ein paar Minuten und versuch es dann noch einmal."
        }
        Text::ProblemLockedOutMinutes => {
            "Zu viele Versuche. Bitte warte {minutes}\u{a0}min und versuch es dann noch einmal."
        }
        Text::ProblemTooManyAttempts => {
            "Hier ist gerade viel los. Bitte versuch es in einer Minute noch einmal."
        }
        Text::ProblemAccountNeedsAttention => {
            "Dein Konto braucht noch einen Schritt. Melde dich bitte zuerst auf unserer Website an und komm \
             dann hierher zurück."
        }
        Text::ProblemSessionEnded => "Du bist nicht mehr verbunden. Bitte melde dich wieder an.",
        Text::ProblemOtherAccount => {
            "Das ist ein anderes Konto als am Anfang. Bitte melde dich mit jenem an, oder melde dich ab und \
             beginne neu."
        }
        Text::ProblemLogInServiceUnavailable => {
            "Wir erreichen den Anmeldedienst nicht. Wenn du einen Blocker benutzt, erlaube diese Seite und \
             versuch es noch einmal."
        }
        Text::ProblemServiceUnavailable => {
            "Wir sind gerade nicht zu erreichen. Bitte versuch es gleich noch einmal."
        }
        Text::ProblemTookTooLong => {
            "Das dauert zu lange. Bitte prüfe deine Verbindung und versuch es noch einmal."
        }
        Text::ProblemOffline => {
            "Du bist offline. Bitte prüfe deine Internetverbindung und versuch es noch einmal."
        }
        Text::ProblemPageSetUpWrongly => {
            "Diese Seite ist noch nicht ganz fertig. Bitte komm später wieder: Es liegt nicht an dir."
        }
        Text::ProblemInvalidAnswers => "Bitte sieh dir diese Antworten noch einmal an:",
        Text::ProblemAlreadyAnAccount => {
            "Mit dieser E-Mail-Adresse gibt es schon ein Konto. Bitte melde dich damit an."
        }
        Text::ProblemNotVerifiedYet => {
            "Deine Adresse ist noch nicht bestätigt. Öffne bitte den Link in unserer E-Mail, oder lass ihn \
             erneut senden."
        }
        Text::ProblemLinkExpired => "Dieser Link oder Code gilt nicht mehr. Bitte fordere einen neuen an.",
        Text::ProblemCodeWrong => "Dieser Code passt nicht. Bitte prüfe ihn, oder lass einen neuen senden.",
        Text::ProblemOwnCodeWrong => "Dieser Code passt nicht. Bitte prüfe ihn und gib ihn noch einmal ein.",
        Text::ProblemBegunAnew => {
            "Das hat eine Weile gedauert, deshalb beginnt dieser Schritt von vorn. Bitte gib noch einmal \
             einen Code ein."
        }
        Text::ProblemNewPicture => {
            "Das hat eine Weile gedauert, deshalb gibt es ein neues Bild. Bitte scanne es und gib dann den \
             Code ein, den deine App zeigt."
        }
        Text::ProblemAnswerWrong => {
            "Das ist nicht die Antwort, die wir kennen. Bitte versuch es noch einmal."
        }
        Text::ProblemCaptchaWanted => {
            "Zuerst eine kurze Prüfung: Bestätige bitte, dass du ein Mensch bist, und versuch es noch einmal."
        }
        Text::ProblemCancelled => {
            "Die Anmeldung wurde nicht abgeschlossen. Versuch es gern noch einmal, oder wähle einen anderen \
             Weg."
        }
        Text::ProblemNotEnabled => "Das ist hier im Moment nicht möglich. Bitte wähle einen anderen Weg.",
        Text::ProblemRefused => {
            "Das konnte nicht angenommen werden. Bitte prüfe deine Angaben, oder wende dich an den Support \
             der Website."
        }
        Text::ProblemConsentPending => {
            "Für die Anmeldung brauchen wir zuerst deine Zustimmung. Triff deine Wahl in den \
             Datenschutz-Einstellungen dieser Seite und versuch es noch einmal."
        }
        Text::ProblemPageFormMissing => {
            "Wir finden das Formular dieser Seite nicht. Bitte komm später wieder."
        }
        Text::ProblemNoNewTab => {
            "Kein neuer Tab zu sehen? Bitte kopiere diese Adresse und öffne sie in einem Tab: {address}"
        }
        Text::ProblemUnexpected => "Bei uns ist etwas schiefgegangen. Bitte versuch es noch einmal.",
        Text::ProblemUnexpectedWithReference => {
            "Bei uns ist etwas schiefgegangen. Bitte versuch es noch einmal. Die Referenz für den Support \
             ist {reference}."
        }

        Text::ComplaintRequired => "Bitte füll das aus.",
        Text::ComplaintRequiredChoice => "Bitte wähle etwas aus.",
        Text::ComplaintRequiredTick => "Bitte setz hier ein Häkchen, um mitzumachen.",
        Text::ComplaintNotAnEmail => "Bitte schreib eine vollständige E-Mail-Adresse, wie name@beispiel.de.",
        Text::ComplaintNotAPhone => "Bitte schreib eine Telefonnummer mit {min} bis {max} Ziffern.",
        Text::ComplaintNotADate => "Bitte gib ein vollständiges Datum an: Tag, Monat und Jahr.",
        Text::ComplaintInTheFuture => "Dieser Tag kommt erst noch. Bitte prüfe das Datum.",
        Text::ComplaintNotAChoice => "Bitte wähle aus, was angeboten wird.",
        Text::ComplaintTooLong => "Bitte schreib höchstens {max} Zeichen.",
        Text::ComplaintNotLikeMask => "Bitte schreib es so: {mask}",
        Text::ComplaintTaken => {
            "Mit dieser Adresse gibt es schon ein Konto. Bitte melde dich an, oder nimm eine andere Adresse."
        }
        Text::ComplaintWeakPassword => {
            "Dieses Passwort ist hier nicht stark genug. Bitte wähle ein längeres, oder mische Klein- und \
             Großbuchstaben, Ziffern und andere Zeichen."
        }
        Text::ComplaintUsedBefore => "Dieses Passwort wurde schon einmal benutzt. Bitte wähle ein anderes.",
        Text::ComplaintNotTheSame => {
            "Die beiden Passwörter sind nicht gleich. Bitte schreib sie noch einmal."
        }
        Text::ComplaintWrongPassword => "Das ist nicht das aktuelle Passwort. Bitte versuch es noch einmal.",
        Text::ComplaintRefused => "Das wurde nicht angenommen. Bitte schreib es anders.",

        same => de::text(same),
    }
}

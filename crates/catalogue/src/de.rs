//! German, with *Sie*.

use crate::Text;

#[expect(clippy::too_many_lines, reason = "a line is a text, and half a language helps nobody")]
#[expect(clippy::match_same_arms, reason = "texts that are alike today are still two")]
pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::Loading => "Einen Moment…",
        Text::LoggingOut => "Abmeldung läuft…",
        Text::Back => "Zurück",
        Text::BackToLogin => "Zurück zur Anmeldung",
        Text::Cancel => "Abbrechen",
        Text::Send => "Senden",
        Text::SendWaiting => "Wird gesendet…",
        Text::SendAgain => "Erneut senden",
        Text::SendAgainIn => "Erneut senden in {seconds}\u{a0}s",
        Text::SentAgain => "Noch einmal gesendet. Es kann eine Minute dauern.",
        Text::Code => "Code",
        Text::Verify => "Bestätigen",
        Text::VerifyWaiting => "Wird geprüft…",
        Text::SaveWaiting => "Wird gespeichert…",

        Text::HelloHeading => "Hallo {first_name}",
        Text::HelloHeadingUnnamed => "Hallo",
        Text::HelloText => "Sie sind verbunden. Gehen Sie weiter, wir füllen Ihre Angaben für Sie aus.",
        Text::Continue => "Weiter",
        Text::ContinueWaiting => "Angaben werden geholt…",
        Text::NotYou => "Das sind nicht Sie?",
        Text::LogOut => "Abmelden",

        Text::LoginHeading => "Melden Sie sich an und machen Sie mit",
        Text::LoginText => "Mit Ihrem Konto füllen wir Ihre Angaben für Sie aus.",
        Text::LoginId => "E-Mail-Adresse",
        Text::Password => "Passwort",
        Text::ShowPassword => "Passwort anzeigen",
        Text::HidePassword => "Passwort verbergen",
        Text::LogIn => "Anmelden",
        Text::LogInWaiting => "Anmeldung läuft…",
        Text::ForgotPassword => "Passwort vergessen?",
        Text::CreateAnAccount => "Ein Konto erstellen",
        Text::OfferText => "Sie sind schon verbunden.",
        Text::ContinueAs => "Weiter als {first_name}",
        Text::ContinueAsUnnamed => "Mit diesem Konto weiter",
        Text::CaptchaLabel => "Bitte bestätigen Sie, dass Sie ein Mensch sind",
        Text::CaptchaUnavailable => {
            "Die Prüfung konnte nicht geladen werden. Wenn Sie einen Blocker benutzen, erlauben Sie diese \
             Seite und versuchen Sie es noch einmal."
        }
        Text::CaptchaFramedText => {
            "Diese Seite steht in einer anderen Website. Wenn die Prüfung hier nicht klappt, klappt sie in \
             einem eigenen Tab."
        }
        Text::ConsentPendingText => {
            "Für die Anmeldung brauchen wir Ihre Zustimmung. Treffen Sie Ihre Wahl in den \
             Datenschutz-Einstellungen dieser Seite, dann geht es hier weiter."
        }

        Text::SocialLabel => "Oder mit einem Konto, das Sie schon haben",
        Text::ContinueWith => "Weiter mit {provider}",
        Text::LastUsed => "Zuletzt benutzt",
        Text::SocialWaiting => "Warten auf {provider}…",
        Text::SocialWaitingText => {
            "Ein Fenster von {provider} ist aufgegangen. Melden Sie sich dort an, dann geht es hier weiter."
        }
        Text::SocialLate => "Das dauert lange",
        Text::SocialLateText => {
            "Von {provider} kam noch keine Antwort. Vielleicht ist das Fenster geschlossen, oder es liegt \
             hinter diesem."
        }
        Text::PopUpHint => {
            "Kein Fenster zu sehen? Vielleicht hat Ihr Browser es blockiert: Erlauben Sie Pop-ups für diese \
             Seite und versuchen Sie es noch einmal."
        }
        Text::UseThisTab => "Lieber in diesem Tab",
        Text::FramedText => {
            "Diese Seite steht in einer anderen Website, und in manchen Browsern klappt die Anmeldung dort \
             nicht. In einem eigenen Tab klappt sie."
        }
        Text::OpenInNewTab => "In neuem Tab öffnen",

        Text::CreateAccountHeading => "Ein Konto erstellen",
        Text::CreateAccountText => {
            "Es dauert eine Minute, und beim nächsten Mal sind Ihre Angaben schon ausgefüllt."
        }
        Text::ChoosePassword => "Passwort wählen",
        Text::RepeatPassword => "Passwort wiederholen",
        Text::PasswordRules => "Das braucht Ihr Passwort:",
        Text::PasswordRuleLength => "{min} Zeichen oder mehr",
        Text::PasswordRuleGroups => {
            "{min} von diesen vier: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen"
        }
        Text::RuleMet => "erfüllt",
        Text::RuleUnmet => "noch offen",
        Text::EmailChecking => "Diese Adresse wird geprüft…",
        Text::EmailFree => "Diese Adresse ist frei.",
        Text::EmailTaken => "Mit dieser Adresse gibt es schon ein Konto.",
        Text::AlreadyAnAccountLogIn => "Sie haben schon ein Konto: anmelden",
        Text::CreateAccount => "Konto erstellen",
        Text::CreateAccountWaiting => "Ihr Konto wird erstellt…",

        Text::ForgotPasswordHeading => "Passwort vergessen?",
        Text::ForgotPasswordText => {
            "Das passiert allen einmal. Geben Sie uns Ihre E-Mail-Adresse, und wir senden Ihnen einen Link \
             für ein neues."
        }
        Text::SendLink => "Link zusenden",
        Text::ResetSentHeading => "Bitte sehen Sie in Ihr Postfach",
        Text::ResetSentText => {
            "Wenn es mit dieser Adresse ein Konto gibt, ist ein Link für ein neues Passwort unterwegs."
        }
        Text::ResetSentHint => {
            "Nach ein paar Minuten noch nichts da? Sehen Sie auch im Spam-Ordner nach, oder lassen Sie den \
             Link erneut senden. Eine Adresse, die nie bestätigt wurde, bekommt keine E-Mail."
        }
        Text::SecurityQuestionText => "Zuerst eine Frage, die Sie selbst für Ihr Konto gewählt haben.",
        Text::SecurityAnswer => "Ihre Antwort",

        Text::ResetPasswordHeading => "Ein neues Passwort wählen",
        Text::ResetPasswordText => {
            "Speichern Sie es, melden Sie sich damit an, und es geht weiter, wo Sie waren."
        }
        Text::NewPassword => "Neues Passwort",
        Text::SavePassword => "Passwort speichern",

        Text::CompleteAccountHeading => "Fast geschafft",
        Text::CompleteAccountText => "Nur das fehlt Ihrem Konto noch.",

        Text::VerifyEmailHeading => "Bestätigen Sie Ihre E-Mail-Adresse",
        Text::VerifyEmailLinkText => {
            "Wir haben einen Link an {email} gesendet. Öffnen Sie ihn und kommen Sie dann hierher zurück."
        }
        Text::VerifyEmailLinkTextUnnamed => {
            "Wir haben Ihnen einen Link gemailt. Öffnen Sie ihn und kommen Sie dann hierher zurück."
        }
        Text::VerifyEmailSendText => {
            "Damit wir sicher sind, dass die Adresse Ihnen gehört, senden wir einen Code dorthin."
        }
        Text::VerifyEmailCodeText => {
            "Wir haben einen Code an {email} gesendet. Bitte geben Sie ihn hier ein."
        }
        Text::VerifyEmailCodeTextUnnamed => {
            "Wir haben Ihnen einen Code gemailt. Bitte geben Sie ihn hier ein."
        }
        Text::IHaveVerified => "Ich habe bestätigt",

        Text::LinkAccountHeading => "Sie haben schon ein Konto",
        Text::LinkAccountText => {
            "{email} gehört schon zu einem Konto. Melden Sie sich dort einmal an, dann werden aus zweien \
             eins."
        }
        Text::LinkAccountTextUnnamed => {
            "Ihre E-Mail-Adresse gehört schon zu einem Konto. Melden Sie sich dort einmal an, dann werden \
             aus zweien eins."
        }
        Text::LinkByProvider => "Mit {provider}",
        Text::LinkAccounts => "Anmelden und verknüpfen",

        Text::ChangePasswordHeading => "Zeit für ein neues Passwort",
        Text::ChangePasswordText => {
            "Ihr Passwort hat lange genug gedient. Wählen Sie ein neues, dann geht es weiter."
        }
        Text::CurrentPassword => "Aktuelles Passwort",

        Text::SecondFactorHeading => "Bestätigen Sie, dass Sie es sind",
        Text::SecondFactorText => "Ihr Konto hat ein zweites Schloss. Wie möchten Sie es öffnen?",
        Text::SecondFactorRegisterHeading => "Schützen Sie Ihr Konto",
        Text::SecondFactorRegisterText => {
            "Dieses Konto verlangt bei der Anmeldung einen zweiten Schritt. Wählen Sie, was Ihnen am besten \
             passt."
        }
        Text::FactorPhone => "Per SMS",
        Text::FactorEmail => "Per E-Mail",
        Text::FactorTotp => "Mit einer Authenticator-App",
        Text::FactorBackupCode => "Mit einem Ersatzcode",
        Text::OtherFactor => "Einen anderen Weg wählen",
        Text::ChooseTarget => "Wohin dürfen wir den Code senden?",
        Text::PhoneForCodes => "Mobilnummer",
        Text::PhoneForCodesHint => "Mit Ländervorwahl, zum Beispiel +49 151 23456789.",
        Text::SendCode => "Code senden",
        Text::CallMe => "Lieber anrufen lassen",
        Text::CodeSentTo => "Wir haben einen Code an {target} gesendet.",
        Text::CodeBeingSentTo => "Wir senden einen Code an {target}…",
        Text::CodeCalledTo => "Wir rufen {target} an und sagen einen Code durch.",
        Text::TotpText => "Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, der dort steht.",
        Text::TotpRegisterText => {
            "Scannen Sie dieses Bild mit Ihrer Authenticator-App und geben Sie den Code ein, der dort steht."
        }
        Text::QrAlternative => "QR-Code für Ihre Authenticator-App",
        Text::QrSecret => "Keine Kamera zur Hand? Tippen Sie diesen Schlüssel in die App: {secret}",
        Text::BackupCodeText => {
            "Geben Sie einen der Ersatzcodes ein, die Sie aufgehoben haben. Jeder gilt einmal."
        }
        Text::RememberDevice => "Dieses Gerät merken",
        Text::RememberDeviceHint => "Besser nicht auf einem Gerät, das auch andere benutzen.",

        Text::FormHeading => "Ihre Angaben",
        Text::FormText => "Bitte prüfen Sie sie und ergänzen Sie, was fehlt.",
        Text::RequiredNote => "Felder mit * sind Pflichtfelder.",
        Text::Choose => "Bitte wählen",
        Text::OptInUnnamed => "Ich stimme zu: {name}",
        Text::MaskHint => "Zum Beispiel {mask}",
        Text::SummaryLine => "{label}: {complaint}",
        Text::Submit => "Absenden",
        Text::SubmitWaiting => "Wird gesendet…",
        Text::NewTab => "(öffnet in neuem Tab)",

        Text::AutoSubmitHeading => "Wir haben alles, was wir brauchen",
        Text::AutoSubmitText => "Ihre Angaben gehen in {seconds}\u{a0}s ab. Sie brauchen nichts zu tun.",
        Text::Undo => "Rückgängig und erst prüfen",

        Text::DoneHeading => "Danke, Sie sind dabei",
        Text::DoneText => "Ihre Angaben sind bei uns angekommen.",
        Text::ChangedMeanwhile => {
            "Diese Angaben waren gerade anderswo geändert worden: {fields}. Wir haben behalten, was Sie \
             jetzt gesendet haben."
        }
        Text::PageFormFilledHeading => "Ihre Angaben sind ausgefüllt",
        Text::PageFormFilledText => "Bitte prüfen Sie das Formular auf dieser Seite und senden Sie es ab.",
        Text::PlainFormHeading => "Jetzt sind Sie dran",
        Text::PlainFormText => {
            "Füllen Sie bitte das Formular auf dieser Seite aus und senden Sie es ab. Ein Konto ist dafür \
             nicht nötig."
        }

        Text::UnavailableHeading => "Das klappt gerade leider nicht",
        Text::TryAgain => "Noch einmal versuchen",
        Text::UsePlainFormText => "Mitmachen können Sie trotzdem, ohne Anmeldung.",
        Text::UsePlainForm => "Formular selbst ausfüllen",
        Text::LastResort => {
            "Dieser Teil der Seite konnte nicht geladen werden. Bitte laden Sie die Seite neu."
        }

        Text::VariableEmail => "E-Mail",
        Text::VariableFirstname => "Vorname",
        Text::VariableLastname => "Nachname",
        Text::VariableGender => "Geschlecht",
        Text::VariableBirthday => "Geburtsdatum",
        Text::VariablePhone => "Telefonnummer",
        Text::VariableAddress => "Straße",
        Text::VariableNumber => "Hausnummer",
        Text::VariableBox => "Zusatz",
        Text::VariableLocality => "Ort",
        Text::VariableZipcode => "Postleitzahl",
        Text::VariableCountry => "Land",
        Text::VariableFunction => "Funktion",
        Text::VariableCompany => "Firma",
        Text::GenderFemale => "Weiblich",
        Text::GenderMale => "Männlich",
        Text::GenderUnspecified => "Keine Angabe",

        Text::NoticeLoggedOut => "Sie sind abgemeldet.",
        Text::NoticeStillConnectedHere => {
            "Auf Ihren anderen Geräten sind Sie abgemeldet, auf diesem noch nicht. Bitte versuchen Sie es \
             gleich noch einmal."
        }
        Text::NoticeStillConnectedElsewhere => {
            "Auf diesem Gerät sind Sie abgemeldet. Auf Ihren anderen Geräten ist es nicht gelungen."
        }
        Text::NoticeStillConnected => {
            "Die Abmeldung ist nicht gelungen. Bitte versuchen Sie es gleich noch einmal."
        }
        Text::NoticeSessionEnded => "Ihre Sitzung ist beendet. Bitte melden Sie sich wieder an.",
        Text::NoticeSessionEndedKept => {
            "Ihre Sitzung ist beendet. Bitte melden Sie sich wieder an: Was Sie geschrieben haben, ist noch \
             da."
        }
        Text::NoticePasswordChanged => "Ihr neues Passwort ist gespeichert. Bitte melden Sie sich damit an.",
        Text::NoticeLogInAgain => "Zum Schutz Ihres Kontos melden Sie sich bitte noch einmal an.",
        Text::NoticeForgottenInFrame => {
            "Ihr Browser hat sich die Anmeldung nicht gemerkt, weil diese Seite in einer anderen Website \
             steht. In einem eigenen Tab klappt es."
        }
        Text::NoticeStepExpired => "Dieser Schritt ist abgelaufen. Bitte melden Sie sich wieder an.",
        Text::NoticeStepExpiredKept => {
            "Dieser Schritt ist abgelaufen. Bitte melden Sie sich wieder an: Was Sie geschrieben haben, ist \
             noch da."
        }
        Text::NoticeAccountCreated => "Ihr Konto ist fertig. Bitte melden Sie sich an.",
        Text::NoticeAccountLinked => "Ihre Konten sind verknüpft: Ab jetzt sind sie eins.",

        Text::ProblemWrongCredentials => {
            "E-Mail-Adresse oder Passwort stimmt nicht. Bitte versuchen Sie es noch einmal."
        }
        Text::ProblemPasswordUsedBefore => {
            "Das ist ein früheres Passwort. Nehmen Sie bitte das aktuelle, oder fordern Sie ein neues an."
        }
        Text::ProblemAccountDisabled => {
            "Dieses Konto kann nicht benutzt werden. Bitte wenden Sie sich an den Support der Website."
        }
        Text::ProblemUnderage => {
            "Ein Konto ist hier leider erst in höherem Alter möglich. Von dem, was Sie geschrieben haben, \
             behalten wir nichts. Bei Fragen hilft der Support der Website gern."
        }
        Text::ProblemLockedOut => {
            "Zu viele Versuche. Bitte warten Sie ein paar Minuten und versuchen Sie es dann noch einmal."
        }
        Text::ProblemLockedOutMinutes => {
            "Zu viele Versuche. Bitte warten Sie {minutes}\u{a0}min und versuchen Sie es dann noch einmal."
        }
        Text::ProblemTooManyAttempts => {
            "Hier ist gerade viel los. Bitte versuchen Sie es in einer Minute noch einmal."
        }
        Text::ProblemAccountNeedsAttention => {
            "Ihr Konto braucht noch einen Schritt. Melden Sie sich bitte zuerst auf unserer Website an und \
             kommen Sie dann hierher zurück."
        }
        Text::ProblemSessionEnded => "Sie sind nicht mehr verbunden. Bitte melden Sie sich wieder an.",
        Text::ProblemOtherAccount => {
            "Das ist ein anderes Konto als am Anfang. Bitte melden Sie sich mit jenem an, oder melden Sie \
             sich ab und beginnen Sie neu."
        }
        Text::ProblemLogInServiceUnavailable => {
            "Wir erreichen den Anmeldedienst nicht. Wenn Sie einen Blocker benutzen, erlauben Sie diese \
             Seite und versuchen Sie es noch einmal."
        }
        Text::ProblemServiceUnavailable => {
            "Wir sind gerade nicht zu erreichen. Bitte versuchen Sie es gleich noch einmal."
        }
        Text::ProblemTookTooLong => {
            "Das dauert zu lange. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal."
        }
        Text::ProblemOffline => {
            "Sie sind offline. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal."
        }
        Text::ProblemPageSetUpWrongly => {
            "Diese Seite ist noch nicht ganz fertig. Bitte kommen Sie später wieder: Es liegt nicht an Ihnen."
        }
        Text::ProblemInvalidAnswers => "Bitte sehen Sie sich diese Antworten noch einmal an:",
        Text::ProblemAlreadyAnAccount => {
            "Mit dieser E-Mail-Adresse gibt es schon ein Konto. Bitte melden Sie sich damit an."
        }
        Text::ProblemNotVerifiedYet => {
            "Ihre Adresse ist noch nicht bestätigt. Öffnen Sie bitte den Link in unserer E-Mail, oder lassen \
             Sie ihn erneut senden."
        }
        Text::ProblemLinkExpired => {
            "Dieser Link oder Code gilt nicht mehr. Bitte fordern Sie einen neuen an."
        }
        Text::ProblemCodeWrong => {
            "Dieser Code passt nicht. Bitte prüfen Sie ihn, oder lassen Sie einen neuen senden."
        }
        Text::ProblemOwnCodeWrong => {
            "Dieser Code passt nicht. Bitte prüfen Sie ihn und geben Sie ihn noch einmal ein."
        }
        Text::ProblemBegunAnew => {
            "Das hat eine Weile gedauert, deshalb beginnt dieser Schritt von vorn. Bitte geben Sie noch \
             einmal einen Code ein."
        }
        Text::ProblemNewPicture => {
            "Das hat eine Weile gedauert, deshalb gibt es ein neues Bild. Bitte scannen Sie es und geben \
             Sie dann den Code ein, den Ihre App zeigt."
        }
        Text::ProblemAnswerWrong => {
            "Das ist nicht die Antwort, die wir kennen. Bitte versuchen Sie es noch einmal."
        }
        Text::ProblemCaptchaWanted => {
            "Zuerst eine kurze Prüfung: Bestätigen Sie bitte, dass Sie ein Mensch sind, und versuchen Sie es \
             noch einmal."
        }
        Text::ProblemCancelled => {
            "Die Anmeldung wurde nicht abgeschlossen. Versuchen Sie es gern noch einmal, oder wählen Sie \
             einen anderen Weg."
        }
        Text::ProblemNotEnabled => {
            "Das ist hier im Moment nicht möglich. Bitte wählen Sie einen anderen Weg."
        }
        Text::ProblemRefused => {
            "Das konnte nicht angenommen werden. Bitte prüfen Sie Ihre Angaben, oder wenden Sie sich an den \
             Support der Website."
        }
        Text::ProblemRefusedBecause => "Das konnte nicht angenommen werden: {reason}",
        Text::ProblemConsentPending => {
            "Für die Anmeldung brauchen wir zuerst Ihre Zustimmung. Treffen Sie Ihre Wahl in den \
             Datenschutz-Einstellungen dieser Seite und versuchen Sie es noch einmal."
        }
        Text::ProblemPageFormMissing => {
            "Wir finden das Formular dieser Seite nicht. Bitte kommen Sie später wieder."
        }
        Text::ProblemNoNewTab => {
            "Kein neuer Tab zu sehen? Bitte kopieren Sie diese Adresse und öffnen Sie sie in einem Tab: \
             {address}"
        }
        Text::ProblemUnexpected => "Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.",
        Text::ProblemUnexpectedWithReference => {
            "Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal. Die Referenz für den \
             Support ist {reference}."
        }

        Text::ComplaintRequired => "Bitte füllen Sie das aus.",
        Text::ComplaintRequiredChoice => "Bitte wählen Sie etwas aus.",
        Text::ComplaintRequiredTick => "Bitte setzen Sie hier ein Häkchen, um mitzumachen.",
        Text::ComplaintNotAnEmail => {
            "Bitte schreiben Sie eine vollständige E-Mail-Adresse, wie name@beispiel.de."
        }
        Text::ComplaintNotAPhone => "Bitte schreiben Sie eine Telefonnummer mit {min} bis {max} Ziffern.",
        Text::ComplaintNotADate => "Bitte geben Sie ein vollständiges Datum an: Tag, Monat und Jahr.",
        Text::ComplaintInTheFuture => "Dieser Tag kommt erst noch. Bitte prüfen Sie das Datum.",
        Text::ComplaintNotAChoice => "Bitte wählen Sie aus, was angeboten wird.",
        Text::ComplaintTooLong => "Bitte schreiben Sie höchstens {max} Zeichen.",
        Text::ComplaintNotLikeMask => "Bitte schreiben Sie es so: {mask}",
        Text::ComplaintTaken => {
            "Mit dieser Adresse gibt es schon ein Konto. Bitte melden Sie sich an, oder nehmen Sie eine \
             andere Adresse."
        }
        Text::ComplaintWeakPassword => {
            "Dieses Passwort ist hier nicht stark genug. Bitte wählen Sie ein längeres, oder mischen Sie \
             Klein- und Großbuchstaben, Ziffern und andere Zeichen."
        }
        Text::ComplaintUsedBefore => {
            "Dieses Passwort wurde schon einmal benutzt. Bitte wählen Sie ein anderes."
        }
        Text::ComplaintNotTheSame => {
            "Die beiden Passwörter sind nicht gleich. Bitte schreiben Sie sie noch einmal."
        }
        Text::ComplaintWrongPassword => {
            "Das ist nicht das aktuelle Passwort. Bitte versuchen Sie es noch einmal."
        }
        Text::ComplaintNotAsked => "Diese Antwort brauchen wir hier nicht.",
        Text::ComplaintRefused => "Das wurde nicht angenommen. Bitte schreiben Sie es anders.",
    }
}

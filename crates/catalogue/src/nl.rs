//! Dutch, with *u*.

use crate::Text;

#[expect(clippy::too_many_lines, reason = "a line is a text, and half a language helps nobody")]
#[expect(clippy::match_same_arms, reason = "texts that are alike today are still two")]
pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::Loading => "Een ogenblik…",
        Text::LoggingOut => "Bezig met uitloggen…",
        Text::Back => "Terug",
        Text::BackToLogin => "Terug naar inloggen",
        Text::Cancel => "Annuleren",
        Text::Send => "Versturen",
        Text::SendWaiting => "Bezig met versturen…",
        Text::SendAgain => "Opnieuw versturen",
        Text::SendAgainIn => "Opnieuw versturen over {seconds}\u{a0}s",
        Text::SentAgain => "Opnieuw verstuurd. Het kan een minuutje duren.",
        Text::Code => "Code",
        Text::Verify => "Controleren",
        Text::VerifyWaiting => "Bezig met controleren…",
        Text::SaveWaiting => "Bezig met opslaan…",

        Text::HelloHeading => "Hallo {first_name}",
        Text::HelloHeadingUnnamed => "Hallo",
        Text::HelloText => "U bent verbonden. Ga door, dan vullen wij uw gegevens voor u in.",
        Text::Continue => "Doorgaan",
        Text::ContinueWaiting => "Gegevens ophalen…",
        Text::NotYou => "Bent u dit niet?",
        Text::LogOut => "Uitloggen",

        Text::LoginHeading => "Log in om mee te doen",
        Text::LoginText => "Gebruik uw account, dan vullen wij uw gegevens voor u in.",
        Text::LoginId => "E-mailadres",
        Text::Password => "Wachtwoord",
        Text::ShowPassword => "Wachtwoord tonen",
        Text::HidePassword => "Wachtwoord verbergen",
        Text::LogIn => "Inloggen",
        Text::LogInWaiting => "Bezig met inloggen…",
        Text::ForgotPassword => "Wachtwoord vergeten?",
        Text::CreateAnAccount => "Een account aanmaken",
        Text::OfferText => "U bent al verbonden.",
        Text::ContinueAs => "Doorgaan als {first_name}",
        Text::ContinueAsUnnamed => "Doorgaan met dit account",
        Text::CaptchaLabel => "Bevestig dat u een mens bent",
        Text::CaptchaUnavailable => {
            "De controle kon niet worden geladen. Gebruikt u een blocker, sta deze pagina dan toe en probeer \
             het opnieuw."
        }
        Text::CaptchaFramedText => {
            "Deze pagina staat binnen een andere website. Lukt de controle hier niet, dan lukt ze wel in een \
             eigen tabblad."
        }
        Text::ConsentPendingText => {
            "Voor het inloggen is uw toestemming nodig. Maak uw keuze in de privacy-instellingen van deze \
             pagina, daarna kunt u hier verder."
        }

        Text::SocialLabel => "Of met een account dat u al hebt",
        Text::ContinueWith => "Doorgaan met {provider}",
        Text::LastUsed => "Laatst gebruikt",
        Text::SocialWaiting => "Wachten op {provider}…",
        Text::SocialWaitingText => {
            "Er is een venster van {provider} geopend. Log daar in, dan gaan we hier verder."
        }
        Text::SocialLate => "Dit duurt lang",
        Text::SocialLateText => {
            "We hebben nog niets van {provider} gehoord. Misschien is het venster gesloten of zit het achter \
             dit venster."
        }
        Text::PopUpHint => {
            "Geen venster te zien? Misschien heeft uw browser het geblokkeerd: sta pop-ups toe voor deze \
             pagina en probeer het opnieuw."
        }
        Text::UseThisTab => "Liever in dit tabblad",
        Text::FramedText => {
            "Deze pagina staat binnen een andere website, en in sommige browsers werkt inloggen daar niet. \
             In een eigen tabblad werkt het wel."
        }
        Text::OpenInNewTab => "Openen in een nieuw tabblad",

        Text::CreateAccountHeading => "Een account aanmaken",
        Text::CreateAccountText => "Het kost een minuutje, en de volgende keer zijn uw gegevens al ingevuld.",
        Text::ChoosePassword => "Kies een wachtwoord",
        Text::RepeatPassword => "Herhaal het wachtwoord",
        Text::PasswordRules => "Dit heeft uw wachtwoord nodig:",
        Text::PasswordRuleLength => "{min} tekens of meer",
        Text::PasswordRuleGroups => {
            "{min} van deze vier: kleine letters, hoofdletters, cijfers, andere tekens"
        }
        Text::RuleMet => "in orde",
        Text::RuleUnmet => "nog te doen",
        Text::EmailChecking => "Dit adres wordt gecontroleerd…",
        Text::EmailFree => "Dit adres is vrij.",
        Text::EmailTaken => "Er bestaat al een account met dit adres.",
        Text::AlreadyAnAccountLogIn => "U hebt al een account: log in",
        Text::CreateAccount => "Account aanmaken",
        Text::CreateAccountWaiting => "Uw account wordt aangemaakt…",

        Text::ForgotPasswordHeading => "Wachtwoord vergeten?",
        Text::ForgotPasswordText => {
            "Dat overkomt iedereen. Geef ons uw e-mailadres, dan sturen we u een link om een nieuw \
             wachtwoord te kiezen."
        }
        Text::SendLink => "Stuur mij een link",
        Text::ResetSentHeading => "Kijk in uw mailbox",
        Text::ResetSentText => {
            "Als er een account is met dit adres, dan is een link voor een nieuw wachtwoord onderweg."
        }
        Text::ResetSentHint => {
            "Na een paar minuten nog niets? Kijk ook bij de ongewenste mail, of laat de link opnieuw \
             versturen. Een adres dat nooit is bevestigd, krijgt geen mail."
        }
        Text::SecurityQuestionText => "Eerst één vraag, die u zelf voor uw account hebt gekozen.",
        Text::SecurityAnswer => "Uw antwoord",

        Text::ResetPasswordHeading => "Kies een nieuw wachtwoord",
        Text::ResetPasswordText => "Sla het op, log ermee in en ga verder waar u was.",
        Text::NewPassword => "Nieuw wachtwoord",
        Text::SavePassword => "Wachtwoord opslaan",

        Text::CompleteAccountHeading => "Bijna klaar",
        Text::CompleteAccountText => "Alleen dit ontbreekt nog aan uw account.",

        Text::VerifyEmailHeading => "Bevestig uw e-mailadres",
        Text::VerifyEmailLinkText => {
            "We hebben een link gestuurd naar {email}. Open die en kom dan hier terug."
        }
        Text::VerifyEmailLinkTextUnnamed => "We hebben u een link gemaild. Open die en kom dan hier terug.",
        Text::VerifyEmailSendText => {
            "Om zeker te zijn dat het adres van u is, sturen we er een code naartoe."
        }
        Text::VerifyEmailCodeText => "We hebben een code gestuurd naar {email}. Vul die hier in.",
        Text::VerifyEmailCodeTextUnnamed => "We hebben u een code gemaild. Vul die hier in.",
        Text::IHaveVerified => "Ik heb het bevestigd",

        Text::LinkAccountHeading => "U hebt al een account",
        Text::LinkAccountText => {
            "{email} hoort al bij een account. Log daar één keer mee in, dan worden de twee samen één."
        }
        Text::LinkAccountTextUnnamed => {
            "Uw e-mailadres hoort al bij een account. Log daar één keer mee in, dan worden de twee samen één."
        }
        Text::LinkByProvider => "Met {provider}",
        Text::LinkAccounts => "Inloggen en koppelen",

        Text::ChangePasswordHeading => "Tijd voor een nieuw wachtwoord",
        Text::ChangePasswordText => {
            "Uw wachtwoord heeft lang genoeg dienst gedaan. Kies een nieuw en ga verder."
        }
        Text::CurrentPassword => "Huidig wachtwoord",

        Text::SecondFactorHeading => "Bevestig dat u het bent",
        Text::SecondFactorText => "Uw account heeft een tweede slot. Hoe wilt u het openen?",
        Text::SecondFactorRegisterHeading => "Bescherm uw account",
        Text::SecondFactorRegisterText => {
            "Dit account vraagt bij het inloggen om een tweede stap. Kies wat u het beste past."
        }
        Text::FactorPhone => "Per sms",
        Text::FactorEmail => "Per e-mail",
        Text::FactorTotp => "Met een authenticator-app",
        Text::FactorBackupCode => "Met een reservecode",
        Text::OtherFactor => "Kies een andere manier",
        Text::ChooseTarget => "Waar mogen we de code naartoe sturen?",
        Text::PhoneForCodes => "Mobiel nummer",
        Text::PhoneForCodesHint => "Met de landcode, zoals +31 6 12 34 56 78.",
        Text::SendCode => "Code versturen",
        Text::CallMe => "Bel mij liever",
        Text::CodeSentTo => "We hebben een code gestuurd naar {target}.",
        Text::CodeBeingSentTo => "We sturen een code naar {target}…",
        Text::CodeCalledTo => "We bellen {target} om een code voor te lezen.",
        Text::TotpText => "Open uw authenticator-app en vul de code in die u daar ziet.",
        Text::TotpRegisterText => {
            "Scan deze afbeelding met uw authenticator-app en vul de code in die u daar ziet."
        }
        Text::QrAlternative => "QR-code voor uw authenticator-app",
        Text::QrSecret => "Geen camera bij de hand? Typ deze sleutel in de app: {secret}",
        Text::BackupCodeText => {
            "Vul een van de reservecodes in die u hebt bewaard. Elke code werkt één keer."
        }
        Text::RememberDevice => "Dit apparaat onthouden",
        Text::RememberDeviceHint => "Liever niet op een apparaat dat anderen ook gebruiken.",

        Text::FormHeading => "Uw gegevens",
        Text::FormText => "Controleer ze en vul aan wat ontbreekt.",
        Text::RequiredNote => "Velden met een * zijn verplicht.",
        Text::Choose => "Maak een keuze",
        Text::OptInUnnamed => "Ik ga akkoord met: {name}",
        Text::MaskHint => "Bijvoorbeeld {mask}",
        Text::SummaryLine => "{label}: {complaint}",
        Text::Submit => "Versturen",
        Text::SubmitWaiting => "Bezig met versturen…",
        Text::NewTab => "(opent in een nieuw tabblad)",

        Text::AutoSubmitHeading => "We hebben alles wat we nodig hebben",
        Text::AutoSubmitText => "Uw gegevens worden verstuurd over {seconds}\u{a0}s. U hoeft niets te doen.",
        Text::Undo => "Ongedaan maken en eerst kijken",

        Text::DoneHeading => "Bedankt, u doet mee",
        Text::DoneText => "We hebben uw gegevens goed ontvangen.",
        Text::ChangedMeanwhile => {
            "Deze gegevens waren net ergens anders gewijzigd: {fields}. We hebben bewaard wat u nu hebt \
             verstuurd."
        }
        Text::PageFormFilledHeading => "Uw gegevens zijn ingevuld",
        Text::PageFormFilledText => "Controleer het formulier op deze pagina en verstuur het.",
        Text::PlainFormHeading => "Nu bent u aan zet",
        Text::PlainFormText => {
            "Vul het formulier op deze pagina in en verstuur het. Daar is geen account voor nodig."
        }

        Text::UnavailableHeading => "Sorry, dit werkt nu even niet",
        Text::TryAgain => "Opnieuw proberen",
        Text::UsePlainFormText => "U kunt toch meedoen, zonder in te loggen.",
        Text::UsePlainForm => "Het formulier zelf invullen",
        Text::LastResort => "Dit deel van de pagina kon niet worden geladen. Laad de pagina opnieuw.",

        Text::VariableEmail => "E-mail",
        Text::VariableFirstname => "Voornaam",
        Text::VariableLastname => "Achternaam",
        Text::VariableGender => "Geslacht",
        Text::VariableBirthday => "Geboortedatum",
        Text::VariablePhone => "Telefoonnummer",
        Text::VariableAddress => "Straat",
        Text::VariableNumber => "Huisnummer",
        Text::VariableBox => "Bus",
        Text::VariableLocality => "Woonplaats",
        Text::VariableZipcode => "Postcode",
        Text::VariableCountry => "Land",
        Text::VariableFunction => "Functie",
        Text::VariableCompany => "Bedrijf",
        Text::GenderFemale => "Vrouw",
        Text::GenderMale => "Man",
        Text::GenderUnspecified => "Zeg ik liever niet",

        Text::NoticeLoggedOut => "U bent uitgelogd.",
        Text::NoticeStillConnectedHere => {
            "U bent uitgelogd op uw andere apparaten, maar niet op dit apparaat. Probeer het zo meteen \
             opnieuw."
        }
        Text::NoticeStillConnectedElsewhere => {
            "U bent uitgelogd op dit apparaat. Op uw andere apparaten is dat niet gelukt."
        }
        Text::NoticeStillConnected => "Het uitloggen is niet gelukt. Probeer het zo meteen opnieuw.",
        Text::NoticeSessionEnded => "Uw sessie is afgelopen. Log opnieuw in.",
        Text::NoticeSessionEndedKept => {
            "Uw sessie is afgelopen. Log opnieuw in: wat u hebt getypt, is bewaard."
        }
        Text::NoticePasswordChanged => "Uw nieuwe wachtwoord is opgeslagen. Log ermee in.",
        Text::NoticeLogInAgain => "Log nog één keer in, zo blijft uw account veilig.",
        Text::NoticeForgottenInFrame => {
            "Uw browser heeft de login niet onthouden, omdat deze pagina binnen een andere website staat. In \
             een eigen tabblad lukt het wel."
        }
        Text::NoticeStepExpired => "Deze stap is verlopen. Log opnieuw in.",
        Text::NoticeStepExpiredKept => {
            "Deze stap is verlopen. Log opnieuw in: wat u hebt getypt, is bewaard."
        }
        Text::NoticeAccountCreated => "Uw account is klaar. Log ermee in.",
        Text::NoticeAccountLinked => "Uw accounts zijn gekoppeld: voortaan zijn ze één.",

        Text::ProblemWrongCredentials => "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.",
        Text::ProblemPasswordUsedBefore => {
            "Dit is een eerder wachtwoord. Gebruik het huidige, of vraag een nieuw aan."
        }
        Text::ProblemAccountDisabled => {
            "Dit account kan niet worden gebruikt. Neem contact op met de klantenservice van de site."
        }
        Text::ProblemUnderage => {
            "Sorry, een account is hier voor oudere deelnemers. We bewaren niets van wat u hebt getypt. Met \
             vragen kunt u terecht bij de klantenservice van de site."
        }
        Text::ProblemLockedOut => "Te veel pogingen. Wacht een paar minuten en probeer het opnieuw.",
        Text::ProblemLockedOutMinutes => "Te veel pogingen. Wacht {minutes}\u{a0}min en probeer het opnieuw.",
        Text::ProblemTooManyAttempts => "Het is hier nu erg druk. Probeer het over een minuut opnieuw.",
        Text::ProblemAccountNeedsAttention => {
            "Uw account vraagt nog één stap. Log eerst in op onze website en kom dan hier terug."
        }
        Text::ProblemSessionEnded => "U bent niet meer verbonden. Log opnieuw in.",
        Text::ProblemOtherAccount => {
            "Dit is een ander account dan aan het begin. Log in met dat account, of log uit en begin opnieuw."
        }
        Text::ProblemLogInServiceUnavailable => {
            "We kunnen de inlogdienst niet bereiken. Gebruikt u een blocker, sta deze pagina dan toe en \
             probeer het opnieuw."
        }
        Text::ProblemServiceUnavailable => {
            "We zijn op dit moment niet bereikbaar. Probeer het zo meteen opnieuw."
        }
        Text::ProblemTookTooLong => "Dit duurt te lang. Controleer uw verbinding en probeer het opnieuw.",
        Text::ProblemOffline => "U bent offline. Controleer uw internetverbinding en probeer het opnieuw.",
        Text::ProblemPageSetUpWrongly => {
            "Deze pagina is nog niet helemaal klaar. Kom later terug: het ligt niet aan u."
        }
        Text::ProblemInvalidAnswers => "Kijk deze antwoorden nog eens na:",
        Text::ProblemAlreadyAnAccount => "Er bestaat al een account met dit e-mailadres. Log daarmee in.",
        Text::ProblemNotVerifiedYet => {
            "Uw adres is nog niet bevestigd. Open de link in onze mail, of laat die opnieuw versturen."
        }
        Text::ProblemLinkExpired => "Deze link of code is niet meer geldig. Vraag een nieuwe aan.",
        Text::ProblemCodeWrong => "Deze code klopt niet. Kijk hem na, of laat een nieuwe versturen.",
        Text::ProblemOwnCodeWrong => "Deze code klopt niet. Kijk hem na en vul hem opnieuw in.",
        Text::ProblemBegunAnew => {
            "Dat duurde even, dus deze stap is opnieuw begonnen. Vul nog één keer een code in."
        }
        Text::ProblemNewPicture => {
            "Dat duurde even, dus dit is een nieuwe afbeelding. Scan die en vul daarna de code in die u in \
             uw app ziet."
        }
        Text::ProblemAnswerWrong => "Dit is niet het antwoord dat wij kennen. Probeer het opnieuw.",
        Text::ProblemCaptchaWanted => {
            "Eerst een korte controle: bevestig dat u een mens bent en probeer het opnieuw."
        }
        Text::ProblemCancelled => {
            "Het inloggen is niet afgemaakt. Probeer het gerust opnieuw, of kies een andere manier."
        }
        Text::ProblemNotEnabled => "Dit is hier op dit moment niet beschikbaar. Kies een andere manier.",
        Text::ProblemRefused => {
            "Dit kon niet worden aanvaard. Kijk na wat u hebt ingevuld, of neem contact op met de \
             klantenservice van de site."
        }
        Text::ProblemRefusedBecause => "Dit kon niet worden aanvaard: {reason}",
        Text::ProblemConsentPending => {
            "Voor het inloggen is eerst uw toestemming nodig. Maak uw keuze in de privacy-instellingen van \
             deze pagina en probeer het opnieuw."
        }
        Text::ProblemPageFormMissing => {
            "We kunnen het formulier van deze pagina niet vinden. Kom later terug."
        }
        Text::ProblemNoNewTab => {
            "Geen nieuw tabblad te zien? Kopieer dit adres en open het in een tabblad: {address}"
        }
        Text::ProblemUnexpected => "Er ging iets mis bij ons. Probeer het opnieuw.",
        Text::ProblemUnexpectedWithReference => {
            "Er ging iets mis bij ons. Probeer het opnieuw. Voor de klantenservice is de referentie \
             {reference}."
        }

        Text::ComplaintRequired => "Vul dit in.",
        Text::ComplaintRequiredChoice => "Kies er een.",
        Text::ComplaintRequiredTick => "Vink dit aan om mee te doen.",
        Text::ComplaintNotAnEmail => "Vul een volledig e-mailadres in, zoals naam@voorbeeld.com.",
        Text::ComplaintNotAPhone => "Vul een telefoonnummer in van {min} tot {max} cijfers.",
        Text::ComplaintNotADate => "Vul een volledige datum in: dag, maand en jaar.",
        Text::ComplaintInTheFuture => "Deze dag moet nog komen. Kijk de datum na.",
        Text::ComplaintNotAChoice => "Kies uit wat er wordt aangeboden.",
        Text::ComplaintTooLong => "Schrijf hoogstens {max} tekens.",
        Text::ComplaintNotLikeMask => "Schrijf het zo: {mask}",
        Text::ComplaintTaken => {
            "Er bestaat al een account met dit adres. Log in, of gebruik een ander adres."
        }
        Text::ComplaintWeakPassword => {
            "Dit wachtwoord is hier niet sterk genoeg. Kies een langer, of gebruik kleine letters, \
             hoofdletters, cijfers en andere tekens door elkaar."
        }
        Text::ComplaintUsedBefore => "Dit wachtwoord is al eens gebruikt. Kies een ander.",
        Text::ComplaintNotTheSame => "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.",
        Text::ComplaintWrongPassword => "Dit is niet het huidige wachtwoord. Probeer het opnieuw.",
        Text::ComplaintNotAsked => "Dit antwoord hebben we hier niet nodig.",
        Text::ComplaintRefused => "Dit werd niet aanvaard. Schrijf het anders.",
    }
}

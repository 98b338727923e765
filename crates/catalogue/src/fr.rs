//! French, with *vous*. Signs of two parts (`;`, `?`, `:`) stand after a no-break space, written as an escape
//! so that it can be seen.

use crate::Text;

#[expect(clippy::too_many_lines, reason = "a line is a text, and half a language helps nobody")]
#[expect(clippy::match_same_arms, reason = "texts that are alike today are still two")]
pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::Loading => "Un instant…",
        Text::LoggingOut => "Déconnexion en cours…",
        Text::Back => "Retour",
        Text::BackToLogin => "Retour à la connexion",
        Text::Cancel => "Annuler",
        Text::Send => "Envoyer",
        Text::SendWaiting => "Envoi en cours…",
        Text::SendAgain => "Renvoyer",
        Text::SendAgainIn => "Renvoyer dans {seconds}\u{a0}s",
        Text::SentAgain => "C’est renvoyé. Cela peut prendre une minute.",
        Text::Code => "Code",
        Text::Verify => "Vérifier",
        Text::VerifyWaiting => "Vérification en cours…",
        Text::SaveWaiting => "Enregistrement en cours…",

        Text::HelloHeading => "Bonjour {first_name}",
        Text::HelloHeadingUnnamed => "Bonjour",
        Text::HelloText => "Votre compte est reconnu. Continuez, nous remplissons vos données pour vous.",
        Text::Continue => "Continuer",
        Text::ContinueWaiting => "Chargement en cours…",
        Text::NotYou => "Ce n’est pas vous\u{202f}?",
        Text::LogOut => "Se déconnecter",

        Text::LoginHeading => "Connectez-vous pour participer",
        Text::LoginText => "Avec votre compte, nous remplissons vos données pour vous.",
        Text::LoginId => "Adresse e-mail",
        Text::Password => "Mot de passe",
        Text::ShowPassword => "Afficher le mot de passe",
        Text::HidePassword => "Masquer le mot de passe",
        Text::LogIn => "Se connecter",
        Text::LogInWaiting => "Connexion en cours…",
        Text::ForgotPassword => "Mot de passe oublié\u{202f}?",
        Text::CreateAnAccount => "Créer un compte",
        Text::OfferText => "Votre compte est déjà connecté.",
        Text::ContinueAs => "Continuer en tant que {first_name}",
        Text::ContinueAsUnnamed => "Continuer avec ce compte",
        Text::CaptchaLabel => "Veuillez confirmer que vous êtes une personne",
        Text::CaptchaUnavailable => {
            "La vérification n’a pas pu être chargée. Si vous utilisez un bloqueur, autorisez cette page, \
             puis réessayez."
        }
        Text::CaptchaFramedText => {
            "Cette page s’affiche à l’intérieur d’un autre site. Si la vérification n’y fonctionne pas, elle \
             fonctionne dans son propre onglet."
        }
        Text::ConsentPendingText => {
            "La connexion demande votre accord. Faites votre choix dans les réglages de confidentialité de \
             cette page, puis continuez ici."
        }

        Text::SocialLabel => "Ou avec un compte existant",
        Text::ContinueWith => "Continuer avec {provider}",
        Text::LastUsed => "Dernier utilisé",
        Text::SocialWaiting => "En attente de {provider}…",
        Text::SocialWaitingText => {
            "Une fenêtre de {provider} vient de s’ouvrir. Connectez-vous là-bas, nous continuons ici."
        }
        Text::SocialLate => "C’est un peu long",
        Text::SocialLateText => {
            "{provider} n’a pas encore répondu. Sa fenêtre est peut-être fermée, ou cachée derrière celle-ci."
        }
        Text::PopUpHint => {
            "Pas de fenêtre en vue\u{202f}? Votre navigateur l’a peut-être bloquée\u{a0}: autorisez les \
             fenêtres pop-up pour cette page, puis réessayez."
        }
        Text::UseThisTab => "Utiliser plutôt cet onglet",
        Text::FramedText => {
            "Cette page s’affiche à l’intérieur d’un autre site, et certains navigateurs y empêchent la \
             connexion. Dans son propre onglet, tout fonctionne."
        }
        Text::OpenInNewTab => "Ouvrir dans un nouvel onglet",

        Text::CreateAccountHeading => "Créer un compte",
        Text::CreateAccountText => {
            "Une minute suffit, et la prochaine fois vos données seront déjà remplies."
        }
        Text::ChoosePassword => "Choisir un mot de passe",
        Text::RepeatPassword => "Répéter le mot de passe",
        Text::PasswordRules => "Il faut à votre mot de passe\u{a0}:",
        Text::PasswordRuleLength => "{min} caractères ou plus",
        Text::PasswordRuleGroups => {
            "{min} de ces quatre sortes\u{a0}: minuscules, majuscules, chiffres, autres signes"
        }
        Text::RuleMet => "c’est bon",
        Text::RuleUnmet => "encore à faire",
        Text::EmailChecking => "Vérification de cette adresse…",
        Text::EmailFree => "Cette adresse est libre.",
        Text::EmailTaken => "Un compte existe déjà avec cette adresse.",
        Text::AlreadyAnAccountLogIn => "Vous avez déjà un compte\u{a0}: connectez-vous",
        Text::CreateAccount => "Créer le compte",
        Text::CreateAccountWaiting => "Création de votre compte…",

        Text::ForgotPasswordHeading => "Mot de passe oublié\u{202f}?",
        Text::ForgotPasswordText => {
            "Cela arrive à tout le monde. Donnez-nous votre adresse e-mail, et nous vous envoyons un lien \
             pour en choisir un nouveau."
        }
        Text::SendLink => "Recevoir un lien",
        Text::ResetSentHeading => "Regardez dans votre boîte mail",
        Text::ResetSentText => {
            "Si un compte existe avec cette adresse, un lien pour choisir un nouveau mot de passe est en \
             route."
        }
        Text::ResetSentHint => {
            "Toujours rien après quelques minutes\u{202f}? Regardez aussi dans les indésirables, ou demandez \
             un nouvel envoi. Une adresse qui n’a jamais été confirmée ne reçoit rien."
        }
        Text::SecurityQuestionText => "Une question d’abord, celle que vous avez choisie pour votre compte.",
        Text::SecurityAnswer => "Votre réponse",

        Text::ResetPasswordHeading => "Choisir un nouveau mot de passe",
        Text::ResetPasswordText => "Enregistrez-le, connectez-vous, et vous reprenez où vous en étiez.",
        Text::NewPassword => "Nouveau mot de passe",
        Text::SavePassword => "Enregistrer le mot de passe",

        Text::CompleteAccountHeading => "Vous y êtes presque",
        Text::CompleteAccountText => "Il ne manque que ceci à votre compte.",

        Text::VerifyEmailHeading => "Confirmez votre adresse e-mail",
        Text::VerifyEmailLinkText => "Nous avons envoyé un lien à {email}. Ouvrez-le, puis revenez ici.",
        Text::VerifyEmailLinkTextUnnamed => {
            "Nous vous avons envoyé un lien par e-mail. Ouvrez-le, puis revenez ici."
        }
        Text::VerifyEmailSendText => {
            "Pour nous assurer que l’adresse est bien la vôtre, nous y envoyons un code."
        }
        Text::VerifyEmailCodeText => "Nous avons envoyé un code à {email}. Saisissez-le ici.",
        Text::VerifyEmailCodeTextUnnamed => "Nous vous avons envoyé un code par e-mail. Saisissez-le ici.",
        Text::IHaveVerified => "C’est vérifié",

        Text::LinkAccountHeading => "Vous avez déjà un compte",
        Text::LinkAccountText => {
            "{email} appartient déjà à un compte. Connectez-vous une fois à celui-ci, et les deux n’en \
             feront plus qu’un."
        }
        Text::LinkAccountTextUnnamed => {
            "Votre adresse e-mail appartient déjà à un compte. Connectez-vous une fois à celui-ci, et les \
             deux n’en feront plus qu’un."
        }
        Text::LinkByProvider => "Avec {provider}",
        Text::LinkAccounts => "Se connecter et relier",

        Text::ChangePasswordHeading => "L’heure d’un nouveau mot de passe",
        Text::ChangePasswordText => {
            "Votre mot de passe a assez servi. Choisissez-en un nouveau, et continuez."
        }
        Text::CurrentPassword => "Mot de passe actuel",

        Text::SecondFactorHeading => "Confirmez que c’est bien vous",
        Text::SecondFactorText => "Votre compte a une seconde serrure. Comment voulez-vous l’ouvrir\u{202f}?",
        Text::SecondFactorRegisterHeading => "Protégez votre compte",
        Text::SecondFactorRegisterText => {
            "Ce compte demande une seconde étape à la connexion. Choisissez celle qui vous convient."
        }
        Text::FactorPhone => "Par SMS",
        Text::FactorEmail => "Par e-mail",
        Text::FactorTotp => "Avec une application d’authentification",
        Text::FactorBackupCode => "Avec un code de secours",
        Text::OtherFactor => "Choisir un autre moyen",
        Text::ChooseTarget => "Où envoyer le code\u{202f}?",
        Text::PhoneForCodes => "Numéro de mobile",
        Text::PhoneForCodesHint => "Avec l’indicatif du pays, comme +33 6 12 34 56 78.",
        Text::SendCode => "Envoyer le code",
        Text::CallMe => "Recevoir plutôt un appel",
        Text::CodeSentTo => "Nous avons envoyé un code à {target}.",
        Text::CodeBeingSentTo => "Nous envoyons un code à {target}…",
        Text::CodeCalledTo => "Nous appelons {target} pour dicter un code.",
        Text::TotpText => "Ouvrez votre application d’authentification et saisissez le code qu’elle affiche.",
        Text::TotpRegisterText => {
            "Scannez cette image avec votre application d’authentification, puis saisissez le code qu’elle \
             affiche."
        }
        Text::QrAlternative => "Code QR pour votre application d’authentification",
        Text::QrSecret => {
            "Pas d’appareil photo\u{202f}? Saisissez cette clé dans l’application\u{a0}: {secret}"
        }
        Text::BackupCodeText => {
            "Saisissez l’un des codes de secours que vous avez gardés. Chacun sert une seule fois."
        }
        Text::RememberDevice => "Se souvenir de cet appareil",
        Text::RememberDeviceHint => "À éviter sur un appareil partagé.",

        Text::FormHeading => "Vos données",
        Text::FormText => "Vérifiez-les et complétez ce qui manque.",
        Text::RequiredNote => "Les champs marqués * sont obligatoires.",
        Text::Choose => "Veuillez choisir",
        Text::OptInUnnamed => "J’accepte\u{a0}: {name}",
        Text::MaskHint => "Par exemple {mask}",
        Text::SummaryLine => "{label}\u{a0}: {complaint}",
        Text::Submit => "Envoyer",
        Text::SubmitWaiting => "Envoi en cours…",
        Text::NewTab => "(s’ouvre dans un nouvel onglet)",

        Text::AutoSubmitHeading => "Nous avons tout ce qu’il faut",
        Text::AutoSubmitText => "Vos données partent dans {seconds}\u{a0}s. Vous n’avez rien à faire.",
        Text::Undo => "Annuler et vérifier d’abord",

        Text::DoneHeading => "Merci, c’est enregistré",
        Text::DoneText => "Nous avons bien reçu vos données.",
        Text::ChangedMeanwhile => {
            "Ces données venaient d’être modifiées ailleurs\u{a0}: {fields}. Nous avons gardé ce que vous \
             venez d’envoyer."
        }
        Text::PageFormFilledHeading => "Vos données sont remplies",
        Text::PageFormFilledText => "Vérifiez le formulaire de cette page, puis envoyez-le.",
        Text::PlainFormHeading => "À vous de jouer",
        Text::PlainFormText => {
            "Remplissez le formulaire de cette page et envoyez-le. Aucun compte n’est nécessaire."
        }

        Text::UnavailableHeading => "Désolés, cela ne fonctionne pas pour le moment",
        Text::TryAgain => "Réessayer",
        Text::UsePlainFormText => "Vous pouvez quand même participer, sans connexion.",
        Text::UsePlainForm => "Remplir le formulaire à la main",
        Text::LastResort => "Cette partie de la page n’a pas pu être chargée. Veuillez recharger la page.",

        Text::VariableEmail => "E-mail",
        Text::VariableFirstname => "Prénom",
        Text::VariableLastname => "Nom",
        Text::VariableGender => "Genre",
        Text::VariableBirthday => "Date de naissance",
        Text::VariablePhone => "Numéro de téléphone",
        Text::VariableAddress => "Rue",
        Text::VariableNumber => "Numéro",
        Text::VariableBox => "Boîte",
        Text::VariableLocality => "Localité",
        Text::VariableZipcode => "Code postal",
        Text::VariableCountry => "Pays",
        Text::VariableFunction => "Fonction",
        Text::VariableCompany => "Société",
        Text::GenderFemale => "Femme",
        Text::GenderMale => "Homme",
        Text::GenderUnspecified => "Je préfère ne pas répondre",

        Text::NoticeLoggedOut => "Votre compte est déconnecté.",
        Text::NoticeStillConnectedHere => {
            "Votre compte est déconnecté de vos autres appareils, mais pas de celui-ci. Veuillez réessayer \
             dans un instant."
        }
        Text::NoticeStillConnectedElsewhere => {
            "Votre compte est déconnecté de cet appareil. Nous n’avons pas pu le déconnecter de vos autres \
             appareils."
        }
        Text::NoticeStillConnected => {
            "Nous n’avons pas pu déconnecter votre compte. Veuillez réessayer dans un instant."
        }
        Text::NoticeSessionEnded => "Votre session a pris fin. Veuillez vous reconnecter.",
        Text::NoticeSessionEndedKept => {
            "Votre session a pris fin. Veuillez vous reconnecter\u{a0}: ce que vous avez écrit est conservé."
        }
        Text::NoticePasswordChanged => {
            "Votre nouveau mot de passe est enregistré. Il ne reste qu’à vous connecter."
        }
        Text::NoticeLogInAgain => "Pour protéger votre compte, veuillez vous connecter encore une fois.",
        Text::NoticeForgottenInFrame => {
            "Votre navigateur n’a pas gardé la connexion, parce que cette page s’affiche à l’intérieur d’un \
             autre site. Dans son propre onglet, il la garde."
        }
        Text::NoticeStepExpired => "Cette étape a expiré. Veuillez vous reconnecter.",
        Text::NoticeStepExpiredKept => {
            "Cette étape a expiré. Veuillez vous reconnecter\u{a0}: ce que vous avez écrit est conservé."
        }
        Text::NoticeAccountCreated => "Votre compte est prêt. Il ne reste qu’à vous connecter.",
        Text::NoticeAccountLinked => "Vos comptes sont reliés\u{a0}: ils n’en font plus qu’un.",

        Text::ProblemWrongCredentials => {
            "L’adresse e-mail ou le mot de passe n’est pas correct. Veuillez réessayer."
        }
        Text::ProblemPasswordUsedBefore => {
            "C’est un ancien mot de passe. Utilisez l’actuel, ou demandez-en un nouveau."
        }
        Text::ProblemAccountDisabled => {
            "Ce compte ne peut pas être utilisé. Veuillez contacter l’assistance du site."
        }
        Text::ProblemUnderage => {
            "Désolés, un compte n’est possible ici qu’à partir d’un certain âge. Nous ne gardons rien de ce \
             que vous avez écrit. Pour toute question, l’assistance du site vous aide volontiers."
        }
        Text::ProblemLockedOut => "Trop d’essais. Veuillez patienter quelques minutes, puis réessayer.",
        Text::ProblemLockedOutMinutes => {
            "Trop d’essais. Veuillez patienter {minutes}\u{a0}min, puis réessayer."
        }
        Text::ProblemTooManyAttempts => {
            "Il y a beaucoup de monde en ce moment. Veuillez réessayer dans une minute."
        }
        Text::ProblemAccountNeedsAttention => {
            "Il reste une étape à faire pour votre compte. Connectez-vous d’abord sur notre site, puis \
             revenez ici."
        }
        Text::ProblemSessionEnded => "Votre session est terminée. Veuillez vous reconnecter.",
        Text::ProblemOtherAccount => {
            "Ce n’est pas le compte du début. Connectez-vous avec celui-là, ou déconnectez-vous et \
             recommencez."
        }
        Text::ProblemLogInServiceUnavailable => {
            "Le service de connexion est injoignable. Si vous utilisez un bloqueur, autorisez cette page, \
             puis réessayez."
        }
        Text::ProblemServiceUnavailable => {
            "Nous sommes injoignables pour le moment. Veuillez réessayer dans un instant."
        }
        Text::ProblemTookTooLong => {
            "Cela prend trop de temps. Veuillez vérifier votre connexion et réessayer."
        }
        Text::ProblemOffline => {
            "Vous êtes hors ligne. Veuillez vérifier votre connexion à internet, puis réessayer."
        }
        Text::ProblemPageSetUpWrongly => {
            "Cette page n’est pas encore tout à fait prête. Revenez plus tard\u{a0}: vous n’y êtes pour rien."
        }
        Text::ProblemInvalidAnswers => "Veuillez revoir ces réponses\u{a0}:",
        Text::ProblemAlreadyAnAccount => {
            "Un compte existe déjà avec cette adresse e-mail. Connectez-vous avec celui-ci."
        }
        Text::ProblemNotVerifiedYet => {
            "Votre adresse n’est pas encore confirmée. Ouvrez le lien de notre e-mail, ou demandez un nouvel \
             envoi."
        }
        Text::ProblemLinkExpired => "Ce lien ou ce code n’est plus valable. Veuillez en demander un nouveau.",
        Text::ProblemCodeWrong => "Ce code ne correspond pas. Vérifiez-le, ou demandez-en un nouveau.",
        Text::ProblemOwnCodeWrong => "Ce code ne correspond pas. Vérifiez-le et saisissez-le à nouveau.",
        Text::ProblemBegunAnew => {
            "Cela a pris du temps, et cette étape a recommencé. Veuillez saisir un code encore une fois."
        }
        Text::ProblemNewPicture => {
            "Cela a pris du temps\u{a0}: voici une nouvelle image. Scannez-la, puis saisissez le code que \
             votre application affiche."
        }
        Text::ProblemAnswerWrong => "Ce n’est pas la réponse que nous connaissons. Veuillez réessayer.",
        Text::ProblemCaptchaWanted => {
            "Une petite vérification d’abord\u{a0}: confirmez que vous êtes une personne, puis réessayez."
        }
        Text::ProblemCancelled => {
            "La connexion n’est pas allée jusqu’au bout. Réessayez quand vous voulez, ou choisissez un autre \
             moyen."
        }
        Text::ProblemNotEnabled => {
            "Ce n’est pas disponible ici pour le moment. Veuillez choisir un autre moyen."
        }
        Text::ProblemRefused => {
            "Cela n’a pas pu être accepté. Vérifiez vos réponses, ou contactez l’assistance du site."
        }
        Text::ProblemRefusedBecause => "Cela n’a pas pu être accepté\u{a0}: {reason}",
        Text::ProblemConsentPending => {
            "La connexion demande d’abord votre accord. Faites votre choix dans les réglages de \
             confidentialité de cette page, puis réessayez."
        }
        Text::ProblemPageFormMissing => {
            "Le formulaire de cette page est introuvable. Veuillez revenir plus tard."
        }
        Text::ProblemNoNewTab => {
            "Aucun nouvel onglet ne s’ouvre\u{202f}? Copiez cette adresse et ouvrez-la dans un onglet\u{a0}: \
             {address}"
        }
        Text::ProblemUnexpected => "Un problème est survenu de notre côté. Veuillez réessayer.",
        Text::ProblemUnexpectedWithReference => {
            "Un problème est survenu de notre côté. Veuillez réessayer. Pour l’assistance, la référence est \
             {reference}."
        }

        Text::ComplaintRequired => "Veuillez remplir ce champ.",
        Text::ComplaintRequiredChoice => "Veuillez faire un choix.",
        Text::ComplaintRequiredTick => "Veuillez cocher cette case pour participer.",
        Text::ComplaintNotAnEmail => "Veuillez écrire une adresse e-mail complète, comme nom@exemple.com.",
        Text::ComplaintNotAPhone => "Veuillez écrire un numéro de téléphone de {min} à {max} chiffres.",
        Text::ComplaintNotADate => "Veuillez donner une date complète\u{a0}: jour, mois et année.",
        Text::ComplaintInTheFuture => "Ce jour n’est pas encore arrivé. Veuillez vérifier la date.",
        Text::ComplaintNotAChoice => "Veuillez choisir parmi ce qui est proposé.",
        Text::ComplaintTooLong => "Veuillez écrire {max} caractères au plus.",
        Text::ComplaintNotLikeMask => "Veuillez l’écrire ainsi\u{a0}: {mask}",
        Text::ComplaintTaken => {
            "Un compte existe déjà avec cette adresse. Connectez-vous, ou utilisez une autre adresse."
        }
        Text::ComplaintWeakPassword => {
            "Ce mot de passe n’est pas assez fort ici. Choisissez-en un plus long, ou mêlez minuscules, \
             majuscules, chiffres et autres signes."
        }
        Text::ComplaintUsedBefore => "Ce mot de passe a déjà servi. Veuillez en choisir un autre.",
        Text::ComplaintNotTheSame => "Les deux mots de passe sont différents. Veuillez les écrire à nouveau.",
        Text::ComplaintWrongPassword => "Ce n’est pas le mot de passe actuel. Veuillez réessayer.",
        Text::ComplaintNotAsked => "Cette réponse n’est pas nécessaire ici.",
        Text::ComplaintRefused => "Cette réponse n’a pas été acceptée. Veuillez l’écrire autrement.",
    }
}

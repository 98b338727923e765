//! French, with *tu*: the texts that differ.

use crate::{Text, fr};

#[expect(clippy::too_many_lines, reason = "a line is a text, and half a language helps nobody")]
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is the same with both addresses")]
pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::HelloText => "Ton compte est reconnu. Continue, nous remplissons tes données pour toi.",
        Text::NotYou => "Ce n’est pas toi\u{202f}?",

        Text::LoginHeading => "Connecte-toi pour participer",
        Text::LoginText => "Avec ton compte, nous remplissons tes données pour toi.",
        Text::OfferText => "Ton compte est déjà connecté.",
        Text::CaptchaLabel => "Confirme que tu es une personne",
        Text::CaptchaUnavailable => {
            "La vérification n’a pas pu être chargée. Si tu utilises un bloqueur, autorise cette page, puis \
             réessaie."
        }
        Text::ConsentPendingText => {
            "La connexion demande ton accord. Fais ton choix dans les réglages de confidentialité de cette \
             page, puis continue ici."
        }

        Text::SocialWaitingText => {
            "Une fenêtre de {provider} vient de s’ouvrir. Connecte-toi là-bas, nous continuons ici."
        }
        Text::PopUpHint => {
            "Pas de fenêtre en vue\u{202f}? Ton navigateur l’a peut-être bloquée\u{a0}: autorise les \
             fenêtres pop-up pour cette page, puis réessaie."
        }

        Text::CreateAccountText => {
            "Une minute suffit, et la prochaine fois tes données seront déjà remplies."
        }
        Text::PasswordRules => "Il faut à ton mot de passe\u{a0}:",
        Text::AlreadyAnAccountLogIn => "Tu as déjà un compte\u{a0}: connecte-toi",
        Text::CreateAccountWaiting => "Création de ton compte…",

        Text::ForgotPasswordText => {
            "Cela arrive à tout le monde. Donne-nous ton adresse e-mail, et nous t’envoyons un lien pour en \
             choisir un nouveau."
        }
        Text::ResetSentHeading => "Regarde dans ta boîte mail",
        Text::ResetSentHint => {
            "Toujours rien après quelques minutes\u{202f}? Regarde aussi dans les indésirables, ou demande \
             un nouvel envoi. Une adresse qui n’a jamais été confirmée ne reçoit rien."
        }
        Text::SecurityQuestionText => "Une question d’abord, celle que tu as choisie pour ton compte.",
        Text::SecurityAnswer => "Ta réponse",

        Text::ResetPasswordText => "Enregistre-le, connecte-toi, et tu reprends où tu en étais.",

        Text::CompleteAccountHeading => "Tu y es presque",
        Text::CompleteAccountText => "Il ne manque que ceci à ton compte.",

        Text::VerifyEmailHeading => "Confirme ton adresse e-mail",
        Text::VerifyEmailLinkText => "Nous avons envoyé un lien à {email}. Ouvre-le, puis reviens ici.",
        Text::VerifyEmailLinkTextUnnamed => {
            "Nous t’avons envoyé un lien par e-mail. Ouvre-le, puis reviens ici."
        }
        Text::VerifyEmailSendText => {
            "Pour nous assurer que l’adresse est bien la tienne, nous y envoyons un code."
        }
        Text::VerifyEmailCodeText => "Nous avons envoyé un code à {email}. Saisis-le ici.",
        Text::VerifyEmailCodeTextUnnamed => "Nous t’avons envoyé un code par e-mail. Saisis-le ici.",

        Text::LinkAccountHeading => "Tu as déjà un compte",
        Text::LinkAccountText => {
            "{email} appartient déjà à un compte. Connecte-toi une fois à celui-ci, et les deux n’en feront \
             plus qu’un."
        }
        Text::LinkAccountTextUnnamed => {
            "Ton adresse e-mail appartient déjà à un compte. Connecte-toi une fois à celui-ci, et les deux \
             n’en feront plus qu’un."
        }

        Text::ChangePasswordText => "Ton mot de passe a assez servi. Choisis-en un nouveau, et continue.",

        Text::SecondFactorHeading => "Confirme que c’est bien toi",
        Text::SecondFactorText => "Ton compte a une seconde serrure. Comment veux-tu l’ouvrir\u{202f}?",
        Text::SecondFactorRegisterHeading => "Protège ton compte",
        Text::SecondFactorRegisterText => {
            "Ce compte demande une seconde étape à la connexion. Choisis celle qui te convient."
        }
        Text::TotpText => "Ouvre ton application d’authentification et saisis le code qu’elle affiche.",
        Text::TotpRegisterText => {
            "Scanne cette image avec ton application d’authentification, puis saisis le code qu’elle affiche."
        }
        Text::QrAlternative => "Code QR pour ton application d’authentification",
        Text::QrSecret => "Pas d’appareil photo\u{202f}? Saisis cette clé dans l’application\u{a0}: {secret}",
        Text::BackupCodeText => {
            "Saisis l’un des codes de secours que tu as gardés. Chacun sert une seule fois."
        }

        Text::FormHeading => "Tes données",
        Text::FormText => "Vérifie-les et complète ce qui manque.",
        Text::Choose => "À toi de choisir",

        Text::AutoSubmitText => "Tes données partent dans {seconds}\u{a0}s. Tu n’as rien à faire.",

        Text::DoneText => "Nous avons bien reçu tes données.",
        Text::ChangedMeanwhile => {
            "Ces données venaient d’être modifiées ailleurs\u{a0}: {fields}. Nous avons gardé ce que tu \
             viens d’envoyer."
        }
        Text::PageFormFilledHeading => "Tes données sont remplies",
        Text::PageFormFilledText => "Vérifie le formulaire de cette page, puis envoie-le.",
        Text::PlainFormHeading => "À toi de jouer",
        Text::PlainFormText => {
            "Remplis le formulaire de cette page et envoie-le. Aucun compte n’est nécessaire."
        }

        Text::UsePlainFormText => "Tu peux quand même participer, sans connexion.",
        Text::LastResort => "Cette partie de la page n’a pas pu être chargée. Recharge la page.",

        Text::NoticeLoggedOut => "Ton compte est déconnecté.",
        Text::NoticeStillConnectedHere => {
            "Ton compte est déconnecté de tes autres appareils, mais pas de celui-ci. Réessaie dans un \
             instant."
        }
        Text::NoticeStillConnectedElsewhere => {
            "Ton compte est déconnecté de cet appareil. Nous n’avons pas pu le déconnecter de tes autres \
             appareils."
        }
        Text::NoticeStillConnected => "Nous n’avons pas pu déconnecter ton compte. Réessaie dans un instant.",
        Text::NoticeSessionEnded => "Ta session a pris fin. Reconnecte-toi.",
        Text::NoticeSessionEndedKept => {
            "Ta session a pris fin. Reconnecte-toi\u{a0}: ce que tu as écrit est conservé."
        }
        Text::NoticePasswordChanged => {
            "Ton nouveau mot de passe est enregistré. Il ne reste qu’à te connecter."
        }
        Text::NoticeLogInAgain => "Pour protéger ton compte, connecte-toi encore une fois.",
        Text::NoticeForgottenInFrame => {
            "Ton navigateur n’a pas gardé la connexion, parce que cette page s’affiche à l’intérieur d’un \
             autre site. Dans son propre onglet, il la garde."
        }
        Text::NoticeStepExpired => "Cette étape a expiré. Reconnecte-toi.",
        Text::NoticeStepExpiredKept => {
            "Cette étape a expiré. Reconnecte-toi\u{a0}: ce que tu as écrit est conservé."
        }
        Text::NoticeAccountCreated => "Ton compte est prêt. Il ne reste qu’à te connecter.",
        Text::NoticeAccountLinked => "Tes comptes sont reliés\u{a0}: ils n’en font plus qu’un.",

        Text::ProblemWrongCredentials => "L’adresse e-mail ou le mot de passe n’est pas correct. Réessaie.",
        Text::ProblemPasswordUsedBefore => {
            "C’est un ancien mot de passe. Utilise l’actuel, ou demandes-en un nouveau."
        }
        Text::ProblemAccountDisabled => "Ce compte ne peut pas être utilisé. Contacte l’assistance du site.",
        Text::ProblemUnderage => {
            "Désolés, un compte n’est possible ici qu’à partir d’un certain âge. Nous ne gardons rien de ce \
             que tu as écrit. Pour toute question, l’assistance du site t’aide volontiers."
        }
        Text::ProblemLockedOut => "Trop d’essais. Attends quelques minutes, puis réessaie.",
        Text::ProblemLockedOutMinutes => "Trop d’essais. Attends {minutes}\u{a0}min, puis réessaie.",
        Text::ProblemTooManyAttempts => "Il y a beaucoup de monde en ce moment. Réessaie dans une minute.",
        Text::ProblemAccountNeedsAttention => {
            "Il reste une étape à faire pour ton compte. Connecte-toi d’abord sur notre site, puis reviens \
             ici."
        }
        Text::ProblemSessionEnded => "Ta session est terminée. Reconnecte-toi.",
        Text::ProblemOtherAccount => {
            "Ce n’est pas le compte du début. Connecte-toi avec celui-là, ou déconnecte-toi et recommence."
        }
        Text::ProblemLogInServiceUnavailable => {
            "Le service de connexion est injoignable. Si tu utilises un bloqueur, autorise cette page, puis \
             réessaie."
        }
        Text::ProblemServiceUnavailable => {
            "Nous sommes injoignables pour le moment. Réessaie dans un instant."
        }
        Text::ProblemTookTooLong => "Cela prend trop de temps. Vérifie ta connexion et réessaie.",
        Text::ProblemOffline => "Tu es hors ligne. Vérifie ta connexion à internet, puis réessaie.",
        Text::ProblemPageSetUpWrongly => {
            "Cette page n’est pas encore tout à fait prête. Reviens plus tard\u{a0}: tu n’y es pour rien."
        }
        Text::ProblemInvalidAnswers => "Jette encore un œil à ces réponses\u{a0}:",
        Text::ProblemAlreadyAnAccount => {
            "Un compte existe déjà avec cette adresse e-mail. Connecte-toi avec celui-ci."
        }
        Text::ProblemNotVerifiedYet => {
            "Ton adresse n’est pas encore confirmée. Ouvre le lien de notre e-mail, ou demande un nouvel \
             envoi."
        }
        Text::ProblemLinkExpired => "Ce lien ou ce code n’est plus valable. Demandes-en un nouveau.",
        Text::ProblemCodeWrong => "Ce code ne correspond pas. Vérifie-le, ou demandes-en un nouveau.",
        Text::ProblemOwnCodeWrong => "Ce code ne correspond pas. Vérifie-le et saisis-le à nouveau.",
        Text::ProblemBegunAnew => {
            "Cela a pris du temps, et cette étape a recommencé. Saisis un code encore une fois."
        }
        Text::ProblemNewPicture => {
            "Cela a pris du temps\u{a0}: voici une nouvelle image. Scanne-la, puis saisis le code que ton \
             application affiche."
        }
        Text::ProblemAnswerWrong => "Ce n’est pas la réponse que nous connaissons. Réessaie.",
        Text::ProblemCaptchaWanted => {
            "Une petite vérification d’abord\u{a0}: confirme que tu es une personne, puis réessaie."
        }
        Text::ProblemCancelled => {
            "La connexion n’est pas allée jusqu’au bout. Réessaie quand tu veux, ou choisis un autre moyen."
        }
        Text::ProblemNotEnabled => "Ce n’est pas disponible ici pour le moment. Choisis un autre moyen.",
        Text::ProblemRefused => {
            "Cela n’a pas pu être accepté. Vérifie tes réponses, ou contacte l’assistance du site."
        }
        Text::ProblemConsentPending => {
            "La connexion demande d’abord ton accord. Fais ton choix dans les réglages de confidentialité de \
             cette page, puis réessaie."
        }
        Text::ProblemPageFormMissing => "Le formulaire de cette page est introuvable. Reviens plus tard.",
        Text::ProblemNoNewTab => {
            "Aucun nouvel onglet ne s’ouvre\u{202f}? Copie cette adresse et ouvre-la dans un onglet\u{a0}: \
             {address}"
        }
        Text::ProblemUnexpected => "Un problème est survenu de notre côté. Réessaie.",
        Text::ProblemUnexpectedWithReference => {
            "Un problème est survenu de notre côté. Réessaie. Pour l’assistance, la référence est \
             {reference}."
        }

        Text::ComplaintRequired => "Remplis ce champ.",
        Text::ComplaintRequiredChoice => "Fais un choix.",
        Text::ComplaintRequiredTick => "Coche cette case pour participer.",
        Text::ComplaintNotAnEmail => "Écris une adresse e-mail complète, comme nom@exemple.com.",
        Text::ComplaintNotAPhone => "Écris un numéro de téléphone de {min} à {max} chiffres.",
        Text::ComplaintNotADate => "Donne une date complète\u{a0}: jour, mois et année.",
        Text::ComplaintInTheFuture => "Ce jour n’est pas encore arrivé. Vérifie la date.",
        Text::ComplaintNotAChoice => "Choisis parmi ce qui est proposé.",
        Text::ComplaintTooLong => "Écris {max} caractères au plus.",
        Text::ComplaintNotLikeMask => "Écris-le ainsi\u{a0}: {mask}",
        Text::ComplaintTaken => {
            "Un compte existe déjà avec cette adresse. Connecte-toi, ou utilise une autre adresse."
        }
        Text::ComplaintWeakPassword => {
            "Ce mot de passe n’est pas assez fort ici. Choisis-en un plus long, ou mêle minuscules, \
             majuscules, chiffres et autres signes."
        }
        Text::ComplaintUsedBefore => "Ce mot de passe a déjà servi. Choisis-en un autre.",
        Text::ComplaintNotTheSame => "Les deux mots de passe sont différents. Écris-les à nouveau.",
        Text::ComplaintWrongPassword => "Ce n’est pas le mot de passe actuel. Réessaie.",
        Text::ComplaintRefused => "Cette réponse n’a pas été acceptée. Écris-la autrement.",

        same => fr::text(same),
    }
}

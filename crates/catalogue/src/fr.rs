//! French. Signs of two parts (`!`, `?`, `:`) stand after a no-break space, written as an escape so that
//! it can be seen.

use crate::Text;

#[expect(clippy::too_many_lines, reason = "a line is a text, and half a language helps nobody")]
pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::Loading => "Un instant…",
        Text::LoggingOut => "Déconnexion en cours…",

        Text::HelloHeading => "Bonjour {first_name}\u{202f}!",
        Text::HelloHeadingUnnamed => "Bonjour\u{202f}!",
        Text::HelloText => "Votre compte est reconnu. Continuez, nous remplissons vos données pour vous.",
        Text::Continue => "Continuer",
        Text::ContinueWaiting => "Chargement en cours…",
        Text::LogOut => "Se déconnecter",

        Text::LoginHeading => "Connectez-vous pour participer",
        Text::LoginText => "Avec votre compte, nous remplissons vos données pour vous.",
        Text::LoginId => "Adresse e-mail",
        Text::Password => "Mot de passe",
        Text::ShowPassword => "Afficher le mot de passe",
        Text::HidePassword => "Masquer le mot de passe",
        Text::LogIn => "Se connecter",
        Text::LogInWaiting => "Connexion en cours…",
        Text::OfferText => "Votre compte est déjà connecté.",
        Text::ContinueAs => "Continuer en tant que {first_name}",
        Text::ContinueAsUnnamed => "Continuer avec ce compte",

        Text::FormHeading => "Vos données",
        Text::FormText => "Vérifiez-les et complétez ce qui manque.",
        Text::RequiredNote => "Les champs marqués * sont obligatoires.",
        Text::Choose => "Veuillez choisir",
        Text::MaskHint => "Par exemple {mask}",
        Text::SummaryLine => "{label}\u{a0}: {complaint}",
        Text::Submit => "Envoyer",
        Text::SubmitWaiting => "Envoi en cours…",
        Text::NewTab => "(s’ouvre dans un nouvel onglet)",

        Text::DoneHeading => "Merci, c’est enregistré\u{202f}!",
        Text::DoneText => "Nous avons bien reçu vos données.",
        Text::ChangedMeanwhile => {
            "Ces données venaient d’être modifiées ailleurs\u{a0}: {fields}. Nous avons gardé ce que vous \
             venez d’envoyer."
        }
        Text::PageFormFilledHeading => "Vos données sont remplies",
        Text::PageFormFilledText => "Vérifiez le formulaire de cette page, puis envoyez-le.",

        Text::UnavailableHeading => "Désolés, cela ne fonctionne pas pour le moment",
        Text::TryAgain => "Réessayer",
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
            "Votre compte est déconnecté de vos autres appareils, mais pas de celui-ci. Veuillez réessayer dans un \
             instant."
        }
        Text::NoticeStillConnectedElsewhere => {
            "Votre compte est déconnecté de cet appareil. Nous n’avons pas pu le déconnecter de vos autres \
             appareils."
        }
        Text::NoticeStillConnected => {
            "Nous n’avons pas pu déconnecter votre compte. Veuillez réessayer dans un instant."
        }
        Text::NoticeSessionEnded => {
            "Votre session a pris fin. Veuillez vous reconnecter\u{a0}: ce que vous avez écrit est \
             conservé."
        }

        Text::ProblemWrongCredentials => {
            "L’adresse e-mail ou le mot de passe n’est pas correct. Veuillez réessayer."
        }
        Text::ProblemAccountDisabled => {
            "Ce compte ne peut pas être utilisé. Veuillez contacter l’assistance du site."
        }
        Text::ProblemLockedOut => "Trop d’essais. Veuillez patienter quelques minutes, puis réessayer.",
        Text::ProblemTooManyAttempts => {
            "Il y a beaucoup de monde en ce moment. Veuillez réessayer dans une minute."
        }
        Text::ProblemAccountNeedsAttention => {
            "Il reste une étape à faire pour votre compte. Connectez-vous d’abord sur notre site, puis \
             revenez ici."
        }
        Text::ProblemSessionEnded => "Votre session est terminée. Veuillez vous reconnecter.",
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
        Text::ProblemPageSetUpWrongly => {
            "Cette page n’est pas encore tout à fait prête. Revenez plus tard\u{a0}: vous n’y êtes pour rien."
        }
        Text::ProblemInvalidAnswers => "Veuillez revoir ces réponses\u{a0}:",
        Text::ProblemPageFormMissing => {
            "Le formulaire de cette page est introuvable. Veuillez revenir plus tard."
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
        Text::ComplaintNotAsked => "Cette réponse n’est pas nécessaire ici.",
        Text::ComplaintRefused => "Cette réponse n’a pas été acceptée. Veuillez l’écrire autrement.",
    }
}

//! English.

use crate::Text;

pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::Loading => "One moment…",
        Text::LoggingOut => "Logging you out…",

        Text::HelloHeading => "Hello, {first_name}!",
        Text::HelloHeadingUnnamed => "Hello!",
        Text::HelloText => "You are connected. Continue, and we fill in your details for you.",
        Text::Continue => "Continue",
        Text::ContinueWaiting => "Getting your details…",
        Text::LogOut => "Log out",

        Text::LoginHeading => "Log in to take part",
        Text::LoginText => "Use your account, and we fill in your details for you.",
        Text::LoginId => "E-mail address",
        Text::Password => "Password",
        Text::ShowPassword => "Show password",
        Text::HidePassword => "Hide password",
        Text::LogIn => "Log in",
        Text::LogInWaiting => "Logging you in…",
        Text::OfferText => "You are already connected.",
        Text::ContinueAs => "Continue as {first_name}",
        Text::ContinueAsUnnamed => "Continue with this account",

        Text::FormHeading => "Your details",
        Text::FormText => "Please check them and add what is missing.",
        Text::RequiredNote => "Fields marked * are required.",
        Text::Choose => "Please choose",
        Text::MaskHint => "For example {mask}",
        Text::SummaryLine => "{label}: {complaint}",
        Text::Submit => "Submit",
        Text::SubmitWaiting => "Sending…",
        Text::NewTab => "(opens in a new tab)",

        Text::DoneHeading => "Thank you, you are in!",
        Text::DoneText => "We have received your details.",
        Text::ChangedMeanwhile => {
            "These details had just been changed somewhere else: {fields}. We kept what you sent now."
        }
        Text::PageFormFilledHeading => "Your details are filled in",
        Text::PageFormFilledText => "Please check the form on this page, then send it.",

        Text::UnavailableHeading => "Sorry, this is not working right now",
        Text::TryAgain => "Try again",
        Text::LastResort => "This part of the page could not be loaded. Please reload the page.",

        Text::VariableEmail => "E-mail",
        Text::VariableFirstname => "First name",
        Text::VariableLastname => "Last name",
        Text::VariableGender => "Gender",
        Text::VariableBirthday => "Date of birth",
        Text::VariablePhone => "Phone number",
        Text::VariableAddress => "Street",
        Text::VariableNumber => "House number",
        Text::VariableBox => "Box",
        Text::VariableLocality => "Town or city",
        Text::VariableZipcode => "Postcode",
        Text::VariableCountry => "Country",
        Text::VariableFunction => "Job title",
        Text::VariableCompany => "Company",
        Text::GenderFemale => "Female",
        Text::GenderMale => "Male",
        Text::GenderUnspecified => "Prefer not to say",

        Text::NoticeLoggedOut => "You are logged out.",
        Text::NoticeStillConnectedHere => {
            "You are logged out on your other devices, but not on this one. Please try again in a moment."
        }
        Text::NoticeStillConnectedElsewhere => {
            "You are logged out on this device. We could not log you out on your other devices."
        }
        Text::NoticeStillConnected => "We could not log you out. Please try again in a moment.",
        Text::NoticeSessionEnded => "Your session has ended. Please log in again: what you typed is kept.",

        Text::ProblemWrongCredentials => "E-mail address or password is not right. Please try again.",
        Text::ProblemAccountDisabled => "This account cannot be used. Please contact the site's support.",
        Text::ProblemLockedOut => "Too many tries. Please wait a few minutes, then try again.",
        Text::ProblemTooManyAttempts => "A lot of people are here right now. Please try again in a minute.",
        Text::ProblemAccountNeedsAttention => {
            "Your account needs one more step. Please log in on our website first, then come back here."
        }
        Text::ProblemSessionEnded => "You are no longer connected. Please log in again.",
        Text::ProblemLogInServiceUnavailable => {
            "We cannot reach the log-in service. If you use a blocker, allow this page, then try again."
        }
        Text::ProblemServiceUnavailable => "We cannot be reached right now. Please try again in a moment.",
        Text::ProblemTookTooLong => "This takes too long. Please check your connection and try again.",
        Text::ProblemPageSetUpWrongly => {
            "This page is not quite ready. Please come back later: it is not your fault."
        }
        Text::ProblemInvalidAnswers => "Please look at these answers again:",
        Text::ProblemPageFormMissing => "We cannot find the form of this page. Please come back later.",
        Text::ProblemUnexpected => "Something went wrong on our side. Please try again.",
        Text::ProblemUnexpectedWithReference => {
            "Something went wrong on our side. Please try again. For the support, the reference is {reference}."
        }

        Text::ComplaintRequired => "Please fill this in.",
        Text::ComplaintRequiredChoice => "Please choose one.",
        Text::ComplaintRequiredTick => "Please tick this box to take part.",
        Text::ComplaintNotAnEmail => "Please write a full e-mail address, like name@example.com.",
        Text::ComplaintNotAPhone => "Please write a phone number with {min} to {max} digits.",
        Text::ComplaintNotADate => "Please give a full date: day, month and year.",
        Text::ComplaintInTheFuture => "This day is still to come. Please check the date.",
        Text::ComplaintNotAChoice => "Please choose from what is offered.",
        Text::ComplaintTooLong => "Please write at most {max} characters.",
        Text::ComplaintNotLikeMask => "Please write it like this: {mask}",
        Text::ComplaintNotAsked => "We do not need this answer here.",
        Text::ComplaintRefused => "This was not accepted. Please write it differently.",
    }
}

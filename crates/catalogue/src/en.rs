//! English.

use crate::Text;

#[expect(clippy::too_many_lines, reason = "a line is a text, and half a language helps nobody")]
#[expect(clippy::match_same_arms, reason = "texts that are alike today are still two")]
pub(crate) fn text(text: Text) -> &'static str {
    match text {
        Text::Loading => "One moment…",
        Text::LoggingOut => "Logging you out…",
        Text::Back => "Back",
        Text::BackToLogin => "Back to log in",
        Text::Cancel => "Cancel",
        Text::Send => "Send",
        Text::SendWaiting => "Sending…",
        Text::SendAgain => "Send again",
        Text::SendAgainIn => "Send again in {seconds}\u{a0}s",
        Text::SentAgain => "Sent once more. It may take a minute to arrive.",
        Text::Code => "Code",
        Text::Verify => "Verify",
        Text::VerifyWaiting => "Verifying…",
        Text::SaveWaiting => "Saving…",

        Text::HelloHeading => "Hello, {first_name}",
        Text::HelloHeadingUnnamed => "Hello",
        Text::HelloText => "You are connected. Continue, and we fill in your details for you.",
        Text::Continue => "Continue",
        Text::ContinueWaiting => "Getting your details…",
        Text::NotYou => "Not you?",
        Text::LogOut => "Log out",

        Text::LoginHeading => "Log in to take part",
        Text::LoginText => "Use your account, and we fill in your details for you.",
        Text::LoginId => "E-mail address",
        Text::Password => "Password",
        Text::ShowPassword => "Show password",
        Text::HidePassword => "Hide password",
        Text::LogIn => "Log in",
        Text::LogInWaiting => "Logging you in…",
        Text::ForgotPassword => "Forgot password?",
        Text::CreateAnAccount => "Create an account",
        Text::OfferText => "You are already connected.",
        Text::ContinueAs => "Continue as {first_name}",
        Text::ContinueAsUnnamed => "Continue with this account",
        Text::CaptchaLabel => "Please confirm that you are a person",
        Text::CaptchaUnavailable => {
            "The check could not be loaded. If you use a blocker, allow this page, then try again."
        }
        Text::CaptchaFramedText => {
            "This page stands inside another website. If the check does not work here, it does in a tab of \
             its own."
        }
        Text::ConsentPendingText => {
            "Logging in needs your consent. Once you have chosen in this page’s privacy settings, you can go \
             on here."
        }

        Text::SocialLabel => "Or use an account you have",
        Text::ContinueWith => "Continue with {provider}",
        Text::LastUsed => "Last used",
        Text::SocialWaiting => "Waiting for {provider}…",
        Text::SocialWaitingText => "A window of {provider} has opened. Log in there, and we go on here.",
        Text::SocialLate => "This is taking long",
        Text::SocialLateText => {
            "Nothing has come from {provider} yet. Its window may be closed, or hidden behind this one."
        }
        Text::PopUpHint => {
            "No window to be seen? Your browser may have blocked it: allow pop-ups for this page, then try \
             again."
        }
        Text::UseThisTab => "Use this tab instead",
        Text::FramedText => {
            "This page stands inside another website, and some browsers keep a log-in from working there. In \
             a tab of its own, it works."
        }
        Text::OpenInNewTab => "Open in a new tab",

        Text::CreateAccountHeading => "Create an account",
        Text::CreateAccountText => "It takes a minute, and next time your details are filled in for you.",
        Text::ChoosePassword => "Choose a password",
        Text::RepeatPassword => "Repeat the password",
        Text::PasswordRules => "Your password needs:",
        Text::PasswordRuleLength => "{min} characters or more",
        Text::PasswordRuleGroups => {
            "{min} of these four: small letters, capital letters, digits, other signs"
        }
        Text::RuleMet => "done",
        Text::RuleUnmet => "still to do",
        Text::EmailChecking => "Checking this address…",
        Text::EmailFree => "This address is free.",
        Text::EmailTaken => "There is already an account with this address.",
        Text::AlreadyAnAccountLogIn => "You already have an account: log in",
        Text::CreateAccount => "Create account",
        Text::CreateAccountWaiting => "Creating your account…",

        Text::ForgotPasswordHeading => "Forgot password?",
        Text::ForgotPasswordText => {
            "It happens to everyone. Give us your e-mail address, and we send you a link to choose a new one."
        }
        Text::SendLink => "Send me a link",
        Text::ResetSentHeading => "Please look in your mail",
        Text::ResetSentText => {
            "If this address has an account, a link to choose a new password is on its way."
        }
        Text::ResetSentHint => {
            "Nothing there after a few minutes? Look in your junk mail too, or have it sent again. An \
             address that was never confirmed gets no mail."
        }
        Text::SecurityQuestionText => "One question first, the one you chose for your account.",
        Text::SecurityAnswer => "Your answer",

        Text::ResetPasswordHeading => "Choose a new password",
        Text::ResetPasswordText => "Save it, log in with it, and you are back where you were.",
        Text::NewPassword => "New password",
        Text::SavePassword => "Save password",

        Text::CompleteAccountHeading => "Almost there",
        Text::CompleteAccountText => "Your account needs just this to be complete.",

        Text::VerifyEmailHeading => "Confirm your e-mail",
        Text::VerifyEmailLinkText => "We sent a link to {email}. Open it, then come back here.",
        Text::VerifyEmailLinkTextUnnamed => "We sent you a link by e-mail. Open it, then come back here.",
        Text::VerifyEmailSendText => "To be sure that the address is yours, we send a code to it.",
        Text::VerifyEmailCodeText => "We sent a code to {email}. Please enter it here.",
        Text::VerifyEmailCodeTextUnnamed => "We sent you a code by e-mail. Please enter it here.",
        Text::IHaveVerified => "I have verified",

        Text::LinkAccountHeading => "You already have an account",
        Text::LinkAccountText => {
            "{email} already belongs to an account. Log in to it once, and the two become one."
        }
        Text::LinkAccountTextUnnamed => {
            "Your e-mail address already belongs to an account. Log in to it once, and the two become one."
        }
        Text::LinkByProvider => "With {provider}",
        Text::LinkAccounts => "Log in and link",

        Text::ChangePasswordHeading => "Time for a new password",
        Text::ChangePasswordText => {
            "Your password has been in use for long enough. Choose a new one, and go on."
        }
        Text::CurrentPassword => "Current password",

        Text::SecondFactorHeading => "Confirm that it is you",
        Text::SecondFactorText => "Your account has a second lock. How would you like to open it?",
        Text::SecondFactorRegisterHeading => "Protect your account",
        Text::SecondFactorRegisterText => {
            "This account asks for a second step when you log in. Choose the one that suits you."
        }
        Text::FactorPhone => "By text message",
        Text::FactorEmail => "By e-mail",
        Text::FactorTotp => "With an authenticator app",
        Text::FactorBackupCode => "With a backup code",
        Text::OtherFactor => "Choose another way",
        Text::ChooseTarget => "Where shall we send the code?",
        Text::PhoneForCodes => "Mobile number",
        Text::PhoneForCodesHint => "With the country code, like +44 7700 900123.",
        Text::SendCode => "Send code",
        Text::CallMe => "Call me instead",
        Text::CodeSentTo => "We sent a code to {target}.",
        Text::CodeBeingSentTo => "We are sending a code to {target}…",
        Text::CodeCalledTo => "We are calling {target} to read out a code.",
        Text::TotpText => "Open your authenticator app and enter the code it shows.",
        Text::TotpRegisterText => {
            "Scan this picture with your authenticator app, then enter the code it shows."
        }
        Text::QrAlternative => "QR code for your authenticator app",
        Text::QrSecret => "No camera at hand? Type this key into the app: {secret}",
        Text::BackupCodeText => "Enter one of the backup codes you kept. Each works once.",
        Text::RememberDevice => "Remember this device",
        Text::RememberDeviceHint => "Better not on a device that others use too.",

        Text::FormHeading => "Your details",
        Text::FormText => "Please check them and add what is missing.",
        Text::RequiredNote => "Fields marked * are required.",
        Text::Choose => "Please choose",
        Text::OptInUnnamed => "I agree to: {name}",
        Text::MaskHint => "For example {mask}",
        Text::SummaryLine => "{label}: {complaint}",
        Text::Submit => "Submit",
        Text::SubmitWaiting => "Sending…",
        Text::NewTab => "(opens in a new tab)",

        Text::AutoSubmitHeading => "We have all we need",
        Text::AutoSubmitText => "Your details are sent in {seconds}\u{a0}s. You need not do anything.",
        Text::Undo => "Undo and check first",

        Text::DoneHeading => "Thank you, you are in",
        Text::DoneText => "We have received your details.",
        Text::ChangedMeanwhile => {
            "These details had just been changed somewhere else: {fields}. We kept what you sent now."
        }
        Text::PageFormFilledHeading => "Your details are filled in",
        Text::PageFormFilledText => "Please check the form on this page, then send it.",
        Text::PlainFormHeading => "Over to you",
        Text::PlainFormText => {
            "Please fill in the form on this page and send it. You need no account for that."
        }

        Text::UnavailableHeading => "Sorry, this is not working right now",
        Text::TryAgain => "Try again",
        Text::UsePlainFormText => "You can still take part without logging in.",
        Text::UsePlainForm => "Fill in the form myself",
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
        Text::NoticeSessionEnded => "Your session has ended. Please log in again.",
        Text::NoticeSessionEndedKept => {
            "Your session has ended. Please log in again: what you typed is kept."
        }
        Text::NoticePasswordChanged => "Your new password is saved. Please log in with it.",
        Text::NoticeLogInAgain => "To keep your account safe, please log in once more.",
        Text::NoticeForgottenInFrame => {
            "Your browser did not keep the log-in, because this page stands inside another website. In a tab \
             of its own, it does."
        }
        Text::NoticeStepExpired => "That step has timed out. Please log in again.",
        Text::NoticeStepExpiredKept => {
            "That step has timed out. Please log in again: what you typed is kept."
        }
        Text::NoticeAccountCreated => "Your account is ready. Please log in.",
        Text::NoticeAccountLinked => "Your accounts are linked: from now on they are one.",

        Text::ProblemWrongCredentials => "E-mail address or password is not right. Please try again.",
        Text::ProblemPasswordUsedBefore => {
            "This is a former password. Please use the current one, or ask for a new one."
        }
        Text::ProblemAccountDisabled => "This account cannot be used. Please contact the site’s support.",
        Text::ProblemUnderage => {
            "Sorry, an account here is for older participants. We keep nothing of what you typed. If you \
             have a question, the site’s support is glad to help."
        }
        Text::ProblemLockedOut => "Too many tries. Please wait a few minutes, then try again.",
        Text::ProblemLockedOutMinutes => "Too many tries. Please wait {minutes}\u{a0}min, then try again.",
        Text::ProblemTooManyAttempts => "A lot of people are here right now. Please try again in a minute.",
        Text::ProblemAccountNeedsAttention => {
            "Your account needs one more step. Please log in on our website first, then come back here."
        }
        Text::ProblemSessionEnded => "You are no longer connected. Please log in again.",
        Text::ProblemOtherAccount => {
            "This is another account than the one at the start. Please log in with that one, or log out and \
             begin again."
        }
        Text::ProblemLogInServiceUnavailable => {
            "We cannot reach the log-in service. If you use a blocker, allow this page, then try again."
        }
        Text::ProblemServiceUnavailable => "We cannot be reached right now. Please try again in a moment.",
        Text::ProblemTookTooLong => "This takes too long. Please check your connection and try again.",
        Text::ProblemOffline => "You are offline. Please check your internet connection, then try again.",
        Text::ProblemPageSetUpWrongly => {
            "This page is not quite ready. Please come back later: it is not your fault."
        }
        Text::ProblemInvalidAnswers => "Please look at these answers again:",
        Text::ProblemAlreadyAnAccount => {
            "There is already an account with this e-mail address. Please log in with it."
        }
        Text::ProblemNotVerifiedYet => {
            "Your address is not confirmed yet. Please open the link in our mail, or have it sent again."
        }
        Text::ProblemLinkExpired => "This link or code is no longer valid. Please ask for a new one.",
        Text::ProblemCodeWrong => "This code does not match. Please check it, or have a new one sent.",
        Text::ProblemOwnCodeWrong => "This code does not match. Please check it and enter it again.",
        Text::ProblemBegunAnew => {
            "That took a while, so this step began anew. Please enter a code once more."
        }
        Text::ProblemNewPicture => {
            "That took a while, so there is a new picture. Please scan it, then enter the code your app \
             shows."
        }
        Text::ProblemAnswerWrong => "This is not the answer we know. Please try again.",
        Text::ProblemCaptchaWanted => {
            "A quick check first: please confirm that you are a person, then try again."
        }
        Text::ProblemCancelled => {
            "The log-in was not finished. Try again whenever you like, or choose another way."
        }
        Text::ProblemNotEnabled => "This is not available here at the moment. Please choose another way.",
        Text::ProblemRefused => {
            "This could not be accepted. Please check what you typed, or contact the site’s support."
        }
        Text::ProblemRefusedBecause => "This could not be accepted: {reason}",
        Text::ProblemConsentPending => {
            "Logging in needs your consent first. Please choose in this page’s privacy settings, then try \
             again."
        }
        Text::ProblemPageFormMissing => "We cannot find the form of this page. Please come back later.",
        Text::ProblemNoNewTab => "No new tab to be seen? Copy this address, and open it in one: {address}",
        Text::ProblemUnexpected => "Something went wrong on our side. Please try again.",
        Text::ProblemUnexpectedWithReference => {
            "Something went wrong on our side. Please try again. For the support, the reference is \
             {reference}."
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
        Text::ComplaintTaken => {
            "There is already an account with this address. Please log in, or use another address."
        }
        Text::ComplaintWeakPassword => {
            "This password is not strong enough here. Please make it longer, or mix small and capital \
             letters, digits and other signs."
        }
        Text::ComplaintUsedBefore => "This password was used before. Please choose another one.",
        Text::ComplaintNotTheSame => "The two passwords differ. Please type them again.",
        Text::ComplaintWrongPassword => "This is not the current password. Please try again.",
        Text::ComplaintNotAsked => "We do not need this answer here.",
        Text::ComplaintRefused => "This was not accepted. Please write it differently.",
    }
}

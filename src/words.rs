//! From what the flow and the campaign mean to the words that a participant reads.

use catalogue::Text;
use contract::{Choice, Complaint, Field, GENDERS, Kind, OptIn, rules};
use flow::screen::Loading;
use flow::{Notice, Problem, Screen};

use crate::ui::Ui;

/// What a problem is called.
pub fn problem(ui: Ui, problem: &Problem) -> String {
    let text = match problem {
        Problem::WrongCredentials => Text::ProblemWrongCredentials,
        Problem::PasswordUsedBefore => Text::ProblemPasswordUsedBefore,
        Problem::AccountDisabled => Text::ProblemAccountDisabled,
        Problem::Underage => Text::ProblemUnderage,
        Problem::LockedOut => return locked_out(ui),
        Problem::TooManyAttempts => Text::ProblemTooManyAttempts,
        Problem::AccountNeedsAttention => Text::ProblemAccountNeedsAttention,
        Problem::SessionEnded => Text::ProblemSessionEnded,
        Problem::OtherAccount => Text::ProblemOtherAccount,
        Problem::LogInServiceUnavailable => Text::ProblemLogInServiceUnavailable,
        Problem::ServiceUnavailable => Text::ProblemServiceUnavailable,
        Problem::TookTooLong => Text::ProblemTookTooLong,
        Problem::Offline => Text::ProblemOffline,
        Problem::PageSetUpWrongly => Text::ProblemPageSetUpWrongly,
        Problem::InvalidAnswers => Text::ProblemInvalidAnswers,
        Problem::AlreadyAnAccount => Text::ProblemAlreadyAnAccount,
        Problem::LinkExpired => Text::ProblemLinkExpired,
        Problem::CaptchaWanted => Text::ProblemCaptchaWanted,
        Problem::Cancelled => Text::ProblemCancelled,
        Problem::NotEnabled => Text::ProblemNotEnabled,
        Problem::Refused { because: None } => Text::ProblemRefused,
        Problem::Refused { because: Some(reason) } => {
            return ui.fill(Text::ProblemRefusedBecause, &[("reason", reason)]);
        }
        Problem::PageFormMissing => Text::ProblemPageFormMissing,
        Problem::NoNewTab { address } => {
            return ui.fill(Text::ProblemNoNewTab, &[("address", &address.0)]);
        }
        Problem::ConsentPending => Text::ProblemConsentPending,
        Problem::CodeWrong => Text::ProblemCodeWrong,
        Problem::OwnCodeWrong => Text::ProblemOwnCodeWrong,
        Problem::BegunAnew => Text::ProblemBegunAnew,
        Problem::NewPicture => Text::ProblemNewPicture,
        Problem::AnswerWrong => Text::ProblemAnswerWrong,
        Problem::NotVerifiedYet => Text::ProblemNotVerifiedYet,
        Problem::Replaced { instead_of, .. } => {
            return own_words(ui, problem).unwrap_or_else(|| self::problem(ui, instead_of));
        }
        Problem::Unexpected { reference: None } => Text::ProblemUnexpected,
        Problem::Unexpected { reference: Some(reference) } => {
            return ui.fill(Text::ProblemUnexpectedWithReference, &[("reference", reference)]);
        }
    };
    ui.text(text)
}

/// The campaign's own words for the response code behind a problem; they may hold a link, and nobody else's
/// words may.
pub fn own_words(ui: Ui, problem: &Problem) -> Option<String> {
    if let Problem::Replaced { code, .. } = problem { ui.own_words(&code.0.to_string()) } else { None }
}

/// Gigya gives no time (Web SDK, 1.7); the campaign may name it.
fn locked_out(ui: Ui) -> String {
    match ui.campaign(|campaign| campaign.ways.lockout_minutes).flatten() {
        None => ui.text(Text::ProblemLockedOut),
        Some(minutes) => ui.fill(Text::ProblemLockedOutMinutes, &[("minutes", &minutes.to_string())]),
    }
}

/// What is wrong with a value of this kind.
pub fn complaint(ui: Ui, kind: &Kind, complaint: &Complaint) -> String {
    let text = match complaint {
        Complaint::Required => match kind {
            Kind::Choice { .. } => Text::ComplaintRequiredChoice,
            Kind::CheckBox => Text::ComplaintRequiredTick,
            Kind::Text | Kind::Email | Kind::Phone | Kind::Date => Text::ComplaintRequired,
        },
        Complaint::NotAnEmail => Text::ComplaintNotAnEmail,
        Complaint::NotAPhone => {
            let (min, max) = (rules::PHONE_DIGITS.start().to_string(), rules::PHONE_DIGITS.end().to_string());
            return ui.fill(Text::ComplaintNotAPhone, &[("min", &min), ("max", &max)]);
        }
        Complaint::NotADate => Text::ComplaintNotADate,
        Complaint::InTheFuture => Text::ComplaintInTheFuture,
        Complaint::NotAChoice => Text::ComplaintNotAChoice,
        Complaint::TooLong => {
            return ui.fill(Text::ComplaintTooLong, &[("max", &rules::MAX_LENGTH.to_string())]);
        }
        Complaint::NotLikeMask { mask } => {
            return ui.fill(Text::ComplaintNotLikeMask, &[("mask", &example(mask))]);
        }
        Complaint::Taken => Text::ComplaintTaken,
        Complaint::WeakPassword => Text::ComplaintWeakPassword,
        Complaint::UsedBefore => Text::ComplaintUsedBefore,
        Complaint::NotTheSame => Text::ComplaintNotTheSame,
        Complaint::NotAsked => Text::ComplaintNotAsked,
        Complaint::Refused => Text::ComplaintRefused,
    };
    ui.text(text)
}

/// What is wrong with the present password, where a new one is asked for.
pub fn old_password(ui: Ui, complaint: &Complaint) -> String {
    if *complaint == Complaint::Refused {
        return ui.text(Text::ComplaintWrongPassword);
    }
    self::complaint(ui, &Kind::Text, complaint)
}

/// How one came to *Login*.
pub fn notice(ui: Ui, notice: Notice) -> String {
    ui.text(match notice {
        Notice::LoggedOut => Text::NoticeLoggedOut,
        Notice::StillConnectedHere => Text::NoticeStillConnectedHere,
        Notice::StillConnectedElsewhere => Text::NoticeStillConnectedElsewhere,
        Notice::StillConnected => Text::NoticeStillConnected,
        Notice::SessionEnded { kept: false } => Text::NoticeSessionEnded,
        Notice::SessionEnded { kept: true } => Text::NoticeSessionEndedKept,
        Notice::StepExpired { kept: false } => Text::NoticeStepExpired,
        Notice::StepExpired { kept: true } => Text::NoticeStepExpiredKept,
        Notice::AccountCreated => Text::NoticeAccountCreated,
        Notice::PasswordChanged => Text::NoticePasswordChanged,
        Notice::LogInAgain => Text::NoticeLogInAgain,
        Notice::ForgottenInFrame => Text::NoticeForgottenInFrame,
        Notice::NotFinished => Text::ProblemCancelled,
    })
}

/// What is under way, as far as the participant asked for it: the window opens quietly. A form that is about
/// to submit by itself is announced here, once.
pub fn progress(ui: Ui, screen: &Screen) -> Option<String> {
    let text = match screen {
        Screen::Loading(Loading::LoggingOut(_)) => return Some(ui.text(Text::LoggingOut)),
        Screen::AutoSubmitting(auto) if auto.can_be_undone() => {
            return Some(ui.fill(Text::AutoSubmitText, &[("seconds", &auto.seconds.to_string())]));
        }
        Screen::Loading(Loading::Starting(_) | Loading::Detecting(_))
        | Screen::Done(_)
        | Screen::Unavailable(_) => return None,
        Screen::LinkAccount(link) if link.is_preparing() => Text::Loading,
        Screen::CompleteAccount(complete) if complete.is_preparing() => Text::Loading,
        Screen::SecondFactor(factor) if factor.is_beginning() => Text::Loading,
        Screen::Hello(_) => Text::ContinueWaiting,
        Screen::Login(_) | Screen::LinkAccount(_) => Text::LogInWaiting,
        Screen::CreateAccount(_) => Text::CreateAccountWaiting,
        Screen::ForgotPassword(_) => Text::SendWaiting,
        Screen::ResetPassword(_) | Screen::ChangePassword(_) | Screen::CompleteAccount(_) => {
            Text::SaveWaiting
        }
        Screen::VerifyEmail(verify) if verify.is_sending() => Text::SendWaiting,
        Screen::SecondFactor(factor) if factor.is_sending() => Text::SendWaiting,
        Screen::VerifyEmail(_) | Screen::SecondFactor(_) => Text::VerifyWaiting,
        Screen::Form(_) | Screen::AutoSubmitting(_) => Text::SubmitWaiting,
    };
    let (phase, _) = screen.state()?;
    phase.is_waiting().then(|| ui.text(text))
}

/// The sentence beside an opt-in: the campaign's own. One that Gigya asks for and the campaign does not word
/// is called by its name.
pub fn opt_in(ui: Ui, opt_in: &OptIn) -> String {
    match opt_in.label.get(&ui.language()) {
        Some(sentence) => sentence.to_owned(),
        None => ui.fill(Text::OptInUnnamed, &[("name", &opt_in.name)]),
    }
}

/// What a field is called: in the campaign's words, else in the catalogue's, else by its variable.
pub fn label(ui: Ui, field: &Field) -> String {
    let standard = match field.variable.as_str() {
        "email" => Some(Text::VariableEmail),
        "firstname" => Some(Text::VariableFirstname),
        "lastname" => Some(Text::VariableLastname),
        "gender" => Some(Text::VariableGender),
        "birthday" => Some(Text::VariableBirthday),
        "phone" => Some(Text::VariablePhone),
        "address" => Some(Text::VariableAddress),
        "number" => Some(Text::VariableNumber),
        "box" => Some(Text::VariableBox),
        "locality" => Some(Text::VariableLocality),
        "zipcode" => Some(Text::VariableZipcode),
        "country" => Some(Text::VariableCountry),
        "function" => Some(Text::VariableFunction),
        "company" => Some(Text::VariableCompany),
        _ => None,
    };
    match (field.label.get(&ui.language()), standard) {
        (Some(label), _) => label.to_owned(),
        (None, Some(text)) => ui.text(text),
        (None, None) => field.variable.clone(),
    }
}

/// What a choice is called: in the campaign's words, else in the catalogue's, else by its value.
pub fn choice(ui: Ui, choice: &Choice) -> String {
    let genders = [Text::GenderFemale, Text::GenderMale, Text::GenderUnspecified];
    let standard = GENDERS.iter().zip(genders).find(|(value, _)| **value == choice.value);
    match (choice.label.get(&ui.language()), standard) {
        (Some(label), _) => label.to_owned(),
        (None, Some((_, text))) => ui.text(text),
        (None, None) => choice.value.clone(),
    }
}

/// The help below a field: the campaign's hint and an example of its mask.
pub fn hint(ui: Ui, field: &Field) -> Option<String> {
    let hint = field.hint.get(&ui.language()).map(ToOwned::to_owned);
    let mask = field.mask.as_ref().map(|mask| ui.fill(Text::MaskHint, &[("mask", &example(mask))]));
    match (hint, mask) {
        (Some(hint), Some(mask)) => Some(format!("{hint} {mask}")),
        (hint, mask) => hint.or(mask),
    }
}

/// A value that fits the mask: people read an example more easily than a pattern.
fn example(mask: &str) -> String {
    let mut digits = ('1'..='9').chain(['0']).cycle();
    let mut letters = ('A'..='Z').cycle();
    let fit = |pattern| match pattern {
        '9' | '*' => digits.next().unwrap_or('0'),
        'A' => letters.next().unwrap_or('A'),
        itself => itself,
    };
    mask.chars().map(fit).collect()
}

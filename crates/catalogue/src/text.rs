//! The names of the texts.

/// Declares [`Text`] and lists it in the same breath, so that the list cannot miss a name.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A text that a participant can read. Placeholders stand in braces and are filled by
        /// [`fill`](crate::fill).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text {
            $($(#[$doc])* $name,)*
        }

        impl Text {
            /// Every text, in the order of a language file.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

texts! {
    /// The skeleton, for those who do not see it.
    Loading,
    /// While the participant is being logged out.
    LoggingOut,
    /// The button that goes back one screen.
    Back,
    /// The button that goes back to *Login*.
    BackToLogin,
    /// The button that ends what is under way.
    Cancel,
    /// The button that sends something small.
    Send,
    /// That button, and others that send, while it is being done.
    SendWaiting,
    /// The button that has a mail or a code sent once more.
    SendAgain,
    /// That button while it rests, with `{seconds}`.
    SendAgainIn,
    /// It was sent once more.
    SentAgain,
    /// The label of a code from a mail, a text message or an app.
    Code,
    /// The button that checks a code.
    Verify,
    /// That button while it is being done.
    VerifyWaiting,
    /// A button that keeps something, while it is being done.
    SaveWaiting,

    /// *Hello*, with `{first_name}`.
    HelloHeading,
    /// *Hello*, when Gigya does not know the first name.
    HelloHeadingUnnamed,
    /// What *Continue* will do.
    HelloText,
    /// The button that leads on.
    Continue,
    /// That button while the answers of Gigya and the proxy are awaited.
    ContinueWaiting,
    /// The button for whoever is greeted by another's name.
    NotYou,
    /// The button that ends the session.
    LogOut,

    /// *Login*.
    LoginHeading,
    /// Why to log in.
    LoginText,
    /// The label of the login ID.
    LoginId,
    /// The label of the password.
    Password,
    /// The button that makes the password readable.
    ShowPassword,
    /// The button that covers it again.
    HidePassword,
    /// The button that logs in.
    LogIn,
    /// That button while it is being done.
    LogInWaiting,
    /// The way to *Forgot password*.
    ForgotPassword,
    /// The way to *Create account*.
    CreateAnAccount,
    /// Somebody turned out to be connected already.
    OfferText,
    /// The button that takes the offer, with `{first_name}`.
    ContinueAs,
    /// The same when Gigya does not know the first name.
    ContinueAsUnnamed,
    /// The label of the captcha.
    CaptchaLabel,
    /// The captcha could not be loaded.
    CaptchaUnavailable,
    /// Beneath the captcha in a frame of another page.
    CaptchaFramedText,
    /// Nothing of Gigya may be loaded before the page's consent.
    ConsentPendingText,

    /// Above the providers' buttons.
    SocialLabel,
    /// The button of a `{provider}`.
    ContinueWith,
    /// The mark on the provider that was used last.
    LastUsed,
    /// The provider's window is open: `{provider}`.
    SocialWaiting,
    /// What to do meanwhile, with `{provider}`.
    SocialWaitingText,
    /// Nothing has come from the provider for a long time.
    SocialLate,
    /// What may be the reason, with `{provider}`.
    SocialLateText,
    /// Where the window may be, if none is seen.
    PopUpHint,
    /// The button that goes to the provider without another window.
    UseThisTab,
    /// Why logging in may not work inside a foreign page.
    FramedText,
    /// The button that opens the page by itself.
    OpenInNewTab,

    /// *Create account*.
    CreateAccountHeading,
    /// What an account is good for.
    CreateAccountText,
    /// The label of a new account's password.
    ChoosePassword,
    /// The label of its repetition.
    RepeatPassword,
    /// Above the list of rules.
    PasswordRules,
    /// A rule: `{min}` characters at least.
    PasswordRuleLength,
    /// A rule: `{min}` of the four groups of characters.
    PasswordRuleGroups,
    /// Said of a rule that is met, for those who do not see the tick.
    RuleMet,
    /// Said of a rule that is not met yet.
    RuleUnmet,
    /// While it is asked whether the address is free.
    EmailChecking,
    /// The address is free.
    EmailFree,
    /// The address is taken.
    EmailTaken,
    /// The way back to *Login*, which keeps the address.
    AlreadyAnAccountLogIn,
    /// The button that creates the account.
    CreateAccount,
    /// That button while it is being done.
    CreateAccountWaiting,

    /// *Forgot password*.
    ForgotPasswordHeading,
    /// What will happen.
    ForgotPasswordText,
    /// The button that has the mail sent.
    SendLink,
    /// The mail was sent, or nobody has this address: both are told alike.
    ResetSentHeading,
    /// The same in a sentence.
    ResetSentText,
    /// What to do when nothing comes.
    ResetSentHint,
    /// Above the security question.
    SecurityQuestionText,
    /// The label of its answer.
    SecurityAnswer,

    /// *Reset password*: a link of a mail was followed.
    ResetPasswordHeading,
    /// What will happen.
    ResetPasswordText,
    /// The label of the new password.
    NewPassword,
    /// The button that keeps it.
    SavePassword,

    /// *Complete account*: Gigya wants to know more.
    CompleteAccountHeading,
    /// The same in a sentence.
    CompleteAccountText,

    /// *Verify e-mail*.
    VerifyEmailHeading,
    /// A link was sent to `{email}`.
    VerifyEmailLinkText,
    /// The same when the address is not known.
    VerifyEmailLinkTextUnnamed,
    /// A code is to be sent, or could not be.
    VerifyEmailSendText,
    /// A code was sent to `{email}`.
    VerifyEmailCodeText,
    /// The same when the address is not known.
    VerifyEmailCodeTextUnnamed,
    /// The button for whoever followed the link.
    IHaveVerified,

    /// *Link account*: the e-mail address belongs to another account.
    LinkAccountHeading,
    /// The same in a sentence, with `{email}`.
    LinkAccountText,
    /// The same when the address is not known.
    LinkAccountTextUnnamed,
    /// Above the provider of that account, `{provider}`.
    LinkByProvider,
    /// The button that logs in and links.
    LinkAccounts,

    /// *Change password*: the password is too old.
    ChangePasswordHeading,
    /// The same in a sentence.
    ChangePasswordText,
    /// The label of the old password.
    CurrentPassword,

    /// *Second factor*: it is asked for.
    SecondFactorHeading,
    /// Above the ways to give it.
    SecondFactorText,
    /// *Second factor*: one must be set up.
    SecondFactorRegisterHeading,
    /// Above the ways to do so.
    SecondFactorRegisterText,
    /// The way by text message.
    FactorPhone,
    /// The way by e-mail.
    FactorEmail,
    /// The way by an authenticator app.
    FactorTotp,
    /// The way by a code that was written down.
    FactorBackupCode,
    /// The button that goes back to the choice.
    OtherFactor,
    /// Above the phone numbers or addresses that a code can be sent to.
    ChooseTarget,
    /// The label of a phone number that is to receive codes.
    PhoneForCodes,
    /// How to write it.
    PhoneForCodesHint,
    /// The button that has the code sent.
    SendCode,
    /// The button that has it said by a call.
    CallMe,
    /// A code was sent to `{target}`.
    CodeSentTo,
    /// A code is on its way to `{target}`, and not sent yet.
    CodeBeingSentTo,
    /// A code is read out to `{target}`.
    CodeCalledTo,
    /// Where to find the code.
    TotpText,
    /// What to do with the picture.
    TotpRegisterText,
    /// The picture, for those who do not see it.
    QrAlternative,
    /// The same as a key to type: `{secret}`.
    QrSecret,
    /// Where to find the code.
    BackupCodeText,
    /// Whether to skip the second factor on this device from now on.
    RememberDevice,
    /// When not to.
    RememberDeviceHint,

    /// The campaign's form.
    FormHeading,
    /// What to do with it.
    FormText,
    /// What the star beside a label means.
    RequiredNote,
    /// The first entry of a list, while nothing is chosen.
    Choose,
    /// A consent that Gigya asks for and the campaign does not word: `{name}`.
    OptInUnnamed,
    /// The form of a value, by an example: `{mask}`.
    MaskHint,
    /// A line of the summary of what is wrong: `{label}` and `{complaint}`.
    SummaryLine,
    /// The button that sends the form.
    Submit,
    /// That button while the form is on its way.
    SubmitWaiting,
    /// Said of a link that leaves the page.
    NewTab,

    /// *Automatic submission*: nothing is left to ask.
    AutoSubmitHeading,
    /// The form is sent in `{seconds}`.
    AutoSubmitText,
    /// The button that shows the form first.
    Undo,

    /// The participation was taken.
    DoneHeading,
    /// The same in a sentence.
    DoneText,
    /// Fields that somebody else had changed meanwhile: `{fields}`.
    ChangedMeanwhile,
    /// The page's own form is filled.
    PageFormFilledHeading,
    /// What to do now.
    PageFormFilledText,
    /// The page's own form is to be filled by hand.
    PlainFormHeading,
    /// The same in a sentence.
    PlainFormText,

    /// The window cannot go on.
    UnavailableHeading,
    /// The button that starts again.
    TryAgain,
    /// There is a way to take part all the same.
    UsePlainFormText,
    /// The button that takes it.
    UsePlainForm,
    /// The window could not even be loaded; shown when the page has no fallback of its own.
    LastResort,

    /// The label of `email`.
    VariableEmail,
    /// The label of `firstname`.
    VariableFirstname,
    /// The label of `lastname`.
    VariableLastname,
    /// The label of `gender`.
    VariableGender,
    /// The label of `birthday`.
    VariableBirthday,
    /// The label of `phone`.
    VariablePhone,
    /// The label of `address`.
    VariableAddress,
    /// The label of `number`.
    VariableNumber,
    /// The label of `box`.
    VariableBox,
    /// The label of `locality`.
    VariableLocality,
    /// The label of `zipcode`.
    VariableZipcode,
    /// The label of `country`.
    VariableCountry,
    /// The label of `function`.
    VariableFunction,
    /// The label of `company`.
    VariableCompany,
    /// Gigya's gender `f`.
    GenderFemale,
    /// Gigya's gender `m`.
    GenderMale,
    /// Gigya's gender `u`.
    GenderUnspecified,

    /// The participant logged out.
    NoticeLoggedOut,
    /// Logged out on the other devices only.
    NoticeStillConnectedHere,
    /// Logged out on this device only.
    NoticeStillConnectedElsewhere,
    /// Not logged out at all.
    NoticeStillConnected,
    /// The session ended by itself, and nothing had been typed.
    NoticeSessionEnded,
    /// The session ended by itself; what was typed is kept.
    NoticeSessionEndedKept,
    /// The new password is kept.
    NoticePasswordChanged,
    /// A recent login is asked for.
    NoticeLogInAgain,
    /// Logged in, and the browser forgot it, as it does in frames of other sites.
    NoticeForgottenInFrame,
    /// The hour of a step is over, and nothing had been typed.
    NoticeStepExpired,
    /// The hour of a step is over; what was typed is kept.
    NoticeStepExpiredKept,
    /// The account is there, but nobody is logged in to it yet.
    NoticeAccountCreated,
    /// Two accounts became one.
    NoticeAccountLinked,

    /// E-mail or password is wrong.
    ProblemWrongCredentials,
    /// A former password.
    ProblemPasswordUsedBefore,
    /// The account is disabled.
    ProblemAccountDisabled,
    /// Too young.
    ProblemUnderage,
    /// Locked after too many failures.
    ProblemLockedOut,
    /// The same when the campaign knows for how many `{minutes}`.
    ProblemLockedOutMinutes,
    /// Too many calls.
    ProblemTooManyAttempts,
    /// The account asks for a step that is not to be had here.
    ProblemAccountNeedsAttention,
    /// The session is over.
    ProblemSessionEnded,
    /// Somebody else is logged in than the one who began.
    ProblemOtherAccount,
    /// Gigya is blocked or silent.
    ProblemLogInServiceUnavailable,
    /// The proxy is down.
    ProblemServiceUnavailable,
    /// No answer in time.
    ProblemTookTooLong,
    /// The browser has no connection.
    ProblemOffline,
    /// The page is set up wrongly.
    ProblemPageSetUpWrongly,
    /// Some answers cannot be taken.
    ProblemInvalidAnswers,
    /// The address belongs to an account already.
    ProblemAlreadyAnAccount,
    /// *I have verified*, but Gigya has not seen it.
    ProblemNotVerifiedYet,
    /// A link, a code or a step is too old.
    ProblemLinkExpired,
    /// The code is wrong.
    ProblemCodeWrong,
    /// The same for a code that is never sent: an authenticator's, a backup code.
    ProblemOwnCodeWrong,
    /// A second factor was begun anew, since it had become too old.
    ProblemBegunAnew,
    /// The same where an authenticator is being set up, by another picture.
    ProblemNewPicture,
    /// The answer to the security question is wrong.
    ProblemAnswerWrong,
    /// A captcha is asked for, or was wrong.
    ProblemCaptchaWanted,
    /// The participant called it off.
    ProblemCancelled,
    /// This way is not to be had here.
    ProblemNotEnabled,
    /// The site's own rules refused.
    ProblemRefused,
    /// The same with the site's `{reason}`.
    ProblemRefusedBecause,
    /// Not before the page's consent.
    ProblemConsentPending,
    /// The page's own form is not there.
    ProblemPageFormMissing,
    /// The frame may open no tab; `{address}` is what the tab would show.
    ProblemNoNewTab,
    /// Something else.
    ProblemUnexpected,
    /// Something else, with `{reference}` for the support.
    ProblemUnexpectedWithReference,

    /// Not answered.
    ComplaintRequired,
    /// Nothing chosen.
    ComplaintRequiredChoice,
    /// Not ticked.
    ComplaintRequiredTick,
    /// No e-mail address.
    ComplaintNotAnEmail,
    /// No phone number, which has `{min}` to `{max}` digits.
    ComplaintNotAPhone,
    /// No date.
    ComplaintNotADate,
    /// A date after today.
    ComplaintInTheFuture,
    /// None of the choices.
    ComplaintNotAChoice,
    /// Longer than `{max}` characters.
    ComplaintTooLong,
    /// Unlike the mask, of which `{mask}` is an example.
    ComplaintNotLikeMask,
    /// The address belongs to another account.
    ComplaintTaken,
    /// The password breaks a rule.
    ComplaintWeakPassword,
    /// A password that this account had before.
    ComplaintUsedBefore,
    /// The repetition is not the same.
    ComplaintNotTheSame,
    /// Not the present password.
    ComplaintWrongPassword,
    /// Not asked by the campaign.
    ComplaintNotAsked,
    /// Refused by Gigya.
    ComplaintRefused,
}

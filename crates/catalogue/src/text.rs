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

    /// *Hello*, with `{first_name}`.
    HelloHeading,
    /// *Hello*, when Gigya does not know the first name.
    HelloHeadingUnnamed,
    /// What *Continue* will do.
    HelloText,
    /// The button that leads to the form.
    Continue,
    /// That button while the answers of Gigya and the proxy are awaited.
    ContinueWaiting,
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
    /// Somebody turned out to be connected already.
    OfferText,
    /// The button that takes the offer, with `{first_name}`.
    ContinueAs,
    /// The same when Gigya does not know the first name.
    ContinueAsUnnamed,

    /// The campaign's form.
    FormHeading,
    /// What to do with it.
    FormText,
    /// What the star beside a label means.
    RequiredNote,
    /// The first entry of a list, while nothing is chosen.
    Choose,
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

    /// The window cannot go on.
    UnavailableHeading,
    /// The button that starts again.
    TryAgain,
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
    /// The session ended by itself.
    NoticeSessionEnded,

    /// E-mail or password is wrong.
    ProblemWrongCredentials,
    /// The account is disabled.
    ProblemAccountDisabled,
    /// Locked after too many failures.
    ProblemLockedOut,
    /// Too many calls.
    ProblemTooManyAttempts,
    /// The account asks for a step that is not to be had here.
    ProblemAccountNeedsAttention,
    /// The session is over.
    ProblemSessionEnded,
    /// Gigya is blocked or silent.
    ProblemLogInServiceUnavailable,
    /// The proxy is down.
    ProblemServiceUnavailable,
    /// No answer in time.
    ProblemTookTooLong,
    /// The page is set up wrongly.
    ProblemPageSetUpWrongly,
    /// Some answers cannot be taken.
    ProblemInvalidAnswers,
    /// The page's own form is not there.
    ProblemPageFormMissing,
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
    /// Not asked by the campaign.
    ComplaintNotAsked,
    /// Refused by Gigya.
    ComplaintRefused,
}

//! What the page around the window is given and told.

use contract::{OptIns, Values};

/// What goes into the page's own form. `Debug` shows names only.
#[derive(Clone, PartialEq, Eq)]
pub struct PageFill {
    /// The participant's Gigya UID.
    pub gigya_id: String,
    /// Values by variable.
    pub values: Values,
    /// Opt-ins by name.
    pub opt_ins: OptIns,
}

impl std::fmt::Debug for PageFill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.values.keys().chain(self.opt_ins.keys())).finish()
    }
}

/// What the page is told, as an event of the element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// The first screen is there.
    Ready,
    /// A participant is connected.
    Connected {
        /// Their Gigya UID.
        gigya_id: String,
    },
    /// The participation was taken.
    Participated {
        /// Their Gigya UID.
        gigya_id: String,
    },
    /// The page's own form was filled.
    FormFilled {
        /// Their Gigya UID.
        gigya_id: String,
        /// How many fields were filled.
        filled: u32,
    },
    /// The participant logged out.
    LoggedOut,
    /// The participant goes on with the page's own form, unfilled.
    PlainForm,
    /// The window cannot go on by itself.
    Unavailable,
}

//! What was typed and not yet sent: survives a login, a redirect, an expiry and a reload. Never what was
//! prefilled, never a password.

use std::fmt;

use crate::Personal;
use crate::screen::form::{Answer, Consent};

/// What was typed. `Debug` shows names only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The Gigya UID of who typed it; `None` for what was typed into *Create account*, before anybody was
    /// connected.
    pub owner: Option<String>,
    /// Values by variable.
    pub values: Vec<(String, Personal)>,
    /// Opt-ins by name.
    pub opt_ins: Vec<(String, bool)>,
    /// The e-mail address of an account that is being created; of one that is being completed, whatever tells
    /// whose it is.
    pub email: Option<Personal>,
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = self.values.iter().map(|(variable, _)| variable);
        f.debug_list().entries(values.chain(self.opt_ins.iter().map(|(name, _)| name))).finish()
    }
}

impl Draft {
    pub(crate) fn of(owner: Option<String>, fields: &[Answer], opt_ins: &[Consent]) -> Self {
        let mut draft = Self { owner, ..Self::default() };
        for answer in fields.iter().filter(|answer| answer.is_changed()) {
            draft.values.push((answer.field.variable.clone(), answer.value.clone()));
        }
        for consent in opt_ins.iter().filter(|consent| consent.is_changed()) {
            draft.opt_ins.push((consent.opt_in.name.clone(), consent.given));
        }
        draft
    }

    /// Whether nothing was typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty() && self.opt_ins.is_empty()
    }

    pub(crate) fn put_back(self, fields: &mut [Answer], opt_ins: &mut [Consent]) {
        for (variable, value) in self.values {
            if let Some(answer) = fields.iter_mut().find(|a| a.field.variable == variable) {
                answer.value = value;
            }
        }
        for (name, given) in self.opt_ins {
            if let Some(consent) = opt_ins.iter_mut().find(|c| c.opt_in.name == name) {
                consent.given = given;
            }
        }
    }
}

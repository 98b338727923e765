//! The site's rules for a new password, for *Create account*, *Reset password* and *Change password*: asked
//! once in a window's life, behind the screen. Without them the password is Gigya's to judge.

use contract::{Complaint, PasswordEntry};
use gigya::PasswordRules;

use super::Screen;
use super::pending::differs;
use crate::flow::Effects;
use crate::{Effect, Flow, GigyaFault, Password, Ticket};

/// What is wrong with a new password: with itself, and with its repetition.
pub(crate) type PasswordComplaints = (Option<Complaint>, Option<Complaint>);

impl Flow {
    pub(crate) fn want_rules(&mut self, fx: &mut Effects) {
        if self.rules.is_none() && self.asked_rules.is_none() && !self.config.consent_pending {
            let ticket = self.wait(fx);
            self.asked_rules = Some(ticket);
            fx.push(Effect::FetchRules { ticket });
        }
    }

    pub(crate) fn on_rules_fetched(&mut self, ticket: Ticket, result: Result<PasswordRules, GigyaFault>) {
        if self.asked_rules != Some(ticket) {
            return;
        }
        self.asked_rules = None;
        let Ok(fetched) = result else { return };
        self.rules = Some(fetched.clone());
        if let Screen::CreateAccount(create) = &mut self.screen {
            create.rules = Some(fetched);
        } else if let Screen::ResetPassword(reset) = &mut self.screen {
            reset.rules = Some(fetched);
        } else if let Screen::ChangePassword(change) = &mut self.screen {
            change.rules = Some(fetched);
        }
    }

    /// How the campaign wants a new password entered.
    pub(crate) fn password_entry(&self) -> PasswordEntry {
        let ways = self.definition.as_ref().map(|definition| &definition.ways);
        ways.and_then(|ways| ways.create_account).unwrap_or(PasswordEntry::Show)
    }

    pub(crate) fn judge_password(
        &self,
        password: &Password,
        repeat: Option<&Password>,
    ) -> PasswordComplaints {
        let unmet = self.rules.as_ref().is_some_and(|rules| !rules.unmet(password.expose()).is_empty());
        let of_password = if password.expose().is_empty() {
            Some(Complaint::Required)
        } else if unmet {
            Some(Complaint::WeakPassword)
        } else {
            None
        };
        (of_password, differs(password, repeat).then_some(Complaint::NotTheSame))
    }
}

/// What Gigya says of a new password: one that was used before (401030), or one that breaks a rule.
pub(crate) fn complaint_of(fault: &GigyaFault) -> Option<Complaint> {
    if fault.code() == Some(gigya::ResponseCode::OLD_PASSWORD_USED) {
        return Some(Complaint::UsedBefore);
    }
    let weak = ["password", "newPassword"].iter().any(|field| is_about(fault, field));
    weak.then_some(Complaint::WeakPassword)
}

/// Whether Gigya complains about this field.
pub(crate) fn is_about(fault: &GigyaFault, field: &str) -> bool {
    let GigyaFault::Interrupted(interruption) = fault else { return false };
    interruption.validation_errors.iter().any(|error| error.path == field)
}

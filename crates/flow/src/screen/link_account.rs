//! *Link accounts*: the e-mail address belongs to another account of the participant, who logs in to that one
//! so that both become one (403043, 200010, 409003).
//!
//! Entered in place of a login's success. Gigya is asked how the other account is logged in to; where it does
//! not tell, every way of the campaign is offered. Ends as any login ends; after a forced link (409003) the
//! identity that was logged in with is connected then (Web SDK, 1.7). Left by *Back*, to *Login*.

use contract::{Complaint, Provider};
use gigya::Conflict;

use super::{CaptchaPlace, Phase, Screen, Social};
use crate::flow::{Asks, Effects};
use crate::{Effect, Flow, FocusTarget, GigyaFault, Interruption, Personal, Problem, Ticket};

/// Two accounts of one participant become one.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkAccount {
    /// What stands in the login ID's input.
    pub login_id: Personal,
    /// Whether the other account has a password.
    pub by_password: bool,
    /// The social providers that the other account is logged in with.
    pub providers: Vec<Provider>,
    /// What is wrong with the login ID.
    pub login_id_complaint: Option<Complaint>,
    /// What is wrong with the password.
    pub password_complaint: Option<Complaint>,
    /// How many passwords were wrong: its input is emptied when it grows.
    pub wrong_passwords: u32,
    /// Whether a captcha is shown.
    pub captcha: CaptchaPlace,
    /// The social provider that is waited for.
    pub social: Option<Social>,
    /// Whether a call is under way.
    pub phase: Phase,
    /// Why the last login failed.
    pub problem: Option<Problem>,
}

impl LinkAccount {
    /// Whether it is not known yet how the other account is logged in to.
    pub fn is_preparing(&self) -> bool {
        !self.by_password && self.providers.is_empty()
    }
}

impl Flow {
    pub(crate) fn link_account(&mut self, interruption: Interruption, fx: &mut Effects) {
        let Some(registration) = self.registration.clone() else { return };
        let login_id = interruption.email.or_else(|| self.known_login_id()).unwrap_or_default();
        self.screen = Screen::LinkAccount(LinkAccount {
            login_id,
            by_password: false,
            providers: vec![],
            login_id_complaint: None,
            password_complaint: None,
            wrong_passwords: 0,
            captcha: CaptchaPlace::default(),
            social: None,
            phase: Phase::Editing,
            problem: None,
        });
        fx.push(Effect::Focus(FocusTarget::Heading));
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::FetchConflict { ticket, registration });
    }

    pub(crate) fn on_conflict_fetched(
        &mut self,
        ticket: Ticket,
        result: Result<Conflict, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Screen::LinkAccount(link) = &mut self.screen else { return };
        if link.phase != Phase::Waiting(ticket) {
            return;
        }
        link.phase = Phase::Editing;
        if let Ok(conflict) = &result {
            link.by_password = conflict.login_providers.iter().any(|provider| provider == Conflict::SITE);
            link.providers = conflict.login_providers.iter().filter_map(|key| provider(key)).collect();
            if let Some(login_id) = &conflict.login_id {
                link.login_id = Personal(login_id.clone());
            }
        }
        // A site that does not tell who has an account does not tell this either.
        if link.is_preparing() {
            link.by_password = true;
            let ways = self.definition.as_ref().map(|definition| &definition.ways);
            link.providers = ways.map(|ways| ways.providers.clone()).unwrap_or_default();
        }
        if let Err(fault) = result
            && fault.code() == Some(gigya::ResponseCode::INVALID_TOKEN)
        {
            self.interrupted(fault, fx);
        }
    }
}

fn provider(key: &str) -> Option<Provider> {
    if key == Conflict::SITE { None } else { key.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, ada, interruption, provider, refused, registration, secret};
    use crate::{Event, LogInMode, ProviderSession, SocialMode};

    fn on(login_providers: &[&str]) -> Scenario {
        let mut s = Scenario::interrupted(interruption(403_043));
        let login_providers = login_providers.iter().map(|key| (*key).to_owned()).collect();
        let conflict = Conflict { login_providers, login_id: Some("pinky@example.com".into()) };
        s.reply(|ticket| Event::ConflictFetched(ticket, Ok(conflict)));
        s
    }

    fn link(s: &Scenario) -> LinkAccount {
        let Screen::LinkAccount(link) = s.screen() else { panic!("{}", s.name()) };
        link.clone()
    }

    fn log_in(s: &mut Scenario) -> Vec<Effect> {
        s.update(Event::LogIn { login_id: "pinky@example.com".into(), password: secret(), captcha: None })
    }

    #[test]
    fn the_ways_of_the_other_account_are_offered() {
        let link = link(&on(&["site", "facebook"]));
        assert_eq!((link.by_password, link.providers), (true, vec![provider("facebook")]));
        assert_eq!(link.login_id, "pinky@example.com".into());
    }

    #[test]
    fn accounts_are_linked_by_password() {
        let mut s = on(&["site"]);
        let mode = LogInMode::Link(registration());
        let links = |effect: &Effect| matches!(effect, Effect::LogIn { mode: with, .. } if *with == mode);
        assert!(log_in(&mut s).iter().any(links));
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        let Screen::Form(form) = s.screen() else { panic!("{}", s.name()) };
        assert!(form.linked, "the participant is told that the accounts are one");
    }

    #[test]
    fn accounts_are_linked_by_the_other_provider() {
        let mut s = on(&["facebook"]);
        let effects = s.update(Event::SocialLogin { provider: provider("facebook") });
        let links = |effect: &Effect| {
            matches!(effect, Effect::SocialLogin { link: Some(token), mode: SocialMode::PopUp, .. }
                if *token == registration())
        };
        assert!(effects.iter().any(links));
    }

    fn forced() -> (Scenario, ProviderSession) {
        let identity = ProviderSession::new("TOP-SECRET".into());
        let of_provider = Interruption { identity: Some(identity.clone()), ..interruption(409_003) };
        (Scenario::interrupted(of_provider), identity)
    }

    fn connects(effects: &[Effect]) -> Vec<&ProviderSession> {
        let mut connected = Vec::new();
        for effect in effects {
            if let Effect::ConnectIdentity(identity) = effect {
                connected.push(identity);
            }
        }
        connected
    }

    #[test]
    fn after_a_forced_link_the_providers_identity_is_connected_once_and_nobody_waits_for_it() {
        let (mut s, identity) = forced();
        s.time_passes();
        assert_eq!(connects(&log_in(&mut s)), Vec::<&ProviderSession>::new());
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
        assert_eq!(connects(&effects), [&identity]);
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn whoever_goes_back_and_logs_in_otherwise_is_connected_to_nothing() {
        let (mut s, _) = forced();
        s.time_passes();
        s.update(Event::Back);
        let ticket = s.log_in("ada@example.com", "right");
        let effects = s.update(Event::LoggedIn(ticket, Ok(ada())));
        assert_eq!(connects(&effects), Vec::<&ProviderSession>::new());
    }

    #[test]
    fn a_wrong_password_keeps_the_step() {
        let mut s = on(&["site"]);
        log_in(&mut s);
        s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(403_042))));
        assert_eq!((s.problem(), link(&s).wrong_passwords), (Some(Problem::WrongCredentials), 1));
    }

    #[test]
    fn a_site_that_does_not_tell_has_every_way_of_the_campaign_offered() {
        let mut s = Scenario::interrupted(interruption(409_003));
        s.time_passes();
        let link = link(&s);
        assert_eq!((link.by_password, link.providers.len(), link.phase), (true, 2, Phase::Editing));
    }
}

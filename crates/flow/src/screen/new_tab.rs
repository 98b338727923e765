//! A tab of its own for a page that stands in a frame: for what cannot work there, which is a social login by
//! redirect (Web SDK, 1.6), a session that the browser does not keep, and a captcha that its vendor does not
//! show in frames.
//!
//! Where the frame may open no tab, the page around it is asked for one. Whether that does anything nobody
//! says, so the participant has the address as well.

use crate::flow::Effects;
use crate::{Effect, Fault, Flow, FocusTarget, Framed, Personal, Problem};

impl Flow {
    pub(crate) fn on_open_in_new_tab(&mut self, fx: &mut Effects) {
        if self.config.framed != Framed::No {
            fx.push(Effect::OpenInNewTab);
        }
    }

    /// What is under way goes on meanwhile.
    pub(crate) fn on_new_tab_refused(&mut self, address: Personal, fx: &mut Effects) {
        let Some((_, problem)) = self.screen.state_mut() else { return };
        *problem = Some(Problem::NoNewTab { address });
        fx.push(Effect::Report(Fault::NoNewTab));
        fx.push(Effect::Focus(FocusTarget::Summary));
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{self, Scenario, every_way, provider};
    use crate::*;

    const ADDRESS: &str = "https://campaign.example/quiz";

    fn framed() -> Scenario {
        let config = Config { framed: Framed::ForeignSite, ..scenario::config() };
        let mut s = Scenario::start_with(config, every_way());
        s.arrive();
        s
    }

    #[test]
    fn whoever_gets_no_new_tab_has_its_address_and_the_integrator_hears_why() {
        let mut s = framed();
        assert_eq!(s.update(Event::OpenInNewTab), [Effect::OpenInNewTab]);
        let effects = s.update(Event::NewTabRefused { address: ADDRESS.into() });
        assert_eq!(s.problem(), Some(Problem::NoNewTab { address: ADDRESS.into() }));
        assert_eq!(effects, [Effect::Report(Fault::NoNewTab), Effect::Focus(FocusTarget::Summary)]);
    }

    #[test]
    fn a_provider_is_waited_for_all_the_same() {
        let mut s = framed();
        let effects = s.update(Event::SocialLogin { provider: provider("facebook") });
        let ticket = s.ticket_of(&effects);
        s.update(Event::OpenInNewTab);
        s.update(Event::NewTabRefused { address: ADDRESS.into() });
        assert_eq!(s.flow().waiting(), Some(ticket));
    }

    #[test]
    fn a_page_that_stands_by_itself_opens_no_tab() {
        assert_eq!(Scenario::on_login().update(Event::OpenInNewTab), []);
    }
}

//! *Second factor*: it is asked for (403101) or set up (403102).
//!
//! Entered in place of a login's success. A kind is chosen where there are several; a code is sent, or shown
//! by an authenticator, or stands on paper; the right code ends the login, a wrong one keeps the step. *Back*
//! goes one step back, at last to *Login*.

use gigya::{FactorKind, Factors, Target};

use super::{CoolDown, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    CodeBy, CodeTo, Effect, FactorBegun, FactorMode, Flow, FocusTarget, GigyaFault, Problem, Qr, Ticket,
};

/// The second factor is asked for, or set up.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondFactor {
    /// Asked for or set up.
    pub mode: FactorMode,
    /// The kinds that can be chosen; empty until Gigya has named them.
    pub kinds: Vec<FactorKind>,
    /// How far it is.
    pub stage: FactorStage,
    /// Whether a call is under way.
    pub phase: Phase,
    /// What went wrong.
    pub problem: Option<Problem>,
}

/// How far a second factor is.
#[derive(Clone, Debug, PartialEq)]
pub enum FactorStage {
    /// One of the kinds is to be chosen.
    Choosing,
    /// It is to be said where a code is sent.
    Sending {
        /// Which kind.
        kind: FactorKind,
        /// The numbers or addresses that Gigya knows; a new one is asked for where it knows none.
        targets: Vec<Target>,
    },
    /// A code is to be typed.
    Code {
        /// Which kind.
        kind: FactorKind,
        /// Where it was sent, and how; `None` for an authenticator and a backup code.
        sent: Option<(CodeTo, CodeBy)>,
        /// The numbers or addresses among which it was chosen.
        targets: Vec<Target>,
        /// What sets up an authenticator.
        qr: Option<Qr>,
        /// When it can be sent again.
        resend: CoolDown,
    },
}

impl Flow {
    pub(crate) fn second_factor(&mut self, mode: FactorMode, fx: &mut Effects) {
        let (kinds, stage) = (vec![], FactorStage::Choosing);
        let (phase, problem) = (Phase::Editing, None);
        self.screen = Screen::SecondFactor(SecondFactor { mode, kinds, stage, phase, problem });
        fx.push(Effect::Focus(FocusTarget::Heading));
        self.fetch_factors(fx);
    }

    fn fetch_factors(&mut self, fx: &mut Effects) {
        let Some(registration) = self.registration.clone() else { return };
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::FetchFactors { ticket, registration });
    }

    /// *Try again* on a step that could not be prepared.
    pub(crate) fn prepare_again(&mut self, fx: &mut Effects) {
        if !matches!(self.screen.state(), Some((Phase::Editing, _))) {
            return;
        }
        if matches!(&self.screen, Screen::SecondFactor(factor) if factor.kinds.is_empty()) {
            self.fetch_factors(fx);
        } else if matches!(&self.screen, Screen::CompleteAccount(complete) if complete.is_preparing()) {
            self.prepare_questions(fx);
        }
    }

    /// The screen, when it waits for this.
    pub(crate) fn factor(&mut self, ticket: Ticket) -> Option<&mut SecondFactor> {
        if let Screen::SecondFactor(factor) = &mut self.screen
            && factor.phase == Phase::Waiting(ticket)
        {
            return Some(factor);
        }
        None
    }

    pub(crate) fn on_factors_fetched(
        &mut self,
        ticket: Ticket,
        result: Result<Factors, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Some(factor) = self.factor(ticket) else { return };
        let factors = match result {
            Ok(factors) => factors,
            Err(fault) => return self.interrupted(fault, fx),
        };
        factor.phase = Phase::Editing;
        factor.kinds = match factor.mode {
            FactorMode::Verify => factors.active,
            FactorMode::Register => factors.inactive,
        };
        match *factor.kinds.as_slice() {
            [] => self.say(Problem::AccountNeedsAttention, fx),
            [only] => self.begin_factor(only, fx),
            [..] => {}
        }
    }

    pub(crate) fn on_choose_factor(&mut self, kind: FactorKind, fx: &mut Effects) {
        if matches!(&self.screen, Screen::SecondFactor(factor)
            if factor.phase == Phase::Editing && factor.kinds.contains(&kind))
        {
            self.begin_factor(kind, fx);
        }
    }

    fn begin_factor(&mut self, kind: FactorKind, fx: &mut Effects) {
        let (Screen::SecondFactor(factor), Some(registration)) =
            (&mut self.screen, self.registration.clone())
        else {
            return;
        };
        // Remembers which kind is begun; its targets are what the answer brings.
        factor.stage = FactorStage::Sending { kind, targets: vec![] };
        let mode = factor.mode;
        (self.assertion, self.verification) = (None, None);
        let ticket = self.wait_on_screen(Asks::Gigya, fx);
        fx.push(Effect::BeginFactor { ticket, registration, kind, mode });
    }

    pub(crate) fn on_factor_begun(
        &mut self,
        ticket: Ticket,
        result: Result<FactorBegun, GigyaFault>,
        fx: &mut Effects,
    ) {
        let Some(factor) = self.factor(ticket) else { return };
        let FactorStage::Sending { kind, .. } = factor.stage else { return };
        let FactorBegun { assertion, targets, qr, verification } = match result {
            Ok(begun) => begun,
            Err(fault) => return self.interrupted(fault, fx),
        };
        factor.phase = Phase::Editing;
        let sends = matches!(kind, FactorKind::Phone | FactorKind::Email);
        factor.stage = if sends {
            FactorStage::Sending { kind, targets }
        } else {
            FactorStage::Code { kind, sent: None, targets, qr, resend: CoolDown::default() }
        };
        (self.assertion, self.verification) = (Some(assertion), verification);
        fx.push(Effect::Focus(FocusTarget::Heading));
    }

    /// *Back*: one step; says whether there was one.
    pub(crate) fn factor_back(&mut self, fx: &mut Effects) -> bool {
        let stepped = self.choose_target_again() || {
            let Screen::SecondFactor(factor) = &mut self.screen else { return false };
            let can_choose = factor.stage != FactorStage::Choosing && factor.kinds.len() > 1;
            if can_choose {
                factor.stage = FactorStage::Choosing;
            }
            can_choose
        };
        if stepped {
            if let Some((_, problem)) = self.screen.state_mut() {
                *problem = None;
            }
            fx.push(Effect::Focus(FocusTarget::Heading));
        }
        stepped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Event;
    use crate::scenario::{Scenario, ada, interruption, refused};
    use crate::{Assertion, OneTimeCode, Personal, VerificationToken};

    fn asked(code: u32, kinds: &[FactorKind]) -> Scenario {
        let mut s = Scenario::interrupted(interruption(code));
        let factors = Factors { active: kinds.to_vec(), inactive: kinds.to_vec() };
        s.reply(|ticket| Event::FactorsFetched(ticket, Ok(factors)));
        s
    }

    fn begun(targets: &[&str]) -> FactorBegun {
        let target = |id: &&str| Target { id: (*id).to_owned(), shown: "+32 *** 12".into() };
        FactorBegun {
            assertion: Assertion::new("TOP-SECRET".into()),
            targets: targets.iter().map(target).collect(),
            qr: None,
            verification: None,
        }
    }

    fn by_phone() -> Scenario {
        let mut s = asked(403_101, &[FactorKind::Phone]);
        s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&["phone-1"]))));
        s
    }

    fn send(s: &mut Scenario) -> Vec<Effect> {
        s.update(Event::SendFactorCode { to: CodeTo::Known("phone-1".into()), by: CodeBy::Message })
    }

    fn sent() -> Scenario {
        let mut s = by_phone();
        send(&mut s);
        s.reply(|ticket| Event::FactorCodeSent(ticket, Ok(VerificationToken::new("TOP-SECRET".into()))));
        s
    }

    fn confirm(s: &mut Scenario, code: &str) -> Vec<Effect> {
        s.update(Event::ConfirmFactor { code: OneTimeCode::new(code.into()), remember_device: true })
    }

    fn confirms(effects: &[Effect]) -> bool {
        effects.iter().any(|e| matches!(e, Effect::ConfirmFactor { remember_device: true, .. }))
    }

    fn stage(s: &Scenario) -> FactorStage {
        let Screen::SecondFactor(factor) = s.screen() else { panic!("{}", s.name()) };
        factor.stage.clone()
    }

    #[test]
    fn the_only_kind_is_begun_at_once_and_several_are_offered() {
        assert!(by_phone().screen().state().is_some());
        let mut s = asked(403_101, &[FactorKind::Totp, FactorKind::BackupCode]);
        assert_eq!(stage(&s), FactorStage::Choosing);
        let effects = s.update(Event::ChooseFactor { kind: FactorKind::BackupCode });
        let begins = |effect: &Effect| {
            matches!(
                effect,
                Effect::BeginFactor { kind: FactorKind::BackupCode, mode: FactorMode::Verify, .. }
            )
        };
        assert!(effects.iter().any(begins));
    }

    #[test]
    fn a_right_code_leads_to_the_form() {
        let mut s = sent();
        assert!(confirms(&confirm(&mut s, "123456")));
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
        s.open_form(&effects);
        assert_eq!(s.name(), "form");
    }

    #[test]
    fn a_wrong_code_keeps_the_step() {
        let mut s = sent();
        confirm(&mut s, "000000");
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(400_006))));
        assert_eq!((s.name(), s.problem()), ("second-factor", Some(Problem::CodeWrong)));
        assert_eq!(effects, [Effect::Focus(FocusTarget::Code)]);
        assert!(confirms(&confirm(&mut s, "123456")));
    }

    #[test]
    fn a_code_can_be_sent_again_after_a_pause() {
        let mut s = by_phone();
        send(&mut s);
        let token = || Ok(VerificationToken::new("TOP-SECRET".into()));
        let effects = s.reply(|ticket| Event::FactorCodeSent(ticket, token()));
        assert_eq!(s.update(Event::Resend), []);
        s.update(Event::TimePassed(s.ticket_of(&effects)));
        let effects = s.update(Event::Resend);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::SendFactorCode { .. })));
    }

    #[test]
    fn a_code_that_could_not_be_sent_leads_back_to_where_it_is_sent() {
        let mut s = by_phone();
        send(&mut s);
        s.reply(|ticket| Event::FactorCodeSent(ticket, Err(refused(403_048))));
        assert!(matches!(stage(&s), FactorStage::Sending { targets, .. } if targets.len() == 1));
        assert_eq!(s.problem(), Some(Problem::TooManyAttempts));
        assert!(!send(&mut s).is_empty());
    }

    #[test]
    fn a_target_that_gigya_did_not_name_is_never_sent_to() {
        let mut s = by_phone();
        let event = Event::SendFactorCode { to: CodeTo::Known("phone-2".into()), by: CodeBy::Message };
        assert_eq!(s.update(event), []);
        let new = Event::SendFactorCode { to: CodeTo::New("+32".into()), by: CodeBy::Message };
        assert_eq!(s.update(new), [], "and a second factor is not diverted to a new phone");
    }

    #[test]
    fn a_new_phone_is_set_up_with_its_number() {
        let mut s = asked(403_102, &[FactorKind::Phone]);
        s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&[]))));
        let to = CodeTo::New(Personal::from("+32 470 12 34 56"));
        let effects = s.update(Event::SendFactorCode { to: to.clone(), by: CodeBy::Call });
        assert!(effects.iter().any(|e| matches!(e, Effect::SendFactorCode { to: sent, .. } if *sent == to)));
    }

    #[test]
    fn an_authenticator_is_set_up_by_its_picture_and_confirmed_by_its_first_code() {
        let mut s = asked(403_102, &[FactorKind::Totp]);
        let qr = Qr { picture: "data:image/png;base64,AAAA".into(), text: Some("JBSWY3DP".into()) };
        let verification = Some(VerificationToken::new("sct".into()));
        let begun = FactorBegun { qr: Some(qr.clone()), verification: verification.clone(), ..begun(&[]) };
        s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun)));
        assert!(matches!(stage(&s), FactorStage::Code { qr: Some(shown), .. } if shown == qr));
        let effects = confirm(&mut s, "123456");
        assert!(
            effects
                .iter()
                .any(|e| matches!(e, Effect::ConfirmFactor { verification: v, .. } if *v == verification))
        );
    }

    #[test]
    fn a_kind_that_cannot_begin_leads_back_to_the_choice() {
        let mut s = asked(403_101, &[FactorKind::Phone]);
        s.time_passes();
        assert_eq!((stage(&s), s.problem()), (FactorStage::Choosing, Some(Problem::TookTooLong)));
        assert!(!s.update(Event::ChooseFactor { kind: FactorKind::Phone }).is_empty());
    }

    #[test]
    fn an_account_without_any_kind_that_the_window_knows_is_told() {
        assert_eq!(asked(403_101, &[]).problem(), Some(Problem::AccountNeedsAttention));
    }

    #[test]
    fn back_goes_one_step_at_a_time() {
        let mut s = asked(403_101, &[FactorKind::Phone, FactorKind::Email]);
        s.update(Event::ChooseFactor { kind: FactorKind::Phone });
        s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&["phone-1"]))));
        send(&mut s);
        s.reply(|ticket| Event::FactorCodeSent(ticket, Ok(VerificationToken::new("v".into()))));
        s.update(Event::Back);
        assert!(matches!(stage(&s), FactorStage::Sending { .. }));
        s.update(Event::Back);
        assert_eq!(stage(&s), FactorStage::Choosing);
        s.update(Event::Back);
        assert_eq!(s.name(), "login");
    }
}

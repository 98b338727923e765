//! *Second factor*: it is asked for (403101) or set up (403102).
//!
//! Entered in place of a login's success. A kind is chosen where there are several; a code is sent, or shown
//! by an authenticator, or stands on paper; the right code ends the login, a wrong one keeps the step. *Back*
//! goes one step back, at last to *Login*.

use contract::Complaint;
use gigya::{FactorKind, Factors, Target};

use super::{CoolDown, Phase, Screen};
use crate::flow::{Asks, Effects};
use crate::{
    ASSERTION_LIVES_MS, CodeBy, CodeTo, Effect, FactorBegun, FactorMode, Fault, Flow, FocusTarget,
    GigyaFault, Personal, Problem, Qr, Ticket,
};

/// The second factor is asked for, or set up.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondFactor {
    /// Who logs in, where that is known: for *Login*, should the step end there.
    pub login_id: Option<Personal>,
    /// Asked for or set up.
    pub mode: FactorMode,
    /// The kinds that can be chosen; empty until Gigya has named them.
    pub kinds: Vec<FactorKind>,
    /// How far it is.
    pub stage: FactorStage,
    /// What is wrong with a number or an address that is being set up.
    pub target_complaint: Option<Complaint>,
    /// Whether a call is under way.
    pub phase: Phase,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// The timer of the assertion; `None` when it has run out, and before there is one.
    pub(crate) good_until: Option<Ticket>,
    /// Whether the factor is begun anew because the assertion had become too old.
    pub(crate) anew: bool,
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
        /// What was chosen or typed before, where one has come back to this.
        before: Option<CodeTo>,
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
        /// Whether the last call is one that sends it.
        sends: bool,
    },
}

impl SecondFactor {
    /// Whether a code is being sent, rather than confirmed.
    pub fn is_sending(&self) -> bool {
        matches!(self.stage, FactorStage::Code { sends: true, .. }) && self.phase.is_waiting()
    }

    /// Whether Gigya is asked what there is, before there is a code to be sent or confirmed.
    pub fn is_beginning(&self) -> bool {
        !matches!(self.stage, FactorStage::Code { .. }) && self.phase.is_waiting()
    }

    /// Whether there is nothing to choose yet, or nothing to be chosen: a skeleton stands there.
    pub fn is_preparing(&self) -> bool {
        self.phase.is_waiting()
            && match &self.stage {
                FactorStage::Choosing => self.kinds.is_empty(),
                FactorStage::Sending { kind, targets, .. } => {
                    targets.is_empty() && obvious(&self.kinds) == Some(*kind)
                }
                FactorStage::Code { .. } => false,
            }
    }
}

/// The kind that is begun without a choice. A backup code is for those who have the other one not at hand.
fn obvious(kinds: &[FactorKind]) -> Option<FactorKind> {
    match *kinds {
        [only] | [only, FactorKind::BackupCode] => Some(only),
        [] | [..] => None,
    }
}

impl Flow {
    pub(crate) fn second_factor(&mut self, mode: FactorMode, login_id: Option<Personal>, fx: &mut Effects) {
        let (kinds, stage) = (vec![], FactorStage::Choosing);
        let (target_complaint, phase, problem) = (None, Phase::Editing, None);
        self.screen = Screen::SecondFactor(SecondFactor {
            login_id,
            mode,
            kinds,
            stage,
            target_complaint,
            phase,
            problem,
            good_until: None,
            anew: false,
        });
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
        if factor.kinds.is_empty() {
            fx.push(Effect::Report(Fault::NoFactorKnown { offered: factors.others }));
            self.say(Problem::AccountNeedsAttention, fx);
        } else if let Some(kind) = obvious(&factor.kinds) {
            self.begin_factor(kind, fx);
        }
    }

    pub(crate) fn on_choose_factor(&mut self, kind: FactorKind, fx: &mut Effects) {
        if matches!(&self.screen, Screen::SecondFactor(factor)
            if factor.phase == Phase::Editing && factor.kinds.contains(&kind))
        {
            self.begin_factor(kind, fx);
        }
    }

    pub(crate) fn begin_factor(&mut self, kind: FactorKind, fx: &mut Effects) {
        let (Screen::SecondFactor(factor), Some(registration)) =
            (&mut self.screen, self.registration.clone())
        else {
            return;
        };
        // Remembers which kind is begun; its targets are what the answer brings.
        factor.stage = FactorStage::Sending { kind, targets: vec![], before: None };
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
        let anew = std::mem::take(&mut factor.anew).then(|| Problem::begun_anew(sends, qr.is_some()));
        factor.stage = if sends {
            FactorStage::Sending { kind, targets, before: None }
        } else {
            let resend = CoolDown::default();
            FactorStage::Code { kind, sent: None, targets, qr, resend, sends: false }
        };
        (self.assertion, self.verification) = (Some(assertion), verification);
        let good_until = Some(self.wait_for(ASSERTION_LIVES_MS, fx));
        if let Screen::SecondFactor(factor) = &mut self.screen {
            factor.good_until = good_until;
        }
        match anew {
            Some(why) => self.say(why, fx),
            None => fx.push(Effect::Focus(FocusTarget::Heading)),
        }
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
    use crate::scenario::{Scenario, ada, interruption, refused, timers};
    use crate::{Assertion, OneTimeCode, VerificationToken};

    fn asked(code: u32, kinds: &[FactorKind]) -> Scenario {
        let mut s = Scenario::interrupted(interruption(code));
        let factors = Factors { active: kinds.to_vec(), inactive: kinds.to_vec(), others: vec![] };
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

    fn begins(effects: &[Effect], expected: FactorKind) -> bool {
        effects.iter().any(
            |e| matches!(e, Effect::BeginFactor { kind, mode: FactorMode::Verify, .. } if *kind == expected),
        )
    }

    #[test]
    fn the_only_kind_is_begun_at_once_and_several_are_offered() {
        assert!(by_phone().screen().state().is_some());
        let mut s = asked(403_101, &[FactorKind::Totp, FactorKind::Phone, FactorKind::BackupCode]);
        assert_eq!(stage(&s), FactorStage::Choosing);
        assert!(begins(&s.update(Event::ChooseFactor { kind: FactorKind::Phone }), FactorKind::Phone));
    }

    #[test]
    fn a_backup_code_is_offered_beside_the_only_kind_and_never_begun_by_itself() {
        let mut s = asked(403_101, &[FactorKind::Totp, FactorKind::BackupCode]);
        let Screen::SecondFactor(factor) = s.screen() else { panic!("{}", s.name()) };
        assert!(factor.is_preparing());
        s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&[]))));
        assert!(matches!(stage(&s), FactorStage::Code { kind: FactorKind::Totp, .. }));
        s.update(Event::Back);
        assert_eq!(stage(&s), FactorStage::Choosing);
        let effects = s.update(Event::ChooseFactor { kind: FactorKind::BackupCode });
        assert!(begins(&effects, FactorKind::BackupCode));
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
    fn that_a_code_is_being_sent_is_told_apart_from_its_being_confirmed() {
        let is_sending = |s: &Scenario| {
            let Screen::SecondFactor(factor) = s.screen() else { panic!("{}", s.name()) };
            factor.is_sending()
        };
        let mut s = by_phone();
        send(&mut s);
        assert!(is_sending(&s));
        let token = || Ok(VerificationToken::new("TOP-SECRET".into()));
        let effects = s.reply(|ticket| Event::FactorCodeSent(ticket, token()));
        assert!(!is_sending(&s));
        s.update(Event::TimePassed(s.ticket_of(&effects)));
        s.update(Event::Resend);
        assert!(is_sending(&s));
        s.reply(|ticket| Event::FactorCodeSent(ticket, token()));
        confirm(&mut s, "123456");
        assert!(!is_sending(&s));
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
    fn a_new_phone_that_gigya_does_not_take_is_told_on_its_field() {
        let mut s = asked(403_102, &[FactorKind::Phone]);
        s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&[]))));
        let complaint = |s: &Scenario| {
            let Screen::SecondFactor(factor) = s.screen() else { panic!("{}", s.name()) };
            factor.target_complaint.clone()
        };
        let new =
            |number: &str| Event::SendFactorCode { to: CodeTo::New(number.into()), by: CodeBy::Message };
        assert_eq!(s.update(new(" ")), [Effect::Focus(FocusTarget::Summary)]);
        assert_eq!(complaint(&s), Some(Complaint::Required));
        s.update(new("0470 12 34 56"));
        assert_eq!(complaint(&s), None);
        s.reply(|ticket| Event::FactorCodeSent(ticket, Err(refused(400_006))));
        let typed = Some(CodeTo::New("0470 12 34 56".into()));
        assert!(matches!(stage(&s), FactorStage::Sending { before, .. } if before == typed));
        assert_eq!((complaint(&s), s.problem()), (Some(Complaint::NotAPhone), Some(Problem::InvalidAnswers)));
    }

    #[test]
    fn a_step_that_is_too_old_to_send_another_code_begins_anew() {
        let mut s = sent();
        let cool_down = s.update(Event::Back);
        assert!(!cool_down.is_empty());
        send(&mut s);
        s.reply(|ticket| Event::FactorCodeSent(ticket, Err(refused(400_006))));
        assert_eq!((stage(&s), s.problem()), (FactorStage::Choosing, Some(Problem::LinkExpired)));
        assert!(begins(&s.update(Event::ChooseFactor { kind: FactorKind::Phone }), FactorKind::Phone));
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

    /// What begins there grows too old before its code is confirmed, and is called wrong.
    fn too_late(code: u32, kind: FactorKind, begun: FactorBegun) -> (Scenario, Vec<Effect>) {
        let mut s = asked(code, &[kind]);
        let effects = s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun)));
        let lives = timers(&effects).find(|(_, after_ms)| *after_ms == ASSERTION_LIVES_MS);
        s.update(Event::TimePassed(lives.expect("the assertion has its time").0));
        confirm(&mut s, "123456");
        let effects = s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(400_006))));
        (s, effects)
    }

    #[test]
    fn an_authenticator_whose_set_up_took_too_long_gets_a_new_picture() {
        let picture = |data: &str| {
            let qr = Some(Qr { picture: data.into(), text: None });
            FactorBegun { qr, ..begun(&[]) }
        };
        let (mut s, effects) = too_late(403_102, FactorKind::Totp, picture("data:image/png;base64,AAAA"));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::BeginFactor { .. })));
        let effects = s.reply(|ticket| Event::FactorBegun(ticket, Ok(picture("data:image/png;base64,BBBB"))));
        let FactorStage::Code { qr: Some(shown), .. } = stage(&s) else { panic!("{:?}", stage(&s)) };
        assert_eq!(shown.picture, "data:image/png;base64,BBBB".into());
        assert_eq!(s.problem(), Some(Problem::NewPicture));
        assert!(effects.contains(&Effect::Focus(FocusTarget::Summary)));
        confirm(&mut s, "000000");
        s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(400_006))));
        assert_eq!(s.problem(), Some(Problem::OwnCodeWrong), "the new one is not too old");
    }

    #[test]
    fn a_right_code_of_an_app_or_from_paper_that_comes_too_late_is_asked_for_once_more() {
        for kind in [FactorKind::Totp, FactorKind::BackupCode] {
            let (mut s, _) = too_late(403_101, kind, begun(&[]));
            s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&[]))));
            assert_eq!(s.problem(), Some(Problem::BegunAnew), "{kind:?}");
            assert!(!confirm(&mut s, "123456").is_empty());
            let effects = s.reply(|ticket| Event::LoggedIn(ticket, Ok(ada())));
            s.open_form(&effects);
            assert_eq!(s.name(), "form", "{kind:?}");
        }
    }

    #[test]
    fn a_code_from_a_message_that_comes_too_late_is_sent_anew() {
        let mut s = asked(403_101, &[FactorKind::Phone]);
        let effects = s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&["phone-1"]))));
        let (lives, _) = timers(&effects).next().expect("the assertion has its time");
        send(&mut s);
        s.reply(|ticket| Event::FactorCodeSent(ticket, Ok(VerificationToken::new("TOP-SECRET".into()))));
        s.update(Event::TimePassed(lives));
        confirm(&mut s, "123456");
        s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(400_006))));
        s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&["phone-1"]))));
        assert_eq!(s.problem(), Some(Problem::LinkExpired));
        assert!(matches!(stage(&s), FactorStage::Sending { targets, .. } if targets.len() == 1));
        assert!(!send(&mut s).is_empty());
    }

    #[test]
    fn nobody_is_told_to_have_a_code_sent_that_is_never_sent() {
        let mut s = asked(403_101, &[FactorKind::Totp]);
        s.reply(|ticket| Event::FactorBegun(ticket, Ok(begun(&[]))));
        assert_eq!(confirm(&mut s, " "), [Effect::Focus(FocusTarget::Code)]);
        assert_eq!(s.problem(), Some(Problem::OwnCodeWrong));
        confirm(&mut s, "000000");
        s.reply(|ticket| Event::LoggedIn(ticket, Err(refused(400_006))));
        assert_eq!(s.problem(), Some(Problem::OwnCodeWrong));
    }

    #[test]
    fn a_kind_that_cannot_begin_leads_back_to_the_choice() {
        let mut s = asked(403_101, &[FactorKind::Phone]);
        s.time_passes();
        assert_eq!((stage(&s), s.problem()), (FactorStage::Choosing, Some(Problem::TookTooLong)));
        assert!(!s.update(Event::ChooseFactor { kind: FactorKind::Phone }).is_empty());
    }

    #[test]
    fn an_account_without_any_kind_that_the_window_knows_is_told_to_both_and_can_be_left() {
        let mut s = Scenario::interrupted(interruption(403_101));
        let offered = vec!["gigyaPush".to_owned()];
        let factors = Factors { others: offered.clone(), ..Factors::default() };
        let effects = s.reply(|ticket| Event::FactorsFetched(ticket, Ok(factors)));
        assert_eq!(s.problem(), Some(Problem::AccountNeedsAttention));
        assert!(effects.contains(&Effect::Report(Fault::NoFactorKnown { offered })));
        s.update(Event::Back);
        assert_eq!(s.name(), "login");
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

//! The tests' random visitor: a world that answers as it likes, and a participant who does what there is to
//! do.

use contract::{AccountReply, Participated, Prefill, ProblemCode};
use gigya::{Conflict, FactorKind, Factors, PasswordRules, Schema, Target};
use proptest::prelude::*;

use crate::scenario::{
    ada, arrival, config, every_way, interruption, prefill, provider, proxy_refused, refused, registration,
    secret, ticket_of_call, token,
};
use crate::{
    Arrival, Assertion, CodeBy, CodeTo, Config, Effect, Event, FactorBegun, Flow, Framed, GigyaFault,
    IdToken, Interruption, OneTimeCode, PageFormFault, Participant, ProviderSession, ProxyFault, ResetMail,
    ResetToken, Returned, Screen, SecretAnswer, Ticket, UrlArrival, VerificationToken,
};

/// One thing that happens: what kind, which of these, and how it ends.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    kind: u8,
    which: u8,
    outcome: u8,
}

/// A whole visit, as chance has it.
#[derive(Clone, Debug)]
pub struct Plan {
    world: [u8; 4],
    steps: Vec<Step>,
}

pub fn any_plan(longest: usize) -> impl Strategy<Value = Plan> {
    let step =
        (0..12u8, any::<u8>(), any::<u8>()).prop_map(|(kind, which, outcome)| Step { kind, which, outcome });
    let steps = prop::collection::vec(step, longest / 2..longest);
    (any::<[u8; 4]>(), steps).prop_map(|(world, steps)| Plan { world, steps })
}

/// A conversation with everything that it asked for so far.
pub struct Walk {
    pub flow: Flow,
    pub asked: Vec<Effect>,
    arrival: Box<Arrival>,
}

impl Walk {
    pub fn begin(plan: &Plan) -> Self {
        let [a, b, c, d] = plan.world;
        let url = UrlArrival {
            reset_token: (a.is_multiple_of(8)).then(|| ResetToken::new("TOP-SECRET".into())),
            email: (a.is_multiple_of(16)).then(|| "TOP-SECRET@example.com".into()),
            returned: (b.is_multiple_of(6)).then(|| Returned {
                code: gigya::ResponseCode(pick(
                    c,
                    &[0, 206_001, 403_101, 403_043, 206_002, 206_006, 403_100, 403_102, 200_001],
                )),
                registration_token: (!d.is_multiple_of(8)).then(registration),
                begun_here: !b.is_multiple_of(12),
            }),
        };
        let config = Config {
            page_form: b % 3 == 1,
            consent_pending: c.is_multiple_of(8),
            framed: pick(d, &[Framed::No, Framed::SameSite, Framed::ForeignSite]),
            url,
            ..config()
        };
        let mut of = if d % 8 == 1 { arrival(false) } else { every_way() };
        of.session_hint = a % 3 == 1;
        of.definition.auto_submit = (d % 3 == 1).then_some(contract::AutoSubmit { seconds: 5 });
        let (flow, asked) = Flow::start(config);
        Self { flow, asked, arrival: of }
    }

    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.flow.update(event);
        self.asked.extend(effects.iter().cloned());
        effects
    }

    /// What happens next.
    pub fn event(&self, Step { kind, which, outcome }: Step) -> Event {
        match kind {
            0..=5 => self.answer_to_the_newest(outcome),
            6..=8 => pick(which, &self.acts(outcome)),
            9 => pick(which, &elsewhere()),
            10 => Event::TimePassed(self.some_ticket(which)),
            _ => self.stray(which, outcome),
        }
    }

    /// What is asked for and still counts is answered first.
    fn answer_to_the_newest(&self, outcome: u8) -> Event {
        let remembered = self.remembered();
        let counts =
            |effect: &&Effect| ticket_of_call(effect).is_some_and(|ticket| remembered.contains(&ticket));
        let newest = self.asked.iter().rev().find(counts);
        newest.and_then(|call| self.answer(call, outcome)).unwrap_or(Event::FocusRegained)
    }

    /// An answer to anything that was ever asked, most often too late.
    pub fn stray(&self, which: u8, outcome: u8) -> Event {
        let calls: Vec<_> = self.asked.iter().filter(|effect| ticket_of_call(effect).is_some()).collect();
        if calls.is_empty() {
            return Event::TryAgain;
        }
        self.answer(pick(which, &calls), outcome).unwrap_or(Event::TryAgain)
    }

    /// The tickets that somebody waits for: those that the flow remembers.
    pub fn remembered(&self) -> Vec<Ticket> {
        let Flow { screen, detecting, held_back, asked_rules, .. } = &self.flow;
        let shown = format!("{screen:?}{detecting:?}{held_back:?}{asked_rules:?}");
        let number = |text: &str| text.split(')').next().and_then(|number| number.parse().ok()).map(Ticket);
        shown.split("Ticket(").skip(1).filter_map(number).collect()
    }

    pub fn timers(&self) -> Vec<Ticket> {
        let timer = |effect: &Effect| match effect {
            Effect::StartTimer { ticket, .. } => Some(*ticket),
            _ => None,
        };
        self.asked.iter().filter_map(timer).collect()
    }

    fn some_ticket(&self, which: u8) -> Ticket {
        let timers = self.timers();
        let mut counting = self.remembered();
        counting.extend(self.flow.deadline);
        counting.retain(|ticket| timers.contains(ticket));
        if counting.is_empty() || which.is_multiple_of(4) {
            return pick(which, &[&timers[..], &[Ticket(0)]].concat());
        }
        pick(which, &counting)
    }

    /// The answer to a call; three of four are a success, 0 is one.
    pub fn answer(&self, call: &Effect, outcome: u8) -> Option<Event> {
        let fine = outcome % 4 != 3;
        let fault = || {
            pick(
                outcome / 4,
                &[
                    GigyaFault::TimedOut,
                    refused(403_005),
                    refused(403_025),
                    refused(400_006),
                    refused(401_030),
                    refused(403_047),
                    refused(403_026),
                    interrupted_by(outcome),
                ],
            )
        };
        let proxy_fault = || {
            pick(
                outcome / 4,
                &[
                    ProxyFault::Unreachable,
                    proxy_refused(ProblemCode::ParticipantTokenRefused),
                    proxy_refused(ProblemCode::AccountNotCreated),
                ],
            )
        };
        let gigya = || if fine { Ok(()) } else { Err(fault()) };
        let proxy = || if fine { Ok(()) } else { Err(proxy_fault()) };
        let verification = || VerificationToken::new("TOP-SECRET".into());
        let ticket = ticket_of_call(call)?;
        Some(match call {
            Effect::LoadDefinition { .. } => {
                Event::DefinitionArrived(ticket, proxy().map(|()| self.arrival.clone()))
            }
            Effect::DetectSession { .. } => Event::SessionDetected(
                ticket,
                gigya().map(|()| (outcome % 9 == 3).then(|| somebody(outcome))),
            ),
            Effect::LogIn { .. }
            | Effect::SocialLogin { .. }
            | Effect::Finalize { .. }
            | Effect::ConfirmFactor { .. } => Event::LoggedIn(ticket, login(outcome)),
            Effect::FetchRules { .. } => {
                Event::RulesFetched(ticket, gigya().map(|()| PasswordRules::default()))
            }
            Effect::CheckLoginId { .. } => {
                Event::LoginIdChecked(ticket, gigya().map(|()| outcome.is_multiple_of(2)))
            }
            Effect::CreateAccount { .. } => Event::AccountCreated(ticket, proxy().map(|()| account(outcome))),
            Effect::SendResetMail { .. } => {
                Event::ResetMailSent(ticket, gigya().map(|()| reset_mail(outcome)))
            }
            Effect::ResetPassword { .. } => Event::PasswordReset(ticket, gigya()),
            Effect::FetchSchema { .. } => Event::SchemaFetched(ticket, gigya().map(|()| Schema::default())),
            Effect::SaveAccount { .. } => Event::AccountSaved(ticket, gigya()),
            Effect::ResendVerification { .. } => Event::VerificationResent(ticket, gigya()),
            Effect::SendCode { .. } => Event::CodeSent(ticket, gigya().map(|()| verification())),
            Effect::ConfirmCode { .. } => Event::CodeConfirmed(ticket, gigya()),
            Effect::FetchConflict { .. } => Event::ConflictFetched(ticket, gigya().map(|()| conflict())),
            Effect::ChangePassword { .. } => Event::PasswordChanged(ticket, gigya()),
            Effect::FetchFactors { .. } => Event::FactorsFetched(ticket, gigya().map(|()| factors(outcome))),
            Effect::BeginFactor { .. } => Event::FactorBegun(ticket, gigya().map(|()| factor(outcome))),
            Effect::SendFactorCode { .. } => Event::FactorCodeSent(ticket, gigya().map(|()| verification())),
            Effect::Prove { .. } => {
                Event::Proved(ticket, gigya().map(|()| IdToken::new("TOP-SECRET".into())))
            }
            Effect::OpenSession { .. } => Event::SessionOpened(ticket, proxy().map(|()| token())),
            Effect::FetchPrefill { .. } => Event::Prefilled(ticket, proxy().map(|()| known(outcome))),
            Effect::Submit { .. } => Event::Submitted(ticket, proxy().map(|()| taken())),
            Effect::FillPageForm { .. } => {
                let missing = PageFormFault::NotFound { given: "#quiz".into() };
                Event::PageFormFilled(ticket, if fine { Ok(1) } else { Err(missing) })
            }
            Effect::LogOutHere { .. } => Event::LoggedOutHere(ticket, gigya()),
            Effect::LogOutEverywhere { .. } => Event::LoggedOutEverywhere(ticket, proxy()),
            Effect::StartTimer { .. }
            | Effect::ConnectIdentity(_)
            | Effect::KeepDraft(_)
            | Effect::WipeDraft
            | Effect::WipePageForm
            | Effect::OpenInNewTab
            | Effect::Focus(_)
            | Effect::Announce(_)
            | Effect::Report(_) => return None,
        })
    }

    /// What the participant may do: sensible on this screen, or anywhere.
    fn acts(&self, outcome: u8) -> Vec<Event> {
        let log_in = Event::LogIn { login_id: "ada".into(), password: secret(), captcha: None };
        let code = || OneTimeCode::new("TOP-SECRET".into());
        let edit = |value: &str| Event::Edited { variable: "firstname".into(), value: value.into() };
        let agree = Event::OptInSet { name: "terms".into(), given: !outcome.is_multiple_of(4) };
        let social = Event::SocialLogin { provider: provider(pick(outcome, &["facebook", "google"])) };
        let create = Event::CreateAccount {
            email: "ada@example.com".into(),
            password: secret(),
            repeat: Some(secret()),
            captcha: None,
        };
        let set = Event::ResetPassword { password: secret(), repeat: Some(secret()) };
        let change =
            Event::ChangePassword { old: crate::Password::new("old".into()), new: secret(), repeat: None };
        let mail = Event::SendResetMail {
            login_id: "ada".into(),
            answer: Some(SecretAnswer::new("TOP-SECRET".into())),
            captcha: None,
        };
        let typed = Event::LoginTyped { login_id: "TOP-SECRET".into() };
        let send = Event::SendFactorCode { to: CodeTo::Known("phone-1".into()), by: CodeBy::Message };
        let confirm = Event::ConfirmFactor { code: code(), remember_device: false };
        let choose = Event::ChooseFactor { kind: pick(outcome, &[FactorKind::Phone, FactorKind::Totp]) };
        match &self.flow.screen {
            Screen::Login(_) => vec![
                log_in,
                social,
                typed,
                Event::GoToCreateAccount,
                Event::ForgotPassword,
                Event::CancelSocial,
                Event::RedirectInstead,
                Event::Continue,
                Event::LogOut,
            ],
            Screen::CreateAccount(_) => vec![
                edit("Ada"),
                agree,
                create.clone(),
                create.clone(),
                create,
                Event::EmailTyped { email: "TOP-SECRET@example.com".into() },
                Event::Typed,
                Event::GoToLogin,
            ],
            Screen::ForgotPassword(_) => vec![mail, Event::Back, Event::GoToLogin],
            Screen::ResetPassword(_) => vec![set, Event::GoToLogin],
            Screen::CompleteAccount(_) => {
                let email = Event::Edited { variable: "email".into(), value: "ada@example.com".into() };
                vec![
                    edit("Ada"),
                    edit("Ada"),
                    email,
                    Event::Complete,
                    Event::Complete,
                    Event::CaptchaAnswered { answer: crate::CaptchaToken::new("TOP-SECRET".into()) },
                    Event::Complete,
                    Event::Back,
                ]
            }
            Screen::VerifyEmail(_) => {
                vec![
                    Event::HaveVerified,
                    Event::Resend,
                    Event::Typed,
                    Event::ConfirmCode { code: code() },
                    Event::Back,
                ]
            }
            Screen::LinkAccount(_) => vec![log_in, social, Event::Typed, Event::CancelSocial, Event::Back],
            Screen::ChangePassword(_) => vec![change.clone(), change, Event::Typed, Event::Back],
            Screen::SecondFactor(_) => {
                vec![choose, send, confirm.clone(), confirm, Event::Typed, Event::Resend, Event::Back]
            }
            Screen::Hello(_) => {
                vec![Event::Continue, Event::Continue, Event::LogOut, Event::NotYou, Event::UsePlainForm]
            }
            Screen::Form(_) => vec![edit("TOP-SECRET"), agree, Event::Submit, Event::Submit, Event::LogOut],
            Screen::AutoSubmitting(_) => vec![Event::Undo, Event::Submit, Event::LogOut],
            Screen::Done(_) => vec![Event::LogOut, Event::TryAgain],
            Screen::Unavailable(_) => vec![Event::TryAgain, Event::UsePlainForm],
            Screen::Loading(_) => vec![log_in, Event::TryAgain, Event::Submit, Event::OpenInNewTab],
        }
    }
}

fn pick<T: Clone>(which: u8, of: &[T]) -> T {
    of[usize::from(which) % of.len()].clone()
}

fn somebody(outcome: u8) -> Participant {
    Participant { uid: pick(outcome / 9, &["ada", "ada", "bob"]).into(), ..ada() }
}

fn elsewhere() -> [Event; 8] {
    let bob = Participant { uid: "bob".into(), ..ada() };
    [
        Event::SessionBegan(ada()),
        Event::SessionBegan(bob),
        Event::SessionEnded,
        Event::FocusRegained,
        Event::WentOffline,
        Event::CameOnline,
        Event::ConsentGiven,
        Event::ConsentGiven,
    ]
}

fn interrupted_by(outcome: u8) -> GigyaFault {
    let code = pick(
        outcome,
        &[
            206_001, 206_001, 206_002, 206_003, 206_006, 403_043, 200_010, 403_100, 403_101, 403_102,
            403_110, 401_020,
        ],
    );
    let missing = if outcome.is_multiple_of(5) { vec![] } else { vec!["profile.firstName".to_owned()] };
    let identity = (code == 403_043).then(|| ProviderSession::new("TOP-SECRET".into()));
    GigyaFault::Interrupted(Interruption { missing, identity, ..interruption(code) }.into())
}

fn login(outcome: u8) -> Result<Participant, GigyaFault> {
    match outcome % 4 {
        0 | 1 => Ok(somebody(outcome)),
        2 => Err(interrupted_by(outcome / 4)),
        _ => Err(pick(
            outcome / 4,
            &[refused(403_042), refused(403_025), refused(200_001), GigyaFault::TimedOut],
        )),
    }
}

fn account(outcome: u8) -> AccountReply {
    if outcome.is_multiple_of(2) {
        return AccountReply::Created;
    }
    AccountReply::Pending {
        code: pick(outcome / 6, &[206_001, 206_002, 206_006]),
        registration_token: "TOP-SECRET".into(),
        missing: vec!["profile.firstName".into()],
    }
}

fn reset_mail(outcome: u8) -> ResetMail {
    if outcome.is_multiple_of(2) { ResetMail::Sent } else { ResetMail::Question("TOP-SECRET".into()) }
}

fn conflict() -> Conflict {
    Conflict { login_providers: vec!["site".into(), "facebook".into()], login_id: Some("TOP-SECRET".into()) }
}

fn factors(outcome: u8) -> Factors {
    let kinds = if outcome.is_multiple_of(2) {
        vec![FactorKind::Totp]
    } else {
        vec![FactorKind::Phone, FactorKind::Totp]
    };
    Factors { active: kinds.clone(), inactive: kinds, others: vec![] }
}

fn factor(outcome: u8) -> FactorBegun {
    FactorBegun {
        assertion: Assertion::new("TOP-SECRET".into()),
        targets: vec![Target { id: "phone-1".into(), shown: "TOP-SECRET".into() }],
        qr: None,
        verification: (outcome.is_multiple_of(2)).then(|| VerificationToken::new("TOP-SECRET".into())),
    }
}

/// Sometimes all that the campaign asks.
fn known(outcome: u8) -> Prefill {
    let mut prefill = prefill();
    if outcome.is_multiple_of(2) {
        prefill.values.insert("birthday".into(), "1985-03-07".into());
        prefill.opt_ins.insert("terms".into(), true);
    }
    prefill
}

fn taken() -> Participated {
    Participated { gigya_id: "ada".into(), changed_meanwhile: vec![] }
}

impl Plan {
    pub fn steps(&self) -> impl Iterator<Item = Step> {
        self.steps.iter().copied()
    }
}

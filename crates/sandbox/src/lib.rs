//! An imitation of Gigya that keeps everything in memory: for tests, demos and development offline.
//!
//! Where to start: [`Sandbox`] is the running thing and the handle that a test holds; `methods` lists what
//! it answers, one file per Gigya method; `sdk/stand_in` is what it serves in place of the Web SDK. A
//! request goes `gateway` (HTTP) → `caller` (who asks) → `methods` (what happens to the `site`) →
//! `envelope` (how it is told). A login of any kind ends in `entry`, which asks `standing` what stands between
//! the account and a session; `lockout`, `captcha` and `second_factor` are those with rules of their own, and
//! `social` is the provider that does not exist. Accounts
//! without a login are `lite`, what they subscribe to `subscription`. `settings` has what a site's owner would set, [`Scenario`]
//! names whole states. The control plane below `/sandbox/` is apart and no part of Gigya.
//!
//! The facts come from `gigya-rest-contract.md` ("REST") and `gigya-web-sdk-contract.md` ("Web SDK"); each
//! item names the section, and the crate's README says what is imitated, what is not, and what nobody has
//! confirmed.

mod account;
mod caller;
mod captcha;
mod codes;
mod control;
mod entry;
mod envelope;
mod fault;
mod field;
mod form;
mod gateway;
mod id_token;
mod keys;
mod limits;
mod linking;
mod lite;
mod lockout;
mod mailbox;
mod methods;
mod outbox;
mod parameters;
mod password;
mod policies;
mod registration;
mod sandbox;
mod scenario;
mod sdk;
mod search;
mod second_factor;
pub mod seed;
mod server;
mod sessions;
mod settings;
mod site;
mod social;
mod standing;
mod subscription;
mod tls;
mod tokens;
mod under_way;
mod words;

pub use control::{InjectedFault, Misbehaviour, ScriptMode};
pub use field::{FieldType, Format};
pub use gateway::Received;
pub use keys::{PARTNER_SECRET, PRIVATE_KEY, USER_KEY, USER_SECRET};
pub use limits::Limits;
pub use outbox::{Channel, Message};
pub use policies::{EmailVerification, LoginIdentifier, Policies};
pub use sandbox::{Sandbox, StartError};
pub use scenario::{Scenario, UnknownScenario};
pub use settings::{Captcha, Settings};
pub use site::API_KEY;

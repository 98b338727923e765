//! Who an answer speaks of.

use flow::{GigyaFault, Participant, Personal};

use super::reply::Reply;
use crate::page;

/// What `socialize.getUserInfo` says.
#[derive(Debug, PartialEq)]
pub struct Session {
    /// Who is connected; nobody is `None`.
    pub participant: Option<Participant>,
    /// What went wrong on the way to "nobody": the participant can log in all the same, the integrator wants
    /// to know.
    pub complaint: Option<GigyaFault>,
}

/// An empty UID is anonymous, whatever the response code (Web SDK, 1.2).
pub fn session(reply: &Reply) -> Session {
    let uid = reply.text(&["user", "UID"]).or_else(|| reply.text(&["UID"]));
    let participant = uid.map(|uid| participant(uid, reply, "user"));
    let refusal = (participant.is_none() && !reply.code().is_success()).then(|| reply.refusal());
    Session { participant, complaint: refusal.filter(|fault| !fault.means_no_session()) }
}

/// Who logged in; `None` when the answer does not say. After a screen-set of the page the answer has a
/// `user` instead of the account (Web SDK, 1.5).
pub fn logged_in(reply: &Reply) -> Option<Participant> {
    if let Some(uid) = reply.text(&["UID"]) {
        return Some(participant(uid, reply, "profile"));
    }
    reply.text(&["user", "UID"]).map(|uid| participant(uid, reply, "user"))
}

fn participant(uid: String, reply: &Reply, block: &str) -> Participant {
    let first_name = Personal(reply.text(&[block, "firstName"]).unwrap_or_default());
    let picture = ["thumbnailURL", "photoURL"].into_iter().find_map(|name| {
        let address = reply.text(&[block, name])?;
        page::is_safe(&address).then_some(Personal(address))
    });
    Participant { uid, first_name, picture }
}

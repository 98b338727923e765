//! What the credentials are allowed to do. The methods that the proxy needs are called so that nothing comes of it: for
//! an account that nobody has, with a registration token that nobody has. Who may not call them hears so (403007); who
//! may, hears what is wrong with what they sent (400xxx, [`NOBODYS`]). Which of the two Gigya judges first is UNCONFIRMED.
//! Whatever else it answers says nothing of what they may.

use contract::LogOut;
use gigya::ResponseCode;
use uuid::Uuid;

use super::finding::{About, Finding};
use crate::campaign::Campaign;
use crate::clock;
use crate::rest::method::{
    EXCHANGE_UID_SIGNATURE, FINALIZE_REGISTRATION, GET_ACCOUNT_INFO, GET_JWT_PUBLIC_KEY, INIT_REGISTRATION,
    LOGOUT, Method, REGISTER, SET_ACCOUNT_INFO,
};
use crate::rest::{RestClient, UidSecret};

/// A method that is needed, and for what.
struct Needed {
    method: Method,
    what: &'static str,
    with: With,
}

/// What it is called with.
#[derive(Clone, Copy)]
enum With {
    /// Nothing: it gives a token, of which nobody makes use (REST, 4.1).
    Nothing,
    /// The UID of nobody.
    Uid,
    /// The registration token of nobody, and neither an address nor a password: there is nothing that an account could
    /// be made of.
    RegistrationToken,
}

/// Calls what the campaign needs.
pub async fn check(gigya: &RestClient, campaign: &Campaign, findings: &mut Vec<Finding>) {
    for needed in needed(campaign) {
        findings.push(permission(gigya, campaign, &needed).await);
    }
    findings.push(id_tokens(gigya, campaign).await);
    match campaign.site.credentials.uid_secret() {
        UidSecret::UserKey(_) => findings.push(uid_signatures(gigya, campaign).await),
        // The proxy verifies them by itself, or not at all.
        UidSecret::Partner(_) | UidSecret::Nobody => {}
    }
}

fn needed(campaign: &Campaign) -> Vec<Needed> {
    let one = |method, what, with| Needed { method, what, with };
    let mut all = vec![
        one(GET_ACCOUNT_INFO, "read accounts", With::Uid),
        one(SET_ACCOUNT_INFO, "change accounts", With::Uid),
    ];
    if campaign.definition.log_out == LogOut::Everywhere {
        all.push(one(LOGOUT, "log participants out on all devices", With::Uid));
    }
    if campaign.definition.ways.create_account.is_some() {
        all.extend([
            one(INIT_REGISTRATION, "begin registrations", With::Nothing),
            one(REGISTER, "create accounts", With::RegistrationToken),
            one(FINALIZE_REGISTRATION, "finalize registrations", With::RegistrationToken),
        ]);
    }
    all
}

async fn permission(gigya: &RestClient, campaign: &Campaign, needed: &Needed) -> Finding {
    let Needed { method, what, with } = *needed;
    let nobody = nobody();
    let parameters: &[(&str, &str)] = match with {
        With::Nothing => &[],
        With::Uid => &[("UID", &nobody)],
        With::RegistrationToken => &[("regToken", &nobody)],
    };
    let reply = match gigya.exchange(&campaign.site, method, parameters).await {
        Ok(reply) => reply,
        Err(failure) => {
            let text = format!("Whether the credentials may {what} could not be found out: {failure}.");
            return Finding::unknown(About::Permission, text);
        }
    };
    match reply.error_code {
        code if is_of_the_request(code) => {
            Finding::right(About::Permission, format!("The credentials may {what}."))
        }
        code if is_denial(code) => {
            let text = format!("The credentials may not {what}.");
            let remedy =
                format!("Give the user key the permission for {} in the Gigya console.", method.name);
            Finding::wrong(About::Permission, text, remedy).shown_by(method, &reply)
        }
        _ => {
            let text =
                format!("Whether the credentials may {what} could not be found out: check again later.");
            Finding::unknown(About::Permission, text).shown_by(method, &reply)
        }
    }
}

/// Sessions by UID signature. A page that sends id_tokens needs none, so nothing is wrong without.
async fn uid_signatures(gigya: &RestClient, campaign: &Campaign) -> Finding {
    let method = EXCHANGE_UID_SIGNATURE;
    let (nobody, now) = (nobody(), clock::unix_seconds().to_string());
    // As long as a signature is, and nobody's.
    let signature = "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let parameters = [("UID", &*nobody), ("UIDSignature", signature), ("signatureTimestamp", &*now)];
    let reply = match gigya.exchange(&campaign.site, method, &parameters).await {
        Ok(reply) => reply,
        Err(failure) => {
            let text = format!(
                "Whether the credentials may have UID signatures exchanged could not be found out: {failure}."
            );
            return Finding::unknown(About::Permission, text);
        }
    };
    match reply.error_code {
        code if is_of_the_request(code) => {
            let text = "The credentials may have UID signatures exchanged, for pages that send them.";
            Finding::right(About::Permission, text)
        }
        code if is_denial(code) => {
            let text = format!(
                "A page that sends UID signatures in place of id_tokens is refused: {} answers {code:?}. The \
                 connection window sends none.",
                method.name
            );
            Finding::note(About::Permission, text)
        }
        _ => {
            let text = "Whether the credentials may have UID signatures exchanged could not be found out: check \
                        again later.";
            Finding::unknown(About::Permission, text).shown_by(method, &reply)
        }
    }
}

/// A name that no account and no token has.
fn nobody() -> String {
    format!("connection-proxy-check-{}", Uuid::new_v4().simple())
}

/// What Gigya says of an account or a token that nobody has. Which of them it says of a registration token is
/// UNCONFIRMED.
const NOBODYS: [ResponseCode; 4] = [
    ResponseCode::UNAUTHORIZED_USER,
    ResponseCode::SESSION_HAS_EXPIRED,
    ResponseCode::NO_VALID_SESSION,
    ResponseCode::INVALID_TOKEN,
];

/// Whether Gigya has taken the request and judged what is in it. Codes are the HTTP status and a number (REST, 5).
fn is_of_the_request(code: ResponseCode) -> bool {
    code == ResponseCode::OK || NOBODYS.contains(&code) || code.0 / 1000 == 400
}

/// Whether the credentials may not call the method.
pub fn is_denial(code: ResponseCode) -> bool {
    [ResponseCode::PERMISSION_DENIED, ResponseCode::FORBIDDEN].contains(&code)
}

async fn id_tokens(gigya: &RestClient, campaign: &Campaign) -> Finding {
    match gigya.public_keys(&campaign.site).await {
        Ok(keys) if !keys.keys.is_empty() => {
            let text = "Gigya gives the keys that participants' id_tokens are verified with.";
            Finding::right(About::IdTokens, text)
        }
        Ok(_) => no_keys("there are none"),
        Err(failure) if failure.response_code().is_some_and(is_denial) => no_keys(&failure.to_string()),
        Err(failure) => {
            let text = format!(
                "Whether Gigya gives the keys that participants' id_tokens are verified with could not be found out: \
                 {failure}."
            );
            Finding::unknown(About::IdTokens, text)
        }
    }
}

fn no_keys(why: &str) -> Finding {
    let method = GET_JWT_PUBLIC_KEY.name;
    let text = format!("Gigya does not give the keys that participants' id_tokens are verified with: {why}.");
    let remedy = format!("See that the site may call {method}: without these keys nobody is let in.");
    Finding::wrong(About::IdTokens, text, remedy)
}

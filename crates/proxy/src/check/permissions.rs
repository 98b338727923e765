//! What the credentials are allowed to do. The methods that the proxy needs are called for an account that nobody
//! has: who may not call them hears so (403007), who may hears that there is no such account (403005), and nothing
//! changes. Which of the two Gigya judges first is UNCONFIRMED. Whatever else it answers says nothing of what they may.

use gigya::ResponseCode;
use uuid::Uuid;

use super::finding::{About, Finding};
use crate::campaign::Campaign;
use crate::rest::RestClient;
use crate::rest::method::{GET_ACCOUNT_INFO, GET_JWT_PUBLIC_KEY, LOGOUT, Method, SET_ACCOUNT_INFO};

/// Calls what the campaign needs.
pub async fn check(gigya: &RestClient, campaign: &Campaign, findings: &mut Vec<Finding>) {
    let mut needed = vec![(GET_ACCOUNT_INFO, "read accounts"), (SET_ACCOUNT_INFO, "change accounts")];
    if campaign.definition.log_out == contract::LogOut::Everywhere {
        needed.push((LOGOUT, "log participants out on all devices"));
    }
    for (method, what) in needed {
        findings.push(permission(gigya, campaign, method, what).await);
    }
    findings.push(id_tokens(gigya, campaign).await);
}

async fn permission(gigya: &RestClient, campaign: &Campaign, method: Method, what: &str) -> Finding {
    let nobody = format!("connection-proxy-check-{}", Uuid::new_v4().simple());
    let reply = match gigya.exchange(&campaign.site, method, &[("UID", &nobody)]).await {
        Ok(reply) => reply,
        Err(failure) => {
            let text = format!("Whether the credentials may {what} could not be found out: {failure}.");
            return Finding::unknown(About::Permission, text);
        }
    };
    match reply.error_code {
        ResponseCode::OK | ResponseCode::UNAUTHORIZED_USER => {
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

fn is_denial(code: ResponseCode) -> bool {
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

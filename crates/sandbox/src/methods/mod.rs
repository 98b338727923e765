//! What the sandbox answers: one file per method of Gigya, each of the form
//! `fn(&mut Site, &Call) -> Result<Payload, Fault>`.

mod client;
mod delete_account;
mod exchange_uid_signature;
mod finalize_registration;
mod get_account_info;
mod get_conflicting_account;
mod get_gmid_ticket;
mod get_ids;
pub mod get_jwt;
mod get_jwt_public_key;
mod get_policies;
mod get_schema;
pub mod get_sdk_config;
mod get_site_consent_details;
mod get_token;
mod get_user_info;
mod identifiers_create_token;
mod init_registration;
mod is_available_login_id;
mod link_accounts;
pub mod lite;
mod login;
mod login_ids;
mod logout;
mod notify_login;
mod notify_social_login;
mod otp_send_code;
mod otp_update;
mod own_fields;
mod rba_configs;
mod rba_get_policy;
mod rba_lock;
mod rba_unlock;
mod register;
mod resend_verification_code;
mod reset_password;
pub mod search;
pub mod session_verify;
mod set_account_info;
pub mod social_login;
mod tfa;
mod verify_login;
mod web_sdk_bootstrap;

use std::net::IpAddr;

use gigya::ResponseCode;
use time::OffsetDateTime;

use crate::caller::Caller;
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::parameters::Parameters;
use crate::site::Site;

/// A method of Gigya.
pub struct Method {
    /// Namespace and name, as in its address.
    pub name: &'static str,
    /// The parameters it knows besides those that every method takes. Others are reported in
    /// `ignoredParams`.
    pub parameters: &'static [&'static str],
    /// Whether it needs no API key.
    pub keyless: bool,
    /// What it does.
    pub run: fn(&mut Site, &Call<'_>) -> Result<Payload, Fault>,
}

/// Every method that is imitated, but those of second factors and of lite accounts, which `tfa` and `lite`
/// list.
pub const METHODS: &[Method] = &[
    exchange_uid_signature::METHOD,
    delete_account::METHOD,
    finalize_registration::METHOD,
    get_account_info::METHOD,
    get_conflicting_account::METHOD,
    get_jwt::METHOD,
    get_jwt_public_key::METHOD,
    get_policies::METHOD,
    get_schema::METHOD,
    get_site_consent_details::METHOD,
    identifiers_create_token::METHOD,
    init_registration::METHOD,
    is_available_login_id::METHOD,
    link_accounts::METHOD,
    login::METHOD,
    logout::METHOD,
    notify_social_login::METHOD,
    otp_send_code::METHOD,
    otp_update::METHOD,
    rba_configs::RISK_ASSESSMENT,
    rba_configs::UNKNOWN_LOCATION,
    rba_get_policy::METHOD,
    rba_lock::METHOD,
    rba_unlock::METHOD,
    register::METHOD,
    resend_verification_code::METHOD,
    reset_password::METHOD,
    search::METHOD,
    session_verify::METHOD,
    set_account_info::METHOD,
    verify_login::METHOD,
    web_sdk_bootstrap::METHOD,
    get_sdk_config::METHOD,
    exchange_uid_signature::OF_SOCIALIZE,
    get_token::METHOD,
    get_gmid_ticket::METHOD,
    get_ids::METHOD,
    get_user_info::METHOD,
    logout::OF_SOCIALIZE,
    notify_login::METHOD,
    social_login::METHOD,
];

/// A call of a method, by somebody.
pub struct Call<'a> {
    /// Who calls.
    pub caller: Caller,
    /// From which address.
    pub address: IpAddr,
    /// What with.
    pub parameters: &'a Parameters,
    /// The device's names, from a parameter or a cookie (REST, 3.4).
    pub gmid: Option<&'a str>,
    /// The second of them.
    pub ucid: Option<&'a str>,
    /// When, by the site's clock, which the control plane moves: for lifetimes.
    pub now: OffsetDateTime,
    /// When, by the real clock: for what clients check by their own (signatures, id_tokens).
    pub wall: OffsetDateTime,
    /// Whether a secret may travel the way that the call came.
    pub private: bool,
}

impl Call<'_> {
    /// Refuses everybody but a server with credentials (403007).
    pub fn require_server(&self) -> Result<(), Fault> {
        if self.caller == Caller::Server { Ok(()) } else { Err(ResponseCode::PERMISSION_DENIED.into()) }
    }

    /// Whether it is a server's call. With a registration token it is a client's, whoever makes it (REST, 4.8).
    pub fn writes_as_server(&self) -> bool {
        self.caller == Caller::Server && self.parameters.get("regToken").is_none()
    }

    /// Whose account is meant: the one that a server names in `parameter`, or the session's own. Naming an
    /// account takes credentials (REST, 2.1h).
    pub fn subject(&self, parameter: &str) -> Result<String, Fault> {
        match (&self.caller, self.parameters.get(parameter)) {
            (Caller::Server, Some(uid)) => Ok(uid.to_owned()),
            (Caller::Server, None) => Err(Fault::missing(parameter)),
            (Caller::Session { uid, .. }, None) => Ok(uid.clone()),
            (Caller::Session { .. } | Caller::Anonymous, Some(_)) => {
                Err(ResponseCode::PERMISSION_DENIED.into())
            }
            (Caller::Anonymous, None) => Err(ResponseCode::UNAUTHORIZED_USER.into()),
        }
    }

    /// The same, but that a registration token goes before a session (Web SDK, 1.3).
    pub fn subject_or_registrant(&self, site: &Site, parameter: &str) -> Result<String, Fault> {
        match self.parameters.get("regToken") {
            Some(token) => Ok(site.registrations.holder(token, self.now)?.uid()?.to_owned()),
            None => self.subject(parameter),
        }
    }
}

fn all() -> impl Iterator<Item = &'static Method> {
    METHODS.iter().chain(tfa::METHODS).chain(lite::METHODS)
}

/// The method of that name. Gigya writes its refusal with the quotes as HTML entities, and a space at the
/// end (REST, 5: 403007).
pub fn find(name: &str) -> Result<&'static Method, Fault> {
    all().find(|method| method.name == name).ok_or_else(|| {
        let (namespace, method) = name.rsplit_once('.').unwrap_or(("socialize", name));
        let details = format!(
            "Invalid namespace &#39;{namespace}&#39; or method &#39;{method}&#39; or you do not have the \
             required permissions to call it. "
        );
        Fault::new(ResponseCode::PERMISSION_DENIED, details)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::net::Ipv4Addr;
    use std::path::{Path, PathBuf};

    use regex::Regex;

    use super::*;
    use crate::seed::PINKY;

    const NOON: OffsetDateTime = time::macros::datetime!(2026-06-01 12:00 UTC);

    /// What callers send where something else was meant.
    const ODD: [&str; 19] = [
        "",
        " ",
        "0",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "1e400",
        "true",
        "null",
        "[]",
        "[null]",
        "{}",
        "{\"a\": {\"b\": null}}",
        "{\"newsletter\": {\"email\": {\"isSubscribed\": true, \"doubleOptIn\": 1}}}",
        "{\"email\": \"lotte@example.com\", \"birthYear\": -9223372036854775808}",
        "SELECT * FROM accounts GROUP BY x START 1",
        PINKY.login_id,
        PINKY.uid,
        "\u{0}\u{feff}é\n",
    ];

    #[test]
    fn whatever_is_sent_a_method_answers() {
        let session = Caller::Session { uid: PINKY.uid.to_owned(), token: "token".to_owned() };
        for method in all() {
            let mut site = Site::new("http://127.0.0.1:1".to_owned());
            site.settings.policies.double_opt_in = vec!["newsletter".to_owned()];
            for (caller, odd) in [Caller::Server, Caller::Anonymous, session.clone()]
                .iter()
                .flat_map(|caller| ODD.map(|odd| (caller, odd)))
            {
                // Of two of one name the first counts: once with somebody's UID, once with the odd value.
                for named in [&[("UID", PINKY.uid)][..], &[]] {
                    let mut parameters = Parameters::default();
                    let odd = method.parameters.iter().map(|name| (*name, odd));
                    for (name, value) in named.iter().copied().chain(odd) {
                        parameters.add(name.to_owned(), value.to_owned());
                    }
                    let call = Call {
                        caller: caller.clone(),
                        address: Ipv4Addr::LOCALHOST.into(),
                        parameters: &parameters,
                        gmid: parameters.get("gmid"),
                        ucid: None,
                        now: NOON,
                        wall: NOON,
                        private: true,
                    };
                    let code = (method.run)(&mut site, &call).map_or_else(|fault| fault.code.0, |_| 0);
                    assert!(code == 0 || code > 99_999, "{} {code}", method.name);
                }
            }
        }
    }

    /// The rows of the README's table of methods, in their columns.
    fn documented() -> Vec<Vec<&'static str>> {
        let readme = include_str!("../../README.md");
        let section = readme.split_once("\n## Methods\n").unwrap().1.split_once("\n## ").unwrap().0;
        let rows = section.lines().filter(|line| line.starts_with("| `"));
        rows.map(|row| row.trim_matches('|').split(" |").map(str::trim).collect()).collect()
    }

    #[test]
    fn the_readme_lists_what_is_answered_and_nothing_else() {
        let listed: Vec<_> = documented()
            .iter()
            .flat_map(|row| row[0].split(", "))
            .map(|name| name.trim_matches('`'))
            .collect();
        let answered: BTreeSet<_> = all().map(|method| method.name).collect();
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), answered);
        assert_eq!(listed.len(), all().count(), "a method stands twice in the README or in the router");
    }

    /// REST, 4.2 to 4.17: what is taken and changes nothing stands in the README, not in `ignoredParams`.
    #[test]
    fn no_documented_parameter_is_reported_as_not_recognised() {
        let documented: [(&str, &[&str]); 8] = [
            ("accounts.login", &["dataCenter", "clientContext", "actionAttributes"]),
            ("accounts.register", &["communications", "captchaProvider", "clientContext"]),
            ("accounts.finalizeRegistration", &["allowAccountsLinking"]),
            ("accounts.setAccountInfo", &["communications"]),
            ("accounts.resetPassword", &["email", "clientContext"]),
            ("accounts.linkAccounts", &["UID"]),
            ("accounts.search", &["restrictedQuery"]),
            ("socialize.notifyLogin", &["providerSessions", "newUser", "userInfo", "regSource"]),
        ];
        for (name, parameters) in documented {
            let known = find(name).unwrap().parameters;
            let unknown: Vec<_> = parameters.iter().filter(|name| !known.contains(name)).collect();
            assert_eq!(unknown, Vec::<&&str>::new(), "{name}");
        }
    }

    #[test]
    fn nothing_that_the_stand_in_sends_is_reported_as_not_recognised() {
        let stand_in = include_str!("../sdk/stand_in/methods.js");
        let sends = Regex::new(r"'([\w.]+)': \{\s*takes: \[([^\]]*)\]").unwrap();
        let mut methods = 0;
        for (_, [name, taken]) in sends.captures_iter(stand_in).map(|found| found.extract()) {
            let mut sent = Parameters::default();
            for parameter in taken.split(',').map(|quoted| quoted.trim().trim_matches('\'')) {
                if !parameter.is_empty() {
                    sent.add(parameter.to_owned(), "a value".to_owned());
                }
            }
            assert_eq!(sent.unknown(find(name).unwrap().parameters), Vec::<String>::new(), "{name}");
            methods += 1;
        }
        assert!(methods > 20, "{methods}");
    }

    /// The numbers of a text's points of the contract's list of what nobody has seen ("REST, 9.12").
    fn unconfirmed_points(text: &str) -> BTreeSet<u32> {
        let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
        let points =
            text.split(|c: char| c.is_whitespace() || c == '(').filter_map(|word| word.strip_prefix("9."));
        points.filter_map(|rest| digits(rest).parse().ok()).collect()
    }

    fn sources(folder: &Path) -> Vec<String> {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let read = |path: PathBuf| match path.extension() {
            None => sources(&path),
            Some(extension) if extension == "rs" => vec![std::fs::read_to_string(&path).unwrap()],
            Some(_) => Vec::new(),
        };
        paths.flat_map(read).collect()
    }

    #[test]
    fn the_readme_names_every_unconfirmed_point_that_the_code_decides() {
        let readme = include_str!("../../README.md");
        let section = readme.split_once("\n## Unconfirmed\n").unwrap().1.split_once("\n## ").unwrap().0;
        let code = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        let decided: BTreeSet<_> = code.iter().flat_map(|text| unconfirmed_points(text)).collect();
        assert!(decided.len() > 10, "{decided:?}");
        let told: BTreeSet<_> = unconfirmed_points(section);
        assert_eq!(decided.difference(&told).collect::<Vec<_>>(), Vec::<&u32>::new());
    }

    #[test]
    fn the_readme_says_of_every_method_what_is_imitated_and_by_which_evidence() {
        for row in documented() {
            let [method, imitated, _, evidence] = row[..] else { panic!("{row:?} has not four columns") };
            assert!(!imitated.is_empty(), "{method}");
            let sources = ["REST ", "SDK ", "LH"];
            assert!(sources.iter().any(|source| evidence.contains(source)), "{method}: {evidence}");
        }
    }
}

//! What the integrator reads on the browser's console: what happened, which setting, how to mend it. Nothing
//! here is personal.

use contract::{Captcha, ProblemCode, ProblemDetails};
use flow::{Fault, GigyaFault, PageFormFault, ProxyFault};
use gigya::ResponseCode;

/// Writes one fault to the console: as a warning where participants can go on all the same.
pub fn report(fault: &Fault) {
    let told = format!("<connection-window>: {}", explain(fault)).into();
    let can_go_on =
        matches!(fault, Fault::ConsentWithoutWords { .. } | Fault::NoNewTab | Fault::IdentityNotConnected(_));
    if can_go_on {
        web_sys::console::warn_1(&told);
    } else {
        web_sys::console::error_1(&told);
    }
}

/// Writes that a captcha did not come: participants can try again, and nobody knows better than the page why.
pub fn captcha_unavailable(captcha: &Captcha) {
    let told = format!(
        "<connection-window>: the captcha could not be shown by {}. See that the page's Content-Security-Policy \
         lists its hosts in script-src, frame-src and connect-src, and that `site_key` in the campaign file is the \
         key of a check box (reCaptchaV2) for the page's domain. A content blocker does this, too, and in a frame \
         of another site the captcha's vendor may.",
        captcha.script
    );
    web_sys::console::warn_1(&told.into());
}

/// One fault in a developer's words.
pub fn explain(fault: &Fault) -> String {
    match fault {
        Fault::CampaignMissing => "the attribute `campaign` is missing. Write the name of the campaign's \
            file, without its ending: <connection-window campaign=\"summer-quiz\">."
            .to_owned(),
        Fault::CampaignMisspelt { given } => format!(
            "the attribute `campaign` says \"{given}\", which cannot be a campaign. Write the name of the \
             campaign's file, without its ending: lower-case letters, digits and inner hyphens."
        ),
        Fault::Proxy(fault) => of_proxy(fault),
        Fault::Gigya(fault) => of_gigya(fault),
        Fault::IdentityNotConnected(fault) => format!(
            "two accounts were linked, but not the provider's identity that was logged in with: the next login with \
             that provider asks to link again. {}",
            of_gigya(fault)
        ),
        Fault::PageForm(fault) => of_page_form(fault),
        Fault::NoNewTab => "the page stands in a frame that may open no tab, and the participant asked for one. \
            Give the frame `allow-popups`, or let the page around it take the message connection-window:new-tab \
            (docs/integrators.md). Until then, participants copy the address."
            .to_owned(),
        Fault::NoFactorKnown { offered } => format!(
            "Gigya wants a second factor and offers none that the window shows (it offers: {}). The window shows \
             gigyaPhone, gigyaEmail, gigyaTotp and backup codes: enable one of them for the site in Gigya's \
             console. Until then participants are asked to log in on your website first.",
            offered.join(", ")
        ),
        Fault::ConsentWithoutWords { path } => format!(
            "Gigya requires the consent {path}, and the campaign has no words for it: the participant reads \
             its bare name. List it in the campaign file as an [[opt_in]] with gigya = \"{path}\", \
             required = true and a label."
        ),
    }
}

fn of_proxy(fault: &ProxyFault) -> String {
    match fault {
        ProxyFault::Unreachable => "the proxy could not be reached. See that it runs where the script comes \
            from, that the page's Content-Security-Policy lists its origin in connect-src, and that the \
            campaign file lists the page's origin under `origins`."
            .to_owned(),
        ProxyFault::TimedOut => {
            "the proxy did not answer in time. See whether it runs and how long Gigya takes to answer it."
                .to_owned()
        }
        ProxyFault::Garbage => "what answers in the proxy's place is not the proxy, or is of another \
            version. See what stands between page and proxy, and that the widget's files are the proxy's own."
            .to_owned(),
        ProxyFault::Refused(problem) => of_refusal(problem),
    }
}

fn of_refusal(problem: &ProblemDetails) -> String {
    let remedy = match problem.code {
        ProblemCode::OriginNotListed => "Add the page's origin to `origins` in the campaign file.",
        ProblemCode::UnknownCampaign => {
            "Compare the attribute `campaign` with the names of the proxy's campaign files."
        }
        ProblemCode::IdTokenRefused => {
            "See that proxy and page use the same Gigya site (`api_key` in the campaign file) and that the \
             proxy's clock is right."
        }
        ProblemCode::GigyaUnavailable => "See the proxy's log, and its access to Gigya.",
        ProblemCode::Internal => "See the proxy's log.",
        ProblemCode::TooSlow => {
            "The participant's connection is slow; they are told to try again. If it is everybody's, see what \
             stands between page and proxy."
        }
        ProblemCode::NotFound
        | ProblemCode::MethodNotAllowed
        | ProblemCode::BadRequest
        | ProblemCode::TooLarge => {
            "Widget and proxy may be of different versions: name the script of the proxy itself."
        }
        ProblemCode::InvalidParticipation => {
            "The participant sees what is wrong on each field. If a field is not in the form, compare the \
             campaign file with what the account holds."
        }
        ProblemCode::ParticipantTokenRefused => "The participant has to log in again.",
        ProblemCode::AccountRefused => "See the account in Gigya's console.",
        ProblemCode::AccountNotCreated => {
            "The participant sees what is wrong. If it is nothing that can be typed, compare the site's schema \
             and policies with the campaign file."
        }
        ProblemCode::TooManyRequests => {
            "If many participants share an address, raise the proxy's quotas, or list the proxies in front of it \
             (docs/operators.md)."
        }
        ProblemCode::NotOffered => {
            "Offer it in the campaign file (`[create_account]`, `[log_in]`); a page that was open before the \
             file changed has to be loaded again."
        }
    };
    let detail = problem.detail.as_deref().unwrap_or(&problem.title);
    let code =
        problem.response_code.map(|code| format!(", {}", named(ResponseCode(code)))).unwrap_or_default();
    let call = call_id(problem.call_id.as_deref());
    format!("the proxy refused ({}{code}): {detail}{call}. {remedy}", problem.status)
}

fn of_gigya(fault: &GigyaFault) -> String {
    match fault {
        GigyaFault::ScriptBlocked { address } => format!(
            "Gigya's script could not be loaded from {address}. See that the page's Content-Security-Policy \
             lists its host in script-src, and that `data_center` and `api_key` in the campaign file are \
             right. A content blocker does this, too: then only the participant can mend it."
        ),
        GigyaFault::PagesScriptFailed { address } => format!(
            "the page's own script element for {address} did not bring Gigya's Web SDK. See that it loads \
             (address, integrity, Content-Security-Policy), or leave it out: then the window inserts one."
        ),
        GigyaFault::PagesScriptInert { address, script_type } => format!(
            "the page's own script element for {address} has type=\"{script_type}\", which browsers do not \
             run. If a consent tool holds it back, open the window with consent=\"pending\" and call \
             giveConsent() when the tool lets it go."
        ),
        GigyaFault::ScriptIsAStub => "window.gigya is there but does nothing: a content blocker has put a \
            dummy in place of Gigya's script, or something else of the page uses that name."
            .to_owned(),
        GigyaFault::TimedOut => "Gigya's script or one of its calls did not answer in time. See that the \
            page's Content-Security-Policy lists Gigya's hosts in connect-src and frame-src, and that the \
            page's domain is among the site's trusted ones."
            .to_owned(),
        GigyaFault::OtherSite { loaded } => format!(
            "the page has Gigya's script for the API key {loaded} already, which is not the campaign's. One \
             page can hold one Gigya site: change the page's script, the attribute `api-key`, or `api_key` \
             in the campaign file."
        ),
        GigyaFault::Garbage { because } => format!(
            "what answers in the place of Gigya's Web SDK is not Gigya, or is of another version: {because}. \
             See that nothing on the page replaces window.gigya or its methods."
        ),
        GigyaFault::Refused { code, call_id: call, details } => {
            let call = call_id(call.as_deref());
            // What the site's own extension says is meant for the participant (Web SDK, 1.7), and may speak of them.
            let is_the_sites = *code == ResponseCode::EXTENSION_POINT_CUSTOM_ERROR;
            let details = if is_the_sites { "the participant reads why" } else { details };
            format!("Gigya refused ({}): {details}{call}. {}", named(*code), remedy(*code))
        }
        GigyaFault::Interrupted(interruption) => {
            let call = call_id(interruption.call_id.as_deref());
            let errors = interruption.validation_errors.iter();
            let errors = errors.map(|error| format!("; {}: {}", error.path, named(error.code)));
            let missing = interruption.missing.iter().map(|path| format!("; {path} is missing"));
            let told: String = errors.chain(missing).collect();
            format!(
                "Gigya wants more ({}){told}{call}. {}",
                named(interruption.code),
                remedy(interruption.code)
            )
        }
    }
}

fn named(code: ResponseCode) -> String {
    format!("{code} {}", code.name().unwrap_or("a code that this widget does not know"))
}

fn remedy(code: ResponseCode) -> &'static str {
    match code {
        ResponseCode::INVALID_DATA_CENTER => "Correct `data_center` in the campaign file.",
        ResponseCode::INVALID_APIKEY_PARAMETER => "Correct `api_key` in the campaign file.",
        ResponseCode::INVALID_SITE_DOMAIN => {
            "Add the page's domain to the site's trusted domains in Gigya's console."
        }
        ResponseCode::LOGIN_FAILED_CAPTCHA_REQUIRED
        | ResponseCode::LOGIN_FAILED_WRONG_CAPTCHA
        | ResponseCode::REQUEST_FAILED_CAPTCHA_REQUIRED
        | ResponseCode::CAPTCHA_VERIFICATION_FAILED => {
            "The site wants a captcha, and the window can show none: give the campaign file a [log_in.captcha] of \
             the kind reCaptchaV2 (docs/integrators.md). Until then participants are asked to log in on your \
             website first."
        }
        _ => "Look the code up in Gigya's documentation, or ask Gigya's support with the call's ID.",
    }
}

fn of_page_form(fault: &PageFormFault) -> String {
    match fault {
        PageFormFault::BadSelector { given } => {
            format!("the attribute `form-selector` says \"{given}\", which is no CSS selector.")
        }
        PageFormFault::NotFound { given } => format!(
            "the attribute `form-selector` says \"{given}\", and no <form> of the page fits it. The first \
             element that fits must be the form itself."
        ),
    }
}

fn call_id(call: Option<&str>) -> String {
    call.map(|call| format!(" (callId {call})")).unwrap_or_default()
}

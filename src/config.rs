//! The element's attributes, what the page's address brought along, and where the page stands, as typed
//! configuration. An attribute that is missing, empty or blank counts as not set.

use flow::{Personal, RegistrationToken, ResetToken, Returned, UrlArrival};
use gigya::ResponseCode;
use js_sys::Date;
use web_sys::Element;

use crate::effects::begun;
use crate::page;
use crate::wire::Json;

/// The name of the field of the page's form that takes the Gigya ID, unless `gigya-id-field` names another.
const GIGYA_ID_FIELD: &str = "gigya_id";

/// No name of an address's: `element.js` takes out only those that it knows.
const BEGUN_HERE: &str = "begunHere";

/// What the page's author set on the element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What the conversation needs to know.
    pub flow: flow::Config,
    /// The page's own form, when that is to be filled.
    pub page_form: Option<PageFormConfig>,
}

/// What `element.js` knows of the window's page.
pub struct Circumstances {
    /// What it took out of the page's address, by the names that it had there.
    pub arrival: Json,
    /// Whether the page has still to say that Gigya may be asked.
    pub consent_pending: bool,
    /// For how many milliseconds the participant has been waiting for the window's files.
    pub waited_ms: u32,
}

/// Which form of the page is filled, and where the Gigya ID goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFormConfig {
    /// A CSS selector.
    pub selector: String,
    /// A field's name.
    pub gigya_id_field: String,
}

impl Config {
    /// Reads the attributes and what `element.js` knows; `today` is the day on which the window opens.
    pub fn read(element: &Element, circumstances: &Circumstances, today: time::Date) -> Self {
        let attribute = |name| element.get_attribute(name).filter(|text| !text.trim().is_empty());
        let page_form = attribute("form-selector").map(|selector| PageFormConfig {
            selector,
            gigya_id_field: attribute("gigya-id-field").unwrap_or_else(|| GIGYA_ID_FIELD.to_owned()),
        });
        let flow = flow::Config {
            campaign: attribute("campaign").unwrap_or_default(),
            page_form: page_form.is_some(),
            waited_ms: circumstances.waited_ms,
            today,
            consent_pending: circumstances.consent_pending,
            framed: page::framed(),
            url: brought(&circumstances.arrival),
        };
        Self { flow, page_form }
    }
}

/// What links in Gigya's mails and returns from social providers bring along (Web SDK, 1.6 and 1.8).
fn brought(arrival: &Json) -> UrlArrival {
    let text = |name| arrival.text(name).filter(|text| !text.is_empty());
    // What the SDK makes a session of is its own affair; that somebody comes back is not.
    let with_session = text("forSdk").map(|_| ResponseCode::OK.0);
    let code = text("errorCode").and_then(|code| code.parse().ok()).or(with_session);
    UrlArrival {
        reset_token: text("pwrt").map(ResetToken::new),
        email: text("gig_email").map(Personal),
        returned: code.map(|code| Returned {
            code: ResponseCode(code),
            registration_token: text("regToken").map(RegistrationToken::new),
            begun_here: begun_here(arrival),
        }),
    }
}

/// Whether this tab began the login that comes back. The first window that asks uses the note up, and leaves word for
/// the one that is opened in its place when an attribute changes.
fn begun_here(arrival: &Json) -> bool {
    arrival.flag(BEGUN_HERE) || (begun::take() && arrival.mark(BEGUN_HERE))
}

/// Today where the participant is: a birthday is judged by their calendar.
pub fn today() -> time::Date {
    let now = Date::new_0();
    // JavaScript counts months from 0, days and years as people do; all of them fit.
    let month = u8::try_from(now.get_month() + 1).ok().and_then(|month| month.try_into().ok());
    let day = u8::try_from(now.get_date()).ok();
    let year = i32::try_from(now.get_full_year()).ok();
    let date = year.zip(month).zip(day);
    date.and_then(|((year, month), day)| time::Date::from_calendar_date(year, month, day).ok())
        .unwrap_or(time::Date::MAX)
}

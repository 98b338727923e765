//! Reads what the proxy answers. The shapes are those of `crates/contract`; the parser is the browser's own,
//! which is there already, while serde's code for the same shapes would be a third of the download
//! (`docs/decisions/0008-answers-are-read-by-the-browser.md`). A browser test reads back all that serde
//! writes.
//!
//! Each reader answers `None` for what is not of its shape; members that nobody knows are ignored.

use std::collections::BTreeMap;

use contract::{
    CampaignId, Choice, Complaint, Definition, Field, Form, Kind, Localised, LogOut, OptIn, ParticipantToken,
    Participated, Prefill, ProblemCode, ProblemDetails, Site,
};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A parsed JSON value.
pub struct Json(JsValue);

impl Json {
    /// Takes what `JSON.parse` gave.
    pub fn new(value: JsValue) -> Self {
        Self(value)
    }

    fn member(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.member(name).0.as_string()
    }

    fn flag(&self, name: &str) -> bool {
        self.member(name).0.is_truthy()
    }

    /// The entries of a list; of a missing one, none.
    fn list(&self, name: &str) -> Vec<Self> {
        match self.member(name).0.dyn_into::<Array>() {
            Ok(list) => list.iter().map(Self).collect(),
            Err(_) => Vec::new(),
        }
    }

    /// The members of an object; of a missing one, none.
    fn members(&self, name: &str) -> Vec<(String, Self)> {
        let Ok(object) = self.member(name).0.dyn_into::<Object>() else { return Vec::new() };
        let names = Object::keys(&object);
        let of = Self(object.into());
        names
            .iter()
            .filter_map(|name| name.as_string())
            .map(|name| (name.clone(), of.member(&name)))
            .collect()
    }

    fn texts(&self, name: &str) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for (name, text) in self.members(name) {
            text.0.as_string().map(|text| texts.insert(name, text));
        }
        texts
    }

    fn localised(&self, name: &str) -> Localised {
        Localised(self.texts(name))
    }
}

/// `GET /v1/campaigns/{campaign}`.
pub fn definition(json: &Json) -> Option<Definition> {
    let (site, form) = (json.member("gigya"), json.member("form"));
    Some(Definition {
        campaign: json.text("campaign")?.parse::<CampaignId>().ok()?,
        gigya: Site { api_key: site.text("api_key")?, sdk: site.text("sdk")? },
        log_out: match json.text("log_out")?.as_str() {
            "here" => LogOut::Here,
            "everywhere" => LogOut::Everywhere,
            _ => return None,
        },
        form: Form {
            fields: form.list("fields").iter().map(field).collect::<Option<_>>()?,
            opt_ins: form.list("opt_ins").iter().map(opt_in).collect::<Option<_>>()?,
        },
    })
}

fn field(json: &Json) -> Option<Field> {
    let kind = match json.text("kind")?.as_str() {
        "text" => Kind::Text,
        "email" => Kind::Email,
        "phone" => Kind::Phone,
        "date" => Kind::Date,
        "choice" => Kind::Choice { options: json.list("options").iter().map(choice).collect::<Option<_>>()? },
        "check-box" => Kind::CheckBox,
        _ => return None,
    };
    Some(Field {
        variable: json.text("variable")?,
        kind,
        required: json.flag("required"),
        hidden: json.flag("hidden"),
        label: json.localised("label"),
        hint: json.localised("hint"),
        mask: json.text("mask"),
    })
}

fn choice(json: &Json) -> Option<Choice> {
    Some(Choice { value: json.text("value")?, label: json.localised("label") })
}

fn opt_in(json: &Json) -> Option<OptIn> {
    Some(OptIn { name: json.text("name")?, required: json.flag("required"), label: json.localised("label") })
}

/// `POST …/session`.
pub fn participant_token(json: &Json) -> Option<ParticipantToken> {
    json.text("token").map(ParticipantToken::new)
}

/// `GET …/prefill`.
pub fn prefill(json: &Json) -> Option<Prefill> {
    let mut prefill =
        Prefill { gigya_id: json.text("gigya_id")?, values: json.texts("values"), ..Prefill::default() };
    for variable in json.list("withheld") {
        prefill.withheld.insert(variable.0.as_string()?);
    }
    for (name, given) in json.members("opt_ins") {
        prefill.opt_ins.insert(name, given.0.as_bool()?);
    }
    Some(prefill)
}

/// `POST …/participations`.
pub fn participated(json: &Json) -> Option<Participated> {
    let changed_meanwhile = json.list("changed_meanwhile").into_iter().filter_map(|name| name.0.as_string());
    Some(Participated { gigya_id: json.text("gigya_id")?, changed_meanwhile: changed_meanwhile.collect() })
}

/// Every refusal.
pub fn problem(json: &Json) -> Option<ProblemDetails> {
    let code = json.text("code")?;
    let code = ProblemCode::ALL.into_iter().find(|known| known.name() == code)?;
    let mut problem = ProblemDetails {
        kind: json.text("type")?,
        title: json.text("title")?,
        status: code.status(),
        detail: json.text("detail"),
        code,
        call_id: json.text("callId"),
        complaints: BTreeMap::new(),
    };
    for (name, complained) in json.members("complaints") {
        problem.complaints.insert(name, complaint(&complained)?);
    }
    Some(problem)
}

fn complaint(json: &Json) -> Option<Complaint> {
    Some(match json.text("complaint")?.as_str() {
        "required" => Complaint::Required,
        "not-an-email" => Complaint::NotAnEmail,
        "not-a-phone" => Complaint::NotAPhone,
        "not-a-date" => Complaint::NotADate,
        "in-the-future" => Complaint::InTheFuture,
        "not-a-choice" => Complaint::NotAChoice,
        "too-long" => Complaint::TooLong,
        "not-like-mask" => Complaint::NotLikeMask { mask: json.text("mask")? },
        "not-asked" => Complaint::NotAsked,
        "refused" => Complaint::Refused,
        _ => return None,
    })
}

//! Reads what the proxy answers. The shapes are those of `crates/contract`; the parser is the browser's own,
//! which is there already, while serde's code for the same shapes would be a third of the download
//! (`docs/decisions/0008-answers-are-read-by-the-browser.md`). A browser test reads back all that serde
//! writes.
//!
//! Each reader answers `None` for what is not of its shape; members that nobody knows are ignored.

use std::collections::BTreeMap;

use contract::{
    AccountReply, Address, AutoSubmit, CampaignId, Captcha, Choice, Complaint, Definition, Field, Form, Kind,
    Localised, LogOut, OptIn, ParticipantToken, Participated, PasswordEntry, Prefill, ProblemCode,
    ProblemDetails, Site, Ways,
};
use flow::{Draft, Personal};
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

    /// A member that is a text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.member(name).0.as_string()
    }

    /// A member that is an integer and not negative.
    fn number<T: TryFrom<u64>>(&self, name: &str) -> Option<T> {
        let number = self.member(name).0.as_f64()?;
        let fits = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "only what fits is converted"
        )]
        let whole = fits.then_some(number as u64)?;
        whole.try_into().ok()
    }

    fn is_there(&self) -> bool {
        !self.0.is_undefined() && !self.0.is_null()
    }

    /// A member that is `true`; a missing one is not.
    pub fn flag(&self, name: &str) -> bool {
        self.member(name).0.is_truthy()
    }

    /// Sets such a member; answers whether it is there now.
    pub fn mark(&self, name: &str) -> bool {
        Reflect::set(&self.0, &name.into(), &JsValue::TRUE).unwrap_or_default()
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
        self.member(name).as_members()
    }

    fn as_members(&self) -> Vec<(String, Self)> {
        let Some(object) = self.0.dyn_ref::<Object>().cloned() else { return Vec::new() };
        let names = Object::keys(&object);
        let of = Self(object.into());
        names
            .iter()
            .filter_map(|name| name.as_string())
            .map(|name| (name.clone(), of.member(&name)))
            .collect()
    }

    fn texts(&self, name: &str) -> BTreeMap<String, String> {
        self.member(name).as_texts()
    }

    fn as_texts(&self) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for (name, text) in self.as_members() {
            text.0.as_string().map(|text| texts.insert(name, text));
        }
        texts
    }

    fn localised(&self, name: &str) -> Localised {
        self.member(name).as_localised()
    }

    fn as_localised(&self) -> Localised {
        Localised(self.as_texts())
    }
}

/// `GET /v1/campaigns/{campaign}`.
pub fn definition(json: &Json) -> Option<Definition> {
    let (site, form) = (json.member("gigya"), json.member("form"));
    // Inserted one by one: collecting into a map sorts first, which is a lot of code for a few entries.
    let mut texts = BTreeMap::new();
    for (name, text) in json.members("texts") {
        texts.insert(name, text.as_localised());
    }
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
        ways: ways(&json.member("ways"))?,
        auto_submit: match json.member("auto_submit") {
            auto if auto.is_there() => Some(AutoSubmit { seconds: auto.number("seconds")? }),
            _ => None,
        },
        address: match json.text("address").as_deref() {
            Some("informal") => Address::Informal,
            Some("formal") | None => Address::Formal,
            Some(_) => return None,
        },
        texts,
    })
}

fn ways(json: &Json) -> Option<Ways> {
    let mut providers = Vec::new();
    for provider in json.list("providers") {
        providers.push(provider.0.as_string()?.parse().ok()?);
    }
    let captcha = json.member("captcha");
    Some(Ways {
        create_account: match json.text("create_account").as_deref() {
            Some("show") => Some(PasswordEntry::Show),
            Some("repeat") => Some(PasswordEntry::Repeat),
            Some(_) => return None,
            None => None,
        },
        forgot_password: json.flag("forgot_password"),
        providers,
        captcha: if captcha.is_there() {
            let (kind, site_key) = (captcha.text("kind")?, captcha.text("site_key")?);
            Some(Captcha { kind, site_key, script: captcha.text("script")? })
        } else {
            None
        },
        lockout_minutes: json.number("lockout_minutes"),
        plain_form: json.flag("plain_form"),
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
        path: json.text("path").unwrap_or_default(),
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
    Some(OptIn {
        name: json.text("name")?,
        path: json.text("path").unwrap_or_default(),
        required: json.flag("required"),
        label: json.localised("label"),
    })
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

/// `POST …/accounts`.
pub fn account_reply(json: &Json) -> Option<AccountReply> {
    Some(match json.text("account")?.as_str() {
        "created" => AccountReply::Created,
        "pending" => AccountReply::Pending {
            code: json.number("code")?,
            registration_token: json.text("registration_token")?,
            missing: json.list("missing").into_iter().filter_map(|path| path.0.as_string()).collect(),
        },
        _ => return None,
    })
}

/// What was typed, as `effects::drafts` keeps it.
pub fn draft(json: &Json) -> Draft {
    let personal = |(name, text)| (name, Personal(text));
    let opt_ins = json.members("opt_ins").into_iter();
    Draft {
        owner: json.text("owner"),
        values: json.texts("values").into_iter().map(personal).collect(),
        opt_ins: opt_ins.filter_map(|(name, given)| Some((name, given.0.as_bool()?))).collect(),
        email: json.text("email").map(Personal),
    }
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
        response_code: json.number("responseCode"),
        site_says: json.text("siteSays"),
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
        "taken" => Complaint::Taken,
        "weak-password" => Complaint::WeakPassword,
        "used-before" => Complaint::UsedBefore,
        "not-the-same" => Complaint::NotTheSame,
        "not-asked" => Complaint::NotAsked,
        "refused" => Complaint::Refused,
        _ => return None,
    })
}

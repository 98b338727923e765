//! What was typed and not sent, kept for this tab: it survives a redirect and a reload, and goes with the tab.
//!
//! A browser may have no storage for this page, or none that is left: then nothing is kept, and that is all.

use flow::Draft;
use js_sys::JSON;
use serde_json::{Value, json};

use crate::page::session_storage;
use crate::wire::{self, Json};

/// The draft of one campaign.
pub struct Drafts {
    key: String,
}

impl Drafts {
    /// Of this campaign.
    pub fn of(campaign: &str) -> Self {
        Self { key: format!("connection-window:draft:{campaign}") }
    }

    /// What was kept, if it can be read.
    pub fn read(&self) -> Option<Draft> {
        let kept = session_storage()?.get_item(&self.key).ok()??;
        Some(wire::draft(&Json::new(JSON::parse(&kept).ok()?)))
    }

    /// Keeps a draft in place of the one before.
    pub fn keep(&self, draft: &Draft) {
        let values = draft.values.iter().map(|(variable, value)| (variable.clone(), json!(value.0)));
        let opt_ins = draft.opt_ins.iter().map(|(name, given)| (name.clone(), json!(given)));
        let kept = json!({
            "owner": draft.owner,
            "values": values.collect::<Value>(),
            "opt_ins": opt_ins.collect::<Value>(),
            "email": draft.email.as_ref().map(|email| &email.0),
        });
        // A storage that is full keeps nothing of it.
        let _kept = session_storage().map(|storage| storage.set_item(&self.key, &kept.to_string()));
    }

    /// Forgets it.
    pub fn wipe(&self) {
        let _wiped = session_storage().map(|storage| storage.remove_item(&self.key));
    }
}

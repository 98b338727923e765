//! What a site knows of an account's fields: `accounts.getSchema` (REST, 4.12), as far as somebody who
//! completes an account needs it.

use serde::{Deserialize, Serialize};

/// The fields of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// Each field that an account may have.
    pub fields: Vec<SchemaField>,
}

/// One field of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaField {
    /// Where it is (`data.hairColour`).
    pub path: String,
    /// What it holds.
    pub kind: SchemaKind,
    /// Whether no account is complete without it.
    pub required: bool,
    /// Whether the account that is to be completed has a value there.
    pub known: bool,
    /// The values that it may have; empty when any will do.
    #[serde(default)]
    pub options: Vec<String>,
}

/// One field of a site's schema, for whoever judges the schema itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaEntry {
    /// Where it is in an account (`data.hairColour`).
    pub path: String,
    /// What it holds.
    pub kind: SchemaKind,
    /// Whether no account is complete without it.
    pub required: bool,
    /// Whether only a server may write it.
    pub server_only: bool,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchemaKind {
    /// Text of any kind.
    Text,
    /// An integer or a number with a fraction.
    Number,
    /// A date.
    Date,
    /// Yes or no.
    Boolean,
}

//! Queries over accounts, as `accounts.search` takes them (REST, 4.14): `grammar` reads their text, `query`
//! turns it into what there is to do, `filter` decides about one record, and `select` shows what of it was
//! asked for.
//!
//! The contract names the clauses, their order and the limits. UNCONFIRMED are the operators beyond `=`, the
//! words of a refusal, and that texts are compared without case.

mod filter;
mod grammar;
mod query;
mod select;
mod values;

use serde_json::{Value, json};

pub use query::{Query, Source};

/// What a query found.
pub struct Found {
    /// The records in their order, whatever the limit; or the one that counts them.
    pub results: Vec<Value>,
    /// How many records there are.
    pub total: usize,
}

impl Query {
    /// Runs the query over these records.
    pub fn run(&self, records: impl IntoIterator<Item = Value>) -> Found {
        let mut matching: Vec<Value> = records.into_iter().filter(|record| self.accepts(record)).collect();
        let total = matching.len();
        if self.counts() {
            return Found { results: vec![json!({ "count(*)": total })], total };
        }
        // From the last criterion to the first: the sort is stable.
        for (path, descending) in self.order.iter().rev() {
            matching.sort_by(|one, other| {
                let ordering = values::compare_at(path, one, other);
                if *descending { ordering.reverse() } else { ordering }
            });
        }
        Found { results: matching.iter().map(|record| self.show(record)).collect(), total }
    }
}

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
mod surplus;
mod values;

use std::collections::HashMap;

use serde_json::{Value, json};

pub use query::{Query, Source};

/// What a query found.
pub struct Found {
    /// The records or groups in their order, whatever the limit; or the one that counts them.
    pub results: Vec<Value>,
    /// How many there are.
    pub total: usize,
}

impl Query {
    /// Runs the query over these records.
    pub fn run(&self, records: impl IntoIterator<Item = Value>) -> Found {
        let matching: Vec<Value> = records.into_iter().filter(|record| self.accepts(record)).collect();
        if self.counts() && self.groups.is_empty() {
            let total = matching.len();
            return Found { results: vec![json!({ "count(*)": total })], total };
        }
        let mut groups = self.grouped(matching);
        // From the last criterion to the first: the sort is stable.
        for (path, descending) in self.order.iter().rev() {
            groups.sort_by(|(one, _), (other, _)| {
                let ordering = values::compare_at(path, one, other);
                if *descending { ordering.reverse() } else { ordering }
            });
        }
        let results: Vec<_> = groups.iter().map(|(record, count)| self.show(record, *count)).collect();
        Found { total: results.len(), results }
    }

    /// The records, or without GROUP BY each of them, and how many are put together in each. UNCONFIRMED: that a group
    /// shows the first of its records, and that those without the field are one as well.
    fn grouped(&self, matching: Vec<Value>) -> Vec<(Value, usize)> {
        if self.groups.is_empty() {
            return matching.into_iter().map(|record| (record, 1)).collect();
        }
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut groups: Vec<(Value, usize)> = Vec::new();
        for record in matching {
            let by: Vec<_> = self.groups.iter().map(|path| values::at(&record, path)).collect();
            let position = *known.entry(json!(by).to_string()).or_insert(groups.len());
            match groups.get_mut(position) {
                Some((_, count)) => *count += 1,
                None => groups.push((record, 1)),
            }
        }
        groups
    }
}

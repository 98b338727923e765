//! A query, from its text to what there is to do. What SQL has and Gigya's queries have not is refused.
#![expect(clippy::wildcard_enum_match_arm, reason = "SQL has more than queries over accounts need")]

use gigya::ResponseCode;
use sqlparser::ast::{
    Expr, FunctionArg, FunctionArgExpr, FunctionArguments, GroupByExpr, LimitClause, OrderByKind,
    OrderBySort, Query as Sql, Select, SelectItem, SetExpr, TableFactor, Value as SqlValue,
};

use super::filter::Condition;
use super::{grammar, surplus};
use crate::fault::Fault;

/// How many records come when nobody says (REST, 4.14).
const DEFAULT_LIMIT: usize = 300;
/// How many may come. UNCONFIRMED: 5000 in older versions (REST, 9.17).
const MAX_LIMIT: usize = 10_000;
/// How many may be passed over.
const MAX_START: usize = 5000;

/// Where a query looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Full accounts and lite ones.
    Accounts,
    /// One record per e-mail address (REST, 6.5).
    EmailAccounts,
}

/// What one column is.
#[derive(Debug, PartialEq, Eq)]
pub enum Column {
    /// Everything.
    All,
    /// The number of records.
    Count,
    /// A field, in its parts.
    Field(Vec<String>),
}

/// A query that can be run.
#[derive(Debug)]
pub struct Query {
    pub(super) columns: Vec<Column>,
    /// Where it looks.
    pub source: Source,
    pub(super) condition: Option<Condition>,
    /// Fields by which records are put together.
    pub groups: Vec<Vec<String>>,
    /// Fields, and whether the largest value comes first.
    pub(super) order: Vec<(Vec<String>, bool)>,
    /// How many records at most.
    pub limit: usize,
    /// How many records are passed over.
    pub start: usize,
}

/// What is wrong with a query (400006; the words are UNCONFIRMED).
pub fn refuse(what: &str) -> Fault {
    let details = format!("Invalid argument: query: {what}");
    Fault::new(ResponseCode::INVALID_PARAMETER_VALUE, details)
}

/// Refuses what a query has too much.
fn without(surplus: Option<&str>) -> Result<(), Fault> {
    surplus.map_or(Ok(()), |name| Err(refuse(&format!("{name} is not imitated"))))
}

impl Query {
    /// Reads a query.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let sql = grammar::parse(text).map_err(|error| refuse(&error.to_string()))?;
        without(surplus::of_query(&sql))?;
        let (limit, start) = extent(&sql)?;
        let order = order(&sql)?;
        let SetExpr::Select(select) = *sql.body else { return Err(refuse("it begins with SELECT")) };
        without(surplus::of_select(&select))?;
        let GroupByExpr::Expressions(groups, _) = &select.group_by else {
            return Err(refuse("GROUP BY names fields"));
        };
        Ok(Self {
            columns: select.projection.iter().map(column).collect::<Result<_, _>>()?,
            source: source(&select)?,
            condition: select.selection.as_ref().map(Condition::read).transpose()?,
            groups: groups.iter().map(path).collect::<Result<_, _>>()?,
            order,
            limit,
            start,
        })
    }

    pub(super) fn counts(&self) -> bool {
        self.columns.contains(&Column::Count)
    }

    pub(super) fn accepts(&self, record: &serde_json::Value) -> bool {
        self.condition.as_ref().is_none_or(|condition| condition.holds(record))
    }
}

/// The parts of a field's name.
pub fn path(expression: &Expr) -> Result<Vec<String>, Fault> {
    match expression {
        Expr::Identifier(name) => Ok(vec![name.value.clone()]),
        Expr::CompoundIdentifier(names) => Ok(names.iter().map(|name| name.value.clone()).collect()),
        other => Err(refuse(&format!("{} is no field", told(other)))),
    }
}

/// What is quoted of an expression in a refusal: its own words where it is simple. Others may be so deep that
/// writing them down takes more memory than there is.
pub fn told(expression: &Expr) -> String {
    match expression {
        Expr::Identifier(_) | Expr::CompoundIdentifier(_) | Expr::Value(_) => format!("`{expression}`"),
        _ => "an expression".to_owned(),
    }
}

fn column(item: &SelectItem) -> Result<Column, Fault> {
    match item {
        SelectItem::Wildcard(_) => Ok(Column::All),
        SelectItem::UnnamedExpr(Expr::Function(call)) if is_count(call) => Ok(Column::Count),
        SelectItem::UnnamedExpr(expression) => path(expression).map(Column::Field),
        _ => Err(refuse("fields, * and count(*) can be selected, without another name")),
    }
}

fn is_count(call: &sqlparser::ast::Function) -> bool {
    let FunctionArguments::List(list) = &call.args else { return false };
    let all = matches!(list.args.as_slice(), [FunctionArg::Unnamed(FunctionArgExpr::Wildcard)]);
    all && call.name.to_string().eq_ignore_ascii_case("count")
}

fn source(select: &Select) -> Result<Source, Fault> {
    let [table] = select.from.as_slice() else { return Err(refuse("it looks in one place")) };
    without(surplus::of_table(table))?;
    let TableFactor::Table { name, .. } = &table.relation else {
        return Err(refuse("it looks in one place"));
    };
    match name.to_string().as_str() {
        "accounts" => Ok(Source::Accounts),
        "emailAccounts" => Ok(Source::EmailAccounts),
        other => Err(refuse(&format!("`{other}` cannot be searched; write accounts or emailAccounts"))),
    }
}

fn order(sql: &Sql) -> Result<Vec<(Vec<String>, bool)>, Fault> {
    let Some(order) = &sql.order_by else { return Ok(Vec::new()) };
    let OrderByKind::Expressions(criteria) = &order.kind else { return Err(refuse("ORDER BY names fields")) };
    without(surplus::of_order(order, criteria))?;
    let criterion = |by: &sqlparser::ast::OrderByExpr| {
        Ok((path(&by.expr)?, matches!(by.options.sort, Some(OrderBySort::Desc))))
    };
    criteria.iter().map(criterion).collect()
}

fn extent(sql: &Sql) -> Result<(usize, usize), Fault> {
    let (limit, start) = match &sql.limit_clause {
        None => (None, None),
        Some(LimitClause::LimitOffset { limit, offset, .. }) => {
            (limit.as_ref(), offset.as_ref().map(|offset| &offset.value))
        }
        Some(LimitClause::OffsetCommaLimit { offset, limit }) => (Some(limit), Some(offset)),
    };
    let limit = number("LIMIT", limit, DEFAULT_LIMIT, MAX_LIMIT)?;
    Ok((limit, number("START", start, 0, MAX_START)?))
}

fn number(clause: &str, expression: Option<&Expr>, absent: usize, most: usize) -> Result<usize, Fault> {
    let Some(expression) = expression else { return Ok(absent) };
    let given = match expression {
        Expr::Value(value) => match &value.value {
            SqlValue::Number(digits, _) => digits.parse().ok(),
            _ => None,
        },
        _ => None,
    };
    given
        .filter(|number| *number <= most)
        .ok_or_else(|| refuse(&format!("{clause} is a number up to {most}")))
}

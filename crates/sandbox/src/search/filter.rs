//! The WHERE of a query: which records it means.
#![expect(clippy::wildcard_enum_match_arm, reason = "SQL has more than queries over accounts need")]

use std::cmp::Ordering;

use regex::{Regex, RegexBuilder};
use serde_json::Value;
use sqlparser::ast::{
    BinaryOperator, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, UnaryOperator, Value as SqlValue,
};

use super::grammar::CONTAINS;
use super::query::{path, refuse, told};
use super::values::{self, contains};
use crate::fault::Fault;

/// What a field is compared with, and how it has to come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    fn fits(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

/// A condition on a record. A field that is a list fits when one of its entries does, a field that is not
/// there never.
#[derive(Debug)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Compared(Vec<String>, Comparison, Value),
    OneOf(Vec<String>, Vec<Value>),
    Contains(Vec<String>, Value),
    Matches(Vec<String>, Regex),
    Missing(Vec<String>),
}

impl Condition {
    /// Whether a record is meant.
    pub fn holds(&self, record: &Value) -> bool {
        let any =
            |path: &[String], fits: &dyn Fn(&Value) -> bool| values::at(record, path).into_iter().any(fits);
        match self {
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(record)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(record)),
            Self::Not(inner) => !inner.holds(record),
            Self::Compared(path, comparison, wanted) => any(path, &|value| {
                values::compare(value, wanted).is_some_and(|ordering| comparison.fits(ordering))
            }),
            Self::OneOf(path, wanted) => any(path, &|value| {
                wanted.iter().any(|one| values::compare(value, one).is_some_and(Ordering::is_eq))
            }),
            Self::Contains(path, wanted) => any(path, &|value| contains(value, wanted)),
            Self::Matches(path, pattern) => {
                any(path, &|value| value.as_str().is_some_and(|text| pattern.is_match(text)))
            }
            Self::Missing(path) => !any(path, &|value| !value.is_null()),
        }
    }

    /// Reads what stands behind WHERE.
    pub fn read(expression: &Expr) -> Result<Self, Fault> {
        match expression {
            Expr::Nested(inner) => Self::read(inner),
            Expr::UnaryOp { op: UnaryOperator::Not, expr } => Self::read(expr).map(Self::not),
            Expr::BinaryOp { left, op, right } => Self::read_operator(left, op, right),
            Expr::IsNull(field) => Ok(Self::Missing(path(field)?)),
            Expr::IsNotNull(field) => Ok(Self::not(Self::Missing(path(field)?))),
            Expr::InList { expr, list, negated } => {
                let wanted = list.iter().map(literal).collect::<Result<_, _>>()?;
                Ok(Self::OneOf(path(expr)?, wanted).negated(*negated))
            }
            Expr::Like { expr, pattern, negated, any: false, escape_char: None } => {
                Ok(Self::Matches(path(expr)?, like(&text(pattern)?)?).negated(*negated))
            }
            other => Err(refuse(&format!("{} is no condition", told(other)))),
        }
    }

    /// All that is joined by the same word. SQL has each pair inside the next; taken one after the other, it does
    /// not matter how many there are.
    fn read_joined(mut left: &Expr, op: &BinaryOperator, right: &Expr) -> Result<Vec<Self>, Fault> {
        let mut joined = vec![Self::read(right)?];
        while let Expr::BinaryOp { left: further, op: same, right } = left
            && same == op
        {
            joined.push(Self::read(right)?);
            left = further;
        }
        joined.push(Self::read(left)?);
        Ok(joined)
    }

    fn read_operator(left: &Expr, op: &BinaryOperator, right: &Expr) -> Result<Self, Fault> {
        let compared = |comparison| Ok(Self::Compared(path(left)?, comparison, literal(right)?));
        match op {
            BinaryOperator::And => Self::read_joined(left, op, right).map(Self::All),
            BinaryOperator::Or => Self::read_joined(left, op, right).map(Self::Any),
            BinaryOperator::Eq => match pattern(right)? {
                Some(pattern) => Ok(Self::Matches(path(left)?, pattern)),
                None if literal(right)?.is_null() => Ok(Self::Missing(path(left)?)),
                None => compared(Comparison::Equal),
            },
            BinaryOperator::NotEq => Self::read_operator(left, &BinaryOperator::Eq, right).map(Self::not),
            BinaryOperator::Lt => compared(Comparison::Less),
            BinaryOperator::LtEq => compared(Comparison::LessOrEqual),
            BinaryOperator::Gt => compared(Comparison::Greater),
            BinaryOperator::GtEq => compared(Comparison::GreaterOrEqual),
            BinaryOperator::Custom(name) if name == CONTAINS => {
                Ok(Self::Contains(path(left)?, literal(right)?))
            }
            other => Err(refuse(&format!("`{other}` is no operator"))),
        }
    }

    fn not(inner: Self) -> Self {
        Self::Not(Box::new(inner))
    }

    fn negated(self, negated: bool) -> Self {
        if negated { Self::not(self) } else { self }
    }
}

/// A value that is written out.
fn literal(expression: &Expr) -> Result<Value, Fault> {
    let refused = || refuse(&format!("{} is no value; texts stand in quotes", told(expression)));
    match expression {
        Expr::Value(value) => match &value.value {
            SqlValue::Number(digits, _) => serde_json::from_str(digits).map_err(|_| refused()),
            SqlValue::SingleQuotedString(text) | SqlValue::DoubleQuotedString(text) => {
                Ok(text.as_str().into())
            }
            SqlValue::Boolean(value) => Ok((*value).into()),
            SqlValue::Null => Ok(Value::Null),
            _ => Err(refused()),
        },
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => match literal(expr)? {
            Value::Number(number) => number.as_f64().map(|number| (-number).into()).ok_or_else(refused),
            _ => Err(refused()),
        },
        _ => Err(refused()),
    }
}

fn text(expression: &Expr) -> Result<String, Fault> {
    let value = literal(expression)?;
    value.as_str().map(str::to_owned).ok_or_else(|| refuse(&format!("{} is no text", told(expression))))
}

/// `regex('…')`, as schemas write formats (REST, 4.12).
fn pattern(expression: &Expr) -> Result<Option<Regex>, Fault> {
    let Expr::Function(call) = expression else { return Ok(None) };
    let named = call.name.to_string().eq_ignore_ascii_case("regex");
    let argument = match &call.args {
        FunctionArguments::List(list) if named => match list.args.as_slice() {
            [FunctionArg::Unnamed(FunctionArgExpr::Expr(argument))] => Some(argument),
            _ => None,
        },
        _ => None,
    };
    let argument = argument
        .ok_or_else(|| refuse(&format!("`{}` is none of its functions; regex('…') is", call.name)))?;
    compile(&text(argument)?).map(Some)
}

/// `%` stands for any text, `_` for one letter; the whole value has to fit.
fn like(pattern: &str) -> Result<Regex, Fault> {
    let mut whole = "^".to_owned();
    for letter in pattern.chars() {
        match letter {
            '%' => whole.push_str(".*"),
            '_' => whole.push('.'),
            other => whole.push_str(&regex::escape(&other.to_string())),
        }
    }
    compile(&(whole + "$"))
}

/// How much memory, in bytes, one pattern may take, and how much looking for it: there may be hundreds in a query.
const MOST_MEMORY: usize = 512 * 1024;

fn compile(pattern: &str) -> Result<Regex, Fault> {
    let mut builder = RegexBuilder::new(pattern);
    builder.case_insensitive(true).dot_matches_new_line(true);
    let built = builder.size_limit(MOST_MEMORY).dfa_size_limit(MOST_MEMORY).build();
    built.map_err(|error| refuse(&error.to_string()))
}

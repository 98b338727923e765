//! What SQL has more than Gigya's queries: named, so that it is refused and not passed over.

use sqlparser::ast::{
    GroupByExpr, LimitClause, OrderBy, OrderByExpr, OrderBySort, Query as Sql, Select, TableFactor,
    TableWithJoins,
};

type Clause = (bool, &'static str);

fn first(clauses: &[Clause]) -> Option<&'static str> {
    clauses.iter().find(|(is_there, _)| *is_there).map(|(_, name)| *name)
}

/// What stands around SELECT.
pub fn of_query(sql: &Sql) -> Option<&'static str> {
    let limited_by =
        matches!(&sql.limit_clause, Some(LimitClause::LimitOffset { limit_by, .. }) if !limit_by.is_empty());
    first(&[
        (sql.with.is_some(), "WITH"),
        (limited_by, "LIMIT BY"),
        (sql.fetch.is_some(), "FETCH"),
        (!sql.locks.is_empty() || sql.for_clause.is_some(), "FOR"),
        (sql.settings.is_some(), "SETTINGS"),
        (sql.format_clause.is_some(), "FORMAT"),
        (!sql.pipe_operators.is_empty(), "|>"),
    ])
}

/// What stands inside SELECT.
pub fn of_select(select: &Select) -> Option<&'static str> {
    let rolled_up =
        matches!(&select.group_by, GroupByExpr::Expressions(_, modifiers) if !modifiers.is_empty());
    first(&[
        (select.distinct.is_some(), "DISTINCT"),
        (select.select_modifiers.is_some() || select.value_table_mode.is_some(), "a word behind SELECT"),
        (select.top.is_some(), "TOP"),
        (select.exclude.is_some(), "EXCLUDE"),
        (select.into.is_some(), "INTO"),
        (!select.lateral_views.is_empty(), "LATERAL VIEW"),
        (select.prewhere.is_some(), "PREWHERE"),
        (!select.connect_by.is_empty(), "CONNECT BY"),
        (rolled_up, "a word behind GROUP BY"),
        (!select.cluster_by.is_empty(), "CLUSTER BY"),
        (!select.distribute_by.is_empty(), "DISTRIBUTE BY"),
        (!select.sort_by.is_empty(), "SORT BY"),
        (select.having.is_some(), "HAVING"),
        (!select.named_window.is_empty(), "WINDOW"),
        (select.qualify.is_some(), "QUALIFY"),
    ])
}

/// What stands behind the name of a table.
pub fn of_table(table: &TableWithJoins) -> Option<&'static str> {
    let TableFactor::Table {
        name: _,
        alias,
        args,
        with_hints,
        version,
        with_ordinality,
        partitions,
        json_path,
        sample,
        index_hints,
    } = &table.relation
    else {
        return None;
    };
    let more = args.is_some()
        || !with_hints.is_empty()
        || version.is_some()
        || *with_ordinality
        || !partitions.is_empty()
        || json_path.is_some()
        || sample.is_some()
        || !index_hints.is_empty();
    first(&[
        (!table.joins.is_empty(), "JOIN"),
        (alias.is_some(), "another name"),
        (more, "more behind the name"),
    ])
}

/// What stands in ORDER BY beside fields and their direction.
pub fn of_order(order: &OrderBy, criteria: &[OrderByExpr]) -> Option<&'static str> {
    let any = |such: fn(&OrderByExpr) -> bool| criteria.iter().any(such);
    first(&[
        (order.interpolate.is_some(), "INTERPOLATE"),
        (any(|by| by.options.nulls_first.is_some()), "NULLS"),
        (any(|by| matches!(by.options.sort, Some(OrderBySort::Using(_)))), "USING"),
        (any(|by| by.with_fill.is_some()), "WITH FILL"),
    ])
}

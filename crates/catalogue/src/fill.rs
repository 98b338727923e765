//! Placeholders.

/// Puts values in the place of `{names}`. A name without a value stays as it stands; braces inside a value
/// mean nothing.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = values.iter().find_map(|(name, value)| {
            let tail = after.strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, tail))
        });
        let (value, tail) = value.unwrap_or(("{", after));
        filled.push_str(value);
        rest = tail;
    }
    filled + rest
}

/// The names in braces, in the order in which they stand.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::{fill, placeholders};

    #[test]
    fn every_placeholder_gets_its_value() {
        assert_eq!(fill("{min} to {max} digits", &[("max", "15"), ("min", "6")]), "6 to 15 digits");
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("Hello, {a}! {b}", &[("a", "{b}"), ("b", "x")]), "Hello, {b}! x");
    }

    #[test]
    fn a_brace_that_names_nothing_stays() {
        assert_eq!(fill("{ {who}", &[("max", "1")]), "{ {who}");
    }

    #[test]
    fn a_text_tells_its_placeholders_and_no_stray_brace() {
        assert!(placeholders("{min} to {max} digits, {").eq(["min", "max"]));
    }
}

//! The texts of a campaign: which languages they are in and where their links lead.

use std::ops::Range;

use url::Url;

use super::report::Report;
use crate::web_address;

/// Whether this looks like a language tag (BCP 47): `en`, `fr-BE`, `zh-Hant`.
pub fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Reports the links of a text (`[label](address)`) that a participant must not be sent to.
pub fn check_links(text: &str, place: &Range<usize>, report: &Report<'_>) {
    for after in text.split("](").skip(1) {
        let Some((address, _)) = after.split_once(')') else {
            report.add(place, "a link has no end", "write `[label](https://…)`");
            continue;
        };
        if !address.parse::<Url>().is_ok_and(|url| web_address::is_safe(&url)) {
            let wrong = format!("the link `{address}` is not https");
            report.add(place, wrong, "write `[label](https://…)`; http is for this machine only");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_tag_is_told_from_a_word() {
        for good in ["en", "fr-BE", "zh-Hant"] {
            assert!(is_language_tag(good), "{good}");
        }
        for bad in ["english", "EN", "e", "fr_BE", "", "fr-"] {
            assert!(!is_language_tag(bad), "{bad}");
        }
    }

    #[test]
    fn a_link_that_is_not_https_is_refused() {
        let judge = |text: &str| {
            let report = Report::new("x.toml", "");
            check_links(text, &(0..0), &report);
            report.conclude::<()>(None).unwrap_err().len()
        };
        assert_eq!(
            judge("I accept the [rules](https://example.com/rules) and [more](http://localhost:1)"),
            0
        );
        assert_eq!(judge("[a](http://example.com) [b](javascript:alert) [c](https://example.com"), 3);
    }
}

//! The first bytes of an answer that is not Gigya's, for the log: enough to know a gateway's page from a captive
//! portal's, and nothing of a participant.

/// How many bytes are looked at.
const LENGTH: usize = 80;

/// With how many digits a word may be somebody's number.
const DIGITS: usize = 6;

/// The beginning of a text without what could be personal data: whatever is JSON, which is how accounts travel,
/// and every word with an `@`, a `=` or a longer number in it.
pub fn excerpt(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(&body[..body.len().min(LENGTH)]);
    let (shown, is_json) = match text.find(['{', '[']) {
        Some(at) => (&text[..at], true),
        None => (&*text, false),
    };
    let mut words: Vec<&str> =
        shown.split_whitespace().map(|word| if tells(word) { "…" } else { word }).collect();
    if is_json || body.len() > LENGTH {
        words.push("…");
    }
    words.join(" ")
}

fn tells(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    word.contains(['@', '=']) || digits >= DIGITS || word.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_gateways_page_is_known_by_its_beginning() {
        let page = b"<!DOCTYPE html>\n<title>502</title><h1>Bad Gateway</h1>";
        assert_eq!(excerpt(page), "<!DOCTYPE html> <title>502</title><h1>Bad Gateway</h1>");
        assert_eq!(excerpt(b"upstream connect error"), "upstream connect error");
        assert_eq!(excerpt(b""), "");
    }

    #[test]
    fn a_long_page_is_cut() {
        let page = format!("<html>{}", " a".repeat(100));
        assert!(excerpt(page.as_bytes()).len() <= LENGTH + " …".len());
    }

    #[test]
    fn an_account_is_not_shown_however_it_is_wrapped() {
        let account = r#"{"profile": {"firstName": "Marie", "email": "marie@example.com"}}"#;
        for body in [account.to_owned(), format!("gigya.callback({account});"), format!("[{account}]")] {
            assert!(!excerpt(body.as_bytes()).contains("arie"), "{body}");
        }
        assert_eq!(excerpt(account.as_bytes()), "…");
        assert_eq!(excerpt("no marie@example.com, tel. 0487664925".as_bytes()), "no … tel. …");
    }

    proptest! {
        #[test]
        fn no_address_no_number_and_no_line_break_comes_through(body in prop::collection::vec(any::<u8>(), 0..200)) {
            let shown = excerpt(&body);
            let tells = shown.contains(['@', '=', '{', '[', '\n', '\u{1b}']);
            prop_assert!(!tells, "{}", shown);
            let longest = shown.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
            prop_assert!(longest < DIGITS);
        }
    }
}

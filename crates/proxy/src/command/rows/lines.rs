//! Lines of a file, of bounded length, that can be given back: a record that turns out not to be one is read again
//! from its second line on.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read as _};

use zeroize::Zeroizing;

/// The most bytes of a line, and of a record over several lines. Far more than a row of values; little enough that
/// a quotation mark that is never closed does not swallow the file.
pub const MOST: usize = 256 * 1024;

/// What spreadsheets put before the first line of a file in UTF-8.
const MARK_OF_BYTE_ORDER: [u8; 3] = *b"\xef\xbb\xbf";

/// A line without its end. There may be a password in it: it is wiped.
pub struct Line {
    /// Counted from 1.
    pub number: u64,
    /// Its bytes; empty when it is too long.
    pub text: Zeroizing<Vec<u8>>,
    /// Whether it has more than [`MOST`] bytes.
    pub is_too_long: bool,
}

/// Reads lines.
pub struct Lines<R> {
    input: R,
    given_back: VecDeque<Line>,
    number: u64,
    bytes: u64,
}

impl<R: BufRead> Lines<R> {
    /// The lines of a file.
    pub fn new(input: R) -> Self {
        Self { input, given_back: VecDeque::new(), number: 0, bytes: 0 }
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next line; `None` at the end.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.given_back.pop_front() {
            return Ok(Some(line));
        }
        let mut text = Zeroizing::new(Vec::new());
        let limit = MOST as u64 + 1;
        let read = self.input.by_ref().take(limit).read_until(b'\n', &mut text)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        self.bytes += read as u64;
        let is_too_long = text.len() > MOST && !text.ends_with(b"\n");
        if is_too_long {
            self.bytes += self.input.skip_until(b'\n')? as u64;
            text.clear();
        }
        if self.number == 1 && text.starts_with(&MARK_OF_BYTE_ORDER) {
            text.drain(..MARK_OF_BYTE_ORDER.len());
        }
        for end in [b'\n', b'\r'] {
            if text.last() == Some(&end) {
                text.pop();
            }
        }
        Ok(Some(Line { number: self.number, text, is_too_long }))
    }

    /// Gives lines back, to be read next, in this order.
    pub fn give_back(&mut self, lines: Vec<Line>) {
        for line in lines.into_iter().rev() {
            self.given_back.push_front(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(input: &[u8]) -> Vec<(u64, String, bool)> {
        let mut lines = Lines::new(input);
        let mut read = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            read.push((line.number, String::from_utf8_lossy(&line.text).into_owned(), line.is_too_long));
        }
        assert_eq!(lines.bytes(), input.len() as u64);
        read
    }

    #[test]
    fn a_line_ends_as_on_unix_as_on_windows_or_with_the_file() {
        let expected = [(1, "a"), (2, "b"), (3, ""), (4, "c")].map(|(n, text)| (n, text.to_owned(), false));
        assert_eq!(texts(b"a\nb\r\n\nc"), expected);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_is_read() {
        let long = vec![b'x'; MOST + 7];
        let read = texts(&[&long[..], b"\nnext\n"].concat());
        assert_eq!(read, [(1, String::new(), true), (2, "next".to_owned(), false)]);
    }

    #[test]
    fn a_line_of_just_the_length_is_taken() {
        let longest = vec![b'x'; MOST];
        assert!(!texts(&[&longest[..], b"\n"].concat())[0].2);
    }
}

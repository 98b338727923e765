//! A campaign's sentence with `[label](https://…)` and `*emphasis*`, built as elements and never as HTML.
//!
//! Whatever does not have that form is shown as it is written.

use catalogue::Text;

use crate::dom::{El, el};
use crate::page;
use crate::ui::Ui;

/// The element with the sentence in it.
pub fn rich_text(ui: Ui, element: El, sentence: &str) -> El {
    pieces(sentence).into_iter().fold(element, |element, piece| match piece {
        Piece::Plain(text) => element.text(text),
        Piece::Emphasis(text) => element.child(el("em", "").text(text)),
        Piece::Link { label, address } => element.child(link_to(ui, label, address)),
    })
}

/// The words of such a sentence alone.
pub fn words(sentence: &str) -> String {
    let word = |piece| match piece {
        Piece::Plain(text) | Piece::Emphasis(text) | Piece::Link { label: text, .. } => text,
    };
    pieces(sentence).into_iter().map(word).collect()
}

#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Plain(&'a str),
    Emphasis(&'a str),
    Link { label: &'a str, address: &'a str },
}

fn link_to(ui: Ui, label: &str, address: &str) -> El {
    el("a", "cw-link")
        .attr("href", address)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .text(label)
        .child(el("span", "cw-unseen").text(&format!(" {}", ui.text(Text::NewTab))))
}

fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut plain, mut from) = (sentence, 0);
    while let Some(at) = plain.get(from..).and_then(|rest| rest.find(['[', '*'])).map(|at| from + at) {
        let Some((before, marked)) = plain.split_at_checked(at) else { break };
        match link(marked).or_else(|| emphasis(marked)) {
            Some((piece, length)) => {
                pieces.extend((!before.is_empty()).then_some(Piece::Plain(before)));
                pieces.push(piece);
                (plain, from) = (marked.get(length..).unwrap_or_default(), 0);
            }
            // No more than itself.
            None => from = at + 1,
        }
    }
    pieces.extend((!plain.is_empty()).then_some(Piece::Plain(plain)));
    pieces
}

/// The link that the text begins with, and its length.
fn link(text: &str) -> Option<(Piece<'_>, usize)> {
    let (label, after) = text.strip_prefix('[')?.split_once("](")?;
    let (address, _) = after.split_once(')')?;
    let length = "[](".len() + label.len() + address.len() + ")".len();
    // A bracket before the link's own is no part of it.
    let is_label = !label.is_empty() && !label.contains(['[', ']']);
    (is_label && is_link(address)).then_some((Piece::Link { label, address }, length))
}

/// The emphasis that the text begins with, and its length.
fn emphasis(text: &str) -> Option<(Piece<'_>, usize)> {
    let (text, _) = text.strip_prefix('*')?.split_once('*')?;
    (!text.is_empty()).then_some((Piece::Emphasis(text), text.len() + "**".len()))
}

/// A link is written without blanks, and leads where it may.
fn is_link(address: &str) -> bool {
    !address.chars().any(|c| c.is_whitespace() || c.is_control()) && page::is_safe(address)
}

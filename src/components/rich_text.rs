//! A campaign's sentence with `[label](https://…)` and `*emphasis*`, built as elements and never as HTML.
//!
//! Whatever does not have that form is shown as it is written.

use catalogue::Text;
use leptos::prelude::*;

use crate::ui::Ui;

/// The sentence.
pub fn rich_text(ui: Ui, sentence: &str) -> AnyView {
    pieces(sentence).into_iter().map(|piece| show(ui, &piece)).collect_view().into_any()
}

#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Plain(&'a str),
    Emphasis(&'a str),
    Link { label: &'a str, address: &'a str },
}

fn show(ui: Ui, piece: &Piece) -> AnyView {
    match *piece {
        Piece::Plain(text) => text.to_owned().into_any(),
        Piece::Emphasis(text) => view! { <em>{text.to_owned()}</em> }.into_any(),
        Piece::Link { label, address } => view! {
            <a class="cw-link" href=address.to_owned() target="_blank" rel="noopener">
                {label.to_owned()}
                <span class="cw-unseen">" " {ui.text(Text::NewTab)}</span>
            </a>
        }
        .into_any(),
    }
}

fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut plain, mut rest) = (sentence, sentence);
    while let Some(at) = rest.find(['[', '*']) {
        let (marked, skip) = match link(&rest[at..]).or_else(|| emphasis(&rest[at..])) {
            Some((piece, length)) => (Some(piece), length),
            None => (None, 1),
        };
        rest = &rest[at + skip..];
        if let Some(piece) = marked {
            let before = &plain[..plain.len() - rest.len() - skip];
            pieces.extend((!before.is_empty()).then_some(Piece::Plain(before)));
            pieces.push(piece);
            plain = rest;
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
    (!label.is_empty() && is_safe(address)).then_some((Piece::Link { label, address }, length))
}

/// The emphasis that the text begins with, and its length.
fn emphasis(text: &str) -> Option<(Piece<'_>, usize)> {
    let (text, _) = text.strip_prefix('*')?.split_once('*')?;
    (!text.is_empty()).then_some((Piece::Emphasis(text), text.len() + "**".len()))
}

/// Links go to https, or to http on this machine.
fn is_safe(address: &str) -> bool {
    let local = ["http://localhost", "http://127.0.0.1", "http://[::1]"];
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([':', '/', '?', '#']);
    let loopback =
        local.iter().any(|origin| address.strip_prefix(origin).is_some_and(ends)) && !address.contains('@');
    let plain = !address.chars().any(|c| c.is_whitespace() || c.is_control());
    plain && (loopback || address.strip_prefix("https://").is_some_and(|rest| !rest.is_empty()))
}

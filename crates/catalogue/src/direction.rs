//! Which way a language is written.

/// The direction of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of the attribute `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Languages that are written from right to left in any of their usual scripts (Unicode CLDR).
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "ckb", "dv", "fa", "he", "ps", "ug", "ur", "yi"];

/// Which way the language with this tag is written.
pub fn direction(tag: &str) -> Direction {
    let base = tag.split('-').next().unwrap_or(tag);
    let mirrored = RIGHT_TO_LEFT.contains(&base) || tag == Direction::Rtl.pseudo_tag();
    if mirrored { Direction::Rtl } else { Direction::Ltr }
}

impl Direction {
    /// The tag of the pseudo-language that is written this way.
    pub fn pseudo_tag(self) -> &'static str {
        match self {
            Self::Ltr => "x-pseudo",
            Self::Rtl => "x-pseudo-rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_written_in_its_own_direction_wherever_it_is_spoken() {
        for tag in ["en", "fr-BE", "nl", "de", "x-pseudo", ""] {
            assert_eq!(direction(tag), Direction::Ltr, "{tag}");
        }
        for tag in ["ar", "he-IL", "fa", "ur-PK", "x-pseudo-rtl"] {
            assert_eq!(direction(tag), Direction::Rtl, "{tag}");
        }
    }
}

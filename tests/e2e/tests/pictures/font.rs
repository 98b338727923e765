//! The font of the pictures: shipped with the tests, so that they look alike on every machine.

/// Its files, by the paths under which its style sheet asks for them.
pub const FILES: [(&str, &[u8]); 2] = [
    ("/inter-latin.woff2", include_bytes!("../../font/inter-latin.woff2")),
    ("/inter-latin-ext.woff2", include_bytes!("../../font/inter-latin-ext.woff2")),
];

/// The style sheet that dresses the preview with it.
pub fn style_sheet() -> &'static str {
    include_str!("../../font/font.css")
}

/// Where the style sheet says that the font has letters.
fn ranges() -> Vec<std::ops::RangeInclusive<u32>> {
    let lists = style_sheet().split("unicode-range:").skip(1).filter_map(|after| after.split(';').next());
    let ranges = lists.flat_map(|list| list.split(',')).map(|range| {
        let (from, to) = range.trim().trim_start_matches("U+").split_once('-').unwrap_or_else(|| {
            let single = range.trim().trim_start_matches("U+");
            (single, single)
        });
        let number = |hex| u32::from_str_radix(hex, 16).expect("a range is written in hexadecimal");
        number(from)..=number(to)
    });
    ranges.collect()
}

#[test]
fn the_font_of_the_pictures_has_the_letters_of_every_language() {
    let ranges = ranges();
    let languages = catalogue::LANGUAGES.iter().map(catalogue::Texts::from);
    let pseudo = [catalogue::Direction::Ltr, catalogue::Direction::Rtl].map(catalogue::Texts::pseudo);
    for texts in languages.chain(pseudo) {
        for text in catalogue::Text::ALL {
            for letter in texts.get(*text).chars() {
                let known = ranges.iter().any(|range| range.contains(&letter.into()));
                assert!(known, "{letter:?} ({:04X}) of `{}`", u32::from(letter), text.name());
            }
        }
    }
}

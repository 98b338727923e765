//! Pictures as files: a byte a pixel, since references are kept for ever.

use std::collections::BTreeMap;
use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use image::RgbaImage;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// The part of a picture that a colour must cover to be kept as it is: grounds, borders, buttons.
const KEPT_FROM: f32 = 0.001;

/// How far apart the colours of all else are: the edges of letters and corners. The half of it is less than
/// what [`crate::difference::TOLERANCE`] lets pass, so that a colour on the border between two steps, or
/// between kept and not kept, makes no difference.
const STEP: u8 = 17;

/// Reads one; `None` when there is none.
///
/// # Panics
/// When it is no picture.
pub fn read(path: &Path) -> Option<RgbaImage> {
    let bytes = fs::read(path).ok()?;
    let picture = image::load_from_memory(&bytes);
    Some(picture.unwrap_or_else(|error| panic!("{}: {error}", path.display())).into_rgba8())
}

/// Writes one that has few colours.
///
/// # Panics
/// When it has many, or cannot be written.
pub fn write(path: &Path, picture: &RgbaImage) {
    let colours = counted(picture);
    assert!(colours.len() <= 256, "{}: {} colours", path.display(), colours.len());
    let places: BTreeMap<_, _> = colours.into_keys().zip(0_u8..=255).collect();
    let failed = |error: &dyn std::fmt::Display| -> ! { panic!("{}: {error}", path.display()) };
    fs::create_dir_all(path.parent().unwrap_or(path)).unwrap_or_else(|error| failed(&error));
    let file = fs::File::create(path).unwrap_or_else(|error| failed(&error));
    let mut encoder = Encoder::new(BufWriter::new(file), picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(places.keys().flat_map(|colour| colour[..3].to_vec()).collect::<Vec<_>>());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let mut last = picture.get_pixel(0, 0).0;
    let mut place = places[&last];
    let mut data = Vec::new();
    for pixel in picture.pixels() {
        if pixel.0 != last {
            (last, place) = (pixel.0, places[&pixel.0]);
        }
        data.push(place);
    }
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&data));
    written.unwrap_or_else(|error| failed(&error));
}

/// The picture in few colours.
pub fn coarsened(mut picture: RgbaImage) -> RgbaImage {
    #[expect(clippy::cast_precision_loss, reason = "no picture has that many pixels")]
    let kept_from = (picture.width() * picture.height()) as f32 * KEPT_FROM;
    let step = |channel: u8| channel.saturating_add(STEP / 2) / STEP * STEP;
    #[expect(clippy::cast_precision_loss, reason = "no picture has that many pixels")]
    let place = |(colour, count): ([u8; 4], u32)| {
        (colour, if count as f32 >= kept_from { colour } else { colour.map(step) })
    };
    let places: BTreeMap<_, _> = counted(&picture).into_iter().map(place).collect();
    let mut last = ([0; 4], [0; 4]);
    for pixel in picture.pixels_mut() {
        if pixel.0 != last.0 {
            last = (pixel.0, places[&pixel.0]);
        }
        pixel.0 = last.1;
    }
    picture
}

/// Every colour, and how many pixels have it. Most have the colour of the one before.
fn counted(picture: &RgbaImage) -> BTreeMap<[u8; 4], u32> {
    let mut colours = BTreeMap::new();
    let mut run = ([0; 4], 0);
    for pixel in picture.pixels() {
        if pixel.0 != run.0 {
            *colours.entry(run.0).or_default() += run.1;
            run = (pixel.0, 0);
        }
        run.1 += 1;
    }
    *colours.entry(run.0).or_default() += run.1;
    colours.retain(|_, count| *count > 0);
    colours
}

/// The files below a folder; none when it is not there.
///
/// # Panics
/// When one cannot be read.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry of a folder").path());
    paths.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

//! Whether two pictures show the same.

use dify::diff::get_results;
use image::{Rgba, RgbaImage};

/// How far a picture may be from its reference.
#[derive(Clone, Copy, Debug)]
pub struct Tolerance {
    /// How far two colours may be apart before a pixel counts as another: a part of the distance from black to
    /// white as the eye sees it (in YIQ).
    pub colour: f32,
    /// How many pixels of a picture may be others.
    pub pixels: i32,
}

/// Chromium is whichever version Debian has. Between two of them the edges of letters and of round corners
/// change by some shades: those are recognised as edges and not counted at all, and where one is not
/// recognised it is a pixel here and there. A change that a person sees has dozens of them, and in colours
/// that are further apart.
pub const TOLERANCE: Tolerance = Tolerance { colour: 0.04, pixels: 12 };

/// The distance from black to white, squared, as `dify` measures it.
const WHOLE: f32 = 35_215.0;

/// How faint, in a picture of the difference, what did not change is.
const FAINT: f32 = 0.15;

/// What has changed.
#[derive(Debug)]
pub struct Difference {
    /// How much, in words.
    pub amount: String,
    /// Where: what is red has changed, what is yellow is another edge, the rest is faint.
    pub picture: RgbaImage,
}

/// Compares a picture with its reference; `None` when they are alike.
pub fn difference(reference: &RgbaImage, actual: &RgbaImage) -> Option<Difference> {
    if reference == actual {
        return None;
    }
    let (was, is) = (reference.dimensions(), actual.dimensions());
    let size = (was.0.max(is.0), was.1.max(is.1));
    let threshold = WHOLE * TOLERANCE.colour * TOLERANCE.colour;
    let (reference, actual) = (extended(reference, size), extended(actual, size));
    let (pixels, picture) = get_results(reference, actual, threshold, true, Some(FAINT), &None, &None)?;
    let amount = if was == is {
        let allowed = TOLERANCE.pixels;
        if pixels <= allowed {
            return None;
        }
        format!("{pixels} of {} pixels are others, where {allowed} may be", size.0 * size.1)
    } else {
        format!("it is {} × {} pixels, and was {} × {}", is.0, is.1, was.0, was.1)
    };
    Some(Difference { amount, picture })
}

/// The picture on a larger ground, in a colour that no picture has.
fn extended(picture: &RgbaImage, (width, height): (u32, u32)) -> RgbaImage {
    let mut extended = RgbaImage::from_pixel(width, height, Rgba([255, 0, 255, 255]));
    image::imageops::replace(&mut extended, picture, 0, 0);
    extended
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUND: Rgba<u8> = Rgba([255, 255, 255, 255]);

    fn dotted(pixels: u32, colour: [u8; 3]) -> RgbaImage {
        let [red, green, blue] = colour;
        let mut picture = RgbaImage::from_pixel(60, 60, GROUND);
        for at in 0..pixels {
            // A block, which is no edge.
            picture.put_pixel(10 + at % 6, 10 + at / 6, Rgba([red, green, blue, 255]));
        }
        picture
    }

    #[test]
    fn a_picture_is_like_itself() {
        assert!(difference(&dotted(30, [0, 0, 0]), &dotted(30, [0, 0, 0])).is_none());
    }

    #[test]
    fn a_few_pixels_and_a_shade_are_tolerated_and_more_is_not() {
        let blank = dotted(0, [0, 0, 0]);
        assert!(difference(&blank, &dotted(6, [0, 0, 0])).is_none());
        assert!(difference(&blank, &dotted(36, [0, 0, 0])).is_some());
        assert!(difference(&blank, &dotted(36, [247, 247, 247])).is_none());
        assert!(difference(&blank, &dotted(36, [230, 230, 230])).is_some());
    }

    #[test]
    fn another_size_is_never_tolerated() {
        let low = RgbaImage::from_pixel(60, 59, GROUND);
        let difference = difference(&dotted(0, [0, 0, 0]), &low).expect("it is another size");
        assert_eq!(difference.amount, "it is 60 × 59 pixels, and was 60 × 60");
        assert_eq!(difference.picture.dimensions(), (60, 60));
    }
}

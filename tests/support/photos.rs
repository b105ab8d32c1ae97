//! Pictures as a camera would send them, small, another one for each number.

use base64::Engine;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// Its left half is of the number's own red.
pub fn picture(number: u8) -> String {
    picture_of(number, 40, 30)
}

/// The same in another size.
pub fn picture_of(number: u8, width: u32, height: u32) -> String {
    let pixels =
        RgbImage::from_fn(
            width,
            height,
            |x, _| {
                if x < width / 2 { Rgb([number, 40, 40]) } else { Rgb([0, 0, 0]) }
            },
        );
    let mut file = Cursor::new(Vec::new());
    DynamicImage::from(pixels).write_to(&mut file, ImageFormat::Png).expect("written");
    base64::engine::general_purpose::STANDARD.encode(file.into_inner())
}

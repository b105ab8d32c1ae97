//! What is made of the bytes of a camera.

use domain::photo::PhotoProblem;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

pub const MEDIA_TYPE: &str = "image/jpeg";

/// What a scratch is seen on, and a page of a licence is read on.
pub const MAX_SIDE: u32 = 2048;
const SMALL_SIDE: u32 = 320;
const QUALITY: u8 = 85;
const SMALL_QUALITY: u8 = 78;
/// No phone takes longer sides; what claims more was made to fill the memory.
const MAX_PIXELS_A_SIDE: u32 = 12_000;
const MAX_MEMORY: u64 = 256 << 20;

#[derive(Debug)]
pub struct ConvertedPhoto {
    pub photo: Vec<u8>,
    pub small: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// # Errors
/// What is no picture, is one we do not read, is damaged or too large to be taken.
pub(crate) fn convert_here(bytes: &[u8]) -> Result<ConvertedPhoto, PhotoProblem> {
    if is_heic(bytes) {
        return Err(PhotoProblem::Heic);
    }
    // What a file is called says nothing; how it begins does.
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => format,
        _ => return Err(PhotoProblem::NoPicture),
    };
    if !crate::whole::is_whole(bytes, format) {
        return Err(PhotoProblem::Damaged);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|error| problem(&error))?;
    // A decoder that was made by hand asks nobody before it fills the memory.
    limits().reserve(decoder.total_bytes()).map_err(|error| problem(&error))?;
    // Whoever held the phone upright took it upright.
    let turn = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| problem(&error))?;
    if let Some(turn) = turn {
        picture.apply_orientation(turn);
    }
    let picture = no_longer_than(&picture, MAX_SIDE);
    let small = no_longer_than(&picture, SMALL_SIDE);
    Ok(ConvertedPhoto {
        width: picture.width(),
        height: picture.height(),
        photo: jpeg(&picture, QUALITY)?,
        small: jpeg(&small, SMALL_QUALITY)?,
    })
}

/// The sides of a photo of ours.
pub fn size_of(jpeg: &[u8]) -> Option<(u32, u32)> {
    ImageReader::with_format(Cursor::new(jpeg), ImageFormat::Jpeg).into_dimensions().ok()
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_PIXELS_A_SIDE);
    limits.max_image_height = Some(MAX_PIXELS_A_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

fn problem(error: &ImageError) -> PhotoProblem {
    match error {
        ImageError::Limits(_) => PhotoProblem::TooManyPixels,
        ImageError::Unsupported(_) => PhotoProblem::NoPicture,
        _ => PhotoProblem::Damaged,
    }
}

/// The boxes of ISO 14496-12: a file of type `ftyp`, with a brand of HEIF.
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 8] = [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}

fn no_longer_than(picture: &DynamicImage, side: u32) -> DynamicImage {
    if picture.width() <= side && picture.height() <= side {
        return picture.clone();
    }
    picture.resize(side, side, FilterType::Triangle)
}

/// What shines through is on white, as on paper: a JPEG has no glass.
fn jpeg(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, PhotoProblem> {
    let opaque = if picture.color().has_alpha() { on_white(picture) } else { picture.to_rgb8() };
    let mut written = Vec::new();
    JpegEncoder::new_with_quality(&mut written, quality)
        .encode_image(&opaque)
        .map_err(|_| PhotoProblem::Damaged)?;
    Ok(written)
}

fn on_white(picture: &DynamicImage) -> image::RgbImage {
    let mut opaque = image::RgbImage::new(picture.width(), picture.height());
    for (from, to) in picture.to_rgba8().pixels().zip(opaque.pixels_mut()) {
        let [red, green, blue, alpha] = from.0;
        let over = |colour: u8| {
            let (colour, alpha) = (u16::from(colour), u16::from(alpha));
            u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        to.0 = [over(red), over(green), over(blue)];
    }
    opaque
}

//! Good photos come out upright, small and without where they were taken; bad
//! ones come out as words, whatever their name says.

use domain::photo::PhotoProblem;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use pictures::{ConvertedPhoto, convert};
use proptest::prelude::*;
use std::io::Cursor;

/// Left half red, right half blue.
fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(
        width,
        height,
        |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) },
    )
    .into()
}

fn as_file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).expect("written");
    file.into_inner()
}

/// EXIF as a phone writes it: which way it was held, and where on earth.
fn exif(turned: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut entry = Vec::new();
        entry.extend(tag.to_le_bytes());
        entry.extend(kind.to_le_bytes());
        entry.extend(count.to_le_bytes());
        entry.extend(value.to_le_bytes());
        entry
    };
    exif.extend(2u16.to_le_bytes());
    exif.extend(entry(0x0112, 3, 1, u32::from(turned)));
    exif.extend(entry(0x8825, 4, 1, 60));
    exif.extend(0u32.to_le_bytes());
    exif.resize(60, 0);
    exif.extend(b"GPS 31.2304N 121.4737E");
    exif
}

fn from_a_phone(picture: &DynamicImage, turned: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, 90);
    encoder.set_exif_metadata(exif(turned)).expect("taken");
    encoder.encode_image(picture).expect("written");
    file
}

fn seen(bytes: &[u8]) -> DynamicImage {
    assert!(bytes.starts_with(&[0xff, 0xd8]), "a JPEG");
    image::load_from_memory(bytes).expect("a picture")
}

fn is_red(picture: &DynamicImage, x: u32, y: u32) -> bool {
    let Rgba([red, _, blue, _]) = picture.get_pixel(x, y);
    red > blue
}

#[test]
fn a_photo_of_any_kind_is_kept_as_one_of_ours_with_a_small_one() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let made = convert(as_file(&halves(800, 600), format)).expect("a photo");
        assert_eq!((made.width, made.height), (800, 600));
        let (photo, small) = (seen(&made.photo), seen(&made.small));
        assert_eq!((photo.dimensions(), small.dimensions()), ((800, 600), (320, 240)), "{format:?}");
        assert!(is_red(&photo, 100, 300) && !is_red(&photo, 700, 300));
        assert!(is_red(&small, 40, 120) && !is_red(&small, 280, 120));
    }
}

#[test]
fn a_phone_held_upright_took_it_upright_and_says_nothing_of_where() {
    let file = from_a_phone(&halves(800, 600), 6);
    assert!(file.windows(4).any(|four| four == b"GPS "), "the phone said where");
    let made = convert(file.clone()).expect("a photo");
    assert_eq!((made.width, made.height), (600, 800));
    let photo = seen(&made.photo);
    assert!(is_red(&photo, 300, 100) && !is_red(&photo, 300, 700), "the left half came up");
    for kept in [&made.photo, &made.small] {
        assert!(!kept.windows(4).any(|four| four == b"GPS " || four == b"Exif"), "it says nothing any more");
    }
}

#[test]
fn a_large_photo_is_made_no_larger_than_is_looked_at() {
    let made = convert(as_file(&halves(5000, 3000), ImageFormat::Jpeg)).expect("a photo");
    assert_eq!((made.width, made.height), (2048, 1229));
    // A panorama keeps its shape, however thin it gets.
    let made = convert(as_file(&halves(6000, 20), ImageFormat::Png)).expect("a photo");
    assert_eq!((made.width, made.height), (2048, 7));
}

#[test]
fn what_shines_through_is_white() {
    let glass: DynamicImage = RgbaImage::from_pixel(40, 40, Rgba([0, 0, 0, 0])).into();
    let made = convert(as_file(&glass, ImageFormat::Png)).expect("a photo");
    let Rgba([red, green, blue, _]) = seen(&made.photo).get_pixel(20, 20);
    assert!(red > 250 && green > 250 && blue > 250);
}

fn refused(bytes: &[u8]) -> PhotoProblem {
    convert(bytes.to_vec()).map(|made: ConvertedPhoto| made.width).expect_err("no photo")
}

/// A PNG that says it is of this size and has nothing in it.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let mut file = as_file(&halves(8, 8), ImageFormat::Png);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    file
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[test]
fn bad_files_are_named_by_what_is_wrong() {
    let photo = as_file(&halves(800, 600), ImageFormat::Jpeg);
    assert_eq!(refused(b""), PhotoProblem::NoPicture);
    assert_eq!(refused(b"MZ\x90\0 this program cannot be run in DOS mode"), PhotoProblem::NoPicture);
    assert_eq!(refused(b"%PDF-1.7"), PhotoProblem::NoPicture);
    assert_eq!(refused(b"GIF89a\x01\0\x01\0\x80\0\0"), PhotoProblem::NoPicture);
    assert_eq!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), PhotoProblem::NoPicture);
    assert_eq!(refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), PhotoProblem::Heic);
    assert_eq!(refused(&claims(30_000, 30_000)), PhotoProblem::TooManyPixels);
    assert_eq!(
        refused(&claims(11_999, 11_999)),
        PhotoProblem::TooManyPixels,
        "within the sides, not the memory"
    );
    assert_eq!(refused(&photo[..200]), PhotoProblem::Damaged);
}

/// The decoders fill what is missing with grey, and a scratch may be in it.
#[test]
fn what_broke_off_on_its_way_is_no_photo() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let photo = as_file(&halves(800, 600), format);
        for left in [photo.len() / 2, photo.len() - 20, photo.len() - 1] {
            assert_eq!(refused(&photo[..left]), PhotoProblem::Damaged, "{left} bytes of {format:?}");
        }
    }
}

/// As other programs write them: how each ends, what it is, its bytes. The screen
/// holds what it looks at before it makes a photo smaller against the same.
#[test]
fn a_picture_is_whole_where_it_came_to_its_end() {
    let mut many = 0;
    for line in include_str!("ends.txt").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [ends, name, hex] = columns[..] else { panic!("{line} has no three columns") };
        let bytes: Vec<u8> = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex"))
            .collect();
        match ends {
            "cut" => assert_eq!(refused(&bytes), PhotoProblem::Damaged, "{name}"),
            "behind" => assert_eq!(convert(bytes.clone()).expect(name).width, 24),
            "whole" => {
                assert_eq!(convert(bytes.clone()).expect(name).width, 24);
                for left in 0..bytes.len() {
                    assert!(convert(bytes[..left].to_vec()).is_err(), "{left} bytes of {name}");
                }
            }
            other => panic!("{other} says nothing of how {name} ends"),
        }
        many += 1;
    }
    assert!(many >= 20, "only {many} pictures");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever bytes turned on the way: a photo or a word, never the end of the program.
    #[test]
    fn turned_bytes_are_a_photo_or_a_word(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), kind in 0usize..3) {
        let format = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP][kind];
        let mut file = as_file(&halves(64, 48), format);
        for (place, byte) in places {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if let Ok(made) = convert(file.clone()) {
            prop_assert!(made.width <= 2048 && made.height <= 2048 && !made.photo.is_empty());
        }
    }
}

/// The darkroom goes on after a photo it could not read, and several at once get their own.
#[test]
fn each_of_many_at_once_gets_its_own() {
    std::thread::scope(|threads| {
        for width in [30_u32, 40, 50, 60] {
            threads.spawn(move || {
                assert!(convert(b"no photo".to_vec()).is_err());
                let made = convert(as_file(&halves(width, 20), ImageFormat::Png)).expect("a photo");
                assert_eq!(made.width, width);
            });
        }
    });
}

//! Whether a picture came to its end. What was cut off on its way, by a line that
//! broke or a card that was pulled, the decoders make up for in grey, and nobody
//! would know that the scratch was in the part that is missing.

use image::ImageFormat;

/// What lacks its end alone cannot be told from what lacks a row above it: it
/// counts as cut, and is taken once more. What stands behind the end is none of
/// the picture, as phones put a second one, a film or a word of the maker there.
pub fn is_whole(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Jpeg => jpeg_ends(bytes),
        ImageFormat::Png => png_ends(bytes),
        ImageFormat::WebP => webp_ends(bytes),
        _ => false,
    }
}

/// The markers of ITU-T T.81, Annex B: the end of the image, behind a scan.
fn jpeg_ends(bytes: &[u8]) -> bool {
    const START: u8 = 0xd8;
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let mut rest = bytes;
    let mut scanned = false;
    while let Some((marker, after)) = next_marker(rest) {
        rest = match marker {
            END => return scanned,
            START => after,
            // An end inside a segment is that of a small picture of it.
            _ => match after.first_chunk() {
                Some(length) => after.get(usize::from(u16::from_be_bytes(*length))..).unwrap_or_default(),
                None => return false,
            },
        };
        scanned |= marker == SCAN;
    }
    false
}

/// The next marker that says something of the file. Between the dots of a scan a
/// byte of 255 is followed by a zero, and markers to begin anew stand there.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at =
        bytes.windows(2).position(|two| two[0] == 0xff && !matches!(two[1], 0 | 1 | 0xd0..=0xd7 | 0xff))?;
    Some((bytes[at + 1], &bytes[at + 2..]))
}

/// The chunks of PNG, each with its length before its name and a sum behind it.
fn png_ends(bytes: &[u8]) -> bool {
    const BEGINNING: usize = 8;
    const AROUND: usize = 12;
    let mut rest = bytes.get(BEGINNING..).unwrap_or_default();
    while let (Some(length), Some(name)) = (rest.first_chunk(), rest.get(4..8)) {
        let Ok(length) = usize::try_from(u32::from_be_bytes(*length)) else { return false };
        let Some(after) = length.checked_add(AROUND).and_then(|end| rest.get(end..)) else { return false };
        if name == b"IEND" {
            return true;
        }
        rest = after;
    }
    false
}

/// RIFF says at its beginning how much comes.
fn webp_ends(bytes: &[u8]) -> bool {
    const BEFORE: usize = 8;
    let Some(length) = bytes.get(4..).and_then(<[u8]>::first_chunk) else { return false };
    usize::try_from(u32::from_le_bytes(*length)).is_ok_and(|length| bytes.len() - BEFORE >= length)
}

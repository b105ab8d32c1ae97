//! What a file is, told by its content: its name says what somebody hoped.

use crate::unreadable::Unreadable;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The container of old workbooks.
    Ole,
    /// An old workbook that some program wrote without its container.
    Biff,
    Zip,
    Text,
}

pub(crate) fn of(bytes: &[u8]) -> Result<Kind, Unreadable> {
    match bytes {
        [] => Err(Unreadable::EmptyFile),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Ok(Kind::Ole),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Ok(Kind::Zip),
        [0x09, 0x08, 4..=16, 0x00, 0x00, 5 | 6, ..] => Ok(Kind::Biff),
        // The binary workbooks of before 1993 have no sheets to choose from,
        // and nobody has one any more.
        [0x09, 0x00 | 0x02 | 0x04, 4..=16, 0x00, ..] => Err(Unreadable::Binary),
        _ if is_pdf(bytes) => Err(Unreadable::Pdf),
        _ if is_picture(bytes) => Err(Unreadable::Picture),
        _ if is_archive(bytes) => Err(Unreadable::Archive),
        _ => Ok(Kind::Text),
    }
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().starts_with(b"%PDF-")
}

fn is_picture(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 7] =
        [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\0\0\x01\0"];
    starts.iter().any(|start| bytes.starts_with(start))
        // Letters that a text could begin with as well.
        || matches!(bytes, [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..])
        || matches!(bytes, [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..])
        || matches!(bytes, [0, 0, 0, _, b'f', b't', b'y', b'p', ..])
}

fn is_archive(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 6] =
        [b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C", b"\x1F\x8B", b"\xFD7zXZ\0", b"BZh91AY&SY", b"MSCF\0"];
    starts.iter().any(|start| bytes.starts_with(start))
        // A part of an archive that was cut into several files.
        || bytes.starts_with(b"PK\x07\x08")
}

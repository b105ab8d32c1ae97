//! What is no table is refused under its true name.

use crate::support::{FAR_CELLS, HIDDEN_ROWS, outside, refused, told, xlsx, zip};
use cfb::CompoundFile;
use spreadsheets::Unreadable;
use std::io::{Cursor, Write};

fn ole(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, content) in streams {
        file.create_stream(name).unwrap().write_all(content).unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn files_are_known_by_what_is_in_them() {
    assert_eq!(refused(b""), "empty_file");
    assert_eq!(refused(b"%PDF-1.7\n"), "pdf");
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "picture");
    assert_eq!(refused(b"\xFF\xD8\xFF\xE0\0\x10JFIF"), "picture");
    assert_eq!(refused(b"BM\x36\0\0\0\0\0\0\0\x36\0"), "picture");
    assert_eq!(refused(b"Rar!\x1A\x07\x01\0"), "archive");
    assert_eq!(refused(b"7z\xBC\xAF\x27\x1C\0\x04"), "archive");
    assert_eq!(refused(b"\x1F\x8B\x08\0"), "archive");
    assert_eq!(refused(b"name\0\x01,x"), "binary");
    assert_eq!(refused(b"\xff\xff\xff\xff\xff\xff"), "unknown_encoding");
    assert_eq!(refused(b"PK\x03\x04 broken"), "damaged");
    assert_eq!(refused(&HIDDEN_ROWS[..600]), "damaged");
    // A text may begin with the letters of a picture.
    assert_eq!(told(&crate::support::grid(b"BM,a\n1,2\n")), ["1 BM|a", "2 1|2"]);
}

#[test]
fn archives_are_told_apart() {
    assert_eq!(refused(&zip(&[("xl/workbook.bin", ""), ("[Content_Types].xml", "")])), "xlsb");
    assert_eq!(
        refused(&zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "")])),
        "ods"
    );
    assert_eq!(refused(&zip(&[("mimetype", "application/vnd.oasis.opendocument.text")])), "other_zip");
    assert_eq!(refused(&zip(&[("word/document.xml", "<a/>"), ("[Content_Types].xml", "")])), "other_zip");
    assert_eq!(refused(&zip(&[("photo.jpg", "x")])), "other_zip");
}

#[test]
fn a_password_is_named() {
    assert_eq!(refused(&ole(&[("/EncryptedPackage", b"x"), ("/EncryptionInfo", b"x")])), "password");
    assert_eq!(refused(&ole(&[("/WordDocument", b"x")])), "binary");
    let begins = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let locked = [&begins[..], &[0x2F, 0, 4, 0, 1, 0, 0, 0, 0x0A, 0, 0, 0]].concat();
    assert_eq!(refused(&ole(&[("/Workbook", &locked)])), "password");
}

#[test]
fn the_answer_of_another_process_is_that_of_this_one() {
    for bytes in [FAR_CELLS, HIDDEN_ROWS, b"a,b\n1,2\n", &xlsx("<row><c><v>1</v></c></row>", "", "")] {
        assert_eq!(outside(bytes).unwrap(), crate::support::grid(bytes));
    }
    assert_eq!(outside(b"%PDF-1.7"), Err(Unreadable::Pdf));
    assert_eq!(outside(b""), Err(Unreadable::EmptyFile));
}

#[test]
fn every_reason_has_a_code_of_its_own() {
    for why in Unreadable::ALL {
        assert_eq!(Unreadable::of_code(why.code()), Some(why));
    }
    assert_eq!(Unreadable::of_code("something"), None);
}

//! Rows put into templates as programs write them: what is read afterwards, and
//! that nothing else of the file moved by a byte.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod templates;
mod written;

use spreadsheets::{Filled, FilledRow, FilledSheet, Options, Unreadable, filled, read, visible_sheets};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use templates::{BASIC, DETAILS, Template, zip};
use zip::ZipArchive;

fn text(text: &str) -> Filled {
    Filled::Text(text.to_owned())
}

fn number(number: &str) -> Filled {
    Filled::Number(number.to_owned())
}

fn rows(rows: &[(u32, &[(u32, Filled)])]) -> Vec<FilledRow> {
    rows.iter().map(|(number, cells)| FilledRow { number: *number, cells: cells.to_vec() }).collect()
}

fn sheet(name: &str, rows: Vec<FilledRow>) -> FilledSheet {
    FilledSheet { name: name.to_owned(), rows }
}

fn told(bytes: &[u8], sheet: &str) -> Vec<String> {
    let grid = read(bytes, &Options { sheet: Some(sheet.to_owned()) }).unwrap();
    let told =
        |row: spreadsheets::Row<'_>| format!("{} {}", row.number, row.cells().collect::<Vec<_>>().join("|"));
    grid.rows().filter(|row| !row.is_blank()).map(told).collect()
}

/// Every part of an archive as it lies there, packed.
fn parts(bytes: &[u8]) -> BTreeMap<String, (u32, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index_raw(index).unwrap();
            let mut packed = Vec::new();
            let (name, sum) = (part.name().unwrap().into_owned(), part.crc32());
            part.read_to_end(&mut packed).unwrap();
            (name, (sum, packed))
        })
        .collect()
}

fn xml_of(bytes: &[u8], part: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name(part).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

#[test]
fn rows_stand_where_they_belong_and_the_rest_does_not_move() {
    let template = Template::usual().made();
    let made = filled(
        &template,
        &[
            sheet(
                BASIC,
                rows(&[
                    (4, &[(0, text("JS1")), (2, text("顺达 & <物流>\n有限公司"))]),
                    (5, &[(0, text("JS2"))]),
                ]),
            ),
            sheet(DETAILS, rows(&[(4, &[(0, text("JS1")), (3, number("-12.50")), (4, number("0.13"))])])),
        ],
    )
    .unwrap();
    assert_eq!(told(&made, BASIC)[2..], ["4 JS1|1|顺达 & <物流>\n有限公司", "5 JS2"]);
    assert_eq!(told(&made, DETAILS)[2..], ["4 JS1|||-12.5|0.13"]);
    assert_eq!(told(&made, "说明"), told(&template, "说明"), "the hidden sheet");
    let (before, after) = (parts(&template), parts(&made));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (name, part) in &before {
        let is_filled = name.ends_with("sheet2.xml") || name.ends_with("sheet3.xml");
        assert_eq!(after[name] == *part, !is_filled, "{name}");
    }
    // Of the filled sheet itself only what was said is another: the merged head, the
    // list to choose from, the widths are the same letters as before.
    let (before, after) =
        (xml_of(&template, "xl/worksheets/sheet2.xml"), xml_of(&made, "xl/worksheets/sheet2.xml"));
    let head = before.split("<row r=\"4\"").next().unwrap().replace("A1:E3", "A1:E5");
    assert!(after.starts_with(&head), "{after}");
    let tail = before.split("</sheetData>").nth(1).unwrap();
    assert!(after.ends_with(tail) && tail.contains("mergeCell") && tail.contains("dataValidation"));
}

#[test]
fn a_cell_keeps_the_look_of_its_place_and_later_rows_look_alike() {
    let template = Template::usual().made();
    let cells: &[(u32, Filled)] = &[(0, text("a")), (1, text("b")), (4, text("e")), (6, text("g"))];
    let made = filled(&template, &[sheet(BASIC, rows(&[(4, cells), (7, cells)]))]).unwrap();
    let xml = xml_of(&made, "xl/worksheets/sheet2.xml");
    for (place, look) in
        [("A4", " s=\"3\""), ("B4", " s=\"4\""), ("A7", " s=\"3\""), ("B7", " s=\"4\""), ("G4", " s=\"9\"")]
    {
        assert!(xml.contains(&format!("<c r=\"{place}\"{look} t=\"inlineStr\">")), "{place}: {xml}");
    }
    assert!(xml.contains("<c r=\"C4\" s=\"5\"/>"), "a place that gets nothing stays: {xml}");
    assert!(xml.contains("<row r=\"4\" ht=\"20\" customHeight=\"1\">"), "{xml}");
    assert!(xml.contains("<c r=\"D5\" s=\"8\"/>") && xml.find("r=\"D5\"") < xml.find("r=\"A7\""), "{xml}");
}

#[test]
fn sheets_of_other_programs_are_filled_too() {
    for (what, body) in [
        ("no rows", "<sheetData/>"),
        ("closed", "<sheetData></sheetData>"),
        ("no numbers", "<sheetData><row><c t=\"inlineStr\"><is><t>头</t></is></c></row></sheetData>"),
        ("a blank row", "<sheetData><row r=\"4\" ht=\"20\"/></sheetData>"),
        (
            "cells without places",
            "<sheetData><row r=\"4\"><c s=\"1\"/><c s=\"2\"><v>7</v></c></row></sheetData>",
        ),
        ("rows behind", "<sheetData><row r=\"9\"><c r=\"A9\"><v>9</v></c></row></sheetData>"),
        ("a column before", "<sheetData><row r=\"4\"><c r=\"C4\"><v>3</v></c></row></sheetData>"),
    ] {
        let template = Template { details: body.to_owned(), ..Template::usual() }.made();
        let made =
            filled(&template, &[sheet(DETAILS, rows(&[(4, &[(1, text("乙")), (30, text("远"))])]))]).unwrap();
        let row = told(&made, DETAILS).into_iter().find(|row| row.starts_with("4 ")).unwrap();
        let cells: Vec<&str> = row.trim_start_matches("4 ").split('|').collect();
        assert_eq!((cells[1], cells[30]), ("乙", "远"), "{what}");
    }
    let named = Template::usual().made_with_prefix();
    let made = filled(&named, &[sheet(DETAILS, rows(&[(4, &[(0, text("甲"))])]))]).unwrap();
    assert!(xml_of(&made, "xl/worksheets/sheet3.xml").contains("<x:row r=\"4\"><x:c r=\"A4\""));
    assert_eq!(told(&made, DETAILS).last().unwrap(), "4 甲");
}

#[test]
fn what_is_no_template_is_refused_by_name() {
    let usual = || Template::usual();
    let one = || vec![sheet(BASIC, rows(&[(4, &[(0, text("JS1"))])]))];
    let refused = |bytes: &[u8], sheets: &[FilledSheet]| filled(bytes, sheets).expect_err("a refusal");
    assert_eq!(refused(b"", &one()), Unreadable::EmptyFile);
    assert_eq!(refused(b"a,b\n1,2\n", &one()), Unreadable::OtherZip);
    assert_eq!(refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], &one()), Unreadable::OtherZip);
    assert_eq!(refused(b"PK\x03\x04 torn", &one()), Unreadable::Damaged);
    assert_eq!(refused(&zip(&[("word/document.xml", "<a/>")]), &one()), Unreadable::OtherZip);
    assert_eq!(refused(&usual().made(), &[sheet("没有", Vec::new())]), Unreadable::NoSheet);
    let twice = [one(), one()].concat();
    assert_eq!(refused(&usual().made(), &twice), Unreadable::Damaged);
    for torn in
        ["<sheetData><row r=\"1\">", "<sheetData>", "", "<sheetData><row r=\"5\"/><row r=\"2\"/></sheetData>"]
    {
        let torn = Template { basic: torn.to_owned(), ..usual() }.made();
        assert_eq!(refused(&torn, &one()), Unreadable::Damaged);
    }
    // Some kilobytes that unpack to more than any template has.
    let bomb = Template { basic: " ".repeat(40 << 20), ..usual() }.made();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused(&bomb, &one()), Unreadable::TooDemanding);
    let tags =
        Template { basic: format!("<sheetData>{}</sheetData>", "<a/>".repeat(3 << 20)), ..usual() }.made();
    assert_eq!(refused(&tags, &one()), Unreadable::TooDemanding);
    let far = vec![sheet(BASIC, rows(&[(2_000_000, &[(0, text("a"))])]))];
    assert_eq!(refused(&usual().made(), &far), Unreadable::TooManyRows);
}

#[test]
fn people_see_the_sheets_that_are_not_hidden() {
    assert_eq!(visible_sheets(&Template::usual().made()), Ok(vec![BASIC.to_owned(), DETAILS.to_owned()]));
    assert_eq!(visible_sheets(b"a,b\n"), Err(Unreadable::OtherZip));
}

#[test]
fn no_damage_ends_the_program() {
    let template = Template::usual().made();
    let random = fastrand::Rng::with_seed(29);
    let mut random = random;
    let one = [sheet(BASIC, rows(&[(4, &[(0, text("JS1"))])]))];
    for _ in 0..2_000 {
        let mut bytes = template.clone();
        for _ in 0..random.usize(1..6) {
            let place = random.usize(..bytes.len());
            bytes[place] = random.u8(..);
        }
        if let Ok(made) = filled(&bytes, &one) {
            assert!(ZipArchive::new(Cursor::new(made)).is_ok());
        }
    }
    // And in the sheet itself, where no checksum guards it.
    let usual = Template::usual();
    for _ in 0..2_000 {
        let mut letters: Vec<char> = usual.basic.chars().collect();
        for _ in 0..random.usize(1..4) {
            let place = random.usize(..letters.len());
            letters[place] = *random.choice(['<', '>', '"', '/', '9', 'r', ' '].iter()).unwrap();
        }
        let basic: String = letters.into_iter().collect();
        let _ = filled(&Template { basic, ..Template::usual() }.made(), &one);
    }
}

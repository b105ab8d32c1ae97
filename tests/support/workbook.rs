//! Workbooks as the tax bureau hands them out, of a few words each: some texts
//! inside their cells, some in the list of texts.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

pub struct Sheet<'a> {
    pub name: &'a str,
    pub is_hidden: bool,
    /// Rows by their numbers.
    pub rows: &'a [(u32, &'a [&'a str])],
}

pub fn sheet<'a>(name: &'a str, rows: &'a [(u32, &'a [&'a str])]) -> Sheet<'a> {
    Sheet { name, is_hidden: false, rows }
}

fn letter(column: usize) -> char {
    char::from(b'A' + u8::try_from(column).expect("a column of one letter"))
}

pub fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let (mut names, mut relations, mut kinds, mut shared) =
        (String::new(), String::new(), String::new(), Vec::new());
    let mut parts = Vec::new();
    for (n, sheet) in sheets.iter().enumerate() {
        let state = if sheet.is_hidden { " state=\"hidden\"" } else { "" };
        names.push_str(&format!(
            "<sheet name=\"{}\" sheetId=\"{}\"{state} r:id=\"r{n}\"/>",
            sheet.name,
            n + 1
        ));
        relations.push_str(&format!(
            "<Relationship Id=\"r{n}\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        ));
        kinds.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-\
             officedocument.spreadsheetml.worksheet+xml\"/>"
        ));
        let mut body = String::new();
        for (row, cells) in sheet.rows {
            body.push_str(&format!("<row r=\"{row}\">"));
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let place = format!("{}{row}", letter(column));
                if column % 2 == 0 {
                    body.push_str(&format!("<c r=\"{place}\" t=\"s\"><v>{}</v></c>", shared.len()));
                    shared.push(format!("<si><t>{text}</t></si>"));
                } else {
                    body.push_str(&format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
                }
            }
            body.push_str("</row>");
        }
        parts.push((
            format!("xl/worksheets/sheet{n}.xml"),
            format!(
                "<worksheet xmlns=\"{MAIN}\"><sheetData>{body}</sheetData><mergeCells count=\"1\">\
                 <mergeCell ref=\"A1:C2\"/></mergeCells></worksheet>"
            ),
        ));
    }
    relations.push_str(&format!(
        "<Relationship Id=\"s\" Type=\"{RELATION}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    ));
    kinds.push_str(
        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\
         spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/\
         vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>",
    );
    parts.extend([
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/\
                 vnd.openxmlformats-package.relationships+xml\"/>{kinds}</Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"b\" \
                 Type=\"{RELATION}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets>{names}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>"),
        ),
        ("xl/sharedStrings.xml".to_owned(), format!("<sst xmlns=\"{MAIN}\">{}</sst>", shared.concat())),
    ]);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("written");
    }
    zip.finish().expect("a whole file").into_inner()
}

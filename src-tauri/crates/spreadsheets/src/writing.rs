//! A workbook of our own, row after row: a list that goes out. What has two hundred thousand rows is packed
//! as it comes and never lies there as text.

use crate::bounds::MAX_CELL_LEN;
use crate::filling::{Filled, write_cell};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The last row a spreadsheet has.
const LAST_ROW: u32 = 1_048_576;

/// How a column is headed and how wide it is, in letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    pub name: &'static str,
    pub width: u32,
}

/// A workbook of one sheet that is being written.
pub struct Workbook {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    row: u32,
    text: String,
}

const TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
    r#"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
    r#"<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#,
    "</Types>"
);
const PACKAGE: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#,
    "</Relationships>"
);
const PARTS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    "</Relationships>"
);
/// Three looks: as it comes; a head, in bold; a text, which no program makes a number of when somebody
/// types into it.
const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
    "</styleSheet>"
);
const HEAD: &str = "1";
const TEXT: &str = "2";

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true)
}

/// A sheet's name as a spreadsheet takes it: some signs mean something in it, and it is short.
fn sheet_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if name.trim().is_empty() { "Sheet1".to_owned() } else { name }
}

impl Workbook {
    /// With its heads in the first row, which stays where it is when the others are scrolled.
    ///
    /// # Errors
    /// What packing fails with.
    pub fn begin(name: &str, headings: &[Heading]) -> std::io::Result<Self> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let sheet = quick_xml::escape::escape(sheet_name(name)).into_owned();
        let workbook = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>"#
        );
        for (part, text) in [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", PACKAGE),
            ("xl/workbook.xml", workbook.as_str()),
            ("xl/_rels/workbook.xml.rels", PARTS),
            ("xl/styles.xml", STYLES),
        ] {
            zip.start_file(part, options())?;
            zip.write_all(text.as_bytes())?;
        }
        zip.start_file("xl/worksheets/sheet1.xml", options())?;
        let widths: String = (1..)
            .zip(headings)
            .map(|(n, heading)| {
                format!(r#"<col min="{n}" max="{n}" width="{}" customWidth="1"/>"#, heading.width)
            })
            .collect();
        let begins = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>"#
        );
        zip.write_all(begins.as_bytes())?;
        let mut book = Self { zip, row: 0, text: String::new() };
        let heads: Vec<Filled> =
            headings.iter().map(|heading| Filled::Text(heading.name.to_owned())).collect();
        book.put(&heads, HEAD)?;
        Ok(book)
    }

    /// One more row. A code stays the text it is, with the noughts it begins with.
    ///
    /// # Errors
    /// What packing fails with, and a row behind the last one there is.
    pub fn row(&mut self, cells: &[Filled]) -> std::io::Result<()> {
        self.put(cells, TEXT)
    }

    /// A row that heads what stands below it, as the first one does.
    ///
    /// # Errors
    /// As `row`.
    pub fn head(&mut self, cells: &[Filled]) -> std::io::Result<()> {
        self.put(cells, HEAD)
    }

    fn put(&mut self, cells: &[Filled], look_of_text: &str) -> std::io::Result<()> {
        if self.row >= LAST_ROW {
            return Err(std::io::Error::other("the sheet is full"));
        }
        self.row += 1;
        self.text.clear();
        self.text.push_str(&format!("<row r=\"{}\">", self.row));
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Filled::Text(text) if text.is_empty() => {}
                Filled::Text(text) => {
                    let text: String = text.chars().take(MAX_CELL_LEN).collect();
                    let cell = Filled::Text(text);
                    write_cell(&mut self.text, "", self.row, column, Some(look_of_text), &cell);
                }
                Filled::Number(_) => write_cell(&mut self.text, "", self.row, column, None, cell),
            }
        }
        self.text.push_str("</row>");
        self.zip.write_all(self.text.as_bytes())
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// What packing fails with.
    pub fn finish(mut self) -> std::io::Result<Vec<u8>> {
        self.zip.write_all(b"</sheetData></worksheet>")?;
        Ok(self.zip.finish()?.into_inner())
    }
}

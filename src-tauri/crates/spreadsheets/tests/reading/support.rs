//! Files made for a test, and grids told in few words.

use spreadsheets::{Grid, Options, Program, Unreadable, read, read_outside};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const FAR_CELLS: &[u8] = include_bytes!("../files/far_cells.xls");
pub const HIDDEN_ROWS: &[u8] = include_bytes!("../files/hidden_rows.xls");

pub fn program() -> Program {
    Program::at(env!("CARGO_BIN_EXE_spreadsheet-reader"))
}

/// Reads in the reader's own process, as everything from outside is read.
pub fn outside(bytes: &[u8]) -> Result<Grid, Unreadable> {
    read_outside(&program(), bytes, &Options::default(), |_| true).unwrap()
}

pub fn grid(bytes: &[u8]) -> Grid {
    read(bytes, &Options::default()).unwrap()
}

pub fn refused(bytes: &[u8]) -> &'static str {
    read(bytes, &Options::default()).expect_err("a refusal").code()
}

/// Each row with its number and its cells, a bar between them.
pub fn told(grid: &Grid) -> Vec<String> {
    grid.rows().map(|row| format!("{} {}", row.number, row.cells().collect::<Vec<_>>().join("|"))).collect()
}

pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet. `looks` are the formats of the cells by number.
pub fn xlsx(rows: &str, strings: &str, looks: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    zip(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{relation}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets>\
                 <sheet name=\"暗\" sheetId=\"1\" state=\"hidden\" r:id=\"b\"/>\
                 <sheet name=\"客户\" sheetId=\"2\" r:id=\"c\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"b\" Type=\"{relation}/worksheet\" Target=\"worksheets/b.xml\"/>\
                 <Relationship Id=\"c\" Type=\"{relation}/worksheet\" Target=\"/xl/worksheets/c.xml\"/>\
                 <Relationship Id=\"d\" Type=\"{relation}/styles\" Target=\"styles.xml\"/>\
                 <Relationship Id=\"e\" Type=\"{relation}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
                 </Relationships>"
            ),
        ),
        ("xl/styles.xml", &format!("<styleSheet xmlns=\"{main}\">{looks}</styleSheet>")),
        ("xl/sharedStrings.xml", &format!("<sst xmlns=\"{main}\">{strings}</sst>")),
        (
            "xl/worksheets/b.xml",
            &format!(
                "<worksheet xmlns=\"{main}\"><sheetData><row><c t=\"str\"><v>暗</v></c></row></sheetData></worksheet>"
            ),
        ),
        (
            "xl/worksheets/c.xml",
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

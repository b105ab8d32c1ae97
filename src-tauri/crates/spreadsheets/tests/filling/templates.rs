//! Templates of the kind the tax bureau hands out: two visible sheets with a merged
//! head, their header in row 3, a list to choose from, and a hidden sheet.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const BASIC: &str = "1-发票基本信息";
pub const DETAILS: &str = "2-发票明细信息";

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub struct Template {
    pub basic: String,
    pub details: String,
}

impl Template {
    pub fn usual() -> Self {
        let inline = |place: &str, text: &str| {
            format!("<c r=\"{place}\" s=\"2\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        };
        let basic = [
            "<dimension ref=\"A1:E3\"/><cols><col min=\"7\" max=\"9\" width=\"20\" style=\"9\"/></cols><sheetData>",
            "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c></row>\n",
            "<row r=\"3\" spans=\"1:5\"><c r=\"A3\" s=\"2\" t=\"s\"><v>1</v></c><c r=\"B3\" s=\"2\" t=\"s\"><v>2</v></c>",
            &inline("C3", "购买方名称"),
            "</row>",
            "<row r=\"4\" ht=\"20\" customHeight=\"1\"><c r=\"A4\" s=\"3\"/><c r=\"B4\" s=\"4\"><v>1</v></c> ",
            "<c r=\"C4\" s=\"5\"/><c r=\"D4\" s=\"8\"/></row>",
            "<row r=\"5\"><c r=\"D5\" s=\"8\"/></row></sheetData>",
            "<mergeCells count=\"1\"><mergeCell ref=\"A1:E2\"/></mergeCells>",
            "<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"B4:B2000\">",
            "<formula1>\"普通发票,增值税专用发票\"</formula1></dataValidation></dataValidations>",
        ];
        let details = [
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"3\">",
            &inline("A3", "发票流水号"),
            &inline("B3", "项目名称"),
            "</row></sheetData>",
        ];
        Self { basic: basic.concat(), details: details.concat() }
    }

    pub fn made(&self) -> Vec<u8> {
        let sheet = |body: &str| format!("<worksheet xmlns=\"{MAIN}\">{body}</worksheet>");
        workbook(&sheet(&self.basic), &sheet(&self.details))
    }

    /// As .NET programs name their tags.
    pub fn made_with_prefix(&self) -> Vec<u8> {
        let named = self.details.replace("</", "\u{1}").replace('<', "<x:").replace('\u{1}', "</x:");
        let details = format!("<x:worksheet xmlns:x=\"{MAIN}\">{named}</x:worksheet>");
        workbook(&format!("<worksheet xmlns=\"{MAIN}\">{}</worksheet>", self.basic), &details)
    }
}

fn workbook(basic: &str, details: &str) -> Vec<u8> {
    let relation = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = [
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "worksheet", "worksheets/sheet2.xml"),
        relation(3, "worksheet", "/xl/worksheets/sheet3.xml"),
        relation(4, "sharedStrings", "sharedStrings.xml"),
        relation(5, "styles", "styles.xml"),
    ];
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    zip(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{package}\">{}</Relationships>",
                relation(1, "officeDocument", "xl/workbook.xml")
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets>\
                 <sheet name=\"说明\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/>\
                 <sheet name=\"{BASIC}\" sheetId=\"2\" r:id=\"r2\"/>\
                 <sheet name=\"{DETAILS}\" sheetId=\"3\" r:id=\"r3\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!("<Relationships xmlns=\"{package}\">{}</Relationships>", relations.concat()),
        ),
        ("xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\"/>")),
        (
            "xl/sharedStrings.xml",
            &format!(
                "<sst xmlns=\"{MAIN}\"><si><t>批量导入</t></si><si><t>发票流水号</t></si><si><r><t>发票</t></r><r><t>类型</t></r></si></sst>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!(
                "<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>"
            ),
        ),
        ("xl/worksheets/sheet2.xml", basic),
        ("xl/worksheets/sheet3.xml", details),
        ("xl/media/image1.png", "\u{89}PNG of the bureau"),
        ("docProps/custom.xml", "<Properties template=\"V2.0\"/>"),
    ])
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

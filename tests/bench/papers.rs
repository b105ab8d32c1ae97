//! How long the cashier waits for a sheet, beside the bare library drawing the
//! same text: printpdf with the program's fonts, one line of text under the other,
//! without rules, numbers or sums.

use crate::figures::{Row, timed};
use crate::visit::{Till, figures};
use domain::line::LineKind;
use printpdf::{
    Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem,
};
use std::hint::black_box;
use std::process::Command;
use std::time::Duration;

/// The files that papers are embedded from, the everyday face and the bold one.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/NotoSansSC-GB2312.otf"),
    include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf"),
];
const SHEET: &str = "settlement_sheet";
const LONG: usize = 400;
const MAX_WAIT: Duration = Duration::from_millis(15);
const MAX_WAIT_OF_LONG: Duration = Duration::from_millis(300);
const MAX_PAGE: usize = 100_000;

/// The text of a paper, page by page and line by line, as a reader finds it.
fn lines_of(pdf: &[u8]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder for the paper");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).expect("the paper can be kept");
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&path).arg("-").output();
    let text = String::from_utf8(read.expect("pdftotext is there").stdout).expect("text");
    let pages = text.split('\u{c}').map(|page| page.lines().map(str::to_owned).collect());
    pages.filter(|page: &Vec<String>| !page.is_empty()).collect()
}

/// The same characters by the library alone. Every seventh line is bold, as often
/// as a sheet has a heading or a sum.
fn bare(fonts: &[ParsedFont], pages: &[Vec<String>]) -> usize {
    let mut document = PdfDocument::new("sheet");
    let faces: Vec<_> = fonts.iter().map(|font| document.add_font(font)).collect();
    let drawn = pages.iter().map(|lines| {
        let mut ops = vec![Op::StartTextSection];
        for (place, line) in lines.iter().enumerate() {
            let face = faces[usize::from(place % 7 == 0)].clone();
            let down = 280.0 - 4.0 * place as f32;
            ops.push(Op::SetFont { font: PdfFontHandle::External(face), size: Pt(9.0) });
            ops.push(Op::SetTextCursor { pos: Point::new(Mm(12.0), Mm(down)) });
            ops.push(Op::ShowText { items: vec![TextItem::Text(line.clone())] });
        }
        ops.push(Op::EndTextSection);
        PdfPage::new(Mm(210.0), Mm(297.0), ops)
    });
    let drawn = drawn.collect();
    document.with_pages(drawn).save(&PdfSaveOptions::default(), &mut Vec::new()).len()
}

/// Of sheets of the ten-year shop, as its cashier prints them.
pub fn of_a_visit(print: impl Fn(i64) -> Vec<u8>, sheets: &[i64]) -> Row {
    let fonts = FONTS.map(|bytes| ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).expect("a font"));
    let (mut largest, mut texts) = (0, Vec::new());
    for sheet in sheets.iter().take(10) {
        let pdf = print(*sheet);
        let text = lines_of(&pdf);
        largest = largest.max(pdf.len() / text.len().max(1));
        texts.push(text);
    }
    let ours = timed(100, |round| {
        black_box(print(sheets[round % sheets.len()]));
    });
    let plain = timed(100, |round| {
        black_box(bare(&fonts, &texts[round % texts.len()]));
    });
    let pages: usize = texts.iter().map(Vec::len).sum();
    println!("ten sheets have {pages} pages, of {largest} bytes at most");
    Row::paper("settlement sheet of a visit", ours, plain, MAX_WAIT).at_most(largest, MAX_PAGE)
}

/// Of a visit that has more lines than any of ten years.
pub fn four_hundred_lines() -> Row {
    let fonts = FONTS.map(|bytes| ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).expect("a font"));
    let lines: Vec<_> = (0..LONG).map(|_| figures(LineKind::Part, 12_999)).collect();
    let till = Till::with(&lines);
    till.bill(0, 0);
    let session = till.session("cashier");
    let print =
        || features::papers::document(&till.shop, &session, SHEET, 1, None).expect("the sheet prints");
    let text = lines_of(&print().bytes);
    assert!(text.len() > 8, "four hundred lines are many pages: {}", text.len());
    let ours = timed(20, |_| {
        black_box(print());
    });
    let plain = timed(20, |_| {
        black_box(bare(&fonts, &text));
    });
    Row::paper("settlement sheet of 400 lines", ours, plain, MAX_WAIT_OF_LONG)
}

//! A printer measured once with a ruler, and made good on every paper since.

use super::jobs::{PrintAsked, written};
use super::printers::there;
use crate::papers::PaperContext;
use documents::calibration_page::{CalibrationMarks, CalibrationPage};
use documents::{Content, Correction, Form, PageSize};
use domain::print_job::{PrintJob, ToPrint};
use domain::printer::{Measured, PrinterCorrection};
use domain::printer_address::PrinterAddress;
use domain::refusal::{FieldProblem, Refusal};
use kernel::clock::present_in;
use kernel::command::MANAGER;
use kernel::error::{Error, Result};
use kernel::host::{Task, Write};
use kernel::shop::Shop;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// By what it stands among the jobs; it is no paper of the shop.
pub const CALIBRATION_PAGE: &str = "calibration_page";
const TITLE: &str = "打印校准页";

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PrintCalibrationPage {
    #[serde(flatten)]
    pub address: PrinterAddress,
    #[ts(type = "PaperSize")]
    pub size: String,
    /// As papers come out of it now, to see whether they come out right.
    pub corrected: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CorrectPrinter {
    #[serde(flatten)]
    pub address: PrinterAddress,
    #[ts(type = "PaperSize")]
    pub size: String,
    /// What was measured, in tenths of a millimetre; nothing makes it print as it did at first.
    #[ts(optional = nullable)]
    pub measured: Option<MeasuredPage>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct MeasuredPage {
    pub left: i64,
    pub top: i64,
    pub length: i64,
}

/// For the screens, which ask for what was measured beside what should be.
pub fn calibration_marks() -> serde_json::Value {
    let of = |size: PageSize| {
        let marks = CalibrationMarks::on(size);
        let told =
            serde_json::json!({ "left": marks.from_left, "top": marks.from_top, "length": marks.across });
        (size.name().to_owned(), told)
    };
    serde_json::Value::Object(PageSize::ALL.into_iter().map(of).collect())
}

fn size_named(name: &str) -> Result<PageSize> {
    let found = PageSize::ALL.into_iter().find(|size| size.name() == name);
    Ok(found.ok_or_else(|| Refusal::bad("size", FieldProblem::Unknown))?)
}

/// The page that is measured, straight or as papers come out now.
///
/// # Errors
/// `BadField` for the size or the printer.
pub fn print_calibration_page(cx: &Task, ask: PrintCalibrationPage) -> Result<PrintAsked> {
    let size = size_named(&ask.size)?;
    let address = ask.address.checked()?;
    let what = ToPrint {
        kind: CALIBRATION_PAGE.to_owned(),
        document_id: i64::from(ask.corrected),
        edition: None,
        size: size.name().to_owned(),
        number: address.printer.clone(),
        title: format!("{TITLE} {}", address.printer),
        address,
        copies: 1,
    };
    written(cx, what)
}

/// The page of a job, straight or as papers come out now.
pub(super) fn page(shop: &Shop, job: &PrintJob, correction: Correction) -> Result<Vec<u8>> {
    let correction = if job.document_id == 0 { Correction::NONE } else { correction };
    let size = size_named(&job.size)?;
    let page = shop.db.read(|r| -> Result<CalibrationPage> {
        let context = PaperContext::of(r, present_in(r, shop.clock.as_ref())?)?;
        Ok(CalibrationPage {
            head: context.head(),
            printer: job.address.printer.clone(),
            printed_at: context.time(context.now),
        })
    })?;
    page.draw(Form { correction, ..Form::new(TITLE, size) }).map_err(Error::fault)
}

/// From what was measured on that page; nothing measured takes the correction off.
///
/// # Errors
/// `BadField` for the size, the printer or what was measured, `NotFound`, `Conflict`.
pub fn correct_printer(cx: &Write, ask: CorrectPrinter) -> Result<PrinterCorrection> {
    let marks = CalibrationMarks::on(size_named(&ask.size)?);
    let address = there(cx.w, ask.address)?;
    let before = PrinterCorrection { version: ask.version, ..cx.w.correction_of(&address)? };
    let mut next = match ask.measured {
        None => {
            PrinterCorrection { id: before.id, version: before.version, ..PrinterCorrection::none(&address) }
        }
        Some(found) => before.measured(&Measured {
            left: (i64::from(marks.from_left) * 10, found.left),
            top: (i64::from(marks.from_top) * 10, found.top),
            length: (i64::from(marks.across) * 10, found.length),
        })?,
    };
    if next.id.0 == 0 {
        cx.w.insert(&mut next)?;
        return Ok(next);
    }
    cx.w.update(&next)?;
    Ok(cx.w.get(next.id.0)?)
}

kernel::commands! {
    task print_calibration_page(PrintCalibrationPage) -> PrintAsked, MANAGER, changes [Printing];
    write correct_printer(CorrectPrinter) -> PrinterCorrection, MANAGER, changes [Printing];
}

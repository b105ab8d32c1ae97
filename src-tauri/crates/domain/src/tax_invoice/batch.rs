//! What of a sheet goes into a row of the tax bureau's batch template, and what is
//! wrong or missing in it. Nothing is made up: what nobody told the shop stays
//! empty and is named.

use super::balance::Invoiceable;
use super::buyer::{BuyerFigures, MAX_TITLE_LEN, check_tax_number};
use super::number::tidy;
use super::prepaid::{self, OpenReceipt};
use crate::ids::TaxCodeId;
use crate::line::{LineKind, Payer};
use crate::money::{Money, Rate};
use crate::refusal::{FieldProblem, Refusal};
use crate::settlement::{Settlement, SheetLine};
use crate::tax::PriceBasis;
use crate::tax_number_problem::TaxNumberProblem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the template takes as a serial number, in characters.
pub const MAX_SERIAL_LEN: usize = 20;
const MAX_ITEM_NAME: usize = 100;
/// 商品和服务税收分类编码 has nineteen digits.
pub const TAX_CODE_DIGITS: usize = 19;

/// Under which of the bureau's codes the shop's lines of a kind go. The shop's
/// accountant knows it, nobody else does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxCode {
    pub id: TaxCodeId,
    pub line_kind: LineKind,
    /// Empty where it was taken out again.
    pub tax_code: String,
    pub version: i64,
}

/// # Errors
/// Anything but nineteen digits; nothing at all is fine.
pub fn checked_tax_code(text: &str) -> Result<String, Refusal> {
    let code = tidy(text);
    if code.is_empty() || code.len() == TAX_CODE_DIGITS && code.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(code);
    }
    let problem = if code.bytes().all(|b| b.is_ascii_digit()) {
        if code.len() < TAX_CODE_DIGITS { FieldProblem::TooShort } else { FieldProblem::TooLong }
    } else {
        FieldProblem::NotDigits
    };
    Err(Refusal::bad("tax_code", problem))
}

/// One invoice as the bureau is asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    pub serial: String,
    pub is_special: bool,
    pub buyer: BuyerFigures,
    pub items: Vec<BatchItem>,
}

/// One line of it, with the tax in its amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchItem {
    pub name: String,
    pub tax_code: String,
    pub specification: String,
    pub unit: String,
    /// Both or neither: where they make the amount to the fen.
    pub quantity_and_price: Option<(String, Money)>,
    pub amount: Money,
    /// None where nothing was sold yet, 不征税: how the template wants that said is not
    /// known, and the place stays empty.
    pub rate: Option<Rate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum BatchProblem {
    /// Nobody's name to make it out to.
    NoTitle,
    TitleTooLong,
    BuyerTaxNumber {
        problem: TaxNumberProblem,
    },
    /// A shop with a long prefix: the bureau takes twenty characters.
    SerialTooLong {
        serial: String,
    },
    /// It does not stand, or is the shop's own.
    NotInvoiced,
    /// All of it is invoiced.
    NothingLeft,
    /// Which of its several lines are invoiced nobody knows, and they differ in rate or code.
    PartlyInvoiced,
    /// The same of those that prepaid money, a gift or a voucher paid.
    PartlyPrepaid {
        amount: Money,
    },
    /// Prepaid money takes no special invoice.
    PrepaidNoSpecial,
    /// 不征税 is to be chosen in the template by hand.
    NoUntaxedRate,
    /// Nothing on it costs anything.
    NoLines,
    ItemWithoutName,
    ItemNameTooLong {
        name: String,
    },
    /// The bureau takes none below zero.
    ItemBelowZero {
        name: String,
    },
    /// No code of the bureau is told for lines of this kind: the place stays empty.
    NoTaxCode {
        line_kind: LineKind,
    },
    /// Number and price do not make the amount, as something was taken off, a part of it is
    /// invoiced elsewhere, or the price is without the tax and rounds otherwise: both places
    /// stay empty, of this line and so many in all.
    NoQuantity {
        name: String,
        lines: usize,
    },
}

impl BatchProblem {
    /// Whether the row is not filled; what is only missing stays empty.
    pub const fn is_wrong(&self) -> bool {
        !matches!(self, Self::NoTaxCode { .. } | Self::NoUntaxedRate | Self::NoQuantity { .. })
    }
}

/// A row with all that there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRow {
    pub row: BatchRow,
    pub problems: Vec<BatchProblem>,
}

impl CheckedRow {
    pub fn is_right(&self) -> bool {
        !self.problems.iter().any(BatchProblem::is_wrong)
    }

    pub fn amount(&self) -> Money {
        self.row.items.iter().map(|item| item.amount).sum()
    }

    /// Under a serial of its own, which is looked at as the first one was.
    #[must_use]
    pub fn under(mut self, number: &str, asked_before: usize) -> Self {
        self.problems.retain(|problem| !matches!(problem, BatchProblem::SerialTooLong { .. }));
        self.row.serial = checked_serial(number, asked_before, &mut self.problems);
        self
    }
}

/// By what the bureau's answer finds its sheets or its receipt again: the number of the
/// first, and behind it how often that was invoiced or asked for before.
pub fn serial_of(number: &str, asked_before: usize) -> String {
    if asked_before == 0 { number.to_owned() } else { format!("{number}-{}", asked_before + 1) }
}

/// More often than that no serial says it.
pub const MAX_TIMES: usize = 998;

/// The number in such a serial.
pub fn number_in(serial: &str) -> &str {
    match serial.rsplit_once('-') {
        Some((number, times))
            if !times.is_empty() && times.len() <= 3 && times.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            number
        }
        _ => serial,
    }
}

/// The row of a sheet. Of one that is invoiced in part, or was paid with prepaid money in
/// part, the rest is said in one line, where all its lines go under one rate and one code:
/// an invoice of a part names an amount, and which lines that was nobody knows. Where they
/// do not, the rest is made by hand.
pub fn checked_row(
    sheet: &Settlement,
    invoices_before: usize,
    buyer: Option<BuyerFigures>,
    is_special: bool,
    codes: &[TaxCode],
) -> CheckedRow {
    let mut problems = Vec::new();
    let serial = checked_serial(&sheet.number, invoices_before, &mut problems);
    let lines: Vec<&SheetLine> =
        sheet.content.lines.iter().filter(|line| line.charged != Money::ZERO).collect();
    let left = sheet.left_to_invoice();
    let is_rest = left != sheet.total && left > Money::ZERO;
    let rest = rest_of(&lines, left, codes).filter(|_| is_rest);
    if !sheet.is_active() || sheet.payer == Payer::Shop {
        problems.push(BatchProblem::NotInvoiced);
    } else if left == Money::ZERO {
        problems.push(BatchProblem::NothingLeft);
    } else if is_rest && rest.is_none() && !lines.is_empty() {
        problems.push(match sheet.invoiced {
            Money::ZERO => BatchProblem::PartlyPrepaid { amount: sheet.not_invoiced },
            _ => BatchProblem::PartlyInvoiced,
        });
    }
    let buyer = checked_buyer(buyer, is_special, &mut problems);
    let charged: Vec<&SheetLine> = match &rest {
        Some(rest) => vec![rest],
        None => lines,
    };
    let mut items: Vec<BatchItem> = charged.iter().map(|line| item_of(line, codes, &mut problems)).collect();
    if items.is_empty() {
        problems.push(BatchProblem::NoLines);
    }
    if rest.is_some() {
        // Number and price would make the whole of it.
        for item in &mut items {
            item.quantity_and_price = None;
        }
    }
    let uncounted: Vec<&BatchItem> = items.iter().filter(|item| item.quantity_and_price.is_none()).collect();
    if let Some(first) = uncounted.first() {
        problems.push(BatchProblem::NoQuantity { name: first.name.clone(), lines: uncounted.len() });
    }
    CheckedRow { row: BatchRow { serial, is_special, buyer, items }, problems }
}

/// What is left of these lines as one: of a single one that line, of several `更换机油等3项`.
/// Nothing where they differ in rate or code, or have neither kind nor code in common.
fn rest_of(lines: &[&SheetLine], left: Money, codes: &[TaxCode]) -> Option<SheetLine> {
    let (first, others) = lines.split_first()?;
    let rest = SheetLine { charged: left, ..(*first).clone() };
    if others.is_empty() {
        return Some(rest);
    }
    let code = code_of(first.kind, codes);
    let is_alike = |line: &&SheetLine| {
        let same_code = line.kind == first.kind || !code.is_empty() && code_of(line.kind, codes) == code;
        line.tax_rate == first.tax_rate && same_code
    };
    let name = all_of_them(first.name.trim(), lines.len());
    let (specification, unit) = (String::new(), String::new());
    others.iter().all(is_alike).then_some(SheetLine { name, specification, unit, ..rest })
}

/// Short enough, whatever the first is called; one without a name stays so and is named.
fn all_of_them(first: &str, lines: usize) -> String {
    let ending = format!("等{lines}项");
    let room = MAX_ITEM_NAME.saturating_sub(ending.chars().count());
    let first: String = first.chars().take(room).collect();
    if first.is_empty() { first } else { first + &ending }
}

/// Empty where none is told.
fn code_of(kind: LineKind, codes: &[TaxCode]) -> &str {
    codes.iter().find(|code| code.line_kind == kind).map_or("", |code| &code.tax_code)
}

/// The row of a receipt of prepaid money: one line, under the bureau's code for it. A
/// part of it that was invoiced before is no matter, since there are no lines to tell
/// apart.
pub fn checked_prepaid_row(
    receipt: &OpenReceipt,
    invoices_before: usize,
    buyer: Option<BuyerFigures>,
    is_special: bool,
) -> CheckedRow {
    let mut problems = Vec::new();
    let serial = checked_serial(&receipt.number, invoices_before, &mut problems);
    if is_special {
        problems.push(BatchProblem::PrepaidNoSpecial);
    }
    let amount = receipt.left_to_invoice();
    if amount == Money::ZERO {
        problems.push(BatchProblem::NothingLeft);
    }
    let buyer = checked_buyer(buyer, is_special, &mut problems);
    problems.push(BatchProblem::NoUntaxedRate);
    let item = BatchItem {
        name: prepaid::ITEM_NAME.to_owned(),
        tax_code: prepaid::TAX_CODE.to_owned(),
        specification: String::new(),
        unit: String::new(),
        quantity_and_price: None,
        amount,
        rate: None,
    };
    CheckedRow { row: BatchRow { serial, is_special, buyer, items: vec![item] }, problems }
}

fn checked_serial(number: &str, invoices_before: usize, problems: &mut Vec<BatchProblem>) -> String {
    let serial = serial_of(number, invoices_before);
    if serial.chars().count() > MAX_SERIAL_LEN {
        problems.push(BatchProblem::SerialTooLong { serial: serial.clone() });
    }
    serial
}

fn checked_buyer(
    buyer: Option<BuyerFigures>,
    is_special: bool,
    problems: &mut Vec<BatchProblem>,
) -> BuyerFigures {
    let nobody = BuyerFigures { title: String::new(), tax_number: String::new(), is_person: false };
    let buyer = buyer.unwrap_or(nobody);
    check_buyer(&buyer, is_special, problems);
    buyer
}

fn check_buyer(buyer: &BuyerFigures, is_special: bool, problems: &mut Vec<BatchProblem>) {
    match buyer.title.trim().chars().count() {
        0 => problems.push(BatchProblem::NoTitle),
        1..=MAX_TITLE_LEN => {}
        _ => problems.push(BatchProblem::TitleTooLong),
    }
    if let Err(problem) = check_tax_number(&buyer.tax_number, buyer.is_person && !is_special) {
        problems.push(BatchProblem::BuyerTaxNumber { problem });
    }
}

fn item_of(line: &SheetLine, codes: &[TaxCode], problems: &mut Vec<BatchProblem>) -> BatchItem {
    let name = line.name.trim().to_owned();
    match name.chars().count() {
        0 => problems.push(BatchProblem::ItemWithoutName),
        1..=MAX_ITEM_NAME => {}
        _ => problems.push(BatchProblem::ItemNameTooLong { name: name.clone() }),
    }
    if line.charged < Money::ZERO {
        problems.push(BatchProblem::ItemBelowZero { name: name.clone() });
    }
    let tax_code = code_of(line.kind, codes).to_owned();
    let missing = BatchProblem::NoTaxCode { line_kind: line.kind };
    if tax_code.is_empty() && !problems.contains(&missing) {
        problems.push(missing);
    }
    // The template reckons with the tax in it.
    let price = PriceBasis::TaxIncluded.price_from(line.price_basis, line.unit_price, line.tax_rate);
    let (counted, plain) = if line.kind.is_by_hours() {
        (price.times_hours(line.hours), line.hours.plain())
    } else {
        (price.times_quantity(line.quantity), line.quantity.plain())
    };
    BatchItem {
        name,
        tax_code,
        specification: line.specification.trim().to_owned(),
        unit: line.unit.trim().to_owned(),
        quantity_and_price: (counted == line.charged).then_some((plain, price)),
        amount: line.charged,
        rate: Some(line.tax_rate),
    }
}

/// `0.13`, as the template wants a rate.
pub fn rate_as_decimal(rate: Rate) -> String {
    let text = format!("{}.{:04}", rate.0 / 10_000, (rate.0 % 10_000).abs());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

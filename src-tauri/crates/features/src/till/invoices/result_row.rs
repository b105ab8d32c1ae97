//! What a row of the bureau's results says, as it stands there.

use super::columns::{Column, Header};
use super::record::{RecordRedInvoice, RecordTaxInvoice};
use chrono::NaiveDate;
use domain::dates::written_day;
use domain::ids::{PrepaidReceiptId, SettlementId};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::buyer::StatedBuyer;
use domain::tax_invoice::number::{checked_number, reversed_in, tidy};
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct InvoiceResult {
    /// As a spreadsheet counts.
    pub row: i64,
    pub serial: String,
    /// The first sheet it is of, or the receipt of prepaid money.
    pub settlement_id: Option<SettlementId>,
    pub prepaid_receipt_id: Option<PrepaidReceiptId>,
    pub subject_number: String,
    /// What the bureau says of it where it issued none.
    pub reason: String,
    /// What would be recorded, as far as the file says it.
    pub invoice_number: String,
    /// The number of the invoice a red one takes back; empty otherwise.
    pub reverses: String,
    pub buyer_title: String,
    pub issued_on: Option<NaiveDate>,
    pub amount: Option<Money>,
    /// All that is needed, and nothing against it.
    pub record: Option<RecordTaxInvoice>,
    /// The same of a red one.
    pub red: Option<RecordRedInvoice>,
    pub problem: Option<Refusal>,
}

pub struct ResultRow<'a> {
    pub row: spreadsheets::Row<'a>,
    pub header: &'a Header,
}

/// The number of an invoice that is not on the books yet.
pub struct NewNumber {
    pub kind: TaxInvoiceKind,
    pub invoice_code: String,
    pub number: String,
}

pub fn missing(field: &str) -> Refusal {
    Refusal::bad(field, FieldProblem::Empty)
}

impl ResultRow<'_> {
    pub fn cell(&self, column: Column) -> &str {
        self.header.cell(&self.row, column)
    }

    /// With the tax: said so, or the two parts of it. Of what is not taxed the bureau
    /// writes stars, or nothing, in the place of the tax.
    pub fn gross(&self, is_taxed: bool) -> Option<Money> {
        let amount = |column| Money::parse(self.cell(column)).ok();
        let tax = || amount(Column::Tax).or_else(|| (!is_taxed).then_some(Money::ZERO));
        amount(Column::Gross).or_else(|| Some(amount(Column::Amount)? + tax()?))
    }

    pub fn tax(&self) -> Option<Money> {
        Money::parse(self.cell(Column::Tax)).ok()
    }

    /// Some files have no column of the tax number at all.
    pub fn buyer(&self) -> StatedBuyer<'_> {
        let is_person = match self.cell(Column::IsPerson) {
            "是" => Some(true),
            "否" => Some(false),
            _ => None,
        };
        let (title, tax_number) = (self.cell(Column::Title), self.cell(Column::BuyerTaxNumber));
        StatedBuyer { title, tax_number, is_person }
    }

    pub fn serial(&self) -> &str {
        match self.cell(Column::Serial) {
            "" => self.cell(Column::Remark).split_whitespace().next().unwrap_or_default(),
            serial => serial,
        }
    }

    /// 红字: below zero, or called so. A blue one that was issued anew names the one before
    /// it too, so that a number says nothing of this.
    pub fn is_red(&self) -> bool {
        self.gross(false).is_some_and(|gross| gross < Money::ZERO) || self.cell(Column::IsPositive) == "否"
    }

    /// The code and the number of the invoice that a red one reverses.
    pub fn reversed(&self) -> (String, String) {
        let number = match self.cell(Column::BlueNumber) {
            "" => reversed_in(self.cell(Column::Remark)).unwrap_or_default(),
            number => tidy(number),
        };
        (tidy(self.cell(Column::BlueCode)), number)
    }

    /// # Errors
    /// A number that is none, is missing or is known, and a row that does not say of what
    /// kind it is.
    pub fn new_number(&self, cx: &Read, others: &[InvoiceResult]) -> Result<NewNumber> {
        let number = self.cell(Column::Number);
        if number.is_empty() {
            return Err(missing("number").into());
        }
        let kind =
            TaxInvoiceKind::from_words(self.cell(Column::Kind), number).ok_or_else(|| missing("kind"))?;
        let (invoice_code, number) = checked_number(kind, self.cell(Column::InvoiceCode), number)?;
        let again = |row: &InvoiceResult| {
            row.record.as_ref().is_some_and(|known| known.number == number)
                || row.red.as_ref().is_some_and(|known| known.number == number)
        };
        if cx.r.standing_tax_invoice(&number, &invoice_code)?.is_some() || others.iter().any(again) {
            return Err(Refusal::InvoiceKnown { number }.into());
        }
        Ok(NewNumber { kind, invoice_code, number })
    }

    /// # Errors
    /// None, or one that is no day.
    pub fn issued_on(&self) -> Result<NaiveDate> {
        match self.cell(Column::IssuedOn) {
            "" => Err(missing("issued_on").into()),
            day => written_day(day).ok_or_else(|| Refusal::bad("issued_on", FieldProblem::NotADate).into()),
        }
    }

    /// As it stands in the list of rows, before anything was found of it.
    pub fn shown(&self, is_taxed: bool) -> InvoiceResult {
        let has_number = !self.cell(Column::Number).is_empty();
        InvoiceResult {
            row: i64::from(self.row.number),
            serial: self.serial().to_owned(),
            settlement_id: None,
            prepaid_receipt_id: None,
            subject_number: String::new(),
            reason: if has_number { String::new() } else { self.cell(Column::Reason).to_owned() },
            invoice_number: self.cell(Column::Number).to_owned(),
            reverses: String::new(),
            buyer_title: self.cell(Column::Title).to_owned(),
            issued_on: written_day(self.cell(Column::IssuedOn)),
            amount: self.gross(is_taxed),
            record: None,
            red: None,
            problem: None,
        }
    }
}

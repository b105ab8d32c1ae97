//! 发票抬头: in whose name an invoice is made out, and the number under which that
//! buyer pays taxes.

use super::number::{narrow, tidy};
use crate::customer::CustomerKind;
use crate::ids::{CustomerId, InvoiceBuyerId};
use crate::line::Payer;
use crate::refusal::{FieldProblem, Refusal, required};
use crate::settlement::Settlement;
use crate::tax_number_problem::TaxNumberProblem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the bureau's template takes in a title.
pub const MAX_TITLE_LEN: usize = 100;

/// Kept with who pays, and offered with the next invoice: of a customer of the
/// shop, or of an insurer or a maker by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InvoiceBuyer {
    pub id: InvoiceBuyerId,
    pub customer_id: Option<CustomerId>,
    /// Of a payer who is no customer; empty otherwise.
    pub payer_name: String,
    pub title: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub tax_number: String,
    /// 自然人: a person needs no tax number.
    pub is_person: bool,
    pub version: i64,
}

/// As it is typed, before it is anybody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BuyerFigures {
    pub title: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub tax_number: String,
    pub is_person: bool,
}

impl BuyerFigures {
    /// # Errors
    /// No title, a wrong number, none where one is needed.
    pub fn checked(&self, is_special: bool) -> Result<Self, Refusal> {
        let title = required("buyer_title", &self.title, MAX_TITLE_LEN)?;
        let tax_number = tidy(&self.tax_number);
        check_tax_number(&tax_number, self.is_person && !is_special)
            .map_err(|problem| Refusal::BuyerTaxNumber { problem })?;
        Ok(Self { title, tax_number, is_person: self.is_person })
    }
}

/// What a file of the bureau's says of a buyer; what it does not say is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedBuyer<'a> {
    pub title: &'a str,
    pub tax_number: &'a str,
    /// 自然人标识. None where the file has no word of it.
    pub is_person: Option<bool>,
}

impl StatedBuyer<'_> {
    /// The buyer an invoice of the file is made out to. What the file leaves out comes
    /// from what is kept with whoever pays, where that is the same buyer; that somebody
    /// is a person is never taken from a missing number, since a firm without one would
    /// be kept as a person from then on.
    ///
    /// # Errors
    /// No title, or a number that neither the file says nor anything kept.
    pub fn with(self, kept: Option<BuyerFigures>) -> Result<BuyerFigures, Refusal> {
        let kept = kept.filter(|kept| self.may_be(kept));
        let title = match (self.title.trim(), &kept) {
            ("", None) => return Err(Refusal::bad("buyer_title", FieldProblem::Empty)),
            ("", Some(kept)) => kept.title.clone(),
            (title, _) => title.to_owned(),
        };
        let is_person = self.is_person.or(kept.as_ref().map(|kept| kept.is_person)).unwrap_or(false);
        let tax_number = match (tidy(self.tax_number), kept) {
            (told, Some(kept)) if told.is_empty() => kept.tax_number,
            (told, _) => told,
        };
        if tax_number.is_empty() && !is_person {
            return Err(Refusal::BuyerTaxNumber { problem: TaxNumberProblem::Missing });
        }
        Ok(BuyerFigures { title, tax_number, is_person })
    }

    /// Neither title nor number speaks against its being this one.
    fn may_be(&self, kept: &BuyerFigures) -> bool {
        let number = tidy(self.tax_number);
        match self.title.trim() {
            "" => number.is_empty() || number == tidy(&kept.tax_number),
            title => same_title(title, &kept.title),
        }
    }
}

/// Titles are written with brackets and blanks of both widths.
fn same_title(one: &str, other: &str) -> bool {
    let plain = |title: &str| -> String {
        title.chars().map(narrow).filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase()
    };
    plain(one) == plain(other)
}

/// Who pays, as far as it says in whose name an invoice is made out.
#[derive(Clone, Copy, Debug)]
pub struct NamedPayer<'a> {
    pub payer: Payer,
    /// Of the sheet: a customer, an insurer or a maker by name, a contract by its number.
    pub payer_name: &'a str,
    pub customer_name: &'a str,
    pub customer_kind: CustomerKind,
}

impl NamedPayer<'_> {
    /// For the next invoice of this payer: the buyer that is kept, or for the first one who
    /// pays. A firm is none of the people without a number, and what a contract pays is
    /// invoiced to its customer, as [`buyer_of`] has it.
    pub fn offered(&self, kept: Option<BuyerFigures>) -> BuyerFigures {
        if let Some(kept) = kept {
            return kept;
        }
        let is_customer = matches!(self.payer, Payer::Customer | Payer::Contract);
        let title = match self.payer {
            Payer::Contract => self.customer_name,
            Payer::Customer if self.payer_name.trim().is_empty() => self.customer_name,
            _ => self.payer_name,
        };
        BuyerFigures {
            title: title.to_owned(),
            tax_number: String::new(),
            is_person: is_customer && self.customer_kind == CustomerKind::Private,
        }
    }
}

/// Whose invoices a sheet's are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuyerOf {
    Customer(CustomerId),
    Named(String),
}

/// An insurer or a maker is known by name; one whose name nobody typed is nobody.
pub fn buyer_of(sheet: &Settlement) -> Option<BuyerOf> {
    match sheet.payer {
        Payer::Customer | Payer::Contract => Some(BuyerOf::Customer(sheet.customer_id)),
        Payer::Shop => None,
        Payer::Insurer | Payer::Manufacturer => {
            let name = sheet.payer_name.trim();
            (!name.is_empty()).then(|| BuyerOf::Named(name.to_owned()))
        }
    }
}

impl InvoiceBuyer {
    pub fn figures(&self) -> BuyerFigures {
        let Self { title, tax_number, is_person, .. } = self;
        BuyerFigures { title: title.clone(), tax_number: tax_number.clone(), is_person: *is_person }
    }
}

/// A number that went through [`tidy`].
///
/// # Errors
/// What is wrong with it.
pub fn check_tax_number(number: &str, may_be_missing: bool) -> Result<(), TaxNumberProblem> {
    let is_plain = |c: u8| c.is_ascii_digit() || c.is_ascii_uppercase();
    match number.len() {
        0 if may_be_missing => Ok(()),
        0 => Err(TaxNumberProblem::Missing),
        _ if !number.bytes().all(is_plain) => Err(TaxNumberProblem::WrongCharacter),
        // Numbers of before 2015: six digits of the place and the code of the
        // organisation, or an identity number with or without two more.
        15 | 17 | 20 => Ok(()),
        18 => check_eighteen(number.as_bytes()),
        _ => Err(TaxNumberProblem::WrongLength),
    }
}

/// The letters of GB 32100: all but those that look like a digit or each other.
const LETTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// 统一社会信用代码, or the identity number under which a sole trader pays taxes.
fn check_eighteen(number: &[u8]) -> Result<(), TaxNumberProblem> {
    if is_identity_number(number) {
        return Ok(());
    }
    let value = |letter: &u8| LETTERS.iter().position(|known| known == letter);
    let values: Option<Vec<usize>> = number.iter().map(value).collect();
    let Some((last, first)) = values.as_deref().and_then(<[usize]>::split_last) else {
        return Err(TaxNumberProblem::WrongCharacter);
    };
    let sum: usize = first.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    if (31 - sum % 31) % 31 == *last { Ok(()) } else { Err(TaxNumberProblem::WrongCheck) }
}

/// GB 11643: seventeen digits and their check, which may be X for ten.
fn is_identity_number(number: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let Some((last, first)) = number.split_last() else { return false };
    let sum: Option<u32> = first
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| char::from(*digit).to_digit(10).map(|digit| digit * weight))
        .sum();
    sum.is_some_and(|sum| CHECKS.get(sum as usize % CHECKS.len()) == Some(last))
}

//! The red rows of the bureau's results: each finds what it reverses by the number of
//! that invoice, for a red one has no serial of the shop's.

use super::books::{OnTheBooks, load_all};
use super::columns::Column;
use super::matched::{ResultSubject, found};
use super::record::RecordRedInvoice;
use super::result_row::{InvoiceResult, ResultRow, missing};
use domain::ids::TaxInvoiceId;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::Settlement;
use domain::tax_invoice::balance::{RequestedAmount, check_red};
use domain::tax_invoice::number::tidy;
use domain::tax_invoice::prepaid::{OpenReceipt, check_prepaid};
use domain::tax_invoice::put_right::reversed_of_due;
use domain::tax_invoice::sales::OpenSale;
use domain::tax_invoice::{StandingShare, TaxInvoice, checked_tax};
use kernel::error::{Error, Result};
use kernel::host::Read;

/// None where it has nothing to do with this shop's sheets. `others` are the red rows
/// before it, `blues` all that reverse nothing.
///
/// # Errors
/// Only what the file itself fails with: what is wrong with the row stands in it.
pub fn reversing(
    cx: &Read,
    said: &ResultRow<'_>,
    others: &[InvoiceResult],
    blues: &[ResultRow<'_>],
) -> Result<Option<InvoiceResult>> {
    let (code, number) = said.reversed();
    if let Some(blue) = cx.r.standing_tax_invoice(&number, &code)? {
        let is_prepaid = Settlement::ids_of(cx.r, blue.id)?.is_empty();
        if !OpenSale::ids_of(cx.r, blue.id)?.is_empty() {
            // What was sold over the counter is asked for by hand, and reversed by hand.
            return Ok(None);
        }
        return Ok(Some(match is_prepaid {
            true => result::<OpenReceipt>(cx, said, &blue, others)?,
            false => result::<Settlement>(cx, said, &blue, others)?,
        }));
    }
    // Of ours it is where its own serial says so, or that of what it reverses.
    let told = |blue: &&ResultRow<'_>| !number.is_empty() && tidy(blue.cell(Column::Number)) == number;
    let ours = match found(cx.r, said.serial())? {
        Some(_) => true,
        None => match blues.iter().find(told) {
            Some(blue) => found(cx.r, blue.serial())?.is_some(),
            None => false,
        },
    };
    let problem = match number.is_empty() {
        true => Refusal::RedOfNothing { number: said.cell(Column::Number).to_owned() },
        false => Refusal::ReversedUnknown { number: number.clone() },
    };
    Ok(ours.then(|| InvoiceResult { reverses: number, problem: Some(problem), ..said.shown(true) }))
}

fn result<S: ResultSubject>(
    cx: &Read,
    said: &ResultRow<'_>,
    blue: &TaxInvoice,
    others: &[InvoiceResult],
) -> Result<InvoiceResult> {
    let ids = S::ids_of(cx.r, blue.id)?;
    let loaded = load_all::<S>(cx.r, ids.iter().copied());
    let numbers: Vec<String> = match &loaded {
        Ok((all, _)) => all.iter().map(|of| of.number().to_owned()).collect(),
        Err(_) => Vec::new(),
    };
    let found = loaded.and_then(|loaded| recordable::<S>(cx, said, blue, loaded, others));
    let (red, problem) = match found {
        Ok(red) => (Some(red), None),
        Err(Error::Refused(problem)) => (None, Some(problem)),
        Err(fault) => return Err(fault),
    };
    let (settlement_id, prepaid_receipt_id) = ids.first().map_or((None, None), |id| S::names(*id));
    Ok(InvoiceResult {
        settlement_id,
        prepaid_receipt_id,
        subject_number: numbers.join("、"),
        reverses: blue.number.clone(),
        red,
        problem,
        ..said.shown(S::IS_TAXED)
    })
}

/// # Errors
/// What is missing in the row, or what stands against recording it.
fn recordable<S: ResultSubject>(
    cx: &Read,
    said: &ResultRow<'_>,
    blue: &TaxInvoice,
    (of, mut shares): (Vec<S>, Vec<StandingShare<S::Id>>),
    others: &[InvoiceResult],
) -> Result<RecordRedInvoice> {
    let new = said.new_number(cx, others)?;
    let issued_on = said.issued_on()?;
    let positive = |amount: Money| Money(amount.fen().abs());
    let amount = said.gross(S::IS_TAXED).map(positive).ok_or_else(|| missing("amount"))?;
    let tax = checked_tax(said.tax().map(positive), amount)?;
    if !S::IS_TAXED {
        check_prepaid(new.kind.is_special(), tax)?;
    }
    let reds = others.iter().filter_map(|row| row.red.as_ref()).filter(|red| red.red_of == blue.id);
    shares.extend(reds.flat_map(S::of_red).map(|RequestedAmount { stands_for, amount }| StandingShare {
        tax_invoice_id: TaxInvoiceId(0),
        red_of: Some(blue.id),
        stands_for,
        amount: -amount,
    }));
    let asked = reversed_of_due(blue, &of, &shares, amount)?;
    check_red(blue, &asked, &shares, issued_on, cx.today()?)?;
    let (sheets, receipts) = S::amounts(&asked);
    let (kind, invoice_code, number) = (new.kind, new.invoice_code, new.number);
    Ok(RecordRedInvoice { red_of: blue.id, kind, invoice_code, number, issued_on, tax, sheets, receipts })
}

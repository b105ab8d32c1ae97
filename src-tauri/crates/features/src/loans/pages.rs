//! What there is to lend, and who has what: late ones first.

use super::lend::{LOANS, ONE};
use domain::catalogue::Part;
use domain::customer::Customer;
use domain::ids::{LoanId, PersonId};
use domain::loan::{KEEPS_UNITS, Loan, LoanUnit};
use domain::stock::demand::check_promised;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What came back of late.
const MAX_BACK: i64 = 100;

/// All there is to lend, with who has it.
#[derive(Debug, Serialize, TS)]
pub struct LoanUnits {
    pub units: Vec<LoanUnitRow>,
    /// Whoever asks says what there is to lend.
    pub may_keep: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct LoanUnitRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub unit: LoanUnit,
    /// The name of the part that stock is kept of.
    pub part_name: String,
    /// A visit waits for it: it is lent only where that is meant.
    pub is_promised: bool,
    pub out: Option<LoanRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct LoanRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub loan: Loan,
    pub unit_name: String,
    pub customer_name: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub customer_phone: String,
    pub order_number: String,
    /// It was to be back by now.
    pub is_late: bool,
}

/// Those that are out, or those that came back.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskLoans {
    pub back: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct Loans {
    pub loans: Vec<LoanRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskLoan {
    pub id: LoanId,
}

#[derive(Debug, Serialize, TS)]
pub struct LoanPage {
    pub row: LoanRow,
    pub unit: LoanUnit,
    pub lent_by_name: String,
    pub back_by_name: String,
}

fn row(cx: &Read, loan: Loan) -> Result<LoanRow> {
    let unit: LoanUnit = cx.r.get(loan.loan_unit_id.0)?;
    let customer: Customer = cx.r.get(loan.customer_id.0)?;
    let order = loan.work_order_id.map(|id| cx.r.get::<WorkOrder>(id.0)).transpose()?;
    Ok(LoanRow {
        unit_name: unit.name,
        customer_name: customer.name,
        customer_phone: customer.phone,
        order_number: order.map(|order| order.number).unwrap_or_default(),
        is_late: loan.is_late(cx.today()?),
        loan,
    })
}

/// What the shop lends, and who has it.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_loan_units(cx: &Read, _: AskNothing) -> Result<LoanUnits> {
    let (today, mut units) = (cx.today()?, Vec::new());
    for unit in cx.r.loan_units()? {
        let part = unit.part_id.map(|id| cx.r.get::<Part>(id.0)).transpose()?;
        let there = unit.part_id.map(|id| cx.r.availability(&[id], today)).transpose()?;
        let is_promised = there
            .iter()
            .flatten()
            .any(|of| of.usable >= ONE && check_promised(&unit.name, of.free(), ONE, false).is_err());
        let out = cx.r.loan_out_of(unit.id)?.map(|loan| row(cx, loan)).transpose()?;
        units.push(LoanUnitRow {
            part_name: part.map(|part| part.terms.name).unwrap_or_default(),
            is_promised,
            out,
            unit,
        });
    }
    Ok(LoanUnits { units, may_keep: KEEPS_UNITS.iter().any(|role| cx.roles().contains(role)) })
}

/// Loans that are out, the first to come back before the others; or those that came back.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_loans(cx: &Read, ask: AskLoans) -> Result<Loans> {
    let found = if ask.back { cx.r.loans_back(MAX_BACK)? } else { cx.r.loans_out()? };
    let loans = found.into_iter().map(|loan| row(cx, loan)).collect::<Result<_>>()?;
    Ok(Loans { loans })
}

/// One loan with what was agreed, how it went out and how it came back.
///
/// # Errors
/// `NotFound`.
pub fn get_loan(cx: &Read, ask: AskLoan) -> Result<LoanPage> {
    let loan: Loan = cx.r.get(ask.id.0)?;
    let people = cx.r.people()?;
    let name = |id: Option<PersonId>| {
        let found = people.iter().find(|person| Some(person.id) == id);
        found.map(|person| person.name.clone()).unwrap_or_default()
    };
    Ok(LoanPage {
        unit: cx.r.get(loan.loan_unit_id.0)?,
        lent_by_name: name(Some(loan.lent_by)),
        back_by_name: name(loan.back_by),
        row: row(cx, loan)?,
    })
}

kernel::commands! {
    read list_loan_units(AskNothing) -> LoanUnits, LOANS,
        shows [Loans Customers Visits Catalogue Stock Purchasing Shop];
    read list_loans(AskLoans) -> Loans, LOANS, shows [Loans Customers Visits Shop];
    read get_loan(AskLoan) -> LoanPage, LOANS, shows [Loans Customers Visits People Shop];
}

//! What one payer's account says of some days, from its movements alone.

use domain::account::statement::{AccountStatement, StatementFigures, figures};
use domain::account::{AccountSubject, Debtor, movement::AccountMovement};
use domain::customer::Customer;
use domain::dates::{ShopZone, day_range_utc, local_day};
use domain::merge::MergedKind;
use domain::refusal::Refusal;
use kernel::error::Result;
use storage::{AccountDays, MovementRow, OpenAt, Reader};

pub struct StatementContent {
    pub figures: StatementFigures,
    pub moved: Vec<MovementRow>,
    pub open: Vec<OpenAt>,
}

/// The customer whose account it is; what was stated before they were merged is theirs still.
///
/// # Errors
/// `NotFound` for a customer who is not there.
pub fn customer_of(r: &Reader<'_>, debtor: &Debtor) -> Result<Option<Customer>> {
    let Some(id) = debtor.customer_id else { return Ok(None) };
    Ok(Some(r.get(r.stands_for(MergedKind::Customer, id.0)?)?))
}

/// A payer as lists and papers call them.
///
/// # Errors
/// `NotFound` for a customer who is not there.
pub fn name_of(r: &Reader<'_>, debtor: &Debtor) -> Result<String> {
    Ok(customer_of(r, debtor)?.map_or_else(|| debtor.payer_name.clone(), |customer| customer.name))
}

/// What a row of what is open is of.
pub fn subject_of(open: &OpenAt) -> Option<AccountSubject> {
    AccountSubject::of(open.settlement_id, open.counter_sale_id)
}

/// The days as the statement names them; it need not be kept yet.
///
/// # Errors
/// Only what the file itself fails with.
pub fn stated(r: &Reader<'_>, statement: &AccountStatement, zone: ShopZone) -> Result<StatementContent> {
    let days = AccountDays {
        of: &statement.debtor,
        last: statement.last_movement_id,
        after: statement.after_movement_id,
        from: day_range_utc(statement.first_day, zone).0,
        to: day_range_utc(statement.last_day, zone).1,
    };
    let (moved, open) = (r.moved_on_account(&days)?, r.open_on_account_after(&days)?);
    let movements: Vec<AccountMovement> = moved.iter().map(|row| row.movement.clone()).collect();
    let sheets: Vec<_> = open
        .iter()
        .filter_map(|of| Some((subject_of(of)?, local_day(of.issued_at, zone), of.amount)))
        .collect();
    let opening = r.on_account_before(&days)?;
    let figures = figures(opening, &movements, &sheets, statement.term_days, statement.last_day);
    Ok(StatementContent { figures, moved, open })
}

/// One that was kept says what it said when it was made out, or nothing.
///
/// # Errors
/// `Damaged` where it says something else by now.
pub fn stated_as_kept(
    r: &Reader<'_>,
    statement: &AccountStatement,
    zone: ShopZone,
) -> Result<StatementContent> {
    let stated = stated(r, statement, zone)?;
    let as_kept = stated.figures.opening == statement.opening && stated.figures.closing == statement.closing;
    if !as_kept {
        let number = statement.number.clone();
        return Err(Refusal::Damaged { entity: "account_statement".to_owned(), number }.into());
    }
    Ok(stated)
}

//! The sheets of a visit as its page shows them, and what may pay them.

use super::{SheetRow, StoredOwner};
use domain::account::limit::AccountRoom;
use domain::credit::credit_of;
use domain::customer::Customer;
use domain::ids::PaymentId;
use domain::line::Payer;
use domain::money::Money;
use domain::role::Role;
use domain::settlement::{Payment, Settlement};
use domain::sheet_money::set_free_by_void;
use domain::stored_value::balance_of;
use kernel::error::Result;
use storage::Reader;

pub(super) fn sheet_row(
    sheet: &Settlement,
    payments: &[Payment],
    sheets: &[Settlement],
    ended: Option<i64>,
    roles: &[Role],
) -> SheetRow {
    SheetRow {
        is_active: sheet.is_active(),
        owed: sheet.owed_now(),
        stored: None,
        room: None,
        set_free: set_free_by_void(sheet, payments),
        credit: credit_of(sheet.payer, &sheet.payer_name, payments, sheets),
        voiding_ended: ended.filter(|_| sheet.is_active()),
        actions: sheet.actions(roles, ended.is_some()),
        sheet: sheet.clone(),
    }
}

/// What its customer has stored, where there is any and it may pay the sheet.
pub(super) fn stored_for(r: &Reader<'_>, sheet: &Settlement) -> Result<Option<StoredOwner>> {
    if sheet.payer != Payer::Customer || !sheet.is_active() {
        return Ok(None);
    }
    let balance = balance_of(&r.stored_value_of(sheet.customer_id)?);
    if balance.total <= Money::ZERO {
        return Ok(None);
    }
    let Customer { name, phone, .. } = r.get(sheet.customer_id.0)?;
    Ok(Some(StoredOwner { name, phone, balance }))
}

/// What a sheet may go on account of its customer, where that has an end.
pub(super) fn room_for(r: &Reader<'_>, sheet: &Settlement) -> Result<Option<AccountRoom>> {
    if sheet.payer != Payer::Customer || sheet.owed_now() <= Money::ZERO {
        return Ok(None);
    }
    let customer: Customer = r.get(sheet.customer_id.0)?;
    if customer.account_limit.is_none() {
        return Ok(None);
    }
    Ok(Some(AccountRoom::of(&customer, r.unpaid_on_account(customer.id)?)))
}

/// Of what was taken at once over several visits the paper bears the number of the first
/// receipt, which may be another visit's.
pub(super) fn first_receipts(r: &Reader<'_>, payments: &[Payment]) -> Result<Vec<Payment>> {
    let mut firsts: Vec<PaymentId> = payments.iter().filter_map(|payment| payment.taken_with).collect();
    firsts.retain(|first| payments.iter().all(|payment| payment.id != *first));
    firsts.dedup();
    firsts.into_iter().map(|first| Ok(r.get::<Payment>(first.0)?)).collect()
}

//! What stands under a sum and goes along when two records become one, or two again: each is looked
//! at before, and put under its sum with whose it is now. What it says of money never changes.

use super::contracts::{contract_is_intact, sum_of_contract};
use super::counter_sales::{sale_is_intact, sum_of_sale};
use super::sheets::{damaged, payment_is_intact, sum_of_payment, sum_of_standing};
use super::vouchers::{sum_of_voucher, voucher_is_intact};
use domain::counter_sale::CounterSale;
use domain::ids::{CustomerId, VehicleId};
use domain::merge::MergedKind;
use domain::service_contract::ServiceContract;
use domain::settlement::{Payment, Settlement};
use domain::voucher::Voucher;
use kernel::error::Result;
use storage::Writer;

/// Rows of one table name the one record instead of the other; what names a third by now is left
/// alone.
///
/// # Errors
/// `Damaged` where one of them does not say what was written.
pub fn pass_on(
    w: &Writer<'_>,
    kind: MergedKind,
    table: &str,
    ids: &[i64],
    [from, to]: [i64; 2],
) -> Result<()> {
    let customers = [CustomerId(from), CustomerId(to)];
    match (kind, table) {
        (MergedKind::Customer, "settlement") => each(ids, |id| sheet(w, id, customers)),
        (MergedKind::Customer, "payment") => each(ids, |id| receipt(w, id, customers)),
        (MergedKind::Customer, "voucher") => each(ids, |id| voucher(w, id, customers)),
        (MergedKind::Customer, "counter_sale") => each(ids, |id| sale(w, id, customers)),
        (_, "service_contract") => each(ids, |id| contract(w, id, kind, [from, to])),
        _ => Ok(w.point_to(kind, table, ids, [from, to])?),
    }
}

fn each(ids: &[i64], pass: impl Fn(i64) -> Result<()>) -> Result<()> {
    ids.iter().try_for_each(|id| pass(*id))
}

fn sheet(w: &Writer<'_>, id: i64, [from, to]: [CustomerId; 2]) -> Result<()> {
    let mut sheet: Settlement = w.get(id)?;
    if sheet.customer_id != from {
        return Ok(());
    }
    // Files of older programs kept no sum of how a sheet stands.
    let has_sum = !sheet.standing_checksum.is_empty();
    if has_sum && sum_of_standing(&sheet) != sheet.standing_checksum {
        return Err(damaged("settlement", &sheet.number));
    }
    sheet.customer_id = to;
    if has_sum {
        sheet.standing_checksum = sum_of_standing(&sheet);
    }
    Ok(w.update(&sheet)?)
}

fn receipt(w: &Writer<'_>, id: i64, [from, to]: [CustomerId; 2]) -> Result<()> {
    let mut payment: Payment = w.get(id)?;
    if payment.customer_id != Some(from) {
        return Ok(());
    }
    if !payment_is_intact(&payment) {
        return Err(damaged("payment", &payment.number));
    }
    payment.customer_id = Some(to);
    payment.checksum = sum_of_payment(&payment);
    Ok(w.update(&payment)?)
}

fn voucher(w: &Writer<'_>, id: i64, [from, to]: [CustomerId; 2]) -> Result<()> {
    let mut voucher: Voucher = w.get(id)?;
    if voucher.customer_id != Some(from) {
        return Ok(());
    }
    if !voucher_is_intact(&voucher) {
        return Err(damaged("voucher", &voucher.number));
    }
    voucher.customer_id = Some(to);
    voucher.checksum = sum_of_voucher(&voucher);
    Ok(w.update(&voucher)?)
}

fn sale(w: &Writer<'_>, id: i64, [from, to]: [CustomerId; 2]) -> Result<()> {
    let mut sale: CounterSale = w.get(id)?;
    if sale.customer_id != Some(from) {
        return Ok(());
    }
    if !sale_is_intact(w, &sale)? {
        return Err(damaged("counter_sale", &sale.number));
    }
    sale.customer_id = Some(to);
    sale.checksum = sum_of_sale(&sale, &w.counter_sale_lines(sale.id)?);
    Ok(w.update(&sale)?)
}

fn contract(w: &Writer<'_>, id: i64, kind: MergedKind, [from, to]: [i64; 2]) -> Result<()> {
    let mut contract: ServiceContract = w.get(id)?;
    let names_it = match kind {
        MergedKind::Customer => contract.customer_id == CustomerId(from),
        MergedKind::Vehicle => contract.vehicle_id == Some(VehicleId(from)),
    };
    if !names_it {
        return Ok(());
    }
    if !contract_is_intact(&contract) {
        return Err(damaged("service_contract", &contract.number));
    }
    match kind {
        MergedKind::Customer => contract.customer_id = CustomerId(to),
        MergedKind::Vehicle => contract.vehicle_id = Some(VehicleId(to)),
    }
    contract.checksum = sum_of_contract(&contract);
    Ok(w.update(&contract)?)
}

//! The rows and the money of deposits on old parts: how one is written as it is taken, and what becomes of it.

use crate::kept::core_deposits::{KeptCore, as_written, sum_of_core};
use crate::till::give_core_money_back;
use domain::core_deposit::{CoreDeposit, CoreMovement, Deciding, balance, carried};
use domain::counter_sale::{CounterReturnLine, CounterSale, CounterSaleLine};
use domain::ids::{CoreDepositId, CounterSaleId, PaymentId};
use domain::money::{Money, Quantity};
use domain::service_contract::money_back::refunds;
use domain::settlement::PaymentMeans;
use kernel::error::Result;
use kernel::host::Write;
use storage::Reader;

pub(super) fn deciding<'a>(cx: &'a Write) -> Result<Deciding<'a>> {
    Ok(Deciding { roles: cx.roles(), today: cx.today()?, now: cx.now, person_id: cx.my_id()? })
}

/// Writes one that is about to be paid.
pub(super) fn written(cx: &Write, mut core: CoreDeposit) -> Result<(CoreDepositId, Money)> {
    core.checksum = sum_of_core(&core);
    cx.w.insert(&mut core)?;
    cx.w.insert(&mut core.taken(&deciding(cx)?))?;
    Ok((core.id, core.amount))
}

/// What a line of a sale carries is taken with it. Its money is taken by whoever takes the price.
pub(super) fn take_core(
    cx: &Write,
    sale: &CounterSale,
    line: &CounterSaleLine,
) -> Result<Option<(CoreDepositId, Money)>> {
    let terms = cx.w.core_terms(line.part_id)?.filter(|terms| !terms.deposit.is_zero());
    let Some(terms) = terms else { return Ok(None) };
    let amount = carried(Some(&terms), line.quantity);
    if amount.is_zero() {
        return Ok(None);
    }
    let core = CoreDeposit {
        id: CoreDepositId(0),
        counter_sale_id: Some(sale.id),
        counter_sale_line_id: Some(line.id),
        work_order_id: None,
        line_id: None,
        payer_name: sale.buyer_name.clone(),
        part_id: line.part_id,
        code: line.code.clone(),
        name: line.name.clone(),
        unit: line.unit.clone(),
        quantity: line.quantity,
        unit_deposit: terms.deposit,
        amount,
        due_on: terms.due_on(cx.today()?),
        taken_at: cx.now,
        person_id: cx.my_id()?,
        checksum: String::new(),
        settled_at: None,
    };
    written(cx, core).map(Some)
}

/// Of the lines that come back of a sale, what belongs to the old parts nobody owes any more.
pub(super) fn core_of_returned(
    r: &Reader<'_>,
    sale: CounterSaleId,
    back: &[CounterReturnLine],
) -> Result<Money> {
    let mut sum = Money::ZERO;
    for (kept, quantity) in returned(r, sale, back)? {
        sum += kept.core.worth(&kept.movements, quantity.min(kept.core.to_come(&kept.movements)));
    }
    Ok(sum)
}

fn returned(
    r: &Reader<'_>,
    sale: CounterSaleId,
    back: &[CounterReturnLine],
) -> Result<Vec<(KeptCore, Quantity)>> {
    let mut found = Vec::new();
    for core in r.core_deposits_of_sale(sale)? {
        let of_line =
            |line: &&CounterReturnLine| Some(line.counter_sale_line_id) == core.counter_sale_line_id;
        if let Some(quantity) = back.iter().find(of_line).map(|line| line.quantity) {
            found.push((as_written(r, core)?, quantity));
        }
    }
    Ok(found)
}

/// The new part came back unused: what was taken on its old one goes back with it.
pub(super) fn give_back_with_returned(
    cx: &Write,
    sale: CounterSaleId,
    back: &[CounterReturnLine],
    means: Option<PaymentMeans>,
    reason: &str,
) -> Result<Vec<PaymentId>> {
    let mut payments = Vec::new();
    for (kept, quantity) in returned(cx.w, sale, back)? {
        let undone = kept.core.undone(&kept.movements, quantity, &deciding(cx)?);
        if !undone.amount.is_zero() {
            let undone = CoreMovement { reason: reason.to_owned(), ..undone };
            payments.extend(moved(cx, kept, undone, means)?);
        }
    }
    Ok(payments)
}

/// Writes what became of one, gives its money back, and settles it where nothing is left.
pub(super) fn moved(
    cx: &Write,
    kept: KeptCore,
    mut movement: CoreMovement,
    means: Option<PaymentMeans>,
) -> Result<Vec<PaymentId>> {
    let KeptCore { mut core, mut movements, payments } = kept;
    let back = match movement.quantity.is_zero() {
        true => Vec::new(),
        false => refunds(&payments, Money::ZERO - movement.amount, means)?,
    };
    cx.w.insert(&mut movement)?;
    let given = give_core_money_back(cx, core.id, &back, &movement.reason)?;
    movements.push(movement);
    if balance(&movements).is_zero() {
        core.settled_at = Some(cx.now);
        cx.w.update(&core)?;
    }
    Ok(given)
}

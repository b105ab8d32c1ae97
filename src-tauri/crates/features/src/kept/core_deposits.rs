//! Whether a deposit on an old part still says what was written: what is held of it is money.

use super::sheets::payments_are_intact;
use domain::core_deposit::{CoreDeposit, CoreMovement, paid_in};
use domain::ids::CoreDepositId;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::Payment;
use kernel::checksum::checksum;
use kernel::error::Result;
use serde_json::json;
use storage::Reader;

/// The fields are named one by one: a field of a later program must not change the sum.
pub fn sum_of_core(of: &CoreDeposit) -> String {
    checksum(&json!({
        "counter_sale_id": of.counter_sale_id,
        "counter_sale_line_id": of.counter_sale_line_id,
        "work_order_id": of.work_order_id,
        "line_id": of.line_id,
        "payer_name": of.payer_name,
        "part_id": of.part_id,
        "code": of.code,
        "name": of.name,
        "unit": of.unit,
        "quantity": of.quantity,
        "unit_deposit": of.unit_deposit,
        "amount": of.amount,
        "due_on": of.due_on,
        "taken_at": of.taken_at,
        "person_id": of.person_id,
    }))
}

/// A deposit with what became of it, and its money.
#[derive(Clone, Debug)]
pub struct KeptCore {
    pub core: CoreDeposit,
    pub movements: Vec<CoreMovement>,
    pub payments: Vec<Payment>,
}

/// As it was written, with receipts that say the same as its movements.
///
/// # Errors
/// `Damaged` where they do not, or where it does not say what was written.
pub fn as_written(r: &Reader<'_>, core: CoreDeposit) -> Result<KeptCore> {
    let movements = r.core_movements(core.id)?;
    let payments = r.payments_of_core_deposit(core.id)?;
    payments_are_intact(&payments)?;
    let money: Money = payments.iter().map(|paid| paid.amount).sum();
    if sum_of_core(&core) != core.checksum || money != paid_in(&movements) {
        return Err(Refusal::Damaged { entity: "core_deposit".to_owned(), number: core.name }.into());
    }
    Ok(KeptCore { core, movements, payments })
}

/// # Errors
/// `NotFound` where there is none, and what `as_written` refuses.
pub fn core_with_payments(r: &Reader<'_>, id: CoreDepositId) -> Result<KeptCore> {
    as_written(r, r.get(id.0)?)
}

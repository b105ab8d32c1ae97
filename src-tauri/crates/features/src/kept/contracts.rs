//! Whether a contract still says what was sold: what is left of it is money.

use super::sheets::payments_are_intact;
use domain::ids::ServiceContractId;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::service_contract::ServiceContract;
use domain::settlement::Payment;
use kernel::checksum::checksum;
use kernel::error::{Error, Result};
use storage::Reader;

/// Of all that was sold. The fields are named one by one: a field of a later
/// program must not change the sum.
pub fn sum_of_contract(contract: &ServiceContract) -> String {
    let mut content = serde_json::json!({
        "number": contract.number,
        "service_package_id": contract.service_package_id,
        "name": contract.name,
        "customer_id": contract.customer_id,
        "vehicle_id": contract.vehicle_id,
        "price": contract.price,
        "contract_items": contract.contract_items,
        "sold_on": contract.sold_on,
        "start_km": contract.start_km,
        "ends_on": contract.ends_on,
        "end_km": contract.end_km,
        "sold_at": contract.sold_at,
        "sold_by": contract.sold_by,
    });
    // Most are signed on paper, and those of older files have their sum without.
    if let Some(signature) = &contract.signature {
        content["signed_by"] = contract.signed_by.clone().into();
        content["signature"] = serde_json::json!(signature);
    }
    checksum(&content)
}

pub fn contract_is_intact(contract: &ServiceContract) -> bool {
    sum_of_contract(contract) == contract.checksum
}

/// What is left is only reckoned from what was sold.
///
/// # Errors
/// `Damaged` where it does not say what was sold.
pub fn as_sold(contract: ServiceContract) -> Result<ServiceContract> {
    if contract_is_intact(&contract) {
        return Ok(contract);
    }
    Err(damaged(contract.number))
}

fn damaged(number: String) -> Error {
    Refusal::Damaged { entity: "service_contract".to_owned(), number }.into()
}

/// The contract as it was sold.
///
/// # Errors
/// `NotFound` where there is none, `Damaged` where it does not say what was sold.
pub fn contract(r: &Reader<'_>, id: ServiceContractId) -> Result<ServiceContract> {
    as_sold(r.get(id.0)?)
}

/// The contract with its receipts, which say that its price came in, or what of it
/// has gone back.
///
/// # Errors
/// `NotFound` where there is none; `Damaged` where it or a receipt does not say what was
/// written, or what came in is not its price.
pub fn contract_with_payments(
    r: &Reader<'_>,
    id: ServiceContractId,
) -> Result<(ServiceContract, Vec<Payment>)> {
    let contract = contract(r, id)?;
    let payments = r.payments_of_contract(id)?;
    payments_are_intact(&payments)?;
    let came_in: Money =
        payments.iter().filter(|paid| paid.refund_of.is_none()).map(|paid| paid.amount).sum();
    if came_in != contract.price {
        return Err(damaged(contract.number));
    }
    Ok((contract, payments))
}

//! Whether a contract still says what was sold: what is left of it is money.

use super::sheets::payments_are_intact;
use domain::ids::ServiceContractId;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::service_contract::ServiceContract;
use domain::settlement::Payment;
use kernel::checksum::checksum;
use kernel::error::Result;
use storage::Reader;

/// Of all that was sold. The fields are named one by one: a field of a later
/// program must not change the sum.
pub fn sum_of_contract(contract: &ServiceContract) -> String {
    checksum(&serde_json::json!({
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
    }))
}

pub fn contract_is_intact(contract: &ServiceContract) -> Result<()> {
    if sum_of_contract(contract) == contract.checksum {
        return Ok(());
    }
    let (entity, number) = ("service_contract".to_owned(), contract.number.clone());
    Err(Refusal::Damaged { entity, number }.into())
}

/// The contract as it was sold.
pub fn contract(r: &Reader<'_>, id: ServiceContractId) -> Result<ServiceContract> {
    let contract = r.get(id.0)?;
    contract_is_intact(&contract)?;
    Ok(contract)
}

/// The contract with its receipts, which say that its price came in, or what of it
/// has gone back.
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
        let (entity, number) = ("service_contract".to_owned(), contract.number);
        return Err(Refusal::Damaged { entity, number }.into());
    }
    Ok((contract, payments))
}

//! A package is sold, and given back: money for no visit, which is nobody's
//! deposit, since what it pays is drawn from the contract.

use super::payments::{ReceiptContent, ReceiptSubject, paid, receipt, receipts};
use super::{ContractSold, GiveContractBack, SellContract};
use crate::kept::contracts::{contract_with_payments, sum_of_contract};
use crate::records::search::index_number;
use crate::visit::flow;
use domain::customer::Customer;
use domain::ids::ServiceContractId;
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::service_contract::money_back::RefundPart;
use domain::service_contract::{Sale, ServiceContract, sold};
use domain::service_package::ServicePackage;
use domain::sheet_actions::{as_seen, check_deposit};
use domain::vehicle::Vehicle;
use kernel::error::Result;
use kernel::host::Write;

/// Sells a contract and takes its price.
///
/// # Errors
/// `NotFound`, `Conflict` where the offer is another by now; `BadField` for another customer's
/// car; what `sold`, `ServiceContract::signed`, `check_deposit` and `as_seen` refuse, and the
/// drawer (`NoShiftOpen`, `WhichDrawer`).
pub fn sell_contract(cx: &Write, ask: SellContract) -> Result<ContractSold> {
    let package: ServicePackage = cx.w.get(ask.service_package_id.0)?;
    flow::at_version("service_package", package.id.0, ask.version, package.version)?;
    let customer: Customer = cx.w.get(ask.customer_id.0)?;
    let vehicle = ask.vehicle_id.map(|id| cx.w.get::<Vehicle>(id.0)).transpose()?;
    if vehicle.as_ref().is_some_and(|vehicle| vehicle.customer_id != Some(customer.id)) {
        return Err(Refusal::bad("vehicle_id", FieldProblem::Unknown).into());
    }
    let sale = Sale {
        customer_id: customer.id,
        vehicle_id: vehicle.map(|vehicle| vehicle.id),
        start_km: ask.start_km,
        today: cx.today()?,
        now: cx.now,
        sold_by: cx.my_id()?,
    };
    let mut contract = sold(&package, sale)?.signed(&ask.signed_by, ask.signature)?;
    let (amount, change) = check_deposit(&paid(&ask.parts))?;
    as_seen(amount, contract.price)?;
    let prefix = &cx.details()?.settings.prefixes.service_contract;
    contract.number = cx.w.next_number::<ServiceContract>(prefix, cx.today()?)?;
    contract.checksum = sum_of_contract(&contract);
    cx.w.insert(&mut contract)?;
    index_number(cx.w, "service_contract", contract.id.0, &contract.number)?;
    let payments = receipts(cx, &ReceiptSubject::contract(contract.id), &ask.parts)?;
    Ok(ContractSold { id: contract.id, number: contract.number, payments, change })
}

/// Afterwards it is closed, whatever was given for it.
///
/// # Errors
/// What `contract_with_payments` and `ServiceContract::give_back` refuse, `Conflict` on an
/// older page, and what the drawer refuses (`NoShiftOpen`, `WhichDrawer`, `NotInDrawer`).
pub fn give_contract_back(cx: &Write, ask: GiveContractBack) -> Result<ServiceContractId> {
    let (mut contract, payments) = contract_with_payments(cx.w, ask.id)?;
    flow::at_version("service_contract", contract.id.0, ask.version, contract.version)?;
    let draws = cx.w.drawn_from(contract.id)?;
    let (returned, reason) = contract.give_back(&draws, &payments, ask.amount, ask.means, &ask.reason)?;
    for RefundPart { of, means, amount } in returned {
        let amount = Money::ZERO - amount;
        let content = ReceiptContent {
            means,
            amount,
            tendered: amount,
            refund_of: Some(of),
            taken_with: None,
            reason: &reason,
            gift: Money::ZERO,
        };
        receipt(cx, &ReceiptSubject::contract(contract.id), &content)?;
    }
    // What came free since is settled by this, as much of it as was agreed.
    contract.closed_unused = Some(contract.most_back(&contract.rests(&draws)));
    if contract.closed_at.is_none() {
        contract.closed_at = Some(cx.now);
        contract.closed_by = Some(cx.my_id()?);
        contract.close_reason = reason;
    }
    cx.w.update(&contract)?;
    Ok(contract.id)
}

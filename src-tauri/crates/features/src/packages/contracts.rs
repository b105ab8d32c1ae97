//! What was sold, and what is left of it: for a customer, a car, a visit.

use crate::kept::contracts::{as_sold, contract_with_payments};
use domain::contract_end::ContractEnd;
use domain::customer::Customer;
use domain::ids::{CustomerId, ServiceContractId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::person::Person;
use domain::plate::{Plate, PlateColour};
use domain::role::Role;
use domain::service_contract::draw_offer::DrawOffer;
use domain::service_contract::rest::{ContractDraw, DrawnLine, ItemRest};
use domain::service_contract::{SELLS, ServiceContract};
use domain::settlement::Payment;
use domain::vehicle::Vehicle;
use domain::work_order::asker::Asker;
use domain::work_order::stage::Action;
use kernel::command::SignedIn;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More than anybody has bought; older ones are found by number.
const MAX_CONTRACTS: i64 = 100;

/// A contract, with what is left of it today.
#[derive(Debug, Serialize, TS)]
pub struct ContractRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub contract: ServiceContract,
    pub rests: Vec<ItemRest>,
    /// Why nothing more is drawn; none while it runs.
    pub end: Option<ContractEnd>,
    pub customer_name: String,
    pub plate: Option<Plate>,
    pub plate_colour: Option<PlateColour>,
}

/// Of a customer, of a car, or the newest of the shop.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskContracts {
    pub customer_id: Option<CustomerId>,
    pub vehicle_id: Option<VehicleId>,
}

#[derive(Debug, Serialize, TS)]
pub struct ContractList {
    pub contracts: Vec<ContractRow>,
    /// Whoever asks sells them.
    pub sells: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskContract {
    pub id: ServiceContractId,
}

#[derive(Debug, Serialize, TS)]
pub struct ContractPage {
    pub row: ContractRow,
    pub draws: Vec<DrawnLine>,
    pub payments: Vec<Payment>,
    pub sold_by_name: String,
    pub closed_by_name: String,
    /// The most that goes back now.
    pub refundable: Money,
    /// Whoever asks may give it back; what it still waits for is told then.
    pub may_give_back: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVisitContracts {
    pub work_order_id: WorkOrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct VisitContracts {
    /// Those this visit may draw from, and those it drew from.
    pub contracts: Vec<ContractRow>,
    /// What its lines drew.
    pub draws: Vec<ContractDraw>,
    /// What whoever asks may draw now, with what it still lacks.
    pub offers: Vec<DrawOffer>,
}

fn row(cx: &Read, contract: ServiceContract) -> Result<ContractRow> {
    let draws = cx.r.drawn_from(contract.id)?;
    row_of(cx, contract, &draws, None)
}

fn row_of(cx: &Read, contract: ServiceContract, draws: &[DrawnLine], km: Option<i64>) -> Result<ContractRow> {
    let contract = as_sold(contract)?;
    let vehicle = contract.vehicle_id.map(|id| cx.r.get::<Vehicle>(id.0)).transpose()?;
    let km = km.or_else(|| vehicle.as_ref().and_then(|vehicle| vehicle.mileage_km));
    let rests = contract.rests(draws);
    Ok(ContractRow {
        end: contract.ended(&rests, cx.today()?, km),
        customer_name: cx.r.get::<Customer>(contract.customer_id.0)?.name,
        plate_colour: vehicle.as_ref().map(|vehicle| vehicle.plate_colour),
        plate: vehicle.and_then(|vehicle| vehicle.plate),
        rests,
        contract,
    })
}

/// Contracts: of a car, of a customer, or the newest.
///
/// # Errors
/// `NotFound` for what a contract names and is not there, `Damaged` where one does not say what
/// was sold.
pub fn list_contracts(cx: &Read, ask: AskContracts) -> Result<ContractList> {
    let found = match (ask.customer_id, ask.vehicle_id) {
        (_, Some(vehicle)) => cx.r.contracts_of_vehicle(vehicle, MAX_CONTRACTS)?,
        (Some(customer), None) => cx.r.contracts_of_customer(customer, MAX_CONTRACTS)?,
        (None, None) => cx.r.contracts_before(None, MAX_CONTRACTS)?,
    };
    let contracts = found.into_iter().map(|contract| row(cx, contract)).collect::<Result<_>>()?;
    Ok(ContractList { contracts, sells: cx.roles().iter().any(|role| SELLS.contains(role)) })
}

/// A contract with what was drawn and paid.
///
/// # Errors
/// What `contract_with_payments` refuses.
pub fn get_contract(cx: &Read, ask: AskContract) -> Result<ContractPage> {
    let (contract, payments) = contract_with_payments(cx.r, ask.id)?;
    let draws = cx.r.drawn_from(contract.id)?;
    let name = |id: Option<domain::ids::PersonId>| -> Result<String> {
        Ok(id.map(|id| cx.r.get::<Person>(id.0)).transpose()?.map(|person| person.name).unwrap_or_default())
    };
    let (sold_by_name, closed_by_name) = (name(Some(contract.sold_by))?, name(contract.closed_by)?);
    let refundable = contract.back_now(&contract.rests(&draws), &payments);
    let open = contract.closed_at.is_none() || refundable > Money::ZERO;
    let may_give_back = open && cx.roles().contains(&Role::Manager);
    let row = row_of(cx, contract, &draws, None)?;
    Ok(ContractPage { row, draws, payments, sold_by_name, closed_by_name, refundable, may_give_back })
}

/// Those of the car and of its customer, and whatever a line of the visit drew from.
///
/// # Errors
/// `NotFound` where there is no such visit, `Damaged` where a contract does not say what was
/// sold.
pub fn visit_contracts(cx: &Read, ask: AskVisitContracts) -> Result<VisitContracts> {
    let visit = cx.r.visit_at_hand(cx.r.get(ask.work_order_id.0)?)?;
    let order = &visit.order;
    let draws = cx.r.draws_on(order.id)?;
    let mut found = cx.r.contracts_of_vehicle(order.vehicle_id, MAX_CONTRACTS)?;
    found.extend(cx.r.contracts_of_customer(order.customer_id, MAX_CONTRACTS)?);
    found.retain(|contract| contract.is_for(order.vehicle_id, order.customer_id));
    for drawn in &draws {
        if found.iter().all(|contract| contract.id != drawn.service_contract_id) {
            found.push(cx.r.get(drawn.service_contract_id.0)?);
        }
    }
    found.sort_by_key(|contract| contract.id);
    found.dedup_by_key(|contract| contract.id);
    let km = order.last_mileage_km();
    let asker = Asker::Person { me: cx.me()?, job_times: &[] };
    let edits = visit.check(Action::EditLines, cx.now, &cx.details()?.settings, asker).is_ok();
    let (mut contracts, mut offers) = (Vec::new(), Vec::new());
    for contract in found {
        let drawn = cx.r.drawn_from(contract.id)?;
        let row = row_of(cx, contract, &drawn, km)?;
        if edits {
            offers.extend(row.contract.draw_offers(&visit, &drawn, cx.today()?, cx.roles()));
        }
        contracts.push(row);
    }
    Ok(VisitContracts { contracts, draws, offers })
}

kernel::commands! {
    read list_contracts(AskContracts) -> ContractList, SignedIn,
        shows [Packages Customers Vehicles Visits Sheets];
    read get_contract(AskContract) -> ContractPage, SignedIn,
        shows [Packages Customers Vehicles Visits Sheets People];
    read visit_contracts(AskVisitContracts) -> VisitContracts, SignedIn,
        shows [Packages Customers Vehicles Visits Sheets Calls];
}

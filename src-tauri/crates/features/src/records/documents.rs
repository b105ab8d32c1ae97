//! A document found by its number, and the page it stands on.

use crate::kept::counterfoils::contract_given_out;
use domain::account::statement::AccountStatement;
use domain::appointment::Appointment;
use domain::claim::{Claim, OldPart};
use domain::complaint::Complaint;
use domain::core_deposit::CoreDeposit;
use domain::counter_sale::CounterSale;
use domain::counting::StockCount;
use domain::customer::Customer;
use domain::estimate::Estimate;
use domain::loan::Loan;
use domain::plate::Plate;
use domain::purchasing::{PurchaseOrder, Supplier};
use domain::receiving::{GoodsReceipt, SupplierReturn};
use domain::search_terms::{short_number_of_query, tells_whole_number};
use domain::service_contract::ServiceContract;
use domain::settlement::{Payment, Settlement};
use domain::shift::Shift;
use domain::vehicle::Vehicle;
use domain::voucher::Voucher;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use serde::Serialize;
use storage::Reader;
use ts_rs::TS;

/// A work order, a paper of its visit, money, a contract or a complaint, by its number.
#[derive(Debug, Serialize, TS)]
pub struct DocumentHit {
    pub entity: String,
    pub id: i64,
    pub number: String,
    /// This number was typed, and not only the end of one.
    pub whole: bool,
    /// Where it is looked at; what has a page of its own may be somebody else's to read.
    pub stands_on: Option<RecordRef>,
    pub title: String,
}

/// A record with a page.
#[derive(Debug, Serialize, TS)]
pub struct RecordRef {
    pub entity: String,
    pub id: i64,
}

const MAX_DOCUMENTS: usize = 8;

/// The kinds of documents with a number, the most asked for first.
const DOCUMENTS: [&str; 19] = [
    "work_order",
    "settlement",
    "payment",
    "estimate",
    "complaint",
    "service_contract",
    "account_statement",
    "voucher",
    "repair_contract",
    "completion_certificate",
    "shift",
    "purchase_order",
    "goods_receipt",
    "supplier_return",
    "stock_count",
    "counter_sale",
    "claim",
    "old_part",
    "loan",
];

pub(super) fn documents(r: &Reader<'_>, query: &str) -> Result<Vec<DocumentHit>> {
    let most = i64::try_from(MAX_DOCUMENTS).unwrap_or(i64::MAX);
    let short = short_number_of_query(query);
    let mut found: Vec<(i64, &str, i64)> = Vec::new();
    for entity in DOCUMENTS {
        for text in short.iter().map(String::as_str).chain([query]) {
            for hit in r.search_numbers(entity, text, most)? {
                if found.iter().all(|(_, kind, id)| (*kind, *id) != (entity, hit.id)) {
                    found.push((hit.exact, entity, hit.id));
                }
            }
        }
    }
    // The sort is stable: work orders stay before the papers made from them.
    found.sort_by_key(|(exact, _, _)| std::cmp::Reverse(*exact));
    found.into_iter().take(MAX_DOCUMENTS).map(|(_, entity, id)| hit(r, entity, id, query)).collect()
}

/// The number, where it stands, and the line under it: the plate and who it is about.
fn hit(r: &Reader<'_>, entity: &str, id: i64, query: &str) -> Result<DocumentHit> {
    let (number, stands_on, title) = match entity {
        "work_order" => {
            let order: WorkOrder = r.get(id)?;
            (order.number.clone(), on("work_order", id), of_visit(r, &order)?)
        }
        "settlement" => {
            let sheet: Settlement = r.get(id)?;
            let order: WorkOrder = r.get(sheet.work_order_id.0)?;
            let vehicle: Vehicle = r.get(order.vehicle_id.0)?;
            let customer: Customer = r.get(sheet.customer_id.0)?;
            (sheet.number, on("work_order", order.id.0), titled(vehicle.plate.as_ref(), &customer.name))
        }
        "payment" => {
            let receipt: Payment = r.get(id)?;
            let (stands_on, title) = of_receipt(r, &receipt)?;
            (receipt.number, stands_on, title)
        }
        "estimate" => {
            let estimate: Estimate = r.get(id)?;
            let order: WorkOrder = r.get(estimate.work_order_id.0)?;
            (estimate.number, on("work_order", order.id.0), of_visit(r, &order)?)
        }
        "service_contract" => {
            let contract: ServiceContract = r.get(id)?;
            (contract.number.clone(), on("service_contract", id), of_contract(r, &contract)?)
        }
        "account_statement" => {
            let statement: AccountStatement = r.get(id)?;
            (statement.number, on("account_statement", id), statement.name)
        }
        "voucher" => {
            let voucher: Voucher = r.get(id)?;
            (voucher.number, on("voucher", id), voucher.name)
        }
        "repair_contract" | "completion_certificate" => {
            let order: WorkOrder = r.get(id)?;
            let number = match entity {
                "repair_contract" => contract_given_out(&r.counterfoils_of(order.id)?).unwrap_or_default(),
                _ => order.certificate_number.clone(),
            };
            (number, on("work_order", id), of_visit(r, &order)?)
        }
        "shift" => {
            let shift: Shift = r.get(id)?;
            (shift.number, on("shift", id), shift.till)
        }
        "purchase_order" => {
            let order: PurchaseOrder = r.get(id)?;
            (order.number, on("purchase_order", id), r.get::<Supplier>(order.supplier_id.0)?.name)
        }
        "goods_receipt" => {
            let receipt: GoodsReceipt = r.get(id)?;
            (receipt.number, on("goods_receipt", id), r.get::<Supplier>(receipt.supplier_id.0)?.name)
        }
        "supplier_return" => {
            let back: SupplierReturn = r.get(id)?;
            (back.number, on("supplier_return", id), r.get::<Supplier>(back.supplier_id.0)?.name)
        }
        "stock_count" => {
            let count: StockCount = r.get(id)?;
            (count.number, on("stock_count", id), count.note)
        }
        "counter_sale" => {
            let sale: CounterSale = r.get(id)?;
            (sale.number, on("counter_sale", id), sale.buyer_name)
        }
        "claim" => {
            let claim: Claim = r.get(id)?;
            (claim.number, on("claim", id), claim.payer_name)
        }
        "old_part" => {
            let part: OldPart = r.get(id)?;
            (part.number, on("old_part", id), part.name)
        }
        "loan" => {
            let loan: Loan = r.get(id)?;
            let customer: Customer = r.get(loan.customer_id.0)?;
            (loan.number, on("loan", id), customer.name)
        }
        _ => {
            let complaint: Complaint = r.get(id)?;
            let vehicle = complaint.vehicle_id.map(|id| r.get::<Vehicle>(id.0)).transpose()?;
            let plate = vehicle.and_then(|vehicle| vehicle.plate);
            let stands_on = complaint.work_order_id.and_then(|order| on("work_order", order.0));
            (complaint.number, stands_on, titled(plate.as_ref(), &complaint.person_name))
        }
    };
    let whole = tells_whole_number(query, &number);
    Ok(DocumentHit { entity: entity.to_owned(), id, number, whole, stands_on, title })
}

/// Money stands with what it was for.
fn of_receipt(r: &Reader<'_>, receipt: &Payment) -> Result<(Option<RecordRef>, String)> {
    if let Some(order) = receipt.work_order_id {
        return Ok((on("work_order", order.0), of_visit(r, &r.get(order.0)?)?));
    }
    if let Some(booking) = receipt.appointment_id {
        let booking: Appointment = r.get(booking.0)?;
        let title = titled(booking.plate.as_ref(), &booking.contact_name);
        // Once the car is here the money is the visit's.
        let became = booking.work_order_id.and_then(|order| on("work_order", order.0));
        return Ok((became.or_else(|| on("appointment", booking.id.0)), title));
    }
    if let Some(contract) = receipt.service_contract_id {
        return Ok((on("service_contract", contract.0), of_contract(r, &r.get(contract.0)?)?));
    }
    if let Some(sale) = receipt.counter_sale_id {
        let sale: CounterSale = r.get(sale.0)?;
        return Ok((on("counter_sale", sale.id.0), sale.buyer_name));
    }
    if let Some(core) = receipt.core_deposit_id {
        let core: CoreDeposit = r.get(core.0)?;
        let sale = core.counter_sale_id.and_then(|sale| on("counter_sale", sale.0));
        return Ok((
            sale.or_else(|| core.work_order_id.and_then(|order| on("work_order", order.0))),
            core.payer_name,
        ));
    }
    if let Some(customer) = receipt.customer_id {
        let customer: Customer = r.get(customer.0)?;
        return Ok((on("customer", customer.id.0), customer.name));
    }
    Ok((None, String::new()))
}

fn on(entity: &str, id: i64) -> Option<RecordRef> {
    Some(RecordRef { entity: entity.to_owned(), id })
}

fn titled(plate: Option<&Plate>, name: &str) -> String {
    let plate = plate.map(Plate::shown).unwrap_or_default();
    format!("{plate} {name}").trim().to_owned()
}

fn of_visit(r: &Reader<'_>, order: &WorkOrder) -> Result<String> {
    let vehicle: Vehicle = r.get(order.vehicle_id.0)?;
    let customer: Customer = r.get(order.customer_id.0)?;
    Ok(titled(vehicle.plate.as_ref(), &customer.name))
}

fn of_contract(r: &Reader<'_>, contract: &ServiceContract) -> Result<String> {
    let vehicle = contract.vehicle_id.map(|id| r.get::<Vehicle>(id.0)).transpose()?;
    let plate = vehicle.and_then(|vehicle| vehicle.plate);
    Ok(titled(plate.as_ref(), &r.get::<Customer>(contract.customer_id.0)?.name))
}

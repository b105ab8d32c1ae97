//! 保养合同: a package that was sold to a customer. What is left of it is what was
//! sold less what the lines of visits drew, and stands nowhere else.

pub mod draw;
pub mod draw_offer;
pub mod money_back;
pub mod rest;

pub use crate::contract_end::ContractEnd;

use crate::ids::{CustomerId, PersonId, ServiceContractId, ServicePackageId, VehicleId};
use crate::inspection::Signature;
use crate::mileage::MAX_KM_TYPED;
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range_if_any, required};
use crate::role::Role;
use crate::service_package::{PackageItem, ServicePackage};
use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who sells one at the till.
pub const SELLS: &[Role] = &[Role::Cashier, Role::Manager];

/// An item as it was sold, with what of the price was for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractItem {
    #[serde(flatten)]
    #[ts(flatten)]
    pub sold: PackageItem,
    pub price_share: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServiceContract {
    pub id: ServiceContractId,
    pub number: String,
    pub service_package_id: ServicePackageId,
    /// The offer's, as it was called then.
    pub name: String,
    pub customer_id: CustomerId,
    /// None where it is for whatever car the customer brings.
    pub vehicle_id: Option<VehicleId>,
    pub price: Money,
    pub contract_items: Vec<ContractItem>,
    pub sold_on: NaiveDate,
    /// What stood on the clock when it was sold.
    pub start_km: Option<i64>,
    /// The last day on which it is drawn from.
    pub ends_on: Option<NaiveDate>,
    /// The last kilometre.
    pub end_km: Option<i64>,
    pub sold_at: DateTime<Utc>,
    pub sold_by: PersonId,
    /// Who signed it as it was sold. Empty where the printed contract is signed.
    pub signed_by: String,
    /// As it was drawn.
    pub signature: Option<Signature>,
    /// It was given back.
    pub closed_at: Option<DateTime<Utc>>,
    pub closed_by: Option<PersonId>,
    pub close_reason: String,
    /// What of its price nobody had used then.
    pub closed_unused: Option<Money>,
    /// Of all that was sold and never changes.
    pub checksum: String,
    pub version: i64,
}

/// To whom, for which car, and when.
#[derive(Clone, Copy, Debug)]
pub struct Sale {
    pub customer_id: CustomerId,
    pub vehicle_id: Option<VehicleId>,
    pub start_km: Option<i64>,
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
    pub sold_by: PersonId,
}

/// The offer as it is sold; its number is given on writing.
///
/// # Errors
/// An offer that is not sold any more, or a car or its kilometres not named where
/// they decide.
pub fn sold(package: &ServicePackage, sale: Sale) -> Result<ServiceContract, Refusal> {
    if !package.active {
        return Err(Refusal::PackageNotSold { name: package.name.clone() });
    }
    let start_km = in_range_if_any("start_km", sale.start_km, MAX_KM_TYPED)?;
    if package.vehicle_bound && sale.vehicle_id.is_none() {
        return Err(Refusal::bad("vehicle_id", FieldProblem::Empty));
    }
    if package.valid_km.is_some() && start_km.is_none() {
        return Err(Refusal::bad("start_km", FieldProblem::Empty));
    }
    let items = package.package_items.iter().cloned().zip(package.shares());
    Ok(ServiceContract {
        id: ServiceContractId(0),
        number: String::new(),
        service_package_id: package.id,
        name: package.name.clone(),
        customer_id: sale.customer_id,
        vehicle_id: sale.vehicle_id.filter(|_| package.vehicle_bound),
        price: package.price,
        contract_items: items.map(|(sold, share)| ContractItem { sold, price_share: share }).collect(),
        sold_on: sale.today,
        start_km,
        ends_on: package.valid_months.map(|months| after_months(sale.today, months)),
        end_km: start_km.zip(package.valid_km).map(|(start, km)| start.saturating_add(km)),
        sold_at: sale.now,
        sold_by: sale.sold_by,
        signed_by: String::new(),
        signature: None,
        closed_at: None,
        closed_by: None,
        close_reason: String::new(),
        closed_unused: None,
        checksum: String::new(),
        version: 1,
    })
}

/// The contract that pays a sheet, by the one that each of its lines was drawn from: all
/// were drawn from that one. What somebody typed as a contract's is owed by whoever they
/// named.
pub fn pays_all(drawn_from: &[Option<ServiceContractId>]) -> Option<ServiceContractId> {
    let first = drawn_from.first().copied().flatten()?;
    drawn_from.iter().all(|of| *of == Some(first)).then_some(first)
}

/// The same day so many months later, or the last of a shorter month.
fn after_months(day: NaiveDate, months: i64) -> NaiveDate {
    let months = Months::new(u32::try_from(months).unwrap_or(0));
    day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

impl ServiceContract {
    /// The customer's hand under what is about to be sold. Without a drawing the
    /// printed contract is signed, and nobody is named.
    ///
    /// # Errors
    /// A drawing that says nothing, or of nobody.
    pub fn signed(self, by: &str, signature: Option<Signature>) -> Result<Self, Refusal> {
        let Some(signature) = signature else { return Ok(self) };
        signature.check()?;
        Ok(Self { signed_by: required("signed_by", by, MAX_NAME_LEN)?, signature: Some(signature), ..self })
    }

    /// Whether the day or the kilometres are over, whichever was first.
    pub fn expired(&self, today: NaiveDate, km: Option<i64>) -> Option<ContractEnd> {
        if let Some(on) = self.ends_on.filter(|on| today > *on) {
            return Some(ContractEnd::ByDate { on });
        }
        let over = self.end_km.filter(|end| km.is_some_and(|km| km > *end));
        over.map(|km| ContractEnd::ByKm { km })
    }
}

//! Whom and what a receipt names, kept as its money moved: who is renamed afterwards,
//! and a car with another plate, is called on the second print as on the first.

use super::context::PaperContext;
use super::words;
use crate::kept::contracts::contract as kept_contract;
use crate::kept::receipts::{keep_named, kept_named};
use documents::ShopHead;
use domain::appointment::Appointment;
use domain::core_deposit::CoreDeposit;
use domain::counter_sale::CounterSale;
use domain::credit::payer_of;
use domain::customer::Customer;
use domain::dates::ShopZone;
use domain::ids::{
    AppointmentId, CoreDepositId, CounterSaleId, CustomerId, ServiceContractId, SettlementId, WorkOrderId,
};
use domain::line::Payer;
use domain::settlement::{Payment, Settlement};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};

/// A field of a later program takes `#[serde(default)]`: what is kept is read
/// for as long as the shop has its file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Named {
    pub head: ShopHead,
    pub zone: ShopZone,
    pub cashier: String,
    pub of: Subject,
}

/// Whose money it is, and what for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Subject {
    pub payer: String,
    /// Of a customer's stored value alone.
    pub phone: String,
    /// The number of the visit, the booking or the sale; of a contract its number and name.
    pub called: String,
    pub plate: String,
    pub model: String,
}

/// Of a receipt just written, before anything else of its command is.
pub(crate) fn keep_receipt(cx: &Write, paid: &Payment) -> Result<()> {
    let context = PaperContext::of(cx.w, cx.now)?;
    keep_named(cx.w, paid, &context.named_now(paid)?)
}

impl PaperContext<'_> {
    pub(super) fn named(&self, paid: &Payment) -> Result<Named> {
        kept_named(self.r, paid)?.map_or_else(|| self.named_now(paid), Ok)
    }

    fn named_now(&self, paid: &Payment) -> Result<Named> {
        Ok(Named {
            head: self.head(),
            zone: self.zone(),
            cashier: self.person(Some(paid.person_id)),
            of: self.subject_of(paid)?,
        })
    }

    fn subject_of(&self, paid: &Payment) -> Result<Subject> {
        if let Some(contract) = paid.service_contract_id {
            return self.subject_of_contract(contract);
        }
        if let Some(sale) = paid.counter_sale_id {
            return self.subject_of_sale(sale);
        }
        if let Some(core) = paid.core_deposit_id {
            return self.subject_of_core(core);
        }
        match (paid.settlement_id, paid.customer_id, paid.work_order_id) {
            (Some(sheet), ..) => self.subject_of_sheet(sheet),
            (None, Some(customer), _) => self.subject_of_stored_value(customer),
            (None, None, Some(order)) => self.subject_of_visit(paid, order),
            (None, None, None) => self.subject_of_booking(paid.appointment_id.unwrap_or(AppointmentId(0))),
        }
    }

    fn subject_of_sheet(&self, id: SettlementId) -> Result<Subject> {
        let sheet: Settlement = self.r.get(id.0)?;
        let order: WorkOrder = self.r.get(sheet.work_order_id.0)?;
        // Whoever brought the car pays nothing of an insurer's sheet, also where nobody named it.
        let payer = match (sheet.payer, sheet.payer_name.as_str()) {
            (_, name) if !name.is_empty() => name.to_owned(),
            (Payer::Customer, _) => self.customer_of(&order)?,
            (payer, _) => words::payer(payer).to_owned(),
        };
        self.subject_with_car(order, payer)
    }

    fn subject_of_visit(&self, paid: &Payment, id: WorkOrderId) -> Result<Subject> {
        let order: WorkOrder = self.r.get(id.0)?;
        let (sheets, payments) = (self.r.settlements_of(id)?, self.r.payments_of(&order)?);
        // An insurer's money goes back to the insurer, whoever brought the car.
        let payer = match payer_of(paid, &payments, &sheets) {
            (_, name) if !name.is_empty() => name.to_owned(),
            (Payer::Customer, _) => self.customer_of(&order)?,
            (payer, _) => words::payer(payer).to_owned(),
        };
        self.subject_with_car(order, payer)
    }

    fn subject_of_booking(&self, id: AppointmentId) -> Result<Subject> {
        let booking: Appointment = self.r.get(id.0)?;
        Ok(Subject {
            plate: booking.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default(),
            payer: booking.contact_name,
            phone: String::new(),
            called: booking.number,
            model: booking.model,
        })
    }

    fn subject_of_contract(&self, id: ServiceContractId) -> Result<Subject> {
        let contract = kept_contract(self.r, id)?;
        let vehicle = contract.vehicle_id.map(|id| self.r.get::<Vehicle>(id.0)).transpose()?;
        let plate = vehicle.as_ref().and_then(|vehicle| vehicle.plate.as_ref());
        Ok(Subject {
            payer: self.r.get::<Customer>(contract.customer_id.0)?.name,
            phone: String::new(),
            called: format!("{} {}", contract.number, contract.name),
            plate: plate.map(|plate| plate.shown()).unwrap_or_default(),
            model: vehicle.map(|car| words::model(&car.make, &car.model)).unwrap_or_default(),
        })
    }

    fn subject_of_sale(&self, id: CounterSaleId) -> Result<Subject> {
        let sale: CounterSale = self.r.get(id.0)?;
        // Nobody is asked for their name over the counter.
        let payer = if sale.buyer_name.is_empty() { "零售客户".to_owned() } else { sale.buyer_name };
        Ok(Subject { payer, called: sale.number, ..Subject::default() })
    }

    fn subject_of_core(&self, id: CoreDepositId) -> Result<Subject> {
        let core: CoreDeposit = self.r.get(id.0)?;
        if let Some(sale) = core.counter_sale_id {
            return self.subject_of_sale(sale);
        }
        let order: WorkOrder = self.r.get(core.work_order_id.unwrap_or(WorkOrderId(0)).0)?;
        self.subject_with_car(order, core.payer_name)
    }

    fn subject_of_stored_value(&self, id: CustomerId) -> Result<Subject> {
        let customer: Customer = self.r.get(id.0)?;
        Ok(Subject { payer: customer.name, phone: customer.phone, ..Subject::default() })
    }

    fn subject_with_car(&self, order: WorkOrder, payer: String) -> Result<Subject> {
        let vehicle: Vehicle = self.r.get(order.vehicle_id.0)?;
        Ok(Subject {
            payer,
            phone: String::new(),
            called: order.number,
            plate: vehicle.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default(),
            model: words::model(&vehicle.make, &vehicle.model),
        })
    }

    fn customer_of(&self, order: &WorkOrder) -> Result<String> {
        Ok(self.r.get::<Customer>(order.customer_id.0)?.name)
    }
}

//! A receipt before it is written: what it is for, and what moves.

use super::PaymentPart;
use domain::ids::{
    AppointmentId, CoreDepositId, CounterSaleId, CustomerId, PaymentId, ServiceContractId, SettlementId,
    WorkOrderId,
};
use domain::money::Money;
use domain::settlement::{Payment, PaymentMeans, Settlement};

/// What was taken for it and of whom: a receipt before it has a number.
pub(super) struct ReceiptSubject {
    pub settlement_id: Option<SettlementId>,
    pub work_order_id: Option<WorkOrderId>,
    pub appointment_id: Option<AppointmentId>,
    pub service_contract_id: Option<ServiceContractId>,
    pub counter_sale_id: Option<CounterSaleId>,
    pub core_deposit_id: Option<CoreDepositId>,
    /// Whose stored value it is.
    pub customer_id: Option<CustomerId>,
}

const OF_NOTHING: ReceiptSubject = ReceiptSubject {
    settlement_id: None,
    work_order_id: None,
    appointment_id: None,
    service_contract_id: None,
    counter_sale_id: None,
    core_deposit_id: None,
    customer_id: None,
};

impl ReceiptSubject {
    pub(super) const fn sheet(sheet: &Settlement) -> Self {
        Self { settlement_id: Some(sheet.id), work_order_id: Some(sheet.work_order_id), ..OF_NOTHING }
    }

    pub(super) const fn deposit(order: WorkOrderId) -> Self {
        Self { work_order_id: Some(order), ..OF_NOTHING }
    }

    pub(super) const fn booking(booking: AppointmentId) -> Self {
        Self { appointment_id: Some(booking), ..OF_NOTHING }
    }

    pub(super) const fn contract(contract: ServiceContractId) -> Self {
        Self { service_contract_id: Some(contract), ..OF_NOTHING }
    }

    pub(super) const fn sale(sale: CounterSaleId) -> Self {
        Self { counter_sale_id: Some(sale), ..OF_NOTHING }
    }

    pub(super) const fn core(core: CoreDepositId) -> Self {
        Self { core_deposit_id: Some(core), ..OF_NOTHING }
    }

    pub(super) const fn stored(customer: CustomerId) -> Self {
        Self { customer_id: Some(customer), ..OF_NOTHING }
    }

    /// What is drawn for a sheet from the stored value of a customer, or goes back to it.
    pub(super) const fn drawn(sheet: &Settlement, customer: Option<CustomerId>) -> Self {
        Self { customer_id: customer, ..Self::sheet(sheet) }
    }

    /// Of a visit, where the money was paid in for its booking of the booking too.
    pub(super) const fn back_to(order: WorkOrderId, paid: &Payment) -> Self {
        Self { work_order_id: Some(order), appointment_id: paid.appointment_id, ..OF_NOTHING }
    }
}

/// How much moved, by what, and why it went back.
pub(super) struct ReceiptContent<'a> {
    pub means: PaymentMeans,
    pub amount: Money,
    pub tendered: Money,
    /// What was given on top; on a sheet, what of the amount is gift.
    pub gift: Money,
    pub refund_of: Option<PaymentId>,
    /// The first receipt of what is taken at once with it.
    pub taken_with: Option<PaymentId>,
    pub reason: &'a str,
}

impl ReceiptContent<'_> {
    pub(super) const fn of_part(part: &PaymentPart) -> Self {
        Self {
            means: part.means,
            amount: part.amount,
            tendered: part.tendered,
            gift: Money::ZERO,
            refund_of: None,
            taken_with: None,
            reason: "",
        }
    }
}

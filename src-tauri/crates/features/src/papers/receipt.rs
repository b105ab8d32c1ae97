//! What a customer holds in the hand for money given, and the shop for money
//! given back: one receipt, filled in from the row as it was written.

use super::context::PaperContext;
use super::paper::{Called, Paper};
use super::words;
use crate::kept::contracts::contract as kept_contract;
use crate::kept::sheets::{payment, payments_are_intact, sheet_with_payments};
use documents::receipt::{
    Change, ContractReceipt, DepositReceipt, MeansTaken, MoneyTaken, Receipt, RefundOf, SheetPaid,
    StoredValueReceipt,
};
use documents::{Content, DocumentError, Form, PageSize, ShopHead};
use domain::appointment::Appointment;
use domain::credit::{credit_of, payer_of};
use domain::customer::Customer;
use domain::dates::local_text;
use domain::ids::{AppointmentId, CustomerId, PaymentId, ServiceContractId, SettlementId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::role::Role;
use domain::settlement::Payment;
use domain::stored_value::balance_of;
use domain::vehicle::Vehicle;
use domain::words::amount_in_words;
use domain::work_order::WorkOrder;
use kernel::error::Result;

/// Forms and rolls as tills have them.
pub(crate) const PAPER: Paper = Paper {
    kind: "receipt",
    called: Called { zh_cn: "收款收据", zh_tw: "收款收據", en: "Receipt" },
    title: "收款收据",
    file_title: "收款收据",
    sizes: &[PageSize::A5, PageSize::Form140, PageSize::Form93, PageSize::Roll80],
    handed_to: &[Role::Cashier, Role::Advisor, Role::Manager],
    // Nobody holds a paper for what only moves within the shop.
    offered: |visit| {
        let told = visit.payments.iter().filter(|payment| payment.means.is_money());
        told.map(|payment| (payment.id.0, payment.number.clone())).collect()
    },
    given_out: None,
    filled: |desk, id| desk.receipt(PaymentId(id)),
};

/// What the shop promises of a deposit, as its till does it.
const RULE: &str = "结算时抵扣本单费用；未使用的部分凭本收据退还。";

/// What the price of a package is used for.
const RULE_OF_CONTRACT: &str = "按套餐合同的内容抵扣，不作其他费用。";

/// The same paper under the name a deposit has.
struct OfDeposit(DepositReceipt);

impl Content for OfDeposit {
    fn number(&self) -> &str {
        self.0.number()
    }

    fn head(&mut self) -> &mut ShopHead {
        self.0.head()
    }

    fn draw(&self, form: Form) -> std::result::Result<Vec<u8>, DocumentError> {
        self.0.draw(Form { title: "定金收据", ..form })
    }
}

/// What the shop promises of stored value, as its till does it.
const STORED_RULE: &str = "凭姓名或手机号在本店使用；结算时先用充值金额，后用赠送金额。退款只退未用的充值金额，退款后剩余赠送作废。";

/// What every receipt says of itself: the tax invoice is another paper.
const NO_INVOICE: &str = "本收据为收款凭证，不作发票使用。";

struct Car {
    plate: String,
    model: String,
}

impl PaperContext<'_> {
    fn receipt(&self, id: PaymentId) -> Result<Box<dyn Content>> {
        let paid = payment(self.r, id)?;
        payments_are_intact(std::slice::from_ref(&paid))?;
        if let Some(contract) = paid.service_contract_id {
            return Ok(Box::new(self.for_a_contract(paid, contract)?));
        }
        if let (None, Some(customer)) = (paid.settlement_id, paid.customer_id) {
            return Ok(Box::new(self.for_stored_value(paid, customer)?));
        }
        match (paid.settlement_id, paid.work_order_id, paid.appointment_id) {
            (Some(sheet), ..) => Ok(Box::new(self.for_a_sheet(paid, sheet)?)),
            (None, Some(order), _) => Ok(Box::new(OfDeposit(self.for_a_visit(paid, order)?))),
            (None, None, booking) => {
                let booking = booking.unwrap_or(AppointmentId(0));
                Ok(Box::new(OfDeposit(self.for_a_booking(paid, booking)?)))
            }
        }
    }

    fn for_a_sheet(&self, paid: Payment, id: SettlementId) -> Result<Receipt> {
        let (sheet, payments) = sheet_with_payments(self.r, id)?;
        let order: WorkOrder = self.r.get(sheet.work_order_id.0)?;
        let car = self.car_of(&order)?;
        // As it stood when this money came.
        let so_far: Money =
            payments.iter().filter(|other| other.id <= paid.id).map(|other| other.amount).sum();
        let payer =
            if sheet.payer_name.is_empty() { self.customer_of(&order)? } else { sheet.payer_name.clone() };
        Ok(Receipt {
            work_order: order.number,
            plate: car.plate,
            model: car.model,
            sheets: vec![SheetPaid {
                number: sheet.number,
                work_order: String::new(),
                plate: String::new(),
                total: sheet.total,
                amount: paid.amount,
                paid: so_far,
                owed: (sheet.total - so_far).max(Money::ZERO),
            }],
            taken: self.taken(paid, payer)?,
        })
    }

    fn for_a_visit(&self, paid: Payment, id: WorkOrderId) -> Result<DepositReceipt> {
        let order: WorkOrder = self.r.get(id.0)?;
        let (sheets, mut payments) = (self.r.settlements_of(id)?, self.r.payments_of(&order)?);
        payments.retain(|other| other.id <= paid.id);
        // An insurer's money goes back to the insurer, whoever brought the car.
        let (payer, name) = payer_of(&paid, &payments, &sheets);
        let balance = credit_of(payer, name, &payments, &sheets);
        let who = match (payer, name) {
            (_, name) if !name.is_empty() => name.to_owned(),
            (Payer::Customer, _) => self.customer_of(&order)?,
            (payer, _) => words::payer(payer).to_owned(),
        };
        let origin = payments.iter().find(|first| Some(first.id) == paid.refund_of);
        let of_sheet = origin.and_then(|first| first.settlement_id);
        let of_sheet =
            sheets.iter().find(|sheet| Some(sheet.id) == of_sheet).map(|sheet| sheet.number.clone());
        let car = self.car_of(&order)?;
        Ok(DepositReceipt {
            kept_for: match of_sheet {
                Some(_) => order.number.clone(),
                None => format!("工单 {}", order.number),
            },
            plate: car.plate,
            model: car.model,
            // What has gone back is promised to nobody once more.
            rule: if paid.refund_of.is_none() { RULE.to_owned() } else { String::new() },
            balance,
            of_sheet,
            taken: self.taken(paid, who)?,
        })
    }

    fn for_a_booking(&self, paid: Payment, id: AppointmentId) -> Result<DepositReceipt> {
        let booking: Appointment = self.r.get(id.0)?;
        let payments = self.r.payments_of_booking(id)?;
        let so_far = payments.iter().filter(|other| other.id <= paid.id);
        Ok(DepositReceipt {
            kept_for: format!("预约 {}", booking.number),
            plate: booking.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default(),
            model: booking.model,
            rule: if paid.refund_of.is_none() { RULE.to_owned() } else { String::new() },
            of_sheet: None,
            balance: so_far.map(|other| other.amount).sum(),
            taken: self.taken(paid, booking.contact_name)?,
        })
    }

    fn for_a_contract(&self, paid: Payment, id: ServiceContractId) -> Result<ContractReceipt> {
        let contract = kept_contract(self.r, id)?;
        let vehicle = contract.vehicle_id.map(|id| self.r.get::<Vehicle>(id.0)).transpose()?;
        let plate = vehicle.as_ref().and_then(|vehicle| vehicle.plate.as_ref());
        Ok(ContractReceipt {
            contract: format!("{} {}", contract.number, contract.name),
            plate: plate.map(|plate| plate.shown()).unwrap_or_default(),
            model: vehicle.map(|car| words::model(&car.make, &car.model)).unwrap_or_default(),
            rule: if paid.refund_of.is_none() { RULE_OF_CONTRACT.to_owned() } else { String::new() },
            taken: self.taken(paid, self.r.get::<Customer>(contract.customer_id.0)?.name)?,
        })
    }

    fn for_stored_value(&self, paid: Payment, id: CustomerId) -> Result<StoredValueReceipt> {
        let customer: Customer = self.r.get(id.0)?;
        let mut receipts = self.r.stored_value_of(id)?;
        receipts.retain(|other| other.id <= paid.id);
        payments_are_intact(&receipts)?;
        let balance = balance_of(&receipts);
        Ok(StoredValueReceipt {
            phone: customer.phone,
            gift: paid.gift,
            paid_left: balance.paid,
            gift_left: balance.gift,
            balance: balance.total,
            rule: if paid.refund_of.is_none() { STORED_RULE.to_owned() } else { String::new() },
            taken: self.taken(paid, customer.name)?,
        })
    }

    fn taken(&self, paid: Payment, payer: String) -> Result<MoneyTaken> {
        let of = paid.refund_of.map(|id| self.r.get::<Payment>(id.0)).transpose()?;
        let change = paid.tendered - paid.amount;
        Ok(MoneyTaken {
            head: self.head(),
            number: paid.number,
            printed_at: self.time(self.now),
            at: local_text(paid.at, self.zone()),
            payer,
            means: vec![MeansTaken {
                means: words::means(paid.means).to_owned(),
                reference: paid.voucher_number,
                amount: paid.amount,
            }],
            amount: paid.amount,
            amount_in_words: amount_in_words(paid.amount),
            change: (change > Money::ZERO).then_some(Change { given: paid.tendered, back: change }),
            refund: of.map(|of| RefundOf { receipt: of.number, reason: paid.reason }),
            cashier: self.person(Some(paid.person_id)),
            note: NO_INVOICE.to_owned(),
        })
    }

    fn car_of(&self, order: &WorkOrder) -> Result<Car> {
        let vehicle: Vehicle = self.r.get(order.vehicle_id.0)?;
        Ok(Car {
            plate: vehicle.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default(),
            model: words::model(&vehicle.make, &vehicle.model),
        })
    }

    fn customer_of(&self, order: &WorkOrder) -> Result<String> {
        Ok(self.r.get::<Customer>(order.customer_id.0)?.name)
    }
}

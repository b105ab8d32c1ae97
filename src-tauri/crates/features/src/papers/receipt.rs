//! What a customer holds in the hand for money given, and the shop for money
//! given back: one receipt, filled in from the row as it was written, with the names
//! that were kept with it.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::receipt_named::Named;
use super::words;
use crate::kept::sheets::{payment, payments_are_intact, sheet_with_payments};
use documents::receipt::{
    Change, ContractReceipt, DepositReceipt, MeansTaken, MoneyTaken, Receipt, RefundOf, SheetPaid,
    StoredValueReceipt,
};
use documents::{Content, DocumentError, Form, ShopHead};
use domain::credit::{credit_of, payer_of};
use domain::dates::local_text;
use domain::ids::{AppointmentId, CustomerId, PaymentId, WorkOrderId};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::settlement::{Payment, PaymentMeans};
use domain::stored_value::balance_of;
use domain::words::amount_in_words;
use domain::work_order::WorkOrder;
use kernel::error::Result;

/// Who hands out receipts of visits, bookings, contracts and stored value.
const OF_CUSTOMERS: &[Role] = &[Role::Cashier, Role::Advisor, Role::Manager];

pub(super) fn is_of_customers(roles: &[Role]) -> bool {
    roles.iter().any(|role| OF_CUSTOMERS.contains(role))
}

/// Forms and rolls as tills have them.
pub(crate) const PAPER: Paper = Paper {
    kind: "receipt",
    called: PaperNames { zh_cn: "收款收据", zh_tw: "收款收據", en: "Receipt" },
    title: "收款收据",
    file_title: "收款收据",
    sizes: documents::receipt::SIZES,
    handed_to: &[Role::Cashier, Role::Advisor, Role::PartsKeeper, Role::Manager],
    // Nobody holds a paper for what only moves within the shop.
    offered: |visit| {
        // One paper for all that was taken at once, the first of this visit.
        let mut told: Vec<PaymentId> = Vec::new();
        let first = |payment: &&Payment| {
            let first = payment.taken_with.unwrap_or(payment.id);
            let is_new = payment.means.is_money() && !told.contains(&first);
            told.push(first);
            is_new
        };
        // It bears the number of the first, which may be of another visit.
        let told_on = |payment: &Payment| {
            let first = payment.taken_with.unwrap_or(payment.id);
            let mut all = visit.payments.iter().chain(visit.first_receipts);
            (first.0, all.find(|other| other.id == first).unwrap_or(payment).number.clone())
        };
        visit.payments.iter().filter(first).map(told_on).collect()
    },
    // Who sells over the counter hands out the receipts of that, and has no business with those on which
    // customers' phones stand.
    given_out: Some(|shop, session, id| {
        shop.db.read(|r| {
            let person = shop.signed_in(r, session)?;
            let paid = payment(r, PaymentId(id))?;
            let is_of_a_sale = paid.counter_sale_id.is_some() || paid.core_deposit_id.is_some();
            if is_of_a_sale || is_of_customers(&person.roles) {
                return Ok(());
            }
            Err(Refusal::RoleMissing { roles: OF_CUSTOMERS.to_vec() }.into())
        })
    }),
    counted: Counted::ByItself,
    filled: |context, id| context.receipt(PaymentId(id)),
};

/// What the shop promises of a deposit, as its till does it.
const RULE: &str = "结算时抵扣本单费用；未使用的部分凭本收据退还。";

/// What the price of a package is used for.
const RULE_OF_CONTRACT: &str = "按套餐合同的内容抵扣，不作其他费用。";

/// The same paper under the name a deposit has.
struct DepositPaper(DepositReceipt);

impl Content for DepositPaper {
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

/// What one paper tells of: the receipts of one payment.
pub(super) struct ReceiptGroup {
    pub(super) first: Payment,
    pub(super) all: Vec<Payment>,
}

impl ReceiptGroup {
    fn amount(&self) -> Money {
        self.all.iter().map(|paid| paid.amount).sum()
    }

    /// As it stood when this money had come.
    pub(super) fn is_till_then(&self, other: &Payment) -> bool {
        self.all.iter().any(|paid| other.id <= paid.id)
    }

    fn has_many_sheets(&self) -> bool {
        self.all.iter().any(|paid| paid.settlement_id != self.first.settlement_id)
    }

    /// The numbers of some of them, where one paper tells of several: each is named on the
    /// sheet and in the statement by its own.
    fn numbers(&self, of: impl Fn(&Payment) -> bool) -> String {
        if self.all.len() < 2 {
            return String::new();
        }
        let numbers = self.all.iter().filter(|paid| of(paid)).map(|paid| paid.number.as_str());
        numbers.collect::<Vec<_>>().join("、")
    }

    /// By what it came: one means once, a voucher by its number.
    fn means(&self) -> Vec<MeansTaken> {
        let mut taken: Vec<MeansTaken> = Vec::new();
        for paid in &self.all {
            let (means, reference) = (words::means(paid.means), &paid.voucher_number);
            let is_of_it =
                |other: &Payment| words::means(other.means) == means && other.voucher_number == *reference;
            match taken.iter_mut().find(|one| one.means == means && one.reference == *reference) {
                Some(one) => one.amount += paid.amount,
                None => taken.push(MeansTaken {
                    means: means.to_owned(),
                    reference: reference.clone(),
                    // Over several sheets they stand beside the sheets.
                    numbers: if self.has_many_sheets() { String::new() } else { self.numbers(is_of_it) },
                    amount: paid.amount,
                }),
            }
        }
        taken
    }
}

impl PaperContext<'_> {
    fn receipt(&self, id: PaymentId) -> Result<Box<dyn Content>> {
        let paid = self.group_of(id)?;
        let first = &paid.first;
        if first.service_contract_id.is_some() {
            return Ok(Box::new(self.for_a_contract(&paid)?));
        }
        if let Some(sale) = first.counter_sale_id {
            return Ok(Box::new(self.for_a_sale(&paid, sale)?));
        }
        if first.core_deposit_id.is_some() {
            return Ok(Box::new(self.for_cores(&paid)?));
        }
        if let (None, Some(customer)) = (first.settlement_id, first.customer_id) {
            return Ok(Box::new(self.for_stored_value(&paid, customer)?));
        }
        match (first.settlement_id, first.work_order_id, first.appointment_id) {
            (Some(_), ..) => Ok(Box::new(self.for_sheets(&paid)?)),
            (None, Some(order), _) => Ok(Box::new(DepositPaper(self.for_a_visit(&paid, order)?))),
            (None, None, booking) => {
                let booking = booking.unwrap_or(AppointmentId(0));
                Ok(Box::new(DepositPaper(self.for_a_booking(&paid, booking)?)))
            }
        }
    }

    /// Whichever of them was asked for, the paper is of all that was taken with it.
    fn group_of(&self, id: PaymentId) -> Result<ReceiptGroup> {
        let asked = payment(self.r, id)?;
        let first = match asked.taken_with {
            Some(first) => payment(self.r, first)?,
            None => asked,
        };
        let all = self.r.taken_together(first.id)?;
        payments_are_intact(&all)?;
        Ok(ReceiptGroup { first, all })
    }

    fn for_sheets(&self, paid: &ReceiptGroup) -> Result<Receipt> {
        let mut sheets: Vec<(SheetPaid, WorkOrderId)> = Vec::new();
        for first_on_it in &paid.all {
            let Some(id) = first_on_it.settlement_id else { continue };
            let (sheet, payments) = sheet_with_payments(self.r, id)?;
            if sheets.iter().any(|(other, _)| other.number == sheet.number) {
                continue;
            }
            let car = self.named(first_on_it)?.of;
            let so_far: Money =
                payments.iter().filter(|other| paid.is_till_then(other)).map(|other| other.amount).sum();
            let now = paid.all.iter().filter(|paid| paid.settlement_id == Some(id));
            let paid_now = SheetPaid {
                number: sheet.number,
                plate: car.plate,
                work_order: car.called,
                numbers: match paid.has_many_sheets() {
                    true => paid.numbers(|one| one.settlement_id == Some(id)),
                    false => String::new(),
                },
                total: sheet.total,
                amount: now.map(|paid| paid.amount).sum(),
                paid: so_far,
                owed: (sheet.total - so_far).max(Money::ZERO),
            };
            sheets.push((paid_now, sheet.work_order_id));
        }
        let named = self.named(&paid.first)?;
        let taken = self.taken(paid, &named)?;
        let one = sheets.first().map(|(_, order)| *order);
        let is_of_one = one.is_some_and(|one| sheets.iter().all(|(_, order)| *order == one));
        let rows = sheets.into_iter().map(|(sheet, _)| sheet);
        if !is_of_one {
            let nothing = String::new;
            let (work_order, plate, model) = (nothing(), nothing(), nothing());
            return Ok(Receipt { taken, work_order, plate, model, sheets: rows.collect() });
        }
        // The order and the car stand in the head once, for all sheets.
        Ok(Receipt {
            taken,
            work_order: named.of.called,
            plate: named.of.plate,
            model: named.of.model,
            sheets: rows
                .map(|sheet| SheetPaid { work_order: String::new(), plate: String::new(), ..sheet })
                .collect(),
        })
    }

    fn for_a_visit(&self, paid: &ReceiptGroup, id: WorkOrderId) -> Result<DepositReceipt> {
        let order: WorkOrder = self.r.get(id.0)?;
        let (sheets, mut payments) = (self.r.settlements_of(id)?, self.r.payments_of(&order)?);
        payments.retain(|other| paid.is_till_then(other));
        let first = &paid.first;
        let (payer, name) = payer_of(first, &payments, &sheets);
        let balance = credit_of(payer, name, &payments, &sheets);
        let origin = payments.iter().find(|other| Some(other.id) == first.refund_of);
        let of_sheet = origin.and_then(|other| other.settlement_id);
        let of_sheet =
            sheets.iter().find(|sheet| Some(sheet.id) == of_sheet).map(|sheet| sheet.number.clone());
        let named = self.named(first)?;
        let taken = self.taken(paid, &named)?;
        Ok(DepositReceipt {
            kept_for: match of_sheet {
                Some(_) => named.of.called,
                None => format!("工单 {}", named.of.called),
            },
            plate: named.of.plate,
            model: named.of.model,
            // A refund receipt does not repeat the promise to give the money
            // back.
            rule: if first.refund_of.is_none() { RULE.to_owned() } else { String::new() },
            balance,
            of_sheet,
            taken,
        })
    }

    fn for_a_booking(&self, paid: &ReceiptGroup, id: AppointmentId) -> Result<DepositReceipt> {
        let payments = self.r.payments_of_booking(id)?;
        let so_far = payments.iter().filter(|other| paid.is_till_then(other));
        let named = self.named(&paid.first)?;
        let taken = self.taken(paid, &named)?;
        Ok(DepositReceipt {
            kept_for: format!("预约 {}", named.of.called),
            plate: named.of.plate,
            model: named.of.model,
            rule: if paid.first.refund_of.is_none() { RULE.to_owned() } else { String::new() },
            of_sheet: None,
            balance: so_far.map(|other| other.amount).sum(),
            taken,
        })
    }

    fn for_a_contract(&self, paid: &ReceiptGroup) -> Result<ContractReceipt> {
        let named = self.named(&paid.first)?;
        let taken = self.taken(paid, &named)?;
        Ok(ContractReceipt {
            contract: named.of.called,
            plate: named.of.plate,
            model: named.of.model,
            rule: if paid.first.refund_of.is_none() { RULE_OF_CONTRACT.to_owned() } else { String::new() },
            taken,
        })
    }

    fn for_stored_value(&self, paid: &ReceiptGroup, id: CustomerId) -> Result<StoredValueReceipt> {
        let mut receipts = self.r.stored_value_of(id)?;
        receipts.retain(|other| paid.is_till_then(other));
        payments_are_intact(&receipts)?;
        let balance = balance_of(&receipts);
        let named = self.named(&paid.first)?;
        let taken = self.taken(paid, &named)?;
        Ok(StoredValueReceipt {
            phone: named.of.phone,
            gift: paid.all.iter().map(|paid| paid.gift).sum(),
            paid_left: balance.paid,
            gift_left: balance.gift,
            balance: balance.total,
            rule: if paid.first.refund_of.is_none() { STORED_RULE.to_owned() } else { String::new() },
            taken,
        })
    }

    pub(super) fn taken(&self, paid: &ReceiptGroup, named: &Named) -> Result<MoneyTaken> {
        let first = &paid.first;
        let of = first.refund_of.map(|id| self.group_of(id)).transpose()?;
        let tendered: Money = paid.all.iter().map(|paid| paid.tendered).sum();
        let (amount, given) = (paid.amount(), cash_given(&paid.all));
        let change = tendered - amount;
        Ok(MoneyTaken {
            head: named.head.clone(),
            number: first.number.clone(),
            printed_at: self.time(self.now),
            at: local_text(first.at, named.zone),
            payer: named.of.payer.clone(),
            means: paid.means(),
            amount,
            amount_in_words: amount_in_words(amount),
            change: (change > Money::ZERO).then_some(Change { given, back: change }),
            refund: of.map(|of| RefundOf { receipt: of.first.number, reason: first.reason.clone() }),
            cashier: named.cashier.clone(),
            note: NO_INVOICE.to_owned(),
        })
    }
}

fn cash_given(paid: &[Payment]) -> Money {
    paid.iter().filter(|paid| paid.means == PaymentMeans::Cash).map(|paid| paid.tendered).sum()
}

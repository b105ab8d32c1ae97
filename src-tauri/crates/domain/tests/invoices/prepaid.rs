//! Prepaid money and its invoices by property: whatever is topped up, sold, drawn,
//! given away, refunded and voided, what may be invoiced is the money that was
//! received, to the fen, and nothing of it twice.

use crate::sheet;
use chrono::{DateTime, Utc};
use domain::ids::{CustomerId, PaymentId, PersonId, PrepaidReceiptId, ServiceContractId, SettlementId};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::{Payment, PaymentMeans, Settlement, SheetState};
use domain::sheet_money::{put_back_by_void, set_free_by_void};
use domain::stored_value::{
    at_sale_drawn, at_sale_given_back, balance_of, gift_drawn, gift_given_back, stored_refundable,
};
use domain::tax_invoice::balance::{InvoiceSubject, Invoiceable, ReceiptAmount, SheetAmount, against};
use domain::tax_invoice::prepaid::{
    OpenReceipt, PrepaidInvoicing, PrepaidReceipt, SheetMoney, check_prepaid, is_at_sale, received,
};
use proptest::prelude::*;

const OWN: &str = "DJ20260301001";
const COUPON: &str = "MT778899";

fn receipt(means: PaymentMeans, amount: Money) -> Payment {
    Payment {
        id: PaymentId(0),
        number: String::new(),
        settlement_id: None,
        work_order_id: None,
        appointment_id: None,
        shift_id: None,
        service_contract_id: None,
        counter_sale_id: None,
        core_deposit_id: None,
        customer_id: None,
        gift: Money::ZERO,
        at_sale: Money::ZERO,
        voucher_number: String::new(),
        means,
        amount,
        tendered: amount,
        refund_of: None,
        taken_with: None,
        reason: String::new(),
        at: DateTime::<Utc>::UNIX_EPOCH,
        person_id: PersonId(1),
        checksum: String::new(),
    }
}

/// Receipts as a till writes them, and the sheets they pay.
#[derive(Default)]
struct Till {
    receipts: Vec<Payment>,
    sheets: Vec<Settlement>,
    setting: PrepaidInvoicing,
}

#[derive(Clone, Debug)]
enum Step {
    TopUp(i64, i64),
    Sell(i64),
    Bill(i64),
    /// All of it was drawn from a contract.
    BillContract(usize, i64),
    Pay(usize, PaymentMeans, &'static str, i64),
    Refund(usize, i64),
    Void(usize),
    Switch,
}

impl Till {
    fn write(&mut self, payment: Payment) {
        let id = PaymentId(i64::try_from(self.receipts.len()).expect("few") + 1);
        self.receipts.push(Payment { id, ..payment });
    }

    fn stored(&self) -> Vec<Payment> {
        self.receipts.iter().filter(|of| of.customer_id.is_some()).cloned().collect()
    }

    fn on(&self, sheet: SettlementId) -> Vec<Payment> {
        self.receipts.iter().filter(|of| of.settlement_id == Some(sheet)).cloned().collect()
    }

    fn of_contract(&self, contract: ServiceContractId) -> Vec<Payment> {
        self.receipts.iter().filter(|of| of.service_contract_id == Some(contract)).cloned().collect()
    }

    fn left(&self, of: &Payment) -> Money {
        let back = self.receipts.iter().filter(|other| other.refund_of == Some(of.id));
        of.amount + back.map(|other| other.amount).sum::<Money>()
    }

    fn count(&mut self) {
        for place in 0..self.sheets.len() {
            let (payments, contract) =
                (self.on(self.sheets[place].id), self.sheets[place].service_contract_id);
            let contract = contract.map(|id| self.of_contract(id)).unwrap_or_default();
            let sheet = &mut self.sheets[place];
            sheet.received = payments.iter().map(|of| of.amount).sum();
            let own_vouchers = [OWN.to_owned()];
            let money = SheetMoney { payments: &payments, own_vouchers: &own_vouchers, contract: &contract };
            sheet.not_invoiced = money.not_invoiced(sheet);
        }
    }

    fn back(&mut self, of: &Payment, amount: Money) {
        let stored = of.means == PaymentMeans::StoredValue;
        let (gift, at_sale) = match (stored, of.settlement_id) {
            (true, _) => {
                let gift = gift_given_back(of, &self.receipts, amount);
                (gift, at_sale_given_back(of, &self.receipts, amount, gift))
            }
            (false, None) if of.customer_id.is_some() => {
                (balance_of(&self.stored()).gift, if of.at_sale.is_zero() { Money::ZERO } else { amount })
            }
            (false, None) => (Money::ZERO, if of.at_sale.is_zero() { Money::ZERO } else { amount }),
            (false, Some(_)) => (Money::ZERO, Money::ZERO),
        };
        let back =
            Payment { amount: -amount, gift: -gift, at_sale: -at_sale, refund_of: Some(of.id), ..of.clone() };
        self.write(back);
    }

    fn go(&mut self, step: Step) {
        match step {
            Step::Switch => {
                self.setting = match self.setting {
                    PrepaidInvoicing::AtSale => PrepaidInvoicing::AtUse,
                    PrepaidInvoicing::AtUse => PrepaidInvoicing::AtSale,
                }
            }
            Step::TopUp(amount, gift) => {
                let (amount, gift, customer_id) = (Money(amount), Money(gift), Some(CustomerId(1)));
                let at_sale = self.setting.of_sale(amount);
                self.write(Payment { gift, at_sale, customer_id, ..receipt(PaymentMeans::Cash, amount) });
            }
            Step::Sell(amount) => {
                let contract = i64::try_from(self.receipts.len()).expect("few") + 1;
                let service_contract_id = Some(ServiceContractId(contract));
                let at_sale = self.setting.of_sale(Money(amount));
                let paid = receipt(PaymentMeans::Wechat, Money(amount));
                self.write(Payment { at_sale, service_contract_id, ..paid });
            }
            Step::Bill(total) => {
                let id = i64::try_from(self.sheets.len()).expect("few") + 1;
                self.sheets.push(Settlement { received: Money::ZERO, ..sheet(id, total, Vec::new()) });
            }
            Step::BillContract(which, total) => {
                let sold: Vec<&Payment> =
                    self.receipts.iter().filter(|of| of.service_contract_id.is_some()).collect();
                let Some(service_contract_id) = sold.get(which).map(|of| of.service_contract_id) else {
                    return;
                };
                let id = i64::try_from(self.sheets.len()).expect("few") + 1;
                self.sheets.push(Settlement { service_contract_id, ..sheet(id, total, Vec::new()) });
            }
            Step::Pay(which, means, number, amount) => {
                let Some(sheet) = self.sheets.get(which).filter(|of| of.is_active()).cloned() else { return };
                let amount = Money(amount).min(sheet.owed());
                if amount <= Money::ZERO {
                    return;
                }
                let paid = Payment {
                    settlement_id: Some(sheet.id),
                    voucher_number: number.into(),
                    ..receipt(means, amount)
                };
                if means != PaymentMeans::StoredValue {
                    return self.write(paid);
                }
                let balance = balance_of(&self.stored());
                let Ok(gift) = gift_drawn(balance, amount) else { return };
                let at_sale = at_sale_drawn(balance, amount, gift);
                self.write(Payment { gift, at_sale, customer_id: Some(CustomerId(1)), ..paid });
            }
            Step::Refund(which, amount) => {
                let Some(of) = self.receipts.get(which).cloned() else { return };
                let on_standing =
                    self.sheets.iter().any(|one| Some(one.id) == of.settlement_id && one.is_active());
                let most = match (of.refund_of, of.settlement_id, of.means) {
                    (Some(_), ..) | (_, _, PaymentMeans::Deposit) => return,
                    (None, Some(_), _) if !on_standing => return,
                    (None, Some(_), _) => self.left(&of),
                    (None, None, _) if of.customer_id.is_some() => stored_refundable(&of, &self.stored()),
                    (None, None, _) => self.left(&of),
                };
                let amount = Money(amount).min(most);
                if amount > Money::ZERO {
                    self.back(&of, amount);
                }
            }
            Step::Void(which) => {
                let Some(sheet) = self.sheets.get(which).filter(|of| of.is_active()).cloned() else { return };
                let paid = self.on(sheet.id);
                for back in put_back_by_void(&sheet, &paid) {
                    self.back(back.drawn, back.amount);
                }
                let freed = set_free_by_void(&sheet, &paid);
                if freed > Money::ZERO {
                    let settlement_id = Some(sheet.id);
                    self.write(Payment { settlement_id, ..receipt(PaymentMeans::Deposit, -freed) });
                }
                self.sheets[which].state = SheetState::Voided;
            }
        }
    }

    /// What the shop really got and kept: no vouchers of its own.
    fn got(&self) -> Money {
        let money = self.receipts.iter().filter(|of| of.means.is_money() && of.voucher_number != OWN);
        money.map(|of| of.amount).sum()
    }

    fn prepaid(&self) -> Vec<OpenReceipt> {
        let row = |of: &Payment| {
            let mut row = PrepaidReceipt::of(of, CustomerId(1))?;
            row.received = received(of, &self.receipts);
            Some(OpenReceipt { receipt: row, number: of.number.clone(), paid: of.amount, paid_at: of.at })
        };
        self.receipts.iter().filter_map(row).collect()
    }

    /// What nobody asks an invoice for yet: what waits for a sheet.
    fn held(&self) -> Money {
        let deposits = self.receipts.iter().filter(|of| of.means == PaymentMeans::Deposit);
        Money::ZERO - deposits.map(|of| of.amount).sum::<Money>()
    }

    /// What is invoiced at its use and was not used yet, or of contracts.
    fn at_use(&self) -> Money {
        let balance = balance_of(&self.stored());
        let contracts =
            self.receipts.iter().filter(|of| of.service_contract_id.is_some() && of.at_sale.is_zero());
        balance.paid - balance.at_sale + contracts.map(|of| of.amount).sum::<Money>()
    }
}

fn steps(switches: bool) -> impl Strategy<Value = Vec<Step>> {
    let means = prop_oneof![
        3 => Just((PaymentMeans::StoredValue, "")),
        2 => Just((PaymentMeans::Cash, "")),
        1 => Just((PaymentMeans::Voucher, OWN)),
        1 => Just((PaymentMeans::Voucher, COUPON)),
    ];
    let step = prop_oneof![
        3 => (1_i64..2_000, 0_i64..300).prop_map(|(amount, gift)| Step::TopUp(amount, gift)),
        1 => (1_i64..2_000).prop_map(Step::Sell),
        3 => (1_i64..1_500).prop_map(Step::Bill),
        1 => (0_usize..3, 1_i64..1_500).prop_map(|(which, total)| Step::BillContract(which, total)),
        6 => (0_usize..12, means, 1_i64..1_500)
            .prop_map(|(which, (means, number), amount)| Step::Pay(which, means, number, amount)),
        3 => (0_usize..30, 1_i64..1_500).prop_map(|(which, amount)| Step::Refund(which, amount)),
        1 => (0_usize..12).prop_map(Step::Void),
        (if switches { 1 } else { 0 }) => Just(Step::Switch),
    ];
    proptest::collection::vec(step, 1..70)
}

fn walk(steps: Vec<Step>) -> Result<Till, TestCaseError> {
    let mut till = Till::default();
    for step in steps {
        till.go(step.clone());
        till.count();
        let mut may_be = Money::ZERO;
        for one in till.sheets.iter().filter(|one| one.is_active()) {
            prop_assert!(
                one.not_invoiced >= Money::ZERO && one.not_invoiced <= one.total,
                "{step:?} {one:?}"
            );
            if one.service_contract_id.is_none() {
                prop_assert!(one.not_invoiced <= one.received, "{step:?} {one:?}");
                may_be += one.received - one.not_invoiced;
                if one.owed() == Money::ZERO {
                    prop_assert_eq!(one.left_to_invoice(), one.received - one.not_invoiced);
                }
            }
        }
        for open in till.prepaid() {
            prop_assert!(open.receipt.received >= Money::ZERO && open.receipt.received <= open.paid);
            may_be += open.left_to_invoice();
        }
        let balance = balance_of(&till.stored());
        prop_assert!(
            balance.at_sale >= Money::ZERO && balance.at_sale <= balance.paid,
            "{step:?} {balance:?}"
        );
        prop_assert_eq!(may_be + till.held() + till.at_use(), till.got(), "{:?}", step);
    }
    Ok(till)
}

proptest! {
    #[test]
    fn at_sale_all_money_is_invoiced_once_on_its_receipt_or_on_its_sheet(steps in steps(false)) {
        let till = walk(steps)?;
        prop_assert_eq!(till.at_use(), Money::ZERO, "nothing waits for its use");
        for of in till.sheets.iter().filter(|of| of.service_contract_id.is_some() && of.is_active()) {
            prop_assert_eq!(of.left_to_invoice(), Money::ZERO, "a contract's sheet is invoiced nowhere else");
        }
    }

    #[test]
    fn a_shop_that_changes_its_mind_invoices_nothing_twice_and_loses_nothing(steps in steps(true)) {
        let till = walk(steps)?;
        for of in till.sheets.iter().filter(|of| of.is_active()) {
            let Some(contract) = of.service_contract_id else { continue };
            let at_sale = is_at_sale(&till.of_contract(contract));
            prop_assert_eq!(of.left_to_invoice(), if at_sale { Money::ZERO } else { of.total });
        }
    }
}

fn open(received: i64, invoiced: i64) -> OpenReceipt {
    let at_sale = Money(received);
    let sale = Payment { id: PaymentId(7), at_sale, ..receipt(PaymentMeans::Cash, at_sale) };
    let row = PrepaidReceipt::of(&sale, CustomerId(1)).expect("prepaid money");
    let receipt = PrepaidReceipt { id: PrepaidReceiptId(1), invoiced: Money(invoiced), ..row };
    OpenReceipt { receipt, number: "SK20260302001".into(), paid: at_sale, paid_at: sale.at }
}

#[test]
fn what_went_back_after_it_was_invoiced_is_still_to_be_reversed() {
    assert_eq!(
        (open(900, 400).left_to_invoice(), open(900, 400).left_to_reverse()),
        (Money(500), Money::ZERO)
    );
    assert_eq!(
        (open(300, 400).left_to_invoice(), open(300, 400).left_to_reverse()),
        (Money::ZERO, Money(100))
    );
    let paid_later =
        Settlement { invoiced: Money(500), not_invoiced: Money(200), ..sheet(1, 500, Vec::new()) };
    assert_eq!((paid_later.left_to_invoice(), paid_later.left_to_reverse()), (Money::ZERO, Money(200)));
}

#[test]
fn prepaid_money_takes_an_ordinary_invoice_of_its_own_without_tax() {
    assert_eq!(check_prepaid(false, None), Ok(()));
    assert_eq!(check_prepaid(false, Some(Money::ZERO)), Ok(()));
    assert_eq!(check_prepaid(true, None), Err(Refusal::PrepaidNoSpecial));
    assert_eq!(check_prepaid(false, Some(Money(1))), Err(Refusal::PrepaidUntaxed { tax: Money(1) }));
    let of_sheet = SheetAmount { settlement_id: SettlementId(1), amount: Money(1) };
    let of_receipt = ReceiptAmount { prepaid_receipt_id: PrepaidReceiptId(1), amount: Money(1) };
    assert_eq!(against(&[of_sheet], &[of_receipt]), Err(Refusal::SheetsAndPrepaid));
    assert!(matches!(against(&[], &[of_receipt]), Ok(InvoiceSubject::Receipts(_))));
    assert!(matches!(against(&[of_sheet], &[]), Ok(InvoiceSubject::Sheets(_))));
}

#[test]
fn a_top_up_of_before_there_was_a_choice_is_invoiced_at_its_use() {
    let old = receipt(PaymentMeans::Cash, Money(1_000));
    assert_eq!(PrepaidReceipt::of(&old, CustomerId(1)), None);
}

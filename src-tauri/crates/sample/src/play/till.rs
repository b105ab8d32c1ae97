//! The steps at the till: the bill, the money, and what is put right.

use chrono::{DateTime, Utc};
use domain::line::{LineState, Payer};
use domain::money::Money;
use domain::settlement::{PaymentMeans, SheetState};
use features::till::{NamedVoucher, PaymentPart};
use kernel::error::Result;

use super::Player;
use super::beside::{STORED_DRAWN, VOUCHER, VOUCHER_BILL};
use crate::plan::Gift;

impl Player<'_> {
    pub(super) fn bill(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let total: Money = self
            .w
            .lines_of(order.id)?
            .iter()
            .filter(|line| line.state == LineState::Approved && line.figures.payer == Payer::Customer)
            .map(|line| line.amount)
            .sum();
        // Whole yuan are taken off for a regular, the odd fen and jiao for
        // everybody, as at most counters.
        let discount = Money(total.fen() * self.plan.visits[visit].discount_percent / 10_000 * 100);
        let ask = features::till::PrepareBill {
            work_order_id: order.id,
            discount,
            rounding: Money(total.fen() % 100),
            approval: None,
        };
        self.by(&self.staff.cashier, at, |cx| features::till::prepare_bill(cx, ask))?;
        Ok(())
    }

    pub(super) fn pay(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        for sheet in self.w.settlements_of(self.order(visit)?.id)? {
            let owed = sheet.owed();
            if sheet.state != SheetState::Open || owed <= Money::ZERO {
                continue;
            }
            if sheet.payer != Payer::Customer || plan.on_account {
                let ask = features::till::PutOnAccount { settlement_id: sheet.id, reason: "月结".into() };
                self.by(&self.staff.manager, at, |cx| features::till::put_on_account(cx, ask))?;
                continue;
            }
            let mut parts = Vec::new();
            let mut part = |means: PaymentMeans, amount: Money, tendered: Money, number: Option<String>| {
                let voucher = number.map(|number| NamedVoucher { number, third_party: false });
                parts.push(PaymentPart { means, amount, tendered, voucher });
                amount
            };
            let mut rest = owed;
            if plan.gift == Gift::Voucher
                && sheet.total >= VOUCHER_BILL
                && let Some(number) = self.story.vouchers.pop()
            {
                let worth = VOUCHER.min(rest);
                rest -= part(PaymentMeans::Voucher, worth, worth, Some(number));
            }
            if plan.gift == Gift::StoredValue {
                let stored = STORED_DRAWN.min(rest);
                rest -= part(PaymentMeans::StoredValue, stored, stored, None);
            }
            let cash = if plan.two_means && owed > Money(20_000) { Money(10_000) } else { Money::ZERO };
            let means = self.story.town.one_of(&[
                PaymentMeans::Wechat,
                PaymentMeans::Wechat,
                PaymentMeans::Alipay,
                PaymentMeans::Card,
                PaymentMeans::Cash,
            ]);
            rest -= cash;
            // Cash comes in whole hundreds; the rest is change.
            let hundred = |amount: Money| Money((amount.fen() + 9_999) / 10_000 * 10_000);
            if rest > Money::ZERO {
                let tendered = if means == PaymentMeans::Cash { hundred(rest) } else { rest };
                part(means, rest, tendered, None);
            }
            if cash > Money::ZERO {
                part(PaymentMeans::Cash, cash, cash, None);
            }
            let ask = features::till::TakePayment { settlement_id: sheet.id, owed: sheet.owed(), parts };
            self.by(&self.staff.cashier, at, |cx| features::till::take_payment(cx, ask))?;
        }
        Ok(())
    }

    /// One line was written too high: the sheet is taken back and made anew.
    pub(super) fn void_bill(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        for sheet in self.w.settlements_of(self.order(visit)?.id)? {
            if sheet.state == SheetState::Open {
                let ask = features::till::VoidSettlement {
                    settlement_id: sheet.id,
                    received: Some(sheet.received),
                    on_account: Some(sheet.on_account),
                    reason: "付款方抬头开错，重新开单".into(),
                };
                self.by(&self.staff.manager, at, |cx| features::till::void_settlement(cx, ask))?;
            }
        }
        Ok(())
    }

    /// All that was paid on the visit goes back the way it came.
    pub(super) fn give_back(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        for sheet in self.w.settlements_of(self.order(visit)?.id)? {
            for payment in self.w.payments_of_sheet(sheet.id)? {
                // Notes of a drawer that was counted since are not in today's.
                let elsewhere = self.w.open_shifts()?.iter().any(|open| payment.shift_id != Some(open.id));
                let means = match payment.means {
                    PaymentMeans::Cash if elsewhere => PaymentMeans::Transfer,
                    means => means,
                };
                let ask = features::till::RefundPayment {
                    payment_id: payment.id,
                    refundable: payment.amount,
                    amount: payment.amount,
                    means,
                    reason: "客户要换一种方式付款".into(),
                };
                self.by(&self.staff.manager, at, |cx| features::till::refund_payment(cx, ask))?;
            }
        }
        Ok(())
    }

    /// A firm pays what it was trusted with.
    pub(super) fn collect(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        for sheet in self.w.settlements_of(self.order(visit)?.id)? {
            if sheet.payer == Payer::Customer && sheet.on_account > Money::ZERO {
                let part = PaymentPart {
                    means: PaymentMeans::Transfer,
                    amount: sheet.on_account,
                    tendered: sheet.on_account,
                    voucher: None,
                };
                let ask = features::till::CollectOnAccount {
                    settlement_id: sheet.id,
                    owed: sheet.on_account,
                    parts: vec![part],
                };
                self.by(&self.staff.cashier, at, |cx| features::till::collect_on_account(cx, ask))?;
            }
        }
        Ok(())
    }
}

//! The receipt of what was sold over the counter, of what came back, and of deposits on old parts.

use super::context::PaperContext;
use super::receipt::ReceiptGroup;
use crate::kept::core_deposits::core_with_payments;
use crate::kept::counter_sales::sale_with_payments;
use documents::receipt::{CoreRow, OnAccount, SaleReceipt, SoldRow};
use domain::counter_sale::CounterSaleLine;
use domain::ids::{CoreDepositId, CounterSaleId};
use domain::money::{Money, Quantity};
use domain::settlement::Payment;
use kernel::error::Result;

impl PaperContext<'_> {
    /// What was sold, or of a refund what came back by it: both were written at the same moment.
    pub(super) fn for_a_sale(&self, paid: &ReceiptGroup, id: CounterSaleId) -> Result<SaleReceipt> {
        let kept = sale_with_payments(self.r, id)?;
        let named = self.named(&paid.first)?;
        let taken = self.taken(paid, &named)?;
        let is_refund = paid.first.refund_of.is_some();
        let of_now = |line: &CounterSaleLine| {
            let (mut quantity, mut amount) = (Quantity::ZERO, Money::ZERO);
            let now = kept.returns.iter().filter(|one| one.at == paid.first.at);
            for one in now {
                let lines = kept.back.iter().filter(|of| of.counter_return_id == one.id);
                for of in lines.filter(|of| of.counter_sale_line_id == line.id) {
                    quantity = Quantity(quantity.0 + of.quantity.0);
                    amount += of.amount;
                }
            }
            (quantity, Money::ZERO - amount)
        };
        let row = |line: &CounterSaleLine| {
            let (quantity, amount) = if is_refund { of_now(line) } else { (line.quantity, line.amount) };
            let parts = [&line.brand, &line.specification].map(|text| text.trim());
            let described: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
            let sold = line.as_sold(quantity);
            (quantity.0 > 0).then(|| SoldRow {
                code: line.code.clone(),
                name: line.name.clone(),
                described: described.join(" "),
                unit: sold.unit.to_owned(),
                quantity: sold.quantity,
                unit_price: sold.unit_price,
                discount: if is_refund { Money::ZERO } else { line.discount },
                amount,
            })
        };
        // What is on account is owed until it is collected; each receipt says how it stood then.
        let of_sale = |one: &&Payment| one.counter_sale_id == Some(id);
        let till_then = kept.payments.iter().filter(|one| paid.is_till_then(one));
        let so_far: Money = till_then.map(|one| one.amount).sum();
        let now: Money = paid.all.iter().filter(of_sale).map(|one| one.amount).sum();
        let is_on_account = !is_refund && now != kept.sale.total;
        let on_account = is_on_account
            .then(|| OnAccount { paid: so_far, owed: (kept.sale.total - so_far).max(Money::ZERO) });
        Ok(SaleReceipt {
            cores: self.cores_of(paid)?,
            on_account,
            sale: named.of.called,
            rows: kept.lines.iter().filter_map(row).collect(),
            net: if is_refund { Money::ZERO } else { kept.sale.net },
            tax: if is_refund { Money::ZERO } else { kept.sale.tax },
            taken,
        })
    }

    /// Deposits on old parts that were taken for a visit, or what went back of one.
    pub(super) fn for_cores(&self, paid: &ReceiptGroup) -> Result<SaleReceipt> {
        let named = self.named(&paid.first)?;
        Ok(SaleReceipt {
            taken: self.taken(paid, &named)?,
            sale: named.of.called,
            rows: Vec::new(),
            net: Money::ZERO,
            tax: Money::ZERO,
            cores: self.cores_of(paid)?,
            on_account: None,
        })
    }

    /// What of a payment is on old parts, part by part.
    fn cores_of(&self, paid: &ReceiptGroup) -> Result<Vec<CoreRow>> {
        let mut told: Vec<CoreDepositId> = Vec::new();
        let mut rows = Vec::new();
        for id in paid.all.iter().filter_map(|one| one.core_deposit_id) {
            if told.contains(&id) {
                continue;
            }
            told.push(id);
            let kept = core_with_payments(self.r, id)?;
            let of_it = paid.all.iter().filter(|one| one.core_deposit_id == Some(id));
            let amount: Money = of_it.map(|one| one.amount).sum();
            let back = kept.movements.iter().filter(|of| of.at == paid.first.at && of.quantity.0 > 0);
            let is_back = amount < Money::ZERO;
            let quantity =
                if is_back { Quantity(back.map(|of| of.quantity.0).sum()) } else { kept.core.quantity };
            rows.push(CoreRow {
                name: kept.core.name,
                quantity: format!("{} {}", quantity.plain(), kept.core.unit).trim_end().to_owned(),
                due: if is_back { String::new() } else { kept.core.due_on.to_string() },
                amount,
            });
        }
        Ok(rows)
    }
}

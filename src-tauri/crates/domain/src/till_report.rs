//! 日报 and 月报 of the till: what came in and what was billed between two days, per
//! means, cashier, payer and kind of line. Each list adds up to the same money.

use crate::core_deposit::{CoreMovement, CoreMovementKind};
use crate::counter_sale::book::SaleBook;
use crate::counter_sale::{CounterReturn, CounterSale};
use crate::ids::PersonId;
use crate::line::{LineKind, Payer};
use crate::money::Money;
use crate::settlement::{Payment, PaymentMeans, Settlement, SheetState};
use crate::shift::{CashOutside, MeansTotal, by_means};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A receipt, with whose money it is; a deposit is the customer's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MoneyOfPayer {
    #[serde(flatten)]
    pub payment: Payment,
    pub payer: Option<Payer>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct TillFigures {
    /// What was given for sheets, deposits, contracts, stored value, what was sold over the
    /// counter and old parts that are to come, less what went back.
    pub taken: Money,
    /// What of it is vouchers of the shop: no drawer and no bank has more for them.
    pub vouchers: Money,
    pub means: Vec<MeansTotal>,
    pub cashiers: Vec<CashierTotal>,
    pub payers: Vec<PayerTotal>,
    /// Sheets issued less sheets taken back.
    pub billed: Money,
    pub net: Money,
    pub tax: Money,
    pub kinds: Vec<KindTotal>,
    pub made: SheetCount,
    /// As an amount above zero.
    pub voided: SheetCount,
    /// What is owed now on sheets of these days, and what of them and of what was sold over the counter is
    /// on account.
    pub owed: Money,
    pub on_account: Money,
    pub deposits: DepositTotals,
    pub contracts: ContractTotals,
    pub stored: StoredTotals,
    pub sales: SaleTotals,
    pub cores: CoreTotals,
    /// In a shop that uses shifts: cash of these days that is in none.
    pub outside_shifts: Option<CashOutside>,
    /// Anything at all: a sheet made or taken back, money given or given back, or what
    /// was with the shop before and was used.
    pub has_moved: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CashierTotal {
    pub person_id: PersonId,
    pub receipts: i64,
    pub received: Money,
    pub refunds: i64,
    pub returned: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PayerTotal {
    pub payer: Payer,
    pub billed: Money,
    pub taken: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct KindTotal {
    pub kind: LineKind,
    /// After every discount: net and tax.
    pub charged: Money,
    pub net: Money,
    pub tax: Money,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SheetCount {
    pub count: i64,
    pub total: Money,
}

/// What customers had with the shop: more by `taken` and `set_free`, less by
/// `returned` and `drawn`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct DepositTotals {
    pub taken: Money,
    pub returned: Money,
    pub drawn: Money,
    /// What was paid on sheets that were taken back.
    pub set_free: Money,
}

/// What contracts were sold for and given back for, and what sheets were paid by
/// them: money that came in before, and is turnover now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ContractTotals {
    pub taken: Money,
    pub returned: Money,
    pub drawn: Money,
}

/// What customers had stored: more by what was topped up and given and what came
/// back from sheets, less by what was drawn, went back and was forfeited. What was
/// topped up is money of its day; what is drawn is no money once more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct StoredTotals {
    pub topped_up: Money,
    pub gift: Money,
    pub drawn: Money,
    /// What of it was gift.
    pub gift_drawn: Money,
    /// What was drawn on sheets that were taken back or refunded.
    pub put_back: Money,
    pub gift_put_back: Money,
    pub returned: Money,
    pub forfeited: Money,
}

/// What was sold over the counter and what came back: money and turnover of the same day, on
/// no sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SaleTotals {
    pub count: i64,
    pub taken: Money,
    pub returns: i64,
    pub returned: Money,
    /// Of what was sold less what came back.
    pub net: Money,
    pub tax: Money,
}

/// What was taken on old parts that are to come, and what became of it: held for the customer, and no
/// revenue until it is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct CoreTotals {
    pub taken: Money,
    pub returned: Money,
    /// What the shop kept of it, taken then or before.
    pub forfeited: Money,
}

impl StoredTotals {
    fn add(&mut self, payment: &Payment) {
        let (amount, gift) = (payment.amount, payment.gift);
        match (payment.settlement_id, amount < Money::ZERO) {
            (None, false) => {
                self.topped_up += amount;
                self.gift += gift;
            }
            (None, true) => {
                self.returned -= amount;
                self.forfeited -= gift;
            }
            (Some(_), false) => {
                self.drawn += amount;
                self.gift_drawn += gift;
            }
            (Some(_), true) => {
                self.put_back -= amount;
                self.gift_put_back -= gift;
            }
        }
    }
}

/// The figures of some days, from every receipt and every sheet of them.
pub fn till_figures(moved: &[MoneyOfPayer], sheets: &[Settlement]) -> TillFigures {
    let mut figures = TillFigures {
        means: by_means(moved.iter().map(|of| (of.payment.means, of.payment.amount))),
        has_moved: !moved.is_empty() || !sheets.is_empty(),
        ..TillFigures::default()
    };
    for of in moved {
        figures.add_money(&of.payment, of.payer.unwrap_or(Payer::Customer));
    }
    for sheet in sheets {
        figures.add_sheet(sheet);
    }
    figures.cashiers.sort_by_key(|of| of.person_id);
    figures.payers.sort_by_key(|of| Payer::ALL.iter().position(|payer| *payer == of.payer));
    figures.kinds.sort_by_key(|of| LineKind::ALL.iter().position(|kind| *kind == of.kind));
    figures
}

impl TillFigures {
    /// With what was sold over the counter in these days, and what came back.
    #[must_use]
    pub fn with_sales(mut self, sold: &[CounterSale], back: &[CounterReturn]) -> Self {
        // What was given away as a whole moved, and left no receipt.
        self.has_moved |= !sold.is_empty() || !back.is_empty();
        let sales = &mut self.sales;
        for sale in sold {
            sales.count += 1;
            sales.taken += sale.total;
            sales.net += sale.net;
            sales.tax += sale.tax;
        }
        for of in back {
            sales.returns += 1;
            sales.returned += of.amount;
            sales.net -= of.net;
            sales.tax -= of.tax;
        }
        self
    }

    /// With what of the sales of these days is trusted to whoever bought: it was sold, and did not come in.
    #[must_use]
    pub fn with_trusted(mut self, books: &[SaleBook]) -> Self {
        self.on_account += books.iter().map(|book| book.on_account).sum::<Money>();
        self
    }

    /// With what of deposits on old parts was kept in these days. What was taken and went back its
    /// receipts tell.
    #[must_use]
    pub fn with_cores(mut self, moved: &[CoreMovement]) -> Self {
        let kept = moved.iter().filter(|of| of.kind == CoreMovementKind::Kept);
        self.cores.forfeited = Money::ZERO - kept.map(|of| of.amount).sum::<Money>();
        self.has_moved |= self.cores.forfeited != Money::ZERO;
        self
    }

    fn add_money(&mut self, payment: &Payment, payer: Payer) {
        let amount = payment.amount;
        let back = amount < Money::ZERO;
        let deposits = &mut self.deposits;
        if payment.customer_id.is_some() {
            self.stored.add(payment);
        }
        match (payment.settlement_id, payment.means) {
            (None, _) if payment.service_contract_id.is_some() => {
                let contracts = &mut self.contracts;
                if back { contracts.returned -= amount } else { contracts.taken += amount }
            }
            (None, _) if payment.customer_id.is_some() => {}
            // What was sold and came back is told by the sales themselves.
            (None, _) if payment.counter_sale_id.is_some() => {}
            (None, _) if payment.core_deposit_id.is_some() => {
                let cores = &mut self.cores;
                if back { cores.returned -= amount } else { cores.taken += amount }
            }
            (None, _) if back => deposits.returned -= amount,
            (None, _) => deposits.taken += amount,
            (Some(_), PaymentMeans::Deposit) if back => deposits.set_free -= amount,
            (Some(_), PaymentMeans::Deposit) => deposits.drawn += amount,
            (Some(_), _) => {}
        }
        if !payment.means.is_money() {
            return;
        }
        self.taken += amount;
        if payment.means == PaymentMeans::Voucher {
            self.vouchers += amount;
        }
        self.payer(payer).taken += amount;
        let cashier = self.cashier(payment.person_id);
        if back {
            cashier.refunds += 1;
            cashier.returned -= amount;
        } else {
            cashier.receipts += 1;
            cashier.received += amount;
        }
    }

    fn add_sheet(&mut self, sheet: &Settlement) {
        self.billed += sheet.total;
        self.net += sheet.content.net;
        self.tax += sheet.content.tax;
        self.payer(sheet.payer).billed += sheet.total;
        self.owed += Settlement::owed_now(sheet);
        self.on_account += sheet.on_account;
        if sheet.service_contract_id.is_some() {
            self.contracts.drawn += sheet.total;
        }
        match sheet.state {
            SheetState::Reversal => {
                self.voided.count += 1;
                self.voided.total -= sheet.total;
            }
            SheetState::Open | SheetState::Settled | SheetState::Voided => {
                self.made.count += 1;
                self.made.total += sheet.total;
            }
        }
        for line in &sheet.content.lines {
            let kind = self.kind(line.kind);
            kind.charged += line.charged;
            kind.net += line.net;
            kind.tax += line.tax;
        }
    }

    fn cashier(&mut self, person_id: PersonId) -> &mut CashierTotal {
        let new = || CashierTotal {
            person_id,
            receipts: 0,
            received: Money::ZERO,
            refunds: 0,
            returned: Money::ZERO,
        };
        found(&mut self.cashiers, |of| of.person_id == person_id, new)
    }

    fn payer(&mut self, payer: Payer) -> &mut PayerTotal {
        let new = || PayerTotal { payer, billed: Money::ZERO, taken: Money::ZERO };
        found(&mut self.payers, |of| of.payer == payer, new)
    }

    fn kind(&mut self, kind: LineKind) -> &mut KindTotal {
        let new = || KindTotal { kind, charged: Money::ZERO, net: Money::ZERO, tax: Money::ZERO };
        found(&mut self.kinds, |of| of.kind == kind, new)
    }
}

fn found<T>(all: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> &mut T {
    let place = all.iter().position(is).unwrap_or_else(|| {
        all.push(new());
        all.len() - 1
    });
    &mut all[place]
}

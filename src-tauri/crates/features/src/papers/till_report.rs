//! 收银日报 and 月报, of the receipts and sheets of the day or the month.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::shift_report::moved_by;
use super::words;
use crate::kept::till_figures::figures_between;
use chrono::{Datelike, Months, NaiveDate};
use documents::Content;
use documents::shift_report::MeansMoved;
use documents::till_report::{KindRow, PayerRow, TillReport};
use domain::dates::{add_days, day_range_utc};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shift::check_cash_is_visible;
use kernel::error::Result;

/// It is asked for by its day, `20260302`, or by its month, `202603`.
pub(super) const PAPER: Paper = Paper {
    kind: "till_report",
    called: PaperNames { zh_cn: "收银日报", zh_tw: "收銀日報", en: "Till report" },
    title: "收银日报",
    file_title: "收银报表",
    sizes: documents::till_report::SIZES,
    handed_to: &[Role::Cashier, Role::Manager],
    offered: |_| Vec::new(),
    given_out: Some(|shop, session, _| {
        shop.db.read(|r| {
            let person = shop.signed_in(r, session)?;
            let open = r.open_shift_of(person.id)?;
            Ok(check_cash_is_visible(open.as_ref(), &person.roles)?)
        })
    }),
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.till_report(id)?) as Box<dyn Content>),
};

/// The first and the last day, and whether they are a month.
fn days_of(id: i64) -> Option<(NaiveDate, NaiveDate, bool)> {
    let of = |year: i64, month: i64, day: i64| {
        NaiveDate::from_ymd_opt(
            i32::try_from(year).ok()?,
            u32::try_from(month).ok()?,
            u32::try_from(day).ok()?,
        )
    };
    if id >= 10_000_000 {
        let day = of(id / 10_000, id / 100 % 100, id % 100)?;
        return Some((day, day, false));
    }
    let first = of(id / 100, id % 100, 1)?;
    let last = add_days(first.checked_add_months(Months::new(1))?, -1);
    Some((first, last, true))
}

impl PaperContext<'_> {
    fn till_report(&self, id: i64) -> Result<TillReport> {
        let unknown = || Refusal::NotFound { entity: "document".to_owned(), id };
        let (first, last, is_month) = days_of(id).ok_or_else(unknown)?;
        let (from, to) = (day_range_utc(first, self.zone()).0, day_range_utc(last, self.zone()).1);
        let figures = figures_between(self.r, from, to)?;
        let month = || format!("{}-{:02}", first.year(), first.month());
        Ok(TillReport {
            head: self.head(),
            number: if is_month { month() } else { first.format("%Y-%m-%d").to_string() },
            printed_at: self.time(self.now),
            is_month,
            means: figures.means.iter().map(moved_by).collect(),
            cashiers: figures
                .cashiers
                .iter()
                .map(|of| MeansMoved {
                    means: self.person(Some(of.person_id)),
                    receipts: of.receipts,
                    received: of.received,
                    refunds: of.refunds,
                    returned: of.returned,
                    net: of.received - of.returned,
                })
                .collect(),
            payers: figures
                .payers
                .iter()
                .map(|of| PayerRow {
                    payer: words::payer(of.payer).to_owned(),
                    billed: of.billed,
                    taken: of.taken,
                })
                .collect(),
            kinds: figures
                .kinds
                .iter()
                .map(|of| KindRow {
                    kind: of.kind.called().to_owned(),
                    net: of.net,
                    tax: of.tax,
                    charged: of.charged,
                })
                .collect(),
            taken: figures.taken,
            billed: figures.billed,
            net: figures.net,
            tax: figures.tax,
            made: (figures.made.count, figures.made.total),
            voided: (figures.voided.count, figures.voided.total),
            owed: figures.owed,
            on_account: figures.on_account,
            vouchers: figures.vouchers,
            deposits_taken: figures.deposits.taken,
            deposits_returned: figures.deposits.returned,
            deposits_drawn: figures.deposits.drawn,
            deposits_set_free: figures.deposits.set_free,
            contracts_taken: figures.contracts.taken,
            contracts_returned: figures.contracts.returned,
            contracts_drawn: figures.contracts.drawn,
            stored: [
                figures.stored.topped_up,
                figures.stored.gift,
                figures.stored.drawn,
                figures.stored.put_back,
                figures.stored.returned,
                figures.stored.forfeited,
            ],
            sales: [figures.sales.taken, figures.sales.returned, figures.sales.net, figures.sales.tax],
            cores: [figures.cores.taken, figures.cores.returned, figures.cores.forfeited],
            outside_shifts: figures.outside_shifts.map(|of| (of.receipts + of.refunds, of.net)),
        })
    }
}

//! The steps at the till beside a bill: what is sold in advance, stored and given, and the
//! cashier's shift.

use crate::town::{Item, PACKAGES};
use chrono::{DateTime, Utc};
use domain::dates::{add_days, local_day};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity, Rate};
use domain::service_package::PackageItem;
use domain::settlement::PaymentMeans;
use domain::shift::{CashCount, CashDirection, DENOMINATIONS, by_means, expected_cash};
use domain::shop::ShopDetails;
use domain::tax::PriceBasis;
use features::packages::offers::{SavePackage, save_package};
use features::till::shifts::{CloseShift, MoveCash, close_shift, move_cash};
use features::till::vouchers::{IssueVouchers, issue_vouchers};
use kernel::error::Result;

use super::Player;

/// What the small service uses beside the work: a package holds it three times.
pub fn in_the_package() -> &'static [Item] {
    &PACKAGES[0].items[1..]
}

/// 满 500 减 50.
pub const VOUCHER_BILL: Money = Money(50_000);
pub const VOUCHER: Money = Money(5_000);

/// So much of it is used at once; the rest stays for the next visit.
pub const STORED_DRAWN: Money = Money(40_000);

fn at_once(means: PaymentMeans, amount: Money) -> Vec<features::till::PaymentPart> {
    vec![features::till::PaymentPart { means, amount, tendered: amount, voucher: None }]
}

fn package_item(item: &Item, times: i64, price_basis: PriceBasis) -> PackageItem {
    let (kind, code, name, _, _, unit, quantity, price, _) = *item;
    PackageItem {
        times,
        amount: Money::ZERO,
        item: None,
        kind,
        code: code.into(),
        name: name.into(),
        unit: unit.into(),
        quantity: Quantity(quantity),
        hours: Hours(0),
        unit_price: Money(price),
        price_basis,
        tax_rate: Rate(1300),
    }
}

impl Player<'_> {
    pub(super) fn offer_packages(&mut self, at: DateTime<Utc>) -> Result<()> {
        let price_basis = self.w.get::<ShopDetails>(1)?.settings.price_basis;
        let oil = in_the_package().iter().map(|item| package_item(item, 3, price_basis)).collect();
        let amount = PackageItem {
            times: 0,
            amount: Money(120_000),
            item: None,
            kind: LineKind::Other,
            code: String::new(),
            name: "养护金".into(),
            unit: String::new(),
            quantity: Quantity(0),
            hours: Hours(0),
            unit_price: Money::ZERO,
            price_basis: PriceBasis::TaxIncluded,
            tax_rate: Rate(0),
        };
        let looked_over: Item = (LineKind::Testing, "QC-001", "全车检查", "", "", "次", 1000, 10_000, 0);
        let year = vec![amount, package_item(&looked_over, 2, price_basis)];
        for (name, price, package_items, valid_months, valid_km, vehicle_bound) in [
            ("机油机滤三次套餐", 98_800, oil, 24, None, false),
            ("一年保养合同", 118_800, year, 12, Some(20_000), true),
        ] {
            let ask = SavePackage {
                id: None,
                version: 0,
                name: name.into(),
                price: Money(price),
                package_items,
                valid_months: Some(valid_months),
                valid_km,
                vehicle_bound,
                active: true,
            };
            let package = self.by(&self.staff.manager, at, |cx| save_package(cx, ask))?;
            self.w.mark_sample_package(package.id)?;
            self.story.packages.push(package);
        }
        Ok(())
    }

    pub(super) fn sell_package(&mut self, visit: usize, at: DateTime<Utc>, package: usize) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let Some(offer) = self.story.packages.get(package) else { return Ok(()) };
        let ask = features::till::SellContract {
            service_package_id: offer.id,
            version: offer.version,
            customer_id: self.story.customers[self.plan.cars[plan.car].customer],
            vehicle_id: Some(self.story.vehicles[plan.car]),
            start_km: Some(plan.km),
            parts: at_once(PaymentMeans::Wechat, offer.price),
            signed_by: String::new(),
            signature: None,
        };
        let sold = self.by(&self.staff.cashier, at, |cx| features::till::sell_contract(cx, ask))?;
        self.w.mark_sample_contract(sold.id)?;
        self.story.contracts[visit] = Some(sold.id);
        Ok(())
    }

    pub(super) fn top_up(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let customer = self.plan.cars[self.plan.visits[visit].car].customer;
        let paid = Money(100_000);
        let ask = features::till::TopUpStoredValue {
            customer_id: self.story.customers[customer],
            held: Money::ZERO,
            means: PaymentMeans::Wechat,
            amount: paid,
            tendered: paid,
            gift: Money(10_000),
            reason: "店庆活动，充 1000 送 100".into(),
        };
        // A gift that hangs on no wall is the manager's to give.
        let stored = self.by(&self.staff.manager, at, |cx| features::till::top_up_stored_value(cx, ask))?;
        self.w.mark_sample_receipt(stored.payment)?;
        Ok(())
    }

    pub(super) fn issue_vouchers(&mut self, at: DateTime<Utc>) -> Result<()> {
        let day = local_day(at, self.zone);
        let ask = IssueVouchers {
            name: "满 500 减 50".into(),
            face_value: VOUCHER,
            smallest_bill: VOUCHER_BILL,
            valid_from: day,
            valid_until: add_days(day, 180),
            customer_id: None,
            count: 3,
            numbers: Vec::new(),
        };
        let issued = self.by(&self.staff.manager, at, |cx| issue_vouchers(cx, ask))?;
        for number in &issued.numbers {
            if let Some(voucher) = self.w.voucher_numbered(number)? {
                self.w.mark_sample_voucher(voucher.id)?;
            }
        }
        self.story.vouchers = issued.numbers;
        Ok(())
    }

    pub(super) fn take_deposit(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let Some(booking) = self.booking(visit)? else { return Ok(()) };
        let ask = features::till::TakeBookingDeposit {
            id: booking.id,
            version: booking.version,
            parts: at_once(PaymentMeans::Wechat, Money(20_000)),
        };
        self.by(&self.staff.cashier, at, |cx| features::till::take_booking_deposit(cx, ask))?;
        Ok(())
    }

    pub(super) fn open_shift(&mut self, at: DateTime<Utc>) -> Result<()> {
        let ask = features::till::OpenShift { opening_float: Money(50_000) };
        let opened = self.by(&self.staff.cashier, at, |cx| features::till::open_shift(cx, ask))?;
        self.w.mark_sample_shift(opened.id)?;
        Ok(())
    }

    pub(super) fn pay_out(&mut self, at: DateTime<Utc>) -> Result<()> {
        let ask = MoveCash {
            direction: CashDirection::PayOut,
            amount: Money(8_600),
            reason: "买打印纸和矿泉水".into(),
        };
        self.by(&self.staff.cashier, at, |cx| move_cash(cx, ask))?;
        Ok(())
    }

    pub(super) fn close_shift(&mut self, at: DateTime<Utc>, short: bool) -> Result<()> {
        let Some(shift) = self.w.open_shift_of(self.staff.cashier.id)? else { return Ok(()) };
        let moved = self.w.payments_of_shift(shift.id)?;
        let means = by_means(moved.iter().map(|payment| (payment.means, payment.amount)));
        let expected = expected_cash(shift.opening_float, &means, &self.w.cash_movements_of(shift.id)?);
        let missing = if short { Money(500) } else { Money::ZERO };
        let ask = CloseShift {
            id: shift.id,
            counted: counted(expected - missing),
            compared: Vec::new(),
            explanation: if short { "找零时多找了 5 元".into() } else { String::new() },
            closed_for: String::new(),
        };
        self.by(&self.staff.cashier, at, |cx| close_shift(cx, ask))?;
        Ok(())
    }
}

/// In as few notes and coins as there are.
fn counted(total: Money) -> Vec<CashCount> {
    let mut left = total.fen();
    let of = |denomination: Money| {
        let pieces = left / denomination.fen();
        left -= pieces * denomination.fen();
        (pieces > 0).then_some(CashCount { denomination, pieces })
    };
    DENOMINATIONS.into_iter().filter_map(of).collect()
}

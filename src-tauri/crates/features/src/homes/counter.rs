//! The counter: what the advisor and the cashier have before them.

use super::findings::waiting_findings;
use super::{AdvisorHome, CashierHome, QueueRow, Takings, stages_in_shop};
use domain::dates::day_range_utc;
use domain::settlement::PaymentMeans;
use domain::shift::check_cash_is_visible;
use domain::work_order::stage::Stage;
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::Read;

/// What an advisor sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn advisor_home(cx: &Read, _: AskNothing) -> Result<AdvisorHome> {
    let stages = stages_in_shop();
    let in_shop: Vec<QueueRow> = cx.r.orders_in(&stages)?;
    let open_findings = waiting_findings(cx)?;
    let among = |wanted: fn(&QueueRow) -> bool| in_shop.iter().filter(|row| wanted(row)).cloned().collect();
    Ok(AdvisorHome {
        today: crate::bookings::day_of(cx, cx.today()?)?,
        // Work found in repair waits for its answer while the rest goes on.
        answers_awaited: among(|row| row.offered_lines > 0),
        ready: among(|row| row.stage == Stage::ReadyForDelivery),
        open_findings,
        in_shop,
    })
}

/// What a cashier sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn cashier_home(cx: &Read, _: AskNothing) -> Result<CashierHome> {
    let (from, to) = day_range_utc(cx.today()?, cx.zone()?);
    let mut takings: Vec<Takings> = cx.r.takings(from, to)?;
    let open = cx.r.open_shift_of(cx.my_id()?)?;
    let cash_after_count = check_cash_is_visible(open.as_ref(), cx.roles()).is_err();
    if cash_after_count {
        takings.retain(|of| of.means != PaymentMeans::Cash);
    }
    Ok(CashierHome {
        to_bill: cx.r.orders_in(&[Stage::Preparing])?,
        to_collect: cx.r.orders_in(&[Stage::AwaitingSettlement])?,
        left_open: cx.r.orders_with_open_money()?,
        bookings_to_give_back: cx.r.bookings_to_give_back()?,
        on_account: cx.r.sheets_on_account()?,
        owed_on_account: cx.r.owed_on_account()?,
        taken_today: takings.iter().map(|of| of.amount).sum(),
        takings,
        cash_after_count,
    })
}

//! The office: the manager's figures, and the counts beside the navigation.

use super::{DayFigure, FailedAgain, ManagerHome, NavCounts, QueueRow, StageCount, Takings, stages_in_shop};
use crate::aftercare::follow_ups::list_follow_ups;
use crate::data_requests::open_requests;
use crate::visit::lines::starting_items;
use crate::visit::outside::away;
use chrono::{Datelike, NaiveDate};
use domain::dates::{add_days, day_range_utc};
use domain::first_hour::{FirstHourClosed, FirstHourItem, first_hour};
use domain::inspection::{Inspection, TOLD_AFTER, sent_back};
use domain::money::Money;
use domain::work_order::lateness::{Lateness, lateness};
use domain::work_order::stage::Stage;
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::screens::OfDay;
use ts_rs::TS;

/// The days of the chart, and of the marks.
const DAYS_BACK: i64 = 30;

/// What the manager sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn manager_home(cx: &Read, _: AskNothing) -> Result<ManagerHome> {
    let (today, zone) = (cx.today()?, cx.zone()?);
    let (midnight, tomorrow) = day_range_utc(today, zone);
    let first_of_month = today.with_day(1).unwrap_or(today);
    let chart_from = add_days(today, 1 - DAYS_BACK);
    let (since, _) = day_range_utc(chart_from.min(first_of_month), zone);
    let (month_began, _) = day_range_utc(first_of_month, zone);
    let (chart_began, _) = day_range_utc(chart_from, zone);

    let billed = cx.r.billed_by_day(since, tomorrow, zone)?;
    let delivered = cx.r.delivered_by_day(since, tomorrow, zone)?;
    let takings: Vec<Takings> = cx.r.takings(midnight, tomorrow)?;
    let stages = stages_in_shop();
    let mut late: Vec<QueueRow> = cx.r.orders_in(&stages)?;
    late.retain(|row| lateness(row.stage, row.promised_at, cx.now) == Lateness::Late);
    let fixed = cx.r.fixed_at_once(month_began, tomorrow)?;
    let complaints = cx.r.complaints_still_open(cx.now)?;
    // The same figures the clerk's list shows.
    let calls = list_follow_ups(cx, AskNothing {})?;
    let marks = cx.r.recommended(chart_began, tomorrow)?;
    let counts = cx.r.moving_by_stage()?;
    let count_of = |stage| counts.iter().find(|of| of.stage == stage).map_or(0, |of| of.count);
    Ok(ManagerHome {
        day: today,
        arrived_today: cx.r.arrived(midnight, tomorrow)?,
        delivered_today: sum_since(&delivered, today).0,
        taken_today: takings.iter().map(|of| of.amount).sum(),
        billed_today: sum_since(&billed, today).1,
        delivered_month: sum_since(&delivered, first_of_month).0,
        billed_month: sum_since(&billed, first_of_month).1,
        in_shop: stages.into_iter().map(|stage| StageCount { stage, count: count_of(stage) }).collect(),
        late,
        outside: away(cx)?,
        approvals: cx.r.approvals_waiting()?,
        open_complaints: complaints.count,
        late_complaints: complaints.sum,
        remedies_waiting: cx.r.remedies_waiting()?,
        data_requests: open_requests(cx)?,
        follow_ups_overdue: i64::try_from(calls.overdue.len()).unwrap_or(i64::MAX),
        follow_ups_in_time_percent: calls.in_time_percent,
        fixed_at_once_percent: (fixed.count > 0).then(|| fixed.sum * 100 / fixed.count),
        failed_again: failed_again(cx)?,
        reworks_month: cx.r.reworks(month_began, tomorrow)?.count,
        refused_month: cx.r.refused_deliveries(month_began, tomorrow)?.count,
        recommend_hundredths: (marks.count > 0).then(|| marks.sum * 100 / marks.count),
        billed_by_day: chart(chart_from, &billed, &delivered),
        first_hour: still_to_see_to(cx)?,
    })
}

/// What the workshop could not put right the second time is no longer between it and the inspector, or the customer.
fn failed_again(cx: &Read) -> Result<Vec<FailedAgain>> {
    let stages = [Stage::InRepair, Stage::AwaitingInspection];
    let reports = cx.r.final_inspections_in(&stages)?;
    let mut failed = Vec::new();
    for row in cx.r.orders_in(&stages)? {
        let of_car = reports.iter().filter(|report| report.work_order_id == row.work_order_id);
        let of_car: Vec<Inspection> = of_car.cloned().collect();
        // Nobody looked at it yet: nothing sent it back.
        if of_car.is_empty() {
            continue;
        }
        let mut reworks = cx.r.reworks_of(row.work_order_id)?;
        let times = sent_back(&of_car, &reworks);
        if times >= TOLD_AFTER {
            let cause = reworks.pop().map(|newest| newest.cause).unwrap_or_default();
            failed.push(FailedAgain { row, times, cause });
        }
    }
    Ok(failed)
}

fn still_to_see_to(cx: &Read) -> Result<Vec<FirstHourItem>> {
    if cx.r.is_first_hour_over()? {
        return Ok(Vec::new());
    }
    let items = first_hour(&cx.r.on_file(starting_items()?)?);
    Ok(if items.iter().all(|item| item.done) { Vec::new() } else { items })
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CloseFirstHour {
    /// How many were still open on the page.
    pub open: i64,
}

/// Not shown any more, to nobody, whatever is open.
///
/// # Errors
/// Only what the file itself fails with.
pub fn close_first_hour(cx: &Write, _: CloseFirstHour) -> Result<()> {
    if !cx.w.is_first_hour_over()? {
        cx.w.insert(&mut FirstHourClosed { id: 0, at: cx.now, person_id: cx.my_id()? })?;
    }
    Ok(())
}

fn sum_since(days: &[OfDay], first: NaiveDate) -> (i64, Money) {
    let since = || days.iter().filter(|of| of.day >= first);
    (since().map(|of| of.count).sum(), since().map(|of| of.amount).sum())
}

/// Every day of the chart, the empty ones as well.
fn chart(from: NaiveDate, billed: &[OfDay], delivered: &[OfDay]) -> Vec<DayFigure> {
    (0..DAYS_BACK)
        .map(|number| {
            let day = add_days(from, number);
            let of = |days: &[OfDay]| {
                days.iter().find(|of| of.day == day).map_or((0, Money::ZERO), |of| (of.count, of.amount))
            };
            DayFigure { day, billed: of(billed).1, delivered: of(delivered).0 }
        })
        .collect()
}

/// How much waits where, for the navigation.
///
/// # Errors
/// Only what the file itself fails with.
pub fn nav_counts(cx: &Read, _: AskNothing) -> Result<NavCounts> {
    let today = cx.today()?;
    let day = day_range_utc(today, cx.zone()?);
    Ok(cx.r.nav_counts(cx.my_id()?, day, today, cx.now)?.unwrap_or_default())
}

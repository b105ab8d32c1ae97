//! The counter: what the advisor and the cashier have before them.

use super::findings::waiting_findings;
use super::{AdvisorHome, CashierHome, PartsArrivalRow, PartsNews, QueueRow, Takings, stages_in_shop};
use crate::picking::requests::named;
use crate::progress::progress_of;
use crate::visit::outside::away;
use crate::visit::told::promise_news;
use domain::dates::day_range_utc;
use domain::ids::{JobId, WorkOrderId};
use domain::parts_counter::PartsArrival;
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
    let (to_tell, promises_moved) = promise_news(cx, &in_shop)?;
    let among = |wanted: fn(&QueueRow) -> bool| in_shop.iter().filter(|row| wanted(row)).cloned().collect();
    Ok(AdvisorHome {
        today: crate::bookings::day_of(cx, cx.today()?)?,
        // Work found in repair waits for its answer while the rest goes on.
        answers_awaited: among(|row| row.offered_lines > 0),
        ready: among(|row| row.stage == Stage::ReadyForDelivery),
        open_findings,
        parts_news: parts_news(cx, &in_shop)?,
        to_tell,
        promises_moved,
        outside: away(cx)?,
        progress: progress_of(cx, &in_shop)?,
        in_shop,
    })
}

/// What is asked for at the cars in repair, and whose parts are there.
fn parts_news(cx: &Read, in_shop: &[QueueRow]) -> Result<Vec<PartsNews>> {
    let at_work: Vec<&QueueRow> = in_shop.iter().filter(|row| row.stage == Stage::InRepair).collect();
    let ids: Vec<WorkOrderId> = at_work.iter().map(|row| row.work_order_id).collect();
    let (asked, came) = (cx.r.part_requests_of(&ids)?, cx.r.parts_arrivals_of(&ids)?);
    if asked.is_empty() && came.is_empty() {
        return Ok(Vec::new());
    }
    let jobs = cx.r.open_jobs()?;
    let job_name = |id: JobId| jobs.iter().find(|job| job.job_id == id).map(|job| job.name.clone());
    let asked = named(asked, &cx.r.people()?, job_name);
    let news = |row: &QueueRow| {
        let of_car = |order: WorkOrderId| order == row.work_order_id;
        let newest = |arrival: &&PartsArrival| {
            of_car(arrival.work_order_id)
                && came.iter().all(|other| other.job_id != arrival.job_id || other.id <= arrival.id)
        };
        // What is done is over: who looks there sees what still moves.
        let arrivals = came.iter().filter(newest).filter_map(|arrival| {
            Some(PartsArrivalRow { job_name: job_name(arrival.job_id)?, arrival: arrival.clone() })
        });
        PartsNews {
            work_order_id: row.work_order_id,
            number: row.number.clone(),
            plate: row.plate.clone(),
            plate_colour: row.plate_colour,
            make: row.make.clone(),
            model: row.model.clone(),
            advisor_id: row.advisor_id,
            requests: asked.iter().filter(|asked| of_car(asked.request.work_order_id)).cloned().collect(),
            arrivals: arrivals.collect(),
        }
    };
    let news = at_work.into_iter().map(news);
    Ok(news.filter(|of| !of.requests.is_empty() || !of.arrivals.is_empty()).collect())
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
        sales_on_account: cx.r.oldest_sales_on_account()?,
        owed_on_account: cx.r.owed_on_account()? + cx.r.owed_for_sales()?,
        taken_today: takings.iter().map(|of| of.amount).sum(),
        takings,
        cash_after_count,
    })
}

//! The links of customers' own phones, which end with what they show.

use chrono::{DateTime, Utc};
use domain::customer_link::CustomerLink;
use domain::ids::WorkOrderId;
use domain::settlement::Settlement;
use domain::shown_offer::{Offer, OfferStanding};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use storage::{Reader, Writer};

/// From here on it shows nothing.
///
/// # Errors
/// `Conflict` where the link was written meanwhile.
pub fn end(w: &Writer<'_>, mut link: CustomerLink, now: DateTime<Utc>) -> Result<()> {
    link.ended_at = Some(now);
    w.update(&link)?;
    Ok(())
}

/// Those of a visit that still show something, and of which this is true.
///
/// # Errors
/// Only what the file itself fails with.
pub fn end_those(
    w: &Writer<'_>,
    order: WorkOrderId,
    now: DateTime<Utc>,
    ends: impl Fn(&CustomerLink) -> Result<bool>,
) -> Result<()> {
    for link in w.customer_links_of(order)? {
        if !link.is_over(now) && ends(&link)? {
            end(w, link, now)?;
        }
    }
    Ok(())
}

/// The sheet was voided: what is wrong is shown to nobody.
///
/// # Errors
/// Only what the file itself fails with.
pub fn end_with_sheet(w: &Writer<'_>, sheet: &Settlement, now: DateTime<Utc>) -> Result<()> {
    end_those(w, sheet.work_order_id, now, |link| Ok(link.settlement_id == Some(sheet.id)))
}

/// The visit was closed or called off.
///
/// # Errors
/// Only what the file itself fails with.
pub fn end_with_visit(w: &Writer<'_>, order: &WorkOrder, now: DateTime<Utc>) -> Result<()> {
    end_those(w, order.id, now, |link| Ok(link.kind.ends_at(order.stage, is_answered(w, link, order)?)))
}

/// Every line of its estimate has its answer.
fn is_answered(r: &Reader<'_>, link: &CustomerLink, order: &WorkOrder) -> Result<bool> {
    let Some(estimate) = link.estimate_id else { return Ok(false) };
    let (estimates, lines) = (r.estimates_of(order.id)?, r.lines_of(order.id)?);
    let offer = Offer {
        stage: order.stage,
        estimates: &estimates,
        lines: &lines,
        findings: &[],
        photos: &[],
        walk_around: None,
        // Whether all has its answer has nothing to do with it.
        lapsed: false,
    };
    Ok(offer.standing(estimate) == OfferStanding::Answered)
}

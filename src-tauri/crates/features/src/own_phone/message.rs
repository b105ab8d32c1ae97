//! What is asked of the customer, as text for the phone they are written to on.

use super::offered::address_of;
use super::page::plate_of;
use domain::customer_link::CustomerLinkKind;
use domain::estimate_message::{TextLanguage, ToldEstimate, estimate_message};
use domain::estimate_revision::QuotesHold;
use domain::ids::WorkOrderId;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskEstimateText {
    pub work_order_id: WorkOrderId,
    /// Of who is at the counter: it is they who know how the customer is spoken with.
    pub language: TextLanguage,
}

#[derive(Debug, Serialize, TS)]
pub struct EstimateText {
    /// Empty where nothing waits for an answer.
    pub text: String,
    /// The customer's own phone answers it by the link in it.
    pub has_link: bool,
}

/// The newest estimate as a text, with the link to the customer's own phone where one was given out for it.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn estimate_text(cx: &Read, ask: AskEstimateText) -> Result<EstimateText> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
    let estimates = cx.r.estimates_of(order.id)?;
    let Some(newest) = estimates.last() else {
        return Ok(EstimateText { text: String::new(), has_link: false });
    };
    let shop = cx.details()?;
    let hold = QuotesHold::of(&shop.settings, cx.today()?);
    let links = cx.r.customer_links_of(order.id)?.into_iter();
    let of_it =
        links.filter(|link| link.kind == CustomerLinkKind::Estimate && link.estimate_id == Some(newest.id));
    let address = of_it.filter_map(|link| address_of(cx.shop, &link, cx.now)).next_back();
    let plate = plate_of(&vehicle);
    let lines = cx.r.lines_of(order.id)?;
    let told = ToldEstimate {
        shop_name: &shop.name,
        shop_phone: &shop.phone,
        plate: &plate,
        number: &newest.number,
        // What an earlier estimate offered holds no longer for being asked about once more.
        valid_until: hold
            .until_of_waiting(&estimates, &lines)
            .unwrap_or_else(|| hold.until(newest.issued_at)),
        address: address.as_deref(),
    };
    let text = estimate_message(told, &lines, ask.language);
    Ok(EstimateText { text, has_link: address.is_some() })
}

kernel::commands! {
    read estimate_text(AskEstimateText) -> EstimateText, of(Action::RecordAnswers),
        shows [Shop Vehicles Visits Links Stations];
}

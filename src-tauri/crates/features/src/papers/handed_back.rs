//! What is kept of the handing back: who took the car, how they signed for it,
//! and what the shop promised with it.

use super::context::PaperContext;
use super::words;
use crate::kept::counterfoils::Subject;
use chrono::{DateTime, NaiveDate, Utc};
use documents::delivery_sheet::DeliverySheet;
use documents::parties::{Contact, VehicleOnPaper};
use domain::counterfoil::CounterfoilKind;
use domain::dates::local_day;
use domain::inspection::{ConfirmationMeans, Signature};
use domain::work_order::{Delivery, WorkOrder};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};

/// A field of a later program takes `#[serde(default)]`: what is kept is read
/// for as long as the shop has its file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct HandedBack {
    pub work_order: String,
    pub customer: Contact,
    pub vehicle: VehicleOnPaper,
    pub at: DateTime<Utc>,
    pub accepted_by: String,
    pub means: ConfirmationMeans,
    pub paper: String,
    pub signature: Option<Signature>,
    pub old_parts_shown: bool,
    pub items_returned: bool,
    pub advice: String,
    pub next_service_on: Option<NaiveDate>,
    pub next_service_km: Option<i64>,
    pub with_warranty: bool,
    pub warranty_until: NaiveDate,
    pub warranty_km: Option<i64>,
    /// What is answered for longer.
    #[serde(default)]
    pub warranties_beyond: Vec<String>,
    pub mileage_out_km: Option<i64>,
    /// Deliveries before this one, which the customer did not accept.
    #[serde(default)]
    pub refused: Vec<String>,
    /// The delivery sheet as it was signed.
    #[serde(default)]
    pub sheet: Option<DeliverySheet>,
}

fn about(order: &WorkOrder) -> Subject {
    Subject::of_visit(CounterfoilKind::Delivery, order.id)
}

pub(crate) fn keep_delivery(cx: &Write, order: &WorkOrder, delivery: &Delivery) -> Result<()> {
    let context = PaperContext::of(cx.w, cx.now)?;
    let mut kept = context.of_delivery(order, delivery)?;
    kept.sheet = Some(context.delivery_sheet_now(order, Some(&kept))?);
    about(order).keep(cx.w, cx.now, cx.my_id()?, &kept)?;
    Ok(())
}

impl PaperContext<'_> {
    fn of_delivery(&self, order: &WorkOrder, delivery: &Delivery) -> Result<HandedBack> {
        Ok(HandedBack {
            work_order: order.number.clone(),
            customer: self.customer(order)?,
            vehicle: self.vehicle(order)?,
            at: delivery.at,
            accepted_by: delivery.accepted_by.clone(),
            means: delivery.means,
            paper: delivery.paper.clone(),
            signature: delivery.signature.clone(),
            old_parts_shown: delivery.old_parts_shown,
            items_returned: delivery.items_returned,
            advice: delivery.advice.clone(),
            next_service_on: delivery.next_service_on,
            next_service_km: delivery.next_service_km,
            // A warranty that ends on the day it begins was never given.
            with_warranty: delivery.warranty_until > local_day(delivery.at, self.zone()),
            warranty_until: delivery.warranty_until,
            warranty_km: delivery.warranty_km,
            warranties_beyond: self.warranties_beyond(order, delivery)?,
            mileage_out_km: order.mileage_out_km,
            refused: self.refused_deliveries(order.id)?,
            sheet: None,
        })
    }

    /// What was signed when the car left, once it has.
    pub(super) fn handed_back(&self, order: &WorkOrder) -> Result<Option<HandedBack>> {
        let Some(delivery) = self.r.delivery_of(order.id)? else { return Ok(None) };
        let kept = about(order).content(self.r, &order.number)?;
        kept.map_or_else(|| self.of_delivery(order, &delivery), Ok).map(Some)
    }
}

impl HandedBack {
    /// When the warranty ends, where there is one.
    pub(super) fn warranty(&self) -> Option<String> {
        self.with_warranty.then(|| words::until(self.warranty_until, self.warranty_km))
    }

    pub(super) fn next_maintenance(&self) -> String {
        words::next_maintenance(self.next_service_on, self.next_service_km)
    }
}

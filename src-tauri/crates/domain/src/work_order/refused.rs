//! The customer did not take the car back: what they said, which work it is
//! about, and what it leads to. The work is put right at no charge, the car is
//! inspected and prepared again, and the first delivery stays on record.

use crate::ids::{JobId, PersonId, RefusedDeliveryId, WorkOrderId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One delivery that came to nothing. It is never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedDelivery {
    pub id: RefusedDeliveryId,
    pub work_order_id: WorkOrderId,
    /// 1 for the first delivery of the visit.
    pub attempt: i64,
    pub at: DateTime<Utc>,
    /// Who wanted to hand the car over.
    pub person_id: PersonId,
    /// Who came for the car.
    pub refused_by: String,
    /// In the customer's words.
    pub reason: String,
    /// What they do not accept, as it had been done.
    pub failed_jobs: Vec<JobId>,
    /// What stood on the clock then: the car goes back into the workshop, and it
    /// is read again before the next delivery.
    pub mileage_out_km: Option<i64>,
}

/// Whether the car was not accepted after something was written for its delivery: what that
/// says of the attempt is read anew from the visit.
pub fn was_refused_since(refused: &[RefusedDelivery], written: DateTime<Utc>) -> bool {
    refused.iter().any(|refused| refused.at >= written)
}

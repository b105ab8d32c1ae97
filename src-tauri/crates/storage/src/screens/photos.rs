//! Photos as lists show them, small and beside what they are of. Each list asks
//! for those of all its rows at once; what was taken off the page is in none.

use super::queue::{moving_in, open_findings_among};
use crate::record::select;
use crate::{Reader, Result};
use domain::ids::{FindingId, PhotoId, VehicleId, WorkOrderId};
use domain::photo::{PhotoKind, PhotoMark};
use domain::work_order::stage::Stage;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a list draws of a photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SmallPhoto {
    pub id: PhotoId,
    pub work_order_id: WorkOrderId,
    pub finding_id: Option<FindingId>,
    pub kind: PhotoKind,
    pub width: i64,
    pub height: i64,
    pub quarter_turns: i64,
    pub marks: Vec<PhotoMark>,
}

const SMALL_PHOTO: &str = "SELECT photo.id, photo.work_order_id, photo.finding_id, photo.kind, photo.width,
     photo.height, photo.quarter_turns, photo.marks FROM work_order ";

pub(crate) fn photos_in_sql(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "{SMALL_PHOTO} CROSS JOIN photo ON photo.work_order_id = work_order.id
         WHERE {} AND photo.removed_at IS NULL ORDER BY photo.id",
        moving_in(stages)?
    ))
}

pub(crate) fn photos_of_open_findings_sql(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "{SMALL_PHOTO} CROSS JOIN finding ON finding.work_order_id = work_order.id
         CROSS JOIN photo ON photo.finding_id = finding.id
         WHERE {} AND photo.removed_at IS NULL ORDER BY photo.id",
        open_findings_among(stages)?
    ))
}

/// As the history shows its visits, the newest few.
pub(crate) fn photos_of_vehicle_sql() -> String {
    format!(
        "{SMALL_PHOTO} CROSS JOIN photo ON photo.work_order_id = work_order.id
         WHERE work_order.id IN (SELECT visit.id FROM work_order AS visit WHERE visit.vehicle_id = ?1
             ORDER BY visit.checked_in_at DESC LIMIT ?2)
         AND photo.removed_at IS NULL ORDER BY photo.id"
    )
}

impl Reader<'_> {
    /// The photos of the visits in some stages, as they were taken.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn photos_in(&self, stages: &[Stage]) -> Result<Vec<SmallPhoto>> {
        select(self.connection(), &photos_in_sql(stages)?, [])
    }

    /// The photos of the findings that `open_findings_in` finds, as they were taken.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn photos_of_open_findings(&self, stages: &[Stage]) -> Result<Vec<SmallPhoto>> {
        select(self.connection(), &photos_of_open_findings_sql(stages)?, [])
    }

    /// The photos of a vehicle's newest visits, as they were taken.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn photos_of_vehicle(&self, vehicle: VehicleId, visits: i64) -> Result<Vec<SmallPhoto>> {
        select(self.connection(), &photos_of_vehicle_sql(), params![vehicle.0, visits])
    }
}

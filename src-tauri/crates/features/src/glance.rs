//! The photos of visits in a list of them: the first few, small, and how many
//! there are.

use domain::ids::WorkOrderId;
use domain::role::Role;
use serde::Serialize;
use std::collections::BTreeMap;
use storage::screens::SmallPhoto;
use ts_rs::TS;

/// So many find room side by side in a row of a list.
const FEW: usize = 4;

#[derive(Debug, Serialize, TS)]
pub struct PhotosOfVisit {
    pub work_order_id: WorkOrderId,
    /// The first of them.
    pub few: Vec<SmallPhoto>,
    /// All that are shown to whoever asks.
    pub all: i64,
}

/// Each with its visit, as they were taken; a visit without any is left out.
pub(crate) fn at_a_glance(photos: Vec<SmallPhoto>, roles: &[Role]) -> Vec<PhotosOfVisit> {
    let mut visits: BTreeMap<WorkOrderId, PhotosOfVisit> = BTreeMap::new();
    for photo in photos.into_iter().filter(|photo| photo.kind.is_shown_to(roles)) {
        let work_order_id = photo.work_order_id;
        let nothing = || PhotosOfVisit { work_order_id, few: Vec::new(), all: 0 };
        let visit = visits.entry(work_order_id).or_insert_with(nothing);
        visit.all += 1;
        if visit.few.len() < FEW {
            visit.few.push(photo);
        }
    }
    visits.into_values().collect()
}

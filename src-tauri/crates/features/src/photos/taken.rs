//! A photo on its way from the camera to the disk. It is looked at, turned and
//! made smaller before anybody's write waits; first its bytes are on the disk,
//! then a row names them.

use crate::sent::bytes_of;
use chrono::{DateTime, Utc};
use domain::finding::Finding;
use domain::ids::{PhotoId, WorkOrderId};
use domain::job::Job;
use domain::photo::{MAX_PHOTOS, Photo, PhotoPlace};
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::{Prepare, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddPhoto {
    pub work_order_id: WorkOrderId,
    /// When the visit began that the page showed: a number may be another visit's once the shop
    /// went back to a copy.
    #[serde(default)]
    pub checked_in_at: Option<DateTime<Utc>>,
    #[serde(flatten)]
    #[ts(flatten)]
    pub place: PhotoPlace,
    /// The file, in base64.
    pub content: String,
}

#[derive(Debug, Serialize, TS)]
pub struct PhotoAdded {
    pub id: PhotoId,
}

/// # Errors
/// A file that is none or too large, a place that is none, a visit that is not the one
/// meant or takes no such photo any more, who may not.
pub fn add_photo(cx: &Prepare, ask: AddPhoto) -> Result<impl FnOnce(&Write) -> Result<PhotoAdded> + 'static> {
    let AddPhoto { work_order_id, checked_in_at, place, content } = ask;
    let meant = Meant { id: work_order_id, checked_in_at };
    let place = place.checked()?;
    // Asked before anything is kept: what is refused leaves nothing on the disk.
    cx.shop.db.read(|r| visit_open_to(r, cx.roles(), meant, &place).map(|_| ()))?;
    let bytes = bytes_of(&content)?;
    drop(content);
    let made = pictures::convert(bytes).map_err(|problem| Refusal::NoPhoto { problem })?;
    let (photo, small) = (cx.shop.db.blobs().put(&made.photo)?, cx.shop.db.blobs().put(&made.small)?);
    Ok(move |cx: &Write| {
        // And again now: the visit may have gone on meanwhile.
        let order = visit_open_to(cx.w, cx.roles(), meant, &place)?;
        let mut taken = Photo {
            id: PhotoId(0),
            work_order_id: order.id,
            kind: place.kind,
            finding_id: place.finding_id,
            job_id: place.job_id,
            item: place.item,
            damage_mark: place.damage_mark,
            caption: place.caption,
            hash: cx.w.name_blob(&photo, pictures::MEDIA_TYPE)?.hash,
            small_hash: cx.w.name_blob(&small, pictures::MEDIA_TYPE)?.hash,
            width: i64::from(made.width),
            height: i64::from(made.height),
            quarter_turns: 0,
            marks: Vec::new(),
            taken_by: cx.my_id()?,
            at: cx.now,
            removed_at: None,
            removed_by: None,
            removed_reason: String::new(),
            version: 1,
        };
        cx.w.insert(&mut taken)?;
        Ok(PhotoAdded { id: taken.id })
    })
}

/// The visit as the page that sent the photo knew it.
#[derive(Clone, Copy)]
struct Meant {
    id: WorkOrderId,
    checked_in_at: Option<DateTime<Utc>>,
}

/// The visit, where it takes such a photo of somebody with these roles.
fn visit_open_to(r: &Reader<'_>, roles: &[Role], meant: Meant, place: &PhotoPlace) -> Result<WorkOrder> {
    let order: WorkOrder = r.get(meant.id.0)?;
    order.check_is_meant(meant.checked_in_at)?;
    place.kind.check(order.stage, roles)?;
    if let Some(finding) = place.finding_id {
        let finding: Finding = r.get(finding.0)?;
        belongs(finding.work_order_id == order.id, "finding_id")?;
    }
    if let Some(job) = place.job_id {
        let job: Job = r.get(job.0)?;
        belongs(job.work_order_id == order.id, "job_id")?;
    }
    if !place.item.is_empty() {
        let car: Vehicle = r.get(order.vehicle_id.0)?;
        let asked = r.asked_at_car(&car, r.walk_around_of(order.id)?.as_ref())?;
        belongs(asked.asks(&place.item), "item")?;
    }
    let there = r.photos_of(order.id)?;
    if there.iter().filter(|photo| photo.removed_at.is_none()).count() >= MAX_PHOTOS {
        let limit = i64::try_from(MAX_PHOTOS).unwrap_or(i64::MAX);
        return Err(Refusal::TooManyPhotos { limit }.into());
    }
    Ok(order)
}

fn belongs(here: bool, field: &str) -> Result<()> {
    if here { Ok(()) } else { Err(Refusal::bad(field, FieldProblem::Unknown).into()) }
}

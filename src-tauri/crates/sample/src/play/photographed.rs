//! Photos of today's cars: drawn for the sample, and kept as any that comes from a camera.

use crate::plan::{PhotoPlan, Shows};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::photo::{PhotoKind, PhotoPlace};
use features::photos::AddPhoto;

use super::Story;

const CAR: &[u8] = include_bytes!("../../photos/car.png");
const SCRATCH: &[u8] = include_bytes!("../../photos/scratch.png");
const BRAKE_PAD: &[u8] = include_bytes!("../../photos/brake_pad.png");

/// The photo as a page would send it; none where its visit is not there.
pub fn photo_of(story: &Story, planned: &PhotoPlan) -> Option<AddPhoto> {
    let (kind, finding_id, bytes, caption) = match planned.shows {
        Shows::Car => (PhotoKind::WalkAround, None, CAR, "到店时的样子"),
        Shows::Scratch => (PhotoKind::WalkAround, None, SCRATCH, "右前门划痕"),
        Shows::BrakePad => (PhotoKind::Finding, story.findings[planned.visit], BRAKE_PAD, "前刹车片"),
    };
    Some(AddPhoto {
        work_order_id: story.orders[planned.visit]?,
        checked_in_at: None,
        place: PhotoPlace {
            kind,
            finding_id,
            job_id: None,
            item: String::new(),
            damage_mark: String::new(),
            caption: caption.into(),
        },
        content: STANDARD.encode(bytes),
    })
}

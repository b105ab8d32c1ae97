//! Which photos a drawn signature stands above, or below: as a sum, which the screen is told
//! with the photos and sends back with the signature.

use domain::as_seen::photos_as_shown;
use domain::ids::WorkOrderId;
use domain::inspection::Signature;
use domain::photo::Photo;
use kernel::checksum::checksum;
use kernel::error::Result;
use serde::Serialize;
use storage::Reader;
use ts_rs::TS;

/// Of the photos on each paper that is signed; empty where it shows none.
#[derive(Debug, Serialize, TS)]
pub struct PhotosSigned {
    pub check_in_sheet: String,
    pub inspection_report: String,
}

impl PhotosSigned {
    pub(crate) fn of(photos: &[Photo]) -> Self {
        Self {
            check_in_sheet: sum_of(photos, Photo::is_on_check_in_sheet),
            inspection_report: sum_of(photos, Photo::is_on_inspection_report),
        }
    }
}

/// The version tells of what was drawn on one, of its turn and its words; the hash is what it
/// shows. In a file put in place meanwhile the same number may be another photo.
fn sum_of(photos: &[Photo], is_on_it: fn(&Photo) -> bool) -> String {
    let shown = photos.iter().filter(|photo| is_on_it(photo));
    let shown: Vec<_> = shown.map(|photo| (photo.id, photo.version, &photo.hash)).collect();
    if shown.is_empty() { String::new() } else { checksum(&shown) }
}

/// # Errors
/// What `photos_as_shown` refuses.
pub(crate) fn check_in_sheet_as_shown(
    r: &Reader<'_>,
    order: WorkOrderId,
    drawn: Option<&Signature>,
    shown: &str,
) -> Result<()> {
    Ok(photos_as_shown(drawn, shown, &PhotosSigned::of(&r.photos_of(order)?).check_in_sheet)?)
}

/// # Errors
/// What `photos_as_shown` refuses.
pub(crate) fn inspection_report_as_shown(
    r: &Reader<'_>,
    order: WorkOrderId,
    drawn: Option<&Signature>,
    shown: &str,
) -> Result<()> {
    Ok(photos_as_shown(drawn, shown, &PhotosSigned::of(&r.photos_of(order)?).inspection_report)?)
}

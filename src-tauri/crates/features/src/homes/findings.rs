//! What was found and keeps a car from leaving, for those who decide on it.

use super::{FindingRow, stages_in_shop};
use domain::job::Job;
use domain::line::Line;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Read;
use storage::screens::SmallPhoto;

/// The findings that wait among the cars in the shop, the unsafe ones first.
pub(super) fn waiting_findings(cx: &Read) -> Result<Vec<FindingRow>> {
    let findings = cx.r.open_findings_in(&stages_in_shop())?;
    if findings.is_empty() {
        return Ok(Vec::new());
    }
    let people = cx.r.people()?;
    let photos = cx.r.photos_of_open_findings(&stages_in_shop())?;
    let mut rows = Vec::new();
    for finding in findings {
        let standing = finding.standing(&cx.r.lines_of(finding.work_order_id)?);
        if !standing.waits() {
            continue;
        }
        let order: WorkOrder = cx.r.get(finding.work_order_id.0)?;
        let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
        let job_name = match finding.job_id {
            Some(id) => {
                let job: Job = cx.r.get(id.0)?;
                cx.r.get::<Line>(job.line_id.0)?.figures.name
            }
            None => String::new(),
        };
        let shows_it = |photo: &&SmallPhoto| photo.finding_id == Some(finding.id);
        let technician = people.iter().find(|person| person.id == finding.person_id);
        rows.push(FindingRow {
            standing,
            urgency: finding.urgency(),
            stage: order.stage,
            make: vehicle.make,
            model: vehicle.model,
            job_name,
            work_order_number: order.number,
            plate: vehicle.plate,
            plate_colour: vehicle.plate_colour,
            technician_name: technician.map(|person| person.name.clone()).unwrap_or_default(),
            photos: i64::try_from(photos.iter().filter(shows_it).count()).unwrap_or(i64::MAX),
            first_photo: photos.iter().find(shows_it).cloned(),
            finding,
        });
    }
    Ok(rows)
}

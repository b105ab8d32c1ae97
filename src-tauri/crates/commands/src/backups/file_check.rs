//! Everything that was signed carries a sum of its content: a turned byte is
//! found here before it is printed as a right amount.

use super::FileCheck;
use crate::counterfoils;
use crate::error::Result;
use crate::inspections::checksum_of;
use crate::settlement::intact::{payment_is_intact, sheet_is_intact};
use crate::tasks::Progress;
use domain::counterfoil::Counterfoil;
use domain::inspection::Inspection;
use domain::settlement::{Payment, Settlement};
use storage::{Reader, Record, StorageError};

const AT_ONCE: i64 = 500;

pub fn check(r: &Reader<'_>, progress: &Progress) -> Result<FileCheck> {
    let total = r.count::<Settlement>()?
        + r.count::<Payment>()?
        + r.count::<Inspection>()?
        + r.count::<Counterfoil>()?;
    progress.total(usize::try_from(total).unwrap_or(usize::MAX));
    let sqlite_says = r.faults()?;
    let mut damaged = Vec::new();
    let sheets_checked = walk::<Settlement>(
        r,
        progress,
        &mut damaged,
        |sheet| sheet_is_intact(r, sheet),
        |sheet| sheet.number.clone(),
    )?;
    let payments_checked = walk::<Payment>(
        r,
        progress,
        &mut damaged,
        |paid| Ok(payment_is_intact(paid)),
        |paid| paid.number.clone(),
    )?;
    let report_is_intact = |report: &Inspection| Ok(checksum_of(report) == report.checksum);
    let reports_checked =
        walk::<Inspection>(r, progress, &mut damaged, report_is_intact, |report| report.id.to_string())?;
    let counterfoils_checked = walk::<Counterfoil>(
        r,
        progress,
        &mut damaged,
        |foil| Ok(counterfoils::is_intact(foil)),
        |foil| format!("{} {}/{}", foil.kind.code(), foil.subject_id, foil.edition),
    )?;
    Ok(FileCheck {
        sqlite_says,
        sheets_checked,
        payments_checked,
        reports_checked,
        counterfoils_checked,
        damaged,
    })
}

fn walk<R: Record>(
    r: &Reader<'_>,
    progress: &Progress,
    damaged: &mut Vec<String>,
    intact: impl Fn(&R) -> Result<bool>,
    number: impl Fn(&R) -> String,
) -> Result<i64> {
    let (mut checked, mut after) = (0, 0);
    loop {
        let ids = r.ids_after::<R>(after, AT_ONCE)?;
        let Some(last) = ids.last() else { return Ok(checked) };
        after = *last;
        for id in ids {
            match r.get::<R>(id) {
                Ok(record) if intact(&record)? => {}
                Ok(record) => damaged.push(format!("{} {}", R::TABLE, number(&record))),
                // Its very form is broken.
                Err(StorageError::Shape(_)) => damaged.push(format!("{} {id}", R::TABLE)),
                Err(error) => return Err(error.into()),
            }
            checked += 1;
            progress.step()?;
        }
    }
}

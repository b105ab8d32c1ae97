//! Which parts of a visit are for other cars than the one they are put on.

use domain::ids::{LineId, PartId};
use domain::line::{Line, LineKind};
use domain::part_fit::{CarCalled, SeriesFit};
use domain::vehicle::Vehicle;
use kernel::error::Result;
use serde::Serialize;
use storage::Reader;
use ts_rs::TS;

/// A line whose part is for other series than the car's: whoever quotes or fits it is told, and decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LineMisfit {
    pub line_id: LineId,
    /// What it is for.
    pub fits: Vec<String>,
}

/// Of the lines that stand those whose parts are for other cars.
pub(crate) fn misfits(r: &Reader<'_>, vehicle: &Vehicle, lines: &[Line]) -> Result<Vec<LineMisfit>> {
    let part_of = |line: &Line| line.listed.part_id.filter(|_| line.figures.kind == LineKind::Part);
    let standing: Vec<_> = lines
        .iter()
        .filter(|line| line.state.is_payable())
        .filter_map(|line| Some((line.id, part_of(line)?)))
        .collect();
    if standing.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<_> = standing.iter().map(|(_, part)| *part).collect();
    ids.sort_unstable();
    ids.dedup();
    let (parts, car) = (r.parts_of_ids(&ids)?, CarCalled::from(vehicle));
    let misfit = |(line_id, part_id): (LineId, PartId)| {
        let part = parts.iter().find(|part| part.id == part_id)?;
        let fits = part.stock.fits.clone();
        (car.fit_of(&fits) == SeriesFit::Other).then_some(LineMisfit { line_id, fits })
    };
    Ok(standing.into_iter().filter_map(misfit).collect())
}

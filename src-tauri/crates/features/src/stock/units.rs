//! What is typed in another unit than a part is counted in: a barrel where the shelf has litres.

use domain::catalogue::Part;
use domain::ids::PartId;
use domain::line::Line;
use domain::money::Quantity;
use domain::part_unit::{ONE, PartUnit, factor_of, in_counted};
use domain::refusal::Refusal;
use kernel::error::Result;
use std::collections::BTreeMap;
use storage::Reader;

/// The units of some parts: the one each is counted in, and those it comes in beside.
#[derive(Clone, Debug, Default)]
pub struct Units {
    of: BTreeMap<PartId, (String, Vec<PartUnit>)>,
}

impl Units {
    /// # Errors
    /// Only what the file itself fails with.
    pub fn of_parts(r: &Reader<'_>, parts: &[Part]) -> Result<Self> {
        if parts.is_empty() {
            return Ok(Self::default());
        }
        let ids: Vec<PartId> = parts.iter().map(|part| part.id).collect();
        let of = parts.iter().map(|part| (part.id, (part.terms.unit.clone(), Vec::new())));
        let mut units = Self { of: of.collect() };
        for unit in r.part_units_of(&ids)? {
            if let Some((_, own)) = units.of.get_mut(&unit.part_id) {
                own.push(unit);
            }
        }
        Ok(units)
    }

    /// Those of the parts that some lines take.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn of_lines<'a>(r: &Reader<'_>, lines: impl Iterator<Item = &'a Line>) -> Result<Self> {
        let mut ids: Vec<PartId> = lines.filter_map(|line| line.listed.part_id).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() { Ok(Self::default()) } else { Self::of_parts(r, &r.parts_of_ids(&ids)?) }
    }

    /// The unit a part is counted in, and those it comes in beside; none where nobody knows the part.
    pub fn of(&self, part: PartId) -> (&str, &[PartUnit]) {
        self.of
            .get(&part)
            .map_or(("", &[][..]), |(counted_in, units)| (counted_in.as_str(), units.as_slice()))
    }

    /// So much of a part in the unit it is counted in, as a line of that name says it.
    ///
    /// # Errors
    /// What `in_counted` refuses.
    pub fn counted(
        &self,
        part: PartId,
        name: &str,
        (quantity, unit): (Quantity, &str),
    ) -> std::result::Result<Quantity, Refusal> {
        let (counted_in, units) = self.of(part);
        in_counted((name, counted_in), units, quantity, unit)
    }

    /// What a line takes of its part. Where nobody can say how much that is, so much as is written: nothing is
    /// issued to it then, and the counter says why.
    pub fn wanted(&self, line: &Line) -> Quantity {
        let figures = &line.figures;
        let typed = (figures.quantity, figures.unit.as_str());
        let counted = line.listed.part_id.map(|part| self.counted(part, &figures.name, typed));
        counted.and_then(std::result::Result::ok).unwrap_or(figures.quantity)
    }

    /// So many of the counted unit are one of the unit a line is written in.
    pub fn factor(&self, line: &Line) -> Quantity {
        let Some(part) = line.listed.part_id else { return ONE };
        let (counted_in, units) = self.of(part);
        let figures = &line.figures;
        factor_of((&figures.name, counted_in), units, &figures.unit, figures.quantity).unwrap_or(ONE)
    }
}

/// A quantity typed at a page, in the unit its part is counted in; typed in none it is in that one.
///
/// # Errors
/// What `in_counted` refuses.
pub fn counted(r: &Reader<'_>, part: &Part, quantity: Quantity, unit: Option<&str>) -> Result<Quantity> {
    let Some(unit) = unit else { return Ok(quantity) };
    let named = (part.terms.name.as_str(), part.terms.unit.as_str());
    Ok(in_counted(named, &r.part_units(part.id)?, quantity, unit)?)
}

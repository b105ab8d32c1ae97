//! What the shop sells ready-made, in two catalogues: labour operations and parts.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, StorageError, Writer};
use domain::catalogue::{CatalogueItem, ItemId, LabourOperation, Part};
use domain::catalogue_search::{CatalogueQuery, Findable, Fit};
use domain::ids::{LabourOperationId, PartId};
use domain::line::LineKind;
use domain::part_fit::{CarCalled, SeriesFit};
use rusqlite::params;
use serde::Deserialize;
use std::collections::HashMap;

/// Programs that know of one catalogue would write lines that point nowhere.
pub(crate) const STEPS: &[Step] = &[
    dated!("", "2026-11-27-1800-two-catalogues", opens 17),
    dated!("", "2026-11-27-1801-lines-point-to-their-item", opens 17),
    dated!("", "2026-11-27-1802-one-catalogue-gone", opens 17),
    dated!("2026-11-29-1450-grades-of-parts"),
    dated!("2026-11-29-1745-warranties-of-items"),
];

#[derive(Clone, Copy, PartialEq)]
enum Catalogue {
    LabourOperation,
    Part,
}

impl Catalogue {
    const fn of(kind: LineKind) -> Self {
        if matches!(kind, LineKind::Part) { Self::Part } else { Self::LabourOperation }
    }

    const fn table(self) -> &'static str {
        match self {
            Self::LabourOperation => "labour_operation",
            Self::Part => "part",
        }
    }
}

/// What an operation is found by, and how often it was sold.
#[derive(Deserialize)]
struct Row {
    id: i64,
    kind: String,
    code: String,
    name: String,
    brand: String,
    specification: String,
    times: i64,
}

fn code_of(kind: LineKind) -> Result<Option<String>> {
    Ok(serde_json::to_value(kind)?.as_str().map(str::to_owned))
}

/// Every shop has one item of a name and kind; of two the first is meant.
pub(crate) const OPERATION_NAMED: &str =
    "SELECT * FROM labour_operation WHERE kind = ?1 AND name = ?2 AND active = 1 ORDER BY id LIMIT 1";
pub(crate) const PART_NAMED: &str = "SELECT * FROM part WHERE name = ?1 AND active = 1 ORDER BY id LIMIT 1";

/// A shop has some hundred operations; parts are found by the index.
const OPERATIONS: &str = "
    SELECT labour_operation.id AS id, kind, code, name, brand, specification, coalesce(times, 0) AS times
    FROM labour_operation
    LEFT JOIN item_use ON item_use.catalogue = 'labour_operation' AND item_use.id = labour_operation.id
    WHERE active = ?2 AND (?1 IS NULL OR kind = ?1)";

/// Beside which parts a series is written, and which: most have none.
pub(crate) const SERIES: &str = "
    SELECT part.id, part.fits FROM json_each(?1) AS asked CROSS JOIN part ON part.id = asked.value
    WHERE part.fits <> '[]'";

#[derive(Deserialize)]
struct SeriesOf {
    id: PartId,
    fits: Vec<String>,
}

/// Of a name that is sold for many cars so many are looked at for those that fit this one.
const AMONG_ALL_CARS: usize = 300;

/// An item that was found, in the order in which they are told: what belongs to another car last, then by
/// how well it fits what was typed, what is said to be for this car first, then what is used most, then by
/// kind and code, and of these the older one.
type Found = ((bool, Fit, SeriesFit, i64, String, String, i64), ItemId);

impl Reader<'_> {
    /// An item of the price list, whichever of its two tables it stands in.
    ///
    /// # Errors
    /// `NotFound` where there is none of that id.
    pub fn catalogue_item(&self, id: ItemId) -> Result<CatalogueItem> {
        Ok(match id {
            ItemId::LabourOperation(id) => self.get::<LabourOperation>(id.0)?.into(),
            ItemId::Part(id) => self.get::<Part>(id.0)?.into(),
        })
    }

    /// The same where it is there: what names an item in a list of its own looks for it by its name once it is gone.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn catalogue_item_if_any(&self, id: ItemId) -> Result<Option<CatalogueItem>> {
        match self.catalogue_item(id) {
            Ok(item) => Ok(Some(item)),
            Err(StorageError::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The item in use that bears exactly this name.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn catalogue_item_named(&self, kind: LineKind, name: &str) -> Result<Option<CatalogueItem>> {
        Ok(match Catalogue::of(kind) {
            Catalogue::LabourOperation => {
                let found = select::<LabourOperation>(
                    self.connection(),
                    OPERATION_NAMED,
                    params![code_of(kind)?, name],
                )?;
                found.into_iter().next().map(CatalogueItem::from)
            }
            Catalogue::Part => {
                let found = select::<Part>(self.connection(), PART_NAMED, [name])?;
                found.into_iter().next().map(CatalogueItem::from)
            }
        })
    }

    /// Items in use, or those retired, as well as they fit what was typed and
    /// then the most used first; an empty text finds all.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn catalogue(
        &self,
        text: &str,
        kind: Option<LineKind>,
        active: bool,
        limit: usize,
    ) -> Result<Vec<CatalogueItem>> {
        self.catalogue_for(text, kind, active, limit, None)
    }

    /// The same for a car: parts of other series come last, unless their very number was typed.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn catalogue_for(
        &self,
        text: &str,
        kind: Option<LineKind>,
        active: bool,
        limit: usize,
        car: Option<&CarCalled>,
    ) -> Result<Vec<CatalogueItem>> {
        let wants = |of: Catalogue| kind.is_none_or(|kind| Catalogue::of(kind) == of);
        let mut found: Vec<Found> = Vec::new();
        if wants(Catalogue::LabourOperation) {
            // SQL knows nothing of the trade's words.
            let kind = kind.map(code_of).transpose()?.flatten();
            let wish = CatalogueQuery::typed(text);
            for row in select::<Row>(self.connection(), OPERATIONS, params![kind, active])? {
                let Row { id, kind, code, name, brand, specification, times } = row;
                let says =
                    Findable { code: &code, name: &name, brand: &brand, specification: &specification };
                if let Some(fit) = wish.fits(&says) {
                    let item = ItemId::LabourOperation(LabourOperationId(id));
                    found.push(((false, fit, SeriesFit::Unsaid, -times, kind, code, id), item));
                }
            }
        }
        if wants(Catalogue::Part) {
            let kind = code_of(LineKind::Part)?.unwrap_or_default();
            let among = if car.is_some() { limit.max(AMONG_ALL_CARS) } else { limit };
            let parts = self.parts_found(text, active, among)?;
            let series = match car {
                Some(car) => self.series_of(&parts.iter().map(|part| part.id).collect::<Vec<_>>(), car)?,
                None => HashMap::new(),
            };
            for part in parts {
                let item = ItemId::Part(part.id);
                let for_car = series.get(&part.id).copied().unwrap_or(SeriesFit::Unsaid);
                let is_meant = !text.is_empty() && matches!(part.fit, Fit::Code | Fit::Number);
                let is_last = for_car == SeriesFit::Other && !is_meant;
                let order = (is_last, part.fit, for_car, -part.times, kind.clone(), part.code, part.id.0);
                found.push((order, item));
            }
        }
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        found.into_iter().take(limit).map(|(_, id)| self.catalogue_item(id)).collect()
    }

    /// How those of the parts stand to a car beside which a series is written.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn series_of(&self, parts: &[PartId], car: &CarCalled) -> Result<HashMap<PartId, SeriesFit>> {
        let rows = select::<SeriesOf>(self.connection(), SERIES, [serde_json::to_string(parts)?])?;
        Ok(rows.into_iter().map(|row| (row.id, car.fit_of(&row.fits))).collect())
    }
}

/// An item as the row of its own catalogue.
enum ItemRow {
    LabourOperation(LabourOperation),
    Part(Part),
}

fn row_of(item: &CatalogueItem) -> ItemRow {
    let CatalogueItem { id, kind, terms, hours, grade, stock, active, version } = item.clone();
    match id {
        ItemId::LabourOperation(id) => {
            ItemRow::LabourOperation(LabourOperation { id, kind, terms, hours, active, version })
        }
        ItemId::Part(id) => {
            ItemRow::Part(Part { id, terms, grade, stock: stock.unwrap_or_default(), active, version })
        }
    }
}

impl Writer<'_> {
    /// Writes a new item into the table of its kind, and gives it its id.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn insert_catalogue_item(&self, item: &mut CatalogueItem) -> Result<()> {
        match row_of(item) {
            ItemRow::LabourOperation(mut row) => {
                self.insert(&mut row)?;
                item.id = ItemId::LabourOperation(row.id);
            }
            ItemRow::Part(mut row) => {
                self.insert(&mut row)?;
                item.id = ItemId::Part(row.id);
                self.index_part(row.id)?;
            }
        }
        Ok(())
    }

    /// Writes a changed item.
    ///
    /// # Errors
    /// `NotFound` where there is none of its id, `Conflict` where it was changed meanwhile.
    pub fn update_catalogue_item(&self, item: &CatalogueItem) -> Result<()> {
        match row_of(item) {
            ItemRow::LabourOperation(row) => self.update(&row),
            ItemRow::Part(row) => {
                self.update(&row)?;
                self.index_part(row.id)
            }
        }
    }

    /// A line of this kind and code was written: its item is used once more. The sample's lines
    /// are not counted: nobody sold them, and what is offered first would stay so without it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn count_use(&self, kind: LineKind, code: &str) -> Result<()> {
        if code.is_empty() {
            return Ok(());
        }
        let catalogue = Catalogue::of(kind);
        let table = catalogue.table();
        let of_kind = match catalogue {
            Catalogue::LabourOperation => "kind = ?2",
            Catalogue::Part => "?2 IS NOT NULL",
        };
        self.connection()
            .prepare_cached(&format!(
                "INSERT INTO item_use (catalogue, id, times)
                 SELECT '{table}', id, 1 FROM {table} WHERE active IN (0, 1) AND code = ?1 AND {of_kind} AND NOT EXISTS (
                     SELECT 1 FROM command_log WHERE command_log.id = ?3 AND command = 'load_sample_shop')
                 ORDER BY active DESC, id LIMIT 1
                 ON CONFLICT (catalogue, id) DO UPDATE SET times = times + 1"
            ))?
            .execute(params![code, code_of(kind)?, self.command_id()])?;
        Ok(())
    }
}

//! What the shop sells ready-made, in two catalogues: labour operations and parts.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use domain::catalogue::{CatalogueItem, ItemId, LabourOperation, Part};
use domain::catalogue_search::{CatalogueQuery, Findable};
use domain::ids::{LabourOperationId, PartId};
use domain::line::LineKind;
use rusqlite::params;
use serde::Deserialize;

/// Programs that know of one catalogue would write lines that point nowhere.
pub(crate) const STEPS: &[Step] = &[
    dated!("", "2026-11-27-1800-two-catalogues", opens 17),
    dated!("", "2026-11-27-1801-lines-point-to-their-item", opens 17),
    dated!("", "2026-11-27-1802-one-catalogue-gone", opens 17),
    dated!("2026-11-29-1450-grades-of-parts"),
    dated!("2026-11-29-1745-warranties-of-items"),
];

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
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

    const fn item(self, id: i64) -> ItemId {
        match self {
            Self::LabourOperation => ItemId::LabourOperation(LabourOperationId(id)),
            Self::Part => ItemId::Part(PartId(id)),
        }
    }
}

/// What an item is found by, and how often it was sold.
#[derive(Deserialize)]
struct Row {
    catalogue: Catalogue,
    id: i64,
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

const ALL: &str = "
    SELECT 'labour_operation' AS catalogue, labour_operation.id AS id, kind, code, name, brand, specification,
           coalesce(times, 0) AS times
    FROM labour_operation
    LEFT JOIN item_use ON item_use.catalogue = 'labour_operation' AND item_use.id = labour_operation.id
    WHERE active = ?2 AND (?1 IS NULL OR kind = ?1)
    UNION ALL
    SELECT 'part', part.id, 'part', code, name, brand, specification, coalesce(times, 0)
    FROM part LEFT JOIN item_use ON item_use.catalogue = 'part' AND item_use.id = part.id
    WHERE active = ?2 AND (?1 IS NULL OR ?1 = 'part')
    ORDER BY kind, code, id";

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
        let kind = kind.map(code_of).transpose()?.flatten();
        // SQL knows nothing of the trade's words, and a shop has some hundred
        // items.
        let all: Vec<Row> = select(self.connection(), ALL, params![kind, active])?;
        let wish = CatalogueQuery::typed(text);
        let mut found: Vec<_> = all
            .iter()
            .filter_map(|row| {
                let Row { code, name, brand, specification, .. } = row;
                wish.fits(&Findable { code, name, brand, specification })
                    .map(|fit| (fit, -row.times, row.catalogue.item(row.id)))
            })
            .collect();
        // The sort is stable: what is used alike stays in the order of its codes.
        found.sort_by_key(|(fit, times, _)| (*fit, *times));
        found.into_iter().take(limit).map(|(_, _, id)| self.catalogue_item(id)).collect()
    }
}

/// An item as the row of its own catalogue.
enum ItemRow {
    LabourOperation(LabourOperation),
    Part(Part),
}

fn row_of(item: &CatalogueItem) -> ItemRow {
    let CatalogueItem { id, kind, terms, hours, grade, active, version } = item.clone();
    match id {
        ItemId::LabourOperation(id) => {
            ItemRow::LabourOperation(LabourOperation { id, kind, terms, hours, active, version })
        }
        ItemId::Part(id) => ItemRow::Part(Part { id, terms, grade, active, version }),
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
            ItemRow::Part(row) => self.update(&row),
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
                 SELECT '{table}', id, 1 FROM {table} WHERE code = ?1 AND {of_kind} AND NOT EXISTS (
                     SELECT 1 FROM command_log WHERE command_log.id = ?3 AND command = 'load_sample_shop')
                 ORDER BY active DESC, id LIMIT 1
                 ON CONFLICT (catalogue, id) DO UPDATE SET times = times + 1"
            ))?
            .execute(params![code, code_of(kind)?, self.command_id()])?;
        Ok(())
    }
}

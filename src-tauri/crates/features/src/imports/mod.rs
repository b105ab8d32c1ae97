//! Customers, vehicles, parts with their stock, suppliers, operations, packages and past orders from the
//! old program's files. Every row with anything in it comes into the shop; what looked wrong is
//! said per row, and the whole can be taken out again.

mod blocks;
mod cars_meant;
mod column_names;
mod columns;
mod commands;
mod customers;
mod earlier_parts;
mod importer;
mod known;
mod known_parts;
mod news;
mod numbers;
mod opening;
mod operation_rows;
mod operations;
mod package_rows;
mod packages;
mod part_news;
mod part_rows;
mod parts;
mod past_orders;
mod past_rows;
mod portions;
mod preview;
mod prices;
mod reading;
mod report;
mod row_reader;
mod running;
mod shape;
mod stored;
mod suppliers;
mod table;
mod units;
mod vehicles;

pub use crate::sent::read_files_with;
pub use commands::{COMMANDS, visit};
pub use portions::finish_moving;
pub use preview::preview_import;
pub use report::{get_import, list_imports};
pub use running::{run_import, undo_import};

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::ImportId;
use domain::money::{Money, Rate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    Customers,
    Vehicles,
    Parts,
    Suppliers,
    /// 维修项目: what the shop does, with what it knows of the work.
    Operations,
    /// 作业套餐: what is done together, each with all it holds in one cell.
    Packages,
    /// 历史工单: orders of the program before this one, which are history and nothing else.
    PastOrders,
    /// The labour that was done on them.
    PastLabour,
    /// The parts that went into them.
    PastParts,
}

impl ImportKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Vehicles => "vehicles",
            Self::Parts => "parts",
            Self::Suppliers => "suppliers",
            Self::Operations => "operations",
            Self::Packages => "packages",
            Self::PastOrders => "past_orders",
            Self::PastLabour => "past_labour",
            Self::PastParts => "past_parts",
        }
    }

    /// What comes in so has no note that would keep what no column has a field for.
    pub const fn is_noteless(self) -> bool {
        match self {
            Self::Customers | Self::Vehicles | Self::Suppliers => false,
            Self::Parts
            | Self::Operations
            | Self::Packages
            | Self::PastOrders
            | Self::PastLabour
            | Self::PastParts => true,
        }
    }
}

/// What is done with such rows; asked once per file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KnownRows {
    /// They come in once more, each with a warning.
    #[default]
    New,
    Skip,
    /// What the list fills in takes the place of what the shop has.
    Update,
    /// The same, and what the shop does not know stays out: a supplier's price list has more than
    /// anybody keeps.
    UpdateOnly,
}

/// A file as the door took it in, base64; `mapping` is None the first time.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ImportFile {
    pub kind: ImportKind,
    pub file_name: String,
    pub content: String,
    /// Which sheet of a workbook; None is the first with rows.
    pub sheet: Option<String>,
    /// Field per column, in the file's order; None: matched by header and by
    /// what was corrected before.
    pub mapping: Option<Vec<Option<String>>>,
    /// What is done with rows the shop knows; asked when there are any.
    #[serde(default)]
    #[ts(optional)]
    pub known: Option<KnownRows>,
    /// The first day on which prices of parts the shop has hold as the list says; None is today. What is new
    /// to the shop comes in with its price.
    #[serde(default)]
    #[ts(optional)]
    pub prices_from: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportPriceRow {
    /// The row of the list.
    pub number: i64,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub old_price: Money,
    pub new_price: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub old_cost: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub cost: Money,
    /// As shares of the price.
    pub margin_before: Option<Rate>,
    pub margin_after: Option<Rate>,
    pub below_cost: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportPrices {
    /// Those on which least is left first; of many not all.
    pub rows: Vec<ImportPriceRow>,
    /// So many prices change, and so many costs.
    pub prices: i64,
    pub costs: i64,
    /// How many would be sold below their cost.
    pub below_cost: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    pub encoding: String,
    pub sheets: Vec<String>,
    pub headers: Vec<String>,
    pub mapping: Vec<Option<String>>,
    /// The fields there are, as codes the screen names.
    pub fields: Vec<String>,
    pub required_missing: Vec<String>,
    /// What no column has a field for is not kept as a note.
    pub noteless: bool,
    pub rows: i64,
    /// So many of them come in: an empty row does not.
    pub coming_in: i64,
    /// So many of the rows the shop knows already, whatever is done with them;
    /// and so many of these would be brought up to date, or left alone.
    pub known_rows: i64,
    pub updated: i64,
    pub skipped: i64,
    /// When the very same file came in before.
    pub came_in_at: Option<DateTime<Utc>>,
    /// What becomes of the prices of parts the shop has, where any change.
    pub prices: Option<ImportPrices>,
    /// The first rows and every row with a warning, 200 at most.
    pub sample: Vec<ImportRow>,
    pub warned: i64,
    /// What there is to say of the file as a whole.
    pub remarks: Vec<ImportWarning>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportRow {
    /// As a spreadsheet counts: the header is row 1.
    pub number: i64,
    pub cells: Vec<String>,
    pub warnings: Vec<ImportWarning>,
}

/// A code with what it is about; the row is taken in all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportWarning {
    pub code: String,
    pub field: String,
    pub value: String,
    pub suggestion: String,
}

#[derive(Debug, Serialize, TS)]
pub struct ImportReport {
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    pub at: DateTime<Utc>,
    pub person_name: String,
    pub rows_read: i64,
    pub rows_added: i64,
    pub rows_warned: i64,
    /// Of rows the shop knew: brought up to date, and left alone.
    pub rows_updated: i64,
    pub rows_skipped: i64,
    /// What there is to say of the file as a whole.
    pub remarks: Vec<ImportWarning>,
    pub undone_at: Option<DateTime<Utc>>,
    /// The rows that were warned about or left out; empty in the list of all.
    pub rows: Vec<ImportRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskImport {
    pub id: ImportId,
}

/// A list of a hundred and fifty thousand customers is smaller.
pub const MAX_FILE: usize = spreadsheets::MAX_FILE;

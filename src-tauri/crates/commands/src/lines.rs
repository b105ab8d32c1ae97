//! Lines of an order, from the catalogue or free, and where they come from.

use crate::error::Result;
use crate::host::{Read, Write};
use domain::ids::{CatalogueItemId, FindingId, LineId, WorkOrderId};
use domain::line::{CatalogueItem, Line, LineFigures, LineKind};
use domain::money::{Hours, Money, Quantity};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FindCatalogue {
    /// Part of a name, a code or the initials; empty lists all.
    pub query: String,
    pub kind: Option<LineKind>,
}

#[derive(Debug, Serialize, TS)]
pub struct CatalogueFound {
    pub items: Vec<CatalogueItem>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveCatalogueItem {
    pub id: Option<CatalogueItemId>,
    pub version: i64,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub hours: Hours,
    pub unit_price: Money,
    pub cost: Money,
    pub active: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddLine {
    pub work_order_id: WorkOrderId,
    pub figures: LineFigures,
    /// The finding this line answers.
    pub finding_id: Option<FindingId>,
    /// The walk-around item it answers, by code.
    pub walk_around_code: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangeLine {
    pub line_id: LineId,
    pub version: i64,
    pub figures: LineFigures,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RemoveLine {
    pub line_id: LineId,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedLine {
    pub line: Line,
}

/// An authorised line is never edited over its amount: a new draft takes its
/// place once the customer approves it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SupersedeLine {
    pub line_id: LineId,
    pub version: i64,
    pub figures: LineFigures,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteDeclined {
    pub work_order_id: WorkOrderId,
    /// The line declined on an earlier visit.
    pub line_id: LineId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DismissFinding {
    pub finding_id: FindingId,
    pub version: i64,
}

pub fn find_catalogue(_cx: &crate::host::Read, _ask: crate::lines::FindCatalogue) -> Result<crate::lines::CatalogueFound> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn save_catalogue_item(_cx: &crate::host::Write, _ask: crate::lines::SaveCatalogueItem) -> Result<domain::line::CatalogueItem> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn add_line(_cx: &crate::host::Write, _ask: crate::lines::AddLine) -> Result<crate::lines::SavedLine> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn change_line(_cx: &crate::host::Write, _ask: crate::lines::ChangeLine) -> Result<crate::lines::SavedLine> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn remove_line(_cx: &crate::host::Write, _ask: crate::lines::RemoveLine) -> Result<crate::visits::Moved> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn supersede_line(_cx: &crate::host::Write, _ask: crate::lines::SupersedeLine) -> Result<crate::lines::SavedLine> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn quote_declined(_cx: &crate::host::Write, _ask: crate::lines::QuoteDeclined) -> Result<crate::lines::SavedLine> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn dismiss_finding(_cx: &crate::host::Write, _ask: crate::lines::DismissFinding) -> Result<crate::visits::Moved> {
    Err(crate::Error::Fault("pending".into()))
}

//! 小保养, 大保养…: what is always done together, as one word at the counter. It has no price of its own: its
//! lines cost what they cost.

use crate::catalogue::ItemId;
use crate::ids::WorkPackageId;
use crate::line_figures::LineKind;
use crate::money::Quantity;
use crate::names::pinyin_initials;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use crate::trade_words::{names_of, plain};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More lines than one word stands for.
const MAX_WORK: usize = 40;

/// One line of a package. Without an item it is looked for by its name when it is put on a visit, so that
/// every car is offered its own filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackagedWork {
    pub item: Option<ItemId>,
    pub kind: LineKind,
    pub name: String,
    /// In which it is meant; empty in the item's own.
    pub unit: String,
    pub quantity: Quantity,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkPackage {
    pub id: WorkPackageId,
    pub code: String,
    pub name: String,
    /// What it is found by beside code and name: its initials, and the names others give it with theirs.
    pub initials: String,
    pub works: Vec<PackagedWork>,
    pub active: bool,
    pub version: i64,
}

impl WorkPackage {
    /// # Errors
    /// `BadField` for a package without a name or without work, a line without a name or a quantity, and an
    /// item of another kind than its line.
    pub fn checked(self) -> Result<Self, Refusal> {
        let name = required("name", &self.name, MAX_NAME_LEN)?;
        if self.works.is_empty() {
            return Err(Refusal::bad("works", FieldProblem::Empty));
        }
        if self.works.len() > MAX_WORK {
            return Err(Refusal::bad("works", FieldProblem::TooLong));
        }
        Ok(Self {
            code: optional("code", &self.code, MAX_NAME_LEN)?,
            initials: package_found_by(&name),
            name,
            works: self.works.into_iter().map(PackagedWork::checked).collect::<Result<Vec<_>, _>>()?,
            ..self
        })
    }
}

/// What a package of this name is found by beside its code and its name: its initials first, then its names in the
/// words of the trade with theirs, so that 刹车 and sc find 前制动套餐.
pub fn package_found_by(name: &str) -> String {
    let mut found = pinyin_initials(name);
    for called in names_of(name) {
        for other in pinyin_initials(&called).into_iter().chain([called]) {
            if !found.contains(&other) {
                found.push(other);
            }
        }
    }
    found.join(" ")
}

/// The package in use that somebody calls by this name, in anybody's words.
pub fn package_called<'a>(name: &str, packages: &'a [WorkPackage]) -> Option<&'a WorkPackage> {
    let called = plain(name);
    packages.iter().find(|package| package.active && plain(&package.name) == called)
}

impl PackagedWork {
    fn checked(self) -> Result<Self, Refusal> {
        let name = required("works", &self.name, MAX_NAME_LEN)?;
        if in_range("works", self.quantity.0, Quantity::MAX.0)? == 0 {
            return Err(Refusal::bad("works", FieldProblem::Empty));
        }
        if self.item.is_some_and(|item| !item.is_of(self.kind)) {
            return Err(Refusal::bad("works", FieldProblem::Unknown));
        }
        Ok(Self { name, unit: optional("works", &self.unit, MAX_NAME_LEN)?, ..self })
    }
}

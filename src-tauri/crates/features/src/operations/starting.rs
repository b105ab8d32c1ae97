//! 起步目录: some five hundred operations as shops call them, and the packages of work most of them offer. A shop
//! begins with the first of them and brings in the rest once it wants them.

use domain::catalogue::{CatalogueItem, ItemId, ItemTerms};
use domain::ids::{LabourOperationId, WorkPackageId};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity};
use domain::operation::written::{read_asked, read_checklist, read_class_hours, read_usual_parts};
use domain::operation::{OperationTerms, PackagedWork, SkillLevel, Trade, WorkPackage};
use kernel::command::MANAGER;
use kernel::error::{Error, Result};
use kernel::host::Write;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use storage::Writer;
use ts_rs::TS;

const OPERATIONS: &str = include_str!("../../../../../assets/catalogues/operations.csv");
const PACKAGES: &str = include_str!("../../../../../assets/catalogues/work_packages.csv");

/// Which trades the shop works in; all where none is named.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BringCatalogue {
    pub trades: Vec<Trade>,
}

#[derive(Debug, Serialize, TS)]
pub struct CatalogueBrought {
    /// Operations the shop did not have.
    pub added: i64,
    /// Those it had, of which nobody had written who does them.
    pub described: i64,
    pub packages: i64,
}

/// One row of the list. Amounts stand in it as people write them.
#[derive(Debug, Deserialize)]
struct StartingOperation {
    kind: LineKind,
    code: String,
    name: String,
    trade: Trade,
    level: SkillLevel,
    hours: String,
    unit: String,
    unit_price: String,
    class_hours: String,
    asked: String,
    checklist: String,
    usual_parts: String,
}

#[derive(Debug, Deserialize)]
struct StartingPackage {
    code: String,
    name: String,
    /// Names of operations.
    labour: String,
    /// As usual parts are written.
    parts: String,
}

/// Read row by row: whoever needs the first ones reads no further.
fn rows_of<T: DeserializeOwned>(text: &'static str) -> impl Iterator<Item = Result<T>> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<T>();
    rows.map(|row| row.map_err(|error| Error::Fault(format!("a starting list cannot be read: {error}"))))
}

impl StartingOperation {
    fn terms(&self, id: LabourOperationId) -> Result<OperationTerms> {
        let terms = OperationTerms {
            trade: self.trade,
            level: self.level,
            class_hours: read_class_hours(&self.class_hours)?,
            asked: read_asked(&self.asked)?,
            checklist: read_checklist(&self.checklist),
            usual_parts: read_usual_parts(&self.usual_parts)?,
            version: 1,
            ..OperationTerms::unsaid(id)
        };
        Ok(terms.checked()?)
    }

    /// Labour costs what an hour costs; a code that means something else here is left out.
    fn item(&self, hour_rate: Money, is_taken: bool) -> Result<CatalogueItem> {
        let unreadable = |what: &str| Error::Fault(format!("{what} of {} cannot be read", self.name));
        let unit_price = if self.kind.is_by_hours() {
            hour_rate
        } else {
            Money::parse(&self.unit_price).map_err(|_| unreadable("the price"))?
        };
        let item = CatalogueItem {
            id: ItemId::none_yet(self.kind),
            kind: self.kind,
            terms: ItemTerms {
                code: if is_taken { String::new() } else { self.code.clone() },
                name: self.name.clone(),
                brand: String::new(),
                specification: String::new(),
                unit: self.unit.clone(),
                quantity: Quantity(1000),
                unit_price,
                cost: Money::ZERO,
                initials: String::new(),
                warranty: None,
            },
            hours: Hours::parse(&self.hours).map_err(|_| unreadable("the hours"))?,
            grade: None,
            stock: None,
            active: true,
            version: 1,
        };
        Ok(item.checked()?)
    }
}

/// Writes what is known of an operation, unless the shop wrote it itself.
fn described(w: &Writer<'_>, row: &StartingOperation, id: LabourOperationId) -> Result<bool> {
    let is_new = w.terms_of_operation(id)?.id == 0;
    if is_new {
        w.insert(&mut row.terms(id)?)?;
    }
    Ok(is_new)
}

/// Says of the operations a new shop begins with who does them and what they ask.
///
/// # Errors
/// Only where the program's own list cannot be read.
pub fn describe_starting(w: &Writer<'_>) -> Result<()> {
    for row in rows_of::<StartingOperation>(OPERATIONS) {
        let row = row?;
        // They stand first in the list, in their order.
        let Some(known) = w.operation_known(row.kind, &row.name)? else { break };
        described(w, &row, known.id)?;
    }
    Ok(())
}

/// Brings in what the shop lacks of the list. What it has stays as it is, and what it sells no more does not
/// come back.
///
/// # Errors
/// Only where the program's own list cannot be read.
pub fn bring_catalogue(cx: &Write, ask: BringCatalogue) -> Result<CatalogueBrought> {
    let hour_rate = cx.details()?.settings.hour_rate;
    let mut codes: HashSet<String> =
        cx.w.labour_operations()?.into_iter().map(|operation| operation.terms.code).collect();
    let mut brought = CatalogueBrought { added: 0, described: 0, packages: 0 };
    let is_wanted = |trade: Trade| ask.trades.is_empty() || ask.trades.contains(&trade);
    for row in rows_of::<StartingOperation>(OPERATIONS) {
        let row = row?;
        if !is_wanted(row.trade) {
            continue;
        }
        if let Some(known) = cx.w.operation_known(row.kind, &row.name)? {
            brought.described += i64::from(described(cx.w, &row, known.id)?);
            continue;
        }
        let mut item = row.item(hour_rate, codes.contains(&row.code))?;
        cx.w.insert_catalogue_item(&mut item)?;
        if let ItemId::LabourOperation(id) = item.id {
            described(cx.w, &row, id)?;
        }
        codes.insert(row.code);
        brought.added += 1;
    }
    brought.packages = bring_packages(cx)?;
    Ok(brought)
}

/// The packages whose work the shop does, and has none of that name of.
fn bring_packages(cx: &Write) -> Result<i64> {
    let known: HashSet<String> = cx.w.work_packages()?.into_iter().map(|package| package.name).collect();
    let mut brought = 0;
    for row in rows_of::<StartingPackage>(PACKAGES) {
        let row = row?;
        if known.contains(&row.name) {
            continue;
        }
        let mut works = Vec::new();
        let labour = read_checklist(&row.labour);
        for name in &labour {
            if let Some(known) = cx.w.catalogue_item_named(LineKind::Labour, name)? {
                let (item, kind) = (Some(known.id), known.kind);
                let (name, unit) = (known.terms.name, String::new());
                works.push(PackagedWork { item, kind, name, unit, quantity: Quantity(1000) });
            }
        }
        if works.len() < labour.len() {
            continue;
        }
        for part in read_usual_parts(&row.parts)? {
            let (name, unit, quantity) = (part.name, part.unit, part.quantity);
            works.push(PackagedWork { item: None, kind: LineKind::Part, name, unit, quantity });
        }
        let package = WorkPackage {
            id: WorkPackageId(0),
            code: row.code,
            name: row.name,
            initials: String::new(),
            works,
            active: true,
            version: 1,
        };
        cx.w.insert(&mut package.checked()?)?;
        brought += 1;
    }
    Ok(brought)
}

kernel::commands! {
    write bring_catalogue(BringCatalogue) -> CatalogueBrought, MANAGER, changes [Catalogue];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all<T: DeserializeOwned>(text: &'static str) -> Vec<T> {
        rows_of(text).collect::<Result<_>>().expect("the list is read")
    }

    #[test]
    fn every_row_of_the_starting_list_is_an_operation_with_its_terms() {
        let rows = all::<StartingOperation>(OPERATIONS);
        assert!(rows.len() >= 400, "only {} operations", rows.len());
        let (mut names, mut codes) = (HashSet::new(), HashSet::new());
        for row in &rows {
            let item = row.item(Money(12_000), false).expect("an item");
            assert!(names.insert((row.kind, row.name.clone())), "{} stands twice", row.name);
            assert!(codes.insert(row.code.clone()), "{} stands twice", row.code);
            let terms = row.terms(LabourOperationId(1)).expect("terms");
            assert!(!item.kind.is_by_hours() || item.hours > Hours::ZERO, "{} takes no time", row.name);
            for own in terms.class_hours {
                let (listed, own) = (item.hours.0, own.hours.0);
                assert!(own != listed && own * 2 > listed && own < listed * 2, "{}: {own}", row.name);
            }
        }
        for trade in Trade::ALL {
            assert!(rows.iter().filter(|row| row.trade == trade).count() >= 15, "{trade:?} does little");
        }
    }

    #[test]
    fn every_package_holds_operations_of_the_list() {
        let rows = all::<StartingOperation>(OPERATIONS);
        for package in all::<StartingPackage>(PACKAGES) {
            let labour = read_checklist(&package.labour);
            assert!(!labour.is_empty(), "{} has no work", package.name);
            for name in labour {
                assert!(
                    rows.iter().any(|row| row.kind == LineKind::Labour && row.name == name),
                    "{}: there is no {name}",
                    package.name
                );
            }
            read_usual_parts(&package.parts).expect("parts");
        }
    }
}

//! A row of a list of packages of work: a package, with all it holds in one cell.

use super::known::Fields;
use super::row_reader::RowReader;
use crate::operations::packages::as_written;
use domain::catalogue::CatalogueItem;
use domain::folded::of_text;
use domain::ids::WorkPackageId;
use domain::line::LineKind;
use domain::operation::package_cell::{WrittenWork, read_works};
use domain::operation::{PackagedWork, WorkPackage};
use kernel::error::Result;
use std::collections::HashMap;
use storage::Reader;

/// Names of the rows before, with their numbers.
pub type EarlierRows = HashMap<String, i64>;

/// Of items whose code says what was looked for so many are looked at.
const AMONG: usize = 50;

/// What a row says; what it leaves empty says nothing.
pub struct PackageRow {
    pub code: String,
    pub name: String,
    pub works: Vec<WrittenWork>,
}

pub(crate) fn package_of(row: &mut RowReader<'_>, number: i64) -> PackageRow {
    let (code, mut name) = (row.short("code"), row.short("name"));
    if name.is_empty() {
        name = if code.is_empty() { format!("？{number}") } else { code.clone() };
        row.warn("name_missing", "name", "", &name);
    }
    let cell = row.raw("works");
    let works = if row.says_nothing("works") { Ok(Vec::new()) } else { read_works(cell) };
    let works = works.unwrap_or_else(|_| {
        row.warn("cell_unreadable", "works", cell, "");
        Vec::new()
    });
    PackageRow { code, name, works }
}

/// A name that stood in the list before is the same package.
pub fn came_before(row: &mut RowReader<'_>, read: &PackageRow, number: i64, seen: &mut EarlierRows) -> bool {
    let name = of_text(&read.name);
    if let Some(first) = seen.get(&name) {
        row.warn("package_twice", "name", &read.name, &first.to_string());
        return true;
    }
    seen.insert(name, number);
    false
}

/// The package a row is about: of its code and name, of its code, or else of its name; of two the one in use.
pub(crate) fn known(r: &Reader<'_>, read: &PackageRow) -> Result<Option<WorkPackage>> {
    let mut packages = r.work_packages()?;
    let name = of_text(&read.name);
    let is_named = |package: &WorkPackage| of_text(&package.name) == name;
    let is_coded = |package: &WorkPackage| !read.code.is_empty() && package.code == read.code;
    let place = packages
        .iter()
        .position(|package| is_named(package) && is_coded(package))
        .or_else(|| packages.iter().position(is_coded))
        .or_else(|| packages.iter().position(is_named));
    Ok(place.map(|place| packages.swap_remove(place)))
}

/// The item of the price list that a work means: of its code and name, or what is done under its name. A part
/// without a code is another one for every car, and looked for when the package is put on a visit.
fn item_of(r: &Reader<'_>, work: &WrittenWork) -> Result<Option<CatalogueItem>> {
    if !work.code.is_empty() {
        let name = of_text(&work.name);
        let mut coded = r.catalogue(&work.code, work.kind, true, AMONG)?;
        coded.retain(|item| item.terms.code == work.code && of_text(&item.terms.name) == name);
        if !coded.is_empty() {
            return Ok(Some(coded.swap_remove(0)));
        }
    }
    for kind in LineKind::ALL {
        if kind != LineKind::Part
            && work.kind.is_none_or(|said| said == kind)
            && let Some(item) = r.catalogue_item_named(kind, &work.name)?
        {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// What the package holds: what the shop's own says so already, and what the price list has of the rest. What it has
/// none of is said, and is looked for by its name.
fn meant(
    row: &mut RowReader<'_>,
    r: &Reader<'_>,
    works: Vec<WrittenWork>,
    known: &[PackagedWork],
) -> Result<Vec<PackagedWork>> {
    let written = as_written(r, known)?;
    let mut meant = Vec::new();
    for work in works {
        if let Some(place) = written.iter().position(|same| *same == work) {
            meant.push(known[place].clone());
            continue;
        }
        let item = item_of(r, &work)?;
        let said = work.kind.unwrap_or(LineKind::Part);
        if item.is_none() && (said != LineKind::Part || !work.code.is_empty()) {
            row.warn("work_unknown", "works", &work.name, "");
        }
        meant.push(PackagedWork {
            item: item.as_ref().map(|item| item.id),
            kind: item.map_or(said, |item| item.kind),
            name: work.name,
            unit: work.unit,
            quantity: work.quantity,
        });
    }
    Ok(meant)
}

/// As it comes into the shop; a name without work is no package, and is left out.
pub(crate) fn new_package(
    row: &mut RowReader<'_>,
    r: &Reader<'_>,
    read: PackageRow,
) -> Result<Option<WorkPackage>> {
    let name = read.name.clone();
    let package = WorkPackage {
        id: WorkPackageId(0),
        works: meant(row, r, read.works, &[])?,
        code: read.code,
        name: read.name,
        initials: String::new(),
        // Nobody is offered it until all of the list is there.
        active: false,
        version: 1,
    };
    let checked = package.checked().ok();
    if checked.is_none() {
        row.warn("package_without_work", "works", &name, "");
    }
    Ok(checked)
}

/// What the list says otherwise of a package the shop has.
pub(crate) fn news(
    row: &mut RowReader<'_>,
    r: &Reader<'_>,
    known: &WorkPackage,
    read: PackageRow,
) -> Result<Fields> {
    let mut fields = Fields::new();
    for (field, before, said) in [("code", &known.code, &read.code), ("name", &known.name, &read.name)] {
        if !said.is_empty() && said != before {
            let code = if before.is_empty() { "field_filled" } else { "field_updated" };
            row.warn(code, field, before, said);
            fields.insert(field.to_owned(), said.as_str().into());
        }
    }
    if read.works.is_empty() {
        return Ok(fields);
    }
    let works = meant(row, r, read.works, &known.works)?;
    if works == known.works {
        return Ok(fields);
    }
    match (WorkPackage { works, ..known.clone() }).checked() {
        Ok(package) => {
            row.warn("field_updated_wholly", "works", "", "");
            fields.insert("works".to_owned(), serde_json::to_value(package.works)?);
        }
        Err(_) => row.warn("cell_unreadable", "works", row.raw("works"), ""),
    }
    Ok(fields)
}

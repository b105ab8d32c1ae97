//! Packages of work: 小保养, 大保养 and whatever else is one word at the counter.

use domain::ids::WorkPackageId;
use domain::operation::package_cell::WrittenWork;
use domain::operation::{PackagedWork, WorkPackage, package_found_by};
use kernel::command::{MANAGER, SignedIn};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct WorkPackages {
    /// Those in use first.
    pub packages: Vec<WorkPackage>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveWorkPackage {
    /// None of a new one.
    pub id: Option<WorkPackageId>,
    pub version: i64,
    pub code: String,
    pub name: String,
    pub works: Vec<PackagedWork>,
    pub active: bool,
}

/// The shop's packages of work.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_work_packages(cx: &Read, _: AskNothing) -> Result<WorkPackages> {
    let mut packages = cx.r.work_packages()?;
    for package in &mut packages {
        // Those kept before know their initials alone.
        package.initials = package_found_by(&package.name);
    }
    Ok(WorkPackages { packages })
}

/// Writes a package of work, new or changed. Visits keep the lines they were given of it.
///
/// # Errors
/// What `WorkPackage::checked` refuses, `NotFound` for an item of no list, `Conflict` where it was changed
/// meanwhile.
pub fn save_work_package(cx: &Write, ask: SaveWorkPackage) -> Result<WorkPackage> {
    let mut package = WorkPackage {
        id: ask.id.unwrap_or(WorkPackageId(0)),
        code: ask.code,
        name: ask.name,
        initials: String::new(),
        works: ask.works,
        active: ask.active,
        version: if ask.id.is_some() { ask.version } else { 1 },
    }
    .checked()?;
    for item in package.works.iter().filter_map(|work| work.item) {
        cx.w.catalogue_item(item)?;
    }
    if ask.id.is_some() {
        cx.w.update(&package)?;
        package.version += 1;
    } else {
        cx.w.insert(&mut package)?;
    }
    Ok(package)
}

/// What a package holds as a list says it, each item by its code.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn as_written(r: &Reader<'_>, works: &[PackagedWork]) -> Result<Vec<WrittenWork>> {
    let mut written = Vec::new();
    for work in works {
        let item = work.item.map(|id| r.catalogue_item_if_any(id)).transpose()?.flatten();
        written.push(WrittenWork::of(work, item.map(|item| item.terms.code).unwrap_or_default()));
    }
    Ok(written)
}

kernel::commands! {
    read list_work_packages(AskNothing) -> WorkPackages, SignedIn, shows [Catalogue];
    write save_work_package(SaveWorkPackage) -> WorkPackage, MANAGER, changes [Catalogue];
}

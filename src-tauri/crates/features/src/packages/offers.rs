//! What the manager offers.

use domain::ids::ServicePackageId;
use domain::money::Money;
use domain::service_package::{PackageItem, ServicePackage};
use kernel::command::{MANAGER, SignedIn};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct PackageList {
    pub packages: Vec<PackageRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct PackageRow {
    pub package: ServicePackage,
    /// What its content would cost by the list.
    pub list_price: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SavePackage {
    /// None of a new one.
    pub id: Option<ServicePackageId>,
    pub version: i64,
    pub name: String,
    pub price: Money,
    pub package_items: Vec<PackageItem>,
    pub valid_months: Option<i64>,
    pub valid_km: Option<i64>,
    pub vehicle_bound: bool,
    pub active: bool,
}

/// What the shop sells in advance.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_packages(cx: &Read, _: AskNothing) -> Result<PackageList> {
    let row = |package: ServicePackage| PackageRow { list_price: package.list_value(), package };
    Ok(PackageList { packages: cx.r.service_packages()?.into_iter().map(row).collect() })
}

/// What was sold of an offer keeps what it was sold as.
///
/// # Errors
/// What `ServicePackage::checked` refuses, `NotFound` for an item of no list, `Conflict` where
/// it was changed meanwhile.
pub fn save_package(cx: &Write, ask: SavePackage) -> Result<ServicePackage> {
    let mut package = ServicePackage {
        id: ask.id.unwrap_or(ServicePackageId(0)),
        name: ask.name,
        price: ask.price,
        package_items: ask.package_items,
        valid_months: ask.valid_months,
        valid_km: ask.valid_km,
        vehicle_bound: ask.vehicle_bound,
        active: ask.active,
        version: if ask.id.is_some() { ask.version } else { 1 },
    }
    .checked()?;
    for item in package.package_items.iter().filter_map(|item| item.item) {
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

kernel::commands! {
    read list_packages(AskNothing) -> PackageList, SignedIn, shows [Packages];
    write save_package(SavePackage) -> ServicePackage, MANAGER, changes [Packages];
}

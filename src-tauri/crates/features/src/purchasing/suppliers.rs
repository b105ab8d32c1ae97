//! Suppliers: who they are, until when they may trade, how they deliver.

use super::kept_orders::Standing;
use super::told::PurchaseOrderRow;
use chrono::NaiveDate;
use domain::as_seen::at_version;
use domain::dates::{add_days, month_of};
use domain::ids::SupplierId;
use domain::purchasing::Supplier;
use domain::purchasing::delivery::{DeliveryCounts, SupplierRating};
use domain::purchasing::supplier::LicenceState;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional};
use domain::stock::KEEPS;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::Reader;
use ts_rs::TS;

/// So far back deliveries speak for a supplier, or against it.
const RATED_DAYS: i64 = 365;
const ORDERS_SHOWN: i64 = 50;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListSuppliers {
    /// Some of the name, its initials, the contact or the phone; empty for all.
    pub text: String,
    /// Those nothing is bought from any more instead.
    pub retired: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierList {
    pub suppliers: Vec<SupplierRow>,
}

/// A supplier as it stands today.
#[derive(Debug, Serialize, TS)]
pub struct SupplierRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub supplier: Supplier,
    pub licence: LicenceState,
    /// In the last twelve months.
    pub counts: DeliveryCounts,
    pub rating: SupplierRating,
    /// Orders that are on their way, and those of them that are late.
    pub orders_open: i64,
    pub orders_late: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskSupplier {
    pub id: SupplierId,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierPage {
    pub row: SupplierRow,
    /// What was ordered of it, the newest first.
    pub orders: Vec<PurchaseOrderRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveSupplier {
    pub id: Option<SupplierId>,
    pub version: i64,
    pub name: String,
    pub contact_name: String,
    pub supplier_phone: String,
    pub supplier_address: String,
    pub supplier_tax_number: String,
    pub bank: String,
    pub licence_number: String,
    pub licence_until: Option<NaiveDate>,
    pub payment_days: i64,
    pub lead_days: i64,
    pub note: String,
    pub active: bool,
}

/// What there is to say of every supplier at once.
struct Known {
    today: NaiveDate,
    counts: BTreeMap<SupplierId, DeliveryCounts>,
    standing: Standing,
}

impl Known {
    fn of(r: &Reader<'_>, today: NaiveDate) -> Result<Self> {
        let since = month_of(add_days(today, -RATED_DAYS));
        let delivered = r.delivered_since(&since)?;
        let counts = delivered.iter().map(|one| (one.supplier_id, one.counts())).collect();
        Ok(Self { today, counts, standing: Standing::ordered(r)? })
    }

    fn row(&self, supplier: Supplier) -> SupplierRow {
        let counts = self.counts.get(&supplier.id).copied().unwrap_or_default();
        let own = || self.standing.orders.iter().filter(|order| order.supplier_id == supplier.id);
        let late = own().filter(|order| self.standing.late_since(order, self.today).is_some());
        let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        SupplierRow {
            licence: supplier.licence(self.today),
            counts,
            rating: counts.rating(),
            orders_open: count(own().count()),
            orders_late: count(late.count()),
            supplier,
        }
    }
}

fn is_called(supplier: &Supplier, text: &str) -> bool {
    let text = text.to_lowercase();
    [&supplier.name, &supplier.initials, &supplier.contact_name, &supplier.supplier_phone]
        .into_iter()
        .any(|field| field.to_lowercase().contains(&text))
}

/// Whom the shop buys from.
///
/// # Errors
/// `BadField` for a text too long.
pub fn list_suppliers(cx: &Read, ask: ListSuppliers) -> Result<SupplierList> {
    let text = optional("query", &ask.text, MAX_NAME_LEN)?;
    let known = Known::of(cx.r, cx.today()?)?;
    let wanted =
        cx.r.suppliers()?
            .into_iter()
            .filter(|supplier| supplier.active != ask.retired && is_called(supplier, &text));
    Ok(SupplierList { suppliers: wanted.map(|supplier| known.row(supplier)).collect() })
}

/// One of them, with what was ordered of it.
///
/// # Errors
/// `NotFound` where there is none.
pub fn supplier_page(cx: &Read, ask: AskSupplier) -> Result<SupplierPage> {
    let supplier: Supplier = cx.r.get(ask.id.0)?;
    let orders = Standing::of(cx.r, cx.r.purchase_orders_of(ask.id, i64::MAX, ORDERS_SHOWN)?)?;
    let orders = orders.rows(cx.r, std::slice::from_ref(&supplier), cx.today()?)?;
    Ok(SupplierPage { row: Known::of(cx.r, cx.today()?)?.row(supplier), orders })
}

/// Writes a supplier, new or changed.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, what `Supplier::checked` refuses, and `BadField` where
/// another has that name.
pub fn save_supplier(cx: &Write, ask: SaveSupplier) -> Result<Supplier> {
    let kept = ask.id.map(|id| cx.w.get::<Supplier>(id.0)).transpose()?;
    if let Some(kept) = &kept {
        at_version("supplier", kept.id.0, ask.version, kept.version)?;
    }
    let mut supplier = Supplier {
        id: kept.as_ref().map_or(SupplierId(0), |kept| kept.id),
        name: ask.name,
        initials: String::new(),
        contact_name: ask.contact_name,
        supplier_phone: ask.supplier_phone,
        supplier_address: ask.supplier_address,
        supplier_tax_number: ask.supplier_tax_number,
        bank: ask.bank,
        licence_number: ask.licence_number,
        licence_until: ask.licence_until,
        payment_days: ask.payment_days,
        lead_days: ask.lead_days,
        note: ask.note,
        active: ask.active,
        version: kept.as_ref().map_or(1, |kept| kept.version),
    }
    .checked()?;
    if cx.w.supplier_named(&supplier.name)?.is_some_and(|other| other.id != supplier.id) {
        return Err(Refusal::bad("supplier_name", FieldProblem::Taken).into());
    }
    if kept.is_some() {
        cx.w.update(&supplier)?;
        supplier.version += 1;
    } else {
        cx.w.insert(&mut supplier)?;
    }
    Ok(supplier)
}

kernel::commands! {
    read list_suppliers(ListSuppliers) -> SupplierList, Roles(KEEPS), shows [Purchasing];
    read supplier_page(AskSupplier) -> SupplierPage, Roles(KEEPS), shows [Purchasing Visits Vehicles];
    write save_supplier(SaveSupplier) -> Supplier, Roles(KEEPS), changes [Purchasing];
}

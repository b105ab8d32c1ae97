//! A delivery and a return with all that stands on them, for their pages and their papers.

use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::ids::{
    BinId, GoodsReceiptId, GoodsReceiptLineId, PartId, PersonId, StockBatchId, SupplierInvoiceId,
    SupplierReturnId,
};
use domain::money::{Money, Quantity};
use domain::person::Person;
use domain::purchasing::{PurchaseOrder, Supplier};
use domain::receiving::{
    GoodsInspection, GoodsPhoto, GoodsReceipt, GoodsReceiptLine, SupplierInvoice, SupplierReturn,
    SupplierReturnLine,
};
use domain::stock::{Bin, StockBatch};
use kernel::error::Result;
use serde::Serialize;
use storage::Reader;
use ts_rs::TS;

/// What a line is of, as the list of parts has it.
#[derive(Debug, Serialize, TS)]
pub struct ReceivedPart {
    pub code: String,
    pub part_name: String,
    pub brand: String,
    pub specification: String,
    /// What it is counted in.
    pub counted_unit: String,
}

/// Where it lies, and of which batch.
#[derive(Debug, Serialize, TS)]
pub struct ReceivedPlace {
    pub bin_code: String,
    pub batch_number: String,
    pub expires_on: Option<NaiveDate>,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsReceiptLineShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: GoodsReceiptLine,
    #[serde(flatten)]
    #[ts(flatten)]
    pub part: ReceivedPart,
    #[serde(flatten)]
    #[ts(flatten)]
    pub place: ReceivedPlace,
    /// What the supplier charges for it.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub goods: Money,
    /// With its share of the freight.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub whole_cost: Money,
    /// What of it was accepted and may go back, as far as this delivery goes.
    pub returnable: Quantity,
    pub inspections: Vec<GoodsInspectionShown>,
    /// There are photos of it, or may be some.
    pub photographed: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsInspectionShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub inspection: GoodsInspection,
    pub person_name: String,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsReceiptPage {
    #[serde(flatten)]
    #[ts(flatten)]
    pub receipt: GoodsReceipt,
    pub supplier_name: String,
    /// Empty where nothing was ordered.
    pub order_number: String,
    pub received_by_name: String,
    /// The supplier's invoices it stands on, the first one first.
    pub invoices: Vec<InvoiceOfReceipt>,
    /// What no invoice charges of it yet.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub to_charge: Money,
    pub lines: Vec<GoodsReceiptLineShown>,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub goods: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub whole_cost: Money,
    /// What the supplier owes for what of it went back.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub credited: Money,
}

/// What of a delivery an invoice charges.
#[derive(Debug, Serialize, TS)]
pub struct InvoiceOfReceipt {
    pub invoice_number: String,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub amount: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierReturnLineShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: SupplierReturnLine,
    #[serde(flatten)]
    #[ts(flatten)]
    pub part: ReceivedPart,
    #[serde(flatten)]
    #[ts(flatten)]
    pub place: ReceivedPlace,
    /// Of the delivery it came by; empty where nobody knows.
    pub receipt_number: String,
    /// There are photos of what was wrong with it.
    pub photographed: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierReturnPage {
    #[serde(flatten)]
    #[ts(flatten)]
    pub supplier_return: SupplierReturn,
    pub supplier_name: String,
    pub supplier_address: String,
    pub person_name: String,
    /// Of the invoice that is less by it; empty where it is a credit.
    pub invoice_number: String,
    pub lines: Vec<SupplierReturnLineShown>,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub credited: Money,
}

pub(super) fn part_named(r: &Reader<'_>, id: PartId) -> Result<ReceivedPart> {
    let part: Part = r.get(id.0)?;
    let terms = part.terms;
    Ok(ReceivedPart {
        code: terms.code,
        part_name: terms.name,
        brand: terms.brand,
        specification: terms.specification,
        counted_unit: terms.unit,
    })
}

fn place_named(r: &Reader<'_>, bin: BinId, batch: Option<StockBatchId>) -> Result<ReceivedPlace> {
    let bin: Bin = r.get(bin.0)?;
    let batch = batch.map(|id| r.get::<StockBatch>(id.0)).transpose()?;
    let expires_on = batch.as_ref().and_then(|batch| batch.expires_on);
    let batch_number = batch.map(|batch| batch.batch_number).unwrap_or_default();
    Ok(ReceivedPlace { bin_code: bin.code, batch_number, expires_on })
}

pub(super) fn name_of(r: &Reader<'_>, id: PersonId) -> Result<String> {
    Ok(r.get::<Person>(id.0)?.name)
}

fn invoice_number(r: &Reader<'_>, id: Option<SupplierInvoiceId>) -> Result<String> {
    let invoice = id.map(|id| r.get::<SupplierInvoice>(id.0)).transpose()?;
    Ok(invoice.map(|invoice| invoice.invoice_number).unwrap_or_default())
}

/// The photos of a line that were not taken off.
///
/// # Errors
/// Only what the file itself fails with.
pub fn photos_kept(r: &Reader<'_>, line: GoodsReceiptLineId) -> Result<Vec<GoodsPhoto>> {
    let mut photos = r.goods_photos(line)?;
    photos.retain(|photo| photo.removed_at.is_none());
    Ok(photos)
}

fn invoices_of(r: &Reader<'_>, id: GoodsReceiptId) -> Result<Vec<InvoiceOfReceipt>> {
    let mut invoices = Vec::new();
    for share in r.invoice_shares_of_receipt(id)? {
        let invoice: SupplierInvoice = r.get(share.supplier_invoice_id.0)?;
        let (invoice_number, amount) = (invoice.invoice_number, share.amount);
        invoices.push(InvoiceOfReceipt { invoice_number, amount });
    }
    Ok(invoices)
}

/// A delivery with its lines, what was found of each, and what became of it.
///
/// # Errors
/// `NotFound` where there is none.
pub fn receipt_page(r: &Reader<'_>, id: GoodsReceiptId) -> Result<GoodsReceiptPage> {
    let receipt: GoodsReceipt = r.get(id.0)?;
    let inspections = r.goods_inspections(id)?;
    let mut lines = Vec::new();
    for line in r.goods_receipt_lines(id)? {
        let mut looked = Vec::new();
        for inspection in inspections.iter().filter(|one| one.goods_receipt_line_id == line.id) {
            let inspection = inspection.clone();
            looked.push(GoodsInspectionShown { person_name: name_of(r, inspection.person_id)?, inspection });
        }
        lines.push(GoodsReceiptLineShown {
            part: part_named(r, line.part_id)?,
            place: place_named(r, line.bin_id, line.batch_id)?,
            goods: line.goods(),
            whole_cost: line.whole_cost(),
            returnable: line.accepted_left(),
            inspections: looked,
            photographed: line.is_photographed() || !photos_kept(r, line.id)?.is_empty(),
            line,
        });
    }
    let order = receipt.purchase_order_id.map(|id| r.get::<PurchaseOrder>(id.0)).transpose()?;
    Ok(GoodsReceiptPage {
        supplier_name: r.get::<Supplier>(receipt.supplier_id.0)?.name,
        order_number: order.map(|order| order.number).unwrap_or_default(),
        received_by_name: name_of(r, receipt.received_by)?,
        invoices: invoices_of(r, id)?,
        to_charge: receipt.to_charge(),
        goods: lines.iter().map(|line| line.goods).sum(),
        whole_cost: lines.iter().map(|line| line.whole_cost).sum(),
        credited: r.returned_of_receipt(id)?.iter().map(|line| line.credited).sum(),
        lines,
        receipt,
    })
}

/// What went back to a supplier, and what of their invoice is credited for it.
///
/// # Errors
/// `NotFound` where there is none.
pub fn return_page(r: &Reader<'_>, id: SupplierReturnId) -> Result<SupplierReturnPage> {
    let supplier_return: SupplierReturn = r.get(id.0)?;
    let mut lines = Vec::new();
    for line in r.supplier_return_lines(id)? {
        let (mut receipt_number, mut photographed) = (String::new(), false);
        if let Some(id) = line.goods_receipt_line_id {
            let came: GoodsReceiptLine = r.get(id.0)?;
            receipt_number = r.get::<GoodsReceipt>(came.goods_receipt_id.0)?.number;
            photographed = !photos_kept(r, id)?.is_empty();
        }
        lines.push(SupplierReturnLineShown {
            part: part_named(r, line.part_id)?,
            place: place_named(r, line.bin_id, line.batch_id)?,
            receipt_number,
            photographed,
            line,
        });
    }
    let supplier: Supplier = r.get(supplier_return.supplier_id.0)?;
    Ok(SupplierReturnPage {
        supplier_name: supplier.name,
        supplier_address: supplier.supplier_address,
        person_name: name_of(r, supplier_return.person_id)?,
        invoice_number: invoice_number(r, supplier_return.supplier_invoice_id)?,
        credited: lines.iter().map(|line| line.line.credited).sum(),
        lines,
        supplier_return,
    })
}

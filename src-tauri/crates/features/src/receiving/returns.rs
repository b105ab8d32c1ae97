//! What goes back to its supplier: what was rejected, and what lay on a shelf.

use super::pages::{SupplierReturnPage, return_page};
use crate::records::search::index_number;
use crate::stock::held::check_not_held;
use crate::stock::places::bin_holding;
use crate::stock::post::{Posting, post, refused};
use domain::catalogue::Part;
use domain::ids::{
    BinId, GoodsReceiptLineId, PartId, StockBatchId, SupplierId, SupplierReturnId, SupplierReturnLineId,
};
use domain::money::{Money, Quantity};
use domain::purchasing::Supplier;
use domain::receiving::receipt::{MAX_LINES, check_some};
use domain::receiving::supplier_return::credited;
use domain::receiving::{GoodsReceipt, GoodsReceiptLine, SupplierReturn, SupplierReturnLine};
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, required};
use domain::stock::{Bin, BinKind, KEEPS, MovementKind, StockDocument};
use domain::stock_problem::StockProblem;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::{HeldLine, SupplierReturnRow};
use ts_rs::TS;

const ON_A_PAGE: i64 = 50;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SentBackLine {
    /// None of what nobody knows any more by which delivery it came: then part and credit are said.
    pub goods_receipt_line_id: Option<GoodsReceiptLineId>,
    pub part_id: PartId,
    pub batch_id: Option<StockBatchId>,
    /// None for where the most of it lies.
    pub bin_id: Option<BinId>,
    pub from_rejected: bool,
    /// In the unit the part is counted in.
    pub quantity: Quantity,
    /// None for what was charged for it.
    pub credited: Option<Money>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SendBackGoods {
    pub supplier_id: SupplierId,
    pub reason: String,
    pub lines: Vec<SentBackLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsSentBack {
    pub id: SupplierReturnId,
    pub number: String,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub credited: Money,
}

/// A line that waits to go back, and what the supplier owes for all that is left of it.
#[derive(Debug, Serialize, TS)]
pub struct LineToSendBack {
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: HeldLine,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub credited: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsToSendBack {
    pub lines: Vec<LineToSendBack>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskSupplierReturns {
    /// The last one of the page before.
    pub before: Option<SupplierReturnId>,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierReturnList {
    pub returns: Vec<SupplierReturnRow>,
    pub more: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskSupplierReturn {
    pub id: SupplierReturnId,
}

/// What was rejected, and lies there.
///
/// # Errors
/// Only what the file itself fails with.
pub fn goods_to_send_back(cx: &Read, _: AskNothing) -> Result<GoodsToSendBack> {
    let lines = cx.r.lines_to_send_back()?;
    let with_credit = |held: HeldLine| -> Result<LineToSendBack> {
        let line: GoodsReceiptLine = cx.r.get(held.id.0)?;
        Ok(LineToSendBack { credited: line.credit_for(line.sent_back, line.rejected_left), line: held })
    };
    Ok(GoodsToSendBack { lines: lines.into_iter().map(with_credit).collect::<Result<_>>()? })
}

/// What went back, a page at a time.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_supplier_returns(cx: &Read, ask: AskSupplierReturns) -> Result<SupplierReturnList> {
    let mut returns = cx.r.supplier_returns(ask.before, ON_A_PAGE + 1)?;
    let page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let more = returns.len() > page;
    returns.truncate(page);
    Ok(SupplierReturnList { returns, more })
}

/// What went back by one return.
///
/// # Errors
/// `NotFound` where there is none.
pub fn supplier_return_page(cx: &Read, ask: AskSupplierReturn) -> Result<SupplierReturnPage> {
    return_page(cx.r, ask.id)
}

/// What is sent back leaves the store, and the supplier owes for it.
///
/// # Errors
/// `NotFound`; `BadField` for no lines, no reason, a quantity of nothing, a credit beyond what was charged;
/// `Receiving` where more goes back than there is of the delivery, or it was another supplier's; `Stock` where
/// less of it lies there, or a delivery holds what goes back without one.
pub fn send_back_goods(cx: &Write, ask: SendBackGoods) -> Result<GoodsSentBack> {
    let supplier: Supplier = cx.w.get(ask.supplier_id.0)?;
    if ask.lines.is_empty() {
        return Err(Refusal::bad("lines", FieldProblem::Empty).into());
    }
    if ask.lines.len() > MAX_LINES {
        return Err(Refusal::bad("lines", FieldProblem::TooLong).into());
    }
    let mut made = SupplierReturn {
        id: SupplierReturnId(0),
        number: cx
            .w
            .next_number::<SupplierReturn>(&cx.details()?.settings.prefixes.supplier_return, cx.today()?)?,
        supplier_id: supplier.id,
        returned_at: cx.now,
        returned_on: cx.today()?,
        person_id: cx.my_id()?,
        reason: required("reason", &ask.reason, MAX_TEXT_LEN)?,
        supplier_invoice_id: None,
        version: 1,
    };
    cx.w.insert(&mut made)?;
    index_number(cx.w, "supplier_return", made.id.0, &made.number)?;
    let mut credited = Money::ZERO;
    for line in &ask.lines {
        credited += send_back(cx, &made, line)?;
    }
    Ok(GoodsSentBack { id: made.id, number: made.number, credited })
}

/// One line of it, and what is credited for it.
fn send_back(cx: &Write, made: &SupplierReturn, line: &SentBackLine) -> Result<Money> {
    let part: Part = cx.w.get(line.part_id.0)?;
    let came = line.goods_receipt_line_id.map(|id| cx.w.get::<GoodsReceiptLine>(id.0)).transpose()?;
    let (charged, batch_id, of_movement_id) = match &came {
        Some(came) => {
            if came.part_id != part.id {
                return Err(Refusal::bad("goods_receipt_line_id", FieldProblem::Unknown).into());
            }
            let receipt: GoodsReceipt = cx.w.get(came.goods_receipt_id.0)?;
            if receipt.supplier_id != made.supplier_id {
                let problem = ReceivingProblem::OtherSupplier;
                return Err(Refusal::receiving(problem, &receipt.number, Quantity::ZERO).into());
            }
            let after = came.clone().after_return(&part.terms.name, line.quantity, line.from_rejected)?;
            cx.w.update(&after)?;
            let charged = came.credit_for(came.sent_back, line.quantity);
            (Some(charged), came.batch_id, Some(came.movement_id))
        }
        None => {
            check_some(line.quantity)?;
            (None, line.batch_id, None)
        }
    };
    let kind = if line.from_rejected { BinKind::Rejected } else { BinKind::Shelf };
    let bin = match line.bin_id {
        Some(id) => cx.w.get::<Bin>(id.0)?,
        None => bin_holding(cx, part.id, batch_id, kind)?,
    };
    if bin.kind != kind {
        return Err(refused(StockProblem::NotUsable, &part, line.quantity).into());
    }
    if came.is_none() {
        check_not_held(cx, part.id, &bin, batch_id, line.quantity)?;
    }
    let posting = Posting {
        batch_id,
        document: Some((StockDocument::SupplierReturn, made.id.0)),
        of_movement_id,
        note: made.reason.clone(),
        ..Posting::new(MovementKind::ReturnedToSupplier, part.id, bin.id, Quantity(-line.quantity.0))
    };
    let movement_id = post(cx, posting)?.id;
    let mut kept = SupplierReturnLine {
        id: SupplierReturnLineId(0),
        supplier_return_id: made.id,
        goods_receipt_line_id: came.map(|came| came.id),
        part_id: part.id,
        bin_id: bin.id,
        batch_id,
        quantity: line.quantity,
        credited: credited(charged, line.credited)?,
        movement_id,
    };
    cx.w.insert(&mut kept)?;
    Ok(kept.credited)
}

kernel::commands! {
    read goods_to_send_back(AskNothing) -> GoodsToSendBack, Roles(KEEPS), shows [Purchasing Stock Catalogue];
    read list_supplier_returns(AskSupplierReturns) -> SupplierReturnList, Roles(KEEPS), shows [Purchasing];
    read supplier_return_page(AskSupplierReturn) -> SupplierReturnPage, Roles(KEEPS),
        shows [Purchasing Stock Catalogue People];
    write send_back_goods(SendBackGoods) -> GoodsSentBack, Roles(KEEPS), changes [Purchasing Stock Catalogue];
}

//! 入库检验单 of a delivery, with what was found of it so far.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::photographed::{MOST_OF_GOODS, of_goods};
use crate::receiving::pages::{GoodsReceiptLineShown, photos_kept, receipt_page};
use documents::Content;
use documents::goods_receipt::{CheckedPart, GoodsReceiptPaper, ReceivedPart};
use domain::ids::GoodsReceiptId;
use domain::money::Quantity;
use domain::purchasing::PurchaseOrderLine;
use domain::receiving::{GoodsInspection, InspectionCheck};
use domain::stock::KEEPS;
use kernel::error::Result;

pub(super) const PAPER: Paper = Paper {
    kind: "goods_receipt",
    called: PaperNames {
        zh_cn: "入库检验单", zh_tw: "入庫檢驗單", en: "Receipt and inspection report"
    },
    title: "入库检验单",
    file_title: "入库检验单",
    sizes: documents::goods_receipt::SIZES,
    handed_to: KEEPS,
    offered: |_| Vec::new(),
    given_out: None,
    // It grows as more of it is looked at, and its prices are put right later: each is of its moment.
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.goods_receipt(GoodsReceiptId(id))?) as Box<dyn Content>),
};

impl PaperContext<'_> {
    fn goods_receipt(&self, id: GoodsReceiptId) -> Result<GoodsReceiptPaper> {
        let page = receipt_page(self.r, id)?;
        let looked: Vec<_> = page.lines.iter().flat_map(|line| &line.inspections).collect();
        let mut inspectors: Vec<&str> = Vec::new();
        for shown in &looked {
            if !inspectors.contains(&shown.person_name.as_str()) {
                inspectors.push(&shown.person_name);
            }
        }
        let mut photos = Vec::new();
        for line in &page.lines {
            let kept = photos_kept(self.r, line.line.id)?;
            photos.extend(kept.into_iter().map(|photo| of_goods(photo, &line.part.part_name)));
        }
        let photos_not_shown = photos.len().saturating_sub(MOST_OF_GOODS);
        photos.truncate(MOST_OF_GOODS);
        let checks = page
            .lines
            .iter()
            .flat_map(|line| line.inspections.iter().map(move |shown| checked(line, &shown.inspection)));
        Ok(GoodsReceiptPaper {
            head: self.head(),
            number: page.receipt.number.clone(),
            printed_at: self.time(self.now),
            supplier: page.supplier_name.clone(),
            delivery_note: page.receipt.delivery_note.clone(),
            order_number: page.order_number.clone(),
            received_at: self.time(page.receipt.received_at),
            receiver: page.received_by_name.clone(),
            inspected_at: self.time_if_any(looked.iter().map(|shown| shown.inspection.at).max()),
            inspector: inspectors.join("、"),
            note: page.receipt.note.clone(),
            lines: page.lines.iter().map(|line| self.received(line)).collect::<Result<_>>()?,
            freight: page.receipt.freight,
            total: page.goods,
            whole: page.whole_cost,
            checks: checks.collect(),
            photos,
            photos_not_shown,
        })
    }

    /// All of a line in the unit it was bought in, as its price is of that unit.
    fn received(&self, shown: &GoodsReceiptLineShown) -> Result<ReceivedPart> {
        let line = &shown.line;
        let of_order = line.purchase_order_line_id;
        let ordered = of_order.map(|id| self.r.get::<PurchaseOrderLine>(id.0)).transpose()?;
        Ok(ReceivedPart {
            code: shown.part.code.clone(),
            name: shown.part.part_name.clone(),
            specification: shown.part.specification.clone(),
            batch: shown.place.batch_number.clone(),
            bin: shown.place.bin_code.clone(),
            unit: unit(shown),
            ordered: ordered.map_or(Quantity::ZERO, |ordered| line.as_bought(ordered.quantity)),
            received: line.bought,
            waiting: line.as_bought(line.waiting),
            accepted: line.as_bought(line.accepted),
            rejected: line.as_bought(line.rejected),
            price: line.buying_price,
            amount: shown.goods,
        })
    }
}

fn unit(shown: &GoodsReceiptLineShown) -> String {
    let bought = &shown.line.unit;
    if bought.is_empty() { shown.part.counted_unit.clone() } else { bought.clone() }
}

fn checked(line: &GoodsReceiptLineShown, of: &GoodsInspection) -> CheckedPart {
    let result = |check: InspectionCheck| {
        let looked = of.results.iter().find(|result| result.check == check);
        looked.map_or("", |result| if result.passed { "合格" } else { "不合格" }).to_owned()
    };
    CheckedPart {
        code: line.part.code.clone(),
        name: line.part.part_name.clone(),
        sample: format!("{} / {}", of.sample, line.line.bought.plain()),
        looks: result(InspectionCheck::Looks),
        function: result(InspectionCheck::Function),
        safety: result(InspectionCheck::Safety),
        result: decided(of).to_owned(),
        accepted: line.line.as_bought(of.accepted),
        rejected: line.line.as_bought(of.rejected),
        reason: of.reason.clone(),
    }
}

const fn decided(of: &GoodsInspection) -> &'static str {
    match (of.accepted.0 > 0, of.rejected.0 > 0) {
        (true, false) => "合格入库",
        (true, true) => "部分合格",
        (false, true) => "不合格",
        (false, false) => "待处理",
    }
}

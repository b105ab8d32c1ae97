//! 采购单, as its supplier is sent it.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use documents::Content;
use documents::purchase_order::{OrderStands, OrderedPart, PurchaseOrderPaper};
use domain::ids::PurchaseOrderId;
use domain::money::{Money, Quantity};
use domain::purchasing::{PurchaseOrder, PurchaseOrderState, Supplier};
use domain::stock::KEEPS;
use domain::words::amount_in_words;
use kernel::error::Result;
use storage::PartOrdered;

pub(super) const PAPER: Paper = Paper {
    kind: "purchase_order",
    called: PaperNames { zh_cn: "采购单", zh_tw: "採購單", en: "Purchase order" },
    title: "采购单",
    file_title: "采购单",
    sizes: documents::purchase_order::SIZES,
    handed_to: KEEPS,
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::ByItself,
    filled: |context, id| Ok(Box::new(context.purchase_order(PurchaseOrderId(id))?) as Box<dyn Content>),
};

/// So many of the unit it is bought in.
pub(crate) fn bought(line: &PartOrdered) -> Quantity {
    match line.unit_factor.0 {
        factor @ 1.. => Quantity(line.quantity.0.saturating_mul(1000) / factor),
        _ => line.quantity,
    }
}

/// The unit it is bought in; that it is counted in where no other was named.
pub(crate) fn ordered_unit(line: &PartOrdered) -> &str {
    if line.unit.is_empty() { &line.part_unit } else { &line.unit }
}

impl PaperContext<'_> {
    fn purchase_order(&self, id: PurchaseOrderId) -> Result<PurchaseOrderPaper> {
        let order: PurchaseOrder = self.r.get(id.0)?;
        let supplier: Supplier = self.r.get(order.supplier_id.0)?;
        let written = |day: Option<chrono::NaiveDate>| {
            day.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default()
        };
        let line = |of: PartOrdered| {
            let quantity = bought(&of);
            let unit = ordered_unit(&of).to_owned();
            let day = of.expected_on.filter(|_| of.expected_on != order.expected_on);
            let said = [written(day), of.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()];
            let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
            OrderedPart {
                code: of.code,
                name: of.name,
                brand: of.brand,
                specification: of.specification,
                unit,
                quantity,
                price: of.buying_price,
                amount: of.buying_price.times_quantity(quantity),
                remark: said.join("　"),
            }
        };
        let lines: Vec<OrderedPart> = self.r.parts_ordered(id)?.into_iter().map(line).collect();
        let total: Money = lines.iter().map(|line| line.amount).sum();
        Ok(PurchaseOrderPaper {
            head: self.head(),
            number: order.number.clone(),
            printed_at: self.time(self.now),
            supplier: supplier.name,
            contact: supplier.contact_name,
            phone: supplier.supplier_phone,
            address: supplier.supplier_address,
            ordered_at: self.time_if_any(order.ordered_at),
            expected_on: written(order.expected_on),
            buyer: self.person(Some(order.made_by)),
            terms: order.terms.clone(),
            note: order.note.clone(),
            lines,
            total,
            total_in_words: amount_in_words(total),
            stands: stands(order.state),
        })
    }
}

const fn stands(state: PurchaseOrderState) -> OrderStands {
    match state {
        PurchaseOrderState::Draft => OrderStands::Draft,
        PurchaseOrderState::Ordered | PurchaseOrderState::Closed => OrderStands::Ordered,
        PurchaseOrderState::Cancelled => OrderStands::Cancelled,
    }
}

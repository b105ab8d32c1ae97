//! 库存卡 of a part over the last year.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::store_words;
use crate::stock::card::{MAX_ROWS, StockCardRow, card};
use crate::stock::document_number::document_number;
use documents::Content;
use documents::stock_card::{CardMovement, StockCardPaper};
use domain::dates::{add_days, local_day};
use domain::ids::PartId;
use domain::stock::{CameAndWent, KEEPS};
use kernel::error::Result;
use storage::CardRow;

pub(super) const PAPER: Paper = Paper {
    kind: "stock_card",
    called: PaperNames { zh_cn: "库存卡", zh_tw: "庫存卡", en: "Stock card" },
    title: "库存卡",
    file_title: "库存卡",
    sizes: documents::stock_card::SIZES,
    handed_to: KEEPS,
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.stock_card(PartId(id))?) as Box<dyn Content>),
};

impl PaperContext<'_> {
    fn stock_card(&self, id: PartId) -> Result<StockCardPaper> {
        let today = local_day(self.now, self.zone());
        let of = card(self.r, id, (add_days(today, -365), today), self.zone())?;
        let moved = of.rows.iter().map(|of| (of.row.kind, of.row.quantity, of.row.stock_value));
        let CameAndWent { came, came_value, went, went_value } = CameAndWent::of(moved);
        let mut worth_after = of.opening_value;
        let row = |of: &StockCardRow| -> Result<CardMovement> {
            let row = &of.row;
            worth_after += row.stock_value;
            let said = [store_words::movement(row.kind), row.note.as_str()];
            let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
            Ok(CardMovement {
                at: self.time(row.at),
                matter: said.join("，"),
                number: self.document_of(row)?,
                bin: row.bin_code.clone(),
                person: row.person_name.clone(),
                quantity: row.quantity,
                value: row.stock_value,
                there_after: of.there_after,
                worth_after,
            })
        };
        Ok(StockCardPaper {
            head: self.head(),
            number: if of.code.trim().is_empty() { of.name.clone() } else { of.code.clone() },
            printed_at: self.time(self.now),
            name: of.name.clone(),
            brand: of.brand.clone(),
            specification: of.specification.clone(),
            unit: of.unit.clone(),
            days: format!("{} 至 {}", of.from.format("%Y-%m-%d"), of.to.format("%Y-%m-%d")),
            opening: of.opening_quantity,
            opening_value: of.opening_value,
            came,
            came_value,
            went,
            went_value,
            closing: of.closing_quantity,
            closing_value: of.closing_value,
            rows: of.rows.iter().map(row).collect::<Result<_>>()?,
            left_out: if of.more {
                format!("仅列本期前 {MAX_ROWS} 笔，期末为所列最后一笔之后。")
            } else {
                String::new()
            },
        })
    }

    /// The visit's number or the document's; what has none is called by its kind.
    fn document_of(&self, row: &CardRow) -> Result<String> {
        if !row.order_number.is_empty() {
            return Ok(row.order_number.clone());
        }
        let number = document_number(self.r, row.document_kind, row.document_id)?;
        let kind = row.document_kind.map(store_words::document).unwrap_or_default();
        Ok(if number.is_empty() { kind.to_owned() } else { number })
    }
}

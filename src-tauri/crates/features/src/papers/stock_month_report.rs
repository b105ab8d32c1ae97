//! 进销存月报, of the months as they were added up.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::store_words;
use crate::stock::month::{KindInMonth, report};
use documents::Content;
use documents::stock_month_report::{KindMoved, PartMoved, StockMonthPaper};
use domain::money::Quantity;
use domain::refusal::Refusal;
use domain::stock::KEEPS;
use kernel::error::Result;

/// More is a list, and no paper.
const LISTED: i64 = 500;

/// It is asked for by its month, `202603`.
pub(super) const PAPER: Paper = Paper {
    kind: "stock_month_report",
    called: PaperNames { zh_cn: "进销存月报", zh_tw: "進銷存月報", en: "Monthly stock report" },
    title: "进销存月报",
    file_title: "进销存月报",
    sizes: documents::stock_month_report::SIZES,
    handed_to: KEEPS,
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.stock_month(id)?) as Box<dyn Content>),
};

impl PaperContext<'_> {
    fn stock_month(&self, id: i64) -> Result<StockMonthPaper> {
        let unknown = |_| Refusal::NotFound { entity: "document".to_owned(), id };
        let month = format!("{:04}-{:02}", id / 100, id % 100);
        domain::dates::written_month(&month).map_err(unknown)?;
        let of = report(self.r, &month)?;
        let mut parts = self.r.parts_in_month(&month, LISTED + 1, 0)?;
        let most = usize::try_from(LISTED).unwrap_or(usize::MAX);
        let more = parts.len() > most;
        parts.truncate(most);
        let sums: Vec<&KindInMonth> =
            of.kinds.iter().filter(|kind| kind.kind.changes_what_is_there()).collect();
        Ok(StockMonthPaper {
            head: self.head(),
            number: month,
            printed_at: self.time(self.now),
            movements: sums.iter().map(|kind| kind.movements).sum(),
            opening: of.opening_quantity,
            opening_value: of.opening_value,
            quantity_in: Quantity(sums.iter().map(|kind| kind.quantity_in.0).sum()),
            value_in: sums.iter().map(|kind| kind.value_in).sum(),
            quantity_out: Quantity(sums.iter().map(|kind| kind.quantity_out.0).sum()),
            value_out: sums.iter().map(|kind| kind.value_out).sum(),
            closing: of.closing_quantity,
            closing_value: of.closing_value,
            kinds: of
                .kinds
                .iter()
                .map(|kind| KindMoved {
                    kind: store_words::movement(kind.kind).to_owned(),
                    movements: kind.movements,
                    quantity_in: kind.quantity_in,
                    value_in: kind.value_in,
                    quantity_out: kind.quantity_out,
                    value_out: kind.value_out,
                })
                .collect(),
            parts: parts
                .into_iter()
                .map(|part| PartMoved {
                    code: part.code,
                    name: part.name,
                    unit: part.unit,
                    opening: Quantity(part.closing_quantity.0 - part.quantity_in.0 + part.quantity_out.0),
                    opening_value: part.closing_value - part.value_in + part.value_out,
                    quantity_in: part.quantity_in,
                    value_in: part.value_in,
                    quantity_out: part.quantity_out,
                    value_out: part.value_out,
                    closing: part.closing_quantity,
                    closing_value: part.closing_value,
                })
                .collect(),
            left_out: if more {
                format!("仅列金额最大的 {LISTED} 种配件，全部明细见导出的 Excel 月报。")
            } else {
                String::new()
            },
        })
    }
}

//! 盘点表 of a count, to be carried along the shelves and typed afterwards.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::store_words;
use crate::counting::sheet::{SheetLine, stock_count_page};
use documents::Content;
use documents::count_sheet::{CountSheet, PartToCount};
use domain::ids::StockCountId;
use domain::stock::KEEPS;
use kernel::error::Result;

pub(super) const PAPER: Paper = Paper {
    kind: "count_sheet",
    called: PaperNames { zh_cn: "盘点表", zh_tw: "盤點表", en: "Count sheet" },
    title: "盘点表",
    file_title: "盘点表",
    sizes: documents::count_sheet::SIZES,
    handed_to: KEEPS,
    offered: |_| Vec::new(),
    given_out: None,
    // Whoever counts again takes a new one along, and nobody signs for the first alone.
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.count_sheet(StockCountId(id))?) as Box<dyn Content>),
};

impl PaperContext<'_> {
    fn count_sheet(&self, id: StockCountId) -> Result<CountSheet> {
        let page = stock_count_page(self.r, id)?;
        let mut lines = Vec::new();
        for bin in page.bins {
            lines.extend(bin.lines.into_iter().map(|line| to_count(&bin.code, line)));
        }
        Ok(CountSheet {
            head: self.head(),
            number: page.number,
            printed_at: self.time(self.now),
            scope: store_words::scope(page.scope).to_owned(),
            begun_at: self.time(page.made_at),
            maker: page.made_by_name,
            note: page.note,
            is_cancelled: page.is_cancelled,
            lines,
        })
    }
}

/// What two makers call alike is told apart by its brand, and what lies there in two batches by their days.
fn to_count(bin: &str, line: SheetLine) -> PartToCount {
    let until = line.expires_on.map(|day| format!("至 {}", day.format("%Y-%m-%d"))).unwrap_or_default();
    PartToCount {
        bin: bin.to_owned(),
        code: line.code,
        name: line.name,
        specification: said([line.brand, line.specification]),
        batch: said([line.batch_number, until]),
        unit: line.unit,
    }
}

fn said(words: [String; 2]) -> String {
    let said: Vec<String> = words.into_iter().filter(|text| !text.trim().is_empty()).collect();
    said.join(" ")
}

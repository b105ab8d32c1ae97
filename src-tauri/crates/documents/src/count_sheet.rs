//! 盘点表: what is to be counted, bin by bin. It bears no quantity of the books: whoever reads one counts
//! towards it.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::frame::Frame;
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::table::{Cell, Column, Table};
use crate::text::Style;

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountSheet {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    /// 全盘, 按库位, 按 ABC…
    pub scope: String,
    pub begun_at: String,
    pub maker: String,
    pub note: String,
    pub is_cancelled: bool,
    pub lines: Vec<PartToCount>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartToCount {
    pub bin: String,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub batch: String,
    pub unit: String,
}

impl Content for CountSheet {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let facts = Facts::default()
            .strong("盘点范围", &self.scope)
            .add("开始时间", &self.begun_at)
            .add("制单人", &self.maker)
            .add("待盘项数", self.lines.len().to_string())
            .wide_if_any("备注", &self.note);
        let hands = ["盘点人签字", "复盘人签字", "监盘人签字", "盘点时间"].map(SignaturePlace::blank).into();
        let (head, number, printed_at) = (&self.head, &self.number, &self.printed_at);
        let mark = self.is_cancelled.then_some("作废");
        Frame { head, number, printed_at, mark, facts, columns: 2, hands }
            .around(form, |book, below| self.draw_lines(book, below))?
            .bind()
    }
}

impl CountSheet {
    fn draw_lines(&self, book: &mut Book, hands: f32) -> Result<(), DocumentError> {
        if self.lines.is_empty() {
            return book.paragraph("没有需要盘点的配件。", Style::TEXT);
        }
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::text("库位", 56.0),
            Column::part_code(),
            Column::wide("配件名称", 2.0),
            Column::text("规格", 76.0).optional().folded(),
            Column::text("批号", 60.0).optional().folded().named(),
            Column::unit(),
            Column::to_write_on("实盘", 58.0),
            Column::to_write_on("复盘", 58.0),
        ]);
        for (index, line) in self.lines.iter().enumerate() {
            table.row(vec![
                (index + 1).to_string().into(),
                line.bin.as_str().into(),
                line.code.as_str().into(),
                line.name.as_str().into(),
                line.specification.as_str().into(),
                line.batch.as_str().into(),
                line.unit.as_str().into(),
                Cell::default(),
                Cell::default(),
            ]);
        }
        table.followed_by(hands).draw_under("盘点明细", book)
    }
}

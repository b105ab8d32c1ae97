//! 进销存月报: opening, in, out and closing of a month, by kind of movement and by part.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::figures;
use crate::form::{Content, Form};
use crate::frame::Frame;
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::table::{Cell, Column, Table};
use crate::text::Style;
use domain::money::{Money, Quantity};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockMonthPaper {
    pub head: ShopHead,
    /// `2026-03`.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    /// Of all parts, each in its own unit.
    pub opening: Quantity,
    pub opening_value: Money,
    pub movements: i64,
    pub quantity_in: Quantity,
    pub value_in: Money,
    pub quantity_out: Quantity,
    pub value_out: Money,
    pub closing: Quantity,
    pub closing_value: Money,
    pub kinds: Vec<KindMoved>,
    /// Those of which the most moved.
    pub parts: Vec<PartMoved>,
    /// Which parts these are; empty where there are no others.
    pub left_out: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindMoved {
    pub kind: String,
    pub movements: i64,
    pub quantity_in: Quantity,
    pub value_in: Money,
    pub quantity_out: Quantity,
    pub value_out: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartMoved {
    pub code: String,
    pub name: String,
    pub unit: String,
    pub opening: Quantity,
    pub opening_value: Money,
    pub quantity_in: Quantity,
    pub value_in: Money,
    pub quantity_out: Quantity,
    pub value_out: Money,
    pub closing: Quantity,
    pub closing_value: Money,
}

/// A sum among rows, as bold as the sums below them.
fn sum(text: impl Into<String>) -> Cell {
    Cell::styled(text, Style::bold(9.0))
}

impl Content for StockMonthPaper {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let facts = Facts::default().strong("月份", &self.number).wide_if_any("说明", &self.left_out);
        let hands = ["制表人", "复核人", "店方盖章"].map(SignaturePlace::blank).into();
        let (head, number, printed_at) = (&self.head, &self.number, &self.printed_at);
        let frame = Frame { head, number, printed_at, mark: None, facts, columns: 2, hands };
        let book = frame.around(form, |book, hands| {
            self.draw_way(book)?;
            self.draw_kinds(book, if self.parts.is_empty() { hands } else { 0.0 })?;
            self.draw_parts(book, hands)
        })?;
        book.bind()
    }
}

impl StockMonthPaper {
    /// From what was there to what is there now.
    fn draw_way(&self, book: &mut Book) -> Result<(), DocumentError> {
        let mut table = Table::of(vec![
            Column::wide("", 1.0),
            Column::figures("期初"),
            Column::figures("本月入库"),
            Column::figures("本月出库"),
            Column::figures("期末"),
        ]);
        table.row(vec![
            "金额（元）".into(),
            self.opening_value.into(),
            self.value_in.into(),
            self.value_out.into(),
            self.closing_value.into(),
        ]);
        table.row(vec![
            "数量（各配件按各自单位相加）".into(),
            figures::quantity(self.opening).into(),
            figures::quantity(self.quantity_in).into(),
            figures::quantity(self.quantity_out).into(),
            figures::quantity(self.closing).into(),
        ]);
        table.draw_under("收发存（期初＋入库－出库＝期末）", book)
    }

    fn draw_kinds(&self, book: &mut Book, below: f32) -> Result<(), DocumentError> {
        if self.kinds.is_empty() {
            return Facts::default().wide("出入库", "本月没有出入库。").draw(book, 1);
        }
        let mut table = Table::of(vec![
            Column::wide("出入库类型", 1.0),
            Column::figures("笔数"),
            Column::figures("入库数量"),
            Column::figures("入库金额"),
            Column::figures("出库数量"),
            Column::figures("出库金额"),
        ]);
        for of in &self.kinds {
            table.row(vec![
                of.kind.as_str().into(),
                of.movements.to_string().into(),
                figures::quantity(of.quantity_in).into(),
                of.value_in.into(),
                figures::quantity(of.quantity_out).into(),
                of.value_out.into(),
            ]);
        }
        table.row(vec![
            sum("合计（移库不计）"),
            sum(self.movements.to_string()),
            sum(figures::quantity(self.quantity_in)),
            sum(self.value_in.plain()),
            sum(figures::quantity(self.quantity_out)),
            sum(self.value_out.plain()),
        ]);
        table.followed_by(below).draw_under("按类型", book)
    }

    fn draw_parts(&self, book: &mut Book, hands: f32) -> Result<(), DocumentError> {
        if self.parts.is_empty() {
            return Ok(());
        }
        let listed = self.parts.iter().map(|of| of.closing_value).sum();
        let mut table = Table::of(vec![
            Column::text("配件编码", 96.0).optional(),
            Column::wide("配件名称", 1.0),
            Column::unit(),
            Column::figures("期初"),
            Column::figures("期初金额"),
            Column::figures("入库"),
            Column::figures("入库金额"),
            Column::figures("出库"),
            Column::figures("出库金额"),
            Column::figures("期末"),
            Column::figures("期末金额"),
        ])
        .total(10, "所列配件期末金额合计", listed);
        for of in &self.parts {
            let cells = vec![
                of.code.as_str().into(),
                of.name.as_str().into(),
                of.unit.as_str().into(),
                figures::quantity(of.opening).into(),
                of.opening_value.into(),
                figures::quantity(of.quantity_in).into(),
                of.value_in.into(),
                figures::quantity(of.quantity_out).into(),
                of.value_out.into(),
                figures::quantity(of.closing).into(),
                of.closing_value.into(),
            ];
            table.row_of(cells, of.closing_value);
        }
        table.followed_by(hands).draw_under("按配件", book)
    }
}

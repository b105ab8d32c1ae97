//! 库存卡: everything that moved of a part in some days, and what was there after each.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::figures;
use crate::form::{Content, Form};
use crate::frame::Frame;
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::money::{Money, Quantity};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockCardPaper {
    pub head: ShopHead,
    /// The part's code, or its name where it has none.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub days: String,
    pub opening: Quantity,
    pub opening_value: Money,
    pub came: Quantity,
    pub came_value: Money,
    pub went: Quantity,
    pub went_value: Money,
    pub closing: Quantity,
    pub closing_value: Money,
    pub rows: Vec<CardMovement>,
    /// Empty where everything stands on it.
    pub left_out: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardMovement {
    pub at: String,
    pub matter: String,
    /// The document's or the work order's.
    pub number: String,
    pub bin: String,
    pub person: String,
    /// Below zero where it went out.
    pub quantity: Quantity,
    pub value: Money,
    pub there_after: Quantity,
    pub worth_after: Money,
}

impl Content for StockCardPaper {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let held = |quantity: Quantity, value: Money| {
            format!("{} {}，{} 元", figures::quantity(quantity), self.unit, value.plain())
        };
        let facts = Facts::default()
            .strong("配件名称", &self.name)
            .add("期间", &self.days)
            .add_if_any("品牌", &self.brand)
            .add_if_any("规格", &self.specification)
            .add("期初结存", held(self.opening, self.opening_value))
            .add("本期入库", held(self.came, self.came_value))
            .add("本期出库", held(self.went, self.went_value))
            .add("期末结存", held(self.closing, self.closing_value))
            .wide_if_any("说明", &self.left_out);
        let (head, number, printed_at) = (&self.head, &self.number, &self.printed_at);
        let hands = vec![SignaturePlace::blank("库管员签字"), SignaturePlace::blank("复核人签字")];
        Frame { head, number, printed_at, mark: None, facts, columns: 2, hands }
            .around(form, |book, below| self.draw_rows(book, below))?
            .bind()
    }
}

impl StockCardPaper {
    fn draw_rows(&self, book: &mut Book, hands: f32) -> Result<(), DocumentError> {
        if self.rows.is_empty() {
            return book.paragraph("本期没有出入库。", Style::TEXT);
        }
        let mut table = Table::of(vec![
            Column::text("时间", 84.0),
            Column::wide("摘要", 1.0),
            Column::text("单据号", 96.0).optional(),
            Column::text("库位", 50.0).optional(),
            Column::text("经手人", 50.0),
            Column::figures("入库"),
            Column::figures("出库"),
            Column::figures("金额"),
            Column::figures("结存"),
            Column::figures("结存金额"),
        ]);
        for row in &self.rows {
            let size = figures::quantity(Quantity(row.quantity.0.abs()));
            let (more, less) = match row.quantity.0 {
                0 => (String::new(), String::new()),
                1.. => (size, String::new()),
                _ => (String::new(), size),
            };
            table.row(vec![
                row.at.as_str().into(),
                row.matter.as_str().into(),
                row.number.as_str().into(),
                row.bin.as_str().into(),
                row.person.as_str().into(),
                more.into(),
                less.into(),
                row.value.into(),
                figures::quantity(row.there_after).into(),
                row.worth_after.into(),
            ]);
        }
        table.followed_by(hands).draw_under("出入库明细", book)
    }
}

//! 采购退货单: what goes back to a supplier, why, and what it is worth.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::figures;
use crate::form::{Content, Form};
use crate::frame::Frame;
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::photo::PhotoOnPaper;
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use domain::money::{Money, Quantity};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5, PageSize::Form140];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplierReturnSlip {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub supplier: String,
    pub contact: String,
    pub phone: String,
    /// The receipt it came in by; empty where it is not known any more.
    pub receipt_number: String,
    pub returned_at: String,
    pub keeper: String,
    pub note: String,
    pub lines: Vec<ReturnedPart>,
    pub total: Money,
    /// Of what was wrong with it.
    pub photos: Vec<PhotoOnPaper>,
    pub photos_not_shown: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnedPart {
    pub code: String,
    pub name: String,
    pub specification: String,
    pub batch: String,
    pub reason: String,
    pub unit: String,
    pub quantity: Quantity,
    pub price: Money,
    pub amount: Money,
}

impl Content for SupplierReturnSlip {
    fn number(&self) -> &str {
        &self.number
    }

    fn photos(&mut self) -> &mut [PhotoOnPaper] {
        &mut self.photos
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let facts = Facts::default()
            .strong("供应商", &self.supplier)
            .add_if_any("入库单", &self.receipt_number)
            .add_if_any("联系人", &self.contact)
            .add_if_any("电话", &self.phone)
            .add("退货时间", &self.returned_at)
            .add("经手人", &self.keeper)
            .wide_if_any("备注", &self.note);
        let hands = vec![
            SignaturePlace::named("经手人签字", &self.keeper),
            SignaturePlace::sealed("店方盖章", &self.head),
            SignaturePlace::blank("供应商签字"),
            SignaturePlace::blank("签收日期"),
        ];
        let (head, number, printed_at) = (&self.head, &self.number, &self.printed_at);
        let frame = Frame { head, number, printed_at, mark: None, facts, columns: 2, hands };
        let mut book = frame.around(form, |book, below| self.draw_lines(book, below))?;
        // Behind the hands: the tables keep those on their page.
        book.photos("不合格照片", &self.photos, self.photos_not_shown)?;
        book.bind()
    }
}

impl SupplierReturnSlip {
    fn draw_lines(&self, book: &mut Book, hands: f32) -> Result<(), DocumentError> {
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::part_code(),
            Column::wide("配件名称", 1.0),
            Column::text("规格", 76.0).optional().folded(),
            Column::text("批号", 60.0).optional().folded().named(),
            Column::text("退货原因", 90.0).optional().folded().named(),
            Column::unit(),
            Column::figures("数量"),
            Column::figures("单价"),
            Column::figures("金额"),
        ])
        .total(9, "合计", self.total);
        for (index, line) in self.lines.iter().enumerate() {
            let cells = vec![
                (index + 1).to_string().into(),
                line.code.as_str().into(),
                line.name.as_str().into(),
                line.specification.as_str().into(),
                line.batch.as_str().into(),
                line.reason.as_str().into(),
                line.unit.as_str().into(),
                figures::quantity(line.quantity).into(),
                line.price.into(),
                line.amount.into(),
            ];
            table.row_of(cells, line.amount);
        }
        table.followed_by(hands).draw_under("退货明细", book)
    }
}

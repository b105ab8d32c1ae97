//! 采购单: what is ordered of a supplier, at which price and for which day.

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
use domain::money::{Money, Quantity};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5, PageSize::Form140];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PurchaseOrderPaper {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub supplier: String,
    pub contact: String,
    pub phone: String,
    pub address: String,
    pub ordered_at: String,
    /// `2026-03-05`; empty where no day was agreed.
    pub expected_on: String,
    pub buyer: String,
    pub terms: String,
    pub note: String,
    pub lines: Vec<OrderedPart>,
    pub total: Money,
    pub total_in_words: String,
    pub stands: OrderStands,
}

/// Only what was sent and not called off is an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderStands {
    Draft,
    Ordered,
    Cancelled,
}

impl OrderStands {
    const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Draft => Some("草稿"),
            Self::Ordered => None,
            Self::Cancelled => Some("作废"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderedPart {
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    /// As it is bought.
    pub unit: String,
    pub quantity: Quantity,
    pub price: Money,
    pub amount: Money,
    /// Where it is not the order's day; whose car it is for.
    pub remark: String,
}

impl Content for PurchaseOrderPaper {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let facts = Facts::default()
            .strong("供应商", &self.supplier)
            .add_if_any("要求到货", &self.expected_on)
            .add_if_any("联系人", &self.contact)
            .add_if_any("电话", &self.phone)
            .add_if_any("订货时间", &self.ordered_at)
            .add("采购员", &self.buyer)
            .wide_if_any("地址", &self.address)
            .wide_if_any("合同条款", &self.terms)
            .wide_if_any("备注", &self.note);
        let hands = vec![
            SignaturePlace::named("采购员签字", &self.buyer),
            SignaturePlace::sealed("订货方盖章", &self.head),
            SignaturePlace::blank("供应商签章"),
        ];
        let (head, number, printed_at) = (&self.head, &self.number, &self.printed_at);
        let frame = Frame { head, number, printed_at, mark: self.stands.mark(), facts, columns: 2, hands };
        let book = frame.around(form, |book, below| {
            let words = book.sum_in_words_height(&self.total_in_words, self.total)?;
            self.draw_lines(book, words + below)?;
            book.space(book.measures().gap);
            book.sum_in_words("合计", &self.total_in_words, self.total)
        })?;
        book.bind()
    }
}

impl PurchaseOrderPaper {
    fn draw_lines(&self, book: &mut Book, hands: f32) -> Result<(), DocumentError> {
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::part_code(),
            Column::wide("配件名称", 1.0),
            Column::text("品牌", 60.0).optional().folded(),
            Column::text("规格", 80.0).optional().folded(),
            Column::text("备注", 80.0).optional().folded(),
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
                line.brand.as_str().into(),
                line.specification.as_str().into(),
                line.remark.as_str().into(),
                line.unit.as_str().into(),
                figures::quantity(line.quantity).into(),
                line.price.into(),
                line.amount.into(),
            ];
            table.row_of(cells, line.amount);
        }
        table.followed_by(hands).draw_under("订货明细", book)
    }
}

//! 入库单 with its 检验报告: what came of a supplier, what of it was looked at and how it came out.

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
use crate::table::{Cell, Column, Table};
use domain::money::{Money, Quantity};

/// What it is laid out for, the usual first. Beside each other stand what was ordered, what came and
/// what was accepted: a narrow page has no room for that.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::Form140, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsReceiptPaper {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub supplier: String,
    /// The number on the supplier's own note; empty where none came along.
    pub delivery_note: String,
    pub order_number: String,
    pub received_at: String,
    pub receiver: String,
    pub inspected_at: String,
    pub inspector: String,
    pub note: String,
    pub lines: Vec<ReceivedPart>,
    pub freight: Money,
    /// Of the lines, without the freight.
    pub total: Money,
    /// With the freight.
    pub whole: Money,
    /// None where nothing was inspected yet.
    pub checks: Vec<CheckedPart>,
    /// Of what was wrong with it.
    pub photos: Vec<PhotoOnPaper>,
    pub photos_not_shown: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedPart {
    pub code: String,
    pub name: String,
    pub specification: String,
    pub batch: String,
    pub bin: String,
    pub unit: String,
    /// Nothing where nobody ordered it.
    pub ordered: Quantity,
    pub received: Quantity,
    /// What was not looked at yet.
    pub waiting: Quantity,
    pub accepted: Quantity,
    pub rejected: Quantity,
    pub price: Money,
    pub amount: Money,
}

impl ReceivedPart {
    /// Where it was put, and as which batch.
    fn lies(&self) -> String {
        let known = [("批号", &self.batch), ("库位", &self.bin)];
        let said = known.into_iter().filter(|(_, text)| !text.trim().is_empty());
        said.map(|(label, text)| format!("{label} {text}")).collect::<Vec<_>>().join("　")
    }
}

/// How a part came out of its inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedPart {
    pub code: String,
    pub name: String,
    /// How many of how many: `2 / 10`.
    pub sample: String,
    /// 外观, 功能 and 安全: `合格`, `不合格`, or empty where the plan asks for none.
    pub looks: String,
    pub function: String,
    pub safety: String,
    /// 合格入库, 部分合格, 不合格, 待处理.
    pub result: String,
    /// As it was bought.
    pub accepted: Quantity,
    pub rejected: Quantity,
    pub reason: String,
}

/// How high the line below the list is that says what the freight makes of it.
const WITH_FREIGHT: f32 = 22.0;

impl Content for GoodsReceiptPaper {
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
            .add_if_any("送货单号", &self.delivery_note)
            .add_if_any("采购单", &self.order_number)
            .add("到货时间", &self.received_at)
            .add("收货人", &self.receiver)
            .add_if_any("检验时间", &self.inspected_at)
            .add_if_any("检验员", &self.inspector)
            .wide_if_any("备注", &self.note);
        let hands = vec![
            SignaturePlace::blank("送货人签字"),
            SignaturePlace::named("收货人签字", &self.receiver),
            SignaturePlace::named("检验员签字", &self.inspector),
        ];
        let (head, number, printed_at) = (&self.head, &self.number, &self.printed_at);
        let frame = Frame { head, number, printed_at, mark: None, facts, columns: 3, hands };
        let mut book = frame.around(form, |book, hands| {
            self.draw_lines(book, if self.checks.is_empty() { hands } else { 0.0 })?;
            self.draw_checks(book, hands)
        })?;
        // Behind the hands: the tables keep those on their page.
        book.photos("不合格照片", &self.photos, self.photos_not_shown)?;
        book.bind()
    }
}

impl GoodsReceiptPaper {
    fn draw_lines(&self, book: &mut Book, below: f32) -> Result<(), DocumentError> {
        let has_freight = !self.freight.is_zero();
        let below = if has_freight { below + WITH_FREIGHT } else { below };
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::text("配件编码", 80.0).optional(),
            Column::wide("配件名称", 1.0),
            Column::text("规格", 60.0).optional(),
            Column::text("单位", 30.0).centred(),
            Column::figures("订货").optional(),
            Column::figures("实收"),
            Column::figures("待检").optional(),
            Column::figures("合格"),
            Column::figures("不合格"),
            Column::figures("单价"),
            Column::figures("金额"),
        ])
        .total(11, if has_freight { "货款合计" } else { "合计" }, self.total);
        for (index, line) in self.lines.iter().enumerate() {
            let cells = vec![
                (index + 1).to_string().into(),
                line.code.as_str().into(),
                Cell::from(&line.name).with_remark(&line.lies()),
                line.specification.as_str().into(),
                line.unit.as_str().into(),
                figures::quantity_if_any(line.ordered).into(),
                figures::quantity(line.received).into(),
                figures::quantity_if_any(line.waiting).into(),
                figures::quantity(line.accepted).into(),
                figures::quantity(line.rejected).into(),
                line.price.into(),
                line.amount.into(),
            ];
            table.row_of(cells, line.amount);
        }
        table.followed_by(below).draw_under("入库明细", book)?;
        if !has_freight {
            return Ok(());
        }
        book.balance(&[("运费", self.freight), ("含运费合计", self.whole)])
    }

    fn draw_checks(&self, book: &mut Book, hands: f32) -> Result<(), DocumentError> {
        if self.checks.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::wide("检验配件", 2.0),
            Column::text("抽检", 70.0).centred(),
            Column::text("外观", 40.0).centred(),
            Column::text("功能", 40.0).centred(),
            Column::text("安全", 40.0).centred(),
            Column::text("结论", 60.0),
            Column::figures("合格"),
            Column::figures("不合格"),
            Column::wide("说明", 1.0).optional(),
        ]);
        for (index, check) in self.checks.iter().enumerate() {
            table.row(vec![
                (index + 1).to_string().into(),
                Cell::from(&check.name).with_remark(&check.code),
                check.sample.as_str().into(),
                check.looks.as_str().into(),
                check.function.as_str().into(),
                check.safety.as_str().into(),
                check.result.as_str().into(),
                figures::quantity(check.accepted).into(),
                figures::quantity(check.rejected).into(),
                check.reason.as_str().into(),
            ]);
        }
        table.followed_by(hands).draw_under("检验报告", book)
    }
}

//! 领料单 of a visit: what was fetched from the store for a car, and what came back. It bears no prices: it
//! goes to the car.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::figures;
use crate::form::{Content, Form};
use crate::frame::Frame;
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::parties::VehicleOnPaper;
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::money::Quantity;

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A5, PageSize::Form140, PageSize::A4];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueSlip {
    pub head: ShopHead,
    /// The work order's number.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub vehicle: VehicleOnPaper,
    pub advisor: String,
    pub promised_at: String,
    pub lines: Vec<IssuedPart>,
}

/// Below zero where it came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedPart {
    pub at: String,
    pub code: String,
    pub name: String,
    pub specification: String,
    pub batch: String,
    pub bin: String,
    pub unit: String,
    pub quantity: Quantity,
    pub keeper: String,
    /// 退料, or what somebody wrote with it.
    pub remark: String,
}

impl Content for IssueSlip {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let facts = Facts::default()
            .strong("车牌", &self.vehicle.plate)
            .add("车型", &self.vehicle.model)
            .add("服务顾问", &self.advisor)
            .add_if_any("约定交车", &self.promised_at)
            // Whoever fetches the wrong part notices by it.
            .add_if_any("车架号", &self.vehicle.vin);
        let hands = ["领料人签字", "发料人签字", "车间主管签字"].map(SignaturePlace::blank).into();
        let (head, number, printed_at) = (&self.head, &self.number, &self.printed_at);
        Frame { head, number, printed_at, mark: None, facts, columns: 2, hands }
            .around(form, |book, below| self.draw_lines(book, below))?
            .bind()
    }
}

impl IssueSlip {
    fn draw_lines(&self, book: &mut Book, hands: f32) -> Result<(), DocumentError> {
        if self.lines.is_empty() {
            return book.paragraph("尚未领料。", Style::TEXT);
        }
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::part_code(),
            Column::wide("配件名称", 1.0),
            Column::text("规格", 76.0).optional().folded(),
            Column::text("批号", 60.0).optional().folded().named(),
            Column::text("备注", 70.0).optional().folded(),
            Column::text("时间", 84.0).folded(),
            Column::text("发料人", 50.0).folded(),
            Column::text("库位", 50.0).optional(),
            Column::unit(),
            Column::figures("数量"),
        ]);
        for (index, line) in self.lines.iter().enumerate() {
            table.row(vec![
                (index + 1).to_string().into(),
                line.code.as_str().into(),
                line.name.as_str().into(),
                line.specification.as_str().into(),
                line.batch.as_str().into(),
                line.remark.as_str().into(),
                line.at.as_str().into(),
                line.keeper.as_str().into(),
                line.bin.as_str().into(),
                line.unit.as_str().into(),
                figures::quantity(line.quantity).into(),
            ]);
        }
        table.followed_by(hands).draw_under("领用配件", book)
    }
}

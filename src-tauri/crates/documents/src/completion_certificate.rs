//! 机动车维修竣工出厂合格证, in its three parts: one for the customer, its copy
//! for the shop's archive, and the warranty card that the customer brings back.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::{Align, Book};
use crate::parties::VehicleOnPaper;
use crate::signature_line::{ReportSigned, SignaturePlace};
use crate::size::Layout;
use crate::table::{Column, Table};
use crate::text::{Ink, Style, natural_width};
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionCertificate {
    pub head: ShopHead,
    /// The certificate's own.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub work_order: String,
    pub contract: String,
    pub customer: String,
    pub vehicle: VehicleOnPaper,
    /// 蓝, 黄, 绿…: the colour of the plate, not of the car.
    pub plate_colour: String,
    pub repair_kind: String,
    pub checked_in_on: String,
    pub passed_on: String,
    pub out_on: String,
    pub mileage_out_km: i64,
    pub inspector: String,
    pub warranty_km: u32,
    pub warranty_days: u32,
    /// What is answered for longer than the rest, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beyond: Vec<String>,
    /// The inspector's hand under the report by which the car passed, where it was
    /// drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspected: Option<ReportSigned>,
}

const PARTS: [&str; 3] = ["正联", "副联", "质量保证卡"];
const PASSED: &str = "该车按维修合同维修，经检验合格，准予出厂。";

impl Content for CompletionCertificate {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        self.draw_certificate(&mut book, PARTS[0], "托修方（车主）保存")?;
        book.cut_here()?;
        self.draw_certificate(&mut book, PARTS[1], "承修方归入维修档案")?;
        book.cut_here()?;
        self.draw_warranty_card(&mut book)?;
        book.bind()
    }
}

impl CompletionCertificate {
    fn car(&self) -> Facts {
        Facts::default()
            .add("合格证号", &self.number)
            .add("托修方", &self.customer)
            .add("合同号", &self.contract)
            .strong("车牌号码", &self.vehicle.plate)
            .add("号牌颜色", &self.plate_colour)
            .add("车型", &self.vehicle.model)
            .add("车架号", &self.vehicle.vin)
            .add("发动机号", &self.vehicle.engine_number)
            .add("维修类别", &self.repair_kind)
    }

    fn draw_title(&self, book: &mut Book, part: &str, keeper: &str) -> Result<(), DocumentError> {
        let style = book.style(Style::bold(12.5));
        let small = book.style(Style::SMALL);
        let (middle, right, y) = (book.left() + book.width() / 2.0, book.right(), book.y);
        let title = format!("机动车维修竣工出厂合格证（{part}）");
        let beside = natural_width(&title, style)? / 2.0 + natural_width(keeper, small)? + 8.0;
        let fits = beside < book.width() / 2.0;
        book.draw_text(&title, middle, y, style, Align::Centre)?;
        if !fits {
            book.space(style.line_height());
        }
        let y = if fits { y + style.baseline() - small.baseline() } else { book.y };
        book.draw_text(keeper, right, y, small, Align::Right)?;
        book.space(if fits { style.line_height() } else { small.line_height() });
        Ok(())
    }

    fn draw_certificate(&self, book: &mut Book, part: &str, keeper: &str) -> Result<(), DocumentError> {
        // A part that is cut off alone stands whole on its page.
        book.keep_together(200.0)?;
        self.draw_title(book, part, keeper)?;
        self.car()
            .add("进厂日期", &self.checked_in_on)
            .add("竣工日期", &self.passed_on)
            .add("出厂日期", &self.out_on)
            .add("出厂里程", format!("{} 公里", self.mileage_out_km))
            .add("质量保证期", self.warranty())
            .add("工单号", &self.work_order)
            // A part that was cut off has no head.
            .wide("承修方", &self.head.name)
            .draw(book, 3)?;
        book.space(book.measures().gap);
        book.paragraph(PASSED, Style::bold(9.5))?;
        book.signatures(&[
            self.inspected.as_ref().map_or_else(
                || SignaturePlace::named("质量检验员", &self.inspector),
                |signed| signed.place("质量检验员"),
            ),
            SignaturePlace::sealed("承修方盖章", &self.head),
            SignaturePlace::blank("托修方接车人签字"),
            SignaturePlace::blank("接车日期"),
        ])
    }

    /// An inspection promises no repair.
    const fn promises_nothing(&self) -> bool {
        self.warranty_days == 0
    }

    fn warranty(&self) -> String {
        if self.promises_nothing() {
            return "不适用".to_owned();
        }
        match self.warranty_km {
            0 => format!("{} 日", self.warranty_days),
            km => format!("{km} 公里 或 {} 日", self.warranty_days),
        }
    }

    fn promise(&self) -> String {
        match self.warranty_km {
            0 => format!("质量保证期为 {} 日", self.warranty_days),
            km => format!("质量保证期为车辆行驶 {km} 公里或者 {} 日，以先到者为准", self.warranty_days),
        }
    }

    /// With how it is reached, for whoever comes back.
    fn shop(&self) -> String {
        format!("{}　{}　{}", self.head.name, self.head.address, self.head.phone)
    }

    fn draw_warranty_card(&self, book: &mut Book) -> Result<(), DocumentError> {
        // With one row to write in; there are three where they fit.
        let line = book.style(Style::TEXT).line_height();
        let longer: f32 = self.beyond.iter().map(|_| line).sum();
        book.keep_together(if book.layout() == Layout::Narrow { 250.0 } else { 215.0 } + longer)?;
        self.draw_title(book, PARTS[2], "托修方（车主）保存，返修时出示")?;
        self.car()
            .add("出厂日期", &self.out_on)
            .add("出厂里程", format!("{} 公里", self.mileage_out_km))
            .add("检验员", &self.inspector)
            .wide("承修方", self.shop())
            .draw(book, 3)?;
        book.space(book.measures().gap);
        if self.promises_nothing() {
            book.paragraph("本次作业没有维修项目，不适用质量保证期。", Style::TEXT)?;
            return book.foot(&self.head.foot);
        }
        let promise = format!(
            "本店对该车维修质量实行保证，{}，自出厂之日起计算。\
在托修方合理使用、正常维护的情况下，保证期内出现维修质量问题的，凭此卡由本店无偿返修，免收返修工料费。",
            self.promise()
        );
        book.paragraph(&promise, Style::TEXT)?;
        for longer in &self.beyond {
            book.paragraph(longer, Style::TEXT)?;
        }
        let mut table = Table::of(vec![
            Column::text("次数", 34.0).centred(),
            Column::wide("返修项目", 3.0),
            Column::wide("返修日期", 1.2),
            Column::wide("修竣日期", 1.2),
            Column::wide("送修人", 1.0),
            Column::wide("检验员", 1.0),
        ]);
        let row_height = book.style(Style::CELL).line_height() + 2.0 * book.measures().row;
        // Title and heads of the table are as high as two and a half of its rows.
        let room = book.room() - book.foot_height(&self.head.foot)? - 2.6 * row_height;
        let rows = (room / row_height).clamp(1.0, 3.0) as usize;
        for number in 1..=rows {
            let mut row = vec![number.to_string().into()];
            row.resize_with(6, || "\u{a0}".into());
            table.row(row);
        }
        table.draw_under("返修情况记录", book)?;
        book.foot(&self.head.foot)
    }
}

impl Book {
    /// A dashed line, where the parts are cut from each other.
    fn cut_here(&mut self) -> Result<(), DocumentError> {
        self.space(6.0);
        let (right, y) = (self.right(), self.y);
        let mut x = self.left();
        while x < right {
            self.rule((x, y), ((x + 4.0).min(right), y), 0.6, Ink::Grey);
            x += 8.0;
        }
        self.space(7.0);
        Ok(())
    }
}

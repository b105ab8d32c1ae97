//! 派工单: what hangs at the car. It tells the technician everything but
//! prices.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::figures;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::parties::VehicleOnPaper;
use crate::signature_line::{ReportSigned, SignaturePlace};
use crate::table::{Cell, Column, Table};
use crate::text::Style;
use domain::money::{Hours, Quantity};
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobCard {
    pub head: ShopHead,
    /// The work order's number.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub vehicle: VehicleOnPaper,
    pub mileage_km: i64,
    pub bay: String,
    pub checked_in_at: String,
    pub promised_at: String,
    pub advisor: String,
    pub symptom: String,
    pub jobs: Vec<JobLine>,
    pub parts: Vec<PartToFit>,
    pub findings: Vec<String>,
    pub notes: String,
    /// What the technician ticks before handing the car on.
    pub self_inspection: Vec<String>,
    /// Which edition this is, when it is not the first.
    #[serde(default)]
    pub edition_note: String,
    /// The technician's hand under the self-inspection, once it was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_inspected: Option<ReportSigned>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobLine {
    pub code: String,
    pub name: String,
    pub hours: Hours,
    pub technicians: Vec<String>,
    /// What to measure and write down: 前片厚度 mm…
    #[serde(rename = "key_data")]
    pub measurements: Vec<String>,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartToFit {
    pub code: String,
    pub name: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    /// 自备, 外购…
    pub remark: String,
}

impl Content for JobCard {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        book.edition(&self.edition_note)?;
        Facts::default()
            .strong("车牌", &self.vehicle.plate)
            .strong("工位", &self.bay)
            .strong("约定交车", &self.promised_at)
            .add("车型", &self.vehicle.model)
            .add("颜色", &self.vehicle.colour)
            .add("进厂里程", format!("{} 公里", self.mileage_km))
            .add("车架号", &self.vehicle.vin)
            .add("发动机号", &self.vehicle.engine_number)
            .add("接车时间", &self.checked_in_at)
            .draw(&mut book, 3)?;
        Facts::default()
            .wide("客户描述", &self.symptom)
            .wide_if_any("备注", &self.notes)
            .draw(&mut book, 1)?;
        draw_jobs(&mut book, self)?;
        draw_parts(&mut book, self)?;
        draw_findings(&mut book, self)?;
        let (signs, done) = match &self.self_inspected {
            Some(signed) => (signed.place("技师自检签字"), SignaturePlace::named("完工时间", &signed.at)),
            None => (SignaturePlace::blank("技师签字"), SignaturePlace::blank("完工时间")),
        };
        let places = [
            signs,
            done,
            SignaturePlace::blank("车间主管签字"),
            SignaturePlace::named("服务顾问", &self.advisor),
        ];
        draw_self_inspection(&mut book, self, &places)?;
        book.signatures(&places)?;
        book.bind()
    }
}

fn draw_jobs(book: &mut Book, card: &JobCard) -> Result<(), DocumentError> {
    let mut table = Table::of(vec![
        Column::ordinal(),
        Column::text("项目编码", 66.0).optional(),
        Column::wide("维修项目", 3.0),
        Column::figures("工时"),
        Column::text("技师", 70.0),
        Column::wide("关键数据", 2.0),
        Column::text("完成", 34.0).centred(),
    ]);
    for (index, job) in card.jobs.iter().enumerate() {
        let measurements: Vec<String> =
            job.measurements.iter().map(|name| format!("{name}：＿＿＿＿")).collect();
        table.row(vec![
            (index + 1).to_string().into(),
            job.code.as_str().into(),
            Cell::from(&job.name).with_remark(&job.note),
            figures::hours(job.hours).into(),
            job.technicians.join("、").into(),
            measurements.join("\n").into(),
            "□".into(),
        ]);
    }
    table.draw_under("维修项目", book)
}

fn draw_parts(book: &mut Book, card: &JobCard) -> Result<(), DocumentError> {
    if card.parts.is_empty() {
        return Ok(());
    }
    let mut table = Table::of(vec![
        Column::ordinal(),
        Column::text("配件编码", 100.0).optional(),
        Column::wide("配件名称", 1.0),
        Column::text("规格", 90.0).optional(),
        Column::text("单位", 26.0).centred(),
        Column::figures("数量"),
        Column::text("备注", 80.0).optional(),
        Column::text("领用", 34.0).centred(),
    ]);
    for (index, part) in card.parts.iter().enumerate() {
        table.row(vec![
            (index + 1).to_string().into(),
            part.code.as_str().into(),
            part.name.as_str().into(),
            part.specification.as_str().into(),
            part.unit.as_str().into(),
            figures::quantity(part.quantity).into(),
            part.remark.as_str().into(),
            "□".into(),
        ]);
    }
    table.draw_under("配件", book)
}

/// Findings known already, and room to write new ones at the car.
fn draw_findings(book: &mut Book, card: &JobCard) -> Result<(), DocumentError> {
    let mut table = Table::of(vec![Column::figures("").centred(), Column::wide("", 1.0)]);
    for (index, finding) in card.findings.iter().enumerate() {
        table.row(vec![(index + 1).to_string().into(), finding.into()]);
    }
    for _ in 0..3 {
        table.row(vec![" ".into(), Cell::styled(" ", Style::regular(11.0))]);
    }
    table.draw_under("增项与发现", book)
}

fn draw_self_inspection(
    book: &mut Book,
    card: &JobCard,
    places: &[SignaturePlace],
) -> Result<(), DocumentError> {
    if card.self_inspection.is_empty() {
        return Ok(());
    }
    let mut table = Table::of(vec![
        Column::ordinal(),
        Column::wide("自检项目", 3.0),
        Column::text("合格", 34.0).centred(),
        Column::text("不合格", 34.0).centred(),
        Column::text("不适用", 34.0).centred(),
        Column::wide("实测值 / 说明", 2.0),
    ]);
    for (index, item) in card.self_inspection.iter().enumerate() {
        table.row(vec![
            (index + 1).to_string().into(),
            item.into(),
            "□".into(),
            "□".into(),
            "□".into(),
            "".into(),
        ]);
    }
    table.followed_by(book.signatures_height(places)?).draw_under("自检", book)
}

//! 维修检验单: what the technicians and the inspector looked at before the car
//! left, each report with its hand and its moment.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::parties::VehicleOnPaper;
use crate::photo::PhotoOnPaper;
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use domain::inspection::{InspectionKind, ItemResult, Signature};
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectionReport {
    pub head: ShopHead,
    /// The work order's number.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub vehicle: VehicleOnPaper,
    /// 小修, 总成修理…
    pub repair_kind: String,
    pub mileage_km: Option<i64>,
    pub advisor: String,
    /// Of the completion certificate, where there is one.
    pub certificate: String,
    pub reports: Vec<Inspected>,
    pub photos: Vec<PhotoOnPaper>,
    /// More than a paper has room for.
    pub photos_not_shown: usize,
    pub edition_note: String,
    /// What was changed on the way, and deliveries that the customer did not accept.
    #[serde(default)]
    pub course: Vec<String>,
    /// What the technicians wrote down at the work. Reports of before it was printed have none.
    #[serde(default)]
    pub measured: Vec<MeasuredValue>,
}

/// A value of the work, and what it had to lie between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasuredValue {
    /// The work it was measured at.
    pub job: String,
    pub name: String,
    /// With its unit; empty where the work asks for it and nobody wrote it down.
    pub value: String,
    /// ≥3 mm; empty where it may be any.
    pub limits: String,
    /// It was held against limits.
    pub is_judged: bool,
    pub out: bool,
}

/// One report as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspected {
    pub kind: InspectionKind,
    pub attempt: i64,
    pub passed: bool,
    pub items: Vec<ItemInspected>,
    pub road_test_km: i64,
    pub note: String,
    /// By which editions of the shop's own lists; empty where it was the program's.
    #[serde(default)]
    pub lists: String,
    /// Why the work was done again, where it had to be.
    pub rework: String,
    pub by: String,
    pub at: String,
    pub signature: Option<Signature>,
    /// It is not as it was signed: nothing of what it says is printed.
    #[serde(default)]
    pub damaged: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemInspected {
    pub name: String,
    pub is_job: bool,
    pub result: ItemResult,
    pub value: String,
}

impl Content for InspectionReport {
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
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        book.edition(&self.edition_note)?;
        Facts::default()
            .strong("车牌", &self.vehicle.plate)
            .add("车型", &self.vehicle.model)
            .add("颜色", &self.vehicle.colour)
            .add("车架号", &self.vehicle.vin)
            .add("发动机号", &self.vehicle.engine_number)
            .add("进厂里程", self.mileage_km.map_or_else(String::new, |km| format!("{km} 公里")))
            .add("维修类别", &self.repair_kind)
            .add("服务顾问", &self.advisor)
            .add("合格证号", &self.certificate)
            .draw(&mut book, 3)?;
        for report in &self.reports {
            report.draw(&mut book)?;
        }
        draw_measured(&mut book, &self.measured)?;
        if !self.course.is_empty() {
            book.section("过程记录", 24.0)?;
            Facts::default().wide("记录", self.course.join("\n")).draw(&mut book, 1)?;
        }
        book.photos("照片", &self.photos, self.photos_not_shown)?;
        book.bind()
    }
}

fn draw_measured(book: &mut Book, measured: &[MeasuredValue]) -> Result<(), DocumentError> {
    if measured.is_empty() {
        return Ok(());
    }
    let mut table = Table::of(vec![
        Column::ordinal(),
        Column::wide("维修项目", 2.0),
        Column::wide("检测数据", 2.0),
        Column::wide("实测值", 1.5),
        Column::wide("标准", 1.5).optional(),
        Column::text("判定", 44.0).centred(),
    ]);
    for (index, one) in measured.iter().enumerate() {
        let judged = match (one.value.is_empty(), one.is_judged, one.out) {
            (true, ..) => "未记录",
            (false, true, true) => "超限",
            (false, true, false) => "正常",
            (false, false, _) => "",
        };
        table.row(vec![
            (index + 1).to_string().into(),
            one.job.as_str().into(),
            one.name.as_str().into(),
            one.value.as_str().into(),
            one.limits.as_str().into(),
            judged.into(),
        ]);
    }
    table.draw_under("技师实测数据", book)
}

impl Inspected {
    fn title(&self) -> String {
        let what = match self.kind {
            InspectionKind::SelfInspection => "技师自检",
            InspectionKind::Final => "竣工检验",
        };
        let again = if self.attempt > 1 { format!("（第 {} 次）", self.attempt) } else { String::new() };
        let verdict = match (self.damaged, self.passed) {
            (true, _) => "记录已损坏",
            (false, true) => "合格",
            (false, false) => "不合格",
        };
        format!("{what}{again}：{verdict}")
    }

    fn draw(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.damaged {
            book.section(&self.title(), 24.0)?;
            return Facts::default().wide("说明", &self.note).draw(book, 1);
        }
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::wide("检验项目", 3.0),
            Column::text("结果", 44.0).centred(),
            Column::wide("实测值 / 说明", 2.0),
        ]);
        for (index, item) in self.items.iter().enumerate() {
            let name = if item.is_job { format!("维修项目：{}", item.name) } else { item.name.clone() };
            let result = match item.result {
                ItemResult::Pass => "合格",
                ItemResult::Fail => "不合格",
                ItemResult::NotApplicable => "不适用",
            };
            table.row(vec![
                (index + 1).to_string().into(),
                name.into(),
                result.into(),
                item.value.as_str().into(),
            ]);
        }
        let label = match self.kind {
            InspectionKind::SelfInspection => "维修技师签字",
            InspectionKind::Final => "质量检验员签字",
        };
        let hands = [
            SignaturePlace::signed(label, &self.by, &self.at, self.signature.as_ref()),
            SignaturePlace::blank(match (self.kind, self.passed) {
                (InspectionKind::SelfInspection, _) => "车间主管签字",
                (InspectionKind::Final, true) => "检验专用章",
                (InspectionKind::Final, false) => "返工接收签字",
            }),
        ];
        table.followed_by(book.signatures_height(&hands)?).draw_under(&self.title(), book)?;
        let road_test =
            if self.road_test_km > 0 { format!("{} 公里", self.road_test_km) } else { String::new() };
        Facts::default()
            .wide_if_any("检验依据", &self.lists)
            .wide_if_any("路试", &road_test)
            .wide_if_any("说明", &self.note)
            .wide_if_any("返工原因", &self.rework)
            .draw(book, 1)?;
        book.signatures(&hands)
    }
}

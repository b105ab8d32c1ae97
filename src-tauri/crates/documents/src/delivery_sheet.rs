//! 交车单: what was done, how it came out, what the customer should know and gets
//! back, and their hand for it.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::parties::{Contact, VehicleOnPaper};
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::inspection::Signature;
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliverySheet {
    pub head: ShopHead,
    /// The work order's number.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub customer: Contact,
    pub vehicle: VehicleOnPaper,
    pub repair_kind: String,
    pub checked_in_at: String,
    pub delivered_at: String,
    pub mileage_in_km: i64,
    pub mileage_out_km: Option<i64>,
    pub advisor: String,
    pub inspector: String,
    pub certificate: String,
    /// 合格, and what the inspector wrote with it.
    pub result: String,
    pub work: Vec<WorkDone>,
    /// What was found and not mended, the unsafe first.
    pub advice: Vec<String>,
    pub next_maintenance: String,
    pub returned: Vec<ReturnedItem>,
    pub warranty: String,
    pub remark: String,
    pub signed_by: String,
    pub signed_at: String,
    pub signature: Option<Signature>,
    pub signed_paper: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkDone {
    pub kind: String,
    pub name: String,
    /// 完成; how much of a part was fitted.
    pub done: String,
    pub warranty: String,
}

/// What goes back with the car, ticked where the shop did so on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedItem {
    pub what: String,
    pub is_given: bool,
}

const ACCEPTED: &str =
    "车辆、随车物品及上列项目已当面点验，维修项目、费用与质量保证已说明，客户签字接收车辆。";

impl Content for DeliverySheet {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        let km = |km: i64| format!("{km} 公里");
        Facts::default()
            .add("客户", &self.customer.name)
            .add("电话", &self.customer.phone)
            .add("服务顾问", &self.advisor)
            .strong("车牌", &self.vehicle.plate)
            .add("车型", &self.vehicle.model)
            .add("检验员", &self.inspector)
            .add("车架号", &self.vehicle.vin)
            .add("维修类别", &self.repair_kind)
            .add("合格证号", &self.certificate)
            .add("进厂时间", &self.checked_in_at)
            .add("交车时间", &self.delivered_at)
            .add("进厂里程", km(self.mileage_in_km))
            .add("出厂里程", self.mileage_out_km.map(km).unwrap_or_default())
            .draw(&mut book, 3)?;
        self.draw_work(&mut book)?;
        book.section("结果与建议", 40.0)?;
        Facts::default()
            .wide("检验结果", &self.result)
            .wide("质量保证", &self.warranty)
            .wide_if_any("建议", &self.advice.join("\n"))
            .wide_if_any("下次保养", &self.next_maintenance)
            .wide_if_any("备注", &self.remark)
            .draw(&mut book, 1)?;
        self.draw_returned(&mut book)?;
        self.draw_closing(&mut book)?;
        book.bind()
    }
}

impl DeliverySheet {
    fn draw_work(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.work.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::text("类别", 52.0),
            Column::wide("维修项目 / 更换配件", 3.0),
            Column::text("完成情况", 70.0).centred(),
            Column::text("质量保证", 110.0).folded(),
        ]);
        for (index, work) in self.work.iter().enumerate() {
            table.row(vec![
                (index + 1).to_string().into(),
                work.kind.as_str().into(),
                work.name.as_str().into(),
                work.done.as_str().into(),
                work.warranty.as_str().into(),
            ]);
        }
        table.draw_under("维修内容", book)
    }

    fn draw_returned(&self, book: &mut Book) -> Result<(), DocumentError> {
        book.section("交还物品", 24.0)?;
        let items: Vec<String> = self
            .returned
            .iter()
            .map(|item| format!("{}{}", if item.is_given { "■" } else { "□" }, item.what))
            .collect();
        book.paragraph(&items.join("　　"), Style::TEXT)
    }

    fn draw_closing(&self, book: &mut Book) -> Result<(), DocumentError> {
        book.foot(&self.head.foot)?;
        book.space(book.measures().gap);
        let accepted = match self.signed_paper.as_str() {
            "" => ACCEPTED.to_owned(),
            paper => format!("{ACCEPTED}（已签字的纸质单据：{paper}）"),
        };
        let places = [
            SignaturePlace::signed("客户签字", &self.signed_by, &self.signed_at, self.signature.as_ref()),
            SignaturePlace::named("服务顾问签字", &self.advisor),
            SignaturePlace::blank("日期"),
        ];
        book.closing(&[(&accepted, Style::SMALL)], "", &places)
    }
}

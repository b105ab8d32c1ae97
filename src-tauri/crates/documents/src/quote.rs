//! 维修报价单: what the work would cost, for how long that is said, and that
//! nobody has agreed to anything yet.

use crate::DocumentError;
use crate::PageSize;
use crate::charges::Quoted;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::parties::{Contact, VehicleOnPaper};
use crate::signature_line::SignaturePlace;
use crate::text::Style;
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub head: ShopHead,
    /// The estimate's number; of a draft the work order's.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub is_draft: bool,
    pub work_order: String,
    pub customer: Contact,
    pub vehicle: VehicleOnPaper,
    pub mileage_km: Option<i64>,
    pub repair_kind: String,
    pub symptom: String,
    pub advisor: String,
    pub issued_at: String,
    /// The last day on which it holds; empty in a draft.
    pub valid_until: String,
    pub quoted: Quoted,
}

const NO_CONTRACT: &str = "本报价单仅供参考，不构成维修合同；未经客户授权，本店不进行任何维修作业。\
拆检后如需增加项目或费用，本店另行报价，经客户同意后方可施工。";

impl Content for Quote {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mark = self.is_draft.then_some("草稿");
        let mut book = form.open(&self.head, &self.number, &self.printed_at, mark)?;
        let mileage = self.mileage_km.map(|km| format!("{km} 公里")).unwrap_or_default();
        Facts::default()
            .add("客户", &self.customer.name)
            .add("电话", &self.customer.phone)
            .add("工单号", &self.work_order)
            .strong("车牌", &self.vehicle.plate)
            .add("车型", &self.vehicle.model)
            .add("里程", mileage)
            .add("车架号", &self.vehicle.vin)
            .add("维修类别", &self.repair_kind)
            .add("服务顾问", &self.advisor)
            .add("报价时间", &self.issued_at)
            .add("有效期至", &self.valid_until)
            .draw(&mut book, 3)?;
        Facts::default().wide_if_any("客户描述", &self.symptom).draw(&mut book, 1)?;
        self.quoted.draw(&mut book, "报价汇总", "报价总额")?;
        self.draw_closing(&mut book)?;
        book.bind()
    }
}

impl Quote {
    fn draw_closing(&self, book: &mut Book) -> Result<(), DocumentError> {
        book.section("说明", 40.0)?;
        let holds = match self.valid_until.as_str() {
            "" => "本单为草稿，价格以正式报价单为准。".to_owned(),
            day => format!("以上价格至 {day} 有效，逾期以重新报价为准。"),
        };
        Facts::default().wide("有效期", holds).wide("性质", NO_CONTRACT).draw(book, 1)?;
        book.foot(&self.head.foot)?;
        book.space(book.measures().gap);
        let places = [
            SignaturePlace::named("服务顾问", &self.advisor),
            SignaturePlace::blank("客户签收"),
            SignaturePlace::blank("日期"),
        ];
        book.closing(&[("客户签收仅表示已收到本报价单。", Style::SMALL)], "", &places)
    }
}

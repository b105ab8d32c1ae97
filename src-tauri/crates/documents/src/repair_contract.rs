//! 机动车维修委托书: the contract between the customer and the shop, with what is
//! to be done, what it may cost at most, and on which terms.

use crate::DocumentError;
use crate::PageSize;
use crate::charges::Quoted;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::parties::{Contact, VehicleOnPaper};
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::inspection::Signature;
use domain::money::Money;
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairContract {
    pub head: ShopHead,
    /// Of the contract; it stays the same from edition to edition.
    pub number: String,
    pub work_order: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub edition_note: String,
    pub customer: Contact,
    pub brought_by: Contact,
    pub vehicle: VehicleOnPaper,
    pub mileage_km: i64,
    pub checked_in_at: String,
    pub promised_at: String,
    pub repair_kind: String,
    pub advisor: String,
    /// In the customer's words.
    pub symptom: String,
    pub quoted: Quoted,
    /// How far the bill may rise over the budget before the customer is asked.
    pub overrun: String,
    pub old_parts: String,
    pub warranty: String,
    /// The shop's own terms, a paragraph each line.
    pub terms: String,
    pub answers: Vec<AgreedBefore>,
    /// Lines that still wait for the customer's yes stand under this signature.
    pub awaits_signature: bool,
    pub signed_by: String,
    pub signed_at: String,
    pub signature: Option<Signature>,
}

/// What the customer said yes to before the contract was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedBefore {
    pub at: String,
    pub by: String,
    pub means: String,
    pub amount: Money,
}

const BUDGET: &str = "以上工时费与材料费为维修预算，配件来源见各行备注（未注明者为本店库存件）。";
const SIGN: &str = "双方已阅读并同意本委托书全部内容，自双方签字或盖章之日起生效；一式两份，双方各执一份。";

impl Content for RepairContract {
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
            .add("托修方", &self.customer.name)
            .add("电话", &self.customer.phone)
            .add("工单号", &self.work_order)
            .add("送修人", &self.brought_by.name)
            .add("送修电话", &self.brought_by.phone)
            .add("维修类别", &self.repair_kind)
            .strong("车牌", &self.vehicle.plate)
            .add("车型", &self.vehicle.model)
            .add("颜色", &self.vehicle.colour)
            .add("车架号", &self.vehicle.vin)
            .add("发动机号", &self.vehicle.engine_number)
            .add("进厂里程", format!("{} 公里", self.mileage_km))
            .add("进厂时间", &self.checked_in_at)
            .add("预计交车", &self.promised_at)
            .add("服务顾问", &self.advisor)
            .draw(&mut book, 3)?;
        Facts::default().wide("客户描述", &self.symptom).draw(&mut book, 1)?;
        self.quoted.draw(&mut book, "维修预算", "预算总额")?;
        self.draw_answers(&mut book)?;
        self.draw_terms(&mut book)?;
        self.draw_closing(&mut book)?;
        book.bind()
    }
}

impl RepairContract {
    fn draw_answers(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.answers.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::text("时间", 96.0),
            Column::wide("授权人", 1.0),
            Column::wide("方式", 2.0),
            Column::figures("同意金额"),
        ]);
        for answer in &self.answers {
            table.row(vec![
                answer.at.as_str().into(),
                answer.by.as_str().into(),
                answer.means.as_str().into(),
                answer.amount.into(),
            ]);
        }
        table.draw_under("客户授权记录", book)
    }

    fn draw_terms(&self, book: &mut Book) -> Result<(), DocumentError> {
        book.section("约定", 40.0)?;
        Facts::default()
            .wide("维修预算", BUDGET)
            .wide("超出预算", &self.overrun)
            .wide("旧件处理", &self.old_parts)
            .wide("质量保证", &self.warranty)
            .draw(book, 1)?;
        if !self.terms.trim().is_empty() {
            book.section("合同条款", 24.0)?;
            for paragraph in self.terms.lines().filter(|line| !line.trim().is_empty()) {
                book.paragraph(paragraph, Style::TEXT)?;
            }
        }
        book.foot(&self.head.foot)
    }

    fn draw_closing(&self, book: &mut Book) -> Result<(), DocumentError> {
        book.space(book.measures().gap);
        let places = [
            SignaturePlace::signed(
                "托修方（客户）签字",
                &self.signed_by,
                &self.signed_at,
                self.signature.as_ref(),
            ),
            SignaturePlace::named("服务顾问签字", &self.advisor),
            SignaturePlace::sealed("承修方盖章", &self.head),
            SignaturePlace::blank("日期"),
        ];
        book.closing(&[(SIGN, Style::SMALL)], "", &places)
    }
}

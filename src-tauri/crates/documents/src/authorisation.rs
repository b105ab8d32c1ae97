//! 维修授权确认单: what the customer agreed to and what they declined, each time
//! with their hand, their means and its moment.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::parties::{Contact, VehicleOnPaper};
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use domain::inspection::Signature;
use domain::money::Money;

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorisationPaper {
    pub head: ShopHead,
    /// The work order's number.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub customer: Contact,
    pub vehicle: VehicleOnPaper,
    pub advisor: String,
    pub answers: Vec<CustomerAnswers>,
    pub declined: Vec<FindingDeclined>,
}

/// What was answered at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerAnswers {
    pub at: String,
    pub by: String,
    /// 屏幕签名, 电话确认…, with the number of the paper where one was signed.
    pub means: String,
    pub lines: Vec<LineAnswered>,
    pub signature: Option<Signature>,
    /// Of the page that the customer's own phone showed.
    pub page_sum: String,
    /// It is not as it was kept: nothing of what it says is printed.
    pub damaged: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineAnswered {
    pub estimate: String,
    pub name: String,
    pub amount: Money,
    pub approved: bool,
    pub reason: String,
}

/// What was found, and the customer drives on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingDeclined {
    pub text: String,
    pub suggestion: String,
    pub unsafe_to_drive: bool,
    pub by: String,
    pub means: String,
    pub reason: String,
    pub at: String,
    pub signature: Option<Signature>,
    /// Of the page that the customer's own phone showed.
    pub page_sum: String,
    pub record: DeclineRecord,
}

/// What stands behind a no to what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclineRecord {
    /// It was kept, and the finding says the same.
    AsKept,
    /// An older program kept nothing of it.
    NothingKept,
    /// It is not as it was kept: nothing of what it says is printed.
    Damaged,
}

const NOT_AS_KEPT: &str = "这次答复的存根与当时不一致，内容不予打印。";
const NO_NOT_AS_KEPT: &str = "这次答复的存根与发现的记录不一致，内容与签字不予打印。";
const NOTHING_KEPT: &str = "当时的程序未留存根：以上为现有记录，无从核对。";
const UNSAFE: &str = "本店已说明：该问题影响行车安全，不建议继续行驶。";

impl Content for AuthorisationPaper {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        Facts::default()
            .add("客户", &self.customer.name)
            .add("电话", &self.customer.phone)
            .add("服务顾问", &self.advisor)
            .strong("车牌", &self.vehicle.plate)
            .add("车型", &self.vehicle.model)
            .add("车架号", &self.vehicle.vin)
            .draw(&mut book, 3)?;
        for (index, answers) in self.answers.iter().enumerate() {
            answers.draw(&mut book, index + 1)?;
        }
        for finding in &self.declined {
            finding.draw(&mut book)?;
        }
        book.bind()
    }
}

/// The customer's hand, and the shop's beside it.
fn hands(by: &str, at: &str, signature: Option<&Signature>) -> [SignaturePlace; 2] {
    [SignaturePlace::signed("客户签字", by, at, signature), SignaturePlace::blank("服务顾问签字")]
}

/// Who answered how, in two rows, stands over the hand.
const WHO_ANSWERED: f32 = 36.0;
/// As much of a short answer as stands over that.
const WHAT_WAS_ANSWERED: f32 = 80.0;

impl CustomerAnswers {
    fn draw(&self, book: &mut Book, number: usize) -> Result<(), DocumentError> {
        let title = format!("第 {number} 次答复　{}", self.at);
        if self.damaged {
            book.section(&title, 24.0)?;
            return Facts::default().wide("说明", NOT_AS_KEPT).draw(book, 1);
        }
        let mut table = Table::of(vec![
            Column::text("报价单", 84.0),
            Column::wide("项目", 3.0),
            Column::figures("金额"),
            Column::text("客户意见", 44.0).centred(),
            Column::wide("不做的原因", 2.0).optional(),
        ]);
        let mut agreed = Money::ZERO;
        for line in &self.lines {
            let (says, amount) =
                if line.approved { ("同意", line.amount) } else { ("不做", Money::ZERO) };
            agreed += amount;
            table.row_of(
                vec![
                    line.estimate.as_str().into(),
                    line.name.as_str().into(),
                    line.amount.into(),
                    says.into(),
                    line.reason.as_str().into(),
                ],
                amount,
            );
        }
        let hands = hands(&self.by, &self.at, self.signature.as_ref());
        let kept = WHO_ANSWERED + book.signatures_height(&hands)?;
        table.total(2, "同意的合计", agreed).followed_by(kept).draw_under(&title, book)?;
        Facts::default().add("答复人", &self.by).add("方式", &self.means).draw(book, 2)?;
        Facts::default().wide_if_any("页面", &page_shown(&self.page_sum)).draw(book, 1)?;
        book.signatures(&hands)
    }
}

/// What the customer saw, where a phone of their own showed it.
fn page_shown(sum: &str) -> String {
    if sum.is_empty() { String::new() } else { format!("客户本人手机所示页面的校验值 {sum}") }
}

impl FindingDeclined {
    fn draw(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.record == DeclineRecord::Damaged {
            book.section(&format!("不做的增项　{}", self.at), 24.0)?;
            return Facts::default().wide("说明", NO_NOT_AS_KEPT).draw(book, 1);
        }
        let hands = hands(&self.by, &self.at, self.signature.as_ref());
        let kept = WHO_ANSWERED + book.signatures_height(&hands)?;
        let title = if self.unsafe_to_drive { "不做的安全隐患" } else { "不做的增项" };
        book.section(title, WHAT_WAS_ANSWERED + kept)?;
        let record = if self.record == DeclineRecord::NothingKept { NOTHING_KEPT } else { "" };
        let warned = if self.unsafe_to_drive { UNSAFE } else { "" };
        Facts::default()
            .wide("发现", &self.text)
            .wide_if_any("建议", &self.suggestion)
            .wide_if_any("告知", warned)
            .wide("不做的原因", &self.reason)
            .draw(book, 1)?;
        book.keep_together(kept)?;
        Facts::default().add("答复人", &self.by).add("方式", &self.means).draw(book, 2)?;
        Facts::default()
            .wide_if_any("页面", &page_shown(&self.page_sum))
            .wide_if_any("说明", record)
            .draw(book, 1)?;
        book.signatures(&hands)
    }
}

//! 借用协议: what is lent to whom and until when, how it went out and how it came back. Until it does, the
//! second half is filled in by hand.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::size::Layout;
use crate::text::Style;
use domain::inspection::Signature;

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5, PageSize::Form140];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanAgreement {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub customer: String,
    /// 代步车, 工具, 备用件.
    pub kind: String,
    pub unit: String,
    /// Of a car.
    pub plate: String,
    /// Of the visit it is lent during; empty where it is lent without one.
    pub order_number: String,
    pub due_on: String,
    /// What was agreed beyond the day.
    pub agreement: String,
    pub out: LentState,
    /// None while it is out.
    pub back: Option<LentBack>,
    /// Who signed on the screen; empty where the paper is signed.
    pub signed_by: String,
    pub signature: Option<Signature>,
}

/// How it was at one moment, and in whose hands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LentState {
    /// Local time.
    pub at: String,
    /// Who lent it, or took it back.
    pub person: String,
    pub condition: String,
    /// Of a car.
    pub km: String,
    pub fuel: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LentBack {
    pub state: LentState,
    /// What was not so before; empty where nothing is.
    pub damage: String,
}

const ACCEPTED: &str = "借用人已当面点验所借物品，状况如上所列，同意上列约定，妥善使用并按期归还。";

impl Content for LoanAgreement {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        Facts::default()
            .strong("借用人", &self.customer)
            // Not everybody who lends is told them: they are written here by whoever signs.
            .add("证件号码", "")
            .add("联系电话", "")
            .strong("所借物品", &self.unit)
            .add("类别", &self.kind)
            .strong("应还日期", &self.due_on)
            .add_if_any("车牌", &self.plate)
            .add_if_any("维修工单", &self.order_number)
            .wide_if_any("约定", &self.agreement)
            .draw(&mut book, 3)?;
        book.section("借出时", 40.0)?;
        self.facts_of(&self.out, "借出时间").draw(&mut book, 4)?;
        book.space(book.measures().gap);
        let at = if self.signature.is_some() { self.out.at.as_str() } else { "" };
        let places = [
            SignaturePlace::signed("借用人签字", &self.signed_by, at, self.signature.as_ref()),
            SignaturePlace::named("经办人签字", &self.out.person),
            SignaturePlace::sealed("店方盖章", &self.head),
        ];
        book.closing(&[(ACCEPTED, Style::SMALL)], &self.head.foot, &places)?;
        self.draw_back(&mut book)?;
        book.bind()
    }
}

impl LoanAgreement {
    /// Of what has neither an instrument nor a tank, neither is asked for.
    fn facts_of(&self, state: &LentState, when: &'static str) -> Facts {
        let facts = Facts::default().add(when, &state.at);
        let driven = !self.out.km.is_empty();
        let facts = if driven { facts.add("里程", &state.km).add("油量", &state.fuel) } else { facts };
        facts.add("经办人", &state.person).wide("状况", &state.condition)
    }

    fn draw_back(&self, book: &mut Book) -> Result<(), DocumentError> {
        let empty = LentState::default();
        let (state, damage) = match &self.back {
            Some(back) => (&back.state, if back.damage.is_empty() { "无" } else { back.damage.as_str() }),
            None => (&empty, ""),
        };
        let places = [
            SignaturePlace::blank("归还人签字"),
            SignaturePlace::named("验收人签字", &state.person),
            SignaturePlace::blank("日期"),
        ];
        // What is filled in by hand has room for a hand, and its places to sign below it.
        let to_write = if book.layout() == Layout::Short { 0.0 } else { 70.0 };
        book.section("归还时", to_write + book.signatures_height(&places)?)?;
        self.facts_of(state, "归还时间").wide("新增损伤", damage).draw(book, 4)?;
        book.space(book.measures().gap);
        book.signatures(&places)
    }
}

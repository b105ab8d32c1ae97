//! 外协送修单: what of a car goes to another house, to be signed by whoever takes it there, and again as it
//! comes back. One copy stays here, one goes along.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::size::Layout;
use crate::text::Style;

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A5, PageSize::A4, PageSize::Form140];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideSlip {
    pub head: ShopHead,
    /// The work order's.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub plate: String,
    pub model: String,
    /// To which house.
    pub partner: String,
    /// Who took it there.
    pub handed_to: String,
    /// Of the receipt they gave for it; empty where it bears none.
    pub receipt: String,
    /// What goes out, and what is to be done to it.
    pub what: String,
    pub sent_at: String,
    pub sent_by: String,
    pub due_back_on: String,
    /// None while it is away.
    pub back: Option<BackFromOutside>,
}

/// How it came back, and to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackFromOutside {
    pub at: String,
    pub person: String,
    pub result: String,
}

const ACCEPTED: &str = "承接方已当面点收上列物品，按要求加工，于应回日期前送回；逾期或有损坏，双方另行商定。";

impl Content for OutsideSlip {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        Facts::default()
            .strong("外协单位", &self.partner)
            .strong("应回日期", &self.due_back_on)
            .add("送出时间", &self.sent_at)
            .strong("车牌", &self.plate)
            .add("车型", &self.model)
            .add("维修工单", &self.number)
            .add("接收人", &self.handed_to)
            .add_if_any("对方收条号", &self.receipt)
            .wide("送出物品及加工要求", &self.what)
            .draw(&mut book, 3)?;
        book.space(book.measures().gap);
        let places = [
            SignaturePlace::blank("接收人签字"),
            SignaturePlace::named("送出人签字", &self.sent_by),
            SignaturePlace::sealed("店方盖章", &self.head),
        ];
        book.closing(&[(ACCEPTED, Style::SMALL)], &self.head.foot, &places)?;
        self.draw_back(&mut book)?;
        book.bind()
    }
}

impl OutsideSlip {
    /// Filled in by hand until it is back.
    fn draw_back(&self, book: &mut Book) -> Result<(), DocumentError> {
        let empty = BackFromOutside::default();
        let back = self.back.as_ref().unwrap_or(&empty);
        let places = [
            SignaturePlace::blank("送回人签字"),
            SignaturePlace::named("验收人签字", &back.person),
            SignaturePlace::blank("日期"),
        ];
        let to_write = if book.layout() == Layout::Short { 0.0 } else { 70.0 };
        book.section("送回时", to_write + book.signatures_height(&places)?)?;
        Facts::default().add("送回时间", &back.at).wide("完成情况", &back.result).draw(book, 4)?;
        book.space(book.measures().gap);
        book.signatures(&places)
    }
}

//! Money that changed hands at the till, as every receipt says it.

use crate::DocumentError;
use crate::facts::Facts;
use crate::form::Form;
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::size::Layout;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::money::Money;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyTaken {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    /// Local time of the payment.
    pub at: String,
    /// Who gave the money, or who got it back.
    pub payer: String,
    pub means: Vec<MeansTaken>,
    /// Negative in a refund.
    pub amount: Money,
    pub amount_in_words: String,
    pub change: Option<Change>,
    pub refund: Option<RefundOf>,
    pub cashier: String,
    /// What the shop says at the foot of its receipts.
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeansTaken {
    /// 现金, 微信, 定金…
    pub means: String,
    /// The number of the card slip, of the transfer, of the voucher.
    pub reference: String,
    /// The numbers of its receipts, where the paper tells of several of one sheet or of
    /// none: each is named elsewhere by its own.
    #[serde(default)]
    pub numbers: String,
    pub amount: Money,
}

/// Cash that came over the counter, and what went back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub given: Money,
    pub back: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundOf {
    /// The receipt of the money that goes back.
    pub receipt: String,
    pub reason: String,
}

impl MoneyTaken {
    pub(super) fn is_refund(&self) -> bool {
        self.refund.is_some()
    }

    /// Head, whose money it is, the sum and its means. `refund_title` stands at
    /// the head of a refund; what the paper alone knows follows the payer.
    pub(super) fn begin(
        &self,
        form: Form,
        refund_title: &'static str,
        about: Facts,
    ) -> Result<Book, DocumentError> {
        let title = if self.is_refund() { refund_title } else { form.title };
        let form = Form { title, ..form };
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        let (who, when, sum) = if self.is_refund() {
            ("领款人", "退款时间", "退款金额")
        } else {
            ("交款人", "收款时间", "收款金额")
        };
        let mut facts = Facts::default().strong(who, &self.payer).add(when, &self.at).and(about);
        if let Some(refund) = &self.refund {
            facts = facts.add("原收据号", &refund.receipt).wide("退款原因", &refund.reason);
        }
        facts.draw(&mut book, 2)?;
        book.space(book.measures().gap);
        book.sum_in_words(sum, &self.amount_in_words, self.amount)?;
        self.draw_means(&mut book)?;
        Ok(book)
    }

    fn draw_means(&self, book: &mut Book) -> Result<(), DocumentError> {
        let label = if self.is_refund() { "退款方式" } else { "收款方式" };
        if book.layout() == Layout::Short {
            // A table's heads would take the room of two means.
            let means: Vec<String> = self.means.iter().map(MeansTaken::in_one).collect();
            Facts::default()
                .wide(label, means.join("，"))
                .wide_if_any("收现找零", &self.change_in_one())
                .draw(book, 1)?;
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::wide("方式", 1.0),
            Column::text("凭证号", 150.0).optional(),
            Column::text("收据号", 104.0).optional().folded(),
            Column::figures("金额"),
        ]);
        for means in &self.means {
            table.row(vec![
                means.means.as_str().into(),
                means.reference.as_str().into(),
                means.numbers.as_str().into(),
                means.amount.into(),
            ]);
        }
        table.draw_under(label, book)?;
        Facts::default().wide_if_any("收现找零", &self.change_in_one()).draw(book, 1)
    }

    fn change_in_one(&self) -> String {
        self.change.as_ref().map_or_else(String::new, |change| {
            format!("收现金 {}，找零 {}", change.given.plain(), change.back.plain())
        })
    }

    /// The foot: what the shop says on every receipt, and the hands.
    pub(super) fn end(&self, mut book: Book) -> Result<Vec<u8>, DocumentError> {
        book.space(book.measures().gap);
        let whose = if self.is_refund() { "领款人签字" } else { "交款人签字" };
        let places = [
            SignaturePlace::blank(whose),
            SignaturePlace::named("收银员", &self.cashier),
            SignaturePlace::sealed("店方盖章", &self.head),
        ];
        let note = (!self.note.trim().is_empty()).then_some((self.note.as_str(), Style::SMALL));
        book.closing(note.as_slice(), &self.head.foot, &places)?;
        book.bind()
    }
}

impl MeansTaken {
    fn in_one(&self) -> String {
        let behind = [self.reference.trim(), self.numbers.as_str()];
        let behind: Vec<&str> = behind.into_iter().filter(|text| !text.is_empty()).collect();
        let behind = if behind.is_empty() { String::new() } else { format!("（{}）", behind.join("，")) };
        format!("{} {}{behind}", self.means, self.amount.plain())
    }
}

//! 对账单: what one payer owed before some days, what moved in them, and which
//! sheets are open after. Both sides sign it.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::money::Money;

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::Form280, PageSize::A5];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountStatementPaper {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub made_at: String,
    pub payer: String,
    pub phone: String,
    /// `2026-03-01 至 2026-03-31`.
    pub days: String,
    pub first_day: String,
    pub last_day: String,
    pub term_days: i64,
    pub maker: String,
    pub opening: Money,
    pub put: Money,
    pub collected: Money,
    pub refunded: Money,
    pub taken_back: Money,
    /// From another file of the same customer; below zero to one.
    pub passed_on: Money,
    pub closing: Money,
    pub closing_in_words: String,
    pub movements: Vec<StatementMovement>,
    pub open: Vec<StatementSheet>,
    /// Not due, and past the term by up to 30, 60, 90 days and more.
    pub ageing: [Money; 5],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementMovement {
    pub day: String,
    /// The sheet's, or the receipt's of what came in or went back.
    pub number: String,
    pub plate: String,
    pub matter: String,
    /// Below zero where less is owed by it.
    pub amount: Money,
    pub balance: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementSheet {
    pub number: String,
    pub day: String,
    pub plate: String,
    /// Where somebody else pays: whose car it is.
    pub customer: String,
    pub total: Money,
    pub amount: Money,
    /// `逾期 12 天`, or that it is not due.
    pub age: String,
}

const ASKED: &str = "请贵方核对以上往来。核对无误请签章后交回一份；如有不符，请注明单号与金额。";

impl Content for AccountStatementPaper {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        Facts::default()
            .wide("付款方", &self.payer)
            .strong("对账期间", &self.days)
            .add("账期", format!("{} 天", self.term_days))
            .wide_if_any("电话", &self.phone)
            .add("制单时间", &self.made_at)
            .add("制单人", &self.maker)
            .draw(&mut book, 2)?;
        self.draw_movements(&mut book)?;
        self.draw_way(&mut book)?;
        book.space(book.measures().gap);
        book.sum_in_words("期末应收", &self.closing_in_words, self.closing)?;
        self.draw_open(&mut book)?;
        self.draw_ageing(&mut book)?;
        book.space(book.measures().gap);
        let places = [
            SignaturePlace::named("制单人", &self.maker),
            SignaturePlace::sealed("店方盖章", &self.head),
            SignaturePlace::blank("付款方签章"),
        ];
        book.closing(&[(ASKED, Style::TEXT)], &self.head.foot, &places)?;
        book.bind()
    }
}

impl AccountStatementPaper {
    /// The opening balance is its first row, so that what is carried from page to
    /// page is what was owed there.
    fn draw_movements(&self, book: &mut Book) -> Result<(), DocumentError> {
        let mut table = Table::of(vec![
            Column::text("日期", 56.0),
            Column::text("单据号", 104.0).folded(),
            Column::text("车牌", 60.0).optional().folded(),
            Column::wide("摘要", 1.0),
            Column::figures("挂账"),
            Column::figures("收回"),
            Column::figures("余额"),
        ])
        .balance(6, "期末余额", self.closing);
        let opening = ["", "", "期初余额", "", ""].map(Into::into);
        let mut cells = vec![self.first_day.as_str().into()];
        cells.extend(opening);
        cells.push(self.opening.into());
        table.row_of(cells, self.opening);
        for of in &self.movements {
            let (more, less) = match of.amount > Money::ZERO {
                true => (of.amount.plain(), String::new()),
                false => (String::new(), (-of.amount).plain()),
            };
            let cells = vec![
                of.day.as_str().into(),
                of.number.as_str().into(),
                of.plate.as_str().into(),
                of.matter.as_str().into(),
                more.into(),
                less.into(),
                of.balance.into(),
            ];
            table.row_of(cells, of.amount);
        }
        table.draw_under("往来明细", book)
    }

    /// From the opening balance to the closing one.
    fn draw_way(&self, book: &mut Book) -> Result<(), DocumentError> {
        let mut way = vec![("期初余额", self.opening), ("本期挂账", self.put), ("本期收款", -self.collected)];
        // Seldom: a statement of days without any looks as it did when it was made out.
        if self.refunded != Money::ZERO {
            way.push(("本期退款", self.refunded));
        }
        way.push(("作废冲回", -self.taken_back));
        // As seldom.
        if self.passed_on != Money::ZERO {
            way.push(("合并转入转出", self.passed_on));
        }
        way.push(("期末余额", self.closing));
        book.side_by_side("余额", &way)
    }

    fn draw_open(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.open.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::wide("结算单号", 1.0),
            Column::text("开单日期", 60.0),
            Column::text("车牌", 64.0).optional().folded(),
            Column::text("客户", 150.0).optional().folded(),
            Column::text("账龄", 70.0),
            Column::figures("结算金额"),
            Column::figures("未收"),
        ])
        .total(6, "未收合计", self.closing);
        for of in &self.open {
            let cells = vec![
                of.number.as_str().into(),
                of.day.as_str().into(),
                of.plate.as_str().into(),
                of.customer.as_str().into(),
                of.age.as_str().into(),
                of.total.into(),
                of.amount.into(),
            ];
            table.row_of(cells, of.amount);
        }
        table.draw_under("未收结算单", book)
    }

    fn draw_ageing(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.open.is_empty() {
            return Ok(());
        }
        let heads = ["未到期", "逾期 1–30 天", "逾期 31–60 天", "逾期 61–90 天", "逾期 90 天以上"];
        let aged: Vec<_> = heads.into_iter().zip(self.ageing).collect();
        book.side_by_side("账龄", &aged)
    }
}

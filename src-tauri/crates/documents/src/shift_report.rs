//! 交班单: what moved in a shift, what was counted, and what the two differ by.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::size::Layout;
use crate::table::{Column, Table};
use domain::money::Money;

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A5, PageSize::A4, PageSize::Roll80];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftReport {
    pub head: ShopHead,
    pub number: String,
    /// Local times, `2026-03-02 08:30`.
    pub printed_at: String,
    pub cashier: String,
    pub till: String,
    pub opened_at: String,
    pub closed_at: String,
    /// Who closed it, where that was somebody else, and why.
    pub closed_by: String,
    pub closed_for: String,
    pub opening_float: Money,
    pub means: Vec<MeansMoved>,
    pub movements: Vec<CashMoved>,
    pub paid_in: Money,
    pub paid_out: Money,
    pub expected: Money,
    pub counted: Vec<PiecesCounted>,
    pub counted_total: Money,
    pub difference: Money,
    /// Of the other means what terminals and platforms say; those that nobody compared
    /// are not among them.
    pub compared: Vec<MeansCompared>,
    pub explanation: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeansMoved {
    pub means: String,
    pub receipts: i64,
    pub received: Money,
    pub refunds: i64,
    pub returned: Money,
    pub net: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashMoved {
    pub at: String,
    pub reason: String,
    /// Below zero where it left the drawer.
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PiecesCounted {
    /// `100 元`, `5 角`.
    pub denomination: String,
    pub pieces: i64,
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeansCompared {
    pub means: String,
    pub expected: Money,
    pub counted: Money,
    pub difference: Money,
}

/// What is over or short, in the words of the counter.
fn over_or_short(difference: Money) -> &'static str {
    match difference.fen() {
        0 => "账实相符",
        1.. => "长款",
        _ => "短款",
    }
}

/// How high the balance is, with a short explanation.
const SIGNED: f32 = 60.0;

impl Content for ShiftReport {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        Facts::default()
            .strong("收银员", &self.cashier)
            .add("收银点", &self.till)
            .add("开班时间", &self.opened_at)
            .add("交班时间", &self.closed_at)
            .wide_if_any("代为交班", &self.closed_by)
            .wide_if_any("代交原因", &self.closed_for)
            .draw(&mut book, 2)?;
        draw_means(&self.means, &mut book)?;
        self.draw_movements(&mut book)?;
        self.draw_cash(&mut book)?;
        self.draw_counted(&mut book)?;
        self.draw_compared(&mut book)?;
        let places = [
            SignaturePlace::named("交班人", &self.cashier),
            SignaturePlace::blank("接班人"),
            SignaturePlace::blank("复核人"),
        ];
        // What the three sign is what the drawer should hold and what it holds.
        book.keep_together(SIGNED + book.signatures_height(&places)?)?;
        book.balance(&[
            ("应有现金", self.expected),
            ("实点现金", self.counted_total),
            (over_or_short(self.difference), self.difference),
        ])?;
        Facts::default().wide_if_any("差额说明", &self.explanation).draw(&mut book, 1)?;
        book.space(book.measures().gap);
        book.signatures(&places)?;
        book.bind()
    }
}

/// Receipts and refunds of each means; on a roll each in one line.
pub(crate) fn draw_means(means: &[MeansMoved], book: &mut Book) -> Result<(), DocumentError> {
    if means.is_empty() {
        return Facts::default().wide("收退款", "本期没有收款和退款。").draw(book, 1);
    }
    let net = means.iter().map(|of| of.net).sum();
    let mut table = Table::of(vec![
        Column::wide("方式", 1.0),
        Column::figures("收款笔数"),
        Column::figures("收款"),
        Column::figures("退款笔数"),
        Column::figures("退款"),
        Column::figures("净额"),
    ])
    .total(5, "净额合计", net);
    for of in means {
        let counted = format!(
            "收 {} 笔 {}\n退 {} 笔 {}",
            of.receipts,
            of.received.plain(),
            of.refunds,
            of.returned.plain()
        );
        let cells = vec![
            of.means.as_str().into(),
            of.receipts.to_string().into(),
            of.received.into(),
            of.refunds.to_string().into(),
            of.returned.into(),
            of.net.into(),
        ];
        table.row_counted(cells, of.net, counted);
    }
    table.draw_under("收退款", book)
}

impl ShiftReport {
    fn draw_movements(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.movements.is_empty() {
            return Ok(());
        }
        let net = self.movements.iter().map(|moved| moved.amount).sum();
        let mut table = Table::of(vec![
            Column::wide("事由", 1.0),
            Column::text("时间", 96.0).folded(),
            Column::figures("金额"),
        ])
        .total(2, "收支合计", net);
        for moved in &self.movements {
            table.row_of(
                vec![moved.reason.as_str().into(), moved.at.as_str().into(), moved.amount.into()],
                moved.amount,
            );
        }
        table.draw_under("现金收支", book)
    }

    /// The way from the float to what should lie in the drawer.
    fn draw_cash(&self, book: &mut Book) -> Result<(), DocumentError> {
        let cash = self.expected - self.opening_float - self.paid_in + self.paid_out;
        let way = [
            ("备用金", self.opening_float),
            ("现金净收", cash),
            ("现金存入", self.paid_in),
            ("现金支出", -self.paid_out),
            ("应有现金", self.expected),
        ];
        if book.layout() == Layout::Roll {
            book.section("应有现金", 40.0)?;
            return book.amounts(&way);
        }
        book.side_by_side("应有现金", &way)
    }

    fn draw_counted(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.counted.is_empty() {
            return Ok(());
        }
        let mut table =
            Table::of(vec![Column::wide("面额", 1.0), Column::figures("张数"), Column::figures("金额")])
                .total(2, "实点合计", self.counted_total);
        for of in &self.counted {
            let cells = vec![of.denomination.as_str().into(), of.pieces.to_string().into(), of.amount.into()];
            table.row_counted(cells, of.amount, format!("× {}", of.pieces));
        }
        table.draw_under("现金清点", book)
    }

    fn draw_compared(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.compared.is_empty() {
            return Ok(());
        }
        let off = self.compared.iter().map(|of| of.difference).sum();
        let mut table = Table::of(vec![
            Column::wide("方式", 1.0),
            Column::figures("系统净额"),
            Column::figures("对账金额"),
            Column::figures("差额"),
        ])
        .total(3, "差额合计", off);
        for of in &self.compared {
            let counted = format!("系统 {}\n对账 {}", of.expected.plain(), of.counted.plain());
            let cells =
                vec![of.means.as_str().into(), of.expected.into(), of.counted.into(), of.difference.into()];
            table.row_counted(cells, of.difference, counted);
        }
        table.draw_under("其他方式对账", book)
    }
}

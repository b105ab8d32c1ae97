//! 收银日报 and 月报: what was taken and what was billed, each list with its sum.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::frame::Frame;
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::shift_report::{MeansMoved, draw_means};
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use domain::money::Money;

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::A5, PageSize::Form280, PageSize::Roll80];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TillReport {
    pub head: ShopHead,
    /// `2026-03-02`, `2026-03`.
    pub number: String,
    /// Local time.
    pub printed_at: String,
    pub is_month: bool,
    pub means: Vec<MeansMoved>,
    pub cashiers: Vec<MeansMoved>,
    pub payers: Vec<PayerRow>,
    pub kinds: Vec<KindRow>,
    pub taken: Money,
    pub billed: Money,
    pub net: Money,
    pub tax: Money,
    /// How many, and what they came to.
    pub made: (i64, Money),
    pub voided: (i64, Money),
    pub owed: Money,
    pub on_account: Money,
    /// What of the taken is vouchers of the shop.
    pub vouchers: Money,
    pub deposits_taken: Money,
    pub deposits_returned: Money,
    pub deposits_drawn: Money,
    pub deposits_set_free: Money,
    pub contracts_taken: Money,
    pub contracts_returned: Money,
    /// Sheets that contracts paid: their money came in before.
    pub contracts_drawn: Money,
    /// Paid in, given on top, drawn on sheets, put back from sheets, given back, forfeited.
    pub stored: [Money; 6],
    /// Sold over the counter, come back of it, and net and tax of the difference.
    pub sales: [Money; 4],
    /// Taken on old parts that are to come, given back, and kept.
    pub cores: [Money; 3],
    /// Cash that is in no shift, in a shop that uses shifts: how many receipts and refunds,
    /// and what they came to.
    pub outside_shifts: Option<(i64, Money)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayerRow {
    pub payer: String,
    pub billed: Money,
    pub taken: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindRow {
    pub kind: String,
    pub net: Money,
    pub tax: Money,
    pub charged: Money,
}

/// How high a table of one row is, with its title and its head.
const ONE_ROW: f32 = 60.0;

impl Content for TillReport {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let title = if self.is_month { "收银月报" } else { form.title };
        let form = Form { title, ..form };
        let sheets = |(count, total): (i64, Money)| format!("{count} 张，{} 元", total.plain());
        let facts = Facts::default()
            .strong(if self.is_month { "月份" } else { "日期" }, &self.number)
            .strong("收退款净额", self.taken_in_words())
            .add("开出结算单", sheets(self.made))
            .add("作废结算单", sheets(self.voided))
            .add("当前尚欠", self.owed.plain())
            .add("当前挂账", self.on_account.plain())
            .wide_if_any("班次外现金", &self.outside_shifts_in_words());
        let frame = Frame {
            head: &self.head,
            number: &self.number,
            printed_at: &self.printed_at,
            mark: None,
            facts,
            columns: 2,
            hands: ["制表人", "复核人", "店方盖章"].map(SignaturePlace::blank).into(),
        };
        let book = frame.around(form, |book, hands| {
            draw_means(&self.means, book)?;
            self.draw_cashiers(book)?;
            self.draw_kinds(book)?;
            self.draw_payers(book, hands)?;
            // Whichever of these is the last stands over the hands.
            for draw in [
                Self::draw_sales,
                Self::draw_cores,
                Self::draw_deposits,
                Self::draw_contracts,
                Self::draw_stored,
            ] {
                book.keep_together(ONE_ROW + hands)?;
                draw(self, book)?;
            }
            Ok(())
        })?;
        book.bind()
    }
}

impl TillReport {
    /// A voucher fills no drawer, and no bank has it.
    fn taken_in_words(&self) -> String {
        match self.vouchers {
            Money::ZERO => self.taken.plain(),
            vouchers => format!("{}（其中代金券 {}，非现款）", self.taken.plain(), vouchers.plain()),
        }
    }

    fn outside_shifts_in_words(&self) -> String {
        let said =
            |(count, net): (i64, Money)| format!("{count} 笔，净额 {} 元，不在任何班次内", net.plain());
        self.outside_shifts.map(said).unwrap_or_default()
    }

    fn draw_cashiers(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.cashiers.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::wide("收银员", 1.0),
            Column::figures("收款"),
            Column::figures("退款"),
            Column::figures("净额"),
        ])
        .total(3, "净额合计", self.taken);
        for of in &self.cashiers {
            let cells = vec![of.means.as_str().into(), of.received.into(), of.returned.into(), of.net.into()];
            table.row_of(cells, of.net);
        }
        table.draw_under("按收银员", book)
    }

    fn draw_kinds(&self, book: &mut Book) -> Result<(), DocumentError> {
        let mut table = Table::of(vec![
            Column::wide("项目", 1.0),
            Column::figures("不含税"),
            Column::figures("税额"),
            Column::figures("优惠后金额"),
        ])
        .total(3, "开单净额", self.billed);
        for of in &self.kinds {
            let cells = vec![of.kind.as_str().into(), of.net.into(), of.tax.into(), of.charged.into()];
            table.row_of(cells, of.charged);
        }
        if !self.kinds.is_empty() {
            table.draw_under("开单金额", book)?;
        }
        book.balance(&[("不含税", self.net), ("税额", self.tax)])
    }

    fn draw_payers(&self, book: &mut Book, hands: f32) -> Result<(), DocumentError> {
        if self.payers.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::wide("付款方", 1.0),
            Column::figures("开单"),
            Column::figures("收退款净额"),
        ])
        .total(2, "净额合计", self.taken);
        for of in &self.payers {
            table.row_of(vec![of.payer.as_str().into(), of.billed.into(), of.taken.into()], of.taken);
        }
        table.followed_by(hands).draw_under("按付款方", book)
    }

    fn draw_stored(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.stored.iter().all(|amount| *amount == Money::ZERO) {
            return Ok(());
        }
        let heads = ["充值", "赠送", "储值支付", "退回储值", "退储值", "赠送作废"];
        let moved: Vec<_> = heads.into_iter().zip(self.stored).collect();
        book.side_by_side("储值", &moved)
    }

    fn draw_deposits(&self, book: &mut Book) -> Result<(), DocumentError> {
        let moved = [
            ("收定金", self.deposits_taken),
            ("退定金", self.deposits_returned),
            ("抵扣", self.deposits_drawn),
            ("作废转入", self.deposits_set_free),
        ];
        if moved.iter().all(|(_, amount)| *amount == Money::ZERO) {
            return Ok(());
        }
        book.side_by_side("定金", &moved)
    }

    fn draw_sales(&self, book: &mut Book) -> Result<(), DocumentError> {
        let [sold, returned, net, tax] = self.sales;
        if sold == Money::ZERO && returned == Money::ZERO {
            return Ok(());
        }
        book.side_by_side(
            "配件零售",
            &[("零售", sold), ("零售退货", returned), ("不含税", net), ("税额", tax)],
        )
    }

    fn draw_cores(&self, book: &mut Book) -> Result<(), DocumentError> {
        let [taken, returned, kept] = self.cores;
        if self.cores.iter().all(|amount| *amount == Money::ZERO) {
            return Ok(());
        }
        book.side_by_side("旧件押金", &[("收押金", taken), ("退押金", returned), ("没收押金", kept)])
    }

    fn draw_contracts(&self, book: &mut Book) -> Result<(), DocumentError> {
        let moved = [
            ("卖套餐", self.contracts_taken),
            ("退套餐", self.contracts_returned),
            ("套餐支付", self.contracts_drawn),
        ];
        if moved.iter().all(|(_, amount)| *amount == Money::ZERO) {
            return Ok(());
        }
        book.side_by_side("套餐", &moved)
    }
}

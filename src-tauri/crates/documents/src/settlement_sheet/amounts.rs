//! From the subtotals to what is owed.

use super::{PaymentLine, SettlementSheet};
use crate::DocumentError;
use crate::charges::Sums;
use crate::page::Book;
use crate::size::Layout;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::money::Money;

pub(super) fn draw(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    sheet.sums().draw(book, "费用汇总")?;
    book.sum_in_words("应收总额", &sheet.total_in_words, sheet.total)?;
    draw_payments(book, sheet)
}

impl SettlementSheet {
    fn sums(&self) -> Sums<'_> {
        Sums {
            charges: &self.charges,
            before_discount: self.before_discount,
            deductions: vec![
                ("合计", self.before_discount),
                ("整单优惠", -self.discount),
                ("抹零", -self.rounding),
                ("应收总额", self.total),
            ],
            taxes: &self.taxes,
            net: self.net,
            tax: self.tax,
        }
    }
}

/// More payments than these are read as a table, on low forms too.
const BESIDE_EACH_OTHER: usize = 3;

fn told(payment: &PaymentLine) -> String {
    format!("{} {}（{}，{}）", payment.means, payment.amount.plain(), payment.number, payment.at)
}

fn draw_payments(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    if book.layout() == Layout::Short && sheet.payments.len() <= BESIDE_EACH_OTHER {
        let told: Vec<String> = sheet.payments.iter().map(told).collect();
        if !told.is_empty() {
            book.paragraph(&format!("收款　{}", told.join("　　")), Style::CELL)?;
        }
    } else if !sheet.payments.is_empty() {
        let mut table = Table::of(vec![
            Column::text("收款单号", 130.0),
            Column::wide("收款方式", 1.0),
            Column::text("收款时间", 110.0),
            Column::figures("金额"),
        ]);
        for payment in &sheet.payments {
            table.row(vec![
                payment.number.as_str().into(),
                payment.means.as_str().into(),
                payment.at.as_str().into(),
                payment.amount.into(),
            ]);
        }
        table.draw_under("收款", book)?;
    }
    if sheet.by_contract != Money::ZERO {
        return book.balance(&[("套餐支付", sheet.by_contract), ("尚欠", sheet.owed)]);
    }
    let received = match sheet.paid_in_words.as_str() {
        "" => String::new(),
        words => format!("已收金额（大写）　{words}"),
    };
    book.balance_beside(&received, &[("已收", sheet.paid), ("挂账", sheet.on_account), ("尚欠", sheet.owed)])
}

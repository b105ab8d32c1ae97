//! From the subtotals to what is owed.

use super::SettlementSheet;
use crate::DocumentError;
use crate::figures::percent;
use crate::page::{Align, Book};
use crate::size::Layout;
use crate::table::{Column, Table};
use crate::text::{Ink, Style};
use domain::money::Money;

const LABEL: Style = Style::regular(9.0).grey();

pub(super) fn draw(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    draw_summary(book, sheet)?;
    draw_tax_and_deductions(book, sheet)?;
    book.sum_in_words("应收总额", &sheet.total_in_words, sheet.total)?;
    draw_payments(book, sheet)
}

/// Every kind in one row, also those without a table, so that a reader sees
/// at once that nothing was charged for them.
fn draw_summary(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    let kinds = [
        ("工时费", sheet.labour.subtotal),
        ("材料费", sheet.parts.subtotal),
        ("诊断费", sheet.diagnosis.subtotal),
        ("检测费", sheet.testing.subtotal),
        ("加工费", sheet.machining.subtotal),
        ("其他费用", sheet.other.subtotal),
        ("合计", sheet.before_discount),
    ];
    if book.layout() == Layout::Roll {
        book.section("费用汇总", 40.0)?;
        // The sum stands over what is taken off it, below.
        return book.amounts(&kinds[..6]);
    }
    let mut table = Table::of(kinds.iter().map(|(kind, _)| Column::figures(kind)).collect());
    table.row(kinds.iter().map(|(_, amount)| (*amount).into()).collect());
    table.draw_under("费用汇总", book)
}

const HEAD: Style = Style::bold(8.5);

/// Tax by rate on the left, the way from the sum to the total on the right.
fn draw_tax_and_deductions(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    let deductions = [
        ("合计", sheet.before_discount),
        ("整单优惠", -sheet.discount),
        ("抹零", -sheet.rounding),
        ("应收总额", sheet.total),
    ];
    if book.layout() == Layout::Roll {
        book.amounts(&deductions[..3])?;
        return draw_tax_on_roll(book, sheet);
    }
    let (row_height, air) = if book.layout() == Layout::Short { (11.0, 2.0) } else { (15.0, 6.0) };
    let (head, cell, label_style) = (book.style(HEAD), book.style(Style::CELL), book.style(LABEL));
    let tax_rows = sheet.taxes.len() + 2;
    let height = row_height * tax_rows.max(deductions.len()) as f32 + air;
    book.keep_together(height)?;
    book.space(air - 2.0);
    let (left, right, top) = (book.left(), book.right(), book.y);
    // A rule is drawn just above the letters of the row below it.
    let lift = if book.layout() == Layout::Short { 0.4 } else { 2.2 };

    let edges = if book.layout() == Layout::Narrow {
        [left + 4.0, left + 95.0, left + 160.0]
    } else {
        [left + 4.0, left + 150.0, left + 230.0]
    };
    let mut y = top;
    let mut tax_row = |book: &mut Book, cells: [String; 3], style| {
        book.draw_text(&cells[0], edges[0], y, style, Align::Left)?;
        book.draw_text(&cells[1], edges[1], y, style, Align::Right)?;
        book.draw_text(&cells[2], edges[2], y, style, Align::Right)?;
        y += row_height;
        Ok::<_, DocumentError>(())
    };
    tax_row(book, ["税率", "不含税金额", "税额"].map(str::to_owned), head)?;
    for line in &sheet.taxes {
        tax_row(book, [percent(line.rate), line.net.plain(), line.tax.plain()], cell)?;
    }
    let sums = ["合计".to_owned(), sheet.net.plain(), sheet.tax.plain()];
    tax_row(book, sums, cell)?;
    for row in 1..=sheet.taxes.len() + 1 {
        let y = top + row_height * row as f32 - lift;
        book.rule((left, y), (edges[2] + 4.0, y), 0.35, Ink::Rule);
    }

    let label_left = right - if book.layout() == Layout::Narrow { 170.0 } else { 200.0 };
    for (index, (label, amount)) in deductions.into_iter().enumerate() {
        let y = top + row_height * index as f32;
        book.draw_text(label, label_left, y, label_style, Align::Left)?;
        book.draw_text(&amount.plain(), right - 4.0, y, cell, Align::Right)?;
        if index > 0 {
            book.rule((label_left, y - lift), (right, y - lift), 0.35, Ink::Rule);
        }
    }
    book.space(height);
    Ok(())
}

/// Where three columns do not fit, each rate is a sentence.
fn draw_tax_on_roll(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    for line in &sheet.taxes {
        let sentence =
            format!("税率 {}　不含税 {}　税额 {}", percent(line.rate), line.net.plain(), line.tax.plain());
        book.paragraph(&sentence, Style::SMALL)?;
    }
    let sums = format!("不含税合计 {}　税额合计 {}", sheet.net.plain(), sheet.tax.plain());
    book.paragraph(&sums, Style::SMALL)
}

fn draw_payments(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    if !sheet.payments.is_empty() {
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
    book.balance(&[("已收", sheet.paid), ("挂账", sheet.on_account), ("尚欠", sheet.owed)])
}

//! From the subtotals to what is owed.

use super::SettlementSheet;
use crate::DocumentError;
use crate::figures::{percent, yuan};
use crate::page::{Align, Book};
use crate::table::{Column, Table};
use crate::text::{Ink, Style, natural_width, wrap};

pub(super) fn draw(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    draw_summary(book, sheet)?;
    draw_tax_and_deductions(book, sheet)?;
    draw_total(book, sheet)?;
    draw_payments(book, sheet)
}

/// Every kind in one row, also those without a table, so that a reader sees
/// at once that nothing was charged for them.
fn draw_summary(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    let mut table = Table::of(vec![
        Column::figures("工时费"),
        Column::figures("材料费"),
        Column::figures("诊断费"),
        Column::figures("检测费"),
        Column::figures("加工费"),
        Column::figures("其他费用"),
        Column::figures("合计"),
    ]);
    table.row(vec![
        sheet.labour.subtotal.into(),
        sheet.parts.subtotal.into(),
        sheet.diagnosis.subtotal.into(),
        sheet.testing.subtotal.into(),
        sheet.machining.subtotal.into(),
        sheet.other.subtotal.into(),
        sheet.before_discount.into(),
    ]);
    table.draw_under("费用汇总", book)
}

const ROW: f32 = 15.0;
const LABEL: Style = Style::regular(9.0).grey();
const HEAD: Style = Style::bold(8.5);

/// Tax by rate on the left, the way from the sum to the total on the right.
fn draw_tax_and_deductions(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    let deductions = [
        ("合计", sheet.before_discount.plain()),
        ("整单优惠", minus(sheet.discount)),
        ("抹零", minus(sheet.rounding)),
        ("应收总额", sheet.total.plain()),
    ];
    let tax_rows = sheet.taxes.len() + 2;
    let height = ROW * tax_rows.max(deductions.len()) as f32 + 6.0;
    book.keep_together(height)?;
    book.space(4.0);
    let (left, right, top) = (book.left(), book.right(), book.y);

    let edges = [left + 4.0, left + 150.0, left + 230.0];
    let mut y = top;
    let mut tax_row = |book: &mut Book, cells: [String; 3], style| {
        book.draw_text(&cells[0], edges[0], y, style, Align::Left)?;
        book.draw_text(&cells[1], edges[1], y, style, Align::Right)?;
        book.draw_text(&cells[2], edges[2], y, style, Align::Right)?;
        y += ROW;
        Ok::<_, DocumentError>(())
    };
    tax_row(book, ["税率", "不含税金额", "税额"].map(str::to_owned), HEAD)?;
    for line in &sheet.taxes {
        tax_row(book, [percent(line.rate), line.net.plain(), line.tax.plain()], Style::CELL)?;
    }
    let sums = ["合计".to_owned(), sheet.net.plain(), sheet.tax.plain()];
    tax_row(book, sums, Style::CELL)?;
    for row in 1..=sheet.taxes.len() + 1 {
        let y = top + ROW * row as f32 - 2.2;
        book.rule((left, y), (edges[2] + 4.0, y), 0.35, Ink::Rule);
    }

    let label_left = right - 200.0;
    for (index, (label, amount)) in deductions.into_iter().enumerate() {
        let y = top + ROW * index as f32;
        book.draw_text(label, label_left, y, LABEL, Align::Left)?;
        book.draw_text(&amount, right - 4.0, y, Style::CELL, Align::Right)?;
        if index > 0 {
            book.rule((label_left, y - 2.2), (right, y - 2.2), 0.35, Ink::Rule);
        }
    }
    book.space(height);
    Ok(())
}

/// Deductions are shown with their sign; none is shown as zero.
fn minus(amount: domain::money::Money) -> String {
    (-amount).plain()
}

/// The line every customer looks for: in words and in figures.
fn draw_total(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    let figures = yuan(sheet.total);
    let figures_style = Style::bold(14.0);
    let words_style = Style::bold(11.0);
    let figures_width = natural_width(&figures, figures_style)?;
    let (left, right) = (book.left(), book.right());
    let words_left = left + 88.0;
    let words = wrap(&sheet.total_in_words, words_style, right - figures_width - 24.0 - words_left)?;
    let height = (words.len() as f32 * words_style.line_height() + 12.0).max(30.0);
    book.keep_together(height + 6.0)?;
    let top = book.y;
    book.fill_box(left, top, book.width(), height, Ink::Tint);
    book.rule((left, top), (right, top), 0.9, Ink::Accent);
    book.rule((left, top + height), (right, top + height), 0.9, Ink::Accent);
    let middle = top + height / 2.0;
    let label_y = middle - LABEL.line_height() / 2.0;
    book.draw_text("应收总额（大写）", left + 6.0, label_y, LABEL, Align::Left)?;
    let mut y = middle - words.len() as f32 * words_style.line_height() / 2.0;
    for line in &words {
        book.draw_line(line, words_left, y, words_style)?;
        y += words_style.line_height();
    }
    let y = middle - figures_style.line_height() / 2.0;
    book.draw_text(&figures, right - 6.0, y, figures_style, Align::Right)?;
    book.space(height + 6.0);
    Ok(())
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
    book.keep_together(20.0)?;
    book.space(4.0);
    let (right, y) = (book.right(), book.y);
    let mut x = right - 4.0;
    for (label, amount) in [("尚欠", sheet.owed), ("挂账", sheet.on_account), ("已收", sheet.paid)] {
        let amount = amount.plain();
        let style = Style::bold(10.0);
        book.draw_text(&amount, x, y, style, Align::Right)?;
        x -= natural_width(&amount, style)? + 6.0;
        book.draw_text(label, x, y + 0.7, LABEL, Align::Right)?;
        x -= natural_width(label, LABEL)? + 22.0;
    }
    book.space(18.0);
    Ok(())
}

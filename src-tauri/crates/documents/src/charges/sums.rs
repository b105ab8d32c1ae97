//! What the kinds add up to, the tax in it, and the way from the sum to the total.

use super::{ChargesByKind, TaxLine};
use crate::DocumentError;
use crate::figures::percent;
use crate::page::{Align, Book};
use crate::size::Layout;
use crate::text::{Ink, Style};
use domain::money::Money;

const LABEL: Style = Style::regular(9.0).grey();

pub(crate) struct Sums<'a> {
    pub charges: &'a ChargesByKind,
    pub before_discount: Money,
    /// From the sum to what is to be paid, the last of them.
    pub deductions: Vec<(&'static str, Money)>,
    pub taxes: &'a [TaxLine],
    pub net: Money,
    pub tax: Money,
}

impl Sums<'_> {
    pub(crate) fn draw(&self, book: &mut Book, title: &str) -> Result<(), DocumentError> {
        draw_summary(book, self, title)?;
        draw_tax_and_deductions(book, self)
    }
}

/// Every kind in one row, also those without a table, so that a reader sees
/// at once that nothing was charged for them.
fn draw_summary(book: &mut Book, sums: &Sums<'_>, title: &str) -> Result<(), DocumentError> {
    let charges = sums.charges;
    let kinds = [
        ("工时费", charges.labour.subtotal),
        ("材料费", charges.parts.subtotal),
        ("诊断费", charges.diagnosis.subtotal),
        ("检测费", charges.testing.subtotal),
        ("加工费", charges.machining.subtotal),
        ("外协费", charges.outside_work.subtotal),
        ("施救费", charges.towing.subtotal),
        ("其他费用", charges.other.subtotal),
        ("合计", sums.before_discount),
    ];
    if book.layout() == Layout::Roll {
        book.section(title, 40.0)?;
        // The sum stands over what is taken off it, below.
        return book.amounts(&kinds[..8]);
    }
    book.side_by_side(title, &kinds)
}

const HEAD: Style = Style::bold(8.5);

/// Tax by rate on the left, the way from the sum to the total on the right.
fn draw_tax_and_deductions(book: &mut Book, sums: &Sums<'_>) -> Result<(), DocumentError> {
    let deductions = &sums.deductions;
    if book.layout() == Layout::Roll {
        // The last of them is the sum in words, which follows.
        book.amounts(&deductions[..deductions.len().saturating_sub(1)])?;
        return draw_tax_on_roll(book, sums);
    }
    if book.layout() == Layout::Short {
        return draw_in_lines(book, sums);
    }
    let (row_height, air) = (15.0, 6.0);
    let (head, cell, label_style) = (book.style(HEAD), book.style(Style::CELL), book.style(LABEL));
    let tax_rows = sums.taxes.len() + 2;
    let height = row_height * tax_rows.max(deductions.len()) as f32 + air;
    book.keep_together(height)?;
    book.space(air - 2.0);
    let (left, right, top) = (book.left(), book.right(), book.y);
    // A rule is drawn just above the letters of the row below it.
    let lift = 2.2;

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
    for line in sums.taxes {
        tax_row(book, [percent(line.rate), line.net.plain(), line.tax.plain()], cell)?;
    }
    let whole = ["合计".to_owned(), sums.net.plain(), sums.tax.plain()];
    tax_row(book, whole, cell)?;
    for row in 1..=sums.taxes.len() + 1 {
        let y = top + row_height * row as f32 - lift;
        book.rule((left, y), (edges[2] + 4.0, y), 0.35, Ink::Rule);
    }

    let label_left = right - if book.layout() == Layout::Narrow { 170.0 } else { 200.0 };
    for (index, (label, amount)) in deductions.iter().enumerate() {
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

/// On a low form the tax and the way to the total are a line each.
fn draw_in_lines(book: &mut Book, sums: &Sums<'_>) -> Result<(), DocumentError> {
    let mut told: Vec<String> = sums.taxes.iter().map(tax_in_words).collect();
    if sums.taxes.len() != 1 {
        told.push(format!("不含税合计 {}　税额合计 {}", sums.net.plain(), sums.tax.plain()));
    }
    book.balance_beside(&told.join("　　"), &sums.deductions)
}

fn tax_in_words(line: &TaxLine) -> String {
    format!("税率 {}　不含税 {}　税额 {}", percent(line.rate), line.net.plain(), line.tax.plain())
}

/// Where three columns do not fit, each rate is a sentence.
fn draw_tax_on_roll(book: &mut Book, sums: &Sums<'_>) -> Result<(), DocumentError> {
    for line in sums.taxes {
        book.paragraph(&tax_in_words(line), Style::SMALL)?;
    }
    let whole = format!("不含税合计 {}　税额合计 {}", sums.net.plain(), sums.tax.plain());
    book.paragraph(&whole, Style::SMALL)
}

//! How wide each column becomes.

use super::{Column, HEAD, PAD_X, Row, SUM, Total, Width};
use crate::DocumentError;
use crate::page::Book;
use crate::size::Layout;
use crate::text::{Style, natural_width};

/// Three ideographs and the air around them.
const MIN_WIDTH: f32 = 36.0;
const WIDE_ENOUGH: f32 = 96.0;

/// Figures first, then texts up to their most, then the shares; when the
/// shares would starve, the texts give way and wrap earlier.
pub(super) fn widths(
    columns: &[Column],
    rows: &[Row],
    total: Option<&Total>,
    book: &Book,
) -> Result<Vec<f32>, DocumentError> {
    let available = book.width();
    let (head, sum) = (book.style(HEAD), book.style(SUM));
    // Where a page is wide and low, a text rather takes more of the width than a second line.
    let roomy = if book.layout() == Layout::Short { 1.8 } else { 1.0 };
    let mut widths = Vec::with_capacity(columns.len());
    let mut narrowest = Vec::with_capacity(columns.len());
    for (index, column) in columns.iter().enumerate() {
        if matches!(column.width, Width::Share(_)) {
            widths.push(0.0);
            narrowest.push(0.0);
            continue;
        }
        if let Width::ToWriteOn(points) = column.width {
            let width = points.max(natural_width(column.head, head)? + 2.0 * PAD_X);
            widths.push(width);
            narrowest.push(width);
            continue;
        }
        let mut natural = natural_width(column.head, head)?;
        for row in rows {
            for (text, style) in &row.cells[index].0 {
                natural = natural.max(natural_width(text, book.style(*style))?);
            }
        }
        if let Some(total) = total.filter(|total| total.column == index) {
            natural = natural.max(natural_width(&total.amount.plain(), sum)?);
        }
        let most = if let Width::UpTo(most) = column.width { most * roomy } else { f32::INFINITY };
        // A head is never narrower than its words, whatever its column holds.
        let least = natural_width(column.head, head)?;
        narrowest.push((least + 2.0 * PAD_X).max(MIN_WIDTH));
        widths.push((natural + 0.1).min(most.max(least)) + 2.0 * PAD_X);
    }
    let shares: f32 = columns.iter().map(share).sum();
    if shares > 0.0 {
        let sharing = columns.iter().filter(|column| share(column) > 0.0).count();
        let spare: Vec<f32> = columns
            .iter()
            .zip(widths.iter().zip(&narrowest))
            .map(|(column, (width, narrowest))| match column.width {
                Width::UpTo(_) => (width - narrowest).max(0.0),
                Width::Figures | Width::Share(_) | Width::ToWriteOn(_) => 0.0,
            })
            .collect();
        let all_spare: f32 = spare.iter().sum();
        let wanted = WIDE_ENOUGH * sharing as f32;
        let missing = (wanted - (available - widths.iter().sum::<f32>())).clamp(0.0, all_spare);
        if missing > 0.0 {
            for (width, spare) in widths.iter_mut().zip(&spare) {
                *width -= spare / all_spare * missing;
            }
        }
        let left = (available - widths.iter().sum::<f32>()).max(MIN_WIDTH);
        for (column, width) in columns.iter().zip(&mut widths) {
            if let Width::Share(part) = column.width {
                *width = left * part / shares;
            }
        }
    } else {
        // No column asked for the rest: all take an equal part of it.
        let rest = (available - widths.iter().sum::<f32>()) / columns.len() as f32;
        widths.iter_mut().for_each(|width| *width += rest);
    }
    Ok(widths)
}

/// How wide a column of one figure is.
pub(crate) fn figures_width(head: &str, figure: &str, book: &Book) -> Result<f32, DocumentError> {
    let head = natural_width(head, book.style(HEAD))?;
    Ok(head.max(natural_width(figure, book.style(Style::CELL))?) + 0.1 + 2.0 * PAD_X)
}

fn share(column: &Column) -> f32 {
    if let Width::Share(part) = column.width { part } else { 0.0 }
}

//! Rows laid out and put on paper, page after page.

use super::widths::widths;
use super::{Cell, Column, HEAD, PAD_X, Row, SUM, Table, Total};
use crate::DocumentError;
use crate::page::{Align, Book};
use crate::size::Layout;
use crate::text::{Ink, Line, Style, natural_width, wrap};
use domain::money::Money;

const SUM_LABEL: Style = Style::regular(9.0).grey();
/// How high a row is that somebody writes in: a figure of a quick hand takes seven millimetres.
const WRITTEN: f32 = 22.0;

/// A row's lines, cell by cell, and how many of them are already on paper.
#[derive(Default)]
struct LaidRow {
    over: Vec<(Line, Style)>,
    cells: Vec<Vec<(Line, Style)>>,
    amount: Money,
    /// Above and below its lines.
    pad: f32,
}

impl LaidRow {
    fn height(&self) -> f32 {
        let tallest = self.cells.iter().map(|lines| height_of(lines)).fold(0.0_f32, f32::max);
        height_of(&self.over) + tallest + 2.0 * self.pad
    }

    /// Takes off the lines that fit into `height`; the rest stays. At least
    /// one line of each cell is taken, so that printing always ends.
    fn take(&mut self, height: f32) -> Self {
        let room = height - 2.0 * self.pad;
        if !self.over.is_empty() {
            let over = fitting(&mut self.over, room);
            return Self { over, amount: self.amount, pad: self.pad, ..Self::default() };
        }
        let cells = self.cells.iter_mut().map(|lines| fitting(lines, room)).collect();
        Self { cells, amount: self.amount, pad: self.pad, ..Self::default() }
    }

    fn is_printed(&self) -> bool {
        self.over.is_empty() && self.cells.iter().all(Vec::is_empty)
    }
}

fn height_of(lines: &[(Line, Style)]) -> f32 {
    lines.iter().map(|(_, style)| style.line_height()).sum()
}

fn fitting(lines: &mut Vec<(Line, Style)>, room: f32) -> Vec<(Line, Style)> {
    let mut used = 0.0;
    let fitting = lines
        .iter()
        .take_while(|(_, style)| {
            used += style.line_height();
            used <= room
        })
        .count();
    lines.drain(..fitting.max(1).min(lines.len())).collect()
}

pub(super) struct Printing {
    columns: Vec<Column>,
    /// Left edge and width of each column.
    edges: Vec<(f32, f32)>,
    rows: Vec<LaidRow>,
    total: Option<Total>,
    followed_by: f32,
    on_page: Money,
    so_far: Money,
    broken: bool,
    head: Style,
    sum: Style,
    sum_label: Style,
    /// Above and below the lines of a row.
    pad: f32,
}

impl Printing {
    pub(super) fn lay_out(table: Table, book: &Book) -> Result<Self, DocumentError> {
        let Table { columns, rows, total, followed_by } = table.fitted(book.layout());
        let widths = widths(&columns, &rows, total.as_ref(), book)?;
        let mut x = book.left();
        let edges: Vec<_> = widths
            .iter()
            .map(|width| {
                let edge = (x, *width);
                x += width;
                edge
            })
            .collect();
        let least = if columns.iter().any(Column::is_written_on) { WRITTEN } else { 0.0 };
        let rows = rows.iter().map(|row| lay_out_row(row, &widths, least, book)).collect::<Result<_, _>>()?;
        Ok(Self {
            columns,
            edges,
            rows,
            total,
            followed_by,
            on_page: Money::ZERO,
            so_far: Money::ZERO,
            broken: false,
            head: book.style(HEAD),
            sum: book.style(SUM),
            sum_label: book.style(SUM_LABEL),
            pad: book.measures().row,
        })
    }

    pub(super) fn print(mut self, book: &mut Book, title: Option<&str>) -> Result<(), DocumentError> {
        let reserve = self.reserve();
        let first = self.rows.first().map_or(0.0, |row| row.height().min(60.0));
        let following = self.head_height() + first + reserve;
        match title {
            Some(title) => book.section(title, following)?,
            None => book.keep_together(following)?,
        }
        self.print_head(book)?;
        let last = self.rows.len().saturating_sub(1);
        for (index, mut row) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            let kept = if index == last { self.followed_by } else { 0.0 };
            if row.height() + reserve + kept > book.room() && index > 0 {
                self.turn_page(book)?;
            }
            self.on_page += row.amount;
            self.so_far += row.amount;
            while row.height() + reserve > book.room() {
                let part = row.take(book.room() - reserve);
                self.print_row(book, &part)?;
                if row.is_printed() {
                    break;
                }
                self.turn_page(book)?;
            }
            if !row.is_printed() {
                self.print_row(book, &row)?;
            }
        }
        self.print_total(book)
    }

    fn has_head(&self) -> bool {
        self.columns.iter().any(|column| !column.head.is_empty())
    }

    fn head_height(&self) -> f32 {
        if self.has_head() { self.head.line_height() + 2.0 * self.pad } else { 0.0 }
    }

    /// Room kept at the end of a page for the carried sum.
    fn reserve(&self) -> f32 {
        if self.total.is_some() { self.sum.line_height() + 2.0 * self.pad + 1.0 } else { 0.0 }
    }

    fn print_head(&self, book: &mut Book) -> Result<(), DocumentError> {
        let (left, right) = (book.left(), book.right());
        if !self.has_head() {
            book.rule((left, book.y), (right, book.y), 0.4, Ink::Rule);
            return Ok(());
        }
        let height = self.head_height();
        book.fill_box(left, book.y, book.width(), height, Ink::Tint);
        book.rule((left, book.y), (right, book.y), 0.7, Ink::Black);
        for (column, edge) in self.columns.iter().zip(&self.edges) {
            let x = anchor(column.align, *edge);
            book.draw_text(column.head, x, book.y + self.pad, self.head, column.align)?;
        }
        book.space(height);
        book.rule((left, book.y), (right, book.y), 0.4, Ink::Rule);
        Ok(())
    }

    fn print_row(&self, book: &mut Book, row: &LaidRow) -> Result<(), DocumentError> {
        let begun = book.y;
        let mut top = book.y + row.pad;
        for (line, style) in &row.over {
            book.draw_line(line, book.left() + PAD_X, top, *style)?;
            top += style.line_height();
        }
        let below = book.y + row.height() - row.pad;
        for ((cell, column), edge) in row.cells.iter().zip(&self.columns).zip(&self.edges) {
            // Below a name the amount stands where its reckoning ends.
            let ends_below = book.layout() == Layout::Roll && column.align == Align::Right;
            let mut y = if ends_below { below - height_of(cell) } else { top };
            for (line, style) in cell {
                let x = match column.align {
                    Align::Left => anchor(column.align, *edge),
                    Align::Right => anchor(column.align, *edge) - line.width(style.size),
                    Align::Centre => anchor(column.align, *edge) - line.width(style.size) / 2.0,
                };
                book.draw_line(line, x, y, *style)?;
                y += style.line_height();
            }
        }
        book.space(row.height());
        if book.layout() != Layout::Roll {
            let (left, right) = (book.left(), book.right());
            book.rule((left, book.y), (right, book.y), 0.4, Ink::Rule);
        }
        let written = self.columns.iter().zip(&self.edges).filter(|(column, _)| column.is_written_on());
        for (left, width) in written.map(|(_, edge)| *edge) {
            for x in [left, left + width] {
                book.rule((x, begun), (x, book.y), 0.4, Ink::Rule);
            }
        }
        Ok(())
    }

    fn turn_page(&mut self, book: &mut Book) -> Result<(), DocumentError> {
        if let Some(total) = &self.total {
            let label = total.after(self.on_page, "过次页");
            self.print_sum(book, total.column, &label, self.so_far)?;
        }
        self.broken = true;
        self.on_page = Money::ZERO;
        book.turn_page()?;
        self.print_head(book)?;
        if let Some(total) = &self.total {
            self.print_sum(book, total.column, "承前页", self.so_far)?;
            let (left, right) = (book.left(), book.right());
            book.rule((left, book.y), (right, book.y), 0.4, Ink::Rule);
        }
        Ok(())
    }

    fn print_total(&self, book: &mut Book) -> Result<(), DocumentError> {
        let (left, right) = (book.left(), book.right());
        book.rule((left, book.y), (right, book.y), 0.7, Ink::Black);
        if let Some(total) = &self.total {
            let label =
                if self.broken { total.after(self.on_page, &total.label) } else { total.label.clone() };
            self.print_sum(book, total.column, &label, total.amount)?;
        }
        Ok(())
    }

    fn print_sum(
        &self,
        book: &mut Book,
        column: usize,
        label: &str,
        amount: Money,
    ) -> Result<(), DocumentError> {
        let (left, width) = self.edges[column];
        let y = book.y + self.pad;
        book.draw_text(&amount.plain(), left + width - PAD_X, y, self.sum, Align::Right)?;
        let amount_width = natural_width(&amount.plain(), self.sum)?;
        let label_right = (left + width - PAD_X - amount_width - 8.0).min(left);
        book.draw_text(label, label_right, y, self.sum_label, Align::Right)?;
        book.space(self.sum.line_height() + 2.0 * self.pad);
        Ok(())
    }
}

fn anchor(align: Align, (left, width): (f32, f32)) -> f32 {
    match align {
        Align::Left => left + PAD_X,
        Align::Right => left + width - PAD_X,
        Align::Centre => left + width / 2.0,
    }
}

fn lay_out_row(row: &Row, widths: &[f32], least: f32, book: &Book) -> Result<LaidRow, DocumentError> {
    let lay_out = |cell: &Cell, width: f32| {
        let mut lines = Vec::new();
        for (text, style) in &cell.0 {
            let style = book.style(*style);
            lines.extend(wrap(text, style, width)?.into_iter().map(|line| (line, style)));
        }
        Ok::<_, DocumentError>(lines)
    };
    let mut cells = Vec::with_capacity(row.cells.len());
    for (cell, width) in row.cells.iter().zip(widths) {
        cells.push(lay_out(cell, width - 2.0 * PAD_X)?);
    }
    let over = lay_out(&row.over, book.width() - 2.0 * PAD_X)?;
    let mut laid = LaidRow { over, cells, amount: row.amount, pad: book.measures().row };
    laid.pad += ((least - laid.height()) / 2.0).max(0.0);
    Ok(laid)
}

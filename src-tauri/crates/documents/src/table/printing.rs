//! Rows laid out and put on paper, page after page.

use super::widths::widths;
use super::{Cell, Column, HEAD, PAD_X, SUM, Table, Total};
use crate::DocumentError;
use crate::page::{Align, Book};
use crate::text::{Ink, Line, Style, natural_width, wrap};
use domain::money::Money;

const PAD_Y: f32 = 1.9;
const SUM_LABEL: Style = Style::regular(9.0).grey();

/// A row's lines, cell by cell, and how many of them are already on paper.
struct LaidRow {
    cells: Vec<Vec<(Line, Style)>>,
    amount: Money,
}

impl LaidRow {
    fn height(&self) -> f32 {
        let tallest = self
            .cells
            .iter()
            .map(|lines| lines.iter().map(|(_, style)| style.line_height()).sum())
            .fold(0.0_f32, f32::max);
        tallest + 2.0 * PAD_Y
    }

    /// Takes off the lines that fit into `height`; the rest stays. At least
    /// one line of each cell is taken, so that printing always ends.
    fn take(&mut self, height: f32) -> Self {
        let room = height - 2.0 * PAD_Y;
        let cells = self
            .cells
            .iter_mut()
            .map(|lines| {
                let mut used = 0.0;
                let fitting = lines
                    .iter()
                    .take_while(|(_, style)| {
                        used += style.line_height();
                        used <= room
                    })
                    .count();
                lines.drain(..fitting.max(1).min(lines.len())).collect()
            })
            .collect();
        Self { cells, amount: self.amount }
    }

    fn is_printed(&self) -> bool {
        self.cells.iter().all(Vec::is_empty)
    }
}

pub(super) struct Printing {
    columns: Vec<Column>,
    /// Left edge and width of each column.
    edges: Vec<(f32, f32)>,
    rows: Vec<LaidRow>,
    total: Option<Total>,
    on_page: Money,
    so_far: Money,
    broken: bool,
}

impl Printing {
    pub(super) fn lay_out(table: Table, book: &Book) -> Result<Self, DocumentError> {
        let Table { mut columns, mut rows, mut total } = table;
        for index in (0..columns.len()).rev() {
            let unused = rows.iter().all(|(cells, _)| cells[index].is_empty());
            if columns[index].optional && unused {
                columns.remove(index);
                rows.iter_mut().for_each(|(cells, _)| {
                    cells.remove(index);
                });
                if let Some(total) = total.as_mut().filter(|total| total.column > index) {
                    total.column -= 1;
                }
            }
        }
        let widths = widths(&columns, &rows, total.as_ref(), book.width())?;
        let mut x = book.left();
        let edges: Vec<_> = widths
            .iter()
            .map(|width| {
                let edge = (x, *width);
                x += width;
                edge
            })
            .collect();
        let rows = rows
            .into_iter()
            .map(|(cells, amount)| lay_out_row(&cells, amount, &widths))
            .collect::<Result<_, _>>()?;
        Ok(Self { columns, edges, rows, total, on_page: Money::ZERO, so_far: Money::ZERO, broken: false })
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
        for (index, mut row) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            if row.height() + reserve > book.room() && index > 0 {
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
        if self.has_head() { HEAD.line_height() + 2.0 * PAD_Y } else { 0.0 }
    }

    /// Room kept at the end of a page for the carried sum.
    fn reserve(&self) -> f32 {
        if self.total.is_some() { SUM.line_height() + 2.0 * PAD_Y + 1.0 } else { 0.0 }
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
            book.draw_text(column.head, x, book.y + PAD_Y, HEAD, column.align)?;
        }
        book.space(height);
        book.rule((left, book.y), (right, book.y), 0.4, Ink::Rule);
        Ok(())
    }

    fn print_row(&self, book: &mut Book, row: &LaidRow) -> Result<(), DocumentError> {
        for ((cell, column), edge) in row.cells.iter().zip(&self.columns).zip(&self.edges) {
            let mut y = book.y + PAD_Y;
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
        let (left, right) = (book.left(), book.right());
        book.rule((left, book.y), (right, book.y), 0.4, Ink::Rule);
        Ok(())
    }

    fn turn_page(&mut self, book: &mut Book) -> Result<(), DocumentError> {
        if let Some(total) = &self.total {
            let label = format!("本页小计 {}　过次页", self.on_page.plain());
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
            let label = if self.broken {
                format!("本页小计 {}　{}", self.on_page.plain(), total.label)
            } else {
                total.label.clone()
            };
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
        let y = book.y + PAD_Y;
        book.draw_text(&amount.plain(), left + width - PAD_X, y, SUM, Align::Right)?;
        let amount_width = natural_width(&amount.plain(), SUM)?;
        let label_right = (left + width - PAD_X - amount_width - 8.0).min(left);
        book.draw_text(label, label_right, y, SUM_LABEL, Align::Right)?;
        book.space(SUM.line_height() + 2.0 * PAD_Y);
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

fn lay_out_row(cells: &[Cell], amount: Money, widths: &[f32]) -> Result<LaidRow, DocumentError> {
    let mut laid = Vec::with_capacity(cells.len());
    for (cell, width) in cells.iter().zip(widths) {
        let mut lines = Vec::new();
        for (text, style) in &cell.0 {
            let wrapped = wrap(text, *style, width - 2.0 * PAD_X)?;
            lines.extend(wrapped.into_iter().map(|line| (line, *style)));
        }
        laid.push(lines);
    }
    Ok(LaidRow { cells: laid, amount })
}

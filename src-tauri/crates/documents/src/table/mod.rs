//! Tables that run over pages: heads repeated, sums carried forward, rows
//! broken only when a single one is taller than a page.

mod contents;
mod folding;
mod printing;
mod widths;

use crate::DocumentError;
use crate::page::Book;
use crate::size::Layout;
use printing::Printing;

pub(crate) use contents::{Cell, Column, Table};
use contents::{HEAD, PAD_X, Row, SUM, Total, Width};
pub(crate) use widths::figures_width;

impl Table {
    pub(crate) fn draw(self, book: &mut Book) -> Result<(), DocumentError> {
        Printing::lay_out(self, book)?.print(book, None)
    }

    /// Where every line counts, its heads and its sum say what a table is of.
    pub(crate) fn draw_under(self, title: &str, book: &mut Book) -> Result<(), DocumentError> {
        if book.layout() == Layout::Short {
            book.space(book.measures().gap);
            return self.draw(book);
        }
        Printing::lay_out(self, book)?.print(book, Some(title))
    }
}

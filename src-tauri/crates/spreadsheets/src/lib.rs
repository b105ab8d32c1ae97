//! A stranger's file as rows of text: workbooks old and new, plain text in the
//! encodings Chinese programs write, and the web pages that call themselves
//! workbooks. What a file says is never believed before it is read, and a
//! program that has to go on living reads it through `outside`. Lists of our own
//! go out as workbooks.

mod biff;
mod bounds;
mod cell;
pub mod child;
mod draft;
mod encoding;
mod filling;
mod grid;
mod kind;
mod outside;
mod package;
mod page;
mod progress;
mod quotes;
mod reading;
mod remark;
mod rows;
mod strays;
mod strings;
mod text;
mod unreadable;
mod value;
mod wire;
mod writing;
mod xls;
mod xlsx;
mod xml;

pub use bounds::{MAX_CELL_LEN, MAX_COLUMNS, MAX_FILE, MAX_ROWS, Options};
pub use filling::{Filled, FilledRow, FilledSheet, filled, visible_sheets};
pub use grid::{Grid, Row};
pub use outside::{Program, read_outside};
pub use reading::read;
pub use remark::Remark;
pub use unreadable::Unreadable;
pub use writing::{Heading, Workbook};

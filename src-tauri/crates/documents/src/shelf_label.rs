//! 货架标签: what stands on a shelf before a part, for an eye and for a scanner. Each is a page of its
//! own, with neither head nor footer.

use crate::DocumentError;
use crate::PageSize;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::text::{Line, Style, wrap};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::Label60, PageSize::Label40];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfLabels {
    /// It bears none of it; its file names the shop.
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub labels: Vec<ShelfLabel>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfLabel {
    pub code: String,
    pub name: String,
    /// Brand, specification and unit, as far as they are known.
    pub described: String,
    pub bin: String,
    /// What a scanner reads.
    pub scanned: String,
}

/// Three modules of a usual code: a scanner finds its edge by the white around it.
const GAP: f32 = 6.0;
/// The smallest type that still stands on a thermal label.
const LEAST: f32 = 8.0;

impl Content for ShelfLabels {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open_without_code(&self.head, &self.number, &self.printed_at)?;
        for (number, label) in self.labels.iter().enumerate() {
            if number > 0 {
                book.turn_page()?;
            }
            draw_label(&mut book, label)?;
        }
        book.bind()
    }
}

/// The name over the whole width; below it the code to read and the one to scan; the bin, which a hand
/// looks for from afar, at the foot.
fn draw_label(book: &mut Book, label: &ShelfLabel) -> Result<(), DocumentError> {
    let wide = book.size == PageSize::Label60;
    let (name, code, bin) = if wide { (11.0, 10.0, 16.0) } else { (9.0, 8.0, 11.0) };
    let side = book.measures().code;
    let beside = book.width() - side - GAP;
    let bottom = book.bottom();
    let whole = book.width();
    let name_lines = lines_of(book, &label.name, Style::bold(name), whole, 2)?;
    book.space(name_lines + 1.0);
    let top = bottom - side;
    if !label.scanned.is_empty() {
        book.draw_code(&label.scanned, book.right() - side, top.max(book.y), bottom - top.max(book.y))?;
    }
    let small = Style { size: LEAST, ..Style::TEXT };
    // A long number rather grows small than is told by half.
    let fits = wrap(&label.code, Style::bold(code), beside)?.len() <= 2;
    let code = Style::bold(if fits { code } else { LEAST });
    let code_lines = lines_of(book, &label.code, code, beside, 2)?;
    book.space(code_lines);
    let below = bottom - Style::bold(bin).line_height();
    // What describes it gives way where the bin would not stand clear of it.
    let room = below - book.y;
    let rows = (room / small.line_height()).floor().max(0.0) as usize;
    lines_of(book, &label.described, small, beside, rows)?;
    book.y = below;
    lines_of(book, &label.bin, Style::bold(bin), beside, 1)?;
    book.y = bottom;
    Ok(())
}

/// Writes the first lines of a text from the cursor down, which stays, and says how high they are. What is
/// longer is cut: a label that tells half a name in large letters is read, one that tells all in small ones is not.
/// Its dots say that there is more.
fn lines_of(
    book: &mut Book,
    text: &str,
    style: Style,
    width: f32,
    most: usize,
) -> Result<f32, DocumentError> {
    if text.trim().is_empty() {
        return Ok(0.0);
    }
    let mut lines = wrap(text, style, width)?;
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            end_in_dots(last, style, width)?;
        }
    }
    let (x, mut y) = (book.left(), book.y);
    for line in &lines {
        book.draw_line(line, x, y, style)?;
        y += style.line_height();
    }
    Ok(y - book.y)
}

/// Half a part number that looks whole is another part's.
fn end_in_dots(line: &mut Line, style: Style, width: f32) -> Result<(), DocumentError> {
    let dots = Line::of("…", style.weight)?;
    let room = width - dots.width(style.size);
    while !line.glyphs.is_empty() && line.width(style.size) > room {
        line.glyphs.pop();
    }
    line.glyphs.extend(dots.glyphs);
    Ok(())
}

//! How every page ends, and how it lies on its sheet: both are known once the
//! paper is written to its end.

use crate::DocumentError;
use crate::correction::Correction;
use crate::page::{Align, Book};
use crate::size::Layout;
use crate::text::{Ink, Style};
use printpdf::{CurTransMat, Op, Pt};

/// A page as it is bound.
pub(crate) struct Page {
    pub(crate) ops: Vec<Op>,
    pub(crate) height: f32,
}

impl Correction {
    const POINTS_PER_TENTH: f32 = 7.2 / 25.4;

    /// From where things stand to where they are put: the corner that stays is the
    /// upper left one, and PDF counts from the lower.
    #[expect(clippy::cast_precision_loss, reason = "a printer is off by millimetres")]
    fn matrix(self, height: f32) -> [f32; 6] {
        let scale = self.scale as f32 / 1000.0;
        let right = self.right as f32 * Self::POINTS_PER_TENTH;
        let down = self.down as f32 * Self::POINTS_PER_TENTH;
        [scale, 0.0, 0.0, scale, right, height * (1.0 - scale) - down]
    }
}

impl Book {
    /// Writes the footers, now that the number of pages is known, and hands
    /// the pages and their heights over to be bound.
    pub(crate) fn into_pages(mut self) -> Result<(Self, Vec<Page>), DocumentError> {
        self.ends.push(self.y);
        let count = self.pages.len();
        let mut heights = Vec::with_capacity(count);
        for index in 0..count {
            self.current = index;
            heights.push(match self.size.height() {
                Some(height) => {
                    if self.layout() != Layout::Label {
                        self.draw_footer(height, index + 1, count)?;
                    }
                    height
                }
                None => self.draw_roll_end(self.ends[index], index + 1, count)?,
            });
        }
        let pages = std::mem::take(&mut self.pages);
        let bound = pages.into_iter().zip(heights).map(|(mut ops, height)| {
            if self.size.height().is_none() {
                let lifted = CurTransMat::Translate(Pt(0.0), Pt(height));
                ops.insert(0, Op::SetTransformationMatrix { matrix: lifted });
            }
            if self.correction != Correction::NONE {
                let matrix = CurTransMat::Raw(self.correction.matrix(height));
                ops.insert(0, Op::SetTransformationMatrix { matrix });
            }
            Page { ops, height }
        });
        let bound = bound.collect();
        Ok((self, bound))
    }

    fn draw_footer(&mut self, height: f32, page: usize, pages: usize) -> Result<(), DocumentError> {
        let (left, right) = (self.left(), self.right());
        let style = self.style(Style::SMALL);
        let measures = self.measures();
        let y = height - measures.bottom - measures.footer_text;
        self.rule((left, y - 4.0), (right, y - 4.0), 0.4, Ink::Rule);
        let print_time = format!("打印时间 {}", self.heading.printed_at);
        let number = self.heading.number.clone();
        self.draw_text(&print_time, left, y, style, Align::Left)?;
        self.draw_text(&number, (left + right) / 2.0, y, style, Align::Centre)?;
        self.draw_text(&format!("第 {page} / {pages} 页"), right, y, style, Align::Right)
    }

    /// The end of a roll's page, below whatever stands on it; answers how high
    /// the page has become.
    fn draw_roll_end(&mut self, end: f32, page: usize, pages: usize) -> Result<f32, DocumentError> {
        let (left, right) = (self.left(), self.right());
        let middle = (left + right) / 2.0;
        let style = self.style(Style::SMALL);
        let mut y = end + 4.0;
        self.rule((left, y), (right, y), 0.5, Ink::Rule);
        y += 4.0;
        let number = self.heading.number.clone();
        if self.heading.has_code {
            let side = self.measures().code;
            self.draw_code(&number, middle - side / 2.0, y + 2.0, side)?;
            y += side + 5.0;
        }
        let mut lines = vec![number, format!("打印时间 {}", self.heading.printed_at)];
        if pages > 1 {
            lines.push(format!("第 {page} / {pages} 页"));
        }
        for line in lines {
            self.draw_text(&line, middle, y, style, Align::Centre)?;
            y += style.line_height();
        }
        Ok(y + self.measures().bottom)
    }
}

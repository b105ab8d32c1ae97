//! The shop's head, the paper's title, its number and its code: the same on
//! every paper, so that a hand finds them without looking.

use crate::DocumentError;
use crate::form::PageSize;
use crate::page::{Align, Book, MARGIN};
use crate::text::{Ink, Style, natural_width, wrap};

pub(crate) use crate::heading::Heading;
pub use crate::heading::ShopHead;

const CODE_SIDE: f32 = 48.0;
const CODE_GAP: f32 = 10.0;

impl Book {
    pub(crate) fn draw_letterhead(&mut self) -> Result<(), DocumentError> {
        let top = self.y;
        let right = self.right();
        let number = self.heading.number.clone();
        let has_code = self.heading.has_code;
        if has_code {
            self.draw_code(&number, right - CODE_SIDE, top, CODE_SIDE)?;
        }

        let title_style = Style::bold(if self.size == PageSize::A4 { 17.0 } else { 15.0 });
        let title = match self.heading.mark {
            Some(mark) => format!("（{mark}）{}", self.heading.title),
            None => self.heading.title.to_owned(),
        };
        let title_right = if has_code { right - CODE_SIDE - CODE_GAP } else { right };
        self.draw_text(&title, title_right, top - 3.0, title_style, Align::Right)?;
        let below_title = top - 3.0 + title_style.line_height();
        self.draw_text(&number, title_right, below_title, Style::bold(10.5), Align::Right)?;

        let title_width = natural_width(&title, title_style)?;
        let number_width = natural_width(&number, Style::bold(10.5))?;
        let head_width = title_right - title_width.max(number_width) - 18.0 - self.left();
        let bottom = self.draw_shop(head_width)?.max(top + CODE_SIDE);

        let y = bottom + 7.0;
        self.rule((self.left(), y), (right, y), 1.1, Ink::Accent);
        self.y = y + 9.0;
        Ok(())
    }

    /// The shop's name and particulars; answers where they end.
    fn draw_shop(&mut self, width: f32) -> Result<f32, DocumentError> {
        let head = self.heading.head.clone();
        let mut y = self.y - 2.0;
        let name_style = Style::bold(13.0);
        for line in wrap(&head.name, name_style, width)? {
            self.draw_line(&line, self.left(), y, name_style)?;
            y += name_style.line_height();
        }
        y += 1.0;
        for group in particulars(&head, width)? {
            for line in wrap(&group, Style::SMALL, width)? {
                self.draw_line(&line, self.left(), y, Style::SMALL)?;
                y += Style::SMALL.line_height();
            }
        }
        Ok(y)
    }

    /// The small head of every page after the first.
    pub(crate) fn draw_running_head(&mut self) -> Result<(), DocumentError> {
        let (left, right) = (self.left(), self.right());
        let y = MARGIN - 4.0;
        let mark = self.heading.mark.map(|mark| format!("（{mark}）")).unwrap_or_default();
        let title = format!("{mark}{}　{}", self.heading.title, self.heading.number);
        let title_width = natural_width(&title, Style::bold(9.0))?;
        self.draw_text(&title, right, y, Style::bold(9.0), Align::Right)?;
        let name = self.heading.head.name.clone();
        let room = self.width() - title_width - 18.0;
        let mut below = y;
        for line in wrap(&name, Style::SMALL, room)? {
            self.draw_line(&line, left, below, Style::SMALL)?;
            below += Style::SMALL.line_height();
        }
        let rule = below.max(y + 14.0) + 2.0;
        self.rule((left, rule), (right, rule), 0.8, Ink::Accent);
        self.y = rule + 9.0;
        Ok(())
    }

    /// Which edition of the paper this is, before anything else: nobody may take
    /// a replaced one for the newest.
    pub(crate) fn edition(&mut self, note: &str) -> Result<(), DocumentError> {
        if note.is_empty() {
            return Ok(());
        }
        self.paragraph(note, Style::bold(10.0).accent())?;
        self.space(4.0);
        Ok(())
    }

    /// A section's heading, kept with at least `following` points of what it
    /// heads.
    pub(crate) fn section(&mut self, title: &str, following: f32) -> Result<(), DocumentError> {
        let style = Style::bold(10.0);
        self.keep_together(7.0 + style.line_height() + 3.0 + following)?;
        self.space(7.0);
        self.fill_box(self.left(), self.y + 2.4, 2.2, 9.8, Ink::Accent);
        self.draw_text(title, self.left() + 7.0, self.y, style, Align::Left)?;
        self.space(style.line_height() + 3.0);
        Ok(())
    }
}

/// The shop's particulars, two on a line where they fit, what is empty left
/// out.
fn particulars(head: &ShopHead, width: f32) -> Result<Vec<String>, DocumentError> {
    let mut lines: Vec<String> = Vec::new();
    let known =
        [("地址", &head.address), ("电话", &head.phone), ("证照号", &head.licence), ("开户行", &head.bank)];
    for (label, value) in known {
        if value.trim().is_empty() {
            continue;
        }
        let next = format!("{label}　{}", value.trim());
        let joined = lines.last().map(|last| format!("{last}　　{next}"));
        match (lines.last_mut(), joined) {
            (Some(last), Some(joined)) if natural_width(&joined, Style::SMALL)? <= width => {
                *last = joined;
            }
            _ => lines.push(next),
        }
    }
    Ok(lines)
}

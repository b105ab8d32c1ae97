//! What a printer is measured by: two lines whose places on the sheet are known,
//! with a ruler along each. A person lays a ruler of wood beside them.

use crate::DocumentError;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Align;
use crate::size::{Layout, PageSize};
use crate::text::{Ink, Style};

/// Where the lines cross and how long the rulers are, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalibrationMarks {
    pub from_left: u16,
    pub from_top: u16,
    pub across: u16,
    pub down: u16,
}

impl CalibrationMarks {
    /// As far apart as the smallest side of the size lets them be.
    #[must_use]
    pub const fn on(size: PageSize) -> Self {
        let (across, down) = match size {
            PageSize::A4 | PageSize::Form280 => (150, 100),
            PageSize::A5 => (100, 100),
            PageSize::Form140 => (150, 60),
            PageSize::Form93 => (150, 30),
            PageSize::Roll80 => (50, 50),
            PageSize::Label60 => (40, 20),
            PageSize::Label40 => (25, 15),
        };
        // Below every head, and right of the strips of a form.
        let from_top = match size {
            PageSize::Form93 | PageSize::Form140 => 40,
            // A shop with a long name and address takes many lines there.
            PageSize::Roll80 => 80,
            PageSize::Label60 | PageSize::Label40 => 8,
            _ => 60,
        };
        let from_left = match size {
            PageSize::Roll80 => 15,
            PageSize::Label60 | PageSize::Label40 => 10,
            _ => 30,
        };
        Self { from_left, from_top, across, down }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalibrationPage {
    pub head: ShopHead,
    /// Whose page it is: there may be several beside each other on a table.
    pub printer: String,
    pub printed_at: String,
}

const PER_MM: f32 = 72.0 / 25.4;

impl Content for CalibrationPage {
    fn number(&self) -> &str {
        &self.printer
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open_without_code(&self.head, &self.printer, &self.printed_at)?;
        let marks = CalibrationMarks::on(form.size);
        let mm = |millimetres: u16| f32::from(millimetres) * PER_MM;
        let (x, y) = (mm(marks.from_left), mm(marks.from_top));
        book.rule((x, y), (x + mm(marks.across), y), 0.6, Ink::Black);
        book.rule((x, y), (x, y + mm(marks.down)), 0.6, Ink::Black);
        for tick in 1..=marks.across {
            let long = length_of(tick);
            book.rule((x + mm(tick), y - long), (x + mm(tick), y), 0.5, Ink::Black);
            if tick % 10 == 0 {
                let number = tick.to_string();
                book.draw_text(&number, x + mm(tick), y - 21.0, Style::SMALL, Align::Centre)?;
            }
        }
        for tick in 1..=marks.down {
            let long = length_of(tick);
            book.rule((x - long, y + mm(tick)), (x, y + mm(tick)), 0.5, Ink::Black);
            if tick % 10 == 0 {
                let number = tick.to_string();
                book.draw_text(&number, x - 13.0, y + mm(tick) - 5.0, Style::SMALL, Align::Right)?;
            }
        }
        // A label has no room for words: what is measured stands on the screen.
        if book.layout() == Layout::Label {
            return book.bind();
        }
        let lines = [
            format!("① 纸左边到竖线：应为 {}.0 毫米", marks.from_left),
            format!("② 纸上边到横线：应为 {}.0 毫米", marks.from_top),
            format!("③ 横线 0 到 {0} 刻度：应为 {0}.0 毫米", marks.across),
            "把量到的三个数填到“校准打印机”里。".to_owned(),
        ];
        let style = if book.layout() == Layout::Roll { Style::SMALL } else { Style::TEXT };
        let style = book.style(style);
        book.y = y + 8.0;
        for line in lines {
            book.draw_text(&line, x + 8.0, book.y, style, Align::Left)?;
            book.space(style.line_height());
        }
        book.y = book.y.max(y + mm(marks.down) + 4.0);
        book.bind()
    }
}

/// Every fifth and tenth is longer, so that an eye can count.
const fn length_of(tick: u16) -> f32 {
    match tick {
        _ if tick.is_multiple_of(10) => 9.0,
        _ if tick.is_multiple_of(5) => 6.5,
        _ => 4.0,
    }
}

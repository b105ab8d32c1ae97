//! The shop's head, the paper's title, its number and its code: the same on
//! every paper, so that a hand finds them without looking.

use crate::DocumentError;
use crate::page::{Align, Book};
use crate::size::Layout;
use crate::text::{Ink, Line, Style, natural_width, wrap};

pub(crate) use crate::heading::Heading;
pub use crate::heading::ShopHead;

const CODE_GAP: f32 = 10.0;
const TITLE_GAP: f32 = 18.0;
/// How much wider than high a logo may be.
const LOGO_WIDE: f32 = 1.6;
const NAME: Style = Style::bold(13.0);
const NUMBER: Style = Style::bold(10.5);
const RUNNING: Style = Style::bold(9.0);

/// Lines below each other, with how far down each begins.
#[derive(Default)]
struct Block {
    lines: Vec<(Line, Style, f32)>,
    height: f32,
}

impl Block {
    fn add(&mut self, lines: Vec<Line>, style: Style) {
        for line in lines {
            self.lines.push((line, style, self.height));
            self.height += style.line_height();
        }
    }
}

impl Book {
    pub(crate) fn draw_letterhead(&mut self) -> Result<(), DocumentError> {
        if self.layout() == Layout::Roll {
            return self.draw_roll_head();
        }
        let measures = self.measures();
        let code_side = measures.code;
        let top = self.y;
        let right = self.right();
        let has_code = self.heading.has_code;
        if has_code {
            let number = self.heading.number.clone();
            self.draw_code(&number, right - code_side, top, code_side)?;
        }

        let title_style = self.title_style();
        let number_style = self.style(NUMBER);
        let title = self.marked_title();
        let title_right = if has_code { right - code_side - CODE_GAP } else { right };
        let title_top = top - measures.head_lifts.0;
        self.draw_text(&title, title_right, title_top, title_style, Align::Right)?;
        let below_title = title_top + title_style.line_height();
        let number = self.number_and_print();
        self.draw_text(&number, title_right, below_title, number_style, Align::Right)?;

        let title_width = natural_width(&title, title_style)?.max(natural_width(&number, number_style)?);
        let bottom = self.draw_shop(top, title_right - title_width - TITLE_GAP)?;

        let y = bottom + measures.head_gaps.0;
        self.rule((self.left(), y), (right, y), 1.1, Ink::Accent);
        self.y = y + measures.head_gaps.1;
        Ok(())
    }

    fn title_style(&self) -> Style {
        let size = self.measures().title;
        Style { size, ..self.style(Style::bold(size)) }
    }

    fn marked_title(&self) -> String {
        let again = self.heading.reprint.map(|_| "重打");
        let marks = [self.heading.mark, again].into_iter().flatten();
        let marks: String = marks.map(|mark| format!("（{mark}）")).collect();
        format!("{marks}{}", self.heading.title)
    }

    fn number_and_print(&self) -> String {
        let number = &self.heading.number;
        match self.heading.reprint {
            Some(print) => format!("{number}　第 {print} 次打印"),
            None => number.clone(),
        }
    }

    /// Logo and shop beside the title, which begins at `title_left`, or below it
    /// where that takes less of the page: a long title leaves a narrow page no
    /// column worth the name. Answers where the head ends.
    fn draw_shop(&mut self, top: f32, title_left: f32) -> Result<f32, DocumentError> {
        let side = self.measures().code;
        let (left, right) = (self.left(), self.right());
        let logo = self.logo_width(side);
        let beside = self.shop(title_left - left - logo)?;
        let below_the_title = top + side + CODE_GAP / 2.0;
        // The logo stays beside the title if only the words find no room there.
        let stays = left + logo <= title_left;
        let below = self.shop(right - left - if stays { 0.0 } else { logo })?;
        let lift = self.measures().head_lifts.1;
        if top - lift + beside.height <= below_the_title + below.height {
            self.draw_logo(top, side);
            let end = self.draw_block(&beside, left + logo, top - lift)?;
            return Ok(end.max(top + side));
        }
        let (logo_top, x) = if stays { (top, left) } else { (below_the_title, left + logo) };
        self.draw_logo(logo_top, side);
        let end = self.draw_block(&below, x, below_the_title)?;
        Ok(if logo > 0.0 { end.max(logo_top + side) } else { end })
    }

    /// How much of the width the logo takes; see [`Book::draw_picture`] for whose.
    fn logo_width(&self, side: f32) -> f32 {
        let logo = self.heading.head.logo.as_ref().and_then(|logo| logo.jpeg.as_ref());
        match logo.map(|logo| self.fitted(logo, (side * LOGO_WIDE, side)).0) {
            None | Some(0.0) => 0.0,
            Some(width) => width + CODE_GAP,
        }
    }

    /// As high as the code at the other side.
    fn draw_logo(&mut self, top: f32, side: f32) {
        if let Some(logo) = self.heading.head.logo.as_ref().and_then(|logo| logo.jpeg.clone()) {
            self.draw_picture(&logo, (self.left(), top), (side * LOGO_WIDE, side));
        }
    }

    /// The shop's name and particulars, as they break at a width.
    fn shop(&self, width: f32) -> Result<Block, DocumentError> {
        let head = &self.heading.head;
        let (name, small) = (self.style(NAME), self.style(Style::SMALL));
        let mut block = Block::default();
        block.add(wrap(&head.name, name, width)?, name);
        block.height += 1.0;
        for group in particulars(head, small, width)? {
            block.add(wrap(&group, small, width)?, small);
        }
        Ok(block)
    }

    fn draw_block(&mut self, block: &Block, x: f32, top: f32) -> Result<f32, DocumentError> {
        for (line, style, down) in &block.lines {
            self.draw_line(line, x, top + down, *style)?;
        }
        Ok(top + block.height)
    }

    /// On a roll everything stands in the middle, one below the other, and the
    /// code at the end, where the paper is torn.
    fn draw_roll_head(&mut self) -> Result<(), DocumentError> {
        let head = self.heading.head.clone();
        let small = self.style(Style::SMALL);
        self.centred(&head.name, self.style(Style::bold(11.0)))?;
        for group in particulars(&head, small, self.width())? {
            self.centred(&group, small)?;
        }
        self.space(3.0);
        self.centred(&self.marked_title(), self.title_style())?;
        let number = self.number_and_print();
        self.centred(&number, self.style(NUMBER))?;
        let gaps = self.measures().head_gaps;
        self.space(gaps.0);
        self.rule((self.left(), self.y), (self.right(), self.y), 1.0, Ink::Accent);
        self.space(gaps.1);
        Ok(())
    }

    fn centred(&mut self, text: &str, style: Style) -> Result<(), DocumentError> {
        let middle = self.left() + self.width() / 2.0;
        for line in wrap(text, style, self.width())? {
            self.draw_line(&line, middle - line.width(style.size) / 2.0, self.y, style)?;
            self.space(style.line_height());
        }
        Ok(())
    }

    /// The small head of every page after the first.
    pub(crate) fn draw_running_head(&mut self) -> Result<(), DocumentError> {
        let (left, right) = (self.left(), self.right());
        let (lift, height, gap) = self.measures().running_head;
        let y = self.y - lift;
        let (running, small) = (self.style(RUNNING), self.style(Style::SMALL));
        let title = format!("{}　{}", self.marked_title(), self.heading.number);
        let title_width = natural_width(&title, running)?;
        self.draw_text(&title, right, y, running, Align::Right)?;
        let name = self.heading.head.name.clone();
        let room = self.width() - title_width - 18.0;
        let mut below = y;
        for line in wrap(&name, small, room)? {
            self.draw_line(&line, left, below, small)?;
            below += small.line_height();
        }
        let rule = below.max(y + height) + 2.0;
        self.rule((left, rule), (right, rule), 0.8, Ink::Accent);
        self.y = rule + gap;
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

    /// The shop's own sentence at the end of what customers are handed.
    pub(crate) fn foot(&mut self, sentence: &str) -> Result<(), DocumentError> {
        if sentence.trim().is_empty() {
            return Ok(());
        }
        self.space(self.measures().gap);
        self.paragraph(sentence, Style::SMALL)
    }

    /// How much of the page [`Book::foot`] will take.
    pub(crate) fn foot_height(&self, sentence: &str) -> Result<f32, DocumentError> {
        if sentence.trim().is_empty() {
            return Ok(0.0);
        }
        let style = self.style(Style::SMALL);
        let lines = wrap(sentence, style, self.width())?.len();
        Ok(self.measures().gap + lines as f32 * style.line_height())
    }

    /// A section's heading, kept with at least `following` points of what it
    /// heads.
    pub(crate) fn section(&mut self, title: &str, following: f32) -> Result<(), DocumentError> {
        let style = self.style(Style::bold(10.0));
        let (above, below) = self.measures().section;
        self.keep_together(above + style.line_height() + below + following)?;
        self.space(above);
        let of_a_sheet = style.size / 10.0;
        let top = self.y + 2.4 * of_a_sheet * style.leading / Style::TEXT.leading;
        self.fill_box(self.left(), top, 2.2, 9.8 * of_a_sheet, Ink::Accent);
        self.draw_text(title, self.left() + 7.0, self.y, style, Align::Left)?;
        self.space(style.line_height() + below);
        Ok(())
    }
}

/// The shop's particulars, two on a line where they fit, what is empty left
/// out.
fn particulars(head: &ShopHead, style: Style, width: f32) -> Result<Vec<String>, DocumentError> {
    let mut lines: Vec<String> = Vec::new();
    let known = [
        ("地址", &head.address),
        ("电话", &head.phone),
        ("邮箱", &head.mail),
        ("证照号", &head.licence),
        ("开户行", &head.bank),
    ];
    for (label, value) in known {
        if value.trim().is_empty() {
            continue;
        }
        let next = format!("{label}　{}", value.trim());
        let joined = lines.last().map(|last| format!("{last}　　{next}"));
        match (lines.last_mut(), joined) {
            (Some(last), Some(joined)) if natural_width(&joined, style)? <= width => {
                *last = joined;
            }
            _ => lines.push(next),
        }
    }
    Ok(lines)
}

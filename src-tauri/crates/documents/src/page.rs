//! Paper and ink: pages, a cursor that runs down them, text, rules and
//! shapes. Everything is measured in points from the upper left corner; only
//! this file knows that PDF counts from below.

use crate::DocumentError;
use crate::correction::Correction;
use crate::fonts::{Face, Glyph};
use crate::heading::Heading;
use crate::photo::Jpeg;
use crate::size::{Layout, Measures, PageSize};
use crate::text::{Ink, Line, Style, wrap};
use printpdf::{
    Codepoint, Color, CurTransMat, FontId, Greyscale, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Polygon, PolygonRing, Pt, Rgb, TextItem, WindingOrder, XObjectId, XObjectTransform,
};
use std::collections::BTreeMap;

pub(crate) use crate::shape::Path;

/// Acrobat and the filters of several printers follow a page no further down.
const MAX_PAGE_HEIGHT: f32 = 14_000.0;
/// A thinner line falls between the needles of a dot matrix.
const MIN_STROKE_IN_BLACK: f32 = 0.5;
/// Smaller ideographs run together under a ribbon.
const MIN_SIZE_IN_BLACK: f32 = 8.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    Centre,
}

pub(crate) struct Book {
    pub(crate) size: PageSize,
    pub(crate) heading: Heading,
    pub(crate) correction: Correction,
    pub(crate) pages: Vec<Vec<Op>>,
    /// How far down the pages before the current one were written.
    pub(crate) ends: Vec<f32>,
    pub(crate) current: usize,
    /// How far down the current page has been written.
    pub(crate) y: f32,
    /// Which character each glyph stands for, face by face. A glyph that
    /// stands for two characters gets a second copy of the face, because a PDF
    /// font knows only one text per glyph.
    characters: BTreeMap<(Face, u16), Vec<char>>,
    /// In the order in which they were put on their pages.
    pub(crate) jpegs: Vec<Jpeg>,
    /// Characters of no font, in the order in which they were stood in for.
    pub(crate) missing: Vec<char>,
}

impl Book {
    /// Opens the first page and writes the shop's head on it.
    pub(crate) fn open(
        size: PageSize,
        heading: Heading,
        correction: Correction,
    ) -> Result<Self, DocumentError> {
        let mut book = Self {
            size,
            heading,
            correction,
            pages: vec![Vec::new()],
            ends: Vec::new(),
            current: 0,
            y: size.measures().top,
            characters: BTreeMap::new(),
            jpegs: Vec::new(),
            missing: Vec::new(),
        };
        if book.layout() != Layout::Label {
            book.draw_letterhead()?;
        }
        Ok(book)
    }

    pub(crate) fn measures(&self) -> Measures {
        self.size.measures()
    }

    pub(crate) fn layout(&self) -> Layout {
        self.size.layout()
    }

    /// A style as this size sets it. Whoever measures a text and whoever draws
    /// it must both ask here.
    pub(crate) fn style(&self, style: Style) -> Style {
        let least = if self.size.prints_black_only() { MIN_SIZE_IN_BLACK } else { 0.0 };
        match self.layout() {
            Layout::Full | Layout::Narrow | Layout::Label => Style { size: style.size.max(least), ..style },
            Layout::Short => Style { size: (style.size * 0.9).max(least), leading: 1.24, ..style },
            Layout::Roll => Style { size: (style.size * 0.95).max(least), leading: 1.3, ..style },
        }
    }

    pub(crate) fn left(&self) -> f32 {
        self.measures().side
    }

    pub(crate) fn right(&self) -> f32 {
        self.size.width() - self.measures().side
    }

    pub(crate) fn width(&self) -> f32 {
        self.right() - self.left()
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.size.height().unwrap_or(MAX_PAGE_HEIGHT) - self.measures().bottom - self.measures().footer
    }

    /// What is left of the current page.
    pub(crate) fn room(&self) -> f32 {
        self.bottom() - self.y
    }

    pub(crate) fn space(&mut self, height: f32) {
        self.y += height;
    }

    pub(crate) fn turn_page(&mut self) -> Result<(), DocumentError> {
        self.ends.push(self.y);
        self.pages.push(Vec::new());
        self.current = self.pages.len() - 1;
        self.y = self.measures().top;
        if self.layout() == Layout::Label { Ok(()) } else { self.draw_running_head() }
    }

    /// Turns the page unless `height` still fits on this one.
    pub(crate) fn keep_together(&mut self, height: f32) -> Result<(), DocumentError> {
        if height > self.room() { self.turn_page() } else { Ok(()) }
    }

    /// Writes a text over the whole width, from page to page if it must.
    pub(crate) fn paragraph(&mut self, text: &str, style: Style) -> Result<(), DocumentError> {
        let style = self.style(style);
        let width = self.width();
        for line in wrap(text, style, width)? {
            self.keep_together(style.line_height())?;
            self.draw_line(&line, self.left(), self.y, style)?;
            self.y += style.line_height();
        }
        Ok(())
    }

    /// Writes one line whose top is at `y`; the cursor stays.
    pub(crate) fn draw_line(
        &mut self,
        line: &Line,
        x: f32,
        y: f32,
        style: Style,
    ) -> Result<(), DocumentError> {
        if line.glyphs.is_empty() {
            return Ok(());
        }
        let baseline = self.above_the_edge(y) - style.baseline();
        let mut ops = vec![
            Op::StartTextSection,
            Op::SetFillColor { col: self.color(style.ink) },
            Op::SetTextCursor { pos: Point { x: Pt(x), y: Pt(baseline) } },
        ];
        let mut run = Vec::new();
        let mut run_font = None;
        for glyph in &line.glyphs {
            let glyph = self.numbered(glyph, style.weight)?;
            let font = self.font_of(&glyph);
            if run_font.as_ref() != Some(&font) {
                show(&mut ops, &mut run, run_font.take(), style.size);
                run_font = Some(font);
            }
            run.push(Codepoint::with_cid(glyph.id, 0.0, glyph.character.to_string()));
        }
        show(&mut ops, &mut run, run_font, style.size);
        ops.push(Op::EndTextSection);
        self.pages[self.current].append(&mut ops);
        Ok(())
    }

    pub(crate) fn draw_text(
        &mut self,
        text: &str,
        x: f32,
        y: f32,
        style: Style,
        align: Align,
    ) -> Result<(), DocumentError> {
        let line = Line::of(text, style.weight)?;
        let x = match align {
            Align::Left => x,
            Align::Right => x - line.width(style.size),
            Align::Centre => x - line.width(style.size) / 2.0,
        };
        self.draw_line(&line, x, y, style)
    }

    fn font_of(&mut self, glyph: &Glyph) -> (Face, usize) {
        let known = self.characters.entry((glyph.face, glyph.id)).or_default();
        let slot = known.iter().position(|known| *known == glyph.character).unwrap_or_else(|| {
            known.push(glyph.character);
            known.len() - 1
        });
        (glyph.face, slot)
    }

    /// The faces this paper was written with, with one slot for each copy.
    pub(crate) fn fonts(&self) -> Vec<(Face, usize)> {
        let mut fonts: Vec<_> = self
            .characters
            .iter()
            .flat_map(|((face, _), known)| (0..known.len()).map(move |slot| (*face, slot)))
            .collect();
        fonts.sort_unstable();
        fonts.dedup();
        fonts
    }

    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32, ink: Ink) {
        self.stroke(&Path::from(from).line(to), thickness, ink);
    }

    pub(crate) fn stroke(&mut self, path: &Path, thickness: f32, ink: Ink) {
        let thickness =
            if self.size.prints_black_only() { thickness.max(MIN_STROKE_IN_BLACK) } else { thickness };
        let line = printpdf::Line { points: self.turned(&path.points), is_closed: path.closed };
        let col = self.color(ink);
        self.pages[self.current].extend([
            Op::SetOutlineColor { col },
            Op::SetOutlineThickness { pt: Pt(thickness) },
            Op::SetLineCapStyle { cap: printpdf::LineCapStyle::Round },
            Op::SetLineJoinStyle { join: printpdf::LineJoinStyle::Round },
            Op::DrawLine { line },
        ]);
    }

    pub(crate) fn fill(&mut self, path: &Path, ink: Ink) {
        if ink == Ink::Tint && self.size.prints_black_only() {
            return;
        }
        let ring = PolygonRing { points: self.turned(&path.points) };
        self.fill_rings(vec![ring], ink);
    }

    /// Puts a photo into a box, turned right so often.
    pub(crate) fn place(&mut self, jpeg: Jpeg, quarter_turns: i64, (x, y): (f32, f32), (w, h): (f32, f32)) {
        let y = self.above_the_edge(y) - h;
        // Where the sides of a picture's unit square come to lie.
        let matrix = match quarter_turns.rem_euclid(4) {
            1 => [0.0, -h, w, 0.0, x, y + h],
            2 => [-w, 0.0, 0.0, -h, x + w, y + h],
            3 => [0.0, h, -w, 0.0, x + w, y],
            _ => [w, 0.0, 0.0, h, x, y],
        };
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.pages[self.current].extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) },
            Op::UseXobject { id: photo_id(self.jpegs.len()), transform },
            Op::RestoreGraphicsState,
        ]);
        self.jpegs.push(jpeg);
    }

    /// As large as it fits into a box, at its left upper corner. A needle knows no colours, and the shop's own seal goes over its copies:
    /// there no picture is drawn.
    pub(crate) fn draw_picture(&mut self, jpeg: &Jpeg, at: (f32, f32), within: (f32, f32)) {
        let size = self.fitted(jpeg, within);
        if size.0 > 0.0 {
            self.place(jpeg.clone(), 0, at, size);
        }
    }

    /// How large [`Book::draw_picture`] draws a picture.
    pub(crate) fn fitted(&self, jpeg: &Jpeg, (wide, tall): (f32, f32)) -> (f32, f32) {
        if self.size.prints_black_only() {
            return (0.0, 0.0);
        }
        let (width, height) = (jpeg.width.max(1) as f32, jpeg.height.max(1) as f32);
        let scale = (wide / width).min(tall / height);
        (width * scale, height * scale)
    }

    pub(crate) fn fill_box(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        self.fill(&Path::rectangle(x, y, width, height), ink);
    }

    /// Black boxes as one path: a QR code has hundreds of them.
    pub(crate) fn fill_bars(&mut self, bars: &[(f32, f32, f32, f32)]) {
        let rings = bars
            .iter()
            .map(|(x, y, w, h)| PolygonRing { points: self.turned(&Path::rectangle(*x, *y, *w, *h).points) })
            .collect();
        self.fill_rings(rings, Ink::Black);
    }

    fn fill_rings(&mut self, rings: Vec<PolygonRing>, ink: Ink) {
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        let col = self.color(ink);
        self.pages[self.current].extend([Op::SetFillColor { col }, Op::DrawPolygon { polygon }]);
    }

    fn turned(&self, points: &[(f32, f32, bool)]) -> Vec<LinePoint> {
        points
            .iter()
            .map(|(x, y, bezier)| LinePoint {
                p: Point { x: Pt(*x), y: Pt(self.above_the_edge(*y)) },
                bezier: *bezier,
            })
            .collect()
    }

    /// PDF counts from the lower edge. Where that is on a roll is known at its
    /// end only: until then its pages lie below zero.
    fn above_the_edge(&self, y: f32) -> f32 {
        self.size.height().unwrap_or(0.0) - y
    }

    fn color(&self, ink: Ink) -> Color {
        if self.size.prints_black_only() && ink != Ink::White {
            return Color::Greyscale(Greyscale::new(0.0, None));
        }
        color(ink)
    }
}

/// The name by which a page refers to the photo of this index.
pub(crate) fn photo_id(number: usize) -> XObjectId {
    XObjectId(format!("Photo{number}"))
}

/// The glyphs are known by now: given the text instead, printpdf would look each
/// character up twice more, and a face is long to look through.
fn show(ops: &mut Vec<Op>, run: &mut Vec<Codepoint>, font: Option<(Face, usize)>, size: f32) {
    if let Some((face, slot)) = font {
        let font = PdfFontHandle::External(FontId(face.tag(slot)));
        ops.push(Op::SetFont { font, size: Pt(size) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(std::mem::take(run))] });
    }
}

fn color(ink: Ink) -> Color {
    let grey = |percent| Color::Greyscale(Greyscale::new(percent, None));
    match ink {
        Ink::Black => grey(0.08),
        Ink::Grey => grey(0.38),
        Ink::Rule => grey(0.72),
        Ink::Tint => grey(0.955),
        Ink::White => grey(1.0),
        Ink::Red => Color::Rgb(Rgb::new(0.84, 0.1, 0.1, None)),
        Ink::Accent => Color::Rgb(Rgb::new(0.05, 0.36, 0.38, None)),
    }
}

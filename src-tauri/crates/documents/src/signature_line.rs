//! Places to sign: a line to write on, or what was drawn on the screen.

use crate::DocumentError;
use crate::letterhead::ShopHead;
use crate::page::{Align, Book, Path};
use crate::photo::Jpeg;
use crate::size::Layout;
use crate::text::{Ink, Line, Style, natural_width, wrap};
use domain::inspection::Signature;
use serde::{Deserialize, Serialize};

pub(crate) struct SignaturePlace {
    pub label: &'static str,
    pub name: String,
    pub at: String,
    pub signature: Option<Signature>,
    pub seal: Option<Jpeg>,
}

impl SignaturePlace {
    pub(crate) fn blank(label: &'static str) -> Self {
        Self { label, name: String::new(), at: String::new(), signature: None, seal: None }
    }

    /// Where the shop's seal goes: its picture, where the shop keeps one.
    pub(crate) fn sealed(label: &'static str, head: &ShopHead) -> Self {
        let seal = head.seal.as_ref().and_then(|seal| seal.jpeg.clone());
        Self { seal, ..Self::blank(label) }
    }

    /// Who signed, with what was drawn.
    pub(crate) fn signed(label: &'static str, name: &str, at: &str, signature: Option<&Signature>) -> Self {
        let (name, at) = (name.to_owned(), at.to_owned());
        Self { label, name, at, signature: signature.cloned(), seal: None }
    }

    pub(crate) fn named(label: &'static str, name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::blank(label) }
    }
}

/// Whose hand stands under a report, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportSigned {
    pub by: String,
    /// Local time, `2026-03-02 08:30`.
    pub at: String,
    pub drawn: Signature,
}

impl ReportSigned {
    pub(crate) fn place(&self, label: &'static str) -> SignaturePlace {
        SignaturePlace::signed(label, &self.by, &self.at, Some(&self.drawn))
    }
}

const LABEL: Style = Style::regular(8.5).grey();
const GUTTER: f32 = 18.0;
const BELOW: f32 = 4.5;
/// As high as a seal's picture may become beside the words it seals.
const SEAL: f32 = 58.0;

/// What stands below the line: who signed and when, beside each other where
/// both fit, else one under the other.
struct SignatureCaption {
    name: Vec<Line>,
    at_beside: bool,
}

impl SignatureCaption {
    fn of(place: &SignaturePlace, small: Style, width: f32) -> Result<Self, DocumentError> {
        let both = natural_width(&place.name, small)? + natural_width(&place.at, small)?;
        let at_beside = place.at.is_empty() || both + BELOW < width;
        Ok(Self { name: wrap(&place.name, small, width)?, at_beside })
    }

    fn rows(&self) -> usize {
        self.name.len() + usize::from(!self.at_beside)
    }
}

impl Book {
    pub(crate) fn signatures(&mut self, places: &[SignaturePlace]) -> Result<(), DocumentError> {
        let beside = if self.layout() == Layout::Roll { 2 } else { places.len().max(1) };
        for row in places.chunks(beside) {
            self.signature_row(row)?;
        }
        Ok(())
    }

    /// What is signed and the hands under it, on one page: neither says anything
    /// without the other. The shop's own sentence stands between them.
    pub(crate) fn closing(
        &mut self,
        sentences: &[(&str, Style)],
        foot: &str,
        places: &[SignaturePlace],
    ) -> Result<(), DocumentError> {
        let mut height = self.foot_height(foot)? + self.signatures_height(places)?;
        for (sentence, style) in sentences {
            let style = self.style(*style);
            height += wrap(sentence, style, self.width())?.len() as f32 * style.line_height();
        }
        self.keep_together(height)?;
        for (sentence, style) in sentences {
            self.paragraph(sentence, *style)?;
        }
        self.foot(foot)?;
        self.signatures(places)
    }

    /// How much of the page [`Book::signatures`] will take.
    pub(crate) fn signatures_height(&self, places: &[SignaturePlace]) -> Result<f32, DocumentError> {
        let beside = if self.layout() == Layout::Roll { 2 } else { places.len().max(1) };
        let mut height = 0.0;
        for row in places.chunks(beside) {
            height += self.below(row)?.1 + self.measures().gap;
        }
        Ok(height)
    }

    /// What stands below each line of a row, how high the row becomes, and how wide
    /// each place is.
    fn below(&self, places: &[SignaturePlace]) -> Result<(Vec<SignatureCaption>, f32, f32), DocumentError> {
        let small = self.style(Style::SMALL);
        let count = places.len() as f32;
        let width = (self.width() - GUTTER * (count - 1.0)) / count;
        let below = places
            .iter()
            .map(|place| SignatureCaption::of(place, small, width))
            .collect::<Result<Vec<_>, DocumentError>>()?;
        let rows = below.iter().map(SignatureCaption::rows).max().unwrap_or(1).max(1);
        let block = self.to_line() + BELOW + rows as f32 * small.line_height();
        Ok((below, block, width))
    }

    fn signature_row(&mut self, places: &[SignaturePlace]) -> Result<(), DocumentError> {
        let (below, block, width) = self.below(places)?;
        let gap = self.measures().gap;
        self.keep_together(block + gap)?;
        self.space(gap);
        for (index, (place, below)) in places.iter().zip(&below).enumerate() {
            let x = self.left() + index as f32 * (width + GUTTER);
            self.signature(place, below, x, width)?;
        }
        self.space(block);
        Ok(())
    }

    /// From the top of a place down to its line.
    fn to_line(&self) -> f32 {
        12.0 + self.measures().writing
    }

    fn signature(
        &mut self,
        place: &SignaturePlace,
        below: &SignatureCaption,
        x: f32,
        width: f32,
    ) -> Result<(), DocumentError> {
        let top = self.y;
        let small = self.style(Style::SMALL);
        if let Some(seal) = &place.seal {
            // First, so that the line and its words stand over its edges.
            self.draw_picture(seal, (x + 34.0, top - 6.0), (width - 34.0, SEAL));
        }
        self.draw_text(place.label, x, top, self.style(LABEL), Align::Left)?;
        let line = top + self.to_line();
        if let Some(signature) = &place.signature {
            self.draw_strokes(signature, x, top + 12.0, width, self.measures().writing - 2.0);
        }
        self.rule((x, line), (x + width, line), 0.6, Ink::Black);
        let mut y = line + 2.0;
        for (number, name) in below.name.iter().enumerate() {
            self.draw_line(name, x, y, small)?;
            if number == 0 && below.at_beside {
                self.draw_text(&place.at, x + width, y, small, Align::Right)?;
            }
            y += small.line_height();
        }
        if !below.at_beside {
            self.draw_text(&place.at, x, y, small, Align::Left)?;
        }
        Ok(())
    }

    /// Draws the strokes as large as the place allows, without bending them.
    fn draw_strokes(&mut self, signature: &Signature, x: f32, y: f32, width: f32, height: f32) {
        let (wide, high) = (signature.width.max(1) as f32, signature.height.max(1) as f32);
        let scale = (width / wide).min(height / high);
        let place = |(px, py): &(i64, i64)| {
            // A pen that left the pad must not write over the paper.
            let px = (*px as f32).clamp(0.0, wide);
            let py = (*py as f32).clamp(0.0, high);
            (x + px * scale, y + height - (high - py) * scale)
        };
        for stroke in &signature.strokes {
            match stroke.as_slice() {
                [] => {}
                [dot] => {
                    let (x, y) = place(dot);
                    self.fill(&Path::circle(x, y, 0.7), Ink::Black);
                }
                [first, rest @ ..] => {
                    let path =
                        rest.iter().fold(Path::from(place(first)), |path, point| path.line(place(point)));
                    self.stroke(&path, 1.1, Ink::Black);
                }
            }
        }
    }
}

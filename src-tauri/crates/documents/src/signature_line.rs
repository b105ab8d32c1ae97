//! Places to sign: a line to write on, or what was drawn on the screen.

use crate::DocumentError;
use crate::page::{Align, Book, Path};
use crate::text::{Ink, Style};
use domain::inspection::Signature;

pub(crate) struct SignaturePlace {
    pub label: &'static str,
    pub name: String,
    pub at: String,
    pub signature: Option<Signature>,
}

impl SignaturePlace {
    pub(crate) fn blank(label: &'static str) -> Self {
        Self { label, name: String::new(), at: String::new(), signature: None }
    }

    pub(crate) fn named(label: &'static str, name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::blank(label) }
    }
}

const LABEL: Style = Style::regular(8.5).grey();
const WRITING: f32 = 28.0;
const GUTTER: f32 = 18.0;
const BLOCK: f32 = 12.0 + WRITING + 16.0;

impl Book {
    pub(crate) fn signatures(&mut self, places: &[SignaturePlace]) -> Result<(), DocumentError> {
        self.keep_together(BLOCK + 5.0)?;
        self.space(5.0);
        let count = places.len() as f32;
        let width = (self.width() - GUTTER * (count - 1.0)) / count;
        for (index, place) in places.iter().enumerate() {
            let x = self.left() + index as f32 * (width + GUTTER);
            self.signature(place, x, width)?;
        }
        self.space(BLOCK);
        Ok(())
    }

    fn signature(&mut self, place: &SignaturePlace, x: f32, width: f32) -> Result<(), DocumentError> {
        let top = self.y;
        self.draw_text(place.label, x, top, LABEL, Align::Left)?;
        let line = top + 12.0 + WRITING;
        if let Some(signature) = &place.signature {
            self.draw_strokes(signature, x, top + 12.0, width, WRITING - 2.0);
        }
        self.rule((x, line), (x + width, line), 0.6, Ink::Black);
        self.draw_text(&place.name, x, line + 2.0, Style::SMALL, Align::Left)?;
        self.draw_text(&place.at, x + width, line + 2.0, Style::SMALL, Align::Right)
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

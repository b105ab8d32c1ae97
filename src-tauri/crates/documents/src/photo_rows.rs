//! Photos on a paper, four in a row, each turned as it is looked at and with the
//! arrows and circles that were drawn on it.

use crate::DocumentError;
use crate::page::{Align, Book, Path};
use crate::photo::PhotoOnPaper;
use crate::text::{Ink, Style, wrap};
use domain::photo::{PhotoShape, turned};

const PER_ROW: usize = 4;
const GAP: f32 = 8.0;
const TALL: f32 = 96.0;

impl Book {
    pub(crate) fn photos(
        &mut self,
        title: &str,
        photos: &[PhotoOnPaper],
        not_shown: usize,
    ) -> Result<(), DocumentError> {
        if photos.is_empty() {
            return Ok(());
        }
        let wide = (self.width() - GAP * (PER_ROW - 1) as f32) / PER_ROW as f32;
        let words = Style::SMALL;
        for (row, photos) in photos.chunks(PER_ROW).enumerate() {
            let captions = photos.iter().map(|photo| wrap(&photo.caption, words, wide));
            let captions = captions.collect::<Result<Vec<_>, _>>()?;
            let lines = captions.iter().map(Vec::len).max().unwrap_or(0);
            let height = TALL + lines as f32 * words.line_height() + 4.0;
            if row == 0 {
                self.section(title, height)?;
            } else {
                self.keep_together(height)?;
            }
            for (place, (photo, caption)) in photos.iter().zip(&captions).enumerate() {
                let x = self.left() + place as f32 * (wide + GAP);
                self.photo(photo, (x, self.y), (wide, TALL))?;
                for (number, line) in caption.iter().enumerate() {
                    let y = self.y + TALL + 2.0 + number as f32 * words.line_height();
                    self.draw_line(line, x, y, words)?;
                }
            }
            self.space(height);
        }
        if not_shown > 0 {
            self.paragraph(&format!("另有 {not_shown} 张照片存于系统中。"), words)?;
        }
        Ok(())
    }

    /// As large as it fits into the box, in its middle.
    fn photo(
        &mut self,
        photo: &PhotoOnPaper,
        (left, top): (f32, f32),
        (wide, tall): (f32, f32),
    ) -> Result<(), DocumentError> {
        let Some(jpeg) = &photo.jpeg else {
            self.fill_box(left, top, wide, tall, Ink::Tint);
            let middle = top + tall / 2.0 - Style::SMALL.line_height() / 2.0;
            return self.draw_text("照片缺失", left + wide / 2.0, middle, Style::SMALL, Align::Centre);
        };
        let (width, height) = match photo.quarter_turns {
            1 | 3 => (jpeg.height as f32, jpeg.width as f32),
            _ => (jpeg.width as f32, jpeg.height as f32),
        };
        let scale = (wide / width.max(1.0)).min(tall / height.max(1.0));
        let (width, height) = (width * scale, height * scale);
        let (x, y) = (left + (wide - width) / 2.0, top + (tall - height) / 2.0);
        self.place(jpeg.clone(), photo.quarter_turns, (x, y), (width, height));
        let at = |point: (i64, i64)| {
            let (across, down) = turned(point, photo.quarter_turns);
            (x + width * across as f32 / 1000.0, y + height * down as f32 / 1000.0)
        };
        for mark in &photo.marks {
            let path = drawn(mark.shape, at(mark.from), at(mark.to));
            // White below red: seen on any paint.
            self.stroke(&path, 2.4, Ink::White);
            self.stroke(&path, 1.2, Ink::Red);
        }
        Ok(())
    }
}

fn drawn(shape: PhotoShape, from: (f32, f32), to: (f32, f32)) -> Path {
    match shape {
        PhotoShape::Circle => {
            let (left, top) = (from.0.min(to.0), from.1.min(to.1));
            let (wide, tall) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
            Path::oval(left, top, wide, tall)
        }
        PhotoShape::Arrow => {
            let (across, down) = (to.0 - from.0, to.1 - from.1);
            let length = across.hypot(down).max(0.1);
            let barb = (length * 0.35).min(9.0) / length;
            // Both barbs, a little less than thirty degrees beside the shaft.
            let beside = |side: f32| {
                (
                    to.0 - barb * (across * 0.88 - side * down * 0.48),
                    to.1 - barb * (down * 0.88 + side * across * 0.48),
                )
            };
            Path::from(from).line(to).line(beside(1.0)).line(to).line(beside(-1.0))
        }
    }
}

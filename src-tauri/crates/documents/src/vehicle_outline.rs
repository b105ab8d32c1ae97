//! The vehicle from above as screens draw it too. Marks are placed in thousandths of the sheet the drawing stands
//! on, 0,0 being its front right corner.

use crate::DocumentError;
use crate::page::{Align, Book, Path};
use crate::text::{Ink, Style};
use domain::body_kind::BodyKind;
use domain::vehicle_outline::{Drawn, OUTLINE_HEIGHT, OUTLINE_WIDTH, OutlineShape, Piece, outline_of};

/// On paper the sheet is cut off where no car of any kind reaches: so much on the left and on the right, and so
/// much above and below.
const ASIDE: i16 = 40;
const LENGTH: f32 = 720.0;
const BREADTH: f32 = 320.0;

pub(crate) const fn height_for(width: f32) -> f32 {
    width * BREADTH / LENGTH
}

/// Where the drawing lies on the page and how large it is.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    y: f32,
    scale: f32,
}

impl Place {
    /// Of what is cut out of the sheet.
    fn at(self, (u, v): (f32, f32)) -> (f32, f32) {
        (self.x + u * self.scale, self.y + v * self.scale)
    }

    /// Of the whole sheet; on its other half where it is mirrored.
    fn on_sheet(self, (x, y): (i16, i16), mirrored: bool) -> (f32, f32) {
        let y = if mirrored { OUTLINE_HEIGHT - y } else { y };
        self.at((f32::from(x - ASIDE), f32::from(y - ASIDE)))
    }

    fn path(self, shape: &OutlineShape, mirrored: bool) -> Path {
        let mut path = Path::default();
        for piece in shape.pieces() {
            path = match piece {
                Piece::Begin(to) => Path::from(self.on_sheet(to, mirrored)),
                Piece::Line(to) => path.line(self.on_sheet(to, mirrored)),
                Piece::Curve(first, second, to) => path.curve(
                    self.on_sheet(first, mirrored),
                    self.on_sheet(second, mirrored),
                    self.on_sheet(to, mirrored),
                ),
                Piece::Close => path.closed(),
            };
        }
        path
    }
}

/// Where a mark is and what it says.
pub(crate) struct OutlineMark {
    /// Thousandths of the drawing.
    pub x: i64,
    pub y: i64,
    pub sign: String,
}

impl Book {
    /// Draws the outline `width` wide with its upper left corner at `x`, `y`.
    pub(crate) fn draw_vehicle(
        &mut self,
        body: BodyKind,
        (x, y): (f32, f32),
        width: f32,
        marks: &[OutlineMark],
    ) -> Result<(), DocumentError> {
        let place = Place { x, y, scale: width / LENGTH };
        for shape in outline_of(body) {
            self.draw_shape(shape.drawn, &place.path(shape, false));
            if shape.mirrored {
                self.draw_shape(shape.drawn, &place.path(shape, true));
            }
        }
        self.name_sides(place)?;
        self.draw_marks(place, marks)
    }

    fn draw_shape(&mut self, drawn: Drawn, path: &Path) {
        match drawn {
            Drawn::Tyre => self.fill(path, Ink::Grey),
            Drawn::Body => {
                self.fill(path, Ink::White);
                self.stroke(path, 0.9, Ink::Black);
            }
            Drawn::Part => {
                self.fill(path, Ink::White);
                self.stroke(path, 0.7, Ink::Black);
            }
            Drawn::Glass => {
                self.fill(path, Ink::Tint);
                self.stroke(path, 0.6, Ink::Grey);
            }
            Drawn::Line => self.stroke(path, 0.5, Ink::Grey),
        }
    }

    fn name_sides(&mut self, place: Place) -> Result<(), DocumentError> {
        let style = Style::SMALL;
        let half = style.line_height() / 2.0;
        let (x, y) = place.at((0.0, BREADTH / 2.0));
        self.draw_text("前", x - 3.0, y - half, style, Align::Right)?;
        let (x, y) = place.at((LENGTH, BREADTH / 2.0));
        self.draw_text("后", x + 3.0, y - half, style, Align::Left)?;
        let (x, y) = place.at((LENGTH / 2.0, 0.0));
        self.draw_text("右侧", x, y - style.line_height() + 2.0, style, Align::Centre)?;
        let (x, y) = place.at((LENGTH / 2.0, BREADTH));
        self.draw_text("左侧", x, y - 2.0, style, Align::Centre)
    }

    /// Each mark is a dot on the spot and a numbered sign on or beside it:
    /// signs move aside rather than cover each other, and stay with the car. Where
    /// a wreck has no room for one more, the dot alone says where it is and the
    /// table below what it is.
    fn draw_marks(&mut self, place: Place, marks: &[OutlineMark]) -> Result<(), DocumentError> {
        // Needles leave no white letter in a black disc: there the disc is a ring
        // around a black one, as large as they can write.
        let black_only = self.size.prints_black_only();
        let radius = if black_only { SIGN + 2.2 } else { SIGN };
        let mut signs: Vec<(f32, f32)> = Vec::new();
        let mut shown = Vec::new();
        for mark in marks {
            let thousandth = |value: i64| value.clamp(0, 1000) as f32 / 1000.0;
            let across = thousandth(mark.x) * f32::from(OUTLINE_WIDTH) - f32::from(ASIDE);
            let down = thousandth(mark.y) * f32::from(OUTLINE_HEIGHT) - f32::from(ASIDE);
            // Beside the car there is nothing to mark: what was put there is shown at the edge.
            let spot = place.at((across.clamp(0.0, LENGTH), down.clamp(0.0, BREADTH)));
            let sign = free_spot(spot, &signs, radius, place);
            if sign != Some(spot) {
                self.fill(&Path::circle(spot.0, spot.1, 1.4), Ink::Accent);
            }
            if let Some(sign) = sign {
                if sign != spot {
                    self.rule(spot, sign, 0.6, Ink::Accent);
                }
                signs.push(sign);
                shown.push(mark);
            }
        }
        let ink = if black_only { Ink::Black } else { Ink::White };
        let style = self.style(Style { ink, ..Style::bold(6.5) });
        for (mark, (x, y)) in shown.into_iter().zip(signs) {
            let disc = Path::circle(x, y, radius);
            if black_only {
                self.fill(&disc, Ink::White);
                self.stroke(&disc, 0.7, Ink::Black);
            } else {
                self.fill(&disc, Ink::Accent);
            }
            self.draw_text(&mark.sign, x, y - style.line_height() / 2.0, style, Align::Centre)?;
        }
        Ok(())
    }
}

const SIGN: f32 = 6.2;

/// The spot itself, or the nearest place around it on the drawing that no sign
/// holds yet.
fn free_spot(spot: (f32, f32), taken: &[(f32, f32)], radius: f32, place: Place) -> Option<(f32, f32)> {
    let is_free =
        |(x, y): (f32, f32)| taken.iter().all(|(tx, ty)| (x - tx).hypot(y - ty) >= radius * 2.0 + 0.5);
    let (left, top) = place.at((0.0, 0.0));
    let (right, bottom) = place.at((LENGTH, BREADTH));
    // A sign reaches over the drawing's edge no further than the words beside it.
    let inset = radius - 3.0;
    let (across, down) = (left + inset..=right - inset, top + inset..=bottom - inset);
    let is_on_drawing = |(x, y): (f32, f32)| across.contains(&x) && down.contains(&y);
    let home = (spot.0.clamp(*across.start(), *across.end()), spot.1.clamp(*down.start(), *down.end()));
    let around = (1..12_u8).flat_map(|ring| {
        let distance = f32::from(ring) * radius * 1.5;
        (0..12_u8).map(move |step| {
            let angle = f32::from(step) * std::f32::consts::TAU / 12.0;
            (spot.0 + distance * angle.cos(), spot.1 + distance * angle.sin())
        })
    });
    let aside = around.filter(|place| is_on_drawing(*place));
    std::iter::once(home).chain(aside).find(|place| is_free(*place))
}

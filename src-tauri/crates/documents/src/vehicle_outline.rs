//! The vehicle from above, its front to the left, so that the upper side of
//! the drawing is the car's right side. Marks are placed in thousandths of the
//! drawing, 0,0 being the front right corner.

use crate::DocumentError;
use crate::page::{Align, Book, Path};
use crate::text::{Ink, Style};

/// The drawing's own units, about a centimetre of a saloon each.
const LENGTH: f32 = 460.0;
const BREADTH: f32 = 190.0;

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
    fn at(self, (u, v): (f32, f32)) -> (f32, f32) {
        (self.x + u * self.scale, self.y + v * self.scale)
    }
}

/// The piece of a shape on the right side, mirrored for the left.
type Shape = fn(&dyn Fn(f32, f32) -> (f32, f32)) -> Path;

fn body(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(3.0, 95.0))
        .curve(p(3.0, 60.0), p(8.0, 32.0), p(32.0, 18.0))
        .curve(p(58.0, 9.0), p(100.0, 9.0), p(140.0, 9.0))
        .line(p(340.0, 9.0))
        .curve(p(398.0, 9.0), p(430.0, 13.0), p(446.0, 34.0))
        .curve(p(455.0, 52.0), p(457.0, 75.0), p(457.0, 95.0))
        .curve(p(457.0, 115.0), p(455.0, 138.0), p(446.0, 156.0))
        .curve(p(430.0, 177.0), p(398.0, 181.0), p(340.0, 181.0))
        .line(p(140.0, 181.0))
        .curve(p(100.0, 181.0), p(58.0, 181.0), p(32.0, 172.0))
        .curve(p(8.0, 158.0), p(3.0, 130.0), p(3.0, 95.0))
        .closed()
}

fn windscreen(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(138.0, 27.0))
        .curve(p(120.0, 62.0), p(120.0, 128.0), p(138.0, 163.0))
        .line(p(182.0, 150.0))
        .curve(p(172.0, 120.0), p(172.0, 70.0), p(182.0, 40.0))
        .closed()
}

fn rear_window(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(346.0, 40.0))
        .curve(p(354.0, 70.0), p(354.0, 120.0), p(346.0, 150.0))
        .line(p(390.0, 161.0))
        .curve(p(402.0, 128.0), p(402.0, 62.0), p(390.0, 29.0))
        .closed()
}

fn side_windows(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(150.0, 21.0))
        .line(p(190.0, 34.0))
        .line(p(338.0, 34.0))
        .line(p(378.0, 21.0))
        .curve(p(320.0, 17.0), p(200.0, 17.0), p(150.0, 21.0))
        .closed()
}

fn headlight(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(10.0, 48.0))
        .curve(p(14.0, 34.0), p(22.0, 25.0), p(40.0, 19.0))
        .curve(p(38.0, 32.0), p(26.0, 43.0), p(10.0, 48.0))
        .closed()
}

fn taillight(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(453.0, 54.0))
        .curve(p(450.0, 42.0), p(447.0, 33.0), p(438.0, 25.0))
        .curve(p(434.0, 36.0), p(440.0, 50.0), p(453.0, 54.0))
        .closed()
}

fn mirror(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(150.0, 10.0))
        .curve(p(150.0, 3.0), p(154.0, 0.0), p(164.0, 0.0))
        .curve(p(168.0, 0.0), p(169.0, 6.0), p(166.0, 10.0))
        .closed()
}

fn bonnet_edge(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(26.0, 56.0)).curve(p(60.0, 40.0), p(100.0, 33.0), p(136.0, 30.0))
}

fn front_door(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(150.0, 9.5)).line(p(152.0, 21.0))
}

fn middle_post(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(262.0, 9.5)).line(p(262.0, 34.0))
}

fn rear_door(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(352.0, 9.5)).curve(p(346.0, 14.0), p(346.0, 18.0), p(352.0, 24.0))
}

fn front_handle(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(238.0, 12.5)).line(p(252.0, 12.5))
}

fn rear_handle(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(326.0, 12.5)).line(p(340.0, 12.5))
}

fn boot_edge(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(420.0, 27.0)).curve(p(430.0, 62.0), p(430.0, 128.0), p(420.0, 163.0))
}

fn bumper(p: &dyn Fn(f32, f32) -> (f32, f32)) -> Path {
    Path::from(p(14.0, 52.0)).curve(p(9.0, 80.0), p(9.0, 110.0), p(14.0, 138.0))
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
        x: f32,
        y: f32,
        width: f32,
        marks: &[OutlineMark],
    ) -> Result<(), DocumentError> {
        let place = Place { x, y, scale: width / LENGTH };
        self.draw_wheels(place);
        let right = |u: f32, v: f32| place.at((u, v));
        let left = |u: f32, v: f32| place.at((u, BREADTH - v));
        for shape in [mirror as Shape] {
            for side in [&right as &dyn Fn(f32, f32) -> (f32, f32), &left] {
                self.fill(&shape(side), Ink::White);
                self.stroke(&shape(side), 0.7, Ink::Black);
            }
        }
        self.fill(&body(&right), Ink::White);
        self.stroke(&body(&right), 0.9, Ink::Black);
        for glass in [windscreen as Shape, rear_window, side_windows] {
            for side in [&right as &dyn Fn(f32, f32) -> (f32, f32), &left] {
                self.fill(&glass(side), Ink::Tint);
                self.stroke(&glass(side), 0.6, Ink::Grey);
            }
        }
        let details: [Shape; 8] = [
            headlight,
            taillight,
            bonnet_edge,
            front_door,
            middle_post,
            rear_door,
            front_handle,
            rear_handle,
        ];
        for detail in details {
            for side in [&right as &dyn Fn(f32, f32) -> (f32, f32), &left] {
                self.stroke(&detail(side), 0.5, Ink::Grey);
            }
        }
        for detail in [boot_edge as Shape, bumper] {
            self.stroke(&detail(&right), 0.5, Ink::Grey);
        }
        self.name_sides(place)?;
        self.draw_marks(place, marks)
    }

    fn draw_wheels(&mut self, place: Place) {
        for u in [62.0, 344.0] {
            for v in [3.5, 174.5] {
                let (x, y) = place.at((u, v));
                let (width, height) = (56.0 * place.scale, 12.0 * place.scale);
                let tyre = Path::rounded(x, y, width, height, 3.0 * place.scale);
                self.fill(&tyre, Ink::Grey);
            }
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
            let spot = place.at((thousandth(mark.x) * LENGTH, thousandth(mark.y) * BREADTH));
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

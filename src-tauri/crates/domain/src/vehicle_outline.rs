//! The car seen from above, its nose to the left, so that the upper side of the drawing is the car's right side.
//! Screens and papers draw it from the same points, and a mark lies on both where it was put.

use crate::body_kind::BodyKind;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

const SHAPES: &str = include_str!("../../../../assets/outlines/vehicles.json");

/// The sheet the cars are drawn on; marks are thousandths of its sides.
pub const OUTLINE_WIDTH: i16 = 800;
pub const OUTLINE_HEIGHT: i16 = 400;

/// What a shape of the drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawn {
    Tyre,
    /// The body from nose to tail.
    Body,
    /// What stands out from the body or lies on it: mirrors, the bed, the box.
    Part,
    Glass,
    /// An edge that fills nothing.
    Line,
}

/// One shape, drawn over those before it.
#[derive(Clone, Debug, Deserialize)]
pub struct OutlineShape {
    pub drawn: Drawn,
    /// As screens write it: M, L, C and Z with whole numbers.
    path: String,
    /// Once more on the other side.
    pub mirrored: bool,
}

/// A piece of a shape's edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Begin((i16, i16)),
    Line((i16, i16)),
    Curve((i16, i16), (i16, i16), (i16, i16)),
    Close,
}

static OUTLINES: LazyLock<HashMap<BodyKind, Vec<OutlineShape>>> =
    LazyLock::new(|| serde_json::from_str(SHAPES).unwrap_or_default());

/// The shapes of a car built so, in the order in which they are drawn.
pub fn outline_of(body: BodyKind) -> &'static [OutlineShape] {
    OUTLINES.get(&body).map(Vec::as_slice).unwrap_or_default()
}

impl OutlineShape {
    /// Its edge; nothing where it cannot be read.
    pub fn pieces(&self) -> Vec<Piece> {
        read(&self.path).unwrap_or_default()
    }
}

fn read(path: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = path.trim();
    while let Some(letter) = rest.chars().next() {
        rest = rest.get(letter.len_utf8()..)?;
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (numbers, after) = rest.split_at(end);
        rest = after;
        let numbers: Vec<i16> =
            numbers.split_whitespace().map(|number| number.parse().ok()).collect::<Option<_>>()?;
        pieces.push(match (letter, numbers.as_slice()) {
            ('M', &[x, y]) => Piece::Begin((x, y)),
            ('L', &[x, y]) => Piece::Line((x, y)),
            ('C', &[ax, ay, bx, by, x, y]) => Piece::Curve((ax, ay), (bx, by), (x, y)),
            ('Z', &[]) => Piece::Close,
            _ => return None,
        });
    }
    Some(pieces)
}

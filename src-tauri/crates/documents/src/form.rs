//! What a paper brings along to be drawn: what it says, under which title, on
//! which size of paper. Title and sizes are declared with its kind, outside.

use crate::DocumentError;
use crate::photo::PhotoOnPaper;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageSize {
    A4,
    A5,
}

impl PageSize {
    const POINTS_PER_MM: f32 = 72.0 / 25.4;

    /// As the trade calls it, and as a door is asked for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A5 => "A5",
        }
    }

    pub(crate) fn width(self) -> f32 {
        Self::POINTS_PER_MM * if self == Self::A4 { 210.0 } else { 148.0 }
    }

    pub(crate) fn height(self) -> f32 {
        Self::POINTS_PER_MM * if self == Self::A4 { 297.0 } else { 210.0 }
    }
}

/// The title at the head of every page, and the size of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub title: &'static str,
    pub size: PageSize,
}

/// Everything one paper says. It is drawn from this alone.
pub trait Content {
    /// The number it is known by, at its head and in the name of its file.
    fn number(&self) -> &str;

    /// Its photos, for whoever has their bytes to put them in.
    fn photos(&mut self) -> &mut [PhotoOnPaper] {
        &mut []
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError>;
}

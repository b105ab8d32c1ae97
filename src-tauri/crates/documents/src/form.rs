//! What a paper brings along to be drawn: what it says, under which title, on
//! which size of paper. Title and sizes are declared with its kind, outside.

use crate::DocumentError;
use crate::photo::PhotoOnPaper;
use crate::size::PageSize;

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

//! What a paper brings along to be drawn: what it says, under which title, on
//! which size of paper. Title and sizes are declared with its kind, outside; which
//! print it is and how its printer has to be corrected, whoever prints it knows.

use crate::DocumentError;
use crate::correction::Correction;
use crate::letterhead::ShopHead;
use crate::photo::PhotoOnPaper;
use crate::size::PageSize;

/// The title at the head of every page, and the size of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub title: &'static str,
    pub size: PageSize,
    /// Which print of the paper this is, from the second on: nobody may take two
    /// for two payments.
    pub reprint: Option<u32>,
    pub correction: Correction,
}

impl Form {
    /// As it is looked at before it was ever printed.
    #[must_use]
    pub const fn new(title: &'static str, size: PageSize) -> Self {
        Self { title, size, reprint: None, correction: Correction::NONE }
    }
}

/// Everything one paper says. It is drawn from this alone.
pub trait Content {
    /// The number it is known by, at its head and in the name of its file.
    fn number(&self) -> &str;

    /// Its photos, for whoever has their bytes to put them in.
    fn photos(&mut self) -> &mut [PhotoOnPaper] {
        &mut []
    }

    /// The shop as the paper names it, for whoever has the bytes of its pictures.
    fn head(&mut self) -> &mut ShopHead;

    /// The paper as a PDF.
    ///
    /// # Errors
    /// A font that lacks its outlines, or a code that takes no more of its number.
    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError>;
}

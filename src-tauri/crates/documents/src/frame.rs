//! What papers that list something have around their list: whose they are and of when, facts above it, and
//! the places to sign below it, which are never left alone on a page.

use crate::DocumentError;
use crate::facts::Facts;
use crate::form::Form;
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;

pub(crate) struct Frame<'a> {
    pub head: &'a ShopHead,
    pub number: &'a str,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: &'a str,
    /// 草稿 or 作废, beside the title of every page.
    pub mark: Option<&'static str>,
    pub facts: Facts,
    /// In so many columns the facts stand on a full sheet.
    pub columns: usize,
    pub hands: Vec<SignaturePlace>,
}

impl Frame<'_> {
    /// Draws the paper down to its hands, to be bound or to go on behind them. `list` draws what is between facts
    /// and hands, and is told how much of the page it leaves to the hands behind its last row.
    pub(crate) fn around(
        self,
        form: Form,
        list: impl FnOnce(&mut Book, f32) -> Result<(), DocumentError>,
    ) -> Result<Book, DocumentError> {
        let mut book = form.open(self.head, self.number, self.printed_at, self.mark)?;
        self.facts.draw(&mut book, self.columns)?;
        let gap = book.measures().gap;
        let hands = book.signatures_height(&self.hands)? + gap;
        list(&mut book, hands)?;
        book.space(gap);
        book.signatures(&self.hands)?;
        Ok(book)
    }
}

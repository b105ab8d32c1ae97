//! How every paper begins.

use crate::DocumentError;
use crate::form::Form;
use crate::letterhead::{Heading, ShopHead};
use crate::page::Book;

impl Form {
    /// The paper's first page, with the shop's head on it.
    pub(crate) fn open(
        self,
        head: &ShopHead,
        number: &str,
        printed_at: &str,
        mark: Option<&'static str>,
    ) -> Result<Book, DocumentError> {
        self.open_with(head, number, printed_at, mark, true)
    }

    /// The same, for a paper with a code of its own: a customer would photograph the wrong one.
    pub(crate) fn open_without_code(
        self,
        head: &ShopHead,
        number: &str,
        printed_at: &str,
    ) -> Result<Book, DocumentError> {
        self.open_with(head, number, printed_at, None, false)
    }

    fn open_with(
        self,
        head: &ShopHead,
        number: &str,
        printed_at: &str,
        mark: Option<&'static str>,
        has_code: bool,
    ) -> Result<Book, DocumentError> {
        let heading = Heading {
            head: head.clone(),
            title: self.title,
            number: number.to_owned(),
            printed_at: printed_at.to_owned(),
            mark,
            has_code,
        };
        Book::open(self.size, heading)
    }
}

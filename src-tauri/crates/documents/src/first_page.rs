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
        let heading = Heading {
            head: head.clone(),
            title: self.title,
            number: number.to_owned(),
            printed_at: printed_at.to_owned(),
            mark,
        };
        Book::open(self.size, heading)
    }
}

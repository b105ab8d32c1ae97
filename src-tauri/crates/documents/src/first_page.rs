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
        self.first_page(Heading { mark, ..self.heading(head, number, printed_at) })
    }

    /// The same, for a paper with a code of its own: a customer would photograph the wrong one.
    pub(crate) fn open_without_code(
        self,
        head: &ShopHead,
        number: &str,
        printed_at: &str,
    ) -> Result<Book, DocumentError> {
        self.first_page(Heading { has_code: false, ..self.heading(head, number, printed_at) })
    }

    fn first_page(self, heading: Heading) -> Result<Book, DocumentError> {
        Book::open(self.size, heading, self.correction)
    }

    fn heading(self, head: &ShopHead, number: &str, printed_at: &str) -> Heading {
        Heading {
            head: head.clone(),
            title: self.title,
            number: number.to_owned(),
            printed_at: printed_at.to_owned(),
            mark: None,
            reprint: self.reprint,
            has_code: true,
        }
    }
}

//! The sums of what is not billed yet.

use super::{Quoted, Sums};
use crate::DocumentError;
use crate::figures::yuan;
use crate::page::Book;
use crate::text::Style;

impl Quoted {
    /// Lines, sums by kind with their tax, and the total in words under its name.
    pub(crate) fn draw(
        &self,
        book: &mut Book,
        title: &str,
        total: &'static str,
    ) -> Result<(), DocumentError> {
        self.charges.draw(book, "标准工时")?;
        let sums = Sums {
            charges: &self.charges,
            before_discount: self.total,
            deductions: vec![("含税合计", self.total)],
            taxes: &self.taxes,
            net: self.net,
            tax: self.tax,
        };
        sums.draw(book, title)?;
        book.sum_in_words(total, &self.total_in_words, self.total)?;
        if self.payers.len() > 1 {
            let shares: Vec<String> =
                self.payers.iter().map(|share| format!("{} {}", share.payer, yuan(share.amount))).collect();
            book.paragraph(&format!("其中：{}。", shares.join("，")), Style::TEXT)?;
        }
        Ok(())
    }
}

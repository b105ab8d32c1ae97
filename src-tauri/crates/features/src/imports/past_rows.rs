//! A row of what the old program kept of its orders, held against those the shop has: what came in before is
//! left alone, so that the same file changes nothing.

use super::importer::{ImportedRecord, Importer};
use super::past_orders::{line_of, order_of};
use super::row_reader::RowReader;
use domain::line::LineKind;
use kernel::error::Result;
use storage::Reader;

impl Importer<'_> {
    pub(super) fn past_order(
        &mut self,
        row: &mut RowReader<'_>,
        number: i64,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        let read = order_of(row, r)?;
        if self.past.came_before(row, &read, number) {
            return Ok(None);
        }
        let Some(known) = r.past_order_identified(&read.identity)? else {
            return Ok(Some(ImportedRecord::PastOrder(Box::new(read))));
        };
        // The shop's own of it is history: a list changes none.
        if !read.says_the_same_as(&known) {
            row.warn("past_order_kept", "order_number", &read.number, "");
        }
        Ok(None)
    }

    pub(super) fn past_line(
        &mut self,
        row: &mut RowReader<'_>,
        number: i64,
        kind: LineKind,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        let Some(order) = self.past.order_of_line(row, r)? else { return Ok(None) };
        let read = line_of(row, number, kind, order);
        let known = self.past.is_known(&read, r)?;
        Ok((!known).then(|| ImportedRecord::PastOrderLine(Box::new(read))))
    }
}

//! A row of a list of operations, held against those the shop has.

use super::importer::{ImportedRecord, Importer};
use super::row_reader::RowReader;
use super::{KnownRows, operations};
use kernel::error::Result;
use storage::Reader;

impl Importer<'_> {
    pub(super) fn operation(
        &mut self,
        row: &mut RowReader<'_>,
        number: i64,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        let read = operations::operation_of(row, number)?;
        if operations::came_before(row, &read, number, &mut self.operations) {
            return Ok(None);
        }
        let Some(known) = operations::known(r, &read)? else {
            return Ok(self.takes_new().then(|| ImportedRecord::Operation(Box::new(read))));
        };
        self.known_rows += 1;
        match self.known {
            KnownRows::New => {
                row.warn("duplicate_in_shop", "name", &read.name, "");
                Ok(Some(ImportedRecord::Operation(Box::new(read))))
            }
            KnownRows::Skip => Ok(None),
            KnownRows::Update | KnownRows::UpdateOnly => {
                let terms = r.terms_of_operation(known.id)?;
                let (fields, terms) = operations::news(row, &known, &terms, &read)?;
                let says = !fields.is_empty() || !terms.is_empty();
                Ok(says.then_some(ImportedRecord::OperationNews { id: known.id, fields, terms }))
            }
        }
    }
}

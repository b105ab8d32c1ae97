//! A row of a list of packages, held against those the shop has.

use super::importer::{ImportedRecord, Importer};
use super::row_reader::RowReader;
use super::{KnownRows, packages};
use kernel::error::Result;
use storage::Reader;

impl Importer<'_> {
    pub(super) fn package(
        &mut self,
        row: &mut RowReader<'_>,
        number: i64,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        let read = packages::package_of(row, number);
        if packages::came_before(row, &read, number, &mut self.packages) {
            return Ok(None);
        }
        let known = packages::known(r, &read)?;
        self.known_rows += i64::from(known.is_some());
        match (known, self.known) {
            (None, _) if !self.takes_new() => return Ok(None),
            (Some(_), KnownRows::Skip) => return Ok(None),
            (Some(known), KnownRows::Update | KnownRows::UpdateOnly) => {
                let fields = packages::news(row, r, &known, read)?;
                let id = known.id.0;
                return Ok((!fields.is_empty()).then_some(ImportedRecord::News {
                    entity: "work_package",
                    id,
                    fields,
                }));
            }
            (Some(_), KnownRows::New) => row.warn("duplicate_in_shop", "name", &read.name, ""),
            (None, _) => {}
        }
        Ok(packages::new_package(row, r, read)?.map(|package| ImportedRecord::Package(Box::new(package))))
    }
}

//! A paper as it leaves the program: its pictures fetched, drawn, and named.

use super::paper::Paper;
use documents::photo::Jpeg;
use documents::{Content, Form};
use kernel::error::{Error, Result};
use kernel::shop::Shop;
use storage::StorageError;

/// A paper ready to be shown, saved or printed.
#[derive(Clone, Debug)]
pub struct Document {
    pub file_name: String,
    /// The number it shows.
    pub number: String,
    pub bytes: Vec<u8>,
}

impl Document {
    /// What a list of files or of a printer's jobs calls it.
    pub fn title(&self) -> &str {
        self.file_name.rsplit_once('.').map_or(&self.file_name, |(title, _)| title)
    }

    /// What kind of file it is to a person who saves it: all are PDFs, but for lists and
    /// what a calendar takes in.
    pub fn ending(&self) -> (&'static str, &'static str) {
        let name = self.file_name.to_lowercase();
        match name.rsplit_once('.') {
            Some((_, "xlsx")) => ("Excel", "xlsx"),
            Some((_, "ics")) => ("iCalendar", "ics"),
            _ => ("PDF", "pdf"),
        }
    }

    pub fn media_type(&self) -> &'static str {
        match self.ending() {
            (_, "xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (_, "ics") => "text/calendar",
            _ => "application/pdf",
        }
    }
}

/// With its pictures, which lie beside the file.
pub(super) fn finished(
    shop: &Shop,
    paper: &Paper,
    form: Form,
    mut content: Box<dyn Content>,
) -> Result<Document> {
    for photo in content.photos() {
        photo.jpeg = jpeg_of(shop, &photo.hash)?;
    }
    for image in content.head().images() {
        image.jpeg = jpeg_of(shop, &image.hash)?;
    }
    Ok(Document {
        file_name: format!("{} {}.pdf", paper.file_title, content.number()),
        number: content.number().to_owned(),
        bytes: content.draw(form).map_err(Error::fault)?,
    })
}

/// One lost photo keeps nobody from a paper: it is said on it.
fn jpeg_of(shop: &Shop, hash: &str) -> Result<Option<Jpeg>> {
    let bytes = match shop.db.blobs().get(hash) {
        Ok(bytes) => bytes,
        Err(StorageError::Damaged { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let Some((width, height)) = pictures::size_of(&bytes) else { return Ok(None) };
    Ok(Some(Jpeg { bytes, width, height }))
}

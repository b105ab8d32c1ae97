//! The XML Spreadsheet of 2003, which old programs write and call .xls.

use crate::draft::Draft;
use crate::grid::Grid;
use crate::progress::ReadRequest;
use crate::remark::Remark;
use crate::unreadable::Unreadable;
use crate::value::{iso_text, number_text};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

const NAMESPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";

pub fn is_workbook(text: &str) -> bool {
    let start = text.trim_start();
    let head = String::from_utf8_lossy(&start.as_bytes()[..start.len().min(4096)]);
    start.starts_with('<') && head.contains(NAMESPACE) && head.contains("Workbook")
}

/// Reads a workbook that a program wrote as one XML text.
///
/// # Errors
/// `Damaged` where it is no XML, `NoSheet` where the asked one is not in it, `NoRows` where
/// none says anything.
pub fn read(text: &str, request: ReadRequest<'_>) -> Result<Grid, Unreadable> {
    let mut book = Book { request, ..Book::default() };
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Eof => break,
            Event::Start(tag) => book.open(&tag)?,
            Event::End(tag) => book.close(tag.local_name().as_ref())?,
            Event::Text(text) => book.say(&text.xml10_content()),
            Event::CData(text) => book.say(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => book.say(c.encode_utf8(&mut [0; 4])),
                _ => book.say(resolve_predefined_entity(&name).unwrap_or_default()),
            },
            _ => {}
        }
    }
    if request.sheet.is_some_and(|request| !book.names.iter().any(|name| name == request)) {
        return Err(Unreadable::NoSheet);
    }
    let (sheet, grid) = book.shown.or(book.hidden).ok_or(Unreadable::NoRows)?;
    Ok(Grid { sheets: book.names, sheet: Some(sheet), ..grid })
}

#[derive(Default)]
struct Book<'a> {
    request: ReadRequest<'a>,
    names: Vec<String>,
    /// The first sheet with rows, and the first of those nobody sees.
    shown: Option<(String, Grid)>,
    hidden: Option<(String, Grid)>,
    draft: Option<Draft<'a>>,
    is_hidden: bool,
    /// Where the next row and the next cell stand, from 0.
    row: u32,
    column: u32,
    rows: u32,
    columns: u32,
    kind: String,
    text: String,
    in_data: bool,
    in_visible: bool,
    formula: bool,
    has_data: bool,
}

impl Book<'_> {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        match tag.local_name().as_ref() {
            "Worksheet" => {
                let name = attribute(tag, "Name").unwrap_or_default();
                let is_asked = self.request.sheet.is_none_or(|request| name == request);
                let is_needed = is_asked && self.shown.is_none() && !self.names.contains(&name);
                self.draft = is_needed.then(|| Draft::of_sheet(self.request.progress));
                self.names.push(name);
                (self.row, self.column, self.is_hidden) = (0, 0, false);
            }
            "Row" => {
                self.row = place(tag).unwrap_or(self.row);
                self.column = 0;
                self.rows = count(tag, "Span");
                if attribute(tag, "Hidden").is_some_and(|hidden| hidden == "1")
                    && let Some(draft) = &mut self.draft
                {
                    let last = self.row.saturating_add(self.rows.min(crate::MAX_ROWS));
                    (self.row..=last).for_each(|row| draft.hide(row.saturating_add(1)));
                }
            }
            "Cell" => {
                self.column = place(tag).unwrap_or(self.column);
                self.columns = count(tag, "MergeAcross");
                self.formula = attribute(tag, "Formula").is_some();
                self.has_data = false;
            }
            "Data" => {
                self.kind = attribute(tag, "Type").unwrap_or_default();
                self.text.clear();
                (self.in_data, self.has_data) = (true, true);
            }
            "Visible" => {
                self.text.clear();
                self.in_visible = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "Data" => {
                self.in_data = false;
                self.put()?;
            }
            "Cell" => {
                if self.formula && !self.has_data {
                    self.remark(|row, column| Remark::FormulaWithoutResult { row, column });
                }
                (self.formula, self.column) =
                    (false, self.column.saturating_add(1).saturating_add(self.columns));
            }
            "Row" => self.row = self.row.saturating_add(1).saturating_add(self.rows),
            "Visible" => {
                self.in_visible = false;
                self.is_hidden = self.text.trim() != "SheetVisible";
            }
            "Worksheet" => self.close_sheet()?,
            _ => {}
        }
        Ok(())
    }

    fn close_sheet(&mut self) -> Result<(), Unreadable> {
        let Some(draft) = self.draft.take() else { return Ok(()) };
        let name = self.names.last().cloned().unwrap_or_default();
        let sheet = if self.is_hidden { &mut self.hidden } else { &mut self.shown };
        if let (None, Some(grid)) = (&sheet, draft.finish("xml")?) {
            *sheet = Some((name, grid));
        }
        Ok(())
    }

    fn put(&mut self) -> Result<(), Unreadable> {
        let text = match self.kind.as_str() {
            "Number" => self.text.trim().parse().map_or_else(|_| self.text.clone(), number_text),
            "DateTime" => iso_text(&self.text),
            "Boolean" => (self.text.trim() == "1").to_string(),
            "Error" => {
                let text = self.text.trim().to_owned();
                self.remark(|row, column| Remark::ErrorCell { row, column, text });
                return Ok(());
            }
            _ => std::mem::take(&mut self.text),
        };
        match &mut self.draft {
            Some(draft) => draft.put(self.row, self.column, &text),
            None => Ok(()),
        }
    }

    fn remark(&mut self, remark: impl FnOnce(u32, u32) -> Remark) {
        let at = (self.row.saturating_add(1), self.column.saturating_add(1));
        if let Some(draft) = &mut self.draft {
            draft.remark(remark(at.0, at.1));
        }
    }

    fn say(&mut self, text: &str) {
        if self.in_data || self.in_visible {
            self.text.push_str(text);
        }
    }
}

/// Where a row or cell says it stands, from 0.
fn place(tag: &BytesStart<'_>) -> Option<u32> {
    attribute(tag, "Index")?.trim().parse::<u32>().ok()?.checked_sub(1)
}

fn count(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|count| count.trim().parse().ok()).unwrap_or(0)
}

/// The namespace's own prefix is left to the program that wrote the file.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut sound = attributes.with_checks(false).flatten();
    let found = sound.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

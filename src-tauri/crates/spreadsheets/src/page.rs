//! A web page with a table: what many programs of the web hand out as a
//! workbook. Its tables stand one below the other, as a spreadsheet shows them.

use crate::draft::Draft;
use crate::grid::Grid;
use crate::progress::Progress;
use crate::unreadable::Unreadable;
use crate::{MAX_CELL_LEN, MAX_COLUMNS};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::str::from_utf8;

/// A page that lays tables into tables goes no deeper than this.
const MAX_DEPTH: usize = 64;

/// Whether a text is markup, so that no tag ever becomes a column.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let Some(tag) = start.strip_prefix('<') else { return false };
    if tag.starts_with("!--") || tag.starts_with("?xml") {
        return true;
    }
    let name = tag.trim_start_matches('!').split(|c: char| !c.is_ascii_alphanumeric()).next();
    let name = name.unwrap_or_default().to_ascii_lowercase();
    let known = [
        "html", "doctype", "head", "meta", "body", "style", "script", "title", "table", "thead", "tbody",
        "tr", "td", "th", "div", "center", "form", "font", "span", "p", "br", "h1", "h2", "h3", "b",
    ];
    known.contains(&name.as_str())
}

/// Reads the tables of a page of HTML.
///
/// # Errors
/// `NoRows` where no table says anything; a cell too long, or more than is read.
pub fn read(text: &str, progress: Progress<'_>) -> Result<Grid, Unreadable> {
    let mut page = Page::new(progress);
    let mut failed = None;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        failed = page.take(event).err();
        failed.map(|_| ())
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(text, emitter).next();
    if let Some(why) = failed {
        return Err(why);
    }
    page.close_tables(0)?;
    page.draft.finish("html")?.ok_or(Unreadable::NoRows)
}

struct Page<'a> {
    draft: Draft<'a>,
    row: u32,
    tables: Vec<Table>,
    tag: String,
    attribute: Attribute,
    said: TagAttributes,
    /// Inside of what no page shows.
    silent: bool,
}

#[derive(Clone, Copy, Default)]
enum Attribute {
    ColumnSpan,
    RowSpan,
    Style,
    Number,
    Hidden,
    #[default]
    Other,
}

/// What the attributes of the tag that is being read say.
#[derive(Default)]
struct TagAttributes {
    columns: u32,
    rows: u32,
    number: String,
    hidden: bool,
}

#[derive(Default)]
struct Table {
    in_row: bool,
    in_cell: bool,
    hidden: bool,
    has_table: bool,
    column: u32,
    text: String,
    number: String,
    cells: Vec<(u32, String)>,
    count: u32,
    /// How many rows on a cell from above still takes each column.
    from_above: Vec<u32>,
}

impl<'a> Page<'a> {
    fn new(progress: Progress<'a>) -> Self {
        Self {
            draft: Draft::of_lines(1, progress),
            row: 0,
            tables: Vec::new(),
            tag: String::new(),
            attribute: Attribute::Other,
            said: TagAttributes::default(),
            silent: false,
        }
    }

    fn take(&mut self, event: CallbackEvent<'_>) -> Result<(), Unreadable> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.clear();
                self.tag.push_str(from_utf8(name).unwrap_or_default());
                (self.said, self.attribute) = (TagAttributes::default(), Attribute::Other);
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = match name {
                    b"colspan" => Attribute::ColumnSpan,
                    b"rowspan" => Attribute::RowSpan,
                    b"style" => Attribute::Style,
                    b"x:num" => Attribute::Number,
                    b"hidden" => Attribute::Hidden,
                    _ => Attribute::Other,
                };
                self.said.hidden |= matches!(self.attribute, Attribute::Hidden);
            }
            CallbackEvent::AttributeValue { value } => self.take_attribute(from_utf8(value).unwrap_or("")),
            CallbackEvent::CloseStartTag { .. } => return self.open(),
            CallbackEvent::EndTag { name } => return self.close(name),
            CallbackEvent::String { value } if !self.silent => {
                if let Some(table) = self.tables.last_mut() {
                    table.say(from_utf8(value).unwrap_or_default());
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_attribute(&mut self, value: &str) {
        let count = || value.trim().parse::<u32>().unwrap_or(1);
        match self.attribute {
            Attribute::ColumnSpan => self.said.columns = count(),
            Attribute::RowSpan => self.said.rows = count(),
            Attribute::Number => value.trim().clone_into(&mut self.said.number),
            Attribute::Style => {
                let style: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                self.said.hidden |= style.to_ascii_lowercase().contains("display:none");
            }
            Attribute::Hidden | Attribute::Other => {}
        }
    }

    fn open(&mut self) -> Result<(), Unreadable> {
        let said = std::mem::take(&mut self.said);
        match self.tag.as_str() {
            "script" | "style" | "title" => self.silent = true,
            "table" => {
                if self.tables.len() >= MAX_DEPTH {
                    return Err(Unreadable::TooDemanding);
                }
                if let Some(table) = self.tables.last_mut() {
                    table.has_table = true;
                }
                self.tables.push(Table::default());
            }
            "tr" => {
                self.close_row()?;
                if let Some(table) = self.tables.last_mut() {
                    (table.in_row, table.hidden) = (true, said.hidden);
                }
            }
            "td" | "th" => {
                if let Some(table) = self.tables.last_mut() {
                    table.close_cell();
                    table.open_cell(&said);
                }
            }
            "br" => {
                if let Some(table) = self.tables.last_mut() {
                    table.text.push('\n');
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Unreadable> {
        match name {
            b"script" | b"style" | b"title" => self.silent = false,
            b"table" => return self.close_tables(self.tables.len().saturating_sub(1)),
            b"tr" => return self.close_row(),
            b"td" | b"th" => {
                if let Some(table) = self.tables.last_mut() {
                    table.close_cell();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_tables(&mut self, left: usize) -> Result<(), Unreadable> {
        while self.tables.len() > left {
            self.close_row()?;
            self.tables.pop();
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Unreadable> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        table.close_cell();
        if !std::mem::take(&mut table.in_row) {
            return Ok(());
        }
        let cells = std::mem::take(&mut table.cells);
        table.from_above.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        // One that only held other tables is no row: theirs are.
        let is_row = table.count > 0 && !(table.has_table && cells.is_empty());
        let hidden = table.hidden;
        (table.has_table, table.hidden) = (false, false);
        (table.column, table.count) = (0, 0);
        if !is_row {
            return Ok(());
        }
        let row = self.row;
        for (column, text) in cells {
            self.draft.put(row, column, &text)?;
        }
        if hidden {
            self.draft.hide(row + 1);
        }
        self.row = row.saturating_add(1);
        Ok(())
    }
}

impl Table {
    /// Space of any kind is one space to a page.
    fn say(&mut self, text: &str) {
        // Longer than any cell: what is too much is found out where it is put.
        if !self.in_cell || self.text.len() > MAX_CELL_LEN * 8 {
            return;
        }
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\r' | '\n' => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                c => self.text.push(c),
            }
        }
    }

    fn open_cell(&mut self, said: &TagAttributes) {
        (self.in_row, self.in_cell) = (true, true);
        self.text.clear();
        self.number.clone_from(&said.number);
        while self.from_above.get(self.column as usize).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        self.count += 1;
        // One column too many is enough to be told so.
        let columns = said.columns.clamp(1, MAX_COLUMNS);
        if said.rows > 1 && self.column < MAX_COLUMNS {
            let (from, to) = (self.column as usize, (self.column + columns) as usize);
            if self.from_above.len() < to {
                self.from_above.resize(to, 0);
            }
            self.from_above[from..to].fill(said.rows);
        }
        self.cells.push((self.column, String::new()));
        self.column = self.column.saturating_add(columns);
    }

    fn close_cell(&mut self) {
        if !std::mem::take(&mut self.in_cell) {
            return;
        }
        let text = std::mem::take(&mut self.text);
        // A long number is shown short, and stands beside in full.
        let is_short = text.contains("E+") && self.number.parse::<f64>().is_ok();
        let text = if is_short { std::mem::take(&mut self.number) } else { text };
        if let Some((_, cell)) = self.cells.last_mut() {
            *cell = text;
        }
        self.cells.pop_if(|(_, cell)| cell.trim().is_empty());
    }
}

//! One row on its way into the shop: each field is asked for once, what does
//! not fit is kept as a note, and what looks wrong is warned about.

use super::ImportWarning;
use super::columns::LEFT_OUT;
use super::table::Row;
use chrono::NaiveDate;
use domain::dates::written_day;
use domain::phone::{Phone, PhoneWarning};
use domain::placeholder::{is_no_day, is_spreadsheet_error, stands_for_nothing};
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN};

pub struct RowReader<'a> {
    headers: &'a [String],
    mapping: &'a [Option<String>],
    row: &'a Row,
    kept: Vec<String>,
    pub warnings: Vec<ImportWarning>,
}

impl<'a> RowReader<'a> {
    pub fn new(headers: &'a [String], mapping: &'a [Option<String>], row: &'a Row) -> Self {
        Self { headers, mapping, row, kept: Vec::new(), warnings: Vec::new() }
    }

    /// A short text of a thing that has no note: what is too long is cut, and stands whole in the
    /// report of the import.
    pub fn short(&mut self, field: &str) -> String {
        let text = self.raw(field);
        if self.says_nothing(field) {
            return String::new();
        }
        if text.chars().count() > MAX_NAME_LEN {
            self.warn("text_cut", field, text, "");
        }
        text.chars().take(MAX_NAME_LEN).collect::<String>().trim().to_owned()
    }

    fn place(&self, field: &str) -> Option<usize> {
        self.mapping.iter().position(|mapped| mapped.as_deref() == Some(field))
    }

    /// What the field's column is called in the file.
    pub fn header(&self, field: &str) -> &'a str {
        self.place(field).and_then(|place| self.headers.get(place)).map_or("", String::as_str)
    }

    /// A number that names a thing, as its maker wrote it: a spreadsheet that
    /// took it for an amount wrote `.0` behind it.
    pub fn key(&mut self, field: &str) -> String {
        let text = self.raw(field);
        match without_point_zero(text) {
            Some(whole) => {
                self.warn("point_zero", field, text, whole);
                whole.to_owned()
            }
            None => text.to_owned(),
        }
    }

    /// The text as it stands in the file.
    pub fn raw(&self, field: &str) -> &'a str {
        self.place(field).and_then(|place| self.row.cells.get(place)).map_or("", String::as_str)
    }

    pub fn warn(&mut self, code: &str, field: &str, value: &str, suggestion: &str) {
        let short = |text: &str| text.chars().take(MAX_NAME_LEN).collect();
        self.warnings.push(ImportWarning {
            code: code.to_owned(),
            field: field.to_owned(),
            value: short(value),
            suggestion: short(suggestion),
        });
    }

    /// Keeps the field's text as a note under its own header.
    pub fn keep(&mut self, field: &str) {
        if let Some(place) = self.place(field) {
            self.keep_column(place);
        }
    }

    fn keep_column(&mut self, place: usize) {
        let Some(text) = self.row.cells.get(place).filter(|text| !text.is_empty()) else { return };
        let line = match self.headers.get(place).map(String::as_str) {
            None | Some("") => text.clone(),
            Some(header) => format!("{header}：{text}"),
        };
        self.kept.push(line);
    }

    /// Nothing but a dash, 无 or the like. An error of a spreadsheet, `#N/A`, says
    /// nothing either, but that something was there once: it is named.
    pub fn says_nothing(&mut self, field: &str) -> bool {
        let text = self.raw(field);
        let nothing = stands_for_nothing(text);
        if is_spreadsheet_error(text) {
            self.warn("error_cell", field, text, "");
        }
        nothing
    }

    /// A short text. What is too long for its field stands whole in the note;
    /// a dash or 无 that only fills the cell is nothing.
    pub fn text(&mut self, field: &str) -> String {
        let text = self.raw(field);
        if self.says_nothing(field) {
            return String::new();
        }
        if text.chars().count() > MAX_NAME_LEN {
            self.warn("too_long", field, text, "");
            self.keep(field);
        }
        text.chars().take(MAX_NAME_LEN).collect::<String>().trim().to_owned()
    }

    pub fn phone(&mut self, field: &str) -> String {
        let mut typed = self.text(field);
        if let Some(whole) = without_point_zero(&typed) {
            let whole = whole.to_owned();
            self.warn("point_zero", field, &typed, &whole);
            typed = whole;
        }
        // 1.39E+10: the digits behind the first three are gone for good.
        if lost_its_digits(&typed) {
            self.warn("digits_lost", field, &typed, "");
            self.keep(field);
            return String::new();
        }
        if !typed.is_empty() && !typed.chars().any(|c| c.is_ascii_digit()) && typed.is_ascii() {
            self.warn("phone_is_none", field, &typed, "");
            self.keep(field);
            return String::new();
        }
        if let Some(with_zero) = landline_without_zero(&typed) {
            self.warn("area_code_without_zero", field, &typed, &with_zero);
            return typed;
        }
        let Some(read) = Phone::read(&typed) else { return String::new() };
        // A number with a word beside it is called by the number; the word is kept.
        if read.warning == Some(PhoneWarning::Unusual)
            && let Some(number) = Phone::within(&typed)
        {
            let number = String::from(number);
            self.warn("phone_with_words", field, &typed, &number);
            self.keep(field);
            return number;
        }
        match read.warning {
            Some(PhoneWarning::Unusual) => self.warn("phone_unusual", field, &typed, ""),
            Some(PhoneWarning::Several) => self.warn("phone_several", field, &typed, ""),
            None => {}
        }
        // What is cut off a field full of numbers is not lost either.
        if read.phone.as_str().chars().filter(char::is_ascii_digit).count()
            < typed.chars().filter(char::is_ascii_digit).count().saturating_sub(4)
        {
            self.keep(field);
        }
        read.phone.into()
    }

    pub fn day(&mut self, field: &str) -> Option<NaiveDate> {
        let typed = self.raw(field);
        let day = written_day(typed);
        if is_no_day(typed) {
            self.warn("date_unknown", field, typed, "");
        } else if day.is_none() && !self.says_nothing(field) {
            self.warn("date_unreadable", field, typed, "");
            self.keep(field);
        }
        day
    }

    /// The note: its own column, then every column that is nothing else.
    pub fn note(&mut self) -> String {
        for place in 0..self.row.cells.len() {
            if self.mapping.get(place).is_none_or(Option::is_none) {
                self.keep_column(place);
            }
        }
        let own = self.raw("note");
        let lines: Vec<&str> = [own]
            .into_iter()
            .filter(|own| !own.is_empty())
            .chain(self.kept.iter().map(String::as_str))
            .collect();
        let note = lines.join("\n");
        if note.chars().count() <= MAX_TEXT_LEN {
            return note;
        }
        // The whole row stands in the report of the import.
        self.warn("note_cut", "note", &note, "");
        note.chars().take(MAX_TEXT_LEN).collect()
    }

    pub fn is_mapped(&self, field: &str) -> bool {
        debug_assert_ne!(field, LEFT_OUT);
        self.place(field).is_some()
    }
}

/// The whole number before a `.0` that a spreadsheet wrote.
fn without_point_zero(text: &str) -> Option<&str> {
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(".00"))?;
    (!whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit())).then_some(whole)
}

/// A large number as a spreadsheet shows it in a narrow column.
pub fn lost_its_digits(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa = mantissa.strip_prefix('-').unwrap_or(mantissa);
    mantissa.split('.').all(digits) && digits(exponent.strip_prefix('+').unwrap_or(exponent))
}

/// 75526012345: a spreadsheet took the zero of 0755 for one that says nothing.
fn landline_without_zero(text: &str) -> Option<String> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let area = text.bytes().next().is_some_and(|first| (b'2'..=b'9').contains(&first));
    (digits && area && (10..=11).contains(&text.len())).then(|| format!("0{text}"))
}

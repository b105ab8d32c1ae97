//! Why a file gives no rows.

use thiserror::Error;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    #[error("the file is damaged")]
    Damaged,
    #[error("the file is empty")]
    EmptyFile,
    #[error("the file is no table but the data of some program")]
    Binary,
    #[error("the encoding of the text is not known")]
    UnknownEncoding,
    #[error("the table has too many rows")]
    TooManyRows,
    #[error("the table has too many columns")]
    TooManyColumns,
    #[error("a cell is longer than a spreadsheet allows")]
    LongCell,
    #[error("the workbook has no such sheet")]
    NoSheet,
    #[error("there are no rows in the file")]
    NoRows,
    #[error("the workbook is protected by a password")]
    Password,
    #[error("the file is a binary workbook (.xlsb)")]
    Xlsb,
    #[error("the file is an OpenDocument spreadsheet (.ods)")]
    Ods,
    #[error("the file is an archive or document, no workbook")]
    OtherZip,
    #[error("the file is a PDF document")]
    Pdf,
    #[error("the file is a picture")]
    Picture,
    #[error("the file is a packed archive")]
    Archive,
    #[error("this file needs more memory or time than reading a table may take")]
    TooDemanding,
    #[error("reading was called off")]
    Cancelled,
}

impl Unreadable {
    pub const ALL: [Self; 18] = [
        Self::Damaged,
        Self::EmptyFile,
        Self::Binary,
        Self::UnknownEncoding,
        Self::TooManyRows,
        Self::TooManyColumns,
        Self::LongCell,
        Self::NoSheet,
        Self::NoRows,
        Self::Password,
        Self::Xlsb,
        Self::Ods,
        Self::OtherZip,
        Self::Pdf,
        Self::Picture,
        Self::Archive,
        Self::TooDemanding,
        Self::Cancelled,
    ];

    /// The screen has words for each of these.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::EmptyFile => "empty_file",
            Self::Binary => "binary",
            Self::UnknownEncoding => "unknown_encoding",
            Self::TooManyRows => "too_many_rows",
            Self::TooManyColumns => "too_many_columns",
            Self::LongCell => "long_cell",
            Self::NoSheet => "no_sheet",
            Self::NoRows => "no_rows",
            Self::Password => "password",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::OtherZip => "other_zip",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Archive => "archive",
            Self::TooDemanding => "too_demanding",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
}

//! How the names of a list's columns are told, and those that stand in every list.

/// Each field with the names of its column.
pub type Names = &'static [(&'static str, &'static [&'static str])];

pub const NOTE: &[&str] = &[
    "备注",
    "备注信息",
    "说明",
    "附注",
    "備註",
    "備注",
    "note",
    "notes",
    "remark",
    "remarks",
    "comment",
    "comments",
];

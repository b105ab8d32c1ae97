//! What the check of the file finds, and how it is said.

/// What does not agree about a row, or about a whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub table: String,
    pub id: Option<i64>,
    pub how: RowDamage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowDamage {
    /// The row is another than its newest change left it.
    StandsOtherwise,
    /// The log knows it, the table does not hold it.
    Missing,
    /// The table holds it, the log does not know it.
    Unlogged,
    /// An older state does not lead to the next one.
    BrokenStory,
    Unreadable(String),
    /// The search does not find it by what it says, or by what it no longer says.
    Unfindable,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.table)?;
        if let Some(id) = self.id {
            write!(f, " {id}")?;
        }
        match &self.how {
            RowDamage::StandsOtherwise => f.write_str(" stands otherwise than the log says"),
            RowDamage::Missing => f.write_str(" is in the log and not in the table"),
            RowDamage::Unlogged => f.write_str(" is in the table and not in the log"),
            RowDamage::BrokenStory => f.write_str(" was otherwise than the log says"),
            RowDamage::Unreadable(why) => write!(f, " cannot be read: {why}"),
            RowDamage::Unfindable => f.write_str(" is not found by what it says"),
        }
    }
}

pub(crate) fn unreadable(table: &str, id: Option<i64>, why: &dyn std::fmt::Display) -> Finding {
    Finding { table: table.to_owned(), id, how: RowDamage::Unreadable(why.to_string()) }
}

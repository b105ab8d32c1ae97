//! One change of the file's form. Each noun lists its own; `migrate` makes them.

use crate::Result;
use rusqlite::Connection;

/// One change of the file's form, never altered once a shop has it.
pub(crate) struct Step {
    /// Day and minute, then what it brings: steps go in the order of their names.
    pub name: &'static str,
    /// The compatibility a program needs from here on. A new table, an index, a
    /// column with a value of its own ask for none: programs that do not know
    /// them go on as before.
    pub opens: Option<i64>,
    pub body: StepBody,
}

pub(crate) enum StepBody {
    /// What SQL can say.
    Schema(&'static str),
    /// What only the rules can: rows made anew as the program makes them now.
    Rows(fn(&Connection) -> Result<()>),
}

/// A step whose SQL is the file of its name, beside the file that lists it or
/// in a folder named from there.
macro_rules! dated {
    ($name:literal) => {
        dated!("", $name, None)
    };
    ($folder:literal, $name:literal, opens $opens:literal) => {
        dated!($folder, $name, Some($opens))
    };
    ($folder:literal, $name:literal, $opens:expr) => {
        $crate::step::Step {
            name: $name,
            opens: $opens,
            body: $crate::step::StepBody::Schema(include_str!(concat!($folder, $name, ".sql"))),
        }
    };
}
pub(crate) use dated;

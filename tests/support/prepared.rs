//! Commands that are made ready before their transaction, asked like any other.

use crate::typed::Command;
use kernel::error::Result;
use kernel::host::Prepare;

/// How such a command is run.
pub struct Prepares;

/// What it leaves to be written borrows its surroundings by its type, so that no
/// one type stands for it at all of them.
pub trait Prepared<'a, Ask> {}

impl<'a, F: Fn(&'a Prepare<'a>, Ask) -> Result<Work>, Ask, Work> Prepared<'a, Ask> for F {}
impl<F: for<'a> Prepared<'a, Ask>, Ask> Command<Prepares, Ask, ()> for F {}

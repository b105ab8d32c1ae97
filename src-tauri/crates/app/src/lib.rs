//! The whole program, as a sum of its features. Nothing else stands here.

pub mod bindings;
mod tables;
pub mod vectors;

use features::office::recovery::{self, Opened};
use features::{aftercare, bookings, homes, imports, office, papers, records, till, visit};
use kernel::command::no_name_stands_twice;
use kernel::{Clock, Command, OpenRefusal, Program, Shop};
use std::path::Path;
use std::sync::Arc;

const LISTS: &[&[&[Command]]] = &[
    kernel::LISTS,
    office::LISTS,
    records::LISTS,
    &[imports::COMMANDS],
    &[bookings::COMMANDS],
    visit::LISTS,
    &[till::COMMANDS],
    aftercare::LISTS,
    &[papers::COMMANDS],
    &[homes::COMMANDS],
    &[sample::COMMANDS],
];

const _: () = assert!(no_name_stands_twice(LISTS), "a command stands in two lists");

pub static PROGRAM: Program = Program {
    lists: LISTS,
    at_start: &[
        |shop| office::backups::take_in_copies_before_updates(shop),
        imports::finish_moving,
        sample::finish_moving,
    ],
};

/// Shows the types of every command.
pub fn visit(visitor: &mut impl kernel::command::Visitor) {
    kernel::visit_all(visitor);
    office::visit_all(visitor);
    records::visit_all(visitor);
    imports::visit(visitor);
    bookings::visit(visitor);
    visit::visit_all(visitor);
    till::visit(visitor);
    aftercare::visit_all(visitor);
    papers::visit(visitor);
    homes::visit(visitor);
    sample::visit(visitor);
}

pub fn open(dir: &Path, clock: Arc<dyn Clock>) -> Result<Arc<Shop>, OpenRefusal> {
    Shop::open(dir, clock, &PROGRAM)
}

/// The shop of a folder, or that it is stuck and has copies to go on from.
pub fn open_or_recover(dir: &Path, clock: Arc<dyn Clock>) -> Result<Opened, OpenRefusal> {
    recovery::open_or_recover(dir, clock, &PROGRAM)
}

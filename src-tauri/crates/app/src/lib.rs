//! The whole program, as a sum of its features. Nothing else stands here.

pub mod bindings;
mod codes;
mod counter_vectors;
mod one_visit;
mod tables;
mod till_vectors;
pub mod vectors;

use features::office::recovery::{self, Opened};
use features::{
    aftercare, attached_files, bookings, claims, counter_sales, counting, data_requests, express, homes,
    imports, listing, loans, office, operations, overdue, own_phone, packages, papers, photos, picking,
    printing, purchasing, receiving, records, stock, till,
};
use kernel::command::{Run, no_name_stands_twice};
use kernel::{Clock, Command, OpenRefusal, Program, Refusal, Session, Shop};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

const LISTS: &[&[&[Command]]] = &[
    kernel::LISTS,
    office::LISTS,
    records::LISTS,
    &[imports::COMMANDS],
    bookings::LISTS,
    one_visit::LISTS,
    &[photos::COMMANDS],
    attached_files::LISTS,
    &[data_requests::COMMANDS],
    till::LISTS,
    packages::LISTS,
    operations::LISTS,
    stock::LISTS,
    receiving::LISTS,
    counter_sales::LISTS,
    claims::LISTS,
    loans::LISTS,
    &[express::COMMANDS],
    listing::LISTS,
    &[overdue::COMMANDS],
    &[till::invoices::COMMANDS],
    counting::LISTS,
    aftercare::LISTS,
    own_phone::LISTS,
    &[papers::COMMANDS],
    printing::LISTS,
    purchasing::LISTS,
    &[picking::commands::COMMANDS],
    &[homes::COMMANDS],
    &[sample::COMMANDS],
];

const _: () = assert!(no_name_stands_twice(LISTS), "a command stands in two lists");

pub static PROGRAM: Program = Program {
    lists: LISTS,
    at_start: &[
        |shop| office::backups::adopt_copies_before_updates(shop),
        |shop| office::backups::sweep_blobs(shop),
        imports::finish_moving,
        sample::finish_moving,
        printing::follow,
    ],
};

/// Shows the types of every command.
pub fn visit(visitor: &mut impl kernel::command::Visitor) {
    kernel::visit_all(visitor);
    office::visit_all(visitor);
    records::visit_all(visitor);
    imports::visit(visitor);
    bookings::visit_all(visitor);
    one_visit::visit_all(visitor);
    photos::visit(visitor);
    attached_files::visit_all(visitor);
    data_requests::visit(visitor);
    till::visit_all(visitor);
    packages::visit_all(visitor);
    operations::visit_all(visitor);
    stock::visit_all(visitor);
    receiving::visit_all(visitor);
    counter_sales::visit_all(visitor);
    claims::visit_all(visitor);
    loans::visit_all(visitor);
    express::visit(visitor);
    listing::visit_all(visitor);
    overdue::visit(visitor);
    till::invoices::visit(visitor);
    counting::visit_all(visitor);
    aftercare::visit_all(visitor);
    own_phone::visit_all(visitor);
    papers::visit(visitor);
    printing::visit_all(visitor);
    purchasing::visit_all(visitor);
    picking::commands::visit(visitor);
    homes::visit(visitor);
    sample::visit(visitor);
}

/// The shop of a folder.
///
/// # Errors
/// What the file itself refuses: it is in use, newer than this program, foreign or damaged, or
/// the disk does not let it be read or written.
pub fn open(dir: &Path, clock: Arc<dyn Clock>) -> Result<Arc<Shop>, OpenRefusal> {
    PROGRAM.open(dir, clock)
}

/// The one way in for every door: a command by its name.
///
/// # Errors
/// Whatever the command refuses; `UnknownCommand`, `RoleMissing` and `UnreadableRequest` before
/// it is begun.
pub fn call(
    shop: &Arc<Shop>,
    session: &Session,
    name: &str,
    request: Value,
    key: Option<&str>,
) -> Result<Value, Refusal> {
    PROGRAM.call(shop, session, name, request, key)
}

/// Whether a command makes something ready first, which takes long: a door lets few of them begin at
/// a time, so that the others find a thread free.
pub fn is_prepared(name: &str) -> bool {
    PROGRAM.find(name).is_some_and(|command| matches!(command.run, Run::Prepared(_)))
}

/// Whether a command only reads: a door lets few of them begin at a time, so that who writes waits for none.
pub fn only_reads(name: &str) -> bool {
    PROGRAM.find(name).is_some_and(|command| matches!(command.run, Run::Read(_)))
}

/// The shop of a folder, or that it is stuck and has copies to go on from.
///
/// # Errors
/// As `open`, where no copy is there to go on from.
pub fn open_or_recover(dir: &Path, clock: Arc<dyn Clock>) -> Result<Opened, OpenRefusal> {
    recovery::open_or_recover(dir, clock, &PROGRAM)
}

//! What of the shop an answer shows and a command changes: a window asks again
//! only what shows something that changed.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Shop,
    People,
    Customers,
    Vehicles,
    Bookings,
    Visits,
    /// With the other files of a visit.
    Photos,
    Sheets,
    Invoices,
    Calls,
    Complaints,
    Suggestions,
    Approvals,
    Catalogue,
    Imports,
    Backups,
    Tasks,
    Clock,
    Stations,
    /// Who is there just now: it comes and goes all day, and only the list of stations shows it.
    Presence,
    /// Shifts at the till, and the cash that moved in them.
    Shifts,
    /// What customers have on their own phones.
    Links,
    Printing,
    /// Packages on offer, the contracts sold of them, and what was drawn.
    Packages,
    /// Vouchers the shop issued.
    Vouchers,
}

/// Every kind of row a change tells of, and what it is about.
pub const TOPIC_OF: &[(&str, Topic)] = &[
    ("shop", Topic::Shop),
    ("first_hour", Topic::Shop),
    ("person", Topic::People),
    ("bay", Topic::People),
    ("customer", Topic::Customers),
    ("vehicle", Topic::Vehicles),
    ("ownership", Topic::Vehicles),
    ("former_plate", Topic::Vehicles),
    ("appointment", Topic::Bookings),
    ("appointment_move", Topic::Bookings),
    ("work_order", Topic::Visits),
    ("stage_step", Topic::Visits),
    ("walk_around", Topic::Visits),
    ("check_in_correction", Topic::Visits),
    ("finding", Topic::Visits),
    ("line", Topic::Visits),
    ("estimate", Topic::Visits),
    ("authorisation", Topic::Visits),
    ("inspection", Topic::Visits),
    ("rework", Topic::Visits),
    ("job", Topic::Visits),
    ("job_time", Topic::Visits),
    ("preparation", Topic::Visits),
    ("delivery", Topic::Visits),
    ("refused_delivery", Topic::Visits),
    ("survey", Topic::Visits),
    ("counterfoil", Topic::Visits),
    ("settlement", Topic::Sheets),
    ("payment", Topic::Sheets),
    ("receipt_foil", Topic::Sheets),
    ("tax_invoice", Topic::Invoices),
    ("tax_invoice_sheet", Topic::Invoices),
    ("invoice_buyer", Topic::Invoices),
    ("tax_code", Topic::Invoices),
    ("tax_batch", Topic::Invoices),
    ("tax_batch_sheet", Topic::Invoices),
    ("tax_batch_receipt", Topic::Invoices),
    ("prepaid_receipt", Topic::Invoices),
    ("tax_invoice_receipt", Topic::Invoices),
    ("shift", Topic::Shifts),
    ("cash_movement", Topic::Shifts),
    ("follow_up", Topic::Calls),
    ("follow_up_call", Topic::Calls),
    ("photo", Topic::Photos),
    ("attached_file", Topic::Photos),
    ("blob", Topic::Photos),
    ("complaint", Topic::Complaints),
    ("complaint_step", Topic::Complaints),
    ("remedy_request", Topic::Complaints),
    ("suggestion", Topic::Suggestions),
    ("approval", Topic::Approvals),
    ("labour_operation", Topic::Catalogue),
    ("part", Topic::Catalogue),
    ("import", Topic::Imports),
    ("import_mapping", Topic::Imports),
    ("import_update", Topic::Imports),
    ("backup", Topic::Backups),
    ("task", Topic::Tasks),
    ("clock_accepted", Topic::Clock),
    ("station", Topic::Stations),
    ("house_door", Topic::Stations),
    ("station_seen", Topic::Presence),
    ("customer_link", Topic::Links),
    ("print_job", Topic::Printing),
    ("printer_correction", Topic::Printing),
    ("cash_drawer", Topic::Printing),
    ("station_printers", Topic::Printing),
    ("collection_code", Topic::Shop),
    ("service_package", Topic::Packages),
    ("service_contract", Topic::Packages),
    ("contract_draw", Topic::Packages),
    ("account_movement", Topic::Sheets),
    ("account_statement", Topic::Sheets),
    ("voucher", Topic::Vouchers),
];

/// None for the machinery's own tables: no screen shows them.
pub fn topic_of(entity: &str) -> Option<Topic> {
    TOPIC_OF.iter().find(|(name, _)| *name == entity).map(|(_, topic)| *topic)
}

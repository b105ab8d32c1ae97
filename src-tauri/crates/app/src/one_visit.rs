//! A visit's commands in the order in which it goes through the shop, whichever
//! folder answers them.

use features::{bookings, till, visit, visit_page};

kernel::lists!(
    visit_page,
    visit::changes,
    visit::course,
    bookings::walk_in,
    visit::check_in,
    visit::lines,
    visit::lines::drawn,
    visit::lines::judged,
    visit::lines::substituted,
    visit::lines::packaged,
    visit::lines::recalled,
    till::approvals,
    visit::estimates,
    visit::answers,
    visit::spoken,
    visit::workshop,
    visit::asked_work,
    visit::board,
    visit::findings,
    visit::diagnoses,
    visit::inspections,
    visit::marks,
    visit::workmanship,
    visit::last_look,
    visit::refused,
    visit::advisor,
    visit::told,
    visit::outside,
);

//! The checklist asks for what this customer wants.

use crate::sample::{line, order};
use domain::line::{LineKind, LineState};
use domain::refusal::{FieldProblem, Refusal};
use domain::work_order::preparation::{items_open, preparation_codes, ticked};
use domain::work_order::{OldParts, WorkOrder};

const ALWAYS: [&str; 4] = ["tyres_and_mats", "seat_and_mirrors", "covers_removed", "documents_ready"];

#[test]
fn nobody_is_asked_to_tick_what_was_declined() {
    let fitted = [line(1, LineKind::Part, LineState::Approved, None)];
    let check = |wash_wanted: bool, old_parts: OldParts, lines: &[_], more: &[&str]| {
        let order = WorkOrder { wash_wanted, old_parts, ..order() };
        let mut asked = preparation_codes(&order, lines);
        asked.retain(|code| !ALWAYS.contains(code));
        assert_eq!(asked, more, "wash {wash_wanted}, {old_parts:?}, {} lines", lines.len());
    };
    check(true, OldParts::Take, &fitted, &["exterior_washed", "interior_wiped", "old_parts_packed"]);
    check(false, OldParts::Take, &fitted, &["old_parts_packed"]);
    check(false, OldParts::Discard, &fitted, &["old_parts_disposed"]);
    check(true, OldParts::Discard, &fitted, &["exterior_washed", "interior_wiped", "old_parts_disposed"]);
    // Nothing was fitted, so nothing came out.
    let declined = [line(1, LineKind::Part, LineState::Declined, None)];
    let labour = [line(1, LineKind::Labour, LineState::Approved, None)];
    check(false, OldParts::Take, &[], &[]);
    check(false, OldParts::Take, &declined, &[]);
    check(false, OldParts::Discard, &labour, &[]);
    assert_eq!(preparation_codes(&WorkOrder { wash_wanted: false, ..order() }, &[]), ALWAYS);
}

#[test]
fn what_is_ticked_is_kept_in_order_and_only_what_is_asked_counts() {
    let typed = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<String>>();
    let kept = ticked(&typed(&["documents_ready", "exterior_washed", "documents_ready"]), &ALWAYS).unwrap();
    assert_eq!(kept, ["documents_ready"]);
    assert_eq!(items_open(&ALWAYS, &kept), 3);
    assert_eq!(items_open(&ALWAYS, &typed(&ALWAYS)), 0);
    assert_eq!(ticked(&typed(&["polished"]), &ALWAYS), Err(Refusal::bad("done", FieldProblem::Unknown)));
}

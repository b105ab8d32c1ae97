//! Counts: what a figure is held against, who settles what is off, what is due.

use chrono::{NaiveDate, TimeZone, Utc};
use domain::counting::{
    CountAction, CountFacts, CountScope, CountState, CountedWhen, MAX_PARTS, MovedSince, StockCount,
    book_when_counted, check_figure, due_until,
};
use domain::ids::{BinId, PartId, PersonId, StockBatchId, StockCountId};
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::stock::batch::by_offer;
use domain::stock::{Bin, BinKind, KEEPS, StockBatch};
use domain::stock_terms::AbcClass;

const KEEPER: &[Role] = &[Role::PartsKeeper];
const MANAGER: &[Role] = &[Role::Manager];

fn count(scope: CountScope, state: CountState) -> StockCount {
    StockCount {
        id: StockCountId(1),
        number: "PD20260302001".to_owned(),
        scope,
        bin_ids: vec![BinId(2), BinId(1), BinId(2)],
        part_ids: vec![PartId(5), PartId(4), PartId(5)],
        abc: Some(AbcClass::A),
        state,
        made_at: Utc.timestamp_opt(1_772_411_400, 0).single().expect("a moment"),
        made_by: PersonId(1),
        sheet_movement_id: None,
        note: String::new(),
        handed_in_at: None,
        handed_in_by: None,
        decided_at: None,
        decided_by: None,
        decision_note: String::new(),
        version: 1,
    }
}

fn facts(roles: &[Role]) -> CountFacts<'_> {
    CountFacts {
        roles,
        counted_it: false,
        others_approve: true,
        figures: 3,
        uncounted: 0,
        differs: true,
        off_value: Money(20_000),
        count_limit: Money(10_000),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn a_figure_read_at_the_shelf_is_held_against_what_lies_there() {
    let still = MovedSince::default();
    assert_eq!(book_when_counted(Quantity(8000), still, None), Some(Quantity(8000)));
    assert_eq!(
        book_when_counted(Quantity(8000), still, Some(CountedWhen::BeforeItMoved)),
        Some(Quantity(8000)),
        "where nothing moved both are the same",
    );
}

#[test]
fn a_figure_from_the_sheet_says_whether_it_was_read_before_something_moved() {
    let two_out = MovedSince { movements: 1, quantity: Quantity(-2000) };
    assert_eq!(book_when_counted(Quantity(8000), two_out, None), None);
    let before = book_when_counted(Quantity(8000), two_out, Some(CountedWhen::BeforeItMoved));
    assert_eq!(before, Some(Quantity(10_000)), "ten lay there then");
    let after = book_when_counted(Quantity(8000), two_out, Some(CountedWhen::AfterItMoved));
    assert_eq!(after, Some(Quantity(8000)));
    let out_and_back = MovedSince { movements: 2, quantity: Quantity::ZERO };
    assert_eq!(book_when_counted(Quantity(8000), out_and_back, None), None, "in between six lay there");
}

#[test]
fn no_figure_is_below_nothing() {
    assert_eq!(check_figure(Quantity::ZERO), Ok(Quantity::ZERO));
    let refused = |problem| Err(Refusal::bad("counted_quantity", problem));
    assert_eq!(check_figure(Quantity(-1)), refused(FieldProblem::Negative));
    assert_eq!(check_figure(Quantity(Quantity::MAX.0 + 1)), refused(FieldProblem::TooLarge));
}

#[test]
fn a_count_names_what_it_counts_once_and_nothing_besides() {
    let full = count(CountScope::Full, CountState::Counting).checked().expect("all of it");
    assert!(full.bin_ids.is_empty() && full.part_ids.is_empty() && full.abc.is_none());
    let bins = count(CountScope::Bins, CountState::Counting).checked().expect("two bins");
    assert_eq!((bins.bin_ids, bins.part_ids), (vec![BinId(1), BinId(2)], vec![]));
    let cycle = count(CountScope::Cycle, CountState::Counting).checked().expect("two parts");
    assert_eq!((cycle.part_ids.as_slice(), cycle.abc), (&[PartId(4), PartId(5)][..], Some(AbcClass::A)));
    assert_eq!(cycle.listed_parts(), Some(&[PartId(4), PartId(5)][..]));
    let none = StockCount { bin_ids: vec![], ..count(CountScope::Bins, CountState::Counting) };
    assert_eq!(none.checked(), Err(Refusal::bad("bin_ids", FieldProblem::Empty)));
    let part_ids = (0..=i64::try_from(MAX_PARTS).expect("a number")).map(PartId).collect();
    let many = StockCount { part_ids, ..count(CountScope::Cycle, CountState::Counting) };
    assert_eq!(many.checked(), Err(Refusal::bad("part_ids", FieldProblem::TooLong)));
}

#[test]
fn only_what_is_found_in_the_counted_bins_is_written_down() {
    let bins = count(CountScope::Bins, CountState::Counting);
    assert_eq!(bins.check_bin(BinId(1)), Ok(()));
    assert_eq!(bins.check_bin(BinId(3)), Err(Refusal::bad("bin_id", FieldProblem::Unknown)));
    assert_eq!(count(CountScope::Cycle, CountState::Counting).check_bin(BinId(3)), Ok(()));
    assert_eq!(count(CountScope::Full, CountState::Counting).check_bin(BinId(3)), Ok(()));
}

#[test]
fn each_state_lets_through_what_belongs_to_it() {
    use CountAction::{Approve, Cancel, Enter, HandIn, SendBack};
    let offered = |state| {
        let allowed = count(CountScope::Full, state).allowed(&facts(MANAGER));
        allowed.into_iter().map(|one| one.action).collect::<Vec<_>>()
    };
    assert_eq!(offered(CountState::Counting), [Enter, HandIn, Cancel]);
    assert_eq!(offered(CountState::HandedIn), [Approve, SendBack, Cancel]);
    assert!(offered(CountState::Approved).is_empty());
    assert!(offered(CountState::Cancelled).is_empty());
    let twice = count(CountScope::Full, CountState::Approved).check(Approve, &facts(MANAGER));
    assert_eq!(twice, Err(Refusal::CountIs { state: "approved".to_owned() }));
    let anybody = count(CountScope::Full, CountState::Counting).check(Enter, &facts(&[Role::Technician]));
    assert_eq!(anybody, Err(Refusal::RoleMissing { roles: KEEPS.to_vec() }));
}

#[test]
fn what_has_no_figure_is_said_before_it_is_handed_in() {
    let counting = count(CountScope::Full, CountState::Counting);
    let left = CountFacts { uncounted: 4, ..facts(KEEPER) };
    assert_eq!(counting.check(CountAction::HandIn, &left), Err(Refusal::CountUncounted { places: 4 }));
    let nothing = CountFacts { figures: 0, ..facts(KEEPER) };
    assert_eq!(counting.check(CountAction::HandIn, &nothing), Err(Refusal::CountUncounted { places: 0 }));
    assert_eq!(counting.check(CountAction::HandIn, &facts(KEEPER)), Ok(()));
}

#[test]
fn a_manager_who_did_not_count_settles_what_is_off_by_much() {
    let approve = |facts: CountFacts<'_>| {
        count(CountScope::Full, CountState::HandedIn).check(CountAction::Approve, &facts)
    };
    let over = Refusal::CountNeedsApproval { off: Money(20_000), limit: Money(10_000) };
    assert_eq!(approve(facts(KEEPER)), Err(over));
    assert_eq!(approve(CountFacts { off_value: Money(10_000), ..facts(KEEPER) }), Ok(()), "up to the limit");
    assert_eq!(approve(CountFacts { differs: false, off_value: Money::ZERO, ..facts(KEEPER) }), Ok(()));
    let no_limit = CountFacts { off_value: Money::ZERO, count_limit: Money::ZERO, ..facts(KEEPER) };
    let asked = Refusal::CountNeedsApproval { off: Money::ZERO, limit: Money::ZERO };
    assert_eq!(approve(no_limit), Err(asked), "what costs nothing is off all the same");
    assert_eq!(approve(facts(MANAGER)), Ok(()));
    let own = CountFacts { counted_it: true, ..facts(MANAGER) };
    assert_eq!(approve(own), Err(Refusal::OwnCount));
    assert_eq!(approve(CountFacts { off_value: Money(9_000), ..own }), Ok(()));
    assert_eq!(approve(CountFacts { others_approve: false, ..own }), Ok(()), "nobody else is there");
}

#[test]
fn each_class_is_due_in_its_own_time() {
    let today = day("2026-03-31");
    assert_eq!(due_until(AbcClass::A, today), day("2026-02-28"));
    assert_eq!(due_until(AbcClass::B, today), day("2025-12-31"));
    assert_eq!(due_until(AbcClass::C, today), day("2025-03-31"));
}

#[test]
fn what_ends_first_is_offered_first_and_what_is_expired_last() {
    let batch = |id, expires: Option<&str>, received| StockBatch {
        id: StockBatchId(id),
        part_id: PartId(1),
        batch_number: String::new(),
        expires_on: expires.map(day),
        received_on: day(received),
    };
    let mut batches = [
        batch(1, None, "2026-01-01"),
        batch(2, Some("2026-06-01"), "2026-02-01"),
        batch(3, Some("2026-03-30"), "2025-02-01"),
        batch(4, Some("2026-03-31"), "2026-02-01"),
    ];
    by_offer(&mut batches, day("2026-03-31"));
    assert_eq!(batches.map(|batch| batch.id.0), [4, 2, 1, 3]);
}

fn bin(id: i64, kind: BinKind) -> Bin {
    Bin { id: BinId(id), code: format!("A{id}"), name: String::new(), kind, active: true, version: 1 }
}

#[test]
fn a_bin_that_holds_something_stays_what_it_is() {
    let shelf = bin(1, BinKind::Shelf);
    let holds = Err(Refusal::BinHolds { code: "A1".to_owned(), parts: 2 });
    let retired = Bin { active: false, ..shelf.clone() };
    assert_eq!(shelf.check_change(&retired, 2), holds);
    assert_eq!(shelf.check_change(&retired, 0), Ok(()));
    assert_eq!(shelf.check_change(&bin(1, BinKind::OldParts), 2), holds);
    assert_eq!(shelf.check_change(&Bin { code: "B7".to_owned(), ..shelf.clone() }, 2), Ok(()));
}

#[test]
fn what_waits_for_its_inspection_gets_onto_a_shelf_by_a_manager_only() {
    let (shelf, quarantine) = (bin(1, BinKind::Shelf), bin(2, BinKind::Quarantine));
    assert_eq!(shelf.check_move(&quarantine, KEEPER), Ok(()));
    let missing = Refusal::RoleMissing { roles: MANAGER.to_vec() };
    assert_eq!(quarantine.check_move(&shelf, KEEPER), Err(missing));
    assert_eq!(quarantine.check_move(&shelf, MANAGER), Ok(()));
    assert_eq!(quarantine.check_move(&bin(3, BinKind::Rejected), KEEPER), Ok(()));
    let same = Refusal::bad("to_bin_id", FieldProblem::Taken);
    assert_eq!(shelf.check_move(&bin(1, BinKind::Shelf), KEEPER), Err(same));
    let gone = Bin { active: false, ..bin(3, BinKind::Shelf) };
    assert_eq!(shelf.check_move(&gone, MANAGER), Err(Refusal::bad("to_bin_id", FieldProblem::Unknown)));
}

//! A bill that was taken back: what of it waits to be put right, and what was.

use crate::sample::{instant, line, order};
use chrono::TimeDelta;
use domain::ids::{CustomerId, LineId, PersonId, SettlementId};
use domain::line::{Line, LineKind, LineState, Payer};
use domain::money::Money;
use domain::settlement::{Settlement, SheetState};
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Stage;
use domain::work_order::totals::{Reduction, bills};

fn visit(lines: Vec<Line>, sheets: Vec<Settlement>) -> VisitAtHand {
    VisitAtHand {
        order: order(),
        walk_around: None,
        lines,
        authorisations: Vec::new(),
        jobs: Vec::new(),
        findings: Vec::new(),
        inspections: Vec::new(),
        last_looks: Vec::new(),
        preparation: None,
        sheets,
        payments: Vec::new(),
        refused_deliveries: Vec::new(),
        outside: Vec::new(),
        follow_up: None,
        survey: None,
    }
}

fn agreed(id: i64) -> Line {
    line(id, LineKind::Part, LineState::Approved, None)
}

fn in_state(id: i64, state: LineState) -> Line {
    line(id, LineKind::Part, state, None)
}

fn on_sheet(id: i64, sheet: i64) -> Line {
    Line { settlement_id: Some(SettlementId(sheet)), ..agreed(id) }
}

/// A sheet of so many minutes after the first, over these lines.
fn sheet(id: i64, minutes: i64, state: SheetState, lines: &[Line]) -> Settlement {
    let bill = bills(lines, Reduction::default()).unwrap().remove(0);
    Settlement {
        id: SettlementId(id),
        number: format!("JS2026030200{id}"),
        work_order_id: order().id,
        customer_id: CustomerId(1),
        state,
        payer: bill.payer,
        payer_name: bill.payer_name,
        claim_number: bill.claim_number,
        total: bill.content.total,
        content: bill.content,
        received: Money::ZERO,
        on_account: Money::ZERO,
        invoiced: Money::ZERO,
        not_invoiced: Money::ZERO,
        invoice_wanted: false,
        issued_at: instant() + TimeDelta::minutes(minutes),
        issued_by: PersonId(1),
        settled_at: None,
        reverses_id: None,
        void_reason: String::new(),
        service_contract_id: None,
        checksum: String::new(),
        standing_checksum: String::new(),
        version: 1,
    }
}

fn voided(id: i64, minutes: i64, lines: &[Line]) -> Settlement {
    sheet(id, minutes, SheetState::Voided, lines)
}

/// Whether it waits to be put right, and whether it was.
fn told(visit: &VisitAtHand) -> (bool, bool) {
    (visit.waits_to_be_put_right(), visit.was_put_right())
}

#[test]
fn a_bill_charges_all_that_was_agreed_or_is_no_whole_bill_yet() {
    let paid = sheet(1, 0, SheetState::Open, &[agreed(1)]);
    assert!(visit(vec![on_sheet(1, 1)], vec![paid.clone()]).is_all_billed());
    let declined = in_state(2, LineState::Declined);
    assert!(visit(vec![on_sheet(1, 1), declined], vec![paid.clone()]).is_all_billed());
    assert!(!visit(vec![on_sheet(1, 1), agreed(2)], vec![paid]).is_all_billed());
    assert!(!visit(vec![agreed(1)], vec![voided(1, 0, &[agreed(1)])]).is_all_billed());
    assert!(!visit(Vec::new(), Vec::new()).is_all_billed(), "nothing agreed and no bill");
}

#[test]
fn a_bill_is_made_of_what_was_agreed_and_stands_on_no_sheet() {
    let others = LineState::ALL.into_iter().filter(|state| *state != LineState::Approved);
    let lines = others.map(|state| in_state(9, state)).chain([on_sheet(1, 1), agreed(2)]).collect();
    let visit = visit(lines, Vec::new());
    assert_eq!(visit.unbilled().map(|line| line.id).collect::<Vec<_>>(), [LineId(2)]);
}

#[test]
fn lines_of_a_bill_that_was_taken_back_wait_while_somebody_can_put_them_right() {
    let taken_back = vec![voided(1, 0, &[agreed(1)])];
    for stage in Stage::ALL {
        let mut visit = visit(vec![agreed(1)], taken_back.clone());
        visit.order = WorkOrder { stage, ..order() };
        let waits = matches!(stage, Stage::Preparing | Stage::Delivered | Stage::Closed);
        assert_eq!(visit.waits_to_be_put_right(), waits, "{stage:?}");
    }
    assert_eq!(told(&visit(vec![agreed(1)], Vec::new())), (false, false), "no bill was ever taken back");
    let billed_again = sheet(2, 5, SheetState::Open, &[agreed(1)]);
    let sheets = [taken_back, vec![billed_again]].concat();
    assert_eq!(told(&visit(vec![on_sheet(1, 2)], sheets)), (false, false), "billed again as it was");
}

#[test]
fn it_was_put_right_once_a_line_is_new_is_gone_comes_to_another_amount_or_has_another_payer() {
    let taken_back = || vec![voided(1, 0, &[agreed(1), agreed(2)])];
    let now = |lines: Vec<Line>| told(&visit(lines, taken_back()));
    assert_eq!(now(vec![agreed(1), agreed(2)]), (true, false), "nothing changed");
    assert_eq!(now(vec![agreed(1), agreed(2), agreed(3)]), (true, true), "a new one");
    assert_eq!(now(vec![agreed(1), in_state(2, LineState::Declined)]), (true, true), "one is gone");
    assert_eq!(now(vec![agreed(1)]), (true, true), "one was taken off");
    let cheaper = Line { amount: Money(100), ..agreed(2) };
    assert_eq!(now(vec![agreed(1), cheaper]), (true, true), "another amount");
    let mut by_the_maker = agreed(2);
    by_the_maker.figures.payer = Payer::Manufacturer;
    assert_eq!(now(vec![agreed(1), by_the_maker]), (true, true), "another payer");
    // What waits for the customer's answer has put nothing right yet.
    let asked = Line { supersedes_id: Some(LineId(2)), ..in_state(3, LineState::Offered) };
    assert_eq!(now(vec![agreed(1), agreed(2), asked]), (true, false));
}

#[test]
fn only_the_last_bill_that_was_taken_back_is_looked_at_and_none_that_stands() {
    // The second bill had line 2 in the place of line 1, and was wrong as well.
    let lines = vec![in_state(1, LineState::Superseded), agreed(2)];
    let both = vec![voided(1, 0, &[agreed(1)]), voided(2, 10, &[agreed(2)])];
    assert_eq!(told(&visit(lines.clone(), both.clone())), (true, false));
    assert_eq!(told(&visit(lines, both[..1].to_vec())), (true, true));
    // The other payer's sheet stands: its line is no part of it.
    let other = sheet(3, 0, SheetState::Open, &[agreed(4)]);
    let sheets = vec![voided(1, 0, &[agreed(1)]), other];
    assert_eq!(told(&visit(vec![agreed(1), on_sheet(4, 3)], sheets)), (true, false));
}

#[test]
fn a_draft_is_edited_and_what_was_agreed_until_a_sheet_charges_it() {
    for state in LineState::ALL {
        let may = matches!(state, LineState::Draft | LineState::Approved);
        assert_eq!(in_state(1, state).may_be_edited().is_ok(), may, "{state:?}");
    }
    assert!(on_sheet(1, 1).may_be_edited().is_err());
}

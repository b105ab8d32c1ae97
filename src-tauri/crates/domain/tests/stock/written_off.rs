//! What deliveries hold, and what is written off of it.

use crate::receipt::line;
use domain::money::Quantity;
use domain::receiving::GoodsReceiptLine;
use domain::receiving::written_off::{beside_held, still_there};
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, Refusal};

#[test]
fn what_is_written_off_waits_and_goes_back_no_more() {
    let came = line(10_000, 100);
    let off = came.clone().after_write_off("前制动片", Quantity(4_000), false).expect("it waits");
    assert_eq!(
        (off.waiting, off.waiting_off, off.accepted),
        (Quantity(6_000), Quantity(4_000), Quantity::ZERO)
    );
    let more = off.after_write_off("前制动片", Quantity(6_001), false);
    let refused = Refusal::receiving(ReceivingProblem::MoreThanWaits, "前制动片", Quantity(6_000));
    assert_eq!(more, Err(refused));
    assert_eq!(
        came.after_write_off("前制动片", Quantity::ZERO, false),
        Err(Refusal::bad("quantity", FieldProblem::Empty))
    );
}

#[test]
fn what_was_rejected_and_written_off_is_not_taken_for_sent_back() {
    let decided = GoodsReceiptLine {
        waiting: Quantity::ZERO,
        accepted: Quantity(6_000),
        rejected: Quantity(4_000),
        rejected_left: Quantity(4_000),
        ..line(10_000, 100)
    };
    let off = decided.after_write_off("前制动片", Quantity(3_000), true).expect("it was rejected");
    assert_eq!((off.rejected_left, off.rejected_off), (Quantity(1_000), Quantity(3_000)));
    assert_eq!(off.accepted_left(), Quantity(6_000), "all that was accepted may still go back");
    let back = off.after_return("前制动片", Quantity(1_000), true).expect("one goes back");
    assert_eq!((back.rejected_left, back.accepted_left()), (Quantity::ZERO, Quantity(6_000)));
}

#[test]
fn what_a_count_found_missing_is_gone_already_and_what_others_hold_stays() {
    let there = |quantity, lies, held| still_there(Quantity(quantity), Quantity(lies), Quantity(held)).0;
    assert_eq!(there(4_000, 10_000, 10_000), 4_000);
    assert_eq!(there(4_000, 6_000, 10_000), 0, "the four were counted away");
    assert_eq!(there(4_000, 8_000, 10_000), 2_000, "two of them were");
    assert_eq!(there(4_000, 15_000, 10_000), 4_000, "what lies beside it is nobody's delivery");
    assert_eq!(beside_held(Quantity(15_000), Quantity(10_000)), Quantity(5_000));
    assert_eq!(beside_held(Quantity(6_000), Quantity(10_000)), Quantity::ZERO);
}

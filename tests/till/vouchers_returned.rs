//! What goes back of a sheet that a voucher paid: the voucher, whole, and never its money.

use crate::visit::{Till, figures};
use crate::vouchers::{billed, goes_back, issued, listed, pay, refund_ask, void, voucher, worth};
use domain::line::LineKind;
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::settlement::PaymentMeans;
use domain::voucher::VoucherState;
use kernel::Refusal;
use shop_tests::asks_till::part;

#[test]
fn one_that_ran_out_while_its_sheet_was_wrong_pays_the_corrected_one() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 0, None);
    let other = issued(&till, 10_000, 0, None);
    till.later(24 * 60);
    till.pays(1, vec![voucher(&number, 10_000)]);
    till.later(3 * 24 * 60);
    void(&till, 1);
    till.bill(0, 0);
    till.to_the_till();
    let sheet = till.number("SELECT max(id) FROM settlement");
    let refused = pay(&till, sheet, vec![voucher(&other, 10_000)]).unwrap_err();
    assert!(matches!(refused, Refusal::VoucherExpired { .. }), "it never paid: {refused}");
    assert_eq!(worth(&till, sheet, &number, 0), Ok((10_000, 0)));
    till.pays(sheet, vec![voucher(&number, 10_000)]);
    assert_eq!(listed(&till, VoucherState::Used, ""), [number]);
}

#[test]
fn it_goes_back_whole_to_itself_and_never_as_money() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 0, None);
    till.pays(1, vec![voucher(&number, 10_000)]);
    let no = till.refused("manager", "refund_payment", refund_ask(1, 10_000, "cash"));
    assert_eq!(no, Refusal::bad("means", FieldProblem::Unknown));
    let no = till.refused("manager", "refund_payment", refund_ask(1, 9_999, "voucher"));
    assert_eq!(no, Refusal::VoucherGoesBackWhole { number: number.clone(), amount: Money(10_000) });
    goes_back(&till, 1, 10_000);
    assert_eq!(listed(&till, VoucherState::Open, ""), [number.as_str()]);
    assert_eq!(till.due(1), 60_000);
    till.refused("manager", "refund_payment", refund_ask(1, 10_000, "voucher"));
    till.pays(1, vec![voucher(&number, 10_000)]);
    assert_eq!(listed(&till, VoucherState::Used, ""), [number]);
}

#[test]
fn a_sheet_that_is_voided_after_delivery_sets_its_voucher_free_for_the_corrected_one() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    till.bill(0, 0);
    till.prepared();
    let number = issued(&till, 10_000, 0, None);
    till.pays(1, vec![voucher(&number, 10_000), part(PaymentMeans::Cash, 2_000)]);
    till.hand_over();
    void(&till, 1);
    assert_eq!(till.held(), 2_000, "only the cash is a deposit");
    assert_eq!(listed(&till, VoucherState::Open, ""), [number.as_str()]);
    assert_eq!(till.number("SELECT sum(amount) FROM payment WHERE settlement_id = 1"), 0);
    till.billed_by("manager", 0, 0);
    let sheet = till.number("SELECT max(id) FROM settlement");
    till.pays(sheet, vec![part(PaymentMeans::Deposit, 2_000), voucher(&number, 10_000)]);
    assert_eq!((till.held(), till.due(sheet)), (0, 0));
    assert_eq!(listed(&till, VoucherState::Used, ""), [number]);
}

//! One delivery on several invoices: what of it stands on which, and what still waits for one.

use chrono::{DateTime, Utc};
use domain::ids::{GoodsReceiptId, PersonId, SupplierId, SupplierInvoiceId};
use domain::money::{Money, Quantity};
use domain::receiving::GoodsReceipt;
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, Refusal};

fn receipt(charged: i64, invoiced: i64, closed_by: Option<i64>) -> GoodsReceipt {
    GoodsReceipt {
        id: GoodsReceiptId(1),
        number: "RK1".to_owned(),
        supplier_id: SupplierId(1),
        purchase_order_id: None,
        received_at: DateTime::<Utc>::UNIX_EPOCH,
        received_on: "2026-03-02".parse().expect("a day"),
        received_by: PersonId(1),
        delivery_note: String::new(),
        freight: Money::ZERO,
        freight_charged: true,
        charged: Money(charged),
        note: String::new(),
        invoiced: Money(invoiced),
        supplier_invoice_id: closed_by.map(SupplierInvoiceId),
        version: 1,
    }
}

fn stands(receipt: &GoodsReceipt) -> (i64, i64, Option<i64>) {
    (receipt.charged.0, receipt.invoiced.0, receipt.supplier_invoice_id.map(|id| id.0))
}

#[test]
fn parts_of_a_delivery_are_charged_until_nothing_is_left() {
    let whole = receipt(50_000, 0, None);
    assert_eq!(whole.charged_now(None), Ok(Money(50_000)), "all of it, where nobody says less");
    let bad = |problem| Err(Refusal::bad("invoiced", problem));
    assert_eq!(whole.charged_now(Some(Money(50_001))), bad(FieldProblem::TooLarge));
    assert_eq!(whole.charged_now(Some(Money::ZERO)), bad(FieldProblem::Empty));
    assert_eq!(whole.charged_now(Some(Money(-1))), bad(FieldProblem::Negative));
    let part = whole.put_on(SupplierInvoiceId(7), Money(30_000));
    assert_eq!(stands(&part), (50_000, 30_000, None), "the rest waits");
    assert_eq!(part.charged_now(Some(Money(20_001))), bad(FieldProblem::TooLarge));
    assert_eq!(part.charged_now(None), Ok(Money(20_000)));
    let closed = part.put_on(SupplierInvoiceId(8), Money(20_000));
    assert_eq!(stands(&closed), (50_000, 50_000, Some(8)));
    let again = Refusal::receiving(ReceivingProblem::AlreadyInvoiced, "RK1", Quantity::ZERO);
    assert_eq!(closed.charged_now(None), Err(again), "nothing is charged twice");
    let back = closed.taken_off(Money(30_000));
    assert_eq!((stands(&back), back.to_charge()), ((50_000, 20_000, None), Money(30_000)));
}

#[test]
fn what_came_for_nothing_stands_on_an_invoice_all_the_same() {
    let free = receipt(0, 0, None);
    assert_eq!(free.charged_now(None), Ok(Money::ZERO));
    assert_eq!(stands(&free.put_on(SupplierInvoiceId(7), Money::ZERO)), (0, 0, Some(7)));
}

#[test]
fn a_price_put_right_moves_what_waits_and_else_the_newest_share() {
    let seventh = Some(SupplierInvoiceId(7));
    let moved = |before: GoodsReceipt, charged, newest| {
        let (after, by) = before.recharged(Money(charged), newest);
        (stands(&after), by.0)
    };
    assert_eq!(moved(receipt(50_000, 0, None), 55_000, None), ((55_000, 0, None), 0), "on no invoice yet");
    let part = || receipt(50_000, 30_000, None);
    assert_eq!(moved(part(), 55_000, seventh), ((55_000, 30_000, None), 0), "more of it waits");
    assert_eq!(moved(part(), 25_000, seventh), ((25_000, 25_000, Some(7)), -5_000), "nothing waits");
    let closed = || receipt(50_000, 50_000, Some(7));
    assert_eq!(moved(closed(), 55_000, seventh), ((55_000, 55_000, Some(7)), 5_000), "the invoice differs");
    assert_eq!(moved(closed(), 45_000, seventh), ((45_000, 45_000, Some(7)), -5_000));
}

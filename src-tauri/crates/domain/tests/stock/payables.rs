//! What is owed to a supplier is a sum of rows, on no invoice below zero, and paid once.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, SupplierId, SupplierInvoiceId, SupplierPaymentId};
use domain::money::{Money, Quantity};
use domain::receiving::payables::{ageing, check_credit, difference, oldest_first};
use domain::receiving::{SupplierInvoice, SupplierPayment, SupplierPaymentMeans};
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, Refusal};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn invoice(id: i64, due_on: &str, amount: i64, paid: i64) -> SupplierInvoice {
    SupplierInvoice {
        id: SupplierInvoiceId(id),
        supplier_id: SupplierId(1),
        invoice_number: format!("{id:08}"),
        invoiced_on: day("2026-01-01"),
        due_on: day(due_on),
        amount: Money(amount),
        paid: Money(paid),
        note: String::new(),
        recorded_at: DateTime::<Utc>::UNIX_EPOCH,
        recorded_by: PersonId(1),
        withdrawn_at: None,
        withdrawn_by: None,
        withdraw_reason: String::new(),
        version: 1,
    }
}

fn payment(amount: i64) -> SupplierPayment {
    SupplierPayment {
        id: SupplierPaymentId(1),
        supplier_id: SupplierId(1),
        means: SupplierPaymentMeans::Transfer,
        amount: Money(amount),
        paid_on: day("2026-03-02"),
        reference: "回单 7".to_owned(),
        at: DateTime::<Utc>::UNIX_EPOCH,
        person_id: PersonId(1),
        withdrawn_at: None,
        withdrawn_by: None,
        withdraw_reason: String::new(),
        version: 1,
    }
}

#[test]
fn what_is_due_first_is_paid_first_and_the_last_in_part() {
    let open = [
        invoice(1, "2026-03-30", 10_000, 0),
        invoice(2, "2026-02-28", 5_000, 1_000),
        invoice(3, "2026-03-15", 2_000, 0),
    ];
    let shares = oldest_first(Money(7_000), &open).expect("less than is owed");
    let shares: Vec<(i64, i64)> = shares.into_iter().map(|(id, share)| (id.0, share.0)).collect();
    assert_eq!(shares, [(2, 4_000), (3, 2_000), (1, 1_000)]);
    let much = Err(Refusal::OverPaid { amount: Money(16_001), owed: Money(16_000) });
    assert_eq!(oldest_first(Money(16_001), &open), much);
    assert_eq!(oldest_first(Money(0), &open), Err(Refusal::bad("amount", FieldProblem::Empty)));
    assert_eq!(oldest_first(Money(-1), &open), Err(Refusal::bad("amount", FieldProblem::Negative)));
}

#[test]
fn an_invoice_that_is_not_what_came_says_by_how_much() {
    assert_eq!(difference(Money(500), Money(500), false), Ok(Money::ZERO));
    let differs = Err(Refusal::InvoiceDiffers { amount: Money(520), charged: Money(500) });
    assert_eq!(difference(Money(520), Money(500), false), differs);
    assert_eq!(difference(Money(520), Money(500), true), Ok(Money(20)));
    assert_eq!(difference(Money(480), Money(500), true), Ok(Money(-20)));
}

#[test]
fn what_is_owed_grows_older_from_the_day_it_was_due() {
    let today = day("2026-03-31");
    let invoices = [
        invoice(1, "2026-03-31", 1, 0),
        invoice(2, "2026-03-30", 10, 0),
        invoice(3, "2026-03-01", 100, 0),
        invoice(4, "2026-02-28", 1_000, 0),
        invoice(5, "2026-01-30", 10_000, 0),
        invoice(6, "2025-12-31", 100_000, 0),
        invoice(7, "2025-12-30", 1_000_000, 400_000),
    ];
    let told = ageing(&invoices, today);
    assert_eq!(told.not_due, Money(1));
    assert_eq!(told.to_30_days, Money(110));
    assert_eq!(told.to_60_days, Money(11_000));
    assert_eq!(told.to_90_days, Money(100_000));
    assert_eq!(told.over_90_days, Money(600_000));
    assert_eq!(told.whole(), invoices.iter().map(SupplierInvoice::owed).sum());
}

#[test]
fn what_was_paid_on_is_not_taken_back() {
    let refused = |problem| Err(Refusal::receiving(problem, "00000001", Quantity::ZERO));
    assert_eq!(invoice(1, "2026-03-01", 100, 0).check_withdrawal(" 录错 "), Ok("录错".to_owned()));
    let paid = invoice(1, "2026-03-01", 100, 1);
    assert_eq!(paid.check_withdrawal("录错"), refused(ReceivingProblem::PaidAlready));
    let back = SupplierInvoice {
        withdrawn_at: Some(DateTime::<Utc>::UNIX_EPOCH),
        ..invoice(1, "2026-03-01", 100, 0)
    };
    assert_eq!(back.check_withdrawal("录错"), refused(ReceivingProblem::TakenBack));
    assert_eq!(back.owed(), Money::ZERO);
    let none = invoice(1, "2026-03-01", 100, 0).check_withdrawal(" ");
    assert_eq!(none, Err(Refusal::bad("reason", FieldProblem::Empty)));
    assert_eq!(payment(100).check_withdrawal("录错"), Ok("录错".to_owned()));
}

#[test]
fn an_invoice_has_a_number_an_amount_and_days() {
    let today = day("2026-03-02");
    assert!(invoice(1, "2026-03-01", 100, 0).checked(today).is_ok());
    let bad = |changed: SupplierInvoice| match changed.checked(today) {
        Err(Refusal::BadField { field, .. }) => field,
        other => panic!("it went through: {other:?}"),
    };
    let good = || invoice(1, "2026-03-01", 100, 0);
    assert_eq!(bad(SupplierInvoice { invoice_number: " ".to_owned(), ..good() }), "invoice_number");
    assert_eq!(bad(SupplierInvoice { amount: Money::ZERO, ..good() }), "amount");
    assert_eq!(bad(SupplierInvoice { amount: Money(-5), ..good() }), "amount");
    assert_eq!(bad(SupplierInvoice { invoiced_on: day("2026-03-03"), ..good() }), "invoiced_on");
    assert_eq!(bad(SupplierInvoice { due_on: day("2025-12-31"), ..good() }), "due_on");
    let tomorrow = SupplierPayment { paid_on: day("2026-03-03"), ..payment(100) };
    assert_eq!(tomorrow.checked(today), Err(Refusal::bad("paid_on", FieldProblem::InTheFuture)));
}

#[test]
fn no_more_is_drawn_than_the_supplier_owes() {
    assert_eq!(check_credit(Money(100), Money(100)), Ok(()));
    let much = Err(Refusal::OverSupplierCredit { amount: Money(101), credit: Money(100) });
    assert_eq!(check_credit(Money(101), Money(100)), much);
}

proptest! {
    #[test]
    fn whatever_is_paid_and_taken_back_what_is_owed_is_the_sum_of_rows(
        amounts in prop::collection::vec((1i64..1_000_000, 0i64..90), 1..12),
        steps in prop::collection::vec((1i64..3_000_000, any::<bool>()), 1..30),
    ) {
        let mut invoices: Vec<SupplierInvoice> = (1..)
            .zip(&amounts)
            .map(|(id, (amount, days))| SupplierInvoice {
                due_on: day("2026-01-01") + chrono::Days::new(u64::try_from(*days).unwrap_or(0)),
                ..invoice(id, "2026-01-01", *amount, 0)
            })
            .collect();
        let mut payments: Vec<Vec<(SupplierInvoiceId, Money)>> = Vec::new();
        for (amount, back) in steps {
            if back {
                for (id, share) in payments.pop().unwrap_or_default() {
                    invoices.iter_mut().filter(|one| one.id == id).for_each(|one| one.paid -= share);
                }
            } else if let Ok(shares) = oldest_first(Money(amount), &invoices) {
                prop_assert_eq!(shares.iter().map(|(_, share)| *share).sum::<Money>(), Money(amount));
                for (id, share) in &shares {
                    invoices.iter_mut().filter(|one| one.id == *id).for_each(|one| one.paid += *share);
                }
                payments.push(shares);
            }
            for one in &invoices {
                let got: Money =
                    payments.iter().flatten().filter(|(id, _)| *id == one.id).map(|(_, share)| *share).sum();
                prop_assert_eq!(one.paid, got);
                prop_assert!(one.owed() >= Money::ZERO);
            }
            let whole: Money = invoices.iter().map(|one| one.amount).sum();
            let paid: Money = payments.iter().flatten().map(|(_, share)| *share).sum();
            prop_assert_eq!(ageing(&invoices, day("2026-03-02")).whole(), whole - paid);
        }
    }
}

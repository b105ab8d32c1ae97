//! A sheet that was put right, and the invoices of the one it took the place of.

use crate::{invoice, sheet};
use chrono::TimeDelta;
use domain::ids::{SettlementId, TaxInvoiceId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::{Settlement, SheetState};
use domain::tax_invoice::StandingShare;
use domain::tax_invoice::balance::RequestedAmount;
use domain::tax_invoice::put_right::{CarriedShare, carried, reversed_of_due};

fn voided(id: i64, invoiced: i64) -> Settlement {
    Settlement { state: SheetState::Voided, invoiced: Money(invoiced), ..sheet(id, 12_999, Vec::new()) }
}

fn share(of: i64, red_of: Option<i64>, id: i64, amount: i64) -> StandingShare {
    StandingShare {
        tax_invoice_id: TaxInvoiceId(of),
        red_of: red_of.map(TaxInvoiceId),
        stands_for: SettlementId(id),
        amount: Money(amount),
    }
}

fn over(of: i64, to: i64, amount: i64) -> CarriedShare {
    let (from, to) = (SettlementId(1), SettlementId(to));
    CarriedShare { tax_invoice_id: TaxInvoiceId(of), from, to, amount: Money(amount) }
}

#[test]
fn what_no_red_one_took_back_goes_over_as_far_as_there_is_room() {
    let old = voided(1, 12_999);
    let anew = sheet(3, 8_999, Vec::new());
    let blue = share(1, None, 1, 12_999);
    let of = |sheets: &[Settlement], shares: &[StandingShare]| carried(&old, sheets, shares);
    assert_eq!(of(std::slice::from_ref(&anew), std::slice::from_ref(&blue)), [over(1, 3, 8_999)]);
    // A red one of forty yuan came first.
    let red = share(2, Some(1), 1, -4_000);
    assert_eq!(of(std::slice::from_ref(&anew), &[blue.clone(), red]), [over(1, 3, 8_999)]);
    let all = share(2, Some(1), 1, -12_999);
    assert_eq!(of(std::slice::from_ref(&anew), &[blue.clone(), all]), []);
    let partly = Settlement { invoiced: Money(8_000), ..anew.clone() };
    assert_eq!(of(&[partly], std::slice::from_ref(&blue)), [over(1, 3, 999)]);
    // Two invoices of a part each, and two sheets in its place.
    let second = sheet(4, 3_000, Vec::new());
    let halves = [share(1, None, 1, 6_000), share(5, None, 1, 6_999)];
    assert_eq!(of(&[anew, second], &halves), [over(1, 3, 6_000), over(5, 3, 2_999), over(5, 4, 3_000)]);
}

/// What took a sheet back.
fn mirror(id: i64, of: i64) -> Settlement {
    let reverses_id = Some(SettlementId(of));
    Settlement { state: SheetState::Reversal, reverses_id, ..sheet(id, -12_999, Vec::new()) }
}

#[test]
fn only_a_sheet_of_the_same_visit_buyer_and_claim_made_afterwards_takes_anything_over() {
    let named =
        |of: Settlement| Settlement { payer: Payer::Insurer, payer_name: "平安产险".into(), ..of };
    let old = named(Settlement { claim_number: "9051".into(), ..voided(3, 12_999) });
    let anew = |id: i64| named(Settlement { claim_number: "9051".into(), ..sheet(id, 8_999, Vec::new()) });
    let sheets = [old.clone(), named(mirror(5, 3))];
    let takes = |sheet: Settlement| sheet.takes_over_from(&old, &sheets);
    assert!(takes(anew(6)));
    assert!(!takes(anew(2)), "made before");
    assert!(!takes(anew(4)), "made while the other stood, of work that came later");
    assert!(!takes(Settlement { work_order_id: WorkOrderId(2), ..anew(6) }));
    assert!(!takes(Settlement { payer_name: "人保".into(), ..anew(6) }));
    assert!(!takes(Settlement { payer: Payer::Customer, ..anew(6) }));
    assert!(!takes(Settlement { claim_number: "9052".into(), ..anew(6) }), "another case");
    assert!(!takes(Settlement { state: SheetState::Voided, ..anew(6) }));
    assert!(!takes(Settlement { state: SheetState::Reversal, ..anew(6) }));
    let stands = Settlement { state: SheetState::Settled, ..old.clone() };
    assert!(!anew(6).takes_over_from(&stands, &sheets), "an invoice stays with a sheet that stands");
}

#[test]
fn an_invoice_may_be_as_old_as_the_first_of_them() {
    let first = voided(1, 0);
    let at = |days: i64| first.issued_at + TimeDelta::days(days);
    // Of work that came later, while the first stood.
    let beside = Settlement { issued_at: at(5), ..sheet(2, 5_000, Vec::new()) };
    let second = Settlement { issued_at: at(10), ..voided(4, 0) };
    let third = Settlement { issued_at: at(20), ..sheet(6, 8_999, Vec::new()) };
    let others = Settlement {
        issued_at: at(-5),
        payer: Payer::Insurer,
        payer_name: "平安产险".into(),
        ..voided(0, 0)
    };
    let mirrors = [mirror(3, 1), mirror(5, 4)];
    let mut all = vec![others, first.clone(), beside.clone(), second, third.clone()];
    all.extend(mirrors);
    assert_eq!(third.invoiced_from(&all), first.issued_at);
    assert_eq!(beside.invoiced_from(&all), beside.issued_at);
    assert_eq!(third.invoiced_from(std::slice::from_ref(&third)), third.issued_at);
}

#[test]
fn a_red_one_is_of_what_waits_to_be_reversed_where_it_is_no_more() {
    let blue = invoice(1, 12_999, None);
    let sheets = [voided(1, 4_000), Settlement { invoiced: Money(8_999), ..sheet(3, 8_999, Vec::new()) }];
    let shares = [share(1, None, 1, 4_000), share(1, None, 3, 8_999)];
    let of = |amount: i64| reversed_of_due(&blue, &sheets, &shares, Money(amount));
    let each = |id, amount| RequestedAmount { stands_for: SettlementId(id), amount: Money(amount) };
    assert_eq!(of(4_000), Ok(vec![each(1, 4_000)]));
    assert_eq!(of(1_000), Ok(vec![each(1, 1_000)]));
    assert_eq!(of(12_999), Ok(vec![each(1, 4_000), each(3, 8_999)]), "all of it leaves no doubt");
    let left = Money(12_999);
    let doubt = Refusal::RedShareUnknown { number: blue.number.clone(), amount: Money(4_001), left };
    assert_eq!(of(4_001), Err(doubt));
}

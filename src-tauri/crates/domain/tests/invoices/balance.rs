use crate::{day, invoice, sheet};
use domain::ids::{SettlementId, TaxInvoiceId};
use domain::line::Payer;
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::{Settlement, SheetState};
use domain::tax_invoice::balance::{
    DatedSubject, Invoiceable, RequestedAmount, check_invoice, check_red, check_taken_back, invoiced, left_of,
};
use domain::tax_invoice::{StandingShare, TaxInvoice, checked_tax};
use proptest::prelude::*;

fn of(sheet: i64, amount: i64) -> RequestedAmount<SettlementId> {
    RequestedAmount { stands_for: SettlementId(sheet), amount: Money(amount) }
}

fn asked(
    sheets: &[Settlement],
    asked: &[RequestedAmount<SettlementId>],
    issued_on: &str,
) -> Result<Money, Refusal> {
    let dated: Vec<DatedSubject<'_, Settlement>> =
        sheets.iter().map(|sheet| DatedSubject { of: sheet, day: day("2026-03-02") }).collect();
    check_invoice(asked, &dated, day(issued_on), day("2026-03-05"))
}

#[test]
fn an_invoice_stands_against_one_or_several_sheets_and_never_for_more_than_they_ask() {
    let sheets = [sheet(1, 5000, Vec::new()), sheet(2, 3000, Vec::new())];
    assert_eq!(asked(&sheets, &[of(1, 5000), of(2, 1)], "2026-03-05"), Ok(Money(5001)));
    let partly = [Settlement { invoiced: Money(4000), ..sheet(1, 5000, Vec::new()) }];
    assert_eq!(asked(&partly, &[of(1, 1000)], "2026-03-02"), Ok(Money(1000)));
    let over = |amount, left| Refusal::OverInvoiced {
        number: "JS20260302001".into(),
        amount: Money(amount),
        left: Money(left),
    };
    assert_eq!(asked(&partly, &[of(1, 1001)], "2026-03-02"), Err(over(1001, 1000)));
    assert_eq!(asked(&sheets, &[of(1, 5001)], "2026-03-02"), Err(over(5001, 5000)));
}

#[test]
fn what_is_asked_for_wrongly_is_named() {
    let sheets = [sheet(1, 5000, Vec::new())];
    let bad = Refusal::bad;
    for (wrong, on, expect) in [
        (vec![], "2026-03-02", bad("sheets", FieldProblem::Empty)),
        (vec![of(1, 0)], "2026-03-02", bad("amount", FieldProblem::Empty)),
        (vec![of(1, -1)], "2026-03-02", bad("amount", FieldProblem::Negative)),
        (vec![of(1, 1), of(1, 1)], "2026-03-02", bad("sheets", FieldProblem::Taken)),
        (vec![of(9, 1)], "2026-03-02", Refusal::NotFound { entity: "settlement".into(), id: 9 }),
        (vec![of(1, 1)], "2026-03-06", bad("issued_on", FieldProblem::InTheFuture)),
        (
            vec![of(1, 1)],
            "2026-03-01",
            Refusal::InvoiceTooEarly { number: "JS20260302001".into(), day: day("2026-03-02") },
        ),
    ] {
        assert_eq!(asked(&sheets, &wrong, on), Err(expect));
    }
    let state = |state| [Settlement { state, ..sheet(1, 5000, Vec::new()) }];
    for (code, gone) in [("voided", SheetState::Voided), ("reversal", SheetState::Reversal)] {
        let refused = Err(Refusal::SheetIs { state: code.into() });
        assert_eq!(asked(&state(gone), &[of(1, 1)], "2026-03-02"), refused);
    }
    // 先票后款: a firm pays once it has the invoice.
    assert_eq!(asked(&state(SheetState::Open), &[of(1, 1)], "2026-03-02"), Ok(Money(1)));
    let own = [Settlement { payer: Payer::Shop, ..sheet(1, 5000, Vec::new()) }];
    let refused = Err(Refusal::NothingToInvoice { number: "JS20260302001".into() });
    assert_eq!(asked(&own, &[of(1, 1)], "2026-03-02"), refused);
}

#[test]
fn the_tax_is_a_part_of_the_amount_on_the_same_side_of_zero() {
    assert_eq!(checked_tax(Some(Money(115)), Money(1000)), Ok(Some(Money(115))));
    assert_eq!(checked_tax(Some(Money(115)), Money(-1000)), Ok(Some(Money(-115))));
    assert_eq!(checked_tax(None, Money(1000)), Ok(None));
    assert_eq!(checked_tax(Some(Money(1001)), Money(1000)), Err(Refusal::bad("tax", FieldProblem::TooLarge)));
    assert_eq!(checked_tax(Some(Money(-1)), Money(1000)), Err(Refusal::bad("tax", FieldProblem::Negative)));
}

#[test]
fn a_red_one_reverses_a_standing_blue_one_and_nothing_else() {
    let today = day("2026-03-05");
    let blue = invoice(1, 5000, None);
    let shares = [share(&blue, 1, 5000)];
    assert_eq!(check_red(&blue, &[of(1, 2000)], &shares, today, today), Ok(Money(-2000)));
    let red = invoice(2, -2000, Some(1));
    let shares = [share(&blue, 1, 5000), share(&red, 1, -2000)];
    assert_eq!(
        check_red(&blue, &[of(1, 3001)], &shares, today, today),
        Err(Refusal::OverReversed { number: blue.number.clone(), amount: Money(3001), left: Money(3000) })
    );
    let unknown = Err(Refusal::bad("red_of", FieldProblem::Unknown));
    assert_eq!(check_red(&red, &[of(1, 1)], &shares, today, today), unknown);
    let early = Err(Refusal::InvoiceTooEarly { number: blue.number.clone(), day: blue.issued_on });
    assert_eq!(check_red(&blue, &[of(1, 1)], &shares, day("2026-03-01"), today), early);
    let gone = TaxInvoice { taken_back_at: Some(blue.recorded_at), ..blue.clone() };
    let refused = Err(Refusal::InvoiceTakenBack { number: blue.number });
    assert_eq!(check_red(&gone, &[of(1, 1)], &[], today, today), refused);
}

#[test]
fn what_a_red_one_gave_back_may_be_invoiced_anew_and_then_the_red_one_stays() {
    let (blue, red, anew) = (invoice(1, 5000, None), invoice(2, -5000, Some(1)), invoice(3, 5000, None));
    let one = sheet(1, 5000, Vec::new());
    let shares = [share(&blue, 1, 5000), share(&red, 1, -5000)];
    assert_eq!(check_taken_back(red.id, std::slice::from_ref(&one), &shares), Ok(()));
    let shares = [share(&blue, 1, 5000), share(&red, 1, -5000), share(&anew, 1, 5000)];
    assert!(matches!(
        check_taken_back(red.id, std::slice::from_ref(&one), &shares),
        Err(Refusal::OverInvoiced { .. })
    ));
}

fn share(of: &TaxInvoice, sheet: i64, amount: i64) -> StandingShare {
    StandingShare {
        tax_invoice_id: of.id,
        red_of: of.red_of,
        stands_for: SettlementId(sheet),
        amount: Money(amount),
    }
}

#[derive(Clone, Debug)]
enum Step {
    Record(Vec<(i64, i64)>),
    Reverse(usize, Vec<(i64, i64)>),
    TakeBack(usize),
    Void(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let amounts = || proptest::collection::vec((1_i64..=3, 1_i64..=900), 1..3);
    let step = prop_oneof![
        4 => amounts().prop_map(Step::Record),
        4 => (0_usize..12, amounts()).prop_map(|(which, amounts)| Step::Reverse(which, amounts)),
        2 => (0_usize..12).prop_map(Step::TakeBack),
        1 => (1_i64..=3).prop_map(Step::Void),
    ];
    proptest::collection::vec(step, 1..60)
}

/// The books of a till with three sheets.
struct Books {
    sheets: Vec<Settlement>,
    invoices: Vec<TaxInvoice>,
    shares: Vec<StandingShare>,
}

impl Books {
    fn put(&mut self, of: TaxInvoice, asked: &[RequestedAmount<SettlementId>], sign: i64) {
        for one in asked {
            self.shares.push(share(&of, one.stands_for.0, sign * one.amount.0));
        }
        self.invoices.push(of);
        self.count();
    }

    fn count(&mut self) {
        for sheet in &mut self.sheets {
            sheet.invoiced = invoiced(sheet.id, &self.shares);
        }
    }

    fn go(&mut self, step: Step) {
        let today = day("2026-03-05");
        let next = i64::try_from(self.invoices.len()).expect("few of them") + 1;
        let asked = |of: Vec<(i64, i64)>| -> Vec<RequestedAmount<SettlementId>> {
            of.into_iter().map(|(sheet, amount)| crate::balance::of(sheet, amount)).collect()
        };
        match step {
            Step::Record(amounts) => {
                let asked = asked(amounts);
                let dated: Vec<DatedSubject<'_, Settlement>> =
                    self.sheets.iter().map(|sheet| DatedSubject { of: sheet, day: today }).collect();
                if let Ok(sum) = check_invoice(&asked, &dated, today, today) {
                    self.put(invoice(next, sum.0, None), &asked, 1);
                }
            }
            Step::Reverse(which, amounts) => {
                let asked = asked(amounts);
                let Some(blue) = self.invoices.get(which).cloned() else { return };
                if let Ok(sum) = check_red(&blue, &asked, &self.shares, today, today) {
                    self.put(invoice(next, sum.0, Some(blue.id.0)), &asked, -1);
                }
            }
            Step::TakeBack(which) => {
                let Some(one) = self.invoices.get(which).cloned() else { return };
                let has_reds = self.shares.iter().any(|share| share.red_of == Some(one.id));
                let bears = check_taken_back(one.id, &self.sheets, &self.shares);
                let (by, at) = (one.recorded_by, one.recorded_at);
                if let (Ok(gone), Ok(())) = (one.clone().taken_back(has_reds, "打错", by, at), bears) {
                    self.shares.retain(|share| share.tax_invoice_id != one.id);
                    self.invoices[which] = gone;
                    self.count();
                }
            }
            Step::Void(which) => {
                if let Some(sheet) = self.sheets.iter_mut().find(|sheet| sheet.id.0 == which) {
                    sheet.state = SheetState::Voided;
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_recorded_reversed_voided_and_taken_back_the_sums_hold(steps in steps()) {
        let sheets = [(1, 1000), (2, 500), (3, 1)].map(|(id, total)| sheet(id, total, Vec::new())).to_vec();
        let mut books = Books { sheets, invoices: Vec::new(), shares: Vec::new() };
        for step in steps {
            let before = books.sheets.clone();
            books.go(step.clone());
            for (sheet, before) in books.sheets.iter().zip(&before) {
                prop_assert!(sheet.invoiced >= Money::ZERO && sheet.invoiced <= sheet.total, "{step:?} {}", sheet.invoiced.0);
                if sheet.is_active() {
                    prop_assert_eq!(sheet.left_to_invoice() + sheet.invoiced, sheet.total);
                    prop_assert_eq!(sheet.left_to_reverse(), Money::ZERO);
                } else {
                    prop_assert_eq!(sheet.left_to_reverse(), sheet.invoiced);
                    prop_assert_eq!(sheet.left_to_invoice(), Money::ZERO);
                    let reverses = !matches!(step, Step::Record(_));
                    prop_assert!(reverses || sheet.invoiced <= before.invoiced, "a voided sheet takes no more");
                }
            }
            for one in &books.invoices {
                let own: Money = books.shares.iter().filter(|s| s.tax_invoice_id == one.id).map(|s| s.amount).sum();
                prop_assert_eq!(own, if one.is_active() { one.amount } else { Money::ZERO });
                if one.red_of.is_none() {
                    for sheet in &books.sheets {
                        prop_assert!(left_of(one.id, sheet.id, &books.shares) >= Money::ZERO);
                    }
                }
                if let Some(blue) = one.red_of.filter(|_| one.is_active()) {
                    let blue = books.invoices.iter().find(|known| known.id == blue).expect("its blue one");
                    prop_assert!(blue.is_active() && blue.red_of.is_none() && one.amount < Money::ZERO);
                }
            }
        }
    }
}

#[test]
fn an_id_of_nobody_takes_nothing_back() {
    assert_eq!(check_taken_back::<Settlement>(TaxInvoiceId(9), &[], &[]), Ok(()));
}

//! Vouchers by rule and by property: a number pays once, whole, on its days and
//! on the bill it is for, and whatever goes back makes it what it was.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CustomerId, PaymentId, PersonId, SettlementId, VoucherId};
use domain::line_figures::Payer;
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::{Payment, PaymentMeans};
use domain::voucher::{
    Voucher, VoucherBill, VoucherState, check_count, claimed_by, is_used, not_used, number_searched,
    numbers_beside, printed_numbers, used_by, used_whole, voucher_number,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn voucher() -> Voucher {
    Voucher {
        id: VoucherId(1),
        number: "DJ20260201001".into(),
        name: "春节代金券 100 元".into(),
        face_value: Money(10_000),
        smallest_bill: Money(50_000),
        valid_from: day("2026-02-01"),
        valid_until: day("2026-03-02"),
        customer_id: None,
        issued_at: DateTime::<Utc>::UNIX_EPOCH,
        issued_by: PersonId(1),
        withdrawn_at: None,
        withdrawn_by: None,
        withdraw_reason: String::new(),
        checksum: String::new(),
        version: 1,
    }
}

fn bill(total: i64, owed: i64) -> VoucherBill {
    VoucherBill {
        payer: Payer::Customer,
        customer_id: CustomerId(1),
        total: Money(total),
        claimed: Money::ZERO,
        owed: Money(owed),
    }
}

fn receipt(id: i64, amount: Money, refund_of: Option<i64>) -> Payment {
    Payment {
        id: PaymentId(id),
        number: format!("SK{id}"),
        settlement_id: Some(SettlementId(1)),
        work_order_id: None,
        appointment_id: None,
        shift_id: None,
        service_contract_id: None,
        counter_sale_id: None,
        core_deposit_id: None,
        customer_id: None,
        gift: Money::ZERO,
        at_sale: Money::ZERO,
        voucher_number: "DJ20260201001".into(),
        means: PaymentMeans::Voucher,
        amount,
        tendered: amount,
        refund_of: refund_of.map(PaymentId),
        taken_with: None,
        reason: String::new(),
        at: DateTime::<Utc>::UNIX_EPOCH,
        person_id: PersonId(1),
        checksum: String::new(),
    }
}

#[test]
fn it_pays_its_face_or_what_is_owed_from_its_first_day_to_its_last() {
    let voucher = voucher();
    let pays = |on: &str, of: VoucherBill| voucher.pays(&[], of, day(on));
    assert_eq!(pays("2026-02-01", bill(60_000, 60_000)), Ok(Money(10_000)));
    assert_eq!(
        pays("2026-03-02", bill(50_000, 50_000)),
        Ok(Money(10_000)),
        "the last day, the smallest bill"
    );
    // What is beyond what is owed lapses.
    assert_eq!(pays("2026-03-02", bill(60_000, 9_999)), Ok(Money(9_999)));
    let number = voucher.number.clone();
    assert_eq!(
        pays("2026-01-31", bill(60_000, 60_000)),
        Err(Refusal::VoucherTooEarly { number: number.clone(), from: day("2026-02-01") })
    );
    assert_eq!(
        pays("2026-03-03", bill(60_000, 60_000)),
        Err(Refusal::VoucherExpired { number: number.clone(), until: day("2026-03-02") })
    );
    // The whole bill counts, and not what is left of it.
    assert_eq!(
        pays("2026-02-01", bill(49_999, 49_999)),
        Err(Refusal::VoucherBillTooSmall { number, smallest_bill: Money(50_000), total: Money(49_999) })
    );
    assert!(pays("2026-02-01", bill(60_000, 0)).is_err(), "nothing is owed");
}

#[test]
fn several_on_one_bill_need_it_as_large_as_all_of_them_together() {
    let on = day("2026-02-10");
    let with = |claimed, of| VoucherBill { claimed: Money(claimed), ..of };
    let number = voucher().number;
    assert_eq!(
        voucher().pays(&[], with(50_000, bill(99_999, 80_000)), on),
        Err(Refusal::VouchersNeedBill { number, together: Money(100_000), total: Money(99_999) })
    );
    assert_eq!(voucher().pays(&[], with(50_000, bill(100_000, 90_000)), on), Ok(Money(10_000)));
    // One for any bill goes with every other.
    let any = Voucher { smallest_bill: Money::ZERO, ..voucher() };
    assert_eq!(any.pays(&[], with(50_000, bill(50_000, 40_000)), on), Ok(Money(10_000)));
}

#[test]
fn another_customer_an_insurer_and_a_withdrawn_one_are_refused() {
    let bound = Voucher { customer_id: Some(CustomerId(1)), ..voucher() };
    let number = bound.number.clone();
    let on = day("2026-02-10");
    assert_eq!(bound.pays(&[], bill(60_000, 60_000), on), Ok(Money(10_000)));
    let other = VoucherBill { customer_id: CustomerId(2), ..bill(60_000, 60_000) };
    assert_eq!(bound.pays(&[], other, on), Err(Refusal::VoucherOfAnother { number: number.clone() }));
    assert_eq!(voucher().pays(&[], other, on), Ok(Money(10_000)), "whoever brings an unbound one");
    for payer in [Payer::Insurer, Payer::Manufacturer, Payer::Shop, Payer::Contract] {
        let claim = VoucherBill { payer, ..bill(60_000, 60_000) };
        let refused = voucher().pays(&[], claim, on);
        assert_eq!(refused, Err(Refusal::VoucherForCustomers { number: number.clone() }));
    }
    let withdrawn = Voucher {
        withdrawn_at: Some(DateTime::<Utc>::UNIX_EPOCH),
        withdrawn_by: Some(PersonId(1)),
        withdraw_reason: "印错".into(),
        ..voucher()
    };
    let refused = Err(Refusal::VoucherWithdrawn { number, reason: "印错".into() });
    assert_eq!(withdrawn.pays(&[], bill(60_000, 60_000), on), refused);
    assert_eq!(withdrawn.check_withdrawal(&[], "再一次").map(|_| Money::ZERO), refused);
    assert_eq!(withdrawn.may_be_withdrawn(&[]).map(|()| Money::ZERO), refused);
    assert_eq!(withdrawn.state(&[], on), VoucherState::Withdrawn);
}

#[test]
fn what_is_used_is_the_sum_of_its_receipts() {
    let voucher = voucher();
    let (on, after) = (day("2026-02-10"), day("2026-03-03"));
    let mut receipts = vec![receipt(7, Money(9_000), None)];
    let used = Refusal::VoucherUsed { number: voucher.number.clone(), receipt: "SK7".into() };
    assert_eq!(voucher.state(&receipts, on), VoucherState::Used);
    assert_eq!(voucher.pays(&receipts, bill(60_000, 60_000), on), Err(used.clone()));
    assert_eq!(voucher.check_withdrawal(&receipts, "作废"), Err(used.clone()));
    assert_eq!(voucher.may_be_withdrawn(&receipts), Err(used));
    receipts.push(receipt(8, Money(-9_000), Some(7)));
    assert_eq!(voucher.state(&receipts, on), VoucherState::Open);
    assert_eq!(used_by(&receipts), None);
    assert_eq!(voucher.pays(&receipts, bill(60_000, 60_000), on), Ok(Money(10_000)), "worth its face again");
    assert_eq!(voucher.state(&receipts, after), VoucherState::Expired, "what comes back late is late");
    assert_eq!(voucher.may_be_withdrawn(&receipts), Ok(()), "also once it is over");
    assert_eq!(voucher.check_withdrawal(&receipts, " 印错 "), Ok("印错".to_owned()));
    let empty = Err(Refusal::bad("reason", FieldProblem::Empty));
    assert_eq!(voucher.check_withdrawal(&receipts, " "), empty);
    receipts.push(receipt(9, Money(10_000), None));
    assert_eq!(used_by(&receipts).map(|by| by.id), Some(PaymentId(9)));
}

#[test]
fn what_is_issued_is_worth_something_and_not_over_before_it_begins() {
    let today = day("2026-02-10");
    let bad = |field: &str, problem| Err(Refusal::bad(field, problem));
    assert!(voucher().checked(today).is_ok());
    let of = |change: fn(&mut Voucher)| {
        let mut voucher = voucher();
        change(&mut voucher);
        voucher.checked(today).map(|_| ())
    };
    assert_eq!(of(|voucher| voucher.name = " ".into()), bad("name", FieldProblem::Empty));
    assert_eq!(of(|voucher| voucher.face_value = Money::ZERO), bad("face_value", FieldProblem::Empty));
    assert_eq!(of(|voucher| voucher.face_value = Money(-1)), bad("face_value", FieldProblem::Negative));
    let much = Money(Money::MAX.0 + 1);
    assert_eq!(
        Voucher { face_value: much, ..voucher() }.checked(today).map(|_| ()),
        bad("face_value", FieldProblem::TooLarge)
    );
    assert_eq!(of(|voucher| voucher.smallest_bill = Money(-1)), bad("smallest_bill", FieldProblem::Negative));
    assert_eq!(
        of(|voucher| voucher.valid_until = day("2026-02-09")),
        bad("valid_until", FieldProblem::InThePast)
    );
    assert_eq!(
        of(|voucher| voucher.valid_from = day("2026-03-03")),
        bad("valid_until", FieldProblem::InThePast)
    );
    assert_eq!(of(|voucher| voucher.valid_until = day("2026-02-10")), Ok(()), "for today alone");
    assert_eq!(check_count(0), Err(Refusal::bad("count", FieldProblem::Empty)));
    assert_eq!(check_count(501), Err(Refusal::bad("count", FieldProblem::TooLarge)));
    assert_eq!(check_count(500), Ok(500));
}

#[test]
fn the_days_it_is_good_for_are_days_of_the_calendar() {
    let slip = Voucher { valid_until: day("2206-03-02"), ..voucher() };
    assert_eq!(
        slip.checked(day("2026-02-01")).err(),
        Some(Refusal::bad("valid_until", FieldProblem::NotADate))
    );
}

#[test]
fn a_number_is_the_same_however_it_was_typed() {
    for typed in
        [" dj20260201001 ", "ＤＪ２０２６０２０１００１", "DJ 2026 0201 001", "DJ20260201001\u{200b}"]
    {
        assert_eq!(voucher_number(typed), Ok("DJ20260201001".to_owned()), "{typed}");
    }
    let bad = |problem| Err(Refusal::bad("voucher_number", problem));
    assert_eq!(voucher_number(" \u{3000}"), bad(FieldProblem::Empty));
    assert_eq!(voucher_number(&"9".repeat(41)), bad(FieldProblem::TooLong));
    assert_eq!(number_searched(" dj２０"), Some("DJ20".to_owned()));
    assert_eq!(number_searched(&"9".repeat(40)), Some("9".repeat(40)));
    assert_eq!(number_searched(&"9".repeat(41)), None, "no number is as long");
    let typed = ["a-1", "", " A-2 "].map(str::to_owned);
    assert_eq!(printed_numbers(&typed), Ok(vec!["A-1".to_owned(), "A-2".to_owned()]));
    let twice = ["a-1", "Ａ-1"].map(str::to_owned);
    assert_eq!(printed_numbers(&twice), Err(Refusal::VoucherNumberTaken { number: "A-1".into() }));
}

/// A coupon of a platform is asked for by its number alone.
#[test]
fn a_foreign_number_pays_once_too() {
    assert_eq!(not_used("1234", &[]), Ok(()));
    let receipts = [receipt(1, Money(50), None)];
    assert!(matches!(not_used("1234", &receipts), Err(Refusal::VoucherUsed { .. })));
}

proptest! {
    #[test]
    fn it_never_pays_twice_and_its_receipts_come_to_nothing_or_to_what_it_paid(
        face in 1_i64..100_000,
        steps in prop::collection::vec((0_u8..4, 1_i64..150_000, 0_i64..40), 1..40),
    ) {
        let mut voucher = Voucher {
            face_value: Money(face), smallest_bill: Money(20_000), ..voucher()
        };
        let first = voucher.valid_from;
        let mut receipts: Vec<Payment> = Vec::new();
        // What a careful book would say: what it pays just now.
        let mut paying: Option<Money> = None;
        for (step, total, days) in steps {
            let today = first + chrono::TimeDelta::days(days);
            match step {
                0 | 1 => {
                    let due = total.min(i64::from(step) * 7_000 + 1);
                    match voucher.pays(&receipts, bill(total, due), today) {
                        Ok(pays) => {
                            prop_assert!(paying.is_none() && voucher.withdrawn_at.is_none());
                            prop_assert!(today <= voucher.valid_until && total >= 20_000);
                            prop_assert_eq!(pays, Money(face.min(due)));
                            prop_assert_eq!(used_whole(&voucher.number, pays, pays), Ok(()));
                            prop_assert!(used_whole(&voucher.number, pays - Money(1), pays).is_err());
                            let id = i64::try_from(receipts.len()).expect("few") + 1;
                            receipts.push(receipt(id, pays, None));
                            paying = Some(pays);
                        }
                        Err(_) => prop_assert!(
                            paying.is_some() || voucher.withdrawn_at.is_some()
                                || today > voucher.valid_until || total < 20_000
                        ),
                    }
                }
                2 => {
                    let by = used_by(&receipts).map(|by| (by.id, by.amount));
                    prop_assert_eq!(by.map(|(_, amount)| amount), paying);
                    if let Some((id, amount)) = by {
                        let next = i64::try_from(receipts.len()).expect("few") + 1;
                        receipts.push(receipt(next, -amount, Some(id.0)));
                        paying = None;
                    }
                }
                _ => {
                    // Seldom, or nothing would be left to pay with.
                    if days == 0 && voucher.check_withdrawal(&receipts, "作废").is_ok() {
                        prop_assert!(paying.is_none());
                        voucher.withdrawn_at = Some(DateTime::<Utc>::UNIX_EPOCH);
                    }
                }
            }
            let sum: Money = receipts.iter().map(|receipt| receipt.amount).sum();
            prop_assert_eq!(sum, paying.unwrap_or_default());
            prop_assert_eq!(is_used(&receipts), paying.is_some());
        }
    }
}

#[test]
fn a_bill_is_claimed_for_by_what_pays_it_and_by_what_is_typed_beside() {
    let named = |id, amount, number: &str| Payment {
        voucher_number: number.into(),
        ..receipt(id, Money(amount), None)
    };
    let receipts = [
        named(1, 100, "DJ1"),
        named(2, 100, "DJ2"),
        Payment { refund_of: Some(PaymentId(2)), ..named(3, -100, "DJ2") },
        named(4, 100, ""),
    ];
    let typed = |typed: &[&str]| typed.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let beside = |number, others: &[&str]| {
        numbers_beside(number, &receipts, &typed(others)).map(|of| of.into_iter().collect::<Vec<_>>())
    };
    assert_eq!(beside("DJ9", &["dj 7"]), Ok(typed(&["DJ1", "DJ7"])), "what went back claims nothing");
    assert_eq!(beside("DJ1", &["DJ1", "DJ7", "DJ7"]), Ok(typed(&["DJ7"])), "each once, and never itself");
    assert_eq!(beside("DJ9", &[" "]), Err(Refusal::bad("voucher_number", FieldProblem::Empty)));
    assert_eq!(claimed_by(&[voucher(), voucher()]), Money(100_000));
    assert_eq!(claimed_by(&[]), Money::ZERO);
}

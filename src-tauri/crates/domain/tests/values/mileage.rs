//! What the instrument showed, beside what it showed before.

use chrono::NaiveDate;
use domain::mileage::{
    MileageWarning, Reading, checked_out, is_doubtful, mileage_out_warning, mileage_warning,
};
use domain::refusal::{FieldProblem, Refusal};
use proptest::prelude::*;

fn day(number: i64) -> NaiveDate {
    let first: NaiveDate = "2026-03-02".parse().expect("a day");
    domain::dates::add_days(first, number)
}

fn at(number: i64, km: i64) -> Reading {
    Reading { km, on: Some(day(number)) }
}

#[test]
fn a_fall_or_more_than_a_car_drives_in_the_days_between_is_warned_of() {
    use MileageWarning::{BelowLast, LeapsAbsurdly};
    let check = |earlier: &[Reading], now: Reading, warned: Option<MileageWarning>, doubtful: bool| {
        assert_eq!(mileage_warning(earlier, now), warned, "{earlier:?} then {now:?}");
        assert_eq!(is_doubtful(earlier, now), doubtful, "{earlier:?} then {now:?}");
    };
    check(&[], at(0, 30_000), None, false);
    check(&[], at(0, 2_000_001), Some(LeapsAbsurdly), true);
    check(&[at(0, 60_900)], at(4, 61_400), None, false);
    check(&[at(0, 60_900)], at(4, 110_900), Some(LeapsAbsurdly), true);
    check(&[at(0, 60_900)], at(4, 64_900), None, false);
    check(&[at(0, 60_900)], at(4, 64_901), Some(LeapsAbsurdly), true);
    check(&[at(0, 60_900)], at(0, 61_900), None, false);
    check(&[at(0, 60_900)], at(4, 60_899), Some(BelowLast), true);
    // A hard-driven taxi's year, and more than that.
    check(&[at(0, 60_900)], at(365, 260_900), None, false);
    check(&[at(0, 60_900)], at(365, 260_901), Some(LeapsAbsurdly), true);
    // Nobody noticed the leap four days ago: it is still one beside the visit before.
    check(&[at(4, 110_900), at(0, 60_900)], at(6, 111_000), Some(LeapsAbsurdly), true);
    // An imported reading has no day; only the years can tell.
    let imported = Reading { km: 60_900, on: None };
    check(&[imported], at(4, 110_900), None, false);
    check(&[imported], at(4, 260_901), Some(LeapsAbsurdly), true);
    check(&[imported], at(4, 60_000), Some(BelowLast), true);
    // Once another instrument was fitted the last reading is lower than one before
    // it: nothing to say each time, and nothing to take a right away with.
    check(&[at(10, 40), at(0, 60_900)], at(12, 300), None, true);
}

#[test]
fn out_is_never_below_in_unless_another_instrument_was_fitted() {
    let check = |km_in: Option<i64>, km_out: i64, replaced: bool, answer: Result<i64, Refusal>| {
        assert_eq!(checked_out(km_in, km_out, replaced), answer, "{km_in:?} in, {km_out} out");
    };
    check(Some(60_900), 60_900, false, Ok(60_900));
    check(Some(60_900), 60_899, false, Err(Refusal::MileageOutBelowIn { km_out: 60_899, km_in: 60_900 }));
    check(Some(60_900), 12, true, Ok(12));
    check(None, 12, false, Ok(12));
    check(None, -1, true, Err(Refusal::bad("mileage_out_km", FieldProblem::Negative)));
    check(None, 10_000_000, true, Err(Refusal::bad("mileage_out_km", FieldProblem::TooLarge)));
    assert_eq!(mileage_out_warning(60_900, 61_000, false), None);
    assert_eq!(mileage_out_warning(60_900, 61_001, false), Some(MileageWarning::LeapsAbsurdly));
    assert_eq!(mileage_out_warning(60_900, 200_000, true), None);
}

proptest! {
    /// What is warned of is never believed, whatever was read before.
    #[test]
    fn a_warned_reading_is_a_doubtful_one(
        earlier in proptest::collection::vec((0_i64..4_000, 0_i64..3_000_000), 0..8),
        now in (0_i64..4_000, 0_i64..3_000_000),
    ) {
        let earlier: Vec<Reading> = earlier.into_iter().map(|(on, km)| at(on, km)).collect();
        let now = at(now.0, now.1);
        if mileage_warning(&earlier, now).is_some() {
            prop_assert!(is_doubtful(&earlier, now));
        }
    }
}

use chrono::NaiveDate;
use domain::refusal::{FieldProblem, Refusal};
use domain::service_interval::ServiceInterval;

#[test]
fn so_many_months_later_is_a_day_of_the_calendar_at_the_end_of_short_months_too() {
    let day = |text: &str| -> NaiveDate { text.parse().expect("a day is written YYYY-MM-DD") };
    let usual = ServiceInterval::default();
    assert_eq!(usual.next_day(day("2026-03-02")), day("2026-09-02"));
    assert_eq!(usual.next_day(day("2026-08-31")), day("2027-02-28"));
    assert_eq!(ServiceInterval { months: 12, km: 0 }.next_day(day("2028-02-29")), day("2029-02-28"));
    assert_eq!(usual.next_day(NaiveDate::MAX), NaiveDate::MAX);
    assert_eq!(usual.check(), Ok(()));
    for too_long in [ServiceInterval { months: 121, km: 0 }, ServiceInterval { months: 0, km: u32::MAX }] {
        let refused = Err(Refusal::bad("service_interval", FieldProblem::TooLarge));
        assert_eq!(too_long.check(), refused, "{too_long:?}");
    }
}

#[test]
fn so_many_kilometres_on_are_counted_from_those_at_which_the_car_leaves() {
    let usual = ServiceInterval::default();
    assert_eq!(usual.next_km(30_000), 35_000);
    assert_eq!(ServiceInterval { months: 6, km: 0 }.next_km(30_000), 30_000);
    assert_eq!(usual.next_km(i64::MAX), i64::MAX);
}

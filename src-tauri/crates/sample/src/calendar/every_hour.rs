//! The plan holds at whatever hour it is made: planning alone costs nothing, so
//! it is asked at every hour of a year's odd days.

use super::hours::OpeningHours;
use super::three_months;
use crate::SEED;
use crate::plan::{Gift, Plan, Shows, Step};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::dates::{ShopZone, from_local};
use domain::shop::Settings;

/// It is of the shop, whichever visit it stands beside.
fn is_of_no_visit(step: Step) -> bool {
    matches!(
        step,
        Step::StockUp
            | Step::OfferPackages
            | Step::OpenShift
            | Step::PayOut
            | Step::CloseShift { .. }
            | Step::NameKinds
            | Step::WriteStaffFiles
            | Step::EnterAbsence { .. }
            | Step::Wish
            | Step::WriteContacts
            | Step::SortCustomers
            | Step::RecordConsents
            | Step::AskForData
            | Step::WriteLicences
    )
}

/// Of what comes in a visit only after the car is there, and only after it went.
fn place(step: Step) -> u8 {
    match step {
        Step::Book { .. } => 0,
        Step::ConfirmBooking
        | Step::MoveBooking { .. }
        | Step::CancelBooking
        | Step::NoShow
        | Step::TakeDeposit => 1,
        Step::Arrive | Step::Express(_) => 2,
        Step::Deliver | Step::CallOff => 4,
        Step::Survey
        | Step::Collect
        | Step::WantInvoice
        | Step::Invoice
        | Step::ComplaintHandled
        | Step::ComplaintRemedy
        | Step::ComplaintAnswer
        | Step::CallUnreachable
        | Step::Call
        | Step::AnswerSuggestion => 5,
        _ => 3,
    }
}

fn moments() -> Vec<DateTime<Utc>> {
    let zone = ShopZone::default();
    let mut moments = Vec::new();
    // Every seventeenth day of two years meets each weekday, both ends of a month, a leap day and the holidays.
    for days in (0..730).step_by(17) {
        let day = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap() + TimeDelta::days(days);
        for minute in [0, 240, 511, 750, 1_079, 1_110, 1_439] {
            let wall = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute);
            moments.push(from_local(wall, zone));
        }
    }
    moments.push("2028-02-29T04:00:00Z".parse().unwrap());
    moments
}

#[test]
fn no_step_comes_before_the_one_it_follows_from() {
    for now in moments() {
        let plan = three_months(SEED, now, OpeningHours::of(&Settings::default()), false);
        let mut last = vec![0; plan.visits.len()];
        for (at, visit, step) in plan.steps.iter().filter(|(_, _, step)| !is_of_no_visit(*step)) {
            let place = place(*step);
            assert!(*at <= now, "{now}: visit {visit}: {step:?} at {at}");
            assert!(place >= last[*visit], "{now}: visit {visit}: {step:?} at {at}");
            // A visit begins with its booking or its arrival.
            assert!(last[*visit] > 0 || place <= 2, "{now}: visit {visit}: {step:?} at {at}");
            last[*visit] = place.max(1);
        }
    }
}

#[test]
fn nobody_works_while_the_shop_is_closed() {
    let hours = OpeningHours::of(&Settings::default());
    for now in moments() {
        for (at, visit, step) in three_months(SEED, now, hours, true).steps {
            // A booking is made over the telephone of an evening, too.
            let open = hours.is_open_at(at) || place(step) < 2;
            assert!(open, "{now}: visit {visit}: {step:?} at {at}");
        }
    }
}

fn times_of(plan: &Plan, wanted: impl Fn(Step) -> bool) -> Vec<DateTime<Utc>> {
    plan.steps.iter().filter(|(_, _, step)| wanted(*step)).map(|(at, _, _)| *at).collect()
}

/// Whatever the hour, each screen of the till has something to show.
#[test]
fn packages_vouchers_stored_value_and_a_deposit_are_there_on_every_day() {
    for now in moments() {
        let plan = three_months(SEED, now, OpeningHours::of(&Settings::default()), false);
        for gift in [Gift::Package, Gift::StoredValue, Gift::Voucher] {
            let visits = plan.visits.iter().filter(|visit| visit.gift == gift).count();
            assert_eq!(visits, 1, "{now}");
        }
        for wanted in [
            Step::StockUp,
            Step::OfferPackages,
            Step::SellPackage(0),
            Step::SellPackage(1),
            Step::TopUp,
            Step::IssueVouchers,
            Step::TakeDeposit,
            Step::OpenShift,
            Step::PayOut,
            Step::CloseShift { short: true },
        ] {
            assert_eq!(times_of(&plan, |step| step == wanted).len(), 1, "{now}: {wanted:?}");
        }
        let offered = times_of(&plan, |step| step == Step::OfferPackages);
        let sold = times_of(&plan, |step| matches!(step, Step::SellPackage(_)));
        assert!(sold.iter().all(|at| at > &offered[0]), "{now}");
        assert_eq!(plan.photos.len(), 7, "{now}");
        assert!(plan.photos.iter().all(|photo| photo.at <= now), "{now}");
    }
}

/// Whatever the hour, the workshop shows what it can do beside its jobs.
#[test]
fn small_work_papers_diagnoses_outside_work_and_a_comeback_are_there_on_every_day() {
    for now in moments() {
        let plan = three_months(SEED, now, OpeningHours::of(&Settings::default()), false);
        let many = |wanted: fn(Step) -> bool| times_of(&plan, wanted).len();
        assert_eq!(many(|step| step == Step::NameKinds), 1, "{now}");
        assert_eq!(many(|step| matches!(step, Step::Express(_))), 3, "{now}");
        assert_eq!(many(|step| step == Step::WriteStaffFiles), 1, "{now}");
        assert_eq!(many(|step| matches!(step, Step::EnterAbsence { .. })), 1, "{now}");
        assert_eq!(many(|step| step == Step::Wish), 1, "{now}");
        assert_eq!(many(|step| step == Step::Diagnose { solved: true }), 1, "{now}");
        assert_eq!(many(|step| step == Step::Diagnose { solved: false }), 1, "{now}");
        assert_eq!(many(|step| step == Step::SendOutside), 2, "{now}");
        assert_eq!(many(|step| step == Step::TakeBackOutside), 1, "{now}: the other one is away");
        assert_eq!(many(|step| step == Step::TellReady), 1, "{now}");
        assert_eq!(many(|step| matches!(step, Step::JudgeComeback { .. })), 1, "{now}");
        let named = times_of(&plan, |step| step == Step::NameKinds);
        let done = times_of(&plan, |step| matches!(step, Step::Express(_)));
        assert!(done.iter().all(|at| at > &named[0]), "{now}");
        for (at, visit, step) in &plan.steps {
            if let Step::JudgeComeback { earlier } = step {
                let shown = plan.photos.iter().filter(|photo| photo.shows == Shows::Again);
                let of_it: Vec<bool> = shown.map(|photo| photo.visit == *visit && photo.at > *at).collect();
                assert_eq!(of_it, [true], "{now}: it is judged by one photo as well");
                assert_eq!(plan.visits[*visit].car, plan.visits[*earlier].car, "{now}");
                let went = plan.steps.iter().find(|(_, of, step)| of == earlier && *step == Step::Deliver);
                assert!(went.is_some_and(|(went, _, _)| went < at), "{now}");
                let driven = plan.visits[*visit].km - plan.visits[*earlier].km;
                assert!((1..2_000).contains(&driven), "{now}: {driven} km");
            }
        }
    }
}

/// Whatever the hour, the pages of customers, of the staff and of the figures have something to show.
#[test]
fn contacts_consents_a_request_licences_marks_and_last_looks_are_there_on_every_day() {
    for now in moments() {
        let plan = three_months(SEED, now, OpeningHours::of(&Settings::default()), false);
        for wanted in [
            Step::WriteContacts,
            Step::SortCustomers,
            Step::RecordConsents,
            Step::AskForData,
            Step::WriteLicences,
        ] {
            assert_eq!(times_of(&plan, |step| step == wanted).len(), 1, "{now}: {wanted:?}");
        }
        assert_eq!(times_of(&plan, |step| step == Step::MarkJobs).len(), 14, "{now}");
        assert_eq!(times_of(&plan, |step| step == Step::LookLast).len(), 3, "{now}: one of a car still here");
    }
}

#[test]
fn where_that_is_wanted_a_drawer_is_open_whenever_money_moves_and_today_s_stays_open() {
    let hours = OpeningHours::of(&Settings::default());
    for now in moments() {
        let plan = three_months(SEED, now, hours, true);
        let mut is_open = false;
        for (at, visit, step) in &plan.steps {
            match step {
                Step::OpenShift | Step::CloseShift { .. } => {
                    assert_eq!(is_open, *step != Step::OpenShift, "{now}: {step:?} at {at}");
                    is_open = *step == Step::OpenShift;
                }
                Step::Pay
                | Step::GiveBack
                | Step::Collect
                | Step::TakeDeposit
                | Step::SellPackage(_)
                | Step::Express(_)
                | Step::TopUp => assert!(is_open, "{now}: visit {visit}: {step:?} at {at}"),
                _ => {}
            }
        }
        assert_eq!(is_open, hours.is_open_at(now), "{now}");
    }
}

#[test]
fn elsewhere_the_one_shift_lies_so_far_back_that_nobody_is_warned_of_cash_beside_it() {
    let hours = OpeningHours::of(&Settings::default());
    for now in moments() {
        let plan = three_months(SEED, now, hours, false);
        let closed = times_of(&plan, |step| matches!(step, Step::CloseShift { .. }));
        assert_eq!(closed.len(), 1, "{now}");
        assert_eq!(domain::shift::outside_since(false, false, Some(closed[0]), now), None, "{now}");
    }
}

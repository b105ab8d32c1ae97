use crate::{holds, seats};
use chrono::{DateTime, TimeDelta, Utc};
use domain::allowed::Allowed;
use domain::appointment::{Appointment, AppointmentAction, AppointmentStage, ArrivalFacts, Channel};
use domain::booking_actions::BookingFacts;
use domain::dates::ShopZone;
use domain::ids::AppointmentId;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::trade::Trade;
use domain::work_order::stage::Stage;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn booking(stage: AppointmentStage) -> Appointment {
    Appointment {
        id: AppointmentId(1),
        number: "YY20260302001".into(),
        stage,
        channel: Channel::Phone,
        customer_id: None,
        vehicle_id: None,
        contact_name: "李国强".into(),
        contact_phone: "13800138000".into(),
        plate: None,
        model: String::new(),
        symptom: String::new(),
        items: Vec::new(),
        starts_at: at("2026-03-02T02:00:00Z"),
        minutes: 60,
        advisor_id: None,
        bay_id: None,
        trade: Trade::Mechanic,
        estimate: None,
        deposit: Money::ZERO,
        reason: String::new(),
        work_order_id: None,
        arrived_at: None,
        arrived_from: None,
        no_show_at: None,
        sample: false,
        created_at: at("2026-03-01T02:00:00Z"),
        version: 1,
    }
}

/// The visit of the booking, where there is one.
fn arrivals() -> Vec<Option<ArrivalFacts>> {
    let mut arrivals = vec![None];
    for (stage, written_on, arrived) in [
        (Stage::CheckedIn, false, "2026-03-02T02:00:00Z"),
        (Stage::CheckedIn, true, "2026-03-02T02:00:00Z"),
        (Stage::Estimating, false, "2026-03-02T02:00:00Z"),
        (Stage::CheckedIn, false, "2026-03-01T02:00:00Z"),
    ] {
        let (number, arrived_at) = ("GD20260302001".into(), at(arrived));
        arrivals.push(Some(ArrivalFacts { number, stage, arrived_at, written_on }));
    }
    arrivals
}

fn facts(booking: &Appointment, arrival: Option<ArrivalFacts>, minutes: i64) -> BookingFacts<'_> {
    let now = booking.starts_at + TimeDelta::minutes(minutes);
    BookingFacts { booking, arrival, no_show_minutes: 60, now, zone: ShopZone::default() }
}

#[test]
fn what_is_offered_on_a_booking_is_let_through_and_nothing_else() {
    for stage in AppointmentStage::ALL {
        for (arrival, deposit) in
            arrivals().into_iter().flat_map(|arrival| [(arrival.clone(), 0), (arrival, 1)])
        {
            let booking = Appointment { deposit: Money(deposit), ..booking(stage) };
            for minutes in [-60, 59, 60] {
                let facts = facts(&booking, arrival.clone(), minutes);
                for roles in seats() {
                    let offered = facts.allowed(&roles);
                    holds(
                        &AppointmentAction::ALL,
                        &offered,
                        |action| facts.check(action, &roles),
                        &(&facts, &roles),
                    );
                }
            }
        }
    }
}

#[test]
fn the_buttons_of_a_booking_are_those_of_its_stage_and_of_the_person() {
    use AppointmentAction::{Arrive, Cancel, Confirm, Edit, NoShow, Reschedule, UndoArrival};
    let slip = arrivals().swap_remove(1);
    let written = arrivals().swap_remove(2);
    for (stage, arrival, counter, clerk) in [
        (
            AppointmentStage::Booked,
            None,
            vec![Arrive, Confirm, Edit, Reschedule, NoShow, Cancel],
            vec![Confirm, Edit, Reschedule, NoShow, Cancel],
        ),
        (
            AppointmentStage::Confirmed,
            None,
            vec![Arrive, Edit, Reschedule, NoShow, Cancel],
            vec![Edit, Reschedule, NoShow, Cancel],
        ),
        (AppointmentStage::NoShow, None, vec![Arrive, Edit, Reschedule], vec![Edit, Reschedule]),
        (AppointmentStage::Arrived, slip, vec![UndoArrival], vec![]),
        (AppointmentStage::Arrived, written, vec![], vec![]),
        (AppointmentStage::Arrived, None, vec![], vec![]),
        (AppointmentStage::Cancelled, None, vec![], vec![]),
    ] {
        let booking = booking(stage);
        let facts = facts(&booking, arrival, 60);
        let shown = |role: Role| -> Vec<AppointmentAction> {
            facts.allowed(&[role]).into_iter().map(|offer| offer.action).collect()
        };
        assert_eq!((shown(Role::Advisor), shown(Role::CallbackClerk)), (counter, clerk), "{stage:?}");
        assert_eq!(shown(Role::Technician), []);
    }
}

#[test]
fn nobody_is_given_up_before_the_delay_is_over() {
    let booking = booking(AppointmentStage::Confirmed);
    let no_show = |minutes: i64| {
        let offered = facts(&booking, None, minutes).allowed(&[Role::Advisor]);
        offered.into_iter().find(|offer| offer.action == AppointmentAction::NoShow)
    };
    let offer = |missing| Some(Allowed { action: AppointmentAction::NoShow, missing });
    assert_eq!(no_show(20), offer(Some(Refusal::NoShowTooEarly { minutes: 40 })));
    assert_eq!(no_show(60), offer(None));
}

#[test]
fn money_is_paid_in_for_a_booking_that_stands_and_goes_back_of_one_that_is_no_visit() {
    let offered = |stage, deposit, role| {
        let booking = Appointment { deposit: Money(deposit), ..booking(stage) };
        let allowed = facts(&booking, None, 0).allowed(&[role]);
        allowed.into_iter().map(|allowed| allowed.action).collect::<Vec<_>>()
    };
    use AppointmentAction::{RefundDeposit, TakeDeposit};
    for stage in [AppointmentStage::Booked, AppointmentStage::Confirmed] {
        assert_eq!(offered(stage, 1, Role::Cashier), [TakeDeposit]);
        assert!(offered(stage, 1, Role::Manager).contains(&RefundDeposit));
        assert!(!offered(stage, 0, Role::Manager).contains(&RefundDeposit), "there is nothing");
    }
    for stage in [AppointmentStage::NoShow, AppointmentStage::Cancelled] {
        assert_eq!(offered(stage, 1, Role::Cashier), []);
        assert!(offered(stage, 1, Role::Manager).contains(&RefundDeposit));
        assert!(!offered(stage, 1, Role::Manager).contains(&TakeDeposit));
    }
    assert!(!offered(AppointmentStage::Arrived, 1, Role::Manager).contains(&RefundDeposit), "the visit's");
}

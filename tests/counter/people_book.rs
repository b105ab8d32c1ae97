//! The book where its technicians are the people of the shop.

use crate::booking::stranger;
use crate::calendar::{days, keeps};
use crate::support::ready;
use domain::assignment::absence::AbsenceKind;
use domain::assignment::worker::{Skill, WorkShift};
use domain::ids::{AbsenceId, PersonId};
use domain::operation::{SkillLevel, Trade};
use domain::shop::ShopDetails;
use domain::shop_calendar::TechniciansFrom;
use features::bookings::calls::booking_calls;
use features::bookings::{
    BookAppointment, ListAppointments, SaveCalendar, SetOwnDay, book_appointment, list_appointments,
    save_calendar, set_own_day,
};
use features::office::setup::get_shop;
use features::office::staff::{
    CallOffAbsence, EnterAbsence, SaveWorkerFile, call_off_absence, enter_absence, save_worker_file,
};
use kernel::host::AskNothing;
use serde_json::json;
use shop_tests::Alone;
use shop_tests::typed::{field, read, request};

/// The book plans so much of the hours in which people are there, in percent.
pub fn counts_people(shop: &Alone, worked_share: i64) {
    let details: ShopDetails = read(shop.run(get_shop, AskNothing {}));
    let counted = SaveCalendar {
        version: details.version,
        keeps_holidays: false,
        technicians_from: TechniciansFrom::People,
        technicians: details.settings.calendar.technicians,
        worked_share,
    };
    shop.run(save_calendar, counted);
}

/// What somebody can, and on which days of the week they are there from nine to twelve; on none it is as long as the
/// shop is open.
pub fn can(shop: &Alone, person_id: PersonId, trades: &[Trade], mornings: &[u8]) {
    let skills = trades.iter().map(|trade| Skill { trade: *trade, level: SkillLevel::Senior });
    let shift = |weekday: &u8| WorkShift { weekday: *weekday, begins_minute: 540, ends_minute: 720 };
    let file = SaveWorkerFile {
        person_id,
        version: 0,
        skills: skills.collect(),
        certificates: Vec::new(),
        shifts: mornings.iter().map(shift).collect(),
    };
    shop.run(save_worker_file, file);
}

#[test]
fn a_new_shop_has_the_hours_of_the_people_whose_trades_it_wrote_down() {
    let shop = ready();
    let of_day =
        |day: &str| shop.run(list_appointments, ListAppointments { day: read(day) })["trades"].clone();
    assert_eq!(of_day("2026-03-03"), json!([]), "nobody said who does what");
    can(&shop, PersonId(1), &[Trade::Paint], &[]);
    let away = EnterAbsence {
        person_id: PersonId(1),
        kind: AbsenceKind::Leave,
        begins_at: read("2026-03-03T04:00:00Z"),
        ends_at: read("2026-03-03T10:00:00Z"),
        note: String::new(),
    };
    shop.run(enter_absence, away);
    let paint = |starts_at: &str, minutes: i64| BookAppointment {
        trade: Some(Trade::Paint),
        starts_at: read(starts_at),
        minutes,
        ..stranger()
    };
    let refusal =
        |starts_at: &str, minutes: i64| shop.refusal("book_appointment", request(paint(starts_at, minutes)));
    let hours = |booked: i64, capacity: i64| {
        let params = json!({ "trade": "paint", "booked_minutes": booked, "capacity_minutes": capacity });
        json!({ "code": "over_technician_hours", "params": params })
    };
    // From half past eight to noon, and not behind it.
    shop.run(book_appointment, paint("2026-03-03T00:30:00Z", 180));
    assert_eq!(
        refusal("2026-03-03T05:00:00Z", 60),
        json!({ "code": "over_technicians", "params": { "trade": "paint", "booked": 0, "capacity": 0 } })
    );
    // The evening has no hands to miss, and the day has no more hours.
    assert_eq!(refusal("2026-03-03T11:00:00Z", 60), hours(180, 210));
    shop.run(book_appointment, paint("2026-03-03T11:00:00Z", 30));
    let of_people = json!({ "people": 1, "shift_minutes": 570, "away_minutes": 360, "worked_share": 100 });
    assert_eq!(
        of_day("2026-03-03"),
        json!([{
            "trade": "paint", "technicians": 1, "booked_minutes": 210, "open_minutes": 210, "of_people": of_people,
        }])
    );
    assert_eq!(days(&shop, "2026-03-02", 2)[1]["trades"], of_day("2026-03-03"), "a week says the same");
    let closed = SetOwnDay { day: read("2026-03-04"), open: Some(false), reason: String::new() };
    shop.run(set_own_day, closed);
    assert_eq!(refusal("2026-03-04T02:00:00Z", 60), hours(0, 0));

    // The free half hour that is told lies where there are hours.
    let asked = json!({ "day": "2026-03-03", "minutes": 60, "bay_id": null, "trade": "paint" });
    let open = shop.ok("next_open_slot", asked);
    assert_eq!((&open["day"], &open["why_later"]), (&json!("2026-03-05"), &json!("day_is_full")));

    counts_people(&shop, 50);
    assert_eq!(refusal("2026-03-05T01:00:00Z", 300), hours(0, 285));
    shop.run(book_appointment, BookAppointment { over_capacity: true, ..paint("2026-03-05T01:00:00Z", 300) });
    // As somebody types it, it holds at every hour, whoever is there.
    keeps(&shop, false, &[(Trade::Paint, 2)]);
    shop.run(book_appointment, paint("2026-03-03T05:00:00Z", 60));
}

#[test]
fn an_absence_entered_after_the_bookings_says_which_of_them_have_no_hands_left() {
    let shop = ready();
    can(&shop, PersonId(1), &[Trade::Paint], &[]);
    counts_people(&shop, 100);
    let paint = |starts_at: &str, minutes: i64| BookAppointment {
        trade: Some(Trade::Paint),
        starts_at: read(starts_at),
        minutes,
        ..stranger()
    };
    let left = || shop.run(booking_calls, AskNothing {})["without_hands"].clone();
    let numbers = || -> Vec<String> {
        left().as_array().expect("bookings").iter().map(|one| field(one, "number")).collect()
    };
    shop.run(book_appointment, paint("2026-03-03T01:00:00Z", 120));
    shop.run(book_appointment, paint("2026-03-03T06:00:00Z", 120));
    shop.run(book_appointment, paint("2026-03-04T06:00:00Z", 120));
    // With open eyes beyond what there is: an absence has nothing to do with it.
    shop.run(book_appointment, BookAppointment { over_capacity: true, ..paint("2026-03-04T06:00:00Z", 60) });
    assert_eq!(left(), json!([]), "everybody comes");
    let away = EnterAbsence {
        person_id: PersonId(1),
        kind: AbsenceKind::Sick,
        begins_at: read("2026-03-03T04:00:00Z"),
        ends_at: read("2026-03-03T10:00:00Z"),
        note: String::new(),
    };
    let entered = shop.run(enter_absence, away);
    assert_eq!(entered["without_hands"], 1, "whoever enters it is told at once");
    assert_eq!(numbers(), ["YY20260302002"], "the afternoon of that day, and nothing else");
    let back = CallOffAbsence { id: AbsenceId(1), version: 1 };
    shop.run(call_off_absence, back);
    assert_eq!(left(), json!([]), "they come after all");
}

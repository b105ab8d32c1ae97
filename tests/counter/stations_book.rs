//! No two stations fill a half hour of the book over its capacity without saying so.

use crate::calendar::{keeps, moved, wish};
use crate::people_book::{can, counts_people};
use crate::support::ready;
use chrono::{DateTime, TimeDelta, Utc};
use domain::appointment::Appointment;
use domain::booking_capacity::{places_taken, technicians_taken};
use domain::ids::{BayId, PersonId};
use domain::trade::Trade;
use features::bookings::outside::{ReadBookings, TakeBookings, read_bookings};
use features::bookings::wishes::{BookWish, add_wish};
use features::bookings::{
    BookAppointment, ListAppointments, RescheduleAppointment, UndoMove, list_appointments,
};
use proptest::prelude::*;
use serde_json::json;
use shop_tests::Alone;
use shop_tests::asks_office::booking;
use shop_tests::at_once::at_once;
use shop_tests::typed::{field, read, request};

/// What somebody at a station does with the book, never by a second confirm.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Books {
        half: i64,
        length: i64,
        bay: Option<i64>,
        trade: Trade,
    },
    Moves {
        which: usize,
        half: i64,
        length: i64,
        bay: Option<i64>,
    },
    Undoes {
        which: usize,
    },
    CallsOff {
        which: usize,
    },
    Edits {
        which: usize,
        length: i64,
        bay: Option<i64>,
        trade: Trade,
    },
    TakesIn {
        half: i64,
    },
    /// Out of the waiting list.
    GivesRoom {
        who: i64,
        half: i64,
        bay: Option<i64>,
    },
}

/// So many wait for room.
const WAITING: i64 = 4;

fn some_wait(shop: &Alone) {
    for _ in 0..WAITING {
        shop.run(add_wish, wish("2026-03-03", "2026-03-06"));
    }
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let half = || 0_i64..6;
    let length = || (1_i64..5).prop_map(|halves| halves * 30);
    let bay = || prop::option::of(1_i64..3);
    let which = || 0_usize..8;
    let trade = || prop_oneof![Just(Trade::Mechanic), Just(Trade::Paint)];
    prop_oneof![
        4 => (half(), length(), bay(), trade())
            .prop_map(|(half, length, bay, trade)| Deed::Books { half, length, bay, trade }),
        4 => (which(), half(), length(), bay())
            .prop_map(|(which, half, length, bay)| Deed::Moves { which, half, length, bay }),
        2 => which().prop_map(|which| Deed::Undoes { which }),
        1 => which().prop_map(|which| Deed::CallsOff { which }),
        2 => (which(), length(), bay(), trade())
            .prop_map(|(which, length, bay, trade)| Deed::Edits { which, length, bay, trade }),
        1 => half().prop_map(|half| Deed::TakesIn { half }),
        2 => (1..=WAITING, half(), bay()).prop_map(|(who, half, bay)| Deed::GivesRoom { who, half, bay }),
    ]
}

fn of_tomorrow(shop: &Alone) -> Vec<Appointment> {
    let day = shop.run(list_appointments, ListAppointments { day: read("2026-03-03") });
    let rows = day["appointments"].as_array().expect("bookings");
    rows.iter().map(|row| read(row["appointment"].clone())).collect()
}

fn half_hour(half: i64) -> DateTime<Utc> {
    read::<DateTime<Utc>>("2026-03-03T01:00:00Z") + TimeDelta::minutes(half * 30)
}

/// Whatever stands in the way of it does.
fn does(shop: &Alone, deed: Deed) {
    let all = of_tomorrow(shop);
    let chosen = |which: usize| all.get(which % all.len().max(1)).cloned();
    let asked = match deed {
        Deed::Books { half, length, bay, trade } => {
            let ask = BookAppointment {
                minutes: length,
                bay_id: bay.map(BayId),
                trade: Some(trade),
                over_capacity: false,
                ..booking("王海", "13912345678", half_hour(half))
            };
            Some(("book_appointment", request(ask)))
        }
        Deed::GivesRoom { who, half, bay } => {
            let (starts_at, bay_id) = (half_hour(half), bay.map(BayId));
            let ask = BookWish { id: who, version: 1, starts_at, bay_id, over_capacity: false };
            Some(("book_wish", request(ask)))
        }
        Deed::TakesIn { half } => {
            let clock = half_hour(half) + TimeDelta::hours(8);
            let text = format!("姓名,电话,时间\n王海,13912345678,{}", clock.format("%Y-%m-%d %H:%M"));
            let rows = shop.run(read_bookings, ReadBookings { text: text.clone() });
            let marks = vec![field(&rows[0], "mark")];
            Some(("take_bookings", request(TakeBookings { text, marks, called_off: String::new() })))
        }
        Deed::Moves { which, half, length, bay } => chosen(which).map(|one| {
            let ask = RescheduleAppointment {
                id: one.id,
                minutes: length,
                bay_id: bay.map(BayId),
                starts_at: half_hour(half),
                ..moved(one.version, "2026-03-03T01:00:00Z")
            };
            ("reschedule_appointment", request(ask))
        }),
        Deed::Undoes { which } => chosen(which).map(|one| {
            ("undo_move", request(UndoMove { id: one.id, version: one.version, over_capacity: false }))
        }),
        Deed::CallsOff { which } => chosen(which).map(|one| {
            ("cancel_appointment", json!({ "id": one.id, "version": one.version, "reason": "不来了" }))
        }),
        Deed::Edits { which, length, bay, trade } => chosen(which).map(|one| {
            let ask = json!({
                "id": one.id, "version": one.version, "channel": "phone", "customer_id": null, "vehicle_id": null,
                "contact_name": "王海", "contact_phone": "13912345678", "plate": "", "model": "", "symptom": "",
                "items": [], "minutes": length, "advisor_id": null, "bay_id": bay, "estimate": null,
                "over_capacity": false, "trade": trade,
            });
            ("edit_appointment", ask)
        }),
    };
    if let Some((command, ask)) = asked {
        let _ = shop.call(command, ask);
    }
}

/// No half hour has more cars than bays, no bay two at once, no trade more than its technicians.
fn overbooked(all: &[Appointment]) -> Option<String> {
    (0..12).map(half_hour).find_map(|from| {
        let to = from + TimeDelta::minutes(30);
        let painted = technicians_taken(all, Trade::Paint, from, to);
        if places_taken(all, from, to) > 2 || painted > 1 {
            return Some(format!("{from}: {} cars, {painted} painted", places_taken(all, from, to)));
        }
        let in_bay = |bay| -> Vec<Appointment> {
            all.iter().filter(|one| one.bay_id == Some(BayId(bay))).cloned().collect()
        };
        let twice = (1..3).any(|bay| {
            let there = in_bay(bay);
            there.iter().any(|one| {
                let others: Vec<Appointment> =
                    there.iter().filter(|other| other.id != one.id).cloned().collect();
                one.stage.takes_a_place() && places_taken(&others, one.starts_at, one.ends_at()) > 0
            })
        });
        twice.then(|| format!("{from}: two cars in one bay"))
    })
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_two_stations_fill_a_half_hour_over_its_capacity_without_a_second_confirm(
        first in prop::collection::vec(any_deed(), 1..14),
        second in prop::collection::vec(any_deed(), 1..14),
    ) {
        let shop = ready();
        keeps(&shop, false, &[(Trade::Paint, 1)]);
        some_wait(&shop);
        at_once([first, second], |deeds| deeds.into_iter().for_each(|deed| does(&shop, deed)));
        let all = of_tomorrow(&shop);
        prop_assert_eq!(overbooked(&all), None, "{:?}", all);
    }
    #[test]
    fn no_two_stations_book_hands_or_hours_that_the_people_do_not_have(
        first in prop::collection::vec(any_deed(), 1..14),
        second in prop::collection::vec(any_deed(), 1..14),
    ) {
        let shop = ready();
        counts_people(&shop, 90);
        can(&shop, PersonId(1), &[Trade::Mechanic, Trade::Paint], &[2]);
        some_wait(&shop);
        at_once([first, second], |deeds| deeds.into_iter().for_each(|deed| does(&shop, deed)));
        let all = of_tomorrow(&shop);
        prop_assert!(one_pair_of_hands(&all), "{:?}", all);
    }
}

/// Whoever is there from nine to twelve can both trades, has one car at a time, and nine tenths of three hours.
fn one_pair_of_hands(all: &[Appointment]) -> bool {
    let minutes: i64 = all.iter().filter(|one| one.stage.takes_a_place()).map(|one| one.minutes).sum();
    let one_at_once = |half| places_taken(all, half_hour(half), half_hour(half + 1)) <= 1;
    minutes <= 162 && (0..6).all(one_at_once)
}

/// The walks above are worth something only when people are given room at all.
#[test]
fn who_waits_is_given_room_by_a_deed_like_any_other() {
    let shop = ready();
    some_wait(&shop);
    does(&shop, Deed::GivesRoom { who: 1, half: 0, bay: Some(1) });
    does(&shop, Deed::GivesRoom { who: 2, half: 0, bay: Some(1) });
    does(&shop, Deed::GivesRoom { who: 1, half: 2, bay: Some(2) });
    let places: Vec<_> = of_tomorrow(&shop).into_iter().map(|one| (one.starts_at, one.bay_id)).collect();
    assert_eq!(places, [(half_hour(0), Some(BayId(1)))], "the bay is taken, and nobody is booked twice");
}

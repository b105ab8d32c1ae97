//! The code by which one station comes in, and what may be done there.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::StationId;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::station::{
    CODE_LENGTH, CODE_LIVES, CODE_TRIES, CODE_TRIES_IN_ALL, HouseDoor, PairingCode, Station, StationRights,
    checked_station_name,
};
use domain::till_display::Till;
use proptest::prelude::*;

fn now() -> DateTime<Utc> {
    "2026-03-02T08:30:00Z".parse().expect("a moment")
}

fn rights(roles: &[Role]) -> StationRights {
    StationRights { roles: roles.to_vec(), ..StationRights::default() }
}

fn code() -> PairingCode {
    let mut thrown = 0u8;
    PairingCode::new(rights(&[Role::Technician]), now(), || {
        thrown = thrown.wrapping_add(83);
        thrown
    })
}

proptest! {
    #[test]
    fn a_code_has_its_letters_whatever_chance_throws(mut thrown in prop::collection::vec(any::<u8>(), 64)) {
        // Enough that is fair, behind whatever came before.
        thrown.extend([0; CODE_LENGTH]);
        let mut thrown = thrown.into_iter();
        let code = PairingCode::new(rights(&[Role::Manager]), now(), || thrown.next().unwrap()).code;
        prop_assert_eq!(code.len(), CODE_LENGTH);
        prop_assert!(code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), "{}", code);
        prop_assert!(!code.contains(['0', '1', 'I', 'L', 'O']), "{}", code);
    }
}

#[test]
fn every_letter_is_as_likely_as_the_next() {
    let mut counted = std::collections::BTreeMap::new();
    for byte in 0..=u8::MAX {
        let mut thrown = std::iter::once(byte).chain(std::iter::repeat(0));
        let mut taken = 0;
        let code = PairingCode::new(rights(&[Role::Manager]), now(), || {
            taken += 1;
            thrown.next().unwrap()
        });
        if taken == CODE_LENGTH {
            *counted.entry(code.code.chars().next().unwrap()).or_insert(0) += 1;
        }
    }
    assert_eq!(counted.len(), 31);
    assert!(counted.values().all(|count| *count == 8), "{counted:?}");
}

#[test]
fn a_code_is_typed_as_people_write_it() {
    let right = code().code;
    for typed in [
        right.clone(),
        right.to_lowercase(),
        format!("{} {}", &right[..4], &right[4..]),
        format!(" {}-{} ", &right[..4], &right[4..]),
    ] {
        assert_eq!(code().check(&typed, "here", now()), Ok(()), "{typed}");
    }
    for typed in ["", "23456789", &right[..7], &format!("{right}2")] {
        let tries_left = i64::from(CODE_TRIES) - 1;
        assert_eq!(code().check(typed, "here", now()), Err(Refusal::PairingWrong { tries_left }), "{typed}");
    }
}

#[test]
fn a_code_is_over_after_its_minutes_and_after_its_tries() {
    let right = code().code;
    let end = now() + CODE_LIVES;
    assert_eq!(code().check(&right, "here", end - TimeDelta::seconds(1)), Ok(()));
    assert_eq!(code().check(&right, "here", end), Err(Refusal::PairingOver));

    let mut guessed = code();
    for tries_left in (1..i64::from(CODE_TRIES)).rev() {
        assert_eq!(guessed.check("AAAAAAAA", "here", now()), Err(Refusal::PairingWrong { tries_left }));
    }
    assert_eq!(guessed.check("AAAAAAAA", "here", now()), Err(Refusal::PairingOver));
    assert_eq!(
        guessed.check(&right, "here", now()),
        Err(Refusal::PairingOver),
        "the right one comes too late"
    );
    assert_eq!(guessed.check(&right, "there", now()), Ok(()), "who guesses takes nobody else's tries");

    let mut by_many = code();
    for number in 0..CODE_TRIES_IN_ALL {
        assert!(by_many.check("AAAAAAAA", &format!("{}", number / 4), now()).is_err());
    }
    assert_eq!(by_many.check(&right, "there", now()), Err(Refusal::PairingOver), "not even by many");
}

fn tablet() -> Station {
    Station {
        id: StationId(1),
        name: "2号工位平板".into(),
        roles: vec![Role::Technician, Role::Inspector],
        wall: false,
        till_display: false,
        till_id: None,
        paired_at: now(),
        revoked_at: None,
        version: 1,
    }
}

#[test]
fn two_stations_that_are_let_in_never_bear_one_name() {
    let one = tablet();
    let other = Station { id: StationId(2), name: "收银台".into(), ..tablet() };
    let lost = Station { id: StationId(3), name: "旧平板".into(), revoked_at: Some(now()), ..tablet() };
    let all = [one.clone(), other.clone(), lost];
    let taken = Err(Refusal::bad("name", FieldProblem::Taken));
    assert_eq!(checked_station_name(" 收银台 ", &all, None), taken);
    assert_eq!(checked_station_name("收银台", &all, Some(&one)), taken);
    assert_eq!(checked_station_name("收银台", &all, Some(&other)), Ok("收银台".to_owned()));
    assert_eq!(checked_station_name("旧平板", &all, None), Ok("旧平板".to_owned()), "it is out");
    assert!(checked_station_name("  ", &all, None).is_err());
    // Two of one name, let in by an earlier program: each may get other roles, or another name.
    let twin = Station { id: StationId(4), ..one.clone() };
    let both = [one.clone(), twin.clone()];
    assert_eq!(checked_station_name(&twin.name, &both, Some(&twin)), Ok(one.name));
}

#[test]
fn a_station_cuts_what_a_person_may_do() {
    let station = tablet();
    assert_eq!(station.cut(&[Role::Manager, Role::Technician]), [Role::Technician]);
    assert_eq!(station.cut(&[Role::Manager]), []);
    assert!(station.is_let_in());
    assert!(!Station { revoked_at: Some(now()), ..station }.is_let_in());
}

#[test]
fn a_station_is_let_in_for_something_and_a_screen_for_a_till_that_is_there() {
    let checked = |rights: StationRights| rights.checked(&[], None);
    assert_eq!(checked(rights(&[Role::Manager, Role::Advisor, Role::Manager])).unwrap().roles.len(), 2);
    assert_eq!(checked(rights(&[])), Err(Refusal::bad("roles", FieldProblem::Empty)));
    let wall = StationRights { wall: true, ..StationRights::default() };
    assert_eq!(checked(wall.clone()), Ok(wall.clone()), "a screen on the wall needs nobody");
    let facing = |till: Option<i64>| StationRights {
        till_display: true,
        till_id: till.map(StationId),
        ..StationRights::default()
    };
    assert_eq!(checked(facing(None)), Ok(facing(None)), "nor does one that faces the host's own customer");

    let till = Station { id: StationId(2), name: "收银台".into(), ..tablet() };
    let lost = Station { id: StationId(3), revoked_at: Some(now()), ..tablet() };
    let screen = Station { id: StationId(4), ..tablet() };
    let all = [till, lost, screen.clone()];
    let no_till = Err(Refusal::bad("till_id", FieldProblem::Unknown));
    assert_eq!(facing(Some(2)).checked(&all, None), Ok(facing(Some(2))));
    for (none, of) in [(3, None), (9, None), (4, Some(&screen))] {
        assert_eq!(facing(Some(none)).checked(&all, of), no_till, "{none}");
    }
    // What it had it keeps: its name is changed also after the till was shut out.
    let faced_the_lost = Station { till_display: true, till_id: Some(StationId(3)), ..screen };
    assert_eq!(facing(Some(3)).checked(&all, Some(&faced_the_lost)), Ok(facing(Some(3))));
    let without = StationRights { till_display: false, wall: true, ..facing(Some(2)) };
    assert_eq!(without.checked(&all, None), Ok(wall), "without the screen there is no till");
    assert_eq!(faced_the_lost.faces_customer_of(), Some(Till(Some(StationId(3)))));
    assert_eq!(Station { till_id: None, ..faced_the_lost.clone() }.faces_customer_of(), Some(Till(None)));
    assert_eq!(Station { till_display: false, ..faced_the_lost.clone() }.faces_customer_of(), None);
    assert_eq!(Station { revoked_at: Some(now()), ..faced_the_lost }.faces_customer_of(), None);
}

#[test]
fn the_door_takes_no_port_of_the_system() {
    for port in [1024, HouseDoor::PORT, 65_535] {
        assert_eq!(HouseDoor::checked_port(port), Ok(port));
    }
    for port in [-1, 0, 443, 1023, 65_536, i64::MAX] {
        assert!(HouseDoor::checked_port(port).is_err(), "{port}");
    }
    assert!(!HouseDoor::shut().open);
}

//! Who drives, who marks whose work, and how often a car leaves mended and stays so.

use chrono::{DateTime, NaiveDate, Utc};
use domain::driving_licence::{DrivingLack, DrivingLicence, check_driver, lack_of};
use domain::first_time_fix::{COMES_BACK_WITHIN_DAYS, FirstTimeFix, MendedVisit};
use domain::ids::{DrivingLicenceId, JobId, LineId, PersonId, WorkOrderId};
use domain::job::{Job, JobShare, JobState};
use domain::job_mark::{JobMark, average, may_mark};
use domain::money::Rate;
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn person(id: i64) -> Person {
    Person {
        id: PersonId(id),
        name: "周质检".into(),
        roles: vec![Role::Inspector],
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

fn licence(person: i64, may_drive: bool, until: Option<&str>) -> DrivingLicence {
    DrivingLicence {
        id: DrivingLicenceId(person),
        person_id: PersonId(person),
        may_drive,
        licence_number: "440306199001011234".into(),
        licence_class: "C1".into(),
        valid_until: until.map(day),
        version: 1,
    }
}

#[test]
fn once_the_shop_names_who_drives_nobody_else_does_and_nobody_by_a_licence_that_is_over() {
    let today = day("2026-03-02");
    let table: [(&[DrivingLicence], Option<DrivingLack>); 6] = [
        (&[], None),
        // Nobody drives by a row that says they do not: the shop keeps no list yet.
        (&[licence(1, false, None)], None),
        (&[licence(1, true, None)], None),
        (&[licence(1, true, Some("2026-03-02"))], None),
        (&[licence(1, true, Some("2026-03-01"))], Some(DrivingLack::LicenceOver)),
        (&[licence(2, true, None), licence(1, false, None)], Some(DrivingLack::MayNotDrive)),
    ];
    for (licences, lack) in table {
        assert_eq!(lack_of(licences, PersonId(1), today), lack, "{licences:?}");
    }
    let name = || "周质检".to_owned();
    let others = [licence(2, true, None)];
    assert_eq!(check_driver(&others, &person(1), today), Err(Refusal::MayNotDrive { name: name() }));
    assert_eq!(check_driver(&others, &person(2), today), Ok(()));
    let over = [licence(1, true, Some("2026-03-01"))];
    let until = day("2026-03-01");
    assert_eq!(check_driver(&over, &person(1), today), Err(Refusal::LicenceOver { name: name(), until }));
}

#[test]
fn who_may_drive_has_a_licence_with_its_number_and_class() {
    let without = |number: &str, class: &str, may_drive| {
        let typed = licence(1, may_drive, None);
        DrivingLicence { licence_number: number.into(), licence_class: class.into(), ..typed }
            .checked()
            .map(|_| ())
    };
    assert_eq!(without("4403", "C1", true), Ok(()));
    assert_eq!(without(" ", "C1", true), Err(Refusal::bad("licence_number", FieldProblem::Empty)));
    assert_eq!(without("4403", "", true), Err(Refusal::bad("licence_class", FieldProblem::Empty)));
    assert_eq!(without("", "", false), Ok(()), "who does not drive needs none");
}

fn job(state: JobState, by: i64) -> Job {
    Job {
        id: JobId(1),
        work_order_id: WorkOrderId(1),
        line_id: LineId(1),
        attempt: 1,
        rework_id: None,
        state,
        technicians: vec![JobShare { person_id: PersonId(by), share: Rate(10_000) }],
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        pause_reason: None,
        started_at: None,
        finished_at: None,
        measurements: Vec::new(),
        note: String::new(),
        version: 1,
    }
}

#[test]
fn marked_is_what_is_finished_by_who_had_no_hand_in_it() {
    assert_eq!(may_mark(&job(JobState::Finished, 2), &person(1)), Ok(()));
    let own = Refusal::OwnMark { name: "周质检".into() };
    assert_eq!(may_mark(&job(JobState::Finished, 1), &person(1)), Err(own));
    for state in JobState::ALL.into_iter().filter(|state| *state != JobState::Finished) {
        let refused = Err(Refusal::JobIs { state: state.code().to_owned() });
        assert_eq!(may_mark(&job(state, 2), &person(1)), refused, "{state:?}");
    }
}

#[test]
fn a_mark_is_one_to_five() {
    let at: DateTime<Utc> = "2026-03-02T01:00:00Z".parse().unwrap();
    let mark = |efficiency, quality| JobMark {
        id: 0,
        work_order_id: WorkOrderId(1),
        job_id: JobId(1),
        efficiency,
        quality,
        note: " 干净利落 ".into(),
        person_id: PersonId(1),
        at,
        version: 1,
    };
    assert_eq!(mark(1, 5).checked().map(|kept| kept.note), Ok("干净利落".to_owned()));
    for off in [0, 6, -1] {
        let bad = |field| Err(Refusal::bad(field, FieldProblem::Unknown));
        assert_eq!(mark(off, 3).checked().map(|_| ()), bad("efficiency"));
        assert_eq!(mark(3, off).checked().map(|_| ()), bad("quality"));
    }
    assert_eq!(average([]), None);
    assert_eq!(average([4]), Some(400));
    assert_eq!(average([5, 4, 4]), Some(433));
    assert_eq!(average([5, 5, 4]), Some(467), "half a hundredth and more goes up");
}

fn mended(reworked: bool, came_back_on: Option<&str>) -> MendedVisit {
    MendedVisit { delivered_on: day("2026-03-02"), reworked, came_back_on: came_back_on.map(day) }
}

#[test]
fn mended_at_the_first_try_is_what_was_not_done_again_and_did_not_come_back_in_time() {
    assert_eq!(COMES_BACK_WITHIN_DAYS, 30);
    for (visit, first_time) in [
        (mended(false, None), true),
        (mended(true, None), false),
        (mended(false, Some("2026-03-02")), false),
        (mended(false, Some("2026-04-01")), false),
        (mended(false, Some("2026-04-02")), true),
        (mended(true, Some("2026-04-02")), false),
    ] {
        assert_eq!(visit.is_first_time(), first_time, "{visit:?}");
    }
}

#[test]
fn the_rate_is_of_all_that_were_delivered_and_says_what_may_still_come_back() {
    let all = [mended(false, None), mended(true, None), mended(false, Some("2026-03-09"))];
    let of = |visits: &[MendedVisit], today| FirstTimeFix::of(visits, day(today));
    let rate = Some(Rate(3333));
    assert_eq!(of(&all, "2026-04-01"), FirstTimeFix { visits: 3, first_time: 1, not_over: 1, rate });
    assert_eq!(of(&all, "2026-04-02").not_over, 0, "its days are over");
    assert_eq!(of(&all[..1], "2026-03-02").rate, Some(Rate(10_000)));
    assert_eq!(of(&[], "2026-03-02"), FirstTimeFix::default());
    let two_of_three = [all[0], all[0], all[1]];
    assert_eq!(of(&two_of_three, "2026-03-02").rate, Some(Rate(6667)), "half a hundredth goes up");
}

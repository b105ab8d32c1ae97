//! How far a car is, and whether its promise will hold.

use crate::sample::{instant, line};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::customer_link::CustomerStep;
use domain::ids::{JobId, LineId, PartRequestId, PersonId, WorkOrderId};
use domain::job::{Job, JobShare, JobState, PauseReason};
use domain::line::{Line, LineKind, LineState};
use domain::money::{Hours, Quantity, Rate};
use domain::outside_work::SentOutside;
use domain::part_request::{PartRequest, PartRequestState};
use domain::progress::{Awaited, Progress, ProgressFacts, PromiseRisk, open_minutes};
use domain::shop::Settings;
use domain::stock::PartPromise;
use domain::work_order::stage::Stage;

/// It is half past eight by the shop's clock, and the shop has just opened.
fn after(minutes: i64) -> DateTime<Utc> {
    instant() + TimeDelta::minutes(minutes)
}

fn job(id: i64, state: JobState, minutes: i64, hands: &[i64]) -> Job {
    let share = |person: &i64| JobShare { person_id: PersonId(*person), share: Rate(10_000) };
    Job {
        id: JobId(id),
        work_order_id: WorkOrderId(1),
        line_id: LineId(id),
        attempt: 1,
        rework_id: None,
        state,
        technicians: hands.iter().map(share).collect(),
        bay_id: None,
        planned_start: None,
        planned_minutes: minutes,
        pause_reason: (state == JobState::Paused).then_some(PauseReason::Parts),
        started_at: (state != JobState::Waiting).then(instant),
        finished_at: (state == JobState::Finished).then(instant),
        measurements: Vec::new(),
        note: String::new(),
        version: 1,
    }
}

fn named(id: i64, name: &str, state: LineState) -> Line {
    let mut line = line(id, LineKind::Labour, state, None);
    line.figures.name = name.into();
    line
}

fn of(stage: Stage, promised: Option<i64>, jobs: &[Job], now: i64) -> Progress {
    let facts = ProgressFacts {
        stage,
        promised_at: promised.map(after),
        lines: &[],
        jobs,
        requests: &[],
        outside: &[],
        parts: &[],
    };
    Progress::of(&facts, after(now), &Settings::default())
}

#[test]
fn it_says_what_is_done_what_is_being_done_and_what_it_waits_for() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let lines = [
        named(1, "换机油", LineState::Approved),
        named(2, "换前刹车片", LineState::Approved),
        named(3, "换正时皮带", LineState::Approved),
        named(4, "四轮定位", LineState::Offered),
    ];
    let jobs = [
        job(1, JobState::Finished, 30, &[4]),
        job(2, JobState::Running, 60, &[4]),
        job(3, JobState::Paused, 60, &[5]),
        job(5, JobState::Cancelled, 60, &[5]),
    ];
    let request = |state, expected_on| PartRequest {
        id: PartRequestId(1),
        work_order_id: WorkOrderId(1),
        job_id: JobId(3),
        part_id: None,
        text: "正时皮带".into(),
        quantity: Quantity(1000),
        unit: "条".into(),
        state,
        expected_on,
        note: String::new(),
        asked_by: PersonId(5),
        asked_at: instant(),
        answered_by: None,
        answered_at: None,
        version: 1,
    };
    let requests = [
        request(PartRequestState::Ordered, Some(day("2026-03-04"))),
        request(PartRequestState::There, Some(day("2026-03-09"))),
    ];
    let sent = SentOutside {
        what: "曲轴磨削".into(),
        partner: "精工".into(),
        handed_to: "王师傅".into(),
        receipt: String::new(),
        due_back_on: Some(day("2026-03-06")),
    };
    let out = sent
        .kept(WorkOrderId(1), day("2026-03-16"), day("2026-03-02"), (instant(), PersonId(2)))
        .expect("out");
    let back = out.clone().back("", instant(), PersonId(2)).expect("back");
    let facts = ProgressFacts {
        stage: Stage::InRepair,
        promised_at: None,
        lines: &lines,
        jobs: &jobs,
        requests: &requests,
        outside: &[back, out],
        parts: &[],
    };
    let told = Progress::of(&facts, after(20), &Settings::default());
    assert_eq!((told.step, told.jobs, told.jobs_done), (CustomerStep::Repair, 3, 1));
    assert_eq!(told.at_work, ["换前刹车片"]);
    assert_eq!(told.waits_for, [PauseReason::Parts]);
    assert_eq!(told.parts_by, Some(day("2026-03-04")), "what is there is waited for no more");
    assert_eq!((told.outside, told.outside_by), (vec!["曲轴磨削".to_owned()], Some(day("2026-03-06"))));
    assert_eq!((told.answers, told.promise.risk), (1, PromiseRisk::Calm));
    let risk = |day: &str| {
        let promised_at = Some(format!("{day}T10:00:00Z").parse().expect("a moment"));
        Progress::of(&ProgressFacts { promised_at, ..facts }, after(20), &Settings::default()).promise.risk
    };
    assert_eq!(risk("2026-03-05"), PromiseRisk::Waits, "what is ground comes back on the 6th");
    assert_eq!(risk("2026-03-06"), PromiseRisk::Calm, "it may come in the morning");
    let parts = ProgressFacts { outside: &[], promised_at: Some(after(24 * 60)), ..facts };
    let settings = Settings::default();
    assert_eq!(
        Progress::of(&parts, after(20), &settings).promise.risk,
        PromiseRisk::Waits,
        "the belt comes on the 4th"
    );
    assert_eq!(told.promise.work_minutes, 60, "40 of what runs, 60 of what stands still, by two people");
}

#[test]
fn a_promise_is_short_before_it_breaks() {
    let one = [job(1, JobState::Waiting, 120, &[4])];
    let risk = |promised, jobs: &[Job], now| of(Stage::InRepair, Some(promised), jobs, now).promise.risk;
    assert_eq!(risk(240, &one, 0), PromiseRisk::Calm);
    assert_eq!(risk(120, &one, 0), PromiseRisk::Calm, "just enough");
    assert_eq!(risk(119, &one, 0), PromiseRisk::Short, "two hours off, and it will not hold");
    assert_eq!(risk(60, &[], 0), PromiseRisk::Near);
    assert_eq!(risk(60, &one, 61), PromiseRisk::Late);
    assert_eq!(of(Stage::InRepair, None, &one, 0).promise.risk, PromiseRisk::Calm, "nothing was promised");
    assert_eq!(of(Stage::ReadyForDelivery, Some(10), &one, 0).promise.risk, PromiseRisk::Calm, "it is there");
}

#[test]
fn work_is_counted_by_whoever_has_most_of_it() {
    let minutes = |jobs: &[Job], now| of(Stage::InRepair, None, jobs, now).promise.work_minutes;
    let waiting = |id, minutes, hands: &[i64]| job(id, JobState::Waiting, minutes, hands);
    assert_eq!(minutes(&[waiting(1, 60, &[4]), waiting(2, 50, &[5])], 0), 60, "beside each other");
    assert_eq!(minutes(&[waiting(1, 60, &[4]), waiting(2, 50, &[4])], 0), 110, "one after the other");
    assert_eq!(minutes(&[waiting(1, 61, &[4, 5])], 0), 31, "two share it");
    assert_eq!(minutes(&[waiting(1, 60, &[]), waiting(2, 50, &[])], 0), 110, "nobody has them");
    assert_eq!(minutes(&[job(1, JobState::Running, 60, &[4])], 90), 0, "it takes longer than was planned");
    assert_eq!(minutes(&[job(1, JobState::Finished, 60, &[4])], 0), 0);
}

#[test]
fn what_nobody_planned_takes_its_standard_hours() {
    let mut long = named(1, "换正时皮带", LineState::Approved);
    long.figures.hours = Hours(400);
    let facts = ProgressFacts {
        stage: Stage::InRepair,
        promised_at: Some(after(180)),
        lines: &[long],
        jobs: &[job(1, JobState::Waiting, 0, &[4])],
        requests: &[],
        outside: &[],
        parts: &[],
    };
    let told = Progress::of(&facts, after(0), &Settings::default());
    assert_eq!((told.promise.work_minutes, told.promise.risk), (240, PromiseRisk::Short));
}

#[test]
fn only_hours_in_which_the_shop_is_open_count() {
    // From half past eight to six.
    let shop = Settings::default();
    assert_eq!(open_minutes(after(0), after(60), &shop), 60);
    assert_eq!(open_minutes(after(0), after(24 * 60), &shop), 570, "the night is none");
    assert_eq!(open_minutes(after(-60), after(60), &shop), 60, "it was shut");
    assert_eq!(open_minutes(after(60), after(0), &shop), 0);
    let rests = Settings { closed_weekdays: vec![2], ..Settings::default() };
    assert_eq!(open_minutes(after(0), after(2 * 24 * 60 + 60), &rests), 570 + 60, "it rests on Tuesdays");
    let jobs = [job(1, JobState::Waiting, 300, &[4])];
    // At five for tomorrow at ten: one hour today, an hour and a half tomorrow.
    assert_eq!(of(Stage::InRepair, Some(25 * 60 + 30), &jobs, 510).promise.risk, PromiseRisk::Short);
}

#[test]
fn a_part_on_its_way_for_an_agreed_line_breaks_the_promise_before_its_day() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let part = |id, name: &str, state| {
        let mut part = line(id, LineKind::Part, state, None);
        part.figures.name = name.into();
        part
    };
    let lines = [
        part(1, "机油滤", LineState::Approved),
        part(2, "空滤", LineState::Approved),
        part(3, "前制动片", LineState::Offered),
        part(4, "火花塞", LineState::Approved),
    ];
    let parts = [
        (LineId(1), PartPromise::Expected { on: day("2026-03-05") }),
        (LineId(2), PartPromise::Expected { on: day("2026-03-06") }),
        (LineId(3), PartPromise::Expected { on: day("2026-03-09") }),
        (LineId(4), PartPromise::InStock),
    ];
    let told = |stage, promised: &str| {
        let promised_at = Some(format!("{promised}T08:00:00Z").parse().expect("a moment"));
        let facts = ProgressFacts {
            stage,
            promised_at,
            lines: &lines,
            jobs: &[],
            requests: &[],
            outside: &[],
            parts: &parts,
        };
        Progress::of(&facts, after(20), &Settings::default())
    };
    let late = |progress: Progress| -> Vec<(String, NaiveDate)> {
        progress.promise.too_late.into_iter().map(|Awaited { name, on }| (name, on)).collect()
    };
    let both = told(Stage::AwaitingAssignment, "2026-03-04");
    assert_eq!((both.promise.risk, both.parts_by), (PromiseRisk::Waits, Some(day("2026-03-06"))));
    let expected = [("空滤".to_owned(), day("2026-03-06")), ("机油滤".to_owned(), day("2026-03-05"))];
    assert_eq!(late(both), expected, "what nobody agreed to yet is promised to nobody");
    assert_eq!(late(told(Stage::InRepair, "2026-03-05")), expected[..1], "on its day it may come in time");
    let held = told(Stage::InRepair, "2026-03-06");
    assert_eq!((held.promise.risk, held.promise.too_late), (PromiseRisk::Calm, Vec::new()));
    let done = told(Stage::AwaitingInspection, "2026-03-04");
    assert_eq!((done.promise.risk, done.parts_by), (PromiseRisk::Calm, None), "its work is over without it");
}

#[test]
fn what_broke_already_still_says_what_it_waits_for() {
    let lines = [line(1, LineKind::Part, LineState::Approved, None)];
    let on = "2026-03-09".parse().expect("a day");
    let facts = ProgressFacts {
        stage: Stage::InRepair,
        promised_at: Some(after(10)),
        lines: &lines,
        jobs: &[],
        requests: &[],
        outside: &[],
        parts: &[(LineId(1), PartPromise::Expected { on })],
    };
    let told = Progress::of(&facts, after(20), &Settings::default());
    assert_eq!(told.promise.risk, PromiseRisk::Late);
    assert_eq!(told.promise.too_late.iter().map(|one| one.on).collect::<Vec<_>>(), [on]);
    let unpromised =
        Progress::of(&ProgressFacts { promised_at: None, ..facts }, after(20), &Settings::default());
    assert!(unpromised.promise.too_late.is_empty(), "nothing was promised");
    assert_eq!(unpromised.parts_by, Some(on));
}

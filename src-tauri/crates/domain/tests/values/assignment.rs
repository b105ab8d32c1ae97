//! Who is proposed for a job, and what is said of the place it is laid on.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::assignment::absence::{Absence, AbsenceKind};
use domain::assignment::fit::SkillFit;
use domain::assignment::presence::{Stretch, after_work, done_within, minutes_between, on_duty, without};
use domain::assignment::proposal::{Candidate, ProposalReason, Wanted, propose, worked_on};
use domain::assignment::warning::{AtWork, LaidJob, OtherJob, PlanWarning, warnings};
use domain::assignment::worker::{Skill, WorkShift};
use domain::ids::{AbsenceId, BayId, JobId, LineId, PersonId, WorkOrderId};
use domain::job::{Job, JobShare, JobState};
use domain::money::Rate;
use domain::operation::{SkillLevel, Trade};
use domain::shop::Settings;
use domain::shop_calendar::OwnDay;

/// At this minute of Monday, 2 March 2026, by the shop's clock.
fn at(minute: i64) -> DateTime<Utc> {
    let begins: DateTime<Utc> = "2026-03-01T16:00:00Z".parse().expect("midnight in the shop");
    begins + TimeDelta::minutes(minute)
}

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")
}

fn stretch(from: i64, to: i64) -> Stretch {
    Stretch { begins_at: at(from), ends_at: at(to) }
}

const DAY: i64 = 24 * 60;
const NINE: i64 = 9 * 60;
const NOON: i64 = 12 * 60;
const SIX: i64 = 18 * 60;

const PAINTS: Skill = Skill { trade: Trade::Paint, level: SkillLevel::Senior };

fn has(level: SkillLevel) -> SkillFit {
    SkillFit::Has(Skill { trade: Trade::Paint, level })
}

fn below() -> SkillFit {
    SkillFit::Below { needed: PAINTS, level: SkillLevel::Junior }
}

fn candidate(id: i64, fit: SkillFit, free: &[Stretch], did: Option<u32>) -> Candidate {
    let did_this_car = did.map(|day| NaiveDate::from_ymd_opt(2026, 1, day).expect("a day"));
    Candidate { person_id: PersonId(id), fit, free: free.to_vec(), did_this_car }
}

/// Two hours from nine on, promised for three.
fn wanted() -> Wanted {
    Wanted { minutes: 120, from: at(NINE), promised_at: Some(at(15 * 60)) }
}

#[test]
fn skill_comes_first_then_the_promise_then_who_knows_the_car_then_who_is_done_soonest() {
    let all_day = [stretch(NINE, SIX)];
    let late = [stretch(14 * 60, SIX)];
    let (at_nine, at_ten) = (all_day, [stretch(10 * 60, SIX)]);
    let yes = || has(SkillLevel::Master);
    let table: [(&str, Vec<Candidate>, [i64; 2]); 8] = [
        (
            "who can before whom nobody asked",
            vec![candidate(1, SkillFit::NotSaid, &all_day, None), candidate(2, yes(), &all_day, None)],
            [2, 1],
        ),
        (
            "whom nobody asked before who cannot do it well enough",
            vec![candidate(1, below(), &all_day, None), candidate(2, SkillFit::NotSaid, &all_day, None)],
            [2, 1],
        ),
        (
            "who knows the trade before who does not",
            vec![
                candidate(1, SkillFit::OtherTrade(Trade::Paint), &all_day, None),
                candidate(2, below(), &all_day, None),
            ],
            [2, 1],
        ),
        (
            "a skill outweighs a promise",
            vec![candidate(1, below(), &all_day, None), candidate(2, yes(), &late, None)],
            [2, 1],
        ),
        (
            "a promise outweighs who knows the car",
            vec![candidate(1, yes(), &late, Some(9)), candidate(2, yes(), &all_day, None)],
            [2, 1],
        ),
        (
            "who did this car last before who is done sooner",
            vec![candidate(1, yes(), &at_nine, Some(3)), candidate(2, yes(), &at_ten, Some(9))],
            [2, 1],
        ),
        (
            "who is done soonest",
            vec![candidate(1, yes(), &at_ten, None), candidate(2, yes(), &at_nine, None)],
            [2, 1],
        ),
        (
            "who has no time at all comes behind who is late",
            vec![candidate(1, yes(), &[], None), candidate(2, yes(), &late, None)],
            [2, 1],
        ),
    ];
    for (why, candidates, order) in table {
        let proposed: Vec<i64> = propose(wanted(), &candidates).iter().map(|one| one.person_id.0).collect();
        assert_eq!(proposed, order, "{why}");
        let mirrored: Vec<Candidate> = candidates.into_iter().rev().collect();
        let again: Vec<i64> = propose(wanted(), &mirrored).iter().map(|one| one.person_id.0).collect();
        assert_eq!(again, order, "{why}: in whatever order they come");
    }
}

#[test]
fn a_proposal_says_its_reasons() {
    let free = [stretch(NINE, NOON), stretch(13 * 60, SIX)];
    let told = propose(
        wanted(),
        &[
            candidate(1, has(SkillLevel::Master), &free, Some(9)),
            candidate(2, below(), &[stretch(14 * 60, SIX)], Some(3)),
            candidate(3, SkillFit::OtherTrade(Trade::Paint), &[], None),
        ],
    );
    assert_eq!(told[0].when, Some(stretch(NINE, 11 * 60)));
    assert_eq!(
        told[0].reasons,
        [
            ProposalReason::Skilled { trade: Trade::Paint, level: SkillLevel::Master },
            ProposalReason::DidThisCar { on: NaiveDate::from_ymd_opt(2026, 1, 9).expect("a day") },
            // Three hours before noon, two after lunch, up to three o'clock.
            ProposalReason::FreeBeforePromise { minutes: 300 },
        ]
    );
    // Only whoever was the last at the car knows it: the one before them was not.
    assert_eq!(
        told[1].reasons,
        [
            ProposalReason::BelowLevel {
                trade: Trade::Paint,
                level: SkillLevel::Junior,
                needed: SkillLevel::Senior,
            },
            ProposalReason::AfterPromise { ends_at: at(16 * 60) },
        ]
    );
    assert_eq!(told[2].reasons, [ProposalReason::OtherTrade { trade: Trade::Paint }, ProposalReason::NoTime]);
    let unpromised = Wanted { promised_at: None, ..wanted() };
    let told = propose(unpromised, &[candidate(1, SkillFit::NotSaid, &free, None)]);
    assert_eq!(told[0].reasons, [], "nothing speaks for or against them");
}

#[test]
fn work_goes_on_where_the_next_shift_begins() {
    let days = [stretch(NINE, NOON), stretch(13 * 60, SIX), stretch(DAY + NINE, DAY + SIX)];
    for (from, minutes, done) in [
        (0, 60, Some((NINE, 10 * 60))),
        (NINE, 180, Some((NINE, NOON))),
        (NINE, 181, Some((NINE, 13 * 60 + 1))),
        (11 * 60, 400, Some((11 * 60, DAY + NINE + 40))),
        (SIX, 30, Some((DAY + NINE, DAY + NINE + 30))),
        (NINE, 3_000, None),
        (DAY + SIX, 1, None),
    ] {
        let done = done.map(|(from, to)| stretch(from, to));
        assert_eq!(done_within(&days, at(from), minutes), done, "{minutes} from {from}");
    }
    assert_eq!(minutes_between(&days, at(11 * 60), at(14 * 60)), 120);
    assert_eq!(after_work(&days, at(NINE), 240)[0], stretch(14 * 60, SIX));
    assert_eq!(after_work(&days, at(10 * 60), 0)[0], stretch(10 * 60, NOON));
    assert_eq!(after_work(&days, at(NINE), 3_000), []);
}

#[test]
fn who_has_no_shifts_is_there_while_the_shop_is_open() {
    let settings = Settings { closed_weekdays: vec![2], ..Settings::default() };
    let (opens, closes) = (settings.opens_at_minute, settings.closes_at_minute);
    assert_eq!(
        on_duty(&[], &settings, monday(), 3),
        [stretch(opens, closes), stretch(2 * DAY + opens, 2 * DAY + closes),]
    );
    // Who comes on the day the shop rests has it written down.
    let shift = |weekday, begins_minute, ends_minute| WorkShift { weekday, begins_minute, ends_minute };
    let own = [shift(1, NINE, NOON), shift(1, 13 * 60, SIX), shift(2, NOON, SIX)];
    assert_eq!(
        on_duty(&own, &settings, monday(), 3),
        [stretch(NINE, NOON), stretch(13 * 60, SIX), stretch(DAY + NOON, DAY + SIX),]
    );
    assert_eq!(settings.days().next_open_day(monday()), monday() + TimeDelta::days(2));
}

#[test]
fn a_week_of_ones_own_holds_on_no_holiday_and_on_no_day_the_shop_closed() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    // Thursday of 国庆节, the one behind it, and the Saturday worked for it.
    let own: Vec<WorkShift> =
        [4, 5, 6].map(|weekday| WorkShift { weekday, begins_minute: NINE, ends_minute: SIX }).to_vec();
    let mut settings = Settings { closed_weekdays: vec![6, 7], ..Settings::default() };
    assert_eq!(on_duty(&own, &settings, day("2026-10-01"), 1).len(), 1, "the shop keeps no holidays");
    settings.calendar.keeps_holidays = true;
    for (on, there) in [("2026-10-01", 0), ("2026-10-08", 1), ("2026-10-10", 1), ("2026-10-17", 1)] {
        assert_eq!(on_duty(&own, &settings, day(on), 1).len(), there, "{on}");
    }
    let stocktaking = OwnDay { day: day("2026-10-08"), open: false, reason: "盘点".to_owned() };
    settings.calendar.own_days.push(stocktaking);
    assert!(on_duty(&own, &settings, day("2026-10-08"), 1).is_empty());
}

#[test]
fn what_is_taken_cuts_a_stretch_wherever_it_lies() {
    let day = [stretch(NINE, SIX)];
    for (taken, left) in [
        (vec![], vec![stretch(NINE, SIX)]),
        (vec![stretch(0, NINE)], vec![stretch(NINE, SIX)]),
        (vec![stretch(0, NOON)], vec![stretch(NOON, SIX)]),
        (vec![stretch(NOON, DAY)], vec![stretch(NINE, NOON)]),
        (vec![stretch(NOON, 13 * 60)], vec![stretch(NINE, NOON), stretch(13 * 60, SIX)]),
        (vec![stretch(13 * 60, DAY), stretch(0, NOON)], vec![stretch(NOON, 13 * 60)]),
        (vec![stretch(0, DAY)], vec![]),
    ] {
        assert_eq!(without(&day, taken.clone()), left, "{taken:?}");
    }
}

fn absent(from: i64, to: i64) -> Absence {
    Absence {
        id: AbsenceId(1),
        person_id: PersonId(1),
        kind: AbsenceKind::Sick,
        begins_at: at(from),
        ends_at: at(to),
        note: String::new(),
        entered_by: PersonId(2),
        entered_at: at(0),
        called_off_by: None,
        version: 1,
    }
}

fn laid(job: i64, order: i64, bay: Option<i64>, begins: i64) -> LaidJob {
    LaidJob {
        job_id: JobId(job),
        work_order_id: WorkOrderId(order),
        bay_id: bay.map(BayId),
        begins_at: at(begins),
        minutes: 60,
        promised_at: Some(at(15 * 60)),
    }
}

fn other(laid: LaidJob) -> OtherJob {
    OtherJob { laid, work_order_number: "GD20260302001".to_owned(), name: "喷漆".to_owned() }
}

#[test]
fn a_place_is_warned_of_before_anything_lies_there() {
    let duty = [stretch(NINE, SIX)];
    let told = |laid: LaidJob, fit: SkillFit, absences: &[Absence], others: &[OtherJob]| {
        let duty = without(&duty, absences.iter().map(Stretch::from));
        warnings(laid, &[AtWork { fit, duty: &duty, absences }], others)
    };
    let fits = || has(SkillLevel::Senior);
    let noon = laid(1, 1, Some(4), NOON);
    assert_eq!(told(noon, fits(), &[], &[]), []);

    let (trade, needed) = (Trade::Paint, SkillLevel::Senior);
    assert_eq!(
        told(noon, below(), &[], &[]),
        [PlanWarning::BelowLevel { trade, level: SkillLevel::Junior, needed }]
    );
    assert_eq!(told(noon, SkillFit::OtherTrade(trade), &[], &[]), [PlanWarning::OtherTrade { trade }]);
    assert_eq!(told(noon, SkillFit::NotSaid, &[], &[]), [], "of whom nobody said anything");

    // Away from half past twelve: it begins before, and is not done before.
    let away = PlanWarning::Away { kind: AbsenceKind::Sick, until: at(14 * 60) };
    let sick = [absent(NOON + 30, 14 * 60)];
    assert_eq!(told(noon, fits(), &sick, &[]), [away]);
    assert_eq!(told(laid(1, 1, None, 11 * 60), fits(), &sick, &[]), [], "done before");
    assert_eq!(told(laid(1, 1, None, 8 * 60), fits(), &[], &[]), [PlanWarning::OffDuty]);

    let taken =
        PlanWarning::BayTaken { work_order_number: "GD20260302001".to_owned(), job: "喷漆".to_owned() };
    for (beside, clash) in [
        (laid(2, 2, Some(4), NOON + 30), true),
        (laid(2, 2, Some(4), NOON + 60), false),
        (laid(2, 2, Some(5), NOON), false),
        (laid(2, 2, None, NOON), false),
        // Two jobs of one car are done in one bay, and a job is not in its own way.
        (laid(2, 1, Some(4), NOON), false),
        (laid(1, 1, Some(4), NOON), false),
    ] {
        let found = told(noon, fits(), &[], &[other(beside)]);
        assert_eq!(found, if clash { vec![taken.clone()] } else { vec![] }, "{beside:?}");
    }

    let promised_at = at(15 * 60);
    assert_eq!(told(laid(1, 1, None, 14 * 60), fits(), &[], &[]), [], "done when it was promised");
    assert_eq!(
        told(laid(1, 1, None, 14 * 60 + 30), fits(), &[], &[]),
        [PlanWarning::AfterPromise { ends_at: at(15 * 60 + 30), promised_at }]
    );
    let unpromised = LaidJob { promised_at: None, ..laid(1, 1, None, 14 * 60 + 30) };
    assert_eq!(told(unpromised, fits(), &[], &[]), []);
}

#[test]
fn who_worked_on_a_car_is_told_by_its_visits_before_this_one() {
    let done = |job: i64, order: i64, by: i64, at: Option<DateTime<Utc>>| Job {
        id: JobId(job),
        work_order_id: WorkOrderId(order),
        line_id: LineId(job),
        attempt: 1,
        rework_id: None,
        state: JobState::Finished,
        technicians: vec![JobShare { person_id: PersonId(by), share: Rate(10_000) }],
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        pause_reason: None,
        started_at: None,
        finished_at: at,
        measurements: vec![],
        note: String::new(),
        version: 1,
    };
    let jobs = [
        done(1, 1, 7, Some(at(NOON))),
        // After midnight in the shop, and not yet in London.
        done(2, 1, 7, Some(at(DAY + 60))),
        done(3, 2, 7, Some(at(5 * DAY))),
        done(4, 1, 8, None),
    ];
    let zone = Settings::default().zone;
    let tuesday = monday() + TimeDelta::days(1);
    assert_eq!(worked_on(&jobs, WorkOrderId(2), PersonId(7), zone), Some(tuesday));
    assert_eq!(worked_on(&jobs, WorkOrderId(2), PersonId(8), zone), None, "not done");
    assert_eq!(worked_on(&jobs, WorkOrderId(2), PersonId(9), zone), None);
}

#[test]
fn nobody_is_left_without_a_reason_why_they_are_last() {
    let free = [stretch(NINE, SIX)];
    let all = [
        candidate(
            1,
            SkillFit::Lapsed { trade: Trade::HighVoltage, certificate: "电工证".to_owned() },
            &free,
            None,
        ),
        candidate(2, SkillFit::OtherTrade(Trade::HighVoltage), &free, None),
    ];
    let told = propose(wanted(), &all);
    assert_eq!(told.len(), 2);
    assert_eq!(
        told[0].reasons[0],
        ProposalReason::Lapsed { trade: Trade::HighVoltage, certificate: "电工证".to_owned() }
    );
}

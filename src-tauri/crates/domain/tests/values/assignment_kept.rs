//! What is written down of those who repair, and what is not taken.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::assignment::absence::{Absence, AbsenceKind};
use domain::assignment::fit::SkillFit;
use domain::assignment::worker::{Skill, WorkShift, WorkerCertificate, WorkerFile};
use domain::ids::{AbsenceId, PersonId, WorkerFileId};
use domain::operation::{SkillLevel, Trade};
use domain::refusal::{FieldProblem, Refusal};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).expect("a day")
}

fn file() -> WorkerFile {
    WorkerFile {
        id: WorkerFileId(1),
        person_id: PersonId(1),
        skills: vec![Skill { trade: Trade::HighVoltage, level: SkillLevel::Intermediate }],
        certificates: vec![],
        shifts: vec![],
        version: 1,
    }
}

fn licence(until: Option<u32>) -> WorkerCertificate {
    WorkerCertificate {
        name: " 低压电工证 ".to_owned(),
        number: String::new(),
        trade: Some(Trade::HighVoltage),
        valid_until: until.map(day),
    }
}

const NEEDED: Skill = Skill { trade: Trade::HighVoltage, level: SkillLevel::Intermediate };

#[test]
fn somebody_can_what_is_written_of_them_as_long_as_their_papers_hold() {
    let fit = |file: &WorkerFile| SkillFit::of(Some(NEEDED), Some(file), day(10));
    assert_eq!(SkillFit::of(None, Some(&file()), day(10)), SkillFit::NotSaid);
    assert_eq!(SkillFit::of(Some(NEEDED), None, day(10)), SkillFit::NotSaid);
    assert_eq!(fit(&WorkerFile { skills: vec![], ..file() }), SkillFit::NotSaid);
    assert_eq!(fit(&file()), SkillFit::Has(NEEDED));
    let tyres = vec![Skill { trade: Trade::Tyre, level: SkillLevel::Master }];
    assert_eq!(fit(&WorkerFile { skills: tyres, ..file() }), SkillFit::OtherTrade(Trade::HighVoltage));
    let better = Skill { level: SkillLevel::Senior, ..NEEDED };
    assert_eq!(
        SkillFit::of(Some(better), Some(&file()), day(10)),
        SkillFit::Below { needed: better, level: SkillLevel::Intermediate }
    );

    let with = |licences: Vec<WorkerCertificate>| fit(&WorkerFile { certificates: licences, ..file() });
    let lapsed = SkillFit::Lapsed { trade: Trade::HighVoltage, certificate: licence(None).name };
    assert_eq!(with(vec![licence(Some(9))]), lapsed);
    assert_eq!(with(vec![licence(Some(10))]), SkillFit::Has(NEEDED), "its last day is one on which it holds");
    assert_eq!(with(vec![licence(Some(9)), licence(Some(30))]), SkillFit::Has(NEEDED), "a newer one");
    assert_eq!(with(vec![licence(None)]), SkillFit::Has(NEEDED), "one that never runs out");
    let driving = WorkerCertificate { trade: None, ..licence(Some(9)) };
    assert_eq!(with(vec![driving]), SkillFit::Has(NEEDED), "one this trade needs not");
}

#[test]
fn a_file_is_kept_in_order_or_not_at_all() {
    let shift = |weekday, begins_minute, ends_minute| WorkShift { weekday, begins_minute, ends_minute };
    let kept = WorkerFile {
        certificates: vec![licence(None)],
        shifts: vec![shift(2, 540, 720), shift(1, 780, 1080), shift(1, 540, 780)],
        ..file()
    };
    let kept = kept.checked().expect("a file");
    assert_eq!(kept.certificates[0].name, "低压电工证");
    assert_eq!(kept.shifts, [shift(1, 540, 780), shift(1, 780, 1080), shift(2, 540, 720)]);

    let off = |shifts: Vec<WorkShift>| WorkerFile { shifts, ..file() }.checked().map(|_| ());
    for one in
        [shift(0, 540, 720), shift(8, 540, 720), shift(1, -1, 720), shift(1, 720, 720), shift(1, 1, 1441)]
    {
        assert_eq!(off(vec![one]), Err(Refusal::bad("shifts", FieldProblem::Unknown)), "{one:?}");
    }
    let twice = vec![shift(1, 540, 720), shift(1, 719, 800)];
    assert_eq!(off(twice), Err(Refusal::bad("shifts", FieldProblem::Taken)));
    let skills = vec![NEEDED, Skill { level: SkillLevel::Master, ..NEEDED }];
    assert_eq!(
        WorkerFile { skills, ..file() }.checked().map(|_| ()),
        Err(Refusal::bad("skills", FieldProblem::Taken))
    );
    let nameless = WorkerCertificate { name: " ".to_owned(), ..licence(None) };
    assert_eq!(
        WorkerFile { certificates: vec![nameless], ..file() }.checked().map(|_| ()),
        Err(Refusal::bad("certificates", FieldProblem::Empty))
    );
}

#[test]
fn an_absence_ends_after_it_begins_and_within_a_year() {
    let begins_at: DateTime<Utc> = "2026-03-02T04:00:00Z".parse().expect("an instant");
    let absence = |minutes: i64| Absence {
        id: AbsenceId(0),
        person_id: PersonId(1),
        kind: AbsenceKind::Leave,
        begins_at,
        ends_at: begins_at + TimeDelta::minutes(minutes),
        note: " 看牙 ".to_owned(),
        entered_by: PersonId(2),
        entered_at: begins_at,
        called_off_by: None,
        version: 1,
    };
    assert_eq!(absence(1).checked().map(|kept| kept.note), Ok("看牙".to_owned()));
    for (minutes, problem) in
        [(0, FieldProblem::TooShort), (-30, FieldProblem::TooShort), (367 * 24 * 60, FieldProblem::TooLarge)]
    {
        let refused = absence(minutes).checked().map(|kept| kept.note);
        assert_eq!(refused, Err(Refusal::bad("ends_at", problem)), "{minutes}");
    }
}

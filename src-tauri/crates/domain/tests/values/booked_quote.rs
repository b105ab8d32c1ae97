//! What was told on the telephone, beside what the lines come to.

use super::agreed::{figures, line};
use super::arrival::booking;
use domain::appointment::Appointment;
use domain::booked_quote::{BookedQuote, names_part};
use domain::booking_proposal::proposed;
use domain::ids::WorkPackageId;
use domain::line::{Line, LineFigures, LineKind, LineState};
use domain::money::{Hours, Money, Quantity};
use domain::operation::{PackagedWork, WorkPackage};

/// Four of it at 100.00.
fn of(name: &str, state: LineState) -> Line {
    line(state, LineFigures { name: name.into(), ..figures(LineKind::Part) })
}

#[test]
fn the_difference_is_told_and_what_stands_in_no_line() {
    let booked = |estimate, items: &[&str]| Appointment {
        estimate,
        items: items.iter().map(|item| (*item).to_owned()).collect(),
        ..booking()
    };
    let lines = [of("制动片", LineState::Draft), of("机油", LineState::Declined)];
    let quoted = booked(Some(Money(50_000)), &["刹车片", "空气滤清器"]);
    let expected = BookedQuote {
        quoted: Some(Money(50_000)),
        over: Money(-10_000),
        unlisted: vec!["空气滤清器".to_owned()],
    };
    assert_eq!(BookedQuote::of(&quoted, &lines, &[]), Some(expected), "刹车片 is 制动片");
    let asked_only = booked(None, &["空气滤清器"]);
    let told = BookedQuote::of(&asked_only, &lines, &[]).map(|quote| (quote.quoted, quote.over));
    assert_eq!(told, Some((None, Money::ZERO)));
    assert_eq!(BookedQuote::of(&booked(None, &["刹车片"]), &lines, &[]), None, "nothing to tell");
}

#[test]
fn a_package_stands_in_its_lines_and_the_rest_of_it_is_told_by_its_own_names() {
    let work = |name: &str| PackagedWork {
        item: None,
        kind: LineKind::Part,
        name: name.to_owned(),
        unit: String::new(),
        quantity: Quantity(1_000),
    };
    let package = |active| WorkPackage {
        id: WorkPackageId(1),
        code: String::new(),
        name: "小保养".to_owned(),
        initials: String::new(),
        works: vec![work("机油"), work("机油滤清器")],
        active,
        version: 1,
    };
    let asked = Appointment { estimate: None, items: vec!["小保养".to_owned()], ..booking() };
    let unlisted = |lines: &[Line], active| {
        BookedQuote::of(&asked, lines, &[package(active)]).map(|quote| quote.unlisted).unwrap_or_default()
    };
    let oil = || of("机油", LineState::Draft);
    assert_eq!(unlisted(&[], true), ["小保养"]);
    assert_eq!(unlisted(&[oil()], true), ["机油滤清器"]);
    assert_eq!(unlisted(&[oil(), of("机滤", LineState::Draft)], true), Vec::<String>::new());
    assert_eq!(unlisted(&[oil()], false), ["小保养"], "what is offered no more is no package");
}

#[test]
fn a_part_is_asked_for_by_its_name_or_its_number_and_no_work_is_one() {
    let names = |item: &str| names_part(item, "BP-9 A", "前制动片");
    assert!(names("前制动片") && names("前刹车片"), "as customers call it");
    assert!(names("bp9a") && names("BP 9A"));
    assert!(!names("更换前制动片") && !names("制动片") && !names("BP-9") && !names(" "));
    assert!(!names_part(" ", "", ""), "what says nothing names nothing");
}

#[test]
fn what_is_wanted_takes_its_standard_hours_up_to_the_half_hour_and_costs_what_the_lines_will() {
    let work = |hours| LineFigures { hours: Hours(hours), ..figures(LineKind::Labour) };
    let part = figures(LineKind::Part);
    assert_eq!(proposed(&[], vec!["洗车".to_owned()]), Ok(None), "nothing of it is known");
    let one = proposed(&[work(110), part.clone()], vec!["洗车".to_owned()]).expect("amounts").expect("known");
    // 66 minutes are an hour and a half of the book.
    assert_eq!((one.minutes, one.unknown), (Some(90), vec!["洗车".to_owned()]));
    let sum = work(110).amount().expect("an amount") + part.amount().expect("an amount");
    assert_eq!(one.estimate, sum);
    let minutes = |hours: &[i64]| {
        let known: Vec<LineFigures> = hours.iter().map(|hours| work(*hours)).collect();
        proposed(&known, Vec::new()).expect("amounts").and_then(|one| one.minutes)
    };
    assert_eq!((minutes(&[50]), minutes(&[50, 50]), minutes(&[101])), (Some(30), Some(60), Some(90)));
    assert_eq!((minutes(&[0]), minutes(&[9_000])), (None, Some(1440)));
}

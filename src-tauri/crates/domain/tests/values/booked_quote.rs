//! What was told on the telephone, beside what the lines come to.

use super::agreed::{figures, line};
use super::arrival::booking;
use domain::appointment::Appointment;
use domain::booked_quote::BookedQuote;
use domain::line::{Line, LineFigures, LineKind, LineState};
use domain::money::Money;

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
    assert_eq!(BookedQuote::of(&quoted, &lines), Some(expected), "刹车片 is 制动片");
    let asked_only = booked(None, &["空气滤清器"]);
    let told = BookedQuote::of(&asked_only, &lines).map(|quote| (quote.quoted, quote.over));
    assert_eq!(told, Some((None, Money::ZERO)));
    assert_eq!(BookedQuote::of(&booked(None, &["刹车片"]), &lines), None, "nothing to tell");
}

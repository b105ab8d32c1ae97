//! What a list is narrowed to, as it is typed and as it is kept.

use chrono::NaiveDate;
use domain::list_filter::{
    KEEPS_VIEWS, ListFilter, ListedKind, MAX_VIEW_NAME, may_take_phones_along, view_name,
};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal};
use domain::role::Role;
use domain::visibility::Confidential;
use domain::work_order::stage::Stage;

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[test]
fn days_in_the_wrong_order_mean_those_between_them() {
    let typed = ListFilter { from: day(2026, 3, 31), to: day(2026, 3, 1), ..ListFilter::default() };
    let asked = typed.checked().expect("these are days");
    assert_eq!((asked.from, asked.to), (day(2026, 3, 1), day(2026, 3, 31)));
    let open = ListFilter { to: day(2026, 3, 1), ..ListFilter::default() };
    assert_eq!(open.clone().checked(), Ok(open), "one end alone stays where it is");
}

#[test]
fn what_nobody_can_mean_is_refused_by_its_field() {
    let far = ListFilter { to: day(20_260, 3, 1), ..ListFilter::default() };
    assert_eq!(far.checked(), Err(Refusal::bad("to", FieldProblem::NotADate)));
    let long = ListFilter { text: "车".repeat(MAX_NAME_LEN + 1), ..ListFilter::default() };
    assert_eq!(long.checked(), Err(Refusal::bad("query", FieldProblem::TooLong)));
    let padded = ListFilter { text: "  12345 ".to_owned(), ..ListFilter::default() };
    assert_eq!(padded.checked().map(|asked| asked.text), Ok("12345".to_owned()));
}

#[test]
fn only_what_is_going_on_is_looked_at_all() {
    let of = |stages: &[Stage], late| ListFilter { stages: stages.to_vec(), late, ..ListFilter::default() };
    assert!(!of(&[], false).is_of_what_moves());
    assert!(of(&[], true).is_of_what_moves());
    assert!(of(&[Stage::InRepair, Stage::Delivered], false).is_of_what_moves());
    assert!(!of(&[Stage::InRepair, Stage::Closed], false).is_of_what_moves());
    assert!(!of(&[Stage::Cancelled], false).is_of_what_moves());
}

#[test]
fn a_view_has_a_name_that_fits_a_button() {
    assert_eq!(view_name(" 未收 "), Ok("未收".to_owned()));
    assert_eq!(view_name("  "), Err(Refusal::bad("name", FieldProblem::Empty)));
    let long = "名".repeat(MAX_VIEW_NAME + 1);
    assert_eq!(view_name(&long), Err(Refusal::bad("name", FieldProblem::TooLong)));
}

#[test]
fn a_view_of_an_older_program_asks_nothing_of_what_came_since() {
    let kept: ListFilter = serde_json::from_str(r#"{"text":"粤B"}"#).expect("an old view is read");
    assert_eq!(kept, ListFilter { text: "粤B".to_owned(), ..ListFilter::default() });
}

#[test]
fn whoever_looks_through_a_list_keeps_views_of_it() {
    for list in ListedKind::ALL {
        for role in list.roles() {
            assert!(KEEPS_VIEWS.contains(role), "{role:?} {list:?}");
        }
        assert!(!list.roles().contains(&Role::Technician), "{list:?}");
        let written = serde_json::to_value(list).expect("a kind is written");
        assert_eq!(written, list.code());
    }
}

/// The file of all customers is what a shop loses when somebody leaves it.
#[test]
fn the_phones_of_all_customers_leave_the_house_with_the_manager_alone() {
    for role in Role::ALL {
        assert_eq!(may_take_phones_along(&[role]), role == Role::Manager, "{role:?}");
        // And with nobody who is not told them.
        assert!(!may_take_phones_along(&[role]) || Confidential::Contact.is_visible_to(&[role]));
    }
}

//! What people and programs write: days, kilometres, phones, names, kinds.

use chrono::NaiveDate;
use domain::customer::{CustomerKind, names_two_people};
use domain::dates::{written_day, written_month};
use domain::ids::BayId;
use domain::mileage::written_km;
use domain::person::{Bay, places};
use domain::phone::{Phone, PhoneWarning};
use domain::plate::{Plate, PlateColour};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal};
use domain::search_terms::tells_whole_number;
use domain::service_interval::check_next;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn days_are_read_as_they_are_written() {
    let check = |typed: &str, expect: Option<&str>| {
        assert_eq!(written_day(typed).map(|day| day.to_string()).as_deref(), expect, "{typed}");
    };
    check("2013-04-19", Some("2013-04-19"));
    check("2013/4/9", Some("2013-04-09"));
    check("2013.4.19", Some("2013-04-19"));
    check("2013年4月19日", Some("2013-04-19"));
    check("20130419", Some("2013-04-19"));
    check("2013-04-19 00:00:00", Some("2013-04-19"));
    check("2013/4/19 10:11:12", Some("2013-04-19"));
    check("2013-04-19T08:30:00Z", Some("2013-04-19"));
    check("41383", Some("2013-04-19"));
    check("2013-02-30", None);
    check("20130230", None);
    check("0001-01-01", None);
    check("2100-12-31", Some("2100-12-31"));
    check("2101-01-01", None);
    check("18264", Some("1950-01-01"));
    check("18263", None);
    check("19/04/2013", None);
    check("13-04-19", None);
    check("二〇一三年", None);
    check("99999999999999999999", None);
    check("", None);
}

#[test]
fn a_month_is_its_days_and_what_is_no_month_is_refused() {
    assert_eq!(written_month("2026-02"), Ok((day("2026-02-01"), day("2026-03-01"))));
    assert_eq!(written_month("2026-12"), Ok((day("2026-12-01"), day("2027-01-01"))));
    for text in ["2026-13", "2026", "", "二月"] {
        assert_eq!(written_month(text), Err(Refusal::bad("month", FieldProblem::NotADate)), "{text}");
    }
}

#[test]
fn the_next_service_is_still_to_come_and_no_further_than_a_car_drives() {
    let today = day("2026-03-02");
    assert_eq!(check_next(today, None, None), Ok(()));
    assert_eq!(check_next(today, Some(today), Some(2_000_000)), Ok(()));
    let past = Err(Refusal::bad("next_service_on", FieldProblem::InThePast));
    assert_eq!(check_next(today, Some(day("2026-03-01")), None), past);
    let slip = Err(Refusal::bad("next_service_on", FieldProblem::NotADate));
    assert_eq!(check_next(today, Some(day("2101-01-01")), None), slip);
    let too_far = Err(Refusal::bad("next_service_km", FieldProblem::TooLarge));
    assert_eq!(check_next(today, None, Some(2_000_001)), too_far);
}

#[test]
fn kilometres_are_read_with_the_unit_they_are_in() {
    for (typed, header, expect) in [
        ("52000", "行驶里程", Some((52_000, false))),
        ("5.2", "行驶里程(万公里)", Some((52_000, true))),
        ("5.2005", "里程（萬公里）", Some((52_005, true))),
        ("5.2万公里", "行驶里程", Some((52_000, true))),
        ("5.2 万", "行驶里程", Some((52_000, true))),
        ("52000公里", "行驶里程(万公里)", Some((52_000, false))),
        ("52,000 km", "mileage", Some((52_000, false))),
        ("52000", "里程(万公里)", Some((52_000, false))),
        ("40001.0", "行驶里程", Some((40_001, false))),
        ("5千公里", "行驶里程", Some((5_000, true))),
        ("8千", "行驶里程", Some((8_000, true))),
        ("52k", "行驶里程", Some((52_000, true))),
        ("3.5k km", "mileage", Some((3_500, true))),
        ("52千米", "行驶里程", Some((52, false))),
        ("52000米", "行驶里程", None),
        ("5.5", "行驶里程", None),
        ("40001.7", "行驶里程", None),
        ("3000mi", "mileage", None),
        ("约五万", "行驶里程", None),
        ("5.2.1", "行驶里程", None),
    ] {
        assert_eq!(written_km(typed, header), expect, "{typed} under {header}");
    }
}

#[test]
fn a_comma_is_taken_for_a_thousands_mark_only_between_thousands() {
    for (typed, expect) in [
        ("45678", Some(45_678)),
        ("45,678", Some(45_678)),
        ("45，678", Some(45_678)),
        ("1,045,678.0", Some(1_045_678)),
        ("88,8", None),
        ("88，8", None),
        ("4567,8", None),
        (",678", None),
        ("45,678,9", None),
        ("45678.9,1", None),
    ] {
        assert_eq!(written_km(typed, "行驶里程").map(|(km, _)| km), expect, "{typed}");
    }
}

#[test]
fn a_company_is_known_by_its_name_where_nobody_said_the_kind() {
    for (text, kind) in [
        ("个人", Some(CustomerKind::Private)),
        ("Private", Some(CustomerKind::Private)),
        ("企业", Some(CustomerKind::Company)),
        ("單位", Some(CustomerKind::Company)),
        ("朋友介绍", None),
        ("", None),
    ] {
        assert_eq!(CustomerKind::written(text), kind, "{text}");
    }
    assert_eq!(CustomerKind::of_name("顺风物流有限公司"), CustomerKind::Company);
    assert_eq!(CustomerKind::of_name("张小芳"), CustomerKind::Private);
}

#[test]
fn two_chinese_names_in_one_field_are_two_people() {
    for name in ["李某  石生", "张三/李四", "张三、李四", "张三+李四"] {
        assert!(names_two_people(name), "{name}");
    }
    for name in ["张小芳", "张三 Peter", "John Smith", "张三 ", ""] {
        assert!(!names_two_people(name), "{name}");
    }
}

#[test]
fn a_phone_is_kept_bare_and_a_strange_one_all_the_same() {
    let kept = |typed: &str| Phone::typed("phone", typed);
    assert_eq!(kept(" 138 0013-8000 "), Ok(("13800138000".to_owned(), None)));
    assert_eq!(kept("1380013800"), Ok(("1380013800".to_owned(), Some(PhoneWarning::Unusual))));
    assert_eq!(kept("  "), Ok((String::new(), None)));
    let long = "1".repeat(MAX_NAME_LEN + 1);
    assert_eq!(kept(&long), Err(Refusal::bad("phone", FieldProblem::TooLong)));
}

#[test]
fn a_plate_has_the_colour_of_its_form_and_a_car_without_one_the_commonest() {
    let of = |typed: &str| Plate::usual_colour(Plate::read(typed).as_ref());
    assert_eq!(of("粤B·D12345"), PlateColour::Green);
    assert_eq!(of("粤B1234挂"), PlateColour::Yellow);
    assert_eq!((of("粤B12345"), of("")), (PlateColour::Blue, PlateColour::Blue));
}

#[test]
fn a_number_is_whole_with_its_prefix_or_with_its_day() {
    let whole = |query: &str| tells_whole_number(query, "GD20260302047");
    assert!(whole("gd20260302047") && whole("20260302047"));
    assert!(!whole("047") && !whole("gd202603") && !whole("20260302046"));
}

#[test]
fn so_many_cars_are_worked_on_at_once_as_bays_are_in_use() {
    let bay = |id: i64, active: bool| Bay {
        id: BayId(id),
        name: format!("{id} 号"),
        active,
        sample: false,
        version: 1,
    };
    assert_eq!(places(&[bay(1, true), bay(2, false), bay(3, true)]), 2);
    assert_eq!(places(&[]), 0);
    assert_eq!(bay(1, true).check_in_use(), Ok(()));
    assert_eq!(bay(2, false).check_in_use(), Err(Refusal::bad("bay_id", FieldProblem::Unknown)));
}

//! What a shop may set, and what is kept of what was typed.

use domain::complaint::{ComplaintOwners, check_may_answer};
use domain::dates::ShopZone;
use domain::ids::PersonId;
use domain::money::{Money, Rate};
use domain::person::Person;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal};
use domain::role::Role;
use domain::shop::{PaperSettings, Prefixes, Settings, ShopDetails};
use domain::shop_settings::check_first_bays;
use domain::stored_value::StoredOffer;

fn refused<T: std::fmt::Debug + PartialEq>(
    found: Result<T, Refusal>,
    field: &str,
    problem: FieldProblem,
    case: &str,
) {
    assert_eq!(found, Err(Refusal::bad(field, problem)), "{case}");
}

fn shop(name: &str) -> ShopDetails {
    ShopDetails {
        id: 1,
        name: name.to_owned(),
        phone: " 0755-2601 2345 ".to_owned(),
        address: String::new(),
        licence: String::new(),
        bank: String::new(),
        settings: Settings::default(),
        version: 3,
    }
}

#[test]
fn a_head_is_kept_trimmed_and_has_a_name() {
    let kept = shop(" 顺达汽修 ").with_checked_head().expect("a head");
    assert_eq!((kept.name.as_str(), kept.phone.as_str()), ("顺达汽修", "0755-2601 2345"));
    assert_eq!((kept.version, kept.settings), (3, Settings::default()));
    refused(shop("  ").with_checked_head(), "shop_name", FieldProblem::Empty, "no name");
    let long = "长".repeat(MAX_NAME_LEN + 1);
    for (field, head) in [
        ("phone", ShopDetails { phone: long.clone(), ..shop("顺达") }),
        ("address", ShopDetails { address: long.clone(), ..shop("顺达") }),
        ("licence", ShopDetails { licence: long.clone(), ..shop("顺达") }),
        ("bank", ShopDetails { bank: long.clone(), ..shop("顺达") }),
    ] {
        refused(head.with_checked_head(), field, FieldProblem::TooLong, field);
    }
}

#[test]
fn a_shop_begins_with_a_bay_and_with_no_more_than_any_has() {
    let bays = |count: usize| vec!["工位".to_owned(); count];
    assert_eq!((check_first_bays(&bays(1)), check_first_bays(&bays(30))), (Ok(()), Ok(())));
    refused(check_first_bays(&[]), "bays", FieldProblem::Empty, "none");
    refused(check_first_bays(&bays(31)), "bays", FieldProblem::TooLarge, "31");
}

/// What a manager changes, the field that is refused for it, and why.
type Wrong = (&'static str, FieldProblem, fn(&mut Settings));

#[test]
fn every_setting_has_its_bounds() {
    use FieldProblem::{Negative, TooLarge, TooLong, TooShort, Unknown};
    assert_eq!(Settings::default().check(), Ok(()));
    let wrong: [Wrong; 31] = [
        ("settings", TooLarge, |of| of.zone = ShopZone(-12 * 60 - 1)),
        ("settings", TooLarge, |of| of.zone = ShopZone(14 * 60 + 1)),
        ("hour_rate", Negative, |of| of.hour_rate = Money(-1)),
        ("hour_rate", TooLarge, |of| of.hour_rate = Money(Money::MAX.0 + 1)),
        ("rate", TooLarge, |of| of.labour_tax = Rate(10_001)),
        ("rate", TooLarge, |of| of.overrun_limit = Rate(10_001)),
        ("rate", Negative, |of| of.discount_limit = Rate(-1)),
        ("service_interval", TooLarge, |of| of.service_interval.months = 121),
        ("no_show_minutes", TooLarge, |of| of.no_show_minutes = 1441),
        ("follow_up_days", TooLarge, |of| of.follow_up_days = 91),
        ("follow_up_days", Negative, |of| of.follow_up_days_safety = -1),
        ("second_call_days", TooLarge, |of| of.second_call_days = 91),
        ("suggestion_days", TooLarge, |of| of.suggestion_days = 91),
        ("outside_days", TooLarge, |of| of.outside_days = 91),
        ("outside_days", Negative, |of| of.outside_days = -1),
        ("taking_back_days", TooLarge, |of| of.taking_back_days = 3651),
        ("account_term_days", TooLarge, |of| of.account_term_days = 366),
        ("spoken_limit", Negative, |of| of.spoken_limit = Money(-1)),
        ("remedy_limit", Negative, |of| of.remedy_limit = Money(-1)),
        ("stored_offers", FieldProblem::Empty, |of| {
            of.stored_offers = vec![StoredOffer { pay: Money(100), gift: Money::ZERO }];
        }),
        ("customer_levels", FieldProblem::Empty, |of| of.customer_levels = vec![String::new()]),
        ("opening_hours", TooLarge, |of| of.opens_at_minute = 1441),
        ("opening_hours", TooLarge, |of| of.closes_at_minute = 1441),
        ("opening_hours", TooShort, |of| of.closes_at_minute = of.opens_at_minute),
        ("closed_weekdays", Unknown, |of| of.closed_weekdays = vec![0]),
        ("closed_weekdays", Unknown, |of| of.closed_weekdays = vec![8]),
        ("closed_weekdays", Unknown, |of| of.closed_weekdays = vec![7, 7]),
        ("closed_weekdays", TooLong, |of| of.closed_weekdays = (1..=7).collect()),
        ("quote_valid_days", TooLarge, |of| of.papers.quote_valid_days = 366),
        ("prefixes", FieldProblem::Empty, |of| of.prefixes.voucher.clear()),
        ("prefixes", FieldProblem::Taken, |of| of.prefixes.voucher = of.prefixes.booking.clone()),
    ];
    for (place, (field, problem, change)) in wrong.into_iter().enumerate() {
        let mut settings = Settings::default();
        change(&mut settings);
        refused(settings.check(), field, problem, &format!("the change at {place}"));
    }
}

#[test]
fn what_lies_on_a_bound_is_within_it() {
    let settings = Settings {
        zone: ShopZone(14 * 60),
        no_show_minutes: 1440,
        follow_up_days: 90,
        follow_up_days_safety: 0,
        taking_back_days: 3650,
        account_term_days: 365,
        opens_at_minute: 0,
        closes_at_minute: 1440,
        closed_weekdays: vec![1, 2, 3, 4, 5, 7],
        ..Settings::default()
    };
    assert_eq!(settings.check(), Ok(()));
}

#[test]
fn a_prefix_is_one_to_four_capitals_and_one_kinds_alone() {
    use FieldProblem::{Empty, Taken, TooLong, Unknown};
    let with = |receipt: &str| Prefixes { receipt: receipt.to_owned(), ..Prefixes::default() };
    assert_eq!((with("S").check(), with("SKSK").check()), (Ok(()), Ok(())));
    for (typed, problem) in
        [("", Empty), ("sk", Unknown), ("S1", Unknown), ("收", Unknown), ("SKSKS", TooLong), ("GD", Taken)]
    {
        refused(with(typed).check(), "prefixes", problem, typed);
    }
}

#[test]
fn the_words_of_papers_are_typed_and_the_pictures_are_not() {
    let before = PaperSettings { logo: "ab12".into(), seal: "cd34".into(), ..PaperSettings::default() };
    let typed = PaperSettings {
        mail: " shop@example.com ".into(),
        foot: " 谢谢 ".into(),
        logo: "of somebody else's".into(),
        ..PaperSettings::default()
    };
    let kept = typed.checked(&before).expect("papers");
    let texts = [&kept.mail, &kept.foot, &kept.logo, &kept.seal].map(String::as_str);
    assert_eq!(texts, ["shop@example.com", "谢谢", "ab12", "cd34"]);
    for (field, papers) in [
        ("mail", PaperSettings { mail: "m".repeat(121), ..PaperSettings::default() }),
        ("contract_terms", PaperSettings { contract_terms: "款".repeat(4001), ..PaperSettings::default() }),
        ("foot", PaperSettings { foot: "脚".repeat(301), ..PaperSettings::default() }),
    ] {
        refused(papers.checked(&before), field, FieldProblem::TooLong, field);
    }
}

#[test]
fn only_who_is_newly_named_for_a_matter_is_asked_whether_they_may() {
    let before =
        ComplaintOwners { price: Some(PersonId(1)), delay: Some(PersonId(2)), ..ComplaintOwners::default() };
    let now = ComplaintOwners {
        price: Some(PersonId(1)),
        delay: Some(PersonId(3)),
        // Named before, but for another matter.
        rest: Some(PersonId(2)),
        ..ComplaintOwners::default()
    };
    assert_eq!(now.newly_named(&before).collect::<Vec<_>>(), [PersonId(3), PersonId(2)]);
    assert_eq!(now.newly_named(&now).count(), 0);
}

#[test]
fn who_left_or_only_takes_money_answers_for_nothing() {
    let person = |active: bool, role: Role| Person {
        id: PersonId(1),
        name: "阿强".into(),
        roles: vec![role],
        discount_limit: None,
        active,
        sample: false,
        version: 1,
    };
    assert_eq!(check_may_answer("owner_id", &person(true, Role::Foreman)), Ok(()));
    for who in [person(false, Role::Foreman), person(true, Role::Cashier)] {
        refused(check_may_answer("owner_id", &who), "owner_id", FieldProblem::Unknown, "may not");
    }
}

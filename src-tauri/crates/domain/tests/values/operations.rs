//! What the workshop knows of an operation, what an hour of it costs whom, and on which car it takes how long.

use chrono::{DateTime, NaiveDate};
use domain::catalogue::ItemId;
use domain::ids::{LabourOperationId, PartId, PersonId, WorkPackageId};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity};
use domain::operation::written::{
    read_asked, read_class_hours, read_usual_parts, read_warranty, write_asked, write_class_hours,
    write_usual_parts, write_warranty,
};
use domain::operation::{
    AskedValue, ClassHours, HourRate, OperationTerms, PackagedWork, SkillLevel, Trade, VehicleClass,
    WorkPackage, goes_by_trade, holding_rate, key_of_car, known_class, package_found_by,
};
use domain::part_price::PriceClass;
use domain::refusal::{FieldProblem, Refusal};
use domain::warranty::WarrantyTerm;

fn terms() -> OperationTerms {
    OperationTerms::unsaid(LabourOperationId(1))
}

fn asks(name: &str, unit: &str, least: Option<i64>, most: Option<i64>) -> AskedValue {
    AskedValue {
        name: name.to_owned(),
        unit: unit.to_owned(),
        least: least.map(Quantity),
        most: most.map(Quantity),
    }
}

#[test]
fn a_value_is_asked_with_limits_something_lies_between_and_only_of_what_is_measured() {
    let kept = |value: AskedValue| value.checked();
    assert_eq!(kept(asks(" 厚度 ", "mm", Some(3_000), None)), Ok(asks("厚度", "mm", Some(3_000), None)));
    assert!(kept(asks("外倾角", "°", Some(-1_000), Some(500))).is_ok(), "below nought as well");
    assert_eq!(kept(asks("", "mm", None, None)), Err(Refusal::bad("asked", FieldProblem::Empty)));
    assert_eq!(
        kept(asks("电压", "V", Some(13_000), Some(12_000))),
        Err(Refusal::bad("asked", FieldProblem::TooShort))
    );
    assert_eq!(
        kept(asks("故障码", "", Some(1_000), None)),
        Err(Refusal::bad("asked", FieldProblem::Unknown)),
        "words have no limits"
    );
}

#[test]
fn nothing_is_asked_twice_and_no_class_has_two_times() {
    let twice = OperationTerms { asked: vec![asks("电压", "V", None, None); 2], ..terms() };
    assert_eq!(twice.checked(), Err(Refusal::bad("asked", FieldProblem::Taken)));
    let of = |hours: i64| ClassHours { vehicle_class: VehicleClass::Suv, hours: Hours(hours) };
    let twice = OperationTerms { class_hours: vec![of(100), of(120)], ..terms() };
    assert_eq!(twice.checked(), Err(Refusal::bad("class_hours", FieldProblem::Taken)));
    let none = OperationTerms { class_hours: vec![of(0)], ..terms() };
    assert_eq!(none.checked(), Err(Refusal::bad("class_hours", FieldProblem::Empty)));
    let blank = OperationTerms { checklist: vec![" ".to_owned(), "扭矩".to_owned()], ..terms() };
    assert_eq!(blank.checked().map(|terms| terms.checklist), Ok(vec!["扭矩".to_owned()]));
}

#[test]
fn the_same_work_takes_as_long_as_the_car_is_large() {
    let own = ClassHours { vehicle_class: VehicleClass::Suv, hours: Hours(150) };
    let terms = OperationTerms { class_hours: vec![own], ..terms() };
    assert_eq!(terms.hours_on(Hours(100), Some(VehicleClass::Suv)), Hours(150));
    assert_eq!(terms.hours_on(Hours(100), Some(VehicleClass::Small)), Hours(100), "as the list says");
    assert_eq!(terms.hours_on(Hours(100), None), Hours(100), "nobody knows how large it is");
}

#[test]
fn a_car_is_as_large_as_its_series() {
    for (make, model, class) in [
        ("大众", "朗逸 1.5L", Some(VehicleClass::Compact)),
        ("本田", "CR-V 2.0", Some(VehicleClass::Suv)),
        ("别克", "GL8", Some(VehicleClass::Mpv)),
        ("奥迪", "A6L 2.0T", Some(VehicleClass::Large)),
        ("福特", "翼虎", Some(VehicleClass::Suv)),
        ("大众", "", None),
        ("解放", "J6", None),
    ] {
        assert_eq!(known_class(make, model), class, "{make} {model}");
    }
    assert_eq!(key_of_car("大众", "朗逸 1.5L"), key_of_car("大眾 ", "朗逸1.5l"), "however it is written");
}

fn rate(id: i64, price_class: PriceClass, fen: i64, from: &str) -> HourRate {
    HourRate {
        id,
        trade: Trade::Paint,
        price_class,
        hour_rate: Money(fen),
        from_day: from.parse().expect("a day"),
        set_at: DateTime::UNIX_EPOCH,
        person_id: PersonId(1),
    }
}

#[test]
fn an_hour_costs_what_its_trade_costs_whoever_pays_by_a_list_from_a_day_on() {
    let rates = [
        rate(1, PriceClass::Retail, 18_000, "2026-03-01"),
        rate(2, PriceClass::Retail, 20_000, "2026-04-01"),
        rate(3, PriceClass::Company, 15_000, "2026-03-15"),
    ];
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let costs = |trade, class, on: &str| holding_rate(&rates, trade, class, day(on), Money(12_000));
    assert_eq!(costs(Trade::Paint, PriceClass::Retail, "2026-02-28"), Money(12_000), "the shop's own");
    assert_eq!(costs(Trade::Paint, PriceClass::Retail, "2026-03-31"), Money(18_000));
    assert_eq!(costs(Trade::Paint, PriceClass::Retail, "2026-04-01"), Money(20_000), "from the very day");
    assert_eq!(costs(Trade::Paint, PriceClass::Company, "2026-03-14"), Money(18_000), "as everybody");
    assert_eq!(costs(Trade::Paint, PriceClass::Company, "2026-04-02"), Money(15_000));
    assert_eq!(costs(Trade::Tyre, PriceClass::Retail, "2026-04-02"), Money(12_000), "another trade");
    assert!(goes_by_trade(Money::ZERO, Money(12_000)));
    assert!(goes_by_trade(Money(12_000), Money(12_000)), "what everything costs is no rate of its own");
    assert!(!goes_by_trade(Money(9_900), Money(12_000)));
}

#[test]
fn what_goes_out_in_a_cell_comes_in_so() {
    let asked = vec![
        asks("制动片厚度(左前)", "mm", Some(3_000), None),
        asks("静态电压", "V", Some(12_400), Some(12_900)),
        asks("含水量", "%", None, Some(3_000)),
        asks("故障码", "", None, None),
        asks("故障码(后)", "", None, None),
    ];
    let cell = write_asked(&asked);
    assert_eq!(cell, "制动片厚度(左前)(mm,3~)；静态电压(V,12.4~12.9)；含水量(%,~3)；故障码；故障码(后)()");
    assert_eq!(read_asked(&cell), Ok(asked));
    assert_eq!(read_asked("片厚（mm，3～12）"), Ok(vec![asks("片厚", "mm", Some(3_000), Some(12_000))]));
    assert_eq!(read_asked("片厚(mm,三~)"), Err(Refusal::bad("asked", FieldProblem::NotANumber)));
    let hours = read_class_hours("suv 1.2；中大型：1.5").expect("two classes");
    assert_eq!(write_class_hours(&hours), "SUV 1.2；中大型车 1.5");
    let hours = read_class_hours("小型 0.8；面包车 1.4；皮卡:1.6").expect("three classes");
    let cell = write_class_hours(&hours);
    assert_eq!(cell, "小型车 0.8；MPV / 面包车 1.4；货车 / 皮卡 1.6", "as the paper calls them");
    assert_eq!(read_class_hours(&cell), Ok(hours));
    assert_eq!(read_class_hours("坦克 3"), Err(Refusal::bad("class_hours", FieldProblem::Unknown)));
    let parts = read_usual_parts("机油*4升;机油滤清器").expect("two parts");
    assert_eq!(parts.iter().map(|part| part.quantity.0).collect::<Vec<_>>(), [4_000, 1_000]);
    assert_eq!(write_usual_parts(&parts), "机油*4升；机油滤清器*1");
}

#[test]
fn what_is_promised_is_read_as_people_write_it() {
    let term = |days, km| Ok(WarrantyTerm { days, km });
    for (text, expect) in [
        ("180天/10000公里", term(180, 10_000)),
        ("１０００ km 或 30 日", term(30, 1_000)),
        ("12个月、2万公里", term(360, 20_000)),
        ("1年", term(365, 0)),
        ("", term(0, 0)),
    ] {
        assert_eq!(read_warranty(text), expect, "{text}");
    }
    for text in ["很久", "180", "1.5年", "30天/1年", "1000公里", "99999999天"] {
        assert!(read_warranty(text).is_err(), "{text}");
    }
    for (days, km) in [(0, 0), (30, 0), (180, 10_000)] {
        assert_eq!(read_warranty(&write_warranty(WarrantyTerm { days, km })), term(days, km));
    }
}

#[test]
fn trades_and_levels_are_read_as_shops_call_them() {
    assert_eq!(Trade::read("油漆工"), Some(Trade::Paint));
    assert_eq!(Trade::read("机修"), Some(Trade::Mechanic));
    assert_eq!(Trade::read("电工"), Some(Trade::Electrician));
    assert_eq!(Trade::read("厨师"), None);
    assert_eq!(SkillLevel::read("高级技师"), Some(SkillLevel::Master));
    assert_eq!(SkillLevel::read("高级工"), Some(SkillLevel::Senior));
    for trade in Trade::ALL {
        assert_eq!(Trade::read(trade.called()), Some(trade));
    }
    assert!(SkillLevel::Junior < SkillLevel::Master, "a higher one can what a lower one can");
}

fn work(kind: LineKind, item: Option<ItemId>, quantity: i64) -> PackagedWork {
    PackagedWork {
        item,
        kind,
        name: "机油滤清器".to_owned(),
        unit: String::new(),
        quantity: Quantity(quantity),
    }
}

#[test]
fn a_package_holds_work_and_each_of_it_is_so_much_of_its_kind() {
    let holding = |works: Vec<PackagedWork>| {
        WorkPackage {
            id: WorkPackageId(0),
            code: String::new(),
            name: "小保养".to_owned(),
            initials: String::new(),
            works,
            active: true,
            version: 1,
        }
        .checked()
    };
    let bad = |problem| Err(Refusal::bad("works", problem));
    assert_eq!(holding(vec![]), bad(FieldProblem::Empty));
    assert_eq!(holding(vec![work(LineKind::Part, None, 0)]), bad(FieldProblem::Empty));
    let of_other_kind = work(LineKind::Labour, Some(ItemId::Part(PartId(1))), 1_000);
    assert_eq!(holding(vec![of_other_kind]), bad(FieldProblem::Unknown));
    let kept = holding(vec![work(LineKind::Part, None, 1_000)]).expect("a package");
    assert_eq!(kept.initials.split(' ').next(), Some("xby"), "found by the initials of its name");
    let brakes = package_found_by("前制动套餐");
    for said in ["qzdtc", "前刹车套餐", "qsctc"] {
        assert!(brakes.split(' ').any(|word| word == said), "in anybody's words: {said} of {brakes}");
    }
}

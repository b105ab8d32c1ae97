use domain::job::Measurement;
use domain::money::Quantity;
use domain::operation::AskedValue;

fn measured(value: &str, unit: &str) -> Measurement {
    Measurement { name: "前刹车片".into(), value: value.into(), unit: unit.into(), limits: None }
}

fn is_readable(value: &str, unit: &str) -> bool {
    measured(value, unit).is_readable()
}

#[test]
fn what_has_a_unit_is_a_number_or_several() {
    for value in ["4", "4.5", "4.5/4.2", "11.5、11.8", "40-45", "-18", "<3", "约 90", "225 240", "0.03"] {
        assert!(is_readable(value, "mm"), "{value}");
    }
    for value in ["", "正常", "-9999999abc", "9999999", "4..5", "4.", "/", "4/", "1e9", "4mm", "-", "4.50000"]
    {
        assert!(!is_readable(value, "mm"), "{value}");
    }
}

#[test]
fn left_and_right_are_told_apart_as_people_write_them() {
    for value in [
        "4.5 / 4.2",
        "4.5, 4.2",
        "4.5 ， 4.2",
        "4.5; 4.2",
        "4.5；4.2",
        "11.5 、 11.8",
        "40 ~ 45",
        "40～45",
        "205 x 55",
        "205 × 55",
        " 4.5 ",
        "<3 / <4",
        "4.5 / 4.2 / 4.4 / 4.1",
    ] {
        assert!(is_readable(value, "mm"), "{value}");
    }
    for value in ["4.5 / 薄", "4.5 / ", "/ 4.2", "4.5 // 4.2", "4.5,", "左 4.5 / 右 4.2", "4.5 mm / 4.2 mm"]
    {
        assert!(!is_readable(value, "mm"), "{value}");
    }
}

#[test]
fn a_dash_is_a_sign_or_a_range() {
    for value in [
        "-0.5/-0.3",
        "-0.5 / +0.3",
        "−0.5",
        "−0.5 / −0.3",
        "－0.5",
        "40 - 45",
        "40 – 45",
        "40- 45",
        "40−45",
        "-10 - -5",
        "-10--5",
        "-0.5 -0.3",
    ] {
        assert!(is_readable(value, "°"), "{value}");
    }
    for value in ["--5", "+-5", "40---45", "40 -", "40 - ", "- / 5", "4+5", "40-高"] {
        assert!(!is_readable(value, "°"), "{value}");
    }
}

#[test]
fn a_chinese_keyboard_types_numbers_too() {
    for value in ["４．５", "４．５／４．２", "４０－４５", "＜３", "４．５　４．２", "12.4\u{200b}"]
    {
        assert!(is_readable(value, "V"), "{value}");
    }
    for value in ["四点五", "４．．５", "４Ｖ", "４．"] {
        assert!(!is_readable(value, "V"), "{value}");
    }
}

#[test]
fn what_has_no_unit_is_told_in_words() {
    assert!(is_readable("P0301 P0420", ""));
    assert!(is_readable("正常", ""));
}

/// Pads of 3 mm at the least.
fn pads(least: Option<i64>, most: Option<i64>) -> [AskedValue; 1] {
    let (least, most) = (least.map(Quantity), most.map(Quantity));
    [AskedValue { name: "前刹车片".into(), unit: "mm".into(), least, most }]
}

#[test]
fn one_side_out_of_its_limits_is_out_and_says_what_they_were() {
    for (value, out) in [
        ("3", false),
        ("2.9", true),
        ("4.5 / 2.8", true),
        ("２．８", true),
        ("4.5/4.2", false),
        ("<3", true),
        (">3", false),
        ("2.5-4", true),
        ("14.5", true),
        ("12", false),
        (">12", true),
    ] {
        let held = measured(value, "mm").held_against(&pads(Some(3_000), Some(12_000)));
        let limits = held.limits.expect("it was held against limits");
        assert_eq!(limits.out, out, "{value}");
        assert_eq!((limits.least, limits.most), (Some(Quantity(3_000)), Some(Quantity(12_000))));
        assert_eq!(held.is_out_of_limits(), out, "{value}");
    }
}

#[test]
fn a_sign_is_read_as_one_where_two_sides_have_it() {
    let camber = |value: &str| measured(value, "mm").held_against(&pads(Some(-1_000), Some(0)));
    for (value, out) in [("-0.5 -0.3", false), ("-0.5/-1.3", true), ("-0.5 -1.3", true), ("0.2", true)] {
        assert_eq!(camber(value).is_out_of_limits(), out, "{value}");
    }
}

#[test]
fn limits_are_of_what_was_asked_and_of_nobody_elses_word() {
    let forged = || {
        let limits = Some(domain::job::ValueLimits { least: None, most: None, out: false });
        Measurement { limits, ..measured("1", "mm") }
    };
    assert_eq!(forged().held_against(&[]).limits, None, "what a screen says of limits is not read");
    assert!(forged().held_against(&pads(Some(3_000), None)).is_out_of_limits());
    assert_eq!(measured("1", "cm").held_against(&pads(Some(3_000), None)).limits, None, "another unit");
    assert_eq!(measured("1", "mm").held_against(&pads(None, None)).limits, None, "it may be any");
}

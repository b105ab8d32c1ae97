use domain::job::Measurement;

fn is_readable(value: &str, unit: &str) -> bool {
    Measurement { name: "前刹车片".into(), value: value.into(), unit: unit.into() }.is_readable()
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

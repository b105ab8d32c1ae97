use domain::job::KeyDatum;

fn is_readable(value: &str, unit: &str) -> bool {
    KeyDatum { name: "前刹车片".into(), value: value.into(), unit: unit.into() }.is_readable()
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
fn what_has_no_unit_is_told_in_words() {
    assert!(is_readable("P0301 P0420", ""));
    assert!(is_readable("正常", ""));
}

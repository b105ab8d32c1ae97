use domain::placeholder::{is_no_day, is_no_plate, is_no_vin, stands_for_nothing};
use domain::vin::Vin;

#[test]
fn what_fills_a_cell_and_says_nothing_is_nothing() {
    for text in [
        "",
        " ",
        "--",
        "/",
        "无",
        "無",
        "暂无",
        "N/A",
        "null",
        "#N/A",
        "#REF!",
        "#DIV/0!",
        "#name?",
        "＃VALUE！",
        "未知",
        "？",
    ] {
        assert!(stands_for_nothing(text), "{text}");
    }
    for text in ["无锡", "0", "12", "白", "新车", "空调"] {
        assert!(!stands_for_nothing(text), "{text}");
    }
}

#[test]
fn a_car_without_a_plate_has_none() {
    for text in ["未上牌", "无", "新车", "新车3", "--", "临牌", "没上牌", "000000"] {
        assert!(is_no_plate(text), "{text}");
    }
    for text in ["粤B12345", "粤B临0012", "叉车1", "B12345", "aaa"] {
        assert!(!is_no_plate(text), "{text}");
    }
}

#[test]
fn no_vin_and_no_day_are_known_too() {
    for text in ["无", "暂无", "00000000000000000", "-"] {
        assert!(is_no_vin(text), "{text}");
        assert_eq!(Vin::read(text), None, "{text}");
    }
    assert!(!is_no_vin("1"));
    for text in ["0000-00-00", "0000-00-00 00:00:00", "1900-01-00", "1900/1/0", "0001-01-01T00:00:00"] {
        assert!(is_no_day(text), "{text}");
    }
    for text in ["", "--", "2020-02-29", "2000-10-10", "2019/3/1"] {
        assert!(!is_no_day(text), "{text}");
    }
}

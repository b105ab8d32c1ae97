use domain::vin::{Vin, VinWarning};
use proptest::prelude::*;

#[test]
fn the_check_digit_is_the_standards() {
    let check = |typed: &str, warning: Option<VinWarning>| {
        let read = Vin::read(typed).expect("something was typed");
        assert_eq!(read.warning, warning, "typed {typed:?}");
    };
    check("1M8GDM9AXKP042788", None);
    check("11111111111111111", None);
    check("1HGCM82633A004352", None);
    check("5GZCZ43D13S812715", None);
    check("１ｍ８ｇｄｍ９ａｘｋｐ０４２７８８", None);
    check(" 1M8GDM9A XKP-042788 ", None);
    check("1M8GDM9A1KP042788", Some(VinWarning::CheckDigit));
    check("1M8GDM9AXKP042787", Some(VinWarning::CheckDigit));
    check("1M8GDM9AXKPO42788", Some(VinWarning::Letters));
    check("1M8GDM9AXKP04278I", Some(VinWarning::Letters));
    check("1M8GDM9AXKP04278车", Some(VinWarning::Letters));
    check("1M8GDM9AXKP04278", Some(VinWarning::Length(16)));
    check("车", Some(VinWarning::Length(1)));
}

#[test]
fn nothing_typed_is_no_vin() {
    for typed in ["", " ", "--", "\u{200b}", "无", "暂无", "00000000000000000"] {
        assert_eq!(Vin::read(typed), None);
    }
}

proptest! {
    #[test]
    fn every_vin_is_kept_and_reads_the_same_again(typed in prop_oneof![any::<String>(), "[A-Za-z0-9 -]{0,40}"]) {
        if let Some(read) = Vin::read(&typed) {
            prop_assert_eq!(Vin::read(read.vin.as_str()), Some(read.clone()));
        }
    }

    #[test]
    fn one_wrong_character_is_noticed(place in 0usize..17, other in "[0-9A-HJ-NPR-Z]") {
        let good = "1M8GDM9AXKP042788";
        let mut wrong = good.to_owned();
        wrong.replace_range(place..=place, &other);
        let warning = Vin::read(&wrong).expect("something was typed").warning;
        // Letters that share a value share a check digit, so a slip between
        // them cannot be noticed; a slip between digits always is.
        if good.as_bytes()[place].is_ascii_digit() && other.as_bytes()[0].is_ascii_digit() && wrong != good {
            prop_assert_eq!(warning, Some(VinWarning::CheckDigit));
        }
    }
}

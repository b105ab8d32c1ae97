use domain::phone::{Phone, PhoneWarning};
use proptest::prelude::*;

#[test]
fn numbers_are_stored_bare_and_only_strange_ones_warn() {
    let check = |typed: &str, stored: &str, warning: Option<PhoneWarning>| {
        let read = Phone::read(typed).expect("something was typed");
        assert_eq!((read.phone.as_str(), read.warning), (stored, warning), "typed {typed:?}");
    };
    check("13800138000", "13800138000", None);
    check("138 0013-8000", "13800138000", None);
    check("１３８００１３８０００", "13800138000", None);
    check("\u{202d}+86 138 0013 8000\u{202c}", "13800138000", None);
    check("008613800138000", "13800138000", None);
    check("8613800138000", "13800138000", None);
    check("0755-8888 8888", "075588888888", None);
    check("(0755) 88888888", "075588888888", None);
    check("+86 755 8888 8888", "075588888888", None);
    check("010-62345678", "01062345678", None);
    check("88888888", "88888888", None);
    check("400-800-1234", "4008001234", None);
    check("0755-88888888-801", "075588888888转801", None);
    check("075588888888转801", "075588888888转801", None);

    check("12345678901", "12345678901", Some(PhoneWarning::Unusual));
    check("1380013800", "1380013800", Some(PhoneWarning::Unusual));
    check("无", "无", Some(PhoneWarning::Unusual));
    check("+852 2345 6789", "+85223456789", None);
    check("00852-9123 4567", "+85291234567", None);
    check("+853 6612 3456", "+85366123456", None);
    check("+886 912 345 678", "+886912345678", None);
    check("+852 1234 5678", "+85212345678", Some(PhoneWarning::Unusual));
    for extension in ["075526012345-8", "0755-26012345转8", "0755-26012345 分机8", "0755 26012345 ext. 8"]
    {
        check(extension, "075526012345转8", None);
    }
    check("13800138000张", "13800138000张", Some(PhoneWarning::Unusual));
    check("13800138000 13900139000", "13800138000/13900139000", Some(PhoneWarning::Several));
    check("13800138000、0755-88888888", "13800138000/075588888888", Some(PhoneWarning::Several));
}

#[test]
fn nothing_typed_is_no_number() {
    for typed in ["", " ", "-", "( )"] {
        assert_eq!(Phone::read(typed), None);
    }
}

#[test]
fn the_one_number_beside_words_is_found() {
    let check = |typed: &str, number: Option<&str>| {
        assert_eq!(Phone::within(typed).as_ref().map(Phone::as_str), number, "{typed:?}");
    };
    check("13800138000（张先生）", Some("13800138000"));
    check("张先生13800138000", Some("13800138000"));
    check("老板：0755-26012345 上午打", Some("075526012345"));
    check("13800138000 张 / 13900139000 李", None);
    check("1380013800 少一位", None);
    check("没有电话", None);
}

#[test]
fn only_a_mobile_gets_a_message() {
    let mobile = |typed: &str| Phone::normalised(typed).expect("something was typed").is_mobile();
    assert!(mobile("13800138000"));
    assert!(!mobile("0755-88888888"));
    assert!(!mobile("12345678901"));
}

proptest! {
    #[test]
    fn no_number_is_refused_and_every_digit_is_kept(typed in any::<String>(), digits in "[2-9][0-9]{4,12}") {
        let _never_panics = Phone::read(&typed);
        let read = Phone::read(&digits).expect("something was typed");
        prop_assert!(digits.ends_with(read.phone.as_str()));
        prop_assert_eq!(Phone::read(read.phone.as_str()), Some(read.clone()));
    }
}

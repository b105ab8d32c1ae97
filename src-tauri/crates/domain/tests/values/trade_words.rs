use domain::trade_words::{MAX_NAMES, meanings, names_of, plain};
use proptest::prelude::*;

#[test]
fn what_is_said_and_what_it_is_called_come_out_the_same() {
    for (said, called) in [
        ("刹车片", "制动片"),
        ("煞車片", "制动片"),
        ("前刹车皮", "前制动片"),
        ("刹车油", "制动液"),
        ("滤芯", "滤清器"),
        ("机滤", "机油滤清器"),
        ("空气滤芯", "空气滤清器"),
        ("空调滤", "空调滤清器"),
        ("电瓶", "蓄电池"),
        ("大灯", "前照灯"),
        ("雨刷片", "雨刮片"),
        ("前杠", "前保险杠"),
        ("保险杠", "保险杠"),
        ("避震器", "减振器"),
        ("Brake pads", "制动pads"),
        ("水箱宝", "防冻液"),
    ] {
        assert_eq!(plain(said), plain(called), "{said} is {called}");
    }
    assert_ne!(plain("机滤"), plain("空滤"));
    assert_eq!(plain("粤B12345"), "粤b12345", "what is no word of the trade stays");
}

#[test]
fn a_word_for_several_things_means_each() {
    let three = meanings("三滤");
    for thing in ["机油滤清器", "空气滤清器", "燃油滤清器"] {
        assert!(three.iter().any(|one| one == thing), "{thing}");
    }
    assert_eq!(meanings("刹车"), ["制动"]);
}

#[test]
fn a_name_is_known_as_others_say_it() {
    let names = names_of("更换前制动片");
    for name in ["更换前制动片", "更换前刹车片", "更换前刹车皮"] {
        assert!(names.iter().any(|one| one == name), "{name}: {names:?}");
    }
}

proptest! {
    #[test]
    fn said_twice_changes_nothing_and_names_are_few(text in "[制动刹车片机油滤清器芯大灯杠保险电瓶蓄池a-z]{0,20}") {
        let once = plain(&text);
        prop_assert_eq!(plain(&once), once.clone());
        prop_assert!(names_of(&text).len() <= MAX_NAMES + 1);
    }
}

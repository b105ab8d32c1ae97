use domain::catalogue_search::{CatalogueQuery, Findable, Fit};

fn item<'a>(code: &'a str, name: &'a str) -> Findable<'a> {
    Findable { code, name, brand: "曼牌", specification: "W 719/45" }
}

fn fit(typed: &str, code: &str, name: &str) -> Option<Fit> {
    CatalogueQuery::typed(typed).fits(&item(code, name))
}

#[test]
fn trade_words_find_the_item_in_the_words_of_the_list() {
    for (typed, name) in [
        ("刹车", "更换前制动片"),
        ("刹车片", "前制动片"),
        ("前刹车皮", "更换前制动片"),
        ("滤芯", "空气滤清器"),
        ("机滤", "机油滤清器"),
        ("机油滤芯", "更换机油机滤"),
        ("三滤", "空气滤清器"),
        ("三滤", "更换机油机滤"),
        ("电瓶", "更换蓄电池"),
        ("大灯", "更换前照灯灯泡（单侧）"),
        ("雨刷", "雨刮片"),
        ("保险杠", "前杠拆装"),
        ("前杠", "前保险杠喷漆"),
        ("煞車", "制动液"),
    ] {
        assert!(fit(typed, "X1", name).is_some(), "{typed} finds {name}");
    }
    assert_eq!(fit("机滤", "X1", "空气滤清器"), None);
    assert_eq!(fit("大灯", "X1", "更换蓄电池"), None);
}

#[test]
fn initials_are_found_anywhere_also_of_the_word_that_is_said() {
    assert_eq!(fit("ghq", "ZD01", "更换前制动片"), Some(Fit::InitialsBegin));
    assert_eq!(fit("zdp", "ZD01", "更换前制动片"), Some(Fit::InitialsHold));
    assert_eq!(fit("scp", "ZD01", "更换前制动片"), Some(Fit::InitialsHold));
    assert_eq!(fit("th", "DP09", "减震弹簧"), Some(Fit::InitialsHold));
    assert_eq!(fit("p", "ZD01", "更换前制动片"), None, "one letter somewhere is no hint");
}

#[test]
fn a_code_comes_first_and_every_word_must_fit() {
    assert_eq!(fit("zd01", "ZD01", "更换前制动片"), Some(Fit::Code));
    assert_eq!(fit("zd", "ZD01", "更换前制动片"), Some(Fit::CodeBegins));
    assert_eq!(fit("曼牌", "JL01", "机油滤清器"), Some(Fit::Beside));
    assert_eq!(fit("机滤 曼牌", "JL01", "机油滤清器"), Some(Fit::Beside));
    assert_eq!(fit("机滤 博世", "JL01", "机油滤清器"), None);
    assert_eq!(fit("", "JL01", "机油滤清器"), Some(Fit::Code), "nothing typed fits all");
    assert!(Fit::Code < Fit::NameBegins && Fit::NameBegins < Fit::InitialsHold);
}

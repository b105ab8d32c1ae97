use domain::plate::Plate;
use domain::search_terms::{
    BookedAs, of_booking, of_model, of_name, of_number, of_phone, of_plate, of_query, of_vin,
    short_number_of_query, words_of_query,
};
use domain::vin::Vin;
use proptest::prelude::*;

fn plate(typed: &str) -> Plate {
    Plate::normalised(typed).expect("a plate was typed")
}

fn finds(terms: &[String], typed: &str) -> bool {
    of_query(typed).is_some_and(|query| {
        let short = short_number_of_query(&query);
        terms.iter().any(|term| term.starts_with(&query) || Some(term) == short.as_ref())
    })
}

#[test]
fn the_terms_are_these() {
    assert_eq!(of_plate(&plate("粤B·D123")), ["粤bd123", "bd123", "d123", "123", "23"]);
    assert_eq!(of_plate(&plate("A")), ["a"]);
    let vin = Vin::normalised("1M8GDM9AXKP042788").expect("a VIN was typed");
    assert_eq!(of_vin(&vin), ["1m8gdm9axkp042788", "kp042788", "p042788", "042788", "42788", "2788"]);
    assert_eq!(
        of_phone("+86 138 0013 8000"),
        ["13800138000", "00138000", "0138000", "138000", "38000", "8000"]
    );
    assert_eq!(of_phone("无"), Vec::<String>::new());
    assert_eq!(of_name("单 国强"), ["单国强", "国强", "强", "sgq", "dgq"]);
    assert_eq!(of_name(" "), Vec::<String>::new());
    assert_eq!(of_number("GD20260302001"), ["gd20260302001", "20260302001", "0302001", "001", "·gd1·"]);
    assert_eq!(
        of_number("JS-202603021234"),
        ["js202603021234", "202603021234", "03021234", "1234", "·js1234·"]
    );
    assert_eq!(of_model("哈弗", "H6"), ["哈弗h6", "弗h6", "h6"]);
    assert_eq!(of_model("", "Corolla"), ["corolla"]);
    assert_eq!(of_model("丰田", "卡罗拉"), ["丰田卡罗拉", "田卡罗拉", "卡罗拉", "罗拉"]);
    assert_eq!(of_number("A-1357"), ["a1357", "1357", "357"]);
}

#[test]
fn people_find_things_by_any_part() {
    let car = of_plate(&plate("粤BD12345"));
    for typed in ["12345", "d1234", "D1234", "粤B·D12345", "粤b d", "粵B", "４５", "345"] {
        assert!(finds(&car, typed), "{typed}");
    }
    assert!(!finds(&car, "99"));
    assert_eq!(of_plate(&plate("未上牌")), Vec::<String>::new(), "what says there is none finds no car");
    for typed in ["1234x", "234X", "WJ粤"] {
        assert!(finds(&of_plate(&plate("WJ粤·1234X")), typed), "{typed}");
    }
    assert!(finds(&of_plate(&plate("沪A0023领")), "0023领"));
    let company = of_name("深圳市（南山）平安汽车服务有限公司");
    for typed in ["平安", "深圳市(南山)", "szsns", "有限公司", "paqc", "yxgs"] {
        assert!(finds(&company, typed), "{typed}");
    }
    let phones = of_phone("13800138000/0755-88886666");
    for typed in ["138", "8000", "6666", "0755-8888", "+86 138 0013 8000"] {
        assert!(finds(&phones, typed), "{typed}");
    }
    let order = of_number("GD20260302001");
    for typed in ["gd2026", "GD-20260302-001", "20260302001", "0302001", "001", "GD001", "gd1"] {
        assert!(finds(&order, typed), "{typed}");
    }
}

#[test]
fn traditional_and_simplified_characters_find_each_other() {
    for (name, typed) in [
        ("张小芳", "張"),
        ("張小芳", "张小"),
        ("鍾鄭", "钟郑"),
        ("陈龙", "陳龍"),
        ("錦繡汽車維修（香港）", "维修(香港"),
        ("A張", "a张"),
    ] {
        assert!(finds(&of_name(name), typed), "{typed} finds {name}");
    }
    assert!(!finds(&of_name("章小芳"), "張"));
}

#[test]
fn a_booking_is_found_by_all_that_was_told() {
    let plate = plate("粤B12345");
    let items = ["更换刹车片".to_owned()];
    let booked = BookedAs {
        number: "YY20260302007",
        plate: Some(&plate),
        model: "大众 朗逸",
        name: "重庆物流",
        phone: "13800138000",
        items: &items,
    };
    let terms = of_booking(&booked);
    for typed in ["12345", "8000", "重庆", "cqwl", "朗逸", "YY007", "制动片"] {
        assert!(finds(&terms, typed), "{typed}: {terms:?}");
    }
}

#[test]
fn a_number_without_its_day_is_told_from_other_texts() {
    let check = |typed: &str, short: Option<&str>| {
        assert_eq!(short_number_of_query(typed).as_deref(), short, "{typed}")
    };
    check("gd047", Some("·gd47·"));
    check("gd1", Some("·gd1·"));
    check("gd20260302001", None);
    check("gd", None);
    check("gd000", None);
    check("047", None);
    check("粤b1234x", None);
}

#[test]
fn several_words_are_one_search_for_each() {
    assert_eq!(words_of_query(" 张  哈弗 "), ["张", "哈弗"]);
    assert_eq!(words_of_query("粤B12345"), Vec::<String>::new());
    assert_eq!(words_of_query("一 二 三 四 五").len(), 4);
}

#[test]
fn a_query_is_brought_to_the_form_of_the_terms() {
    let check = |typed: &str, query: Option<&str>| assert_eq!(of_query(typed).as_deref(), query, "{typed:?}");
    check("  粤B·D 123-45 ", Some("粤bd12345"));
    check("ＺＸＦ", Some("zxf"));
    check("粵B", Some("粤b"));
    check("", None);
    check(" ·-. ", None);
    check("\u{200b}", None);
    check("+86138", Some("138"));
    check(&"长".repeat(100), Some(&"长".repeat(40)));
}

proptest! {
    #[test]
    fn any_part_of_a_name_finds_it(name in "[\u{4e00}-\u{9fa5}A-Za-zＡ-Ｚ0-9（） ·雲]{1,32}", from in 0usize..32, length in 1usize..32) {
        let part: String = name.chars().skip(from).take(length).collect();
        if let Some(query) = of_query(&part) {
            prop_assume!(!query.is_empty());
            prop_assert!(finds(&of_name(&name), &part), "{} in {}", query, name);
        }
    }

    #[test]
    fn any_tail_of_a_plate_finds_it(number in "[A-HJ-NP-Z][0-9A-HJ-NP-Z]{5,6}", from in 0usize..5) {
        let terms = of_plate(&plate(&format!("粤{number}")));
        prop_assert!(finds(&terms, &number[from..]));
    }

    #[test]
    fn terms_are_folded_like_queries_and_never_longer(text in any::<String>()) {
        let mut terms = of_name(&text);
        terms.extend(of_number(&text));
        terms.extend(of_phone(&text));
        terms.extend(Plate::normalised(&text).iter().flat_map(of_plate));
        terms.extend(Vin::normalised(&text).iter().flat_map(of_vin));
        for (place, term) in terms.iter().enumerate() {
            prop_assert!(!term.is_empty() && term.chars().count() <= 40, "{:?} at {}", term, place);
        }
    }
}

use domain::names::pinyin_initials;
use proptest::prelude::*;

#[test]
fn a_surname_is_found_as_it_is_read_and_as_it_is_misread() {
    let check = |name: &str, initials: &[&str]| {
        assert_eq!(pinyin_initials(name), initials, "{name}");
    };
    check("张小芳", &["zxf"]);
    check("单国强", &["sgq", "dgq"]);
    check("單國強", &["sgq", "dgq"]);
    check("仇英", &["qy", "cy"]);
    check("曾志伟", &["zzw", "czw"]);
    check("解小东", &["xxd", "jxd"]);
    check("查良镛", &["zly", "cly"]);
    check("尉迟恭", &["ycg", "wcg"]);
    check("区志明", &["ozm", "qzm"]);
    check("朴槿", &["pj"]);
    check("覃刚", &["qg", "tg"]);
    check("盖伦", &["gl"]);
    check("任红", &["rh"]);
    check("翟天", &["zt", "dt"]);
    check("缪斯", &["ms"]);
    check("华强", &["hq"]);
    check("种师道", &["csd", "zsd"]);
    check("黑大山", &["hds"]);
    check("员外", &["yw"]);
    check("令狐冲", &["lhc"]);
    check("万俟卨", &["mqx", "wsx"]);
    check("长孙无忌", &["zswj", "cswj"]);
    check("澹台明", &["ttm", "dtm"]);
    check("单于洋", &["cyy", "syy", "dyy"]);
    check("乐乐", &["yl", "ll", "yy"]);
    check("李长乐", &["lcl", "lzl", "lcy"]);
    check("重庆长安汽车", &["zqcaqc", "zqzaqc", "zqcaqj"]);
}

#[test]
fn letters_and_digits_stay_and_everything_else_goes() {
    let check = |name: &str, initials: &[&str]| assert_eq!(pinyin_initials(name), initials, "{name}");
    check("ABC汽修 2店", &["abcqx2d"]);
    check("李某  石生", &["lmss", "lmds"]);
    check("阿不都·热合曼", &["abdrhm"]);
    check("２.1", &["21"]);
    check("", &[]);
    check("（）", &[]);
    check("Müller", &["mller"]);
}

proptest! {
    #[test]
    fn initials_are_few_different_and_typeable(name in prop_oneof![any::<String>(), "[单仇乐长车石盛沈行重\u{4e00}-\u{9fa5}A-Za-z0-9 ]{0,12}"]) {
        let variants = pinyin_initials(&name);
        prop_assert!(variants.len() <= 4);
        for (place, variant) in variants.iter().enumerate() {
            prop_assert!(!variant.is_empty());
            prop_assert!(variant.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{}", variant);
            prop_assert!(!variants[..place].contains(variant));
        }
    }
}

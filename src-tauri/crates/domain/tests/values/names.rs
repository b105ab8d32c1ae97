use domain::names::{MAX_SPELLINGS, pinyin_initials};
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
    check("重庆长安汽车", &["cqcaqc"]);
}

#[test]
fn a_name_is_found_by_what_its_beginning_reads_in_its_word() {
    let check = |name: &str, initials: &str| {
        let spellings = pinyin_initials(name);
        assert_eq!(spellings.first().map(String::as_str), Some(initials), "{name}: {spellings:?}");
    };
    for (name, initials) in [
        ("重庆", "cq"),
        ("重汽", "zq"),
        ("长安", "ca"),
        ("長安", "ca"),
        ("厦门", "xm"),
        ("会计", "kj"),
        ("弹簧", "th"),
        ("更换减震弹簧", "ghjzth"),
        ("空调系统检漏", "ktxtjl"),
        ("大厦物业", "dswy"),
    ] {
        check(name, initials);
    }
    // Outside of a known word every reading of the first character finds it.
    for (name, spellings) in [("重", ["z", "c"]), ("弹", ["t", "d"]), ("厦", ["x", "s"]), ("会", ["h", "k"])]
    {
        for spelling in spellings {
            assert!(pinyin_initials(name).iter().any(|one| one == spelling), "{spelling} finds {name}");
        }
    }
    // A lorry, and Mr Xiè with the given name Fàng.
    assert_eq!(pinyin_initials("解放"), ["jf", "xf"]);
    assert_eq!(pinyin_initials("丁小芳"), ["dxf"], "a common surname brings no strangers");
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
        prop_assert!(variants.len() <= MAX_SPELLINGS);
        for (place, variant) in variants.iter().enumerate() {
            prop_assert!(!variant.is_empty());
            prop_assert!(variant.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{}", variant);
            prop_assert!(!variants[..place].contains(variant));
        }
    }
}

use domain::money::Money;
use domain::words::amount_in_words;
use proptest::prelude::*;

#[test]
fn amounts_are_written_by_the_bank_rule() {
    let check = |fen: i64, words: &str| assert_eq!(amount_in_words(Money(fen)), words, "{fen} fen");
    check(140_950, "壹仟肆佰零玖元伍角整");
    check(600_714, "陆仟零柒元壹角肆分");
    check(32_504, "叁佰贰拾伍元零肆分");
    check(0, "零元整");
    check(1, "壹分");
    check(10, "壹角整");
    check(11, "壹角壹分");
    check(100, "壹元整");
    check(105, "壹元零伍分");
    check(1_000, "壹拾元整");
    check(1_030, "壹拾元零叁角整");
    check(11_000, "壹佰壹拾元整");
    check(100_100, "壹仟零壹元整");
    check(101_000, "壹仟零壹拾元整");
    check(1_640_902, "壹万陆仟肆佰零玖元零贰分");
    // Behind an empty place of 元 the next digit is led in by 零.
    check(10_700_053, "壹拾万柒仟元零伍角叁分");
    check(10_050, "壹佰元零伍角整");
    check(2_000_080, "贰万元零捌角整");
    check(10_000_000_050, "壹亿元零伍角整");
    check(-10_700_053, "负壹拾万柒仟元零伍角叁分");
    check(-12_999, "负壹佰贰拾玖元玖角玖分");
    // Behind a filled one it follows at once.
    check(10_700_153, "壹拾万柒仟零壹元伍角叁分");
    check(168_032, "壹仟陆佰捌拾元零叁角贰分");
    check(1_000_005, "壹万元零伍分");
    check(1_000_100, "壹万零壹元整");
    check(1_010_000, "壹万零壹佰元整");
    check(100_050_000, "壹佰万零伍佰元整");
    check(100_500_000, "壹佰万伍仟元整");
    check(10_000_000_000, "壹亿元整");
    check(10_000_000_500, "壹亿零伍元整");
    check(10_000_100_000, "壹亿零壹仟元整");
    check(10_001_000_000, "壹亿零壹万元整");
    check(10_010_010_000, "壹亿零壹拾万零壹佰元整");
    check(12_345_678_901, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分");
    check(100_000_000_000_000, "壹万亿元整");
    check(120_000_000_000_000, "壹万贰仟亿元整");
    check(100_010_000_000_000, "壹万零壹亿元整");
    check(100_000_000_000_100, "壹万亿零壹元整");
    check(100_000_100_000_000, "壹万亿零壹佰万元整");
    check(100_001_000_000_000, "壹万亿零壹仟万元整");
    check(1_000_010_000_000, "壹佰亿零壹拾万元整");
    check(-140_950, "负壹仟肆佰零玖元伍角整");
    check(-5, "负伍分");
}

/// Reads the words back by the rule's own grammar.
fn fen_of(words: &str) -> i128 {
    let (sign, words) = match words.strip_prefix('负') {
        Some(rest) => (-1, rest),
        None => (1, words),
    };
    let digit =
        |c: char| "零壹贰叁肆伍陆柒捌玖".chars().position(|known| known == c).map(|place| place as i128);
    let (yuan_words, rest) = words.split_once('元').unwrap_or(("", words));
    let (mut above, mut below, mut section, mut last) = (0i128, 0i128, 0i128, 0i128);
    for c in yuan_words.chars() {
        match c {
            '拾' => section += std::mem::take(&mut last) * 10,
            '佰' => section += std::mem::take(&mut last) * 100,
            '仟' => section += std::mem::take(&mut last) * 1_000,
            '万' => below += (std::mem::take(&mut section) + std::mem::take(&mut last)) * 10_000,
            '亿' => {
                let number =
                    std::mem::take(&mut below) + std::mem::take(&mut section) + std::mem::take(&mut last);
                above = (above + number) * 100_000_000;
            }
            other => last = digit(other).expect("only digits and units stand before 元"),
        }
    }
    let mut fen = (above + below + section + last) * 100;
    let mut last = 0;
    for c in rest.chars() {
        match c {
            '角' => fen += last * 10,
            '分' => fen += last,
            '整' => last = 0,
            other => last = digit(other).expect("only digits and units stand behind 元"),
        }
    }
    sign * fen
}

proptest! {
    #[test]
    fn words_say_the_amount_and_end_by_the_rule(fen in prop_oneof![any::<i64>(), -Money::MAX.0..=Money::MAX.0, -1_000_000i64..1_000_000]) {
        let words = amount_in_words(Money(fen));
        prop_assert_eq!(fen_of(&words), i128::from(fen), "{}", words);
        prop_assert!(words.ends_with('分') != words.ends_with('整'), "{}", words);
        prop_assert_eq!(words.ends_with('分'), fen % 10 != 0, "{}", words);
        prop_assert!(!words.contains("零零"), "{}", words);
        prop_assert!(!words.contains("零元") || fen == 0, "{}", words);
        prop_assert_eq!(words.starts_with('负'), fen < 0, "{}", words);
        // A digit is skipped behind 元 when the yuan or the jiao is none.
        let (yuan, rest) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
        let skipped = yuan > 0 && rest > 0 && (yuan % 10 == 0 || rest < 10);
        prop_assert_eq!(words.contains("元零"), skipped, "{}", words);
    }

    #[test]
    fn zeros_in_any_place_are_said_once(digits in proptest::collection::vec(prop_oneof![3 => Just(0i64), 1 => 1i64..=9], 1..18)) {
        let fen = digits.iter().fold(0, |number, digit| number * 10 + digit);
        let words = amount_in_words(Money(fen));
        prop_assert_eq!(fen_of(&words), i128::from(fen), "{}", words);
        prop_assert!(!words.contains("零零") && !words.contains("零万") && !words.contains("零亿"), "{}", words);
    }
}

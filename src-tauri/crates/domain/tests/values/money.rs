use domain::money::{Hours, Money, ParseNumber, Quantity, Rate};
use proptest::prelude::*;

#[test]
fn an_amount_is_read_as_a_till_or_a_spreadsheet_writes_it() {
    let check = |typed: &str, fen: Result<i64, ParseNumber>| {
        assert_eq!(Money::parse(typed), fen.map(Money), "typed {typed:?}");
    };
    check("1,409.50", Ok(140_950));
    check("１２．５", Ok(1_250));
    check("¥12", Ok(1_200));
    check("￥ 12.00", Ok(1_200));
    check("12 元", Ok(1_200));
    check("  7 \t", Ok(700));
    check("\u{3000}7\u{a0}", Ok(700));
    check("1 409.5", Ok(140_950));
    check("1，234，567.89", Ok(123_456_789));
    check("12。5", Ok(1_250));
    check(".5", Ok(50));
    check("12.", Ok(1_200));
    check("007", Ok(700));
    check("-12.50", Ok(-1_250));
    check("－12.50", Ok(-1_250));
    check("¥-3", Ok(-300));
    check("-¥3", Ok(-300));
    check("+3", Ok(300));
    check("0", Ok(0));
    check("100,000,000.00", Ok(10_000_000_000));

    check("", Err(ParseNumber::Empty));
    check(" \u{3000}", Err(ParseNumber::Empty));
    check("\u{200b}", Err(ParseNumber::Empty));
    check("¥", Err(ParseNumber::NotANumber));
    check("-", Err(ParseNumber::NotANumber));
    check(".", Err(ParseNumber::NotANumber));
    check("--3", Err(ParseNumber::NotANumber));
    check("-¥-3", Err(ParseNumber::NotANumber));
    check("1.2.3", Err(ParseNumber::NotANumber));
    check("12,50", Err(ParseNumber::NotANumber));
    check("12 50", Err(ParseNumber::NotANumber));
    check(",500", Err(ParseNumber::NotANumber));
    check("1,2345", Err(ParseNumber::NotANumber));
    check("1e3", Err(ParseNumber::NotANumber));
    check("NaN", Err(ParseNumber::NotANumber));
    check("十二", Err(ParseNumber::NotANumber));
    check("٣", Err(ParseNumber::NotANumber));
    check("12.345", Err(ParseNumber::TooManyDecimals));
    check("100000000.01", Err(ParseNumber::TooLarge));
    check("-100000000.01", Err(ParseNumber::TooLarge));
    check("99999999999999999999999999", Err(ParseNumber::TooLarge));
}

#[test]
fn quantities_have_three_decimals_and_hours_two() {
    assert_eq!(Quantity::parse("0.8"), Ok(Quantity(800)));
    assert_eq!(Quantity::parse("４"), Ok(Quantity(4_000)));
    assert_eq!(Quantity::parse("1.2345"), Err(ParseNumber::TooManyDecimals));
    assert_eq!(Quantity::parse("100000.001"), Err(ParseNumber::TooLarge));
    assert_eq!(Quantity::parse("¥1"), Err(ParseNumber::NotANumber));
    assert_eq!(Quantity::parse(" "), Err(ParseNumber::Empty));
    assert_eq!(Quantity::parse("-"), Err(ParseNumber::NotANumber));
    assert_eq!(Hours::parse("1.5"), Ok(Hours(150)));
    assert_eq!(Hours::parse("0.125"), Err(ParseNumber::TooManyDecimals));
    assert_eq!(Hours::parse("10000.01"), Err(ParseNumber::TooLarge));
}

#[test]
fn plain_numbers_carry_no_trailing_zeros() {
    assert_eq!(Quantity(800).plain(), "0.8");
    assert_eq!(Quantity(4_000).plain(), "4");
    assert_eq!(Quantity(40_000).plain(), "40");
    assert_eq!(Quantity(1).plain(), "0.001");
    assert_eq!(Quantity(-1_250).plain(), "-1.25");
    assert_eq!(Quantity(0).plain(), "0");
    assert_eq!(Hours(150).plain(), "1.5");
    assert_eq!(Hours(5).plain(), "0.05");
    assert_eq!(Rate(1_300).percent_plain(), "13");
    assert_eq!(Rate(50).percent_plain(), "0.5");
    assert_eq!(Rate(0).percent_plain(), "0");
    assert_eq!(Quantity(i64::MIN).plain(), "-9223372036854775.808");
}

#[test]
fn products_round_half_up_to_the_fen() {
    assert_eq!(Money(1_999).times_quantity(Quantity(800)), Money(1_599));
    assert_eq!(Money(1).times_quantity(Quantity(500)), Money(1));
    assert_eq!(Money(-1).times_quantity(Quantity(500)), Money(-1));
    assert_eq!(Money(8_000).times_hours(Hours(150)), Money(12_000));
    assert_eq!(Money(10_000).share(Rate(1_250)), Money(1_250));
}

proptest! {
    #[test]
    fn what_is_written_plain_reads_back(fen in -Money::MAX.0..=Money::MAX.0, thousandths in 0..=Quantity::MAX.0, hundredths in 0..=Hours::MAX.0) {
        prop_assert_eq!(Money::parse(&Money(fen).plain()), Ok(Money(fen)));
        prop_assert_eq!(Quantity::parse(&Quantity(thousandths).plain()), Ok(Quantity(thousandths)));
        prop_assert_eq!(Hours::parse(&Hours(hundredths).plain()), Ok(Hours(hundredths)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,24}", number in "[-+¥0-9., 元。]{0,24}") {
        for typed in [text, number] {
            if let Ok(amount) = Money::parse(&typed) {
                prop_assert!(amount.0.abs() <= Money::MAX.0);
            }
            if let Ok(quantity) = Quantity::parse(&typed) {
                prop_assert!(quantity.0.abs() <= Quantity::MAX.0);
            }
        }
    }
}

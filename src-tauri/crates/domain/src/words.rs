//! An amount in words 大写, by the People's Bank rule for bills: 零 where digits
//! skip, 整 after 元 or 角, and nothing after 分. Where the place of 元 or of 角
//! is empty and something follows, 零 stands behind 元, as in the bank's own
//! examples: 壹拾万柒仟元零伍角叁分. Where the rule lets the writer choose inside
//! the yuan (壹拾万柒仟 or 壹拾万零柒仟), the shorter form is written.

use crate::money::Money;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const HUNDRED_MILLION: u64 = 100_000_000;

pub fn amount_in_words(amount: Money) -> String {
    let fen = amount.0.unsigned_abs();
    if fen == 0 {
        return "零元整".to_owned();
    }
    let (yuan, jiao, cent) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut words = String::new();
    if amount.0 < 0 {
        words.push('负');
    }
    if yuan > 0 {
        push_number(&mut words, yuan);
        words.push('元');
    }
    if yuan > 0 && !fen.is_multiple_of(100) && (yuan.is_multiple_of(10) || jiao == 0) {
        words.push('零');
    }
    if jiao > 0 {
        words.push(digit(jiao));
        words.push('角');
    }
    if cent > 0 {
        words.push(digit(cent));
        words.push('分');
    } else {
        words.push('整');
    }
    words
}

/// Above a hundred million the number of 亿 is itself written in 万 and 亿, as
/// it is spoken: 壹万贰仟亿.
fn push_number(words: &mut String, number: u64) {
    let (high, low) = (number / HUNDRED_MILLION, number % HUNDRED_MILLION);
    if high > 0 {
        push_number(words, high);
        words.push('亿');
    }
    // A section that is empty is said as a zero by the next one that is not.
    push_section(words, low / 10_000, '万', high > 0, high % 10_000 == 0);
    push_section(words, low % 10_000, ' ', high > 0 || low >= 10_000, low / 10_000 == 0);
}

/// Writes up to four digits and their unit; a blank unit is none. `follows`
/// says that something stands before the section, `after_empty` that the
/// section above it held nothing.
fn push_section(words: &mut String, section: u64, unit: char, follows: bool, after_empty: bool) {
    let mut started = follows;
    let mut skipped = after_empty;
    for (place, power) in [('仟', 1000), ('佰', 100), ('拾', 10), (' ', 1)] {
        let digit_here = section / power % 10;
        if digit_here == 0 {
            skipped = true;
            continue;
        }
        if skipped && started {
            words.push('零');
        }
        (started, skipped) = (true, false);
        words.push(digit(digit_here));
        push_unit(words, place);
    }
    if section > 0 {
        push_unit(words, unit);
    }
}

fn push_unit(words: &mut String, unit: char) {
    if unit != ' ' {
        words.push(unit);
    }
}

fn digit(value: u64) -> char {
    // The remainder keeps the index inside the table.
    DIGITS[(value % 10) as usize]
}

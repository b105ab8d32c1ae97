//! Prices, quantities and days as people write them into a list.

use super::row_reader::RowReader;
use domain::money::{Money, ParseNumber, Quantity};

const MAX_DAYS: i64 = 3650;
/// What keeps longer keeps.
const MAX_KEPT: i64 = 20 * 365;

/// A number of days, months or years; a plain number is days.
fn days_of(text: &str) -> Option<i64> {
    let text = plain(text);
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number: i64 = number.parse().ok()?;
    let unit = unit.to_lowercase();
    let days = match unit.trim_start_matches(['个', '個']) {
        "" | "天" | "日" | "d" | "day" | "days" => 1,
        "月" | "m" | "month" | "months" => 30,
        "年" | "y" | "year" | "years" => 365,
        _ => return None,
    };
    number.checked_mul(days)
}

/// Full-width digits and marks as anybody types them, without blanks.
fn plain(text: &str) -> String {
    let half_width = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        other => other,
    };
    text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect()
}

/// An amount with more decimals than fen have, rounded half up; and whether it was.
fn money(text: &str) -> Result<(Money, bool), ParseNumber> {
    let text = plain(text);
    let text = ["RMB", "CNY", "rmb", "cny", "人民币"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(&text);
    // 80元/升: of one unit anyway.
    let text = text.split('/').next().unwrap_or_default();
    let text = text.strip_suffix('圆').unwrap_or(text);
    match Money::parse(text) {
        Err(ParseNumber::TooManyDecimals) => {
            let number = text.trim_end_matches('元');
            let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
            let kept: String = decimals.chars().take(2).collect();
            let up = decimals.as_bytes().get(2).is_some_and(|digit| (b'5'..=b'9').contains(digit));
            let amount = Money::parse(&format!("{whole}.{kept}"))?;
            Ok((Money(amount.0 + i64::from(up)), true))
        }
        other => other.map(|amount| (amount, false)),
    }
}

/// A number with its unit behind it: 10个.
fn quantity(text: &str) -> Result<(Quantity, String), ParseNumber> {
    let text = plain(text);
    let end = text.find(|c: char| !(c.is_ascii_digit() || ".,-+".contains(c))).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number = number.replace(',', "");
    let read = match Quantity::parse(&number) {
        Err(ParseNumber::TooManyDecimals) => {
            let (whole, decimals) = number.split_once('.').unwrap_or((&number, ""));
            Quantity::parse(&format!("{whole}.{}", decimals.chars().take(3).collect::<String>()))
        }
        other => other,
    }?;
    Ok((read, unit.to_owned()))
}

impl RowReader<'_> {
    /// None where nothing is written, and where it is no price: that is warned about.
    pub fn price(&mut self, field: &str) -> Option<Money> {
        let text = self.raw(field);
        if text.is_empty() || self.says_nothing(field) {
            return None;
        }
        match money(text) {
            Ok((amount, _)) if amount.0 < 0 => {
                self.warn("price_unreadable", field, text, "");
                None
            }
            Ok((amount, rounded)) => {
                if rounded {
                    self.warn("price_rounded", field, text, &amount.plain());
                }
                Some(amount)
            }
            Err(_) => {
                self.warn("price_unreadable", field, text, "");
                None
            }
        }
    }

    /// How much, and the unit that stands behind it. What lies there below nothing is warned about:
    /// the old program let more go than it had, and a count finds what is there. Anywhere else below
    /// nothing is only said.
    pub fn amount(&mut self, field: &str) -> Option<(Quantity, String)> {
        let text = self.raw(field);
        if text.is_empty() || self.says_nothing(field) {
            return None;
        }
        match quantity(text) {
            Ok((amount, _)) if amount.0 < 0 => {
                let code = if field == "quantity" { "quantity_negative" } else { "quantity_below_zero" };
                self.warn(code, field, text, "");
                None
            }
            Ok(read) => Some(read),
            Err(_) => {
                self.warn("quantity_unreadable", field, text, "");
                None
            }
        }
    }

    /// How many days something keeps: 18个月 and 3年 as well as 180天.
    pub fn days_it_keeps(&mut self, field: &str) -> Option<i64> {
        let text = self.raw(field);
        if text.is_empty() || self.says_nothing(field) {
            return None;
        }
        let days = days_of(text).filter(|days| (1..=MAX_KEPT).contains(days));
        if days.is_none() {
            self.warn("quantity_unreadable", field, text, "");
        }
        days
    }

    pub fn days(&mut self, field: &str) -> i64 {
        let text = self.raw(field);
        if text.is_empty() || self.says_nothing(field) {
            return 0;
        }
        let digits: String = plain(text).chars().take_while(char::is_ascii_digit).collect();
        match digits.parse::<i64>() {
            Ok(days) if days <= MAX_DAYS => days,
            _ => {
                self.warn("days_unreadable", field, text, "");
                self.keep(field);
                0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{days_of, money, quantity};
    use domain::money::{Money, Quantity};

    #[test]
    fn prices_are_read_as_people_write_them() {
        for (text, fen) in [
            ("20", 2_000),
            ("¥1,200.00元", 120_000),
            ("￥ 80", 8_000),
            ("８０元/升", 8_000),
            ("RMB 12.5", 1_250),
            ("0.00", 0),
        ] {
            assert_eq!(money(text), Ok((Money(fen), false)), "{text}");
        }
        assert_eq!(money("608.335"), Ok((Money(60_834), true)));
        assert_eq!(money("9.0900000001"), Ok((Money(909), true)));
        for text in ["面议", "约100", "--"] {
            assert!(money(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_keeps_is_written_in_days_months_or_years() {
        for (text, days) in
            [("180", 180), ("180天", 180), ("18个月", 540), ("３ 年", 1_095), ("24 Months", 720)]
        {
            assert_eq!(days_of(text), Some(days), "{text}");
        }
        for text in ["长期", "2-3年", "1.5年", "18周"] {
            assert_eq!(days_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_quantity_may_have_its_unit_behind_it() {
        assert_eq!(quantity("1,000"), Ok((Quantity(1_000_000), String::new())));
        assert_eq!(quantity("10.5 升"), Ok((Quantity(10_500), "升".to_owned())));
        assert_eq!(quantity("-2"), Ok((Quantity(-2_000), String::new())));
        assert_eq!(quantity("0.33333"), Ok((Quantity(333), String::new())));
        assert!(quantity("若干").is_err());
    }
}

//! Phone numbers as a counter takes them down. A wrong one is kept and warned
//! about: it may be an extension, a foreign number or the driver's guess.

use crate::refusal::{MAX_NAME_LEN, Refusal, optional};
use crate::typed_text::{half_width, is_dash, is_dot_or_dash, is_invisible, normalised_text};
use serde::{Deserialize, Serialize};

normalised_text!(
    /// A phone number without blanks, dashes or the country's prefix. Several
    /// numbers written into one field stand apart by `/`.
    Phone
);

const KEPT: usize = 64;
/// The shortest run of digits that counts as a number of its own.
const MIN_LEN: usize = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PhoneWarning {
    /// Neither a mobile number nor a landline.
    Unusual,
    /// Two or more numbers in one field.
    Several,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct PhoneRead {
    pub phone: Phone,
    pub warning: Option<PhoneWarning>,
}

impl Phone {
    /// The number as it is stored. `None` when nothing is left to store.
    pub fn normalised(typed: &str) -> Option<Self> {
        let text: String =
            typed.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).map(half_width).collect();
        let parts: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '、' | '|'))
            .filter(|part| !part.is_empty())
            .collect();
        let numbers = parts.iter().filter(|part| digits_in(part) >= MIN_LEN).count();
        let cleaned = if numbers > 1 {
            let cleaned: Vec<String> =
                parts.iter().map(|part| clean(part)).filter(|part| !part.is_empty()).collect();
            cleaned.join("/")
        } else {
            clean(&text)
        };
        let phone: String = cleaned.chars().take(KEPT).collect();
        (!phone.is_empty()).then_some(Self(phone))
    }

    pub fn read(typed: &str) -> Option<PhoneRead> {
        let phone = Self::normalised(typed)?;
        let warning = if phone.0.contains('/') {
            Some(PhoneWarning::Several)
        } else if is_mobile(&phone.0) || is_landline(&phone.0) || is_across_the_border(&phone.0) {
            None
        } else {
            Some(PhoneWarning::Unusual)
        };
        Some(PhoneRead { phone, warning })
    }

    /// A number as it is kept, empty where there is none. A strange one warns and is kept.
    ///
    /// # Errors
    /// `BadField` for a text too long.
    pub fn typed(field: &str, typed: &str) -> Result<(String, Option<PhoneWarning>), Refusal> {
        let read = Self::read(&optional(field, typed, MAX_NAME_LEN)?);
        Ok(read.map_or_else(Default::default, |read| (read.phone.into(), read.warning)))
    }

    /// The one number in a text that says more: `13800138000（张先生）`. None when
    /// there is none, or more than one.
    pub fn within(typed: &str) -> Option<Self> {
        let part_of_a_number = |c: char| c.is_ascii_digit() || is_dash(c) || matches!(c, '+' | ' ' | '转');
        let text: String = typed.chars().map(half_width).collect();
        let mut numbers = text
            .split(|c| !part_of_a_number(c))
            .filter(|part| digits_in(part) >= MIN_LEN)
            .filter_map(|part| Self::read(part.trim_matches(|c: char| c == ' ' || is_dash(c))));
        let (only, another) = (numbers.next()?, numbers.next());
        (only.warning.is_none() && another.is_none()).then_some(only.phone)
    }

    /// Whether a text message can reach it.
    pub fn is_mobile(&self) -> bool {
        is_mobile(&self.0)
    }

    /// The numbers written into the field, one by one.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.0.split('/')
    }
}

fn digits_in(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Blanks, dots, dashes and brackets go; anything else stays, so that a note
/// beside the number is not lost.
fn clean(text: &str) -> String {
    let text = &with_extension(text);
    let parts: Vec<&str> = text.split(is_dash).map(str::trim).collect();
    if let [area, number, extension] = parts[..]
        && parts.iter().all(|part| all_digits(part))
        && extension.len() <= 6
        && is_landline(&format!("{area}{number}"))
    {
        return format!("{area}{number}转{extension}");
    }
    if let [number, extension] = parts[..]
        && all_digits(extension)
        && extension.len() <= 4
        && number.len() > 8
        && is_landline(number)
    {
        return format!("{number}转{extension}");
    }
    let number: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !is_dot_or_dash(*c) && !matches!(c, '(' | ')' | '[' | ']'))
        .collect();
    without_country(&number)
}

/// Every way an extension is written, as 转.
fn with_extension(text: &str) -> String {
    let lower = text.to_lowercase();
    for mark in ["转分机", "分机号", "分机", "extension", "ext.", "ext", "轉", "转"] {
        if let Some((number, extension)) = lower.split_once(mark) {
            let extension = extension.trim_start_matches([':', '：', '.', ' ']).trim();
            let number = number.trim().trim_end_matches(is_dash).trim();
            if all_digits(extension) && digits_in(number) >= MIN_LEN {
                return format!("{number}转{extension}");
            }
        }
    }
    text.to_owned()
}

/// Hong Kong, Macau and Taiwan, which are called with their own prefix.
fn is_across_the_border(number: &str) -> bool {
    let local = ["+852", "+853"].into_iter().find_map(|prefix| number.strip_prefix(prefix));
    if let Some(local) = local {
        return local.len() == 8 && all_digits(local) && !local.starts_with(['0', '1']);
    }
    number.strip_prefix("+886").is_some_and(|local| matches!(local.len(), 8 | 9) && all_digits(local))
}

fn without_country(number: &str) -> String {
    if let Some(national) = number.strip_prefix("+86").or_else(|| number.strip_prefix("0086")) {
        let landline = format!("0{national}");
        if is_mobile(national) || is_landline(national) {
            return national.to_owned();
        }
        if is_landline(&landline) {
            return landline;
        }
    }
    for country in ["852", "853", "886"] {
        if let Some(local) = number.strip_prefix("00").and_then(|rest| rest.strip_prefix(country)) {
            return format!("+{country}{local}");
        }
    }
    match number.strip_prefix("86") {
        Some(national) if is_mobile(national) => national.to_owned(),
        _ => number.to_owned(),
    }
}

/// Eleven digits, the second of them from 3 to 9.
fn is_mobile(number: &str) -> bool {
    number.len() == 11 && all_digits(number) && matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// With or without the area, with or without an extension, and the 400 and
/// 800 numbers of companies.
fn is_landline(number: &str) -> bool {
    let (number, extension) = number.split_once('转').unwrap_or((number, "0"));
    if !all_digits(number) || !all_digits(extension) {
        return false;
    }
    match number.as_bytes() {
        // Beijing and the 02x cities have eight digits behind a short area.
        [b'0', b'1', b'0', rest @ ..] | [b'0', b'2', b'0'..=b'9', rest @ ..] => {
            rest.len() == 8 && starts_local(rest)
        }
        [b'0', b'3'..=b'9', _, _, rest @ ..] => matches!(rest.len(), 7 | 8) && starts_local(rest),
        [b'4' | b'8', b'0', b'0', rest @ ..] if rest.len() == 7 => true,
        local => matches!(local.len(), 7 | 8) && starts_local(local),
    }
}

fn starts_local(number: &[u8]) -> bool {
    matches!(number.first(), Some(b'2'..=b'9'))
}

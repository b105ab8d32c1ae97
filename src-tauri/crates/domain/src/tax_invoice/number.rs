//! 发票号码. A fully digital invoice has twenty digits; the older ones have a code
//! of ten or twelve, and eight digits under it.

use super::TaxInvoiceKind;
use crate::refusal::Refusal;

/// Digits of a fully digital invoice's number.
pub const DIGITAL_DIGITS: usize = 20;
const OLD_DIGITS: usize = 8;
const CODE_DIGITS: [usize; 2] = [10, 12];

/// A letter, digit or sign of the wide kind as its narrow one.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// A number as people type it and files write it: without blanks and dashes, in
/// the narrow letters.
pub fn tidy(text: &str) -> String {
    text.chars().map(narrow).filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase()
}

impl TaxInvoiceKind {
    /// Which kind the bureau's words and the number say it is.
    pub fn from_words(words: &str, number: &str) -> Option<Self> {
        let special = match (words.contains('专'), words.contains('普')) {
            (true, false) => true,
            (false, true) => false,
            _ => return None,
        };
        Some(match (special, tidy(number).len() == DIGITAL_DIGITS) {
            (true, true) => Self::DigitalSpecial,
            (false, true) => Self::DigitalGeneral,
            (false, false) if words.contains('电') => Self::ElectronicGeneral,
            (true, false) => Self::PaperSpecial,
            (false, false) => Self::PaperGeneral,
        })
    }
}

/// The number a red invoice says in its remark that it reverses:
/// 被红冲蓝字数电票号码：… 红字发票信息确认单编号：… A remark of a blue invoice may name one
/// as well, of which it is the successor: that something is red its amount says, not this.
pub fn reversed_in(remark: &str) -> Option<String> {
    let (_, after) = remark.split_once("蓝字")?;
    let digits = after.chars().map(narrow).skip_while(|c| !c.is_ascii_digit());
    let number: String = digits.take_while(char::is_ascii_digit).collect();
    (number.len() == DIGITAL_DIGITS).then_some(number)
}

fn digits(field: &str, text: &str, needed: &[usize]) -> Result<String, Refusal> {
    let text = tidy(text);
    if needed.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(text);
    }
    let letters = text.chars().filter(|c| !c.is_ascii_digit()).count();
    let digits = text.chars().count() - letters;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let needed: Vec<String> = needed.iter().map(ToString::to_string).collect();
    Err(Refusal::InvoiceDigits {
        field: field.to_owned(),
        digits: count(digits),
        letters: count(letters),
        needed: needed.join(" / "),
    })
}

/// The code and the number as they are kept.
///
/// # Errors
/// Letters, or more or fewer digits than this kind has.
pub fn checked_number(
    kind: TaxInvoiceKind,
    invoice_code: &str,
    number: &str,
) -> Result<(String, String), Refusal> {
    let has_code = !tidy(invoice_code).is_empty();
    match kind {
        // A code beside the twenty digits is another invoice's.
        _ if kind.is_digital() && has_code => Err(Refusal::InvoiceCodeUnwanted),
        _ if kind.is_digital() => Ok((String::new(), digits("number", number, &[DIGITAL_DIGITS])?)),
        // The platform prints fully digital ones on paper too, under their twenty digits.
        TaxInvoiceKind::PaperGeneral | TaxInvoiceKind::PaperSpecial if !has_code => {
            let number = digits("number", number, &[DIGITAL_DIGITS, OLD_DIGITS])?;
            if number.len() == DIGITAL_DIGITS {
                return Ok((String::new(), number));
            }
            digits("invoice_code", invoice_code, &CODE_DIGITS).map(|code| (code, number))
        }
        _ => Ok((
            digits("invoice_code", invoice_code, &CODE_DIGITS)?,
            digits("number", number, &[OLD_DIGITS])?,
        )),
    }
}

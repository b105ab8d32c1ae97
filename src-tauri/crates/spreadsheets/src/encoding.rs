//! Which encoding a plain text was saved in, told by its bytes.

use crate::unreadable::Unreadable;
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

const BROKEN: char = char::REPLACEMENT_CHARACTER;

#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: &'static str,
}

/// `declared` is what the file says of itself; a program that says it wrongly
/// is not believed.
pub(crate) fn decoded<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
) -> Result<Decoded<'a>, Unreadable> {
    let (text, encoding) = match Encoding::for_bom(bytes) {
        Some((marked, mark)) => (lenient(&bytes[mark..], marked), marked),
        None => match std::str::from_utf8(bytes) {
            Ok(text) if wide(bytes).is_none() => (Some(Cow::Borrowed(text)), UTF_8),
            _ => unmarked(bytes, declared),
        },
    };
    let mut text = text.ok_or(Unreadable::UnknownEncoding)?;
    if text.chars().any(is_binary) {
        return Err(Unreadable::Binary);
    }
    // Programs of the eighties ended a text with this.
    if text.ends_with('\u{1a}') {
        let text_end = text.trim_end_matches('\u{1a}').len();
        text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[..text_end]),
            Cow::Owned(mut text) => {
                text.truncate(text_end);
                Cow::Owned(text)
            }
        };
    }
    // The name of the standard is GB18030; the library writes it small.
    Ok(Decoded { text, encoding: if encoding == GB18030 { "GB18030" } else { encoding.name() } })
}

/// What a web page or an XML file says of its encoding in its first lines. Only
/// what can hold Chinese is of interest: the rest is said by rote.
pub fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(2048).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let said = ["charset=", "encoding="].into_iter().find_map(|key| head.split_once(key))?.1;
    let label = said.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    if encoding == GBK { Some(GB18030) } else { Some(encoding).filter(|e| !e.is_single_byte()) }
}

fn is_binary(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{1a}')
}

fn unmarked<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
) -> (Option<Cow<'a, str>>, &'static Encoding) {
    if let Some(encoding) = wide(bytes) {
        return (lenient(bytes, encoding), encoding);
    }
    if is_nearly_utf_8(bytes) {
        return (Some(String::from_utf8_lossy(bytes)), UTF_8);
    }
    if let Some(text) = declared.filter(|said| *said != UTF_8).and_then(|said| lenient(bytes, said)) {
        return (Some(text), declared.unwrap_or(UTF_8));
    }
    // What mainland programs write and what those of Taiwan and Hong Kong write
    // look alike to a decoder: the wrong one finds rare characters everywhere.
    let (mainland, traditional) = everyday(bytes);
    let asked = if traditional > mainland { [BIG5, GB18030] } else { [GB18030, BIG5] };
    for encoding in asked {
        if let Some(text) = lenient(bytes, encoding) {
            return (Some(text), encoding);
        }
    }
    (None, UTF_8)
}

/// UTF-16 without its mark: every line break and digit has a zero beside it,
/// always on the same side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let enough = |zeros: usize| zeros >= 2 && zeros * 20 >= head.len();
    match (first, second) {
        (0, zeros) if enough(zeros) => Some(UTF_16LE),
        (zeros, 0) if enough(zeros) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether all but a few bytes are UTF-8: a text that was cut somewhere, or
/// pasted into. Chinese in other encodings hardly ever makes a character of
/// three bytes.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| c.len_utf8() == 3).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 20 <= good || (bad <= 3 && bad * 3 <= good)
}

/// How many of the text's characters are everyday ones in GB 2312 and in Big5:
/// both standards put those into a block of their own.
fn everyday(bytes: &[u8]) -> (usize, usize) {
    let (mut mainland, mut traditional) = (0, 0);
    let mut place = 0;
    while let Some(&lead) = bytes.get(place) {
        place += 1;
        if lead < 0x80 {
            continue;
        }
        let Some(&trail) = bytes.get(place) else { break };
        place += 1;
        let high = (0xA1..=0xFE).contains(&trail);
        mainland += usize::from((0xB0..=0xD7).contains(&lead) && high);
        traditional += usize::from((0xA4..=0xC6).contains(&lead) && (high || (0x40..=0x7E).contains(&trail)));
    }
    (mainland, traditional)
}

/// Old programs cut texts in the middle of a character: a few are taken as
/// they are, and more than a few mean that this is no such text.
fn lenient<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Option<Cow<'a, str>> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    if wrong {
        let broken = text.chars().filter(|c| *c == BROKEN).count();
        if broken * 100 > text.chars().count() {
            return None;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{declared, decoded};
    use crate::unreadable::Unreadable;
    use encoding_rs::{BIG5, GB18030};

    fn told(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decoded(bytes, None).unwrap();
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn files_of_both_sides_of_the_strait_are_told_apart() {
        let simplified = "客户编号,客户名称,联系电话\nK1,张小芳,13800138000\nK2,顺风汽车维修,\n";
        let traditional = "客戶編號,客戶名稱,電話\nK1,張小芳,0912345678\nK2,順風汽車,\n";
        let (bytes, _, _) = GB18030.encode(simplified);
        assert_eq!(told(&bytes), (simplified.to_owned(), "GB18030"));
        let (bytes, _, _) = BIG5.encode(traditional);
        assert_eq!(told(&bytes), (traditional.to_owned(), "Big5"));
        // Traditional characters out of a mainland program.
        let (bytes, _, _) = GB18030.encode(traditional);
        assert_eq!(told(&bytes), (traditional.to_owned(), "GB18030"));
    }

    #[test]
    fn one_name_alone_is_enough() {
        for name in ["陳大文", "客戶", "車牌", "林美玲"] {
            let (bytes, _, _) = BIG5.encode(name);
            assert_eq!(told(&bytes), (name.to_owned(), "Big5"), "{name}");
        }
        for name in ["陈大文", "客户", "车牌", "林美玲", "龙卡"] {
            let (bytes, _, _) = GB18030.encode(name);
            assert_eq!(told(&bytes), (name.to_owned(), "GB18030"), "{name}");
        }
    }

    #[test]
    fn one_broken_character_changes_no_encoding() {
        let mut bytes = "姓名,电话\n张小芳,138\n李四,139\n".as_bytes().to_vec();
        bytes.remove(16);
        let (text, encoding) = told(&bytes);
        assert_eq!(encoding, "UTF-8");
        assert_eq!(text.matches('\u{fffd}').count(), 1);
        assert!(text.contains("李四"), "{text}");
    }

    #[test]
    fn wide_texts_are_read_with_and_without_their_mark() {
        let text = "姓名\t电话\n张小芳\t138\n";
        let wide = |swap: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(swap).collect::<Vec<u8>>();
        assert_eq!(told(&wide(u16::to_le_bytes)), (text.to_owned(), "UTF-16LE"));
        assert_eq!(told(&wide(u16::to_be_bytes)), (text.to_owned(), "UTF-16BE"));
        let marked: Vec<u8> = b"\xFE\xFF".iter().copied().chain(wide(u16::to_be_bytes)).collect();
        assert_eq!(told(&marked), (text.to_owned(), "UTF-16BE"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decoded(b"\xff\xff\xff\xff\xff\xff", None), Err(Unreadable::UnknownEncoding));
        assert_eq!(decoded(b"name\0\x01,x", None), Err(Unreadable::Binary));
    }

    #[test]
    fn a_page_says_what_it_is_written_in() {
        let said = |text: &str| declared(text.as_bytes()).map(encoding_rs::Encoding::name);
        assert_eq!(said("<meta content=\"text/html; charset=gb2312\">"), Some("gb18030"));
        assert_eq!(said("<?xml version=\"1.0\" encoding='Big5'?>"), Some("Big5"));
        assert_eq!(said("<meta charset=iso-8859-1>"), None);
    }
}

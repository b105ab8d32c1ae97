//! Which encoding a plain text was saved in, told by its bytes.

use super::table::unreadable;
use domain::refusal::Refusal;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};

pub fn decoded(bytes: &[u8]) -> Result<(String, &'static str), Refusal> {
    let (text, encoding) = match Encoding::for_bom(bytes) {
        Some((marked, _)) => {
            let (text, _, wrong) = marked.decode(bytes);
            if wrong {
                return Err(unreadable("unknown_encoding"));
            }
            (text.into_owned(), marked)
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), UTF_8),
            Err(_) => chinese(bytes)?,
        },
    };
    let binary = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{1a}');
    if text.chars().any(binary) {
        return Err(unreadable("binary"));
    }
    // The name of the standard is GB18030; the library writes it small.
    Ok((text, if encoding == GB18030 { "GB18030" } else { encoding.name() }))
}

/// What mainland programs write and what those of Taiwan and Hong Kong write
/// look alike to a decoder: the wrong one finds rare characters everywhere.
fn chinese(bytes: &[u8]) -> Result<(String, &'static Encoding), Refusal> {
    let (mainland, traditional) = everyday(bytes);
    let asked = if traditional > mainland { [BIG5, GB18030] } else { [GB18030, BIG5] };
    for encoding in asked {
        if let Some(text) = lenient(bytes, encoding) {
            return Ok((text, encoding));
        }
    }
    Err(unreadable("unknown_encoding"))
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
fn lenient(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    if wrong {
        let broken = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        if broken * 100 > text.chars().count() {
            return None;
        }
    }
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::decoded;
    use encoding_rs::{BIG5, GB18030};

    #[test]
    fn files_of_both_sides_of_the_strait_are_told_apart() {
        let simplified = "客户编号,客户名称,联系电话\nK1,张小芳,13800138000\nK2,顺风汽车维修,\n";
        let traditional = "客戶編號,客戶名稱,電話\nK1,張小芳,0912345678\nK2,順風汽車,\n";
        let (bytes, _, _) = GB18030.encode(simplified);
        assert_eq!(decoded(&bytes), Ok((simplified.to_owned(), "GB18030")));
        let (bytes, _, _) = BIG5.encode(traditional);
        assert_eq!(decoded(&bytes), Ok((traditional.to_owned(), "Big5")));
        // Traditional characters out of a mainland program.
        let (bytes, _, _) = GB18030.encode(traditional);
        assert_eq!(decoded(&bytes), Ok((traditional.to_owned(), "GB18030")));
    }

    #[test]
    fn one_name_alone_is_enough() {
        for name in ["陳大文", "客戶", "車牌", "林美玲"] {
            let (bytes, _, _) = BIG5.encode(name);
            assert_eq!(decoded(&bytes), Ok((name.to_owned(), "Big5")), "{name}");
        }
        for name in ["陈大文", "客户", "车牌", "林美玲", "龙卡"] {
            let (bytes, _, _) = GB18030.encode(name);
            assert_eq!(decoded(&bytes), Ok((name.to_owned(), "GB18030")), "{name}");
        }
    }
}

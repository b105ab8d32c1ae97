//! Text as people type it: full-width digits from a Chinese keyboard, blanks
//! pasted from a chat, invisible marks copied out of a phone's contact list.

/// The half-width form of a full-width character. `１` becomes `1` and the
/// ideographic blank becomes a plain one.
pub(crate) fn half_width(typed: char) -> char {
    match typed {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(typed) - 0xfee0).unwrap_or(typed),
        other => other,
    }
}

/// Control characters, joiners, fillers, selectors, and the zero-width and
/// direction marks: nobody types them on purpose, nobody can see to delete
/// them, and they have no shape of their own on paper.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
            | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0xE0000..=0xE0FFF)
}

/// The dots and dashes people put between the parts of a plate or a number.
pub(crate) fn is_dot_or_dash(c: char) -> bool {
    is_dash(c) || matches!(c, '.' | '。' | '·' | '•' | '・' | '･' | '‧' | '∙' | '⋅' | '●' | '˙')
}

pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '﹣')
}

/// The mainland form of the traditional characters that stand on a plate, so
/// that `粵B12345` and `粤B12345` are one plate.
pub(crate) fn plate_character(c: char) -> char {
    match c {
        '晉' => '晋',
        '遼' => '辽',
        '滬' => '沪',
        '蘇' => '苏',
        '閩' => '闽',
        '贛' => '赣',
        '魯' => '鲁',
        '粵' => '粤',
        '瓊' => '琼',
        '貴' => '贵',
        '雲' => '云',
        '陝' => '陕',
        '寧' => '宁',
        '掛' => '挂',
        '學' => '学',
        '領' => '领',
        '應' => '应',
        '臨' => '临',
        other => other,
    }
}

/// Nothing was left of a text once the blanks were taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing was typed")]
pub struct NothingTyped;

/// A newtype over normalised text: it comes in through `normalised` at every
/// door, also out of JSON, and crosses to TypeScript as a plain `string`.
macro_rules! normalised_text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = crate::typed_text::NothingTyped;
            fn try_from(typed: String) -> Result<Self, Self::Error> {
                Self::normalised(&typed).ok_or(crate::typed_text::NothingTyped)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
            fn inline(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
        }
    };
}
pub(crate) use normalised_text;

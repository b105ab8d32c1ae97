//! The embedded faces. Each is parsed once, when a paper first needs it, and
//! kept: parsing costs more than a page.

use crate::DocumentError;
use printpdf::ParsedFont;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock};

macro_rules! font_file {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/fonts/", $name))
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    /// GB 2312: what nearly every paper is written with.
    Everyday,
    /// GB 2312 in bold, for headings.
    Bold,
    /// What GBK has beyond it: 喆, 堃, 瑄, traditional writing. Opened only for
    /// a paper with such a name.
    Name,
    /// The rare rest of the family.
    Rare,
}

impl Face {
    const fn name(self) -> &'static str {
        match self {
            Self::Everyday => "NotoSansSC-GB2312",
            Self::Bold => "NotoSansSC-Bold",
            Self::Name => "NotoSansSC-GBK",
            Self::Rare => "NotoSansSC-rest",
        }
    }

    /// Six capitals, as PDF wants before the name of a cut font. The last one
    /// tells apart several uses of one face in one paper.
    pub(crate) fn tag(self, slot: usize) -> String {
        let face = match self {
            Self::Everyday => "TEXTA",
            Self::Bold => "BOLDA",
            Self::Name => "NAMEA",
            Self::Rare => "RAREA",
        };
        // A slot exists only where characters share a glyph, which is three
        // characters at most in this family.
        let letter = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[slot.min(25)];
        format!("{face}{}", char::from(letter))
    }

    pub(crate) fn font(self) -> Result<&'static ParsedFont, DocumentError> {
        static EVERYDAY: OnceLock<Option<ParsedFont>> = OnceLock::new();
        static BOLD: OnceLock<Option<ParsedFont>> = OnceLock::new();
        static NAME: OnceLock<Option<ParsedFont>> = OnceLock::new();
        static RARE: OnceLock<Option<ParsedFont>> = OnceLock::new();
        let (kept, bytes): (_, &[u8]) = match self {
            Self::Everyday => (&EVERYDAY, font_file!("NotoSansSC-GB2312.otf")),
            Self::Bold => (&BOLD, font_file!("NotoSansSC-Bold.otf")),
            Self::Name => (&NAME, font_file!("NotoSansSC-GBK.otf")),
            Self::Rare => (&RARE, font_file!("NotoSansSC-rest.otf")),
        };
        kept.get_or_init(|| ParsedFont::from_bytes(bytes, 0, &mut Vec::new()))
            .as_ref()
            .ok_or(DocumentError::Font { font: self.name() })
    }

    fn find(self, character: char) -> Result<Option<Glyph>, DocumentError> {
        let font = self.font()?;
        let Some(id) = font.lookup_glyph_index(u32::from(character)).filter(|id| *id != 0) else {
            return Ok(None);
        };
        let per_em = f32::from(font.font_metrics.units_per_em.max(1));
        let advance = f32::from(font.get_horizontal_advance(id)) / per_em;
        Ok(Some(Glyph { character, face: self, id, advance, stands_for: None }))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// One character and the glyph that shows it; `advance` is in ems.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    pub character: char,
    pub face: Face,
    pub id: u16,
    pub advance: f32,
    /// The character no font holds, on the number behind its stand-in. Which
    /// number it is, the paper says once it is drawn.
    pub stands_for: Option<char>,
}

type Found = RwLock<HashMap<(char, Weight), Option<Glyph>>>;

/// Looks a character up, in the wanted weight first. It answers nothing for a
/// missing one, instead of the box every font would draw for it. A text is
/// measured several times before it is set, and a face is a list that is read
/// from its beginning, so what was found once is kept.
pub(crate) fn glyph(character: char, weight: Weight) -> Result<Option<Glyph>, DocumentError> {
    static FOUND: LazyLock<Found> = LazyLock::new(Found::default);
    let known = FOUND.read().unwrap_or_else(PoisonError::into_inner).get(&(character, weight)).copied();
    if let Some(known) = known {
        return Ok(known);
    }
    let found = look_up(character, weight)?;
    FOUND.write().unwrap_or_else(PoisonError::into_inner).insert((character, weight), found);
    Ok(found)
}

fn look_up(character: char, weight: Weight) -> Result<Option<Glyph>, DocumentError> {
    let faces: &[Face] = match weight {
        Weight::Regular => &[Face::Everyday, Face::Name, Face::Rare],
        Weight::Bold => &[Face::Bold, Face::Everyday, Face::Name, Face::Rare],
    };
    for face in faces {
        if let Some(found) = face.find(character)? {
            return Ok(Some(found));
        }
    }
    if character.is_whitespace() {
        // A blank no font measures is still only a blank.
        return look_up(' ', weight);
    }
    Ok(None)
}

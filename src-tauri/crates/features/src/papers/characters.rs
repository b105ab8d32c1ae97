//! Which of the typed characters do not come out on paper as they were typed:
//! the screen says so while they are typed.

use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TypedText {
    pub text: String,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct CharactersOnPaper {
    /// In no font: 〓 is printed, and the foot of the paper names the character.
    pub stood_in_for: Vec<CharacterOnPaper>,
    /// Nobody can see them, and they are not printed.
    pub left_out: Vec<CharacterOnPaper>,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct CharacterOnPaper {
    pub character: String,
    /// `U+1F44D`.
    pub code: String,
}

fn named(characters: Vec<char>) -> Vec<CharacterOnPaper> {
    let named = |character: char| CharacterOnPaper {
        character: character.to_string(),
        code: documents::code_point(character),
    };
    characters.into_iter().map(named).collect()
}

/// What of a text a paper would not print as it was typed.
///
/// # Errors
/// Only a font of the program's own that cannot be read.
pub fn characters_on_paper(_: &Read, ask: TypedText) -> Result<CharactersOnPaper> {
    let found = documents::not_as_typed(&ask.text).map_err(kernel::Error::fault)?;
    Ok(CharactersOnPaper { stood_in_for: named(found.stood_in_for), left_out: named(found.left_out) })
}

//! A page that stands alone, in the language of who looks at it.

use crate::recovery::spoken_by;
use axum::http::HeaderMap;

/// What the program's own page asks first: whether the browser is new enough for the
/// scripts that follow. An older one reads in three languages what to take.
const FLOOR: &str = include_str!("../../../../../ui/public/floor.js");

/// A page in the language its browser asks for.
pub fn filled(page: &str, words: &str, headers: &HeaderMap) -> String {
    let language = spoken_by(headers);
    // The words are part of the program, and a test reads all of them.
    let words: serde_json::Value = serde_json::from_str(words).unwrap_or_default();
    with_words(page, language, &words[language])
}

/// A page that changes its language by itself, beginning with that of its browser.
pub fn in_all_languages(page: &str, words: &str, headers: &HeaderMap) -> String {
    with_words(page, spoken_by(headers), &serde_json::from_str(words).unwrap_or_default())
}

fn with_words(page: &str, language: &str, words: &serde_json::Value) -> String {
    // Between script tags nothing may look like their end.
    let words = words.to_string().replace("</", "<\\/");
    page.replace("{language}", language).replace("{words}", &words).replace("{floor}", FLOOR)
}

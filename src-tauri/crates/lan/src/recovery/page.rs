//! The page itself. It stands alone, without the program's screens: those ask
//! the shop, and there is none yet.

use domain::person::PIN_DIGITS;

const PAGE: &str = include_str!("page.html");
const WORDS: &str = include_str!("words.json");

/// The page in one of the three languages; the window shows it as well.
pub fn page(language: &str) -> String {
    // The words are part of the program, and a test reads all of them.
    let words: serde_json::Value = serde_json::from_str(WORDS).unwrap_or_default();
    // Between script tags nothing may look like their end.
    let words = words[language].to_string().replace("</", "<\\/");
    let (_, longest_pin) = PIN_DIGITS;
    PAGE.replace("{language}", language)
        .replace("{longest_pin}", &longest_pin.to_string())
        .replace("{words}", &words)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, page};
    use serde_json::Value;

    fn names(value: &Value, under: &str, found: &mut Vec<String>) {
        for (name, value) in value.as_object().expect("words by name") {
            match value {
                Value::String(text) => {
                    assert!(!text.trim().is_empty(), "{under}{name} says nothing");
                    found.push(format!("{under}{name}"));
                }
                deeper => names(deeper, &format!("{under}{name}."), found),
            }
        }
    }

    #[test]
    fn the_page_says_the_same_in_three_languages() {
        let words: Value = serde_json::from_str(WORDS).expect("words");
        let of = |language: &str| {
            let mut found = Vec::new();
            names(&words[language], "", &mut found);
            found
        };
        let simplified = of("zh-CN");
        assert!(simplified.len() > 25);
        for language in ["zh-TW", "en"] {
            assert_eq!(of(language), simplified, "{language}");
        }
        // What the page's script asks for by name is there.
        let asked = include_str!("page.html");
        for (start, _) in asked.match_indices("words.") {
            let name: String =
                asked[start + 6..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(words["en"].get(&name).is_some(), "no words for {name}");
        }
        assert!(page("zh-TW").contains("lang=\"zh-TW\""));
    }
}

//! Which of the three languages a person meets before anybody could choose one.

/// The nearest of our three languages to the computer's.
pub fn of_the_computer() -> &'static str {
    nearest(&sys_locale::get_locale().unwrap_or_default())
}

fn nearest(locale: &str) -> &'static str {
    let locale = locale.replace('_', "-").to_lowercase();
    if locale.starts_with("zh") {
        let says = |mark: &str| locale.split(['-', '.']).any(|part| part == mark);
        let traditional = says("hant") || (["tw", "hk", "mo"].into_iter().any(says) && !says("hans"));
        if traditional { "zh-TW" } else { "zh-CN" }
    } else if locale.is_empty() || locale == "c" || locale.starts_with("c.") || locale == "posix" {
        "zh-CN"
    } else {
        "en"
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_computer_s_language_chooses_the_words() {
        let cases = [
            ("zh-CN", "zh-CN"),
            ("zh_CN.UTF-8", "zh-CN"),
            ("zh-Hans-HK", "zh-CN"),
            ("zh-TW", "zh-TW"),
            ("zh_TW.UTF-8", "zh-TW"),
            ("zh-Hant-MO", "zh-TW"),
            ("en-GB", "en"),
            ("de-DE", "en"),
            ("C.UTF-8", "zh-CN"),
            ("", "zh-CN"),
        ];
        for (locale, expect) in cases {
            assert_eq!(nearest(locale), expect, "{locale:?}");
        }
    }
}

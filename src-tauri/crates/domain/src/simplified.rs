//! Traditional characters as their simplified ones, one by one. A clerk who
//! types 張 means the customer written 张, and the other way round.

use std::sync::LazyLock;

const PAIRS: &str = include_str!("../../../../assets/characters/simplified.txt");

static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    PAIRS
        .lines()
        .filter_map(|line| {
            let mut characters = line.chars();
            Some((characters.next()?, characters.next()?))
        })
        .collect()
});

/// The simplified form of a character; any other stays what it is.
pub(crate) fn simplified(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    match SIMPLIFIED.binary_search_by_key(&c, |(traditional, _)| *traditional) {
        Ok(place) => SIMPLIFIED[place].1,
        Err(_) => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{SIMPLIFIED, simplified};

    #[test]
    fn the_table_is_sorted_without_repeats_and_one_look_is_enough() {
        assert!(SIMPLIFIED.len() > 4_000);
        assert!(SIMPLIFIED.is_sorted_by(|one, next| one.0 < next.0));
        for (traditional, short) in SIMPLIFIED.iter() {
            assert_eq!(simplified(*short), *short, "{traditional} leads to {short}");
        }
    }

    #[test]
    fn characters_that_are_no_traditional_ones_stay() {
        for same in ['张', 'a', 'Ａ', '7', ' ', '徐', 'é', '𠮷', '한'] {
            assert_eq!(simplified(same), same);
        }
    }
}

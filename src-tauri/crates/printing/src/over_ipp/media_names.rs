//! Names of media that say how large they are.

use crate::media::{Media, SAME};

/// What a self-describing name of PWG 5101.1 says of its size:
/// `iso_a4_210x297mm`, `na_letter_8.5x11in`.
fn size_in_name(name: &str) -> Option<Media> {
    let sides = name.rsplit('_').next()?;
    let (sides, unit) = match (sides.strip_suffix("mm"), sides.strip_suffix("in")) {
        (Some(sides), _) => (sides, 72.0 / 25.4),
        (_, Some(sides)) => (sides, 72.0),
        _ => return None,
    };
    let (width, height) = sides.split_once('x')?;
    let points = |side: &str| side.parse::<f64>().ok().filter(|side| *side > 0.0).map(|side| side * unit);
    Some(Media::of_points(points(width)?, points(height)?))
}

/// The name that a size has among names that say it.
pub(super) fn named(size: Media, names: &[String]) -> Option<String> {
    let sized = names.iter().filter_map(|name| Some((name, size_in_name(name)?)));
    let near = sized.filter(|(_, other)| other.off(size) <= SAME).min_by_key(|(_, other)| other.off(size));
    near.map(|(name, _)| name.clone())
}

#[cfg(test)]
mod tests {
    use super::{named, size_in_name};
    use crate::media::Media;

    #[test]
    fn names_say_their_size() {
        for (name, expect) in [
            ("iso_a4_210x297mm", Some((21000, 29700))),
            ("na_letter_8.5x11in", Some((21590, 27940))),
            ("custom_377.83x279.4mm_377.83x279.4mm", Some((37783, 27940))),
            // The driver of Debian's sample says so of its longest paper.
            ("custom_max_15x-490.-931in", None),
            ("A4", None),
            ("", None),
        ] {
            assert_eq!(size_in_name(name), expect.map(|(width, height)| Media::new(width, height)), "{name}");
        }
        let names = ["na_letter_8.5x11in", "iso_a4_210x297mm"].map(str::to_owned);
        assert_eq!(named(Media::new(20990, 29704), &names).as_deref(), Some("iso_a4_210x297mm"));
        assert_eq!(named(Media::new(24130, 13970), &names), None);
    }
}

//! How large a sheet is, and whether a printer takes one that large.

use std::fmt;
use std::ops::RangeInclusive;

/// Hundredths of a millimetre, as printers count: `media-size` of PWG 5100.3.
const PER_POINT: f64 = 2540.0 / 72.0;

/// A sheet within this of the wanted one is the same sheet.
pub(crate) const NEAR: u32 = 100;

/// Drivers write their sizes in whole points: an A4 sheet of 595 × 842 points is
/// a tenth of a millimetre off. What is further off adds up from form to form
/// of a continuous paper.
pub(crate) const SAME: u32 = 20;

/// The size of a sheet as it lies in the printer, in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Media {
    width: u32,
    height: u32,
}

impl Media {
    #[must_use]
    pub const fn new(width: u32, height: u32) -> Self {
        Self { width, height }
    }

    /// The size of a page of a PDF.
    #[must_use]
    pub fn of_points(width: f64, height: f64) -> Self {
        Self { width: hundredths(width), height: hundredths(height) }
    }

    #[must_use]
    pub const fn width(self) -> u32 {
        self.width
    }

    #[must_use]
    pub const fn height(self) -> u32 {
        self.height
    }

    /// By how much the two differ at the side where they differ most.
    pub(crate) fn off(self, other: Self) -> u32 {
        self.width.abs_diff(other.width).max(self.height.abs_diff(other.height))
    }
}

/// In millimetres, as a person measures it.
impl fmt::Display for Media {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {} mm", f64::from(self.width) / 100.0, f64::from(self.height) / 100.0)
    }
}

/// No sheet has more points than a number of hundredths holds: `as` ends at the bounds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn hundredths(points: f64) -> u32 {
    (points * PER_POINT).round() as u32
}

/// What a printer says it takes: one size, or every size between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaOffer {
    /// Its name in the printer or its driver; a range has none.
    pub name: Option<String>,
    pub width: RangeInclusive<u32>,
    pub height: RangeInclusive<u32>,
}

impl MediaOffer {
    /// The one size it is, unless it is a range.
    #[must_use]
    pub fn size(&self) -> Option<Media> {
        let (width, height) = (*self.width.start(), *self.height.start());
        (width == *self.width.end() && height == *self.height.end()).then_some(Media { width, height })
    }

    /// Whether a sheet of this size is one of those it is.
    #[must_use]
    pub fn takes(&self, media: Media) -> bool {
        self.width.contains(&media.width) && self.height.contains(&media.height)
    }

    fn nearest(&self, wanted: Media) -> Media {
        let within = |side: u32, range: &RangeInclusive<u32>| side.max(*range.start()).min(*range.end());
        Media { width: within(wanted.width, &self.width), height: within(wanted.height, &self.height) }
    }
}

/// The size to ask this printer for: its own sheet of that size, else the size
/// itself where it takes any, else its own that is nearly so.
pub(crate) fn fitting(wanted: Media, offers: &[MediaOffer]) -> Option<Media> {
    let best = |sizes: &mut dyn Iterator<Item = Media>, off: u32| {
        sizes.filter(|size| size.off(wanted) <= off).min_by_key(|size| size.off(wanted))
    };
    best(&mut offers.iter().filter_map(MediaOffer::size), SAME)
        .or_else(|| best(&mut offers.iter().map(|offer| offer.nearest(wanted)), NEAR))
}

#[cfg(test)]
mod tests {
    use super::{Media, MediaOffer, fitting};

    fn sheet(width: u32, height: u32) -> MediaOffer {
        MediaOffer { name: None, width: width..=width, height: height..=height }
    }

    #[test]
    fn pages_of_a_pdf_in_hundredths_of_a_millimetre() {
        for (points, expect) in [
            ((684.0, 792.0), (24130, 27940)),
            ((684.0, 396.0), (24130, 13970)),
            ((684.0, 264.0), (24130, 9313)),
            ((595.276, 841.89), (21000, 29700)),
            ((-1.0, f64::INFINITY), (0, u32::MAX)),
        ] {
            assert_eq!(Media::of_points(points.0, points.1), Media::new(expect.0, expect.1), "{points:?}");
        }
        assert_eq!(Media::of_points(684.0, 396.0).to_string(), "241.3 × 139.7 mm");
    }

    #[test]
    fn a_size_is_asked_for_as_the_printer_has_it_or_not_at_all() {
        let any = MediaOffer { name: None, width: 1270..=38100, height: 1270..=3_048_000 };
        let half = Media::new(24130, 13970);
        let a4 = Media::new(21000, 29700);
        for (wanted, offers, expect) in [
            // What a driver of the dot-matrix printer calls A4 is A4.
            (a4, vec![any.clone(), sheet(20990, 29704)], Some(Media::new(20990, 29704))),
            (half, vec![sheet(20990, 29704), any.clone()], Some(half)),
            (half, vec![sheet(24130, 13970), any.clone()], Some(half)),
            // Three tenths of a millimetre on every form are a line after ten.
            (half, vec![sheet(24130, 14000), any], Some(half)),
            (half, vec![sheet(24130, 14000)], Some(Media::new(24130, 14000))),
            (half, vec![sheet(24000, 14000)], None),
            // The same sheet lying on its side is another one.
            (half, vec![sheet(13970, 24130)], None),
            (half, vec![MediaOffer { name: None, width: 5000..=21600, height: 1270..=30000 }], None),
            (half, vec![], None),
        ] {
            assert_eq!(fitting(wanted, &offers), expect, "{wanted} of {offers:?}");
        }
    }
}

//! A photo as it goes onto a paper.

use documents::photo::PhotoOnPaper;
use domain::photo::Photo;
use domain::receiving::GoodsPhoto;

/// What of a delivery is shown on one paper; a supplier who asks for more is sent them.
pub(super) const MOST_OF_GOODS: usize = 24;

/// With these words below it, where there are any.
pub(super) fn on_paper(photo: Photo, words: impl IntoIterator<Item = String>) -> PhotoOnPaper {
    let words = words.into_iter().filter(|words| !words.is_empty());
    PhotoOnPaper {
        caption: words.collect::<Vec<_>>().join("："),
        hash: photo.small_hash,
        quarter_turns: photo.quarter_turns,
        marks: photo.marks,
        jpeg: None,
    }
}

/// A photo of what came, with the part it is of.
pub(super) fn of_goods(photo: GoodsPhoto, part: &str) -> PhotoOnPaper {
    let words = [part, photo.caption.as_str()].into_iter().filter(|words| !words.is_empty());
    PhotoOnPaper {
        caption: words.collect::<Vec<_>>().join("："),
        hash: photo.small_hash,
        quarter_turns: 0,
        marks: Vec::new(),
        jpeg: None,
    }
}

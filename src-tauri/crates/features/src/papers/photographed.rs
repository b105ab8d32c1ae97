//! A photo as it goes onto a paper.

use documents::photo::PhotoOnPaper;
use domain::photo::Photo;

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

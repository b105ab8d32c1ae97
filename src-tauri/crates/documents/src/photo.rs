//! A photo as a paper keeps it, and its bytes when it is drawn.

use domain::photo::PhotoMark;
use serde::{Deserialize, Serialize};

/// What of a photo a paper keeps. Its bytes are found again by their sum, so that
/// a reprint shows the photo that was signed or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoOnPaper {
    pub caption: String,
    pub hash: String,
    pub quarter_turns: i64,
    pub marks: Vec<PhotoMark>,
    /// None: they are lost.
    #[serde(skip)]
    pub jpeg: Option<Jpeg>,
}

/// A JPEG of three colours, as the program writes its photos.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jpeg {
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

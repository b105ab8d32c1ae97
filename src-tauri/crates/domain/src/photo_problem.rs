//! What may be wrong with a photo: refusals name it, and photos know refusals.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a file is no photo that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoProblem {
    /// Neither JPEG nor PNG nor WebP.
    NoPicture,
    /// As iPhones keep them; Safari turns it into JPEG by itself, a file that was sent is none.
    Heic,
    /// More pixels than any camera takes: made to fill the memory.
    TooManyPixels,
    /// Begins as a picture and does not end as one.
    Damaged,
}

//! Bytes from a camera, made into what is kept: a JPEG the program itself wrote,
//! turned upright, without the place and the device a phone writes into its
//! files, and a small one of it for lists. Nothing that came in from outside is
//! ever kept or shown as it came.

mod darkroom;
mod made;
mod whole;

pub use darkroom::convert;
pub use made::{ConvertedPhoto, MAX_SIDE, MEDIA_TYPE, size_of};

//! The pictures on the shop's papers: its logo, and its seal.

use crate::sent::bytes_of;
use domain::refusal::{FieldProblem, Refusal};
use domain::shop::{PaperPicture, ShopDetails};
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::{Prepare, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetPaperPicture {
    pub picture: PaperPicture,
    /// The file, in base64; empty takes the picture off the papers.
    pub content: String,
    /// Of the shop, as the page showed it.
    pub version: i64,
}

/// A head is a finger wide on paper: more was a photo.
const MAX_BYTES: usize = 1 << 20;

/// # Errors
/// A file that is no picture, or one too large for the head of a paper.
pub fn set_paper_picture(
    cx: &Prepare,
    ask: SetPaperPicture,
) -> Result<impl FnOnce(&Write) -> Result<ShopDetails> + 'static> {
    let SetPaperPicture { picture, content, version } = ask;
    let put = match content.as_str() {
        "" => None,
        content => Some(cx.shop.db.blobs().put(&made_of(content)?)?),
    };
    Ok(move |cx: &Write| {
        let mut details: ShopDetails = cx.details()?.clone();
        details.version = version;
        let hash = match &put {
            Some(put) => cx.w.name_blob(put, pictures::MEDIA_TYPE)?.hash,
            None => String::new(),
        };
        *details.settings.papers.picture(picture) = hash;
        cx.w.update(&details)?;
        details.version += 1;
        Ok(details)
    })
}

/// Never as it came: turned upright, on white, and smaller where it is large.
fn made_of(content: &str) -> Result<Vec<u8>> {
    let bytes = bytes_of(content)?;
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::bad("content", FieldProblem::TooLarge).into());
    }
    Ok(pictures::convert(bytes).map_err(|problem| Refusal::NoPhoto { problem })?.photo)
}

kernel::commands! {
    prepared set_paper_picture(SetPaperPicture) -> ShopDetails, MANAGER, changes [Shop Photos];
}

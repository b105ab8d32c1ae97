//! The picture of a part, as whoever picks it looks for it on the shelf.

use super::items::AskPart;
use crate::sent::bytes_of;
use base64::Engine;
use domain::catalogue::Part;
use domain::ids::PartId;
use domain::refusal::Refusal;
use domain::stock::{KEEPS, LOOKS_UP};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{Prepare, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetPartPicture {
    pub part_id: PartId,
    /// The file, in base64; empty takes the picture off the part.
    pub content: String,
    /// Of the part, as the page showed it.
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct PartPicture {
    /// A small JPEG, in base64; empty where there is none.
    pub content: String,
}

/// Gives a part its picture, or takes it off.
///
/// # Errors
/// `NoPhoto` for a file that is no picture, `NotFound`, and `Conflict` where the part was changed meanwhile.
pub fn set_part_picture(
    cx: &Prepare,
    ask: SetPartPicture,
) -> Result<impl FnOnce(&Write) -> Result<PartId> + 'static> {
    let SetPartPicture { part_id, content, version } = ask;
    let put = match content.as_str() {
        "" => None,
        // It is known by at a glance, and asked for with its page: the small one does.
        content => Some(cx.shop.db.blobs().put(&small_of(content)?)?),
    };
    Ok(move |cx: &Write| {
        let mut part: Part = cx.w.get(part_id.0)?;
        part.version = version;
        part.stock.picture = match &put {
            Some(put) => cx.w.name_blob(put, pictures::MEDIA_TYPE)?.hash,
            None => String::new(),
        };
        cx.w.update(&part)?;
        Ok(part_id)
    })
}

fn small_of(content: &str) -> Result<Vec<u8>> {
    let bytes = bytes_of(content)?;
    Ok(pictures::convert(bytes).map_err(|problem| Refusal::NoPhoto { problem })?.small)
}

/// The picture of a part.
///
/// # Errors
/// `NotFound` where there is no such part, and damage where its bytes are lost.
pub fn part_picture(cx: &Read, ask: AskPart) -> Result<PartPicture> {
    let part: Part = cx.r.get(ask.id.0)?;
    if part.stock.picture.is_empty() {
        return Ok(PartPicture { content: String::new() });
    }
    let bytes = cx.shop.db.blobs().get(&part.stock.picture)?;
    Ok(PartPicture { content: base64::engine::general_purpose::STANDARD.encode(bytes) })
}

kernel::commands! {
    prepared set_part_picture(SetPartPicture) -> PartId, Roles(KEEPS), changes [Catalogue Photos];
    read part_picture(AskPart) -> PartPicture, Roles(LOOKS_UP), shows [Catalogue];
}

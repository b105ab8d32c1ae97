//! Photos of what was wrong with a delivery: taken where it is looked at, shown with it and with what goes
//! back.

use super::pages::{name_of, photos_kept};
use crate::sent::bytes_of;
use base64::Engine;
use chrono::{DateTime, Utc};
use domain::as_seen::at_version;
use domain::catalogue::Part;
use domain::ids::{GoodsPhotoId, GoodsReceiptLineId};
use domain::receiving::{GoodsPhoto, GoodsReceiptLine};
use domain::refusal::Refusal;
use domain::stock::KEEPS;
use domain::visibility::is_still_shown;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{Prepare, Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddGoodsPhoto {
    pub goods_receipt_line_id: GoodsReceiptLineId,
    /// What is seen on it; empty where the reason says enough.
    pub caption: String,
    /// The file, in base64.
    pub content: String,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsPhotoAdded {
    pub id: GoodsPhotoId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RemoveGoodsPhoto {
    pub id: GoodsPhotoId,
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskGoodsPhotos {
    pub goods_receipt_line_id: GoodsReceiptLineId,
}

/// The photos of a line of a delivery.
#[derive(Debug, Serialize, TS)]
pub struct GoodsPhotos {
    pub photos: Vec<GoodsPhotoRow>,
    /// More of it may be taken now.
    pub may_add: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsPhotoRow {
    pub id: GoodsPhotoId,
    pub caption: String,
    pub taken_by_name: String,
    pub at: DateTime<Utc>,
    pub version: i64,
    /// Whoever asks may take it off.
    pub may_remove: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskGoodsPhoto {
    pub id: GoodsPhotoId,
    /// As it was kept, and not the small one.
    pub whole: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsPhotoContent {
    /// A JPEG, in base64.
    pub content: String,
}

/// The line, where one more photo of it is taken now.
fn photographed(r: &Reader<'_>, id: GoodsReceiptLineId) -> Result<GoodsReceiptLine> {
    let line: GoodsReceiptLine = r.get(id.0)?;
    let part: Part = r.get(line.part_id.0)?;
    line.check_photo(&part.terms.name, photos_kept(r, id)?.len())?;
    Ok(line)
}

/// The photos of a line of a delivery.
///
/// # Errors
/// `NotFound` where there is no such line.
pub fn goods_photos(cx: &Read, ask: AskGoodsPhotos) -> Result<GoodsPhotos> {
    let line: GoodsReceiptLine = cx.r.get(ask.goods_receipt_line_id.0)?;
    let (me, roles) = (cx.my_id()?, cx.roles());
    let kept = photos_kept(cx.r, line.id)?;
    let may_add = line.check_photo("", kept.len()).is_ok();
    let row = |photo: GoodsPhoto| -> Result<GoodsPhotoRow> {
        Ok(GoodsPhotoRow {
            id: photo.id,
            taken_by_name: name_of(cx.r, photo.taken_by)?,
            at: photo.at,
            version: photo.version,
            may_remove: photo.may_be_removed_by(me, roles),
            caption: photo.caption,
        })
    };
    Ok(GoodsPhotos { photos: kept.into_iter().map(row).collect::<Result<_>>()?, may_add })
}

/// The bytes of one of them.
///
/// # Errors
/// `NotFound` where there is none, or it was taken off; `PhotoLost` where its bytes are gone.
pub fn goods_photo(cx: &Read, ask: AskGoodsPhoto) -> Result<GoodsPhotoContent> {
    let photo: GoodsPhoto = cx.r.get(ask.id.0)?;
    if !is_still_shown(photo.removed_at, cx.roles()) {
        return Err(Refusal::NotFound { entity: "goods_photo".to_owned(), id: ask.id.0 }.into());
    }
    let hash = if ask.whole { &photo.hash } else { &photo.small_hash };
    let bytes = cx.shop.db.blobs().get(hash).map_err(|error| match error {
        // One lost photo is no damaged file of the shop.
        storage::StorageError::Damaged { .. } => kernel::error::Error::from(Refusal::PhotoLost),
        other => other.into(),
    })?;
    Ok(GoodsPhotoContent { content: base64::engine::general_purpose::STANDARD.encode(bytes) })
}

/// Takes in a photo of what waits to be looked at, or was rejected.
///
/// # Errors
/// `NotFound`; `NoPhoto` for a file that is no picture; `BadField` for a caption too long; `Receiving`
/// where nothing of the line waits or was rejected, or it has enough of them.
pub fn add_goods_photo(
    cx: &Prepare,
    ask: AddGoodsPhoto,
) -> Result<impl FnOnce(&Write) -> Result<GoodsPhotoAdded> + 'static> {
    let AddGoodsPhoto { goods_receipt_line_id, caption, content } = ask;
    let caption = GoodsPhoto::captioned(&caption)?;
    // Asked before anything is kept: what is refused leaves nothing on the disk.
    cx.shop.db.read(|r| photographed(r, goods_receipt_line_id).map(|_| ()))?;
    let bytes = bytes_of(&content)?;
    drop(content);
    let made = pictures::convert(bytes).map_err(|problem| Refusal::NoPhoto { problem })?;
    let (photo, small) = (cx.shop.db.blobs().put(&made.photo)?, cx.shop.db.blobs().put(&made.small)?);
    Ok(move |cx: &Write| {
        // And again now: somebody else may have taken the last one meanwhile.
        let line = photographed(cx.w, goods_receipt_line_id)?;
        let mut taken = GoodsPhoto {
            id: GoodsPhotoId(0),
            goods_receipt_line_id: line.id,
            caption,
            hash: cx.w.name_blob(&photo, pictures::MEDIA_TYPE)?.hash,
            small_hash: cx.w.name_blob(&small, pictures::MEDIA_TYPE)?.hash,
            taken_by: cx.my_id()?,
            at: cx.now,
            removed_at: None,
            removed_by: None,
            removed_reason: String::new(),
            version: 1,
        };
        cx.w.insert(&mut taken)?;
        Ok(GoodsPhotoAdded { id: taken.id })
    })
}

/// Takes a photo off, with the reason.
///
/// # Errors
/// `NotFound` where it was taken off before, `Conflict` on an older page, and what `GoodsPhoto::removed`
/// refuses.
pub fn remove_goods_photo(cx: &Write, ask: RemoveGoodsPhoto) -> Result<GoodsPhotoId> {
    let photo: GoodsPhoto = cx.w.get(ask.id.0)?;
    if photo.removed_at.is_some() {
        return Err(Refusal::NotFound { entity: "goods_photo".to_owned(), id: ask.id.0 }.into());
    }
    at_version("goods_photo", photo.id.0, ask.version, photo.version)?;
    cx.w.update(&photo.removed(&ask.reason, (cx.my_id()?, cx.roles()), cx.now)?)?;
    Ok(ask.id)
}

kernel::commands! {
    read goods_photos(AskGoodsPhotos) -> GoodsPhotos, Roles(KEEPS), shows [Purchasing People];
    read goods_photo(AskGoodsPhoto) -> GoodsPhotoContent, Roles(KEEPS), shows [Purchasing];
    prepared add_goods_photo(AddGoodsPhoto) -> GoodsPhotoAdded, Roles(KEEPS), changes [Purchasing Photos];
    write remove_goods_photo(RemoveGoodsPhoto) -> GoodsPhotoId, Roles(KEEPS), changes [Purchasing];
}

//! The bytes of a photo, for whoever is shown it. Both doors ask here.

use domain::ids::PhotoId;
use domain::photo::Photo;
use domain::refusal::Refusal;
use kernel::error::Result;
use kernel::sessions::Session;
use kernel::shop::Shop;
use storage::StorageError;

/// How large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoSize {
    Small,
    Whole,
}

impl PhotoSize {
    /// As it stands in an address.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "small" => Some(Self::Small),
            "whole" => Some(Self::Whole),
            _ => None,
        }
    }
}

/// # Errors
/// Nobody signed in, no such photo, one that is not for these roles or was taken
/// off the page, bytes that are lost.
pub fn photo(
    shop: &Shop,
    session: &Session,
    id: i64,
    size: PhotoSize,
) -> std::result::Result<Vec<u8>, Refusal> {
    let found = for_person(shop, session, PhotoId(id)).and_then(|photo| bytes_of(shop, &photo, size));
    found.map_err(|error| shop.refusal("photo", error))
}

fn for_person(shop: &Shop, session: &Session, id: PhotoId) -> Result<Photo> {
    shop.db.read(|r| -> Result<Photo> {
        let person = shop.signed_in(r, session)?;
        let photo: Photo = r.get(id.0)?;
        if photo.may_be_seen_by(&person.roles) {
            Ok(photo)
        } else {
            Err(Refusal::NotFound { entity: "photo".to_owned(), id: id.0 }.into())
        }
    })
}

/// Of a photo that somebody may see.
pub(crate) fn bytes_of(shop: &Shop, photo: &Photo, size: PhotoSize) -> Result<Vec<u8>> {
    let hash = match size {
        PhotoSize::Small => &photo.small_hash,
        PhotoSize::Whole => &photo.hash,
    };
    shop.db.blobs().get(hash).map_err(|error| match error {
        // One lost photo is no damaged file of the shop.
        StorageError::Damaged { .. } => Refusal::PhotoLost.into(),
        other => other.into(),
    })
}

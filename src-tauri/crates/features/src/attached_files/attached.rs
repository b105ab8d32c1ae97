//! A file on its way to the disk, and back to whoever looks at it.

use crate::papers::Document;
use crate::sent::bytes_of;
use chrono::{DateTime, Utc};
use domain::attached_file::{AttachedFile, MAX_ATTACHED_FILES, is_whole_pdf};
use domain::ids::{AttachedFileId, WorkOrderId};
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::{Prepare, Write};
use kernel::sessions::Session;
use kernel::shop::Shop;
use serde::{Deserialize, Serialize};
use storage::{Reader, StorageError};
use ts_rs::TS;

/// By what both doors ask for it, as for a paper of the shop.
pub(crate) const KIND: &str = "attached_file";
const MEDIA_TYPE: &str = "application/pdf";

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AttachFile {
    pub work_order_id: WorkOrderId,
    /// When the visit began that the page showed: a number may be another visit's once the shop
    /// went back to a copy.
    #[serde(default)]
    pub checked_in_at: Option<DateTime<Utc>>,
    pub name: String,
    /// The file, in base64.
    pub content: String,
}

#[derive(Debug, Serialize, TS)]
pub struct FileAttached {
    pub id: AttachedFileId,
}

/// # Errors
/// What is no whole PDF or too large, a visit that is not the one meant or takes none any more.
pub fn attach_file(
    cx: &Prepare,
    ask: AttachFile,
) -> Result<impl FnOnce(&Write) -> Result<FileAttached> + 'static> {
    let AttachFile { work_order_id, checked_in_at, name, content } = ask;
    let name = AttachedFile::named(&name)?;
    // Asked before anything is kept: what is refused leaves nothing on the disk.
    cx.shop.db.read(|r| visit_open_to(r, work_order_id, checked_in_at).map(|_| ()))?;
    let content = bytes_of(&content)?;
    if !is_whole_pdf(&content) {
        return Err(Refusal::NoPdf.into());
    }
    let bytes = i64::try_from(content.len()).unwrap_or(i64::MAX);
    let put = cx.shop.db.blobs().put(&content)?;
    Ok(move |cx: &Write| {
        // And again now: the visit may have gone on meanwhile.
        let order = visit_open_to(cx.w, work_order_id, checked_in_at)?;
        let mut attached = AttachedFile {
            id: AttachedFileId(0),
            work_order_id: order.id,
            name,
            hash: cx.w.name_blob(&put, MEDIA_TYPE)?.hash,
            bytes,
            attached_by: cx.my_id()?,
            at: cx.now,
            removed_at: None,
            removed_by: None,
            removed_reason: String::new(),
            version: 1,
        };
        cx.w.insert(&mut attached)?;
        Ok(FileAttached { id: attached.id })
    })
}

fn visit_open_to(r: &Reader<'_>, id: WorkOrderId, began: Option<DateTime<Utc>>) -> Result<WorkOrder> {
    let order: WorkOrder = r.get(id.0)?;
    order.check_is_meant(began)?;
    AttachedFile::check(order.stage)?;
    let there = r.attached_files_of(order.id)?;
    if there.iter().filter(|file| file.removed_at.is_none()).count() >= MAX_ATTACHED_FILES {
        let limit = i64::try_from(MAX_ATTACHED_FILES).unwrap_or(i64::MAX);
        return Err(Refusal::TooManyFiles { limit }.into());
    }
    Ok(order)
}

/// As a paper: looked at, saved and printed by the same ways.
///
/// # Errors
/// Nobody signed in, no such file, one that is not for these roles or was taken
/// off the page, bytes that are lost.
pub(crate) fn document(shop: &Shop, session: &Session, id: i64) -> Result<Document> {
    let file = shop.db.read(|r| -> Result<AttachedFile> {
        let person = shop.signed_in(r, session)?;
        let file: AttachedFile = r.get(id)?;
        if file.may_be_seen_by(&person.roles) {
            Ok(file)
        } else {
            Err(Refusal::NotFound { entity: KIND.to_owned(), id }.into())
        }
    })?;
    let bytes = shop.db.blobs().get(&file.hash).map_err(|error| match error {
        // One lost file is no damaged file of the shop.
        StorageError::Damaged { .. } => {
            Refusal::Damaged { entity: KIND.to_owned(), number: file.name.clone() }.into()
        }
        other => kernel::Error::from(other),
    })?;
    Ok(Document { number: file.name.clone(), file_name: file.name, bytes })
}

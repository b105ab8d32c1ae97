//! What can be asked about the files of a visit.

use super::attached::{AttachFile, FileAttached, KIND, attach_file};
use crate::visit::changes::AskVisit;
use crate::visit::flow::at_version;
use chrono::{DateTime, Utc};
use domain::attached_file::AttachedFile;
use domain::ids::{AttachedFileId, PersonId};
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use kernel::command::{Roles, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

const ATTACHERS: kernel::command::Access = Roles(&AttachedFile::ROLES);

#[derive(Debug, Serialize, TS)]
pub struct AttachedFileRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub file: AttachedFile,
    pub attached_by_name: String,
    pub removed_by_name: String,
    /// Whoever asks may take it off the page.
    pub may_remove: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct VisitFiles {
    pub files: Vec<AttachedFileRow>,
    /// When the visit began: by that a file names it that is sent later.
    pub checked_in_at: DateTime<Utc>,
    /// Whether whoever asks may attach one now.
    pub may_attach: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RemoveAttachedFile {
    pub id: AttachedFileId,
    pub version: i64,
    pub reason: String,
}

/// The files of a visit, for who is shown them.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn list_attached_files(cx: &Read, ask: AskVisit) -> Result<VisitFiles> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let roles = cx.roles();
    if !AttachedFile::is_shown_to(roles) {
        return Ok(VisitFiles { files: Vec::new(), checked_in_at: order.checked_in_at, may_attach: false });
    }
    let names: HashMap<PersonId, String> =
        cx.r.people()?.into_iter().map(|person| (person.id, person.name)).collect();
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let files = cx.r.attached_files_of(order.id)?.into_iter();
    let files = files.filter(|file| file.may_be_seen_by(roles));
    let files = files.map(|file| AttachedFileRow {
        attached_by_name: name(file.attached_by),
        removed_by_name: file.removed_by.map(name).unwrap_or_default(),
        may_remove: file.may_be_removed_by(roles, order.stage),
        file,
    });
    let may_attach = AttachedFile::check(order.stage).is_ok()
        && AttachedFile::ROLES.iter().any(|role| roles.contains(role));
    Ok(VisitFiles { files: files.collect(), checked_in_at: order.checked_in_at, may_attach })
}

/// Takes a file off the page, with the reason.
///
/// # Errors
/// `NotFound` where it is not there any more, `FileTooLate` where it may not go, `Conflict` on
/// an older page, `BadField` without a reason.
pub fn remove_attached_file(cx: &Write, ask: RemoveAttachedFile) -> Result<()> {
    let file: AttachedFile = cx.w.get(ask.id.0)?;
    let order: WorkOrder = cx.w.get(file.work_order_id.0)?;
    if file.removed_at.is_some() {
        return Err(Refusal::NotFound { entity: KIND.to_owned(), id: ask.id.0 }.into());
    }
    if !file.may_be_removed_by(cx.roles(), order.stage) {
        return Err(Refusal::FileTooLate { stage: order.stage }.into());
    }
    at_version(KIND, ask.id.0, ask.version, file.version)?;
    Ok(cx.w.update(&file.removed(&ask.reason, cx.my_id()?, cx.now)?)?)
}

kernel::commands! {
    read list_attached_files(AskVisit) -> VisitFiles, SignedIn, shows [Photos Visits People];
    prepared attach_file(AttachFile) -> FileAttached, ATTACHERS, changes [Photos];
    write remove_attached_file(RemoveAttachedFile) -> (), ATTACHERS, changes [Photos];
}

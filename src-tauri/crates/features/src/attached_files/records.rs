//! The documents of a customer or of a car: taken in, looked at, taken off with a reason and put
//! back.

use crate::papers::Document;
use crate::sent::bytes_of;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::as_seen::at_version;
use domain::attached_file::{AttachedFile, is_whole_pdf};
use domain::customer::Customer;
use domain::ids::{PersonId, RecordDocumentId};
use domain::merge::MergedKind;
use domain::record_document::{DocumentOf, DocumentTyped, RecordDocument, check_room};
use domain::refusal::Refusal;
use domain::vehicle::{DueStanding, Vehicle};
use kernel::command::{Roles, SignedIn};
use kernel::error::Result;
use kernel::host::{Prepare, Read, Write};
use kernel::sessions::Session;
use kernel::shop::Shop;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use storage::{Reader, StorageError};
use ts_rs::TS;

/// By what both doors ask for one that is a PDF, as for a paper of the shop.
pub(crate) const KIND: &str = "record_document";
const PDF: &str = "application/pdf";
const ATTACHERS: kernel::command::Access = Roles(&AttachedFile::ROLES);

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskRecordDocuments {
    pub of: DocumentOf,
}

#[derive(Debug, Serialize, TS)]
pub struct RecordDocuments {
    pub documents: Vec<RecordDocumentRow>,
    /// Whether whoever asks may attach one now.
    pub may_attach: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct RecordDocumentRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub document: RecordDocument,
    pub attached_by_name: String,
    pub removed_by_name: String,
    /// How the last day it holds stands; none where it has none.
    pub due: Option<DueStanding>,
    /// Whoever asks may take it off the page, or put it back.
    pub may_remove: bool,
    pub may_put_back: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AttachRecordDocument {
    pub of: DocumentOf,
    pub typed: DocumentTyped,
    /// The file, in base64.
    pub content: String,
}

#[derive(Debug, Serialize, TS)]
pub struct RecordDocumentAttached {
    pub id: RecordDocumentId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RemoveRecordDocument {
    pub id: RecordDocumentId,
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PutBackRecordDocument {
    pub id: RecordDocumentId,
    pub version: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskRecordDocument {
    pub id: RecordDocumentId,
}

#[derive(Debug, Serialize, TS)]
pub struct RecordDocumentPicture {
    /// A JPEG, in base64.
    pub content: String,
}

/// Whose it is by now: a page that was left open asks by the number they had before they were merged.
fn whose(r: &Reader<'_>, of: DocumentOf) -> Result<DocumentOf> {
    Ok(match of {
        DocumentOf::Customer(id) => {
            let customer: Customer = r.get(r.stands_for(MergedKind::Customer, id.0)?)?;
            DocumentOf::Customer(customer.id)
        }
        DocumentOf::Vehicle(id) => {
            let vehicle: Vehicle = r.get(r.stands_for(MergedKind::Vehicle, id.0)?)?;
            DocumentOf::Vehicle(vehicle.id)
        }
    })
}

fn open_to_one_more(r: &Reader<'_>, of: DocumentOf) -> Result<DocumentOf> {
    let of = whose(r, of)?;
    check_room(&r.record_documents_of(of)?)?;
    Ok(of)
}

/// The documents of a customer or of a car, for who is shown them.
///
/// # Errors
/// `NotFound` where there is no such record.
pub fn list_record_documents(cx: &Read, ask: AskRecordDocuments) -> Result<RecordDocuments> {
    let of = whose(cx.r, ask.of)?;
    let (me, roles, today) = (cx.my_id()?, cx.roles(), cx.today()?);
    if !AttachedFile::is_shown_to(roles) {
        return Ok(RecordDocuments { documents: Vec::new(), may_attach: false });
    }
    let names: HashMap<PersonId, String> =
        cx.r.people()?.into_iter().map(|person| (person.id, person.name)).collect();
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let documents = cx.r.record_documents_of(of)?;
    let may_attach =
        check_room(&documents).is_ok() && AttachedFile::ROLES.iter().any(|role| roles.contains(role));
    let shown = documents.into_iter().filter(|document| document.may_be_seen_by(me, roles));
    let row = |document: RecordDocument| RecordDocumentRow {
        attached_by_name: name(document.attached_by),
        removed_by_name: document.removed_by.map(name).unwrap_or_default(),
        due: document.stands(today),
        may_remove: document.may_be_removed_by(roles),
        may_put_back: document.may_be_put_back_by(me, roles),
        document,
    };
    Ok(RecordDocuments { documents: shown.map(row).collect(), may_attach })
}

/// What is kept of what was sent: a PDF as it came, a picture as photos are kept.
fn to_keep(name: &str, content: Vec<u8>) -> std::result::Result<(Vec<u8>, bool), Refusal> {
    if is_whole_pdf(&content) {
        return Ok((content, false));
    }
    // Who sent a PDF is told what is wrong with it as a PDF.
    if name.trim().to_lowercase().ends_with(".pdf") {
        return Err(Refusal::NoPdf);
    }
    let made = pictures::convert(content).map_err(|problem| Refusal::NoPhoto { problem })?;
    Ok((made.photo, true))
}

/// Takes one in.
///
/// # Errors
/// `NotFound` where there is no such record, `TooManyDocuments`, `NoPdf` or `NoPhoto` for what is
/// neither whole, `FileTooLarge`, `BadField` for what is typed wrong.
pub fn attach_record_document(
    cx: &Prepare,
    ask: AttachRecordDocument,
) -> Result<impl FnOnce(&Write) -> Result<RecordDocumentAttached> + 'static> {
    let AttachRecordDocument { of, typed, content } = ask;
    // Asked before anything is kept: what is refused leaves nothing on the disk.
    typed.checked(true)?;
    cx.shop.db.read(|r| open_to_one_more(r, of))?;
    let (content, is_picture) = to_keep(&typed.name, bytes_of(&content)?)?;
    let typed = typed.checked(is_picture)?;
    let bytes = i64::try_from(content.len()).unwrap_or(i64::MAX);
    let put = cx.shop.db.blobs().put(&content)?;
    Ok(move |cx: &Write| {
        // And again now: somebody else may have attached the last one meanwhile.
        let of = open_to_one_more(cx.w, of)?;
        let media_type = if is_picture { pictures::MEDIA_TYPE } else { PDF };
        let (customer_id, vehicle_id) = match of {
            DocumentOf::Customer(id) => (Some(id), None),
            DocumentOf::Vehicle(id) => (None, Some(id)),
        };
        let mut document = RecordDocument {
            id: RecordDocumentId(0),
            customer_id,
            vehicle_id,
            document_kind: typed.document_kind,
            note: typed.note,
            valid_until: typed.valid_until,
            name: typed.name,
            hash: cx.w.name_blob(&put, media_type)?.hash,
            bytes,
            is_picture,
            attached_by: cx.my_id()?,
            at: cx.now,
            removed_at: None,
            removed_by: None,
            removed_reason: String::new(),
            version: 1,
        };
        cx.w.insert(&mut document)?;
        Ok(RecordDocumentAttached { id: document.id })
    })
}

/// Takes one off the page, with the reason.
///
/// # Errors
/// `NotFound` where it is not there any more, `Conflict` on an older page, `BadField` without a
/// reason.
pub fn remove_record_document(cx: &Write, ask: RemoveRecordDocument) -> Result<()> {
    let document: RecordDocument = cx.w.get(ask.id.0)?;
    if !document.may_be_removed_by(cx.roles()) {
        return Err(unknown(ask.id).into());
    }
    at_version(KIND, ask.id.0, ask.version, document.version)?;
    Ok(cx.w.update(&document.removed(&ask.reason, cx.my_id()?, cx.now)?)?)
}

/// Puts one back that was taken off.
///
/// # Errors
/// `NotFound` where it was not taken off, or by somebody else; `Conflict` on an older page;
/// `TooManyDocuments` where others took its place.
pub fn put_back_record_document(cx: &Write, ask: PutBackRecordDocument) -> Result<()> {
    let document: RecordDocument = cx.w.get(ask.id.0)?;
    if !document.may_be_put_back_by(cx.my_id()?, cx.roles()) {
        return Err(unknown(ask.id).into());
    }
    at_version(KIND, ask.id.0, ask.version, document.version)?;
    let of = document.customer_id.map(DocumentOf::Customer);
    if let Some(of) = of.or(document.vehicle_id.map(DocumentOf::Vehicle)) {
        check_room(&cx.w.record_documents_of(of)?)?;
    }
    Ok(cx.w.update(&document.put_back())?)
}

/// The bytes of one that is a picture.
///
/// # Errors
/// `NotFound` where there is none, or it is not for these roles; `PhotoLost` where its bytes are
/// gone.
pub fn record_document_picture(cx: &Read, ask: AskRecordDocument) -> Result<RecordDocumentPicture> {
    let document: RecordDocument = cx.r.get(ask.id.0)?;
    if !document.is_picture || !document.may_be_seen_by(cx.my_id()?, cx.roles()) {
        return Err(unknown(ask.id).into());
    }
    let bytes = cx.shop.db.blobs().get(&document.hash).map_err(|error| match error {
        // One lost picture is no damaged file of the shop.
        StorageError::Damaged { .. } => kernel::error::Error::from(Refusal::PhotoLost),
        other => other.into(),
    })?;
    Ok(RecordDocumentPicture { content: STANDARD.encode(bytes) })
}

/// One that is a PDF, looked at, saved and printed by the ways of papers.
///
/// # Errors
/// Nobody signed in, no such PDF, one that is not for these roles or was taken off, bytes that are
/// lost.
pub(crate) fn document(shop: &Shop, session: &Session, id: i64) -> Result<Document> {
    let found = shop.db.read(|r| -> Result<RecordDocument> {
        let person = shop.signed_in(r, session)?;
        let document: RecordDocument = r.get(id)?;
        if !document.is_picture && document.may_be_seen_by(person.id, &person.roles) {
            Ok(document)
        } else {
            Err(unknown(RecordDocumentId(id)).into())
        }
    })?;
    let bytes = shop.db.blobs().get(&found.hash).map_err(|error| match error {
        // One lost file is no damaged file of the shop.
        StorageError::Damaged { .. } => {
            Refusal::Damaged { entity: KIND.to_owned(), number: found.name.clone() }.into()
        }
        other => kernel::Error::from(other),
    })?;
    Ok(Document { number: found.name.clone(), file_name: found.name, bytes })
}

fn unknown(id: RecordDocumentId) -> Refusal {
    Refusal::NotFound { entity: KIND.to_owned(), id: id.0 }
}

kernel::commands! {
    read list_record_documents(AskRecordDocuments) -> RecordDocuments, SignedIn,
        shows [Customers Vehicles People];
    read record_document_picture(AskRecordDocument) -> RecordDocumentPicture, SignedIn, shows [Customers];
    prepared attach_record_document(AttachRecordDocument) -> RecordDocumentAttached, ATTACHERS,
        changes [Customers Photos];
    write remove_record_document(RemoveRecordDocument) -> (), ATTACHERS, changes [Customers];
    write put_back_record_document(PutBackRecordDocument) -> (), ATTACHERS, changes [Customers];
}

//! What can be asked about photos.

use super::taken::{AddPhoto, PhotoAdded, add_photo};
use crate::kept::photographed::PhotosSigned;
use crate::visit::changes::AskVisit;
use crate::visit::flow::at_version;
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, PhotoId};
use domain::photo::{Photo, PhotoDrawing, PhotoKind};
use domain::refusal::Refusal;
use domain::warranty_judgement::{check_no_evidence, evidence};
use domain::work_order::WorkOrder;
use kernel::command::{Roles, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

const TAKERS: kernel::command::Access = Roles(&PhotoKind::TAKERS);

#[derive(Debug, Serialize, TS)]
pub struct PhotoRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub photo: Photo,
    pub taken_by_name: String,
    pub removed_by_name: String,
    /// Whoever asks may draw on it and take it off.
    pub may_change: bool,
    /// The line it shows the warranty judgement of: nobody changes it while that stands. Empty: of none.
    pub evidence_of: String,
}

#[derive(Debug, Serialize, TS)]
pub struct VisitPhotos {
    pub photos: Vec<PhotoRow>,
    /// When the visit began: by that a photo names it that is sent later.
    pub checked_in_at: DateTime<Utc>,
    /// What whoever asks may take now.
    pub may_take: Vec<PhotoKind>,
    pub signed: PhotosSigned,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DrawOnPhoto {
    pub id: PhotoId,
    pub version: i64,
    #[serde(flatten)]
    #[ts(flatten)]
    pub drawing: PhotoDrawing,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RemovePhoto {
    pub id: PhotoId,
    pub version: i64,
    pub reason: String,
}

/// The photos of a visit that this person is shown.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn list_photos(cx: &Read, ask: AskVisit) -> Result<VisitPhotos> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let (me, roles) = (cx.my_id()?, cx.roles());
    let names: HashMap<PersonId, String> =
        cx.r.people()?.into_iter().map(|person| (person.id, person.name)).collect();
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let photos = cx.r.photos_of(order.id)?;
    let signed = PhotosSigned::of(&photos);
    let (lines, judgements) = (cx.r.lines_of(order.id)?, cx.r.judgements_of(order.id)?);
    let shows: HashMap<PhotoId, &str> = evidence(&lines, &judgements)
        .into_iter()
        .map(|(photo, line)| (photo, line.figures.name.as_str()))
        .collect();
    let photos = photos.into_iter().filter(|photo| photo.kind.is_shown_to(roles));
    let photos = photos.map(|photo| PhotoRow {
        taken_by_name: name(photo.taken_by),
        removed_by_name: photo.removed_by.map(name).unwrap_or_default(),
        may_change: photo.may_be_changed_by(me, roles, order.stage) && !shows.contains_key(&photo.id),
        evidence_of: shows.get(&photo.id).copied().unwrap_or_default().to_owned(),
        photo,
    });
    let may_take = PhotoKind::ALL.into_iter().filter(|kind| kind.check(order.stage, roles).is_ok());
    Ok(VisitPhotos {
        photos: photos.collect(),
        checked_in_at: order.checked_in_at,
        may_take: may_take.collect(),
        signed,
    })
}

/// The photo as the person saw it, where they may change it.
fn changeable(cx: &Write, id: PhotoId, version: i64) -> Result<Photo> {
    let photo: Photo = cx.w.get(id.0)?;
    let order: WorkOrder = cx.w.get(photo.work_order_id.0)?;
    let is_shown = photo.kind.is_shown_to(cx.roles()) && photo.removed_at.is_none();
    if !is_shown {
        return Err(Refusal::NotFound { entity: "photo".to_owned(), id: id.0 }.into());
    }
    if !photo.may_be_changed_by(cx.my_id()?, cx.roles(), order.stage) {
        return Err(Refusal::PhotoOfAnother.into());
    }
    at_version("photo", id.0, version, photo.version)?;
    check_no_evidence(id, &cx.w.lines_of(order.id)?, &cx.w.judgements_of(order.id)?)?;
    Ok(photo)
}

/// Turns a photo, or draws on it.
///
/// # Errors
/// `NotFound` where it was taken off, `PhotoOfAnother`, `Conflict` on an older page, `PhotoIsEvidence` while it
/// shows why somebody else pays a line, and what `Photo::drawn_on` refuses.
pub fn draw_on_photo(cx: &Write, ask: DrawOnPhoto) -> Result<()> {
    let photo = changeable(cx, ask.id, ask.version)?;
    Ok(cx.w.update(&photo.drawn_on(ask.drawing)?)?)
}

/// Takes a photo off the page, with the reason.
///
/// # Errors
/// `NotFound` where it was taken off before, `PhotoOfAnother`, `Conflict` on an older page,
/// `PhotoIsEvidence` while it shows why somebody else pays a line, `BadField` without a reason.
pub fn remove_photo(cx: &Write, ask: RemovePhoto) -> Result<()> {
    let photo = changeable(cx, ask.id, ask.version)?;
    Ok(cx.w.update(&photo.removed(&ask.reason, cx.my_id()?, cx.now)?)?)
}

kernel::commands! {
    read list_photos(AskVisit) -> VisitPhotos, SignedIn, shows [Photos Visits People];
    prepared add_photo(AddPhoto) -> PhotoAdded, TAKERS, changes [Photos];
    write draw_on_photo(DrawOnPhoto) -> (), TAKERS, changes [Photos];
    write remove_photo(RemovePhoto) -> (), TAKERS, changes [Photos];
}

//! What people keep of lists for themselves.

use domain::ids::{PersonId, SavedViewId};
use domain::list_filter::{KEEPS_VIEWS, ListFilter, ListedKind, SavedView, view_name};
use domain::refusal::Refusal;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskViews {
    pub list: ListedKind,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedViews {
    /// By name, and without the one that only goes out.
    pub views: Vec<SavedView>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct KeepView {
    pub list: ListedKind,
    /// None for the list as it is about to go out; one of the name there is is written over.
    #[ts(optional = nullable)]
    pub name: Option<String>,
    pub filter: ListFilter,
}

#[derive(Debug, Serialize, TS)]
pub struct KeptView {
    pub id: SavedViewId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DropView {
    pub id: SavedViewId,
}

/// One's own views of a list.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_views(cx: &Read, ask: AskViews) -> Result<SavedViews> {
    let mut views = cx.r.saved_views(cx.my_id()?, ask.list)?;
    views.retain(|view| !view.name.is_empty());
    Ok(SavedViews { views })
}

/// A view by its number, for the one whose it is.
///
/// # Errors
/// `NotFound` of another's as of one there is none of.
pub(crate) fn own_view(r: &Reader<'_>, person: PersonId, id: SavedViewId) -> Result<SavedView> {
    let view: SavedView = r.get(id.0)?;
    if view.person_id == person {
        Ok(view)
    } else {
        Err(Refusal::NotFound { entity: "saved_view".to_owned(), id: id.0 }.into())
    }
}

/// Keeps what a list is narrowed to.
///
/// # Errors
/// `RoleMissing` of a list that somebody does not look through, `BadField` for a name that is none or a filter that
/// cannot be asked.
pub fn keep_view(cx: &Write, ask: KeepView) -> Result<KeptView> {
    let (wanted, held) = (ask.list.roles(), &cx.me()?.roles);
    if !wanted.iter().any(|role| held.contains(role)) {
        return Err(Refusal::RoleMissing { roles: wanted.to_vec() }.into());
    }
    let name = ask.name.map(|name| view_name(&name)).transpose()?.unwrap_or_default();
    let (person_id, filter) = (cx.my_id()?, ask.filter.checked()?);
    let known = cx.w.saved_views(person_id, ask.list)?.into_iter().find(|view| view.name == name);
    let id = match known {
        Some(known) => {
            let id = known.id;
            cx.w.update(&SavedView { filter, ..known })?;
            id
        }
        None => {
            let mut view =
                SavedView { id: SavedViewId(0), person_id, list: ask.list, name, filter, version: 1 };
            cx.w.insert(&mut view)?;
            view.id
        }
    };
    Ok(KeptView { id })
}

/// One's own view goes.
///
/// # Errors
/// `NotFound` where it is gone already, or another's.
pub fn drop_view(cx: &Write, ask: DropView) -> Result<()> {
    let view = own_view(cx.w, cx.my_id()?, ask.id)?;
    Ok(cx.w.delete::<SavedView>(view.id.0)?)
}

kernel::commands! {
    read list_views(AskViews) -> SavedViews, Roles(KEEPS_VIEWS), shows [Views];
    write keep_view(KeepView) -> KeptView, Roles(KEEPS_VIEWS), changes [Views];
    write drop_view(DropView) -> (), Roles(KEEPS_VIEWS), changes [Views];
}

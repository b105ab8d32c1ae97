//! The shop's own collection codes 收款码, shown beside what is due.

use documents::qr::modules;
use domain::collection_code::CollectionCode;
use domain::settlement::PaymentMeans;
use domain::work_order::stage::Action;
use kernel::command::{MANAGER, of};
use kernel::error::{Error, Result};
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
pub struct CollectionCodeRow {
    pub means: PaymentMeans,
    /// Its modules row by row; none where the shop has no such code.
    pub qr: Vec<String>,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct CollectionCodes {
    pub codes: Vec<CollectionCodeRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct KeepCollectionCode {
    pub means: PaymentMeans,
    /// What was read from the picture; nothing takes the code off.
    #[ts(optional = nullable)]
    pub content: Option<String>,
    pub version: i64,
}

fn row_of(code: &CollectionCode) -> Result<CollectionCodeRow> {
    let qr =
        if code.content.is_empty() { Vec::new() } else { modules(&code.content).map_err(Error::fault)? };
    Ok(CollectionCodeRow { means: code.means, qr, version: code.version })
}

/// The codes the till shows, of each means.
///
/// # Errors
/// A code that cannot be drawn.
pub fn collection_codes(cx: &Read, _: AskNothing) -> Result<CollectionCodes> {
    let row = |means| row_of(&cx.r.collection_code_of(means)?);
    Ok(CollectionCodes { codes: CollectionCode::MEANS.into_iter().map(row).collect::<Result<_>>()? })
}

/// Keeps what the provider printed for the shop, or takes it off.
///
/// # Errors
/// What `CollectionCode::shows` and `taken_off` refuse, `Conflict`.
pub fn keep_collection_code(cx: &Write, ask: KeepCollectionCode) -> Result<CollectionCodeRow> {
    let before = CollectionCode { version: ask.version, ..cx.w.collection_code_of(ask.means)? };
    let mut next = match &ask.content {
        Some(content) => before.shows(content)?,
        None => before.taken_off()?,
    };
    if next.id.0 == 0 {
        next.version = 1;
        cx.w.insert(&mut next)?;
    } else {
        cx.w.update(&next)?;
        next.version += 1;
    }
    row_of(&next)
}

kernel::commands! {
    read collection_codes(AskNothing) -> CollectionCodes, of(Action::TakePayment), shows [Shop];
    write keep_collection_code(KeepCollectionCode) -> CollectionCodeRow, MANAGER, changes [Shop];
}

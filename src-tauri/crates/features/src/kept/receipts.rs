//! What a receipt names beside its amounts, kept as its money moved, and read back
//! only when it is what was written.

use super::sheets::damaged;
use domain::counterfoil::ReceiptFoil;
use domain::settlement::Payment;
use kernel::checksum::checksum;
use kernel::error::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;
use storage::{Reader, StorageError, Writer};

fn sum_of(foil: &ReceiptFoil) -> String {
    checksum(&serde_json::json!({ "payment_id": foil.payment_id, "content": foil.content }))
}

pub(crate) fn receipt_is_intact(foil: &ReceiptFoil) -> bool {
    sum_of(foil) == foil.checksum
}

pub(crate) fn keep_named(w: &Writer<'_>, paid: &Payment, named: &impl Serialize) -> Result<()> {
    let content = serde_json::to_string(named)?;
    let mut foil = ReceiptFoil { id: 0, payment_id: paid.id, content, checksum: String::new() };
    foil.checksum = sum_of(&foil);
    w.insert(&mut foil)?;
    Ok(())
}

/// Nothing of a receipt written before this was kept.
pub(crate) fn kept_named<T: DeserializeOwned>(r: &Reader<'_>, paid: &Payment) -> Result<Option<T>> {
    let is_off = || damaged("receipt", &paid.number);
    let foil = match r.receipt_foil_of(paid.id) {
        Err(StorageError::Shape(_)) => return Err(is_off()),
        found => found?,
    };
    let Some(foil) = foil else { return Ok(None) };
    if !receipt_is_intact(&foil) {
        return Err(is_off());
    }
    Ok(Some(serde_json::from_str(&foil.content)?))
}

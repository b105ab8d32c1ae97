//! Papers that are given out by being looked at: what they say then is kept before
//! it is shown, and stands until there is something new to say.

use super::context::PaperContext;
use crate::kept::counterfoils::{Subject, content_of};
use domain::counterfoil::CounterfoilKind;
use domain::search_terms::of_number;
use kernel::clock::present_in;
use kernel::error::{Error, Result};
use kernel::sessions::Session;
use kernel::shop::Shop;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use storage::Writer;

/// A paper of which a newer edition may replace the one given out.
pub(super) trait Edition: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The same words under the print time and the note of another edition.
    fn printed_as(self, other: &Self) -> Self;
    fn noted(self, note: String) -> Self;
}

/// Keeps what `new` has to say. It is asked twice: who only looks at what was given
/// out already waits for nobody's write, and somebody else may just have given it out.
pub(super) fn give_out<T: Serialize>(
    shop: &Shop,
    session: &Session,
    command: &str,
    request: &Value,
    new: impl Fn(&PaperContext<'_>) -> Result<Option<(Subject, T)>>,
) -> Result<()> {
    let said = shop.db.read(|r| {
        shop.signed_in(r, session)?;
        new(&PaperContext::of(r, present_in(r, shop.clock.as_ref())?)?)
    })?;
    if said.is_none() {
        return Ok(());
    }
    let actor = shop.actor(session, command, None, request);
    shop.db.write(&actor, |w| {
        let person = shop.signed_in(w, session)?;
        if let Some((about, content)) = new(&PaperContext::of(w, w.at())?)? {
            about.keep(w, w.at(), person.id, &content)?;
            is_found(w, about, &content)?;
        }
        Ok::<_, Error>(Value::Null)
    })?;
    Ok(())
}

/// A contract that comes back is scanned: its number leads to its visit.
fn is_found<T: Serialize>(w: &Writer<'_>, about: Subject, content: &T) -> Result<()> {
    let said = serde_json::to_value(content).unwrap_or_default();
    match (about.kind, said.get("number").and_then(Value::as_str)) {
        (CounterfoilKind::RepairContract, Some(number)) => {
            Ok(w.index_terms("repair_contract", about.order.0, &of_number(number))?)
        }
        _ => Ok(()),
    }
}

impl PaperContext<'_> {
    /// What is to be given out: the first edition, or one that says something new
    /// while the visit is one whose papers may still change.
    pub(super) fn next_edition<T: Edition>(
        &self,
        about: Subject,
        number: &str,
        may_change: bool,
        now: impl FnOnce() -> Result<T>,
    ) -> Result<Option<(Subject, T)>> {
        let Some(before) = about.newest(self.r)? else { return Ok(Some((about, now()?))) };
        let Some(given_out) = content_of::<T>(&before, number)? else { return Ok(None) };
        if !may_change {
            return Ok(None);
        }
        let now = now()?;
        if now.clone().printed_as(&given_out) == given_out {
            return Ok(None);
        }
        let note = format!(
            "第 {} 版，{} 起用，代替 {} 的前一版。",
            before.edition + 1,
            self.time(self.now),
            self.time(before.at)
        );
        Ok(Some((about, now.noted(note))))
    }
}

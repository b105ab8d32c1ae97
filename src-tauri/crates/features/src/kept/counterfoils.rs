//! Keeping what was given out or signed, and reading it back only when it is
//! what was written.

use chrono::{DateTime, Utc};
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::ids::{PersonId, WorkOrderId};
use domain::refusal::Refusal;
use kernel::checksum::checksum;
use kernel::error::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use storage::{Reader, StorageError, Writer};

/// Over everything but the row's id, which is only given on writing. The fields
/// are named one by one: a field of a later program must not change the sum.
pub(crate) fn sum_of(foil: &Counterfoil) -> String {
    checksum(&serde_json::json!({
        "kind": foil.kind.code(),
        "work_order_id": foil.work_order_id,
        "subject_id": foil.subject_id,
        "edition": foil.edition,
        "at": foil.at,
        "person_id": foil.person_id,
        "content": foil.content,
    }))
}

pub(crate) fn is_intact(foil: &Counterfoil) -> bool {
    foil.is_of_an_older_paper() || sum_of(foil) == foil.checksum
}

/// What a counterfoil is about: the kind, the visit, and of a sheet its id.
#[derive(Clone, Copy)]
pub(crate) struct Subject {
    pub kind: CounterfoilKind,
    pub order: WorkOrderId,
    pub id: i64,
}

impl Subject {
    pub(crate) const fn of_visit(kind: CounterfoilKind, order: WorkOrderId) -> Self {
        Self { kind, order, id: order.0 }
    }

    pub(crate) fn newest(self, r: &Reader<'_>) -> Result<Option<Counterfoil>> {
        newest_of(r, self.kind, self.id)
    }

    /// Writes the next edition.
    pub(crate) fn keep(
        self,
        w: &Writer<'_>,
        at: DateTime<Utc>,
        person: PersonId,
        content: &impl Serialize,
    ) -> Result<Counterfoil> {
        let before = self.newest(w)?.map_or(0, |before| before.edition);
        let mut foil = Counterfoil {
            id: 0,
            kind: self.kind,
            work_order_id: self.order,
            subject_id: self.id,
            edition: before + 1,
            at,
            person_id: Some(person),
            content: serde_json::to_string(content)?,
            checksum: String::new(),
        };
        foil.checksum = sum_of(&foil);
        w.insert(&mut foil)?;
        Ok(foil)
    }

    /// The newest edition of what certainly was given out: when there is none,
    /// it was lost. Nothing is answered for a paper older than counterfoils.
    pub(crate) fn content<T: DeserializeOwned>(self, r: &Reader<'_>, number: &str) -> Result<Option<T>> {
        match self.newest(r)? {
            Some(foil) => content_of(&foil, number),
            None => Err(damaged(self.kind, number)),
        }
    }
}

/// The edition that is given out now.
pub(crate) fn newest_of(r: &Reader<'_>, kind: CounterfoilKind, id: i64) -> Result<Option<Counterfoil>> {
    match r.newest_counterfoil(kind, id) {
        Err(StorageError::Shape(_)) => Err(damaged(kind, &id.to_string())),
        found => Ok(found?),
    }
}

pub(crate) fn content_of<T: DeserializeOwned>(foil: &Counterfoil, number: &str) -> Result<Option<T>> {
    if foil.is_of_an_older_paper() {
        return Ok(None);
    }
    if sum_of(foil) != foil.checksum {
        return Err(damaged(foil.kind, number));
    }
    Ok(Some(serde_json::from_str(&foil.content)?))
}

pub(crate) fn damaged(kind: CounterfoilKind, number: &str) -> Error {
    Refusal::Damaged { entity: kind.code().to_owned(), number: number.to_owned() }.into()
}

fn number_in(foil: &Counterfoil) -> Option<String> {
    let content: Value = serde_json::from_str(&foil.content).ok()?;
    Some(content.get("number")?.as_str()?.to_owned())
}

/// The number of a visit's contract, of its first edition: what was once given out stands.
pub fn contract_given_out(foils: &[Counterfoil]) -> Option<String> {
    foils.iter().filter(|foil| foil.kind == CounterfoilKind::RepairContract).find_map(number_in)
}
